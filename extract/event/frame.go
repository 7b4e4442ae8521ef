package event

import "strings"

// cooperative are the types that are offers while they are only planned, and
// refusals when they are denied for the time to come: CAMEO's "express intent
// to" (03) and "decline to" (12).
var cooperative = map[string]bool{
	"CONSULT": true, "SUPPORT": true, "COOPERATE": true, "AID": true, "RETREAT": true, "CONCEDE": true, "AGREE": true,
}

var hostile = map[string]bool{"SANCTION": true, "COERCE": true, "ASSAULT": true, "PROTEST": true, "MOBILIZE": true}

// coded returns the type of an event given how it is said to be.
func coded(k kind, p Polarity, m Modality) kind {
	switch {
	case k.code == "CONCEDE" && p == Negative && m == Asserted:
		return kind{code: "REJECT"} // "did not give permission"
	case m != Planned:
		return k
	case cooperative[k.code] && p == Negative:
		return kind{code: "REJECT"}
	case cooperative[k.code]:
		return kind{code: "AGREE"}
	case hostile[k.code] && p == Positive:
		return kind{code: "THREATEN"}
	}
	return k
}

// frameOf returns the kind of event a clause is by the most particular frame
// of its verb that fits, and the preposition that frame asked for. light is
// the object that is part of the event's name: that of a light verb, or one
// the frame asked for, as in "called off talks".
func (f *finder) frameOf(c *clause) (k kind, prep string, light *phrase, ok bool) {
	objects := c.objects
	if c.passive {
		objects = c.subjects
	}
	preps := f.preps(c)
	if c.lemma == "call" && len(c.objects) > 1 {
		return kind{}, "", nil, false // "called it a mistake"
	}
	if k, prep, light, ok = f.byObject(c, objects, preps); ok {
		return k, prep, light, true
	}
	if c.comp != nil && c.comp.infinitive {
		if k, ok = frames[c.lemma+">"+c.comp.lemma]; ok {
			return k, "", nil, true
		}
		if inner, _, _, found := f.frameOf(c.comp); found {
			if k, ok = frames[c.lemma+">"+inner.code]; ok {
				return k, "", nil, true
			}
		}
		if k, ok = frames[c.lemma+">"]; ok {
			return k, "", nil, true
		}
	}
	if is(c.lemma, "light") {
		for i := range objects {
			if k, ok = f.kindOf(objects[i].head); ok {
				return k, "", &objects[i], true
			}
		}
	}
	for _, p := range preps {
		if k, ok = frames[c.lemma+"~"+p]; ok {
			return k, p, nil, true
		}
	}
	if len(objects) == 0 { // "the bomb exploded"
		if k, prep, _, ok = f.byObject(c, c.subjects, preps); ok && (k.code == "ASSAULT" || k.code == "ACCIDENT") {
			return k, prep, nil, true
		}
	}
	k, ok = frames[c.lemma]
	if k.code == "SAY" && c.contentMust {
		k = kind{code: "REQUEST"} // "said the council must act"
	}
	return k, "", nil, ok
}

// idiom stands for the preposition of a frame that asks for the noun after it,
// which is then no one acted on: "went on strike".
const idiom = "*"

// byObject looks for a frame that asks for the class of one of the objects, or
// of a phrase after a preposition.
func (f *finder) byObject(c *clause, objects []phrase, preps []string) (kind, string, *phrase, bool) {
	for _, o := range c.obliques {
		p := strings.ReplaceAll(o.prep, " ", "~")
		for _, class := range f.classesOf(o.phrase) {
			if k, ok := frames[c.lemma+"~"+p+"+"+class]; ok {
				return k, idiom, nil, true
			}
			if k, ok := frames[c.lemma+"~"+c.particle+"~"+p+"+"+class]; ok && c.particle != "" {
				return k, idiom, nil, true
			}
		}
	}
	for i := range objects {
		o := &objects[i]
		for _, class := range f.classesOf(*o) {
			if k, ok := frames[c.lemma+"~"+c.particle+"+"+class]; ok && c.particle != "" {
				return k, "", o, true
			}
			if _, phrasal := frames[c.lemma+"~"+c.particle]; phrasal && c.particle != "" {
				continue // "called on the minister" is not a call
			}
			for _, p := range preps {
				if k, ok := frames[c.lemma+"+"+class+"~"+p]; ok {
					return k, p, o, true
				}
			}
			if k, ok := frames[c.lemma+"+"+class]; ok && !(k.mode == "phone" && f.naming(c)) {
				return k, "", o, true
			}
		}
	}
	return kind{}, "", nil, false
}

// naming reports whether a verb such as "call" gives someone a name: "a man
// called Ode", "called him a liar", "called it \"a mistake\"".
func (f *finder) naming(c *clause) bool {
	next := c.verb + 1
	return c.passive || len(c.objects) > 1 || next < len(f.doc.Tokens) && strings.Trim(f.doc.Word(next), "\"“”‘’'`") == ""
}

// preps returns what may stand after "~" in a frame of the clause: its
// particle, its prepositions, and the two together, longest first.
func (f *finder) preps(c *clause) []string {
	var out []string
	for _, o := range c.obliques {
		p := strings.ReplaceAll(o.prep, " ", "~")
		if c.particle != "" {
			out = append(out, c.particle+"~"+p)
		}
		if first, _, cut := strings.Cut(p, "~"); cut {
			out = append(out, p, first)
		} else {
			out = append(out, p)
		}
	}
	if c.particle != "" {
		out = append(out, c.particle)
	}
	return out
}

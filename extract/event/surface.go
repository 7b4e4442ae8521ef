package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A surface reads clauses off the chunks of a sentence: what stands before a
// verb is its subject and what stands after it its object, with the usual
// exceptions.
type surface struct{ doc *nlp.Document }

// reach is how many chunks away from its verb an argument is looked for.
const reach = 40

func (r surface) clauses(s nlp.Sentence) []*clause {
	cs := chunks(r.doc, s)
	var out []*clause
	at := map[int]*clause{} // by index of the verb chunk
	for i, c := range cs {
		if c.kind != verbChunk {
			continue
		}
		g := c.vg
		cl := &clause{
			first: g.first, verb: g.verb, lemma: g.lemma,
			passive: g.passive, negated: g.negated, infinitive: g.infinitive, finite: g.finite,
		}
		if r.pastTense(cs, i) {
			cl.finite, cl.passive = true, false
		}
		at[i] = cl
		r.subject(cs, at, i, cl)
		r.after(cs, i, cl)
		out = append(out, cl)
	}
	return out
}

// pastTense reports whether the bare participle of chunk v, after a noun
// phrase, is a past tense the tagger mistook: it has an object of its own, or
// the sentence has no other finite verb and no agent follows.
func (r surface) pastTense(cs []chunk, v int) bool {
	g := cs[v].vg
	if g.first != g.verb || r.doc.Tokens[g.verb].Tag != "VBN" || v == 0 || cs[v-1].kind != nounChunk {
		return false
	}
	if v+1 < len(cs) && cs[v+1].kind == nounChunk && !timeWord(r.doc.Word(cs[v+1].first)) {
		return true
	}
	if v+1 < len(cs) && cs[v+1].word == "by" {
		return false
	}
	for _, c := range cs {
		if c.kind == verbChunk && c.vg.finite {
			return false
		}
	}
	return true
}

// subject finds the subject of the verb chunk v by looking left.
func (r surface) subject(cs []chunk, at map[int]*clause, v int, cl *clause) {
	tag := r.doc.Tokens[cl.verb].Tag
	i := v - 1
	for i >= 0 && cs[i].kind == otherWord {
		i--
	}
	switch {
	case i < 0:
		if !cl.finite { // "Speaking to reporters, he said": the subject follows
			r.following(cs, v, cl)
		}
		return
	case cl.infinitive:
		r.control(cs, at, i, cl)
		return
	case cs[i].kind == andChunk: // "attacked and killed"
		if m := r.verbBefore(cs, at, i); m != nil && !(cl.finite && !m.finite && !m.infinitive && !m.passive) {
			cl.subjects, cl.conditional = m.subjects, m.conditional
			if !cl.finite {
				cl.passive = cl.passive || m.passive && tag == "VBN"
				cl.negated = cl.negated || m.negated
				cl.matrix = m.matrix
				cl.infinitive = m.infinitive || tag == "VB"
				if tag == "VB" || tag == "VBN" {
					cl.first = m.first
				}
			}
		}
		return
	case !cl.finite && (!cl.passive || cl.first == cl.verb) && (tag == "VBG" || tag == "VBN"):
		switch {
		case cs[i].kind == nounChunk: // "a jail holding prisoners", "prisoners held by"
			cl.subjects = r.coordinated(cs, i)
			cl.passive = tag == "VBN"
			if m := at[i-1]; tag == "VBG" && m != nil && i-1 >= 0 && is(m.lemma, "happened") {
				cl.matrix, m.comp = m, cl
			}
			return
		case cs[i].kind == verbChunk: // "began attacking"
			if m := at[i]; m != nil {
				cl.subjects, cl.matrix, m.comp = m.subjects, m, cl
			}
			return
		case cs[i].kind == comma || cs[i].kind == prepChunk || cs[i].kind == subChunk: // ", killing three"
			if m := r.verbBefore(cs, at, i); m != nil && m.finite {
				cl.subjects = m.subjects
				if m.passive && len(m.objects) == 0 && cs[i].kind == comma {
					cl.subjects = nil
				}
				cl.passive = tag == "VBN"
			} else {
				r.following(cs, v, cl)
			}
			return
		}
		return
	}
	r.finiteSubject(cs, at, i, cl)
}

// finiteSubject looks left from chunk i for the subject of a finite verb.
func (r surface) finiteSubject(cs []chunk, at map[int]*clause, i int, cl *clause) {
	if cs[i].kind == relChunk { // "rebels, who attacked"
		j := i - 1
		for j >= 0 && (cs[j].kind == comma || cs[j].kind == prepChunk || cs[j].kind == otherWord) {
			j--
		}
		if j >= 0 && cs[j].kind == nounChunk {
			cl.subjects = r.coordinated(cs, r.headOfChain(cs, j))
		}
		return
	}
	if cs[i].kind == comma { // past an apposition or a clause between commas
		if j, ok := r.overComma(cs, i); ok {
			i = j
		}
	}
	for n := 0; i >= 0 && n < reach; n++ {
		switch c := cs[i]; c.kind {
		case nounChunk:
			if n == 0 && i > 0 && quantities[cs[i-1].word] && r.doc.Tokens[cs[i].first].Tag == "CD" {
				p := cs[i].np // "around 100 people"
				p.first = cs[i-1].first
				cl.subjects = []phrase{p}
				return
			}
			if i > 0 && (cs[i-1].word == "after" || cs[i-1].word == "before") && n == 0 {
				cl.subjects = r.coordinated(cs, i)
				return
			}
			if i > 0 && (cs[i-1].kind == prepChunk || cs[i-1].kind == subChunk && cs[i-1].word == "as") && r.chained(cs, i-1) {
				i -= 2 // the object of a preposition, as in "the head of the army"
				continue
			}
			if i > 0 && cs[i-1].kind == prepChunk {
				return
			}
			cl.subjects = r.coordinated(cs, i)
			cl.conditional = r.after1(cs, cl.subjects)
			return
		case otherWord, prepChunk:
			i--
		case comma:
			j, ok := r.overComma(cs, i)
			if !ok {
				return
			}
			i = j
		case verbChunk: // "prisoners held by the army escaped"
			m := at[i]
			if m == nil || m.finite || len(m.subjects) == 0 || m.infinitive {
				if m != nil && m.finite && n == 0 {
					return
				}
				return
			}
			cl.subjects = m.subjects
			return
		default:
			return
		}
	}
}

// quantities are the prepositions that only make a number a rough one.
var quantities = map[string]bool{"around": true, "about": true, "over": true, "under": true, "some": true}

// after1 reports whether the subjects stand in a clause that begins with "if".
func (r surface) after1(cs []chunk, subjects []phrase) bool {
	for i, c := range cs {
		if c.kind == subChunk && (c.word == "if" || c.word == "unless") && i+1 < len(cs) {
			for _, p := range subjects {
				if cs[i+1].first <= p.first && p.first < cs[i+1].last+2 {
					return true
				}
			}
		}
	}
	return false
}

// chained reports whether the preposition at chunk i follows a noun phrase.
func (r surface) chained(cs []chunk, i int) bool { return i > 0 && cs[i-1].kind == nounChunk }

// headOfChain returns the first noun chunk of "the head of the army in the
// north" given the last.
func (r surface) headOfChain(cs []chunk, i int) int {
	for i >= 2 && cs[i-1].kind == prepChunk && cs[i-1].word == "of" && cs[i-2].kind == nounChunk {
		i -= 2
	}
	return i
}

// overComma returns the chunk before the comma that opens what the comma at i
// closes.
func (r surface) overComma(cs []chunk, i int) (int, bool) {
	for j := i - 1; j > 0 && i-j < 16; j-- {
		switch cs[j].kind {
		case comma:
			for j--; j >= 0 && cs[j].kind == otherWord; j-- {
			}
			return j, j >= 0
		case stop:
			return 0, false
		}
	}
	return 0, false
}

// coordinated returns the phrases of the coordination that ends in noun chunk
// i: "soldiers, police and militiamen".
func (r surface) coordinated(cs []chunk, i int) []phrase {
	out := []phrase{cs[i].np}
	for i > 1 {
		switch {
		case cs[i-1].kind == andChunk && cs[i-2].kind == nounChunk:
			i -= 2
		case cs[i-1].kind == andChunk && i > 2 && cs[i-2].kind == comma && cs[i-3].kind == nounChunk:
			i -= 3
		case cs[i-1].kind == comma && cs[i-2].kind == nounChunk && len(out) > 1:
			i -= 2
		default:
			return out
		}
		if i > 0 && cs[i-1].kind == prepChunk {
			return out
		}
		out = append([]phrase{cs[i].np}, out...)
	}
	return out
}

// verbBefore returns the clause of the last verb chunk before chunk i.
func (r surface) verbBefore(cs []chunk, at map[int]*clause, i int) *clause {
	for j := i - 1; j >= 0 && i-j < reach; j-- {
		if cs[j].kind == verbChunk {
			return at[j]
		}
	}
	return nil
}

// following takes the first noun phrase after the next comma as the subject:
// "Speaking in Oslo, the minister said".
func (r surface) following(cs []chunk, v int, cl *clause) {
	for i := v + 1; i < len(cs)-1 && i-v < reach; i++ {
		if cs[i].kind == comma && cs[i+1].kind == nounChunk {
			cl.subjects = []phrase{cs[i+1].np}
			return
		}
	}
}

// control finds the subject of an infinitive: that of the verb above it, or
// that verb's object, as in "urged rebels to withdraw".
func (r surface) control(cs []chunk, at map[int]*clause, i int, cl *clause) {
	m := r.verbBefore(cs, at, i+1)
	if m == nil {
		return
	}
	cl.matrix = m
	if m.comp == nil {
		m.comp = cl
	}
	cl.subjects, cl.conditional = m.subjects, m.conditional
	if n := len(m.objects); n > 0 && objectControl(m.lemma) && !m.passive &&
		len(verbKinds[nounLemma(r.doc.Word(m.objects[n-1].head), r.doc.Tokens[m.objects[n-1].head].Tag)]) == 0 {
		cl.subjects = m.objects // not "announced plans to"
	}
	if m.lemma == "call" && len(m.obliques) > 0 && m.obliques[0].prep == "on" {
		cl.subjects = []phrase{m.obliques[0].phrase}
	}
}

// after reads what follows the verb chunk v: objects and prepositional phrases
// up to the next clause.
func (r surface) after(cs []chunk, v int, cl *clause) {
	prep := ""
	commas := 0
	for i := v + 1; i < len(cs) && i-v < reach; i++ {
		c := cs[i]
		switch c.kind {
		case nounChunk:
			if i > v+1 && cs[i-1].kind == comma && prep == "" && len(cl.objects) == 0 {
				return
			}
			switch {
			case prep != "":
				cl.obliques = append(cl.obliques, oblique{prep, c.np})
			case i > v+1 && cs[i-1].kind == comma:
				if !r.listGoesOn(cs, i) {
					return
				}
				cl.objects = append(cl.objects, c.np)
			default:
				if i+1 < len(cs) && cs[i+1].kind == verbChunk && cs[i+1].vg.finite && (len(cl.objects) > 0 || is(cl.lemma, "state") || frames[cl.lemma].code == "SAY") {
					r.content(cs, i, cl) // "said rebels attacked"
					return
				}
				if len(cl.obliques) > 0 {
					return
				}
				cl.objects = append(cl.objects, c.np)
			}
			// "X and Y" after the verb: the second may begin a clause of its own
			for i+2 < len(cs) && cs[i+1].kind == andChunk && cs[i+2].kind == nounChunk && !r.startsClause(cs, i+2) {
				i += 2
				if prep != "" {
					cl.obliques = append(cl.obliques, oblique{prep, cs[i].np})
				} else {
					cl.objects = append(cl.objects, cs[i].np)
				}
			}
			prep = ""
		case prepChunk:
			if prep != "" {
				prep += " " + c.word
			} else {
				prep = c.word
			}
		case otherWord:
			if r.doc.Tokens[c.first].Tag == "RP" && cl.particle == "" && len(cl.obliques) == 0 {
				cl.particle = c.word
			}
		case subChunk:
			if c.word == "that" && i+1 < len(cs) && cs[i+1].kind == nounChunk {
				r.content(cs, i+1, cl)
			}
			if c.word != "as" || i+1 >= len(cs) || cs[i+1].kind != nounChunk {
				return
			}
			prep = "as"
		case comma:
			if commas++; commas > 1 && len(cl.objects) == 0 {
				return
			}
			if i+1 < len(cs) && cs[i+1].kind != nounChunk && cs[i+1].kind != prepChunk {
				return
			}
		case andChunk:
			return
		default:
			return
		}
	}
}

// content notes the subject, noun chunk i, of the clause that is what the verb
// says, and whether it is said that it must do something.
func (r surface) content(cs []chunk, i int, cl *clause) {
	cl.content = &cs[i].np
	for j := i + 1; j < len(cs) && j < i+6; j++ {
		if cs[j].kind == verbChunk {
			switch g := cs[j].vg; r.doc.Word(g.first) {
			case "must", "should":
				cl.contentMust = true
			}
			return
		}
	}
}

// listGoesOn reports whether the noun chunk i after a comma is one of a list.
func (r surface) listGoesOn(cs []chunk, i int) bool {
	for j := i + 1; j < len(cs) && j < i+8; j++ {
		switch cs[j].kind {
		case andChunk:
			return j+1 < len(cs) && cs[j+1].kind == nounChunk && !r.startsClause(cs, j+1)
		case comma, nounChunk:
		default:
			return false
		}
	}
	return false
}

// startsClause reports whether the noun chunk i is followed by a finite verb.
func (r surface) startsClause(cs []chunk, i int) bool {
	for i++; i < len(cs) && cs[i].kind == otherWord; i++ {
	}
	return i < len(cs) && cs[i].kind == verbChunk && cs[i].vg.finite
}

// actors returns who takes part in the event that noun i names.
func (r surface) actors(s nlp.Sentence, i int) (agents, patients []phrase) {
	d := r.doc
	first := r.phrase(s, i)
	for j := first; j < i; j++ {
		if d.Tokens[j].Tag == "POS" && j > first {
			agents = append(agents, phrase{first, j, j - 1})
		} else if d.Tokens[j].Tag == "PRP$" {
			agents = append(agents, phrase{j, j + 1, j})
		}
	}
	for j := i + 1; j < s.Last && j < i+30 && d.Tokens[j].Tag == "IN"; {
		np, ok := phraseAt(d, j+1, s)
		if !ok {
			break
		}
		ps := []phrase{np}
		end := np.last
		for end+1 < s.Last && d.Tokens[end].Tag == "CC" {
			more, ok := phraseAt(d, end+1, s)
			if !ok {
				break
			}
			ps, end = append(ps, more), more.last
		}
		switch strings.ToLower(d.Word(j)) {
		case "by", "between":
			agents = append(agents, ps...)
		case "of", "on", "against", "with", "to", "into", "from":
			patients = append(patients, ps...)
		}
		j = end
	}
	return agents, patients
}

// phrase returns the first token of the noun phrase of noun i.
func (r surface) phrase(s nlp.Sentence, i int) int {
	for i > s.First && before(r.doc.Tokens[i-1].Tag) {
		i--
	}
	return i
}

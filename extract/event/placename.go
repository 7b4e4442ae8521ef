package event

import (
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// knownPlace returns the place whose name begins at token i.
func (f *finder) knownPlace(s nlp.Sentence, i int) (l location, ok bool) {
	f.ents.Within(f.doc.Tokens[i].Start, s.End, func(e *entity.Entity, m entity.Mention) bool {
		if m.Start > f.doc.Tokens[i].Start {
			return false
		}
		if e.Type == entity.Place && !f.faith(i) && !f.acts(e, m) && m.Kind == entity.Named && f.headed(m.Span) && !f.abroad(e, m) && !f.aged(m.Span) {
			l = location{Arg: Arg{Span: m.Span, Entity: e.ID}, first: i, last: f.doc.TokenAt(m.End-1) + 1}
			if n := l.last - 1; n > i && f.isDate(phrase{n, l.last, n}) {
				l.last, l.Span = n, f.doc.TokenSpan(i, n) // "Hebron Sunday"
			}
			ok = true
		}
		return true
	})
	return l, ok
}

// faith reports whether token i names a faith: "a Shia neighbourhood".
func (f *finder) faith(i int) bool { return sectors()[f.tree.low(i)] == "REL" }

// aged reports whether an age is told behind a name: "Jordan, 23, was shot".
func (f *finder) aged(m nlp.Span) bool {
	d, i := f.doc, f.doc.TokenAt(m.End)
	if i+2 >= len(d.Tokens) || d.Word(i) != "," || d.Tokens[i+1].Tag != "CD" || d.Word(i+2) != "," {
		return false
	}
	n, err := strconv.Atoi(d.Word(i + 1))
	return err == nil && n > 0 && n < 110
}

// acts reports whether what was taken for a place is a body: "Islamic State".
func (f *finder) acts(e *entity.Entity, m entity.Mention) bool {
	if _, ok := actors()[strings.ToLower(e.Name)]; ok && e.GeoNames == 0 {
		return true
	}
	words := strings.Fields(strings.ToLower(m.Text))
	return has(classes, words[len(words)-1], "force")
}

// placeLike returns the name that begins at token i where its last word, the
// noun behind it or the preposition before it tells that it is a place's.
func (f *finder) placeLike(s nlp.Sentence, i int) (location, bool) {
	d := f.doc
	if !strings.HasPrefix(d.Tokens[i].Tag, "NNP") || f.faith(i) || i > s.First && strings.HasPrefix(d.Tokens[i-1].Tag, "NNP") && !(f.faith(i-1) && !isSite(f.noun(i))) {
		return location{}, false
	}
	n := i + 1
	for n < s.Last && (strings.HasPrefix(d.Tokens[n].Tag, "NNP") || f.hyphen(n, s) || d.Tokens[n-1].Tag == "HYPH" && upper(d.Word(n))) {
		if f.isDate(phrase{n, n + 1, n}) {
			break
		}
		n++
	}
	l := location{Arg: Arg{Span: d.TokenSpan(i, n)}, first: i, last: n}
	e := f.entityOf(phrase{i, n, n - 1})
	if e != nil && e.Type == entity.Group {
		return l, false // "a Kurdish village"
	}
	switch {
	case isSite(strings.ToLower(d.Word(n - 1))):
		return l, n > i+1 && f.headed(l.Span) && !f.body(l)
	case n < s.Last && isNoun(d.Tokens[n].Tag) && !f.isDate(phrase{n, n + 1, n}):
		last := f.nounFrom(n)
		return l, (isSite(f.noun(n)) || isSite(f.noun(last))) && !f.mission(n) && !f.mission(last) && !f.body(l)
	case n < s.Last && (d.Tokens[n].Tag == "HYPH" || d.Tokens[n].Tag == "POS"):
		return l, false
	}
	p := f.governor(s, i)
	if p < s.First || d.Tokens[i-1].Tag == "CD" || !f.headed(l.Span) {
		return l, false
	}
	prep := f.tree.low(p)
	if prep == "of" && !f.of(p) {
		return l, false // anything may stand in front of something
	}
	if prep == "of" {
		return l, p > s.First && isSite(f.noun(p-1)) && !f.body(l) &&
			!(d.Tokens[i-1].Tag == "DT" && e != nil && e.Type == entity.Organization) // "a region of the YPG"
	}
	if f.explained(l) || p+1 < i && has(words, f.tree.low(i-1), "nearby") {
		return l, !f.body(l)
	}
	if is(d.Tokens[p].Lemma, "land") && isVerb(d.Tokens[p].Tag) {
		return l, e == nil || e.Type == entity.Person && n == i+1 && len(e.Mentions) == 1 && len(e.Roles) == 0
	}
	if in, ok := f.wherein(p); !ok || in.cost > 2 || f.happens(l.last-1) {
		return l, false
	}
	switch {
	case e == nil:
		return l, true
	case e.Type == entity.Person:
		return l, len(e.Mentions) == 1 && len(e.Roles) == 0
	}
	return l, e.Type == entity.Organization && len(e.Mentions) == 1 && prep != "at" && prep != "in"
}

// explained reports whether what stands behind a name calls it a place:
// "Tunvik, a fishing village".
func (f *finder) explained(l location) bool {
	t := f.tree
	k := t.child(t.headOf(l.first, l.last), "appos")
	return k > l.last && f.doc.Tokens[k].Tag == "NN" && has(classes, f.noun(k), "town")
}

// happens reports whether the last word of a name is something that takes
// place, not a place: "the Oslo Peace Conference".
func (f *finder) happens(i int) bool {
	w := f.tree.low(i)
	_, event := nouns[w]
	return event || abstract[w] || has(classes, w, "occasion")
}

// hyphen reports whether token n joins two parts of a name: "Ein el-Hilweh".
func (f *finder) hyphen(n int, s nlp.Sentence) bool {
	d := f.doc
	if d.Tokens[n].Tag != "HYPH" || n+1 >= s.Last {
		return false
	}
	return strings.HasPrefix(d.Tokens[n+1].Tag, "NNP") || len(d.Word(n-1)) <= 3 && upper(d.Word(n+1)) // "al-Arab", not "Tajik-Afghan"
}

// body reports whether what is named like a place is a body: "Islamic State",
// "the U.S. Embassy".
func (f *finder) body(l location) bool {
	e := f.entityOf(phrase{l.first, l.last, l.last - 1})
	if e == nil || e.Type != entity.Organization {
		return false
	}
	_, ok := actors()[strings.ToLower(e.Name)]
	return ok || has(classes, f.tree.low(l.last-1), "embassy")
}

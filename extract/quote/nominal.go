package quote

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

//go:embed data/nouns.tsv
var nounsData string

// nouns maps the singular and plural of nouns for what is said to what may
// follow them; see data/nouns.tsv.
var nouns = sync.OnceValue(func() map[string]verb {
	out := map[string]verb{}
	for f := range lexicon.Rows(nounsData) {
		v := verb{lemma: f[0], frames: f[1]}
		out[f[0]], out[f[2]] = v, v
	}
	return out
})

// nominal handles a noun for what somebody says, at token i: Berg's claim that
// the dam was safe, her promise to reopen the mill, their chants of "…".
func (f *finder) nominal(c clause, i int) *Quote {
	v, ok := nouns()[strings.ToLower(f.doc.Word(i))]
	if !ok || !strings.HasPrefix(f.doc.Tokens[i].Tag, "NN") || f.inside(f.doc.Tokens[i].Start) || f.inName(i) {
		return nil
	}
	first, last := f.nounContent(c, v, i)
	if first >= last {
		return nil
	}
	sp := f.possessor(c, i)
	if sp.empty() {
		return nil
	}
	start, end := f.doc.Tokens[first].Start, f.doc.Tokens[last-1].End
	return f.quote(f.typeOf(start, end), start, end, sp, cue{verb: v, i: i, end: i + 1}, c.sent, "nominal")
}

// ofClaim reports whether a phrase that begins at token i is a noun for what
// somebody says, with what is said after it: "claims by the union that …".
func (f *finder) ofClaim(i, last int) bool {
	for ; i < last; i++ {
		tag := f.doc.Tokens[i].Tag
		if v := nouns()[strings.ToLower(f.doc.Word(i))]; v.takes('t') && strings.HasPrefix(tag, "NN") {
			return f.told(i, i, last)
		}
		if !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "JJ") && tag != "DT" && tag != "PRP$" && tag != "POS" {
			return false
		}
	}
	return false
}

// told reports whether a clause hangs on the noun at token i, or on whoever
// said it, that tells the content of the noun for a claim.
func (f *finder) told(i, claim, last int) bool {
	return slices.ContainsFunc(f.tree.kids[i], func(k int) bool {
		switch rel := f.tree.rel(k); {
		case k <= claim+1 || k >= last:
			return false
		case strings.HasPrefix(rel, "acl"):
			subject := f.tree.child(k, "nsubj")
			return subject >= 0 && f.doc.Tokens[subject].Tag != "WDT" && f.doc.Tokens[subject].Tag != "WP" && finite(f.doc, claim+1, k+1)
		default:
			return rel == "nmod" && i == claim && f.told(k, claim, last)
		}
	})
}

// nounContent returns the tokens of the words that follow the noun at token i.
func (f *finder) nounContent(c clause, v verb, i int) (first, last int) {
	if i+2 >= c.last {
		return 0, 0
	}
	next := i + 1
	if end := f.dateAt(next); end < c.last {
		next = end
	}
	switch w := f.doc.Word(next); {
	case w == "that" && v.takes('t') && finite(f.doc, next, c.last) && !f.relates(next):
		first = next + 1
	case w == "to" && v.takes('i') && strings.HasPrefix(f.doc.Tokens[next+1].Tag, "VB"):
		first = next
	case v.takes('m') && (w == "of" || w == "," || w == ":" || isQuoteMark(w)):
		if m := f.nextMark(f.doc.Tokens[i].End); m != nil && m.start < c.sent.End && f.words(f.doc.Tokens[next].Start, m.start) <= 1 &&
			past(f.doc.Tokens[f.doc.TokenAt(m.innerStart)].Tag) == 0 {
			return f.doc.TokenAt(m.start), f.doc.TokenAt(m.end-1) + 1
		}
		return 0, 0
	default:
		return 0, 0
	}
	last = c.last
	if h := f.doc.Tokens[i].Head; h > first && h < last { // "his claim that … drew laughter"
		at := h
		for at > first && f.tree.rel(at-1) == "aux" && f.doc.Tokens[at-1].Head == h {
			at--
		}
		if f.doc.Word(first) == "to" || finite(f.doc, first, at) {
			last = at
		}
	}
	return first, f.nounClauseEnd(first, last)
}

// relates reports whether the "that" at token i is the subject or the object of
// its clause: the promise that he made.
func (f *finder) relates(i int) bool {
	v := f.doc.Tokens[i].Head
	if f.doc.Tokens[i].Tag != "WDT" || v <= i {
		return false
	}
	if past(f.doc.Tokens[i+1].Tag) != 0 {
		return true
	}
	for _, k := range f.tree.kids[v] {
		if rel := f.tree.rel(k); k > v && (rel == "obj" || rel == "xcomp" || rel == "ccomp") {
			return false // the verb has its object: the denial that he took the money
		}
	}
	return true
}

// nounClauseEnd returns the token after the clause or infinitive that begins at
// token first: up to a comma, or a second verb with tense that nothing joins.
func (f *finder) nounClauseEnd(first, last int) int {
	head := first
	for i := first; i < last; i++ { // the verb that all of it depends on
		if h := f.doc.Tokens[i].Head; h < first {
			head = i
			break
		}
	}
	end := min(f.tree.span(head).last, last)
	for i := first; i < end; i++ {
		if f.doc.Word(i) == "," && !f.inside(f.doc.Tokens[i].Start) && (i+1 == end || finite(f.doc, first, i)) {
			return i
		}
	}
	return max(end, first)
}

// possessor returns who the words that the noun at token i stands for belong
// to: its possessor, or the subject of the verb it is the object of.
func (f *finder) possessor(c clause, i int) phrase {
	if k := f.tree.child(i, "nmod:poss"); k >= 0 {
		p := f.tree.nounPhrase(k)
		if p.last > p.first && f.doc.Tokens[p.last-1].Tag == "POS" {
			p.last--
		}
		return p
	}
	h := f.doc.Tokens[i].Head
	if h < c.sent.First || h >= c.sent.Last || f.tree.rel(i) != "obj" || !lightVerbs[f.doc.Tokens[h].Lemma] {
		return phrase{}
	}
	p, whole := f.tree.subject(h)
	if !f.usable(c, p, whole) {
		return phrase{}
	}
	return p
}

// lightVerbs are the verbs that make a statement of their object: "made a
// promise".
var lightVerbs = map[string]bool{"give": true, "issue": true, "make": true, "offer": true, "release": true, "renew": true, "repeat": true, "send": true}

package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A chunkKind says what a chunk is.
type chunkKind int

const (
	nounChunk chunkKind = iota
	verbChunk
	prepChunk
	relChunk  // who, which, that
	subChunk  // that, if, because, when: begins a clause
	andChunk  // and, or, but
	comma     //
	stop      // a mark nothing reaches over
	otherWord // adverbs and the like
)

// A chunk is a noun phrase without what follows its head, a verb group, or a
// single word.
type chunk struct {
	kind  chunkKind
	first int
	last  int
	np    phrase
	vg    group
	word  string
}

// chunks cuts a sentence into chunks by its tags alone (the base phrases of
// Ramshaw and Marcus 1995).
func chunks(d *nlp.Document, s nlp.Sentence) []chunk {
	var out []chunk
	for i := s.First; i < s.Last; {
		c := chunkAt(d, i, s)
		if c.word == "(" {
			c = bracketed(d, c, s)
		}
		out = append(out, c)
		i = c.last
	}
	return out
}

// bracketed returns a short bracket without a verb, as in "the Front (FLN)", as
// one chunk to be passed over, else c, its first mark.
func bracketed(d *nlp.Document, c chunk, s nlp.Sentence) chunk {
	for i := c.first + 1; i < s.Last && i < c.first+8 && !isVerb(d.Tokens[i].Tag); i++ {
		if d.Word(i) == ")" {
			return chunk{kind: otherWord, first: c.first, last: i + 1}
		}
	}
	return c
}

func chunkAt(d *nlp.Document, i int, s nlp.Sentence) chunk {
	tag, w := d.Tokens[i].Tag, strings.ToLower(d.Word(i))
	c := chunk{kind: otherWord, first: i, last: i + 1, word: w}
	if np, ok := phraseAt(d, i, s); ok {
		c.kind, c.np, c.last = nounChunk, np, np.last
		return c
	}
	if tag == "TO" || isVerb(tag) {
		if g, ok := groupAt(d, i, s.Last); ok {
			c.kind, c.vg, c.last = verbChunk, g, g.last
			return c
		}
	}
	switch {
	case tag == "WDT" || tag == "WP" || tag == "WP$":
		c.kind = relChunk
	case tag == "WRB":
		c.kind = subChunk
	case tag == "IN" && subordinators[w]:
		c.kind = subChunk
	case tag == "IN" || tag == "TO":
		c.kind = prepChunk
	case tag == "CC":
		c.kind = andChunk
	case w == ",":
		c.kind = comma
	case w == ";" || w == ":" || w == "—" || w == "–" || w == "--" || tag == "-LRB-" || tag == "-RRB-" || w == "(" || w == ")":
		c.kind = stop
	}
	return c
}

// subordinators begin a clause of their own.
var subordinators = map[string]bool{
	"that": true, "if": true, "whether": true, "because": true, "although": true, "though": true,
	"while": true, "unless": true, "as": true, "since": true, "until": true, "so": true, "whereas": true,
}

// phraseAt reads the noun phrase that begins at token i, up to its head.
func phraseAt(d *nlp.Document, i int, s nlp.Sentence) (phrase, bool) {
	p := phrase{first: i, head: -1}
	if i >= s.Last {
		return p, false
	}
	tag := d.Tokens[i].Tag
	if tag == "PRP" || tag == "EX" && (i == s.First || !isNoun(d.Tokens[i-1].Tag)) {
		return phrase{i, i + 1, i}, true
	}
	i = rough(d, i, s)
	for ; i < s.Last; i++ {
		tag = d.Tokens[i].Tag
		switch {
		case p.head >= 0 && timeWord(d.Word(i)):
			return p, true // "an assault last night", "police Monday"
		case isNoun(tag):
			p.head, p.last = i, i+1
			continue
		case tag == "CD":
			if p.head < 0 || isNoun(d.Tokens[i-1].Tag) {
				p.head, p.last = i, i+1
			}
			continue
		case tag == "DT" || tag == "PDT" || tag == "PRP$":
			if p.head >= 0 {
				return p, true
			}
			continue
		case tag == "JJ" || tag == "JJR" || tag == "JJS" || tag == "$" || tag == "#":
			if p.head >= 0 && !nounAhead(d, i, s) {
				return p, true
			}
			continue
		case tag == "POS":
			continue
		case tag == "VBN" || tag == "VBG":
			if modifier(d, p.first, i, s) {
				continue
			}
		case tag == "RB" && i+1 < s.Last && (d.Tokens[i+1].Tag == "CD" || i > p.first && d.Tokens[i+1].Tag == "JJ"):
			if p.head < 0 {
				continue
			}
		case (tag == "``" || tag == "''" || tag == "HYPH") && p.head < 0 && i > p.first, tag == "HYPH" && nounAhead(d, i, s):
			continue
		}
		break
	}
	if p.head < 0 && p.first < i && (d.Tokens[p.first].Tag == "DT" || d.Tokens[p.first].Tag == "CD") && i-p.first == 1 {
		return phrase{p.first, p.first + 1, p.first}, d.Tokens[p.first].Tag == "CD" || pronounLike(d.Word(p.first))
	}
	if p.head < 0 && i > p.first+1 && d.Tokens[p.first].Tag == "DT" && strings.HasPrefix(d.Tokens[i-1].Tag, "JJ") {
		p.head, p.last = i-1, i // a noun taken for an adjective: "an offensive"
	}
	return p, p.head >= 0
}

// rough returns the token after "at least", "more than" and the like, if a
// number follows, else i.
func rough(d *nlp.Document, i int, s nlp.Sentence) int {
	if i+2 >= s.Last || d.Tokens[i+2].Tag != "CD" {
		return i
	}
	switch strings.ToLower(d.Word(i) + " " + d.Word(i+1)) {
	case "at least", "at most", "more than", "less than", "fewer than", "up to", "as many":
		return i + 2
	}
	return i
}

func pronounLike(w string) bool {
	switch strings.ToLower(w) {
	case "this", "that", "these", "those", "both", "some", "all":
		return true
	}
	return false
}

// nounAhead reports whether adjectives from token i on lead to a noun.
func nounAhead(d *nlp.Document, i int, s nlp.Sentence) bool {
	for i++; i < s.Last; i++ {
		tag := d.Tokens[i].Tag
		if isNoun(tag) {
			return true
		}
		if tag != "JJ" && tag != "HYPH" && tag != "VBN" {
			return false
		}
	}
	return false
}

// modifier reports whether the participle i stands before the noun of a phrase
// that begins at first: "the besieged town", "escaped prisoners".
func modifier(d *nlp.Document, first, i int, s nlp.Sentence) bool {
	if i+1 >= s.Last {
		return false
	}
	next := d.Tokens[i+1].Tag
	if !isNoun(next) && next != "JJ" && next != "VBN" {
		return false
	}
	if i > first {
		switch d.Tokens[i-1].Tag {
		case "DT", "JJ", "PRP$", "POS", "CD", "HYPH", "RB", "``":
			return true
		}
		return false
	}
	return d.Tokens[i].Tag == "VBN" && (i == s.First || d.Tokens[i-1].Tag == "IN" && isNoun(next))
}

// auxiliaries are the verbs that can stand before a main verb.
var auxiliaries = map[string]bool{"be": true, "have": true, "do": true, "get": true}

// A group is the tokens of a verb with its auxiliaries: "has not been seen".
type group struct {
	first, last, verb            int
	lemma                        string
	passive, negated, infinitive bool
	finite                       bool
}

// groupAt reads the verb group that begins at token i.
func groupAt(d *nlp.Document, i, end int) (group, bool) {
	g := group{first: i, verb: -1}
	if d.Tokens[i].Tag == "TO" {
		g.infinitive = true
		for i++; i < end && d.Tokens[i].Tag == "RB"; i++ {
			g.negated = g.negated || strings.EqualFold(d.Word(i), "not")
		}
		if i == end || d.Tokens[i].Tag != "VB" {
			return g, false
		}
	}
	be := false
	for i < end {
		tag := d.Tokens[i].Tag
		switch {
		case isVerb(tag) && letters(d.Word(i)):
			l := verbLemma(d.Word(i), tag)
			if g.verb >= 0 {
				if !auxiliaries[g.lemma] && d.Tokens[g.verb].Tag != "MD" {
					return g, true
				}
				if tag == "VBG" && g.lemma != "be" || tag == "VB" && g.lemma == "be" {
					return g, true
				}
				if (tag == "VBZ" || tag == "VBP" || tag == "VBD") && d.Tokens[g.verb].Tag != "MD" && tag != "VBD" {
					return g, true
				}
				be = g.lemma == "be" || g.lemma == "get"
			} else {
				g.finite = !g.infinitive && tag != "VBG" && tag != "VBN" && tag != "VB"
			}
			g.verb, g.last, g.lemma = i, i+1, l
			g.passive = be && (tag == "VBN" || tag == "VBD")
		case tag == "RB" && g.verb >= 0:
			w := strings.ToLower(d.Word(i))
			if w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "neither" {
				g.negated = true
			}
			if !auxiliaries[g.lemma] && d.Tokens[g.verb].Tag != "MD" {
				return g, true
			}
		case (tag == "``" || tag == "''") && g.verb >= 0 && auxiliaries[g.lemma]:
		default:
			return g, g.verb >= 0 && d.Tokens[g.verb].Tag != "MD"
		}
		i++
	}
	return g, g.verb >= 0 && d.Tokens[g.verb].Tag != "MD"
}

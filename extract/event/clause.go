package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A phrase is a noun phrase: the tokens first up to but not including last.
type phrase struct{ first, last, head int }

// An oblique is a phrase with the preposition before it.
type oblique struct {
	prep string
	phrase
}

// A clause is a verb with what belongs to it. verb is the token of the main
// verb and first that of its first auxiliary. matrix is the clause this one is
// the complement of ("decided to withdraw"), and comp the clause that is this
// one's complement.
type clause struct {
	first, verb  int
	last         int // end of what belongs to the verb
	lemma        string
	particle     string
	subjects     []phrase
	objects      []phrase
	obliques     []oblique
	matrix, comp *clause
	content      *phrase // subject of the clause that says what was said
	contentMust  bool    // and that clause has "must" or "should"
	passive      bool
	negated      bool
	infinitive   bool
	conditional  bool // after "if"
	finite       bool
}

// A reader finds the clauses of a sentence, in the order of their verbs.
type reader interface {
	clauses(nlp.Sentence) []*clause
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

func isVerb(tag string) bool { return tag == "MD" || strings.HasPrefix(tag, "VB") }

// letters reports whether w is a word: taggers take odd marks for verbs.
func letters(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return unicode.IsLetter(r)
}

func isNoun(tag string) bool { return strings.HasPrefix(tag, "NN") }

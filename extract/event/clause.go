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
	purpose      bool // says what another clause is done for
	finite       bool
}

// A reader finds what belongs to the verbs and nouns of a sentence.
type reader interface {
	clauses(s nlp.Sentence) []*clause // in the order of their verbs
	actors(s nlp.Sentence, noun int) (agents, patients []phrase)
}

// newReader returns a reader of trees, or of chunks where the analysis has no
// trees.
func newReader(doc *nlp.Document) reader {
	for _, t := range doc.Tokens {
		if t.Rel != "" {
			return newTree(doc)
		}
	}
	return surface{doc}
}

func isVerb(tag string) bool { return tag == "MD" || strings.HasPrefix(tag, "VB") }

// letters reports whether w is a word: taggers take odd marks for verbs.
func letters(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return unicode.IsLetter(r)
}

func isNoun(tag string) bool { return strings.HasPrefix(tag, "NN") }

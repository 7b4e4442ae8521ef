package quote

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

//go:embed data/cues.tsv
var cuesData string

// A verb is a reporting verb and the frames it takes; see data/cues.tsv.
type verb struct {
	lemma  string
	frames string
}

func (v verb) takes(frame byte) bool { return strings.IndexByte(v.frames, frame) >= 0 }

// verbs maps every inflected form to its verb.
var verbs = sync.OnceValue(func() map[string]verb {
	out := map[string]verb{}
	for f := range lexicon.Rows(cuesData) {
		v := verb{lemma: f[0], frames: f[1]}
		lemma, particle, _ := strings.Cut(f[0], " ")
		for _, form := range append(strings.Fields(f[2]), lemma) {
			out[strings.TrimSpace(form+" "+particle)] = v
		}
	}
	return out
})

// A cue is a reporting verb in the text, at token i; end is the token after it
// and its particle ("went on").
type cue struct {
	verb
	i, end int
}

// cueAt returns the reporting verb at token i.
func cueAt(doc *nlp.Document, i int) (cue, bool) {
	if t := doc.Tokens[i]; !strings.HasPrefix(t.Tag, "VB") || t.Tag == "VBN" && t.Rel == "amod" {
		return cue{}, false // "the claims", "the estimated cost"
	}
	return verbAt(doc, i)
}

// verbAt returns the reporting verb at token i, whatever its tag.
func verbAt(doc *nlp.Document, i int) (cue, bool) {
	w := strings.ToLower(doc.Word(i))
	if i+1 < len(doc.Tokens) {
		if v, ok := verbs()[w+" "+doc.Word(i+1)]; ok {
			return cue{verb: v, i: i, end: i + 2}, true
		}
	}
	v, ok := verbs()[w]
	return cue{verb: v, i: i, end: i + 1}, ok
}

// reports reports whether something is said at c, not left unsaid ("did not
// say"), asked for or only thought of ("if he says", "to say").
func reports(doc *nlp.Document, c cue, first int) bool {
	for i := c.i - 1; i >= first && i >= c.i-4; i-- {
		switch w := strings.ToLower(doc.Word(i)); w {
		case "not", "n't", "n’t", "never", "cannot", "without", "declined", "refused", "if", "unless", "whether":
			return false
		case "nor", "neither", "what", "whatever":
			return false
		case "to":
			if i == c.i-1 && i > first && !helps[doc.Tokens[i-1].Lemma] && doc.Word(i-1) != "on" {
				return false
			}
		default:
			if tag := doc.Tokens[i].Tag; !strings.HasPrefix(tag, "RB") && !strings.HasPrefix(tag, "VB") && tag != "MD" && tag != "PRP" && !strings.HasPrefix(tag, "NN") && tag != "DT" {
				return true
			}
		}
	}
	return true
}

// negated reports whether a "not" stands in the tokens first to last.
func negated(doc *nlp.Document, first, last int) bool {
	for i := first; i < last; i++ {
		switch strings.ToLower(doc.Word(i)) {
		case "not", "n't", "n’t", "never":
			return true
		}
	}
	return false
}

// helps are the words after which "to say" reports something said.
var helps = map[string]bool{"begin": true, "continue": true, "go": true, "quick": true, "start": true, "use": true}

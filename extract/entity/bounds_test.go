package entity_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// document makes a document by hand, of sentences whose words have tags
// ("Ada/NNP") and hang on the one before them, so that the cost is that of this
// package alone. Words that begin with a capital are names of people.
func document(sentences ...string) *nlp.Document {
	doc := &nlp.Document{}
	var text strings.Builder
	for _, s := range sentences {
		first := len(doc.Tokens)
		for k, field := range strings.Fields(s) {
			word, tag, _ := strings.Cut(field, "/")
			if k > 0 {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(word)
			i, head, rel := len(doc.Tokens), len(doc.Tokens)-1, "dep"
			if k == 0 {
				head, rel = -1, "root"
			}
			doc.Tokens = append(doc.Tokens, nlp.Token{Start: start, End: text.Len(), Tag: tag, Lemma: strings.ToLower(word), Head: head, Rel: rel})
			if tag == "NNP" {
				doc.Names = append(doc.Names, nlp.Name{Start: start, End: text.Len(), First: i, Last: i + 1, Type: nlp.Person})
			}
		}
		doc.Sentences = append(doc.Sentences, nlp.Sentence{Start: doc.Tokens[first].Start, End: text.Len(), First: first, Last: len(doc.Tokens)})
		text.WriteByte('\n')
	}
	doc.Text = text.String()
	return doc
}

// TestBounded holds the cost of articles that nobody would write: a second or
// so each on a free machine, minutes if it grew with the square.
func TestBounded(t *testing.T) {
	const n = 25_000
	many := func(format string) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = fmt.Sprintf(strings.ReplaceAll(format, "#", "%[1]d"), i)
		}
		return out
	}
	for _, tt := range []struct {
		name      string
		sentences []string
	}{
		{"one person, 100,000 mentions", many("Lind/NNP said/VBD he/PRP saw/VBD himself/PRP the/DT man/NN")},
		{"100,000 people", many("Lind#/NNP met/VBD Berg#/NNP Moe#/NNP Ode#/NNP")},
		{"25,000 people of one surname", many("A#/NNP Lind/NNP left/VBD .")},
		{"25,000 engineers", many("the/DT engineer/NN #/CD left/VBD")},
		{"one sentence of 100,000 words", []string{strings.Join(many("Lind/NNP and/CC he/PRP him/PRP"), " ")}},
		{"100,000 nouns in a row", []string{strings.Repeat("men/NNS ", 4*n)}},
		{"a name of 10,000 letters", []string{strings.Repeat("Lind", 2500) + "/NNP met/VBD Ada/NNP", "He/PRP left/VBD"}},
		{"100,000 without tags", []string{strings.Repeat("Lind ", 4*n)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := document(tt.sentences...)
			begin := time.Now()
			set := entity.Find(doc)
			if d := time.Since(begin); d > 2*time.Minute {
				t.Errorf("took %v", d)
			}
			for _, e := range set.Entities {
				if len(e.ID) > 300 {
					t.Fatalf("an ID of %d bytes", len(e.ID))
				}
			}
		})
	}
}

// TestScripts holds names in other scripts, of letters that combine and of
// letters that look alike.
func TestScripts(t *testing.T) {
	for _, tt := range []struct {
		name  string
		names []string
		want  int
	}{
		{"composed and combining", []string{"Göbel", "Go\u0308bel"}, 1},
		{"right to left", []string{"أحمد", "دوغان", "أحمد"}, 2},
		{"Cyrillic look-alikes", []string{"Pacope", "Расоре"}, 2},
		{"Greek look-alikes", []string{"TOMAN", "ΤΟΜΑΝ"}, 2},
		{"marks that turn the text", []string{"Lind\u202e", "Berg\u200f"}, 2},
		{"a heap of accents", []string{"Lind" + strings.Repeat("\u0301", 1000)}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var ss []string
			for _, n := range tt.names {
				ss = append(ss, n+"/NNP left/VBD")
			}
			set := entity.Find(document(ss...))
			if len(set.Entities) != tt.want {
				t.Errorf("%d entities of %q, want %d", len(set.Entities), tt.names, tt.want)
			}
			for _, e := range set.Entities {
				if !utf8.ValidString(e.ID) {
					t.Errorf("ID %q", e.ID)
				}
			}
		})
	}
}

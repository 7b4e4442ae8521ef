package gazetteer

import (
	"errors"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

func TestMark(t *testing.T) {
	var b Builder
	b.Add(Country, []string{"New", "Ode"})
	b.Add(City, []string{"Ode"})
	b.Add(Title, []string{"minister"})
	table, err := Open(string(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	var ws []word.Word
	for _, w := range strings.Fields("minister of NEW Ode and ode") {
		ws = append(ws, word.Of(w))
	}
	table.Mark(ws)
	want := []uint32{1 << (2 * Title), 0, 1 << (2 * Country), 2<<(2*Country) | 1<<(2*City), 0, 0}
	for i := range ws {
		if ws[i].Lexicon != want[i] {
			t.Errorf("word %d: %b, want %b", i, ws[i].Lexicon, want[i])
		}
	}
	if _, err := Open("GAZ"); !errors.Is(err, perceptron.ErrModel) {
		t.Error(err)
	}
}

package queries

import (
	"slices"
	"sort"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// A words tells in which texts a word stands. Texts have numbers; words are
// without case and accents. The zero value is empty.
type words struct {
	texts map[string][]uint32 // ascending once sort was called
	all   []string            // the words, sorted
}

// add adds the words of a text.
func (w *words) add(text string, number int) {
	if w.texts == nil {
		w.texts = map[string][]uint32{}
	}
	for _, word := range strings.Fields(graph.Fold(text)) {
		l := w.texts[word]
		if len(l) > 0 && l[len(l)-1] == uint32(number) {
			continue
		}
		if l == nil {
			word = strings.Clone(word) // not the whole text
		}
		w.texts[word] = append(l, uint32(number))
	}
}

// renumber gives each text another number.
func (w *words) renumber(number []uint32) {
	for _, l := range w.texts {
		for i, n := range l {
			l[i] = number[n]
		}
	}
}

// sort is called when all is added.
func (w *words) sort() {
	w.all = w.all[:0]
	for word, l := range w.texts {
		w.all = append(w.all, word)
		slices.Sort(l)
		w.texts[word] = slices.Clip(slices.Compact(l))
	}
	slices.Sort(w.all)
}

// with returns the numbers of the texts that have all words of a query, the
// last of which may be the beginning of one.
func (w *words) with(query string) []uint32 {
	var out []uint32
	asked := strings.Fields(graph.Fold(query))
	for i, word := range asked {
		l := w.texts[word]
		if i == len(asked)-1 && len(word) > 2 {
			l = w.beginning(word)
		}
		if i == 0 {
			out = l
		} else {
			out = common(out, l)
		}
	}
	return out
}

// beginning returns the texts with a word that begins so.
func (w *words) beginning(prefix string) []uint32 {
	var out []uint32
	n := 0
	for i := sort.SearchStrings(w.all, prefix); i < len(w.all) && strings.HasPrefix(w.all[i], prefix); i++ {
		out = append(out, w.texts[w.all[i]]...)
		n++
	}
	if n > 1 {
		slices.Sort(out)
		out = slices.Compact(out)
	}
	return out
}

// common returns what is in both of two ascending lists.
func common(a, b []uint32) []uint32 {
	var out []uint32
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}

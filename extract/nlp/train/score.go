package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sort"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/ner"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/token"
)

// evalNames scores the names on news articles that are annotated for measuring
// only, if they are there.
func evalNames(c config) error {
	a, err := c.analyser()
	if err != nil {
		return err
	}
	data, err := c.read("names.bin")
	if err != nil {
		return err
	}
	r, err := ner.Open(data)
	if err != nil {
		return err
	}
	gold, err := corpus(filepath.Join(c.data, "..", "gold", "ner", "worldwide.dev.jsonl.gz"))
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Println("no news to measure names on")
		return nil
	}
	if err != nil {
		return err
	}
	whole, cut := &tally{}, &tally{}
	causes := map[string]int{}
	for _, x := range gold {
		d, tokens := a.document(x.Text)
		ns := r.Find(nil, d, &ner.Scratch{})
		whole.add(x, spans(ns, tokens))
		cut.add(x, spans(flatten(d, ns), tokens))
		explain(causes, x, spans(ns, tokens))
	}
	fmt.Println("worldwide, names whole:            ", whole)
	fmt.Println("worldwide, inner places cut out:   ", cut)
	for i, k := range byCount(causes) {
		if i < 24 {
			fmt.Printf("  %5d %s\n", causes[k], k)
		}
	}
	return nil
}

var typeNames = [ner.Types]string{ner.Person: "PER", ner.Organization: "ORG", ner.Place: "LOC", ner.Group: "NORP"}

// A span is a typed byte range.
type span struct{ start, end, typ int }

func spans(ns []ner.Name, tokens []token.Token) []span {
	out := make([]span, len(ns))
	for i, n := range ns {
		out[i] = span{tokens[n.First].Start, tokens[n.Last-1].End, n.Type}
	}
	return out
}

// A tally counts exact matches by type.
type tally struct{ ok, got, want [ner.Types]int }

func (t *tally) add(x annotated, ns []span) {
	gold := map[span]bool{}
	for _, e := range x.Entities {
		if typ, ok := typeIDs[e.Type]; ok {
			gold[span{e.Start, e.End, typ}] = true
			t.want[typ]++
		}
	}
	for _, n := range ns {
		if t.got[n.typ]++; gold[n] {
			t.ok[n.typ]++
		}
	}
}

func (t *tally) String() string {
	out := ""
	ok, got, want := 0, 0, 0
	for typ := range ner.Group {
		out += fmt.Sprintf("%s %s  ", typeNames[typ], prf(t.ok[typ], t.got[typ], t.want[typ]))
		ok, got, want = ok+t.ok[typ], got+t.got[typ], want+t.want[typ]
	}
	return out + "all " + prf(ok, got, want)
}

func prf(ok, got, want int) string {
	p, r := 100*float64(ok)/float64(got), 100*float64(ok)/float64(want)
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", p, r, 2*p*r/(p+r))
}

// explain counts why gold names were not found.
func explain(causes map[string]int, x annotated, ns []span) {
	have := map[span]bool{}
	for _, n := range ns {
		have[n] = true
	}
	for _, e := range x.Entities {
		typ, ok := typeIDs[e.Type]
		if !ok || typ == ner.Group || have[span{e.Start, e.End, typ}] {
			continue
		}
		cause := "not found"
		for _, n := range ns {
			switch {
			case n.start == e.Start && n.end == e.End:
				cause = "taken for " + typeNames[n.typ]
			case n.start <= e.Start && n.end >= e.End:
				cause = "inside a longer " + typeNames[n.typ]
			case n.start < e.End && e.Start < n.end && cause == "not found":
				cause = "other bounds, " + typeNames[n.typ]
			}
		}
		causes[e.Type+" "+cause]++
	}
}

// flatten cuts places and groups out of the names of organisations, as corpora
// do that annotate nested names and keep the inner ones only: "Kenya Airways"
// is then a place and "Airways".
func flatten(d *ner.Document, ns []ner.Name) []ner.Name {
	var out []ner.Name
	for _, n := range ns {
		if n.Type != ner.Organization || n.Last-n.First == 1 {
			out = append(out, n)
			continue
		}
		start := n.First
		for i := n.First; i < n.Last; {
			size, typ := 0, 0
			lex := d.Words[i].Lexicon
			has := func(l int) bool { return lex>>(2*l)&1 == 1 }
			switch {
			case !d.Words[i].Upper || i+1 < n.Last && false:
			case has(gazetteer.Demonym):
				size, typ = 1, ner.Group
			case has(gazetteer.Country) || has(gazetteer.City):
				size, typ = 1, ner.Place
				for i+size < n.Last && (d.Words[i+size].Lexicon>>(2*gazetteer.Country+1)&1 == 1 || d.Words[i+size].Lexicon>>(2*gazetteer.City+1)&1 == 1) {
					size++
				}
			}
			if size == 0 || size == n.Last-n.First {
				i++
				continue
			}
			if i > start {
				out = append(out, ner.Name{First: start, Last: i, Type: ner.Organization})
			}
			out = append(out, ner.Name{First: i, Last: i + size, Type: typ})
			i += size
			start = i
		}
		if start < n.Last {
			out = append(out, ner.Name{First: start, Last: n.Last, Type: ner.Organization})
		}
	}
	return out
}

// byCount returns the keys of m, most counted first.
func byCount(m map[string]int) []string {
	ks := make([]string, 0, len(m))
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool {
		if m[ks[i]] != m[ks[j]] {
			return m[ks[i]] > m[ks[j]]
		}
		return ks[i] < ks[j]
	})
	return ks
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/ner"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/syntax"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// treebanks reads several treebanks after one another.
func (c config) treebanks(names ...string) ([]sentence, error) {
	var out []sentence
	for _, n := range names {
		ss, err := treebank(c.data, n)
		if err != nil {
			return nil, err
		}
		out = append(out, ss...)
	}
	return out, nil
}

func trees(ss []sentence, g *gazetteer.Table) []syntax.Sentence {
	out := make([]syntax.Sentence, len(ss))
	for i, s := range ss {
		out[i] = syntax.Sentence{Words: wordsOf(s.words, g), Tags: s.tags, Heads: s.heads, Rels: s.rels}
	}
	return out
}

// regularized are the options that all networks learn with.
func regularized(z syntax.Sizes, epochs int, seed uint64) syntax.Options {
	return syntax.Options{
		Sizes: z, Epochs: epochs, Seed: seed, Batch: 32, Rate: 0.002,
		Feature: 0.1, Input: 0.2, Layer: 0.33, Recurrent: 0.25, Hidden: 0.33, Form: 0.3,
		Log: os.Stderr,
	}
}

// The teachers learn from the treebanks; together they parse text that has no
// trees. The network that ships learns from both, and comes near to the
// teachers' vote at a fraction of the cost.
var (
	teachers = []syntax.Options{
		regularized(syntax.Sizes{Word: 128, Units: 128, Layers: 2, Tag: 64, Arc: 128, Rel: 96}, 20, 1),
		regularized(syntax.Sizes{Word: 128, Units: 160, Layers: 3, Tag: 96, Arc: 160, Rel: 96}, 20, 2),
	}
	student = regularized(syntax.Sizes{Word: 128, Units: 128, Layers: 2, Tag: 64, Arc: 96, Rel: 64, Name: 64}, 10, 3)
)

// goldTimes is how often the treebanks are read for once the teachers' trees.
const goldTimes = 2

func trainSyntax(c config) error {
	ss, err := c.treebanks("ewt-train", "gum-train")
	if err != nil {
		return err
	}
	g, err := c.gazetteer()
	if err != nil {
		return err
	}
	gold := trees(ss, g)
	var ms []*syntax.Model
	for i, o := range teachers {
		m, err := c.teacher(fmt.Sprintf("teacher%d.bin", i+1), gold, o)
		if err != nil {
			return err
		}
		ms = append(ms, m)
	}
	silver, err := c.silver(ms, g)
	if err != nil {
		return err
	}
	for range goldTimes {
		silver = append(silver, gold...)
	}
	o := student
	o.Labels = ner.Labels
	o.Each = func(epoch int, data []byte) {
		if err := c.scoreSyntax(string(data)); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	return c.write("syntax.bin", syntax.Train(silver, o))
}

// teacher returns a teacher, from its file if it has been kept.
func (c config) teacher(name string, gold []syntax.Sentence, o syntax.Options) (*syntax.Model, error) {
	if c.teachers != "" {
		if data, err := os.ReadFile(filepath.Join(c.teachers, name)); err == nil {
			return syntax.Open(string(data))
		}
	}
	data := syntax.Train(gold, o)
	if c.teachers != "" {
		if err := os.WriteFile(filepath.Join(c.teachers, name), data, 0o644); err != nil {
			return nil, err
		}
	}
	return syntax.Open(string(data))
}

// silver returns the teachers' trees of the texts whose names are annotated,
// with the names.
func (c config) silver(ms []*syntax.Model, g *gazetteer.Table) ([]syntax.Sentence, error) {
	const shortest, longest = 2, 80 // words
	var out []syntax.Sentence
	a := &analyser{g: g}
	for _, n := range nameCorpora {
		docs, err := corpus(filepath.Join(c.data, "ner", n+".dev.jsonl.gz"))
		if err != nil {
			return nil, err
		}
		for _, x := range docs {
			if strings.HasSuffix(x.Source, "-dev") {
				continue // the treebanks' development parts
			}
			d, tokens := a.words(x.Text)
			a.label(d, tokens, x)
			for _, s := range d.Sentences {
				if n := s[1] - s[0]; n >= shortest && n <= longest {
					out = append(out, syntax.Sentence{Words: d.Words[s[0]:s[1]], Names: d.Gold[s[0]:s[1]]})
				}
			}
		}
	}
	var wg sync.WaitGroup
	for half := range slices.Chunk(out, (len(out)+1)/2) {
		wg.Go(func() {
			xs := make([]syntax.Scratch, len(ms))
			for i := range half {
				names := half[i].Names
				half[i] = syntax.Vote(ms, half[i].Words, xs)
				half[i].Names = names
			}
		})
	}
	wg.Wait()
	fmt.Fprintf(os.Stderr, "%d sentences parsed by the teachers\n", len(out))
	return out, nil
}

func evalSyntax(c config) error {
	data, err := c.read("syntax.bin")
	if err != nil {
		return err
	}
	return c.scoreSyntax(data)
}

// scoreSyntax prints the accuracy of tags and the attachment scores,
// punctuation and subtypes of relations counted.
func (c config) scoreSyntax(data string) error {
	g, err := c.gazetteer()
	if err != nil {
		return err
	}
	m, err := syntax.Open(data)
	if err != nil {
		return err
	}
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		ss, err := c.treebanks(name)
		if err != nil {
			return err
		}
		var ws []word.Word
		var spans [][2]int
		for _, s := range ss {
			spans = append(spans, [2]int{len(ws), len(ws) + len(s.words)})
			ws = append(ws, wordsOf(s.words, g)...)
		}
		var r syntax.Result
		start := time.Now()
		m.Read(ws, spans, &r, &syntax.Scratch{})
		spent := time.Since(start)
		t, u, l := 0, 0, 0
		for k, s := range ss {
			for i := range s.words {
				at, h := spans[k][0]+i, s.heads[i]
				if h >= 0 {
					h += spans[k][0]
				}
				if m.Tags[r.Tags[at]] == s.tags[i] {
					t++
				}
				if r.Heads[at] == h {
					u++
					if m.Rels[r.Rels[at]] == s.rels[i] {
						l++
					}
				}
			}
		}
		n := float64(len(ws))
		fmt.Printf("%s: tags %.2f UAS %.2f LAS %.2f of %d (%.0f tokens/s)\n", name, 100*float64(t)/n, 100*float64(u)/n, 100*float64(l)/n, len(ws), n/spent.Seconds())
	}
	return nil
}

package main

import (
	"fmt"
	"sync"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/pos"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

func trainGazetteer(c config) error {
	b, err := buildGazetteer(c.reference)
	if err != nil {
		return err
	}
	return c.write("gazetteer.bin", b)
}

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

func (c config) gazetteer() (*gazetteer.Table, error) {
	data, err := c.read("gazetteer.bin")
	if err != nil {
		return nil, err
	}
	return gazetteer.Open(data)
}

func wordsOf(forms []string, g *gazetteer.Table) []word.Word {
	ws := make([]word.Word, len(forms))
	for i, f := range forms {
		ws[i] = word.Of(f)
	}
	g.Mark(ws)
	return ws
}

func tagged(ss []sentence, g *gazetteer.Table) []pos.Sentence {
	out := make([]pos.Sentence, len(ss))
	for i, s := range ss {
		out[i] = pos.Sentence{Words: wordsOf(s.words, g), Tags: s.tags}
	}
	return out
}

// The tagger's epochs, and the share of features left out of every example.
const (
	tagEpochs = 10
	tagDrop   = 0.2
)

// Two taggers with different seeds vote.
var tagSeeds = [...]int64{1, 2}

func trainTags(c config) error {
	ss, err := c.treebanks("ewt-train", "gum-train")
	if err != nil {
		return err
	}
	g, err := c.gazetteer()
	if err != nil {
		return err
	}
	var drafts [len(tagSeeds)]*pos.Draft
	var wg sync.WaitGroup
	for i, seed := range tagSeeds {
		wg.Go(func() {
			drafts[i] = pos.Train(tagged(ss, g), pos.Options{Epochs: tagEpochs, Seed: seed, Drop: tagDrop})
		})
	}
	wg.Wait()
	for _, d := range drafts[1:] {
		drafts[0].Merge(d)
	}
	return c.write("tags.bin", drafts[0].Bytes(0.1, 8))
}

func (c config) tagger() (*pos.Tagger, error) {
	data, err := c.read("tags.bin")
	if err != nil {
		return nil, err
	}
	return pos.Open(data)
}

func evalTags(c config) error {
	g, err := c.gazetteer()
	if err != nil {
		return err
	}
	t, err := c.tagger()
	if err != nil {
		return err
	}
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		ss, err := treebank(c.data, name)
		if err != nil {
			return err
		}
		ok, n := 0, 0
		for _, s := range ss {
			for i, id := range t.Tag(nil, wordsOf(s.words, g), &pos.Scratch{}) {
				n++
				if t.Tags[id] == s.tags[i] {
					ok++
				}
			}
		}
		fmt.Printf("%s: tags %.2f of %d\n", name, 100*float64(ok)/float64(n), n)
	}
	return nil
}

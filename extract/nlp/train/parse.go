package main

import (
	"fmt"
	"sync"
	"time"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/dep"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/pos"
)

// The tagger of a jackknife learns for fewer epochs.
const jackEpochs = 6

// jackknife tags every sentence with a tagger that has not seen it, so that
// the parser learns from tags as good as those it will get.
func jackknife(ss []sentence, g *gazetteer.Table) [][]string {
	const folds = 5
	out := make([][]string, len(ss))
	var wg sync.WaitGroup
	free := make(chan bool, 2) // two at a time
	for k := range folds {
		wg.Add(1)
		free <- true
		go func() {
			defer func() { <-free; wg.Done() }()
			var rest []sentence
			for i, s := range ss {
				if i*folds/len(ss) != k {
					rest = append(rest, s)
				}
			}
			d := pos.Train(tagged(rest, g), pos.Options{Epochs: jackEpochs, Seed: int64(k + 10), Drop: tagDrop})
			t, err := pos.Open(string(d.Bytes(0, 1)))
			if err != nil {
				panic(err) // our own bytes
			}
			for i, s := range ss {
				if i*folds/len(ss) == k {
					out[i] = tags(t, s.words, g)
				}
			}
		}()
	}
	wg.Wait()
	return out
}

// tags tags the words of a sentence.
func tags(t *pos.Tagger, forms []string, g *gazetteer.Table) []string {
	var out []string
	for _, id := range t.Tag(nil, wordsOf(forms, g), &pos.Scratch{}) {
		out = append(out, t.Tags[id])
	}
	return out
}

func trees(ss []sentence, tags [][]string, g *gazetteer.Table) []dep.Sentence {
	out := make([]dep.Sentence, len(ss))
	for i, s := range ss {
		out[i] = dep.Sentence{Words: wordsOf(s.words, g), Tags: tags[i], Heads: s.heads, Rels: s.rels}
	}
	return out
}

// The parser's sizes: epochs, states of the search while it learns, and rows
// of weights.
const (
	parseEpochs = 8
	parseBeam   = 8
	parseRows   = 3 << 19
)

// Two parsers with different seeds vote.
var parseSeeds = [...]int64{1, 2}

func trainParse(c config) error {
	ss, err := c.treebanks("ewt-train", "gum-train")
	if err != nil {
		return err
	}
	g, err := c.gazetteer()
	if err != nil {
		return err
	}
	train := trees(ss, jackknife(ss, g), g)
	var labels *dep.Labeler
	var drafts [len(parseSeeds)]*dep.Draft
	var wg sync.WaitGroup
	wg.Go(func() { labels = dep.TrainLabels(train, parseEpochs, 1) })
	for i, seed := range parseSeeds {
		wg.Go(func() { drafts[i] = dep.Train(train, parseEpochs, parseBeam, parseRows, seed) })
	}
	wg.Wait()
	for _, d := range drafts[1:] {
		drafts[0].Merge(d)
	}
	return c.write("parser.bin", dep.Bytes(drafts[0], labels, 0.1, 8))
}

func (c config) parser() (*dep.Parser, error) {
	data, err := c.read("parser.bin")
	if err != nil {
		return nil, err
	}
	return dep.Open(data)
}

// attachment returns the unlabelled and labelled attachment scores, punctuation
// and subtypes of relations counted.
func attachment(p *dep.Parser, ss []dep.Sentence) (uas, las float64) {
	n, u, l := 0, 0, 0
	var x dep.Scratch
	for _, s := range ss {
		heads, rels := p.Parse(nil, nil, s.Words, s.Tags, &x)
		for i, h := range heads {
			n++
			if h == s.Heads[i] {
				u++
				if p.Rels[rels[i]] == s.Rels[i] {
					l++
				}
			}
		}
	}
	return 100 * float64(u) / float64(n), 100 * float64(l) / float64(n)
}

func evalParse(c config) error {
	g, err := c.gazetteer()
	if err != nil {
		return err
	}
	t, err := c.tagger()
	if err != nil {
		return err
	}
	p, err := c.parser()
	if err != nil {
		return err
	}
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		ss, err := c.treebanks(name)
		if err != nil {
			return err
		}
		var own [][]string
		for _, s := range ss {
			own = append(own, tags(t, s.words, g))
		}
		x := trees(ss, own, g)
		start := time.Now()
		u, l := attachment(p, x)
		n := 0
		for _, s := range ss {
			n += len(s.words)
		}
		fmt.Printf("%s: UAS %.2f LAS %.2f of %d (%.0f tokens/s)\n", name, u, l, n, float64(n)/time.Since(start).Seconds())
		printWrong(p, x)
	}
	return nil
}

// printWrong prints the commonest errors: heads by the right relation, and
// relations of right heads.
func printWrong(p *dep.Parser, ss []dep.Sentence) {
	wrong := map[string]int{}
	var x dep.Scratch
	for _, s := range ss {
		heads, rels := p.Parse(nil, nil, s.Words, s.Tags, &x)
		for i, h := range heads {
			if got, want := p.Rels[rels[i]], s.Rels[i]; h != s.Heads[i] {
				wrong["head of "+want]++
			} else if got != want {
				wrong[want+" as "+got]++
			}
		}
	}
	for i, k := range byCount(wrong) {
		if i < 20 {
			fmt.Printf("  %5d %s\n", wrong[k], k)
		}
	}
}

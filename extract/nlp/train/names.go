package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/ner"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/syntax"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/token"
)

// An annotated document: text and entities by byte offset.
type annotated struct {
	ID       string
	Source   string
	Text     string
	Entities []entity
}

type entity struct {
	Start, End int
	Text       string
	Type       string
	Proper     *bool
}

// corpus reads a file of annotated documents, one a line.
func corpus(path string) ([]annotated, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	var out []annotated
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		var d annotated
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		out = append(out, d)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return out, nil
}

// analyser turns texts into documents for the recogniser.
type analyser struct {
	g *gazetteer.Table
	m *syntax.Model
	x syntax.Scratch
}

// words splits a text into words and sentences.
func (a *analyser) words(text string) (*ner.Document, []token.Token) {
	tokens, sentences := token.Split(text)
	d := &ner.Document{}
	for _, s := range sentences {
		var forms []string
		for _, t := range tokens[s.First:s.Last] {
			forms = append(forms, text[t.Start:t.End])
		}
		d.Words = append(d.Words, wordsOf(forms, a.g)...)
		d.Sentences = append(d.Sentences, [2]int{s.First, s.Last})
	}
	return d, tokens
}

// document also reads them.
func (a *analyser) document(text string) (*ner.Document, []token.Token) {
	d, tokens := a.words(text)
	var r syntax.Result
	a.m.Read(d.Words, d.Sentences, &r, &a.x)
	d.Tags, d.Scores = r.Tags, r.Names
	return d, tokens
}

var typeIDs = map[string]int{"PER": ner.Person, "ORG": ner.Organization, "LOC": ner.Place, "NORP": ner.Group}

// label sets the gold labels of d. The guidelines of the corpora differ; the
// names are brought to those of news corpora: no articles or titles in them,
// peoples are groups.
func (a *analyser) label(d *ner.Document, tokens []token.Token, x annotated) {
	d.Gold = make([]uint8, len(tokens))
	es := a.clean(x)
	at := 0
	for _, e := range es {
		for at < len(tokens) && tokens[at].Start < e.Start {
			at++
		}
		end := at
		for end < len(tokens) && tokens[end].End <= e.End {
			end++
		}
		if at == end || tokens[at].Start != e.Start || tokens[end-1].End != e.End {
			continue
		}
		ner.Label(d.Gold[at:end], typeIDs[e.Type])
		at = end
	}
	for i, t := range tokens {
		if w := x.Text[t.Start:t.End]; d.Gold[i] == 0 && d.Words[i].Upper && (groups[strings.ToLower(w)] || d.Words[i].Lexicon>>(2*gazetteer.Demonym)&1 == 1) {
			ner.Label(d.Gold[i:i+1], ner.Group)
		}
	}
}

var nameCorpora = []string{"uner_ewt", "wikigold", "crossner_politics", "redocred", "gum_proper", "re3d"}

func (c config) nameDocs(a *analyser, names ...string) ([]*ner.Document, error) {
	var docs []*ner.Document
	for _, n := range names {
		xs, err := corpus(filepath.Join(c.data, "ner", n+".dev.jsonl.gz"))
		if err != nil {
			return nil, err
		}
		for _, x := range xs {
			d, tokens := a.document(x.Text)
			a.label(d, tokens, x)
			if len(d.Words) > 0 {
				docs = append(docs, d)
			}
		}
	}
	return docs, nil
}

func (c config) analyser() (*analyser, error) {
	g, err := c.gazetteer()
	if err != nil {
		return nil, err
	}
	data, err := c.read("syntax.bin")
	if err != nil {
		return nil, err
	}
	m, err := syntax.Open(data)
	if err != nil {
		return nil, err
	}
	return &analyser{g: g, m: m}, nil
}

// The recogniser's epochs, and the share of features left out of every example.
const (
	nameEpochs = 9
	nameDrop   = 0.2
)

// Two recognisers with different seeds vote.
var nameSeeds = [...]int64{1, 1001}

func trainNames(c config) error {
	a, err := c.analyser()
	if err != nil {
		return err
	}
	docs, err := c.nameDocs(a, nameCorpora...)
	if err != nil {
		return err
	}
	var drafts [len(nameSeeds)]*ner.Draft
	var wg sync.WaitGroup
	for i, seed := range nameSeeds {
		wg.Go(func() {
			drafts[i] = ner.Train(docs, ner.Options{Epochs: nameEpochs, Seed: seed, Drop: nameDrop})
		})
	}
	wg.Wait()
	for _, d := range drafts[1:] {
		drafts[0].Merge(d)
	}
	return c.write("names.bin", drafts[0].Bytes(0.2, 16))
}

package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A sentence of a treebank. Heads are word indices, -1 for the root.
type sentence struct {
	doc    string
	text   string
	newpar bool
	words  []string
	lemmas []string
	upos   []string
	tags   []string
	heads  []int
	rels   []string
}

// treebank reads DIR/dep/NAME.conllu.gz, without empty nodes.
func treebank(dir, name string) ([]sentence, error) {
	path := filepath.Join(dir, "dep", name+".conllu.gz")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	var out []sentence
	var s sentence
	doc := ""
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		line := in.Text()
		switch {
		case line == "":
			if len(s.words) > 0 {
				s.doc = doc
				out = append(out, s)
			}
			s = sentence{}
		case strings.HasPrefix(line, "# newdoc id = "):
			doc = line[len("# newdoc id = "):]
		case strings.HasPrefix(line, "# text = "):
			s.text = line[len("# text = "):]
		case strings.HasPrefix(line, "# newpar"):
			s.newpar = true
		case line[0] != '#':
			c := strings.Split(line, "\t")
			if len(c) < 10 || strings.ContainsAny(c[0], ".-") {
				continue
			}
			head, err := strconv.Atoi(c[6])
			if err != nil {
				return nil, fmt.Errorf("reading %s: head %q: %w", path, c[6], err)
			}
			s.words = append(s.words, c[1])
			s.lemmas = append(s.lemmas, c[2])
			s.upos = append(s.upos, c[3])
			s.tags = append(s.tags, c[4])
			s.heads = append(s.heads, head-1)
			s.rels = append(s.rels, c[7])
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return out, nil
}

package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
)

// A treeSentence is a sentence of a UD treebank. Heads are indices into Words,
// -1 for the root. Genre is "" where the treebank does not say.
type treeSentence struct {
	Words, Tags, Rels []string
	Universal         []string // universal part of speech
	Heads             []int
	Genre             string
}

// treebank reads a treebank such as "ewt-dev" from the folder of treebanks.
func (s *session) treebank(name string) ([]treeSentence, error) {
	var failed error
	for _, ext := range []string{".conllu.gz", ".conllu"} {
		path := filepath.Join(s.treebanks, "dep", name+ext)
		r, err := open(path)
		if err != nil {
			failed = err
			continue
		}
		defer r.Close()
		sents, err := readTreebank(r)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		return sents, nil
	}
	return nil, fmt.Errorf("%w: %w", errNotAvailable, failed)
}

var errTree = errors.New("not a sentence in CoNLL-U")

// readTreebank reads CoNLL-U. Multi-word tokens and empty nodes are left out:
// the syntactic words are what is tagged and parsed.
func readTreebank(r io.Reader) ([]treeSentence, error) {
	var out []treeSentence
	var cur treeSentence
	genre := ""
	flush := func() error {
		for i, h := range cur.Heads {
			if h < -1 || h >= len(cur.Heads) {
				return fmt.Errorf("%w: head of word %d", errTree, i+1)
			}
		}
		if len(cur.Words) > 0 {
			cur.Genre = genre
			out = append(out, cur)
		}
		cur = treeSentence{}
		return nil
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<22)
	for n := 1; sc.Scan(); n++ {
		l := sc.Text()
		switch {
		case l == "":
			if err := flush(); err != nil {
				return nil, fmt.Errorf("before line %d: %w", n, err)
			}
		case l[0] == '#':
			if g, ok := strings.CutPrefix(l, "# meta::genre = "); ok {
				genre = g
			} else if strings.HasPrefix(l, "# newdoc") {
				genre = ""
			}
		default:
			f := strings.Split(l, "\t")
			if strings.ContainsAny(f[0], "-.") {
				continue
			}
			if len(f) != 10 {
				return nil, fmt.Errorf("line %d: %w: %d fields", n, errTree, len(f))
			}
			head, err := strconv.Atoi(f[6])
			if err != nil {
				return nil, fmt.Errorf("line %d: %w: %w", n, errTree, err)
			}
			cur.Words = append(cur.Words, f[1])
			cur.Universal = append(cur.Universal, f[3])
			cur.Tags = append(cur.Tags, f[4])
			cur.Heads = append(cur.Heads, head-1)
			cur.Rels = append(cur.Rels, f[7])
		}
	}
	if err := sc.Err(); err != nil {
		return nil, err
	}
	return out, flush()
}

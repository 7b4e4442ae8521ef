// Command build makes data/gumnouns.tsv, the common nouns that UD English GUM
// annotates as people, bodies of people and places:
//
//	go run ./extract/entity/build -gum ../shared/train/dep/gum-train.conllu.gz
//
// Nouns of its news are left out, as news is what the program is measured on,
// and so are those that data/nouns.tsv has. Equal files give equal lists.
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

const header = `# Common nouns for people, bodies of people and places: those that UD English GUM, train part without its news,
# annotates so three times or more, and in three of four cases (CC BY 4.0). Made by extract/entity/build.
`

func main() {
	gum := flag.String("gum", "", "gum-train.conllu of UD English GUM, packed or not")
	data := flag.String("data", "extract/entity/data", "folder of nouns.tsv, and of the list to write")
	flag.Parse()
	if err := run(*gum, *data); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(gum, data string) error {
	f, err := os.Open(gum)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(gum, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("reading %s: %w", gum, err)
		}
	}
	counts, err := count(r)
	if err != nil {
		return fmt.Errorf("reading %s: %w", gum, err)
	}
	own, err := os.ReadFile(filepath.Join(data, "nouns.tsv"))
	if err != nil {
		return err
	}
	for row := range lexicon.Rows(string(own)) {
		delete(counts, row[0])
	}
	var out strings.Builder
	out.WriteString(header)
	for _, noun := range slices.Sorted(maps.Keys(counts)) {
		if kind := counts[noun].kind(); kind != "" {
			fmt.Fprintf(&out, "%s\t%s\n", noun, kind)
		}
	}
	return os.WriteFile(filepath.Join(data, "gumnouns.tsv"), []byte(out.String()), 0o644)
}

// tally is how often a noun heads an entity of each of GUM's types.
type tally map[string]int

// kinds are our names for GUM's types.
var kinds = map[string]string{"person": "person", "organization": "body", "place": "place"}

// kind returns what the noun nearly always names, or "".
func (t tally) kind() string {
	all := 0
	for _, n := range t {
		all += n
	}
	for typ, kind := range kinds {
		if n := t[typ]; n >= 3 && 4*n >= 3*all {
			return kind
		}
	}
	return ""
}

// count tallies the common nouns of every document but the news.
func count(r io.Reader) (map[string]tally, error) {
	counts := map[string]tally{}
	news := false
	var sentence []word
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			news = strings.HasPrefix(id, "GUM_news")
		}
		switch f := strings.Split(line, "\t"); {
		case line == "":
			if !news {
				add(counts, sentence)
			}
			sentence = sentence[:0]
		case len(f) == 10 && !strings.ContainsAny(f[0], "-."):
			sentence = append(sentence, word{lemma: strings.ToLower(f[2]), tag: f[3] + "/" + f[4], head: f[6], id: f[0], entity: entityOf(f[9])})
		}
	}
	return counts, lines.Err()
}

type word struct{ id, lemma, tag, head, entity string }

func entityOf(misc string) string {
	for _, field := range strings.Split(misc, "|") {
		if e, ok := strings.CutPrefix(field, "Entity="); ok {
			return e
		}
	}
	return ""
}

// add counts the heads of the sentence's entities that are common nouns. An
// entity is written "(3-person-new-…" at its first word and "3)" at its last.
func add(counts map[string]tally, sentence []word) {
	type open struct {
		number, typ string
		first       int
	}
	var stack []open
	end := func(number string, last int) {
		for k := len(stack) - 1; k >= 0; k-- {
			if stack[k].number == number {
				o := stack[k]
				stack = slices.Delete(stack, k, k+1)
				if w := top(sentence[o.first : last+1]); w.tag == "NOUN/NN" || w.tag == "NOUN/NNS" {
					if counts[w.lemma] == nil {
						counts[w.lemma] = tally{}
					}
					counts[w.lemma][o.typ]++
				}
				return
			}
		}
	}
	for i, w := range sentence {
		for e := w.entity; e != ""; {
			part := e
			if k := strings.IndexAny(e[1:], "()"); k >= 0 {
				part = e[:k+1]
				if e[k+1] == ')' {
					part = e[:k+2]
				}
			}
			e = e[len(part):]
			begins, ends := part[0] == '(', strings.HasSuffix(part, ")")
			f := strings.Split(strings.Trim(part, "()"), "-")
			if begins && len(f) > 1 {
				stack = append(stack, open{number: f[0], typ: f[1], first: i})
			}
			if ends {
				end(f[0], i)
			}
		}
	}
}

// top returns the word of a phrase that hangs on none of it.
func top(phrase []word) word {
	for _, w := range phrase {
		if !slices.ContainsFunc(phrase, func(o word) bool { return o.id == w.head }) {
			return w
		}
	}
	return word{}
}

package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/quotation"
	"github.com/newsgraph/newsgraph/extract"
)

// shared is the folder that holds the collections on a machine that has them.
const shared = "../../../../../shared"

func newSession(t *testing.T, collection string) *session {
	t.Helper()
	gold := filepath.Join(shared, "gold")
	if _, err := find(gold, collection); err != nil {
		t.Skipf("needs the collection %s: %v", collection, err)
	}
	return &session{
		ctx: t.Context(), gold: gold, treebanks: filepath.Join(shared, "train"),
		extractor: extract.New(), done: map[string][]*extract.Facts{},
	}
}

// TestQuotesAgreeWithReferenceScorer compares every figure with those of the
// independent scorer, on the extractor's own output and on the gold disturbed.
func TestQuotesAgreeWithReferenceScorer(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3")
	}
	tool := filepath.Join(shared, "tools", "score_quotes.py")
	if _, err := os.Stat(tool); err != nil {
		t.Skip("needs score_quotes.py")
	}
	for _, collection := range []string{"quotes/polnear", "quotes/seed"} {
		s := newSession(t, collection)
		docs, _, err := read[quotedDoc](s, collection)
		if err != nil {
			t.Fatal(err)
		}
		docs = sample(docs, 10)
		facts, err := s.extract(collection, articles(docs))
		if err != nil {
			t.Fatal(err)
		}
		found := make([][]quotation.Quote, len(docs))
		for i, f := range facts {
			found[i] = systemQuotes(f)
		}
		for name, system := range map[string][][]quotation.Quote{"extracted": found, "disturbed": disturbed(docs)} {
			gold, sys := writeQuotes(t, docs, nil), writeQuotes(t, docs, system)
			for _, v := range []quotation.Scorer{{}, {Core: true}, {Whole: true}, {Core: true, Whole: true}} {
				t.Run(fmt.Sprintf("%s %s core=%v whole=%v", collection, name, v.Core, v.Whole), func(t *testing.T) {
					for i := range docs {
						v.Add(docs[i].Text, docs[i].quotes(), system[i])
					}
					args := []string{tool, gold, sys}
					if v.Core {
						args = append(args, "--core")
					}
					if v.Whole {
						args = append(args, "--whole")
					}
					out, err := exec.Command(python, args...).Output()
					if err != nil {
						t.Fatal(err)
					}
					compareWithReference(t, string(out), &v)
				})
			}
		}
	}
}

func compareWithReference(t *testing.T, out string, v *quotation.Scorer) {
	t.Helper()
	near := func(what, want string, got float64) {
		w, err := strconv.ParseFloat(want, 64)
		if err != nil || math.Abs(w-got) > 0.1 {
			t.Errorf("%s: reference scorer %s, here %.2f", what, want, got)
		}
	}
	line := func(name string, m metric.PRF) {
		g := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(name) + `\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)`).FindStringSubmatch(out)
		if g == nil {
			t.Errorf("no line %q", name)
			return
		}
		near(name+" P", g[1], m.Precision())
		near(name+" R", g[2], m.Recall())
		near(name+" F1", g[3], m.F1())
	}
	rules := map[string]quotation.Rule{
		"exact": quotation.Exact, "iou0.5": quotation.Overlap, "ggt0.3": quotation.Cover30, "ggt0.8": quotation.Cover80,
	}
	for n, r := range rules {
		line(n, v.Quotes[quotation.Key{Rule: r, Group: "all"}])
	}
	line("char", v.Chars)
	line("end2end", v.EndToEnd)
	byType := regexp.MustCompile(`(?m)^  (direct|mixed|indirect) .*?recall (.*?)(?: sys .*precision (.*))?$`)
	figures := regexp.MustCompile(`(exact|iou0\.5|ggt0\.3)\s+([\d.]+)`)
	for _, l := range byType.FindAllStringSubmatch(out, -1) {
		for i, side := range l[2:] {
			for _, g := range figures.FindAllStringSubmatch(side, -1) {
				m := v.Quotes[quotation.Key{Rule: rules[g[1]], Group: l[1]}]
				near(l[1]+" "+g[1], g[2], []float64{m.Recall(), m.Precision()}[i])
			}
		}
	}
	speakers := regexp.MustCompile(`(?:(all|direct|mixed|indirect|anchored|floating|pronoun) mention ([\d.]+)(?: name ([\d.]+))? \(n=(\d+)\))`)
	for n, r := range rules {
		for _, l := range regexp.MustCompile(`(?m)^speaker on `+regexp.QuoteMeta(n)+` matches:(.*)$`).FindAllStringSubmatch(out, -1) {
			for _, g := range speakers.FindAllStringSubmatch(l[1], -1) {
				k := quotation.Key{Rule: r, Group: g[1]}
				near(n+" mention "+g[1], g[2], v.Mention[k].Percent())
				if g[4] != strconv.Itoa(v.Mention[k].Of) {
					t.Errorf("%s %s: n=%s there, %d here", n, g[1], g[4], v.Mention[k].Of)
				}
				if g[3] != "" {
					near(n+" name "+g[1], g[3], v.Name[k].Percent())
				}
			}
		}
	}
}

// writeQuotes writes docs as JSON lines, with the system's quotations in
// place of the gold's unless nil.
func writeQuotes(t *testing.T, docs []quotedDoc, system [][]quotation.Quote) string {
	t.Helper()
	var b bytes.Buffer
	for i := range docs {
		qs := docs[i].quotes()
		if system != nil {
			qs = system[i]
		}
		if qs == nil {
			qs = []quotation.Quote{}
		}
		l, err := json.Marshal(map[string]any{"id": docs[i].ID, "text": docs[i].Text, "quotes": qs})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(l, '\n'))
	}
	path := filepath.Join(t.TempDir(), "quotes.jsonl")
	if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// disturbed returns the gold as a bad system would give it: some quotations
// lost, spans moved, types and speakers exchanged.
func disturbed(docs []quotedDoc) [][]quotation.Quote {
	rnd := rand.New(rand.NewPCG(1, 2))
	var out [][]quotation.Quote
	for i := range docs {
		var qs []quotation.Quote
		gold := docs[i].quotes()
		for _, q := range gold {
			other := gold[rnd.IntN(len(gold))]
			q.Core = nil
			switch n := len(docs[i].Text); rnd.IntN(8) {
			case 0:
				continue
			case 1:
				q.Parts, q.End = nil, min(n, q.End+rnd.IntN(2*(q.End-q.Start)+1))
			case 2:
				q.Start, q.Parts = q.Start+rnd.IntN(q.End-q.Start), nil
			case 3:
				q.Speaker, q.Reference = other.Speaker, other.Reference
			case 4:
				q.Type, q.Floating = other.Type, true
			case 5:
				q.Speaker = nil
			case 6:
				qs = append(qs, q)
			}
			qs = append(qs, q)
		}
		out = append(out, qs)
	}
	return out
}

// sample returns every nth document.
func sample(docs []quotedDoc, n int) []quotedDoc {
	var out []quotedDoc
	for i := 0; i < len(docs); i += n {
		out = append(out, docs[i])
	}
	return out
}

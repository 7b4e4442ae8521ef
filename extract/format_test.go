package extract_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
)

// The types below are the JSON contract written out a second time: an output
// with a field that is not in it, or a span that is not in the text, fails.

type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type dateJSON struct {
	Start *int    `json:"start"`
	End   *int    `json:"end"`
	Text  *string `json:"text"`
	Value string  `json:"value"`
	Basis string  `json:"basis"`
}

type argJSON struct {
	span
	Entity  string `json:"entity"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
}

type factsJSON struct {
	ID      string `json:"id"`
	Article struct {
		IRI, URL, Title, Publisher, Published, SHA256 string
		Authors                                       []string
	} `json:"article"`
	Text     string `json:"text"`
	Entities []struct {
		ID       string   `json:"id"`
		Type     string   `json:"type"`
		Name     string   `json:"name"`
		Roles    []string `json:"roles"`
		Country  string   `json:"country"`
		Lat      *float64 `json:"lat"`
		Lon      *float64 `json:"lon"`
		GeoNames int      `json:"geonames"`
		Mentions []struct {
			span
			Kind string `json:"kind"`
		} `json:"mentions"`
	} `json:"entities"`
	Quotes []struct {
		ID string `json:"id"`
		span
		Parts    [][2]int `json:"parts"`
		Type     string   `json:"type"`
		Polarity string   `json:"polarity"`
		In       string   `json:"in"`
		Speaker  *struct {
			span
			Entity   string `json:"entity"`
			Name     string `json:"name"`
			Floating *bool  `json:"floating"`
		} `json:"speaker"`
		Cue        *span     `json:"cue"`
		Place      string    `json:"place"`
		Date       *dateJSON `json:"date"`
		Confidence float64   `json:"confidence"`
	} `json:"quotes"`
	Events []struct {
		ID      string `json:"id"`
		Type    string `json:"type"`
		Mode    string `json:"mode"`
		CAMEO   string `json:"cameo"`
		Trigger struct {
			span
			Lemma string `json:"lemma"`
		} `json:"trigger"`
		Agents    []argJSON `json:"agents"`
		Patients  []argJSON `json:"patients"`
		Place     *argJSON  `json:"place"`
		Date      *dateJSON `json:"date"`
		Polarity  string    `json:"polarity"`
		Modality  string    `json:"modality"`
		ClaimedIn string    `json:"claimed_in"`

		Mentions      []span   `json:"mentions"`
		Background    bool     `json:"background"`
		Generic       bool     `json:"generic"`
		AlsoClaimedIn []string `json:"also_claimed_in"`
		SameAs        string   `json:"same_as"`
		Denies        string   `json:"denies"`
		Count         *struct {
			Value int `json:"value"`
			span
			Of string `json:"of"`
		} `json:"count"`
		Confidence float64 `json:"confidence"`
	} `json:"events"`
}

// TestFormat extracts every document of two gold collections and holds the
// JSON of each against the contract.
func TestFormat(t *testing.T) {
	x := extract.New()
	for _, name := range []string{"geo/lgl.dev.jsonl.gz", "events/giveme5w1h.dev.jsonl.gz"} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			n := 0
			each(t, gold(t, name), func(a *article.Article) error {
				f, err := x.Extract(a)
				if err != nil {
					return err
				}
				line, err := json.Marshal(f)
				if err != nil {
					return err
				}
				return check(a.Text, line)
			}, &n)
			t.Logf("%d documents", n)
		})
	}
}

// gold returns the path of a gold file, or skips the test where it is absent.
func gold(t *testing.T, name string) string {
	path := filepath.Join("..", "..", "shared", "gold", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no gold data: %v", err)
	}
	return path
}

// each calls f for every document of a gold file, on all cores.
func each(t *testing.T, path string, f func(*article.Article) error, n *int) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := make(chan []byte)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for line := range lines {
				var a article.Article
				var d struct{ Date string }
				if err := json.Unmarshal(line, &a); err != nil {
					t.Error(err)
				}
				if json.Unmarshal(line, &d) == nil && len(d.Date) >= 10 && regexp.MustCompile(`^\d{4}-\d\d-\d\d`).MatchString(d.Date) {
					a.Published = d.Date[:10]
				}
				if err := f(&a); err != nil {
					t.Errorf("%s: %v", a.ID, err)
				}
			}
		})
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		*n++
		lines <- bytes.Clone(sc.Bytes())
	}
	close(lines)
	wg.Wait()
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
}

var datePattern = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d(/\d{4}-\d\d-\d\d)?)?|/\d{4}|-\d\d/\d{4}-\d\d)?$`)

// check holds one line of output against the contract.
func check(text string, line []byte) error {
	var f factsJSON
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return err
	}
	if f.Text != text || f.ID == "" || f.Article.IRI == "" || f.Article.Authors == nil || f.Article.SHA256 == "" {
		return fmt.Errorf("article: %+v", f.Article)
	}
	c := checker{text: text, entities: map[string]bool{"": true}, ids: map[string]bool{"": true}}
	c.check(&f)
	return c.err
}

type checker struct {
	text     string
	entities map[string]bool
	ids      map[string]bool
	err      error
}

func (c *checker) that(ok bool, format string, args ...any) {
	if !ok && c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

func (c *checker) span(s span) {
	ok := s.Start >= 0 && s.Start < s.End && s.End <= len(c.text) && c.text[s.Start:s.End] == s.Text
	c.that(ok, "span %d-%d %q is not in the text", s.Start, s.End, s.Text)
}

func (c *checker) arg(a argJSON) {
	c.span(a.span)
	c.that(c.entities[a.Entity], "unknown entity %s", a.Entity)
}

func (c *checker) date(d *dateJSON) {
	if d == nil {
		return
	}
	c.that(datePattern.MatchString(d.Value), "date %q", d.Value)
	c.that(slices.Contains([]string{"explicit", "relative", "dateline", "published"}, d.Basis), "basis %q", d.Basis)
	if d.Start != nil {
		c.span(span{*d.Start, *d.End, *d.Text})
	}
}

func (c *checker) check(f *factsJSON) {
	for _, e := range f.Entities {
		c.that(!c.entities[e.ID], "entity %s twice", e.ID)
		c.entities[e.ID] = true
		c.that(slices.Contains([]string{"person", "organization", "group", "place", "other"}, e.Type), "type %q", e.Type)
		c.that(e.Name != "" && len(e.Mentions) > 0, "entity %s: %+v", e.ID, e)
		for _, m := range e.Mentions {
			c.span(m.span)
			c.that(slices.Contains([]string{"name", "nominal", "pronoun"}, m.Kind), "kind %q", m.Kind)
		}
	}
	for _, q := range f.Quotes {
		c.that(!c.ids[q.ID], "quote %s twice", q.ID)
		c.ids[q.ID] = true
		c.span(q.span)
		for _, p := range q.Parts {
			c.that(q.Start <= p[0] && p[0] < p[1] && p[1] <= q.End, "quote %s: part %v", q.ID, p)
		}
		c.that(slices.Contains([]string{"direct", "indirect", "mixed"}, q.Type), "type %q", q.Type)
		c.that(q.Polarity == "" || q.Polarity == "negative", "polarity %q", q.Polarity)
		c.that(q.In == "" || c.ids[q.In], "quote %s in %q, which does not come before it", q.ID, q.In)
		c.that(c.entities[q.Place] && q.Confidence >= 0 && q.Confidence <= 1, "quote %+v", q)
		c.date(q.Date)
		if q.Cue != nil {
			c.span(*q.Cue)
		}
		if s := q.Speaker; s != nil {
			c.span(s.span)
			c.that(s.Name != "" && c.entities[s.Entity] && s.Floating != nil, "speaker %+v", s)
		}
	}
	before := map[string]bool{"": true} // events tell of those before them
	for _, e := range f.Events {
		c.that(e.ID != "" && e.Type != "" && before[e.SameAs] && before[e.Denies], "event %+v", e)
		before[e.ID] = true
		for _, m := range e.Mentions {
			c.span(m)
		}
		for _, q := range e.AlsoClaimedIn {
			c.that(q != "" && c.ids[q], "event %+v", e)
		}
		c.span(e.Trigger.span)
		c.that(e.Trigger.Lemma != "" && e.Agents != nil && e.Patients != nil, "event %+v", e)
		for _, a := range append(e.Agents, e.Patients...) {
			c.arg(a)
		}
		if e.Place != nil {
			c.arg(*e.Place)
		}
		c.date(e.Date)
		c.that(e.Polarity == "positive" || e.Polarity == "negative", "polarity %q", e.Polarity)
		c.that(slices.Contains([]string{"asserted", "possible", "ordered", "planned", "hypothetical"}, e.Modality), "modality %q", e.Modality)
		c.that(c.ids[e.ClaimedIn] && e.Confidence >= 0 && e.Confidence <= 1, "event %+v", e)
		if e.Count != nil {
			c.span(e.Count.span)
		}
	}
}

package eval

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/quotation"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
)

// quotedDoc is a document of gold/quotes.
type quotedDoc struct {
	ID        string      `json:"id"`
	Text      string      `json:"text"`
	Published string      `json:"published"`
	Publisher string      `json:"publisher"`
	Quotes    []goldQuote `json:"quotes"`
}

type goldQuote struct {
	quotation.Quote
	Speaker *struct {
		quotation.Mention
		Name string `json:"name"`
	} `json:"speaker"`
}

// quotes returns the gold quotations with their speakers' kinds.
func (d *quotedDoc) quotes() []quotation.Quote {
	var out []quotation.Quote
	for _, g := range d.Quotes {
		q := g.Quote
		if g.Speaker != nil {
			q.Speaker = &g.Speaker.Mention
			if q.Reference == "" {
				q.Reference = g.Speaker.Name
			}
		}
		q.Kind = speakerKind(d.Text, q)
		out = append(out, q)
	}
	return out
}

func (d *quotedDoc) article() *article.Article {
	return &article.Article{ID: d.ID, Text: d.Text, Published: d.Published, Publisher: d.Publisher}
}

// systemQuotes returns the extracted quotations; the name of the speaker is
// the reference.
func systemQuotes(f *extract.Facts) []quotation.Quote {
	var out []quotation.Quote
	for _, q := range f.Quotes {
		s := quotation.Quote{Start: q.Start, End: q.End, Parts: q.Parts, Type: string(q.Type), Confidence: q.Confidence, Signs: q.Signs()}
		if sp := q.Speaker; sp != nil {
			s.Speaker = &quotation.Mention{Start: sp.Start, End: sp.End, Text: sp.Text}
			s.Reference, s.Floating = sp.Name, sp.Floating
		}
		out = append(out, s)
	}
	return out
}

// quotes measures who said what.
func (s *session) quotes() ([]Section, error) {
	var out []Section
	docs, file, err := read[quotedDoc](s, "quotes/polnear")
	if err != nil {
		return nil, err
	}
	facts, err := s.extract("polnear", articles(docs))
	if err != nil {
		return nil, err
	}
	for _, v := range []struct {
		title string
		s     quotation.Scorer
	}{
		{"PolNeAR, plain reported speech (core), by contiguous part", quotation.Scorer{Core: true}},
		{"PolNeAR, plain reported speech (core), whole quotations", quotation.Scorer{Core: true, Whole: true}},
		{"PolNeAR, all attributions, by contiguous part", quotation.Scorer{}},
	} {
		for i := range docs {
			v.s.Add(docs[i].Text, docs[i].quotes(), systemQuotes(facts[i]))
		}
		out = append(out, quoteSection(v.title, file, &v.s))
	}
	outcomes, err := s.outcomes()
	if err != nil {
		return nil, err
	}
	out = append(out, calibration(file, outcomes))
	seed, file, err := read[quotedDoc](s, "quotes/seed")
	if err != nil {
		return nil, err
	}
	facts, err = s.extract("seed", articles(seed))
	if err != nil {
		return nil, err
	}
	v := quotation.Scorer{Whole: true}
	for i := range seed {
		v.Add(seed[i].Text, seed[i].quotes(), systemQuotes(facts[i]))
	}
	sec := quoteSection("The seed article, whole quotations, speakers by who they are", file, &v)
	all := v.Quotes[quotation.Key{Rule: quotation.Overlap, Group: "all"}]
	sec.value("gold quotations with the right speaker", v.EndToEnd.RightGold, fmt.Sprintf("of %.0f", all.Gold))
	sec.value("extra quotations", all.Found-all.RightFound, fmt.Sprintf("of %.0f", all.Found))
	return append(out, sec), nil
}

func articles(docs []quotedDoc) []*article.Article {
	var out []*article.Article
	for i := range docs {
		out = append(out, docs[i].article())
	}
	return out
}

func quoteSection(title, file string, v *quotation.Scorer) Section {
	sec := Section{Title: title, Data: fmt.Sprintf("%s, %d articles", file, v.Docs),
		Note: "Quotation: intersection over union of the spans at least 0.5, one to one. " +
			"By type: recall of the gold's type, precision of the system's."}
	key := func(r quotation.Rule, group string) quotation.Key { return quotation.Key{Rule: r, Group: group} }
	types := []string{"direct", "mixed", "indirect"}
	sec.prf("quotation", v.Quotes[key(quotation.Overlap, "all")])
	sec.prf("quotation and speaker", v.EndToEnd)
	sec.prf("quotation and speaker's mention", v.Anchored)
	sec.prf("quotation, exact span", v.Quotes[key(quotation.Exact, "all")])
	sec.prf("quotation, 30 % covered", v.Quotes[key(quotation.Cover30, "all")])
	sec.prf("quotation, 80 % covered", v.Quotes[key(quotation.Cover80, "all")])
	sec.prf("bytes", v.Chars)
	for _, t := range types {
		sec.prf("quotation, "+t, v.Quotes[key(quotation.Overlap, t)])
	}
	for _, t := range types {
		sec.prf("exact span, "+t, v.Quotes[key(quotation.Exact, t)])
	}
	for _, k := range speakerKinds {
		sec.recall("quotation and speaker, "+k, v.ByKind[k])
	}
	for _, k := range speakerKinds {
		if r := v.Speaker[key(quotation.Overlap, k)]; r != nil {
			sec.accuracy("speaker of those found, "+k, *r)
		}
	}
	for _, k := range append([]string{"all"}, types...) {
		if r := v.Name[key(quotation.Overlap, k)]; r != nil {
			sec.accuracy("speaker's name of those found, "+k, *r)
		}
	}
	if r := v.Mention[key(quotation.Overlap, "all")]; r != nil {
		sec.accuracy("speaker's mention of those found, all", *r)
	}
	return sec
}

var speakerKinds = []string{"name", "nominal", "pronoun", "floating"}

// speakerKind says how the gold speaker is referred to. A name has a
// capitalised word that the text nowhere writes small.
func speakerKind(text string, q quotation.Quote) string {
	switch {
	case q.Speaker == nil:
		return "floating"
	case q.Pronoun || quotation.BarePronoun(q.Speaker.Text):
		return "pronoun"
	}
	for _, w := range strings.FieldsFunc(q.Speaker.Text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && !containsWord(text, strings.ToLower(w)) {
			return "name"
		}
	}
	return "nominal"
}

// containsWord reports whether w stands in text as a word of its own.
func containsWord(text, w string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], w)
		if i < 0 {
			return false
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(w):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		at = i + len(w)
	}
}

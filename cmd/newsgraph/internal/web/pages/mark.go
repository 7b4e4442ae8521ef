package pages

import (
	"slices"
	"strings"
)

// A span is a stretch of a text in characters, half open.
type span struct{ start, end int }

func (s span) covers(o span) bool { return s.start <= o.start && o.end <= s.end }

// A paragraph of an article, and notes on what was read in it.
type paragraph struct {
	span
	Segments []segment
	Notes    []note
}

// A segment is a stretch of text with the same marks all over.
type segment struct {
	Text  string
	IDs   []string // spans that begin here
	Said  string   // quotations it stands in, as IDs of notes with spaces between
	Kind  string   // name, event or ""
	Class string   // type of the name, group of the event
	URL   string
	Title string
	Near  bool  // in the sentence that is shown
	At    bool  // it is what is shown
	Refs  []ref // notes on quotations that end here
}

// A ref leads to a note.
type ref struct {
	Number int
	ID     string
	Label  string
}

// A note tells of a quotation or an event.
type note struct {
	record
	ID     string
	Number int // of a quotation
	Quoted bool
}

// A fact is a row with where it stands.
type fact struct {
	record
	kind  string
	spans []span
	id    string // of its note
}

func newFact(r record) fact {
	f := fact{record: r, kind: r.Text("kind")}
	for _, p := range r.List("parts") {
		if s, err := parseSpan(p); err == nil {
			f.spans = append(f.spans, s)
		}
	}
	if len(f.spans) == 0 {
		f.spans = []span{{r.Number("start"), r.Number("end")}}
	}
	iri := r.Text("iri")
	f.id = iri[strings.LastIndexByte(iri, '#')+1:]
	return f
}

// mark cuts a text into paragraphs and those where a fact begins or ends, so
// that marks may overlap in any way.
func mark(text string, rows []record, at span) []*paragraph {
	body := []rune(text)
	facts := make([]fact, len(rows))
	cuts := []int{at.start, at.end}
	numbers := map[string]int{}
	near := at
	for i, r := range rows {
		facts[i] = newFact(r)
		if facts[i].kind == "quotation" {
			numbers[facts[i].id] = len(numbers) + 1
		}
		for _, s := range facts[i].spans {
			cuts = append(cuts, s.start, s.end)
		}
	}
	for _, f := range facts {
		s, err := parseSpan(f.Text("sentence_at"))
		if err == nil && f.spans[0].start == at.start && at.end > 0 {
			near = s
		}
	}
	cuts = append(cuts, near.start, near.end)
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []*paragraph
	for _, p := range paragraphs(body) {
		within := factsIn(facts, p)
		par := &paragraph{span: p}
		for _, s := range cutUp(p, cuts) {
			seg := segmentOf(s, within, numbers)
			seg.Text = string(body[s.start:s.end])
			seg.At, seg.Near = at.covers(s), near.covers(s)
			if s.start == at.start && at.end > 0 {
				seg.IDs = addID(seg.IDs, spanID(at.start, at.end))
			}
			par.Segments = append(par.Segments, seg)
		}
		for _, f := range within {
			if f.kind != "name" && p.start <= f.spans[0].start && f.spans[0].start < p.end {
				par.Notes = append(par.Notes, note{f.record, f.id, numbers[f.id], f.kind == "quotation"})
			}
		}
		out = append(out, par)
	}
	return out
}

// factsIn returns those of the facts that a paragraph has a part of.
func factsIn(facts []fact, p span) []fact {
	var out []fact
	for _, f := range facts {
		for _, s := range f.spans {
			if s.start < p.end && p.start < s.end {
				out = append(out, f)
				break
			}
		}
	}
	return out
}

// cutUp cuts a paragraph at each of the sorted cuts within it.
func cutUp(p span, cuts []int) []span {
	var out []span
	i, _ := slices.BinarySearch(cuts, p.start+1)
	start := p.start
	for ; i < len(cuts) && cuts[i] < p.end; i++ {
		out = append(out, span{start, cuts[i]})
		start = cuts[i]
	}
	return append(out, span{start, p.end})
}

// segmentOf gathers the marks of a segment. An event's word goes before a name,
// a short name before a longer one.
func segmentOf(at span, facts []fact, numbers map[string]int) segment {
	var seg segment
	shortest := 1 << 30
	for _, f := range facts {
		for i, s := range f.spans {
			if s.start == at.start {
				seg.IDs = addID(seg.IDs, spanID(s.start, s.end))
				if whole := (span{f.Number("start"), f.Number("end")}); i == 0 && whole.end > s.end {
					seg.IDs = addID(seg.IDs, spanID(whole.start, whole.end))
				}
			}
			if !s.covers(at) {
				continue
			}
			switch f.kind {
			case "quotation":
				seg.Said = strings.TrimSpace(seg.Said + " " + f.id)
				if i == len(f.spans)-1 && s.end == at.end {
					seg.Refs = append(seg.Refs, ref{numbers[f.id], f.id, "said by " + f.Text("actor")})
				}
			case "event":
				seg.Kind, seg.Class, seg.URL = "event", f.Group(), "#"+f.id
				seg.Title = describe(f.record)
				shortest = 0
			case "name":
				if n := s.end - s.start; n < shortest {
					shortest = n
					seg.Kind, seg.Class, seg.URL = "name", f.Text("type"), entityURL(f.Text("entity_iri"))
					seg.Title = strings.Join(nonEmpty(f.Text("what"), f.Text("role"), f.Text("type")), ", ")
				}
			}
		}
	}
	return seg
}

// describe words an event: "soldiers: rescued (AID): a family of five".
func describe(r record) string {
	return strings.Join(nonEmpty(r.Text("actor"), r.Text("what"), r.Text("target")), ": ")
}

func nonEmpty(of ...string) []string {
	return slices.DeleteFunc(of, func(s string) bool { return s == "" })
}

func addID(ids []string, id string) []string {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

func (p *paragraph) text() string {
	var b strings.Builder
	for _, s := range p.Segments {
		b.WriteString(s.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// paragraphs returns the paragraphs of a text: what empty lines part, or lines
// where there are none.
func paragraphs(body []rune) []span {
	text := string(body)
	mark := "\n"
	if strings.Contains(strings.ReplaceAll(text, "\r", ""), "\n\n") {
		mark = "\n\n"
	}
	var out []span
	start := 0
	for i := 0; i <= len(body); i++ {
		if i < len(body) && (body[i] != '\n' || mark == "\n\n" && !blankLineAfter(body, i)) {
			continue
		}
		if strings.TrimSpace(string(body[start:i])) != "" {
			out = append(out, span{start, i})
		}
		start = i
	}
	return out
}

// blankLineAfter reports whether nothing but spaces stands between the end of
// a line at i and the next.
func blankLineAfter(body []rune, i int) bool {
	for i++; i < len(body); i++ {
		switch body[i] {
		case '\n':
			return true
		case ' ', '\t', '\r':
		default:
			return false
		}
	}
	return true
}

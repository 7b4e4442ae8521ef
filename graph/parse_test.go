package graph

import (
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
)

func TestParseSpan(t *testing.T) {
	for _, test := range []struct {
		v          quad.Value
		article    quad.IRI
		start, end int
		ok         bool
	}{
		{quad.IRI("https://example.org/a#char=3,8"), "https://example.org/a", 3, 8, true},
		{quad.IRI("ng:article/x#y#char=0,0"), "ng:article/x#y", 0, 0, true},
		{quad.String("a#char=3,8"), "", 0, 0, false},
		{nil, "", 0, 0, false},
		{quad.IRI("a#char=8,3"), "", 0, 0, false},
		{quad.IRI("a#char=03,8"), "", 0, 0, false},
		{quad.IRI("a#char=-3,8"), "", 0, 0, false},
		{quad.IRI("a#char=3"), "", 0, 0, false},
		{quad.IRI("a#char=3,99999999999"), "", 0, 0, false},
		{quad.IRI("a#q1"), "", 0, 0, false},
	} {
		a, s, e, ok := ParseSpan(test.v)
		if a != test.article || s != test.start || e != test.end || ok != test.ok {
			t.Errorf("%v: %v %d %d %v", test.v, a, s, e, ok)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Recep Tayyip Erdoğan": "recep tayyip erdogan", "İstanbul": "istanbul", "IŞIK": "isik", "Kılıç": "kilic", "Łódź": "lodz",
		"Søren Ærø": "soren aero", "Straße": "strasse", "The  United-Nations ": "united nations", "O’Neill": "oneill", "U.S.": "us",
		"Đorđe": "dorde", "the": "the", "": "", "!?": "", "Москва": "москва", "李 明": "李 明", "F-16": "f 16",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if again := Fold(want); again != want {
			t.Errorf("Fold(%q) = %q, not itself", want, again)
		}
	}
}

func FuzzParseSpan(f *testing.F) {
	f.Add("a#char=3,8")
	f.Add("#char=,")
	f.Fuzz(func(t *testing.T, s string) {
		a, start, end, ok := ParseSpan(quad.IRI(s))
		if ok && (start > end || start < 0 || string(a)+s[len(a):] != s) {
			t.Errorf("%q: %q %d %d", s, a, start, end)
		}
	})
}

func FuzzSpans(f *testing.F) {
	f.Add(strings.Repeat("aü", 200), 5, 300)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		text = strings.ToValidUTF8(text, "?")
		s := newSpans("a:b", text)
		if _, a, b, ok := ParseSpan(s.iri(start, end)); !ok || b > len([]rune(text)) || a > b {
			t.Errorf("%q %d %d: %v", text, start, end, s.iri(start, end))
		}
		if 0 <= start && start <= end && end <= len(text) && s.char(start) != len([]rune(text[:start])) && strings.ToValidUTF8(text[:start], "") == text[:start] {
			t.Errorf("%q: %d characters before %d", text, s.char(start), start)
		}
	})
}

// FuzzParseStatement checks that what is read is written, and read again, as
// the same.
func FuzzParseStatement(f *testing.F) {
	for _, q := range awkward() {
		f.Add(statement(q, true))
	}
	f.Add(`_:a <a:b> "x"@en-US _:b.c . # comment`)
	f.Add(`<a:\u00e9> <a:b> "\U0001F600\b\f"^^<a:t>.`)
	f.Fuzz(func(t *testing.T, line string) {
		if strings.Contains(line, "\n") {
			return
		}
		q, ok, err := parseStatement(line)
		if !ok {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		written := statement(q, true)
		if written == "" {
			t.Fatalf("%q: %#v cannot be written", line, q)
		}
		again, ok, err := parseStatement(strings.TrimSuffix(written, "\n"))
		if !ok || err != nil {
			t.Fatalf("%q: written as %q: %v", line, written, err)
		}
		if rewritten := statement(again, true); rewritten != written {
			t.Fatalf("%q: %q became %q", line, written, rewritten)
		}
	})
}

// TestTerms has every ng: term that the graph uses told about.
func TestTerms(t *testing.T) {
	told := map[quad.IRI]bool{}
	for _, term := range Terms {
		told[term.IRI] = true
		if term.Label == "" || !strings.HasSuffix(term.Comment, ".") {
			t.Errorf("%s: %q, %q", term.IRI, term.Label, term.Comment)
		}
	}
	for _, q := range append(Quads(sample()), Quads(madeUp(1))...) {
		p := q.Predicate.(quad.IRI)
		if strings.HasPrefix(string(p), "ng:") && !told[p] {
			t.Errorf("%s is not among the terms", p)
		}
		if !slices.ContainsFunc(Namespaces, func(ns Namespace) bool { return strings.HasPrefix(string(p), ns.Prefix+":") }) {
			t.Errorf("%s has no namespace", p)
		}
	}
}

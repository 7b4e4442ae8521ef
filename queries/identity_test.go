package queries

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/quote"
	"github.com/newsgraph/newsgraph/graph"
)

// resolvedStore holds three stories: of Ada Moe, of one who is called Moe only,
// and of another Ada Moe.
func resolvedStore(t *testing.T) *graph.Store {
	t.Helper()
	var b []*builder
	for _, a := range []struct{ iri, text, id, name, role, country string }{
		{"https://example.org/1", "Ada Moe met Velmark. “No,” Ada Moe said.", "person/ada-moe", "Ada Moe", "mayor", "NO"},
		{"https://example.org/2", "Moe attacked Velmark. “Yes,” Moe said.", "person/moe", "Moe", "mayor", ""},
		{"https://example.org/3", "Ada Moe kicked Pim. “Goal,” Ada Moe said.", "person/ada-moe", "Ada Moe", "striker", "CA"},
	} {
		x := newFacts(t, a.iri, "Title", "Gazette", "2021-03-04", a.text)
		who := x.entity(a.id, entity.Person, a.name, x.span(a.name, 0), x.span(a.name, 1))
		who.Roles, who.Country = []string{a.role}, a.country
		whom, verb := "Velmark", "met"
		for _, v := range []string{"attacked", "kicked"} {
			if strings.Contains(a.text, v) {
				verb = v
			}
		}
		if verb == "kicked" {
			whom = "Pim"
		}
		with := x.entity("organization/"+strings.ToLower(whom), entity.Organization, whom, x.span(whom, 0))
		x.event("e1", "OTHER", verb, x.span(verb, 0), []event.Arg{{Span: x.span(a.name, 0), Entity: who.ID}}, []event.Arg{{Span: x.span(whom, 0), Entity: with.ID}})
		words := x.f.Text[strings.Index(a.text, "“"):strings.Index(a.text, "” ")]
		x.quote("q1", quote.Direct, x.span(words, 0), x.span(a.name, 1), who, x.span("said", 0))
		b = append(b, x)
	}
	s, err := graph.Open(context.Background(), "", graph.Options{Backend: graph.Memstore})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, x := range b {
		if _, err := s.Load(context.Background(), []*extract.Facts{x.f}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// TestResolved asks over merged and split entities, and again once that is
// undone.
func TestResolved(t *testing.T) {
	s := resolvedStore(t)
	questions := func() string {
		var out []string
		out = append(out, column(t, ask(t, s, "who-said-what", "speaker=Moe"), "speaker_iri", "said")...)
		out = append(out, column(t, ask(t, s, "connections", "actor=Ada+Moe&other=Velmark"), "tie", "who", "what")...)
		for _, row := range column(t, ask(t, s, "profile", "name=Ada+Moe"), "iri", "property", "value") {
			if strings.Contains(row, "articles") || strings.Contains(row, "role") || strings.Contains(row, "merged") || strings.Contains(row, "split") {
				out = append(out, row)
			}
		}
		return strings.Join(out, "\n")
	}
	before := questions()
	if _, err := s.Resolve(context.Background()); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(questions(), "\n")
	for _, want := range []string{
		"ng:person/ada-moe | “No,", "ng:person/ada-moe | “Yes,", "ng:person/ada-moe/2 | “Goal,",
		"same event | Ada Moe | attacked (OTHER)",
		"ng:person/ada-moe | role | mayor", "ng:person/ada-moe | articles | 2",
		"ng:person/ada-moe/2 | role | striker", "ng:person/ada-moe/2 | articles | 1",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	for _, kind := range []string{"ng:person/ada-moe | merged | ng:person/moe: ", "ng:person/ada-moe/2 | split | ng:person/ada-moe: "} {
		if !slices.ContainsFunc(got, func(row string) bool { return strings.HasPrefix(row, kind) }) {
			t.Errorf("no %q in\n%s", kind, strings.Join(got, "\n"))
		}
	}
	if slices.Contains(got, "ng:person/ada-moe | role | striker") {
		t.Error("the mayor is a striker")
	}
	if _, err := s.Unresolve(context.Background()); err != nil {
		t.Fatal(err)
	}
	if after := questions(); after != before {
		t.Errorf("undone, the answers are\n%s\nwant\n%s", after, before)
	}
}

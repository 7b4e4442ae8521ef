package queries

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func profile() Query {
	return Query{
		Name:    "profile",
		Short:   "someone's or something's names, roles, country, counts, and where they are mentioned",
		Example: "Matic",
		Params: []Param{
			{Name: "name", Kind: Text, Required: true, Help: "of whom or what"},
			limit, offset,
		},
		Columns: []Column{
			{Name: "entity", Help: "whose profile"},
			{Name: "property", Help: "type, name, role, country, position, counts, what was merged into it and why; then mentioned, once for each article"},
			{Name: "value", Help: "its value; for mentions the words of the first one"},
			{Name: "day", Help: "day of publication of the article it was first read in"},
			{Name: "day_basis", Help: "what the day rests on: published", Evidence: true},
			{Name: "sentence", Help: "the sentence of the first mention", Evidence: true},
			{Name: "title", Help: "title of the article", Evidence: true},
			{Name: "publisher", Help: "who published it", Evidence: true},
			{Name: "article", Help: "IRI of the article", Evidence: true},
			{Name: "start", Help: "first character in the article's text, counted from 0", Evidence: true},
			{Name: "end", Help: "the character after the last", Evidence: true},
			{Name: "iri", Help: "IRI of the entity", Detail: true},
		},
		run: runProfile,
	}
}

// properties are what a profile tells of an entity, in this order.
var properties = []struct {
	pred quad.IRI
	name string
}{
	{graph.RDFType, "type"},
	{graph.SchemaName, "name"},
	{graph.SchemaAlternateName, "also called"},
	{graph.SchemaJobTitle, "role"},
	{graph.NGCountry, "country"},
	{graph.NGSector, "sector"},
	{graph.GeoLat, "latitude"},
	{graph.GeoLong, "longitude"},
	{graph.OWLSameAs, "same as"},
}

func isProperty(pred quad.IRI) bool {
	for _, p := range properties {
		if p.pred == pred {
			return true
		}
	}
	return false
}

func runProfile(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	set, err := r.named(a, "name")
	if err != nil {
		return nil, 0, err
	}
	var out []row
	total := 0
	seen := entities{}
	for _, iri := range set.sorted() {
		id, err := r.identity(iri)
		if err != nil {
			return nil, 0, err
		}
		if seen[id.Name] {
			continue
		}
		seen[id.Name] = true
		left := -1 // all
		if a.limit > 0 {
			left = max(0, a.offset+a.limit-len(out))
		}
		rs, more, err := r.profile(id, left)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, rs...)
		total += len(rs) + more
	}
	return pageOf(out, a), total, nil
}

// profile returns the rows of one real thing, about limit of them unless that is
// negative, and how many mentions it left out.
func (r *reader) profile(id graph.Identity, limit int) ([]row, int, error) {
	iri := id.Name
	who, err := r.party(iri)
	if err != nil {
		return nil, 0, err
	}
	t, err := r.tally(id)
	if err != nil {
		return nil, 0, err
	}
	var out []row
	add := func(property string, value any, article quad.IRI) error {
		c := row{}
		if article != "" {
			st, err := r.story(article)
			if err != nil {
				return err
			}
			c = r.source(st)
			if c["day"] = st.day; st.day != "" {
				c["day_basis"] = "published"
			}
			if at, ok := t.first[article]; ok {
				if err := r.sentenceCells(c, article, at); err != nil {
					return err
				}
			}
		}
		c["entity"], c["iri"], c["property"], c["value"] = who.name, string(iri), property, value
		out = append(out, c)
		return nil
	}
	for _, p := range properties {
		for _, v := range t.values[p.pred] {
			if err := add(p.name, v.text, v.article); err != nil {
				return nil, 0, err
			}
		}
	}
	for _, n := range []struct {
		name  string
		count int
	}{
		{"articles", len(t.articles)}, {"mentions", t.mentions}, {"statements", t.said},
		{"acts", t.did}, {"acts undergone", t.undergone}, {"events there", t.there},
	} {
		if n.count > 0 {
			if err := add(n.name, n.count, ""); err != nil {
				return nil, 0, err
			}
		}
	}
	for _, m := range append(id.Members[1:len(id.Members):len(id.Members)], iri) {
		f, ok, err := r.store.Finding(r.ctx, m)
		if err != nil {
			return nil, 0, err
		}
		if ok {
			if err := add(f.Kind, fmt.Sprintf("%s: %s (%.2f)", string(f.Of), f.Reason, f.Confidence), ""); err != nil {
				return nil, 0, err
			}
		}
	}
	shown := len(t.first)
	if limit >= 0 {
		shown = min(shown, max(0, limit-len(out)))
	}
	return out, len(t.first) - shown, r.mentionRows(t, shown, add)
}

// mentionRows adds a row for each of the newest articles the entity is mentioned
// in.
func (r *reader) mentionRows(t *tally, limit int, add func(string, any, quad.IRI) error) error {
	if limit == 0 {
		return nil
	}
	if err := r.stories(slices.Collect(maps.Keys(t.first))); err != nil {
		return err
	}
	var stories []*story
	for a := range t.first {
		stories = append(stories, r.articles[a])
	}
	sort.Slice(stories, func(i, j int) bool { return stories[i].before(stories[j]) })
	for _, st := range stories[:limit] {
		words, err := r.mentionText(t.first[st.iri].iri)
		if err != nil {
			return err
		}
		if err := add("mentioned", words, st.iri); err != nil {
			return err
		}
	}
	return nil
}

// A tally is what the graph holds of one entity.
type tally struct {
	values                      map[quad.IRI][]value
	first                       map[quad.IRI]span // first mention by article
	articles                    entities
	mentions                    int
	said, did, undergone, there int
}

// A value of a property and the first article that gives it.
type value struct {
	text    string
	article quad.IRI
}

func (r *reader) tally(id graph.Identity) (*tally, error) {
	t := &tally{values: map[quad.IRI][]value{}, first: map[quad.IRI]span{}, articles: entities{}}
	for _, m := range id.Members {
		err := r.count(t, m, func(article quad.IRI) bool {
			return article != graph.Resolution && (m != id.Members[0] || id.In(article) == id.Name)
		})
		if err != nil {
			return nil, err
		}
	}
	return t, nil
}

// count adds what the articles that keep says yes to tell of an entity.
func (r *reader) count(t *tally, iri quad.IRI, keep func(article quad.IRI) bool) error {
	err := r.each(quad.Subject, iri, func(q quad.Quad) error {
		p, _ := q.Predicate.(quad.IRI)
		a, _ := q.Label.(quad.IRI)
		if !keep(a) {
			return nil
		}
		t.articles[a] = true
		if p == graph.GAFDenotedBy {
			t.mention(a, q.Object)
		} else if isProperty(p) { // what it said may be very much
			t.value(p, a, q.Object)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, vs := range t.values {
		sort.Slice(vs, func(i, j int) bool { return vs[i].text < vs[j].text })
	}
	return r.each(quad.Object, iri, func(q quad.Quad) error {
		if a, _ := q.Label.(quad.IRI); !keep(a) {
			return nil
		}
		switch q.Predicate {
		case graph.SchemaSpokenBy:
			t.said++
		case graph.NGAgent:
			t.did++
		case graph.NGPatient:
			t.undergone++
		case graph.SEMHasPlace:
			t.there++
		}
		return nil
	})
}

// mention counts a mention and keeps the first of each article.
func (t *tally) mention(article quad.IRI, v quad.Value) {
	_, b, e, ok := graph.ParseSpan(v)
	if !ok {
		return
	}
	t.mentions++
	if f, ok := t.first[article]; !ok || b < f.start {
		t.first[article] = span{v.(quad.IRI), b, e}
	}
}

// value keeps a value once, with the first article by name that gives it.
func (t *tally) value(pred, article quad.IRI, v quad.Value) {
	s := native(v)
	if pred == graph.RDFType {
		s = strings.ToLower(s[strings.IndexByte(s, ':')+1:])
	} else if f, ok := v.(quad.Float); ok {
		s = fmt.Sprintf("%.4f", float64(f))
	}
	for i, old := range t.values[pred] {
		if old.text == s {
			t.values[pred][i].article = min(old.article, article)
			return
		}
	}
	t.values[pred] = append(t.values[pred], value{s, article})
}

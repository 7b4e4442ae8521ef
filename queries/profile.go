package queries

import (
	"context"
	"fmt"
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

func runProfile(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	set, err := r.named(a, "name")
	if err != nil {
		return nil, 0, err
	}
	var all []profileRow
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
		rs, err := r.profile(id)
		if err != nil {
			return nil, 0, err
		}
		all = append(all, rs...)
	}
	shown := pageOf(all, a)
	var read []quad.IRI
	for _, p := range shown {
		if p.article != "" {
			read = append(read, p.article)
		}
	}
	if err := r.readBodies(read...); err != nil {
		return nil, 0, err
	}
	var out []row
	for _, p := range shown {
		c, err := p.cells()
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, len(all), nil
}

// A profileRow is a row of a profile, made when it is asked for, and the article
// it is read in, if there is one: there are as many rows as articles.
type profileRow struct {
	article quad.IRI
	cells   func() (row, error)
}

// profile returns the rows of one real thing.
func (r *reader) profile(id graph.Identity) ([]profileRow, error) {
	iri := id.Name
	who, err := r.party(iri)
	if err != nil {
		return nil, err
	}
	t, err := r.tally(id)
	if err != nil {
		return nil, err
	}
	var out []profileRow
	add := func(property string, value func() (any, error), article quad.IRI) {
		out = append(out, profileRow{article, func() (row, error) {
			c := row{}
			if article != "" {
				st, err := r.story(article)
				if err != nil {
					return nil, err
				}
				c = r.source(st)
				if c["day"] = st.day; st.day != "" {
					c["day_basis"] = "published"
				}
				if at, ok := t.first[article]; ok {
					if err := r.sentenceCells(c, article, at); err != nil {
						return nil, err
					}
				}
			}
			v, err := value()
			c["entity"], c["iri"], c["property"], c["value"] = who.name, string(iri), property, v
			return c, err
		}})
	}
	plain := func(v any) func() (any, error) { return func() (any, error) { return v, nil } }
	for _, p := range properties {
		for _, v := range t.values[p.pred] {
			add(p.name, plain(v.text), v.article)
		}
	}
	for _, n := range []struct {
		name  string
		count int
	}{
		{"articles", t.articles}, {"mentions", t.mentions}, {"statements", t.said},
		{"acts", t.did}, {"acts undergone", t.undergone}, {"events there", t.there},
	} {
		if n.count > 0 {
			add(n.name, plain(n.count), "")
		}
	}
	for _, m := range append(id.Members[1:len(id.Members):len(id.Members)], iri) {
		f, ok, err := r.store.Finding(r.ctx, m)
		if err != nil {
			return nil, err
		}
		if ok {
			add(f.Kind, plain(fmt.Sprintf("%s: %s (%.2f)", string(f.Of), f.Reason, f.Confidence)), "")
		}
	}
	var stories []*story
	for a := range t.first {
		stories = append(stories, r.articles[a])
	}
	sort.Slice(stories, func(i, j int) bool { return stories[i].before(stories[j]) })
	for _, st := range stories {
		add("mentioned", func() (any, error) {
			body, err := r.body(st.iri)
			return squash(slice(body, t.first[st.iri].start, t.first[st.iri].end)), err
		}, st.iri)
	}
	return out, nil
}

// A tally is what the graph holds of one entity.
type tally struct {
	counts
	values map[quad.IRI][]value
	first  map[quad.IRI]span // first mention by article
}

// A value of a property and the first article that gives it.
type value struct {
	text    string
	article quad.IRI
}

// tally counts what the articles say of the members of id, but not of others
// that some of them call the same.
func (r *reader) tally(id graph.Identity) (*tally, error) {
	t := &tally{values: map[quad.IRI][]value{}, first: map[quad.IRI]span{}}
	articles, err := r.store.Labels(r.ctx, quad.Subject, id.Members, graph.RDFType, graph.SchemaName)
	if err != nil {
		return nil, err
	}
	articles = slices.DeleteFunc(articles, func(a quad.IRI) bool { return a == graph.Resolution })
	err = r.store.Digests(r.ctx, articles, func(d *graph.Digest) error {
		r.storyOf(d)
		members := entities{}
		for _, m := range id.Members {
			members[m] = m != id.Members[0] || id.In(d.Article) == id.Name
		}
		t.add(d, members)
		return nil
	})
	for _, vs := range t.values {
		sort.Slice(vs, func(i, j int) bool { return vs[i].text < vs[j].text })
	}
	return t, err
}

// add takes what an article says of the entities of a set.
func (t *tally) add(d *graph.Digest, set entities) {
	for i := range d.Entities {
		e := &d.Entities[i]
		if !set[e.IRI] {
			continue
		}
		for _, v := range e.Values {
			t.value(v.Predicate, d.Article, v.Value)
		}
		for _, m := range e.Mentions {
			if f, ok := t.first[d.Article]; !ok || m[0] < f.start {
				t.first[d.Article] = span{start: m[0], end: m[1]}
			}
		}
	}
	t.counts.add(d, set)
}

// value keeps a value once, with the first article by name that gives it.
func (t *tally) value(pred, article quad.IRI, v quad.Value) {
	s := graph.Text(v)
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

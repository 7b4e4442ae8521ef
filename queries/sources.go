package queries

import (
	"context"
	"sort"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func sources() Query {
	return Query{
		Name:    "sources",
		Short:   "who is the source of what is known about an actor or place, the most frequent first",
		Example: "Osijek",
		Params: []Param{
			{Name: "about", Kind: Text, Required: true, Help: "the actor or place; a country stands for its places too"},
			since, until, limit, offset,
		},
		Columns: withEvidence(
			Column{Name: "source", Help: "the speaker, or the publisher of an article that tells it itself"},
			Column{Name: "kind", Help: "speaker or article"},
			Column{Name: "statements", Help: "how many of the source's statements mention it"},
			Column{Name: "events", Help: "how many events with it the source tells of"},
			Column{Name: "negated", Help: "how many of those it says did not happen"},
			Column{Name: "latest", Help: "the latest statement, or the latest event's word and type"},
			Column{Name: "first_day", Help: "day of the earliest", Detail: true},
			Column{Name: "source_iri", Help: "IRI of the speaker", Detail: true},
		),
		run: runSources,
	}
}

// A source is one who tells of what is asked about.
type source struct {
	name, kind, iri             string
	statements, events, negated int
	latest, first               *statement
}

// told is how much a source tells.
func (s *source) told() int { return s.statements + s.events }

func runSources(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	about, err := r.places(a, "about")
	if err != nil {
		return nil, 0, err
	}
	sts, err := r.known(about, a.days)
	if err != nil {
		return nil, 0, err
	}
	by := map[string]*source{}
	var all []*source
	for _, st := range sts {
		src, err := r.sourceOf(st)
		if err != nil {
			return nil, 0, err
		}
		key := src.kind + " " + src.iri + " " + src.name
		if by[key] == nil {
			by[key] = src
			src.latest, src.first = st, st
			all = append(all, src)
		}
		src = by[key]
		if st.before(src.latest) {
			src.latest = st
		}
		if src.first.before(st) {
			src.first = st
		}
		switch {
		case !isEvent(st.StatementDigest):
			src.statements++
		default:
			src.events++
			if st.Polarity == "negative" {
				src.negated++
			}
		}
	}
	first := most(all, (*source).told, a)
	if err := r.name(first); err != nil {
		return nil, 0, err
	}
	sort.Slice(first, func(i, j int) bool {
		if x, y := first[i].told(), first[j].told(); x != y {
			return x > y
		}
		if first[i].name != first[j].name {
			return first[i].name < first[j].name
		}
		return first[i].latest.before(first[j].latest)
	})
	shown := pageOf(first, a)
	latest := make([]*statement, len(shown))
	for i, src := range shown {
		latest[i] = src.latest
	}
	if err := r.fill(latest...); err != nil {
		return nil, 0, err
	}
	var out []row
	for _, src := range shown {
		c, err := r.anyCells(src.latest)
		if err != nil {
			return nil, 0, err
		}
		c["source"], c["kind"], c["source_iri"], c["latest"], c["first_day"] = src.name, src.kind, src.iri, c["what"], src.first.day
		c["statements"], c["events"], c["negated"] = src.statements, src.events, src.negated
		out = append(out, c)
	}
	return out, len(all), nil
}

// known returns the statements that mention one of set, and the events it takes
// part in or that are there.
func (r *reader) known(set entities, days period) ([]*statement, error) {
	in, err := r.at(set, func(_ *graph.Digest, st *graph.StatementDigest) bool {
		return st.Quotation && set.in(st.Mentions) || set.in(st.Agents) || set.in(st.Patients) || set.in(st.Places)
	}, graph.SchemaMentions, graph.NGAgent, graph.NGPatient, graph.SEMHasPlace)
	if err != nil {
		return nil, err
	}
	return r.statements(in, func(st *statement) bool { return st.days.overlaps(days) })
}

// sourceOf returns whose statement a quotation or an event is. The name of a
// speaker is left for name to look up.
func (r *reader) sourceOf(st *statement) (*source, error) {
	quotation := st
	if isEvent(st.StatementDigest) {
		quotation = nil
		if len(st.ClaimedIn) > 0 {
			// Only what can be read is lost of a quotation that is not there.
			quotation = &statement{StatementDigest: &graph.StatementDigest{}}
			if q, ok, err := r.find(st.ClaimedIn[0], st.article); err != nil {
				return nil, err
			} else if ok {
				quotation = q
			}
		}
	}
	if quotation == nil {
		name := st.story.publisher
		if name == "" {
			name = string(st.story.iri)
		}
		return &source{name: name, kind: "article"}, nil
	}
	src := &source{kind: "speaker", name: "someone not named"}
	if len(quotation.Speakers) == 0 {
		return src, nil
	}
	if who := quotation.Speakers[0]; !graph.IsSpan(who) {
		src.iri, src.name = string(who), ""
	} else if name := nameIn(quotation.article, who); name != "" {
		src.name = name
	}
	return src, nil
}

// nameIn returns the name that an article gives a mention, or "".
func nameIn(d *graph.Digest, mention quad.IRI) string {
	for i := range d.Entities {
		if e := &d.Entities[i]; e.IRI == mention {
			for _, v := range e.Values {
				if v.Predicate == graph.SchemaName {
					return graph.Text(v.Value)
				}
			}
		}
	}
	return ""
}

// name gives speakers their names.
func (r *reader) name(all []*source) error {
	var iris []quad.IRI
	for _, src := range all {
		if src.iri != "" {
			iris = append(iris, quad.IRI(src.iri))
		}
	}
	names, err := r.store.Firsts(r.ctx, iris, graph.SchemaName)
	for _, src := range all {
		if src.iri != "" {
			if src.name = graph.Text(names[quad.IRI(src.iri)]); src.name == "" {
				src.name = src.iri
			}
		}
	}
	return err
}

package queries

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// A reader reads the graph for one answer and remembers what it has read.
// It walks from bound nodes along the quads it needs: an entity or an article
// may have very many.
type reader struct {
	ctx        context.Context
	store      *graph.Store
	articles   map[quad.IRI]*story
	bodies     map[quad.IRI][]rune
	parties    map[quad.Value]party
	identities map[quad.IRI]graph.Identity
	actors     map[quad.IRI]bool                // whether an entity can act
	roles      map[quad.IRI]map[quad.IRI]string // by article and entity
}

func newReader(ctx context.Context, s *graph.Store) *reader {
	return &reader{
		ctx: ctx, store: s,
		articles:   map[quad.IRI]*story{},
		bodies:     map[quad.IRI][]rune{},
		parties:    map[quad.Value]party{},
		identities: map[quad.IRI]graph.Identity{},
		actors:     map[quad.IRI]bool{},
		roles:      map[quad.IRI]map[quad.IRI]string{},
	}
}

// A story is what an answer tells of an article.
type story struct {
	iri       quad.IRI
	title     string
	publisher string
	day       string // YYYY-MM-DD, or "" when unknown
	url       string
}

// story returns the article called iri.
func (r *reader) story(iri quad.IRI) (*story, error) {
	if s := r.articles[iri]; s != nil {
		return s, nil
	}
	err := r.stories([]quad.IRI{iri})
	return r.articles[iri], err
}

// stories reads articles that story will be asked for.
func (r *reader) stories(iris []quad.IRI) error {
	var unread []quad.IRI
	for _, iri := range iris {
		if r.articles[iri] == nil {
			r.articles[iri] = &story{iri: iri}
			unread = append(unread, iri)
		}
	}
	nodes, err := r.store.Nodes(r.ctx, unread, graph.SchemaHeadline, graph.SchemaPublisher, graph.SchemaURL, graph.SchemaDatePublished)
	if err != nil {
		return err
	}
	for i, n := range nodes {
		s := r.articles[unread[i]]
		s.title, s.publisher, s.url = text(n, graph.SchemaHeadline), text(n, graph.SchemaPublisher), text(n, graph.SchemaURL)
		if d := text(n, graph.SchemaDatePublished); len(d) >= len(isoDay) {
			s.day = d[:len(isoDay)]
		}
	}
	return nil
}

// only reads what the graph says of a node with some predicates.
func (r *reader) only(iri quad.IRI, preds ...quad.IRI) (graph.Node, error) {
	nodes, err := r.store.Nodes(r.ctx, []quad.IRI{iri}, preds...)
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

// body returns the text of an article. It is kept apart from the story: an
// answer may look at many more articles than it shows.
func (r *reader) body(iri quad.IRI) ([]rune, error) {
	if b, ok := r.bodies[iri]; ok {
		return b, nil
	}
	n, err := r.only(iri, graph.SchemaArticleBody)
	if err != nil {
		return nil, err
	}
	b := []rune(text(n, graph.SchemaArticleBody))
	r.bodies[iri] = b
	return b, nil
}

// A party is someone or something that takes part: an entity, or a mention
// that belongs to no entity, which has a name only.
type party struct {
	iri  quad.IRI // empty for a mere mention
	name string
}

// errStop ends a walk early.
var errStop = errors.New("stop")

// party returns who v is: what it was merged into.
func (r *reader) party(v quad.Value) (party, error) {
	if p, ok := r.parties[v]; ok {
		return p, nil
	}
	p, asked := party{}, v
	iri, ok := v.(quad.IRI)
	if _, _, _, span := graph.ParseSpan(v); ok && !span {
		id, err := r.identity(iri)
		if err != nil {
			return p, err
		}
		p.iri, v = id.Name, id.Name
	}
	err := r.along(quad.Subject, v, func(q quad.Quad) error {
		p.name = native(q.Object)
		return errStop
	}, graph.SchemaName)
	if err != nil {
		return p, err
	}
	if p.name == "" {
		p.name = string(p.iri)
	}
	r.parties[asked] = p
	return p, nil
}

// each calls f for the quads with v in direction d, until f returns errStop.
func (r *reader) each(d quad.Direction, v quad.Value, f func(quad.Quad) error) error {
	return stopped(v, r.store.Each(r.ctx, d, v, f))
}

// along is each for the quads with one of the predicates.
func (r *reader) along(d quad.Direction, v quad.Value, f func(quad.Quad) error, preds ...quad.IRI) error {
	return stopped(v, r.store.Along(r.ctx, d, v, f, preds...))
}

// stopped is the error of a walk from v: none where errStop ended it.
func stopped(v quad.Value, err error) error {
	if err == nil || errors.Is(err, errStop) {
		return nil
	}
	return fmt.Errorf("reading the quads of %v: %w", v, err)
}

// subjects returns the subjects of the quads with one of the predicates and
// the object v, each once, in the order of the store.
func (r *reader) subjects(v quad.Value, preds ...quad.IRI) ([]quad.IRI, error) {
	var out []quad.IRI
	seen := entities{}
	err := r.along(quad.Object, v, func(q quad.Quad) error {
		s, ok := q.Subject.(quad.IRI)
		if ok && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
		return nil
	}, preds...)
	return out, err
}

// text returns the first value of pred as text, or "".
func text(n graph.Node, pred quad.IRI) string {
	if vs := n[pred]; len(vs) > 0 {
		return native(vs[0])
	}
	return ""
}

// number returns the first value of pred as a number, or nil.
func number(n graph.Node, pred quad.IRI) any {
	if vs := n[pred]; len(vs) > 0 {
		switch v := vs[0].(type) {
		case quad.Int:
			return int(v)
		case quad.Float:
			return float64(v)
		}
	}
	return nil
}

// native returns the text of v without quotes, brackets or type.
func native(v quad.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case quad.IRI:
		return string(v)
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.LangString:
		return string(v.Value)
	}
	return fmt.Sprint(v.Native())
}

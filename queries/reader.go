package queries

import (
	"context"
	"errors"
	"fmt"
	"slices"

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
	digests    map[quad.IRI]*graph.Digest // of articles looked up by name
	bodies     map[quad.IRI][]rune
	inSentence map[quad.IRI]quad.Value // of spans
	cues       map[quad.IRI]string     // of quotations that tell of others
	parties    map[quad.Value]party
	identities map[quad.IRI]graph.Identity
	resolved   *graph.Resolved
	actors     map[quad.IRI]bool                // whether an entity can act
	firsts     map[quad.IRI]quad.IRI            // the first in its article that tells of the same as an event
	roles      map[quad.IRI]map[quad.IRI]string // by article and entity
}

func newReader(ctx context.Context, s *graph.Store) *reader {
	return &reader{
		ctx: ctx, store: s,
		articles:   map[quad.IRI]*story{},
		digests:    map[quad.IRI]*graph.Digest{},
		bodies:     map[quad.IRI][]rune{},
		inSentence: map[quad.IRI]quad.Value{},
		cues:       map[quad.IRI]string{},
		parties:    map[quad.Value]party{},
		identities: map[quad.IRI]graph.Identity{},
		actors:     map[quad.IRI]bool{},
		firsts:     map[quad.IRI]quad.IRI{},
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
	d, err := r.digest(iri)
	if err != nil {
		return nil, err
	}
	return r.storyOf(d), nil
}

// storyOf returns the article of a digest.
func (r *reader) storyOf(d *graph.Digest) *story {
	s := r.articles[d.Article]
	if s == nil {
		s = &story{iri: d.Article, title: d.Title, publisher: d.Publisher, day: d.Day(), url: d.URL}
		r.articles[d.Article] = s
	}
	return s
}

// digest returns the digest of an article.
func (r *reader) digest(article quad.IRI) (*graph.Digest, error) {
	if d := r.digests[article]; d != nil {
		return d, nil
	}
	err := r.store.Digests(r.ctx, []quad.IRI{article}, func(d *graph.Digest) error {
		r.digests[article] = d
		return nil
	})
	return r.digests[article], err
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
	err := r.readBodies(iri)
	return r.bodies[iri], err
}

// readBodies reads the texts of articles in one pass, for those who will ask for
// them one by one.
func (r *reader) readBodies(articles ...quad.IRI) error {
	articles = slices.DeleteFunc(articles, func(a quad.IRI) bool { _, known := r.bodies[a]; return known })
	found, err := r.store.Firsts(r.ctx, articles, graph.SchemaArticleBody)
	for _, a := range articles {
		r.bodies[a] = []rune(graph.Text(found[a]))
	}
	return err
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
	if iri, ok := v.(quad.IRI); ok {
		names, err := r.store.Firsts(r.ctx, []quad.IRI{iri}, graph.SchemaName)
		if err != nil {
			return p, err
		}
		p.name = graph.Text(names[iri])
	}
	if p.name == "" {
		p.name = string(p.iri)
	}
	r.parties[asked] = p
	return p, nil
}

// along calls f for the quads with v in direction d and one of the predicates,
// until f returns errStop.
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

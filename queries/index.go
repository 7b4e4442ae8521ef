package queries

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// An index holds in memory what search and overview would else read from the
// whole graph: the articles, who and what they name how often, and which words
// stand in names, titles and statements. It is of one moment. A word of a
// statement takes four bytes, so that an archive of 5 million quads needs some
// 30 MB; of the words of statements no more than maxWords are kept, those of
// the newest articles.
//
// A full-text engine would bring a second store to keep in step, and words as
// quads would double the graph; to read all statements for each question takes
// seconds. To build it takes about as long as one such question.
type index struct {
	stories    []indexed // newest first
	entities   []named   // by how many articles name them
	names      words     // of entities
	titles     words     // of stories
	statements []quotation
	said       words // of statements
	cut        bool  // there are older statements
}

const maxWords = 16 << 20

type indexed struct {
	*story
	loaded time.Time
}

// A named entity and how many articles name it.
type named struct {
	iri      quad.IRI
	articles int
	latest   int // the newest of them
}

// A quotation by its article and its name there.
type quotation struct {
	article int32
	id      string
}

// newIndex builds the index of a store.
func newIndex(ctx context.Context, s *graph.Store) (*index, error) {
	x := &index{}
	r := newReader(ctx, s)
	for _, step := range []func(*reader) error{x.readStories, x.readMentions, x.readNames, x.readStatements} {
		if err := step(r); err != nil {
			return nil, err
		}
	}
	return x, nil
}

func (x *index) readStories(r *reader) error {
	stories, err := r.candidates(nil)
	if err != nil {
		return err
	}
	loaded, err := r.store.LoadTimes(r.ctx)
	if err != nil {
		return err
	}
	for _, st := range stories {
		x.stories = append(x.stories, indexed{st, loaded[st.iri]})
	}
	for i, st := range x.stories {
		x.titles.add(st.title, i)
	}
	x.titles.sort()
	return nil
}

// readMentions counts in how many articles each entity is named.
func (x *index) readMentions(r *reader) error {
	at := map[quad.IRI]int{}
	for first := 0; first < len(x.stories); first += readTogether {
		var iris []quad.IRI
		for _, st := range x.stories[first:min(first+readTogether, len(x.stories))] {
			iris = append(iris, st.iri)
		}
		nodes, err := r.store.Nodes(r.ctx, iris, graph.SchemaMentions)
		if err != nil {
			return err
		}
		for i, n := range nodes {
			for _, v := range n[graph.SchemaMentions] {
				iri, ok := v.(quad.IRI)
				if !ok || strings.Contains(string(iri), "~") { // without a name
					continue
				}
				e, seen := at[iri]
				if !seen {
					e = len(x.entities)
					at[iri] = e
					x.entities = append(x.entities, named{iri: iri, latest: first + i})
				}
				x.entities[e].articles++
			}
		}
	}
	slices.SortStableFunc(x.entities, func(a, b named) int { return b.articles - a.articles })
	return nil
}

func (x *index) readNames(r *reader) error {
	for first := 0; first < len(x.entities); first += readTogether {
		var iris []quad.IRI
		for _, e := range x.entities[first:min(first+readTogether, len(x.entities))] {
			iris = append(iris, e.iri)
		}
		nodes, err := r.store.Nodes(r.ctx, iris, graph.NGNameKey)
		if err != nil {
			return err
		}
		for i, n := range nodes {
			for _, v := range n[graph.NGNameKey] {
				x.names.add(graph.Text(v), first+i)
			}
		}
	}
	x.names.sort()
	return nil
}

func (x *index) readStatements(r *reader) error {
	iris, err := r.store.Subjects(r.ctx, graph.SchemaQuotation, graph.RDFType)
	if err != nil {
		return err
	}
	at := map[quad.IRI]int{}
	for i, st := range x.stories {
		at[st.iri] = i
	}
	slices.SortStableFunc(iris, func(a, b quad.IRI) int { return at[graph.ArticleOf(a)] - at[graph.ArticleOf(b)] })
	for some := range slices.Chunk(iris, readTogether) {
		if x.cut = x.said.n > maxWords; x.cut {
			break
		}
		nodes, err := r.store.Nodes(r.ctx, some, graph.SchemaText)
		if err != nil {
			return err
		}
		for i, iri := range some {
			article := graph.ArticleOf(iri)
			x.said.add(nodes[i].Text(graph.SchemaText), len(x.statements))
			x.statements = append(x.statements, quotation{int32(at[article]), strings.Clone(string(iri[len(article):]))})
		}
	}
	x.said.sort()
	return nil
}

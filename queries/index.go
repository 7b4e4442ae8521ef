package queries

import (
	"cmp"
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
// 30 MB; of statements no more than maxStatements are kept, those of the newest
// articles.
//
// A full-text engine would bring a second store to keep in step, and words as
// quads would double the graph; to read all statements for each question takes
// seconds. To build it takes about as long as one such question: it reads all
// digests and then all statements, each in the order of the store.
type index struct {
	stories    []indexed // newest first
	entities   []named   // by how many articles name them
	names      words     // of entities
	titles     words     // of stories
	statements []quotation
	said       words // of statements
	cut        bool  // there are older statements
}

const maxStatements = 1 << 20

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
	g := gathering{at: map[quad.IRI]int{}, quotations: map[quad.IRI]int{}, entities: map[quad.IRI]*sightings{}}
	if err := s.EachDigest(ctx, g.add); err != nil {
		return nil, err
	}
	loaded, err := s.LoadTimes(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(g.stories, func(a, b *story) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	for i, st := range g.stories {
		g.at[st.iri] = i
		x.stories = append(x.stories, indexed{st, loaded[st.iri]})
		x.titles.add(st.title, i)
	}
	x.titles.sort()
	x.nameEntities(&g)
	return x, x.readStatements(ctx, s, &g)
}

// readStatements reads the words of the statements of the newest articles.
func (x *index) readStatements(ctx context.Context, s *graph.Store, g *gathering) error {
	last, n := len(x.stories), 0
	for i, st := range x.stories {
		if n += g.quotations[st.iri]; n > maxStatements {
			last, x.cut = i, true
			break
		}
	}
	ids := map[string]string{} // "#q1" is in every article
	err := s.EachOf(ctx, graph.SchemaQuotation, graph.SchemaText, func(iri quad.IRI, text quad.Value) error {
		article := graph.ArticleOf(iri)
		at, ok := g.at[article]
		if !ok || at >= last {
			return nil
		}
		id := string(iri[len(article):])
		if ids[id] == "" {
			ids[id] = strings.Clone(id)
		}
		x.said.add(graph.Text(text), len(x.statements))
		x.statements = append(x.statements, quotation{int32(at), ids[id]})
		return nil
	})
	if err != nil {
		return err
	}
	// They were numbered as they are in the store; newest first is wanted.
	order := make([]int, len(x.statements))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x.statements[a].article, x.statements[b].article) })
	sorted, number := make([]quotation, len(order)), make([]uint32, len(order))
	for i, old := range order {
		sorted[i], number[old] = x.statements[old], uint32(i)
	}
	x.statements = sorted
	x.said.renumber(number)
	x.said.sort()
	return nil
}

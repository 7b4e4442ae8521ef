package postgres

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/cayleygraph/cayley/clog"
	"github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/jackc/pgx/v5"
)

// The quads whose values are looked up at a time: few first, a reader may stop
// soon.
const firstChunk, lastChunk = 16, 2048

// Read calls f for the quads that have one of the values in direction d and
// one of the predicates, or any if there are none, in the order they were
// added, until f returns an error, which Read returns. f may read the store.
func (s *Store) Read(ctx context.Context, d quad.Direction, values []quad.Value, preds []quad.IRI, f func(quad.Quad) error) error {
	nodes := make([]graph.ValueHash, len(values))
	for i, v := range values {
		nodes[i] = graph.HashOf(v)
	}
	along := make([]graph.ValueHash, len(preds))
	for i, p := range preds {
		along[i] = graph.HashOf(p)
	}
	quads, err := s.hashes(ctx, d, nodes, along)
	if err != nil {
		return err
	}
	for n := firstChunk; len(quads) > 0; n = min(2*n, lastChunk) {
		n = min(n, len(quads))
		if err := s.each(ctx, quads[:n], f); err != nil {
			return err
		}
		quads = quads[n:]
	}
	return ctx.Err()
}

// hashes returns the quads that have one of the nodes in direction d and one of
// the predicates, if there are any. It returns them all at once: a reader that
// holds a connection while it asks for others would wait for itself.
func (s *Store) hashes(ctx context.Context, d quad.Direction, nodes, preds []graph.ValueHash) ([]graph.QuadHash, error) {
	if err := s.settle(ctx); err != nil {
		return nil, err
	}
	sql, args := `SELECT `+hashes+` FROM quads WHERE `+d.String()+`_hash = ANY($1)`, []any{byteas(nodes)}
	if len(preds) > 0 {
		sql, args = sql+` AND predicate_hash = ANY($2)`, append(args, byteas(preds))
	}
	rows, err := s.pool.Query(ctx, sql+` ORDER BY horizon`, args...)
	if err != nil {
		return nil, Reason(err)
	}
	var quads []graph.QuadHash
	for rows.Next() {
		quads = append(quads, quadHash(rows.RawValues()))
	}
	return quads, Reason(rows.Err())
}

// each calls f for quads. One of which a node is gone was removed meanwhile.
func (s *Store) each(ctx context.Context, quads []graph.QuadHash, f func(quad.Quad) error) error {
	var nodes []graph.ValueHash
	for _, q := range quads {
		for _, h := range q.Dirs() {
			nodes = append(nodes, h)
		}
	}
	vals, err := s.values(ctx, nodes)
	if err != nil {
		return err
	}
	for i, q := range quads {
		var out quad.Quad
		whole := true
		for j, d := range quad.Directions {
			v := vals[4*i+j]
			whole = whole && (v != nil || !q.Get(d).Valid())
			out.Set(d, v)
		}
		if !whole {
			continue
		}
		if err := f(out); err != nil {
			return err
		}
	}
	return nil
}

// names remembers values by their hashes, which stay true.
type names struct {
	mu     sync.RWMutex
	values map[graph.ValueHash]quad.Value
}

// The most values that are remembered, and the longest: texts of articles
// would crowd out the rest.
const (
	namesKept   = 1 << 18
	longestName = 512
)

func (n *names) get(h graph.ValueHash) (quad.Value, bool) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	v, ok := n.values[h]
	return v, ok
}

func (n *names) put(h graph.ValueHash, v quad.Value) {
	if s, ok := v.(quad.String); ok && len(s) > longestName {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.values) >= namesKept || n.values == nil {
		n.values = map[graph.ValueHash]quad.Value{}
	}
	n.values[h] = v
}

// values returns the values of nodes, nil for those there are not.
func (s *Store) values(ctx context.Context, nodes []graph.ValueHash) ([]quad.Value, error) {
	out := make([]quad.Value, len(nodes))
	asked := map[graph.ValueHash]bool{}
	var unknown []graph.ValueHash
	for i, h := range nodes {
		if !h.Valid() {
			continue
		}
		if v, ok := s.names.get(h); ok {
			out[i] = v
		} else if !asked[h] {
			asked[h] = true
			unknown = append(unknown, h)
		}
	}
	if len(unknown) == 0 {
		return out, nil
	}
	found, err := s.fetch(ctx, unknown)
	if err != nil {
		return nil, err
	}
	for i, h := range nodes {
		if out[i] == nil {
			out[i] = found[h]
		}
	}
	return out, nil
}

// fetch reads the values of nodes, and remembers them.
func (s *Store) fetch(ctx context.Context, nodes []graph.ValueHash) (map[graph.ValueHash]quad.Value, error) {
	found := map[graph.ValueHash]quad.Value{}
	rows, err := s.pool.Query(ctx, `SELECT hash, value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time
		FROM nodes WHERE hash = ANY($1)`, byteas(nodes))
	if err != nil {
		return nil, Reason(err)
	}
	var n node
	_, err = pgx.ForEachRow(rows, n.fields(), func() error {
		v, err := n.decode()
		if err != nil {
			return err
		}
		h := graph.ValueHash(n.hash)
		s.names.put(h, v)
		found[h] = v
		return nil
	})
	return found, Reason(err)
}

// A node is a row of Cayley's nodes.
type node struct {
	hash, data     []byte
	str, typ, lang *string
	iri, bnode     *bool
	vint           *int64
	vbool          *bool
	vfloat         *float64
	vtime          *time.Time
}

func (n *node) fields() []any {
	return []any{&n.hash, &n.data, &n.str, &n.typ, &n.lang, &n.iri, &n.bnode, &n.vint, &n.vbool, &n.vfloat, &n.vtime}
}

// decode returns the value as Cayley would.
func (n *node) decode() (quad.Value, error) {
	is := func(b *bool) bool { return b != nil && *b }
	switch {
	case n.str != nil && is(n.iri):
		return quad.IRI(*n.str), nil
	case n.str != nil && is(n.bnode):
		return quad.BNode(*n.str), nil
	case n.str != nil:
		s := quad.String(strings.ReplaceAll(*n.str, `\x00`, "\x00"))
		switch {
		case n.lang != nil:
			return quad.LangString{Value: s, Lang: *n.lang}, nil
		case n.typ != nil:
			return quad.TypedString{Value: s, Type: quad.IRI(*n.typ)}, nil
		}
		return s, nil
	case n.vint != nil:
		return quad.Int(*n.vint), nil
	case n.vbool != nil:
		return quad.Bool(*n.vbool), nil
	case n.vfloat != nil:
		return quad.Float(*n.vfloat), nil
	case n.vtime != nil:
		return quad.Time(n.vtime.UTC()), nil
	}
	return pquads.UnmarshalValue(n.data)
}

// hashOf returns the hash in one of Cayley's references to a node.
func hashOf(r graph.Ref) graph.ValueHash {
	switch r := r.(type) {
	case csql.NodeHash:
		return r.ValueHash
	case graph.ValueHash:
		return r
	}
	return graph.ValueHash{}
}

// ValuesOf returns the values of nodes, all in one query; nil for those that
// have none.
func (s *Store) ValuesOf(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	nodes := make([]graph.ValueHash, len(refs))
	for i, r := range refs {
		nodes[i] = hashOf(r)
	}
	vals, err := s.values(ctx, nodes)
	if err != nil {
		return nil, err
	}
	for i, r := range refs {
		if p, ok := r.(graph.PreFetchedValue); ok {
			vals[i] = p.NameOf()
		}
	}
	return vals, nil
}

// RefsOf returns the nodes of values.
func (s *Store) RefsOf(_ context.Context, values []quad.Value) ([]graph.Ref, error) {
	refs := make([]graph.Ref, len(values))
	for i, v := range values {
		refs[i] = s.ValueOf(v)
	}
	return refs, nil
}

// NameOf returns the value of a node, nil if it has none.
func (s *Store) NameOf(r graph.Ref) quad.Value {
	vals, err := s.ValuesOf(context.Background(), []graph.Ref{r})
	if err != nil {
		clog.Errorf("reading a value: %v", err) // all that Cayley lets one do
		return nil
	}
	return vals[0]
}

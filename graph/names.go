package graph

import (
	"context"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
)

// The most values that are remembered, and the longest: texts of articles
// would crowd out the rest.
const (
	namesKept   = 1 << 18
	longestName = 512
)

// A names remembers which node has which value. Cayley reads the value of a
// node from disk each time and remembers the nodes of 2000 IRIs. A node's value
// never changes and its number is not given again, but a value may lose its
// node and get another. So what a reader finds while a writer removes is not
// kept: the reader says when it began.
type names struct {
	mu      sync.RWMutex
	removal uint64 // counts the writes that may have removed nodes
	// Two generations: of the older, what is used again moves to the newer.
	new, old generation
}

type generation struct {
	values map[ckv.Int64Value]quad.Value
	nodes  map[quad.IRI]ckv.Int64Value
}

func newGeneration() generation {
	return generation{map[ckv.Int64Value]quad.Value{}, map[quad.IRI]ckv.Int64Value{}}
}

func newNames() *names { return &names{new: newGeneration()} }

// forget is called after a write.
func (n *names) forget() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.removal++
	n.new, n.old = newGeneration(), generation{}
}

// begin returns what put wants to be told.
func (n *names) begin() uint64 {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.removal
}

// value returns the value of a node if it is remembered.
func (n *names) value(node ckv.Int64Value) (quad.Value, bool) {
	n.mu.RLock()
	v, ok := n.new.values[node]
	aged := false
	if !ok {
		v, aged = n.old.values[node]
	}
	begun := n.removal
	n.mu.RUnlock()
	if aged {
		n.put(begun, node, v)
	}
	return v, ok || aged
}

// node returns the node of an IRI if it is remembered.
func (n *names) node(iri quad.IRI) (ckv.Int64Value, bool) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	v, ok := n.new.nodes[iri]
	if !ok {
		v, ok = n.old.nodes[iri]
	}
	return v, ok
}

// put remembers a value that was read after begin returned begun.
func (n *names) put(begun uint64, node ckv.Int64Value, v quad.Value) {
	iri, isIRI := v.(quad.IRI)
	if s, ok := v.(quad.String); node == 0 || v == nil || len(iri) > longestName || ok && len(s) > longestName {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.removal != begun {
		return
	}
	if len(n.new.values) >= namesKept/2 {
		n.new, n.old = newGeneration(), n.new
	}
	n.new.values[node] = v
	if isIRI {
		n.new.nodes[iri] = node
	}
}

// ValuesOf returns the values of nodes, nil for those that have none.
func (p *planned) ValuesOf(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(refs))
	var missing []graph.Ref
	var at []int
	for i, r := range refs {
		if n, ok := r.(ckv.Int64Value); ok {
			if out[i], ok = p.db.names.value(n); ok {
				continue
			}
		}
		missing, at = append(missing, r), append(at, i)
	}
	if len(missing) == 0 {
		return out, nil
	}
	begun := p.db.names.begin()
	vals, err := p.QuadStore.ValuesOf(ctx, missing)
	if err != nil {
		return nil, err
	}
	for i, v := range vals {
		out[at[i]] = v
		if n, ok := missing[i].(ckv.Int64Value); ok {
			p.db.names.put(begun, n, v)
		}
	}
	return out, nil
}

// NameOf returns the value of a node.
func (p *planned) NameOf(r graph.Ref) quad.Value {
	n, ok := r.(ckv.Int64Value)
	if !ok {
		return p.QuadStore.NameOf(r)
	}
	if v, ok := p.db.names.value(n); ok {
		return v
	}
	begun := p.db.names.begin()
	v := p.QuadStore.NameOf(r)
	p.db.names.put(begun, n, v)
	return v
}

// ValueOf returns the node of a value, nil if it has none.
func (p *planned) ValueOf(v quad.Value) graph.Ref {
	if iri, ok := v.(quad.IRI); ok {
		if n, ok := p.db.names.node(iri); ok {
			return n
		}
	}
	begun := p.db.names.begin()
	r := p.QuadStore.ValueOf(v)
	if n, ok := r.(ckv.Int64Value); ok {
		p.db.names.put(begun, n, v)
	}
	return r
}

// ApplyDeltas writes. Of what is not written by a Store, but by Cayley's API,
// nothing that is kept beside the quads stays.
func (p *planned) ApplyDeltas(in []graph.Delta, o graph.IgnoreOpts) error {
	if p.db.group != nil {
		return p.QuadStore.ApplyDeltas(in, o)
	}
	return p.db.together(context.Background(), false, func() error {
		p.db.known.restart()
		if err := p.QuadStore.ApplyDeltas(in, o); err != nil {
			return err
		}
		return p.db.forgetDigests(in)
	})
}

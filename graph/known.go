package graph

import (
	"encoding/binary"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// knownKept is how many nodes are remembered for loading.
const knownKept = 1 << 19

// filterWords is the size of the filter, in words of 8 bytes: 32 MB, of which
// 20 million nodes, in about 50 million quads, leave 3 of 4 bits unset.
const filterWords = 1 << 22

// A stored is a node as Cayley keeps it: its number and in how many places of
// quads it is used.
type stored struct{ id, uses uint64 }

// A known is what the loader knows of the nodes there are, so that it need not
// look for them on disk: nodes it has used lately, and a Bloom filter of all
// nodes, made once as much was loaded as makes up for reading them all. It is
// of the one who writes.
type known struct {
	new, old map[graph.ValueHash]stored // of the older, what is used again moves to the newer
	filter   []uint64
	loaded   uint64 // quads, since the database was opened
}

func (k *known) get(h graph.ValueHash) (stored, bool) {
	n, ok := k.new[h]
	if !ok {
		n, ok = k.old[h]
	}
	return n, ok
}

// put notes a node, to be remembered if it is to be used again.
func (k *known) put(h graph.ValueHash, n stored, again bool) {
	if k.filter != nil {
		k.mark(h)
	}
	if !again {
		return
	}
	if k.new == nil || len(k.new) >= knownKept/2 {
		k.new, k.old = map[graph.ValueHash]stored{}, k.new
	}
	k.new[h] = n
}

// forget is called when Cayley removed quads, or a write failed. The filter
// stays: what it has too much of is looked for.
func (k *known) forget() { k.new, k.old = nil, nil }

// restart is called when Cayley itself added quads.
func (k *known) restart() { *k = known{} }

// bits returns four places in the filter: a hash is as good as random.
func bits(h *graph.ValueHash) [4]uint32 {
	var out [4]uint32
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(h[4*i:]) % (64 * filterWords)
	}
	return out
}

func (k *known) mark(h graph.ValueHash) {
	for _, b := range bits(&h) {
		k.filter[b/64] |= 1 << (b % 64)
	}
}

// isNew reports whether there surely is no node of a hash.
func (k *known) isNew(h graph.ValueHash) bool {
	if k.filter == nil {
		return false
	}
	for _, b := range bits(&h) {
		if k.filter[b/64]&(1<<(b%64)) == 0 {
			return true
		}
	}
	return false
}

// isNew reports whether there surely is no node of a value in the database,
// which may be nil. It is for the one who writes.
func (d *database) isNew(v quad.Value) bool { return d != nil && d.known.isNew(graph.HashOf(v)) }

// prepare makes the filter when a quarter of what there is was loaded by this
// process: to read all nodes takes a small part of the time that took.
func (k *known) prepare(r pebble.Reader, horizon uint64) error {
	if k.filter != nil || k.loaded == 0 || 4*k.loaded < horizon {
		return nil
	}
	k.filter = make([]uint64, filterWords)
	it := disk.Under(r, []byte{'v'})
	defer it.Release()
	var h graph.ValueHash
	for it.Next() {
		key := unescaped(it.Key()) // v, two bytes of the hash, /, the hash
		copy(h[:], key[max(0, len(key)-len(h)):])
		k.mark(h)
	}
	if err := it.Error(); err != nil {
		k.filter = nil
		return damage(err)
	}
	return nil
}

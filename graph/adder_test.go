package graph

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// tables is what Cayley keeps of a store, with values for their numbers: what
// each index lists, the nodes with their uses, and the counters. Of removed
// quads it tells the number alone.
func tables(t *testing.T, s *Store) map[string]string {
	t.Helper()
	v, err := s.db.view()
	if err != nil {
		t.Fatal(err)
	}
	defer v.close()
	cayleys, err := s.db.Tx(true)
	if err != nil {
		t.Fatal(err)
	}
	defer cayleys.Close()
	names := map[uint64]string{}
	value := func(n uint64) string {
		name, ok := names[n]
		if !ok {
			vals, err := v.values([]uint64{n})
			if err != nil {
				t.Fatal(err)
			}
			name = quad.StringOf(vals[n])
			names[n] = name
		}
		return name
	}
	quads := map[uint64]string{}
	it := disk.Under(v.snap, []byte("log/"))
	defer it.Release()
	out := map[string]string{}
	for it.Next() {
		if len(it.Value()) == 0 {
			continue // Cayley's note that there is such a table
		}
		var p proto.Primitive
		if err := p.Unmarshal(it.Value()); err != nil {
			t.Fatal(err)
		}
		if id := binary.BigEndian.Uint64(unescaped(it.Key()[len("log/"):])); id != p.ID {
			t.Errorf("entry %d is under %d", p.ID, id)
		}
		if p.IsNode() {
			val, err := pquads.UnmarshalValue(p.Value)
			if err != nil {
				t.Fatal(err)
			}
			hash := graph.HashOf(val)
			at, err := disk.Get(v.snap, flatKey(bucketKey('v', hash)))
			if n, _ := binary.Uvarint(at); err != nil || n != p.ID {
				t.Errorf("%v has number %d, found is %d, %v", val, p.ID, n, err)
			}
			uses, err := cayleys.GetBatch(t.Context(), []kv.Key{bucketKey('n', hash)})
			if err != nil {
				t.Fatal(err)
			}
			n, _ := binary.Uvarint(uses[0])
			out["node "+value(p.ID)] = fmt.Sprint(n)
			continue
		}
		if p.Deleted {
			out["removed"] += "*"
			continue
		}
		q := ""
		for _, d := range quad.Directions {
			q += value(p.GetDirection(d)) + " "
		}
		quads[p.ID] = q
		out["quad "+q] += "*"
	}
	for _, ind := range indexes {
		prefix := flatKey(ind.Key([]uint64{}))
		it := disk.Under(v.snap, prefix)
		for it.Next() {
			if len(it.Value()) == 0 {
				continue
			}
			key, name := unescaped(it.Key()[len(prefix):]), string(prefix)
			for ; len(key) > 0; key = key[8:] {
				name += " " + value(binary.BigEndian.Uint64(key))
			}
			ids, err := numbers(nil, it.Value(), 1<<30)
			if err != nil || !slices.IsSorted(ids) {
				t.Errorf("%s: %v, %v", name, ids, err)
			}
			for _, id := range ids {
				if q, ok := quads[id]; ok {
					out[name] += q + "\n"
				}
			}
		}
		it.Release()
	}
	size, err := disk.Get(v.snap, flatKey(sizeKey))
	if err != nil {
		t.Fatal(err)
	}
	out["size"] = fmt.Sprint(binary.LittleEndian.Uint64(size))
	return out
}

func bucketKey(bucket byte, h graph.ValueHash) kv.Key {
	return kv.Key{{bucket, h[0], h[1]}, h[:]}
}

// TestAdder adds and removes random quads by Cayley alone and by the adder, and
// finds the same in Cayley's tables. Numbers differ: Cayley's are of no order.
func TestAdder(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	one := func() quad.Value {
		n := r.IntN(60)
		return []quad.Value{
			quad.IRI(fmt.Sprint("ng:a/b\\", n)), quad.String(fmt.Sprintf("%d \"/\\", n)), quad.Int(n), quad.Float(n), quad.Bool(n%2 == 0), quad.BNode(fmt.Sprint(n)),
			quad.TypedString{Value: quad.String(fmt.Sprint(n)), Type: "xsd:date"}, quad.TypedString{Value: quad.String(fmt.Sprint(n)), Type: "schema:Integer"},
			quad.LangString{Value: "x", Lang: fmt.Sprint("l", n)}, quad.IRI(fmt.Sprint("ng:", r.IntN(1_000_000))),
		}[r.IntN(10)]
	}
	dir := filepath.Join(t.TempDir(), "db")
	ours, theirs := openStore(t, dir, Pebble), openStore(t, filepath.Join(t.TempDir(), "db"), Pebble)
	there := map[string]quad.Quad{}
	for round := range 48 / slowed {
		var c change
		for range r.IntN(200) {
			q := quad.Quad{Subject: one(), Predicate: quad.IRI(fmt.Sprint("ng:p", r.IntN(5))), Object: one()}
			if r.IntN(4) > 0 {
				q.Label = quad.IRI(fmt.Sprint("ng:l", r.IntN(10)))
			}
			if _, ok := there[q.String()]; !ok {
				there[q.String()] = q
				c.add = append(c.add, graph.Delta{Quad: q, Action: graph.Add})
			}
		}
		for _, k := range slices.Sorted(maps.Keys(there)) {
			if round%4 == 1 && r.IntN(3) == 0 || round%10 == 9 {
				c.remove = append(c.remove, graph.Delta{Quad: there[k], Action: graph.Delete})
				delete(there, k)
			}
		}
		if err := ours.apply(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		for _, part := range [][]graph.Delta{c.add, c.remove} {
			if len(part) > 0 {
				if err := theirs.qs.ApplyDeltas(part, graph.IgnoreOpts{}); err != nil {
					t.Fatal(err)
				}
			}
		}
		got, want := tables(t, ours), tables(t, theirs)
		for k := range want {
			if got[k] != want[k] {
				t.Fatalf("round %d: %s: %q, by Cayley %q", round, k, got[k], want[k])
			}
		}
		if len(got) != len(want) || want["size"] != fmt.Sprint(len(there)) {
			t.Fatalf("round %d: %d entries and %s quads, by Cayley %d and %s, expected %d quads", round, len(got), got["size"], len(want), want["size"], len(there))
		}
		switch round % 7 {
		case 3:
			if err := ours.Close(); err != nil {
				t.Fatal(err)
			}
			ours = openStore(t, dir, Pebble)
		case 5: // what Cayley adds, the adder must find
			q := quad.MakeIRI(fmt.Sprint("ng:new", round), "ng:p0", fmt.Sprint("ng:also", round), "")
			there[q.String()] = q
			for _, s := range []*Store{ours, theirs} {
				if err := s.qs.ApplyDeltas([]graph.Delta{{Quad: q, Action: graph.Add}}, graph.IgnoreOpts{}); err != nil {
					t.Fatal(err)
				}
			}
			q.Object, q.Label = q.Subject, q.Object
			there[q.String()] = q
			d := []graph.Delta{{Quad: q, Action: graph.Add}}
			if err := errors.Join(ours.apply(t.Context(), change{add: d}), theirs.qs.ApplyDeltas(d, graph.IgnoreOpts{})); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, q := range there {
		if err := ours.apply(t.Context(), change{add: []graph.Delta{{Quad: q, Action: graph.Add}}}); !errors.Is(err, graph.ErrQuadExists) {
			t.Errorf("%v added again: %v", q, err)
		}
		break
	}
}

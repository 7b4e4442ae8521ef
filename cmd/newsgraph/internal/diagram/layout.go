package diagram

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/layout"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
)

type point struct{ x, y float64 }

// layout places the nodes: those that edges tie together by forces, and the
// parts that nothing ties to each other in rows. The same answer is always
// drawn the same.
func (d *drawing) layout() []point {
	pts := make([]point, len(d.nodes))
	parts := d.parts()
	for _, part := range parts {
		d.force(part, pts)
	}
	d.pack(parts, pts)
	return pts
}

// parts returns the nodes of each connected part, the largest part first.
func (d *drawing) parts() [][]int {
	all := make([]int, len(d.nodes))
	for i := range all {
		all[i] = i
	}
	var out [][]int
	for _, nodes := range topo.ConnectedComponents(newTies(all, d.edges)) {
		part := make([]int, len(nodes))
		for i, n := range nodes {
			part[i] = int(n.ID())
		}
		slices.Sort(part)
		out = append(out, part)
	}
	slices.SortStableFunc(out, func(a, b []int) int { return len(b) - len(a) })
	return out
}

// ideal is the mean length of edges.
const ideal = 180.0

// force places the nodes of a part by forces, as gonum does after Eades (1984):
// all push each other apart, edges pull.
func (d *drawing) force(part []int, pts []point) {
	if len(part) == 2 { // one above the other: names are wide
		pts[part[0]], pts[part[1]] = point{0, 0}, point{0, ideal}
		return
	}
	g := newTies(part, d.edges)
	most := 1 // ties of a node: those with many would overshoot
	for _, to := range g.of {
		most = max(most, len(to))
	}
	eades := &layout.EadesR2{Updates: max(100, min(1000, 200_000/len(part))), Repulsion: 2, Rate: 0.2 / float64(most+3), Theta: 0.2, Src: rand.NewPCG(1, 1)}
	optimizer := layout.NewOptimizerR2(g, eades.Update)
	for optimizer.Update() {
	}
	sum, n := 0.0, 0
	for i, to := range g.of {
		for _, j := range to {
			p, q := optimizer.Coord2(int64(i)), optimizer.Coord2(int64(j))
			sum += math.Hypot(p.X-q.X, p.Y-q.Y)
			n++
		}
	}
	scale := ideal * float64(n) / max(sum, 1e-9)
	for i, node := range part {
		p := optimizer.Coord2(int64(i))
		pts[node] = point{p.X * scale, p.Y * scale}
	}
}

// A ties is a part of the network as gonum's algorithms ask for it. Unlike
// gonum's own graphs it always has its nodes in the same order.
type ties struct {
	nodes []graph.Node
	of    [][]int // the neighbours of each
}

func newTies(part []int, edges []edge) *ties {
	t := &ties{of: make([][]int, len(part))}
	within := map[int]int{}
	for i, node := range part {
		within[node] = i
		t.nodes = append(t.nodes, simple.Node(i))
	}
	for _, e := range edges {
		a, ok := within[e.from]
		b := within[e.to]
		if ok && a != b && !slices.Contains(t.of[a], b) {
			t.of[a], t.of[b] = append(t.of[a], b), append(t.of[b], a)
		}
	}
	return t
}

func (t *ties) Node(id int64) graph.Node { return t.nodes[id] }
func (t *ties) Nodes() graph.Nodes       { return iterator.NewOrderedNodes(t.nodes) }

func (t *ties) From(id int64) graph.Nodes {
	var out []graph.Node
	for _, i := range t.of[id] {
		out = append(out, t.nodes[i])
	}
	return iterator.NewOrderedNodes(out)
}

func (t *ties) HasEdgeBetween(a, b int64) bool { return slices.Contains(t.of[a], int(b)) }

func (t *ties) Edge(a, b int64) graph.Edge {
	if !t.HasEdgeBetween(a, b) {
		return nil
	}
	return simple.Edge{F: t.nodes[a], T: t.nodes[b]}
}

// EdgeBetween is Edge: a tie has no direction.
func (t *ties) EdgeBetween(a, b int64) graph.Edge { return t.Edge(a, b) }

// pack moves the parts into rows.
func (d *drawing) pack(parts [][]int, pts []point) {
	const gap = 40.0
	type box struct{ minX, minY, maxX, maxY float64 }
	boxes := make([]box, len(parts))
	area := 0.0
	for i, part := range parts {
		b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for _, node := range part {
			half := boxWidth(d.nodes[node]) / 2
			b.minX, b.maxX = min(b.minX, pts[node].x-half), max(b.maxX, pts[node].x+half)
			b.minY, b.maxY = min(b.minY, pts[node].y-boxHeight/2), max(b.maxY, pts[node].y+boxHeight/2)
		}
		boxes[i] = b
		area += (b.maxX - b.minX + gap) * (b.maxY - b.minY + gap)
	}
	wide := math.Sqrt(area) * 1.5
	x, y, high := 0.0, 0.0, 0.0
	for i, part := range parts {
		b := boxes[i]
		if x > 0 && x+b.maxX-b.minX > wide {
			x, y, high = 0, y+high+gap, 0
		}
		for _, node := range part {
			pts[node].x += x - b.minX
			pts[node].y += y - b.minY
		}
		x += b.maxX - b.minX + gap
		high = max(high, b.maxY-b.minY)
	}
}

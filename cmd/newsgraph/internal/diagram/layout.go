package diagram

import (
	"math"
	"slices"
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
	of := make([]int, len(d.nodes)) // a node's part, by its least node
	for i := range of {
		of[i] = i
	}
	var root func(i int) int
	root = func(i int) int {
		if of[i] != i {
			of[i] = root(of[i])
		}
		return of[i]
	}
	for _, e := range d.edges {
		a, b := root(e.from), root(e.to)
		of[max(a, b)] = min(a, b)
	}
	var order []int
	by := map[int][]int{}
	for i := range of {
		r := root(i)
		if by[r] == nil {
			order = append(order, r)
		}
		by[r] = append(by[r], i)
	}
	var out [][]int
	for _, r := range order {
		out = append(out, by[r])
	}
	slices.SortStableFunc(out, func(a, b []int) int { return len(b) - len(a) })
	return out
}

// ideal is the length an edge is drawn to.
const ideal = 150.0

// force places the nodes of a part by the forces of Fruchterman and Reingold
// (1991): all push each other apart, edges pull. It begins with a circle.
func (d *drawing) force(part []int, pts []point) {
	n := len(part)
	side := ideal * math.Sqrt(float64(n))
	within := map[int]int{}
	for i, node := range part {
		a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2 // pairs stand one above the other: their names are wide
		pts[node] = point{side / 2 * math.Cos(a), side / 2 * math.Sin(a)}
		within[node] = i
	}
	var edges []edge
	for _, e := range d.edges {
		if _, ok := within[e.from]; ok {
			edges = append(edges, e)
		}
	}
	rounds := max(30, min(300, 2_000_000/(n*n+1)))
	move := make([]point, n)
	push := func(node int, dx, dy float64) {
		move[within[node]].x += dx
		move[within[node]].y += dy
	}
	for r := range rounds {
		clear(move)
		for i, a := range part {
			for _, b := range part[:i] {
				dx, dy := pts[a].x-pts[b].x, pts[a].y-pts[b].y
				f := ideal * ideal / math.Max(dx*dx+dy*dy, 1)
				push(a, dx*f, dy*f)
				push(b, -dx*f, -dy*f)
			}
		}
		for _, e := range edges {
			dx, dy := pts[e.from].x-pts[e.to].x, pts[e.from].y-pts[e.to].y
			f := math.Hypot(dx, dy) / ideal
			push(e.from, -dx*f, -dy*f)
			push(e.to, dx*f, dy*f)
		}
		heat := side / 10 * (1 - float64(r)/float64(rounds))
		for i, node := range part {
			if l := math.Hypot(move[i].x, move[i].y); l > 0 {
				step := math.Min(l, heat) / l
				pts[node].x += move[i].x * step
				pts[node].y += move[i].y * step
			}
		}
	}
}

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

package atlas

import (
	"math"
	"slices"
)

// A view is the part of the world that a drawing shows: an equirectangular
// projection, true to shape at its middle.
type view struct {
	middle point   // longitude and latitude
	scale  float64 // of a degree of latitude, in pixels
	shrink float64 // of a degree of longitude beside one of latitude
}

// The least and the most that a view shows from side to side, in degrees.
const (
	leastSpan = 12
	mostSpan  = 360
)

// viewOf returns the view that holds all the points, with some context.
func viewOf(pts []point) view {
	west, span := window(pts)
	south, north := pts[0].y, pts[0].y
	for _, p := range pts {
		south, north = min(south, p.y), max(north, p.y)
	}
	v := view{middle: point{wrap(west + span/2), (south + north) / 2}}
	v.shrink = max(math.Cos(v.middle.y*math.Pi/180), 0.2) // a pole would be drawn out without end
	const context = 1.5
	wide := min(max(span*context, leastSpan/v.shrink), mostSpan)
	high := max((north-south)*context, leastSpan*height/width)
	v.scale = min(width/(wide*v.shrink), height/high)
	return v
}

// window returns the narrowest stretch of longitudes that holds all the points:
// all but the widest gap between them, so that it may cross the date line.
func window(pts []point) (west, span float64) {
	longs := make([]float64, len(pts))
	for i, p := range pts {
		longs[i] = wrap(p.x)
	}
	slices.Sort(longs)
	last := longs[len(longs)-1]
	west, span = longs[0], last-longs[0]
	for i := 1; i < len(longs); i++ {
		if around := 360 - (longs[i] - longs[i-1]); around < span {
			west, span = longs[i], around
		}
	}
	return west, span
}

// wrap returns a longitude as one from -180 to 180.
func wrap(long float64) float64 { return math.Mod(math.Mod(long+180, 360)+360, 360) - 180 }

// at returns where on the drawing a point is, turned by whole rounds of the
// globe.
func (v view) at(p point, rounds float64) point {
	return point{
		width/2 + (p.x+360*rounds-v.middle.x)*v.shrink*v.scale,
		height/2 - (p.y-v.middle.y)*v.scale,
	}
}

// place returns where on the drawing a place is.
func (v view) place(p point) point {
	p.x = v.middle.x + wrap(p.x-v.middle.x)
	return v.at(p, 0)
}

// beyond is how far over the edge of the drawing outlines are drawn, in pixels.
const beyond = 10

// clip cuts a ring to the drawing (Sutherland and Hodgman, "Reentrant polygon
// clipping", 1974).
func clip(ring []point) []point {
	for _, edge := range []struct{ a, b, c float64 }{ // inside is a*x + b*y + c >= 0
		{1, 0, beyond}, {-1, 0, width + beyond}, {0, 1, beyond}, {0, -1, height + beyond},
	} {
		var out []point
		in := func(p point) float64 { return edge.a*p.x + edge.b*p.y + edge.c }
		for i, p := range ring {
			before := ring[(i+len(ring)-1)%len(ring)]
			d, e := in(before), in(p)
			if d >= 0 != (e >= 0) {
				t := d / (d - e)
				out = append(out, point{before.x + t*(p.x-before.x), before.y + t*(p.y-before.y)})
			}
			if e >= 0 {
				out = append(out, p)
			}
		}
		ring = out
	}
	return ring
}

// pieces cuts a line to the parts whose steps may be on the drawing.
func pieces(line []point) [][]point {
	var out [][]point
	open := false
	for i := 1; i < len(line); i++ {
		p, q := line[i-1], line[i]
		if max(p.x, q.x) < 0 || min(p.x, q.x) > width || max(p.y, q.y) < 0 || min(p.y, q.y) > height {
			open = false
			continue
		}
		if !open {
			out = append(out, []point{p})
		}
		open = true
		out[len(out)-1] = append(out[len(out)-1], q)
	}
	return out
}

package diagram

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/svg"
)

// svg draws the nodes where layout puts them, edges as arrows between.
func (d *drawing) svg(w io.Writer, href func(iri string) string) error {
	pts := d.layout()
	minX, minY, maxX, maxY := 0.0, 0.0, 1.0, 1.0
	for i, p := range pts {
		half := boxWidth(d.nodes[i]) / 2
		if i == 0 {
			minX, minY, maxX, maxY = p.x-half, p.y, p.x+half, p.y
		}
		minX, maxX = min(minX, p.x-half), max(maxX, p.x+half)
		minY, maxY = min(minY, p.y), max(maxY, p.y)
	}
	const margin = 40
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%.0f %.0f %.0f %.0f" width="%.0f" font-family="sans-serif" font-size="12" class="network" role="group" aria-label="network of %d actors">`+"\n",
		minX-margin, minY-margin, maxX-minX+2*margin, maxY-minY+2*margin, maxX-minX+2*margin, len(d.nodes))
	b.WriteString(`<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="context-stroke"/></marker></defs>` + "\n")
	for _, e := range d.edges {
		p, q := pts[e.from], pts[e.to]
		from, to := border(p, q, d.nodes[e.from]), border(q, p, d.nodes[e.to])
		// Bent a little, so that there and back are two lines.
		mid := point{(from.x+to.x)/2 + (to.y-from.y)*0.08, (from.y+to.y)/2 - (to.x-from.x)*0.08}
		fmt.Fprintf(&b, `<path class="edge %s" d="M%.1f,%.1f Q%.1f,%.1f %.1f,%.1f" fill="none" stroke="%s" stroke-width="%.1f" marker-end="url(#arrow)"><title>%s</title></path>`+"\n",
			e.group(), from.x, from.y, mid.x, mid.y, to.x, to.y, e.colour(), e.width(), svg.Escape(d.nodes[e.from]+" → "+d.nodes[e.to]+": "+e.types))
		fmt.Fprintf(&b, `<text class="kind %s" x="%.1f" y="%.1f" text-anchor="middle" font-size="8" fill="%s">%s</text>`+"\n", e.group(), mid.x, mid.y, e.colour(), svg.Escape(e.types))
	}
	for i, n := range d.nodes {
		wide := boxWidth(n)
		open, shut := `<g class="node">`, "</g>"
		if href != nil {
			open, shut = `<a class="node" href="`+svg.Escape(href(d.iris[i]))+`">`, "</a>"
		}
		b.WriteString(open)
		fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%d" rx="6" fill="#fff" stroke="#444"/><text x="%.1f" y="%.1f" text-anchor="middle">%s</text>`,
			pts[i].x-wide/2, pts[i].y-boxHeight/2, wide, boxHeight, pts[i].x, pts[i].y+4, svg.Escape(n))
		b.WriteString(shut + "\n")
	}
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

const boxHeight = 22

func boxWidth(label string) float64 { return float64(utf8.RuneCountInString(label))*7 + 14 }

// border returns where the line from the middle of a node's box at p towards q
// leaves the box.
func border(p, q point, label string) point {
	dx, dy := q.x-p.x, q.y-p.y
	if dx == 0 && dy == 0 {
		return p
	}
	t := math.Min(boxWidth(label)/2/math.Max(math.Abs(dx), 1e-9), boxHeight/2/math.Max(math.Abs(dy), 1e-9))
	return point{p.x + dx*t, p.y + dy*t}
}

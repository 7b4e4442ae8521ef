// Package atlas draws places on a map of land and borders, as SVG. Use [Draw].
// The outlines are in the program; nothing is loaded.
package atlas

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/svg"
)

// A Place is one mark on a map.
type Place struct {
	Name      string
	Note      string // what there is to tell of it: "3 events"
	URL       string // where the mark leads, or ""
	Lat, Long float64
	Weight    int  // how many things happened there: the mark's size
	Here      bool // the place that the map is about
}

// The size of a drawing in pixels; a page may show it larger.
const width, height = 352.0, 250.0

// Draw draws the part of the world that holds the places as an SVG element for
// a page of HTML, whose style sheet colours the classes sea, land, border, pin
// and here. It draws nothing where there is no place. Positions are in degrees
// (WGS 84).
func Draw(w io.Writer, places []Place) error {
	if len(places) == 0 {
		return nil
	}
	var pts []point
	for _, p := range places {
		pts = append(pts, point{p.Long, p.Lat})
	}
	v := viewOf(pts)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" font-family="sans-serif" font-size="12" class="map" role="group" aria-label="%s">`+"\n",
		width, height, width, svg.Escape(label(places)))
	fmt.Fprintf(&b, `<rect class="sea" width="%.0f" height="%.0f"/>`+"\n", width, height)
	v.outline(&b)
	shown := names(v, places)
	for i, p := range places {
		open, shut := "<g", "</g>"
		if p.URL != "" {
			open, shut = `<a href="`+svg.Escape(p.URL)+`"`, "</a>"
		}
		class := "pin"
		if p.Here {
			class = "pin here"
		}
		at := v.place(pts[i])
		fmt.Fprintf(&b, `%s class="%s"><title>%s</title><circle cx="%.1f" cy="%.1f" r="%.1f"/>`, open, class, svg.Escape(told(p)), at.x, at.y, p.radius())
		b.WriteString(shown[i] + shut + "\n")
	}
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// outline draws land and borders.
func (v view) outline(b *strings.Builder) {
	var land, borders strings.Builder
	for rounds := -1.0; rounds <= 1; rounds++ {
		moved := func(line []point) []point {
			out := make([]point, len(line))
			for i, p := range line {
				out[i] = v.at(p, rounds)
			}
			return out
		}
		for _, ring := range world().land {
			if r := clip(moved(ring)); len(r) > 2 {
				land.WriteString(path(r) + "z")
			}
		}
		for _, line := range world().borders {
			for _, piece := range pieces(moved(line)) {
				borders.WriteString(path(piece))
			}
		}
	}
	fmt.Fprintf(b, `<path class="land" fill-rule="evenodd" d="%s"/>`+"\n", land.String())
	fmt.Fprintf(b, `<path class="border" d="%s"/>`+"\n", borders.String())
}

// path writes a line of a path; points that nearly fall together count once.
func path(line []point) string {
	var b strings.Builder
	var last point
	for i, p := range line {
		if i > 0 && math.Abs(p.x-last.x)+math.Abs(p.y-last.y) < 1.6 {
			continue
		}
		c := ' '
		if i == 0 {
			c = 'M'
		}
		fmt.Fprintf(&b, "%c%.1f,%.1f", c, p.x, p.y)
		last = p
	}
	return b.String()
}

// radius is how large a mark is: its area grows with what happened there.
func (p Place) radius() float64 { return min(3.5+1.5*math.Sqrt(float64(p.Weight)), 11) }

func told(p Place) string {
	if p.Note == "" {
		return p.Name
	}
	return p.Name + ": " + p.Note
}

// label tells the map in words.
func label(places []Place) string {
	var out []string
	for _, p := range places {
		out = append(out, told(p))
	}
	const some = 12
	if more := len(out) - some; more > 0 {
		out = append(out[:some], fmt.Sprintf("%d more", more))
	}
	return "map of " + strings.Join(out, "; ")
}

// A box is where on the drawing a name stands.
type box struct{ left, top, right, bottom float64 }

func (a box) meets(b box) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// names returns the names of the places as text, where there is room: the mark
// that has none keeps its title.
func names(v view, places []Place) []string {
	out := make([]string, len(places))
	var taken []box
	for _, p := range places {
		at, r := v.place(point{p.Long, p.Lat}), p.radius()
		taken = append(taken, box{at.x - r, at.y - r, at.x + r, at.y + r})
	}
	for i, p := range places {
		at := v.place(point{p.Long, p.Lat})
		wide, off := 6.8*float64(utf8.RuneCountInString(p.Name)), p.radius()+3
		for _, try := range []struct {
			anchor string
			x      float64
			box    box
		}{
			{"start", at.x + off, box{at.x + off, at.y - 7, at.x + off + wide, at.y + 7}},
			{"end", at.x - off, box{at.x - off - wide, at.y - 7, at.x - off, at.y + 7}},
		} {
			free := try.box.left >= 0 && try.box.right <= width
			for _, t := range taken {
				free = free && !t.meets(try.box)
			}
			if free {
				taken = append(taken, try.box)
				out[i] = fmt.Sprintf(`<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>`, try.x, at.y+4, try.anchor, svg.Escape(p.Name))
				break
			}
		}
	}
	return out
}

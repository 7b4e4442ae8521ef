// Command build makes the outlines that package atlas embeds:
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./cmd/newsgraph/internal/atlas/build package/countries-110m.json > cmd/newsgraph/internal/atlas/outlines.txt
//
// The file it reads is TopoJSON: arcs as differences of whole numbers, of which
// coasts and countries are made.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
)

const head = `# Land and borders for maps; made by build/main.go, not by hand.
# From Natural Earth (https://www.naturalearthdata.com), 1:110 million, which is in the public domain, by way of
# world-atlas 2.0.2 (https://github.com/topojson/world-atlas). Borders are those held in fact, as Natural Earth draws them.
# A line is "land", the ring of a coast, or "border"; then longitude and latitude of its first point in hundredths of a
# degree and the differences from point to point.
`

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "build: give countries-110m.json of world-atlas")
		os.Exit(2)
	}
	f, err := os.Open(os.Args[1])
	if err == nil {
		err = build(f, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

// A topology is what is needed of a TopoJSON file.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Land struct {
			Geometries []struct{ Arcs [][][]int }
		}
	}
}

// A point is longitude and latitude in hundredths of a degree.
type point [2]int

func build(r io.Reader, w io.Writer) error {
	var t topology
	if err := json.NewDecoder(r).Decode(&t); err != nil {
		return err
	}
	arcs := make([][]point, len(t.Arcs))
	for i, a := range t.Arcs {
		var at [2]float64
		for _, step := range a {
			var p point
			for j := range p {
				at[j] += step[j]
				p[j] = int(math.Round(100 * (at[j]*t.Transform.Scale[j] + t.Transform.Translate[j])))
			}
			arcs[i] = append(arcs[i], p)
		}
	}
	out := bufio.NewWriter(w)
	out.WriteString(head)
	coast := map[int]bool{}
	for _, g := range t.Objects.Land.Geometries {
		for _, polygon := range g.Arcs {
			for _, ring := range polygon {
				var line []point
				for _, n := range ring {
					i := n
					if n < 0 { // backwards
						i = ^n
					}
					coast[i] = true
					for j := range arcs[i] {
						if n < 0 {
							j = len(arcs[i]) - 1 - j
						}
						line = append(line, arcs[i][j])
					}
				}
				write(out, "land", closed(line))
			}
		}
	}
	for i, a := range arcs {
		if !coast[i] {
			write(out, "border", a)
		}
	}
	return out.Flush()
}

// closed returns a ring without the jumps from one side of the date line to the
// other, and without its last point, which is the first. One that runs around
// the globe has the pole inside.
func closed(ring []point) []point {
	const round = 36000
	for i := 1; i < len(ring); i++ {
		for ring[i][0]-ring[i-1][0] > round/2 {
			ring[i][0] -= round
		}
		for ring[i][0]-ring[i-1][0] < -round/2 {
			ring[i][0] += round
		}
	}
	first, last := ring[0], ring[len(ring)-1]
	if first == last {
		return ring[:len(ring)-1]
	}
	const pole = -9000 // Antarctica
	return append(ring, point{last[0], pole}, point{first[0], pole})
}

// write writes a line. Points less than near from the one before are left out,
// but not the last.
func write(w io.Writer, kind string, line []point) {
	const near = 18
	fmt.Fprint(w, kind)
	var last point
	for i, p := range line {
		if i == 0 || i == len(line)-1 || max(abs(p[0]-last[0]), abs(p[1]-last[1])) >= near {
			fmt.Fprintf(w, " %d %d", p[0]-last[0], p[1]-last[1])
			last = p
		}
	}
	fmt.Fprintln(w)
}

func abs(n int) int { return max(n, -n) }

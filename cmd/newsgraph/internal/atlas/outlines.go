package atlas

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed outlines.txt
var outlineFile string

// A point is a place in degrees, or on the drawing.
type point struct{ x, y float64 }

// outlines are rings of land and lines of borders, in degrees.
type outlines struct{ land, borders [][]point }

// world returns the outlines of the world.
var world = sync.OnceValue(func() outlines {
	o, err := parse(outlineFile)
	if err != nil {
		panic(err) // what is embedded can be read
	}
	return o
})

// parse reads outlines as the head of outlines.txt tells.
func parse(text string) (outlines, error) {
	var o outlines
	for line := range strings.Lines(text) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if kind == "" || strings.HasPrefix(kind, "#") {
			continue
		}
		numbers := strings.Fields(rest)
		var pts []point
		var x, y int
		for i := 0; i+1 < len(numbers); i += 2 {
			dx, err1 := strconv.Atoi(numbers[i])
			dy, err2 := strconv.Atoi(numbers[i+1])
			if err1 != nil || err2 != nil {
				return o, fmt.Errorf("outlines: no numbers: %s %s", numbers[i], numbers[i+1])
			}
			x, y = x+dx, y+dy
			pts = append(pts, point{float64(x) / 100, float64(y) / 100})
		}
		if kind == "land" {
			o.land = append(o.land, pts)
		} else {
			o.borders = append(o.borders, pts)
		}
	}
	return o, nil
}

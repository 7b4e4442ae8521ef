package atlas

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
)

func draw(t *testing.T, places ...Place) string {
	t.Helper()
	var b strings.Builder
	if err := Draw(&b, places); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// inside reports whether a point is on land.
func inside(p point) bool {
	in := false
	for _, ring := range world().land {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(p.y-a.y)/(b.y-a.y)*(b.x-a.x) {
				in = !in
			}
		}
	}
	return in
}

// The outlines are those of the earth.
func TestOutlines(t *testing.T) {
	for _, c := range []struct {
		name string
		at   point
		land bool
	}{
		{"Madrid", point{-3.7, 40.4}, true},
		{"Nairobi", point{36.8, -1.3}, true},
		{"the middle of the Atlantic", point{-40, 30}, false},
		{"the Caspian Sea, a hole in the land", point{50.5, 42}, false},
		{"the south pole, around which its ring runs", point{0, -89.9}, true},
		{"beside the date line in Asia, west", point{178, 67.5}, true},
		{"the ring across the date line is not drawn through the Pacific", point{-120, -16.5}, false},
	} {
		if got := inside(c.at); got != c.land {
			t.Errorf("%s: on land %v, want %v", c.name, got, c.land)
		}
	}
	if len(world().borders) < 200 {
		t.Errorf("%d borders", len(world().borders))
	}
	for _, bad := range []string{"land 1 x", "border 1.5 2"} {
		if _, err := parse(bad); err == nil {
			t.Errorf("%q is no error", bad)
		}
	}
}

// Places land on the drawing, east to the right and north up, with at least
// some context around them.
func TestView(t *testing.T) {
	osijek, zagreb, fiji, samoa := point{18.7, 45.55}, point{15.98, 45.81}, point{178.4, -18.1}, point{-171.8, -13.8}
	for _, c := range []struct {
		name string
		pts  []point
	}{
		{"one city", []point{osijek}},
		{"two cities", []point{zagreb, osijek}},
		{"across the date line", []point{fiji, samoa}},
		{"the poles", []point{{0, -90}, {0, 90}}},
		{"a pole", []point{{12, 90}}},
		{"all around the globe", []point{{-180, 0}, {-60, 10}, {60, -10}, {180, 0}}},
		{"longitudes that are not wrapped", []point{{540, 1}, {-541, 2}}},
	} {
		v := viewOf(c.pts)
		for _, p := range c.pts {
			at := v.place(p)
			if !(at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height) {
				t.Errorf("%s: %v is at %v", c.name, p, at)
			}
		}
		if span := width / v.scale; span < leastSpan-1e-9 {
			t.Errorf("%s: only %.1f degrees are shown", c.name, span)
		}
	}
	v := viewOf([]point{zagreb, osijek})
	z, o := v.place(zagreb), v.place(osijek)
	if !(z.x < o.x && z.y < o.y) {
		t.Errorf("Zagreb at %v is not north-west of Osijek at %v", z, o)
	}
	if at := viewOf([]point{osijek}).place(osijek); math.Abs(at.x-width/2)+math.Abs(at.y-height/2) > 1e-6 {
		t.Errorf("a place alone is at %v, not in the middle", at)
	}
	if v := viewOf([]point{fiji, samoa}); width/v.scale > 30 {
		t.Errorf("the way around the globe was taken: %v", v)
	}
}

func TestDraw(t *testing.T) {
	if out := draw(t); out != "" {
		t.Errorf("a map of nothing: %s", out)
	}
	for name, places := range map[string][]Place{
		"hostile name":     {{Name: `"><script>`, Note: "1 event", URL: "/place?name=a&b", Lat: 45, Long: 18, Weight: 1, Here: true}},
		"one on the other": {{Name: "Ada", Lat: 1, Long: 1, Weight: 3}, {Name: "Bar", Lat: 1, Long: 1}},
		"poles":            {{Name: "N", Lat: 90}, {Name: "S", Lat: -90, Weight: 1000}},
		"date line":        {{Name: "W", Lat: 65, Long: 179.9}, {Name: "E", Lat: 65, Long: -179.9}},
	} {
		out := draw(t, places...)
		d := xml.NewDecoder(strings.NewReader(out))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, out)
			}
		}
		for _, bad := range []string{"NaN", "Inf", "style=", "<script"} {
			if strings.Contains(out, bad) {
				t.Errorf("%s: %s in\n%s", name, bad, out)
			}
		}
		if got := strings.Count(out, "<circle"); got != len(places) {
			t.Errorf("%s: %d marks for %d places", name, got, len(places))
		}
		if len(out) > 45_000 {
			t.Errorf("%s: %d bytes", name, len(out))
		}
	}
	out := draw(t, Place{Name: "Osijek", Note: "2 events", URL: "/place?name=ng:place/osijek", Lat: 45.55, Long: 18.69, Weight: 2})
	for _, want := range []string{`aria-label="map of Osijek: 2 events"`, "<title>Osijek: 2 events</title>", `href="/place?name=ng:place/osijek"`, ">Osijek</text>", `class="land"`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%.600s", want, out)
		}
	}
}

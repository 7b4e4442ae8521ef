package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/newsgraph/newsgraph/extract/place/internal/spelling"
	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

// counties reads counties.tsv. A county is where its seat is.
func (b *builder) counties() error {
	rows, err := b.rows("counties.tsv", 3)
	if err != nil {
		return err
	}
	seats := map[string]int{}
	counties := map[int][]int{} // by province
	for i, e := range b.entries {
		if e.Province >= 0 && e.Feature != provinceFeature {
			for key := range e.Names {
				at := b.entries[e.Province].Code + "/" + key
				if old, ok := seats[at]; !ok || seatOver(e, b.entries[old]) {
					seats[at] = i
				}
			}
		}
	}
	for f := range rows {
		province, ok := b.index[f[0]]
		if !ok {
			return fmt.Errorf("counties.tsv: no such province as %s", f[0])
		}
		seat, ok := seats[f[0]+"/"+spelling.Key(f[2])]
		if !ok {
			return fmt.Errorf("counties.tsv: no %s in %s", f[2], f[0])
		}
		n := names{}
		n.add(f[1], table.Name)
		n.county(f[1])
		s := b.entries[seat]
		counties[province] = append(counties[province], len(b.entries))
		b.add("", table.Entry{
			Name: f[1], Feature: countyFeature, Lat: s.Lat, Lon: s.Lon, Country: s.Country, Province: province, Names: n,
		})
	}
	b.populate(counties)
	return nil
}

// seatOver reports whether a is a county's seat rather than b, a place of the same name.
func seatOver(a, b table.Entry) bool {
	if x, y := strings.HasPrefix(a.Feature, "PPLA"), strings.HasPrefix(b.Feature, "PPLA"); x != y {
		return x
	}
	return a.Population > b.Population
}

// populate gives each county the people of the cities that its seat is the
// nearest of: GeoNames' list does not say which county a city is in.
func (b *builder) populate(counties map[int][]int) {
	for _, e := range b.entries {
		of := counties[e.Province]
		if len(of) == 0 || e.Feature[0] != 'P' || e.Feature == sectionFeature {
			continue
		}
		nearest, least := 0, math.Inf(1)
		for _, c := range of {
			lat, lon := e.Lat-b.entries[c].Lat, (e.Lon-b.entries[c].Lon)*math.Cos(e.Lat*math.Pi/180)
			if d := lat*lat + lon*lon; d < least {
				nearest, least = c, d
			}
		}
		b.entries[nearest].Population += e.Population
	}
}

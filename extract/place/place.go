// Package place knows where the world's countries, provinces, cities and other
// well-known places are, and the words for their people. Use [Resolve] for the
// places that the names of an article mean, [Lookup] and [Demonym] for a word
// alone.
//
// Coordinates are WGS 84 degrees; countries are ISO 3166 two-letter codes,
// provinces GeoNames' codes ("US.TX"), features GeoNames' feature codes.
//
// The gazetteer is data/places.bin, made by extract/place/build and read where
// it lies in the program: opening it costs nothing.
package place

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/fold"
	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

// A Place is an entry of the gazetteer. Population is, for what is no
// settlement, that of a city as well known. GeoNames is 0 for places that are
// not from GeoNames.
type Place struct {
	Name       string
	Country    string
	Province   string
	Feature    string
	Population int
	Lat, Lon   float64
	GeoNames   int

	index int // in the table
}

// GeoNames feature codes.
const (
	countryFeature  = "PCLI"
	provinceFeature = "ADM1"
	countyFeature   = "ADM2"
	capitalFeature  = "PPLC"
	sectionFeature  = "PPLX" // a part of a city
)

// IsCountry reports whether p is a country or dependent territory.
func (p Place) IsCountry() bool { return p.Feature == countryFeature }

// IsCapital reports whether p is the capital of its country.
func (p Place) IsCapital() bool { return p.Feature == capitalFeature }

// IsCounty reports whether p is a second-order division of its country.
func (p Place) IsCounty() bool { return p.Feature == countyFeature }

// IsTown reports whether p is a settlement or part of one.
func (p Place) IsTown() bool { return strings.HasPrefix(p.Feature, "PPL") }

// IsProvince reports whether p is a first-order division of its country.
func (p Place) IsProvince() bool { return p.Feature == provinceFeature }

// Key tells p from the other places of its name: its name alone where it is the
// best-known one ("paris"), else with its province ("paris us tx").
func (p Place) Key() string {
	key := fold.Name(p.Name)
	if best, ok := Lookup(p.Name); !ok || best.index == p.index {
		return key
	}
	area := p.Province
	if area == "" {
		area = p.Country
	}
	key += " " + strings.ToLower(strings.ReplaceAll(area, ".", " "))
	if p.GeoNames != 0 && !p.largestIn(area) {
		key += " " + itoa(p.GeoNames)
	}
	return key
}

// largestIn reports whether no larger place of the name lies in the province
// or country.
func (p Place) largestIn(area string) bool {
	g := gaz()
	largest := true
	g.candidates(p.Name, func(c candidate) bool {
		if c.use == table.Name && c.index != p.index {
			q := g.place(c.index)
			if (q.Province == area || q.Country == area) && (q.Population > p.Population || q.Population == p.Population && q.index < p.index) {
				largest = false
			}
		}
		return largest
	})
	return largest
}

// Distance returns the kilometres between two places, good enough for near
// ones.
func Distance(p, q Place) float64 { g := gaz(); return distance(g.Place(p.index), g.Place(q.index)) }

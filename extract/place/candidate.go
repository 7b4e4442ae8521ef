package place

import (
	"math"
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/extract/place/internal/spelling"
	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

// A candidate is a place that a name may mean. prior is how likely it is
// meant before anything is known of the article, on a scale where 1 is ten
// times the population.
type candidate struct {
	table.Place
	index int
	use   table.Use
	kind  kind
	prior float32
}

// A kind is what a candidate is, the larger ones first.
type kind uint8

const (
	waterKind kind = iota // and mountains, regions, continents
	countryKind
	provinceKind
	countyKind
	cityKind
)

// wellKnown is the population of cities whose short name is read in capitals.
const wellKnown = 400_000

// What a prior is made of, beyond the logarithm of the population.
const (
	priorCountry   = 4.0  // a country, besides its population
	priorCapital   = 1.5  // more for a country's capital
	priorProvince  = -0.6 // for a province, against its capital of the same name
	priorSection   = -0.5 // for a part of a city
	priorCounty    = -0.3
	priorAlternate = -0.7
	priorWord      = -2.0
	priorSound     = -0.8
	priorPostal    = -0.5
)

// candidates calls f for every place that name may mean, until f returns
// false.
func (g *gazetteer) candidates(name string, f func(candidate) bool) {
	key := spelling.Key(name)
	if key == "" {
		return
	}
	short := abbreviated(name)
	capitals := len(name) <= 4 && strings.ToUpper(name) == name // "NICE" is hardly Nice
	postal := len(name) == 2 && capitals
	g.Table.Lookup(key, func(i int, use table.Use) bool {
		switch use {
		case table.Demonym:
			return true
		case table.Abbreviation:
			if !short {
				return true
			}
		case table.Postal:
			if !postal {
				return true
			}
		default:
			if capitals && g.Place(i).Population < wellKnown {
				return true
			}
		}
		c := candidate{Place: g.Place(i), index: i, use: use}
		if c.Lat == 0 && c.Lon == 0 {
			return true // a province without cities
		}
		g.weigh(&c)
		return f(c)
	})
}

// sounding calls f for every place whose name sounds like name.
func (g *gazetteer) sounding(name string, f func(candidate) bool) {
	sound := spelling.Sound(spelling.Key(name))
	if sound == "" {
		return
	}
	g.Table.Lookup("~"+sound, func(i int, use table.Use) bool {
		c := candidate{Place: g.Place(i), index: i, use: use}
		g.weigh(&c)
		return f(c)
	})
}

// unknownPopulation is what a place of a feature has at least: GeoNames gives
// many seats of government none.
var unknownPopulation = map[string]uint32{"PPLA": 50_000, "PPLA2": 10_000, "PPLA3": 3_000}

// weigh sets the kind and the prior of c.
func (g *gazetteer) weigh(c *candidate) {
	f := g.Feature(c.Place)
	p := float32(math.Log10(float64(max(c.Population, unknownPopulation[f]) + 100)))
	switch {
	case f == countryFeature:
		c.kind, p = countryKind, priorCountry+0.7*p
	case f == provinceFeature:
		c.kind, p = provinceKind, p+priorProvince
	case f == countyFeature:
		c.kind, p = countyKind, p+priorCounty
	case f == capitalFeature:
		c.kind, p = cityKind, p+priorCapital
	case f == sectionFeature:
		c.kind, p = cityKind, p+priorSection
	case f[0] == 'P':
		c.kind = cityKind
	}
	switch c.use {
	case table.Alternate:
		p += priorAlternate
	case table.Word:
		p += priorWord
	case table.Postal:
		p += priorPostal
	case table.Sound:
		p += priorSound
	}
	c.prior = p
}

// abbreviated reports whether name is written as an abbreviation: in capitals
// or with points.
func abbreviated(name string) bool {
	capitals := 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r):
			return strings.HasSuffix(name, ".")
		}
	}
	return capitals > 1
}

// Package place knows the world's countries, their capitals and larger cities,
// and the words for their people. Use [Lookup] and [Demonym].
//
// Coordinates are WGS 84 degrees; countries are ISO 3166 two-letter codes.
package place

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

// A Place is an entry of the gazetteer.
type Place struct {
	Name       string
	Country    string // ISO 3166
	Feature    string // GeoNames feature code; PCLI for a country
	Population int
	Lat, Lon   float64
	GeoNames   int
}

// IsCountry reports whether p is a country or dependent territory.
func (p Place) IsCountry() bool { return p.Feature == countryFeature }

// GeoNames feature codes.
const (
	countryFeature = "PCLI"
	capitalFeature = "PPLC"
)

//go:embed data/countries.tsv
var countriesData string

//go:embed data/cities.tsv
var citiesData string

type gazetteer struct {
	places   map[string]Place
	country  map[string]Place // by code
	demonyms map[string]string
	maxWords int
}

var gaz = sync.OnceValue(load)

// Lookup returns the place called name: a country by any of its names, else
// the most populous city. Names match exactly, but for a leading "the".
func Lookup(name string) (Place, bool) {
	p, ok := gaz().places[strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")]
	return p, ok
}

// Country returns the country with an ISO 3166 code.
func Country(code string) (Place, bool) {
	p, ok := gaz().country[code]
	return p, ok
}

// IsCapital reports whether p is the capital of its country.
func (p Place) IsCapital() bool { return p.Feature == capitalFeature }

// Demonym returns the country of a word such as "Turkish", "Turk" or "Turks".
func Demonym(word string) (country string, ok bool) {
	g := gaz()
	if c, ok := g.demonyms[word]; ok {
		return c, true
	}
	c, ok := g.demonyms[strings.TrimSuffix(word, "s")]
	return c, ok
}

// Names calls f for every name of a place that begins at word i of words and
// is spelled out in them, longest first, until f returns true. n is the number
// of words it takes.
func Names(words []string, i int, f func(p Place, n int) bool) {
	g := gaz()
	for n := min(g.maxWords, len(words)-i); n > 0; n-- {
		if p, ok := g.places[strings.Join(words[i:i+n], " ")]; ok && f(p, n) {
			return
		}
	}
}

func load() *gazetteer {
	g := &gazetteer{places: map[string]Place{}, country: map[string]Place{}, demonyms: map[string]string{}}
	for f := range lexicon.Rows(countriesData) {
		p := Place{Country: f[0], GeoNames: atoi(f[1]), Name: f[2], Lat: atof(f[3]), Lon: atof(f[4]), Feature: countryFeature}
		g.country[p.Country] = p
		g.add(p.Name, p)
		for _, alias := range split(f, 6) {
			g.add(alias, p)
		}
		for _, d := range split(f, 5) {
			if _, taken := g.demonyms[d]; !taken {
				g.demonyms[d] = p.Country
			}
		}
	}
	for f := range lexicon.Rows(citiesData) {
		p := Place{Name: f[0], Country: f[2], Feature: f[3], Population: atoi(f[4]), Lat: atof(f[5]), Lon: atof(f[6]), GeoNames: atoi(f[7])}
		p.Name, _, _ = strings.Cut(p.Name, ",") // "Washington, D. C."
		g.add(p.Name, p)
		if f[1] != "" {
			g.add(f[1], p)
		}
	}
	return g
}

// add enters p under name unless a country or a larger city has it.
func (g *gazetteer) add(name string, p Place) {
	if old, taken := g.places[name]; taken && (old.IsCountry() || rank(old) >= rank(p)) {
		return
	}
	g.places[name] = p
	g.maxWords = max(g.maxWords, strings.Count(name, " ")+1)
}

// rank orders cities of one name: a capital is meant before a larger city.
func rank(p Place) int {
	if p.IsCapital() {
		return p.Population + 1e9
	}
	return p.Population
}

// split returns the parts of field i, which may be missing at a line's end.
func split(f []string, i int) []string {
	if i >= len(f) || f[i] == "" {
		return nil
	}
	return strings.Split(f[i], ";")
}

func atoi(s string) int     { n, _ := strconv.Atoi(s); return n }
func atof(s string) float64 { f, _ := strconv.ParseFloat(s, 64); return f }

package place

import (
	_ "embed"
	"math"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/place/internal/spelling"
	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

//go:embed data/places.bin
var placesData string

// A gazetteer is the table with what is asked of it often.
type gazetteer struct {
	*table.Table
	countries int // how many places are countries: the first ones
}

var gaz = sync.OnceValue(func() *gazetteer {
	t, err := table.Open(placesData)
	if err != nil {
		panic(err) // embedded, and read by every test
	}
	g := &gazetteer{Table: t}
	g.countries = sort.Search(t.Codes(), func(i int) bool { return len(t.Code(i)) > 2 })
	return g
})

// place returns entry i in full.
func (g *gazetteer) place(i int) Place {
	p := g.Place(i)
	out := Place{
		Name: g.Name(p), Feature: g.Feature(p), Population: int(p.Population),
		Lat: float64(p.Lat) / 1e5, Lon: float64(p.Lon) / 1e5, GeoNames: int(p.GeoNames), index: i,
	}
	if p.Country != table.NoCountry {
		out.Country = g.Code(int(p.Country))
	}
	if p.Province != table.NoProvince {
		out.Province = g.Code(g.countries + int(p.Province))
	}
	return out
}

// code returns the index of a country or province.
func (g *gazetteer) code(code string, from, to int) (int, bool) {
	i := from + sort.Search(to-from, func(i int) bool { return g.Code(from+i) >= code })
	return i, i < to && g.Code(i) == code
}

// Country returns the country with an ISO 3166 code.
func Country(code string) (Place, bool) {
	g := gaz()
	i, ok := g.code(code, 0, g.countries)
	if !ok {
		return Place{}, false
	}
	return g.place(i), true
}

// Lookup returns the best-known place called name: a country by any of its
// names, else a city or region. Names match but for case, accents and a
// leading "the"; an abbreviation must be written as one.
func Lookup(name string) (Place, bool) { return lookup(name, true) }

func lookup(name string, words bool) (Place, bool) {
	g := gaz()
	best, top := -1, float32(math.Inf(-1))
	g.candidates(name, func(c candidate) bool {
		if c.prior > top && (words || c.use != table.Word) {
			best, top = c.index, c.prior
		}
		return true
	})
	if best < 0 {
		return Place{}, false
	}
	return g.place(best), true
}

// Demonym returns the country of a word such as "Turkish", "Turk" or "Turks".
func Demonym(word string) (country string, ok bool) {
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
		return "", false
	}
	g := gaz()
	find := func(key string) {
		g.Table.Lookup(key, func(i int, use table.Use) bool {
			if use == table.Demonym {
				country, ok = g.Code(i), true
			}
			return !ok
		})
	}
	key := spelling.Key(word)
	if find(key); !ok && strings.HasSuffix(key, "s") {
		find(key[:len(key)-1])
	}
	return country, ok
}

// maxWords is how many words the name of a place may have.
const maxWords = 6

// Names calls f for every name of a place that begins at word i of words and
// is spelled out in them, longest first, until f returns true. n is the number
// of words it takes, and p the best-known place of the name. Names that are
// plain words too are left out.
func Names(words []string, i int, f func(p Place, n int) bool) {
	n := 1
	for n < maxWords && i+n < len(words) && gaz().Begins(spelling.Key(strings.Join(words[i:i+n], " "))+" ") {
		n++
	}
	for ; n > 0; n-- {
		if p, ok := lookup(strings.Join(words[i:i+n], " "), false); ok && f(p, n) {
			return
		}
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

// Area returns how many words from word i on are the name of something that
// places lie in: a country, a province or a county.
func Area(words []string, i int) int {
	found := 0
	Names(words, i, func(_ Place, n int) bool {
		if IsArea(strings.Join(words[i:i+n], " ")) {
			found = n
		}
		return found > 0
	})
	return found
}

// IsArea reports whether name may be that of a country, a province or a county.
func IsArea(name string) bool {
	area := false
	gaz().candidates(name, func(c candidate) bool {
		area = (c.use == table.Name || c.use == table.Abbreviation || c.use == table.Postal) && (c.kind == countryKind || c.kind == provinceKind || c.kind == countyKind)
		return !area
	})
	return area
}

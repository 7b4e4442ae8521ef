package place_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/extract/place"
)

// mentions reads "Paris|Texas" as Paris inside Texas, "?Reading" as a weak
// mention and "+Lamar" as one listed with the mention before it.
func mentions(names ...string) []place.Mention {
	var out []place.Mention
	for _, n := range names {
		var m place.Mention
		n, m.Weak = strings.CutPrefix(n, "?")
		n, m.Listed = strings.CutPrefix(n, "+")
		m.Name, m.Inside, _ = strings.Cut(n, "|")
		out = append(out, m)
	}
	return out
}

func TestResolve(t *testing.T) {
	for _, tt := range []struct {
		why   string
		names []string
		want  string // of the first mention: country, province or "" for none
	}{
		{"the best known, alone", []string{"Paris"}, "FR"},
		{"city, state", []string{"Paris|Texas"}, "US.TX"},
		{"city, abbreviation", []string{"Long Beach|CA"}, "US.CA"},
		{"city, abbreviation of a newspaper", []string{"Springfield|Mo."}, "US.MO"},
		{"city, country", []string{"Birmingham|Alabama"}, "US.AL"},
		{"one sense in an article", []string{"Paris", "Paris|Texas"}, "US.TX"},
		{"what follows is not where it lies", []string{"Paris|Germany"}, "FR"},
		{"province of the others", []string{"Alexandria", "Baton Rouge", "Shreveport", "Rapides Parish"}, "US.LA"},
		{"nearness", []string{"Athens", "Henderson County|Texas", "Palestine|Texas"}, "US.TX"},
		{"a country in world news", []string{"Georgia", "Tbilisi", "Russia", "Abkhazia"}, "GE"},
		{"a state in American news", []string{"Georgia", "Atlanta", "Savannah", "Alabama"}, "US.GA"},
		{"a country, not a town", []string{"Lebanon", "Israel", "Syria"}, "LB"},
		{"counties in a list", []string{"Lamar County", "+Delta County", "+Hunt County", "Paris|Texas"}, "US.TX"},
		{"the state beside its city", []string{"New York", "New York City", "Albany"}, "US.NY"},
		{"a county's seat, not its famous namesake", []string{"London", "Laurel County", "Kentucky"}, "US.KY"},
		{"a capital in British news", []string{"Washington", "London", "Leeds", "Hull"}, "US.DC"},
		{"a town that no list has there", []string{"Elsinore|Nebraska"}, ""},
		{"transliteration in a country that is spoken of", []string{"Tel Abyad", "Syria"}, "SY"},
		{"transliteration of marks and long vowels", []string{"Ain Issa", "Syria", "Raqqa"}, "SY"},
		{"transliteration without its country is none", []string{"Tel Abyad"}, ""},
		{"without its article", []string{"Qamishli"}, "SY"},
		{"a name in another language", []string{"Praha"}, "CZ"},
		{"a program in capitals is no town", []string{"NICE"}, ""},
		{"a capital in a dateline's capitals", []string{"OSLO"}, "NO"},
		{"a courtesy is no state", []string{"Ms."}, ""},
		{"an abbreviation needs its capitals", []string{"us"}, ""},
		{"an abbreviation", []string{"U.S."}, "US"},
		{"a surname that is a town too", []string{"?Franklin"}, ""},
		{"a hamlet nobody spoke of", []string{"Elsinore"}, ""},
		{"no place", []string{"Mordor"}, ""},
		{"a region of many countries", []string{"Middle East"}, ""},
		{"look-alike letters are another name", []string{"Раris"}, ""},
		{"a mark of its own", []string{"\u0301"}, ""},
		{"marks of direction are no letters", []string{"\u202eParis\u202c"}, "FR"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			p := place.Resolve(mentions(tt.names...), place.Context{})[0]
			got := p.Country
			if strings.Contains(tt.want, ".") {
				got = p.Province
			}
			if got != tt.want {
				t.Errorf("%q: got %s %s %s, want %q", tt.names, p.Name, p.Country, p.Province, tt.want)
			}
		})
	}
}

func TestResolveContext(t *testing.T) {
	m := mentions("London", "Woodstock")
	if p := place.Resolve(m, place.Context{})[0]; p.Country != "GB" {
		t.Errorf("London alone is in %s", p.Country)
	}
	p := place.Resolve(mentions("Newport"), place.Context{Countries: map[string]float64{"GB": 2}, Names: []string{"Cardiff"}})[0]
	if p.Country != "GB" {
		t.Errorf("Newport in British news is in %s", p.Country)
	}
}

func TestLookup(t *testing.T) {
	for name, want := range map[string]int{
		"Washington":   4140963, // the capital before the state
		"Georgia":      614540,  // the country before the state
		"The Hague":    2747373,
		"München":      2867714,
		"Munich":       2867714, // in English
		"St. Louis":    4407066, // short for Saint
		"Saint Louis":  4407066,
		"COLUMBUS":     4509177, // a dateline's capitals
		"‘Ayn ‘Īsá":    172134,
		"Kobani":       172256,  // a name by use
		"Geneva":       2660646, // the city before the canton
		"Raqqa":        172955,
		"Turkey":       298795,
		"Ivory Coast":  2287781,
		"King's Lynn":  2645456,
		"King’s Lynn":  2645456,
		"Addis Ababa":  344979,
		"Saskatchewan": 0, // no file of GeoNames here has the ids of provinces
	} {
		if p, ok := place.Lookup(name); !ok || p.GeoNames != want {
			t.Errorf("%s: %d %s %s, want %d", name, p.GeoNames, p.Name, p.Country, want)
		}
	}
}

func TestDemonym(t *testing.T) {
	for word, want := range map[string]string{
		"Turkish": "TR", "Turk": "TR", "Turks": "TR", "Swiss": "CH", "French": "FR",
		"polish": "", // the verb
		"Turkey": "", "": "", "S": "",
	} {
		if got, _ := place.Demonym(word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestKey(t *testing.T) {
	first := place.Resolve(mentions("Paris"), place.Context{})[0]
	second := place.Resolve(mentions("Paris|Texas"), place.Context{})[0]
	if first.Key() != "paris" || second.Key() != "paris us tx" {
		t.Errorf("got %q and %q", first.Key(), second.Key())
	}
}

// TestMany holds the cost of articles that are all names, of long names, and of
// names that very many places bear.
func TestMany(t *testing.T) {
	var many []place.Mention
	for i := range 100_000 {
		many = append(many, place.Mention{Name: fmt.Sprintf("San José %d", i%5000), Inside: "Texas"}, place.Mention{Name: "San José", Listed: true})
	}
	for why, m := range map[string][]place.Mention{
		"mentions":       many,
		"a long name":    mentions(strings.Repeat("Paris ", 2000) + "|" + strings.Repeat("Ḩ", 10_000)),
		"combining":      mentions("Par" + strings.Repeat("\u0301", 100_000) + "is"),
		"lies in itself": mentions("Paris|Paris", "Georgia|Georgia"),
	} {
		start := time.Now()
		if got := place.Resolve(m, place.Context{}); len(got) != len(m) {
			t.Errorf("%s: %d places for %d mentions", why, len(got), len(m))
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s took %s", why, d)
		}
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("Paris", "Texas")
	f.Add("Tel Abyad", "\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		place.Resolve([]place.Mention{{Name: a, Inside: b}, {Name: b, Listed: true}, {Name: a, Weak: true}}, place.Context{Names: []string{b}})
		place.Demonym(a)
		place.Area([]string{a, b}, 0)
	})
}

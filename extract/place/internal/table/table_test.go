package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

var entries = []table.Entry{
	{Name: "Norland", Code: "NL", Feature: "PCLI", Lat: -60.12345, Lon: 179.99999, GeoNames: 1, Country: 0, Province: -1, Names: map[string]table.Use{"norland": table.Name, "norse": table.Demonym}},
	{Name: "Westmark", Code: "NL.01", Feature: "ADM1", Lat: 60, Lon: -179.5, Population: 10, Country: 0, Province: 1, Names: map[string]table.Use{"westmark": table.Name, "wm": table.Postal}},
	{Name: "Ålby", Feature: "PPL", Lat: 0.00001, Population: 20, Country: 0, Province: 1, Names: map[string]table.Use{"alby": table.Name}},
	{Name: "Ålby", Feature: "PPLX", Population: 30, Country: -1, Province: -1, Names: map[string]table.Use{"alby": table.Alternate}},
}

func TestRoundTrip(t *testing.T) {
	data, err := table.Write(entries)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := table.Write(slices.Clone(entries))
	if !slices.Equal(data, again) {
		t.Error("equal entries, other bytes")
	}
	tab, err := table.Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range entries {
		p := tab.Place(i)
		got := fmt.Sprintf("%s %s %s %.5f %.5f %d %d", tab.Name(p), tab.Code(i), tab.Feature(p), float64(p.Lat)/1e5, float64(p.Lon)/1e5, p.GeoNames, p.Population)
		want := fmt.Sprintf("%s %s %s %.5f %.5f %d %d", e.Name, e.Code, e.Feature, e.Lat, e.Lon, e.GeoNames, e.Population)
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if p := tab.Place(2); p.Country != 0 || p.Province != 0 {
		t.Errorf("%+v lies elsewhere", p)
	}
	if p := tab.Place(3); p.Country != table.NoCountry || p.Province != table.NoProvince {
		t.Errorf("%+v lies somewhere", p)
	}
	for key, want := range map[string]string{
		"alby":  "3 1, 2 0", // the most populous first
		"norse": "0 5", "norland": "0 0", "wm": "1 4", "": "", "al": "", "zzz": "",
	} {
		var got []string
		tab.Lookup(key, func(p int, use table.Use) bool { got = append(got, fmt.Sprint(p, " ", use)); return true })
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %v, want %s", key, got, want)
		}
	}
	for prefix, want := range map[string]bool{"al": true, "alby ": false, "nor": true, "z": false} {
		if tab.Begins(prefix) != want {
			t.Errorf("begins with %q: %v", prefix, !want)
		}
	}
}

// TestOpenDamaged holds that what is no table is refused.
func TestOpenDamaged(t *testing.T) {
	data, err := table.Write(entries)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(data) {
		if _, err := table.Open(string(data[:n])); err == nil {
			t.Fatalf("%d of %d bytes are taken for a table", n, len(data))
		}
	}
	if _, err := table.Open("newsgraph places 2\n" + strings.Repeat("\xff", 100)); err == nil {
		t.Error("another version is taken for a table")
	}
}

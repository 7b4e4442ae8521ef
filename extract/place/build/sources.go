package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/place/internal/spelling"
	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

// GeoNames feature codes.
const (
	countryFeature  = "PCLI"
	provinceFeature = "ADM1"
	countyFeature   = "ADM2"
	sectionFeature  = "PPLX"
)

// countries reads countries.tsv, and the populations from GeoNames.
func (b *builder) countries() error {
	info, err := b.read("countryInfo.txt")
	if err != nil {
		return err
	}
	population := map[string]int{}
	for line := range strings.Lines(info) {
		if f := strings.Split(line, "\t"); line[0] != '#' && len(f) > 7 {
			population[f[0]] = atoi(f[7])
		}
	}
	rows, err := b.rows("countries.tsv", 7)
	if err != nil {
		return err
	}
	for f := range rows {
		n := names{}
		n.add(f[2], table.Name)
		n.addAll(list(f[6]), table.Name)
		for _, d := range list(f[5]) {
			n.key(spelling.Key(d), table.Demonym)
		}
		b.add(f[0], table.Entry{
			Name: f[2], Code: f[0], Feature: countryFeature, GeoNames: atoi(f[1]), Population: population[f[0]],
			Lat: atof(f[3]), Lon: atof(f[4]), Country: len(b.entries), Province: -1, Names: n,
		})
	}
	return nil
}

// provinces reads GeoNames' names of provinces, and more names from
// provinces.tsv. Where they are follows from their cities.
func (b *builder) provinces() error {
	data, err := b.read("admin1.json")
	if err != nil {
		return err
	}
	var list1 []struct{ Code, Name string }
	if err := json.Unmarshal([]byte(data), &list1); err != nil {
		return fmt.Errorf("reading admin1.json: %w", err)
	}
	own := map[string][]string{}
	rows, err := b.rows("provinces.tsv", 4)
	if err != nil {
		return err
	}
	for f := range rows {
		own[f[0]] = f
	}
	slices.SortFunc(list1, func(a, b struct{ Code, Name string }) int { return strings.Compare(a.Code, b.Code) })
	for _, p := range list1 {
		country, ok := b.index[p.Code[:2]]
		if !ok || len(p.Code) > 8 {
			continue
		}
		e := table.Entry{Name: p.Name, Code: p.Code, Feature: provinceFeature, Country: country, Province: len(b.entries)}
		n := names{}
		n.add(p.Name, table.Name)
		n.article(p.Name)
		n.bare(p.Name)
		if f, ok := own[p.Code]; ok {
			n.addAll(list(f[1]), table.Name)
			e.Lat, e.Lon = atof(f[2]), atof(f[3])
			delete(own, p.Code)
		}
		e.Names = n
		b.add(p.Code, e)
	}
	if len(own) > 0 {
		return fmt.Errorf("provinces.tsv: no such code as %v", own)
	}
	return nil
}

// cities reads GeoNames' cities1000.
func (b *builder) cities() error {
	data, err := b.read("cities1000.tsv")
	if err != nil {
		return err
	}
	inside := map[int]map[[2]int]bool{} // by province, the half degrees that have a city
	for line := range strings.Lines(data) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		country, ok := b.index[f[2]]
		if !ok || len(f) < 8 || f[4] == "PPLH" || f[4] == "PPLQ" { // historical, abandoned
			continue
		}
		e := table.Entry{
			Name: f[1], Feature: f[4], GeoNames: atoi(f[0]), Population: atoi(f[5]), Lat: atof(f[6]), Lon: atof(f[7]),
			Country: country, Province: -1,
		}
		e.Name, _, _ = strings.Cut(e.Name, ",")
		if p, ok := b.index[f[2]+"."+f[3]]; ok {
			e.Province = p
			if inside[p] == nil {
				inside[p] = map[[2]int]bool{}
			}
			inside[p][[2]int{int(math.Floor(2 * e.Lat)), int(math.Floor(2 * e.Lon))}] = true
			if e.Feature != sectionFeature {
				b.entries[p].Population += e.Population
			}
		}
		n := names{}
		n.add(f[1], table.Name)
		n.article(f[1])
		if sounded[f[2]] {
			n.sound(f[1])
		}
		e.Names = n
		b.add(f[0], e)
	}
	for p, cells := range inside {
		b.placeProvince(p, cells)
	}
	return nil
}

// placeProvince puts a province amid its settled half degrees, unless
// provinces.tsv tells where it is.
func (b *builder) placeProvince(p int, cells map[[2]int]bool) {
	e := &b.entries[p]
	if e.Lat != 0 || e.Lon != 0 {
		return
	}
	lat, lon := 0, 0
	for c := range cells {
		lat, lon = lat+c[0], lon+c[1]
	}
	n := float64(len(cells))
	e.Lat, e.Lon = (float64(lat)/n+0.5)/2, (float64(lon)/n+0.5)/2
}

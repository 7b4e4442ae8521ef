package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
	"github.com/newsgraph/newsgraph/extract/place/internal/spelling"
	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

// alternates reads the other names of GeoNames' larger cities.
func (b *builder) alternates() error {
	data, err := b.read("cities15000.2012.tsv")
	if err != nil {
		return err
	}
	for line := range strings.Lines(data) {
		f := strings.Split(line, "\t")
		i, ok := b.index[f[0]]
		if !ok || len(f) < 4 {
			continue
		}
		n := names(b.entries[i].Names)
		n.add(f[1], table.Name)
		for _, a := range strings.Split(f[3], ",") {
			if !foreign(a) {
				continue
			}
			use := table.Alternate
			if p := b.entries[i].Province; p >= 0 {
				if of, ok := b.entries[p].Names[spelling.Key(a)]; ok && of == table.Name {
					use = table.Name // in English the province is called after it
				}
			}
			n.key(spelling.Key(a), use)
		}
	}
	return nil
}

// nicknames reads names.tsv.
func (b *builder) nicknames() error {
	rows, err := b.rows("names.tsv", 4)
	if err != nil {
		return err
	}
	for f := range rows {
		i := slices.IndexFunc(b.entries, func(e table.Entry) bool {
			return e.Name == f[0] && e.Province >= 0 && b.entries[e.Province].Code == f[2] && e.Feature != provinceFeature
		})
		if i < 0 {
			return fmt.Errorf("names.tsv: no %s in %s", f[0], f[2])
		}
		names(b.entries[i].Names).addAll(list(f[3]), table.Name)
	}
	return nil
}

// regions reads regions.tsv.
func (b *builder) regions() error {
	rows, err := b.rows("regions.tsv", 7)
	if err != nil {
		return err
	}
	for f := range rows {
		n := names{}
		n.add(f[0], table.Name)
		n.addAll(list(f[1]), table.Name)
		e := table.Entry{
			Name: f[0], Feature: f[3], Lat: atof(f[4]), Lon: atof(f[5]), Population: int(math.Pow10(atoi(f[6]) - 1)),
			Country: -1, Province: -1, Names: n,
		}
		if c, ok := b.index[f[2]]; ok {
			e.Country = c
		}
		b.add("", e)
	}
	return nil
}

// wordy is the population below which a place called by a plain word is
// seldom meant by it.
const wordy = 150000

// plain marks the names of smaller cities that are in a list of plain words.
func (b *builder) plain(file string) func() error {
	return func() error {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		words := map[string]bool{"august": true, "friday": true, "march": true, "may": true, "monday": true, "sunday": true}
		for w := range lexicon.Entries(string(data)) {
			words[w] = true
		}
		for _, e := range b.entries {
			for key, use := range e.Names {
				switch {
				case !words[key] || e.Feature[0] != 'P' || e.Feature == countryFeature:
				case use == table.Alternate:
					delete(e.Names, key)
				case use == table.Name && e.Population < wordy:
					e.Names[key] = table.Word
				}
			}
		}
		return nil
	}
}

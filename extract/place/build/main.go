// Command build makes the gazetteer that package place embeds:
//
//	go run ./extract/place/build -reference DIR
//
// DIR holds GeoNames' files, packed or not: geonames/cities1000.tsv,
// cities15000.2012.tsv (for names in other languages), admin1.json and
// countryInfo.txt. The lists in extract/place/data are read too. Equal files
// give an equal gazetteer, byte for byte.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

func main() {
	reference := flag.String("reference", "", "folder that holds geonames/")
	data := flag.String("data", "extract/place/data", "folder of the own lists, and of the gazetteer to write")
	words := flag.String("words", "extract/nlp/data/words.txt", "list of plain words, which some places are called")
	flag.Parse()
	if err := run(*reference, *data, *words); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(reference, data, words string) error {
	if reference == "" {
		return fmt.Errorf("-reference is needed")
	}
	b := &builder{index: map[string]int{}, geonames: filepath.Join(reference, "geonames"), data: data}
	for _, step := range []func() error{b.countries, b.provinces, b.cities, b.alternates, b.nicknames, b.regions, b.counties, b.plain(words)} {
		if err := step(); err != nil {
			return err
		}
	}
	out, err := table.Write(b.entries)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(data, "places.bin"), out, 0o644)
}

// A builder collects the entries. index has those of countries and provinces by
// code and those of GeoNames by their number.
type builder struct {
	entries        []table.Entry
	index          map[string]int
	geonames, data string
}

func (b *builder) add(key string, e table.Entry) {
	if key != "" {
		b.index[key] = len(b.entries)
	}
	b.entries = append(b.entries, e)
}

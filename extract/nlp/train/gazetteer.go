package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// Lists of words, one a line.
var (
	//go:embed organizationwords.txt
	organizationWords string
	//go:embed placewords.txt
	placeWords string
	//go:embed organizations.txt
	organizations string
)

func trainGazetteer(c config) error {
	b, err := buildGazetteer(c.reference)
	if err != nil {
		return err
	}
	return c.write("gazetteer.bin", b)
}

func (c config) gazetteer() (*gazetteer.Table, error) {
	data, err := c.read("gazetteer.bin")
	if err != nil {
		return nil, err
	}
	return gazetteer.Open(data)
}

// wordsOf returns words with their gazetteer marks.
func wordsOf(forms []string, g *gazetteer.Table) []word.Word {
	ws := make([]word.Word, len(forms))
	for i, f := range forms {
		ws[i] = word.Of(f)
	}
	g.Mark(ws)
	return ws
}

// reference reads a file of the reference folder, unpacked if it ends in .gz.
func reference(dir, name string) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return b, err
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return io.ReadAll(z)
}

// buildGazetteer turns the reference lists into a gazetteer: given names and
// surnames (Unlicense), GeoNames places (CC BY 4.0), countries and demonyms
// (ODbL), and the PETRARCH actor and agent dictionaries (MIT).
func buildGazetteer(dir string) ([]byte, error) {
	b := &gazetteer.Builder{}
	given := map[string]bool{}
	for _, x := range []struct {
		file string
		list int
	}{{"first_all.txt", gazetteer.Given}, {"first_us.txt", gazetteer.Given}, {"sur_us.txt", gazetteer.Surname}} {
		data, err := reference(dir, "names/"+x.file)
		if err != nil {
			return nil, err
		}
		for _, l := range strings.Fields(strings.TrimPrefix(string(data), "\ufeff")) {
			b.Add(x.list, nameWords(l))
			if x.list == gazetteer.Given {
				given[strings.ToLower(l)] = true
			}
		}
	}
	for _, add := range []func(*gazetteer.Builder, string) error{addCities, addCountries, addAgents} {
		if err := add(b, dir); err != nil {
			return nil, err
		}
	}
	for w := range lines(organizationWords) {
		b.Add(gazetteer.OrganizationWord, []string{w})
	}
	for w := range lines(placeWords) {
		b.Add(gazetteer.PlaceWord, []string{w})
	}
	for name := range lines(organizations) {
		b.Add(gazetteer.KnownOrganization, nameWords(name))
	}
	if err := addActors(b, dir, given); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// nameWords splits a name as the tokenizer does.
func nameWords(s string) []string {
	s = strings.NewReplacer("-", " - ", "_", " ", ",", " , ", "'s ", " 's ", "’", "'").Replace(s + " ")
	return strings.Fields(s)
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return s != ""
}

func addCities(b *gazetteer.Builder, dir string) error {
	data, err := reference(dir, "geonames/cities1000.tsv.gz")
	if err != nil {
		return err
	}
	for _, l := range strings.Split(string(data), "\n") {
		c := strings.Split(l, "\t")
		if len(c) < 6 {
			continue
		}
		switch pop, _ := strconv.Atoi(c[5]); {
		case pop >= 50000:
			b.Add(gazetteer.City, nameWords(c[1]))
		case pop >= 4000:
			b.Add(gazetteer.Town, nameWords(c[1]))
		}
	}
	if data, err = reference(dir, "geonames/cities15000.2012.tsv.gz"); err != nil {
		return err
	}
	for _, l := range strings.Split(string(data), "\n") {
		c := strings.Split(l, "\t")
		if len(c) < 15 {
			continue
		}
		pop, _ := strconv.Atoi(c[14])
		if pop >= 50000 {
			b.Add(gazetteer.City, nameWords(c[2]))
		} else {
			b.Add(gazetteer.Town, nameWords(c[2]))
		}
		if pop < 300000 {
			continue
		}
		for _, alt := range strings.Split(c[3], ",") {
			if r := []rune(alt); len(r) > 3 && latin(alt) && unicode.IsUpper(r[0]) && !unicode.IsUpper(r[1]) {
				b.Add(gazetteer.City, nameWords(alt))
			}
		}
	}
	if data, err = reference(dir, "geonames/admin1.json.gz"); err != nil {
		return err
	}
	var regions []struct{ Name string }
	if err := json.Unmarshal(data, &regions); err != nil {
		return fmt.Errorf("reading admin1.json: %w", err)
	}
	for _, r := range regions {
		if w := nameWords(r.Name); len(r.Name) > 2 {
			b.Add(gazetteer.Region, w)
		}
	}
	return nil
}

func addCountries(b *gazetteer.Builder, dir string) error {
	data, err := reference(dir, "geonames/countries-mledoze.json.gz")
	if err != nil {
		return err
	}
	var countries []struct {
		Name         struct{ Common, Official string }
		AltSpellings []string
		Capital      []string
		Demonyms     map[string]struct{ F, M string }
		Region       string
		Subregion    string
	}
	if err := json.Unmarshal(data, &countries); err != nil {
		return fmt.Errorf("reading countries: %w", err)
	}
	for _, c := range countries {
		for _, n := range append(c.AltSpellings, c.Name.Common, c.Name.Official) {
			if len(n) > 2 || n == "UK" || n == "US" {
				b.Add(gazetteer.Country, nameWords(n))
			}
		}
		b.Add(gazetteer.Region, nameWords(c.Region))
		b.Add(gazetteer.Region, nameWords(c.Subregion))
		for _, n := range c.Capital {
			b.Add(gazetteer.City, nameWords(n))
		}
		for _, n := range []string{c.Demonyms["eng"].F, c.Demonyms["eng"].M} {
			if n != "" {
				b.Add(gazetteer.Demonym, nameWords(n))
				b.Add(gazetteer.Demonym, nameWords(n+"s"))
			}
		}
	}
	return nil
}

// addAgents adds the agent nouns of PETRARCH's dictionary.
func addAgents(b *gazetteer.Builder, dir string) error {
	data, err := reference(dir, "petrarch/Phoenix.agents.txt.gz")
	if err != nil {
		return err
	}
	for _, l := range strings.Split(string(data), "\n") {
		name, _, ok := strings.Cut(l, "[~")
		if !ok || l[0] == '#' || l[0] == '!' {
			continue
		}
		forms := []string{name}
		if strings.Contains(name, "!PERSON!") {
			forms = nil
			for _, p := range []string{"man", "men", "woman", "women", "person"} {
				forms = append(forms, strings.Replace(name, "!PERSON!", p, 1))
			}
		} else if strings.Contains(name, "!MINIST!") {
			forms = nil
			for _, p := range []string{"minister", "ministers", "ministry"} {
				forms = append(forms, strings.Replace(name, "!MINIST!", p, 1))
			}
		}
		for _, f := range forms {
			if w := nameWords(strings.Trim(strings.TrimSpace(f), "_")); len(w) == 1 {
				b.Add(gazetteer.Title, w)
				b.Add(gazetteer.Title, []string{w[0] + "s"})
			}
		}
	}
	return nil
}

var (
	actorCode = regexp.MustCompile(`\[[^\]]*\]`)
	codeWord  = regexp.MustCompile(`\[[A-Z]{3}( [^\]]*)?\]|\[[A-Z]{3}\]`)
	aside     = regexp.MustCompile(`\([^)]*\)`)
)

// addActors adds the actors of PETRARCH's dictionaries: office holders,
// countries with what they are called, and organisations.
func addActors(b *gazetteer.Builder, dir string, given map[string]bool) error {
	for _, file := range []string{"Countries", "International", "MilNonState"} {
		data, err := reference(dir, "petrarch/Phoenix."+file+".actors.txt.gz")
		if err != nil {
			return err
		}
		var names, codes []string
		flush := func() {
			for _, n := range names {
				addActor(b, n, codes, file, given)
			}
			names, codes = nil, nil
		}
		in := bufio.NewScanner(bytes.NewReader(data))
		in.Buffer(nil, 1<<20)
		for in.Scan() {
			l, _, _ := strings.Cut(in.Text(), "#")
			if strings.TrimSpace(l) == "" {
				continue
			}
			name := strings.TrimSpace(actorCode.ReplaceAllString(l, ""))
			if name != "" && l[0] != '+' && l[0] != '\t' && l[0] != ' ' {
				flush()
			}
			if name = strings.TrimPrefix(name, "+"); name != "" {
				names = append(names, strings.TrimSpace(aside.ReplaceAllString(name, "")))
			}
			codes = append(codes, actorCode.FindAllString(l, -1)...)
		}
		flush()
		if err := in.Err(); err != nil {
			return fmt.Errorf("reading %s actors: %w", file, err)
		}
	}
	return nil
}

func addActor(b *gazetteer.Builder, name string, codes []string, file string, given map[string]bool) {
	w := nameWords(strings.Trim(name, "_ "))
	if len(w) == 0 {
		return
	}
	country := len(codes) > 0
	for _, c := range codes {
		country = country && codeWord.MatchString(c)
	}
	switch {
	case file == "Countries" && country:
		b.Add(gazetteer.Country, w)
	case file == "Countries" && len(w) > 1 || len(w) < 4 && len(w) > 1 && given[strings.ToLower(w[0])]:
		b.Add(gazetteer.Leader, w)
		b.Add(gazetteer.LeaderName, w[len(w)-1:])
	case file != "Countries" && len(name) > 2:
		if strings.EqualFold(w[0], "the") {
			w = w[1:]
		}
		b.Add(gazetteer.Organization, w)
	}
}

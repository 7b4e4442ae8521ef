package pages

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/atlas"
)

// A mapped gathers places for a map, each once.
type mapped struct {
	places []atlas.Place
	at     map[string]int // places by IRI
}

// here puts the place that a page is about on the map, if it has a position.
func (m *mapped) here(name, iri, lat, long string) {
	la, err1 := strconv.ParseFloat(lat, 64)
	lo, err2 := strconv.ParseFloat(long, 64)
	if err1 == nil && err2 == nil {
		m.places = append(m.places, atlas.Place{Name: name, URL: entityURL(iri), Lat: la, Long: lo, Here: true})
		m.at = map[string]int{iri: 0}
	}
}

// events puts the places of an answer about events on the map.
func (m *mapped) events(a *answer) {
	if a == nil {
		return
	}
	for _, r := range a.Rows {
		lat, ok1 := r.cell("latitude").(float64)
		long, ok2 := r.cell("longitude").(float64)
		if !ok1 || !ok2 {
			continue
		}
		iri := r.Text("place_iri")
		i, known := m.at[iri]
		if !known {
			if m.at == nil {
				m.at = map[string]int{}
			}
			i = len(m.places)
			m.at[iri] = i
			m.places = append(m.places, atlas.Place{Name: r.Text("place"), URL: entityURL(iri), Lat: lat, Long: long})
		}
		m.places[i].Weight++
	}
}

// draw draws the map; nothing where no place has a position.
func (m *mapped) draw() (template.HTML, error) {
	for i, p := range m.places {
		if p.Weight > 0 {
			m.places[i].Note = counted(p.Weight, "events")
		}
	}
	var b strings.Builder
	err := atlas.Draw(&b, m.places)
	return template.HTML(b.String()), err
}

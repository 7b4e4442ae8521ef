package graph

import (
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract/entity"
)

func entityIRI(id string) quad.IRI { return Short("ng:" + id) }

var classes = map[entity.Type]quad.IRI{
	entity.Person:       SchemaPerson,
	entity.Organization: SchemaOrganization,
	entity.Place:        SchemaPlace,
	entity.Group:        NGGroup,
}

func (w *factWriter) entity(e *entity.Entity) {
	iri := entityIRI(e.ID)
	class, ok := classes[e.Type]
	if !ok {
		class = NGOther
	}
	w.add(iri, RDFType, class)
	w.say(iri, SchemaName, e.Name)
	w.say(iri, NGNameKey, Fold(e.Name))
	if words := strings.Fields(Fold(e.Name)); e.Named() && e.Type == entity.Person && len(words) > 1 {
		w.say(iri, NGNameKey, words[len(words)-1]) // "Kovač", but not of "a spokeswoman for Mr Kovač"
	}
	for _, m := range e.Mentions {
		name := m.Name
		if name == "" {
			name = m.Text
		}
		if m.Kind == entity.Named && name != e.Name {
			w.say(iri, SchemaAlternateName, name)
			w.say(iri, NGNameKey, Fold(name))
		}
	}
	for _, r := range e.Roles {
		w.say(iri, SchemaJobTitle, r)
	}
	w.say(iri, NGCountry, e.Country)
	w.say(iri, NGSector, e.Sector)
	if e.Lat != nil && e.Lon != nil {
		w.number(iri, GeoLat, *e.Lat)
		w.number(iri, GeoLong, *e.Lon)
	}
	if e.GeoNames != 0 {
		w.add(iri, OWLSameAs, quad.IRI("https://sws.geonames.org/"+strconv.Itoa(e.GeoNames)+"/"))
	}
	for _, m := range e.Mentions {
		w.add(iri, GAFDenotedBy, w.spans.iri(m.Start, m.End))
	}
}

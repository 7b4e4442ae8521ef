package queries

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// Parameters of questions about where on the globe.
var (
	near = Param{Name: "near", Kind: Point, Help: "a point, as in 36.7,38.9; countries are no points"}
	km   = Param{Name: "km", Kind: Int, Default: "50", Help: "how far from it at most"}
)

// A point is a place on the globe, in degrees (WGS 84).
type point struct{ lat, long float64 }

// parsePoint reads "36.7,38.9".
func parsePoint(s string) (point, bool) {
	a, b, ok := strings.Cut(s, ",")
	lat, err1 := strconv.ParseFloat(strings.TrimSpace(a), 64)
	long, err2 := strconv.ParseFloat(strings.TrimSpace(b), 64)
	// NaN is within no limits
	ok = ok && err1 == nil && err2 == nil && math.Abs(lat) <= 90 && math.Abs(long) <= 180
	return point{lat, long}, ok
}

// kilometres returns how far a and b are apart, on a sphere.
func kilometres(a, b point) float64 {
	const radius, rad = 6371, math.Pi / 180
	lat, long := (b.lat-a.lat)*rad/2, (b.long-a.long)*rad/2
	h := math.Pow(math.Sin(lat), 2) + math.Cos(a.lat*rad)*math.Cos(b.lat*rad)*math.Pow(math.Sin(long), 2)
	return 2 * radius * math.Asin(math.Sqrt(min(1, h)))
}

// nearby returns those of the places, of all where places is nil, that are at
// most km from at. Countries are left out: an event somewhere in one did not
// happen in its middle.
func (r *reader) nearby(places entities, at point, km float64) (entities, error) {
	candidates := places.sorted()
	if places == nil {
		var err error
		if candidates, err = r.store.Subjects(r.ctx, graph.SchemaPlace, graph.RDFType); err != nil {
			return nil, err
		}
	}
	set := entities{}
	for _, iri := range candidates {
		ok, err := r.isNear(iri, at, km)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		code, err := r.country(iri)
		if err != nil {
			return nil, err
		}
		if code == "" {
			set[iri] = true
		}
	}
	return set, nil
}

// isNear reports whether an article puts the place iri at most km from at. It
// reads no more of the place than that takes: a well-known one has very many
// quads.
func (r *reader) isNear(iri quad.IRI, at point, km float64) (bool, error) {
	lats := map[quad.Value]float64{} // by article
	found := false
	err := r.along(quad.Subject, iri, func(q quad.Quad) error {
		f, ok := q.Object.(quad.Float)
		switch {
		case !ok:
		case q.Predicate == graph.GeoLat:
			lats[q.Label] = float64(f)
		case q.Predicate == graph.GeoLong:
			if lat, ok := lats[q.Label]; ok {
				found = kilometres(at, point{lat, float64(f)}) <= km
				return errStop
			}
		}
		return nil
	}, graph.GeoLat, graph.GeoLong)
	return found, err
}

// where sets the cells that say where on the globe a statement's first place
// is, as its article has it. A country is no point.
func (r *reader) where(st *statement, c row) error {
	if len(st.Places) == 0 || graph.IsSpan(st.Places[0]) {
		return nil
	}
	place := st.Places[0]
	c["place_iri"] = string(place)
	for i := range st.article.Entities {
		e := &st.article.Entities[i]
		who, err := r.meant(e.IRI, st.story.iri)
		if err != nil {
			return err
		}
		if who != place {
			continue
		}
		n := graph.Node{}
		var names []string
		for _, v := range e.Values {
			n[v.Predicate] = append(n[v.Predicate], v.Value)
			if v.Predicate == graph.SchemaName || v.Predicate == graph.SchemaAlternateName {
				names = append(names, graph.Fold(graph.Text(v.Value)))
			}
		}
		lat, long := number(n, graph.GeoLat), number(n, graph.GeoLong)
		country := countryName(n.Text(graph.NGCountry))
		if lat != nil && long != nil && (country == "" || !slices.Contains(names, country)) {
			c["latitude"], c["longitude"] = lat, long
			return nil
		}
	}
	return nil
}

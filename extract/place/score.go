package place

import (
	"math"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

// What the other places of an article are worth, on the scale of priors.
const (
	worthCountry  = 2.5
	worthProvince = 2.5
	worthNear     = 1.5
	nearness      = 100 // km in which nearness falls to a third
	worthInside   = 3.0
	worthSame     = 4.0 // the name is elsewhere in the article said to lie there
	worthListed   = 1.0
	worthOnly     = 1.0  // no other place is called so
	worthOther    = -2.0 // the article tells "New York" from "New York City"
	enough        = 4.6  // score of a place that is meant
	enoughWeak    = 7.0  // score where the name may be no place at all
	enoughLong    = 5.5  // of several words
	enoughWater   = 4.9  // where only a river, a sea or a region is called so
	countryVote   = 0.5  // of a country's own name, against that of a city in it
	heard         = 0.3  // support of its country that a place told by its sound needs
)

// judge scores the candidates of g and chooses the best.
func (r *resolver) judge(g *group) {
	ownCountry, ownProvince := map[int]float32{}, map[int]float32{}
	for i, c := range g.candidates {
		own := g.vote[i]
		if c.kind == countryKind {
			own *= countryVote
		}
		ownCountry[int(c.Country)] += own
		ownProvince[int(c.Province)] += g.vote[i]
	}
	town := slices.ContainsFunc(r.kin[g.name], func(k *group) bool { return k.town })
	best := 0
	for i, c := range g.candidates {
		s := c.prior
		if c.Country != table.NoCountry {
			s += worthCountry * r.countries.share(int(c.Country), ownCountry)
			if c.use == table.Sound && r.countries.of[c.Country]-ownCountry[int(c.Country)] < heard {
				s = 0
			}
		}
		if c.Province != table.NoProvince {
			s += worthProvince * r.g.tells(c.Place) * r.provinces.share(int(c.Province), ownProvince)
		}
		if g.inside != nil {
			s += worthInside
		} else {
			s += worthSame * r.same(g, c)
		}
		s += worthNear*r.near(g, c) + worthListed*listed(g, c) + worthOther*r.other(g, c)
		if !g.strong && c.use == table.Word || town && c.kind != cityKind {
			s = 0
		}
		if len(g.candidates) == 1 && (c.use == table.Name || c.use == table.Sound && s > 0) {
			s += worthOnly
		}
		g.score[i] = s
		if s > g.score[best] {
			best = i
		}
	}
	need := float32(enough)
	switch {
	case g.strong:
	case g.water():
		need = enoughWater
	case strings.Contains(g.name, " "):
		need = enoughLong
	default:
		need = enoughWeak
	}
	if g.best = best; g.score[best] < need {
		g.best = -1
	}
}

// tells returns how much more the province of p tells than its country, from 0
// to 1: England hardly more than Britain, where five of six live in it.
func (g *gazetteer) tells(p table.Place) float32 {
	country := float32(g.Place(int(p.Country)).Population)
	if country == 0 {
		return 1
	}
	return max(0, 1-float32(g.Place(g.countries+int(p.Province)).Population)/country)
}

// water reports whether nothing but waters, mountains and regions is called by
// the name.
func (g *group) water() bool {
	return !slices.ContainsFunc(g.candidates, func(c candidate) bool { return c.kind != waterKind })
}

// same returns how sure the article is elsewhere that c bears this name.
func (r *resolver) same(g *group, c candidate) float32 {
	for _, k := range r.kin[g.name] {
		if m := k.meant(); k != g && m != nil && m.index == c.index {
			return 1
		}
	}
	return 0
}

// other returns 1 where c is what the article calls by the name with "City".
func (r *resolver) other(g *group, c candidate) float32 {
	for _, k := range r.kin[g.name+" city"] {
		if m := k.meant(); m != nil && m.index == c.index {
			return 1
		}
	}
	return 0
}

// listed returns which part of the places that g is listed with is of the kind
// of c.
func listed(g *group, c candidate) float32 {
	same, all := 0, 0
	for _, o := range g.listed {
		if m := o.meant(); m != nil {
			all++
			if m.kind == c.kind {
				same++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float32(same) / float32(all)
}

// near returns how near c is to another place of the article, from 0 to 1.
func (r *resolver) near(g *group, c candidate) float32 {
	if c.kind < countyKind {
		return 0
	}
	var most float32
	for _, a := range r.anchors {
		if a.of != g && a.at != c.Place && !strings.HasPrefix(a.of.name, g.name) { // a county lies where its seat does
			most = max(most, a.sure*float32(math.Exp(-distance(c.Place, a.at)/nearness)))
		}
	}
	return most
}

// distance returns the kilometres between two places, good enough for near
// ones.
func distance(a, b table.Place) float64 {
	const km = 111.2 / 1e5 // of latitude
	lat := math.Abs(float64(a.Lat - b.Lat))
	lon := math.Abs(float64(a.Lon - b.Lon))
	if lat > 10e5 {
		return km * lat
	}
	if lon > 180e5 {
		lon = 360e5 - lon
	}
	lon *= math.Cos(float64(a.Lat) / 1e5 * math.Pi / 180)
	return km * math.Sqrt(lat*lat+lon*lon)
}

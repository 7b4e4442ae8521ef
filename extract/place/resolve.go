package place

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/place/internal/spelling"
	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

// A Mention is a name in an article that may be a place's. Inside is the name
// after it that says where the place lies: "Texas" of "Paris, Texas". A mention
// with Weak set may as well be no place: it is one only if the article's other
// places speak for it. One with Town set is said to be one: "the city of
// Granada". One with Listed set goes on an enumeration that the
// mention before it is part of: "Lamar" in "Delta, Lamar and Hunt counties".
type Mention struct {
	Name   string
	Inside string
	Weak   bool
	Town   bool
	Listed bool
}

// Context is what is known of an article's whereabouts besides its mentions:
// countries by code, each with how often the article hints at it, and names
// that may be places, such as those in the headline.
type Context struct {
	Countries map[string]float64
	Names     []string
}

// Resolve returns the place of every mention, or the zero Place where none is
// likely. A name means one place in all of an article, but for where a mention
// says that it lies elsewhere. What speaks for a place is how well known it is,
// that others in its country and province are meant with it, that they are
// near, and that what it is listed with is of its kind.
func Resolve(mentions []Mention, ctx Context) []Place {
	r := newResolver(ctx)
	of := make([]*group, len(mentions))
	for i, m := range mentions {
		of[i] = r.mention(m)
		if m.Listed && i > 0 && of[i] != nil && of[i-1] != nil && of[i] != of[i-1] {
			of[i].list(of[i-1])
			of[i-1].list(of[i])
		}
	}
	for _, name := range ctx.Names {
		r.mention(Mention{Name: name, Weak: true})
	}
	for round := range rounds {
		r.count(round)
		for _, g := range r.groups {
			r.judge(g)
		}
	}
	out := make([]Place, len(mentions))
	for i, g := range of {
		if g != nil && g.best >= 0 {
			out[i] = r.g.place(g.candidates[g.best].index)
		}
	}
	return out
}

const (
	rounds        = 4
	maxGroups     = 400 // names of one article that are looked at
	maxCandidates = 60  // places of one name
	maxListed     = 6   // names that one is listed with
)

// A group is all the mentions of one name that lie in one place.
type group struct {
	name       string // its key
	candidates []candidate
	score      []float32
	vote       []float32 // how much of the group speaks for each candidate
	inside     *group
	listed     []*group
	mentions   int
	strong     bool // a mention is not weak
	town       bool // a mention is said to be a town
	best       int  // candidate, -1 for none
}

func (g *group) list(o *group) {
	if len(g.listed) < maxListed && !slices.Contains(g.listed, o) {
		g.listed = append(g.listed, o)
	}
}

// meant returns the candidate that is meant, nil for none.
func (g *group) meant() *candidate {
	if g.best < 0 {
		return nil
	}
	return &g.candidates[g.best]
}

type resolver struct {
	g      *gazetteer
	ctx    Context
	groups []*group // in the order of the text
	byName map[[2]string]*group
	kin    map[string][]*group // by the name alone

	countries, provinces support
	anchors              []anchor
}

func newResolver(ctx Context) *resolver {
	g := gaz()
	return &resolver{
		g: g, ctx: ctx, byName: map[[2]string]*group{}, kin: map[string][]*group{},
		countries: newSupport(g.countries), provinces: newSupport(g.Codes() - g.countries),
	}
}

// mention returns the group of m, nil if its name is in no list.
func (r *resolver) mention(m Mention) *group {
	key := [2]string{spelling.Key(m.Name), spelling.Key(m.Inside)}
	if abbreviated(m.Name) {
		key[0] += "." // "La." is not La
	}
	g, ok := r.byName[key]
	if !ok {
		g = r.group(m)
		r.byName[key] = g
		if g != nil && g.name == "" {
			g.name = strings.TrimSuffix(key[0], ".")
			r.groups = append(r.groups, g)
			r.kin[g.name] = append(r.kin[g.name], g)
		}
	}
	if g != nil {
		g.mentions++
		g.strong = g.strong || !m.Weak
		g.town = g.town || m.Town
	}
	return g
}

func (r *resolver) group(m Mention) *group {
	if len(r.groups) >= maxGroups {
		return nil
	}
	g := &group{best: -1}
	collect := func(c candidate) bool {
		g.candidates = append(g.candidates, c)
		return len(g.candidates) < maxCandidates
	}
	r.g.candidates(m.Name, collect)
	if !m.Weak && !slices.ContainsFunc(g.candidates, func(c candidate) bool { return c.use == table.Name }) {
		r.g.sounding(m.Name, collect)
	}
	if m.Inside != "" {
		in := r.mention(Mention{Name: m.Inside})
		lies := in != nil && r.within(g, in)
		if in != nil && !lies && g.isTown() && in.isProvince() {
			return nil // a place there that no list has
		}
		if !lies {
			// counted where it is found again
			return r.uncounted(Mention{Name: m.Name, Weak: m.Weak})
		}
		g.inside = in
	}
	if len(g.candidates) == 0 {
		return nil
	}
	g.score, g.vote = make([]float32, len(g.candidates)), make([]float32, len(g.candidates))
	return g
}

// isProvince reports whether the name is a province's, and no town's as well
// known.
func (g *group) isProvince() bool {
	best := g.known()
	return best.kind == provinceKind && !slices.ContainsFunc(g.candidates, func(c candidate) bool { return c.kind == cityKind && c.prior > best.prior-1 })
}

// isTown reports whether the name is a town's, and no well-known one's.
func (g *group) isTown() bool {
	best := g.known()
	return best.kind == cityKind && best.Population < wellKnown
}

// known returns the best-known candidate, the zero one if there is none.
func (g *group) known() (best candidate) {
	for _, c := range g.candidates {
		if c.prior > best.prior {
			best = c
		}
	}
	return best
}

// uncounted returns the group of m without counting it.
func (r *resolver) uncounted(m Mention) *group {
	g := r.mention(m)
	if g != nil {
		g.mentions--
	}
	return g
}

// within keeps of g the places that lie in a place of in, and of in those that
// have one, and reports whether there are any; else it leaves both alone.
func (r *resolver) within(g, in *group) bool {
	var inner, outer []candidate
	has := make([]bool, len(in.candidates))
	for _, c := range g.candidates {
		lies := false
		for k, o := range in.candidates {
			if r.lies(c, o) {
				lies, has[k] = true, true
			}
		}
		if lies {
			inner = append(inner, c)
		}
	}
	if len(inner) == 0 {
		return false
	}
	for k, o := range in.candidates {
		if has[k] {
			outer = append(outer, o)
		}
	}
	g.candidates, in.candidates = inner, outer
	in.score, in.vote = in.score[:len(outer)], in.vote[:len(outer)]
	return true
}

// cityReach and countyReach are how far from their middle cities and counties
// go.
const (
	cityReach   = 40 // km
	countyReach = 60
)

// lies reports whether c lies in o.
func (r *resolver) lies(c, o candidate) bool {
	if c.index == o.index {
		return false
	}
	switch o.kind {
	case countryKind:
		return int(c.Country) == o.index
	case provinceKind:
		return c.Province != table.NoProvince && r.g.countries+int(c.Province) == o.index
	case countyKind:
		return c.Province == o.Province && c.Country == o.Country && distance(c.Place, o.Place) < countyReach
	}
	return c.Country == o.Country && c.Population < o.Population && distance(c.Place, o.Place) < cityReach
}

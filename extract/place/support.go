package place

import (
	"math"

	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

// support is how much speaks for each country, or each province.
type support struct {
	of  []float32
	top []int // those with most of it, most first
}

const topSupport = 6

func newSupport(n int) support { return support{of: make([]float32, n)} }

func (s *support) reset() {
	clear(s.of)
	s.top = s.top[:0]
}

func (s *support) add(i int, w float32) { s.of[i] += w }

// rank finds those with most support.
func (s *support) rank() {
	s.top = s.top[:0]
	for i, w := range s.of {
		if w <= 0 {
			continue
		}
		k := len(s.top)
		for k > 0 && s.of[s.top[k-1]] < w {
			k--
		}
		if k < topSupport {
			if len(s.top) < topSupport {
				s.top = append(s.top, 0)
			}
			copy(s.top[k+1:], s.top[k:])
			s.top[k] = i
		}
	}
}

// share returns from 0 to 1 how strongly i is supported, against what is
// supported most. own is what the asking name itself gave to each.
func (s *support) share(i int, own map[int]float32) float32 {
	most := float32(0)
	for _, k := range s.top {
		most = max(most, s.of[k]-own[k])
	}
	return max(0, s.of[i]-own[i]) / (most + 0.5)
}

// An anchor is a place that others are near to, and how sure it is.
type anchor struct {
	of   *group
	at   table.Place
	sure float32
}

// maxAnchors is how many places others are held to be near of.
const maxAnchors = 12

// count shares out each group's vote among its candidates and adds up what
// they speak for: at first by how well known they are and by how few places
// bear the name, then by their scores.
func (r *resolver) count(round int) {
	r.countries.reset()
	r.provinces.reset()
	r.anchors = r.anchors[:0]
	for code, n := range r.ctx.Countries {
		if i, ok := r.g.code(code, 0, r.g.countries); ok {
			r.countries.add(i, float32(math.Log1p(n)))
		}
	}
	for _, g := range r.groups {
		r.share(g, round)
		for i, c := range g.candidates {
			switch {
			case c.Country == table.NoCountry:
			case c.kind == countryKind: // often the other party of the news
				r.countries.add(int(c.Country), countryVote*g.vote[i])
			default:
				r.countries.add(int(c.Country), g.vote[i])
			}
			if c.Province != table.NoProvince {
				r.provinces.add(int(c.Province), g.vote[i])
			}
		}
		if c := g.meant(); c != nil && len(r.anchors) < maxAnchors && c.kind >= countyKind {
			r.anchors = append(r.anchors, anchor{of: g, at: c.Place, sure: min(1, g.vote[g.best])})
		}
	}
	r.countries.rank()
	r.provinces.rank()
}

// share shares out the vote of g.
func (r *resolver) share(g *group, round int) {
	weight := float32(math.Log1p(float64(g.mentions)))
	switch {
	case !g.strong && round > 0 && g.best < 0:
		clear(g.vote)
		return
	case !g.strong:
		weight /= 3
	}
	likely, sharpness := g.score, float32(1.5)
	if round == 0 {
		sharpness = 2
		for i, c := range g.candidates {
			likely[i] = c.prior
		}
	}
	top, sum := likely[0], float32(0)
	for _, s := range likely {
		top = max(top, s)
	}
	for i, s := range likely {
		g.vote[i] = float32(math.Exp(float64(sharpness * (s - top))))
		sum += g.vote[i]
	}
	even := float32(0) // the part of the vote that all share alike
	if round == 0 {
		even = 0.5
	}
	few := weight * even / float32(math.Sqrt(float64(len(g.vote))))
	for i := range g.vote {
		g.vote[i] = weight*(1-even)*g.vote[i]/sum + few
	}
}

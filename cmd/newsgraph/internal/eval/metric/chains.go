package metric

import "sort"

// Chains are sets of mentions, each with its own identity: a partition of the
// mentions of one document or collection. The two partitions compared need
// not hold the same mentions.
type Chains[M comparable] [][]M

// WithoutSingletons returns the chains of at least two mentions.
func (c Chains[M]) WithoutSingletons() Chains[M] {
	var out Chains[M]
	for _, x := range c {
		if len(x) > 1 {
			out = append(out, x)
		}
	}
	return out
}

// index returns the chain that each mention is in.
func (c Chains[M]) index() map[M]int {
	at := map[M]int{}
	for i, x := range c {
		for _, m := range x {
			at[m] = i
		}
	}
	return at
}

// MUC compares the links of chains (Vilain et al. 1995).
func MUC[M comparable](gold, found Chains[M]) PRF {
	r, g := links(gold, found)
	p, f := links(found, gold)
	return PRF{RightFound: p, Found: f, RightGold: r, Gold: g}
}

// links returns how many links of a remain when b splits its chains, and how
// many there are.
func links[M comparable](a, b Chains[M]) (kept, all float64) {
	at := b.index()
	for _, chain := range a {
		parts, alone := map[int]bool{}, 0
		for _, m := range chain {
			if i, ok := at[m]; ok {
				parts[i] = true
			} else {
				alone++
			}
		}
		kept += float64(len(chain) - len(parts) - alone)
		all += float64(len(chain) - 1)
	}
	return kept, all
}

// BCubed compares chains mention by mention (Bagga and Baldwin 1998); a
// mention that the other side lacks is wrong.
func BCubed[M comparable](gold, found Chains[M]) PRF {
	r, g := shares(gold, found)
	p, f := shares(found, gold)
	return PRF{RightFound: p, Found: f, RightGold: r, Gold: g}
}

// shares adds up, over the mentions of a, which share of its chain in a stands
// with it in b.
func shares[M comparable](a, b Chains[M]) (sum, all float64) {
	at := b.index()
	for _, chain := range a {
		parts := map[int]int{}
		for _, m := range chain {
			if i, ok := at[m]; ok {
				parts[i]++
			}
		}
		squares := 0
		for _, n := range parts {
			squares += n * n
		}
		sum += float64(squares) / float64(len(chain))
		all += float64(len(chain))
	}
	return sum, all
}

// CEAFe aligns chains one to one so that their similarity, twice the common
// mentions over all mentions, is greatest (Luo 2005, φ4).
func CEAFe[M comparable](gold, found Chains[M]) PRF {
	at := found.index()
	weights := make([][]float64, len(gold))
	for i, g := range gold {
		weights[i] = make([]float64, len(found))
		for _, m := range g {
			if j, ok := at[m]; ok {
				weights[i][j]++
			}
		}
		for j, n := range weights[i] {
			weights[i][j] = 2 * n / float64(len(g)+len(found[j]))
		}
	}
	total := 0.0
	for i, j := range Assign(weights) {
		if j >= 0 {
			total += weights[i][j]
		}
	}
	return PRF{RightFound: total, Found: float64(len(found)), RightGold: total, Gold: float64(len(gold))}
}

// GroupBy makes chains of the mentions with the same label, those of the
// least label first.
func GroupBy[M comparable](labels map[M]string) Chains[M] {
	by := map[string][]M{}
	for m, l := range labels {
		by[l] = append(by[l], m)
	}
	keys := make([]string, 0, len(by))
	for l := range by {
		keys = append(keys, l)
	}
	sort.Strings(keys)
	out := make(Chains[M], 0, len(keys))
	for _, l := range keys {
		out = append(out, by[l])
	}
	return out
}

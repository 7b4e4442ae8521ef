package dep

// A scorer gives the scores of the actions in a state with these features.
type scorer interface {
	score(features []uint64) [actions]float32
}

type candidate struct {
	from  int32
	act   uint8
	score float32
}

// beam is the working memory of a search.
type beam struct {
	arena
	feats  []uint64
	margin float32 // states further behind the best are dropped; 0 for none
	cands  []candidate
	cur    []int32
}

// search parses s and returns the index of the best final state. each, if not
// nil, is called after each step with the states kept, best first.
func (m *beam) search(sc scorer, s *sentence, size int, each func(step int, kept []int32)) int32 {
	m.reset()
	m.cur = append(m.cur[:0], 0)
	for step := range 2 * s.n {
		m.cands = m.cands[:0]
		for _, i := range m.cur {
			st := &m.states[i]
			m.feats = extract(m.feats[:0], &m.arena, st, s)
			sc := sc.score(m.feats)
			for a := range actions {
				if st.legal(a, s.n) {
					m.cands = append(m.cands, candidate{i, uint8(a), st.score + sc[a]})
				}
			}
		}
		k := min(size, len(m.cands))
		for i := range k {
			best := i
			for j := i + 1; j < len(m.cands); j++ {
				if m.cands[j].score > m.cands[best].score {
					best = j
				}
			}
			m.cands[i], m.cands[best] = m.cands[best], m.cands[i]
		}
		m.cur = m.cur[:0]
		for _, c := range m.cands[:k] {
			if m.margin > 0 && c.score < m.cands[0].score-m.margin {
				break
			}
			m.cur = append(m.cur, m.apply(c.from, c.act, c.score))
		}
		if each != nil {
			each(step, m.cur)
		}
	}
	return m.cur[0]
}

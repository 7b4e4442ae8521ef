package ner

// viterbi returns the best labels of a sentence of n tokens whose label scores
// are em, labels*n of them; transitions are labels*labels.
type search[T int32 | float32] struct {
	back     []uint8
	cur, nxt [Labels]T
}

func (s *search[T]) best(dst []uint8, em []T, transitions []T) []uint8 {
	const low = -1 << 30
	n := len(em) / Labels
	if cap(s.back) < len(em) {
		s.back = make([]uint8, len(em))
	}
	back := s.back[:len(em)]
	for l := range uint8(Labels) {
		s.cur[l] = low
		if starts(l) {
			s.cur[l] = em[l]
		}
	}
	for i := 1; i < n; i++ {
		// every label but the open ones ends a name or is outside
		for b := range uint8(Labels) {
			var best T = low
			from := uint8(0)
			for _, a := range before[b] {
				if v := s.cur[a] + transitions[int(a)*Labels+int(b)]; v > best {
					best, from = v, a
				}
			}
			if best <= low {
				best = low
			} else {
				best += em[i*Labels+int(b)]
			}
			s.nxt[b] = best
			back[i*Labels+int(b)] = from
		}
		s.cur = s.nxt
	}
	end := uint8(0)
	for l := range uint8(Labels) {
		if !open(l) && s.cur[l] > s.cur[end] {
			end = l
		}
	}
	at := len(dst)
	for range n {
		dst = append(dst, 0)
	}
	for i := n - 1; i >= 0; i-- {
		dst[at+i] = end
		end = back[i*Labels+int(end)]
	}
	return dst
}

// none are the scores of a token that is no candidate: outside, whatever else.
var (
	none   = scoresOfNone[int32]()
	none32 = scoresOfNone[float32]()
)

func scoresOfNone[T int32 | float32]() (s [Labels]T) {
	for l := 1; l < Labels; l++ {
		s[l] = -1 << 24
	}
	return
}

// before lists the labels that may come before each.
var before = func() (t [Labels][]uint8) {
	for b := range uint8(Labels) {
		for a := range uint8(Labels) {
			if follows(a, b) {
				t[b] = append(t[b], a)
			}
		}
	}
	return
}()

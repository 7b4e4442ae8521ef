package ner

import (
	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A Document is the words of a text with their gazetteer marks and classes,
// their tags, the logarithms of the probabilities that another recogniser gives
// each word's labels, and its sentences as half-open ranges.
type Document struct {
	Words     []word.Word
	Tags      []uint8
	Scores    []float32 // Labels a word, or none
	Sentences [][2]int
	Gold      []uint8 // labels, in training
}

// context is what the features of a token use beyond its neighbours.
type context struct {
	seen  map[uint64]*seen // by lower-case form
	pool  []seen
	run   []run
	tail  []bool   // a hyphen, or a word without a capital after it, at the end of a run
	caps  bool     // the sentence is in capitals
	marks []uint64 // the first pass's findings on every token
	more  []uint64
	inits map[uint64]int // initials of names found, and their type
}

// seen counts how a word is used in the document.
type seen struct {
	lower, middle, upper int32
	types                [Types + 1]int32 // as found by the first pass; the last counts none
}

// A run is the stretch of capitalised words, with small words between them,
// that a token is in.
type run struct{ first, last int32 }

func (c *context) reset(d *Document) {
	if c.seen == nil {
		c.seen = map[uint64]*seen{}
		c.inits = map[uint64]int{}
	}
	clear(c.seen)
	clear(c.inits)
	c.pool = c.pool[:0]
	if cap(c.pool) < len(d.Words) {
		c.pool = make([]seen, 0, len(d.Words))
	}
	for _, s := range d.Sentences {
		caps := capitals(d.Words[s[0]:s[1]])
		for i := s[0]; i < s[1]; i++ {
			w := &d.Words[i]
			x := c.seen[w.Lower]
			if x == nil {
				c.pool = append(c.pool, seen{})
				x = &c.pool[len(c.pool)-1]
				c.seen[w.Lower] = x
			}
			switch {
			case caps:
			case !w.Upper:
				x.lower++
			case i > s[0]:
				x.middle++
			default:
				x.upper++
			}
		}
	}
	c.run, c.tail = c.run[:0], c.tail[:0]
	for _, s := range d.Sentences {
		c.runs(d, s[0], s[1])
	}
}

// capitals reports whether most words of a sentence are capitalised, as in a
// headline or in upper-case text.
func capitals(ws []word.Word) bool {
	up, all := 0, 0
	for i := range ws {
		if ws[i].Upper {
			up++
		}
		if ws[i].Suffix[1] != 0 && (ws[i].Upper || ws[i].Short == shortLower) {
			all++
		}
	}
	return all > 3 && up*10 >= all*8
}

var shortLower = word.Of("a").Short

// Small words that may stand inside a name.
var links = set("of", "the", "and", "for", "&", "-", "de", "del", "la", "al", "el", "bin", "van", "von", "der", "'s", "’s", "on", "in", "to", ".")

// candidate reports whether token i may be in a name: it is in a run, or the
// end of a hyphenated word that is, as in "Teng-hui".
func (c *context) candidate(i int) bool { return c.run[i].first >= 0 || c.tail[i] }

var hyphen = word.Of("-").Lower

// Small words that names may begin with.
var particles = set("al", "el", "ul", "an", "as", "ash", "ad", "de", "del", "della", "di", "da", "van", "von", "der", "den", "bin", "bint", "ben", "la", "le", "ex", "anti", "pro")

func set(ws ...string) map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range ws {
		m[word.Of(w).Lower] = true
	}
	return m
}

// runs sets the runs of one sentence.
func (c *context) runs(d *Document, lo, hi int) {
	at := len(c.run)
	for range hi - lo {
		c.run, c.tail = append(c.run, run{-1, -1}), append(c.tail, false)
	}
	for i := lo; i < hi; {
		if !d.Words[i].Upper {
			i++
			continue
		}
		end := i + 1
		for k := end; k < hi && k < end+3; k++ {
			if d.Words[k].Upper {
				end = k + 1
			} else if !links[d.Words[k].Lower] {
				break
			}
		}
		for i > lo+1 && d.Words[i-1].Lower == hyphen && particles[d.Words[i-2].Lower] && c.run[at+i-2-lo].first < 0 {
			i -= 2 // "al-Qaeda"
		}
		for i > lo && particles[d.Words[i-1].Lower] && c.run[at+i-1-lo].first < 0 {
			i-- // "van Dijk"
		}
		for k := i; k < end; k++ {
			c.run[at+k-lo] = run{int32(i), int32(end - 1)}
		}
		for k := end; k+1 < hi && d.Words[k].Lower == hyphen && d.Words[k+1].Short == shortLower; k += 2 {
			c.tail[at+k-lo], c.tail[at+k+1-lo] = true, true
		}
		i = end
	}
}

// learn counts the first pass's names, for the second.
func (c *context) learn(d *Document, ls []uint8) {
	var found []Name
	for _, s := range d.Sentences {
		found = names(found, ls[s[0]:s[1]], s[0])
	}
	for i := range d.Words {
		if x := c.seen[d.Words[i].Lower]; d.Words[i].Upper {
			if ls[i] == outside {
				x.types[Types]++
			} else {
				x.types[typeOf(ls[i])]++
			}
		}
	}
	for _, n := range found {
		h, k := uint64(0), 0
		for i := n.First; i < n.Last; i++ {
			if d.Words[i].Upper {
				h = perceptron.Mix(h, d.Words[i].Prefix[1])
				k++
			}
		}
		if k > 1 {
			c.inits[h] = n.Type + 1
		}
	}
	c.marks = c.marks[:0]
	c.more = c.more[:0]
	for i := range d.Words {
		m, more := uint64(0), uint64(0)
		if w := &d.Words[i]; w.Upper {
			x := c.seen[w.Lower]
			best, total := 0, int32(0)
			for t, n := range x.types {
				if total += n; n > x.types[best] {
					best = t
				}
			}
			name := 0
			for t := range Types {
				if x.types[t] > x.types[name] {
					name = t
				}
			}
			m = 1 + uint64(best)
			more = 1 + uint64(name)*32 + uint64(min(x.types[name], 3))*8 + uint64(x.types[best]*4/total)
			if x.types[name] == 0 {
				more = 7
			}
		}
		c.marks = append(c.marks, m)
		c.more = append(c.more, more)
	}
}

package pos

import (
	"math/rand"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A Sentence is words, with their gazetteer marks, and their tags.
type Sentence struct {
	Words []word.Word
	Tags  []string
}

// A Draft is a tagger in training.
type Draft struct {
	tags    []string
	classes map[uint64]uint16
	sure    map[uint64]string
	trainer *perceptron.Trainer
}

// Options of training.
type Options struct {
	Epochs int
	Seed   int64
	// Drop is the share of features left out at random of every example, so
	// that the weights do not lean on the forms of words alone.
	Drop float64
}

// Train learns a tagger. Equal arguments give equal taggers.
func Train(ss []Sentence, o Options) *Draft {
	d := &Draft{}
	d.classes, d.sure = classes(ss)
	seen := map[string]bool{}
	for _, s := range ss {
		for _, t := range s.Tags {
			if !seen[t] {
				seen[t] = true
				d.tags = append(d.tags, t)
			}
		}
	}
	slices.Sort(d.tags)
	gold := make([][]uint8, len(ss))
	for i, s := range ss {
		for k, t := range s.Tags {
			id, _ := slices.BinarySearch(d.tags, t)
			gold[i] = append(gold[i], uint8(id))
			s.Words[k].Class = uint64(d.classes[s.Words[k].Lower])
		}
	}
	d.trainer = perceptron.NewTrainer(len(d.tags))
	rng := rand.New(rand.NewSource(o.Seed))
	scores := make([]float32, len(d.tags))
	var f word.Features
	for range o.Epochs {
		for _, s := range rng.Perm(len(ss)) {
			ws := ss[s].Words
			t1, t2 := uint64(0), uint64(0)
			for i := range ws {
				extract(&f, ws, i, t1, t2)
				f.Hashes = drop(f.Hashes, o.Drop, rng)
				d.trainer.Score(f.Hashes, scores)
				best := 0
				for k, v := range scores {
					if v > scores[best] {
						best = k
					}
				}
				d.trainer.Step()
				if g := int(gold[s][i]); best != g {
					d.trainer.Add(f.Hashes, g, 1)
					d.trainer.Add(f.Hashes, best, -1)
				}
				t2, t1 = t1, uint64(best+1)
			}
		}
	}
	d.trainer.Average()
	return d
}

// drop leaves out a random share of the features.
func drop(hs []uint64, share float64, rng *rand.Rand) []uint64 {
	limit := uint64(share * 256)
	k := 0
	var bits uint64
	for i, h := range hs {
		if i%8 == 0 {
			bits = rng.Uint64()
		}
		if bits&0xff >= limit {
			hs[k] = h
			k++
		}
		bits >>= 8
	}
	return hs[:k]
}

// A word has a sure tag if it was seen so often and had another at most once
// in so many times.
const (
	sureCount = 30
	sureShare = 400
)

// classes numbers, for every lower-case word seen often enough, the set of
// tags it takes, and names the tag of those that take one only.
func classes(ss []Sentence) (map[uint64]uint16, map[uint64]string) {
	counts := map[uint64]map[string]int{}
	for _, s := range ss {
		for i := range s.Words {
			h := s.Words[i].Lower
			if counts[h] == nil {
				counts[h] = map[string]int{}
			}
			counts[h][s.Tags[i]]++
		}
	}
	out, sure := map[uint64]uint16{}, map[uint64]string{}
	for h, c := range counts {
		n := 0
		for _, k := range c {
			n += k
		}
		if n < 4 {
			continue
		}
		var tags []string
		for t, k := range c {
			if k*50 >= n {
				tags = append(tags, t)
			}
			if n >= sureCount && (n-k)*sureShare <= n {
				sure[h] = t
			}
		}
		slices.Sort(tags)
		out[h] = uint16(classOf(strings.Join(tags, " ")))
	}
	return out, sure
}

// classOf returns the number of a set of tags, sorted and joined by spaces.
func classOf(tags string) uint32 { return uint32(perceptron.String(tags))&0xffff | 1 }

// Merge adds o's weights to d's: the two then vote. Both must have been
// trained on the same sentences.
func (d *Draft) Merge(o *Draft) { d.trainer.Merge(o.trainer) }

// Bytes returns the tagger's model file, without weights below min or features
// updated fewer than updates times.
func (d *Draft) Bytes(min float64, updates int) []byte {
	words := map[uint64]uint32{}
	for h, c := range d.classes {
		words[h] = uint32(c)
		if tag, ok := d.sure[h]; ok {
			id, _ := slices.BinarySearch(d.tags, tag)
			words[h] |= uint32(id+1) << 16
		}
	}
	weights, _ := d.trainer.Freeze(min, updates)
	f := perceptron.File{Kind: "TAGS", Sections: []string{strings.Join(d.tags, "\n"), string(perceptron.DictBytes(words)), string(weights)}}
	return f.Bytes()
}

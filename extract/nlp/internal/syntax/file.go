package syntax

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/nn"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
)

// Sections of a model file.
const (
	tagSection    = iota // one a line
	relSection           // one a line
	sizeSection          // Sizes and the number of labels of names, as 32-bit numbers
	classSection         // a dictionary
	vocabSection         // a dictionary
	vectorSection        // of each row a 32-bit unit and 8-bit numbers
	tensorSection        // of each tensor a 32-bit unit and 16-bit numbers
	sections
)

// vectors is the table of vectors, read in place.
type vectors struct {
	data string
	n    int // of a vector
}

// add adds a row to v.
func (t *vectors) add(v []float32, row int) {
	s := t.data[row*(4+t.n) : (row+1)*(4+t.n)]
	unit := math.Float32frombits(perceptron.Uint32(s, 0))
	s = s[4:]
	for i := range v {
		v[i] += unit * float32(int8(s[i]))
	}
}

// unit is the value of one step when the largest of w is limit steps.
func unit(w []float32, limit float32) float32 {
	top := float32(0)
	for _, x := range w {
		top = max(top, x, -x)
	}
	return max(top/limit, math.SmallestNonzeroFloat32)
}

func round(x, unit float32) int64 { return int64(math.Round(float64(x / unit))) }

// Bytes returns the model file.
func (l *learner) Bytes() []byte {
	var sizes, vecs, dense []byte
	z := &l.o.Sizes
	for _, n := range []int{z.Word, z.Units, z.Layers, z.Tag, z.Arc, z.Rel, z.Name, l.o.Labels} {
		sizes = binary.LittleEndian.AppendUint32(sizes, uint32(n))
	}
	for row := range slices.Chunk(l.emb, z.Word) {
		u := unit(row, 127)
		vecs = binary.LittleEndian.AppendUint32(vecs, math.Float32bits(u))
		for _, x := range row {
			vecs = append(vecs, byte(round(x, u)))
		}
	}
	for _, t := range l.net.tensors {
		u := unit(t.w, math.MaxInt16)
		dense = binary.LittleEndian.AppendUint32(dense, math.Float32bits(u))
		for _, x := range t.w {
			dense = binary.LittleEndian.AppendUint16(dense, uint16(round(x, u)))
		}
	}
	classes, vocab := map[uint64]uint32{}, map[uint64]uint32{}
	for h, c := range l.classes {
		classes[h] = uint32(c)
	}
	for k, r := range l.vocab {
		vocab[k] = uint32(r)
	}
	f := perceptron.File{Kind: "SYNT", Sections: []string{
		strings.Join(l.tags, "\n"), strings.Join(l.rels, "\n"), string(sizes),
		string(perceptron.DictBytes(classes)), string(perceptron.DictBytes(vocab)), string(vecs), string(dense),
	}}
	return f.Bytes()
}

// Open reads a model file.
func Open(data string) (*Model, error) {
	s, err := perceptron.Open(data, "SYNT", sections)
	if err != nil {
		return nil, err
	}
	m := &Model{Tags: strings.Split(s[tagSection], "\n"), Rels: strings.Split(s[relSection], "\n")}
	i := slices.Index(m.Rels, "parataxis")
	if i < 0 || m.Tags[0] == "" || len(m.Tags) > 255 || len(m.Rels) > 255 {
		return nil, fmt.Errorf("syntax: %w: its tags or relations", perceptron.ErrModel)
	}
	m.loose = uint8(i)
	if m.classes, err = perceptron.OpenDict(s[classSection]); err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	if m.vocab, err = perceptron.OpenDict(s[vocabSection]); err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	z, labels, err := sizes(s[sizeSection])
	if err != nil {
		return nil, err
	}
	m.vectors = vectors{s[vectorSection], z.Word}
	if n := len(m.vectors.data); n%(4+z.Word) != 0 || n/(4+z.Word) <= int(m.vocab.Max()) {
		return nil, fmt.Errorf("syntax: %w: %d bytes of vectors", perceptron.ErrModel, n)
	}
	m.Labels = labels
	o := outputs{len(m.Tags), len(m.Rels), labels}
	ts, err := tensors(s[tensorSection], z.shapes(o))
	if err != nil {
		return nil, err
	}
	m.net = newNet(z, ts, o)
	return m, nil
}

func sizes(s string) (z Sizes, labels int, err error) {
	fields := []*int{&z.Word, &z.Units, &z.Layers, &z.Tag, &z.Arc, &z.Rel, &z.Name, &labels}
	if len(s) != 4*len(fields) {
		return z, 0, fmt.Errorf("syntax: %w: its sizes", perceptron.ErrModel)
	}
	for i, f := range fields {
		*f = int(perceptron.Uint32(s, 4*i))
		free := f == &z.Layers || f == &labels
		if *f < 0 || *f > 4096 || *f == 0 && f != &z.Name && f != &labels || !free && *f%nn.Panel != 0 {
			return z, 0, fmt.Errorf("syntax: %w: a size of %d", perceptron.ErrModel, *f)
		}
	}
	return z, labels, nil
}

func tensors(s string, ts []tensor) ([]tensor, error) {
	for i := range ts {
		t := &ts[i]
		n := t.rows * t.cols
		if len(s) < 4+2*n {
			return nil, fmt.Errorf("syntax: %w: tensor %d cut short", perceptron.ErrModel, i)
		}
		unit := math.Float32frombits(perceptron.Uint32(s, 0))
		s = s[4:]
		t.w = make([]float32, n)
		for k := range t.w {
			t.w[k] = unit * float32(int16(uint16(s[2*k])|uint16(s[2*k+1])<<8))
		}
		s = s[2*n:]
	}
	if s != "" {
		return nil, fmt.Errorf("syntax: %w: %d bytes too many", perceptron.ErrModel, len(s))
	}
	return ts, nil
}

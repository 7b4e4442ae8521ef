package graph

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// digestVersion changes with the form in which digests are kept. One of
// another version is as good as none.
const digestVersion = 2

// A packer writes a digest: numbers as varints, each string once and then by
// its number, parts of the article without the article's name.
type packer struct {
	article string
	numbers map[string]uint64
	strings []string
	body    []byte
}

// pack returns the form in which a digest is kept.
func (d *Digest) pack() []byte {
	p := &packer{article: string(d.Article), numbers: map[string]uint64{"": 0}}
	p.number(b2i(d.News))
	p.texts(d.Title, d.Publisher, d.Published, d.URL)
	p.number(d.Lead[0])
	p.number(d.Lead[1])
	p.number(len(d.Entities))
	for _, e := range d.Entities {
		p.texts(string(e.IRI))
		p.number(len(e.Values))
		for _, v := range e.Values {
			p.number(slices.Index(entityValues, v.Predicate))
			p.value(v.Value)
		}
		p.number(len(e.Mentions))
		for _, m := range e.Mentions {
			p.number(m[0])
			p.number(m[1] - m[0])
		}
	}
	p.number(len(d.Statements))
	for i := range d.Statements {
		st := &d.Statements[i]
		p.texts(string(st.IRI))
		p.number(b2i(st.Quotation) | b2i(st.Counted)<<1)
		for _, s := range st.texts() {
			p.texts(*s)
		}
		for _, l := range st.links() {
			p.number(len(*l))
			for _, iri := range *l {
				p.texts(string(iri))
			}
		}
		p.number(st.Start)
		p.body = binary.AppendVarint(p.body, int64(st.Count))
	}
	out := binary.AppendUvarint([]byte{digestVersion}, uint64(len(p.strings)))
	for _, s := range p.strings {
		local, part := 0, s
		if rest, ok := strings.CutPrefix(s, p.article+"#"); ok {
			local, part = 1, rest
		}
		out = binary.AppendUvarint(out, uint64(len(part)<<1|local))
		out = append(out, part...)
	}
	return append(out, p.body...)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (p *packer) number(n int) { p.body = binary.AppendUvarint(p.body, uint64(n)) }

func (p *packer) texts(ss ...string) {
	for _, s := range ss {
		n, ok := p.numbers[s]
		if !ok {
			p.strings = append(p.strings, s)
			n = uint64(len(p.strings))
			p.numbers[s] = n
		}
		p.body = binary.AppendUvarint(p.body, n)
	}
}

// The kinds of values in a digest.
const (
	kindIRI = iota
	kindString
	kindFloat
)

func (p *packer) value(v quad.Value) {
	switch v := v.(type) {
	case quad.IRI:
		p.number(kindIRI)
		p.texts(string(v))
	case quad.String:
		p.number(kindString)
		p.texts(string(v))
	case quad.Float:
		p.number(kindFloat)
		p.body = binary.LittleEndian.AppendUint64(p.body, math.Float64bits(float64(v)))
	}
}

// texts and links are the fields of a statement in the order they are kept in.
func (st *StatementDigest) texts() [8]*string {
	return [...]*string{(*string)(&st.Type), &st.Kind, &st.Polarity, &st.Modality, &st.Time, &st.Begin, &st.End, &st.Basis}
}

func (st *StatementDigest) links() [8]*[]quad.IRI {
	return [...]*[]quad.IRI{
		&st.Speakers, &st.Mentions, &st.Agents, &st.Patients, &st.Places, &st.ClaimedIn, &st.SameEvent, &st.Denies,
	}
}

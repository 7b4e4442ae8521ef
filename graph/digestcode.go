package graph

import (
	"encoding/binary"
	"fmt"
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

// An unpacker reads what a packer wrote.
type unpacker struct {
	data    []byte
	strings []string
	arena   []quad.IRI // room for lists
	bad     bool
}

// unpackDigest reads the digest of an article. It reports false for one of
// another version.
func unpackDigest(article quad.IRI, data []byte) (*Digest, bool, error) {
	if len(data) == 0 || data[0] != digestVersion {
		return nil, false, nil
	}
	u := &unpacker{data: data[1:]}
	u.table(string(article))
	d := &Digest{Article: article, News: u.number() == 1}
	d.Title, d.Publisher, d.Published, d.URL = u.text(), u.text(), u.text(), u.text()
	d.Lead = [2]int{u.number(), u.number()}
	d.Entities = make([]EntityDigest, u.length())
	for i := range d.Entities {
		e := &d.Entities[i]
		e.IRI = quad.IRI(u.text())
		e.Values = make([]Valued, u.length())
		for j := range e.Values {
			p := u.number()
			if p >= len(entityValues) {
				u.bad = true
				break
			}
			e.Values[j] = Valued{entityValues[p], u.value()}
		}
		e.Mentions = make([][2]int, u.length())
		for j := range e.Mentions {
			start := u.number()
			e.Mentions[j] = [2]int{start, start + u.number()}
		}
	}
	d.Statements = make([]StatementDigest, u.length())
	for i := range d.Statements {
		st := &d.Statements[i]
		st.IRI = quad.IRI(u.text())
		flags := u.number()
		st.Quotation, st.Counted = flags&1 != 0, flags&2 != 0
		for _, s := range st.texts() {
			*s = u.text()
		}
		for _, l := range st.links() {
			*l = u.list()
		}
		st.Start = u.number()
		count, n := binary.Varint(u.data)
		u.skip(n)
		st.Count = int(count)
	}
	if u.bad || len(u.data) > 0 {
		return nil, false, fmt.Errorf("%w: the digest of %s", ErrDamaged, article)
	}
	return d, true, nil
}

// table reads the strings, which share one piece of memory.
func (u *unpacker) table(article string) {
	n := u.length()
	ends := make([]int, n)
	all := make([]byte, 0, 2*len(u.data))
	for i := range n {
		size := u.number()
		if size>>1 > len(u.data) {
			u.bad = true
			return
		}
		if size&1 != 0 {
			all = append(append(all, article...), '#')
		}
		all = append(all, u.data[:size>>1]...)
		u.data = u.data[size>>1:]
		ends[i] = len(all)
	}
	s := string(all)
	u.strings = make([]string, n+1)
	begin := 0
	for i, end := range ends {
		u.strings[i+1] = s[begin:end]
		begin = end
	}
}

func (u *unpacker) skip(n int) {
	if n <= 0 {
		u.bad, u.data = true, nil
		return
	}
	u.data = u.data[n:]
}

func (u *unpacker) number() int {
	v, n := binary.Uvarint(u.data)
	u.skip(n)
	if v > math.MaxInt32 {
		u.bad = true
		return 0
	}
	return int(v)
}

// length reads the length of a list, which takes a byte an item at least.
func (u *unpacker) length() int {
	n := u.number()
	if n > len(u.data) {
		u.bad = true
		return 0
	}
	return n
}

func (u *unpacker) text() string {
	n := u.number()
	if n >= len(u.strings) {
		u.bad = true
		return ""
	}
	return u.strings[n]
}

func (u *unpacker) list() []quad.IRI {
	n := u.length()
	if n == 0 {
		return nil
	}
	if n > cap(u.arena)-len(u.arena) {
		u.arena = make([]quad.IRI, 0, max(n, 64))
	}
	at := len(u.arena)
	for range n {
		u.arena = append(u.arena, quad.IRI(u.text()))
	}
	return u.arena[at:len(u.arena):len(u.arena)]
}

func (u *unpacker) value() quad.Value {
	switch u.number() {
	case kindIRI:
		return quad.IRI(u.text())
	case kindString:
		return quad.String(u.text())
	case kindFloat:
		if len(u.data) >= 8 {
			f := math.Float64frombits(binary.LittleEndian.Uint64(u.data))
			u.data = u.data[8:]
			return quad.Float(f)
		}
	}
	u.bad = true
	return nil
}

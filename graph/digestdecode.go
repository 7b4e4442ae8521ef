package graph

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/cayleygraph/quad"
)

// An unpacker reads what a packer wrote.
type unpacker struct {
	data    []byte
	at      int // in data, up to which it has read
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
		count, n := binary.Varint(u.data[u.at:])
		u.skip(n)
		st.Count = int(count)
	}
	if u.bad || u.left() > 0 {
		return nil, false, fmt.Errorf("%w: the digest of %s", ErrDamaged, article)
	}
	return d, true, nil
}

// table reads the strings, which share one piece of memory.
func (u *unpacker) table(article string) {
	n := u.length()
	ends := make([]int, n)
	all := make([]byte, 0, 2*u.left())
	for i := range n {
		size := u.number()
		if size>>1 > u.left() {
			u.bad = true
			return
		}
		if size&1 != 0 {
			all = append(append(all, article...), '#')
		}
		all = append(all, u.next(size>>1)...)
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

// left is how many bytes are left.
func (u *unpacker) left() int { return len(u.data) - u.at }

// next reads some of the bytes that are left.
func (u *unpacker) next(n int) []byte {
	u.at += n
	return u.data[u.at-n : u.at]
}

func (u *unpacker) skip(n int) {
	if n <= 0 {
		u.bad, u.at = true, len(u.data)
		return
	}
	u.at += n
}

func (u *unpacker) number() int {
	if u.at < len(u.data) && u.data[u.at] < 0x80 { // as most are
		u.at++
		return int(u.data[u.at-1])
	}
	v, n := binary.Uvarint(u.data[u.at:])
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
	if n > u.left() {
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
		if u.left() >= 8 {
			return quad.Float(math.Float64frombits(binary.LittleEndian.Uint64(u.next(8))))
		}
	}
	u.bad = true
	return nil
}

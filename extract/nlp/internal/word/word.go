// Package word gives the hashed features of single words that the models
// share: use [Of].
package word

import (
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
)

// A Word holds the hashes of a word's form and parts. Digits count as 0.
type Word struct {
	Form, Lower uint64
	Shape       uint64    // runs of upper, lower, digit kept to two
	Short       uint64    // runs kept to one, marks as one class
	Suffix      [6]uint64 // the last 1 to 5 letters, lower case; [0] unused
	Prefix      [5]uint64 // the first 1 to 4
	Lexicon     uint32    // gazetteer marks, set by the caller
	Class       uint64    // the tags the word is known to take, set by the caller
	Upper       bool      // it begins with a capital
	Length      int       // in characters, up to 40
	AllUpper    bool      // two letters or more, all of them capitals
	Letters     uint64    // of short words all in capitals: Prefix[1] of every letter, mixed
}

const maxRunes = 40 // of a word; the middle of longer ones is left out

const (
	fnv   = 14695981039346656037
	prime = 1099511628211
)

// Of returns the features of s.
func Of(s string) Word {
	var buf, low [maxRunes]rune
	n := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if n == maxRunes {
			copy(buf[maxRunes/2:], buf[maxRunes/2+1:])
			n--
		}
		buf[n] = r
		n++
	}
	w := Word{Form: fnv, Lower: fnv, Shape: fnv, Short: fnv, Length: n}
	var last, lastShort rune
	run, letters, uppers := 0, 0, 0
	for k, r := range buf[:n] {
		c, class := r, r
		switch {
		case r >= 'a' && r <= 'z':
			class = 'x'
		case r >= 'A' && r <= 'Z':
			c, class = r+'a'-'A', 'X'
		case r >= '0' && r <= '9':
			r, c, class = '0', '0', 'd'
		case r < utf8.RuneSelf:
		case unicode.IsUpper(r):
			c, class = unicode.ToLower(r), 'X'
		case unicode.IsLetter(r):
			class = 'x'
		case unicode.IsDigit(r):
			class = 'd'
		}
		low[k] = c
		w.Form = (w.Form ^ uint64(r)) * prime
		w.Lower = (w.Lower ^ uint64(c)) * prime
		if class == 'X' {
			uppers++
			letters++
			w.Upper = w.Upper || k == 0
		} else if class == 'x' {
			letters++
		}
		if run++; class != last {
			run = 1
		}
		last = class
		if run <= 2 {
			w.Shape = (w.Shape ^ uint64(class)) * prime
		}
		if class != 'X' && class != 'x' && class != 'd' && class != '-' {
			class = '.'
		}
		if class != lastShort {
			w.Short = (w.Short ^ uint64(class)) * prime
			lastShort = class
		}
	}
	w.AllUpper = letters > 1 && uppers == letters
	if w.AllUpper && n <= 6 {
		for _, c := range low[:n] {
			w.Letters = perceptron.Mix(w.Letters, (fnv^uint64(c))*prime)
		}
	}
	h := uint64(fnv)
	for k := 1; k <= 4 && k <= n; k++ {
		h = (h ^ uint64(low[k-1])) * prime
		w.Prefix[k] = h
	}
	h = fnv
	for k := 1; k <= 5 && k <= n; k++ {
		h = (h ^ uint64(low[n-k])) * prime
		w.Suffix[k] = h
	}
	return w
}

// Edge stands before the first word of a sentence and after the last.
var Edge = Word{Form: 1, Lower: 1, Shape: 1, Short: 1}

// Features collects feature hashes, each told apart by its place in the list.
type Features struct {
	Hashes []uint64
	n      uint64
}

// Reset empties f.
func (f *Features) Reset() { f.Hashes, f.n = f.Hashes[:0], 0 }

// At makes the next feature the n-th.
func (f *Features) At(n uint64) { f.n = n }

// Add1 to Add4 add one feature made of one to four values.
func (f *Features) Add1(a uint64) {
	f.n++
	f.Hashes = append(f.Hashes, perceptron.Mix(f.n*0x51ED2701, a))
}

func (f *Features) Add2(a, b uint64) {
	f.n++
	f.Hashes = append(f.Hashes, perceptron.Mix(f.n*0x51ED2701, a*0xD6E8FEB86659FD93+b))
}

func (f *Features) Add3(a, b, c uint64) {
	f.n++
	f.Hashes = append(f.Hashes, perceptron.Mix(f.n*0x51ED2701, (a*0xD6E8FEB86659FD93+b)*0xA0761D6478BD642F+c))
}

func (f *Features) Add4(a, b, c, d uint64) {
	f.n++
	f.Hashes = append(f.Hashes, perceptron.Mix(f.n*0x51ED2701, ((a*0xD6E8FEB86659FD93+b)*0xA0761D6478BD642F+c)*0xE7037ED1A0B428DB+d))
}

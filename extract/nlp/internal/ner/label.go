package ner

// The types of names. A label is 0 outside names, else 1+4*type+place.
const (
	Person = iota
	Organization
	Place
	Group
	Types
)

const (
	outside = 0
	first   = 0 // places of a token in a name of several
	inside  = 1
	last    = 2
	single  = 3 // the only token

	// Labels is their number.
	Labels = 1 + 4*Types
)

func label(typ, place int) uint8 { return uint8(1 + 4*typ + place) }

func typeOf(l uint8) int  { return int(l-1) / 4 }
func placeOf(l uint8) int { return int(l-1) % 4 }

// open reports whether a name goes on after label l.
func open(l uint8) bool { return l != outside && placeOf(l) < last }

// follows reports whether label b may come after a.
func follows(a, b uint8) bool {
	if open(a) {
		return b != outside && typeOf(b) == typeOf(a) && (placeOf(b) == inside || placeOf(b) == last)
	}
	return starts(b)
}

// starts reports whether b may begin a sentence.
func starts(b uint8) bool {
	return b == outside || placeOf(b) == first || placeOf(b) == single
}

// Label writes the labels of a name of the given type into ls, one a token.
func Label(ls []uint8, typ int) {
	if len(ls) == 1 {
		ls[0] = label(typ, single)
		return
	}
	for i := range ls {
		ls[i] = label(typ, inside)
	}
	ls[0], ls[len(ls)-1] = label(typ, first), label(typ, last)
}

// A Name covers tokens First up to but not including Last.
type Name struct{ First, Last, Type int }

// names appends the names that labels ls mark; the first label is of token at.
func names(dst []Name, ls []uint8, at int) []Name {
	start := 0
	for i, l := range ls {
		if l == outside {
			continue
		}
		switch placeOf(l) {
		case single:
			dst = append(dst, Name{at + i, at + i + 1, typeOf(l)})
		case first:
			start = i
		case last:
			dst = append(dst, Name{at + start, at + i + 1, typeOf(l)})
		}
	}
	return dst
}

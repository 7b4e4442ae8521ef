package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxNamesakes is how many people of one surname are told apart.
const maxNamesakes = 50

// person returns the one person of the article that words may name: by full
// name, by surname, or by first name where nobody else bears it.
func (f *finder) person(words []string) *referent {
	var found *referent
	rs := f.people[Fold(surname(words))]
	if len(rs) > maxNamesakes {
		return nil
	}
	for _, r := range rs {
		if !samePerson(strings.Fields(r.Name), words) {
			continue
		}
		if found != nil {
			return nil // two of the name: better two nodes than a wrong one
		}
		found = r
	}
	return found
}

// enter notes the words that r, a person, can be found by.
func (f *finder) enter(r *referent) {
	for w := range strings.FieldsSeq(r.Name) {
		if k := Fold(w); !slices.Contains(f.people[k], r) {
			f.people[k] = append(f.people[k], r)
		}
	}
}

// samePerson reports whether two names may be one person's: the same surname
// with first names that agree, or one word that is the other's surname or
// first name.
func samePerson(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	if len(a) == 1 {
		w := Fold(a[0])
		return w == Fold(surname(b)) || w == Fold(b[0])
	}
	if Fold(surname(a)) != Fold(surname(b)) {
		return false
	}
	return sameGiven(a[0], b[0]) || containsFold(b[:len(b)-1], a[0])
}

// surname returns the last word of a name that is not a suffix such as "Jr.".
func surname(words []string) string {
	for i := len(words) - 1; i > 0; i-- {
		switch strings.TrimSuffix(words[i], ".") {
		case "Jr", "Sr", "II", "III", "IV", ",":
			continue
		}
		return words[i]
	}
	return words[0]
}

// sameGiven reports whether two given names agree: equal, or one an initial
// of the other.
func sameGiven(a, b string) bool {
	a, b = Fold(a), Fold(b)
	if a == b {
		return true
	}
	ra, na := utf8.DecodeRuneInString(a)
	rb, nb := utf8.DecodeRuneInString(b)
	return ra == rb && na > 0 && (na == len(a) || nb == len(b))
}

func containsFold(words []string, w string) bool {
	for _, x := range words {
		if Fold(x) == Fold(w) {
			return true
		}
	}
	return false
}

// acronym returns the organization that n abbreviates or spells out: "SDF"
// and "Syrian Democratic Forces".
func (f *finder) acronym(n name) *referent {
	words := f.words(n)
	if len(words) == 1 && isAcronym(words[0]) {
		return f.spelled[words[0]]
	}
	if r := f.acronyms[initials(words)]; len(words) > 1 && r != nil {
		r.Name = strings.Join(words, " ")
		return r
	}
	return nil
}

// abbreviate notes the acronym that r, an organization, is or may have, and
// the words a shorter name of it may end in.
func (f *finder) abbreviate(r *referent, words []string) {
	index, key := f.spelled, initials(words)
	if len(words) == 1 {
		if index, key = f.acronyms, words[0]; !isAcronym(key) {
			return
		}
	}
	if index[key] == nil {
		index[key] = r
	}
	if len(words) > 1 {
		for w := range strings.FieldsSeq(Fold(r.Name)) {
			enterUnder(f.long, w, r)
		}
	}
}

// bracketed joins name i+1 to name i where it is the acronym in brackets after
// it, whatever its letters: in another language they may stand in another order.
func (f *finder) bracketed(i int) {
	n := f.names[i]
	if i+1 == len(f.names) || f.owner[i+1] != nil || n.last+2 >= len(f.doc.Tokens) || n.last-n.first < 2 {
		return
	}
	next := f.names[i+1]
	if next.first != n.last+1 || next.last != next.first+1 || f.doc.Word(n.last) != "(" || f.doc.Word(next.last) != ")" || !isAcronym(f.doc.Word(next.first)) {
		return
	}
	key := string(Organization) + "/" + Fold(f.doc.Word(next.first))
	if _, known := lex().organizations[f.doc.Word(next.first)]; !known && f.byKey[key] == nil {
		f.byKey[key] = f.owner[i]
		f.names[i+1].typ = Organization
	}
}

// shortened returns the one organization whose longer name begins or ends with
// words: "the Lindqvist Foundation" for the Lindqvist Foundation for Peace. A
// single last word must be one for a body, "the Council".
func (f *finder) shortened(words []string) *referent {
	generic := len(words) == 1 && lex().orgwords[words[0]]
	key := Fold(strings.Join(words, " "))
	var found *referent
	rs := f.long[lastWord(key)]
	for _, r := range rs[:min(len(rs), maxNamesakes)] {
		if name := Fold(r.Name); strings.HasPrefix(name, key+" ") || (len(words) > 1 || generic) && strings.HasSuffix(name, " "+key) {
			if found != nil && found != r {
				return nil
			}
			found = r
		}
	}
	return found
}

func lastWord(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }

// trimToAcronym shortens a name to the words that the acronym in brackets
// after it stands for: in "Kurdish Syrian Democratic Forces (SDF)", the last
// three.
func (f *finder) trimToAcronym(n name) name {
	if n.typ != Organization || n.last+2 >= len(f.doc.Tokens) || !strings.HasSuffix(f.doc.Word(n.last), "(") {
		return n
	}
	short := f.doc.Word(n.last + 1)
	for first := n.first; isAcronym(short) && first < n.last-1; first++ {
		trimmed := n
		trimmed.first = first
		if initials(f.words(trimmed)) == short {
			return trimmed
		}
	}
	return n
}

// initials returns the first letters of the capitalised words.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

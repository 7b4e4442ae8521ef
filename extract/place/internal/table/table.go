// Package table is the gazetteer's file: places, and the names they are looked
// up by. Use [Open] to read one in place and [Write] to make one.
//
// A file is a header of section offsets and the sections after it, all numbers
// little endian:
//
//	places    24 bytes each: latitude and longitude in 1e-5 degrees, GeoNames
//	          id, population, name (24 bits offset, 8 bits length), country,
//	          feature, province
//	keys      8 bytes each, sorted by their text: offset of the text, first posting
//	postings  4 bytes each: place (24 bits) and how the key names it (8 bits),
//	          the most populous place first
//	features  8 bytes each: a code padded with blanks
//	codes     8 bytes each, of the places that come first: countries, then provinces
//	text      names and keys
package table

import (
	"encoding/binary"
	"errors"
	"sort"
	"strings"
)

// A Use says how a key names a place.
type Use uint8

// The uses of a key.
const (
	Name         Use = iota // the place's own name, or one as good
	Alternate               // a name in another language or of another time
	Word                    // a name that is a plain word as well: "Valley"
	Abbreviation            // "Ala.", "NSW"
	Postal                  // "AL"
	Demonym                 // "Turkish", of a country
	Sound                   // see [spelling.Sound]
)

// None is the country or province of a place that lies in no one.
const (
	NoCountry  = 0xff
	NoProvince = 0xffff
)

const magic = "newsgraph places 1\n"

const (
	placeSize   = 24
	keySize     = 8
	postingSize = 4
	codeSize    = 8
)

// The sections.
const (
	places = iota
	keys
	postings
	features
	codes
	text
	sections
)

const headerSize = len(magic) + 4*(sections+1)

// A Table is an open file. The zero Table is empty.
type Table struct {
	data    string
	section [sections]string
}

// Open reads the header of data, which is a whole file.
func Open(data string) (*Table, error) {
	if len(data) < headerSize || !strings.HasPrefix(data, magic) {
		return nil, errors.New("not a table of places")
	}
	t := &Table{data: data}
	at := func(i int) int { return int(u32(data, len(magic)+4*i)) }
	for i := range sections {
		if at(i) > at(i+1) || at(i+1) > len(data) {
			return nil, errors.New("table of places: a section lies outside the file")
		}
		t.section[i] = data[at(i):at(i+1)]
	}
	return t, nil
}

// A Place is one entry. Country and Province are its places' indices, Province
// counted from the first province; see [NoCountry] and [NoProvince].
type Place struct {
	Lat, Lon   int32 // 1e-5 degrees
	GeoNames   uint32
	Population uint32
	Country    uint8
	Feature    uint8
	Province   uint16
	name       uint32
}

// Place returns entry i.
func (t *Table) Place(i int) Place {
	s := t.section[places][i*placeSize : (i+1)*placeSize]
	return Place{
		Lat: int32(u32(s, 0)), Lon: int32(u32(s, 4)), GeoNames: u32(s, 8), Population: u32(s, 12), name: u32(s, 16),
		Country: s[20], Feature: s[21], Province: uint16(s[22]) | uint16(s[23])<<8,
	}
}

// Name returns the name of p.
func (t *Table) Name(p Place) string {
	from := int(p.name & 0xffffff)
	return t.section[text][from : from+int(p.name>>24)]
}

// Feature returns the GeoNames feature code of p.
func (t *Table) Feature(p Place) string { return code(t.section[features], int(p.Feature)) }

// Code returns the code of place i: ISO 3166 of a country, GeoNames' of a
// province ("US.TX"), "" of any other place.
func (t *Table) Code(i int) string {
	if (i+1)*codeSize > len(t.section[codes]) {
		return ""
	}
	return code(t.section[codes], i)
}

// Codes returns how many places have a code: they come first.
func (t *Table) Codes() int { return len(t.section[codes]) / codeSize }

func code(s string, i int) string { return strings.TrimRight(s[i*codeSize:(i+1)*codeSize], " ") }

// Lookup calls f for every place that key names, until f returns false, and
// reports whether there is any.
func (t *Table) Lookup(key string, f func(place int, use Use) bool) bool {
	n := len(t.section[keys])/keySize - 1 // the last one only ends the one before
	i := sort.Search(n, func(i int) bool { return t.key(i) >= key })
	if i >= n || t.key(i) != key {
		return false
	}
	from, to := u32(t.section[keys], i*keySize+4), u32(t.section[keys], (i+1)*keySize+4)
	for p := from; p < to; p++ {
		v := u32(t.section[postings], int(p)*postingSize)
		if !f(int(v&0xffffff), Use(v>>24)) {
			break
		}
	}
	return true
}

func (t *Table) key(i int) string {
	s := t.section[keys]
	return t.section[text][u32(s, i*keySize):u32(s, (i+1)*keySize)]
}

func u32(s string, i int) uint32 {
	s = s[i : i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

var order = binary.LittleEndian

// Begins reports whether any key begins with prefix.
func (t *Table) Begins(prefix string) bool {
	n := len(t.section[keys])/keySize - 1
	i := sort.Search(n, func(i int) bool { return t.key(i) >= prefix })
	return i < n && strings.HasPrefix(t.key(i), prefix)
}

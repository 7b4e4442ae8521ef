// Package gazetteer marks the words of a sentence that stand in lists of
// names: [Table.Mark]. [Builder] makes the table, which is a flat file read in
// place.
package gazetteer

import (
	"fmt"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// The lists. A mark in [word.Word.Lexicon] has two bits a list: the word
// begins an entry, and it goes on with one.
const (
	Given = iota
	Surname
	City
	Town // smaller populated places
	Region
	Country
	Demonym
	Organization
	Leader           // full names of office holders
	LeaderName       // their last names
	Title            // nouns for agents and offices: "minister", "rebel"
	OrganizationWord // ends or begins the names of organisations
	PlaceWord
	KnownOrganization // the best known companies, media, bodies and parties
	Lists
)

const maxWords = 7 // of an entry

// A Builder collects entries.
type Builder struct{ entries map[uint64]uint32 }

// Add puts the words of one entry into a list.
func (b *Builder) Add(list int, words []string) {
	if len(words) == 0 || len(words) > maxWords {
		return
	}
	if b.entries == nil {
		b.entries = map[uint64]uint32{}
	}
	h := uint64(0)
	for _, w := range words {
		h = perceptron.Mix(h, word.Of(w).Lower)
	}
	b.entries[h] |= 1 << list
}

// Bytes returns the table's file.
func (b *Builder) Bytes() []byte {
	f := perceptron.File{Kind: "GAZ", Sections: []string{string(perceptron.DictBytes(b.entries))}}
	return f.Bytes()
}

// A Table is a set of entries, each in one or more lists.
type Table struct{ lists *perceptron.Dict }

// Open reads a table's file in place.
func Open(data string) (*Table, error) {
	s, err := perceptron.Open(data, "GAZ", 1)
	if err != nil {
		return nil, err
	}
	d, err := perceptron.OpenDict(s[0])
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	return &Table{d}, nil
}

// Mark sets Lexicon of every word: for list k, bit 2k when the word begins an
// entry and bit 2k+1 when it is a later word of one. Entries other than titles
// begin with a capital.
func (t *Table) Mark(ws []word.Word) {
	for i := range ws {
		ws[i].Lexicon = 0
	}
	for i := range ws {
		h := uint64(0)
		for k := 0; k < maxWords && i+k < len(ws); k++ {
			if k > 0 && !ws[i].Upper {
				break
			}
			h = perceptron.Mix(h, ws[i+k].Lower)
			m := t.lists.Get(h)
			if !ws[i].Upper {
				m &= 1<<Title | 1<<OrganizationWord | 1<<PlaceWord
			}
			for l := range Lists {
				if m>>l&1 == 0 {
					continue
				}
				ws[i].Lexicon |= 1 << (2 * l)
				for j := 1; j <= k; j++ {
					ws[i+j].Lexicon |= 2 << (2 * l)
				}
			}
		}
	}
}

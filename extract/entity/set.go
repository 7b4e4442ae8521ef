package entity

import (
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// set returns the entities.
func (f *finder) set() *Set {
	set := &Set{}
	ids := map[string]int{}
	local := ""
	for _, r := range f.referents {
		if !r.named && r.Type == Organization {
			r.Type = Group
		}
		if !r.named && r.Type != Person && r.Type != Group && len(r.at) < 2 {
			continue
		}
		for _, i := range r.at {
			m := &f.mentions[i]
			last := m.last
			if m.kind == Nominal {
				last = f.tree.complement(m.head)
			}
			head := [2]int{f.doc.Tokens[m.head].Start, f.doc.Tokens[m.head].End}
			if m.kind == Named {
				head[0], head[1] = min(head[0], f.doc.Tokens[m.named].Start), f.doc.Tokens[m.last-1].End
			}
			r.Mentions = append(r.Mentions, Mention{Span: f.doc.TokenSpan(m.first, last), Kind: m.kind, Name: m.name, head: head})
		}
		slices.SortStableFunc(r.Mentions, func(a, b Mention) int { return a.Start - b.Start })
		switch {
		case r.ID != "": // a place has its own
		case r.named:
			r.ID = newID(r.Type, r.Name)
		default:
			if local == "" {
				local = checksum(f.doc.Text)
			}
			f.unnamed(r)
			r.ID = newID(r.Type, r.Name)
			if ids[r.ID]++; ids[r.ID] > 1 {
				r.ID += "-" + strconv.Itoa(ids[r.ID])
			}
			r.ID += "~" + local
		}
		set.Add(&r.Entity)
	}
	return set
}

// checksum is short and differs from article to article.
func checksum(text string) string {
	h := fnv.New32a()
	io.WriteString(h, text)
	return fmt.Sprintf("%08x", h.Sum32())
}

// unnamed gives r, which has no name, a description for a name, and its country.
func (f *finder) unnamed(r *referent) {
	m := &f.mentions[r.at[0]]
	first, last := m.first, f.tree.complement(m.head)
	for first < m.head {
		if tag := f.doc.Tokens[first].Tag; tag != "DT" && tag != "PRP$" && tag != "PDT" {
			break
		}
		first++
	}
	r.Name = written(f.doc, first, last)
	r.Country = f.countryOf(m.first, last)
	if r.Type == Group {
		r.Sector = f.sectorOf(m)
	}
}

// written returns the words from token first up to last as one writes a name,
// with a blank between where there may be a line break in the text.
func written(doc *nlp.Document, first, last int) string {
	return strings.Join(strings.Fields(doc.TokenSpan(first, last).Text), " ")
}

package entity

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/place"
)

// maxRole is the number of words a role may have.
const maxRole = 12

// addRole notes the title before the name n and the description after it.
func (f *finder) addRole(r *referent, n name) {
	if first := f.titleBefore(n.first); first < n.first {
		words := f.words(name{first: first, last: n.first})
		if g, ok := lex().titles[words[len(words)-1]]; ok && g != unknown {
			r.gender = g
		}
		// "Mr" is a courtesy, not a role
		if !is("courtesy", words[len(words)-1]) {
			f.appendRole(r, first, n.first)
		}
	}
	if first, last := f.apposition(n.last); first < last {
		f.appendRole(r, first, last)
		f.setOffAt[first] = r
	}
}

// maxRoles bounds the roles kept of one person.
const maxRoles = 30

// appendRole notes the role in the tokens first to last, and the country that
// it is of.
func (f *finder) appendRole(r *referent, first, last int) {
	if len(r.Roles) == maxRoles {
		return
	}
	of := first
	for of < last && f.doc.Tokens[of].Tag != "IN" {
		of++
	}
	if r.Country == "" {
		r.Country = f.countryOf(first, of)
	}
	for first < last-1 && (f.doc.Tokens[first].Tag == "DT" || f.doc.Tokens[first].Tag == "PRP$") {
		first++
	}
	role := written(f.doc, first, last)
	if !slices.ContainsFunc(r.Roles, func(have string) bool { return strings.EqualFold(have, role) }) {
		r.Roles = append(r.Roles, role)
		if len(r.at) > 0 {
			f.indexRole(r, role)
		}
	}
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		switch {
		case strings.HasSuffix(w, "woman") || w == "mother" || w == "sister" || w == "widow" || w == "wife" || w == "daughter" || w == "queen":
			r.gender = female
		case strings.HasSuffix(w, "man") && w != "human" && len(w) > 4 || w == "father" || w == "brother" || w == "husband" || w == "son" || w == "king":
			r.gender = male
		}
	}
}

// titleBefore returns the first token of the title or office that ends before
// token first, or first itself: "Turkish Defence Minister", "research fellow".
func (f *finder) titleBefore(first int) int {
	sent := f.doc.Sentences[f.doc.SentenceAt(f.doc.Tokens[first].Start)]
	at := first
	if at == sent.First || !lex().isRole(f.doc.Word(at-1)) {
		return first
	}
	for at > sent.First && first-at < maxRole && f.inTitle(at-1) {
		at--
	}
	return at
}

// inTitle reports whether token i can be part of a title before a name.
func (f *finder) inTitle(i int) bool {
	w, tag := f.doc.Word(i), f.doc.Tokens[i].Tag
	if lex().isRole(w) {
		return true
	}
	if _, ok := place.Demonym(w); ok {
		return true
	}
	switch tag {
	case "NN", "JJ", "NNP", "NNPS":
		// a capital within the title, or plain words: not the end of a clause
		return strings.Trim(w, `"'“”‘’–—-,.;:`) != ""
	}
	return false
}

// apposition returns the tokens of a description set off by commas after a
// name: "Charlie Winter, a senior research fellow at King's College,". Its head
// must be a noun for a person's office or work.
func (f *finder) apposition(after int) (first, last int) {
	toks := f.doc.Tokens
	if after+1 >= len(toks) || f.doc.Word(after) != "," {
		return 0, 0
	}
	first = after + 1
	switch toks[first].Tag {
	case "DT", "JJ", "NN", "NNP", "VBG", "PRP$", "JJS":
	default:
		return 0, 0
	}
	head := false
	for last = first; last < len(toks) && last-first < maxRole; last++ {
		w, tag := f.doc.Word(last), toks[last].Tag
		if w == "," || w == "." || w == ";" || w == "and" || strings.HasPrefix(tag, "W") {
			break
		}
		if strings.HasPrefix(tag, "VB") && tag != "VBG" && tag != "VBN" {
			return 0, 0 // a clause, not a description
		}
		if tag == "IN" && !head {
			return 0, 0
		}
		head = head || lex().isRole(w)
	}
	if !head || last == first {
		return 0, 0
	}
	return first, last
}

func hasRole(roles []string, words []string) bool {
	for _, role := range roles {
		have := strings.Fields(Fold(role))
		all := true
		for _, w := range words {
			all = all && slices.Contains(have, w)
		}
		if all {
			return true
		}
	}
	return false
}

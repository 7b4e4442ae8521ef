package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
)

// joinPossessives makes one name of a plural and the body that is theirs: "the
// Dockers' Federation".
func joinPossessives(words []string, names []name) []name {
	out := names[:0]
	for _, n := range names {
		k := len(out) - 1
		if k >= 0 && n.first < out[k].last {
			out[k].last = max(out[k].last, n.last) // its first word was taken below
			continue
		}
		if k >= 0 && n.typ == Organization && out[k].typ != Person && out[k].last+1 == n.first && apostrophe(words[n.first-1]) {
			out[k].last, out[k].typ = n.last, Organization
			continue
		}
		if last := n.last; n.typ != Person && last+1 < len(words) && apostrophe(words[last]) && lex().orgwords[words[last+1]] {
			n.last, n.typ = last+2, Organization
		}
		out = append(out, n)
	}
	return out
}

func apostrophe(w string) bool { return w == "'" || w == "’" }

func possessive(w string) bool { return w == "'s" || w == "’s" }

// split returns the names in n, which the recogniser took for one: a person's
// name ends before "of" and "from", and "and" joins two.
func split(words []string, n name) []name {
	if n.typ != Person {
		return []name{n}
	}
	var out []name
	first := n.first
	for i := n.first; i <= n.last; i++ {
		if i < n.last && words[i] != "and" && words[i] != "of" && words[i] != "from" {
			continue
		}
		if i > first {
			out = append(out, name{first: first, last: i, typ: n.typ})
		}
		if i < n.last && words[i] != "and" {
			break
		}
		first = i + 1
	}
	return out
}

// refine trims n to the name proper and settles its type.
func refine(doc *nlp.Document, words []string, n name) (name, bool) {
	l := lex()
	if isArticle(words[n.first]) {
		n.first++
	}
	if n.first >= n.last {
		return n, false
	}
	text := strings.Join(words[n.first:n.last], " ")
	_, known := l.organizations[text]
	if p, ok := place.Lookup(text); ok && (n.typ == Place && !known || p.IsCountry()) {
		n.typ = Place
		return n, true
	}
	if known {
		n.typ = Organization
		return n, true
	}
	if n.last-n.first == 1 {
		if is("feast", text) {
			return n, false
		}
		if _, ok := place.Demonym(text); ok {
			n.typ = Group
		}
		if n.typ == Group {
			return n, standsAlone(doc, n)
		}
	}
	if n.last-n.first > 1 && (l.orgwords[words[n.last-1]] || words[n.first] == "Radio") || isAcronym(text) {
		n.typ = Organization
	}
	if n.typ == Person && n.first > 1 && is("bearing", words[n.first-1]) && situated(words[n.first-2]) {
		n.typ = Place // "in central Lille"
	}
	if n.typ == Person && n.last-n.first == 1 && doc.Tokens[n.first].Tag == "NNS" {
		n.typ = Group
	}
	if n.typ == Person {
		n.first += leadingRole(words[n.first:n.last])
	}
	return n, n.first < n.last && startsName(words[n.first])
}

// leadingRole returns how many words before a name are titles, offices and
// the countries or bodies they belong to: "Turkish Defence Minister".
func leadingRole(words []string) int {
	for i := len(words) - 2; i >= 0; i-- {
		if lex().isRole(words[i]) {
			return i + 1
		}
	}
	if len(words) > 1 {
		if _, ok := place.Demonym(words[0]); ok {
			return 1
		}
	}
	return 0
}

// standsAlone reports whether the name of a people is a noun ("the Kurds", "a German"),
// not an adjective before one ("Turkish soldiers").
func standsAlone(doc *nlp.Document, n name) bool {
	if t := doc.Tokens[n.first]; strings.HasPrefix(t.Tag, "JJ") || t.Head >= n.last && (t.Rel == "amod" || t.Rel == "compound") {
		return false
	}
	return n.last == len(doc.Tokens) || !strings.HasPrefix(doc.Tokens[n.last].Tag, "NN")
}

package graph

import (
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"
)

// Short returns the form an IRI has in the store: with a prefix of
// [Namespaces] in place of its namespace, and with the characters that an IRI
// must not hold percent-encoded.
func Short(iri string) quad.IRI {
	iri = escapeIRI(iri)
	for _, ns := range Namespaces {
		if rest, ok := strings.CutPrefix(iri, ns.IRI); ok {
			return quad.IRI(ns.Prefix + ":" + rest)
		}
	}
	return quad.IRI(iri)
}

// Full returns the whole IRI that a form in the store stands for. One that has
// no scheme is taken to be in the ng: namespace.
func Full(iri quad.IRI) string {
	s := escapeIRI(string(iri))
	prefix, rest, ok := strings.Cut(s, ":")
	if !ok || !isScheme(prefix) {
		prefix, rest = "ng", s
	}
	for _, ns := range Namespaces {
		if ns.Prefix == prefix {
			return ns.IRI + rest
		}
	}
	return s
}

// isScheme reports whether s can be the scheme of an IRI (RFC 3986, 3.1).
func isScheme(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		letter := 'a' <= c && c <= 'z'
		if !letter && (i == 0 || !('0' <= s[i] && s[i] <= '9') && s[i] != '+' && s[i] != '-' && s[i] != '.') {
			return false
		}
	}
	return s != ""
}

// escapeIRI percent-encodes what the grammar of N-Quads keeps out of IRIs.
func escapeIRI(s string) string {
	i := 0
	for i < len(s) && !barred(s[i]) {
		i++
	}
	if i == len(s) {
		return strings.ToValidUTF8(s, "%EF%BF%BD")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if barred(s[i]) {
			fmt.Fprintf(&b, "%%%02X", s[i])
		} else {
			b.WriteByte(s[i])
		}
	}
	return strings.ToValidUTF8(b.String(), "%EF%BF%BD")
}

func barred(c byte) bool { return c <= ' ' || c == 0x7f || strings.IndexByte("<>\"{}|^`\\", c) >= 0 }

// ArticleOf returns the article that a node named with a fragment belongs to.
func ArticleOf(iri quad.IRI) quad.IRI {
	if i := strings.LastIndexByte(string(iri), '#'); i >= 0 {
		return iri[:i]
	}
	return iri
}

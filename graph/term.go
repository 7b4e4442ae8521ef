package graph

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

const xsd = "http://www.w3.org/2001/XMLSchema#"

// A literal is a value of RDF: the text and its type, or its language.
type literal struct {
	text, datatype, lang string // a plain string has neither datatype nor lang
}

// dated are the predicates whose plain strings are days, months or times. They
// are stored untyped because Cayley cannot compare values of xsd:date.
var dated = map[quad.Value]bool{SchemaDatePublished: true, SEMTime: true, SEMBegin: true, SEMEnd: true}

// dateType returns the XML Schema type that s is of, or "".
func dateType(s string) string {
	for _, f := range []struct{ layout, datatype string }{
		{"2006-01-02", "date"}, {"2006-01", "gYearMonth"}, {"2006", "gYear"},
		{time.RFC3339, "dateTime"}, {"2006-01-02T15:04:05", "dateTime"},
	} {
		if _, err := time.Parse(f.layout, s); err == nil && !strings.Contains(s, ",") {
			return xsd + f.datatype
		}
	}
	return ""
}

// literalOf returns the literal that a value stands for as the object of a
// predicate. It reports false for IRIs and blank nodes.
func literalOf(predicate, v quad.Value) (literal, bool) {
	switch v := v.(type) {
	case quad.String:
		l := literal{text: valid(string(v))}
		if dated[predicate] {
			l.datatype = dateType(l.text)
		}
		return l, true
	case quad.Int:
		return literal{text: strconv.FormatInt(int64(v), 10), datatype: xsd + "integer"}, true
	case quad.Float:
		return literal{text: double(float64(v)), datatype: xsd + "double"}, true
	case quad.Bool:
		return literal{text: strconv.FormatBool(bool(v)), datatype: xsd + "boolean"}, true
	case quad.Time:
		return literal{text: time.Time(v).UTC().Format(time.RFC3339Nano), datatype: xsd + "dateTime"}, true
	case quad.LangString:
		if !isLang(v.Lang) {
			return literal{text: valid(string(v.Value))}, true
		}
		return literal{text: valid(string(v.Value)), lang: v.Lang}, true
	case quad.TypedString:
		l := literal{text: valid(string(v.Value))}
		if t := Full(v.Type); v.Type != "" && t != xsd+"string" {
			l.datatype = t
		}
		return l, true
	}
	return literal{}, false
}

// value returns the value that the literal is stored as under a predicate. It
// undoes literalOf; a literal of which literalOf would make another text stays
// a typed string.
func (l literal) value(predicate quad.Value) quad.Value {
	if l.lang != "" {
		return quad.LangString{Value: quad.String(l.text), Lang: l.lang}
	}
	var v quad.Value
	switch l.datatype {
	case "", xsd + "string":
		return quad.String(l.text)
	case xsd + "integer":
		if n, err := strconv.ParseInt(l.text, 10, 64); err == nil {
			v = quad.Int(n)
		}
	case xsd + "double":
		if f, err := strconv.ParseFloat(l.text, 64); err == nil && !math.IsNaN(f) { // NaN, unequal to itself, could not be found again
			v = quad.Float(f)
		}
	case xsd + "boolean":
		v = quad.Bool(l.text == "true")
	default:
		v = quad.String(l.text)
	}
	if v != nil {
		if back, _ := literalOf(predicate, v); back == l {
			return v
		}
	}
	return quad.TypedString{Value: quad.String(l.text), Type: Short(l.datatype)}
}

// double writes a number in the canonical form of xsd:double.
func double(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 0):
		return strings.TrimPrefix(strings.ToUpper(strconv.FormatFloat(f, 'f', -1, 64)), "+")
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'E', -1, 64), "E")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	n, _ := strconv.Atoi(exponent)
	return mantissa + "E" + strconv.Itoa(n)
}

func valid(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

// isLang reports whether s is a language tag of N-Quads.
func isLang(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if part == "" {
			return false
		}
		for _, c := range []byte(part) {
			letter := 'a' <= c|0x20 && c|0x20 <= 'z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// appendIRI appends <iri>, written out in full.
func appendIRI(b []byte, iri quad.IRI) []byte {
	b = append(b, '<')
	b = append(b, Full(iri)...)
	return append(b, '>')
}

// appendNode appends an IRI or a blank node and reports whether v is one.
func appendNode(b []byte, v quad.Value) ([]byte, bool) {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(b, v), true
	case quad.BNode:
		return append(b, "_:"+blankLabel(string(v))...), true
	}
	return b, false
}

// blankLabel makes a label that every parser of N-Quads takes.
func blankLabel(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_' && i > 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "x%02X", c)
		}
	}
	if b.Len() == 0 {
		return "x"
	}
	return b.String()
}

func (l literal) append(b []byte) []byte {
	b = append(b, '"')
	for i := 0; i < len(l.text); {
		r, n := utf8.DecodeRuneInString(l.text[i:])
		switch r {
		case '"', '\\':
			b = append(b, '\\', byte(r))
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			if r < ' ' || r == 0x7f {
				b = fmt.Appendf(b, `\u%04X`, r)
			} else {
				b = append(b, l.text[i:i+n]...)
			}
		}
		i += n
	}
	b = append(b, '"')
	switch {
	case l.lang != "":
		b = append(b, "@"+l.lang...)
	case l.datatype != "":
		b = append(b, "^^<"+l.datatype+">"...)
	}
	return b
}

// statement returns q as a line of N-Quads, or of N-Triples, or "" if it cannot
// be told in RDF: where a literal or nothing stands for a node.
func statement(q quad.Quad, label bool) string {
	b, ok := appendNode(nil, q.Subject)
	if !ok {
		return ""
	}
	p, ok := q.Predicate.(quad.IRI)
	if !ok {
		return ""
	}
	b = appendIRI(append(b, ' '), p)
	b = append(b, ' ')
	if l, isLiteral := literalOf(p, q.Object); isLiteral {
		b = l.append(b)
	} else if b, ok = appendNode(b, q.Object); !ok {
		return ""
	}
	if label && q.Label != nil {
		if b, ok = appendNode(append(b, ' '), q.Label); !ok {
			return ""
		}
	}
	return string(append(b, " .\n"...))
}

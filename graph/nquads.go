package graph

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// errSyntax is what is wrong with a line that is no N-Quads.
var errSyntax = errors.New("not N-Quads")

// parseStatement reads one line of N-Quads 1.1 into the form of the store.
// It reports false for a line without a statement. Cayley's own reader is not
// used because it turns literals into values and loses how they were written.
func parseStatement(line string) (quad.Quad, bool, error) {
	p := &parser{rest: line}
	if p.space(); p.rest == "" || p.rest[0] == '#' {
		return quad.Quad{}, false, nil
	}
	var q quad.Quad
	q.Subject = p.node()
	q.Predicate = p.iri()
	q.Object = p.object(q.Predicate)
	if p.space(); !p.eat(".") {
		q.Label = p.node()
		if p.space(); !p.eat(".") {
			p.fail("a full stop")
		}
	}
	if p.space(); p.rest != "" && p.rest[0] != '#' {
		p.fail("the end of the line")
	}
	return q, p.err == nil, p.err
}

// A parser reads terms from the front of a line until its first error.
type parser struct {
	rest string
	err  error
}

func (p *parser) fail(want string) {
	if p.err == nil {
		got := p.rest
		if len(got) > 20 {
			got = got[:20] + "…"
		}
		p.err = fmt.Errorf("%w: want %s, not %q", errSyntax, want, got)
	}
	p.rest = ""
}

func (p *parser) space() { p.rest = strings.TrimLeft(p.rest, " \t\r") }

func (p *parser) eat(s string) bool {
	rest, ok := strings.CutPrefix(p.rest, s)
	p.rest = rest
	return ok
}

// node reads an IRI or a blank node.
func (p *parser) node() quad.Value {
	if p.space(); !p.eat("_:") {
		return p.iri()
	}
	n := strings.IndexAny(p.rest, " \t<\"#")
	if n < 0 {
		n = len(p.rest)
	}
	// A full stop may stand within a label, but not at its end.
	label := strings.TrimRight(p.rest[:n], ".")
	if label == "" || !utf8.ValidString(label) {
		p.fail("the label of a blank node")
	}
	p.rest = p.rest[min(len(label), len(p.rest)):]
	return quad.BNode(label)
}

func (p *parser) iri() quad.Value {
	if p.space(); !p.eat("<") {
		p.fail("an IRI")
		return nil
	}
	full, ok := p.until('>')
	if ok && !strings.Contains(full, ":") || strings.ContainsAny(full, " \n\r\t") {
		p.fail("an absolute IRI")
	}
	return Short(full)
}

func (p *parser) object(predicate quad.Value) quad.Value {
	if p.space(); !p.eat(`"`) {
		return p.node()
	}
	var l literal
	l.text, _ = p.until('"')
	switch {
	case p.eat("^^<"):
		l.datatype, _ = p.until('>')
		if l.datatype = Full(Short(l.datatype)); l.datatype == xsd+"string" {
			l.datatype = ""
		}
	case p.eat("@"):
		n := strings.IndexAny(p.rest, " \t.")
		if n < 0 || !isLang(p.rest[:n]) {
			p.fail("a language tag")
			return nil
		}
		l.lang, p.rest = p.rest[:n], p.rest[n:]
	}
	return l.value(predicate)
}

// until reads up to the mark end and past it, undoing escapes.
func (p *parser) until(end byte) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(p.rest); i++ {
		switch c := p.rest[i]; c {
		case end:
			s := b.String()
			p.rest = p.rest[i+1:]
			if !utf8.ValidString(s) {
				p.fail("valid UTF-8")
				return "", false
			}
			return s, true
		case '\\':
			r, n := unescape(p.rest[i+1:])
			if n == 0 || end == '>' && n == 1 {
				p.rest = p.rest[i:]
				p.fail("an escape")
				return "", false
			}
			b.WriteRune(r)
			i += n
		default:
			b.WriteByte(c)
		}
	}
	p.fail("a closing " + string(end))
	return "", false
}

// unescape returns the character that what follows a backslash stands for, and
// its length, which is 0 if it stands for none.
func unescape(s string) (rune, int) {
	if s == "" {
		return 0, 0
	}
	n := 0
	switch s[0] {
	case 'u':
		n = 4
	case 'U':
		n = 8
	default:
		const marks, chars = `tbnrf"'\`, "\t\b\n\r\f\"'\\"
		if i := strings.IndexByte(marks, s[0]); i >= 0 {
			return rune(chars[i]), 1
		}
		return 0, 0
	}
	if len(s) <= n {
		return 0, 0
	}
	r, err := strconv.ParseUint(s[1:1+n], 16, 32)
	if err != nil || r > utf8.MaxRune || !utf8.ValidRune(rune(r)) {
		return 0, 0
	}
	return rune(r), 1 + n
}

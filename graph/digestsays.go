package graph

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// Day returns the day of publication, YYYY-MM-DD, or "" where it is not known.
func (d *Digest) Day() string {
	if n := len("2006-01-02"); len(d.Published) >= n {
		return d.Published[:n]
	}
	return ""
}

// First returns the first event of the article that tells of the same as st.
func (d *Digest) First(st *StatementDigest) quad.IRI {
	for range 4 {
		if len(st.SameEvent) == 0 {
			break
		}
		next := d.Statement(st.SameEvent[0])
		if next == nil {
			return st.SameEvent[0]
		}
		st = next
	}
	return st.IRI
}

// Statement returns the quotation or event called iri, or nil.
func (d *Digest) Statement(iri quad.IRI) *StatementDigest {
	for i := range d.Statements {
		if d.Statements[i].IRI == iri {
			return &d.Statements[i]
		}
	}
	return nil
}

// Acts reports whether the article knows an entity for one that can act: no mere
// thing and no unnamed place.
func (e *EntityDigest) Acts() bool {
	return slices.ContainsFunc(e.Values, func(v Valued) bool {
		return v.Predicate == OWLSameAs || v.Predicate == RDFType && v.Value != SchemaPlace && v.Value != NGOther
	})
}

// Happened reports whether an event is said to have happened, or is itself the
// saying: a threat, a promise or a refusal of what is to come.
func (st *StatementDigest) Happened() bool {
	if st.Polarity == "negative" {
		return false
	}
	switch st.Modality {
	case "asserted", "":
		return true
	case "planned":
		t := st.EventType()
		return t == "THREATEN" || t == "AGREE" || t == "REJECT"
	}
	return false
}

// EventType returns the code of an event's type: ASSAULT.
func (st *StatementDigest) EventType() string { return strings.TrimPrefix(string(st.Type), "plover:") }

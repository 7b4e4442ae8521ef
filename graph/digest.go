package graph

import (
	"slices"

	"github.com/cayleygraph/quad"
)

// A Digest is what questions need of an article to choose, count and order
// their rows. It follows from the article's quads alone; the store keeps it
// beside them, because to read it is one look where the quads are hundreds.
type Digest struct {
	Article                          quad.IRI
	News                             bool // it is a schema:NewsArticle
	Title, Publisher, Published, URL string
	Lead                             [2]int // the first sentence, in characters, that anything was read in
	Entities                         []EntityDigest
	Statements                       []StatementDigest
}

// An EntityDigest is what an article says of an entity, or of a mention that
// belongs to none and has a name only. Values are in the order of the quads.
type EntityDigest struct {
	IRI      quad.IRI
	Values   []Valued
	Mentions [][2]int // characters, in the order of the quads
}

// A Valued is a predicate and its value.
type Valued struct {
	Predicate quad.IRI
	Value     quad.Value // an IRI, a string or a float
}

// A StatementDigest is what an article says of a quotation or an event, but
// for the words.
type StatementDigest struct {
	IRI                                          quad.IRI
	Quotation                                    bool
	Type                                         quad.IRI // of an event
	Kind, Polarity, Modality                     string
	Time, Begin, End, Basis                      string // as in sem:hasTimeStamp and so on
	Speakers, Mentions, Agents, Patients, Places []quad.IRI
	ClaimedIn, SameEvent, Denies                 []quad.IRI
	Start                                        int // where its first evidence begins, in characters
	Count                                        int
	Counted                                      bool // Count is given
}

// entityValues are the predicates of the values in an EntityDigest.
var entityValues = []quad.IRI{
	RDFType, SchemaName, SchemaAlternateName, SchemaJobTitle, NGCountry, NGSector, GeoLat, GeoLong, OWLSameAs,
}

// digestOf returns the digest of an article from its quads, in the order of
// the store.
func digestOf(article quad.IRI, quads []quad.Quad) *Digest {
	d := &Digest{Article: article}
	nodes := map[quad.IRI]Node{}
	var order []quad.IRI
	for _, q := range quads {
		s, ok := q.Subject.(quad.IRI)
		if !ok {
			continue
		}
		if q.Predicate == NGInSentence {
			if _, b, e, ok := ParseSpan(q.Object); ok && (d.Lead[1] == 0 || b < d.Lead[0]) {
				d.Lead = [2]int{b, e}
			}
		}
		n := nodes[s]
		if n == nil {
			n = Node{}
			nodes[s] = n
			order = append(order, s)
		}
		n.add(q)
	}
	for _, iri := range order {
		switch n := nodes[iri]; {
		case iri == article:
			d.News = slices.Contains(n[RDFType], quad.Value(SchemaNewsArticle))
			d.Title, d.Publisher = n.Text(SchemaHeadline), n.Text(SchemaPublisher)
			d.Published, d.URL = n.Text(SchemaDatePublished), n.Text(SchemaURL)
		case isStatement(n):
			d.Statements = append(d.Statements, DigestStatement(iri, n))
		case len(n[RDFType]) > 0 || len(n[SchemaName]) > 0:
			d.Entities = append(d.Entities, digestEntity(iri, n))
		}
	}
	return d
}

func isStatement(n Node) bool {
	return len(n[SEMEventType]) > 0 ||
		slices.Contains(n[RDFType], quad.Value(SEMEvent)) || slices.Contains(n[RDFType], quad.Value(SchemaQuotation))
}

// DigestStatement returns the digest of the quotation or event called iri.
func DigestStatement(iri quad.IRI, n Node) StatementDigest {
	st := StatementDigest{
		IRI: iri, Quotation: slices.Contains(n[RDFType], quad.Value(SchemaQuotation)),
		Type: first[quad.IRI](n, SEMEventType),
		Kind: n.Text(NGQuoteKind), Polarity: n.Text(NGPolarity), Modality: n.Text(NGModality),
		Time: n.Text(SEMTime), Begin: n.Text(SEMBegin), End: n.Text(SEMEnd), Basis: n.Text(NGTimeBasis),
		Speakers: n.iris(SchemaSpokenBy), Mentions: n.iris(SchemaMentions),
		Agents: n.iris(NGAgent), Patients: n.iris(NGPatient), Places: n.iris(SEMHasPlace),
		ClaimedIn: n.iris(NGClaimedIn), SameEvent: n.iris(NGSameEvent), Denies: n.iris(NGDenies),
		Start: -1,
	}
	for _, v := range n[GAFDenotedBy] {
		if _, b, _, ok := ParseSpan(v); ok && (st.Start < 0 || b < st.Start) {
			st.Start = b
		}
	}
	st.Start = max(st.Start, 0)
	if len(n[NGCount]) > 0 {
		c, ok := n[NGCount][0].(quad.Int)
		st.Count, st.Counted = int(c), ok
	}
	return st
}

func digestEntity(iri quad.IRI, n Node) EntityDigest {
	e := EntityDigest{IRI: iri}
	for _, p := range entityValues {
		for _, v := range n[p] {
			switch v.(type) {
			case quad.IRI, quad.String, quad.Float:
				e.Values = append(e.Values, Valued{p, v})
			}
		}
	}
	for _, v := range n[GAFDenotedBy] {
		if _, b, end, ok := ParseSpan(v); ok {
			e.Mentions = append(e.Mentions, [2]int{b, end})
		}
	}
	return e
}

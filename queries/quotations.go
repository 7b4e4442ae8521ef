package queries

import (
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

var quotationColumns = withEvidence(
	Column{Name: "speaker", Help: "who said it; the mention's own words where nobody is known by them"},
	Column{Name: "role", Help: "what the article says the speaker is"},
	Column{Name: "cue", Help: "the words that tell of the speaking"},
	Column{Name: "said", Help: "the statement, without the cue; of a denial what is denied"},
	Column{Name: "place", Help: "where it was said"},
	Column{Name: "told_by", Help: "who else's words tell of it, and the cue: in \"A said that B said\", A"},
	Column{Name: "said_as", Help: "how the article names the speaker here", Detail: true},
	Column{Name: "type", Help: "direct, indirect or mixed", Detail: true},
	Column{Name: "speaker_iri", Help: "IRI of the speaker", Detail: true},
	Column{Name: "about", Help: "who and what is spoken of in it", Detail: true},
	Column{Name: "polarity", Help: "negative where the speaker denies the words", Detail: true},
	Column{Name: "told_in", Help: "IRI of the quotation whose words tell of it", Detail: true},
)

// quotationCells returns the cells of a quotation: its own, its day and its
// evidence.
func (r *reader) quotationCells(st *statement) (row, error) {
	c, err := r.evidence(st)
	if err != nil {
		return nil, err
	}
	c["said"] = squash(text(st.node, graph.SchemaText))
	c["cue"] = squash(text(st.node, graph.NGCue))
	c["type"] = text(st.node, graph.NGQuoteKind)
	speaker, err := r.speaker(st.node)
	if err != nil {
		return nil, err
	}
	c["speaker"], c["speaker_iri"] = speaker.name, string(speaker.iri)
	c["polarity"] = text(st.node, graph.NGPolarity)
	if c["role"], err = r.role(speaker.iri, st.story.iri); err != nil {
		return nil, err
	}
	told, err := r.claimOf(st.node)
	if err != nil {
		return nil, err
	}
	c["told_by"], c["told_in"] = told.by(), told.iri
	for _, v := range st.node[graph.NGSaidAs] {
		if c["said_as"], err = r.mentionText(v); err != nil {
			return nil, err
		}
	}
	if c["about"], _, err = r.names(st.node, graph.SchemaMentions); err != nil {
		return nil, err
	}
	c["place"], err = r.place(st.node)
	return c, err
}

// speaker returns who a quotation is ascribed to; nobody is the zero party.
func (r *reader) speaker(quotation graph.Node) (party, error) {
	for _, v := range quotation[graph.SchemaSpokenBy] {
		return r.party(v)
	}
	return party{}, nil
}

// role returns what an article says somebody is, or "".
func (r *reader) role(who, article quad.IRI) (string, error) {
	if who == "" {
		return "", nil
	}
	roles, ok := r.roles[article]
	if !ok {
		// An article has few quads, an entity of many articles may have very many.
		roles = map[quad.IRI]string{}
		err := r.each(quad.Label, article, func(q quad.Quad) error {
			s, ok := q.Subject.(quad.IRI)
			if !ok || q.Predicate != graph.SchemaJobTitle {
				return nil
			}
			who, err := r.meant(s, article)
			if roles[who] != "" {
				roles[who] += ", "
			}
			roles[who] += native(q.Object)
			return err
		})
		if err != nil {
			return "", err
		}
		r.roles[article] = roles
	}
	return roles[who], nil
}

// place returns the name of a statement's place, or "".
func (r *reader) place(n graph.Node) (string, error) {
	for _, v := range n[graph.SEMHasPlace] {
		p, err := r.party(v)
		return p.name, err
	}
	return "", nil
}

// quotations returns the quotations that may answer: those of the speakers if
// they are given, else those that mention the entities about, else all.
func (r *reader) quotations(speakers, about entities) ([]quad.IRI, error) {
	switch {
	case speakers != nil:
		return r.leadingTo(speakers, graph.SchemaSpokenBy)
	case about != nil:
		return r.quotationsMentioning(about)
	}
	return r.subjects(graph.SchemaQuotation, graph.RDFType)
}

// quotationsMentioning returns the quotations with a mention of one of set.
func (r *reader) quotationsMentioning(set entities) ([]quad.IRI, error) {
	all, err := r.leadingTo(set, graph.SchemaMentions)
	if err != nil {
		return nil, err
	}
	var out []quad.IRI
	for _, iri := range all {
		// An article mentions entities too, and may have a fragment in its name.
		quotation := false
		err := r.along(quad.Subject, iri, func(q quad.Quad) error {
			if q.Object == graph.SchemaQuotation {
				quotation = true
				return errStop
			}
			return nil
		}, graph.RDFType)
		if err != nil {
			return nil, err
		}
		if quotation {
			out = append(out, iri)
		}
	}
	return out, nil
}

// leadingTo returns the nodes from which one of the predicates leads to one of
// set, each once.
func (r *reader) leadingTo(set entities, preds ...quad.IRI) ([]quad.IRI, error) {
	var out []quad.IRI
	seen := entities{}
	for _, iri := range set.sorted() {
		from, err := r.subjects(iri, preds...)
		if err != nil {
			return nil, err
		}
		for _, f := range from {
			if !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	return out, nil
}

// rows makes the rows of an answer, those asked for.
func rows(sts []*statement, a Args, cells func(*statement) (row, error)) ([]row, int, error) {
	var out []row
	for _, st := range pageOf(sts, a) {
		c, err := cells(st)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, len(sts), nil
}

package queries

import (
	"slices"
	"strings"

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
	c["said"] = squash(st.node.Text(graph.SchemaText))
	c["cue"] = squash(st.node.Text(graph.NGCue))
	c["type"] = st.node.Text(graph.NGQuoteKind)
	speaker, err := r.speaker(st)
	if err != nil {
		return nil, err
	}
	c["speaker"], c["speaker_iri"] = speaker.name, string(speaker.iri)
	c["polarity"] = st.node.Text(graph.NGPolarity)
	if c["role"], err = r.role(speaker.iri, st.article); err != nil {
		return nil, err
	}
	told, err := r.claimOf(st)
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
func (r *reader) speaker(quotation *statement) (party, error) {
	for _, who := range quotation.Speakers {
		return r.party(who)
	}
	return party{}, nil
}

// role returns what an article says somebody is, or "".
func (r *reader) role(who quad.IRI, in *graph.Digest) (string, error) {
	if who == "" {
		return "", nil
	}
	roles, ok := r.roles[in.Article]
	if !ok {
		roles = map[quad.IRI]string{}
		for _, e := range in.Entities {
			who, err := r.meant(e.IRI, in.Article)
			if err != nil {
				return "", err
			}
			for _, v := range e.Values {
				if v.Predicate != graph.SchemaJobTitle {
					continue
				}
				if roles[who] != "" {
					roles[who] += ", "
				}
				roles[who] += graph.Text(v.Value)
			}
		}
		r.roles[in.Article] = roles
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

// quotations searches for the quotations that may answer: those of the speakers
// if they are given, else those that mention the entities about, else all.
func (r *reader) quotations(speakers, about entities) (scope, error) {
	switch {
	case speakers != nil:
		return r.at(speakers, func(_ *graph.Digest, st *graph.StatementDigest) bool {
			return speakers.in(st.Speakers)
		}, graph.SchemaSpokenBy)
	case about != nil:
		return r.at(about, func(_ *graph.Digest, st *graph.StatementDigest) bool {
			return st.Quotation && about.in(st.Mentions)
		}, graph.SchemaMentions)
	}
	return scope{everywhere: true, candidate: func(_ *graph.Digest, st *graph.StatementDigest) bool { return st.Quotation }}, nil
}

// readTogether is how many quotations are read in one pass.
const readTogether = 512

// containing returns the quotations whose words, folded, contain words.
func (r *reader) containing(sts []*statement, words string) ([]*statement, error) {
	if words == "" {
		return sts, nil
	}
	var out []*statement
	for some := range slices.Chunk(sts, readTogether) {
		iris := make([]quad.IRI, len(some))
		for i, st := range some {
			iris[i] = st.IRI
		}
		nodes, err := r.store.Nodes(r.ctx, iris, graph.SchemaText)
		if err != nil {
			return nil, err
		}
		for i, st := range some {
			if strings.Contains(graph.Fold(nodes[i].Text(graph.SchemaText)), words) {
				out = append(out, st)
			}
		}
	}
	return out, nil
}

// rows makes the rows of an answer, those asked for, from the newest statements.
func (r *reader) rows(sts []*statement, a Args, cells func(*statement) (row, error)) ([]row, int, error) {
	first := 0 // all
	if a.limit > 0 {
		first = a.offset + a.limit
	}
	shown := pageOf(newest(sts, first), a)
	if err := r.fill(shown...); err != nil {
		return nil, 0, err
	}
	var out []row
	for _, st := range shown {
		c, err := cells(st)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, len(sts), nil
}

package queries

import (
	"maps"
	"sort"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// fill reads all that the cells of statements which are to be shown need, each
// kind of it in one pass.
func (r *reader) fill(sts ...*statement) error {
	if err := r.fillEvidence(sts...); err != nil {
		return err
	}
	var claims []quad.IRI
	parties := entities{}
	for _, st := range sts {
		for _, list := range taken(st.StatementDigest) {
			for _, iri := range *list {
				parties[iri] = true
			}
		}
		if len(st.ClaimedIn) == 0 {
			continue
		}
		claims = append(claims, st.ClaimedIn[0])
		if q, ok, err := r.find(st.ClaimedIn[0], st.article); err != nil {
			return err
		} else if ok && len(q.Speakers) > 0 {
			parties[q.Speakers[0]] = true
		}
	}
	for _, want := range []struct {
		of   []quad.IRI
		pred quad.IRI
		keep func(quad.IRI, quad.Value)
	}{
		{claims, graph.NGCue, func(iri quad.IRI, v quad.Value) { r.cues[iri] = graph.Text(v) }},
		{parties.sorted(), graph.SchemaName, func(iri quad.IRI, v quad.Value) {
			p := party{name: graph.Text(v)}
			if !graph.IsSpan(iri) {
				p.iri = iri
			}
			r.parties[iri] = p
		}},
	} {
		found, err := r.store.Firsts(r.ctx, want.of, want.pred)
		if err != nil {
			return err
		}
		for iri, v := range found {
			want.keep(iri, v)
		}
	}
	return nil
}

// fillEvidence reads what the evidence of statements needs, and no more.
func (r *reader) fillEvidence(sts ...*statement) error {
	if err := r.fillNodes(sts); err != nil {
		return err
	}
	var spans, articles []quad.IRI
	for _, st := range sts {
		for _, s := range st.spans {
			spans = append(spans, s.iri)
		}
		articles = append(articles, st.story.iri)
	}
	found, err := r.store.Firsts(r.ctx, spans, graph.NGInSentence)
	if err != nil {
		return err
	}
	maps.Copy(r.inSentence, found)
	return r.readBodies(articles...)
}

// fillNodes reads the nodes of statements.
func (r *reader) fillNodes(sts []*statement) error {
	iris := make([]quad.IRI, len(sts))
	for i, st := range sts {
		iris[i] = st.IRI
	}
	nodes, err := r.store.Nodes(r.ctx, iris)
	if err != nil {
		return err
	}
	for i, st := range sts {
		if err := r.join(st.IRI, nodes[i]); err != nil {
			return err
		}
		st.node, st.spans = nodes[i], nil
		for _, v := range st.node[graph.GAFDenotedBy] {
			if _, b, e, ok := graph.ParseSpan(v); ok {
				st.spans = append(st.spans, span{v.(quad.IRI), b, e})
			}
		}
		sort.Slice(st.spans, func(i, j int) bool { return st.spans[i].start < st.spans[j].start })
	}
	return nil
}

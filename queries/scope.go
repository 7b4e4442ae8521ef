package queries

import (
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// A scope says in which articles statements are looked for, and which are
// candidates by what the article itself says, before merges.
type scope struct {
	everywhere bool
	articles   []quad.IRI
	candidate  func(*graph.Digest, *graph.StatementDigest) bool
}

// statements returns the statements found of which keep says yes, in no order.
func (r *reader) statements(s scope, keep func(*statement) bool) ([]*statement, error) {
	var out []*statement
	seen := entities{} // a statement that several graphs tell of
	err := r.each(s, func(d *graph.Digest) error {
		for i := range d.Statements {
			sd := &d.Statements[i]
			if !s.candidate(d, sd) {
				continue
			}
			st, err := r.tell(d, sd)
			if err != nil {
				return err
			}
			if st.story.iri != d.Article {
				if seen[st.IRI] {
					continue
				}
				seen[st.IRI] = true
			}
			if keep(st) {
				out = append(out, st)
			}
		}
		return nil
	})
	return out, err
}

// each calls f for the digests of the articles of a scope.
func (r *reader) each(s scope, f func(*graph.Digest) error) error {
	if s.everywhere {
		return r.store.EachDigest(r.ctx, f)
	}
	return r.store.Digests(r.ctx, s.articles, f)
}

// tell returns the statement that a digest tells of.
func (r *reader) tell(d *graph.Digest, sd *graph.StatementDigest) (*statement, error) {
	st := &statement{StatementDigest: sd, article: d, story: r.storyOf(d)}
	if a := graph.ArticleOf(sd.IRI); a != d.Article {
		var err error
		if st.story, err = r.story(a); err != nil {
			return nil, err
		}
	}
	st.setDay()
	return st, r.joinDigest(st)
}

// joinDigest has those who take part stand for everything that was merged into
// them.
func (r *reader) joinDigest(st *statement) error {
	copied := false
	for i, list := range taken(st.StatementDigest) {
		for j, iri := range *list {
			who, err := r.meant(iri, st.story.iri)
			if err != nil {
				return err
			}
			if who == iri {
				continue
			}
			if !copied {
				own := *st.StatementDigest
				st.StatementDigest, copied = &own, true
			}
			list = taken(st.StatementDigest)[i]
			*list = slices.Clone(*list)
			(*list)[j] = who
		}
		if copied {
			*list = distinct(*list)
		}
	}
	return nil
}

// taken are the lists of a statement that hold entities.
func taken(st *graph.StatementDigest) [5]*[]quad.IRI {
	return [...]*[]quad.IRI{&st.Speakers, &st.Mentions, &st.Agents, &st.Patients, &st.Places}
}

// distinct returns each of iris once.
func distinct(iris []quad.IRI) []quad.IRI {
	var out []quad.IRI
	for _, iri := range iris {
		if !slices.Contains(out, iri) {
			out = append(out, iri)
		}
	}
	return out
}

// at searches the articles in which a predicate leads to one of set, for the
// candidates.
func (r *reader) at(set entities, candidate func(*graph.Digest, *graph.StatementDigest) bool, preds ...quad.IRI) (scope, error) {
	articles, err := r.store.Labels(r.ctx, quad.Object, set.sorted(), preds...)
	return scope{articles: articles, candidate: candidate}, err
}

// find returns a statement, or false if no article tells of it.
func (r *reader) find(iri quad.IRI, in *graph.Digest) (*statement, bool, error) {
	if a := graph.ArticleOf(iri); in == nil || in.Article != a {
		var err error
		if in, err = r.digest(a); err != nil {
			return nil, false, err
		}
	}
	if sd := in.Statement(iri); sd != nil {
		st, err := r.tell(in, sd)
		return st, true, err
	}
	return nil, false, nil
}

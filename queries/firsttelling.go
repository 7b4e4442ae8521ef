package queries

import (
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// firstTelling returns the first event that tells of the same as one, which is
// the first in its article: that of the first article.
func (r *reader) firstTelling(event quad.IRI) (quad.IRI, error) {
	resolved, err := r.resolution()
	if err != nil {
		return event, err
	}
	for range 4 {
		_, next := resolved.SameEvents(event)
		if next == "" {
			break
		}
		if event, err = r.firstInArticle(next); err != nil {
			break
		}
	}
	return event, err
}

// firstInArticle returns the first event of its article that tells of the same
// as one.
func (r *reader) firstInArticle(event quad.IRI) (quad.IRI, error) {
	first, ok := r.firsts[event]
	if !ok {
		d, err := r.digest(graph.ArticleOf(event))
		if err != nil {
			return event, err
		}
		first = event
		if st := d.Statement(event); st != nil {
			first = d.First(st)
		}
		r.firsts[event] = first
	}
	return first, nil
}

// firstTellings sets the first telling of each deed, where it is another than
// the first in its article.
func (r *reader) firstTellings(deeds deedList) error {
	resolved, err := r.resolution()
	if err != nil {
		return err
	}
	var later []*deed
	wanted := map[quad.IRI]bool{}
	for d := range deeds.all() {
		if _, next := resolved.SameEvents(d.first); next != "" {
			later = append(later, d)
			wanted[next] = true
		}
	}
	if len(later) == 0 {
		return nil
	}
	for d := range deeds.all() { // the first telling is mostly among them
		if wanted[d.event] {
			r.firsts[d.event] = d.first
		}
	}
	for _, d := range later {
		if d.first, err = r.firstTelling(d.first); err != nil {
			return err
		}
	}
	return nil
}

package eval

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// crossDoc is an article of ECB+. Only its annotated sentences have mentions.
type crossDoc struct {
	ID       string `json:"id"`
	Topic    int    `json:"topic"`
	Text     string `json:"text"`
	Mentions []struct {
		span
		Type  string `json:"type"`
		Coref string `json:"coref"`
	} `json:"mentions"`
}

// across measures, on ECB+'s mentions of people and groups, whether mentions
// in all articles lead to one node of the graph.
func (s *session) across() (Section, error) {
	docs, file, err := read[crossDoc](s, "coref/ecbplus")
	if err != nil {
		return Section{}, err
	}
	articles := make([]*article.Article, len(docs))
	for i, d := range docs {
		articles[i] = &article.Article{ID: d.ID, Text: d.Text}
	}
	facts, err := s.extract("ecbplus", articles)
	if err != nil {
		return Section{}, err
	}
	one, err := s.resolved(facts)
	if err != nil {
		return Section{}, err
	}
	type id struct{ doc, mention int }
	gold, ours, plain, same := map[id]string{}, map[id]string{}, map[id]string{}, map[id]string{}
	oursTopic, sameTopic := map[id]string{}, map[id]string{} // the same, kept apart by topic
	var found metric.Ratio
	for i, d := range docs {
		for j, m := range d.Mentions {
			if !strings.HasPrefix(m.Type, "HUMAN") {
				continue
			}
			at, alone := id{i, j}, fmt.Sprintf("%d %d", i, j)
			gold[at], plain[at] = m.Coref, nodeAt(facts[i], m.Start, m.End)
			ours[at] = one(facts[i].Article.IRI, plain[at])
			if m.Coref == "" {
				gold[at] = alone
			}
			found.Add(ours[at] != "")
			if ours[at] == "" {
				ours[at], plain[at] = alone, alone
			}
			same[at] = strings.ToLower(m.Text)
			oursTopic[at], sameTopic[at] = fmt.Sprint(d.Topic, ours[at]), fmt.Sprint(d.Topic, same[at])
		}
	}
	chains := metric.GroupBy(gold)
	sec := Section{Title: "People and groups across articles, ECB+", Data: fmt.Sprintf("%s, %d articles", file, len(docs)),
		Note: "B³ on the gold's mentions, all topics together and with entities kept apart by topic. A mention belongs to the entity whose mention shares most with it " +
			"and stands alone where there is none. Entities of two articles are one when they have the same ID, \"resolved\" when they are one in the graph after \"newsgraph resolve\"."}
	sec.prf("B³, resolved entities", metric.BCubed(chains, metric.GroupBy(ours)))
	sec.prf("B³, entities", metric.BCubed(chains, metric.GroupBy(plain)))
	sec.prf("B³, same string (baseline)", metric.BCubed(chains, metric.GroupBy(same)))
	sec.prf("B³ by topic, resolved entities", metric.BCubed(chains, metric.GroupBy(oursTopic)))
	sec.prf("B³ by topic, same string (baseline)", metric.BCubed(chains, metric.GroupBy(sameTopic)))
	sec.accuracy("mentions that an entity overlaps", found)
	return sec, nil
}

// resolved returns a function that tells of an entity in an article which one
// it is in a graph of all the facts.
func (s *session) resolved(facts []*extract.Facts) (func(article, id string) string, error) {
	store, err := graph.Open(s.ctx, "", graph.Options{Backend: graph.Memstore})
	if err != nil {
		return nil, err
	}
	defer store.Close()
	if _, err := store.Load(s.ctx, facts); err != nil {
		return nil, err
	}
	r, err := store.Resolve(s.ctx)
	if err != nil {
		return nil, err
	}
	into, apart := map[string]string{}, map[[2]string]string{}
	for _, m := range r.Merges {
		into[m.From] = m.Into
	}
	for _, x := range r.Splits {
		for _, a := range x.Articles {
			apart[[2]string{a, x.Of}] = x.As
		}
	}
	return func(article, id string) string {
		if id == "" {
			return ""
		}
		id = "ng:" + id
		if as, ok := apart[[2]string{string(graph.Short(article)), id}]; ok {
			return as
		}
		if m, ok := into[id]; ok {
			return m
		}
		return id
	}, nil
}

// nodeAt returns the ID of the entity whose mention shares most with the span,
// the shorter mention among equals, or "".
func nodeAt(f *extract.Facts, start, end int) string {
	best, most, length := "", 0, 0
	for _, e := range f.Entities {
		for _, m := range e.Mentions {
			n := min(m.End, end) - max(m.Start, start)
			if n > most || n == most && n > 0 && m.End-m.Start < length {
				best, most, length = e.ID, n, m.End-m.Start
			}
		}
	}
	return best
}

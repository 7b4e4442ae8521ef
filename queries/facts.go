package queries

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func facts() Query {
	return Query{
		Name:    "facts",
		Short:   "what was read in an article: the names, quotations and events in it, in the order of its text",
		Example: "ng:article/seeds/osijek-flood.txt",
		Params: []Param{
			{Name: "article", Kind: Text, Required: true, Help: "IRI of the article"},
			{Name: limit.Name, Kind: Int, Default: "0", Help: limit.Help}, offset,
		},
		Columns: withEvidence(
			Column{Name: "kind", Help: "article, name, quotation or event; the first row is the article's"},
			Column{Name: "actor", Help: "who said or did it"},
			Column{Name: "what", Help: "the title, the name's bearer, the statement, or the event's word and type"},
			Column{Name: "target", Help: "to whom or to what it was done; who and what is named in a statement"},
			Column{Name: "place", Help: "where"},
			Column{Name: "status", Help: statusHelp},
			Column{Name: "claimed_by", Help: "whose claim it is, and the cue"},
			Column{Name: "type", Help: "what bears the name; whose words a statement is in; PLOVER type", Detail: true},
			Column{Name: "role", Help: "what the article says the bearer or the speaker is", Detail: true},
			Column{Name: "entity_iri", Help: "IRI of what bears the name", Detail: true},
			Column{Name: "actor_iri", Help: "IRIs of those who said or did it", Detail: true},
			Column{Name: "target_iri", Help: "IRIs of the targets", Detail: true},
			Column{Name: "sentence_at", Help: "start,end of the sentence", Detail: true},
			Column{Name: "count", Help: "number of people or things concerned", Detail: true},
			Column{Name: "url", Help: "address of the article", Detail: true},
			Column{Name: "authors", Help: "who wrote it", Detail: true},
			Column{Name: "text", Help: "the article's text, in its own row", Detail: true},
		),
		run: runFacts,
	}
}

func runFacts(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	article := graph.Short(a.text["article"])
	st, err := r.story(article)
	if err != nil {
		return nil, 0, err
	}
	body, err := r.body(article)
	if err != nil {
		return nil, 0, err
	}
	if len(body) == 0 {
		return nil, 0, &UnknownNameError{Param: "article", Name: string(article)}
	}
	d, err := r.digest(article)
	if err != nil {
		return nil, 0, err
	}
	named := map[quad.IRI][]span{}
	for _, e := range d.Entities {
		for _, m := range e.Mentions {
			if m[1] > m[0] {
				named[e.IRI] = append(named[e.IRI], span{start: m[0], end: m[1]})
			}
		}
	}
	out, err := r.nameRows(st, d, named)
	if err != nil {
		return nil, 0, err
	}
	all := scope{articles: []quad.IRI{article}, candidate: func(*graph.Digest, *graph.StatementDigest) bool { return true }}
	sts, err := r.statements(all, func(*statement) bool { return true })
	if err != nil {
		return nil, 0, err
	}
	sts = newest(sts, 0)
	if err := r.fill(sts...); err != nil {
		return nil, 0, err
	}
	for _, st := range sts {
		c, err := r.anyCells(st)
		if err != nil {
			return nil, 0, err
		}
		c["kind"] = "event"
		if !isEvent(st.StatementDigest) {
			c["kind"], c["what"], c["claimed_by"], c["actor_iri"] = "quotation", c["said"], c["told_by"], c["speaker_iri"]
		}
		out = append(out, c)
	}
	sort.SliceStable(out, func(i, j int) bool {
		x, _ := out[i]["start"].(int)
		y, _ := out[j]["start"].(int)
		return x < y
	})
	for _, c := range out {
		start, _ := c["start"].(int)
		end, _ := c["end"].(int)
		b, e := sentenceAround(body, start, end)
		c["sentence_at"] = fmt.Sprintf("%d,%d", b, e)
	}
	first, err := r.articleRow(st, body)
	out = append([]row{first}, out...)
	return pageOf(out, a), len(out), err
}

// articleRow tells of the article itself.
func (r *reader) articleRow(st *story, body []rune) (row, error) {
	c := r.source(st)
	c["kind"], c["what"], c["url"] = "article", squash(st.title), st.url
	if c["day"] = st.day; st.day != "" {
		c["day_basis"] = "published"
	}
	c["text"], c["start"], c["end"] = string(body), 0, len(body)
	n, err := r.only(st.iri, graph.SchemaAuthor)
	var authors []string
	for _, v := range n[graph.SchemaAuthor] {
		authors = append(authors, graph.Text(v))
	}
	c["authors"] = authors
	return c, err
}

// nameRows returns a row for each mention.
func (r *reader) nameRows(st *story, d *graph.Digest, named map[quad.IRI][]span) ([]row, error) {
	var out []row
	for iri, spans := range named {
		who, err := r.meant(iri, st.iri)
		if err != nil {
			return nil, err
		}
		p, err := r.party(who)
		if err != nil {
			return nil, err
		}
		role, err := r.role(who, d)
		if err != nil {
			return nil, err
		}
		for _, at := range spans {
			c := r.source(st)
			if c["day"] = st.day; st.day != "" {
				c["day_basis"] = "published"
			}
			c["kind"], c["what"], c["type"], c["role"], c["entity_iri"] = "name", p.name, entityType(who), role, string(who)
			if err := r.sentenceCells(c, st.iri, at); err != nil {
				return nil, err
			}
			out = append(out, c)
		}
	}
	// A name that begins where another does goes after the longer one.
	sort.Slice(out, func(i, j int) bool {
		if x, y := out[i]["end"].(int), out[j]["end"].(int); x != y {
			return x > y
		}
		return out[i]["entity_iri"].(string) < out[j]["entity_iri"].(string)
	})
	return out, nil
}

// entityType is the type in the IRI of an entity: ng:person/ada-ode.
func entityType(iri quad.IRI) string {
	typ, _, _ := strings.Cut(strings.TrimPrefix(string(iri), "ng:"), "/")
	return typ
}

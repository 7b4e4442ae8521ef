package graph

import (
	"strings"

	"github.com/cayleygraph/quad"
)

func (x *geoJSON) writeEvents(place quad.IRI) error {
	point := x.place[place]
	if point == nil {
		return nil
	}
	events, err := x.store.sortedSubjects(x.ctx, place, SEMHasPlace)
	if err != nil {
		return err
	}
	for _, iri := range events {
		n, err := x.store.Node(x.ctx, iri)
		if err != nil {
			return err
		}
		if len(n[SEMEventType]) == 0 {
			continue // a quotation
		}
		p, err := x.event(iri, place, n)
		if err != nil {
			return err
		}
		if err := x.write(iri, point, p); err != nil {
			return err
		}
	}
	return nil
}

func (x *geoJSON) event(iri, place quad.IRI, n Node) (properties, error) {
	p := properties{"kind": "event", "type": strings.TrimPrefix(oneOf(n, SEMEventType), "plover:"), "article": Full(ArticleOf(iri))}
	p.set("trigger", oneOf(n, NGTrigger))
	p.set("polarity", oneOf(n, NGPolarity))
	p.set("modality", oneOf(n, NGModality))
	p.set("date", oneOf(n, SEMTime))
	if begin := oneOf(n, SEMBegin); begin != "" {
		p.set("date", begin+"/"+oneOf(n, SEMEnd))
	}
	for _, of := range []struct {
		key  string
		pred quad.IRI
	}{{"place", SEMHasPlace}, {"agents", NGAgent}, {"patients", NGPatient}} {
		var names []string
		for _, v := range n[of.pred] {
			if of.pred == SEMHasPlace && v != place {
				continue
			}
			name, err := x.name(v)
			if err != nil {
				return nil, err
			}
			names = append(names, name)
		}
		p.all(of.key, names)
	}
	for _, q := range n[NGClaimedIn] {
		claim, err := x.store.Node(x.ctx, q)
		if err != nil {
			return nil, err
		}
		by := "" // someone not named
		for _, v := range claim[SchemaSpokenBy] {
			if by, err = x.name(v); err != nil {
				return nil, err
			}
		}
		p["claimedBy"] = by
	}
	if span := oneOf(n, GAFDenotedBy); span != "" {
		sentence, err := x.sentence(quad.IRI(span))
		if err != nil {
			return nil, err
		}
		p["evidence"] = Full(quad.IRI(span))
		p.set("sentence", sentence)
	}
	return p, nil
}

// sentence returns the sentence that a span lies in.
func (x *geoJSON) sentence(span quad.IRI) (string, error) {
	n, err := x.store.Node(x.ctx, span)
	if err != nil || len(n[NGInSentence]) == 0 {
		return "", err
	}
	article, start, end, ok := ParseSpan(n[NGInSentence][0])
	if !ok {
		return "", nil
	}
	if _, ok := x.text[article]; !ok {
		a, err := x.store.Node(x.ctx, article)
		if err != nil {
			return "", err
		}
		x.text = map[quad.IRI][]rune{article: []rune(oneOf(a, SchemaArticleBody))}
	}
	text := x.text[article]
	if end > len(text) {
		return "", nil
	}
	return strings.Join(strings.Fields(string(text[start:end])), " "), nil
}

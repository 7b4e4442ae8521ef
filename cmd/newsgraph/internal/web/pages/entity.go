package pages

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/diagram"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/place"
	"github.com/newsgraph/newsgraph/queries"
)

// How many rows a section of a page has, and one of a report; how many ties a
// small picture has, and how many are named beside an actor.
const (
	someRows   = 12
	reportRows = 200
	someTies   = 24
	someBeside = 10
)

// An entityView is what the graph holds of an actor or a place.
type entityView struct {
	Name  string
	IRI   string
	Type  string
	Asked string // the name or IRI asked for
	Place bool

	Also, Roles []string
	Facts       []link // country, sector, other data sets
	Counts      []link // text and where on the page it leads
	Namesakes   []link // others of that name
	Merged      []string

	About, Since, Until, Fault string // the filter of statements

	Said, SaidAbout, Did, Undergone, There *answer
	Mentions                               []record
	Articles                               int
	Beside                                 *answer // who they appear with
	Network, Map                           template.HTML
	Partial                                bool // the network is still to come
	Activity                               *bars
	Lat, Long                              string
}

// entity shows an actor or a place.
func (s *site) entity(ctx context.Context, r *http.Request) (*page, error) {
	v, err := s.entityView(ctx, r.FormValue("name"), r.FormValue("about"), r.FormValue("since"), r.FormValue("until"), someRows)
	if err != nil {
		return nil, err
	}
	return &page{Template: "entity", Title: v.Name, Data: v, Partial: v.Partial}, nil
}

func (s *site) entityView(ctx context.Context, name, about, since, until string, rows int) (*entityView, error) {
	profile, err := s.ask(ctx, "profile", "name", name, "limit", "100")
	if err != nil {
		return nil, err
	}
	v := &entityView{Asked: name, Name: name, About: about, Since: since, Until: until}
	v.fill(profile)
	if v.IRI != "" {
		name = v.IRI
	}
	parts, ctx := errgroup.WithContext(ctx)
	parts.SetLimit(runtime.GOMAXPROCS(0))
	parts.Go(func() (err error) {
		v.Said, err = s.some(ctx, rows, "who-said-what", "speaker", name, "about", about, "since", since, "until", until)
		if err != nil && v.filtered() {
			// A filter that fits nothing must not take the page away.
			v.Fault = failure(err).Data.(fault).Message
			v.Said, err = &answer{}, nil
		}
		return err
	})
	parts.Go(func() error { return s.picture(ctx, name, v) })
	parts.Go(func() (err error) {
		v.Activity, err = s.activity(ctx, name)
		return err
	})
	for _, part := range []struct {
		to    **answer
		query string
		param string
		limit int
	}{
		{&v.SaidAbout, "said-about", "about", rows},
		{&v.Did, "who-did-what", "actor", rows},
		{&v.Undergone, "who-did-what", "target", rows},
		{&v.There, "events-at", "place", rows},
		{&v.Beside, "appears-with", "actor", someBeside},
	} {
		if part.query == "events-at" && !v.Place {
			continue
		}
		parts.Go(func() (err error) {
			*part.to, err = s.some(ctx, part.limit, part.query, part.param, name)
			return err
		})
	}
	if err := parts.Wait(); err != nil {
		return nil, err
	}
	v.dropAnchors()
	if v.Lat != "" && v.Long != "" {
		near := url.Values{"near": {v.Lat + "," + v.Long}, "km": {"50"}}
		v.Facts = append(v.Facts, link{v.Lat + "°, " + v.Long + "°: what happened within 50 km", "/questions/events-at?" + near.Encode()})
	}
	var m mapped
	m.here(v.Name, v.IRI, v.Lat, v.Long)
	for _, a := range []*answer{v.There, v.Did, v.Undergone} {
		m.events(a)
	}
	v.Map, err = m.draw()
	return v, err
}

// dropAnchors takes the links to sections that are not on the page from counts.
func (v *entityView) dropAnchors() {
	for i, c := range v.Counts {
		a := map[string]*answer{"#said": v.Said, "#did": v.Did, "#undergone": v.Undergone, "#there": v.There}[c.URL]
		if there := a != nil && len(a.Rows) > 0 || c.URL == "#articles" && len(v.Mentions) > 0; !there {
			v.Counts[i].URL = ""
		}
	}
}

func (v *entityView) filtered() bool { return v.About+v.Since+v.Until != "" }

// fill takes what the rows of a profile tell. Of several entities with one name
// the first is shown and the others are named.
func (v *entityView) fill(profile *answer) {
	for _, r := range profile.Rows {
		iri := r.Text("iri")
		if v.IRI == "" {
			v.IRI, v.Name = iri, r.Text("entity")
		}
		value := r.Text("value")
		if iri != v.IRI {
			if r.Text("property") == "type" {
				v.Namesakes = append(v.Namesakes, link{r.Text("entity") + " (" + value + ")", entityURL(iri)})
			}
			continue
		}
		switch p := r.Text("property"); p {
		case "type":
			if v.Type == "" || value != "place" {
				v.Type = value
			}
			v.Place = v.Place || value == "place"
		case "name":
		case "also called":
			v.Also = append(v.Also, value)
		case "role":
			v.Roles = append(v.Roles, value)
		case "country":
			if c, ok := place.Country(value); ok {
				value = c.Name
			}
			v.Facts = append(v.Facts, link{Text: value})
		case "sector":
			v.Facts = append(v.Facts, link{Text: event.SectorName(value)})
		case "latitude":
			v.Lat = value
		case "longitude":
			v.Long = value
		case "same as":
			if strings.HasPrefix(value, "https://") {
				v.Facts = append(v.Facts, link{"GeoNames", value})
			}
		case "mentioned":
			v.Mentions = append(v.Mentions, r)
		case "merged", "split":
			v.Merged = append(v.Merged, value)
		default:
			v.Counts = append(v.Counts, link{counted(r.Number("value"), p), countAnchors[p]})
		}
	}
}

// counted words a count: "1 article", "3 acts undergone".
func counted(n int, of string) string {
	if n == 1 {
		first, rest, _ := strings.Cut(of, " ")
		of = strings.TrimSpace(strings.TrimSuffix(first, "s") + " " + rest)
	}
	return thousands(n) + " " + of
}

// countAnchors is where on the page what a count counts is shown.
var countAnchors = map[string]string{
	"articles": "#articles", "mentions": "#articles", "statements": "#said",
	"acts": "#did", "acts undergone": "#undergone", "events there": "#there",
}

// picture draws who acts on whom around an actor; nothing where nobody does.
func (s *site) picture(ctx context.Context, name string, v *entityView) error {
	a, err := s.some(ctx, someTies, "network", "actor", name)
	if errors.Is(err, queries.ErrIndexing) {
		v.Partial = true // there will be one next time
		return nil
	}
	if err != nil || len(a.Rows) == 0 {
		return err
	}
	v.Network, err = draw(a)
	return err
}

// draw draws the answer to a query about ties. Names are escaped by the drawing.
func draw(a *answer) (template.HTML, error) {
	var b bytes.Buffer
	err := diagram.Draw(&b, a.table, entityURL)
	return template.HTML(b.String()), err
}

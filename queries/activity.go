package queries

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func activity() Query {
	return Query{
		Name:    "activity",
		Short:   "how much the news tells of someone or somewhere, by day, month or year of publication",
		Example: "Kovac --by month",
		Params: []Param{
			{Name: "actor", Kind: Text, Required: true, Help: "of whom or what"},
			{Name: "by", Kind: Choice, Choices: []string{"day", "month", "year"}, Help: "how long a period is; else the shortest that makes at most 60 of first to last"},
			since, until, limit, offset,
		},
		Columns: withEvidence(
			Column{Name: "period", Help: "a day, month or year, the first one first; those with nothing are left out"},
			Column{Name: "articles", Help: "how many articles of that time name the actor"},
			Column{Name: "statements", Help: "how many quotations in them the actor said"},
			Column{Name: "acts", Help: "how many events in them the actor did"},
			Column{Name: "undergone", Help: "how many were done to the actor"},
			Column{Name: "there", Help: "how many took place there"},
		),
		run: runActivity,
	}
}

// A spell is what the articles of one period tell.
type spell struct {
	counts
	first *story
	at    span // the first mention in it
}

func runActivity(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	who, err := r.named(a, "actor")
	if err != nil {
		return nil, 0, err
	}
	days := map[string]*spell{}
	err = r.naming(who, a.days, func(d *graph.Digest, st *story, own []span) error {
		if st.day == "" {
			return nil
		}
		if days[st.day] == nil {
			days[st.day] = &spell{}
		}
		x := days[st.day]
		x.add(d, who)
		if x.first == nil || st.iri < x.first.iri {
			x.first, x.at = st, own[0]
		}
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	periods := gather(days, a.text["by"])
	shown := pageOf(slices.Sorted(maps.Keys(periods)), a)
	var read []quad.IRI
	for _, p := range shown {
		read = append(read, periods[p].first.iri)
	}
	if err := r.readBodies(read...); err != nil {
		return nil, 0, err
	}
	var out []row
	for _, p := range shown {
		x := periods[p]
		c, err := r.mentionCells(x.first, x.at)
		if err != nil {
			return nil, 0, err
		}
		c["period"], c["articles"] = p, x.articles
		c["statements"], c["acts"], c["undergone"], c["there"] = x.said, x.did, x.undergone, x.there
		out = append(out, c)
	}
	return out, len(periods), nil
}

// mostPeriods is how many periods an answer that may choose their length spans.
const mostPeriods = 60

// gather puts days together in months or years, as by says or as few as are
// easily looked at.
func gather(days map[string]*spell, by string) map[string]*spell {
	sorted := slices.Sorted(maps.Keys(days))
	if by == "" && len(sorted) > 0 {
		by = "year"
		first, err1 := time.Parse(isoDay, sorted[0])
		last, err2 := time.Parse(isoDay, sorted[len(sorted)-1])
		switch between := int(last.Sub(first).Hours() / 24); {
		case err1 != nil || err2 != nil:
		case between < mostPeriods:
			by = "day"
		case between < mostPeriods*28: // no month is shorter
			by = "month"
		}
	}
	length := map[string]int{"day": len("2006-01-02"), "month": len("2006-01"), "year": len("2006")}[by]
	out := map[string]*spell{}
	for _, day := range sorted {
		x, p := days[day], day[:length]
		if out[p] == nil {
			out[p] = x
		} else {
			out[p].join(&x.counts)
		}
	}
	return out
}

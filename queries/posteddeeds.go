package queries

import (
	"cmp"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sync/atomic"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"

	"github.com/newsgraph/newsgraph/graph"
)

// postedDeeds is around by what the postings of actors tell, if they do. It
// looks into no article but to find the first telling of an event. keep is asked
// by several at once, of deeds of which only the event and the actors are not
// known yet.
func (r *reader) postedDeeds(ego entities, keep func(*deed) bool) (deedList, bool, error) {
	if ego == nil {
		return r.postedOfAll(keep)
	}
	within, known, err := r.postedPartners(ego)
	if err != nil || !known {
		return nil, known, err
	}
	return r.postedAmong(within, keep)
}

// postedOfAll returns the deeds of all actors.
func (r *reader) postedOfAll(keep func(*deed) bool) (deedList, bool, error) {
	c, err := r.newCast(nil, nil)
	if err != nil {
		return nil, false, err
	}
	x := deedReader{cast: c, keep: func(d *deed) bool { return slices.Contains(eventTypes, d.typ) && keep(d) }}
	known, err := r.store.Deeds(r.ctx, nil, x.read)
	if err := cmp.Or(err, c.err); err != nil || !known {
		return nil, known, err
	}
	for iri, who := range c.by {
		if who.acts {
			r.actors[iri] = true
		}
	}
	if err := r.learnActing(x.found.pairs()); err != nil {
		return nil, false, err
	}
	var failed error
	for i, some := range x.found {
		x.found[i] = slices.DeleteFunc(some, func(d deed) bool {
			acts, err := r.act(d.actor, d.target)
			failed = cmp.Or(failed, err)
			return !acts
		})
	}
	return x.found, true, cmp.Or(failed, r.firstTellings(x.found))
}

// postedAmong returns the deeds among a set of those that can act, with as many
// readers as there are processors.
func (r *reader) postedAmong(set entities, keep func(*deed) bool) (deedList, bool, error) {
	all := maps.Clone(set)
	if err := r.whole(all); err != nil {
		return nil, false, err
	}
	c, err := r.newCast(set, all)
	if err != nil {
		return nil, false, err
	}
	agents := shared(all.sorted())
	readers := make([]deedReader, runtime.GOMAXPROCS(0))
	var untold atomic.Bool
	g, ctx := errgroup.WithContext(r.ctx)
	for i := range readers {
		x := &readers[i]
		x.cast, x.keep = c, keep
		g.Go(func() error {
			known, err := r.store.Deeds(ctx, agents, x.read)
			if !known {
				untold.Store(true)
			}
			return err
		})
	}
	if err := g.Wait(); err != nil || untold.Load() {
		return nil, false, err
	}
	var out deedList
	for _, x := range readers {
		out = append(out, x.found...)
	}
	return out, true, r.firstTellings(out)
}

// shared returns a sequence that gives each of all to one of those that go over
// it at once.
func shared[T any](all []T) iter.Seq[T] {
	var next atomic.Int64
	return func(yield func(T) bool) {
		for {
			i := int(next.Add(1)) - 1
			if i >= len(all) || !yield(all[i]) {
				return
			}
		}
	}
}

// postedPartners returns those of ego that can act and the actors that they act
// on or are acted on by, if the postings tell.
func (r *reader) postedPartners(ego entities) (entities, bool, error) {
	ties := map[pair]bool{}
	var failed error
	known, err := r.store.Partners(r.ctx, ego.sorted(), func(article quad.IRI, agent, patient graph.Actor) {
		var ends [2]quad.IRI
		for i, a := range []graph.Actor{agent, patient} {
			who, err := r.actorIn(a, article)
			failed = cmp.Or(failed, err)
			ends[i] = who
		}
		if ends[0] != ends[1] {
			ties[pair{ends[0], ends[1]}] = true
		}
	})
	if err := cmp.Or(err, failed); err != nil || !known {
		return nil, known, err
	}
	if err := r.learnActing(maps.Keys(ties)); err != nil {
		return nil, false, err
	}
	out := entities{}
	for t := range ties {
		if !ego[t.actor] && !ego[t.target] || out[t.actor] && out[t.target] {
			continue
		}
		acts, err := r.act(t.actor, t.target)
		if err != nil {
			return nil, false, err
		}
		if acts {
			out[t.actor], out[t.target] = true, true
		}
	}
	return out, true, nil
}

// actorIn returns whom an article means by an actor, and notes if it can act.
func (r *reader) actorIn(a graph.Actor, article quad.IRI) (quad.IRI, error) {
	who, err := r.meant(a.IRI, article)
	if a.Acts && who == a.IRI {
		r.actors[who] = true
	}
	return who, err
}

package queries

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"sync/atomic"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"

	"github.com/newsgraph/newsgraph/graph"
)

// agentsTogether is of how many agents one reader reads the postings.
const agentsTogether = 32

// postedDeeds is around by what the postings of actors tell, if they do. It
// looks into no article but to find the first telling of an event.
func (r *reader) postedDeeds(ego entities) ([]deed, bool, error) {
	if ego == nil {
		return r.postedAmong(nil)
	}
	within, known, err := r.postedPartners(ego)
	if err != nil || !known {
		return nil, known, err
	}
	return r.postedAmong(within)
}

// postedAmong returns the deeds among set, or all for nil.
func (r *reader) postedAmong(set entities) ([]deed, bool, error) {
	var all entities
	var agents []quad.IRI
	if set != nil {
		all = maps.Clone(set)
		if err := r.whole(all); err != nil {
			return nil, false, err
		}
		agents = all.sorted()
	}
	var out []deed
	var failed error
	known, err := r.eachDeed(agents, all, func(d *graph.Deed) {
		actor, err := r.actorIn(d.Agent, d.Article)
		failed = cmp.Or(failed, err)
		if set != nil && !set[actor] || set == nil && !slices.Contains(eventTypes, d.Type) {
			return
		}
		days := periodOf(d.Time, d.Begin, d.End)
		if days == (period{}) {
			days = period{d.Day, d.Day}
		}
		for _, p := range d.Patients {
			target, err := r.actorIn(p, d.Article)
			failed = cmp.Or(failed, err)
			if (set == nil || set[target]) && target != actor {
				out = append(out, deed{pair{actor, target}, d.Event, d.First, d.Type, days, d.Claimed, d.Happened})
			}
		}
	})
	if err := cmp.Or(err, failed); err != nil || !known {
		return nil, known, err
	}
	if err := r.learnActing(func(yield func(pair) bool) {
		for i := range out {
			if !yield(out[i].pair) {
				break
			}
		}
	}); err != nil {
		return nil, false, err
	}
	out = slices.DeleteFunc(out, func(d deed) bool {
		acts, err := r.act(d.actor, d.target)
		failed = cmp.Or(failed, err)
		return !acts
	})
	return out, true, cmp.Or(failed, r.firstTellings(out))
}

// eachDeed is Deeds of the store, with as many readers as there are processors.
func (r *reader) eachDeed(agents []quad.IRI, others entities, f func(*graph.Deed)) (bool, error) {
	if agents == nil {
		return r.store.Deeds(r.ctx, nil, others, f)
	}
	parts := slices.Collect(slices.Chunk(agents, agentsTogether))
	found := make([][]graph.Deed, len(parts))
	var untold atomic.Bool
	g, ctx := errgroup.WithContext(r.ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, part := range parts {
		g.Go(func() error {
			known, err := r.store.Deeds(ctx, part, others, func(d *graph.Deed) {
				own := *d
				own.Patients = slices.Clone(d.Patients)
				found[i] = append(found[i], own)
			})
			if !known {
				untold.Store(true)
			}
			return err
		})
	}
	if err := g.Wait(); err != nil || untold.Load() {
		return false, err
	}
	for _, some := range found {
		for i := range some {
			f(&some[i])
		}
	}
	return true, nil
}

// postedPartners returns the actors of ego and those they act on or are acted
// on by, if the postings tell.
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
	out := maps.Clone(ego)
	for t := range ties {
		for _, of := range [][2]quad.IRI{{t.actor, t.target}, {t.target, t.actor}} {
			if !ego[of[0]] || out[of[1]] {
				continue
			}
			acts, err := r.act(t.actor, t.target)
			if err != nil {
				return nil, false, err
			}
			if acts {
				out[of[1]] = true
			}
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

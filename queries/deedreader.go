package queries

import (
	"iter"

	"github.com/newsgraph/newsgraph/graph"
)

// A deedList is deeds in pieces: they are many, and are not copied as the list
// grows.
type deedList [][]deed

const deedsTogether = 512

func (l *deedList) add(d *deed) {
	last := len(*l) - 1
	if last < 0 || len((*l)[last]) == deedsTogether {
		*l = append(*l, make([]deed, 0, deedsTogether))
		last++
	}
	(*l)[last] = append((*l)[last], *d)
}

func (l deedList) len() (n int) {
	for _, some := range l {
		n += len(some)
	}
	return n
}

// all goes over the deeds.
func (l deedList) all() iter.Seq[*deed] {
	return func(yield func(*deed) bool) {
		for _, some := range l {
			for i := range some {
				if !yield(&some[i]) {
					return
				}
			}
		}
	}
}

// pairs goes over who acts on whom.
func (l deedList) pairs() iter.Seq[pair] {
	return func(yield func(pair) bool) {
		for d := range l.all() {
			if !yield(d.pair) {
				return
			}
		}
	}
}

// A deedReader makes deeds of what postings tell.
type deedReader struct {
	*cast
	keep  func(*deed) bool
	found deedList
	next  deed // that is being made
}

// read makes the deeds of one, if they are wanted.
func (x *deedReader) read(told *graph.Deed) {
	begun, wanted, d := false, true, &x.next
	told.Patients(func(iri []byte, acts bool) {
		if !wanted {
			return
		}
		to := x.patient(iri, acts, told)
		if to == "" {
			return
		}
		if !begun {
			begun = true
			*d = deed{pair: pair{actor: x.agent(told)}, typ: told.Type(), claimed: told.Claimed, happened: told.Happened}
			if d.days = periodOf(told.Time()); d.days == (period{}) {
				d.days = period{told.Day(), told.Day()}
			}
			if wanted = d.actor != "" && x.keep(d); !wanted {
				return
			}
		}
		if to == d.actor {
			return
		}
		if d.event == "" {
			d.event, d.first = told.Event()
		}
		d.target = to
		x.found.add(d)
	})
}

package queries

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/newsgraph/newsgraph/graph"
)

// ErrIndexing says that a question waits for an index that is being built. It
// will be there in a while.
var ErrIndexing = errors.New("the graph is still being read, try again soon")

// How long a question waits for an index, and how old one gets before it is
// built again where the store has changed. Meanwhile the old one answers.
const (
	indexWait = 3 * time.Second
	indexAge  = 5 * time.Minute
)

// An Indexer keeps in memory, for those who ask much of a store, what questions
// without a name would else read all of it for. Close must be called before the
// store is closed.
type Indexer struct {
	store      *graph.Store
	ctx        context.Context
	cancel     context.CancelFunc
	done       sync.WaitGroup
	words      built[*index]
	happenings built[*happenings]

	mu       sync.Mutex
	quads    int64     // of the store when the last build began
	begun    time.Time // when that was
	building bool
}

// NewIndexer returns the indexer of a store and begins to build.
func NewIndexer(s *graph.Store) *Indexer {
	n := &Indexer{store: s}
	n.ctx, n.cancel = context.WithCancel(context.Background())
	n.words.ready, n.happenings.ready = make(chan struct{}), make(chan struct{})
	n.refresh()
	return n
}

// Close ends the building.
func (n *Indexer) Close() {
	n.cancel()
	n.done.Wait()
}

type indexerKey struct{}

// With returns a context in which questions use what n keeps.
func (n *Indexer) With(ctx context.Context) context.Context {
	return context.WithValue(ctx, indexerKey{}, n)
}

// indexer returns the indexer that goes with a question, or nil.
func (r *reader) indexer() *Indexer {
	n, _ := r.ctx.Value(indexerKey{}).(*Indexer)
	if n != nil {
		n.refresh()
	}
	return n
}

// index returns the index that goes with the question, or builds one for it
// alone.
func (r *reader) index() (*index, error) {
	if n := r.indexer(); n != nil {
		return n.words.get(r.ctx)
	}
	return newIndex(r.ctx, r.store)
}

// refresh builds anew, beside everything else, what is old.
func (n *Indexer) refresh() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.building || n.ctx.Err() != nil || time.Since(n.begun) < indexAge {
		return
	}
	quads := n.size()
	n.begun = time.Now()
	if quads == n.quads && quads > 0 {
		return
	}
	n.quads, n.building = quads, true
	n.done.Go(func() {
		n.words.set(newIndex(n.ctx, n.store))
		n.happenings.set(newHappenings(n.ctx, n.store))
		n.mu.Lock()
		defer n.mu.Unlock()
		n.building = false
	})
}

// size is about how many quads the store has; 0 if that is not known.
func (n *Indexer) size() int64 {
	st, err := n.store.QuadStore().Stats(n.ctx, false)
	if err != nil {
		return 0
	}
	return st.Quads.Size
}

// A built is a thing that is not there at first. An older one stays until there
// is a newer one.
type built[T any] struct {
	ready chan struct{} // closed once there is one, or an error

	mu    sync.Mutex
	there bool
	value T
	err   error
}

func (b *built[T]) set(value T, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil || !b.there || b.err != nil {
		b.value, b.err = value, err
	}
	if !b.there {
		b.there = true
		close(b.ready)
	}
}

func (b *built[T]) get(ctx context.Context) (T, error) {
	wait := time.NewTimer(indexWait)
	defer wait.Stop()
	var none T
	select {
	case <-b.ready:
		b.mu.Lock()
		defer b.mu.Unlock()
		return b.value, b.err
	case <-ctx.Done():
		return none, ctx.Err()
	case <-wait.C:
		return none, ErrIndexing
	}
}

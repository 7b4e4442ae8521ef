package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"runtime"
	"strconv"
	"time"
)

// What a request may take of the server. Answers are made in memory, a few at
// a time, and sent when they are whole: a client that reads slowly keeps
// nobody else from asking.
const (
	answerTime  = 30 * time.Second // to answer, once it is begun
	waitTime    = 15 * time.Second // to wait for others, before that
	maxAnswer   = 8 << 20          // bytes
	retrySecond = 5
)

// A gate lets a few requests through at a time.
type gate chan struct{}

// newGate returns a gate for n requests for each core.
func newGate(n int) gate { return make(gate, n*runtime.GOMAXPROCS(0)) }

// enter waits for a place until wait is over, and reports whether there is one.
func (g gate) enter(ctx context.Context, wait time.Duration) bool {
	select {
	case g <- struct{}{}:
		return true
	default:
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case g <- struct{}{}:
		return true
	case <-ctx.Done():
	case <-t.C:
	}
	return false
}

func (g gate) leave() { <-g }

// limited limits requests: how many at a time, how long each, and how much it
// answers. It passes on the first status and what is written.
func limited(g gate, wait time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := &answer{header: w.Header()}
		if !g.enter(r.Context(), wait) {
			comeBack(w, r, "too many questions at a time")
			return
		}
		func() {
			defer g.leave()
			ctx, cancel := context.WithTimeout(r.Context(), answerTime)
			defer cancel()
			next.ServeHTTP(a, r.WithContext(ctx))
		}()
		a.send(w, r)
	})
}

// comeBack tells to ask again later, and why.
func comeBack(w http.ResponseWriter, r *http.Request, why string) {
	w.Header().Set("Retry-After", strconv.Itoa(retrySecond))
	fail(w, r, http.StatusServiceUnavailable, why, fmt.Sprintf("try again in %d seconds", retrySecond))
}

// An answer is kept until it is whole.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
	over   bool // it became too big
}

func (a *answer) Header() http.Header { return a.header }

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	if a.over = a.over || a.body.Len()+len(b) > maxAnswer; a.over {
		return 0, errTooBig
	}
	return a.body.Write(b)
}

var errTooBig = fmt.Errorf("an answer of more than %d MB", maxAnswer>>20)

// send sends the answer.
func (a *answer) send(w http.ResponseWriter, r *http.Request) {
	if a.over {
		fail(w, r, http.StatusUnprocessableEntity, errTooBig.Error(), "narrow it down, or ask for fewer rows")
		return
	}
	if a.WriteHeader(http.StatusOK); a.status != http.StatusOK {
		w.Header().Del("ETag") // of the answer there would have been
	}
	w.Header().Set("Content-Length", strconv.Itoa(a.body.Len()))
	w.WriteHeader(a.status)
	// A client that went away is not told anything.
	_, _ = w.Write(a.body.Bytes())
}

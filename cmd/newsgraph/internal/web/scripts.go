package web

import (
	"fmt"
	"net/http"
	"time"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/web/sandbox"
	"github.com/newsgraph/newsgraph/graph"
)

// ScriptLimits are those of the process that answers Cayley's API. A request
// has come to its end before Time unless it does not heed that.
var ScriptLimits = sandbox.Limits{Memory: 1 << 30, Time: waitTime + answerTime + 10*time.Second}

// NewScripts returns what that process serves: Cayley's API over the store.
func NewScripts(s *graph.Store) (http.Handler, error) {
	cayley, err := s.Handler(true)
	if err != nil {
		return nil, fmt.Errorf("setting up Cayley's API: %w", err)
	}
	return scripts(cayley), nil
}

// scripts limits Cayley's API: a query may keep a core busy.
func scripts(cayley http.Handler) http.Handler { return limited(newGate(1), waitTime, cayley) }

// forward has a sandbox answer.
func forward(s *sandbox.Sandbox) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.Forward(w, r); err != nil {
			comeBack(w, r, err.Error())
		}
	})
}

package graph

import (
	"errors"
	"net/http"
)

// Handler returns Cayley's own pages and its HTTP API (versions 1 and 2) over
// the store. A store that is open for reading only is served so in any case.
func (s *Store) Handler(readOnly bool) (http.Handler, error) {
	return nil, errors.New("not there yet")
}

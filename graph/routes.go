package graph

import (
	"fmt"
	"io/fs"
	"net/http"
	"sync"
	"time"

	"github.com/cayleygraph/cayley/clog"
	"github.com/cayleygraph/cayley/cmd/cayley/command"
	"github.com/cayleygraph/cayley/graph"
	"github.com/spf13/viper"

	// What Cayley's HTTP API offers to those who ask for it by name.
	_ "github.com/cayleygraph/cayley/query/gizmo"
	_ "github.com/cayleygraph/cayley/query/graphql"
	_ "github.com/cayleygraph/cayley/query/mql"
	_ "github.com/cayleygraph/cayley/writer"
	_ "github.com/cayleygraph/quad/json"
	_ "github.com/cayleygraph/quad/jsonld"
	_ "github.com/cayleygraph/quad/nquads"
)

// QueryTimeout is how long a query over HTTP may take. Tests shorten it.
var QueryTimeout = 30 * time.Second

// cayley stands for the variables by which Cayley's HTTP command is told what
// to serve. The lock must be held to use them.
var cayley struct {
	sync.Mutex
	registered bool
	qs         graph.QuadStore
}

// opened is the name Cayley's command knows our opened store by.
const opened = "newsgraph-opened"

// routes returns Cayley's HTTP API over a store. Cayley keeps it to itself but
// for its HTTP command, which opens a store by name, registers the routes on
// http.DefaultServeMux and listens. So the store is registered under a name,
// a mux of ours stands in for the default one meanwhile, and the address is
// none that can be listened on.
func routes(qs graph.QuadStore, readOnly bool, dir fs.FS) (http.Handler, error) {
	cayley.Lock()
	defer cayley.Unlock()
	if !cayley.registered {
		cayley.registered = true
		clog.SetLogger(nil) // it would write a line for every request
		registerGizmo()
		graph.RegisterQuadStore(opened, graph.QuadStoreRegistration{
			NewFunc: func(string, graph.Options) (graph.QuadStore, error) { return cayley.qs, nil },
		})
	}
	cayley.qs = qs
	defer func() { cayley.qs = nil }()
	fillBoxes(dir)
	viper.Set(command.KeyBackend, opened)
	viper.Set(command.KeyAddress, "")
	viper.Set(command.KeyReadOnly, readOnly)

	standard, mux := http.DefaultServeMux, http.NewServeMux()
	http.DefaultServeMux = mux
	defer func() { http.DefaultServeMux = standard }()

	cmd := command.NewHttpCmd()
	cmd.Flags().String("memprofile", "", "")
	cmd.Flags().String("cpuprofile", "", "")
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.SetArgs([]string{"--host", "127.0.0.1:-1", "--timeout", QueryTimeout.String()})
	err := cmd.Execute()
	if _, pattern := mux.Handler(&http.Request{Method: http.MethodGet, URL: rootURL}); pattern == "" {
		return nil, fmt.Errorf("setting up Cayley's API: %w", err)
	}
	return mux, nil
}

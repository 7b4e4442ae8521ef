package graph

import (
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/cmd/cayley/command"
)

// cayleyRoutes returns the paths that Cayley's code registers.
func cayleyRoutes(t *testing.T) []string {
	t.Helper()
	f := runtime.FuncForPC(reflect.ValueOf(command.NewHttpCmd).Pointer())
	source, _ := f.FileLine(f.Entry())
	root := filepath.Join(filepath.Dir(source), "..", "..", "..")
	route := regexp.MustCompile(`r\.(?:GET|POST|PUT|PATCH|DELETE|Handle|HandlerFunc)\("(/[^"]*)"`)
	var paths []string
	for _, dir := range []string{"internal/http", "server/http"} {
		files, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range route.FindAllStringSubmatch(string(text), -1) {
				paths = append(paths, m[1])
			}
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// Every route of Cayley's is one we know, and those that write are refused
// with 403 whatever the method and however the path is spelt; no spelling
// writes.
func TestWritesRefused(t *testing.T) {
	routes := cayleyRoutes(t)
	if len(routes) == 0 {
		t.Skip("Cayley's source is not there")
	}
	reads := []string{"/", "/ui/:ui_type", "/docs/:docpage", "/api/v1/query/:query_lang", "/api/v1/shape/:query_lang", "/api/v2/query", "/api/v2/read", "/api/v2/formats"}
	s := openStore(t, "", Memstore)
	load(t, s, sample())
	ask := serve(t, s, true)
	written := 0
	for _, route := range routes {
		if slices.Contains(reads, route) {
			continue
		}
		written++
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "ANY"} {
			if status, _, body := ask(method, route, "<a:a> <a:b> <a:c> .\n"); status != http.StatusForbidden {
				t.Errorf("%s %s: %d %s", method, route, status, body)
			}
		}
		cut := strings.LastIndexByte(route, '/')
		for _, path := range []string{
			route + "/", route + "//", "/" + route, route + "?x=y", strings.ToUpper(route), strings.Replace(route, "/api", "/x/../api", 1),
			route[:cut] + "%2f" + route[cut+1:], route[:cut] + "/./" + route[cut+1:], route[:cut+1] + "%" + "77" + route[cut+2:], route + "%2f", route + "%00",
		} {
			if status, _, body := ask("POST", path, `[{"subject":"<a:a>","predicate":"<a:b>","object":"<a:c>"}]`); status < 400 {
				t.Errorf("%s: %d %s", path, status, body)
			}
		}
	}
	if written != 6 {
		t.Errorf("%d routes that write: %q", written, routes)
	}
	if n := count(t, s); n != int64(len(Quads(sample()))) {
		t.Errorf("%d quads afterwards", n)
	}
}

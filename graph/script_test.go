package graph

import (
	"runtime"
	"strings"
	"testing"
	"time"
)

// A script over HTTP ends in time, whatever it does and whatever is asked of
// it, and nothing of it goes on.
func TestScriptEnds(t *testing.T) {
	old := QueryTimeout
	QueryTimeout = 200 * time.Millisecond
	defer func() { QueryTimeout = old }()
	s := openStore(t, "", Memstore)
	load(t, s, sample())
	ask := serve(t, s, true)
	before := runtime.NumGoroutine()
	for _, test := range []struct{ why, script string }{
		{"an endless loop", `while (true) {}`},
		{"one after the results", `g.V().All(); while (true) {}`},
		{"one in a callback", `g.V().ForEach(function(d) { while (true) {} })`},
		{"walks without end", `while (true) { g.V().Out().In().ToArray() }`},
		{"results without end", `while (true) { g.V().All() }`},
		{"recursion without end", `function f() { return f() + f() } f()`},
	} {
		for _, path := range []string{"/api/v1/query/gizmo?limit=-1", "/api/v1/shape/gizmo", "/api/v2/query?lang=gizmo"} {
			begin := time.Now()
			_, _, body := ask("POST", path, test.script)
			if took := time.Since(begin); took > 10*time.Second {
				t.Errorf("%s, %s: %v: %.200s", test.why, path, took, body)
			}
			if !strings.Contains(body, "error") && !strings.Contains(body, `"result"`) {
				t.Errorf("%s, %s: %.200s", test.why, path, body)
			}
		}
	}
	for i := 0; runtime.NumGoroutine() > before+4; i++ {
		if i == 100 {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// The shape of a program that also answers is its shape.
func TestScriptShape(t *testing.T) {
	s := openStore(t, "", Memstore)
	load(t, s, sample())
	ask := serve(t, s, true)
	begin := time.Now()
	status, _, body := ask("POST", "/api/v1/shape/gizmo", `g.Emit({a: 1}); g.Emit({b: 1}); g.V("<ng:person/asa-bjork>").Out("<ng:said>").All()`)
	if status != 200 || !strings.Contains(body, `"nodes"`) || time.Since(begin) > QueryTimeout/2 {
		t.Errorf("%d %s", status, body)
	}
}

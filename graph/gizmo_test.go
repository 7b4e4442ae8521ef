package graph

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"
)

func TestGizmo(t *testing.T) {
	s := openStore(t, t.TempDir()+"/db", "")
	load(t, s, sample())
	for _, test := range []struct {
		query string
		limit int
		want  string
	}{
		{`g.V("<ng:person/asa-bjork>").Out("<ng:said>").Tag("quote").Out("<schema:text>").All()`, 0,
			`[{"id":"the crane fell on Monday","quote":"<https://example.org/harbour%20fire#q1>"}]`},
		{`g.V("<https://example.org/harbour%20fire#e1>").Out("<ng:count>").All()`, 0, `[{"id":1}]`},
		{`g.V("<ng:place/lodz>").Out("<geo:lat>").All()`, 0, `[{"id":51.75}]`},
		{`g.V("<schema:NewsArticle>").In("<rdf:type>").Count()`, 0, `[{"result":1}]`},
		{`g.V("<ng:person/asa-bjork>").Out("<rdf:type>").ToArray()`, 0, `[{"result":["\u003cschema:Person\u003e"]}]`},
		{`g.Emit({a: [1, "x"]}); g.Emit("y")`, 0, `[{"a":[1,"x"]},{"result":"y"}]`},
		{`g.V().All()`, 3, ""},
		{`for (;;) g.Emit(1)`, 2, `[{"result":1},{"result":1}]`},
		{`g.V("<ng:nobody>").All()`, 0, `null`},
		{`g.V()`, 0, `null`},
	} {
		rows, err := s.Gizmo(context.Background(), test.query, test.limit)
		if err != nil {
			t.Errorf("%s: %v", test.query, err)
			continue
		}
		got, err := json.Marshal(rows)
		if test.want == "" && len(rows) == test.limit {
			continue
		}
		var x, y any
		if json.Unmarshal(got, &x) != nil || json.Unmarshal([]byte(test.want), &y) != nil || err != nil {
			t.Fatal(err)
		}
		if a, _ := json.Marshal(x); string(a) != string(must(json.Marshal(y))) {
			t.Errorf("%s: got %s, want %s", test.query, got, test.want)
		}
	}
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

func TestGizmoErrors(t *testing.T) {
	s := openStore(t, t.TempDir()+"/db", "")
	load(t, s, sample())
	for _, q := range []string{
		`g.V(`, `nonsense`, `throw "x"`, `null.x`, `g.V().Nothing()`, `g.V(1,2,{}).Out(null, undefined, {}).All()`, `g.V().Has().All()`,
		`g.V().Tag(null).All()`, `g.V().And(1).All()`, `g.V().Follow(1)`, `g.V().ForEach(1)`, `g.V().Filter(regex("[")).All()`, `g.V().Out([[]]).All()`,
		`g.V().GetLimit(-1)`, `g.V().Skip("x").Limit("y").All()`, `g.Emit(g)`, `g.Emit(undefined)`, `g.V().Save().All()`, `g.V().Labels().All()`,
		`g.M().Out().Follow()`, `g.V().FollowRecursive(1).All()`, `g.V().Except().All()`, `g.V().LabelContext(null).All()`, `g.loadNamespaces()`, `g.addNamespace()`,
		`var f = function() { return f() }; f()`, `g.V().Map(1)`, `g.Uri()`, `g.V().TagArray()`, `lt()`, `g.V().Filter(lt(1), gt("x")).All()`, `new Proxy({}, {})`, `new Array(1e9).join("x").length > 5e9`,
	} {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		rows, err := s.Gizmo(ctx, q, 10) // must not panic
		cancel()
		if _, jerr := json.Marshal(rows); jerr != nil {
			t.Errorf("%s: %v", q, jerr)
		}
		if err != nil && !errors.Is(err, ErrQuery) && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", q, err)
		}
	}
	if _, err := s.Gizmo(context.Background(), `g.V(`, 0); !errors.Is(err, ErrQuery) {
		t.Errorf("syntax: %v", err)
	}
}

func TestGizmoStops(t *testing.T) {
	s := openStore(t, t.TempDir()+"/db", "")
	load(t, s, sample())
	for _, q := range []string{`while (true) {}`, `while (true) { g.V().Count() }`, `for (;;) { try { g.V().ToArray() } catch (e) {} }`} {
		ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
		start := time.Now()
		_, err := s.Gizmo(ctx, q, 0)
		cancel()
		if d := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || d > 3*time.Second {
			t.Errorf("%s: %v after %v", q, err, d)
		}
	}
}

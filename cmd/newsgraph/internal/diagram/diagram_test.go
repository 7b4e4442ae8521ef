package diagram

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os/exec"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/queries"
)

// answer has a name with marks that both formats must escape, and edges both
// ways between two nodes.
func answer() *queries.Table {
	t := &queries.Table{Query: "network"}
	for _, n := range []string{"actor", "target", "events", "types", "actor_iri", "target_iri"} {
		t.Columns = append(t.Columns, queries.Column{Name: n})
	}
	t.Rows = [][]any{
		{`Ada "A" <Ode>`, "Mali", 3, []string{"ACCUSE 2", "ASSAULT"}, "ng:person/ada", "ng:place/mali"},
		{"Mali", `Ada "A" <Ode>`, 1, []string{"CONSULT"}, "ng:place/mali", "ng:person/ada"},
		{"Mali", "Mali", 1, []string{"OTHER"}, "ng:place/mali", "ng:organization/mali"},
	}
	return t
}

func draw(t *testing.T, tab *queries.Table, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, tab, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDOT(t *testing.T) {
	out := draw(t, answer(), "dot")
	for _, want := range []string{`n0 [label="Ada \"A\" <Ode>"]`, `n0 -> n1 [label="ACCUSE 2, ASSAULT", weight=3`, "n1 -> n0", "n1 -> n2"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	if path, err := exec.LookPath("dot"); err == nil {
		cmd := exec.Command(path, "-Tsvg")
		cmd.Stdin = strings.NewReader(out)
		if msg, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("dot: %s", msg)
		}
	}
}

func TestSVG(t *testing.T) {
	for name, tab := range map[string]*queries.Table{"some": answer(), "none": {Columns: answer().Columns}} {
		out := draw(t, tab, "svg")
		d := xml.NewDecoder(strings.NewReader(out))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, out)
			}
		}
		if got := strings.Count(out, "marker-end"); got != len(tab.Rows) {
			t.Errorf("%s: %d edges, want %d", name, got, len(tab.Rows))
		}
		if strings.Contains(out, "NaN") {
			t.Errorf("%s: a node is nowhere\n%s", name, out)
		}
		if out != draw(t, tab, "svg") {
			t.Errorf("%s: drawn differently the second time", name)
		}
	}
}

// The partners of one who acts on very many do not lie on each other.
func TestHub(t *testing.T) {
	const partners = 40
	d := &drawing{nodes: make([]string, partners+1)}
	for i := range partners {
		d.edges = append(d.edges, edge{from: 0, to: i + 1})
	}
	pts := d.layout()
	for i, p := range pts {
		for j, q := range pts[:i] {
			if apart := math.Hypot(p.x-q.x, p.y-q.y); apart < 10 {
				t.Errorf("%d and %d are %.1f apart", i, j, apart)
			}
		}
	}
}

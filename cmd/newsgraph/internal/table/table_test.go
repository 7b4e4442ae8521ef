package table

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/newsgraph/newsgraph/queries"
)

func sample() *queries.Table {
	return &queries.Table{
		Query: "who-said-what",
		Columns: []queries.Column{
			{Name: "day"},
			{Name: "speaker"},
			{Name: "said"},
			{Name: "about", Detail: true},
			{Name: "sentence", Evidence: true},
			{Name: "article", Evidence: true},
			{Name: "start", Evidence: true},
			{Name: "end", Evidence: true},
			{Name: "day_basis", Evidence: true},
		},
		Rows: [][]any{
			{"2021-03-04", "Ada Ode", "-the cranes | stand *still* and nobody has been told for how long they will go on doing so, or why", []string{"=x", "y"}, "Sentence \x1b[31mone.", "ng:article/a", 3, 99, "relative"},
			{"", "@Quill", "=1+1", []string{}, "", "ng:article/b", 0, 4, ""},
		},
		Total: 2,
	}
}

func write(t *testing.T, format string, width int) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, sample(), format, width); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTerminal(t *testing.T) {
	want := `DAY         SPEAKER  SAID
────────────────────────────────────────────────────────────
2021-03-04  Ada Ode  -the cranes | stand *still* and nobody
                     has been told for how long they will go
                     on doing so, or why
  Sentence  [31mone.
  — ng:article/a, characters 3 to 99, day: relative
────────────────────────────────────────────────────────────
            @Quill   =1+1
  — ng:article/b, characters 0 to 4
`
	if got := write(t, "table", 60); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, width := range []int{10, 40, 80, 100, 200} {
		for _, line := range strings.Split(write(t, "table", width), "\n") {
			if w := text.StringWidth(line); w > max(width, minWidth) {
				t.Errorf("width %d: a line of %d: %q", width, w, line)
			}
		}
	}
}

func TestNoRows(t *testing.T) {
	for _, f := range Formats {
		var b strings.Builder
		if err := Write(&b, &queries.Table{Columns: sample().Columns, Rows: [][]any{}}, f, 80); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}

func TestCSV(t *testing.T) {
	recs, err := csv.NewReader(strings.NewReader(write(t, "csv", 0))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := recs[2][1]+" "+recs[2][2]+" "+recs[1][3]+" "+recs[1][6], "'@Quill '=1+1 '=x; y 3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMarkdown(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(write(t, "markdown", 0)), "\n")
	if len(lines) != 4 || lines[1] != strings.Repeat("| --- ", 9)+"|" {
		t.Fatalf("got %q", lines)
	}
	if want := `| 2021-03-04 | Ada Ode | -the cranes \| stand \*still\* and`; !strings.HasPrefix(lines[2], want) {
		t.Errorf("got %q, want it to begin %q", lines[2], want)
	}
}

func TestJSON(t *testing.T) {
	var whole struct {
		Rows  []map[string]any
		Total int
	}
	if err := json.Unmarshal([]byte(write(t, "json", 0)), &whole); err != nil {
		t.Fatal(err)
	}
	if whole.Total != 2 || whole.Rows[1]["said"] != "=1+1" || whole.Rows[0]["start"] != 3.0 {
		t.Errorf("got %v", whole)
	}
	lines := strings.Split(strings.TrimSpace(write(t, "jsonl", 0)), "\n")
	if want := `{"speaker":"@Quill","said":"=1+1","article":"ng:article/b","start":0,"end":4}`; len(lines) != 2 || lines[1] != want {
		t.Errorf("got %q, want %s", lines, want)
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := Write(&strings.Builder{}, sample(), "xml", 80); err == nil {
		t.Error("no error")
	}
}

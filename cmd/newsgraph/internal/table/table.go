// Package table writes answers to queries as text: tables for a terminal,
// JSON, JSON lines, CSV and Markdown. Use [Write].
package table

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/queries"
)

// Formats are the names of the formats, the usual one first.
var Formats = []string{"table", "json", "jsonl", "csv", "markdown"}

// Write writes t in one of Formats. The lines of a table are at most width
// columns wide, where its words allow it.
func Write(w io.Writer, t *queries.Table, format string, width int) error {
	switch format {
	case "table":
		return writeTable(w, t, width)
	case "json":
		return writeJSON(w, t)
	case "jsonl":
		return writeLines(w, t)
	case "csv":
		return writeCSV(w, t)
	case "markdown":
		return writeMarkdown(w, t)
	}
	return fmt.Errorf("unknown format %q", format)
}

func writeJSON(w io.Writer, t *queries.Table) error {
	b, err := t.MarshalJSON()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, b, "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err = out.WriteTo(w)
	return err
}

func writeLines(w io.Writer, t *queries.Table) error {
	for i := range t.Rows {
		b, err := t.Object(i)
		if err != nil {
			return err
		}
		if _, err := w.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	return nil
}

func writeCSV(w io.Writer, t *queries.Table) error {
	c := csv.NewWriter(w)
	if err := c.Write(header(t)); err != nil {
		return err
	}
	for _, r := range t.Rows {
		rec := make([]string, len(r))
		for i, v := range r {
			rec[i] = cell(v)
			if _, isText := v.(string); isText {
				rec[i] = disarm(rec[i])
			} else if _, isList := v.([]string); isList {
				rec[i] = disarm(rec[i])
			}
		}
		if err := c.Write(rec); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// disarm puts an apostrophe before text that a spreadsheet would run as a
// formula: what is quoted from the news is never to be computed. Programs that
// need the text as it is have JSON.
func disarm(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func writeMarkdown(w io.Writer, t *queries.Table) error {
	var b strings.Builder
	line := func(cells []string) {
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	line(header(t))
	b.WriteString(strings.Repeat("| --- ", len(t.Columns)) + "|\n")
	for _, r := range t.Rows {
		cells := make([]string, len(r))
		for i, v := range r {
			cells[i] = escapeMarkdown(cell(v))
		}
		line(cells)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var markdownEscapes = strings.NewReplacer(
	`\`, `\\`, "|", `\|`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "\n", " ", "\r", " ")

// escapeMarkdown keeps text from being read as marks or HTML.
func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }

func header(t *queries.Table) []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}

// cell writes a cell as text; lists have "; " between their items.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []string:
		return strings.Join(v, "; ")
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return fmt.Sprint(v)
}

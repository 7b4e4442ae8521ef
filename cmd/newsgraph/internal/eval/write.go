package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// WriteJSON writes the report as one indented JSON object.
func (r *Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// WriteTable writes the report as plain-text tables.
func (r *Report) WriteTable(w io.Writer) error {
	var b strings.Builder
	for i := range r.Sections {
		s := &r.Sections[i]
		fmt.Fprintf(&b, "%s: %s\n", s.Task, s.Title)
		if s.Missing != "" {
			fmt.Fprintf(&b, "  %s\n\n", s.Missing)
			continue
		}
		t := s.table()
		t.SetStyle(table.StyleLight)
		t.Style().Options = table.OptionsNoBordersAndSeparators
		t.Style().Format.Header = text.FormatDefault
		b.WriteString(t.Render() + "\n\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteMarkdown writes the report as the page SCORES.md. The same scores give
// the same bytes: no times in it. Figures that vary from run to run come last.
func (r *Report) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("# Scores\n\nMeasured on annotated collections. Nothing of them took part in training where a section does not say so. " +
		"P, R, F1 and accuracy in per cent; found is what the program gave, gold what the annotation has.\n")
	if r.Command != "" {
		fmt.Fprintf(&b, "\nMade by `%s`.\n", r.Command)
	}
	if len(r.Models) > 0 {
		t := table.NewWriter()
		t.AppendHeader(table.Row{"model", "bytes", "SHA-256"})
		for _, m := range r.Models {
			t.AppendRow(table.Row{m.Name, m.Bytes, "`" + m.SHA256 + "`"})
		}
		t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}})
		b.WriteString("\n" + t.RenderMarkdown() + "\n")
	}
	last := ""
	for _, varies := range []bool{false, true} {
		for i := range r.Sections {
			s := &r.Sections[i]
			if s.Varies != varies {
				continue
			}
			if s.Task != last {
				last = s.Task
				fmt.Fprintf(&b, "\n## %s\n", s.Task)
			}
			s.writeMarkdown(&b)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (s *Section) writeMarkdown(b *strings.Builder) {
	fmt.Fprintf(b, "\n### %s\n", s.Title)
	if s.Missing != "" {
		fmt.Fprintf(b, "\n%s.\n", s.Missing)
		return
	}
	if s.Data != "" {
		fmt.Fprintf(b, "\nData: %s.\n", s.Data)
	}
	if s.Note != "" {
		fmt.Fprintf(b, "\n%s\n", s.Note)
	}
	b.WriteString("\n" + s.table().RenderMarkdown() + "\n")
}

// table lays the scores out, without the columns that none of them fills.
func (s *Section) table() table.Writer {
	columns := []struct {
		name string
		cell func(Score) string
	}{
		{"measure", func(x Score) string { return x.Name }},
		{"P", func(x Score) string { return tenths(x.P) }},
		{"R", func(x Score) string { return tenths(x.R) }},
		{"F1", func(x Score) string { return tenths(x.F1) }},
		{"accuracy", func(x Score) string { return tenths(x.Accuracy) }},
		{"value", func(x Score) string { return strings.TrimSpace(short(x.Value) + " " + x.Unit) }},
		{"found", func(x Score) string { return whole(x.Found, x.P != nil) }},
		{"gold", func(x Score) string { return whole(x.Gold, x.R != nil || x.Accuracy != nil) }},
	}
	t := table.NewWriter()
	var header table.Row
	var configs []table.ColumnConfig
	rows := make([]table.Row, len(s.Scores))
	for _, c := range columns {
		cells := make([]string, len(s.Scores))
		filled := false
		for i, x := range s.Scores {
			cells[i] = c.cell(x)
			filled = filled || cells[i] != ""
		}
		if !filled {
			continue
		}
		header = append(header, c.name)
		if len(header) > 1 {
			configs = append(configs, table.ColumnConfig{Number: len(header), Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
		for i := range cells {
			rows[i] = append(rows[i], cells[i])
		}
	}
	t.AppendHeader(header)
	t.AppendRows(rows)
	t.SetColumnConfigs(configs)
	return t
}

func tenths(v *float64) string {
	if v == nil {
		return ""
	}
	return fmt.Sprintf("%.1f", *v)
}

func short(v *float64) string {
	if v == nil {
		return ""
	}
	return fmt.Sprintf("%.4g", *v)
}

func whole(n int, shown bool) string {
	if !shown {
		return ""
	}
	return fmt.Sprint(n)
}

package table

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/newsgraph/newsgraph/queries"
)

const (
	margin   = "  "
	minWidth = 40
)

// writeTable writes each row over the columns meant for a screen and, below
// it over the whole width, where it was read: the sentence, then the article
// and the characters.
func writeTable(w io.Writer, t *queries.Table, width int) error {
	width = max(width, minWidth)
	shown := shownColumns(t)
	widths := columnWidths(t, shown, width)
	var b strings.Builder
	if len(t.Rows) > 0 {
		head := make([]string, len(shown))
		for i, c := range shown {
			head[i] = strings.ToUpper(strings.ReplaceAll(t.Columns[c].Name, "_", " "))
		}
		grid(&b, head, widths)
	}
	for i, r := range t.Rows {
		if i == 0 || evidence(t, i) != "" {
			b.WriteString(text.Snip(strings.Repeat("─", width), width, "") + "\n")
		}
		cells := make([]string, len(shown))
		for j, c := range shown {
			cells[j] = printable(cell(r[c]))
		}
		grid(&b, cells, widths)
		if e := evidence(t, i); e != "" {
			for _, line := range strings.Split(e, "\n") {
				for _, l := range strings.Split(text.WrapSoft(line, width-len(margin)), "\n") {
					b.WriteString(margin + strings.TrimRight(l, " ") + "\n")
				}
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// grid writes one row of cells, wrapped to the widths of their columns.
func grid(b *strings.Builder, cells []string, widths []int) {
	tw := table.NewWriter()
	style := table.StyleLight
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", ""
	tw.SetStyle(style)
	row := make(table.Row, len(cells))
	configs := make([]table.ColumnConfig, len(cells))
	for i, c := range cells {
		row[i] = c
		gap := len(margin)
		if i == len(cells)-1 {
			gap = 0
		}
		row[i] = text.WrapSoft(c, widths[i])
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMin: widths[i] + gap, WidthMax: widths[i] + gap}
	}
	tw.SetColumnConfigs(configs)
	tw.AppendRow(row)
	for _, line := range strings.Split(tw.Render(), "\n") {
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// shownColumns returns the columns of the grid: those for a screen that have
// something in them.
func shownColumns(t *queries.Table) []int {
	var out []int
	for i, c := range t.Columns {
		if c.Detail || c.Evidence {
			continue
		}
		for _, r := range t.Rows {
			if cell(r[i]) != "" {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// columnWidths shares out the width: every column gets what its longest cell
// needs, as long as that is no more than a fair share of what is left.
func columnWidths(t *queries.Table, shown []int, width int) []int {
	need := make([]int, len(shown))
	for i, c := range shown {
		need[i] = len(t.Columns[c].Name)
		for _, r := range t.Rows {
			need[i] = max(need[i], text.StringWidth(printable(cell(r[c]))))
		}
	}
	out := make([]int, len(shown))
	left := width - len(margin)*max(len(shown)-1, 0)
	open := len(shown)
	for settled := true; settled && open > 0; {
		settled = false
		share := left / open
		for i := range out {
			if out[i] == 0 && need[i] <= share {
				out[i] = need[i]
				left -= need[i]
				open--
				settled = true
			}
		}
	}
	for i := range out {
		if out[i] == 0 {
			out[i] = max(left/open, 8)
		}
	}
	return out
}

// evidence words where row i was read: the sentence, then title, publisher,
// day, article and characters; "" if that is nowhere.
func evidence(t *queries.Table, i int) string {
	e := map[string]string{}
	for j, c := range t.Columns {
		if c.Evidence {
			e[c.Name] = printable(cell(t.Rows[i][j]))
		}
	}
	if e["article"] == "" {
		return ""
	}
	var lines, source []string
	if e["sentence"] != "" {
		lines = append(lines, e["sentence"])
	}
	for _, s := range []string{e["title"], e["publisher"], e["published"], e["article"]} {
		if s != "" {
			source = append(source, s)
		}
	}
	if e["start"] != "" {
		source = append(source, fmt.Sprintf("characters %s to %s", e["start"], e["end"]))
	}
	if e["day_basis"] != "" {
		source = append(source, "day: "+e["day_basis"])
	}
	return strings.Join(append(lines, "— "+strings.Join(source, ", ")), "\n")
}

// printable replaces what could steer a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, s)
}

package queries

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// A Table is the answer to a query. A cell is nil, a string, an int, a float64
// or a []string. Total counts the rows there would be without a limit.
type Table struct {
	Query   string
	Columns []Column
	Rows    [][]any
	Total   int
}

// A Column of a table. Evidence columns say where a row was read; Detail
// columns are of use to programs rather than on a screen.
type Column struct {
	Name     string
	Help     string
	Evidence bool
	Detail   bool
}

// row holds cells by column name; what a query does not set is empty.
type row map[string]any

// Object returns row i as a JSON object with its keys in the order of the
// columns. Empty cells are left out.
func (t *Table) Object(i int) ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for j, c := range t.Columns {
		v := t.Rows[i][j]
		if empty(v) {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(c.Name)
		if err != nil {
			return nil, err
		}
		val, err := marshal(v)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(val)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// MarshalJSON writes the table as an object: query, columns, rows as objects,
// total.
func (t *Table) MarshalJSON() ([]byte, error) {
	out := struct {
		Query   string            `json:"query"`
		Columns []string          `json:"columns"`
		Rows    []json.RawMessage `json:"rows"`
		Total   int               `json:"total"`
	}{Query: t.Query, Columns: []string{}, Rows: []json.RawMessage{}, Total: t.Total}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, c.Name)
	}
	for i := range t.Rows {
		o, err := t.Object(i)
		if err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, o)
	}
	return marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes. What the columns are is taken
// from the query of that name; columns it does not have are bare names.
func (t *Table) UnmarshalJSON(data []byte) error {
	var in struct {
		Query   string
		Columns []string
		Rows    []map[string]json.RawMessage
		Total   int
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	*t = Table{Query: in.Query, Rows: [][]any{}, Total: in.Total}
	known := map[string]Column{}
	if q, err := Named(in.Query); err == nil {
		for _, c := range q.Columns {
			known[c.Name] = c
		}
	}
	for _, name := range in.Columns {
		c := known[name]
		c.Name = name
		t.Columns = append(t.Columns, c)
	}
	for _, r := range in.Rows {
		cells := make([]any, len(t.Columns))
		for i, c := range t.Columns {
			if v, ok := r[c.Name]; ok {
				var err error
				if cells[i], err = cellOf(v); err != nil {
					return fmt.Errorf("%s: %w", c.Name, err)
				}
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	return nil
}

// cellOf returns the cell that was written as data.
func cellOf(data json.RawMessage) (any, error) {
	var n int
	if json.Unmarshal(data, &n) == nil {
		return n, nil
	}
	var f float64
	if json.Unmarshal(data, &f) == nil {
		return f, nil
	}
	var s string
	if json.Unmarshal(data, &s) == nil {
		return s, nil
	}
	var l []string
	err := json.Unmarshal(data, &l)
	return l, err
}

// marshal writes JSON without the escapes meant for HTML, which make news
// text hard to read.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []string:
		return len(v) == 0
	}
	return false
}

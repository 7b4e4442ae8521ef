package web

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestFormat(t *testing.T) {
	for _, tt := range []struct {
		target, accept, want, why string
	}{
		{"/", "", "json", "nothing is said"},
		{"/", "*/*", "json", "curl"},
		{"/", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json", "a browser"},
		{"/", "text/csv", "csv", ""},
		{"/", "text/*", "csv", "a range"},
		{"/", "application/json;q=0.5, text/csv", "csv", "liked better"},
		{"/", "text/csv;q=0.5, */*;q=0.1", "csv", ""},
		{"/", "*/*, application/json;q=0", "jsonl", "not that one"},
		{"/", "application/x-ndjson", "jsonl", ""},
		{"/", "text/html", "", "none of ours"},
		{"/", "application/json;q=7", "", "no quality"},
		{"/", ";;,/", "", "nonsense"},
		{"/?format=csv", "application/json", "csv", "the parameter wins"},
		{"/?format=JSON", "", "json", "in any case"},
		{"/?format=table", "", "", "for terminals"},
	} {
		r := httptest.NewRequest("GET", tt.target, nil)
		if tt.accept != "" {
			r.Header.Set("Accept", tt.accept)
		}
		f, status, err := formatOf(r, r.URL.Query())
		if f.name != tt.want || (err != nil) != (tt.want == "") {
			t.Errorf("%s, Accept %q (%s): %q, %v", tt.target, tt.accept, tt.why, f.name, err)
		}
		if err != nil && status != http.StatusNotAcceptable && status != http.StatusBadRequest {
			t.Errorf("%s, Accept %q: status %d", tt.target, tt.accept, status)
		}
	}
}

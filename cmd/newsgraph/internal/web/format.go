package web

import (
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/queries"
)

// A format is a form of answers: its name as a parameter and on the command
// line, and its media type.
type format struct{ name, media string }

// formats are those of the API, the usual one first.
var formats = []format{{"json", "application/json"}, {"jsonl", "application/x-ndjson"}, {"csv", "text/csv"}}

// formatOf returns the format asked for, by the parameter, which it takes out
// of params, or else by the Accept header. With an error comes its status.
func formatOf(r *http.Request, params url.Values) (format, int, error) {
	name := params.Get("format")
	params.Del("format")
	if name == "" {
		f, ok := accepted(r.Header.Values("Accept"))
		if !ok {
			return f, http.StatusNotAcceptable, &queries.UsageError{Message: "there is no such format", Hint: "one of " + names(func(f format) string { return f.media })}
		}
		return f, 0, nil
	}
	for _, f := range formats {
		if strings.EqualFold(f.name, name) {
			return f, 0, nil
		}
	}
	return format{}, http.StatusBadRequest, &queries.UsageError{
		Message: fmt.Sprintf("format: there is no %q", name), Hint: "one of " + names(func(f format) string { return f.name }),
	}
}

func names(of func(format) string) string {
	var l []string
	for _, f := range formats {
		l = append(l, of(f))
	}
	return strings.Join(l, ", ")
}

// accepted returns the format that a client likes best, the first of equals
// (RFC 9110, 12.5.1).
func accepted(accept []string) (format, bool) {
	all := strings.Join(accept, ",")
	if strings.TrimSpace(all) == "" {
		return formats[0], true
	}
	var best format
	most := 0.0
	for _, f := range formats {
		if q := quality(f.media, all); q > most {
			best, most = f, q
		}
	}
	return best, most > 0
}

// quality is how much a media type is liked, by the most specific range that
// has it.
func quality(media, accept string) float64 {
	quality, specific := 0.0, -1
	for _, part := range strings.Split(accept, ",") {
		name, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		s := -1
		switch kind, _, _ := strings.Cut(media, "/"); name {
		case media:
			s = 2
		case kind + "/*":
			s = 1
		case "*/*":
			s = 0
		}
		if s <= specific {
			continue
		}
		q := 1.0
		if given, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(given, 64); err != nil || !(q >= 0 && q <= 1) {
				continue
			}
		}
		quality, specific = q, s
	}
	return quality
}

package queries

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Args are the parsed parameters of one question, by name. What was not given
// is absent.
type Args struct {
	text   map[string]string
	lists  map[string][]string
	days   period
	limit  int
	offset int
	near   *point
	km     int
}

// Parameters that many queries share.
var (
	since = Param{Name: "since", Kind: Day, Help: "first day, inclusive: YYYY-MM-DD, YYYY-MM or YYYY"}
	until = Param{Name: "until", Kind: Day, Help: "last day, inclusive: YYYY-MM-DD, YYYY-MM or YYYY"}
	limit = Param{Name: "limit", Kind: Int, Default: "50", Help: "how many rows at most; 0 for all"}

	offset = Param{Name: "offset", Kind: Int, Help: "how many rows to leave out before the first"}
)

// parse checks params against the parameters of q.
func (q Query) parse(params map[string][]string) (Args, error) {
	a := Args{text: map[string]string{}, lists: map[string][]string{}}
	known := map[string]bool{}
	for _, p := range q.Params {
		known[p.Name] = true
		given := nonEmpty(params[p.Name])
		if len(given) == 0 && p.Default != "" {
			given = []string{p.Default}
		}
		if len(given) == 0 {
			if p.Required && len(nonEmpty(params[p.Unless])) == 0 {
				needs := p.Name
				if p.Unless != "" {
					needs += " or " + p.Unless
				}
				return a, &UsageError{Message: fmt.Sprintf("%s needs %s", q.Name, needs), Hint: p.Name + ": " + p.Help}
			}
			continue
		}
		if p.Kind != List && len(given) > 1 {
			return a, &UsageError{Message: fmt.Sprintf("%s is given more than once", p.Name)}
		}
		if err := a.set(p, given); err != nil {
			return a, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(params)) {
		if !known[name] {
			names := slices.Sorted(maps.Keys(known))
			return a, &UsageError{
				Message: fmt.Sprintf("%s has no parameter %q", q.Name, name),
				Hint:    hintOf(nearest(name, names), names),
			}
		}
	}
	if a.days.from != "" && a.days.to != "" && a.days.from > a.days.to {
		return a, &UsageError{Message: fmt.Sprintf("since %s is after until %s", a.days.from, a.days.to)}
	}
	return a, nil
}

func (a *Args) set(p Param, given []string) error {
	v := given[0]
	switch p.Kind {
	case Day:
		d, err := parsePeriod(v)
		if err != nil {
			return &UsageError{Message: fmt.Sprintf("%s: %q is not a day", p.Name, v), Hint: "write YYYY-MM-DD, YYYY-MM or YYYY"}
		}
		if p.Name == until.Name {
			a.days.to = d.to
		} else {
			a.days.from = d.from
		}
	case Int:
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			return &UsageError{Message: fmt.Sprintf("%s: %q is not a number from 0 on", p.Name, v)}
		}
		switch p.Name {
		case km.Name:
			a.km = n
		case offset.Name:
			a.offset = n
		default:
			a.limit = n
		}
	case Point:
		at, ok := parsePoint(v)
		if !ok {
			return &UsageError{Message: fmt.Sprintf("%s: %q is no point", p.Name, v), Hint: "write latitude,longitude in degrees, as in 36.7,38.9"}
		}
		a.near = &at
	case List:
		for _, g := range given {
			for _, item := range nonEmpty(strings.Split(g, ",")) {
				c, err := p.choice(item)
				if err != nil {
					return err
				}
				a.lists[p.Name] = append(a.lists[p.Name], c)
			}
		}
	default:
		c, err := p.choice(v)
		if err != nil {
			return err
		}
		a.text[p.Name] = c
	}
	return nil
}

// choice returns v as it is written among the choices of p.
func (p Param) choice(v string) (string, error) {
	if len(p.Choices) == 0 {
		return v, nil
	}
	for _, c := range p.Choices {
		if strings.EqualFold(c, v) {
			return c, nil
		}
	}
	return "", &UsageError{
		Message: fmt.Sprintf("%s: there is no %q", p.Name, v),
		Hint:    hintOf(nearest(v, p.Choices), p.Choices),
	}
}

// allows reports whether v is in the list called name, or the list is empty.
func (a Args) allows(name, v string) bool {
	l := a.lists[name]
	return len(l) == 0 || slices.Contains(l, v)
}

func nonEmpty(l []string) []string {
	var out []string
	for _, s := range l {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

package eval

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract/article"
)

// incidentDoc is a story of MUC-4 with its templates. The text is in capitals
// and broken into lines.
type incidentDoc struct {
	ID     string     `json:"id"`
	Text   string     `json:"text"`
	Day    string     `json:"dateline_date"` // "3 JAN 90"
	Events []incident `json:"events"`
}

// An incident is a template. Its fills may be alternatives, parted by "/".
type incident struct {
	Code     string `json:"code"`
	Date     string `json:"date"`
	Location string `json:"location"` // "EL SALVADOR: SAN MIGUEL (DEPARTMENT): PERQUIN (TOWN)"
	Optional bool   `json:"optional"`
	Persons  []fill `json:"perp_individual"`
	Bodies   []fill `json:"perp_organization"`
}

type fill struct {
	Optional     bool `json:"optional"`
	Alternatives []struct {
		String   string `json:"string"`
		Mentions []span `json:"mentions"`
	} `json:"alternatives"`
}

// perpetrators returns the persons and organizations.
func (g *incident) perpetrators() []fill {
	return append(append([]fill(nil), g.Persons...), g.Bodies...)
}

// slots are what is compared of a template, in the order of the report.
var slots = []string{"type", "day", "place", "perpetrator"}

// muc measures incidents: type, day, place and perpetrators.
func (s *session) muc() ([]Section, error) {
	docs, file, err := read[incidentDoc](s, "events/muc4")
	if err != nil {
		return nil, err
	}
	table, err := lines("muc4.txt")
	if err != nil {
		return nil, err
	}
	articles := make([]*article.Article, len(docs))
	for i, d := range docs {
		articles[i] = &article.Article{ID: d.ID, Text: unmarked(d.Text), Published: mucDay(d.Day)}
	}
	facts, err := s.extract("muc4", articles)
	if err != nil {
		return nil, err
	}
	counts := map[string]metric.PRF{}
	for i, d := range docs {
		addTemplates(counts, d.Events, templates(table, facts[i], mucDay(d.Day)))
	}
	var all metric.PRF
	for _, name := range slots {
		all.Add(counts[name])
	}
	sec := Section{Title: "Incidents of MUC-4", Data: fmt.Sprintf("%s, %d stories", file, len(docs)),
		Note: "Templates made of the extracted events: those of one MUC-4 type whose days and places agree are one, and so are those that tell of the same. They are aligned one to one with the gold's of the same type " +
			"so that most slots agree, and all slots of all templates count (MUC's ALL TEMPLATES). Optional templates and fills are not required. A place is half right when it is a wider one; " +
			"no day means up to the day of the report and no place the country of the first place in the story, where it was sent from, as in the gold. " +
			"A pronoun that stands for no one known is no perpetrator; perpetrators of one sector without names are one, and where these are rebels, so is the body of rebels that the story names most. No incident is what is done to none but soldiers and rebels or to a thousand or more, what stands in a sentence of fighting, " +
			"and what is only told in passing (\"killing two\") or of several (\"attacks\")."}
	sec.prf("type, day, place and perpetrator", all)
	for _, name := range slots {
		sec.prf(name, counts[name])
	}
	return []Section{sec}, nil
}

// unmarked blanks the wire's mark of where the story begins; all offsets stay.
func unmarked(text string) string { return strings.ReplaceAll(text, "[TEXT]", "      ") }

var mucDate = regexp.MustCompile(`(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)`)

// mucDay returns "3 JAN 90" as 1990-01-03, or "".
func mucDay(s string) string {
	m := mucDate.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	t, err := time.Parse("2 Jan 06", m[1]+" "+m[2][:1]+strings.ToLower(m[2][1:])+" "+m[3])
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}

// An interval is a range of days, both ends in it; an empty From is open.
type interval struct{ from, to string }

func (a interval) within(b interval) bool { return b.from <= a.from && a.to <= b.to }

// mucIntervals returns the alternatives of a gold day: "- 04 MAR 90" is any day
// until then.
func mucIntervals(s string) []interval {
	var out []interval
	for _, alt := range strings.Split(s, "/") {
		days := mucDate.FindAllString(alt, -1)
		alt = strings.Trim(alt, " ()")
		switch {
		case len(days) == 0:
		case strings.HasPrefix(alt, "-"):
			out = append(out, interval{"", mucDay(days[0])})
		default:
			out = append(out, interval{mucDay(days[0]), mucDay(days[len(days)-1])})
		}
	}
	return out
}

// dayInterval returns the days of a date of ours: a day, month, year or
// interval.
func dayInterval(value string) (interval, bool) {
	from, to, ok := strings.Cut(value, "/")
	if !ok {
		to = from
	}
	first, _, okFrom := days(from)
	_, last, okTo := days(to)
	return interval{first, last}, okFrom && okTo
}

func days(s string) (first, last string, ok bool) {
	for _, l := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(l.layout, s); err == nil {
			return t.Format(time.DateOnly), t.AddDate(l.years, l.months, l.days).AddDate(0, 0, -1).Format(time.DateOnly), true
		}
	}
	return "", "", false
}

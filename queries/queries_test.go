package queries

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph"
)

// ask runs a query with parameters in the form of a URL.
func ask(t *testing.T, s *graph.Store, name, params string) *Table {
	t.Helper()
	v, err := url.ParseQuery(params)
	if err != nil {
		t.Fatal(err)
	}
	tab, err := Ask(context.Background(), s, name, v)
	if err != nil {
		t.Fatalf("%s %s: %v", name, params, err)
	}
	return tab
}

// column returns one column of an answer as text.
func column(t *testing.T, tab *Table, names ...string) []string {
	t.Helper()
	out := []string{}
	for _, r := range tab.Rows {
		var cells []string
		for _, name := range names {
			found := false
			for i, c := range tab.Columns {
				if c.Name != name {
					continue
				}
				found = true
				switch v := r[i].(type) {
				case string:
					cells = append(cells, v)
				case []string:
					cells = append(cells, strings.Join(v, "+"))
				case nil:
					cells = append(cells, "")
				default:
					cells = append(cells, strings.TrimSpace(strings.ReplaceAll(strings.Trim(toText(v), `"`), "\n", "")))
				}
			}
			if !found {
				t.Fatalf("no column %s in %s", name, tab.Query)
			}
		}
		out = append(out, strings.Join(cells, " | "))
	}
	return out
}

func toText(v any) string {
	b, err := marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func TestQueries(t *testing.T) {
	s := testStore(t)
	const harbourIRI = "https://example.org/harbour#top"
	for _, tt := range []struct {
		query, params string
		columns       string
		want          []string
	}{
		{"who-said-what", "", "day,speaker,cue", []string{
			"2021-05-20 | Norbert Quill | told",
			"2021-03-04 | Ada Ödegård | said",
			"2021-03-04 | Norbert Quill | denied",
			"2021-03-04 | A spokesman | called",
			"2021-03-01/2021-03-02 | Ada Ödegård | added",
		}},
		{"who-said-what", "speaker=ODEGARD", "said_as,said,day_basis,type", []string{
			`Ada Ödegård | "We will not load another ship," | published | direct`,
			`She | Norbert Quill had broken his promise | relative | indirect`,
		}},
		{"who-said-what", "until=2021-04", "role,place,told_by,polarity", []string{
			"union leader |  |  | ", " |  |  | negative", " |  | Ada Ödegård (said) | ", "union leader | Dunmore |  | ",
		}},
		{"who-said-what", "speaker=a+spokesman", "speaker,speaker_iri,said", []string{"A spokesman |  | the strike unlawful"}},
		{"who-said-what", "speaker=odegard&about=Quill", "about,sentence", []string{
			"Norbert Quill | She added that Norbert Quill had broken his promise."}},
		{"who-said-what", "about=quill", "speaker", []string{"Ada Ödegård"}},
		{"who-said-what", "words=Another+SHIP", "speaker", []string{"Ada Ödegård"}},
		{"who-said-what", "type=direct,mixed", "speaker", []string{"Norbert Quill", "Ada Ödegård"}},
		{"who-said-what", "type=direct&type=Indirect&since=2021-03&until=2021-03", "cue", []string{"said", "denied", "called", "added"}},
		{"who-said-what", "since=2021-03-02&until=2021-03-02", "cue", []string{"added"}},
		{"who-said-what", "until=2020", "cue", []string{}},
		{"who-said-what", "since=2021-05-20", "cue,parts", []string{`told | 111,117+118,127`}},
		{"said-about", "about=Norbert+Quill", "speaker,said", []string{"Ada Ödegård | Norbert Quill had broken his promise"}},
		{"who-did-what", "", "day,actor,did,target,status,claimed_by", []string{
			"2021-05-20 | Égalité Bridge Company | raised (OTHER) | its toll |  | ",
			"2021-05 | Norbert Quill | attacked (ACCUSE) | Égalité Bridge Company | possible | ",
			"2021-03-04 | the port | dismissed (SANCTION) | forty crane drivers | negated | Norbert Quill (denied)",
			"2021-03-02 | Harbour workers | walked out (PROTEST) |  |  | ",
		}},
		{"who-did-what", "actor=the+port", "polarity,modality,count,claim_speaker,claim_cue,claim_iri", []string{
			"negative | asserted | 40 | Norbert Quill | denied | " + harbourIRI + "#q3"}},
		{"who-did-what", "actor=Port", "did", []string{"dismissed (SANCTION)"}},
		{"who-did-what", "actor=quill&target=egalite+bridge+company", "sentence", []string{
			"Norbert Quill attacked the company in parliament last week."}},
		{"who-did-what", "target=Egalite+Bridge+Company&type=assault", "did", []string{}},
		{"who-did-what", "type=protest,other", "did", []string{"raised (OTHER)", "walked out (PROTEST)"}},
		{"who-did-what", "told-by=claim", "did", []string{"dismissed (SANCTION)"}},
		{"who-did-what", "told-by=article&until=2021-04", "did", []string{"walked out (PROTEST)"}},
		{"who-did-what", "place=denmark", "did,place", []string{"raised (OTHER) | Velmark"}},
		{"events-at", "place=Dunmore", "did,day,day_basis", []string{"walked out (PROTEST) | 2021-03-02 | relative"}},
		{"events-at", "near=53.6,-6.3", "place", []string{"Dunmore"}},
		{"events-at", "near=53.6,-6.3&km=5", "place", []string{}},
		{"events-at", "near=53.6,-6.3&place=Denmark", "place", []string{}},
		{"events-at", "near=-53.6,173.7&km=25000", "place", []string{"Dunmore"}}, // the whole globe, but not what has no coordinates
		{"events-at", "place=Denmark&type=other", "place", []string{"Velmark"}},
		{"timeline", "actor=Quill", "day,kind,actor,what", []string{
			"2021-05-20 | said | Norbert Quill | told: “It is … robbery,”",
			"2021-05 | did | Norbert Quill | attacked (ACCUSE)",
			"2021-03-04 | said | Norbert Quill | denied: the port dismissed forty crane drivers",
		}},
		{"timeline", "actor=egalite+bridge+company", "kind,what,status", []string{
			"did | raised (OTHER) | ", "undergone | attacked (ACCUSE) | possible"}},
		{"activity", "actor=Odegard", "period,articles,statements,acts,undergone,there,sentence", []string{
			`2021-03 | 1 | 2 | 0 | 0 | 0 | "We will not load another ship," Ada Ödegård said.`,
			"2021-05 | 1 | 0 | 0 | 0 | 0 | “It is robbery,” Quill told Ada Ödegård.",
		}},
		{"activity", "actor=Odegard&by=year", "period,articles,statements,article", []string{"2021 | 2 | 2 | " + harbourIRI}},
		{"activity", "actor=Odegard&until=1999", "period", []string{}},
		{"connections", "actor=Quill&other=Egalite+Bridge+Company", "tie,who,what,whom,sentence", []string{
			"same event | Norbert Quill | attacked (ACCUSE) | Égalité Bridge Company | Norbert Quill attacked the company in parliament last week.",
			"same sentence |  |  |  | Norbert Quill attacked the company in parliament last week.",
		}},
		{"connections", "actor=Quill&other=Odegard", "tie,who,sentence", []string{
			"said about the other | Ada Ödegård | She added that Norbert Quill had broken his promise.",
			"same sentence |  | “It is robbery,” Quill told Ada Ödegård.",
			"same sentence |  | She added that Norbert Quill had broken his promise.",
		}},
		{"connections", "actor=Dunmore&other=odegard", "tie", []string{"same article"}},
		{"connections", "actor=Dunmore&other=Velmark", "tie", []string{}},
		{"appears-with", "actor=Odegard", "other,type,statements,articles,sentence", []string{
			"Norbert Quill | person | 1 | 2 | She added that Norbert Quill had broken his promise.",
			`Dunmore | place | 1 | 1 | "We will not load another ship," Ada Ödegård said.`,
			"Égalité Bridge Company | organization | 0 | 1 | “It is robbery,” Quill told Ada Ödegård.",
			"Velmark | place | 0 | 1 | “It is robbery,” Quill told Ada Ödegård.",
		}},
		{"appears-with", "actor=Odegard&type=place", "other,statements,articles", []string{"Dunmore | 1 | 1", "Velmark | 0 | 1"}},
		{"appears-with", "actor=Odegard&since=2030", "other", []string{}},
		{"events-at", "place=velmark", "place,place_iri,latitude,longitude", []string{"Velmark | ng:place/velmark |  | "}},
		{"profile", "name=odegard", "property,value,article", []string{
			"type | person | " + "https://example.org/harbour#top",
			"name | Ada Ödegård | " + "https://example.org/harbour#top",
			"role | union leader | " + harbourIRI,
			"articles | 2 | ", "mentions | 3 | ", "statements | 2 | ",
			"mentioned | Ada Ödegård | ng:article/toll",
			"mentioned | Ada Ödegård | " + harbourIRI,
		}},
		{"profile", "name=dunmore&limit=6", "property,value", []string{
			"type | place", "name | Dunmore", "country | IE", "latitude | 53.5000", "longitude | -6.2500",
			"same as | https://sws.geonames.org/12/"}},
		{"articles", "", "day,title,publisher,quotations,events,sentence", []string{
			"2021-05-20 | =Tolls up | Velmark Post | 1 | 2 | Égalité Bridge Company raised its toll in Velmark.",
			"2021-03-04 | Cranes stand still | Harbour Gazette | 4 | 2 | Harbour workers in Dunmore walked out on Tuesday.",
		}},
		{"articles", "about=quill&publisher=harbour+gazette", "sentence", []string{
			"She added that Norbert Quill had broken his promise."}},
		{"articles", "since=2021-04", "article", []string{"ng:article/toll"}},
		{"facts", "article=ng:article/toll", "kind,actor,what,target,type,start,sentence_at", []string{
			"article |  | =Tolls up |  |  | 0 | ",
			"name |  | Égalité Bridge Company |  | organization | 0 | 0,50",
			"event | Égalité Bridge Company | raised (OTHER) | its toll | OTHER | 23 | 0,50",
			"name |  | Velmark |  | place | 42 | 0,50",
			"name |  | Norbert Quill |  | person | 51 | 51,110",
			"event | Norbert Quill | attacked (ACCUSE) | Égalité Bridge Company | ACCUSE | 65 | 51,110",
			"name |  | Égalité Bridge Company |  | organization | 74 | 51,110",
			"quotation | Norbert Quill | “It is … robbery,” |  | direct | 111 | 111,151",
			"name |  | Norbert Quill |  | person | 128 | 111,151",
			"name |  | Ada Ödegård |  | person | 139 | 111,151",
		}},
		{"reports", "event=ng:article/toll%23e2", "event,source,holds,actor,target", []string{
			"attacked (ACCUSE) | Velmark Post | happened | Norbert Quill | Égalité Bridge Company"}},
		// an entity by its IRI, but not those of the same surname
		{"who-said-what", "speaker=ng:person/norbert-quill&about=ng:person/ada-odegard", "said", []string{}},
	} {
		t.Run(tt.query+" "+tt.params, func(t *testing.T) {
			tab := ask(t, s, tt.query, tt.params)
			got := column(t, tab, strings.Split(tt.columns, ",")...)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			if tab.Total < len(tab.Rows) {
				t.Errorf("total %d for %d rows", tab.Total, len(tab.Rows))
			}
		})
	}
}

// Every row about a statement names characters in which its words stand.
func TestEvidence(t *testing.T) {
	s := testStore(t)
	texts := map[string][]rune{
		"https://example.org/harbour#top": []rune(harbourText),
		"ng:article/toll":                 []rune(tollText),
	}
	for _, q := range []struct{ name, words string }{{"who-said-what", "said"}, {"who-did-what", "trigger"}} {
		tab := ask(t, s, q.name, "limit=0")
		if len(tab.Rows) == 0 {
			t.Fatal("no rows")
		}
		for i := range tab.Rows {
			cell := func(name string) any {
				for j, c := range tab.Columns {
					if c.Name == name {
						return tab.Rows[i][j]
					}
				}
				return nil
			}
			article, _ := cell("article").(string)
			start, _ := cell("start").(int)
			end, _ := cell("end").(int)
			text := texts[article]
			if end > len(text) || start >= end {
				t.Fatalf("%s row %d: span %d,%d of %d characters", q.name, i, start, end, len(text))
			}
			said, _ := cell(q.words).(string)
			said = strings.ReplaceAll(said, " … ", " ") // the parts of the split one have but a space between
			if got := string(text[start:end]); got != said {
				t.Errorf("%s row %d: characters %d to %d are %q, want %q", q.name, i, start, end, got, said)
			}
			sentence, _ := cell("sentence").(string)
			if !strings.Contains(sentence, said) {
				t.Errorf("%s row %d: %q is not in sentence %q", q.name, i, said, sentence)
			}
			for _, name := range []string{"day", "day_basis", "title", "publisher", "published", "iri"} {
				if empty(cell(name)) {
					t.Errorf("%s row %d has no %s", q.name, i, name)
				}
			}
		}
	}
}

func TestLimit(t *testing.T) {
	s := testStore(t)
	if _, err := s.Load(context.Background(), []*extract.Facts{quarry(t)}); err != nil {
		t.Fatal(err)
	}
	for _, q := range All() {
		params := "limit=1"
		for _, p := range q.Params {
			if p.Required {
				params += "&" + p.Name + "=" + map[string]string{"words": "Quill", "place": "Velmark", "other": "Odegard", "article": "ng:article/toll", "event": "ng:article/toll%23e1"}[p.Name]
				if strings.HasSuffix(params, "=") {
					params += "Quill"
				}
			}
		}
		tab := ask(t, s, q.Name, params)
		if len(tab.Rows) != 1 || tab.Total < 1 {
			t.Errorf("%s: %d rows of %d, want 1", q.Name, len(tab.Rows), tab.Total)
		}
		all := ask(t, s, q.Name, strings.Replace(params, "limit=1", "limit=0", 1))
		for _, skip := range []int{1, all.Total - 1, all.Total, all.Total + 1} {
			got := ask(t, s, q.Name, params+fmt.Sprint("&offset=", skip))
			want := all.Rows[min(skip, all.Total):min(skip+1, all.Total)]
			if got.Total != all.Total || len(got.Rows) != len(want) || len(want) > 0 && !reflect.DeepEqual(got.Rows, want) {
				t.Errorf("%s: after %d: %v of %d, want %v of %d", q.Name, skip, got.Rows, got.Total, want, all.Total)
			}
		}
	}
}

func TestUsageErrors(t *testing.T) {
	s := testStore(t)
	for _, tt := range []struct{ query, params, message, hint string }{
		{"who-said-wat", "", `unknown query "who-said-wat"`, `"who-said-what"`},
		{"zzz", "", `unknown query "zzz"`, "articles"},
		{"who-said-what", "speker=x", `no parameter "speker"`, `"speaker"`},
		{"who-said-what", "since=yesterday", `since: "yesterday" is not a day`, "YYYY-MM-DD"},
		{"who-said-what", "until=2021-02-30", `until: "2021-02-30" is not a day`, "YYYY"},
		{"who-said-what", "since=2021-13", "is not a day", "YYYY"},
		{"who-said-what", "since=2022&until=2021", "is after", ""},
		{"who-said-what", "type=derect", `there is no "derect"`, `"direct"`},
		{"who-said-what", "limit=-1", "not a number", ""},
		{"who-said-what", "limit=1&limit=2", "more than once", ""},
		{"said-about", "", "said-about needs about", "about"},
		{"events-at", "", "events-at needs place or near", "place"},
		{"events-at", "near=north", "near: \"north\" is no point", "36.7,38.9"},
		{"events-at", "near=91,0", "near: \"91,0\" is no point", "degrees"},
		{"events-at", "near=NaN,0", "near: \"NaN,0\" is no point", "degrees"},
		{"events-at", "near=1,1&km=-1", "km: \"-1\" is not a number from 0 on", ""},
		{"who-did-what", "told-by=me", `there is no "me"`, "article"},
		{"connections", "actor=Quill&other=norbert+quill", "may be the same", "fuller"},
	} {
		v, _ := url.ParseQuery(tt.params)
		_, err := Ask(context.Background(), s, tt.query, v)
		var u *UsageError
		if !errors.As(err, &u) {
			t.Errorf("%s %s: got %v, want a usage error", tt.query, tt.params, err)
			continue
		}
		if !strings.Contains(u.Error(), tt.message) || !strings.Contains(u.Hint, tt.hint) {
			t.Errorf("%s %s: got %q (%q), want %q (%q)", tt.query, tt.params, u.Error(), u.Hint, tt.message, tt.hint)
		}
	}
}

func TestUnknownName(t *testing.T) {
	s := testStore(t)
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"Quil", []string{"Norbert Quill"}},
		{"Norbet Quyll", []string{"Norbert Quill"}},
		{"Odegrd", []string{"Ada Ödegård"}},
		{"velmarc", []string{"Velmark"}},
		{"Zzyzx", nil},
		{"?", nil},
	} {
		_, err := Ask(context.Background(), s, "who-said-what", map[string][]string{"speaker": {tt.name}})
		var n *UnknownNameError
		if !errors.As(err, &n) {
			t.Errorf("%s: got %v, want an unknown name", tt.name, err)
			continue
		}
		if !reflect.DeepEqual(n.Similar, tt.want) {
			t.Errorf("%s: similar %q, want %q", tt.name, n.Similar, tt.want)
		}
	}
}

func TestTableJSON(t *testing.T) {
	tab := &Table{Query: "q", Columns: []Column{{Name: "b"}, {Name: "a"}, {Name: "c"}}, Total: 2,
		Rows: [][]any{{"<x> & y", 1, nil}, {"", 0.5, []string{"u", "v"}}}}
	got, err := tab.MarshalJSON()
	want := `{"query":"q","columns":["b","a","c"],"rows":[{"b":"<x> & y","a":1},{"a":0.5,"c":["u","v"]}],"total":2}`
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}

func TestSentenceAround(t *testing.T) {
	for _, tt := range []struct{ text, words, want string }{
		{"One is here. Two is there. Three.", "Two", "Two is there."},
		{"He met Mr. Ode in town. She left.", "Ode", "He met Mr. Ode in town."},
		{`"Stop!" he said. "No."`, "said", `"Stop!" he said.`},
		{"First line\nsecond line", "second", "second line"},
		{"It cost 3.5 million. Fine.", "cost", "It cost 3.5 million."},
		{"alone", "alone", "alone"},
	} {
		b := utf8.RuneCountInString(tt.text[:strings.Index(tt.text, tt.words)])
		body := []rune(tt.text)
		s, e := sentenceAround(body, b, b+utf8.RuneCountInString(tt.words))
		if got := string(body[s:e]); got != tt.want {
			t.Errorf("%q around %q: got %q, want %q", tt.text, tt.words, got, tt.want)
		}
	}
	if s, e := sentenceAround(nil, 5, 9); s != 0 || e != 0 {
		t.Errorf("outside an empty text: %d,%d", s, e)
	}
}

func FuzzSentenceAround(f *testing.F) {
	f.Add("Ab. Cd. Ef", 4, 6)
	f.Add("“A.” B", 0, 1)
	f.Fuzz(func(t *testing.T, text string, b, e int) {
		body := []rune(text)
		s, end := sentenceAround(body, b, e)
		if s < 0 || end < s || end > len(body) {
			t.Errorf("%q %d,%d: got %d,%d", text, b, e, s, end)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	f.Add("2021-03-04")
	f.Add("2021")
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := parsePeriod(s); err == nil && (p.from > p.to || len(p.from) != len(isoDay)) {
			t.Errorf("%q: got %v", s, p)
		}
	})
}

package date

import (
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// published is a Wednesday.
const published = "2021-06-16"

var findTests = []struct{ text, want string }{
	// Written out.
	{"The bridge was opened on 3 March 2020 by the mayor.", "3 March 2020=2020-03-03 explicit"},
	{"The bridge was opened on 3rd March 2020.", "3rd March 2020=2020-03-03 explicit"},
	{"The bridge was opened on the 3rd of March, 2020.", "3rd of March, 2020=2020-03-03 explicit"},
	{"On March 3, 2020, the bridge was opened.", "March 3, 2020=2020-03-03 explicit"},
	{"On Tuesday, March 3, 2020 the bridge was opened.", "Tuesday, March 3, 2020=2020-03-03 explicit"},
	{"Updated 2020-03-03T10:15:00Z by the desk", "2020-03-03=2020-03-03 explicit"},
	{"Filed 2020-03-03.", "2020-03-03=2020-03-03 explicit"},
	{"Filed 23/11/2020 and 05/06/2020.", "23/11/2020=2020-11-23 explicit"},
	{"The school was built in October 2018.", "October 2018=2018-10 explicit"},
	{"The school was built in 2015 and burnt down in the 1990s style.", "2015=2015 explicit; 1990s=1990-01-01/1999-12-31 explicit"},
	{"He won the 2016 election.", "2016=2016 explicit"},

	// Without a year.
	{"The mill burnt down on Feb. 2.", "Feb. 2=2021-02-02 relative"},
	{"The mill burnt down on 2 December.", "2 December=2020-12-02 relative"},
	{"The court will rule on Dec. 2.", "Dec. 2=2021-12-02 relative"},
	{"The mill burnt down in March.", "March=2021-03 relative"},
	{"The mill burnt down in August.", "August=2020-08 relative"},
	{"Voters will choose a mayor in August.", "August=2021-08 relative"},
	{"The mill burnt down last June.", "last June=2020-06 relative"},

	// Counted from the day of publication.
	{"Miners stopped work on Monday.", "Monday=2021-06-14 relative"},
	{"Miners stopped work on Wednesday.", "Wednesday=2021-06-16 relative"},
	{"Miners will stop work on Monday.", "Monday=2021-06-21 relative"},
	{"On Friday, miners will stop work.", "Friday=2021-06-18 relative"},
	{"Miners are expected to stop work on Friday.", "Friday=2021-06-18 relative"},
	{"The ministers are to meet on Friday.", "Friday=2021-06-18 relative"},
	{"The union said miners would stop work on Friday.", "Friday=2021-06-18 relative"},
	{"The minister will meet miners who were hurt on Friday.", "Friday=2021-06-11 relative"},
	{"The union said on Friday that miners will stop work.", "Friday=2021-06-11 relative"},
	{"They meet again next Tuesday.", "next Tuesday=2021-06-22 relative"},
	{"They met last Wednesday.", "last Wednesday=2021-06-09 relative"},
	{"Earlier today the mill closed.", "Earlier today=2021-06-16 relative"},
	{"The mill closed yesterday and reopens tomorrow.", "yesterday=2021-06-15 relative; tomorrow=2021-06-17 relative"},
	{"The mill closed last week.", "last week=2021-06-07/2021-06-13 relative"},
	{"The mill closed earlier this week.", "earlier this week=2021-06-14/2021-06-20 relative"},
	{"The mill closed last month.", "last month=2021-05 relative"},
	{"The mill closed last year.", "last year=2020 relative"},
	{"The mill closed at the weekend.", "the weekend=2021-06-12/2021-06-13 relative"},
	{"The mill closed over the weekend.", "the weekend=2021-06-12/2021-06-13 relative"},
	{"The mill will close this weekend.", "this weekend=2021-06-19/2021-06-20 relative"},
	{"The mill closed two years ago.", "two years ago=2019 relative"},
	{"The mill closed three days ago.", "three days ago=2021-06-13 relative"},
	{"The mill closed a month ago.", "a month ago=2021-05 relative"},
	{"It rained in the past two weeks.", "the past two weeks=2021-06-02/2021-06-16 relative"},
	{"Monday's storm felled trees.", "Monday=2021-06-14 relative"},
	{"A storm felled trees late Sunday night.", "Sunday=2021-06-13 relative"},
	{"Roads have been shut since Friday.", "since Friday=2021-06-11/2021-06-16 relative"},

	// Intervals.
	{"Roads were shut between May and July 2019.", "between May and July 2019=2019-05-01/2019-07-31 explicit"},
	{"Roads were shut between March and May.", "between March and May=2021-03-01/2021-05-31 relative"},
	{"Roads were shut from 3 to 5 March 2020.", "from 3 to 5 March 2020=2020-03-03/2020-03-05 explicit"},
	{"Roads were shut on March 3-5, 2020.", "March 3-5, 2020=2020-03-03/2020-03-05 explicit"},
	{"Roads were shut from November to January 2019.", "from November to January 2019=2018-11-01/2019-01-31 explicit"},
	{"She ruled from 2011 to 2014.", "from 2011 to 2014=2011-01-01/2014-12-31 explicit"},
	{"Roads were shut from Thursday to Saturday.", "from Thursday to Saturday=2021-06-10/2021-06-12 relative"},

	{"Taxes fell in April this year and in May last year.", "April this year=2021-04 relative; May last year=2020-05 relative"},
	{"The mill closed in the late 1980s.", "1980s=1980-01-01/1989-12-31 explicit"},

	// Not dates.
	{"He sells fish on Saturday mornings.", ""},
	{"See example.org/news/2020-03-03/mill for more.", ""},
	{"She left on 17 April of the same year.", ""},
	{"May said she would resign.", ""},
	{"They may leave, and march on the city.", ""},
	{"The March on Rome was a march.", ""},
	{"In a second, the Sun came out and Sat down.", ""},
	{"It was a Monday-morning mood.", ""},
	{"He works Mondays and every Tuesday.", ""},
	{"It was a Monday like any other.", ""},
	{"The Sunday Times and the Mail on Sunday reported it.", ""},
	{"On Good Friday the church is full.", ""},
	{"A crowd of 2000 people came.", ""},
	{"The rebels held 2015 prisoners.", ""},
	{"He paid 1,995 euros and 3.5 more.", ""},
	{"At 10:30 a.m. and May 7pm nothing.", ""},
	{"On 31 February 2020 nothing happened.", ""},
	{"April Jones and August Meier left.", ""},
	{"The Sept. 11 attacks changed it.", ""},
}

func TestFind(t *testing.T) {
	for _, tt := range findTests {
		t.Run(tt.text, func(t *testing.T) {
			if got := show(t, tt.text, published); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func show(t *testing.T, text, published string) string {
	t.Helper()
	doc, err := nlp.Analyze(text)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range Find(doc, published) {
		out = append(out, d.Text+"="+d.Value+" "+string(d.Basis))
	}
	return strings.Join(out, "; ")
}

func TestFindWithoutPublication(t *testing.T) {
	for text, want := range map[string]string{
		"The mill closed on Monday, last week, in May and on June 3.": "",
		"The mill closed on 3 March 2020.":                            "3 March 2020=2020-03-03 explicit",
		"OSLO, March 4, 2020 (Agency) - The mill closed on Monday.":   "March 4, 2020=2020-03-04 dateline; Monday=2020-03-02 relative",
		"OSLO, March 4 (Agency) - The mill closed on Monday.":         "",
	} {
		if got := show(t, text, ""); got != want {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
	}
}

func TestDateline(t *testing.T) {
	text := "Mill closes\n\nNEW DELHI, June 14 (Agency) - The mill closed on Tuesday."
	want := "June 14=2021-06-14 dateline; Tuesday=2021-06-08 relative"
	if got := show(t, text, published); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestNearest(t *testing.T) {
	for _, tt := range []struct{ text, at, want string }{
		{"Speaking to miners in Oslo on Monday, Berg said the pit was safe.", "said", "2021-06-14"},
		{"Berg said on Tuesday the pit had been closed on Friday.", "said", "2021-06-15"},
		{"Berg said on Tuesday the pit had been closed on Friday.", "closed", "2021-06-11"},
		{"On Friday, police closed the pit.", "closed", "2021-06-11"},
		{"Police closed the pit; on Friday they left.", "left", "2021-06-11"},
		{"Police closed the pit.", "closed", ""},
		{"Berg, who had left on Friday, closed the pit.", "closed", ""},
		{"Berg, who had left on Friday, closed the pit.", "left", "2021-06-11"},
		{"Berg closed the pit that flooded on Friday.", "closed", "2021-06-11"},
	} {
		doc, err := nlp.Analyze(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if d := Nearest(doc, Find(doc, published), 0, len(tt.text), strings.Index(tt.text, tt.at)); d != nil {
			got = d.Value
		}
		if got != tt.want {
			t.Errorf("%s at %q: got %q, want %q", tt.text, tt.at, got, tt.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, tt := range findTests {
		f.Add(tt.text, published)
	}
	f.Add("OSLO, March 4, 2020 (Agency) - On Monday\xff 99999 9999 years ago", "0000-99-99")
	f.Fuzz(func(t *testing.T, text, published string) {
		doc := &nlp.Document{Text: text}
		end := 0
		for _, d := range Find(doc, published) {
			if d.Start < end || d.End <= d.Start || text[d.Start:d.End] != d.Text || d.Value == "" {
				t.Fatalf("bad date %+v in %q", d, text)
			}
			end = d.End
		}
	})
}

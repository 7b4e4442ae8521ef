package eval

import (
	"slices"
	"testing"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

func TestMacro(t *testing.T) {
	counts := map[string]metric.PRF{}
	for _, c := range [][2]string{{"AID", "AID"}, {"AID", "AID"}, {"AID", ""}, {"AID", "ACCUSE"}, {"ACCUSE", "ACCUSE"}, {"ACCUSE", "SAY"}} {
		addLabels(counts, c[0], c[1])
	}
	// AID: P 1, R 1/2; ACCUSE: P 1/2, R 1/2.
	if got, want := macro(counts, []string{"ACCUSE", "AID"}), (50+200.0/3)/2; got < want-1e-9 || got > want+1e-9 {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestChooseEvent(t *testing.T) {
	text := "Norland said its army had attacked rebels in Eastport."
	say := &event.Event{Type: "SAY", Agents: []event.Arg{arg(text, "Norland")}, Confidence: 1}
	attack := &event.Event{Type: "ASSAULT", Agents: []event.Arg{arg(text, "its army")}, Patients: []event.Arg{arg(text, "rebels")}}
	f := &extract.Facts{Text: text, Events: []*event.Event{say, attack}}
	for _, c := range []struct {
		name           string
		source, target []span
		want           *event.Event
		matched        bool
	}{
		{"both overlap", []span{goldSpan(text, "army")}, []span{goldSpan(text, "rebels")}, attack, true},
		{"one overlaps", []span{goldSpan(text, "Norland")}, []span{goldSpan(text, "Eastport")}, say, true},
		{"equal: politics first", []span{goldSpan(text, "Norland")}, []span{goldSpan(text, "rebels")}, attack, true},
		{"none overlaps", []span{goldSpan(text, "Eastport")}, nil, attack, false},
	} {
		e, matched := chooseEvent(f, c.source, c.target)
		if e != c.want || matched != c.matched {
			t.Errorf("%s: got %v, %v", c.name, e, matched)
		}
	}
	if e, matched := chooseEvent(&extract.Facts{}, nil, nil); e != nil || matched {
		t.Error("an event out of nothing")
	}
}

func TestMappedType(t *testing.T) {
	for _, c := range []struct {
		table, typ, mode, lemma, want string
	}{
		{"m2e2.txt", "ASSAULT", "", "kill", "Life:Die"},
		{"m2e2.txt", "ASSAULT", "aerial", "bomb", "Conflict:Attack"},
		{"m2e2.txt", "COERCE", "arrest", "round", "Justice:Arrest-Jail"},
		{"m2e2.txt", "COERCE", "curfew", "impose", ""},
		{"m2e2.txt", "OTHER", "", "travel", ""}, // none without a place
		{"m2e2.txt", "SAY", "", "say", ""},
		{"muc4.txt", "ASSAULT", "abduct", "take", "KIDNAPPING"},
		{"muc4.txt", "ASSAULT", "", "kill", "ATTACK"},
		{"muc4.txt", "SAY", "", "say", ""},
	} {
		table, err := lines(c.table)
		if err != nil {
			t.Fatal(err)
		}
		if got := mappedType(table, &event.Event{Type: c.typ, Mode: c.mode, Trigger: event.Trigger{Lemma: c.lemma}}); got != c.want {
			t.Errorf("%s %s/%s %s: got %q, want %q", c.table, c.typ, c.mode, c.lemma, got, c.want)
		}
	}
	table, err := lines("m2e2.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := mappedType(table, &event.Event{Type: "OTHER", Trigger: event.Trigger{Lemma: "travel"}, Place: &event.Arg{}}); got != "Movement:Transport" {
		t.Errorf("travel with a place: got %q", got)
	}
}

func TestTriggers(t *testing.T) {
	gold := []typedSpan{{0, 5, "A"}, {10, 15, "B"}}
	found := []typedSpan{{3, 6, "A"}, {0, 5, "A"}, {10, 15, "A"}}
	types := map[string]metric.PRF{}
	if got, want := triggers(gold, found, types), metric.Count(1, 3, 2); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if types["A"] != metric.Count(1, 3, 1) || types["B"] != metric.Count(0, 0, 1) {
		t.Errorf("got %v", types)
	}
}

func TestMUCDays(t *testing.T) {
	for _, c := range []struct {
		gold, ours string
		want       bool
	}{
		{"03 JAN 90", "1990-01-03", true},
		{"03 JAN 90", "1990-01-04", false},
		{"03 JAN 90", "1990-01", false},
		{"- 04 MAR 90", "1990-02-28", true},
		{"- 04 MAR 90", "1990-03-05", false},
		{"01 JAN 90 - 31 JAN 90", "1990-01", true},
		{"01 JAN 90 - 05 JAN 90", "1990-01-02/1990-01-03", true},
		{"(- 29 MAR 89) / 30 MAR 89", "1989-03-30", true},
	} {
		d, ok := dayInterval(c.ours)
		if !ok {
			t.Fatalf("%s is no date", c.ours)
		}
		got := slices.ContainsFunc(mucIntervals(c.gold), d.within)
		if got != c.want {
			t.Errorf("%s within %s: got %v", c.ours, c.gold, got)
		}
	}
	if _, ok := dayInterval("soon"); ok {
		t.Error("soon is a date")
	}
}

func TestPlaceMatch(t *testing.T) {
	const gold = "NORLAND: LAKE COUNTY (DEPARTMENT): EASTPORT (CITY)"
	for name, want := range map[string]float64{"Eastport": 1, "Norland": 0.5, "Lake County": 0.5, "Westport": 0} {
		if got := placeMatch(gold, []string{name}); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
	if got := placeMatch(gold, nil); got != 0 {
		t.Errorf("no place: %v", got)
	}
}

func TestTemplates(t *testing.T) {
	text := "REBELS BOMBED A BRIDGE IN EASTPORT. THE BOMBING ON 3 JANUARY KILLED TWO."
	bombed := &event.Event{Type: "ASSAULT", Mode: "explosives", Modality: event.Asserted, Polarity: event.Positive,
		Agents: []event.Arg{arg(text, "REBELS")}, Place: &event.Arg{Span: at(text, "EASTPORT")}}
	bombing := &event.Event{Type: "ASSAULT", Mode: "explosives", Modality: event.Asserted, Polarity: event.Positive,
		Date: &date.Date{Value: "1990-01-03", Basis: date.Explicit}}
	planned := &event.Event{Type: "ASSAULT", Modality: event.Planned}
	table, err := lines("muc4.txt")
	if err != nil {
		t.Fatal(err)
	}
	found := templates(table, &extract.Facts{Text: text, Events: []*event.Event{bombed, bombing, planned}}, "1990-01-04")
	if len(found) != 1 || found[0].day.from != "1990-01-03" || len(found[0].agents) != 1 {
		t.Fatalf("got %+v", found)
	}
	var perp fill
	perp.Alternatives = append(perp.Alternatives, struct {
		String   string `json:"string"`
		Mentions []span `json:"mentions"`
	}{"REBELS", []span{goldSpan(text, "REBELS")}})
	gold := []incident{
		{Code: "BOMBING", Date: "03 JAN 90", Location: "NORLAND: EASTPORT (CITY)", Persons: []fill{perp}},
		{Code: "ATTACK", Date: "- 04 JAN 90", Location: "NORLAND"},
		{Code: "ROBBERY", Optional: true},
	}
	counts := map[string]metric.PRF{}
	addTemplates(counts, gold, found)
	for slot, want := range map[string]metric.PRF{
		"type": metric.Count(1, 1, 2), "day": metric.Count(1, 1, 2),
		"place": metric.Count(1, 1, 2), "perpetrator": metric.Count(1, 1, 1),
	} {
		if counts[slot] != want {
			t.Errorf("%s: got %v, want %v", slot, counts[slot], want)
		}
	}
}

func TestNoIncident(t *testing.T) {
	text := "TULA, 4 JAN 90 -- GUNMEN SHOT A MAYOR. REBELS KILLED SOLDIERS. A WAR KILLED 3,000 PEOPLE. POLICE FEAR ATTACKS. A CLASH KILLED A NURSE."
	tell := func(trigger, lemma, sector string, count int) *event.Event {
		e := &event.Event{Type: "ASSAULT", Modality: event.Asserted, Polarity: event.Positive, Trigger: event.Trigger{Span: at(text, trigger), Lemma: lemma}}
		if sector != "" {
			e.Patients = []event.Arg{{Sector: sector}}
		}
		if count > 0 {
			e.Count = &event.Count{Value: count}
		}
		return e
	}
	nurse := tell("KILLED A NURSE", "kill", "MED", 0)
	nurse.Trigger.Span = nlp.Span{Start: nurse.Trigger.Start, End: nurse.Trigger.Start + len("KILLED"), Text: "KILLED"}
	clash := tell("CLASH", "clash", "", 0)
	table, err := lines("muc4.txt")
	if err != nil {
		t.Fatal(err)
	}
	facts := &extract.Facts{Text: text, Sentences: sentenceEnds(text),
		Entities: []*entity.Entity{{Type: entity.Place, Country: "RU", Mentions: []entity.Mention{{Span: at(text, "TULA"), Kind: entity.Named}}}}}
	for _, c := range []struct {
		name   string
		events []*event.Event
		want   int
	}{
		{"an attack", []*event.Event{tell("SHOT", "shoot", "GOV", 0)}, 1},
		{"on soldiers", []*event.Event{tell("KILLED", "kill", "MIL", 0)}, 0},
		{"a war's toll", []*event.Event{tell("KILLED", "kill", "CVL", 3000)}, 0},
		{"several", []*event.Event{tell("ATTACKS", "attack", "", 0)}, 0},
		{"in a clash", []*event.Event{clash, nurse}, 0},
	} {
		facts.Events = c.events
		found := templates(table, facts, "1990-01-04")
		if len(found) != c.want {
			t.Errorf("%s: got %d incidents, want %d", c.name, len(found), c.want)
		}
		if len(found) == 1 && !slices.Equal(found[0].places, []string{"Russia"}) {
			t.Errorf("%s: in %v", c.name, found[0].places)
		}
	}
}

func TestNear(t *testing.T) {
	land := &template{code: "ATTACK", places: []string{"Norland"}, within: "NL", wide: true}
	town := &template{code: "ATTACK", places: []string{"Eastport"}, within: "NL"}
	if ts, _ := merge([]*template{land}, town); len(ts) != 1 || ts[0].places[0] != "Eastport" {
		t.Errorf("a town and its country: got %+v", ts)
	}
	if ts, _ := merge([]*template{town}, &template{code: "ATTACK", places: []string{"Westport"}, within: "NL"}); len(ts) != 2 {
		t.Errorf("two towns: got %+v", ts)
	}
}

func TestSeedEvents(t *testing.T) {
	text := "Ana Marsh said rebels had burned a barn."
	e := &event.Event{Trigger: event.Trigger{Span: at(text, "burned"), Lemma: "burn"}, Agents: []event.Arg{arg(text, "rebels")},
		Patients: []event.Arg{arg(text, "a barn")}, Modality: event.Asserted, ClaimedIn: "q1"}
	f := &extract.Facts{Text: text, Events: []*event.Event{e}}
	x := newFactIndex(f)
	x.speakers["q1"] = "Ana Marsh"
	g := seedEvent{Trigger: "burned", Agent: []string{"rebels"}, Patient: []string{"barn"}, Modality: "reported", By: "Marsh"}
	if c := x.check(g, e); !c["whole"] {
		t.Errorf("got %v", c)
	}
	g.By = "Bob Hall"
	if c := x.check(g, e); c["whole"] || c["claim"] || !c["agent"] {
		t.Errorf("another speaker: got %v", c)
	}
}

func TestTokenNumbers(t *testing.T) {
	text := " On Monday,  rebels shelled the town of Kal-Owo.\n"
	d := locatedDoc{Text: text, Locations: []span{{10, 12, text[10:12]}, {11, 11, ""}, goldSpan(text, "Kal-Owo")}}
	// blank 0 On 1 Monday 2 , 3 blank 4 rebels 5 shelled 6 the 7 town 8 of 9 Kal 10 - 11 Owo 12
	got := d.places()
	if want := goldSpan(text, "Kal-Owo"); got[0] != want || got[2] != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got[1].Text != "-" {
		t.Errorf("got %v", got[1])
	}
	if _, ok := fromTokens(text, 40, 41); ok {
		t.Error("a token that is not there")
	}
}

func TestTold(t *testing.T) {
	text := "The union said it had not met the minister."
	f := &extract.Facts{
		Entities: []*entity.Entity{{ID: "u", Mentions: []entity.Mention{{Span: nlp.Span{End: 9}}, {Span: nlp.Span{Start: 15, End: 17}}}}},
		Events: []*event.Event{{Type: "CONSULT", Trigger: event.Trigger{Span: nlp.Span{Start: 26, End: 29}},
			Agents: []event.Arg{{Span: nlp.Span{Start: 15, End: 17}, Entity: "u"}}}},
		Quotes: []*quote.Quote{
			{Speaker: &quote.Speaker{Span: nlp.Span{End: 9}, Entity: "u"}, Cue: &nlp.Span{Start: 10, End: 14}},
			{}, // by nobody
		},
	}
	got := told(f)
	if len(got.Events) != 2 || got.Events[1].Type != "SAY" || len(f.Events) != 1 {
		t.Fatalf("told(%q) = %d events of %d", text, len(got.Events), len(f.Events))
	}
	for _, e := range got.Events {
		if overlapping(e.Agents, []span{{End: 9}}) == 0 {
			t.Errorf("%s: the union is not among its agents", e.Type)
		}
	}
}

package event_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// gold is where annotated news lies that may be measured on but not shipped.
const gold = "../../../shared/gold/"

type span struct {
	Start, End int
	Text       string
}

func (s span) overlaps(o nlp.Span) bool { return s.Start < o.End && o.Start < s.End }

type goldDoc struct {
	ID, Text, Date string
	Verb           []span
	Locations      []span
	Events         []struct {
		Code   string
		Source actor `json:"source_actor"`
		Target actor `json:"target_actor"`
		Verb   span
	}
}

type actor struct{ Mentions []span }

// readGold calls f for every document of a gold file, or skips the test.
func readGold(t *testing.T, name string, f func(goldDoc)) {
	t.Helper()
	file, err := os.Open(gold + name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not there", gold+name)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var d goldDoc
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		f(d)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func find(t *testing.T, text, published string) []*event.Event {
	t.Helper()
	doc, err := nlp.Analyze(text)
	if err != nil {
		t.Fatal(err)
	}
	ents := entity.Find(doc)
	dates := date.Find(doc, published)
	return event.Find(doc, ents, dates, quote.Find(doc, ents, dates))
}

type score struct{ tp, fp, fn int }

func (s score) f1() (p, r, f float64) {
	if s.tp == 0 {
		return 0, 0, 0
	}
	p, r = float64(s.tp)/float64(s.tp+s.fp), float64(s.tp)/float64(s.tp+s.fn)
	return 100 * p, 100 * r, 200 * p * r / (p + r)
}

// root is the type of an event in the older version of PLOVER that PLV is
// annotated by: it has YIELD for two types of today, and follows CAMEO in
// coding a conviction (116) as ACCUSE.
func root(e *event.Event) string {
	switch {
	case e.Type == "CONCEDE" || e.Type == "RETREAT":
		return "YIELD"
	case e.Mode == "convict":
		return "ACCUSE"
	}
	return e.Type
}

// TestPLV measures the type of the event whose actors overlap the gold's (the
// one with most actors right, a typed one before SAY and OTHER), and how often
// its actors overlap.
func TestPLV(t *testing.T) {
	types := map[string]*score{}
	at := func(code string) *score {
		if types[code] == nil {
			types[code] = &score{}
		}
		return types[code]
	}
	var who, whom score
	none, total := 0, 0
	readGold(t, "events/plv.dev.jsonl.gz", func(d goldDoc) {
		events := find(t, d.Text, "")
		for _, g := range d.Events {
			total++
			best, bestActors := (*event.Event)(nil), 0
			for _, e := range events {
				a := 2 * (overlap(g.Source.Mentions, e.Agents) + overlap(g.Target.Mentions, e.Patients))
				if a > 0 && e.Type != "SAY" && e.Type != "OTHER" {
					a++
				}
				if a > bestActors {
					best, bestActors = e, a
				}
			}
			got := ""
			if best == nil {
				none++
			} else {
				got = root(best)
			}
			if got == g.Code {
				at(g.Code).tp++
			} else {
				at(g.Code).fn++
				if got != "" {
					at(got).fp++
				}
			}
			if os.Getenv("PLV") != "" {
				show := "-"
				if best != nil {
					show = best.Type + " " + best.Trigger.Text + " " + texts(best.Agents) + " > " + texts(best.Patients)
				}
				mark := "ok "
				if got != g.Code {
					mark = "bad"
				}
				t.Logf("%s %s GOLD %s %s > %s GOT %s\n\t%s", mark, d.ID, g.Code, goldTexts(g.Source.Mentions), goldTexts(g.Target.Mentions), show, d.Text)
			}
			tally(&who, g.Source.Mentions, best, func(e *event.Event) []event.Arg { return e.Agents })
			tally(&whom, g.Target.Mentions, best, func(e *event.Event) []event.Arg { return e.Patients })
		}
	})
	codes := []string{}
	for c := range types {
		if s := types[c]; s.tp+s.fn > 0 {
			codes = append(codes, c)
		}
	}
	sort.Strings(codes)
	macro := 0.0
	right := 0
	for _, c := range codes {
		p, r, f := types[c].f1()
		macro += f / float64(len(codes))
		right += types[c].tp
		t.Logf("%-10s P %5.1f R %5.1f F1 %5.1f (%d)", c, p, r, f, types[c].tp+types[c].fn)
	}
	t.Logf("macro-F1 %.1f, accuracy %.1f, no event %d of %d", macro, 100*float64(right)/float64(total), none, total)
	p, r, f := who.f1()
	t.Logf("who  P %.1f R %.1f F1 %.1f", p, r, f)
	p, r, f = whom.f1()
	t.Logf("whom P %.1f R %.1f F1 %.1f", p, r, f)
}

func overlap(gold []span, args []event.Arg) int {
	for _, g := range gold {
		for _, a := range args {
			if g.overlaps(a.Span) {
				return 1
			}
		}
	}
	return 0
}

func tally(s *score, gold []span, e *event.Event, args func(*event.Event) []event.Arg) {
	var got []event.Arg
	if e != nil {
		got = args(e)
	}
	switch hit := overlap(gold, got) > 0; {
	case hit:
		s.tp++
	default:
		if len(gold) > 0 {
			s.fn++
		}
		if len(got) > 0 {
			s.fp++
		}
	}
}

func texts(args []event.Arg) string {
	var out []string
	for _, a := range args {
		out = append(out, a.Text)
	}
	return strings.Join(out, "|")
}

func goldTexts(m []span) string {
	var out []string
	for _, a := range m {
		out = append(out, a.Text)
	}
	return strings.Join(out, "|")
}

// m2e2Types are the types of M2E2 and what they are here.
var m2e2Types = map[string]string{
	"ASSAULT": "Conflict:Attack", "PROTEST": "Conflict:Demonstrate", "DEATH": "Life:Die",
	"COERCE/arrest": "Justice:Arrest-Jail", "CONSULT": "Contact:Meet", "CONSULT/phone": "Contact:Phone-Write",
}

// TestM2E2 measures triggers: found at all, and found with M2E2's type among
// those that have a counterpart.
func TestM2E2(t *testing.T) {
	var any score
	typed := map[string]*score{}
	for _, v := range m2e2Types {
		typed[v] = &score{}
	}
	missed := map[string]int{}
	readGold(t, "events/m2e2.dev.jsonl.gz", func(d goldDoc) {
		events := find(t, d.Text, d.Date)
		used := map[*event.Event]bool{}
		for _, g := range d.Events {
			var hit *event.Event
			for _, e := range events {
				if !used[e] && g.Verb.overlaps(e.Trigger.Span) {
					hit = e
				}
			}
			if hit == nil {
				missed[g.Verb.Text]++
			}
			s := typed[g.Code]
			if hit != nil && s != nil && counterpart(hit, g.Code) {
				s.tp++
				used[hit] = true
			} else if s != nil {
				s.fn++
			}
			if s == nil && hit != nil {
				used[hit] = true
			}
		}
		for _, e := range events {
			if c := m2e2Of(e); c != "" && !used[e] {
				typed[c].fp++
			}
		}
		_ = any
	})
	var all score
	for c, s := range typed {
		p, r, f := s.f1()
		t.Logf("%-20s P %5.1f R %5.1f F1 %5.1f (%d)", c, p, r, f, s.tp+s.fn)
		all.tp, all.fp, all.fn = all.tp+s.tp, all.fp+s.fp, all.fn+s.fn
	}
	p, r, f := all.f1()
	t.Logf("triggers with type P %.1f R %.1f F1 %.1f", p, r, f)
	if os.Getenv("M2E2") != "" {
		t.Log(missed)
	}
}

func m2e2Of(e *event.Event) string {
	if c := m2e2Types[e.Type+"/"+e.Mode]; c != "" {
		return c
	}
	if e.Type == "ASSAULT" && (e.Trigger.Lemma == "kill" || e.Trigger.Lemma == "killing") {
		return "Life:Die"
	}
	return m2e2Types[e.Type]
}

func counterpart(e *event.Event, code string) bool { return m2e2Of(e) == code }

// TestEventLocation measures the place of the event whose trigger is the gold
// verb.
func TestEventLocation(t *testing.T) {
	var s, given score
	verbs, found := 0, 0
	readGold(t, "events/event_location.dev.jsonl.gz", func(d goldDoc) {
		var hit *event.Event
		for _, e := range find(t, d.Text, "") {
			if len(d.Verb) > 0 && d.Verb[0].overlaps(e.Trigger.Span) {
				hit = e
			}
		}
		verbs++
		got := false
		if hit != nil {
			found++
			got = hit.Place != nil
		}
		right := got && overlap(d.Locations, []event.Arg{*hit.Place}) > 0
		for _, s := range []*score{&s, &given} {
			if s == &given && hit == nil {
				continue
			}
			switch {
			case right:
				s.tp++
			default:
				if got {
					s.fp++
				}
				if len(d.Locations) > 0 {
					s.fn++
				}
			}
		}
		if os.Getenv("LOC") != "" && !right && (got || len(d.Locations) > 0) {
			show := "-"
			if hit != nil && hit.Place != nil {
				show = hit.Place.Text
			} else if hit == nil {
				show = "no event"
			}
			t.Logf("%s GOLD %s GOT %s\n\t%s", d.Verb[0].Text, goldTexts(d.Locations), show, d.Text)
		}
	})
	p, r, f := s.f1()
	t.Logf("place P %.1f R %.1f F1 %.1f; verbs found %d of %d", p, r, f, found, verbs)
	p, r, f = given.f1()
	t.Logf("place of the verbs found P %.1f R %.1f F1 %.1f", p, r, f)
}

// TestSeed checks the events of the founding article.
func TestSeed(t *testing.T) {
	data, err := os.ReadFile(gold + "quotes/seed.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip(gold + "quotes/seed.json is not there")
	}
	var seed struct {
		Text, Published string
		Events          []struct {
			Trigger        string
			Agent, Patient []string
			Modality, Date string
			Count          int
			Attributed     string `json:"attributed_to"`
		}
	}
	if err := json.Unmarshal(data, &seed); err != nil {
		t.Fatal(err)
	}
	doc, err := nlp.Analyze(seed.Text)
	if err != nil {
		t.Fatal(err)
	}
	ents := entity.Find(doc)
	dates := date.Find(doc, seed.Published)
	quotes := quote.Find(doc, ents, dates)
	events := event.Find(doc, ents, dates, quotes)
	speaker := func(id string) string {
		for _, q := range quotes {
			if q.ID == id && q.Speaker != nil {
				return q.Speaker.Name
			}
		}
		return ""
	}
	name := func(id string) string {
		for _, e := range ents.Entities {
			if e.ID == id {
				return e.Name
			}
		}
		return ""
	}
	right := 0
	for _, g := range seed.Events {
		ok := false
		var tried []string
		for _, e := range events {
			if e.Trigger.Text != g.Trigger {
				continue
			}
			agree := among(g.Agent, e.Agents, name) && among(g.Patient, e.Patients, name) &&
				(g.Modality == "reported" || g.Modality == string(e.Modality)) &&
				(g.Attributed == "" || shares(g.Attributed, speaker(e.ClaimedIn))) &&
				(g.Count == 0 || e.Count != nil && e.Count.Value == g.Count)
			ok = ok || agree
			tried = append(tried, texts(e.Agents)+" > "+texts(e.Patients)+" "+string(e.Modality)+" by "+speaker(e.ClaimedIn))
		}
		if ok {
			right++
		} else {
			t.Logf("missed %+v\n\tgot %s", g, strings.Join(tried, "; "))
		}
	}
	t.Logf("%d of %d events right", right, len(seed.Events))
	if os.Getenv("SEED") != "" {
		for _, e := range events {
			when, where := "", ""
			if e.Date != nil {
				when = e.Date.Value
			}
			if e.Place != nil {
				where = e.Place.Text
			}
			t.Logf("%s/%s %q %s > %s %s %s at %s on %s by %s %v", e.Type, e.Mode, e.Trigger.Text, texts(e.Agents), texts(e.Patients), e.Polarity, e.Modality, where, when, speaker(e.ClaimedIn), e.Confidence)
		}
	}
}

// among reports whether one of the names is that of an argument, by the
// argument's text or its entity's name. No names means any.
func among(names []string, args []event.Arg, name func(string) string) bool {
	for _, n := range names {
		for _, a := range args {
			if shares(n, a.Text) || shares(n, name(a.Entity)) {
				return true
			}
		}
	}
	return len(names) == 0
}

// shares reports whether one text holds the other's last word.
func shares(a, b string) bool {
	last := func(s string) string { f := strings.Fields(strings.ToLower(s)); return f[len(f)-1] }
	return a != "" && b != "" && (strings.Contains(strings.ToLower(b), last(a)) || strings.Contains(strings.ToLower(a), last(b)))
}

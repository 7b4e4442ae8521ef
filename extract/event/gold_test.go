package event_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
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

func texts(args []event.Arg) string {
	var out []string
	for _, a := range args {
		out = append(out, a.Text)
	}
	return strings.Join(out, "|")
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
	events := event.Find(doc, ents, dates, quotes, seed.Published)
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
	if right < 9 {
		t.Errorf("%d of %d events right, want 9", right, len(seed.Events))
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

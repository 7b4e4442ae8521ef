package event

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// An event is shown as TYPE trigger(agents > patients), with "not", its
// modality, count, place and date where they are not the usual.
var findTests = []struct{ name, text, want string }{
	{"active", "Rebels attacked the village.",
		"ASSAULT attacked(Rebels > the village)"},
	{"passive", "The village was attacked by rebels.",
		"ASSAULT attacked(rebels > The village)"},
	{"passive without agent", "Three miners were arrested.",
		"COERCE/arrest arrested( > Three miners) count 3"},
	{"negation", "Police did not arrest the miners.",
		"COERCE/arrest arrest(Police > the miners) not"},
	{"no as subject", "No soldiers attacked the village.",
		"ASSAULT attacked(No soldiers > the village) not"},
	{"without", "Rebels fled without attacking the village.",
		"OTHER fled(Rebels > ); ASSAULT attacking(Rebels > the village) not"},
	{"refusal", "The army refused to attack the village.",
		"REJECT refused(The army > the village); ASSAULT attack(The army > the village) not"},
	{"possible", "Rebels might attack the village.",
		"ASSAULT attack(Rebels > the village) possible"},
	{"reportedly", "Rebels reportedly attacked the village.",
		"ASSAULT attacked(Rebels > the village) possible"},
	{"hypothetical", "If rebels attacked the village, the army would have arrested them.",
		"ASSAULT attacked(rebels > the village) hypothetical; COERCE/arrest arrested(the army > them) hypothetical"},
	{"planned hostility is a threat", "Rebels will attack the village.",
		"THREATEN attack(Rebels > the village) planned"},
	{"planned cooperation is an agreement", "Norway will donate tents to Chad.",
		"AGREE donate(Norway > Chad) planned"},
	{"control", "The minister urged rebels to release the miners.",
		"REQUEST urged(The minister > rebels); RETREAT/release release(rebels > the miners) possible claimed"},
	{"order", "The minister ordered soldiers to leave the village.",
		"REQUEST ordered(The minister > soldiers); RETREAT/withdraw leave(soldiers > the village) ordered claimed"},
	{"whose offer", "Norway rejected Chad's offer on tariffs.",
		"REJECT rejected(Norway > Chad)"},
	{"with each other", "Norway and Chad signed a treaty.",
		"SUPPORT signed(Norway|Chad > Chad)"},
	{"places are not acted on by who moves", "The miners fled the village.", "OTHER fled(The miners > )"},
	{"no one is acted on by what is according to him", "According to Norway, rebels issued a plan.",
		"OTHER issued(rebels > a plan) claimed"},
	{"recipient", "Norway sent a letter to the rebels.",
		"OTHER sent(Norway > the rebels)"},
	{"light verb", "Chad launched an offensive against the rebels.",
		"ASSAULT offensive(Chad > the rebels)"},
	{"object of a class", "The government has imposed sanctions on Chad.",
		"COERCE/restrict imposed(The government > Chad)"},
	{"particle", "The government has called off talks with Chad.",
		"REJECT/meet called(The government > Chad)"},
	{"coordinated actors", "Soldiers and police attacked the village.",
		"ASSAULT attacked(Soldiers|police > the village)"},
	{"coordinated verbs", "Rebels attacked the village and kidnapped three miners.",
		"ASSAULT attacked(Rebels > the village); ASSAULT/abduct kidnapped(Rebels > three miners) count 3"},
	{"relative clause", "The minister praised the rebels who attacked the village.",
		"SUPPORT praised(The minister > the rebels); ASSAULT attacked(the rebels > the village)"},
	{"bracket and apposition", "The Miners Front (MF), a banned group, attacked the village.",
		"ASSAULT attacked(The Miners Front > the village)"},
	{"count", "At least 12 people died in the crash.",
		"DEATH died(At least 12 people > ) count 12"},
	{"dozens", "Two dozen miners protested.",
		"PROTEST/demo protested(Two dozen miners > ) count 24"},
	{"no count of money", "The bank gave $300 loans to farmers.",
		"AID gave(The bank > farmers)"},
	{"place and date", "Rebels killed two miners in Chad on Monday.",
		"ASSAULT killed(Rebels > two miners) count 2 in Chad on 2021-06-14"},
	{"means", "A car bomb killed two miners.", "ASSAULT/explosives killed( > two miners) count 2"},
	{"whose raid", "Chadian airstrikes killed two miners.", "ASSAULT/aerial airstrikes(Chadian > ); ASSAULT/aerial killed(Chadian > two miners) count 2"},
	{"emphatic", "Lawmakers called on the minister herself to resign.",
		"REQUEST called(Lawmakers > the minister); RETREAT/resign resign(the minister > ) possible"},
	{"dateline", "NAIROBI (Reuters) - Rebels attacked the village.", "ASSAULT attacked(Rebels > the village)"},
	{"its own", "Norway lifted its blockade of Chad.", "RETREAT/withdraw lifted(Norway > Chad)"},
	{"narrowest place", "Rebels attacked miners in Kalawo, a village near Bergen in Norway.",
		"ASSAULT attacked(Rebels > miners) in Kalawo"},
	{"place of another event in the sentence", "Two miners died when rebels attacked soldiers in Bergen.",
		"DEATH died(Two miners > ) count 2 in Bergen; ASSAULT attacked(rebels > soldiers) in Bergen"},
	{"place before another clause", "In Bergen, rebels who want a treaty attacked soldiers on Monday.",
		"ASSAULT attacked(rebels > soldiers) in Bergen on 2021-06-14"},
	{"place of the main clause", "In Bergen, rebels attacked the mine, killing two soldiers.",
		"ASSAULT attacked(rebels > the mine) in Bergen; ASSAULT killing(rebels > two soldiers) count 2 in Bergen"},
	{"place that is entered", "Soldiers entered Bergen on Monday.", "OTHER entered(Soldiers > ) in Bergen on 2021-06-14"},
	{"place in what is done to", "Soldiers patrolled Oslo's main streets.", "MOBILIZE/troops patrolled(Soldiers > Oslo) in Oslo"},
	{"town of a building", "Miners protested outside the Grand Theatre in Bergen.", "PROTEST/demo protested(Miners > ) in Bergen"},
	{"country and town", "In Norway, rebels attacked soldiers in Bergen.", "ASSAULT attacked(rebels > soldiers) in Bergen"},
	{"place of what a relative clause tells", "An aide to rebels who attacked Chad was killed at her desk.",
		"ASSAULT attacked(rebels > Chad) in Chad; ASSAULT killed( > An aide)"},
	{"what is protested against is elsewhere", "Miners protested against raids on Bergen.", "PROTEST/demo protested(Miners > raids); ASSAULT raids( > Bergen) in Bergen"},
	{"the district of a town", "Rebels attacked soldiers in Oslo's Tunvik district.", "ASSAULT attacked(Rebels > soldiers) in Tunvik"},
	{"the district of a town, named before it", "Rebels attacked soldiers in the Tunvik district of Oslo.", "ASSAULT attacked(Rebels > soldiers) in Tunvik"},
	{"the town of a country", "Rebels attacked soldiers in Norway's western town of Bergen.", "ASSAULT attacked(Rebels > soldiers) in Bergen"},
	{"here, without a dateline", "Miners protested here on Monday after the talks in Bergen.",
		"PROTEST/demo protested(Miners > ) on 2021-06-14; CONSULT talks( > ) in Bergen on 2021-06-14"},
	{"here, with a dateline", "OSLO (AP) - Miners protested here on Monday after the talks in Bergen.",
		"PROTEST/demo protested(Miners > ) in OSLO on 2021-06-14; CONSULT talks( > ) in Bergen on 2021-06-14"},
	{"prizes are not captured as people are", "Norway captured the gold and two wickets.", ""},
	{"prices shoot up", "Prices shot up in Norway.", ""},
	{"showing is no protest", "Soldiers demonstrated the weapons in Oslo.", "OTHER demonstrated(Soldiers > the weapons) in Oslo"},
	{"place with the day behind it", "Rebels attacked soldiers in Bergen Monday.", "ASSAULT attacked(Rebels > soldiers) in Bergen on 2021-06-14"},
	{"no place between two", "Soldiers attacked rebels at a mine between Chad and Mali.", "ASSAULT attacked(Soldiers > rebels)"},
	{"occurrence", "The attack on the mine occurred in Bergen.", "ASSAULT attack( > the mine) in Bergen"},
	{"verb taken for a noun", "Police shot and killed two miners in Bergen.", "ASSAULT shot(Police > ) in Bergen; ASSAULT killed(Police > two miners) count 2 in Bergen"},
	{"left is no leaving", "Two miners were left in the village.", ""},
	{"from is no place of an attack", "Rebels attacked the miners from Bergen.",
		"ASSAULT attacked(Rebels > the miners)"},
	{"from is the place of a withdrawal", "Norway withdrew soldiers from Bergen.",
		"RETREAT/withdraw withdrew(Norway > soldiers) in Bergen"},
	{"noun", "An attack on the mine by rebels shook the town.",
		"ASSAULT attack(rebels > the mine)"},
	{"noun alone", "The attack was bad.", ""},
	{"must is a demand", "Norway said rebels must leave the mine.",
		"REQUEST said(Norway > rebels); OTHER leave(rebels > ) possible claimed"},
	{"idiom", "Teachers went on strike.", "PROTEST/strike went(Teachers > )"},
	{"state", "The miners have a village and know the rebels.", ""},
	{"open verb", "The minister painted the village.", "OTHER painted(The minister > the village)"},
	{"no actor", "It rained and the sun came out.", ""},
}

func TestFind(t *testing.T) {
	for _, tt := range findTests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(t, tt.text); got != tt.want {
				t.Errorf("%s\ngot  %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func show(t *testing.T, text string) string {
	t.Helper()
	var out []string
	for _, e := range find(t, text) {
		s := e.Type
		if e.Mode != "" {
			s += "/" + e.Mode
		}
		s += " " + e.Trigger.Text + "(" + join(e.Agents) + " > " + join(e.Patients) + ")"
		if e.Polarity == Negative {
			s += " not"
		}
		if e.Modality != Asserted {
			s += " " + string(e.Modality)
		}
		if e.Count != nil {
			s += fmt.Sprint(" count ", e.Count.Value)
		}
		if e.Place != nil {
			s += " in " + e.Place.Text
		}
		if e.Date != nil {
			s += " on " + e.Date.Value
		}
		if e.ClaimedIn != "" {
			s += " claimed"
		}
		if e.Background {
			s += " background"
		}
		if e.Generic {
			s += " generic"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func join(args []Arg) string {
	var out []string
	for _, a := range args {
		out = append(out, a.Text)
	}
	return strings.Join(out, "|")
}

func find(t testing.TB, text string) []*Event {
	t.Helper()
	doc, err := nlp.Analyze(text)
	if err != nil {
		t.Fatal(err)
	}
	ents := entity.Find(doc)
	dates := date.Find(doc, "2021-06-16")
	return Find(doc, ents, dates, quote.Find(doc, ents, dates), "2021-06-16")
}

func TestClaims(t *testing.T) {
	text := "Rebels attacked the mine. Norway's minister Kari Berg said the army had killed three miners."
	i := strings.Index(text, "the army")
	doc, err := nlp.Analyze(text)
	if err != nil {
		t.Fatal(err)
	}
	q := &quote.Quote{ID: "q7", Span: doc.Span(i, len(text)-1)}
	got := ""
	for _, e := range Find(doc, entity.Find(doc), nil, []*quote.Quote{q}, "") {
		got += e.Trigger.Text + "=" + e.ClaimedIn + " "
	}
	if want := "attacked= killed=q7 "; !strings.HasPrefix(got, want[:10]) || !strings.Contains(got, "killed=q7") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSpans checks that every span is that of the text, and that no verb or
// noun has two events.
func TestSpans(t *testing.T) {
	for _, tt := range findTests {
		seen := map[int]bool{}
		for _, e := range find(t, tt.text) {
			spans := []nlp.Span{e.Trigger.Span}
			for _, a := range append(append([]Arg{}, e.Agents...), e.Patients...) {
				spans = append(spans, a.Span)
			}
			if e.Count != nil {
				spans = append(spans, e.Count.Span)
			}
			for _, s := range spans {
				if tt.text[s.Start:s.End] != s.Text {
					t.Errorf("%s: %+v", tt.text, s)
				}
			}
			if seen[e.Trigger.Start] {
				t.Errorf("%s: two events at %q", tt.text, e.Trigger.Text)
			}
			seen[e.Trigger.Start] = true
			if e.Confidence <= 0 || e.Confidence > 1 {
				t.Errorf("%s: confidence %v", tt.text, e.Confidence)
			}
		}
	}
}

// TestLongSentence checks that the cost does not explode.
func TestLongSentence(t *testing.T) {
	text := strings.Repeat("Rebels, who attacked the village and the mine, said they will attack Chad, ", 400) + "he said."
	doc := planted(text)
	start := time.Now()
	Find(doc, &entity.Set{}, nil, nil, "")
	if d := time.Since(start); d > 2*time.Second {
		t.Errorf("one sentence of %d tokens took %v", len(doc.Tokens), d)
	}
}

// planted makes one sentence of text with rough tags and some tree, the same
// for the same words: trees no parser would make.
func planted(text string) *nlp.Document {
	rels := []string{"nsubj", "obj", "obl", "nmod", "conj", "acl:relcl", "xcomp", "advcl", "case", "nsubj:pass", "aux:pass", "mark", "acl", "ccomp", "amod", "flat"}
	d := &nlp.Document{Text: text}
	at := 0
	for _, w := range strings.Fields(text) {
		start := at + strings.Index(text[at:], w)
		at = start + len(w)
		end := at
		if strings.HasSuffix(w, ",") {
			end--
		}
		if start == end {
			continue
		}
		tag := map[string]string{"Rebels": "NNS", "who": "WP", "attacked": "VBD", "the": "DT", "and": "CC", "said": "VBD", "will": "MD", "attack": "VB", "they": "PRP", "he": "PRP"}[text[start:end]]
		if tag == "" {
			tag = "NN"
		}
		d.Tokens = append(d.Tokens, nlp.Token{Start: start, End: end, Tag: tag})
		if end < at {
			d.Tokens = append(d.Tokens, nlp.Token{Start: end, End: at, Tag: ","})
		}
	}
	for i := range d.Tokens {
		w := d.Word(i)
		d.Tokens[i].Rel = rels[(len(w)*7+int(w[0])+i)%len(rels)]
		d.Tokens[i].Head = i/2 - 1 + (i % 2) // an earlier token, or none
		d.Tokens[i].Lemma = strings.ToLower(w)
	}
	d.Sentences = []nlp.Sentence{{Start: 0, End: len(text), First: 0, Last: len(d.Tokens)}}
	return d
}

func FuzzFind(f *testing.F) {
	for _, tt := range findTests {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		doc := planted(text)
		if len(doc.Tokens) == 0 {
			return
		}
		for _, e := range Find(doc, &entity.Set{}, nil, nil, "") {
			if text[e.Trigger.Start:e.Trigger.End] != e.Trigger.Text {
				t.Fatalf("bad trigger %+v", e.Trigger)
			}
		}
	})
}

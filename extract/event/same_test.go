package event

import (
	"fmt"
	"strings"
	"testing"
)

// An event is shown as trigger+mentions, then what ties it to others and what
// it is coded as.
var sameTests = []struct{ name, text, want string }{
	{"one source, told twice", "Rebels attacked the mine on Monday. The attack lasted two hours.",
		"e1 attacked+attack"},
	{"another source, another figure", "Norway's minister Kari Berg said 12 miners were killed in Chad. The mayor Ola Lund said only three miners were killed.",
		"e1 killed #12 miners; e2 killed =e1 #3 miners"},
	{"a figure put on it", "Twelve miners were killed in Chad on Monday. The mayor Ola Lund put the toll at 20.",
		"e1 killed #12 miners; e2 put =e1 #20 miners"},
	{"denied by another", "Norway said rebels had attacked the mine. Chad denied that rebels had attacked the mine.",
		"e1 attacked; e2 attacked =e1 denies e1"},
	{"who may have done it", "A bomb exploded in Oslo. The attack could have been carried out by rebels.",
		"e1 exploded; e2 attack+carried =e1"},
	{"another place", "Rebels attacked miners in Oslo. Rebels attacked miners in Bergen.",
		"e1 attacked; e2 attacked"},
	{"another victim", "Rebels attacked the mine. Rebels attacked the village.",
		"e1 attacked; e2 attacked"},
	{"the reports", "Norway's minister Kari Berg said rebels had attacked the mine. Chad rejected the report.",
		"e1 attacked; e2 rejected denies e1"},
}

func TestUnite(t *testing.T) {
	for _, tt := range sameTests {
		t.Run(tt.name, func(t *testing.T) {
			var out []string
			for _, e := range find(t, tt.text) {
				s := e.ID + " " + e.Trigger.Text
				for _, m := range e.Mentions {
					s += "+" + m.Text
				}
				if e.SameAs != "" {
					s += " =" + e.SameAs
				}
				if e.Denies != "" {
					s += " denies " + e.Denies
				}
				if e.Count != nil {
					s += fmt.Sprint(" #", e.Count.Value, " ", e.Count.Of)
				}
				out = append(out, s)
			}
			if got := strings.Join(out, "; "); got != tt.want {
				t.Errorf("%s\ngot  %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestCodes(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"demonym and noun", "Chadian soldiers arrested the farmers.", "173 TD MIL > AGR"},
		{"possessor", "Norway's army attacked the rebels.", "190 NO MIL > REB"},
		{"role of a name", "Norwegian Defence Minister Kari Berg met students in Oslo.", "040 NO GOV > EDU"},
		{"well-known name", "The Taliban attacked the village.", "190 AF REB >"},
		{"name before a common noun", "FARC units attacked the village.", "190 CO REB >"},
		{"what did not happen has no code", "Police did not arrest the journalists.", " COP > JRN"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			events := find(t, tt.text)
			if len(events) == 0 {
				t.Fatal("no event")
			}
			e := events[0]
			side := func(args []Arg) string {
				var out []string
				for _, a := range args {
					out = append(out, strings.TrimSpace(a.Country+" "+a.Sector))
				}
				return strings.Join(out, "|")
			}
			got := strings.TrimRight(e.CAMEO+" "+side(e.Agents)+" > "+side(e.Patients), " ")
			if got != tt.want {
				t.Errorf("%s\ngot  %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// What follows an attack is told as its harm.
func TestAftermath(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"A bomb went off in Oslo. Two miners were killed.", "explosives"},
		{"A bomb went off in Oslo. Two miners were killed in Bergen.", ""},
		{"A bomb went off in Oslo. The minister met farmers. Two miners were killed.", ""},
	} {
		events := find(t, tt.text)
		if e := events[len(events)-1]; e.Mode != tt.want {
			t.Errorf("%s: mode %q, want %q", tt.text, e.Mode, tt.want)
		}
	}
}

func TestBackground(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"years ago", "Rebels attacked the mine in 2012.", true},
		{"this week", "Rebels attacked the mine on Monday.", false},
		{"told in passing", "The rebels, who had attacked the mine, met the minister.", true},
		{"no day", "Rebels attacked the mine.", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, e := range find(t, tt.text) {
				if e.Trigger.Lemma == "attack" && e.Background != tt.want {
					t.Errorf("%s: background %v", tt.text, e.Background)
				}
			}
		})
	}
}

// TestUniteBounded checks that very many events cost little.
func TestUniteBounded(t *testing.T) {
	text := strings.Repeat("Rebels attacked the mine. Norway said rebels attacked Chad. ", 1500)
	doc := planted(text)
	events := make([]*Event, 0, 20000)
	for i := range 20000 {
		events = append(events, &Event{Type: "ASSAULT", Trigger: Trigger{Span: doc.TokenSpan(0, 1), Lemma: fmt.Sprint("attack", i%7)}})
	}
	f := &finder{doc: doc, tree: newTree(doc)}
	if got := len(f.unite(events, nil)); got == 0 {
		t.Error("no events left")
	}
}

package entity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// TestFind holds one hard case of who is who each. A wanted entity is written
// "type name: mentions", one for each that must be there.
func TestFind(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"surname after the full name", "Ana Lindqvist opened the mill. Lindqvist left at noon.",
			[]string{"person Ana Lindqvist: Ana Lindqvist, Lindqvist"}},
		{"courtesy", "Ana Lindqvist opened the mill. Ms Lindqvist left at noon.",
			[]string{"person Ana Lindqvist: Ana Lindqvist, Ms Lindqvist"}},
		{"pronoun", "Ana Lindqvist opened the mill. She left at noon.",
			[]string{"person Ana Lindqvist: Ana Lindqvist, She"}},
		{"a man's pronoun is not a woman's", "Robert Berg met Ana Lindqvist. She left at noon.",
			[]string{"person Ana Lindqvist: Ana Lindqvist, She", "person Robert Berg: Robert Berg"}},
		{"who says it is not spoken of", "Robert Berg met Tomas Lind. \"He is late,\" Berg said.",
			[]string{"person Tomas Lind: Tomas Lind, He"}},
		{"subject and object are two", "Robert Berg trained Tomas Lind. Berg thanked him.",
			[]string{"person Tomas Lind: Tomas Lind, him"}},
		{"subject and object are two, whatever the verb between", "Robert Berg trained Tomas Lind. Berg smiled and thanked him.",
			[]string{"person Tomas Lind: Tomas Lind, him"}},
		{"the name after its pronoun", "Mia Olsen left. In her letter, Ana Lindqvist thanked the town.",
			[]string{"person Ana Lindqvist: her, Ana Lindqvist"}},
		{"description", "Tomas Berg, a senior flood engineer, measured the river. The engineer left at noon.",
			[]string{"person Tomas Berg: Tomas Berg, a senior flood engineer, The engineer"}},
		{"acronym in brackets", "The Harbour Workers Union (HWU) called a strike. The HWU wants more pay.",
			[]string{"organization Harbour Workers Union: Harbour Workers Union, HWU, HWU"}},
		{"known aliases", "The United Nations sent food to Mali. The UN said more would come.",
			[]string{"organization United Nations: United Nations, UN"}},
		{"country by another name", "Britain and France signed. The UK will pay.",
			[]string{"place United Kingdom: Britain, UK"}},
		{"a capital that acts", "Ankara rejected the plan. Tourists like Ankara.",
			[]string{"place Turkey: Ankara", "place Ankara: Ankara"}},
		{"a description after a name, whatever the parse", "According to Ana Lindqvist, a senior researcher at the Harbour Institute, the dam holds.",
			[]string{"person Ana Lindqvist: Ana Lindqvist, a senior researcher at the Harbour Institute"}},
		{"our colleague is somebody else", "Ana Lindqvist opened the mill. Lindqvist said: \"We talked to our colleague.\"",
			[]string{"person Ana Lindqvist: Ana Lindqvist, Lindqvist", "person colleague: our colleague"}},
		{"what an organization is said to be", "Soldiers fought the YPG militia. The YPG fled.",
			[]string{"organization YPG: the YPG militia, YPG, YPG"}},
		{"the short name of a company", "The ship is owned by Corvana Lines of Oslo. Corvana said the crew was safe.",
			[]string{"organization Corvana Lines: Corvana Lines, Corvana"}},
		{"a plural and the body that is theirs", "Joost Berg leads the Dockers' Federation (DF), which called a strike. The DF wants more pay.",
			[]string{"organization Dockers' Federation: Dockers' Federation, DF, DF"}},
		{"what a government gives", "The rebels won with the backing of Ankara.", []string{"place Turkey: Ankara"}},
		{"part of a town", "Shells fell in central Tel Abyad near the border of Syria.", []string{"place Tall Abyaḑ: Tel Abyad"}},
		{"the president whom the article names", "Vladimir Putin met farmers. The Russian president promised help.",
			[]string{"person Vladimir Putin: Vladimir Putin, The Russian president"}},
		{"two presidents of one country", "Jacques Chirac met Nicolas Sarkozy. The French president smiled.",
			[]string{"person Jacques Chirac: Jacques Chirac"}},
		{"a people's adjective is no place", "Turkish soldiers crossed the river.", []string{"group Turkish soldiers: Turkish soldiers"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := nlp.Analyze(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range entity.Find(doc).Entities {
				var ms []string
				for _, m := range e.Mentions {
					ms = append(ms, m.Text)
				}
				got = append(got, fmt.Sprintf("%s %s: %s", e.Type, e.Name, strings.Join(ms, ", ")))
			}
			for _, w := range tt.want {
				if !slices.Contains(got, w) {
					t.Errorf("%s\ngot  %q\nwant %q", tt.text, got, w)
				}
			}
		})
	}
}

// TestFindMany holds the cost of an article with very many names.
func TestFindMany(t *testing.T) {
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "Ana Lindqvist%d met the mayor of Ghent. ", i)
	}
	doc, err := nlp.Analyze(b.String())
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, e := range entity.Find(doc).Entities {
		if ids[e.ID] {
			t.Fatalf("%s twice", e.ID)
		}
		ids[e.ID] = true
	}
}

func TestFold(t *testing.T) {
	for _, pair := range [][2]string{
		{"Erdoğan", "erdogan"}, {"The U.S.", "us"}, {"O’Neill", "oneill"}, {"  Ana   Lindqvist's ", "ana lindqvist"},
		{"Łódź", "lodz"}, {"SELIN ARIKAN", "selin arikan"}, {"", ""},
	} {
		if got := entity.Fold(pair[0]); got != pair[1] {
			t.Errorf("%q: %q, want %q", pair[0], got, pair[1])
		}
	}
}

// A feast is nobody, though a name finder takes it for one.
func TestFeast(t *testing.T) {
	doc := document("Mira/NNP waited/VBD until/IN Easter/NNP")
	for _, e := range entity.Find(doc).Entities {
		if e.Name == "Easter" {
			t.Errorf("got %+v", e)
		}
	}
}

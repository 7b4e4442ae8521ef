package quotation

import (
	"testing"
)

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Sen. Maria Lopez", "Lopez", true},
		{"Maria Lopez", "Maria Lopez, D-Iowa", true},
		{"Maria Lopez", "Peter Lopez", false},
		{"Maria Lopez", "M. Lopez", true},
		{"a police spokesman", "the spokesman", true},
		{"the mayor of Leeds", "the mayor", true},
		{"Maria", "Maria Lopez", true},
		{"Lopez’s", "Lopez", true},
		{"Robert Hall Jr.", "Hall", true},
		{"Lopez", "Marsh", false},
		{"", "Marsh", false},
	} {
		if got := SameName(c.a, c.b); got != c.want {
			t.Errorf("SameName(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestScorer(t *testing.T) {
	// 0123456789...
	text := `"We are late," he said. "Go on." Anna Marsh claimed that it was cold.`
	no := false
	gold := []Quote{
		{Start: 0, End: 31, Parts: [][2]int{{0, 14}, {24, 31}}, Type: "direct", Speaker: &Mention{15, 17, "he"}, Pronoun: true, Kind: "pronoun"},
		{Start: 52, End: 68, Type: "indirect", Speaker: &Mention{32, 42, "Anna Marsh"}, Kind: "name"},
		{Start: 43, End: 51, Type: "indirect", Core: &no},
	}
	system := []Quote{
		{Start: 0, End: 14, Type: "direct", Speaker: &Mention{15, 17, "he"}, Reference: "Bob Hall"},
		{Start: 57, End: 68, Type: "indirect", Speaker: &Mention{37, 42, "Marsh"}},
		{Start: 43, End: 52, Type: "mixed"},
	}
	core, all := Scorer{Core: true}, Scorer{Whole: true}
	core.Add(text, gold, system)
	all.Add(text, gold, system)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"core found", core.Quotes[Key{Overlap, "all"}].Found, 2}, // what matches only the gold left out does not count
		{"core gold", core.Quotes[Key{Overlap, "all"}].Gold, 3},   // two parts and one
		{"core right", core.Quotes[Key{Overlap, "all"}].RightGold, 2},
		{"end to end", core.EndToEnd.RightGold, 2}, // a pronoun is right by its mention, a surname by name
		{"right mention", core.Anchored.RightGold, 2},
		{"exact", core.Quotes[Key{Exact, "all"}].RightGold, 2},
		{"by kind", core.ByKind["name"].Recall(), 100},
		{"bytes found", core.Chars.Found, 25},
		{"bytes right", core.Chars.RightFound, 25},
		{"whole gold", all.Quotes[Key{Overlap, "all"}].Gold, 3},
		{"whole found", all.Quotes[Key{Overlap, "all"}].Found, 3},
		{"whole right", all.Quotes[Key{Overlap, "all"}].RightGold, 2}, // 14 of 31 bytes are not half
		{"whole covered over 30 %", all.Quotes[Key{Cover30, "all"}].RightGold, 3},
		{"whole covered over 80 %", all.Quotes[Key{Cover80, "all"}].RightGold, 1},
		{"mixed precision", all.Quotes[Key{Overlap, "mixed"}].Precision(), 100},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", c.what, c.got, c.want)
		}
	}
}

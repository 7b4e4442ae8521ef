package event

import "testing"

// The place of the only event of a sentence, or of its first.
var placeTests = []struct{ name, text, want string }{
	{"town of a region", "Rebels attacked soldiers in the Sinai town of Kalawo.", "Kalawo"},
	{"district of a town", "Rebels attacked soldiers in the Kalawo district of Oslo.", "Kalawo"},
	{"village without an article", "Rebels killed two miners in Kalawo village of Borno State.", "Kalawo"},
	{"place and the province behind it", "Rebels attacked soldiers in Kalawo locality, South Darfur.", "Kalawo"},
	{"suburb in apposition", "Rebels attacked soldiers in an Oslo suburb, Tunvik.", "Tunvik"},
	{"capital and its name", "Thousands demonstrated in the Belarus capital Minsk on Monday.", "Minsk"},
	{"two directions", "Soldiers captured rebels in central and northern Iraq.", "Iraq"},
	{"adverb before the name", "A bomb killed two miners near Oslo's heavily guarded Tunvik Zone.", "Tunvik Zone"},
	{"town explained with its province", "Rebels attacked soldiers in Kalawo, a town in Norway's eastern Tunvik province.", "Kalawo"},
	{"no country before an embassy", "Rebels bombed the US embassy in Nairobi.", "Nairobi"},
	{"no country before a soldier", "A US 1st Infantry Division soldier was killed near Samarra.", "Samarra"},
	{"no body named a state", "Rebels struck positions of the Islamic State on Monday.", ""},
	{"no people", "Rebels killed 500 Yezidis on Monday.", ""},
	{"object of a verb done to places", "Rebels stormed Kalawo on Monday.", "Kalawo"},
	{"villages struck", "Jets targeted the villages of Kalawo and Tunvik from their base at Sogn.", "Kalawo"},
	{"whose parliament", "Rebels stormed Norway's parliament.", "Norway"},
	{"plan", "Soldiers will patrol Oslo this week.", "Oslo"},
	{"neighbourhood behind another noun", "He was shot in the Al-Tarikh housing area of Oslo.", "Al-Tarikh"},
	{"two verbs, one event", "Police shot and killed two gunmen in the town of Kalawo.", "Kalawo"},
	{"no parade", "Veterans marched in the Veterans Day Parade in Oslo.", "Oslo"},
	{"no base of another country", "A soldier was killed at a US base at Kalawo.", "Kalawo"},
	{"nearby", "Rebels launched two assaults on nearby Kalawo.", "Kalawo"},
	{"no home", "Ola Berg, 31, of Oslo, was shot on Monday.", ""},
	{"no region of a body", "The army attacked a region of the YPG on Monday.", ""},
	{"no backing", "Soldiers defeated the rebels with the support of Norway.", ""},
	{"no opponent", "Chad beat Norway on Monday.", ""},
	{"no war", "Rebels captured the plateau in the 1967 Middle East war.", ""},
}

func TestPlace(t *testing.T) {
	for _, tt := range placeTests {
		t.Run(tt.name, func(t *testing.T) {
			got := "no event"
			if events := find(t, tt.text); len(events) > 0 {
				got = ""
				if p := events[0].Place; p != nil {
					got = p.Text
				}
			}
			if got != tt.want {
				t.Errorf("%s\ngot  %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

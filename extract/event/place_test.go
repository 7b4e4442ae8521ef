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
	{"no body after a year", "In 1990 the Kalawo Movement bombed two shops.", ""},
	{"no embassy of a people", "In Kalawo, two hundred people demonstrated outside the Uzbek embassy.", "Kalawo"},
	{"camp of refugees", "Soldiers shot two men in the Ein Kalawo refugee camp.", "Ein Kalawo"},
	{"place of its own clause", "Rebels shelled the Tunvik area on Monday, targeting soldiers near the village of Kalawo.", "Tunvik"},
	{"no clause of another", "Rebels killed six people in Kalawo, and officials arrested two men.", "Kalawo"},
	{"in front of", "Hundreds protested in front of Kalawo Hospital on Monday.", "Kalawo Hospital"},
	{"close to", "Rebels destroyed six bunkers close to Kalawo on Monday.", "Kalawo"},
	{"examples", "In villages like Kalawo, soldiers killed six people.", "Kalawo"},
	{"examples of what was captured", "Rebels captured two towns, including Kalawo.", "Kalawo"},
	{"park elsewhere than the war", "Thousands protested against a war on Iraq at a park in Tokyo.", "Tokyo"},
	{"faith", "Gunmen killed two men in a mostly Shia neighbourhood in the village of Kalawo.", "Kalawo"},
	{"left a mosque", "He was shot as he left an Oslo mosque.", "Oslo"},
	{"captured place", "Gaza, captured by the army in 1967, is quiet.", "Gaza"},
	{"aim of an offensive", "The army launched an offensive to capture the town of Kalawo.", "Kalawo"},
	{"no place of an office", "Ola Berg, commander of troops in Kalawo, was killed on Monday.", ""},
	{"no body named after countries", "Jets struck soldiers of the Islamic State of Iraq and Syria on Monday.", ""},
	{"hour in brackets", "A bomb exploded at about 5 p.m. (1700 GMT) in the village of Kalawo.", "Kalawo"},
	{"where the bomb was that killed", "In the Tunvik province, five people were killed when a bomb struck their van near Kalawo.", "Kalawo"},
	{"no person with an age", "He is accused of shooting Jordan, 23, in Belfast.", "Belfast"},
	{"on no one's list", "Soldiers captured Ola Berg, the fourth on America's list of wanted men.", ""},
	{"police of a town", "Oslo police shot dead a man on Monday.", "Oslo"},
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

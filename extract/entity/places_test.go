package entity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// TestPlaces holds one hard case of where things are each. A wanted entity is
// written "id latitude,longitude" in whole degrees, or "id nowhere".
func TestPlaces(t *testing.T) {
	for _, tt := range []struct {
		why, text string
		about     entity.About
		want      string
	}{
		{"city, state", "The mill in Paris, Texas, burnt down.", entity.About{}, "place/paris-us-tx 34,-96"},
		{"an abbreviation with the sentence's point", "The mill burnt down in Covington, Ky. Nobody was hurt.", entity.About{}, "place/covington 39,-85"},
		{"the abbreviation is a place too", "The mill burnt down in Covington, Ky. Nobody was hurt.", entity.About{}, "place/kentucky 38,-85"},
		{"a town that no list has there", "The mill burnt down in Elsinore, Nebraska, on Monday.", entity.About{}, "place/elsinore-nebraska 41,-99"},
		{"a city that is no country", "The fair returned to Jordan. It was paid for by the city of Jordan.", entity.About{}, "place/jordan nowhere"},
		{"a street of a county of another country", "Police in Laurel County, Kentucky, closed Atlantic Avenue. Ali Brown of Belgrade was hurt.", entity.About{}, "place/atlantic-avenue nowhere"},
		{"a dateline in capitals", "CHARLESTON, W.Va. (AP) - The river rose on Monday.", entity.About{}, "place/charleston-us-wv 38,-82"},
		{"counties in a list", "Fires burnt in Lamar, Delta and Hunt counties in Texas.", entity.About{}, "place/delta-county-us-tx 33,-96"},
		{"a transliteration", "Shells fell on Ain Issa in northern Syria.", entity.About{}, "place/ayn-isa 36,39"},
		{"a body is where its name says", "The Osijek Police Department arrested two men.", entity.About{}, "organization/osijek-police-department 46,19"},
		{"a street is not where its name says", "A bus hit a tree on Atlantic Avenue.", entity.About{}, "place/atlantic-avenue nowhere"},
		{"a building is where it is said to be", "They met at Kastanien Hotel in Zagreb.", entity.About{}, "place/kastanien-hotel 46,16"},
		{"a building that a town owns", "They met at Zagreb's Kastanien Hotel before they left for Paris and Rome.", entity.About{}, "organization/kastanien-hotel 46,16"},
		{"a street of the only town", "Police in Osijek closed a road. A bus hit a tree on Atlantic Avenue.", entity.About{}, "place/atlantic-avenue-osijek 46,19"},
		{"a hall where a town's council sits", "A banner hung on the front of the Zagreb Town Hall. Osijek was flooded. They left Osijek.", entity.About{}, "place/zagreb-town-hall 46,16"},
		{"a broadcaster is no place", "The mayor told Radio Mount Harrow that the road was open.", entity.About{}, "organization/radio-mount-harrow nowhere"},
		{"a street of one of two towns", "They drove from Osijek to Zagreb. A bus hit a tree on Atlantic Avenue.", entity.About{}, "place/atlantic-avenue nowhere"},
		{"a body of a country", "The Russian Foreign Ministry protested.", entity.About{}, "organization/russian-foreign-ministry 60,100"},
		{"a country's body", "It was Japan's High Court that refused.", entity.About{}, "organization/high-court 36,138"},
		{"a town begun with a short word", "The St. Louis Police arrested two men in Missouri.", entity.About{}, "organization/st-louis-police 39,-90"},
		{"a name nobody knows", "They walked from Grelmoor to Osijek.", entity.About{}, "place/grelmoor nowhere"},
		{"the site's country", "The council of Newport met on Monday. A man from Newport left.", entity.About{URL: "https://www.example.co.uk/1"}, "place/newport 52,-3"},
		{"the headline", "The council of Woodstock met on Monday.", entity.About{Title: "Ontario town votes"}, "place/woodstock 43,-81"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			doc, err := nlp.Analyze(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range entity.Find(doc, tt.about).Entities {
				at := "nowhere"
				if e.Lat != nil {
					at = fmt.Sprintf("%.0f,%.0f", *e.Lat, *e.Lon)
				}
				got = append(got, e.ID+" "+at)
			}
			if !slices.Contains(got, tt.want) {
				t.Errorf("%s\ngot  %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// TestPlacesBounded holds the cost of names that are hard to look up.
func TestPlacesBounded(t *testing.T) {
	for why, text := range map[string]string{
		"a long name":         "They met in " + strings.Repeat("San ", 5_000) + ".",
		"a list of places":    strings.Repeat("Springfield, Franklin and ", 1_500) + "Salem counties.",
		"containers":          strings.Repeat("Georgia, Georgia (", 1_500),
		"combining marks":     "They met in Par" + strings.Repeat("\u0301", 20_000) + "is.",
		"from right to left":  strings.Repeat("\u202e Paris \u202c in حلب, ", 500),
		"capitals and points": strings.Repeat("N.Y. U.S. W.Va. ", 1_500),
	} {
		t.Run(why, func(t *testing.T) {
			doc, err := nlp.Analyze(text)
			if err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			entity.Find(doc)
			if d := time.Since(start); d > 60*time.Second {
				t.Errorf("took %s", d)
			}
		})
	}
}

package resolve_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/newsgraph/newsgraph/extract/entity/resolve"
)

// seen makes a sighting: "article id", its names, then "role:…" and "in:…".
func seen(article, id, typ string, facts ...string) resolve.Sighting {
	s := resolve.Sighting{Article: article, ID: id, Type: typ}
	for _, f := range facts {
		switch {
		case len(f) > 5 && f[:5] == "role:":
			s.Roles = append(s.Roles, f[5:])
		case len(f) > 3 && f[:3] == "in:":
			s.Countries = append(s.Countries, f[3:])
		default:
			s.Names = append(s.Names, f)
		}
	}
	return s
}

// TestResolve holds one hard case each. A merge is written "from = into", a
// doubt "from ? into", a split "of / articles".
func TestResolve(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   []resolve.Sighting
		want []string
	}{
		{"a longer name with all the words", []resolve.Sighting{
			seen("1", "p/selin-arikan", "person", "Selin Arıkan"),
			seen("2", "p/ayse-selin-arikan", "person", "Ayşe Selin Arikan"),
		}, []string{"p/selin-arikan = p/ayse-selin-arikan"}},
		{"a surname in the same company", []resolve.Sighting{
			seen("1", "p/ana-lindqvist", "person", "Ana Lindqvist"), seen("1", "o/harbour-union", "organization", "Harbour Union"),
			seen("2", "p/lindqvist", "person", "Lindqvist"), seen("2", "o/harbour-union", "organization", "Harbour Union"),
		}, []string{"p/lindqvist = p/ana-lindqvist"}},
		{"a surname alone is too little", []resolve.Sighting{
			seen("1", "p/ana-lindqvist", "person", "Ana Lindqvist"), seen("2", "p/lindqvist", "person", "Lindqvist"),
		}, []string{"p/lindqvist ? p/ana-lindqvist"}},
		{"two of the surname", []resolve.Sighting{
			seen("1", "p/ana-lindqvist", "person", "Ana Lindqvist"), seen("2", "p/bo-lindqvist", "person", "Bo Lindqvist"),
			seen("3", "p/lindqvist", "person", "Lindqvist"),
		}, []string{"p/lindqvist ? p/ana-lindqvist"}},
		{"a surname of another country", []resolve.Sighting{
			seen("1", "p/ana-lindqvist", "person", "Ana Lindqvist", "in:SE"), seen("1", "o/harbour-union", "organization", "Harbour Union"),
			seen("2", "p/lindqvist", "person", "Lindqvist", "in:NZ"), seen("2", "o/harbour-union", "organization", "Harbour Union"),
		}, nil},
		{"namesakes of two countries", []resolve.Sighting{
			seen("1", "p/john-smith", "person", "John Smith", "role:British minister", "in:GB"),
			seen("2", "p/john-smith", "person", "John Smith", "role:Canadian footballer", "in:CA"),
			seen("3", "p/john-smith", "person", "John Smith", "role:minister", "in:GB"),
		}, []string{"p/john-smith / 2"}},
		{"namesakes of two trades", []resolve.Sighting{
			seen("1", "p/john-smith", "person", "John Smith", "role:goalkeeper"),
			seen("2", "p/john-smith", "person", "John Smith", "role:archbishop of Ghent"),
		}, []string{"p/john-smith / 2"}},
		{"one man who changed his trade", []resolve.Sighting{
			seen("1", "p/john-smith", "person", "John Smith", "role:goalkeeper"), seen("1", "o/red-valley", "organization", "Red Valley"),
			seen("2", "p/john-smith", "person", "John Smith", "role:archbishop"), seen("2", "o/red-valley", "organization", "Red Valley"),
		}, nil},
		{"an acronym that another article spells out", []resolve.Sighting{
			seen("1", "o/hwu", "organization", "HWU"),
			seen("2", "o/harbour-workers-union", "organization", "Harbour Workers Union", "HWU"),
		}, []string{"o/hwu = o/harbour-workers-union"}},
		{"legal form", []resolve.Sighting{
			seen("1", "o/corvana-ltd", "organization", "Corvana Ltd"), seen("2", "o/corvana", "organization", "Corvana"),
		}, []string{"o/corvana-ltd = o/corvana"}},
		{"letters that look alike", []resolve.Sighting{
			seen("1", "p/anna-petrova", "person", "Anna Petrova"), seen("2", "p/аnnа-petrova", "person", "Аnnа Petrova"), // Cyrillic А and а
			seen("3", "o/corp", "organization", "COBEX"), seen("4", "o/согр", "organization", "СОВЕХ"), // all Cyrillic
		}, nil},
		{"things without a name", []resolve.Sighting{
			seen("1", "g/soldiers~1", "group", "soldiers"), seen("2", "g/soldiers~2", "group", "soldiers"),
		}, nil},
		{"names of marks only", []resolve.Sighting{seen("1", "p/unnamed", "person", "..."), seen("2", "p/", "person", "")}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rand.Shuffle(len(tt.in), func(i, j int) { tt.in[i], tt.in[j] = tt.in[j], tt.in[i] })
			r := resolve.Resolve(tt.in)
			var got []string
			for _, m := range r.Merges {
				got = append(got, m.From+" = "+m.Into)
			}
			for _, m := range r.Doubts {
				got = append(got, m.From+" ? "+m.Into)
			}
			for _, s := range r.Splits {
				got = append(got, s.Of+" / "+fmt.Sprint(s.Articles)[1:len(fmt.Sprint(s.Articles))-1])
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for _, m := range append(r.Merges, r.Doubts...) {
				if m.Reason == "" || m.Confidence <= 0 || m.Confidence >= 1 {
					t.Errorf("%+v has no reason or confidence", m)
				}
			}
		})
	}
}

// TestResolveMany holds the cost of very many people of one surname.
func TestResolveMany(t *testing.T) {
	var in []resolve.Sighting
	for i := range 50_000 {
		in = append(in, seen(fmt.Sprint(i), fmt.Sprintf("p/a%d-lindqvist", i), "person", fmt.Sprintf("A%d Lindqvist", i)))
	}
	resolve.Resolve(in)
}

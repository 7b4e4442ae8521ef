package main

import (
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/extract/place/internal/spelling"
	"github.com/newsgraph/newsgraph/extract/place/internal/table"
)

// names are the keys of one entry. A better use stays.
type names map[string]table.Use

// add enters a name and, where it has an article or a generic word that
// newspapers leave away, the name without.
func (n names) add(name string, use table.Use) {
	n.key(spelling.Key(name), use)
	if i := strings.IndexAny(name, ",("); i > 0 { // "Washington, D. C."
		n.key(spelling.Key(name[:i]), use)
	}
}

func (n names) key(key string, use table.Use) {
	if old, ok := n[key]; key != "" && (!ok || use < old) {
		n[key] = use
	}
}

// addAll enters other names; those in capitals or with points are
// abbreviations.
func (n names) addAll(list []string, use table.Use) {
	for _, name := range list {
		switch {
		case len(name) == 2 && abbreviated(name):
			n.key(spelling.Key(name), table.Postal)
		case abbreviated(name):
			n.key(spelling.Key(name), table.Abbreviation)
		default:
			n.add(name, use)
		}
	}
}

func abbreviated(name string) bool {
	return strings.ToUpper(name) == name && len(name) <= 8 || strings.HasSuffix(name, ".")
}

// article enters the name without its Arabic article: "Qāmishlī" of "Al
// Qāmishlī".
func (n names) article(name string) {
	key := spelling.Key(name)
	for _, w := range arabicArticles {
		if rest, ok := strings.CutPrefix(key, w+" "); ok && len(rest) > 3 {
			n.key(rest, table.Name)
		}
	}
}

// bare enters a province's name without the generic word it has: "Fars" of
// "Fars Province".
func (n names) bare(name string) {
	key := spelling.Key(name)
	for _, w := range generic {
		if rest, ok := strings.CutSuffix(key, " "+w); ok && len(rest) > 3 {
			n.key(rest, table.Name)
		}
	}
}

var (
	arabicArticles = []string{"ad", "al", "an", "ar", "as", "ash", "at", "az"}
	generic        = []string{"city", "governorate", "krai", "kray", "oblast", "prefecture", "province", "region", "republic", "state"}
)

// sounded are the countries whose names are written in another script, so that
// newspapers differ in how they spell them.
var sounded = codes("AE AF AM BG BH BY CY DZ EG ER ET GE GR IL IQ IR JO KG KW KZ LB LY MA MK MR OM PK PS QA RS RU SA SD SY TJ TN UA YE")

func codes(list string) map[string]bool {
	m := map[string]bool{}
	for c := range strings.FieldsSeq(list) {
		m[c] = true
	}
	return m
}

// sound enters what the name sounds like.
func (n names) sound(name string) {
	if s := spelling.Sound(spelling.Key(name)); s != "" {
		n.key("~"+s, table.Sound)
	}
}

// foreign reports whether an alternate name can stand in an English newspaper:
// in Latin letters, beginning with a capital, and no code of an airport.
func foreign(name string) bool {
	if len(name) < 3 || strings.ToUpper(name) == name || len(name) > 40 {
		return false
	}
	for i, r := range name {
		if i == 0 && !unicode.IsUpper(r) {
			return false
		}
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// county enters the short forms of a county's name: "Lamar Co.", "Lamar".
func (n names) county(name string) {
	for _, w := range []string{"County", "Parish", "Borough", "Census Area"} {
		if bare, ok := strings.CutSuffix(name, " "+w); ok {
			n.key(spelling.Key(bare), table.Word)
			n.key(spelling.Key(bare+" Co."), table.Word) // a company more often
		}
	}
}

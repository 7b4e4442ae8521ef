package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/fold"
)

// Fold returns name as names are compared: lower case without accents, words
// set apart by one space, no marks but those spaces, no leading "the" and no
// closing "'s".
func Fold(name string) string { return fold.Name(name) }

// newID makes an entity's ID from its type and name: "person/hulusi-akar".
func newID(t Type, name string) string {
	slug := strings.ReplaceAll(Fold(name), " ", "-")
	if slug == "" {
		slug = "unnamed"
	}
	return string(t) + "/" + slug
}

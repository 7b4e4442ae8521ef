package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/fold"
)

// Fold returns name as names are compared: lower case without accents, words
// set apart by one space, no marks but those spaces, no leading "the" and no
// closing "'s".
func Fold(name string) string { return fold.Name(name) }

// maxSlug is how many bytes of a name its ID may have.
const maxSlug = 120

// newID makes an entity's ID from its type and name: "person/hulusi-akar".
func newID(t Type, name string) string {
	slug := strings.ReplaceAll(Fold(name), " ", "-")
	if slug == "" {
		slug = "unnamed"
	}
	if len(slug) > maxSlug {
		slug = strings.ToValidUTF8(slug[:maxSlug], "") + "-" + checksum(slug)
	}
	return string(t) + "/" + slug
}

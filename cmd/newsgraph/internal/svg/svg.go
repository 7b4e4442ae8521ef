// Package svg has what all drawings need. Use [Escape].
package svg

import (
	"encoding/xml"
	"strings"
)

// Escape returns text as it may stand in an element or an attribute.
func Escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder does not fail
	return b.String()
}

package graph

import "github.com/newsgraph/newsgraph/extract/entity"

// Fold returns the key a name is looked up by; see [entity.Fold].
func Fold(name string) string { return entity.Fold(name) }

package eval

import (
	"crypto/sha256"
	"fmt"

	"github.com/newsgraph/newsgraph/extract/nlp/models"
)

// embeddedModels returns the models in the binary.
func embeddedModels() []Model {
	var out []Model
	for _, m := range []struct{ name, data string }{
		{"names", models.Names}, {"gazetteer of names", models.Gazetteer}, {"lemmas", models.Lemmas},
		{"tags and trees", models.Syntax},
	} {
		out = append(out, Model{Name: m.name, Bytes: len(m.data), SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte(m.data)))})
	}
	return out
}

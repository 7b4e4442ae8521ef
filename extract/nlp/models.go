package nlp

import (
	"sync"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/lemma"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/ner"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/syntax"
	"github.com/newsgraph/newsgraph/extract/nlp/models"
)

// ErrModel is wrapped by the errors about model files that are damaged or of
// another version.
var ErrModel = perceptron.ErrModel

// engine is the embedded models, opened. It does not change.
type engine struct {
	gazetteer *gazetteer.Table
	syntax    *syntax.Model
	names     *ner.Recognizer
	lemmas    *lemma.Table
}

// embedded opens the models once.
var embedded = sync.OnceValues(func() (*engine, error) {
	return open(models.Gazetteer, models.Syntax, models.Names, models.Lemmas)
})

func open(gaz, syn, names, lemmas string) (*engine, error) {
	var e engine
	var err error
	if e.gazetteer, err = gazetteer.Open(gaz); err != nil {
		return nil, err
	}
	if e.syntax, err = syntax.Open(syn); err != nil {
		return nil, err
	}
	if e.names, err = ner.Open(names); err != nil {
		return nil, err
	}
	if e.lemmas, err = lemma.Open(lemmas); err != nil {
		return nil, err
	}
	return &e, nil
}

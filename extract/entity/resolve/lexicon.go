package resolve

import (
	_ "embed"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

//go:embed data/fields.tsv
var fieldsData string

//go:embed data/nicknames.tsv
var nicknamesData string

type words struct {
	fields    map[string]string   // noun → field
	nicknames map[string][]string // short → long
}

var lex = sync.OnceValue(func() *words {
	l := &words{fields: map[string]string{}, nicknames: map[string][]string{}}
	for f := range lexicon.Rows(fieldsData) {
		l.fields[f[0]] = f[1]
	}
	for f := range lexicon.Rows(nicknamesData) {
		l.nicknames[f[0]] = append(l.nicknames[f[0]], f[1])
	}
	return l
})

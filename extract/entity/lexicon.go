package entity

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

//go:embed data/titles.tsv
var titlesData string

//go:embed data/roles.txt
var rolesData string

//go:embed data/nouns.tsv
var nounsData string

//go:embed data/gumnouns.tsv
var gumnounsData string

//go:embed data/offices.tsv
var officesData string

//go:embed data/given.tsv
var givenData string

//go:embed data/orgwords.txt
var orgwordsData string

//go:embed data/words.tsv
var wordsData string

//go:embed data/organizations.tsv
var organizationsData string

// gender is what a name or title tells of the pronoun used for a person.
type gender byte

const (
	unknown gender = '-'
	male    gender = 'm'
	female  gender = 'f'
)

type words struct {
	titles        map[string]gender
	given         map[string]gender
	roles         map[string]bool
	nouns         map[string]noun
	orgwords      map[string]bool
	kinds         map[string]map[string]bool // by what they are, the words of words.tsv
	organizations map[string]string          // any name → the main name
	bodies        map[string]string          // main name of an organization → its country
	offices       map[string]string          // folded name of a head of state → words of the office
}

var lex = sync.OnceValue(func() *words {
	l := &words{
		titles: map[string]gender{}, given: map[string]gender{}, roles: map[string]bool{}, nouns: map[string]noun{},
		orgwords: map[string]bool{}, kinds: map[string]map[string]bool{}, organizations: map[string]string{}, bodies: map[string]string{}, offices: map[string]string{},
	}
	for f := range lexicon.Rows(titlesData) {
		l.titles[f[0]] = gender(f[1][0])
	}
	for f := range lexicon.Rows(givenData) {
		l.given[f[0]] = gender(f[1][0])
	}
	for f := range lexicon.Rows(officesData) {
		l.offices[Fold(f[0])] = strings.ToLower(f[1] + " " + f[2])
	}
	for f := range lexicon.Rows(rolesData) {
		l.roles[f[0]] = true
	}
	for f := range lexicon.Rows(gumnounsData + nounsData) { // the latter goes before
		n := noun{kind: nounKind(f[1])}
		if len(f) > 2 {
			n.sector = f[2]
		}
		l.nouns[f[0]] = n
	}
	for f := range lexicon.Rows(wordsData) {
		if l.kinds[f[1]] == nil {
			l.kinds[f[1]] = map[string]bool{}
		}
		l.kinds[f[1]][f[0]] = true
	}
	for f := range lexicon.Rows(orgwordsData) {
		l.orgwords[f[0]] = true
	}
	for f := range lexicon.Rows(organizationsData) {
		l.organizations[f[0]] = f[0]
		if len(f) > 2 {
			l.bodies[f[0]] = f[2]
		}
		if len(f) > 1 && f[1] != "" {
			for _, alias := range strings.Split(f[1], ";") {
				l.organizations[alias] = f[0]
			}
		}
	}
	return l
})

// isRole reports whether word is a noun for a person's office or work. Those
// that are given names too ("Hunter") count in small letters only.
func (l *words) isRole(word string) bool {
	_, title := l.titles[word]
	if l.nouns[word].kind == human {
		return true
	}
	word = strings.ToLower(word)
	return title || l.roles[word] || strings.HasPrefix(word, "ex-") || strings.HasPrefix(word, "vice-")
}

// is reports whether word is of the kind in words.tsv.
func is(kind, word string) bool { return lex().kinds[kind][word] }

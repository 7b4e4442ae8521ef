package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// lookBack is how many sentences before a pronoun may hold who it means.
const lookBack = 5

var pronouns = map[string]gender{
	"he": male, "him": male, "his": male, "himself": male,
	"she": female, "her": female, "hers": female, "herself": female,
}

// joinPronouns adds "he" and "she" to the person they most plausibly mean:
// the first one named in the same sentence before it, else in the nearest
// sentence before, whose gender does not speak against it. The first name of a
// news sentence is nearly always its subject.
func (f *finder) joinPronouns(set *Set) {
	genders := map[*Entity]gender{}
	for _, r := range f.referents {
		genders[&r.Entity] = r.gender
	}
	for si, s := range f.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			g, ok := pronouns[strings.ToLower(f.doc.Word(i))]
			if !ok || !strings.HasPrefix(f.doc.Tokens[i].Tag, "PRP") {
				continue
			}
			if e := f.antecedent(set, genders, si, i, g); e != nil {
				if genders[e] == unknown {
					genders[e] = g
				}
				set.AddMention(e, Mention{Span: f.doc.TokenSpan(i, i+1), Kind: Pronoun})
			}
		}
	}
}

func (f *finder) antecedent(set *Set, genders map[*Entity]gender, si, token int, g gender) *Entity {
	end := f.doc.Tokens[token].Start
	for k := si; k >= 0 && k >= si-lookBack; k-- {
		s := f.doc.Sentences[k]
		if found := firstPerson(f.doc, set, genders, s, min(end, s.End), g); found != nil {
			return found
		}
	}
	return nil
}

// firstPerson returns the first person mentioned in sentence s before byte end
// that a pronoun of gender g can mean.
func firstPerson(doc *nlp.Document, set *Set, genders map[*Entity]gender, s nlp.Sentence, end int, g gender) *Entity {
	var found *Entity
	set.Within(s.Start, end, func(e *Entity, m Mention) bool {
		if e.Type == Person && (genders[e] == unknown || genders[e] == g) && !possessive(doc, m) {
			found = e
			return false
		}
		return true
	})
	return found
}

// possessive reports whether a mention is followed by "'s".
func possessive(doc *nlp.Document, m Mention) bool {
	rest := doc.Text[m.End:]
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
}

package event

import "strings"

// classesOf returns the classes of a phrase: those of its noun, "bomb" for what
// carries one, "peacekeeper" for a peacekeeping force or mission, "@person", "@place" or the like for an entity, and "*".
func (f *finder) classesOf(p phrase) []string {
	cs := classes[f.noun(p.head)]
	if f.laden(p.head) {
		cs = append(cs[:len(cs):len(cs)], "bomb")
	}
	if f.peacekeeping(p) {
		cs = append(cs[:len(cs):len(cs)], "peacekeeper")
	}
	if e := f.entityOf(p); e != nil {
		cs = append(cs[:len(cs):len(cs)], "@"+string(e.Type))
	}
	return append(cs[:len(cs):len(cs)], "*")
}

// peacekeeping reports whether the noun of a phrase is said to be one of
// peacekeeping.
func (f *finder) peacekeeping(p phrase) bool {
	for i := p.first; i < p.head; i++ {
		if f.tree.low(i) == "peacekeeping" {
			return true
		}
	}
	return false
}

// noun returns the singular of token i, or the word itself where the lexicon
// has the plural: "talks", "troops".
func (f *finder) noun(i int) string {
	x := f.doc.Tokens[i]
	w := strings.ToLower(f.doc.Word(i))
	if i > 1 && f.doc.Word(i-1) == "-" {
		if whole := strings.ToLower(f.doc.Word(i-2)) + w; len(classes[whole]) > 0 || nouns[whole].code != "" {
			return whole // "cease-fire"
		}
	}
	switch x.Tag {
	case "NNS", "NNPS":
		if _, ok := nouns[w]; !ok && len(classes[w]) == 0 {
			return strings.ToLower(x.Lemma)
		}
	case "NNP":
		if one, ok := strings.CutSuffix(w, "s"); ok && len(classes[one]) > 0 {
			return one // "Rebels" at the head of a sentence, taken for a name
		}
	}
	return w
}

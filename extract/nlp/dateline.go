package nlp

import "strings"

// AfterDateline returns the first token of a sentence after its dateline, up to
// a dash with space around it: "ACCRA, June 8 - ", "Nairobi (Reuters) – ",
// "QUITO, 2 Feb 90 (Radio Austral) -- [Text] ".
func (d *Document) AfterDateline(s Sentence) int {
	const longest = 16 // tokens
	first := d.Word(s.First)
	capitals := len(first) > 2 && first == strings.ToUpper(first)
	if !strings.HasPrefix(d.Tokens[s.First].Tag, "NNP") {
		return s.First
	}
	marked := false // by more than the dash
	for i := s.First + 1; i < s.Last && i < s.First+longest; i++ {
		t, w := d.Tokens[i], d.Word(i)
		switch {
		case strings.Trim(w, "-–—") == "":
			if t.Start == d.Tokens[i-1].End {
				continue
			}
			if capitals || marked {
				return d.afterNotes(i+1, s.Last)
			}
			return s.First
		case t.Tag == "MD", t.Tag == "VBD", t.Tag == "VBP", t.Tag == "VBZ":
			return s.First
		case w == ",", w == "(", w == ")", w == "/":
			marked = true
		case !capitals && t.Tag != "CD" && !strings.HasPrefix(t.Tag, "NNP"):
			return s.First
		}
	}
	return s.First
}

// afterNotes returns the first token from first on after an editor's notes in
// square brackets.
func (d *Document) afterNotes(first, last int) int {
	for first < last && d.Word(first) == "[" {
		end := first
		for end < last && d.Word(end) != "]" {
			end++
		}
		if end+1 >= last {
			return first
		}
		first = end + 1
	}
	return first
}

package quote

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A phrase is the tokens first up to but not including last.
type phrase struct{ first, last int }

func (p phrase) empty() bool { return p.first >= p.last }

// nounPhraseBefore returns the noun phrase that ends before token end, not
// reaching back past first: "Syrian Observatory for Human Rights". It skips
// adverbs, auxiliaries and a parenthesis set off by commas on the way.
func nounPhraseBefore(doc *nlp.Document, first, end int) phrase {
	end = skipBack(doc, first, end)
	if end > first && doc.Word(end-1) == "," {
		if open := commaBefore(doc, first, end-1); open > first {
			end = open
		} else if !isRelative(doc, end) {
			return phrase{}
		}
	}
	if end > first && isRelative(doc, end-1) {
		end--
		if end > first && doc.Word(end-1) == "," {
			end--
		}
	}
	return nounPhraseAt(doc, first, end)
}

// nounPhraseAt returns the noun phrase whose last token stands before end.
func nounPhraseAt(doc *nlp.Document, first, end int) phrase {
	start := end
	for start > first && nominal(doc, start-1, start == end) {
		start--
	}
	// a phrase does not begin with a preposition
	for start < end && (doc.Tokens[start].Tag == "IN" || doc.Tokens[start].Tag == "POS" || doc.Tokens[start].Tag == "CC") {
		start++
	}
	return phrase{start, end}
}

// skipBack passes over the auxiliaries and adverbs before a verb.
func skipBack(doc *nlp.Document, first, end int) int {
	for end > first {
		tag := doc.Tokens[end-1].Tag
		w := strings.ToLower(doc.Word(end - 1))
		switch {
		case strings.HasPrefix(tag, "RB"), tag == "MD", auxiliaries[w]:
			end--
			continue
		case end-2 > first && joins[strings.ToLower(doc.Word(end-2)+" "+w)]:
			end -= 2 // "have in fact said"
			continue
		}
		break
	}
	return end
}

var auxiliaries = map[string]bool{
	"has": true, "have": true, "had": true, "is": true, "are": true, "was": true, "were": true, "be": true, "been": true,
	"did": true, "does": true, "do": true, "help": true, "but": true, "also": true, "to": true, "going": true, "went": true, "on": true,
}

// commaBefore returns the comma that opens a parenthesis which the comma at
// token i closes, or -1.
func commaBefore(doc *nlp.Document, first, i int) int {
	const longest = 20
	for j := i - 1; j > first && i-j < longest; j-- {
		if doc.Word(j) == "," {
			return j
		}
	}
	return -1
}

func isRelative(doc *nlp.Document, i int) bool {
	w := strings.ToLower(doc.Word(i))
	return w == "who" || w == "which"
}

// nominal reports whether token i can be part of a noun phrase; atEnd, whether
// it would be its last word.
func nominal(doc *nlp.Document, i int, atEnd bool) bool {
	if isQuoteMark(doc.Word(i)) {
		return false
	}
	switch tag := doc.Tokens[i].Tag; {
	case strings.HasPrefix(tag, "NN"), tag == "PRP":
		return true
	case tag == "CD", tag == "FW":
		return true
	case atEnd:
		return tag == "DT" || tag == "JJ" // "some", "others"
	case strings.HasPrefix(tag, "JJ"), tag == "DT", tag == "PRP$", tag == "POS", tag == "VBN", tag == "VBG", tag == "HYPH", tag == "AFX":
		return true
	case tag == "IN":
		w := strings.ToLower(doc.Word(i))
		return w == "of" || w == "for" || w == "at"
	case tag == "CC":
		return doc.Word(i) == "and" || doc.Word(i) == "&"
	}
	return false
}

func isQuoteMark(w string) bool {
	return strings.Trim(w, "\"'“”‘’«»„`") == ""
}

// nounPhraseAfter returns the noun phrase that begins at token first, not
// reaching past end.
func nounPhraseAfter(doc *nlp.Document, first, end int) phrase {
	last := first
	for last < end && nominal(doc, last, false) && doc.Tokens[last].Tag != "VBG" {
		if doc.Tokens[last].Tag == "PRP" && last > first {
			break
		}
		last++
	}
	for last > first && (doc.Tokens[last-1].Tag == "IN" || doc.Tokens[last-1].Tag == "CC" || doc.Tokens[last-1].Tag == "POS") {
		last--
	}
	return phrase{first, last}
}

// finite reports whether one of the tokens is a verb with tense.
func finite(doc *nlp.Document, first, last int) bool {
	for i := first; i < last; i++ {
		switch doc.Tokens[i].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			if !isQuoteMark(doc.Word(i)) && strings.IndexFunc(doc.Word(i), isLetter) >= 0 {
				return true
			}
		}
	}
	return false
}

func isLetter(r rune) bool { return r == '\'' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

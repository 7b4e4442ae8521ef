package quote

import "strings"

// colons takes the words in quote marks behind a colon that have no reporting
// verb: their speaker is the subject of the sentence before ("She wrote to the
// mayor: “…”"), whom it names last ("From the report: “…”"), or the name that is
// all there is.
func (f *finder) colons() {
	const farthest = 80 // tokens before the colon
	for _, m := range f.marks {
		if m.quote != nil || !endsIn(strings.TrimRight(f.doc.Text[:m.start], " \t\n"), ":") || f.words(m.innerStart, m.innerEnd) < 4 {
			continue
		}
		colon := f.tokensBefore(m.start) - 1
		for colon > 0 && f.doc.Word(colon) != ":" {
			colon--
		}
		if colon < 1 {
			continue
		}
		si := f.doc.SentenceAt(f.doc.Tokens[colon].Start)
		if si < 0 || f.doc.Sentences[si].First >= colon {
			continue
		}
		s := f.doc.Sentences[si]
		sp := f.introducer(max(s.First, colon-farthest), colon)
		if sp.empty() {
			continue
		}
		q := f.quote(Direct, m.start, m.end, sp, cue{i: colon, end: colon + 1}, s, "colon")
		if q != nil {
			q.Span = f.doc.Span(m.start, m.end)
			f.add(q)
		}
	}
}

// introducer returns the phrase that names whose words come after the tokens
// first to last.
func (f *finder) introducer(first, last int) phrase {
	for i := last - 1; i > first; i-- { // "… – Ana Lindqvist:"
		if w := f.doc.Word(i); w == "-" || w == "–" || w == "—" || w == "--" {
			if p := nounPhraseAfter(f.doc, i+1, last); p.last == last && !p.empty() {
				return p
			}
			break
		}
	}
	if !finite(f.doc, first, last) {
		for i := first; i < last; i++ {
			if w := strings.ToLower(f.doc.Word(i)); (w == "from" || w == "to" || w == "by") && i+1 < last {
				return nounPhraseAfter(f.doc, i+1, last)
			}
		}
		return nounPhraseAfter(f.doc, first, last)
	}
	for i := first; i < last; i++ {
		if f.doc.Tokens[i].Head < first || f.doc.Tokens[i].Head >= last {
			if np, _ := f.tree.subject(i); !np.empty() && np.first >= first && np.last <= last {
				return np
			}
		}
	}
	for i := first; i < last; i++ {
		if f.tree.rel(i) == "nsubj" {
			return f.tree.nounPhrase(i)
		}
	}
	return phrase{}
}

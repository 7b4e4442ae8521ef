package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// attributed takes every stretch in quote marks that the words after it ascribe
// to a speaker: "…," X said, and "…," said X. Beside quote marks any verb will
// do ("…," she sighed). Words that only end in quote marks are taken from the
// start of their sentence.
func (f *finder) attributed() {
	for k, m := range f.marks {
		if m.quote != nil || m.open {
			continue
		}
		at, ok := f.attributionAfter(m, f.gapEnd(k))
		if !ok || !f.stops(m) && !(at.verb.takes('s') && long(m) && f.startsSentence(m) && f.words(m.end, f.doc.Tokens[at.end-1].End) < 6) {
			continue
		}
		start, t := m.start, Direct
		if lead := f.leadIn(m); lead < m.start {
			if !finite(f.doc, f.doc.TokenAt(lead), f.doc.TokenAt(m.end)) {
				continue // 'On "Morning Joe," she said …'
			}
			start, t = lead, Mixed
		}
		s := f.doc.Sentences[f.doc.SentenceAt(f.doc.Tokens[at.verb.i].Start)]
		q := f.quote(t, start, m.end, at.speaker, at.verb, s, "attributed")
		if q == nil {
			continue
		}
		f.add(q)
		f.taken[at.verb.i] = true
		f.carriedOn(q, k+1, at)
	}
}

// An attribution is who says and the verb, with the token after both.
type attribution struct {
	speaker phrase
	verb    cue
	end     int
}

// gapEnd returns the token at which the words after stretch k end: the next
// stretch, or the end of the paragraph.
func (f *finder) gapEnd(k int) int {
	end := len(f.doc.Text)
	if k+1 < len(f.marks) {
		end = f.marks[k+1].start
	}
	if n := strings.IndexByte(f.doc.Text[f.marks[k].end:end], '\n'); n >= 0 {
		end = f.marks[k].end + n
	}
	return f.tokensBefore(end)
}

// tokensBefore returns the number of tokens that end at or before byte pos.
func (f *finder) tokensBefore(pos int) int {
	i := f.doc.TokenAt(pos)
	if i < len(f.doc.Tokens) && f.doc.Tokens[i].Start >= pos {
		return i
	}
	return min(i+1, len(f.doc.Tokens))
}

// attributionAfter returns who says the words of m, from the tokens between it
// and token end.
func (f *finder) attributionAfter(m *stretch, end int) (attribution, bool) {
	i := f.doc.TokenAt(m.end)
	for i < end && strings.Trim(f.doc.Word(i), ",–—-…'\"”’") == "" {
		i++
	}
	if i >= end {
		return attribution{}, false
	}
	if v, ok := f.speechVerb(m, i, end); ok {
		if !v.takes('s') && !v.takes('c') && !f.startsSentence(m) {
			return attribution{}, false // 'X, called the "Rock", crossed the river'
		}
		sp := f.invertedSubject(v.end, end)
		return attribution{sp, v, sp.last}, !sp.empty() && f.doc.Word(i) != "called"
	}
	sp := f.subjectAfter(i, end)
	if sp.empty() {
		return f.plainly(m, i, end)
	}
	for j := range f.verbsAfter(sp.last, end) {
		if v, ok := f.speechVerb(m, j, end); ok && reports(f.doc, v, sp.last) {
			return attribution{sp, v, v.end}, f.ends(m) || f.closes(v.end, end)
		}
	}
	return f.plainly(m, i, end)
}

// plainly finds the attribution in words from token i that the tagger took for
// something else: nothing but a few words stands between the words of m and a
// reporting verb that ends what is said of them.
func (f *finder) plainly(m *stretch, i, end int) (attribution, bool) {
	const longest = 8 // tokens of the speaker
	if !f.ends(m) || !isCapital(f.doc.Word(i)) {
		return attribution{}, false
	}
	for j := i; j < end && j-i < longest && strings.IndexFunc(f.doc.Word(j), unicode.IsLetter) >= 0; j++ {
		if v, ok := verbAt(f.doc, j); ok && j > i && v.takes('s') && past(f.doc.Tokens[j].Tag) != 0 {
			return attribution{phrase{i, j}, v, v.end}, f.closes(v.end, end)
		}
		if finite(f.doc, j, j+1) && past(f.doc.Tokens[j].Tag) > 0 {
			break
		}
	}
	return attribution{}, false
}

// subjectAfter returns the noun phrase that begins at token i, up to the
// reporting verb that the tagger may have taken for a noun: "…," Berg notes.
func (f *finder) subjectAfter(i, end int) phrase {
	p := nounPhraseAfter(f.doc, i, end)
	if p.empty() && i+1 < end && f.doc.Tokens[i].Tag == "IN" && isCapital(f.doc.Word(i)) {
		p = phrase{i, i + 1} // a surname that is a small word too
	}
	for j := p.first + 1; j < p.last; j++ {
		if _, ok := verbs()[f.doc.Word(j)]; ok && f.speaks(j, end) {
			p.last = j
		}
	}
	return p
}

// speaks reports whether the form of a reporting verb at token i stands where
// the verb of a subject does, whatever its tag.
func (f *finder) speaks(i, end int) bool {
	tag := f.doc.Tokens[i].Tag
	if tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "VBN" {
		return true
	}
	if w := f.doc.Word(i); tag != "NNS" && tag != "VB" && w != "read" && !(tag == "NN" && f.closes(i+1, end)) {
		return false
	}
	if i+1 >= end || strings.Trim(f.doc.Word(i+1), ".,:;–—-") == "" {
		return true
	}
	switch f.doc.Tokens[i+1].Tag {
	case "IN", "DT", "PRP", "RB", "TO", "PRP$":
		return true
	}
	return false
}

// invertedSubject returns the subject that follows its verb at token i: up to a
// mark, a preposition that is not part of it, or a word that opens a clause.
func (f *finder) invertedSubject(i, end int) phrase {
	p := nounPhraseAfter(f.doc, i, end)
	if p.empty() && i+1 < end && strings.HasPrefix(f.doc.Tokens[i].Tag, "VB") && strings.HasPrefix(f.doc.Tokens[i+1].Tag, "NN") {
		p = nounPhraseAfter(f.doc, i+1, end) // "said retired General Berg"
		p.first = i
	}
	return p
}

func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// verbsAfter yields the tokens where the verb of a subject that ends at token i
// can stand: after adverbs and auxiliaries, and after a description set off by
// commas or a relative clause.
func (f *finder) verbsAfter(i, end int) func(func(int) bool) {
	return func(yield func(int) bool) {
		j := f.skipForward(i, end)
		if j < end && !yield(j) {
			return
		}
		if i >= end || f.doc.Word(i) != "," && f.doc.Word(i) != "(" {
			return
		}
		const longest = 40 // tokens of a description
		for j := i + 1; j < end && j-i < longest; j++ {
			if w := f.doc.Word(j); w == "," || w == ")" {
				if j = f.skipForward(j+1, end); j < end && !yield(j) {
					return
				}
				j--
			} else if w == "." && f.doc.SentenceAt(f.doc.Tokens[j].Start) != f.doc.SentenceAt(f.doc.Tokens[i].Start) || w == ";" {
				return
			}
		}
	}
}

// skipForward passes over adverbs and auxiliaries.
func (f *finder) skipForward(i, end int) int {
	for i < end && (strings.HasPrefix(f.doc.Tokens[i].Tag, "RB") || auxiliaries[strings.ToLower(f.doc.Word(i))] || f.doc.Tokens[i].Tag == "MD") {
		i++
	}
	return i
}

// speechVerb returns the verb at token i if it can ascribe the words of m: a
// reporting verb, or after a comma, a question or an exclamation any verb in
// the past or present that is not an auxiliary.
func (f *finder) speechVerb(m *stretch, i, end int) (cue, bool) {
	w := strings.ToLower(f.doc.Word(i))
	if v, ok := verbAt(f.doc, i); ok && (v.takes('s') || v.takes('c')) && f.speaks(i, end) {
		return v, true
	}
	if tag := f.doc.Tokens[i].Tag; tag != "VBD" && tag != "VBZ" || auxiliaries[w] || !f.ends(m) {
		return cue{}, false
	}
	return cue{verb: verb{lemma: w}, i: i, end: i + 1}, true
}

// ends reports whether m ends as speech does before its attribution: with a
// comma, a question or an exclamation mark.
func (f *finder) ends(m *stretch) bool { return f.endsIn(m, ",?!—–") }

// stops reports whether a comma or a stop ends m: the end of speech, not of a
// name in quotes.
func (f *finder) stops(m *stretch) bool { return f.endsIn(m, ",.?!—–-…") }

// endsIn reports whether one of the marks ends m, inside its quote marks or
// right behind them.
func (f *finder) endsIn(m *stretch, marks string) bool {
	inner := strings.TrimRight(f.doc.Text[m.innerStart:m.innerEnd], " \"'“”’)]")
	r, _ := utf8.DecodeLastRuneInString(inner)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(f.doc.Text[m.end:], " '’\"”"))
	return strings.ContainsRune(marks, r) || strings.ContainsRune(marks, next)
}

// endsIn reports whether s ends in one of the marks, white space apart.
func endsIn(s, marks string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " \u00a0\t"))
	return strings.ContainsRune(marks, r)
}

// closes reports whether nothing but a stop follows token i before end.
func (f *finder) closes(i, end int) bool {
	return i >= end || strings.Trim(f.doc.Word(i), ".,;:") == ""
}

// leadIn returns where the words begin that m is the end of: m itself, or the
// start of its sentence where more than a word comes before it there.
func (f *finder) leadIn(m *stretch) int {
	si := f.doc.SentenceAt(m.start)
	if si < 0 {
		return m.start
	}
	start := f.doc.Sentences[si].Start
	for i := len(f.found) - 1; i >= 0; i-- { // in the order of the text so far
		q := f.found[i]
		if q.End <= start && (q.Cue == nil || q.Cue.End <= start) {
			break
		}
		if q.End > start && q.End <= m.start || q.Cue != nil && q.Cue.End > start && q.Cue.End <= m.start {
			return m.start
		}
	}
	if start >= m.start || f.inside(start) || f.words(start, m.start) < 2 || endsIn(f.doc.Text[:m.start], ":.?!(") {
		return m.start
	}
	first := f.doc.TokenAt(start)
	for i := first; f.doc.Tokens[i].Start < m.start; i++ {
		if _, ok := cueAt(f.doc, i); ok {
			return m.start
		}
	}
	return start
}

// carriedOn adds the stretch that goes on with q after its attribution: "A," he
// said, "B", and "A," he said. "B", where B begins the next sentence.
func (f *finder) carriedOn(q *Quote, k int, at attribution) {
	end := f.doc.Tokens[at.end-1].End
	here := f.doc.SentenceAt(f.doc.Tokens[at.verb.i].Start)
	for ; k < len(f.marks); k++ {
		next := f.marks[k]
		if next.quote != nil || next.start < end || strings.Contains(f.doc.Text[end:next.start], "\n") {
			return
		}
		between := f.doc.Text[end:next.start]
		if f.doc.SentenceAt(next.innerStart) != here || endsIn(between, ".") && endsSentence(between) {
			if f.startsSentence(next) && !f.attributes(k) {
				f.join(q, next)
			}
			return
		}
		if endsIn(between, ",") || joined[strings.TrimSpace(between)] {
			for i := at.end; i < len(f.doc.Tokens) && f.doc.Tokens[i].Start < next.start; i++ {
				if _, ok := cueAt(f.doc, i); ok {
					return // "…, adding, …" has a cue of its own
				}
			}
			f.join(q, next)
			return
		}
		if long(next) && finite(f.doc, f.doc.TokenAt(next.innerStart), f.doc.TokenAt(next.innerEnd)) {
			return
		}
		// a title: she said on ABC's "This Week." "B"
	}
}

// joined are the words that join what goes on after an attribution to what was
// said before it: "A," he said, and "B".
var joined = map[string]bool{", and": true, ", but": true, ", or": true, "and": true, "but": true}

// attributes reports whether the words after stretch k ascribe it to a speaker.
func (f *finder) attributes(k int) bool {
	m := f.marks[k]
	if m.open || !f.ends(m) {
		return false
	}
	_, ok := f.attributionAfter(m, f.gapEnd(k))
	return ok
}

// endsSentence reports whether the stop that s ends in is not that of a title
// or an initial.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, ". ")
	return len(s)-strings.LastIndexAny(s, " .") > 4
}

// startsSentence reports whether nothing stands before m in its sentence.
func (f *finder) startsSentence(m *stretch) bool {
	i := f.doc.SentenceAt(m.innerStart)
	return i >= 0 && (f.words(f.doc.Sentences[i].Start, m.start) == 0 || endsIn(f.doc.Text[:m.start], ".?!"))
}

// words counts the words between two bytes.
func (f *finder) words(start, end int) int {
	n := 0
	for w := range strings.FieldsSeq(f.doc.Text[start:max(start, end)]) {
		if strings.IndexFunc(w, isLetter) >= 0 {
			n++
		}
	}
	return n
}

// join makes m a further part of q.
func (f *finder) join(q *Quote, m *stretch) {
	if q.Parts == nil {
		q.Parts = [][2]int{{q.Start, q.End}}
	}
	q.Parts = append(q.Parts, [2]int{m.start, m.end})
	q.Span = f.doc.Span(q.Start, m.end)
	m.quote = q
}

// long reports whether a stretch is more than a word or a name: speech, not a
// scare quote.
func long(m *stretch) bool { return m.innerEnd-m.innerStart >= 20 }

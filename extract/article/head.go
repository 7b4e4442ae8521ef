package article

import (
	_ "embed"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxHeadLines = 12  // lines of a story's head that are looked at
	maxHeadLine  = 300 // bytes of the longest of them
	maxTitle     = 40  // words of the longest headline
	maxPublisher = 6   // words of the longest publisher's name
	maxDateline  = 120 // bytes of the longest dateline
)

//go:embed outlets.txt
var outletList string

var outlets = wordSet(outletList)

// A head is what the lines above a story say of it. All of the text before
// end belongs to them.
type head struct {
	title, publisher, published string
	authors                     []string
	end                         int
}

// readHead reads the head of a plain text: headline, publisher, day and
// writer, each on a line of its own or together ("headline – publisher"). The
// first line that is none of these ends it. title is the headline if it is
// known, else "".
func readHead(text, title string) head {
	var h head
	pos := 0
	for range maxHeadLines {
		line, next := nextLine(text, pos)
		if line == "" || len(line) > maxHeadLine {
			break
		}
		switch {
		case h.readFact(line):
		case h.title == "" && h.readTitle(line, text[next:], title):
		default:
			h.readDateline(line)
			return h
		}
		if rest, _ := nextLine(text, next); rest == "" {
			break // nothing but a head is a story of one line
		}
		pos = next
		h.end = next
	}
	if line, _ := nextLine(text, pos); line != "" {
		h.readDateline(line)
	}
	return h
}

// nextLine returns the first line of text at or after pos that is not blank,
// without the space around it, and the offset of the line after it.
func nextLine(text string, pos int) (line string, next int) {
	for line == "" && pos < len(text) {
		end := strings.IndexByte(text[pos:], '\n') + 1
		if end == 0 {
			end = len(text) - pos
		}
		line = strings.TrimSpace(text[pos : pos+end])
		pos += end
	}
	return line, pos
}

// readFact takes a line that gives the day, the writer, the publisher or an
// address and nothing of the story.
func (h *head) readFact(line string) bool {
	return h.readByline(line) || h.readDay(line) || h.readOutlet(line) || isLink(line) || isBoilerplate(line)
}

// readDay takes a line that gives the day, with at most the hour, the place
// and the publisher beside it.
func (h *head) readDay(line string) bool {
	day, rest, ok := findDay(line)
	if !ok {
		return false
	}
	if _, after, again := findDay(rest); again { // "Published … Updated …"
		rest = after
	}
	rest = strings.Join(strings.FieldsFunc(dateWords.ReplaceAllString(rest, " "), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("|•·,;:-–—()[]/", r)
	}), " ")
	rest = strings.Trim(rest, ". ")
	if rest != "" && (!isTitleCase(rest) || len(strings.Fields(rest)) > maxPublisher || strings.HasSuffix(line, ".")) {
		return false
	}
	if isOutlet(rest) && h.publisher == "" {
		h.publisher = rest
	}
	if h.published == "" {
		h.published = day
	}
	return true
}

var byline = regexp.MustCompile(`^(?i:(?:written )?by)[: ]\s*(\pL.*)$`)

// readByline takes a line that names the writer: "By Jane Doe, Ankara".
func (h *head) readByline(line string) bool {
	m := byline.FindStringSubmatch(line)
	if m == nil || len(strings.Fields(line)) > 16 || strings.HasSuffix(line, ".") && len(strings.Fields(line)) > 6 {
		return false
	}
	names := m[1]
	if day, rest, ok := findDay(names); ok {
		names = strings.Trim(dateWords.ReplaceAllString(rest, " "), " |•·,-–—.:")
		if h.published == "" {
			h.published = day
		}
	}
	authors := splitAuthors(names)
	if len(authors) == 0 {
		return false
	}
	h.authors = append(h.authors, authors...)
	return true
}

// splitAuthors returns the personal names at the start of a list of writers;
// what follows them ("Political Editor", "for the Courier") is left out.
func splitAuthors(s string) (names []string) {
	s = strings.TrimSpace(s)
	if m := byline.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	s, _, _ = strings.Cut(s, " | ")
	for _, w := range []string{" in ", " for ", " at ", " of ", " – ", " - "} {
		s, _, _ = strings.Cut(s, w)
	}
	list := strings.NewReplacer(" and ", ",", " & ", ",", " AND ", ",", ";", ",").Replace(s)
	for part := range strings.SplitSeq(list, ",") {
		name := strings.TrimSpace(part)
		n := len(strings.Fields(name))
		if n < 2 || n > 4 || !isTitleCase(name) || isOutlet(name) || isPost(name) {
			if len(names) == 0 && n > 0 {
				return nil
			}
			continue
		}
		names = append(names, name)
	}
	return names
}

// isPost reports whether name is a writer's post rather than a name.
func isPost(name string) bool {
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	switch last {
	case "editor", "correspondent", "reporter", "writer", "staff", "contributor", "columnist", "bureau", "chief":
		return true
	}
	return false
}

// readOutlet takes a line that is the publisher's name alone.
func (h *head) readOutlet(line string) bool {
	name := strings.Trim(line, "()")
	if h.publisher != "" || !isOutlet(name) {
		return false
	}
	h.publisher = name
	return true
}

// readTitle takes the headline. A line is one if it is known to be, if it ends
// in the publisher's name or is followed by the day, writer or publisher, or
// if it has several words, does not end like a sentence and a paragraph
// follows after a blank line.
func (h *head) readTitle(line, rest, known string) bool {
	after, _ := nextLine(rest, 0)
	if after == "" || len(strings.Fields(line)) > maxTitle {
		return false
	}
	title, publisher, sure := splitPublisher(line)
	var next head
	certain := sure || next.readDay(after) || next.readByline(after) || next.readOutlet(after)
	same := known != "" && (strings.EqualFold(known, line) || strings.EqualFold(known, title))
	if publisher != "" && (certain || same) {
		line = title
	} else {
		publisher = ""
	}
	switch {
	case same, certain && !isDateline(line):
	case endsSentence(line), isDateline(line), !strings.Contains(line, " "), !strings.HasPrefix(strings.TrimLeft(rest, " \t\r"), "\n"):
		return false
	}
	h.title = line
	if h.publisher == "" {
		h.publisher = publisher
	}
	return true
}

// splitPublisher cuts "headline – publisher" or "headline | section |
// publisher". sure is false when the last part need not be a publisher.
func splitPublisher(line string) (title, publisher string, sure bool) {
	for _, sep := range []string{" | ", " – ", " — ", " - ", " :: "} {
		at := strings.LastIndex(line, sep)
		if at <= 0 {
			continue
		}
		title, publisher = strings.TrimSpace(line[:at]), strings.TrimSpace(line[at+len(sep):])
		if len(strings.Fields(publisher)) > maxPublisher || !isTitleCase(publisher) && !isOutlet(publisher) {
			continue
		}
		if sep == " | " {
			title, _, _ = strings.Cut(title, sep)
			return title, publisher, true
		}
		return title, publisher, isOutlet(publisher)
	}
	return line, "", false
}

var agency = regexp.MustCompile(`\(([A-Z][\pL .&]{0,30})\)`)

// dateline returns what stands before the dash that begins a wire story:
// "ANKARA, Oct 14 (Reuters)".
func dateline(line string) (string, bool) {
	if len(line) > maxDateline {
		line = line[:maxDateline]
	}
	at := -1
	for _, dash := range []string{" - ", " – ", " — ", " -- ", ") -", ") —", ") –"} {
		if i := strings.Index(line, dash); i > 0 && (at < 0 || i < at) {
			at = i + strings.IndexAny(dash, "-–—")
		}
	}
	if at < 0 {
		return "", false
	}
	return strings.TrimSpace(line[:at]), true
}

func isDateline(line string) bool {
	d, ok := dateline(line)
	if !ok {
		return false
	}
	_, _, day := findWireDay(d)
	m := agency.FindStringSubmatch(d)
	return isTitleCase(d) && (day || m != nil && isOutlet(m[1]))
}

// readDateline takes the day and the agency from the dateline, which belongs
// to the story's first sentence.
func (h *head) readDateline(line string) {
	if !isDateline(line) {
		return
	}
	d, _ := dateline(line)
	if day, _, ok := findWireDay(d); ok && h.published == "" {
		h.published = day
	}
	if m := agency.FindStringSubmatch(d); m != nil && isOutlet(m[1]) && h.publisher == "" {
		h.publisher = m[1]
	}
}

var (
	domain = regexp.MustCompile(`(?i)^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}$`)
	link   = regexp.MustCompile(`^(?i:https?://|www\.)\S+$`)
)

func isLink(line string) bool { return link.MatchString(line) }

// isOutlet reports whether name has the form of a publisher's name.
func isOutlet(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > maxPublisher {
		return false
	}
	if len(words) == 1 && domain.MatchString(name) {
		return true
	}
	last := strings.ToLower(words[len(words)-1])
	return isTitleCase(name) && (outlets[strings.ToLower(name)] || len(words) > 1 && outlets["*"+last])
}

// isTitleCase reports whether every word of s but the small ones begins with a
// capital or a digit.
func isTitleCase(s string) bool {
	for i, w := range strings.Fields(s) {
		w = strings.TrimLeft(w, "(\"'‘“")
		r, _ := utf8.DecodeRuneInString(w)
		switch strings.Trim(w, ",.") {
		case "of", "the", "and", "for", "in", "on", "de", "la", "le", "el", "al", "&", "-", "von", "van", "bin", "da", "di":
			if i > 0 {
				continue
			}
		}
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

// endsSentence reports whether line ends as prose does. Headlines may end in
// question and exclamation marks.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, "\"'”’») ")
	return strings.HasSuffix(line, ".") || strings.HasSuffix(line, "…") || strings.HasSuffix(line, ",") ||
		strings.HasSuffix(line, ":") || strings.HasSuffix(line, ";")
}

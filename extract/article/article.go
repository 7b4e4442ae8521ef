// Package article reads news articles from files, folders and streams.
//
// Use [Open] on a path, a folder or "-" and range over what it finds; every
// item is an [Article] ready for extraction or an error naming the item and
// the reason it was left out.
package article

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
)

// An Article is one news story and what is known of its publication. Text is
// valid UTF-8 and is what all spans of the extraction count bytes in.
type Article struct {
	ID        string   `json:"id,omitempty"`
	URL       string   `json:"url,omitempty"`
	Text      string   `json:"text"`
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"` // YYYY-MM-DD or RFC 3339; empty when unknown
	Publisher string   `json:"publisher,omitempty"`
	Authors   []string `json:"authors,omitempty"`
}

// IRI returns the name of the article in the graph: its URL if it has one,
// else its ID under "ng:article/", else a name made from its text. The name
// does not depend on the text when there is an ID or a URL, so that a new
// version of a story replaces the old one.
func (a *Article) IRI() string {
	switch {
	case a.URL != "":
		return a.URL
	case a.ID != "":
		return "ng:article/" + escape(a.ID)
	}
	return "ng:article/sha256-" + a.SHA256()[:16]
}

// Day returns the day of publication as YYYY-MM-DD, or "" when unknown.
func (a *Article) Day() string {
	if len(a.Published) < len("2006-01-02") {
		return ""
	}
	return a.Published[:len("2006-01-02")]
}

// SHA256 returns the checksum of the text in hexadecimal.
func (a *Article) SHA256() string {
	sum := sha256.Sum256([]byte(a.Text))
	return hex.EncodeToString(sum[:])
}

// escape makes an ID safe inside an IRI, leaving slashes readable.
func escape(id string) string {
	parts := strings.Split(id, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}

// Body returns the bytes [start, end) of the text that are the story itself:
// without the lines above it that give the headline, publisher, day and
// writer, and without the site's own lines below it ("Source: …", "Read
// more: …"). It is the whole text when nothing else is certain.
func (a *Article) Body() (start, end int) {
	start = readHead(a.Text, a.Title).end
	end = tailStart(a.Text, start)
	start += len(a.Text[start:end]) - len(strings.TrimLeft(a.Text[start:end], " \t\r\n"))
	end = start + len(strings.TrimRight(a.Text[start:end], " \t\r\n"))
	return start, end
}

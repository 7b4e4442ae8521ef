package article

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

const page = `<!doctype html><html lang="en"><head><title>Ferry aground off Gozo | The Harbour Courier</title>
<link rel="canonical" href="https://courier.example/1">
<meta property="og:site_name" content="The Harbour Courier">
<meta property="article:published_time" content="2019-10-14T09:30:00+02:00">
<meta name="author" content="Mara Quill and Tom Adeyemi">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry aground off Gozo</h1>
<p>A ferry with 80 people on board ran aground off Gozo on Monday,
 the coastguard said.</p>
<p>&ldquo;Nobody was hurt,&rdquo; Captain <b>Rita Vella</b> told reporters.<br>She said the <q>old tub</q> would be towed.</p>
<div>The owner, Gozo Line, did not answer calls. The ship was built in 1988 and had been repaired in spring, according to the port authority.</div>
<figure><img src="a.jpg"><figcaption>A picture of the ferry</figcaption></figure>
</article><footer>All rights reserved</footer></body></html>`

func TestParsePage(t *testing.T) {
	got, err := parsePage([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := &Article{
		URL: "https://courier.example/1", Title: "Ferry aground off Gozo", Publisher: "The Harbour Courier",
		Published: "2019-10-14T09:30:00+02:00", Authors: []string{"Mara Quill", "Tom Adeyemi"},
		Text: "A ferry with 80 people on board ran aground off Gozo on Monday, the coastguard said.\n\n" +
			"“Nobody was hurt,” Captain Rita Vella told reporters.\n\nShe said the “old tub” would be towed.\n\n" +
			"The owner, Gozo Line, did not answer calls. The ship was built in 1988 and had been repaired in spring, according to the port authority.",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestParsePageMetadata(t *testing.T) {
	const body = `<body><p>A ferry with 80 people on board ran aground off Gozo on Monday, the coastguard said.</p></body>`
	for _, c := range []struct{ name, head, published, title, publisher, url string }{
		{"JSON-LD", `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry aground","datePublished":"2019-10-14","publisher":{"@type":"Organization","name":"The Lantern"}}</script>`,
			"2019-10-14", "Ferry aground", "The Lantern", ""},
		{"meta date", `<title>Ferry aground – The Lantern News</title><meta name="date" content="14 October 2019">`, "2019-10-14", "Ferry aground", "The Lantern News", ""},
		{"time", `<title>Ferry aground</title></head><time datetime="2019-10-14">Monday</time>`, "2019-10-14", "Ferry aground", "", ""},
		{"og:url", `<meta property="og:title" content="Ferry aground"><meta property="og:url" content="https://lantern.example/f">`, "", "Ferry aground", "", "https://lantern.example/f"},
		{"relative canonical", `<title>Ferry aground</title><link rel="canonical" href="/f">`, "", "Ferry aground", "", ""},
	} {
		a, err := parsePage([]byte("<html><head>" + c.head + "</head>" + body + "</html>"))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := []string{a.Published, a.Title, a.Publisher, a.URL}
		if want := []string{c.published, c.title, c.publisher, c.url}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

func TestParsePageEncoding(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"UTF-8", "<p>Café “Zur Fähre” has closed, the owner said.</p>"},
		{"named", "<meta charset=windows-1252><p>Caf\xe9 \x93Zur F\xe4hre\x94 has closed, the owner said.</p>"},
		{"unnamed", "<p>Caf\xe9 \x93Zur F\xe4hre\x94 has closed, the owner said.</p>"},
		{"named wrongly", "<meta charset=iso-8859-1><p>Café “Zur Fähre” has closed, the owner said.</p>"},
	} {
		a, err := parsePage([]byte(c.in))
		if err != nil || a.Text != "Café “Zur Fähre” has closed, the owner said." {
			t.Errorf("%s: got %+v, %v", c.name, a, err)
		}
	}
}

func FuzzParsePage(f *testing.F) {
	f.Add([]byte(page))
	f.Add([]byte("<p>The <b>ferry <i>has left </b>the harbour.<table><tr><td>x<q>"))
	f.Add([]byte(strings.Repeat("<div><p>x", 300)))
	f.Fuzz(func(t *testing.T, in []byte) {
		a, err := parsePage(in)
		if (a == nil) == (err == nil) {
			t.Fatalf("got %v and %v", a, err)
		}
		if a != nil && !utf8.ValidString(a.Text) {
			t.Fatal("invalid UTF-8")
		}
	})
}

func BenchmarkParsePage(b *testing.B) {
	in := []byte(page)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parsePage(in); err != nil {
			b.Fatal(err)
		}
	}
}

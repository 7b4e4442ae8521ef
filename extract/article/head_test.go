package article

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

const para = "The harbour was closed on Friday after a tanker broke its moorings, officials said."

func TestReadHead(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       head // end is checked through body
		body       string
	}{
		{"headline – publisher, day", "Tanker adrift off Valletta – The Harbour Courier\n14th October 2019\n\n" + para,
			head{title: "Tanker adrift off Valletta", publisher: "The Harbour Courier", published: "2019-10-14"}, para},
		{"quotes in the headline", "‘Nobody warned us’: islanders blame port - Gozo Daily News\nOctober 14, 2019\n" + para,
			head{title: "‘Nobody warned us’: islanders blame port", publisher: "Gozo Daily News", published: "2019-10-14"}, para},
		{"bars", "Tanker adrift | World | The Lantern\nPublished: 2019-10-14 | Updated: 2019-10-15\n" + para,
			head{title: "Tanker adrift", publisher: "The Lantern", published: "2019-10-14"}, para},
		{"unknown publisher before a day", "Tanker adrift – Meridian\nMonday 14 Oct 2019 10.32 BST\n\n" + para,
			head{title: "Tanker adrift", publisher: "Meridian", published: "2019-10-14"}, para},
		{"a dash is not always a publisher", "Storms ahead – What Next\n\n" + para,
			head{title: "Storms ahead – What Next"}, para},
		{"byline", "Tanker adrift\nBy Mara Quill and Tom Adeyemi, Political Editor\n14 October 2019\n\n" + para,
			head{title: "Tanker adrift", authors: []string{"Mara Quill", "Tom Adeyemi"}, published: "2019-10-14"}, para},
		{"byline with day", "Tanker adrift\nBy Mara Quill | Oct. 14, 2019 5:04 p.m. ET\n\n" + para,
			head{title: "Tanker adrift", authors: []string{"Mara Quill"}, published: "2019-10-14"}, para},
		{"byline with outlet", "Tanker adrift\n\nBy MARA QUILL for the Courier\n\n" + para,
			head{title: "Tanker adrift", authors: []string{"MARA QUILL"}}, para},
		{"a sentence with by", "By Monday morning all had left.\n\n" + para, head{}, ""},
		{"place and day", "Tanker adrift\nValletta, 14 October 2019\n\n" + para,
			head{title: "Tanker adrift", published: "2019-10-14"}, para},
		{"publisher and day", "Tanker adrift\nThe Harbour Courier, 14.10.2019\n\n" + para,
			head{title: "Tanker adrift", publisher: "The Harbour Courier", published: "2019-10-14"}, para},
		{"publisher below", "Tanker adrift\nHarbour Herald\n8 June 2021\n\n" + para,
			head{title: "Tanker adrift", publisher: "Harbour Herald", published: "2021-06-08"}, para},
		{"section above", "World\n\nTanker adrift\n8 June 2021\n\n" + para, head{}, ""},
		{"agency below", "Tanker adrift\nReuters\n\n" + para, head{title: "Tanker adrift", publisher: "Reuters"}, para},
		{"headline alone", "Tanker adrift off Valletta\n\n" + para, head{title: "Tanker adrift off Valletta"}, para},
		{"wrapped prose", "The harbour was closed on Friday after a tanker broke\nits moorings.\n", head{}, ""},
		{"prose", para + "\n\n" + para, head{}, ""},
		{"a quotation first", "\"Nobody warned us,\" said Mr Borg.\n\n" + para, head{}, ""},
		{"one line", "Tanker adrift off Valletta", head{}, ""},
		{"a day in prose", "On 14 October 2019 the harbour was closed\n\n" + para,
			head{title: "On 14 October 2019 the harbour was closed"}, para},
		{"dateline", "Tanker adrift\n\nVALLETTA, Oct. 14, 2019 (Reuters) - " + para,
			head{title: "Tanker adrift", publisher: "Reuters", published: "2019-10-14"}, "VALLETTA, Oct. 14, 2019 (Reuters) - " + para},
		{"wire", "VALLETTA, 3 APR 90 (AP) -- THE HARBOUR WAS CLOSED.\n",
			head{publisher: "AP", published: "1990-04-03"}, ""},
		{"no agency", "Tom Harte (Green) - who had left - was not asked.\n\n" + para, head{}, ""},
		{"either day", "Tanker adrift\n3/4/2019\n\n" + para, head{}, ""},
		{"day over twelve", "Tanker adrift\n14/10/2019\n\n" + para, head{title: "Tanker adrift", published: "2019-10-14"}, para},
		{"no such day", "Tanker adrift\n31 February 2019\n\n" + para, head{}, ""},
		{"address", "https://courier.example/a/1\n\nTanker adrift\n\n" + para, head{title: "Tanker adrift"}, para},
		{"carriage returns", "Tanker adrift – The Harbour Courier\r\n14 October 2019\r\n\r\n" + para + "\r\n",
			head{title: "Tanker adrift", publisher: "The Harbour Courier", published: "2019-10-14"}, para},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readHead(c.text, "")
			got.end = 0
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
			if c.body == "" {
				c.body = strings.TrimSpace(c.text)
			}
			if body := bodyOf(c.text, ""); body != c.body {
				t.Errorf("body %q\nwant %q", body, c.body)
			}
		})
	}
}

func bodyOf(text, title string) string {
	a := Article{Text: text, Title: title}
	start, end := a.Body()
	return text[start:end]
}

func TestBody(t *testing.T) {
	for _, c := range []struct{ name, title, text, want string }{
		{"source", "", para + "\n\nSource: Read Full Article", para},
		{"links", "", para + "\n\nREAD MORE:\nStorm hits Gozo\n\nFerry to run on Sunday\n\nSign up for our newsletter", para},
		{"copyright", "", para + "\n\nShare this\n\n© 2019 Harbour Media. All rights reserved.", para},
		{"agency credits", "", para + "\n\n(Reporting by Mara Quill; Editing by Tom Adeyemi)", para},
		{"a last line without a stop", "", para + "\n\nValletta: 12 hurt", para + "\n\nValletta: 12 hurt"},
		{"prose that begins alike", "", para + "\n\nCopyright law does not cover it, he said.", para + "\n\nCopyright law does not cover it, he said."},
		{"in the middle", "", para + "\n\nRead more\n\n" + para, para + "\n\nRead more\n\n" + para},
		{"nothing else", "", "Source: Read Full Article", "Source: Read Full Article"},
		{"known headline", "Harbour closed.", "Harbour closed.\n\n" + para, para},
		{"blank", "", " \n\n", ""},
		{"empty", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := bodyOf(c.text, c.title); got != c.want {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

// The founding article has its headline, publisher and day above it and a
// link to its source below it.
func TestFoundingArticle(t *testing.T) {
	b, err := os.ReadFile("../../../shared/seeds/isis-second-chance-2019-10-14.txt")
	if err != nil {
		t.Skip("no ../shared/seeds: ", err)
	}
	h := readHead(string(b), "")
	if h.publisher != "The Sun" || h.published != "2019-10-14" || !strings.HasPrefix(h.title, "ISIS") || !strings.HasSuffix(h.title, "Syria") {
		t.Errorf("got %+v", h)
	}
	body := bodyOf(string(b), "")
	if !strings.HasPrefix(body, "ISIS fanatics boasted") || !strings.HasSuffix(body, "reports claim.") {
		t.Errorf("body is %.40q … %q", body, body[len(body)-40:])
	}
}

func FuzzReadHead(f *testing.F) {
	f.Add("Tanker adrift – The Courier\n14 October 2019\n\n"+para+"\nSource: x", "")
	f.Add("By Jo Bloggs\n\nVALLETTA, 3 APR 90 (AP) -- X", "By")
	f.Add(strings.Repeat("\n", 50)+"|", "|")
	f.Fuzz(func(t *testing.T, text, title string) {
		a := Article{Text: text, Title: title}
		start, end := a.Body()
		if start < 0 || end < start || end > len(text) {
			t.Fatalf("body [%d, %d) of %d bytes", start, end, len(text))
		}
		if strings.TrimSpace(text) != "" && start == end {
			t.Fatal("empty body")
		}
		if h := readHead(text, title); h.published != "" && len(h.published) != len("2006-01-02") {
			t.Fatalf("published %q", h.published)
		}
	})
}

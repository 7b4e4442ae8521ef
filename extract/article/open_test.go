package article

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

const story = "Ferry aground off Gozo – The Harbour Courier\n14 October 2019\n\n" +
	"A ferry with 80 people on board ran aground on Monday, the coastguard said.\n"

// write makes the files under a new folder named "news".
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "news")
	for name, data := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func zip(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

// collect returns the IRIs of the articles, and the errors.
func collect(t *testing.T, stdin string, paths ...string) (iris []string, errs []error) {
	t.Helper()
	start := time.Now()
	for a, err := range open(context.Background(), strings.NewReader(stdin), paths) {
		if err != nil {
			var r *ReadError
			if a != nil || !errors.As(err, &r) {
				t.Errorf("got %v and %v, want nil and a ReadError", a, err)
			}
			errs = append(errs, err)
			continue
		}
		iris = append(iris, a.IRI())
	}
	if took := time.Since(start); took > 5*time.Second*slowdown {
		t.Errorf("took %v", took)
	}
	return iris, errs
}

func TestOpenFolder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt":           story,
		"a.txt.gz":        zip(story),
		"sub/c.htm":       page,
		"sub/d.jsonl":     `{"id":"one","text":"The ferry has left."}` + "\n\n" + `{"url":"https://courier.example/2","text":"The ferry has come."}`,
		"sub/e.jsonl.gz":  zip(`{"text":"The ferry has sunk."}`),
		".hidden.txt":     story,
		".git/config.txt": story,
		"notes.md":        "# The notes",
		"photo.jpg":       "\xff\xd8\xff\x00",
	})
	if err := os.Symlink(dir, filepath.Join(dir, "sub", "loop")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"ng:article/news/a.txt.gz", "ng:article/news/b.txt", "ng:article/news/link.txt", "https://courier.example/1",
		"ng:article/one", "https://courier.example/2",
		(&Article{Text: "The ferry has sunk."}).IRI(),
	}
	got, errs := collect(t, "", dir)
	if errs != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, %v\nwant %q", got, errs, want)
	}
	if got, errs = collect(t, "", dir+"/", dir+"/sub/loop/b.txt"); errs != nil || len(got) != len(want)+1 {
		t.Errorf("with a slash: %q, %v", got, errs)
	}
	if got, errs = collect(t, "", filepath.Join(dir, "sub", "loop")); errs != nil || len(got) != len(want) {
		t.Errorf("a link to a folder: %q, %v", got, errs)
	}
}

func TestOpenID(t *testing.T) {
	dir := write(t, map[string]string{"a b.txt": story})
	t.Chdir(dir)
	for _, p := range []string{".", "./", dir, "a b.txt", "../news/a b.txt", dir + "/../news"} {
		got, errs := collect(t, "", p)
		if errs != nil || len(got) != 1 || got[0] != "ng:article/news/a%20b.txt" {
			t.Errorf("%s: got %q, %v", p, got, errs)
		}
	}
}

func TestOpenText(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": story})
	for a, err := range Open(context.Background(), filepath.Join(dir, "a.txt")) {
		if err != nil {
			t.Fatal(err)
		}
		want := Article{ID: "news/a.txt", Text: story, Title: "Ferry aground off Gozo", Publisher: "The Harbour Courier", Published: "2019-10-14"}
		if !reflect.DeepEqual(*a, want) {
			t.Errorf("got  %+v\nwant %+v", *a, want)
		}
	}
}

func TestOpenStdin(t *testing.T) {
	for _, c := range []struct{ name, in, iri string }{
		{"text", story, (&Article{Text: story}).IRI()},
		{"lines", "\n {\"id\":\"x\",\"text\":\"The ferry has left.\"}\n", "ng:article/x"},
		{"compressed", zip("{\"id\":\"x\",\"text\":\"The ferry has left.\"}"), "ng:article/x"},
		{"page", page, "https://courier.example/1"},
	} {
		got, errs := collect(t, c.in, "-")
		if errs != nil || len(got) != 1 || got[0] != c.iri {
			t.Errorf("%s: got %q, %v, want %s", c.name, got, errs, c.iri)
		}
	}
}

func TestOpenLines(t *testing.T) {
	in := strings.Join([]string{
		`{"id":"1","text":"The ferry has left.","published":"2019-10-14T08:30:00+02:00","authors":["Mara Quill"],"extra":1}`,
		`not JSON`,
		`{"id":"2","text":"The ferry has left."`,
		`{"id":"3","text":12}`,
		`{"id":"4"}`,
		`{"id":"5","text":"The ferry has left.","published":"soon"}`,
		`{"id":"6","text":"The ferry has left.","url":"/a"}`,
		`{"id":"7","text":"Le bac est parti avec tous les passagers."}`,
		`{"id":"8","text":"The ferry has left.\u0000"}`,
		``,
		"{\"id\":\"9\",\"text\":\"The ferry\xff has left.\\ud800\"}",
		`{"id":"10","text":"The ferry has left.","published":"October 14, 2019"}`,
		`{"url":"https://courier.example/a b<c>","text":"The ferry has left."}`,
	}, "\r\n")
	got, errs := collect(t, in, "-")
	want := []string{"ng:article/1", "ng:article/9", "ng:article/10", "https://courier.example/a%20b%3Cc%3E"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	wantErrs := []struct {
		name string
		err  error
	}{{"-:2", ErrJSON}, {"-:3", ErrJSON}, {"-:4", ErrJSON}, {"-:5", ErrEmpty}, {"-:6", ErrJSON}, {"-:7", ErrJSON}, {"-:8", ErrNotEnglish}, {"-:9", ErrBinary}}
	if len(errs) != len(wantErrs) {
		t.Fatalf("got errors %q", errs)
	}
	for i, w := range wantErrs {
		var r *ReadError
		if !errors.As(errs[i], &r) || r.Name != w.name || !errors.Is(r, w.err) {
			t.Errorf("got %v, want %s: %v", errs[i], w.name, w.err)
		}
	}
}

func TestOpenBad(t *testing.T) {
	long := strings.Repeat("The ferry has left the harbour. ", 10<<20/32)
	truncated := zip(`{"id":"1","text":"The ferry has left."}` + "\n" + `{"id":"2","text":"` + long[:1<<19] + `"}`)
	for _, c := range []struct {
		name, data string
		articles   int
		err        error // nil for none
	}{
		{"empty.txt", "", 0, ErrEmpty},
		{"space.txt", "\n \n", 0, ErrEmpty},
		{"dots.txt", strings.Repeat(".", 20_000), 0, ErrEmpty},
		{"dots inside.txt", story + strings.Repeat(".", 20_000), 1, nil},
		{"quotes.txt", story + strings.Repeat("\"", 20_000), 1, nil},
		{"nul.txt", "The ferry\x00 has left.", 0, ErrBinary},
		{"controls.txt", "\x01\x02\x03 The ferry has left.", 0, ErrBinary},
		{"damaged.txt", story + "Caf\xc3\xa9 \xe2\x80 closed.", 1, nil},
		{"noise.txt", strings.Repeat("\xfe\xc3\xa9\x80z", 100), 0, ErrEncoding},
		{"koi8.txt", strings.Repeat("\xed\xc1\xd2 \xda\xc1\xd1\xd7\xc9\xcc ", 20), 0, ErrEncoding},
		{"german.txt", "Die Fähre ist am Montag auf Grund gelaufen, teilte die Küstenwache mit.", 0, ErrNotEnglish},
		{"line.txt", long, 0, ErrTooLarge},
		{"story.pdf", "%PDF-1.4", 0, ErrUnsupported},
		{"story", story, 0, ErrUnsupported},
		{"plain.txt.gz", story, 0, gzip.ErrHeader},
		{"cut.txt.gz", zip(story)[:60], 0, io.ErrUnexpectedEOF},
		{"cut.jsonl.gz", truncated[:len(truncated)-20], 1, io.ErrUnexpectedEOF},
		{"long.jsonl", `{"text":"` + strings.Repeat(long, 5) + "\"}\n" + `{"text":"The ferry has left."}`, 1, ErrTooLarge},
		{"text.jsonl", `{"text":"` + long[:2<<20] + "\"}\n" + `{"text":"The ferry has left."}`, 1, ErrTooLarge},
		{"deep.jsonl", strings.Repeat(`{"a":[`, 100_000), 0, ErrJSON},
		{"empty.jsonl", "", 0, nil},
		{"empty.html", "", 0, ErrHTML},
		{"nothing.html", "<html><body><script>x()</script></body></html>", 0, ErrHTML},
		{"deep.html", strings.Repeat("<div>", 100_000) + story, 0, ErrHTML},
		{"wide.html", strings.Repeat("<p>x</p>", 100_000), 0, ErrTooLarge},
		{"huge.html", strings.Repeat("<p>x</p>", 2<<20), 0, ErrTooLarge},
		{"attribute.html", `<p title="` + strings.Repeat("x", 4<<20) + `">The ferry has left the harbour.</p>`, 1, nil},
		{"attributes.html", "<p " + strings.Repeat("a=b ", 1<<20) + ">The ferry has left the harbour.</p>", 1, nil},
		{"own attributes.html", "<p " + manyAttributes() + ">The ferry has left the harbour.</p>", 0, ErrTooLarge},
		{"roots.html", strings.Repeat("<html a=b>", 20) + "<p>The ferry has left the harbour.</p>", 0, ErrTooLarge},
		{"nested.html", strings.Repeat("<div>", 200) + story, 0, ErrTooLarge},
		{"open.html", "<p>The <b>ferry <i>has left </b>the harbour.<table><tr>", 1, nil},
		{"nul.html", "<p>The ferry\x00 has left.</p>", 0, ErrBinary},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := write(t, map[string]string{c.name: c.data})
			got, errs := collect(t, "", filepath.Join(dir, c.name))
			if len(got) != c.articles || (c.err == nil) != (len(errs) == 0) || c.err != nil && !errors.Is(errs[0], c.err) {
				t.Errorf("got %d articles and %.300v, want %d and %v", len(got), errs, c.articles, c.err)
			}
		})
	}
}

func manyAttributes() string {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "a%d=b ", i)
	}
	return b.String()
}

func TestOpenBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("a gigabyte of nothing")
	}
	bomb := strings.Repeat(zip(strings.Repeat("\x00", 1<<20)), 1<<10)
	dir := write(t, map[string]string{"a.txt.gz": bomb, "b.jsonl.gz": bomb, "c.html.gz": bomb})
	got, errs := collect(t, "", dir)
	if len(got) != 0 || len(errs) != 4 {
		t.Fatalf("got %q, %v", got, errs)
	}
	for _, err := range errs {
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("got %v, want %v", err, ErrTooLarge)
		}
	}
}

func TestOpenUnreadable(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": story, "closed/b.txt": story, "c.txt": story})
	if err := os.Symlink("loop.txt", filepath.Join(dir, "loop.txt")); err != nil {
		t.Fatal(err)
	}
	got, errs := collect(t, "", filepath.Join(dir, "missing.txt"), dir)
	if len(got) != 3 || len(errs) != 2 || !errors.Is(errs[0], fs.ErrNotExist) || !strings.Contains(errs[1].Error(), "loop.txt: ") {
		t.Errorf("got %q, %v", got, errs)
	}
	if got, errs = collect(t, "", write(t, map[string]string{"a.md": story})); len(got) != 0 || len(errs) != 1 || !errors.Is(errs[0], ErrEmpty) {
		t.Errorf("a folder without articles: got %q, %v", got, errs)
	}
	if os.Geteuid() == 0 {
		return // to whom nothing is closed
	}
	os.Chmod(filepath.Join(dir, "c.txt"), 0)
	os.Chmod(filepath.Join(dir, "closed"), 0)
	defer os.Chmod(filepath.Join(dir, "closed"), 0o777)
	if got, errs = collect(t, "", dir); len(got) != 1 || len(errs) != 3 || !errors.Is(errs[0], fs.ErrPermission) || !errors.Is(errs[1], fs.ErrPermission) {
		t.Errorf("got %q, %v", got, errs)
	}
}

func TestOpenStops(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": story, "b.txt": story, "c.txt": story})
	for range Open(context.Background(), dir, dir) {
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var got []error
	for _, err := range Open(ctx, dir, dir) {
		got = append(got, err)
		cancel()
	}
	if len(got) != 2 || got[0] != nil || got[1] != context.Canceled {
		t.Errorf("got %v", got)
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"ASCII", "The ferry", "The ferry"},
		{"UTF-8", "“Café”", "“Café”"},
		{"byte order mark", "\ufeffThe ferry", "The ferry"},
		{"UTF-16 little", "\xff\xfeC\x00a\x00f\x00\xe9\x00", "Café"},
		{"UTF-16 big", "\xfe\xff\x00C\x00a\x00f\x00\xe9", "Café"},
		{"Windows-1252", "\x93The ferry has left,\x94 said Ren\xe9.", "“The ferry has left,” said René."},
		{"damaged", strings.Repeat("Café ", 20) + "\xe2\x80", strings.Repeat("Café ", 20) + "\ufffd"},
	} {
		if got, err := decode([]byte(c.in)); err != nil || got != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, err, c.want)
		}
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte(`{"id":"1","text":"The ferry has left.","published":"2019-10-14","url":"https://courier.example/"}`))
	f.Add([]byte("{}\n\n{\"text\":\"x\"}\r\n\ufeff"))
	f.Fuzz(func(t *testing.T, in []byte) {
		for a, err := range open(context.Background(), bytes.NewReader(append([]byte("{"), in...)), []string{"-"}) {
			if (a == nil) == (err == nil) {
				t.Fatalf("got %v and %v", a, err)
			}
		}
	})
}

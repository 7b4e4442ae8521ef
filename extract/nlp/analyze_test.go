package nlp

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/nlp/models"
)

// story is a news story of 600 words, made up.
var story = strings.Repeat(`Floods cut off the northern town of Arlenburg on Tuesday, and the regional government asked the army for help, officials said. "We have never seen anything like this," said Mayor Petra Lindqvist, whose own house stands in two feet of water. The River Ode rose by more than 3.5 metres overnight, according to the Danish Weather Institute.

Defence Minister Karl Osei told reporters in Copenhagen that 400 soldiers, who had been training near the German border, would arrive before dark. Opposition lawmakers accused the government of reacting too slowly; Osei's office denied it. Aid groups such as the Red Cross have opened six shelters, and about 2,300 people had been moved by noon. Trains between Arlenburg and Hamburg were cancelled until Friday at the earliest.
`, 4) + `Insurers expect claims of around $40 million. "It is too early for numbers," an adviser to Lindqvist said. The institute forecast more rain for the weekend, though less than in the first days of the week, and warned that the dykes to the south of the town, which were built in the 1950s, might not hold. Schools will stay closed. Residents of the lower quarters queued for drinking water all morning while helicopters carried patients from the county hospital to Odense and Aarhus.
`

func TestAnalyze(t *testing.T) {
	d, err := Analyze(`Defence Minister Karl Osei told reporters in Copenhagen that 400 soldiers would arrive.`)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sentences) != 1 || len(d.Tokens) != 14 {
		t.Fatalf("%d sentences, %d tokens", len(d.Sentences), len(d.Tokens))
	}
	told := d.Tokens[4]
	if told.Tag != "VBD" || told.Lemma != "tell" || told.Head != -1 || told.Rel != "root" {
		t.Errorf("told: %+v", told)
	}
	if x := d.Tokens[5]; x.Head != 4 || x.Lemma != "reporter" {
		t.Errorf("reporters: %+v", x)
	}
	var names []string
	for _, n := range d.Names {
		names = append(names, string(n.Type)+" "+d.Text[n.Start:n.End])
	}
	want := []string{"PERSON Karl Osei", "PLACE Copenhagen"}
	if !reflect.DeepEqual(names, want) {
		t.Errorf("names %q, want %q", names, want)
	}
}

// A day before the verb is no second subject.
func TestAnalyzeDay(t *testing.T) {
	d, err := Analyze("Orbyte, a leader in cold storage, today announced its new partnership with Lindqvist.")
	if err != nil {
		t.Fatal(err)
	}
	subjects := 0
	for i, x := range d.Tokens {
		if x.Rel == "nsubj" {
			subjects++
			if d.Word(i) == "today" {
				t.Errorf("%s: %s", d.Word(i), x.Rel)
			}
		}
	}
	if subjects != 1 {
		t.Errorf("%d subjects", subjects)
	}
}

// verify reports what in d is not as documented.
func verify(t *testing.T, d *Document) {
	t.Helper()
	at, valid := 0, utf8.ValidString(d.Text)
	for i, x := range d.Tokens {
		if x.Start < at || x.End <= x.Start || x.End > len(d.Text) {
			t.Fatalf("token %d: %+v", i, x)
		}
		if valid && !utf8.ValidString(d.Word(i)) {
			t.Fatalf("token %d splits a rune", i)
		}
		at = x.End
	}
	last := 0
	for k, s := range d.Sentences {
		if s.First != last || s.Last <= s.First || s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d: %+v", k, s)
		}
		last = s.Last
		if s.Last > MaxAnalyzed {
			continue
		}
		roots := 0
		for i := s.First; i < s.Last; i++ {
			x := d.Tokens[i]
			if x.Tag == "" || x.Rel == "" || x.Lemma == "" {
				t.Fatalf("token %d: %+v", i, x)
			}
			if x.Head == -1 {
				roots++
				continue
			}
			if x.Head < s.First || x.Head >= s.Last || x.Head == i {
				t.Fatalf("token %d: head %d outside sentence %+v", i, x.Head, s)
			}
			// no cycles
			for h, n := i, 0; h != -1; h, n = d.Tokens[h].Head, n+1 {
				if n > s.Last-s.First {
					t.Fatalf("token %d is in a cycle", i)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", k, roots)
		}
	}
	if last != len(d.Tokens) {
		t.Fatalf("sentences cover %d of %d tokens", last, len(d.Tokens))
	}
	at = 0
	for _, n := range d.Names {
		if n.First < at || n.Last <= n.First || n.Last > len(d.Tokens) || n.Type == "" || n.Start != d.Tokens[n.First].Start || n.End != d.Tokens[n.Last-1].End {
			t.Fatalf("name %+v", n)
		}
		at = n.Last
	}
}

func TestAnalyzeBadInput(t *testing.T) {
	for name, s := range map[string]string{
		"empty":      "",
		"space":      " \n\n\t\r\n",
		"not UTF-8":  "Caf\xe9 \xff\xfe\x00 said\xc3. Th\xe2\x80 end",
		"NUL":        "a\x00b",
		"dots":       strings.Repeat(".", 20000),
		"quotes":     strings.Repeat("\"", 20000),
		"dot quotes": strings.Repeat(".\"", 20000),
		"stops":      strings.Repeat("A. ", 20000),
		"hyphens":    strings.Repeat("a-", 20000),
		"brackets":   strings.Repeat("[1]", 20000),
		"one word":   strings.Repeat("x", 100000),
		"newlines":   strings.Repeat("x\n", 20000),
		"blanks":     strings.Repeat("\n", 100000),
		"marks":      strings.Repeat("́", 20000),
	} {
		start := time.Now()
		d, err := Analyze(s)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		verify(t, d)
		if e := time.Since(start); e > slowdown*20*time.Second {
			t.Errorf("%s: %v", name, e)
		}
	}
}

func TestAnalyzeLongLine(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	line := strings.ReplaceAll(story, "\n", " ")
	text := strings.Repeat(line, 10<<20/len(line))
	start := time.Now()
	d, err := Analyze(text)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, %d tokens: %v", len(text), len(d.Tokens), time.Since(start))
	verify(t, d)
}

func TestAnalyzeConcurrently(t *testing.T) {
	want, err := Analyze(story)
	if err != nil {
		t.Fatal(err)
	}
	verify(t, want)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				if got, err := Analyze(story); err != nil || !reflect.DeepEqual(got, want) {
					t.Error("analyses differ", err)
				}
			}
		})
	}
	wg.Wait()
}

func TestOpenDamaged(t *testing.T) {
	files := []string{models.Gazetteer, models.Syntax, models.Names, models.Lemmas}
	for i := range files {
		bad := append([]string(nil), files...)
		bad[i] = bad[i][:len(bad[i])/2]
		if i == 3 {
			bad[i] = ""
		}
		if _, err := open(bad[0], bad[1], bad[2], bad[3]); !errors.Is(err, ErrModel) {
			t.Errorf("file %d: %v", i, err)
		}
	}
	bad := files[1][:len(files[1])-1] + "\x00\x01"[len(files[1])%2:][:1]
	if _, err := open(files[0], bad, files[2], files[3]); err != nil && !errors.Is(err, ErrModel) {
		t.Error(err)
	}
}

func TestTagAndParse(t *testing.T) {
	tags, heads, rels, err := TagAndParse(strings.Fields("The army denied it ."))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(tags, " "); got != "DT NN VBD PRP ." {
		t.Error(got)
	}
	if !reflect.DeepEqual(heads, []int{1, 2, -1, 2, 2}) {
		t.Error(heads)
	}
	if got := strings.Join(rels, " "); got != "det nsubj root obj punct" {
		t.Error(got)
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{story[:400], "\xff.\"A\" b-c\n\nd", "U.S. (A.) [1]?!", "’s n't"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Analyze(s)
		if err != nil {
			t.Fatal(err)
		}
		verify(t, d)
	})
}

func FuzzTagAndParse(f *testing.F) {
	f.Add("The army\tdenied it\t\xff .")
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Split(s, "\t")
		if len(words) > 300 {
			words = words[:300]
		}
		tags, heads, rels, err := TagAndParse(words)
		if err != nil || len(tags) != len(words) || len(heads) != len(words) || len(rels) != len(words) {
			t.Fatal(len(tags), len(heads), len(rels), len(words), err)
		}
		for i, h := range heads {
			if h < -1 || h >= len(words) || h == i {
				t.Fatal(i, h)
			}
		}
	})
}

func BenchmarkAnalyze(b *testing.B) {
	b.ReportAllocs()
	words := len(strings.Fields(story))
	for b.Loop() {
		if _, err := Analyze(story); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words*b.N)/600/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkOpen is the start-up: checking and opening the models.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := open(models.Gazetteer, models.Syntax, models.Names, models.Lemmas); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAfterDateline(t *testing.T) {
	for text, want := range map[string]string{
		"ACCRA, June 8 - Pirates seized a tanker.":           "Pirates",
		"Nairobi (Reuters) – Rebels left the town.":          "Rebels",
		"Berg - the miller of Orby - said it was safe.":      "Berg", // an aside
		"ACCRA said on Monday - once more - that it agreed.": "ACCRA",
	} {
		d, err := Analyze(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Word(d.AfterDateline(d.Sentences[0])); got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// A dateline is no part of the name behind it.
func TestNameBehindDateline(t *testing.T) {
	d, err := Analyze("ROME - Anna Berg said on Monday that the meeting was private.")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range d.Names {
		got = append(got, string(n.Type)+" "+d.Text[n.Start:n.End])
	}
	if !slices.Contains(got, string(Person)+" Anna Berg") {
		t.Errorf("got %q", got)
	}
}

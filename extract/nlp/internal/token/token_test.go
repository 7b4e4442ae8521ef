package token

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func words(text string, ts []Token) string {
	var w []string
	for _, t := range ts {
		w = append(w, text[t.Start:t.End])
	}
	return strings.Join(w, " ")
}

func TestTokens(t *testing.T) {
	for _, x := range []struct{ in, want string }{
		{"She didn't pay.", "She did n't pay ."},
		{"It’s the board’s view, isn’t it?", "It ’s the board ’s view , is n’t it ?"},
		{"an anti-war, Berlin-based group", "an anti-war , Berlin - based group"},
		{"the co-founder of Al-Noor", "the co-founder of Al - Noor"},
		{"He paid $5.50 (or €4,000) – twice—then left...", "He paid $ 5.50 ( or € 4,000 ) – twice — then left ..."},
		{"Write to a.b@example.org or see https://example.org/x?y=1.", "Write to a.b@example.org or see https://example.org/x?y=1 ."},
		{"At 7:30 a.m. on 12/10/2019, Dr. J. Kay met U.S. troops.", "At 7:30 a.m. on 12/10/2019 , Dr. J. Kay met U.S. troops ."},
		{"\"No,\" he said, ‘never!’", "\" No , \" he said , ‘ never ! ’"},
		{"They cannot, won't and can't.", "They can not , wo n't and ca n't ."},
		{"5km at 10am: 3%", "5 km at 10 am : 3 %"},
		{"rock 'n' roll's end", "rock 'n ' roll 's end"},
		{"2010-2015 and/or 555-123-4567", "2010 - 2015 and / or 555-123-4567"},
		{"a--b -- c", "a -- b -- c"},
		{"", ""},
	} {
		if got := words(x.in, Tokens(nil, x.in, 0, len(x.in))); got != x.want {
			t.Errorf("%q:\n got %s\nwant %s", x.in, got, x.want)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, x := range []struct{ in, want string }{
		{`"Is this over?" he asked. Nobody knew.`, `"Is this over?" he asked.|Nobody knew.`},
		{`“Is this over?” Ms. Ode asked. “Yes!” It was.`, `“Is this over?” Ms. Ode asked.|“Yes!”|It was.`},
		{"Lt. Gen. Mark Ode and Sgt. Maj. Roe left.", "Lt. Gen. Mark Ode and Sgt. Maj. Roe left."},
		{"It was bought by the U.S. Officials denied it.", "It was bought by the U.S.|Officials denied it."},
		{"The U.S. Army and the U.K. Parliament agreed.", "The U.S. Army and the U.K. Parliament agreed."},
		{"He works at Ode Inc. The firm is small.", "He works at Ode Inc.|The firm is small."},
		{"Ode Corp. Chairman Jo Roe quit.", "Ode Corp. Chairman Jo Roe quit."},
		{"They met at 5 p.m. on Friday. It rained.", "They met at 5 p.m. on Friday.|It rained."},
		{"They met at 5 p.m. (1700 GMT) near the gate. It rained.", "They met at 5 p.m. (1700 GMT) near the gate.|It rained."},
		{"They met at 5 p.m. (GMT 1700) on Friday. It rained.", "They met at 5 p.m. (GMT 1700) on Friday.|It rained."},
		{"It was bought by the U.S. (Officials denied it.) It is small.", "It was bought by the U.S.|(Officials denied it.)|It is small."},
		{"Jo B. Roe spoke. (He was late.) Then she left.", "Jo B. Roe spoke.|(He was late.)|Then she left."},
		{"It cost 3.5 million. No. 4 won.", "It cost 3.5 million.|No. 4 won."},
		{"Wait... what? Yes... It did.", "Wait... what?|Yes...|It did."},
		{"It fell in 1990.[3] [4] Then it rose.[5]", "It fell in 1990.[3] [4]|Then it rose.[5]"},
		{"The mayor at the gate Photo: Jo Roe", "The mayor at the gate|Photo: Jo Roe"},
		{"First paragraph without end\n\nSecond one", "First paragraph without end|Second one"},
		{"A headline here\nThe story begins. It ends.", "A headline here|The story begins.|It ends."},
	} {
		ts, ss := Split(x.in)
		var got []string
		for _, s := range ss {
			got = append(got, x.in[ts[s.First].Start:ts[s.Last-1].End])
		}
		if g := strings.Join(got, "|"); g != x.want {
			t.Errorf("%q:\n got %s\nwant %s", x.in, g, x.want)
		}
	}
}

// wrapped is hard-wrapped text: its line breaks are no ends.
const wrapped = `THE MINISTRY SAID ON MONDAY THAT TWO BRIDGES IN THE NORTH HAD BEEN
DAMAGED BY THE FLOOD AND THAT REPAIRS WOULD TAKE UNTIL THE SPRING, WHEN
THE ROAD TO THE BORDER OPENS AGAIN. THE GOVERNOR, WHO VISITED THE TOWN
YESTERDAY, PROMISED HELP.
   IN THE CAPITAL, SHOPS STAYED CLOSED.`

func TestWrapped(t *testing.T) {
	_, ss := Split(wrapped)
	if len(ss) != 3 {
		t.Errorf("%d sentences, want 3", len(ss))
	}
}

// check reports spans that are not what Split promises.
func check(t *testing.T, text string) {
	ts, ss := Split(text)
	at, valid := 0, utf8.ValidString(text)
	for _, x := range ts {
		if x.Start < at || x.End <= x.Start || x.End > len(text) {
			t.Fatalf("token %v after %d in %d bytes", x, at, len(text))
		}
		if valid && !utf8.ValidString(text[x.Start:x.End]) {
			t.Fatalf("token %q splits a rune", text[x.Start:x.End])
		}
		at = x.End
	}
	at = 0
	for _, s := range ss {
		if s.First != at || s.Last <= s.First || s.Last-s.First > MaxTokens {
			t.Fatalf("sentence %v after token %d", s, at)
		}
		for i := s.First + 1; i < s.Last; i++ {
			if strings.Contains(text[ts[i-1].End:ts[i].Start], "\n\n") {
				t.Fatalf("sentence %v crosses a blank line", s)
			}
		}
		at = s.Last
	}
	if at != len(ts) {
		t.Fatalf("sentences end at token %d of %d", at, len(ts))
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Don't go-\n\n\"U.S.\" 5km…", "\xff\xfe.'’s", wrapped, "a.b@c.d ://'s 's-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ts := Tokens(nil, s, 0, len(s))
		// nothing but white space between tokens
		at := 0
		for _, x := range append(ts, Token{len(s), len(s)}) {
			for _, r := range s[at:x.Start] {
				if !space(r) {
					t.Fatalf("%q is in no token", r)
				}
			}
			at = x.End
		}
	})
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"Mr. A. said \"Is it?\" he\n\nasked. It...", "\xff.\xff?\"", wrapped, ".\"\"\"\"A"} {
		f.Add(s)
	}
	f.Fuzz(check)
}

func TestUnwrap(t *testing.T) {
	for _, tt := range []struct{ why, text, want string }{
		{"a small letter goes on with the sentence before it",
			"The harbour master said on Friday that no ship had left\n  the port since the storm.\nIt will open soon.",
			"The harbour master said on Friday that no ship had left   the port since the storm.\nIt will open soon."},
		{"a short line is a heading, or a list",
			"What we know\nso far", "What we know\nso far"},
		{"a sentence that ended does not go on",
			"The harbour master said on Friday that no ship had left.\nthe port is closed", "The harbour master said on Friday that no ship had left.\nthe port is closed"},
		{"where lines are wrapped at a width, a full one goes on before a capital too",
			"The harbour master said on Friday that no ship had left\n  the port since the storm, and that the pilots of\n  Velmark and the crews of two tugs were at\n  home.\nA line with room for more is whole, as here\nThe next begins",
			"The harbour master said on Friday that no ship had left   the port since the storm, and that the pilots of   Velmark and the crews of two tugs were at   home.\nA line with room for more is whole, as here\nThe next begins"},
		{"carriage returns", "The harbour master said on Friday that no ship had left\r\nthe port.", "The harbour master said on Friday that no ship had left\r the port."},
	} {
		if got := Unwrap(tt.text); got != tt.want {
			t.Errorf("%s:\n%q, want\n%q", tt.why, got, tt.want)
		}
	}
}

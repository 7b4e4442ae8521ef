package nlp

import "testing"

func TestRestore(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"names keep a capital", "REBELS ATTACKED THE OUTPOST OF OSLOVIK ON MONDAY, KILLING TWO.", "Rebels attacked the outpost of Oslovik on Monday, killing two."},
		{"abbreviations keep all", "THE NORTHERN FRONT [UNF] KIDNAPPED FARMERS. THE UNF DENIED IT.", "The northern front [UNF] kidnapped farmers. The UNF denied it."},
		{"dots", "THE U.S. EMBASSY IN BRZK WAS CLOSED AFTER THE BOMBINGS.", "The U.S. embassy in BRZK was closed after the bombings."},
		{"not in capitals", "Rebels attacked the UNITED NATIONS camp near the river on Monday.", "Rebels attacked the UNITED NATIONS camp near the river on Monday."},
		{"beyond ASCII", "REBELS ATTACKED THE OUTPOST OF ØSTBY ON MONDAY, KILLING TWO.", "REBELS ATTACKED THE OUTPOST OF ØSTBY ON MONDAY, KILLING TWO."},
	} {
		got, err := Restore(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

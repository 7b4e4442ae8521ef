package event

// accidental makes deaths of what reads like killings where an article tells of
// an accident or disaster and of no attack: "seven people were killed after a
// tram overturned".
func accidental(events []*Event) {
	happened := false
	for _, e := range events {
		switch {
		case e.Type == "ACCIDENT" || e.Type == "DISASTER":
			happened = true
		case e.Type == "ASSAULT" && !harm(e):
			return
		}
	}
	if !happened {
		return
	}
	for _, e := range events {
		switch {
		case e.Type != "ASSAULT":
		case is(e.Trigger.Lemma, "lethal"):
			e.Type, e.Mode = "DEATH", ""
		default:
			e.Type, e.Mode = "ACCIDENT", ""
		}
	}
}

// harm reports whether an event only says who came to harm, not by whom.
func harm(e *Event) bool {
	return len(e.Agents) == 0 && e.Mode == "" && (is(e.Trigger.Lemma, "lethal") || is(e.Trigger.Lemma, "harming"))
}

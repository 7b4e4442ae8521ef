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
		if e.Type == "ASSAULT" {
			e.Type, e.Mode = suffered(e.Trigger.Lemma, "ACCIDENT"), ""
		}
	}
}

// suffered returns the type of what a verb of violence tells of an accident or a
// disaster, whose type is given.
func suffered(verb, happening string) string {
	if is(verb, "lethal") {
		return "DEATH"
	}
	return happening
}

// harm reports whether an event only says who came to harm, not by whom.
func harm(e *Event) bool {
	return len(e.Agents) == 0 && e.Mode == "" && (is(e.Trigger.Lemma, "lethal") || is(e.Trigger.Lemma, "harming"))
}

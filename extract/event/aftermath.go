package event

// aftermath gives what is told next of an attack with a weapon, and only as the
// harm it did, what the attack was made with: "A bomb went off in Oslo. Two
// miners were killed."
func (f *finder) aftermath(events []*Event) {
	var last *Event
	for _, e := range events {
		switch {
		case e.Type != "ASSAULT" || e.Modality != Asserted || e.Polarity != Positive:
		case last != nil && e.Mode == "" && harm(e) && f.follows(last, e):
			e.caused(last.Type, last.Mode)
		case e.Mode != "" && e.Mode != "destroy":
			last = e
		}
	}
}

// follows reports whether b is told in the sentence of a or the next, without a
// place or day of its own.
func (f *finder) follows(a, b *Event) bool {
	if b.Place != nil && (a.Place == nil || b.Place.Start != a.Place.Start) || b.Date != nil && (a.Date == nil || daysDiffer(a, b)) {
		return false
	}
	return f.doc.SentenceAt(b.Trigger.Start)-f.doc.SentenceAt(a.Trigger.Start) <= 1
}

package entity

// settleTypes gives the names that are spelled alike the type that most of
// them have, but for those of known places.
func (f *finder) settleTypes() {
	votes := map[string]map[Type]int{}
	text := func(n name) string { return written(f.doc, n.first, n.last) }
	for _, n := range f.names {
		if n.place.Name == "" {
			t := text(n)
			if votes[t] == nil {
				votes[t] = map[Type]int{}
			}
			votes[t][n.typ]++
		}
	}
	for i, n := range f.names {
		for typ, k := range votes[text(n)] {
			if best := votes[text(n)][f.names[i].typ]; n.place.Name == "" && (k > best || k == best && typ > f.names[i].typ) {
				f.names[i].typ = typ
			}
		}
	}
}

// retypeSurnames makes a single word a person where the article gives that
// surname to one in full: the recogniser often takes it for something else.
func (f *finder) retypeSurnames() {
	surnames := map[string]bool{}
	for _, n := range f.names {
		if n.typ == Person && n.last-n.first > 1 {
			surnames[f.doc.Word(n.last-1)] = true
		}
	}
	for i, n := range f.names {
		if n.last-n.first == 1 && n.place.Name == "" && surnames[f.doc.Word(n.first)] {
			f.names[i].typ = Person
		}
	}
}

// retypeShort makes a single word an organization where it is the first one of an
// organization's name in the article, and no place's: "Meridian" of Meridian Lines.
func (f *finder) retypeShort() {
	firsts := map[string]bool{}
	for _, n := range f.names {
		if n.typ == Organization && n.last-n.first > 1 && n.near.Name == "" {
			firsts[f.doc.Word(n.first)] = true
		}
	}
	for i, n := range f.names {
		if n.last-n.first == 1 && n.place.Name == "" && n.typ != Group && firsts[f.doc.Word(n.first)] {
			f.names[i].typ = Organization
		}
	}
}

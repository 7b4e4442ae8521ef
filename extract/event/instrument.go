package event

// means reads the agents of a violent deed that are what it was done with, and
// returns those who did it: of "an Israeli raid" the word for Israel, of "a car
// bomb" nobody. The mode is that of the means.
func (f *finder) means(agents []phrase, mode string) ([]phrase, string) {
	var out []phrase
	for _, a := range agents {
		w := f.noun(a.head)
		k, deed := nouns[w]
		switch {
		case deed && k.code == "ASSAULT":
			by, _ := f.actors(a.head)
			out = append(out, by...)
			if mode == "" {
				mode = k.mode
			}
		case has(classes, w, "bomb") && !f.human(a):
			if mode == "" {
				mode = "explosives"
			}
		case has(classes, w, "missile") && !f.human(a):
			if mode == "" {
				mode = "heavy-weapons"
			}
		default:
			out = append(out, a)
		}
	}
	return out, mode
}

package event

// The confidence of an event is a rule of thumb, not a probability: it begins
// with what recognised the event and falls with what is missing.
const (
	framedVerb  = 0.8 // a verb with a frame
	openVerb    = 0.6 // a verb without one
	nounTrigger = 0.5 // a noun

	lacking = 0.15 // taken off for no agent, and for no patient
	vague   = 0.1  // taken off for an actor that is no known entity
)

func confidence(e *Event, c float64) float64 {
	for _, args := range [][]Arg{e.Agents, e.Patients} {
		if len(args) == 0 {
			c -= lacking
			continue
		}
		known := false
		for _, a := range args {
			known = known || a.Entity != ""
		}
		if !known {
			c -= vague
		}
	}
	return float64(int(c*100+0.5)) / 100
}

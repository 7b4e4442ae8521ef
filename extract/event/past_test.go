package event

import "testing"

// Verbs that the analysis takes for nouns: agent, trigger and patient of the
// last event.
func TestPast(t *testing.T) {
	for _, tt := range []struct{ text, agent, trigger, patient string }{
		{"A 48-year-old farmer shot dead a police officer in western Oslo.", "A 48-year-old farmer", "shot", "a police officer"},
		{"Unidentified gunmen on Tuesday shot and injured a doctor in Kalawo province.", "Unidentified gunmen", "injured", "a doctor"},
		{"On the island of Tunvik, a looter shot and killed a man.", "a looter", "killed", "a man"},
		{"Pirates on the Kalawo River shot and killed two men.", "Pirates", "killed", "two men"},
	} {
		events := find(t, tt.text)
		if len(events) == 0 {
			t.Errorf("%s: no event", tt.text)
			continue
		}
		e := events[len(events)-1]
		if e.Trigger.Text != tt.trigger || len(e.Agents) != 1 || e.Agents[0].Text != tt.agent || len(e.Patients) != 1 || e.Patients[0].Text != tt.patient {
			t.Errorf("%s\ngot %s by %v of %v", tt.text, e.Trigger.Text, e.Agents, e.Patients)
		}
	}
}

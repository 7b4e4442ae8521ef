package event

// cameoCodes are the codes of CAMEO by type and mode.
var cameoCodes = readCAMEO()

func readCAMEO() map[[2]string]string {
	m := map[[2]string]string{}
	fields(cameoFile, func(f []string) { m[[2]string{f[0], f[1]}] = f[2] })
	return m
}

// cameo returns the CAMEO code of an event, or "" for what CAMEO has no code
// for: the non-political happenings, the open verbs, and what did not happen.
func cameo(e *Event) string {
	if e.Polarity == Negative {
		return ""
	}
	if c, ok := cameoCodes[[2]string{e.Type, e.Mode}]; ok {
		return c
	}
	return cameoCodes[[2]string{e.Type, "-"}]
}

package graph

// listsKept is how many bytes of lists, keys included, are remembered for
// loading.
const listsKept = 48 << 20

// lists are those of Cayley's indexes that were extended lately: names that are
// in the news are extended by batch after batch.
type lists struct {
	new, old map[string][]byte // of the older, what is used again moves to the newer
	size     int               // of the newer
}

func (l *lists) get(key []byte) ([]byte, bool) {
	list, ok := l.new[string(key)]
	if !ok {
		list, ok = l.old[string(key)]
	}
	return list, ok
}

// put remembers a copy of a list.
func (l *lists) put(key, list []byte) {
	if l.new == nil || l.size >= listsKept/2 {
		l.new, l.old, l.size = map[string][]byte{}, l.new, 0
	}
	l.new[string(key)] = append([]byte(nil), list...)
	l.size += len(key) + len(list) + 64 // about what a map takes for an entry
}

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

// put remembers a list, which is appended to where it is.
func (l *lists) put(key, list []byte) {
	if l.new == nil || l.size >= listsKept/2 {
		l.new, l.old, l.size = map[string][]byte{}, l.new, 0
	}
	if before, ok := l.new[string(key)]; ok {
		l.size += cap(list) - cap(before)
	} else {
		l.size += len(key) + cap(list) + 64 // about what a map takes for an entry
	}
	l.new[string(key)] = list
}

package syntax

// joined finds the best tree where cycles have to be joined to one node each,
// by the algorithm of Chu, Liu and Edmonds in the form of Tarjan (1977) for
// dense graphs: it follows best heads from a node until they reach the root or
// close a cycle, which then is a node of its own. On n nodes it takes n² steps,
// however many the cycles.
type joined struct {
	m     int
	score []float32 // m to a row, a row to a node; a joined node has that of its first
	dep   []int     // the word that each of them is for

	// of nodes: words, then what was joined
	row, up       []int // its row; what it was joined into, or 0
	depOf, headOf []int // its best head, and for which of its words
	worth         []float32
	state         []state

	top  []int // of words: the outermost node they are in
	path []int // nodes, each the best head of the one before
}

type state byte

const (
	unseen state = iota
	onPath
	done // reaches the root
)

// best returns the heads of the best tree on m nodes with root 0 by the scores,
// m to a dependent. It overwrites the scores.
func (j *joined) best(score []float32, m int) []int {
	j.m, j.score = m, score
	j.dep, j.top = grow(j.dep, m*m), grow(j.top, m)
	j.row, j.up = grow(j.row, 2*m), grow(j.up, 2*m)
	j.depOf, j.headOf = grow(j.depOf, 2*m), grow(j.headOf, 2*m)
	j.worth, j.state = grow(j.worth, 2*m), grow(j.state, 2*m)
	clear(j.state)
	clear(j.up)
	for d := range m {
		j.row[d], j.top[d] = d, d
		for h := range m {
			j.dep[d*m+h] = d
		}
	}
	j.state[0] = done
	nodes := m
	for d := 1; d < m; d++ {
		if j.state[j.top[d]] == unseen {
			nodes = j.follow(j.top[d], nodes)
		}
	}
	return j.heads(nodes)
}

// follow goes from node v by best heads to one that reaches the root, and joins
// the cycles on the way. It returns the number of nodes.
func (j *joined) follow(v, nodes int) int {
	j.path = append(j.path[:0], v)
	for {
		j.state[v] = onPath
		j.choose(v)
		switch next := j.top[j.headOf[v]]; j.state[next] {
		case done:
			for _, p := range j.path {
				j.state[p] = done
			}
			return nodes
		case onPath:
			at := len(j.path) - 1
			for j.path[at] != next {
				at--
			}
			j.merge(j.path[at:], nodes)
			v = nodes
			j.path = append(j.path[:at], v)
			nodes++
		default:
			j.path = append(j.path, next)
			v = next
		}
	}
}

// choose finds the best head of node v outside of it.
func (j *joined) choose(v int) {
	from := j.row[v] * j.m
	scores := j.score[from : from+j.m]
	best := -1
	for h, s := range scores {
		if j.top[h] != v && (best < 0 || s > scores[best]) {
			best = h
		}
	}
	j.depOf[v], j.headOf[v], j.worth[v] = j.dep[from+best], best, scores[best]
}

// merge joins the nodes of a cycle to one. The score of a head for it is what
// the tree gains where the head takes the place of the one in the cycle.
func (j *joined) merge(cycle []int, node int) {
	j.row[node] = j.row[cycle[0]]
	first := j.row[node] * j.m
	for x, c := range cycle {
		j.up[c] = node
		from := j.row[c] * j.m
		for h := range j.m {
			switch gain := j.score[from+h] - j.worth[c]; {
			case x == 0:
				j.score[first+h] = gain
			case gain > j.score[first+h]:
				j.score[first+h], j.dep[first+h] = gain, j.dep[from+h]
			}
		}
	}
	for d, t := range j.top {
		if t != 0 && j.up[t] == node {
			j.top[d] = node
		}
	}
}

// heads takes joined nodes apart, the outermost first: what a node has for its
// head, one of its parts has, in place of that in the cycle.
func (j *joined) heads(nodes int) []int {
	for v := nodes - 1; v >= j.m; v-- {
		part := j.depOf[v]
		for j.up[part] != v {
			part = j.up[part]
		}
		j.depOf[part], j.headOf[part] = j.depOf[v], j.headOf[v]
	}
	return append([]int(nil), j.headOf[:j.m]...)
}

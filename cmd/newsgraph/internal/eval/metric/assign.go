package metric

import "math"

// Assign returns for each row the column given to it, or -1, so that no column
// is given twice and the sum of the weights, none of them negative, is the
// greatest there is (the Hungarian algorithm, after Kuhn 1955 and Munkres
// 1957, with shortest augmenting paths). Its time grows with the cube of the
// longer side.
func Assign(weights [][]float64) []int {
	rows := len(weights)
	columns := 0
	for _, r := range weights {
		columns = max(columns, len(r))
	}
	given := make([]int, rows)
	for i := range given {
		given[i] = -1
	}
	if columns == 0 {
		return given
	}
	// Costs are negated weights; the shorter side is walked row by row.
	n, m := rows, columns
	cost := func(i, j int) float64 { return -at(weights, i, j) }
	if rows > columns {
		n, m = columns, rows
		cost = func(i, j int) float64 { return -at(weights, j, i) }
	}
	for j, i := range shortestPaths(n, m, cost) {
		switch {
		case i < 0:
		case rows > columns:
			given[j] = i
		default:
			given[i] = j
		}
	}
	for i, j := range given {
		if j >= 0 && at(weights, i, j) == 0 {
			given[i] = -1 // nothing in common
		}
	}
	return given
}

func at(weights [][]float64, i, j int) float64 {
	if j >= len(weights[i]) {
		return 0
	}
	return weights[i][j]
}

// shortestPaths assigns n rows to m >= n columns at the least cost and returns
// each column's row or -1.
func shortestPaths(n, m int, cost func(i, j int) float64) []int {
	// Row and column 0 stand for nothing; u and v are the potentials.
	u, v := make([]float64, n+1), make([]float64, m+1)
	row, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		least := make([]float64, m+1)
		used := make([]bool, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		j0 := 0
		for row[j0] != 0 {
			used[j0] = true
			i0, delta, j1 := row[j0], math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := cost(i0-1, j-1) - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			j0 = j1
		}
		for j0 != 0 {
			j1 := way[j0]
			row[j0] = row[j1]
			j0 = j1
		}
	}
	out := make([]int, m)
	for j := 1; j <= m; j++ {
		out[j-1] = row[j] - 1
	}
	return out
}

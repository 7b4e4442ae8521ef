//go:build !race

package article

// slowdown is for the race detector alone.
const slowdown = 1

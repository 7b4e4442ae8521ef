//go:build !race

package nlp

// slowdown is for the race detector alone.
const slowdown = 1

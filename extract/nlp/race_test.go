//go:build race

package nlp

// slowdown is how many times longer code may take under the race detector,
// which its documentation puts at two to twenty.
const slowdown = 10

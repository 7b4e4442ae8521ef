//go:build !race

package graph

const slowed = 1

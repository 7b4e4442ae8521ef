//go:build race

package graph

// slowed divides what random tests do: under the race detector Pebble notes the
// stack whenever it looks into a table.
const slowed = 4

// Package perceptron holds the linear models behind the taggers: [Trainer]
// learns averaged weights of hashed features, [Table] scores with weights
// frozen to 8 bits and read in place from a model file, and [File] is that
// file's frame.
package perceptron

// Mix adds v to the feature hash h.
func Mix(h, v uint64) uint64 {
	h ^= v
	h *= 0x9E3779B97F4A7C15
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>32
}

// String hashes s.
func String(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

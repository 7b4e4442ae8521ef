package eval

// models returns the models in the binary.
func models() []Model { return nil }

// tagAndParse tags and parses given words. Heads are indices of words, -1 for
// the root. It is nil in a build without a parser.
var tagAndParse func(words []string) (tags []string, heads []int, rels []string)

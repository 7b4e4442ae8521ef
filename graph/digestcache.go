package graph

import (
	"github.com/cayleygraph/quad"
	lru "github.com/hashicorp/golang-lru/v2"
)

// How many digests are kept decoded, and the most bytes one of them may have on
// disk: some 40 to 100 MB in all.
const (
	digestsCached = 8192
	cachedDigest  = 8 << 10
)

// A digestCache keeps the digests read last: the questions of one page are about
// the same articles, and to find a digest on disk takes twice as long as to
// decode it.
type digestCache = lru.Cache[digestState, *Digest]

// A digestState is an article's digest in the state of the store after so many
// writes. Of an older state there is nothing to forget: nobody asks for it again.
type digestState struct {
	writes  uint64
	article quad.IRI
}

func newDigestCache() *digestCache {
	c, err := lru.New[digestState, *Digest](digestsCached)
	if err != nil {
		panic(err) // a constant that cannot fail
	}
	return c
}

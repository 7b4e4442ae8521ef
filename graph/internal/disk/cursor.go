package disk

import (
	"bytes"

	"github.com/cockroachdb/pebble/v2"
)

// ErrNotFound is of a key under which there is nothing.
var ErrNotFound = pebble.ErrNotFound

// Get returns a copy of what is under a key, or ErrNotFound.
func Get(r pebble.Reader, key []byte) ([]byte, error) {
	v, done, err := r.Get(key)
	if err != nil {
		return nil, err
	}
	v = bytes.Clone(v)
	return v, done.Close()
}

// Has reports whether there is anything under a key.
func Has(r pebble.Reader, key []byte) (bool, error) {
	_, done, err := r.Get(key)
	switch {
	case err == ErrNotFound:
		return false, nil
	case err != nil:
		return false, err
	}
	return true, done.Close()
}

// A Cursor goes over the entries under a prefix, at first before all of them.
type Cursor struct {
	it    *pebble.Iterator // nil if it failed to open
	begun bool
	err   error
}

// Under returns a cursor that is to be released.
func Under(r pebble.Reader, prefix []byte) *Cursor {
	it, err := r.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: After(prefix)})
	return &Cursor{it: it, err: err}
}

// After returns the first key after all with a prefix, nil if there is none.
func After(prefix []byte) []byte {
	for i := len(prefix) - 1; i >= 0; i-- {
		if prefix[i] < 0xff {
			end := bytes.Clone(prefix[:i+1])
			end[i]++
			return end
		}
	}
	return nil
}

// Next goes to the next entry.
func (c *Cursor) Next() bool {
	switch {
	case c.it == nil:
		return false
	case c.begun:
		return c.it.Next()
	}
	c.begun = true
	return c.it.First()
}

// Seek goes to the first entry from key on.
func (c *Cursor) Seek(key []byte) bool {
	if c.it == nil {
		return false
	}
	c.begun = true
	return c.it.SeekGE(key)
}

// Valid reports whether the cursor is at an entry.
func (c *Cursor) Valid() bool { return c.it != nil && c.it.Valid() }

// Key and Value are those of the entry, until the cursor goes on.
func (c *Cursor) Key() []byte   { return c.it.Key() }
func (c *Cursor) Value() []byte { return c.it.Value() }

// Error is why there is no next entry, or nil at the end.
func (c *Cursor) Error() error {
	if c.err == nil && c.it != nil {
		c.err = c.it.Error()
	}
	return c.err
}

// Release ends the reading; Error may be asked after it.
func (c *Cursor) Release() {
	if c.it == nil {
		return
	}
	c.Error()
	if err := c.it.Close(); c.err == nil {
		c.err = err
	}
	c.it = nil
}

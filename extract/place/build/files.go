package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

// read returns the contents of a file of GeoNames, packed or not.
func (b *builder) read(name string) (string, error) {
	path := filepath.Join(b.geonames, name)
	data, err := os.ReadFile(path)
	if err == nil {
		return string(data), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	f, err := os.Open(path + ".gz")
	if err != nil {
		return "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", f.Name(), err)
	}
	if data, err = io.ReadAll(z); err != nil {
		return "", fmt.Errorf("reading %s: %w", f.Name(), err)
	}
	return string(data), nil
}

// rows yields the lines of one of the own lists, each with n fields at least.
func (b *builder) rows(name string, n int) (iter.Seq[[]string], error) {
	data, err := os.ReadFile(filepath.Join(b.data, name))
	if err != nil {
		return nil, err
	}
	return func(yield func([]string) bool) {
		for f := range lexicon.Rows(string(data)) {
			for len(f) < n {
				f = append(f, "")
			}
			if !yield(f) {
				return
			}
		}
	}, nil
}

// list returns the parts of a field.
func list(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, ";")
}

func atoi(s string) int     { n, _ := strconv.Atoi(s); return n }
func atof(s string) float64 { f, _ := strconv.ParseFloat(s, 64); return f }

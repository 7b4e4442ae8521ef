// Package models holds the model files of package nlp, made by
// extract/nlp/train. See LICENSE for the corpora they were learned from.
package models

import _ "embed"

// The files, to be read in place.
var (
	//go:embed gazetteer.bin
	Gazetteer string
	//go:embed syntax.bin
	Syntax string
	//go:embed names.bin
	Names string
	//go:embed lemmas.txt
	Lemmas string
)

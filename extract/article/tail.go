package article

import (
	_ "embed"
	"strings"
)

const (
	maxTailLines       = 20 // lines below a story that are looked at
	maxBoilerplate     = 40 // words of the longest line taken for boilerplate
	maxLinkWords       = 20 // words of the longest headline under "Read more:"
	boilerplateTrimmed = " \t\r.:!…»›>*[]"
)

//go:embed boilerplate.txt
var boilerplateList string

// Lines to be matched whole, by their beginning and by their end.
var wholeLines, lineStarts, lineEnds = boilerplateForms(boilerplateList)

func boilerplateForms(list string) (whole map[string]bool, starts, ends []string) {
	whole = map[string]bool{}
	for form := range wordSet(list) {
		if start, ok := strings.CutSuffix(form, "*"); ok {
			starts = append(starts, start)
		} else if end, ok := strings.CutPrefix(form, "*"); ok {
			ends = append(ends, end)
		} else {
			whole[form] = true
		}
	}
	return whole, starts, ends
}

// isBoilerplate reports whether a line is the site's and not the story's.
func isBoilerplate(line string) bool {
	if len(line) > maxHeadLine || len(strings.Fields(line)) > maxBoilerplate {
		return false
	}
	line = strings.ToLower(strings.Trim(line, boilerplateTrimmed))
	if wholeLines[line] {
		return true
	}
	for _, s := range lineStarts {
		if strings.HasPrefix(line, s) {
			return true
		}
	}
	for _, s := range lineEnds {
		if strings.HasSuffix(line, s) {
			return true
		}
	}
	return false
}

// isLinkList reports whether a line announces other stories, whose headlines
// follow it.
func isLinkList(line string) bool {
	switch strings.ToLower(strings.Trim(line, boilerplateTrimmed)) {
	case "read more", "related", "related articles", "related stories", "more stories", "most read", "most popular", "trending", "see also", "read next", "read also":
		return true
	}
	return false
}

// tailStart returns where the lines below the story in text[from:] begin:
// those at the end that are boilerplate, or headlines of other stories under
// "Read more". At least one line is left.
func tailStart(text string, from int) int {
	start, pos := len(text), len(text)
	headlines := false // lines were passed that can only be headlines under a list's head
	for range maxTailLines {
		line, begin := previousLine(text, from, pos)
		if line == "" || begin <= from {
			break
		}
		switch {
		case isLinkList(line), !headlines && isBoilerplate(line):
			start, headlines = begin, false
		case endsSentence(line), len(strings.Fields(line)) > maxLinkWords:
			return start
		default:
			headlines = true
		}
		pos = begin
	}
	return start
}

// previousLine returns the last line of text[from:end] that is not blank and
// the offset at which it begins.
func previousLine(text string, from, end int) (line string, begin int) {
	for line == "" && end > from {
		begin = from + strings.LastIndexByte(text[from:end-1], '\n') + 1
		line = strings.TrimSpace(text[begin:end])
		end = begin
	}
	return line, begin
}

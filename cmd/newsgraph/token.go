package main

import (
	"fmt"
	"os"
	"strings"
)

// minToken is how many characters a token must have, not to be guessed.
const minToken = 16

// readToken returns the token in a file, and none where no file is named.
func readToken(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("reading the token: %w", err)
	}
	token := strings.TrimSpace(string(data))
	if len(token) < minToken || strings.ContainsAny(token, " \t\r\n") {
		return "", usage("make one with: head -c 24 /dev/urandom | base64", "the token in %s must be one word of at least %d characters", file, minToken)
	}
	return token, nil
}

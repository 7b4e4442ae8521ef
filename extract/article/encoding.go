package article

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Shares of a file, as one in so many bytes.
const (
	maxControls = 100 // more control characters than this: binary
	maxHigh     = 8   // more bytes ≥ 0x80 than this: not Western European text in one byte a letter
	maxInvalid  = 50  // more broken UTF-8 than this: some other encoding
)

// decode returns the text of a file. Valid UTF-8 is returned as it is, but
// for a byte order mark. UTF-16 is known by its byte order mark. Bytes that
// are not UTF-8 anywhere are Windows-1252 when few enough are above ASCII;
// UTF-8 damaged here and there has U+FFFD in place of each broken byte.
func decode(b []byte) (string, error) {
	if s, ok, err := decodeUTF16(b); ok {
		return s, err
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if binary(b) {
		return "", ErrBinary
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	high, multi, invalid := survey(b)
	switch {
	case multi == 0 && high*maxHigh <= len(b):
		return decodeWith(b, charmap.Windows1252.NewDecoder().Bytes)
	case multi > 0 && invalid*maxInvalid <= len(b):
		return string(bytes.ToValidUTF8(b, []byte("\ufffd"))), nil
	}
	return "", ErrEncoding
}

// decodePage is decode for HTML, whose encoding the page itself may name.
func decodePage(b []byte) (string, error) {
	if utf8.Valid(b) || bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return decode(b)
	}
	if binary(b) {
		return "", ErrBinary
	}
	enc, name, certain := charset.DetermineEncoding(b, "text/html")
	if !certain || name == "utf-8" {
		return decode(b)
	}
	return decodeWith(b, enc.NewDecoder().Bytes)
}

// decodeUTF16 decodes b if it begins with a UTF-16 byte order mark.
func decodeUTF16(b []byte) (s string, ok bool, err error) {
	if !bytes.HasPrefix(b, []byte("\xff\xfe")) && !bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return "", false, nil
	}
	s, err = decodeWith(b, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Bytes)
	if err == nil && binary([]byte(s)) {
		return "", true, ErrBinary
	}
	return s, true, err
}

func decodeWith(b []byte, decoder func([]byte) ([]byte, error)) (string, error) {
	u, err := decoder(b)
	if err != nil {
		return "", fmt.Errorf("%w: %v", ErrEncoding, err)
	}
	return string(u), nil
}

// binary reports whether b has a NUL or too many control characters for text.
func binary(b []byte) bool {
	n := 0
	for _, c := range b {
		switch {
		case c == 0:
			return true
		case c < ' ' && (c < '\t' || c > '\r'):
			n++
		}
	}
	return n*maxControls > len(b)
}

// survey counts the bytes above ASCII, the valid characters of several bytes
// and the bytes that are not UTF-8.
func survey(b []byte) (high, multi, invalid int) {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, size := utf8.DecodeRune(b)
		high += size
		if r == utf8.RuneError && size == 1 {
			invalid++
		} else {
			multi++
		}
		b = b[size:]
	}
	return high, multi, invalid
}

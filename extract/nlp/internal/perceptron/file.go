package perceptron

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"unsafe"
)

// ErrModel is wrapped by every error about a model file that cannot be used:
// another kind or version, cut short, or damaged.
var ErrModel = errors.New("not a usable model file")

const (
	magic   = "NGML"
	version = 1
	header  = 4 + 4 + 4 + 4 + 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// A File is the content of a model file: a four-letter kind and sections of
// bytes. All numbers in it are little-endian: magic, kind, version, checksum
// (CRC-32C of what follows), length of what follows; then each section with
// its length before it.
type File struct {
	Kind     string
	Sections []string
}

// Bytes returns the file's bytes.
func (f *File) Bytes() []byte {
	var body []byte
	for _, s := range f.Sections {
		body = binary.LittleEndian.AppendUint32(body, uint32(len(s)))
		body = append(body, s...)
	}
	out := append([]byte(magic), (f.Kind + "    ")[:4]...)
	out = binary.LittleEndian.AppendUint32(out, version)
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(body, castagnoli))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(body)))
	return append(out, body...)
}

// Open checks data and returns its sections, of which there must be n. They
// share data's memory.
func Open(data, kind string, n int) ([]string, error) {
	if len(data) < header || data[:4] != magic {
		return nil, fmt.Errorf("%s model: %w: no header", kind, ErrModel)
	}
	if k := data[4:8]; k != (kind + "    ")[:4] {
		return nil, fmt.Errorf("%s model: %w: its kind is %q", kind, ErrModel, k)
	}
	if v := Uint32(data, 8); v != version {
		return nil, fmt.Errorf("%s model: %w: version %d, want %d", kind, ErrModel, v, version)
	}
	body := data[header:]
	if got := int(Uint32(data, 16)); got != len(body) {
		return nil, fmt.Errorf("%s model: %w: %d bytes, want %d", kind, ErrModel, len(body), got)
	}
	if crc32.Checksum(unsafe.Slice(unsafe.StringData(body), len(body)), castagnoli) != Uint32(data, 12) {
		return nil, fmt.Errorf("%s model: %w: checksum differs", kind, ErrModel)
	}
	var sections []string
	for len(body) >= 4 {
		l := int(Uint32(body, 0))
		if l > len(body)-4 {
			break
		}
		sections = append(sections, body[4:4+l])
		body = body[4+l:]
	}
	if len(body) != 0 || len(sections) != n {
		return nil, fmt.Errorf("%s model: %w: %d sections, want %d", kind, ErrModel, len(sections), n)
	}
	return sections, nil
}

// OpenTable returns the table in a section, for the given number of labels.
func OpenTable(data string, labels int) (*Table, error) {
	if len(data) < 8 {
		return nil, fmt.Errorf("weights: %w: cut short", ErrModel)
	}
	t := &Table{labels: int(Uint32(data, 0)), slots: uint64(Uint32(data, 4))}
	if t.labels != labels || uint64(len(data)-8) < 4*t.slots {
		return nil, fmt.Errorf("weights: %w: %d labels, want %d", ErrModel, t.labels, labels)
	}
	t.index, t.rows = data[8:8+4*t.slots], data[8+4*t.slots:]
	return t, nil
}

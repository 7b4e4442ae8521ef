package table

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// An Entry is a place to write. Code is given to countries, which come first,
// and provinces, which come next.
type Entry struct {
	Name, Code, Feature string
	Lat, Lon            float64
	GeoNames            int
	Population          int
	Country             int // index of the entry, -1 for none
	Province            int // index of the entry, -1 for none
	Names               map[string]Use
}

// Most is how many places one key may name. The most populous stay.
const most = 100

// Write returns the file of entries. Equal entries give equal bytes.
func Write(entries []Entry) ([]byte, error) {
	w := &writer{offset: map[string]int{}}
	countries, coded := 0, 0
	for countries < len(entries) && entries[countries].Feature[:3] == "PCL" {
		countries++
	}
	for coded < len(entries) && entries[coded].Code != "" {
		coded++
	}
	if countries >= NoCountry || coded-countries >= NoProvince || len(entries) >= 1<<24 {
		return nil, fmt.Errorf("too many places: %d countries, %d provinces, %d in all", countries, coded-countries, len(entries))
	}
	// keys first, as they must stand in order; many a name is a key too
	keys := w.keys(entries)
	w.features = slices.Sorted(maps.Keys(featuresOf(entries)))
	for i, e := range entries {
		if err := w.place(e, countries); err != nil {
			return nil, err
		}
		if i < coded {
			w.section[codes] = fmt.Appendf(w.section[codes], "%-*s", codeSize, e.Code)
		}
	}
	for _, f := range w.features {
		w.section[features] = fmt.Appendf(w.section[features], "%-*s", codeSize, f)
	}
	w.section[text] = append([]byte(keys), w.names.String()...)
	if len(w.section[text]) >= 1<<24 {
		return nil, fmt.Errorf("too much text: %d bytes", len(w.section[text]))
	}
	return w.file(), nil
}

type writer struct {
	section  [sections][]byte
	features []string
	names    strings.Builder
	offset   map[string]int // of names written
	base     int            // where names begin in the text
}

func featuresOf(entries []Entry) map[string]bool {
	m := map[string]bool{}
	for _, e := range entries {
		m[e.Feature] = true
	}
	return m
}

// keys writes the sections of keys and postings and returns the keys' text.
func (w *writer) keys(entries []Entry) string {
	type posting struct {
		place int
		use   Use
	}
	by := map[string][]posting{}
	for i, e := range entries {
		for key, use := range e.Names {
			if key != "" {
				by[key] = append(by[key], posting{i, use})
			}
		}
	}
	var b strings.Builder
	n := 0
	for _, key := range slices.Sorted(maps.Keys(by)) {
		ps := by[key]
		slices.SortFunc(ps, func(a, b posting) int {
			return cmp.Or(cmp.Compare(entries[b.place].Population, entries[a.place].Population), cmp.Compare(a.place, b.place))
		})
		w.section[keys] = order.AppendUint32(w.section[keys], uint32(b.Len()))
		w.section[keys] = order.AppendUint32(w.section[keys], uint32(n))
		b.WriteString(key)
		for _, p := range ps[:min(len(ps), most)] {
			w.section[postings] = order.AppendUint32(w.section[postings], uint32(p.place)|uint32(p.use)<<24)
			n++
		}
	}
	w.section[keys] = order.AppendUint32(w.section[keys], uint32(b.Len()))
	w.section[keys] = order.AppendUint32(w.section[keys], uint32(n))
	w.base = b.Len()
	return b.String()
}

func (w *writer) place(e Entry, countries int) error {
	if len(e.Name) > 0xff || len(e.Feature) > codeSize || len(e.Code) > codeSize {
		return fmt.Errorf("%s (%s, %s) is too long", e.Name, e.Feature, e.Code)
	}
	at, ok := w.offset[e.Name]
	if !ok {
		at = w.base + w.names.Len()
		w.offset[e.Name] = at
		w.names.WriteString(e.Name)
	}
	feature, _ := slices.BinarySearch(w.features, e.Feature)
	country, province := uint8(NoCountry), uint16(NoProvince)
	if e.Country >= 0 {
		country = uint8(e.Country)
	}
	if e.Province >= 0 {
		province = uint16(e.Province - countries)
	}
	b := w.section[places]
	b = order.AppendUint32(b, uint32(degrees(e.Lat)))
	b = order.AppendUint32(b, uint32(degrees(e.Lon)))
	b = order.AppendUint32(b, uint32(e.GeoNames))
	b = order.AppendUint32(b, uint32(e.Population))
	b = order.AppendUint32(b, uint32(at)|uint32(len(e.Name))<<24)
	b = append(b, country, uint8(feature))
	w.section[places] = order.AppendUint16(b, province)
	return nil
}

// degrees rounds to 1e-5 degrees.
func degrees(d float64) int32 {
	if d < 0 {
		return int32(d*1e5 - 0.5)
	}
	return int32(d*1e5 + 0.5)
}

func (w *writer) file() []byte {
	out := []byte(magic)
	at := headerSize
	for _, s := range w.section {
		out = order.AppendUint32(out, uint32(at))
		at += len(s)
	}
	out = order.AppendUint32(out, uint32(at))
	for _, s := range w.section {
		out = append(out, s...)
	}
	return out
}

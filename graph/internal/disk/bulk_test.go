package disk

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/hidal-go/hidalgo/kv/flat"
)

type writer interface {
	flat.Tx
	Set(key, value []byte) error
	Append(key, value []byte) error
	Cut(key []byte)
}

// What is written in bulk, in order or not, in one table or in several, is what
// was put last and what was appended, and nothing if it is not committed.
func TestBulk(t *testing.T) {
	dir := t.TempDir()
	disk, err := Open(dir, false, true)
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	if err := os.MkdirAll(filepath.Join(dir, bulkDir, "left by one that was killed"), 0o777); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	want := map[string]string{}
	for round := range 12 {
		next := maps.Clone(want)
		var tx writer = NewBulk(disk)
		if round%3 == 2 {
			tx = NewBatch(disk)
		}
		put := func(ordered bool, key, value string) {
			next[key] = value
			write := tx.Put
			if ordered {
				write = func(k flat.Key, v flat.Value) error { return tx.Set(k, v) }
			}
			if err := write([]byte(key), []byte(value)); err != nil {
				t.Fatal(err)
			}
		}
		size := 10
		if round%2 == 1 {
			size = apartFrom / 200 // so that there are several tables
		}
		for i := range 50 { // removed and appended to, in turns
			key := fmt.Sprintf("b/%04d", i)
			if (round+i)%5 == 4 {
				delete(next, key)
				err = tx.Del([]byte(key))
			} else {
				next[key] += fmt.Sprint(round, ";")
				err = tx.Append([]byte(key), fmt.Append(nil, round, ";"))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		for i := range 200 {
			put(true, fmt.Sprintf("%c/%04d", "almz"[i/50], i*round), fmt.Sprintf("%d %*d", round, size, i))
		}
		tx.Cut([]byte("m/0100"))
		for range 100 {
			key := fmt.Sprintf("%c/%04d", "almz"[r.IntN(4)], r.IntN(300))
			if r.IntN(3) > 0 {
				put(false, key, fmt.Sprint("loose", round))
				continue
			}
			delete(next, key)
			if err := tx.Del([]byte(key)); err != nil {
				t.Fatal(err)
			}
		}
		put(false, "empty", "")
		if round%4 == 3 { // not committed
			next = want
		} else if err := tx.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := tx.Close(); err != nil {
			t.Fatal(err)
		}
		want = next
		got := map[string]string{}
		it := Under(disk.DB, nil)
		for it.Next() {
			got[string(it.Key())] = string(it.Value())
		}
		if it.Release(); it.Error() != nil || !maps.Equal(got, want) {
			t.Fatalf("round %d: %d entries, want %d, %v", round, len(got), len(want), it.Error())
		}
	}
	if _, err := os.Stat(filepath.Join(dir, bulkDir)); !os.IsNotExist(err) {
		t.Errorf("the folder of tables is left: %v", err)
	}
}

package graph

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// TestForbidden opens stores where nothing may be written.
func TestForbidden(t *testing.T) {
	dir := t.TempDir()
	there := filepath.Join(dir, "there")
	s := openStore(t, there, "")
	load(t, s, sample())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		// Root may write everywhere: this thread, which ends here, is somebody else.
		runtime.LockOSThread()
		if os.Geteuid() == 0 {
			syscall.RawSyscall(syscall.SYS_SETFSUID, 65534, 0, 0)
		} else if err := errors.Join(os.Chmod(there, 0o500), os.Chmod(filepath.Join(there, "LOCK"), 0o400), os.Chmod(dir, 0o500)); err != nil {
			t.Error(err)
		}
		for _, addr := range []string{there, filepath.Join(dir, "new")} {
			if s, err := Open(t.Context(), addr, Options{}); !errors.Is(err, fs.ErrPermission) || errors.Is(err, ErrDamaged) {
				t.Errorf("%s: %v, %v", addr, s, err)
			}
		}
	}()
	<-done
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(there, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(there, "LOCK"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := load(t, openStore(t, there, ""), sample()); got[0].Status != Unchanged {
		t.Errorf("the article is %v afterwards", got[0].Status)
	}
}

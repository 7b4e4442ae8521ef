package sandbox

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestMain is the process too.
func TestMain(m *testing.M) {
	if os.Getenv("SANDBOX_PROCESS") == "" {
		os.Exit(m.Run())
	}
	limits := Limits{Memory: 100 << 20, Time: 2 * time.Second}
	err := Serve(http.HandlerFunc(misbehave), limits, os.Stdin, os.Stdout, func(s string) { fmt.Fprintln(os.Stderr, s) })
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

var kept [][]byte

func misbehave(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/memory":
		for {
			kept = append(kept, make([]byte, 1<<20))
		}
	case "/atonce":
		kept = append(kept, make([]byte, 1<<40))
	case "/panic":
		go panic("in a goroutine, where no server can recover")
		time.Sleep(time.Minute)
	case "/stack":
		var overflow func(n int) int
		overflow = func(n int) int { return overflow(n+1) + 1 }
		fmt.Fprint(w, overflow(0))
	case "/hang":
		time.Sleep(time.Minute)
	case "/exit":
		os.Exit(0)
	default:
		w.Header().Set("X-Content-Type-Options", "sniff")
		fmt.Fprint(w, "pid ", os.Getpid(), " host ", r.Host, " secret ", r.Header.Get("Authorization"))
	}
}

// Whatever a request does to its process, the next one is answered.
func TestForward(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	var started []*exec.Cmd
	s := New(func() (*exec.Cmd, error) {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "SANDBOX_PROCESS=1", "GOTRACEBACK=none")
		started = append(started, cmd)
		return cmd, nil
	})
	defer s.Close()
	ask := func(path string) (string, error) {
		w := httptest.NewRecorder()
		w.Header().Set("X-Content-Type-Options", "nosniff")
		r := httptest.NewRequest("GET", "http://news.example"+path, nil)
		r.Header.Set("Authorization", "Bearer of the token")
		err := s.Forward(w, r)
		if got := w.Header().Values("X-Content-Type-Options"); len(got) != 1 || got[0] != "nosniff" {
			t.Errorf("%s: the header of the server is %q", path, got)
		}
		return w.Body.String(), err
	}
	for _, path := range []string{"/memory", "/atonce", "/panic", "/stack", "/hang", "/exit"} {
		first, err := ask("/")
		if err != nil || !strings.HasSuffix(first, "host news.example secret ") {
			t.Fatalf("before %s: %q, %v", path, first, err)
		}
		if again, err := ask("/"); err != nil || again != first {
			t.Errorf("a second process without need: %q, %v", again, err)
		}
		if body, err := ask(path); !errors.Is(err, ErrEnded) || body != "" {
			t.Errorf("%s: %q, %v", path, body, err)
		}
		<-s.cur.ended
	}
	if _, err := ask("/"); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	for _, cmd := range started {
		if cmd.ProcessState == nil {
			t.Errorf("process %d still runs", cmd.Process.Pid)
		}
	}
	if last := started[len(started)-1]; !last.ProcessState.Success() {
		t.Errorf("the last ended with %v", last.ProcessState)
	}
}

// Others on this machine, who do not know the secret, are not answered.
func TestSecret(t *testing.T) {
	h := known("s3cret", http.HandlerFunc(misbehave))
	for secret, want := range map[string]int{"": 403, "s3cre": 403, "s3cret": 200} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set(secretHeader, secret)
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, r); w.Code != want {
			t.Errorf("secret %q: %d", secret, w.Code)
		}
	}
}

// A process that does not start is an error, and the next request tries anew.
func TestNoStart(t *testing.T) {
	s := New(func() (*exec.Cmd, error) { return exec.Command("false"), nil })
	for range 2 {
		if err := s.Forward(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)); err == nil || errors.Is(err, ErrEnded) {
			t.Errorf("got %v", err)
		}
	}
}

package sandbox

import (
	"bufio"
	"crypto/subtle"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"time"
)

const secretHeader = "X-Newsgraph-Sandbox"

// Limits of a process.
type Limits struct {
	Memory int64         // bytes of Go's heap
	Time   time.Duration // for a request, after which it should long have ended
}

// Serve answers requests that New's side sends, until in is closed. It ends
// the process, with a message to log, when a limit is passed.
func Serve(h http.Handler, l Limits, in io.Reader, out io.Writer, log func(string)) error {
	stdin := bufio.NewReader(in)
	secret, err := stdin.ReadString('\n')
	if err != nil {
		return fmt.Errorf("reading the secret: %w", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	die := func(why string) {
		log(why)
		os.Exit(1)
	}
	s := &http.Server{Handler: known(strings.TrimSpace(secret), timed(l.Time, die, h))}
	go func() {
		_, _ = io.Copy(io.Discard, stdin)
		s.Close()
	}()
	go watch(l.Memory, die)
	if _, err := fmt.Fprintln(out, listener.Addr()); err != nil {
		return err
	}
	if err := s.Serve(listener); err != http.ErrServerClosed {
		return err
	}
	return nil
}

// known answers only those who know the secret.
func known(secret string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get(secretHeader)), []byte(secret)) != 1 {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// timed ends the process over a request that does not end.
func timed(limit time.Duration, die func(string), next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := time.AfterFunc(limit, func() { die(fmt.Sprintf("a query could not be stopped after %s: its process was ended", limit)) })
		defer t.Stop()
		next.ServeHTTP(w, r)
	})
}

// watch ends the process over a heap of more than limit. Go's collector works
// harder as it comes near.
func watch(limit int64, die func(string)) {
	debug.SetMemoryLimit(limit / 4 * 3)
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	for range time.Tick(10 * time.Millisecond) {
		if metrics.Read(heap); heap[0].Value.Uint64() > uint64(limit) {
			die(fmt.Sprintf("queries needed more than %d MB of memory: their process was ended", limit>>20))
		}
	}
}

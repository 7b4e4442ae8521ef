// Package sandbox answers requests in a process of its own, so that what
// exhausts the memory, panics or never ends is over with that process, and the
// next request gets a new one. Use [New] in the server and [Serve] in the
// process.
//
// The process listens on the loopback interface and answers only those who
// know a secret that it was told through its standard input. It ends when that
// is closed: with the server, whatever became of it.
package sandbox

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// How long a process may take to open the store and listen, and to end.
const (
	startTime = 30 * time.Second
	endTime   = 5 * time.Second
)

// A Sandbox passes requests on to its process.
type Sandbox struct {
	command func() (*exec.Cmd, error)

	mu  sync.Mutex
	cur *process
}

// New returns a sandbox whose processes are started with command, when first
// needed: a program that calls [Serve].
func New(command func() (*exec.Cmd, error)) *Sandbox { return &Sandbox{command: command} }

// Forward answers a request by the process. The error says why it could not;
// nothing has been answered then.
func (s *Sandbox) Forward(w http.ResponseWriter, r *http.Request) error {
	p, err := s.process(r.Context())
	if err != nil {
		return fmt.Errorf("starting a process for the query: %w", err)
	}
	var failed error
	proxy := &httputil.ReverseProxy{
		Transport: p.transport,
		Rewrite: func(pr *httputil.ProxyRequest) {
			pr.SetURL(p.url)
			pr.Out.Host = pr.In.Host
			pr.Out.Header.Set(secretHeader, p.secret)
			pr.Out.Header.Del("Authorization")
		},
		// What the server says in its own headers stands.
		ModifyResponse: func(res *http.Response) error {
			for name := range w.Header() {
				res.Header.Del(name)
			}
			return nil
		},
		ErrorHandler: func(_ http.ResponseWriter, _ *http.Request, err error) { failed = err },
	}
	proxy.ServeHTTP(w, r)
	if failed == nil || r.Context().Err() != nil {
		return r.Context().Err()
	}
	return ErrEnded
}

// ErrEnded says that the process ended before it had answered.
var ErrEnded = errors.New("the query was ended: it, or another at the same time, needed too much memory or could not be stopped; ask for less")

// Close ends the process.
func (s *Sandbox) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cur == nil {
		return nil
	}
	s.cur.end()
	s.cur = nil
	return nil
}

// process returns the process that runs, or a new one.
func (s *Sandbox) process(ctx context.Context) (*process, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cur != nil && s.cur.alive() {
		return s.cur, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	cmd, err := s.command()
	if err != nil {
		return nil, err
	}
	s.cur, err = start(cmd)
	return s.cur, err
}

// A process is one that was started.
type process struct {
	cmd       *exec.Cmd
	stdin     io.WriteCloser
	ended     chan struct{}
	url       *url.URL
	secret    string
	transport *http.Transport
}

// start starts a process and waits until it listens.
func start(cmd *exec.Cmd) (*process, error) {
	p := &process{cmd: cmd, ended: make(chan struct{}), secret: rand.Text(), transport: &http.Transport{}}
	var err error
	if p.stdin, err = cmd.StdinPipe(); err != nil {
		return nil, err
	}
	// Not StdoutPipe, which Wait closes.
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer out.Close()
	cmd.Stdout = in
	err = cmd.Start()
	in.Close()
	if err != nil {
		return nil, err
	}
	go func() {
		defer close(p.ended)
		_ = cmd.Wait() // how it ended is on its standard error
	}()
	late := time.AfterFunc(startTime, p.kill)
	defer late.Stop()
	if _, err := fmt.Fprintln(p.stdin, p.secret); err != nil {
		p.kill()
		return nil, err
	}
	addr, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		p.kill()
		return nil, errors.New("it did not start")
	}
	p.url = &url.URL{Scheme: "http", Host: strings.TrimSpace(addr)}
	return p, nil
}

func (p *process) alive() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
}

func (p *process) kill() {
	_ = p.cmd.Process.Kill() // it may have ended
	<-p.ended
}

// end asks the process to end, and sees to it.
func (p *process) end() {
	p.stdin.Close()
	defer p.transport.CloseIdleConnections()
	select {
	case <-p.ended:
	case <-time.After(endTime):
		p.kill()
	}
}

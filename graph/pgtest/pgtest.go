// Package pgtest runs PostgreSQL for tests: use [Tests] in TestMain and
// [Database] in tests, or [Start] for a server that is to be stopped and
// started. The server is the one that Debian's package postgresql installs; it
// runs on a Unix socket in a temporary folder, as another user if the test's
// is root, and ends with the tests.
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

var shared struct {
	sync.Mutex
	server *Server
	err    error
}

// Tests are the tests of a package.
type Tests struct{ M *testing.M }

// Run runs the tests and stops the server they shared. It returns their exit
// status.
func (t Tests) Run() int {
	defer func() {
		if shared.server != nil {
			shared.server.remove()
		}
	}()
	return t.M.Run()
}

var number atomic.Int64

// Database returns the URL of an empty database. Without PostgreSQL the test
// is skipped.
func Database(tb testing.TB) string {
	tb.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.server == nil && shared.err == nil {
		shared.server, shared.err = start()
	}
	if shared.err != nil {
		fail(tb, shared.err)
	}
	return shared.server.Database(tb)
}

func fail(tb testing.TB, err error) {
	tb.Helper()
	if errors.Is(err, exec.ErrNotFound) {
		tb.Skip("PostgreSQL is not installed")
	}
	tb.Fatal(err)
}

// A Server is a running PostgreSQL.
type Server struct {
	bin, dir string
	creds    *syscall.SysProcAttr
	process  *os.Process
	ended    chan struct{}
}

// Start starts a server of the test's own.
func Start(tb testing.TB) *Server {
	tb.Helper()
	s, err := start()
	if err != nil {
		fail(tb, err)
	}
	tb.Cleanup(s.remove)
	return s
}

// Database makes an empty database and returns its URL.
func (s *Server) Database(tb testing.TB) string {
	tb.Helper()
	name := fmt.Sprintf("test%d", number.Add(1))
	if err := s.exec("CREATE DATABASE " + name); err != nil {
		tb.Fatal(err)
	}
	return s.url(name)
}

func (s *Server) url(name string) string {
	return "postgres://newsgraph@/" + name + "?host=" + url.QueryEscape(s.dir)
}

func (s *Server) exec(sql string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c, err := pgx.Connect(ctx, s.url("postgres"))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, sql)
	return err
}

func start() (*Server, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "pg")
	if err != nil {
		return nil, err
	}
	s := &Server{bin: bin, dir: dir, creds: &syscall.SysProcAttr{}}
	err = s.become()
	if err == nil {
		err = s.run("initdb", "--pgdata", s.data(), "--username", "newsgraph", "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync")
	}
	if err == nil {
		err = s.Run()
	}
	if err != nil {
		s.remove()
		return nil, err
	}
	return s, nil
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// binaries returns the folder of PostgreSQL's programs: Debian keeps them off
// the path.
func binaries() (string, error) {
	if p, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(p), nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", fmt.Errorf("initdb: %w", exec.ErrNotFound)
	}
	return filepath.Dir(found[len(found)-1]), nil
}

// become has the server run as somebody else if this is root, whom it refuses.
func (s *Server) become() error {
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return err
		}
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return err
	}
	s.creds.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return os.Chown(s.dir, int(uid), int(gid))
}

func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "LC_ALL=C", "TZ=UTC")
	attr := *s.creds
	cmd.SysProcAttr = &attr
	return cmd
}

func (s *Server) run(name string, args ...string) error {
	out, err := s.command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return nil
}

// Run starts the server again after Stop or Kill.
func (s *Server) Run() error {
	log, err := os.Create(filepath.Join(s.dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	args := []string{"-D", s.data(), "-k", s.dir, "-h", "", "-c", "max_connections=50", "-c", "shared_buffers=128MB"}
	if os.Getenv("NEWSGRAPH_PGTEST_DURABLE") == "" { // a benchmark wants the truth
		args = append(args, "-c", "fsync=off")
	}
	cmd := s.command("postgres", args...)
	cmd.Stdout, cmd.Stderr = log, log
	dieWithParent(cmd.SysProcAttr)
	started := make(chan error)
	ended := make(chan struct{})
	go func() {
		// The server ends with the thread that started it.
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			cmd.Wait() // how it ended is seen by those who need it
		}
		close(ended)
	}()
	if err := <-started; err != nil {
		return err
	}
	s.process, s.ended = cmd.Process, ended
	for range 600 {
		if err = s.exec("SELECT 1"); err == nil {
			return nil
		}
		select {
		case <-ended:
			text, _ := os.ReadFile(log.Name())
			return fmt.Errorf("PostgreSQL ended: %s", text)
		case <-time.After(50 * time.Millisecond):
		}
	}
	return fmt.Errorf("PostgreSQL does not answer: %w", err)
}

// Stop stops the server; it tells its clients so.
func (s *Server) Stop() { s.end(syscall.SIGINT) }

// Kill stops the server as a crash would.
func (s *Server) Kill() { s.end(syscall.SIGQUIT) }

func (s *Server) end(sig syscall.Signal) {
	if s.process == nil {
		return
	}
	s.process.Signal(sig) // it may have ended
	<-s.ended
	s.process = nil
}

func (s *Server) remove() {
	s.Kill()
	os.RemoveAll(s.dir)
}

package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// every is the time between progress lines where there is no terminal.
const every = 10 * time.Second

// A progress counts articles: with a bar on a terminal, else with a line now
// and then.
type progress struct {
	w     io.Writer
	bar   *progressbar.ProgressBar // nil without a terminal
	begin time.Time
	last  time.Time
	n     int
}

func newProgress(w io.Writer) *progress {
	p := &progress{w: w, begin: time.Now(), last: time.Now()}
	if isTerminal(w) {
		p.bar = progressbar.NewOptions(-1,
			progressbar.OptionSetWriter(w),
			progressbar.OptionSetDescription("extracting"),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("articles"),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	return p
}

// step counts one article.
func (p *progress) step() {
	p.n++
	if p.bar != nil {
		// A bar that cannot be drawn is no reason to stop a build.
		_ = p.bar.Add(1)
		return
	}
	if now := time.Now(); now.Sub(p.last) >= every {
		p.last = now
		warn(p.w, "%s read, %.0f/s", articles(p.n), float64(p.n)/now.Sub(p.begin).Seconds())
	}
}

// clear makes room for a line of text.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalWidth returns the number of columns of the terminal w is, or 100.
func terminalWidth(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return n
		}
	}
	return 100
}

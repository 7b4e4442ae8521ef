// Package eval measures the extractor on annotated collections. Use [Run].
//
// Everything is measured on the text alone, through the same functions the
// program uses; what the annotation says is only compared with the outcome,
// except where a measure's name says that something is given.
package eval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
)

// ErrUnknownTask says that there is no task of that name.
var ErrUnknownTask = errors.New("unknown task")

// errNotAvailable says that a task cannot be measured here: its data or the
// stage it measures is absent. The report gives the reason.
var errNotAvailable = errors.New("not available")

// Options says what to measure with. Gold is the folder of the annotated
// collections, Treebanks that of the UD treebanks (dep/*.conllu). An empty
// Treebanks is the folder "train" next to Gold. Progress, when set, is called
// before every task.
type Options struct {
	Gold      string
	Treebanks string
	Extractor *extract.Extractor // extract.New() when nil
	Progress  func(task string)
}

// A task measures one thing. It returns a section for each collection.
type task struct {
	name string
	run  func(*session) ([]Section, error)
}

var tasks = []task{
	{"tags", (*session).tags},
	{"parse", (*session).parse},
	{"names", (*session).names},
	{"sentences", (*session).sentences},
	{"quotes", (*session).quotes},
	{"events", (*session).events},
	{"event-places", (*session).eventPlaces},
	{"geo", (*session).geo},
	{"dates", (*session).dates},
	{"coref", (*session).coref},
	{"speed", (*session).speed},
}

// Tasks returns the names of the tasks in the order of the report.
func Tasks() []string {
	var names []string
	for _, t := range tasks {
		names = append(names, t.name)
	}
	return names
}

// Run measures the named tasks, all of them when none is named. A task whose
// data are absent gives a section that says so. The error wraps
// [ErrUnknownTask] for a name that is no task.
func Run(ctx context.Context, opts Options, names ...string) (*Report, error) {
	chosen, err := choose(names)
	if err != nil {
		return nil, err
	}
	s := sessionOf(ctx, opts)
	report := &Report{Models: embeddedModels()}
	for _, t := range chosen {
		if opts.Progress != nil {
			opts.Progress(t.name)
		}
		sections, err := t.run(s)
		if errors.Is(err, errNotAvailable) || errors.Is(err, fs.ErrNotExist) {
			sections = append(sections, Section{Task: t.name, Title: t.name, Missing: err.Error()})
		} else if err != nil {
			return nil, fmt.Errorf("measuring %s: %w", t.name, err)
		}
		for i := range sections {
			sections[i].Task = t.name
		}
		report.Sections = append(report.Sections, sections...)
	}
	return report, nil
}

func choose(names []string) ([]task, error) {
	if len(names) == 0 {
		return tasks, nil
	}
	want := map[string]bool{}
	for _, n := range names {
		want[n] = true
	}
	var chosen []task
	for _, t := range tasks {
		if want[t.name] {
			chosen = append(chosen, t)
			delete(want, t.name)
		}
	}
	for _, n := range names {
		if want[n] {
			return nil, fmt.Errorf("%w %q", ErrUnknownTask, n)
		}
	}
	return chosen, nil
}

// A session is one run: where the data are, and what was extracted already.
type session struct {
	ctx             context.Context
	gold, treebanks string
	extractor       *extract.Extractor
	done            map[string][]*extract.Facts
}

// extract returns the facts of every article, in their order. The result is
// kept under name for the next task on the same collection.
func (s *session) extract(name string, articles []*article.Article) ([]*extract.Facts, error) {
	if facts, ok := s.done[name]; ok {
		return facts, nil
	}
	facts, err := each(s.ctx, articles, s.extractor.Extract)
	if err != nil {
		return nil, err
	}
	s.done[name] = facts
	return facts, nil
}

// each applies f to all items on all processors and returns the outcomes in
// the order of the items.
func each[T, R any](ctx context.Context, items []T, f func(T) (R, error)) ([]R, error) {
	out := make([]R, len(items))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, it := range items {
		g.Go(func() (err error) {
			if err := ctx.Err(); err != nil {
				return err
			}
			out[i], err = f(it)
			return err
		})
	}
	return out, g.Wait()
}

func sessionOf(ctx context.Context, opts Options) *session {
	s := &session{ctx: ctx, gold: opts.Gold, treebanks: opts.Treebanks, extractor: opts.Extractor, done: map[string][]*extract.Facts{}}
	if s.treebanks == "" {
		s.treebanks = besides(opts.Gold, "train")
	}
	if s.extractor == nil {
		s.extractor = extract.New()
	}
	return s
}

package queue

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/ingest"
	"github.com/newsgraph/newsgraph/graph"
)

// Options say how to work.
type Options struct {
	// Rescue is after how long a job of a worker that died is given to
	// another. It must be longer than any article takes.
	Rescue time.Duration

	// UntilEmpty ends the work when nothing waits or runs any more.
	UntilEmpty bool

	Tell    func(string) // that PostgreSQL does not answer, and that it does again
	Metrics *Metrics
	Loaded  func(graph.Loaded) // after each article, from many goroutines; may be nil
}

// held is how many articles a worker holds for each core: what it extracts,
// and what waits to be loaded together.
const held = 32

// stopTime is how long jobs may finish after the worker was told to stop.
const stopTime = time.Minute

// Work does jobs until ctx is done, or as the options say. Then it takes no
// more, finishes those it has and returns.
func Work(ctx context.Context, q *Queue, x ingest.Extractor, l ingest.Loader, o Options) error {
	// What is begun is finished after ctx is done.
	whole := context.WithoutCancel(ctx)
	b := &batcher{loader: l, requests: make(chan request), took: o.Metrics.loadedBatch}
	loading := make(chan struct{})
	go func() {
		b.run(whole)
		close(loading)
	}()
	defer func() {
		close(b.requests)
		<-loading
	}()

	cores := runtime.GOMAXPROCS(0)
	workers := river.NewWorkers()
	river.AddWorker(workers, &worker{extractor: x, batcher: b, cores: make(chan struct{}, cores), o: o})
	client, err := river.NewClient(riverpgxv5.New(q.pool), &river.Config{
		Queues:               map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: held * cores}},
		Workers:              workers,
		JobTimeout:           o.Rescue / 2,
		RescueStuckJobsAfter: o.Rescue,
		RetryPolicy:          retry{},
		Logger:               quiet(),
	})
	if err != nil {
		return fmt.Errorf("working: %w", err)
	}
	if err := client.Start(whole); err != nil {
		return fmt.Errorf("working: %w", graph.Unreachable(err))
	}
	err = q.watch(ctx, o)
	end, cancel := context.WithTimeout(whole, stopTime)
	defer cancel()
	if e := client.Stop(end); e != nil {
		e = errors.Join(e, client.StopAndCancel(whole))
		err = errors.Join(err, fmt.Errorf("stopping: %w", e))
	}
	return err
}

// watch waits for the end. It ends as well when PostgreSQL does not answer, if
// somebody waits for the queue to be empty; other workers wait for it.
func (q *Queue) watch(ctx context.Context, o Options) error {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for down := false; ; {
		c, err := q.Counts(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case o.UntilEmpty && err != nil:
			return err
		case o.UntilEmpty && c.Waiting+c.Running == 0:
			return nil
		case err != nil && !down:
			o.Tell(err.Error() + "; waiting for it")
		case err == nil && down:
			o.Tell("PostgreSQL answers again")
		}
		down = err != nil
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil
		}
	}
}

// A worker does one job at a time, in many goroutines.
type worker struct {
	river.WorkerDefaults[job]
	extractor ingest.Extractor
	batcher   *batcher
	cores     chan struct{}
	o         Options
}

// Work extracts and loads an article. One that cannot be extracted is given up
// at once: it would fail again.
func (w *worker) Work(ctx context.Context, j *river.Job[job]) error {
	if j.Args.Article == nil {
		return river.JobCancel(errors.New("no article"))
	}
	w.cores <- struct{}{}
	begin := time.Now()
	facts, err := ingest.ExtractOne(w.extractor, j.Args.Article)
	<-w.cores
	w.o.Metrics.extracted(time.Since(begin))
	if err != nil {
		w.o.Metrics.ended("failed")
		return river.JobCancel(err)
	}
	l, err := w.batcher.load(ctx, facts)
	if err != nil {
		w.o.Metrics.ended("retried")
		return err
	}
	w.o.Metrics.ended(string(l.Status))
	if w.o.Loaded != nil {
		w.o.Loaded(l)
	}
	return nil
}

// retry waits 1, 4, 16, … seconds: most often a server has to start again.
type retry struct{}

func (retry) NextRetry(j *rivertype.JobRow) time.Time {
	return time.Now().Add(time.Duration(math.Pow(4, float64(len(j.Errors)))) * time.Second)
}

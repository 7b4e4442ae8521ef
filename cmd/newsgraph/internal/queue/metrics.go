package queue

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are what a worker tells of itself and of the queue.
type Metrics struct {
	registry *prometheus.Registry
	articles *prometheus.CounterVec
	extract  prometheus.Histogram
	load     prometheus.Histogram
	quads    prometheus.Counter
}

// NewMetrics returns metrics; the jobs of q are counted when they are asked
// for.
func NewMetrics(q *Queue) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		articles: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "newsgraph_articles_total", Help: "Articles this worker has done, by outcome: added, replaced, unchanged, failed, retried.",
		}, []string{"outcome"}),
		extract: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "newsgraph_extract_seconds", Help: "Time to extract an article.", Buckets: prometheus.ExponentialBuckets(0.002, 2, 12),
		}),
		load: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "newsgraph_load_seconds", Help: "Time to load a batch of articles.", Buckets: prometheus.ExponentialBuckets(0.01, 2, 12),
		}),
		quads: prometheus.NewCounter(prometheus.CounterOpts{Name: "newsgraph_quads_total", Help: "Quads of the articles loaded."}),
	}
	m.registry.MustRegister(m.articles, m.extract, m.load, m.quads, jobs{q},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Handler serves the metrics in the form of Prometheus.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *Metrics) ended(outcome string)      { m.articles.WithLabelValues(outcome).Inc() }
func (m *Metrics) extracted(d time.Duration) { m.extract.Observe(d.Seconds()) }

func (m *Metrics) loadedBatch(quads int, d time.Duration) {
	m.load.Observe(d.Seconds())
	m.quads.Add(float64(quads))
}

// jobs collects the counts of the queue.
type jobs struct{ queue *Queue }

var jobsDesc = prometheus.NewDesc("newsgraph_jobs", "Jobs in the queue, by state: waiting, running, done, dead.", []string{"state"}, nil)

// Describe tells of the counts.
func (j jobs) Describe(ch chan<- *prometheus.Desc) { ch <- jobsDesc }

// Collect counts.
func (j jobs) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	c, err := j.queue.Counts(ctx)
	if err != nil {
		ch <- prometheus.NewInvalidMetric(jobsDesc, err)
		return
	}
	for state, n := range map[string]int{"waiting": c.Waiting, "running": c.Running, "done": c.Done, "dead": c.Dead} {
		ch <- prometheus.MustNewConstMetric(jobsDesc, prometheus.GaugeValue, float64(n), state)
	}
}

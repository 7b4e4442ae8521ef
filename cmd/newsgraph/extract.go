package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/ingest"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
)

var extractFormats = []string{"jsonl", "json", "text"}

type extractOptions struct {
	paths  []string
	format string
}

// AddFlags adds the flags of extract.
func (o *extractOptions) AddFlags(f *pflag.FlagSet) {
	f.StringVar(&o.format, "format", extractFormats[0], "`format`: "+strings.Join(extractFormats, ", "))
}

func newExtractCommand(std stdio) *cobra.Command {
	o := &extractOptions{}
	cmd := &cobra.Command{
		Use:   "extract [FLAGS] [PATH...]",
		Short: "write what articles say, without a store",
		Long: `Extract writes the facts of articles to standard output: entities with their
mentions, quotations with their speakers, events with their actors. Spans count
UTF-8 bytes of the text. Without a path it reads standard input.`,
		Example:     "  newsgraph extract --format text seeds/",
		Annotations: statuses(statusOK, statusError, statusUsage, statusPartial),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runExtract(cmd.Context(), o, std)
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runExtract writes the facts of every article as soon as they are there.
func runExtract(ctx context.Context, o *extractOptions, std stdio) error {
	if !slices.Contains(extractFormats, o.format) {
		return usage("one of "+strings.Join(extractFormats, ", "), "unknown format %q", o.format)
	}
	paths := o.paths
	if len(paths) == 0 {
		paths = []string{"-"}
	}
	out := bufio.NewWriter(std.out)
	w := &factsWriter{out: out, format: o.format}
	failed := 0
	for f, err := range ingest.Extract(ctx, article.Open(ctx, paths...), extract.New()) {
		if err != nil {
			if !aboutArticle(err) {
				return err
			}
			failed++
			warn(std.err, "%v", err)
			continue
		}
		if err := w.write(f); err != nil {
			return fmt.Errorf("writing facts: %w", err)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	w.end()
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing facts: %w", err)
	}
	return leftOut(failed)
}

// aboutArticle reports whether an error is one article's own.
func aboutArticle(err error) bool {
	var unread *article.ReadError
	var unfit *ingest.ArticleError
	return errors.As(err, &unread) || errors.As(err, &unfit)
}

// A factsWriter writes facts one article after the other.
type factsWriter struct {
	out    *bufio.Writer
	format string
	n      int
}

func (w *factsWriter) write(f *extract.Facts) error {
	w.n++
	if w.format == "text" {
		writeFacts(w.out, f)
		return w.out.Flush()
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if w.format == "json" {
		e.SetIndent("  ", "  ")
		start := ",\n  "
		if w.n == 1 {
			start = "[\n  "
		}
		w.out.WriteString(start)
	}
	if err := e.Encode(f); err != nil {
		return err
	}
	text := b.Bytes()
	if w.format == "json" {
		text = bytes.TrimRight(text, "\n")
	}
	if _, err := w.out.Write(text); err != nil {
		return err
	}
	return w.out.Flush()
}

// end closes the array of the format json.
func (w *factsWriter) end() {
	switch {
	case w.format == "json" && w.n == 0:
		w.out.WriteString("[]\n")
	case w.format == "json":
		w.out.WriteString("\n]\n")
	}
}

// writeFacts writes facts for people.
func writeFacts(w io.Writer, f *extract.Facts) {
	title := f.Article.Title
	if title == "" {
		title = f.Article.IRI
	}
	fmt.Fprintf(w, "%s\n", oneLine(title))
	for _, e := range f.Entities {
		line := fmt.Sprintf("  %s: %s", e.Type, e.Name)
		if len(e.Roles) > 0 {
			line += ", " + strings.Join(e.Roles, ", ")
		}
		fmt.Fprintf(w, "%s (%d)\n", oneLine(line), len(e.Mentions))
	}
	for _, q := range f.Quotes {
		speaker, cue := "someone", "said"
		if q.Speaker != nil {
			speaker = q.Speaker.Name
		}
		if q.Cue != nil {
			cue = q.Cue.Text
		}
		fmt.Fprintf(w, "  %s %s (%s): %s\n", q.ID, oneLine(speaker), oneLine(cue), oneLine(q.Text))
	}
	for _, v := range f.Events {
		var agents, patients []string
		for _, a := range v.Agents {
			agents = append(agents, a.Text)
		}
		for _, p := range v.Patients {
			patients = append(patients, p.Text)
		}
		line := fmt.Sprintf("  %s %s: %s – %s – %s", v.ID, v.Type, strings.Join(agents, ", "), v.Trigger.Text, strings.Join(patients, ", "))
		if v.Polarity == "negative" {
			line += " (negated)"
		}
		if v.ClaimedIn != "" {
			line += " (claimed in " + v.ClaimedIn + ")"
		}
		fmt.Fprintln(w, oneLine(line))
	}
}

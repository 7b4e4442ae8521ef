// Command train makes the model files that package nlp embeds, from open
// corpora:
//
//	go run ./extract/nlp/train [gazetteer|lemmas|syntax|names|all] -data DIR
//
// DIR holds dep/*.conllu.gz (UD English EWT and GUM) and ner/*.jsonl.gz; the
// lists for the gazetteer are read from DIR/../reference unless -reference
// says otherwise. Seeds are fixed, so equal data give equal files, byte for
// byte, on amd64. Everything takes about forty minutes on two cores (an hour of
// processor time) and 1 GB of memory. With -eval, the development parts are scored
// instead.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// config says where things are.
type config struct {
	data, reference, models string
	teachers                string // where the syntax network's are kept
	eval                    bool
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	what := "all"
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		what, args = args[0], args[1:]
	}
	var c config
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	fs.StringVar(&c.data, "data", "", "directory of the corpora")
	fs.StringVar(&c.reference, "reference", "", "directory of the name lists (default DATA/../reference)")
	fs.StringVar(&c.models, "models", "extract/nlp/models", "directory to write to")
	fs.StringVar(&c.teachers, "teachers", "", "directory where the syntax network's teachers are kept (default: nowhere)")
	fs.BoolVar(&c.eval, "eval", false, "score the models that are there on the development parts")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if c.data == "" {
		return fmt.Errorf("-data is needed")
	}
	if c.reference == "" {
		c.reference = filepath.Join(c.data, "..", "reference")
	}
	// Each step reads the files of those before it.
	for _, s := range []struct {
		name string
		make func(config) error
		eval func(config) error
	}{
		{"gazetteer", trainGazetteer, nil},
		{"lemmas", trainLemmas, evalLemmas},
		{"syntax", trainSyntax, evalSyntax},
		{"names", trainNames, evalNames},
	} {
		if what != "all" && what != s.name {
			continue
		}
		step := s.make
		if c.eval {
			step = s.eval
		}
		if step == nil {
			continue
		}
		start := time.Now()
		if err := step(c); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %s\n", s.name, time.Since(start).Round(time.Second))
	}
	return nil
}

func (c config) write(name string, data []byte) error {
	return os.WriteFile(filepath.Join(c.models, name), data, 0o644)
}

func (c config) read(name string) (string, error) {
	b, err := os.ReadFile(filepath.Join(c.models, name))
	return string(b), err
}

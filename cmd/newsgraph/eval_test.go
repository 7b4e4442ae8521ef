package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEvalWritesScores(t *testing.T) {
	gold := t.TempDir()
	if err := os.Mkdir(filepath.Join(gold, "quotes"), 0o777); err != nil {
		t.Fatal(err)
	}
	doc := `{"id":"a","text":"\"It is late,\" Ms Marsh said.","quotes":[{"start":0,"end":13,"text":"\"It is late,\"","type":"direct",` +
		`"speaker":{"start":14,"end":22,"text":"Ms Marsh"}}]}`
	for _, name := range []string{"polnear.dev.jsonl", "seed.json"} {
		if err := os.WriteFile(filepath.Join(gold, "quotes", name), []byte(doc), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	scores := filepath.Join(t.TempDir(), "SCORES.md")
	opts := EvalOptions{Gold: gold, Output: scores}
	if err := runEval(t.Context(), opts, []string{"quotes"}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "quotation and speaker") {
		t.Errorf("no scores in %s", out.String())
	}
	md, err := os.ReadFile(scores)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# Scores", "newsgraph eval quotes --gold", "| measure |", "| quotation and speaker |"} {
		if !strings.Contains(string(md), want) {
			t.Errorf("%q is not in\n%s", want, md)
		}
	}
}

func TestEvalNeedsGold(t *testing.T) {
	for _, gold := range []string{"", filepath.Join(t.TempDir(), "absent")} {
		if err := runEval(t.Context(), EvalOptions{Gold: gold}, nil, io.Discard, io.Discard); err == nil {
			t.Errorf("no error for --gold %q", gold)
		}
	}
}

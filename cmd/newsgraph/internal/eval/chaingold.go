package eval

import "fmt"

// chainedDoc is a document of gold/coref/gum. Sentences are byte offsets
// [start, end).
type chainedDoc struct {
	ID        string   `json:"id"`
	Source    string   `json:"source"`
	Genre     string   `json:"genre"`
	Date      string   `json:"date"`
	Text      string   `json:"text"`
	Sentences [][2]int `json:"sentences"`
	Mentions  []struct {
		span
		Type     string `json:"type"`
		Chain    string `json:"chain"`
		MinStart int    `json:"minspan_start"`
		MinEnd   int    `json:"minspan_end"`
		Proper   bool   `json:"proper"`
	} `json:"mentions"`
}

// gumNews returns GUM's news articles.
func (s *session) gumNews() ([]chainedDoc, string, error) {
	all, file, err := read[chainedDoc](s, "coref/gum")
	if err != nil {
		return nil, "", err
	}
	var news []chainedDoc
	for _, d := range all {
		if d.Genre == "news" {
			news = append(news, d)
		}
	}
	return news, file, nil
}

// trained reports whether the article is in the training part of the GUM
// treebank, whose tags and trees the models learn from.
func (d *chainedDoc) trained() bool { return d.Source == "GUM-train" }

// trainedNote says how many of the articles are.
func trainedNote(docs []chainedDoc) string {
	n := 0
	for i := range docs {
		if docs[i].trained() {
			n++
		}
	}
	return fmt.Sprintf("%d of the articles are in the training part of the GUM treebank.", n)
}

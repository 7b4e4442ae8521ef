package eval

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

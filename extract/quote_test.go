package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
)

// TestQuotes holds one hard case of who-said-what each. A wanted quotation is
// written "type | speaker | cue | words".
func TestQuotes(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"cue after, double marks", `"The bridge is closed," Mayor Ana Lindqvist said.`,
			[]string{`direct | Ana Lindqvist | said | "The bridge is closed,"`}},
		{"cue before the speaker", `"The bridge is closed," said Ana Lindqvist.`,
			[]string{`direct | Ana Lindqvist | said | "The bridge is closed,"`}},
		{"curly marks", `“We will rebuild every house,” Ana Lindqvist said on Tuesday.`,
			[]string{`direct | Ana Lindqvist | said | “We will rebuild every house,”`}},
		{"two single marks typed for a double one", `''We will rebuild every house,'' Ana Lindqvist said.`,
			[]string{`direct | Ana Lindqvist | said | ''We will rebuild every house,''`}},
		{"cue before, colon", `Ana Lindqvist said: "We will rebuild every house."`,
			[]string{`direct | Ana Lindqvist | said | "We will rebuild every house."`}},
		{"a quotation over several sentences", `"The water came fast. Nobody slept. We lost the mill," Ana Lindqvist said.`,
			[]string{`direct | Ana Lindqvist | said | "The water came fast. Nobody slept. We lost the mill,"`}},
		{"carried on after the cue", `"The water came fast," Ana Lindqvist said. "Nobody in the valley slept that night."`,
			[]string{`direct | Ana Lindqvist | said | "The water came fast," … "Nobody in the valley slept that night."`}},
		{"words that end in marks", `The mill would reopen "before the first snow", Ana Lindqvist said.`,
			[]string{`mixed | Ana Lindqvist | said | The mill would reopen "before the first snow"`}},
		{"that-clause", `Ana Lindqvist said on Monday that the mill would reopen.`,
			[]string{`indirect | Ana Lindqvist | said | the mill would reopen`}},
		{"bare clause", `Ana Lindqvist said the mill would reopen.`,
			[]string{`indirect | Ana Lindqvist | said | the mill would reopen`}},
		{"marks within a clause", `Ana Lindqvist said the flood was "a warning to us all" and thanked the volunteers.`,
			[]string{`mixed | Ana Lindqvist | said | the flood was "a warning to us all"`}},
		{"clause before the cue", `The mill will reopen before winter, Ana Lindqvist said.`,
			[]string{`indirect | Ana Lindqvist | said | The mill will reopen before winter`}},
		{"a hearer", `Ana Lindqvist told reporters that the mill would reopen.`,
			[]string{`indirect | Ana Lindqvist | told | the mill would reopen`}},
		{"according to, first", `According to Ana Lindqvist, the mayor, the mill will reopen.`,
			[]string{`indirect | Ana Lindqvist | According to | the mill will reopen`}},
		{"according to, last", `The mill will reopen, according to Ana Lindqvist.`,
			[]string{`indirect | Ana Lindqvist | according to | The mill will reopen`}},
		{"infinitive", `Ana Lindqvist vowed to reopen the mill.`,
			[]string{`indirect | Ana Lindqvist | vowed | to reopen the mill`}},
		{"two verbs of one subject", `Ana Lindqvist pledged to reopen the mill, but said it would not be cheap.`,
			[]string{`indirect | Ana Lindqvist | pledged | to reopen the mill`, `indirect | Ana Lindqvist | said | it would not be cheap`}},
		{"participle", `Ana Lindqvist dismissed the report on Friday, saying that the mill was safe.`,
			[]string{`indirect | Ana Lindqvist | saying | the mill was safe`}},
		{"passive", `The plan was branded a "gift to speculators" by Ana Lindqvist.`,
			[]string{`direct | Ana Lindqvist | branded | "gift to speculators"`}},
		{"denial", `Ana Lindqvist denied that the mill was unsafe.`,
			[]string{`indirect | Ana Lindqvist | denied | the mill was unsafe`}},
		{"a hearer that no clause tells of", `Ana Lindqvist told the court that she heard the dam break.`,
			[]string{`indirect | Ana Lindqvist | told | she heard the dam break`}},
		{"a claim of what one has done", `Ana Lindqvist claimed to have closed the mill.`,
			[]string{`indirect | Ana Lindqvist | claimed | to have closed the mill`}},
		{"a claim rejected", `Ana Lindqvist rejected claims by the union that the mill was unsafe.`,
			[]string{`indirect | Ana Lindqvist | rejected | claims by the union that the mill was unsafe`}},
		{"a proposal rejected, which is no claim", `Ana Lindqvist rejected a plan that would have closed the mill.`, nil},
		{"pronoun", "Ana Lindqvist opened the mill.\n\nShe said the work had taken a year.",
			[]string{`indirect | Ana Lindqvist | said | the work had taken a year`}},
		{"courtesy and surname", "Ana Lindqvist opened the mill.\n\nMs Lindqvist said the work had taken a year.",
			[]string{`indirect | Ana Lindqvist | said | the work had taken a year`}},
		{"role", "Tomas Berg, a senior flood engineer, measured the river.\n\nThe engineer said the dam would hold.",
			[]string{`indirect | Tomas Berg | said | the dam would hold`}},
		{"description between subject and verb", `Tomas Berg, a senior flood engineer, said the dam would hold.`,
			[]string{`indirect | Tomas Berg | said | the dam would hold`}},
		{"paragraph that carries on", "\"The water came fast,\" Ana Lindqvist said.\n\n\"Nobody in the whole valley slept that night.\"",
			[]string{`direct | Ana Lindqvist | said | "The water came fast,"`, `direct | Ana Lindqvist | - | "Nobody in the whole valley slept that night."`}},
		{"around their cue", `The bridge, Ana Lindqvist said, would stay closed.`,
			[]string{`indirect | Ana Lindqvist | said | The bridge … would stay closed`}},
		{"when it was said is no part of it", `On the second day of the flood, Ana Lindqvist said, "Nobody has slept."`,
			[]string{`direct | Ana Lindqvist | said | "Nobody has slept."`}},
		{"inverted, with a description", `The bridge would stay closed, said Ana Lindqvist, the mayor of Orby since the spring.`,
			[]string{`indirect | Ana Lindqvist | said | The bridge would stay closed`}},
		{"relative clause around its cue", `The gate, which Ana Lindqvist said was never locked, had been painted red.`,
			[]string{`indirect | Ana Lindqvist | said | which … was never locked`}},
		{"tense tells where the words end", `Ana Lindqvist said the mill would reopen and left the hall.`,
			[]string{`indirect | Ana Lindqvist | said | the mill would reopen`}},
		{"joined verbs in the tense of the words", `Ana Lindqvist said the mill will reopen and will employ forty people.`,
			[]string{`indirect | Ana Lindqvist | said | the mill will reopen and will employ forty people`}},
		{"after a title in marks", `"The mill is safe," Ana Lindqvist said on "Valley Tonight." "We have tested every beam."`,
			[]string{`direct | Ana Lindqvist | said | "The mill is safe," … "We have tested every beam."`}},
		{"speech within speech, single marks typed", `''She looked at me and asked, 'Is it safe?''' Ana Lindqvist said.`,
			[]string{`direct | Ana Lindqvist | said | ''She looked at me and asked, 'Is it safe?'''`}},
		{"no comma before the verb", `"We have tested every single beam in the mill" said Ana Lindqvist, the mayor.`,
			[]string{`direct | Ana Lindqvist | said | "We have tested every single beam in the mill"`}},
		{"verb of two words", `As Ana Lindqvist put it, "The mill was never in danger."`,
			[]string{`direct | Ana Lindqvist | put it | "The mill was never in danger."`}},
		{"blame with some of it in marks", `Ana Lindqvist accused the owners of "reckless greed" in the valley.`,
			[]string{`mixed | Ana Lindqvist | accused | the owners of "reckless greed" in the valley`}},
		{"a colon instead of a verb", `Ana Lindqvist left a short note for the owners: "Close the gate before the water comes."`,
			[]string{`direct | Ana Lindqvist | : | "Close the gate before the water comes."`}},
		{"words within words", `Tomas Berg said Ana Lindqvist claims that the dam is safe.`,
			[]string{`indirect | Tomas Berg | said | Ana Lindqvist claims that the dam is safe`, `indirect | Ana Lindqvist | claims | the dam is safe`}},
		{"a name given by nobody", `Tomas Berg, dubbed the "Rock of Orby", crossed the river.`, nil},
		{"a day before the verb", `Ana Lindqvist visited the mill and on Monday announced that it would reopen.`,
			[]string{`indirect | Ana Lindqvist | announced | it would reopen`}},
		{"a question told of", `Ana Lindqvist asked Tomas Berg whether the dam would hold.`,
			[]string{`indirect | Ana Lindqvist | asked | whether the dam would hold`}},
		{"what leads to a source is no part of it", `In addition, according to Ana Lindqvist, the mill will reopen.`,
			[]string{`indirect | Ana Lindqvist | according to | the mill will reopen`}},
		{"a description of the source is no part of it", `The mill will reopen, according to Ana Lindqvist, who runs it.`,
			[]string{`indirect | Ana Lindqvist | according to | The mill will reopen`}},
		{"a noun for what is said", `Tomas Berg repeated his promise to reopen the mill.`,
			[]string{`indirect | Tomas Berg | promise | to reopen the mill`}},
		{"as somebody reported", `As Ana Lindqvist said on Monday, the mill will reopen.`,
			[]string{`indirect | Ana Lindqvist | said | the mill will reopen`}},
		{"a participle of the reporter", `Ana Lindqvist said the mill would reopen, citing a new report.`,
			[]string{`indirect | Ana Lindqvist | said | the mill would reopen`}},
		{"a participle of the words", `Ana Lindqvist said the mill would reopen, giving work to forty people.`,
			[]string{`indirect | Ana Lindqvist | said | the mill would reopen, giving work to forty people`}},
		{"nobody the article names", `Tomas Berg crossed the river. His wife said the dam would hold.`,
			[]string{`indirect | His wife | said | the dam would hold`}},
		{"what is left unsaid ends the words", `Tomas Berg denied that the dam had failed, but did not say when he had been told of it.`,
			[]string{`indirect | Tomas Berg | denied | the dam had failed`}},
		{"who declines to say more ends the words", `Tomas Berg said the dam had failed but declined to give its age or to comment on the repairs.`,
			[]string{`indirect | Tomas Berg | said | the dam had failed`}},
		{"arrested and said", `Ana Lindqvist was angered by the deal and predicted that it would fail.`,
			[]string{`indirect | Ana Lindqvist | predicted | it would fail`}},
		{"a month before the verb", `The mayor refused to answer questions in November but said the dam was safe.`,
			[]string{`indirect | The mayor | said | the dam was safe`}},
		{"a proportion", `Six in 10 millers said the dam was safe.`,
			[]string{`indirect | Six in 10 millers | said | the dam was safe`}},
		{"who issued it", `The Water Ministry issued a statement saying that the dam was safe.`,
			[]string{`indirect | Water Ministry | saying | the dam was safe`}},
		{"in fact", `The millers have in fact reported that the dam leaks.`,
			[]string{`indirect | The millers | reported | the dam leaks`}},
		{"a dateline", `ORBY -- Ana Lindqvist, opening the mill on Saturday, said it would feed the valley.`,
			[]string{`indirect | Ana Lindqvist | said | it would feed the valley`}},
		{"what one admits doing", `Tomas Berg acknowledged taking money from the millers.`,
			[]string{`indirect | Tomas Berg | acknowledged | taking money from the millers`}},
		{"the reporter compares", `Forty percent said the dam was safe, compared with sixty percent in May.`,
			[]string{`indirect | Forty percent | said | the dam was safe`}},
		{"a participle behind the cue", `Sales were good, Tomas Berg said, wiping flour off his sleeves.`,
			[]string{`indirect | Tomas Berg | said | Sales were good`}},
		{"a title is nothing said", `The flood ended his plans, Tomas Berg said in his 2012 book, "A Miller's Son."`,
			[]string{`indirect | Tomas Berg | said | The flood ended his plans`}},
		{"each cue its words", `The guard left at dusk, Tomas Berg said, adding, "He was not very helpful."`,
			[]string{`indirect | Tomas Berg | said | The guard left at dusk`, `direct | Tomas Berg | adding | "He was not very helpful."`}},
		{"what goes before belongs to the words", `After small rises over the next two days, Ana Lindqvist said, the water will fall.`,
			[]string{`indirect | Ana Lindqvist | said | After small rises over the next two days … the water will fall`}},
		{"a comma within the marks", `Despite his "loud manner," Ana Lindqvist wrote, Berg is a good neighbour.`,
			[]string{`mixed | Ana Lindqvist | wrote | Despite his "loud manner," … Berg is a good neighbour`}},
		{"a time is no speaker", `The Water Ministry two weeks ago said that oil had passed through the dam.`,
			[]string{`indirect | Water Ministry | said | oil had passed through the dam`}},
		{"a participle before a noun", `Tomas Berg saw the estimated 40 millers who crossed the river.`, nil},
		{"an aside within the words", `Ana Lindqvist says millers, numbering 75, surpassed farmers in 2015.`,
			[]string{`indirect | Ana Lindqvist | says | millers, numbering 75, surpassed farmers in 2015`}},
		{"reported, after a word that joins", `However, as Ana Lindqvist has reported, the dam had cracks.`,
			[]string{`indirect | Ana Lindqvist | reported | the dam had cracks`}},
		{"a clause set off by commas", `Ana Lindqvist, who says the dam is unsafe, opened the mill.`,
			[]string{`indirect | Ana Lindqvist | says | the dam is unsafe`}},
		{"who tells of a promise", `Tomas Berg promised to mend the dam, Ana Lindqvist said.`,
			[]string{`indirect | Ana Lindqvist | said | Tomas Berg promised to mend the dam`, `indirect | Tomas Berg | promised | to mend the dam`}},
		{"two that say", `One miller said the dam was safe and two farmers said it was not.`,
			[]string{`indirect | One miller | said | the dam was safe`, `indirect | two farmers | said | it was not`}},
		{"a question ends the words", `Tomas Berg said the dam was safe, and when asked about the leak, he said it had been mended.`,
			[]string{`indirect | Tomas Berg | said | the dam was safe`, `indirect | Tomas Berg | said | it had been mended`}},
		{"a reply", `Ana Lindqvist's short reply: "Never."`,
			[]string{`direct | Ana Lindqvist | reply | "Never."`}},
		{"not said", `Ana Lindqvist did not say when the mill would reopen.`, nil},
		{"declined", `Ana Lindqvist declined to say when the mill would reopen.`, nil},
		{"scare quotes", `The so-called "night shift" begins at dusk.`, nil},
		{"nickname", `Tomas "the Rock" Berg crossed the river.`, nil},
	}
	x := extract.New()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := x.Extract(&article.Article{ID: "test", Text: tt.text, Published: "2021-11-05"})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, q := range f.Quotes {
				got = append(got, describe(f, q.ID))
			}
			if a, b := strings.Join(got, "\n"), strings.Join(tt.want, "\n"); a != b {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", tt.text, a, b)
			}
		})
	}
}

func describe(f *extract.Facts, id string) string {
	for _, q := range f.Quotes {
		if q.ID != id {
			continue
		}
		speaker, cue, words := "-", "-", q.Text
		if q.Speaker != nil {
			speaker = q.Speaker.Name
		}
		if q.Cue != nil {
			cue = q.Cue.Text
		}
		if q.Parts != nil {
			var parts []string
			for _, p := range q.Parts {
				parts = append(parts, f.Text[p[0]:p[1]])
			}
			words = strings.Join(parts, " … ")
		}
		return fmt.Sprintf("%s | %s | %s | %s", q.Type, speaker, cue, words)
	}
	return ""
}

// TestQuoteSetting holds one hard case each of where and when something was
// said, whether it is denied, and what else tells of it. What is wanted of the
// last quotation of the text is written "place | day | polarity | in".
func TestQuoteSetting(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"before the speaker", `Speaking to reporters in Zagreb on Monday, Ana Lindqvist said the mill would reopen.`, "place/zagreb | 2021-11-01 |  | "},
		{"after the cue", `"The mill will reopen," Ana Lindqvist told reporters in Zagreb on Monday.`, "place/zagreb | 2021-11-01 |  | "},
		{"between the cue and a that", `Ana Lindqvist told a news conference in Zagreb on Monday that the mill in Osijek would reopen.`, "place/zagreb | 2021-11-01 |  | "},
		{"between the speaker and the cue", `Ana Lindqvist on Monday said the mill would reopen.`, " | 2021-11-01 |  | "},
		{"not of the words", `Ana Lindqvist said the mill in Osijek burned on Monday.`, " |  |  | "},
		{"not of a description of the speaker", `Ana Lindqvist, who was in Zagreb on Monday, said the mill would reopen.`, " |  |  | "},
		{"a denial", `Ana Lindqvist denied that the mill was unsafe.`, " |  | negative | "},
		{"a claim rejected", `Ana Lindqvist rejected claims by the union that the mill was unsafe.`, " |  | negative | "},
		{"denied having done", `Ana Lindqvist denied taking the money.`, " |  | negative | "},
		{"told in another", `Tomas Berg said Ana Lindqvist denied that the mill was unsafe.`, " |  | negative | q1"},
		{"beside another, not in it", `Tomas Berg said the mill was unsafe, but Ana Lindqvist denied that it was.`, " |  | negative | "},
	}
	x := extract.New()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := x.Extract(&article.Article{ID: "test", Text: tt.text, Published: "2021-11-05"})
			if err != nil {
				t.Fatal(err)
			}
			if len(f.Quotes) == 0 {
				t.Fatalf("%s\nno quotation", tt.text)
			}
			q := f.Quotes[len(f.Quotes)-1]
			day := ""
			if q.Date != nil {
				day = q.Date.Value
			}
			if got := fmt.Sprintf("%s | %s | %s | %s", q.Place, day, q.Polarity, q.In); got != tt.want {
				t.Errorf("%s\n%q: got %s, want %s", tt.text, q.Text, got, tt.want)
			}
		})
	}
}

package event

import "testing"

// hardTests are cases of what event coders stumble over, by kind. "claimed" and
// "background" follow what show tells of an event.
var hardTests = []struct{ kind, name, text, want string }{
	{"passive", "a hedge and a relative clause", "Two farmers were reportedly killed by soldiers who were looking for rebels.",
		"ASSAULT killed(soldiers > Two farmers) possible count 2"},
	{"passive", "two with agents of their own", "The mine had been seized by rebels before it was bombed by the army.",
		"COERCE/seize seized(rebels > The mine); ASSAULT/explosives bombed(the army > it)"},
	{"passive", "no agent", "The bill was rejected.", "REJECT rejected( > The bill)"},
	{"negation", "no patient", "No miners were arrested by police.", "COERCE/arrest arrested(police > No miners) not"},
	{"negation", "of a gerund, once", "Police denied arresting the miners.", "COERCE/arrest arresting(Police > the miners) not claimed"},
	{"negation", "in the verb above", "Rebels failed to seize the mine.",
		"REJECT failed(Rebels > the mine); COERCE/seize seize(Rebels > the mine) not"},
	{"negation", "never", "The army never attacked the village.", "ASSAULT attacked(The army > the village) not"},
	{"negation", "of who did it", "It was not rebels who attacked the mine.", "ASSAULT attacked(not rebels > the mine) not"},
	{"nested saying", "innermost source", "The minister said the union had claimed that police attacked miners.",
		"ASSAULT attacked(police > miners) claimed"},
	{"compound", "country, body and thing", "A Chadian army helicopter attacked a rebel camp.",
		"ASSAULT attacked(A Chadian army helicopter > a rebel camp)"},
	{"compound", "possessor", "Norway's police chief was arrested.", "COERCE/arrest arrested( > Norway's police chief)"},
	{"compound", "both sides", "The trade union leader criticised the mine safety law.",
		"ACCUSE/disapprove criticised(The trade union leader > the mine safety law)"},
	{"light verb", "particle", "Soldiers carried out an attack on the village.", "ASSAULT attack(Soldiers > the village)"},
	{"light verb", "against", "The army conducted a raid against rebels.", "ASSAULT raid(The army > rebels)"},
	{"light verb", "with each other", "Chad and Mali held talks.", "CONSULT talks(Chad|Mali > Mali)"},
	{"historical", "a year in a relative clause", "The rebels, who had attacked the mine in 1998, released two miners on Monday.",
		"ASSAULT attacked(The rebels > the mine) on 1998 background; RETREAT/release released(The rebels > two miners) count 2 on 2021-06-14"},
	{"historical", "previously", "Rebels had previously attacked the village.", "ASSAULT attacked(Rebels > the village) background"},
	{"historical", "a year before the clause", "In 2003, the army invaded Chad.", "ASSAULT invaded(the army > Chad) in Chad on 2003 background"},
	{"long sentence", "one event for each verb", "Rebels attacked the village, killed two miners, burned a church and kidnapped a priest.",
		"ASSAULT attacked(Rebels > the village); ASSAULT killed(Rebels > two miners) count 2; ASSAULT/destroy burned(Rebels > a church); ASSAULT/abduct kidnapped(Rebels > a priest)"},
	{"unreal", "both clauses", "The miners would have attacked the village if the army had left.",
		"ASSAULT attacked(The miners > the village) hypothetical; OTHER left(the army > ) hypothetical"},
}

func TestHard(t *testing.T) {
	for _, tt := range hardTests {
		t.Run(tt.kind+"/"+tt.name, func(t *testing.T) {
			if got := show(t, tt.text); got != tt.want {
				t.Errorf("%s\ngot  %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

package event

import "testing"

// hardTests are cases of what event coders stumble over, by kind. "claimed" and
// "background" follow what show tells of an event.
var hardTests = []struct{ kind, name, text, want string }{
	{"passive", "a hedge and a relative clause", "Two farmers were reportedly killed by soldiers who were looking for rebels.",
		"ASSAULT killed(soldiers > Two farmers) possible count 2"},
	{"passive", "two with agents of their own", "The mine had been seized by rebels before it was bombed by the army.",
		"COERCE/seize seized(rebels > The mine); ASSAULT/explosives bombed(the army > it)"},
	{"passive", "agent behind a place", "The priest was kidnapped in the city of Oslo by rebels.",
		"ASSAULT/abduct kidnapped(rebels > The priest) in Oslo"},
	{"passive", "of a noun", "The minister condemned the killing of a priest, carried out by rebels.",
		"ACCUSE/disapprove condemned(The minister > a priest); ASSAULT killing(rebels > a priest)"},
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
	{"outlook", "feared", "Officials fear an attack on the village.", "ASSAULT attack( > the village) possible"},
	{"outlook", "averted", "Police averted an attack on the village.", "OTHER averted(Police > the village); ASSAULT attack( > the village) not"},
	{"outlook", "under a modal verb", "The vote could lead to clashes between soldiers and rebels.",
		"ASSAULT clashes(soldiers|rebels > ) possible"},
	{"outlook", "not of what is known", "The attack on the village could lead to a war.", "ASSAULT attack( > the village)"},
	{"outlook", "of a gerund", "Two miners are suspected of killing a priest.",
		"ACCUSE/allege suspected( > Two miners) count 2; ASSAULT killing(Two miners > a priest) possible count 2"},
	{"generic", "plural noun", "Attacks on journalists are rising.", "ASSAULT Attacks( > journalists) generic"},
	{"generic", "present tense", "Terrorists kill civilians.", "ASSAULT kill(Terrorists > civilians) generic"},
	{"generic", "not with a place", "Terrorists kill civilians in Chad.", "ASSAULT kill(Terrorists > civilians) in Chad"},
	{"means", "bullets", "Two of the bullets hit a priest.", "ASSAULT hit( > a priest)"},
	{"means", "a laden car", "A car packed with explosives blew up.", "ASSAULT/explosives blew( > )"},
	{"means", "whoever planted it", "A bomb planted by rebels exploded.", "OTHER planted(rebels > A bomb); ASSAULT/explosives exploded(rebels > )"},
	{"means", "attack with", "An attack with explosives wounded a priest.", "ASSAULT/explosives wounded( > a priest)"},
	{"victim", "possessor", "The priest's murder shocked the village.", "ASSAULT/targeted murder( > The priest)"},
	{"victim", "not of those who murder", "The rebels' killing of a priest shocked the village.", "ASSAULT killing(The rebels > a priest)"},
	{"blame", "claimed", "Rebels claimed responsibility for the raid on the village.",
		"SAY claimed(Rebels > responsibility); ASSAULT raid( > the village); ASSAULT raid(Rebels > the village) possible"},
	{"blame", "of nobody", "Nobody claimed responsibility for the raid on the village.",
		"SAY claimed(Nobody > responsibility) not; ASSAULT raid( > the village)"},
	{"blame", "attributed", "Police attributed the murder of a priest to rebels.",
		"OTHER attributed(Police > a priest); ASSAULT/targeted murder( > a priest); ASSAULT/targeted murder(rebels > a priest) possible"},
	{"blame", "responsible", "Rebels are responsible for the raid on the village.", "ASSAULT raid(Rebels > the village)"},
	{"effect", "of a bomb", "A bomb exploded, killing at least three priests.",
		"ASSAULT/explosives exploded( > ); ASSAULT/explosives killing( > at least three priests) count 3"},
	{"effect", "of a crash", "A bus crashed, killing three priests.", "ACCIDENT crashed(A bus > ); DEATH killing( > three priests) count 3"},
	{"toll", "left dead", "The raid left 12 people dead.", "ASSAULT dead( > 12 people) count 12"},
	{"toll", "are dead", "At least three priests are dead.", "DEATH dead(At least three priests > ) count 3"},
	{"toll", "no one's", "The talks are dead.", ""},
	{"light verb", "a campaign", "Police launched a campaign for riders.", "OTHER launched(Police > riders)"},
	{"light verb", "an operation against", "Soldiers carried out operations against rebels.", "ASSAULT carried(Soldiers > rebels)"},
	{"control", "imperative", "The minister stressed the rules: wear a helmet.", "SAY stressed(The minister > the rules)"},
	{"two nouns", "a heart attack", "The minister suffered a heart attack.", ""},
	{"two nouns", "a hunger strike", "Prisoners began a hunger strike.", "PROTEST/hunger strike(Prisoners > )"},
	{"figure of speech", "no one struck", "The minister fought for every vote.", "OTHER fought(The minister > every vote)"},
	{"figure of speech", "dismissal", "The officer was fired.", "OTHER fired( > The officer)"},
	{"gerund", "a noun", "Two miners were killed in fighting with rebels.",
		"ASSAULT killed( > Two miners) count 2"},
	{"dateline", "with a day and an agency", "QUITO, 14 June 2021 (Radio Austral) -- [Text] Rebels attacked the village.",
		"ASSAULT attacked(Rebels > the village)"},
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

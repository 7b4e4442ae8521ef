package graph

import "github.com/cayleygraph/quad"

// The terms of the graph, as they stand in the store. [Namespaces] gives
// their full IRIs.
const (
	RDFType   = quad.IRI("rdf:type")
	OWLSameAs = quad.IRI("owl:sameAs")

	OWLDifferentFrom = quad.IRI("owl:differentFrom")

	SchemaNewsArticle   = quad.IRI("schema:NewsArticle")
	SchemaPerson        = quad.IRI("schema:Person")
	SchemaOrganization  = quad.IRI("schema:Organization")
	SchemaPlace         = quad.IRI("schema:Place")
	SchemaQuotation     = quad.IRI("schema:Quotation")
	SchemaHeadline      = quad.IRI("schema:headline")
	SchemaPublisher     = quad.IRI("schema:publisher")
	SchemaDatePublished = quad.IRI("schema:datePublished")
	SchemaURL           = quad.IRI("schema:url")
	SchemaAuthor        = quad.IRI("schema:author")
	SchemaArticleBody   = quad.IRI("schema:articleBody")
	SchemaMentions      = quad.IRI("schema:mentions")
	SchemaName          = quad.IRI("schema:name")
	SchemaAlternateName = quad.IRI("schema:alternateName")
	SchemaJobTitle      = quad.IRI("schema:jobTitle")
	SchemaText          = quad.IRI("schema:text")
	SchemaSpokenBy      = quad.IRI("schema:spokenByCharacter")

	SEMEvent     = quad.IRI("sem:Event")
	SEMEventType = quad.IRI("sem:eventType")
	SEMHasActor  = quad.IRI("sem:hasActor") // in exports only
	SEMHasPlace  = quad.IRI("sem:hasPlace")
	SEMTime      = quad.IRI("sem:hasTimeStamp")
	SEMBegin     = quad.IRI("sem:hasBeginTimeStamp")
	SEMEnd       = quad.IRI("sem:hasEndTimeStamp")

	GAFDenotedBy  = quad.IRI("gaf:denotedBy")
	ITSConfidence = quad.IRI("itsrdf:taConfidence")
	GeoLat        = quad.IRI("geo:lat")
	GeoLong       = quad.IRI("geo:long")

	NGGroup      = quad.IRI("ng:Group")
	NGOther      = quad.IRI("ng:Other")
	NGSHA256     = quad.IRI("ng:sha256")
	NGCountry    = quad.IRI("ng:country")
	NGNameKey    = quad.IRI("ng:nameKey")
	NGSaid       = quad.IRI("ng:said")
	NGSaidAs     = quad.IRI("ng:saidAs")
	NGQuoteKind  = quad.IRI("ng:quoteKind")
	NGCue        = quad.IRI("ng:cue")
	NGCueAt      = quad.IRI("ng:cueAt")
	NGInSentence = quad.IRI("ng:inSentence")
	NGTimeBasis  = quad.IRI("ng:timeBasis")
	NGMode       = quad.IRI("ng:mode")
	NGTrigger    = quad.IRI("ng:trigger")
	NGLemma      = quad.IRI("ng:lemma")
	NGAgent      = quad.IRI("ng:agent")
	NGPatient    = quad.IRI("ng:patient")
	NGPolarity   = quad.IRI("ng:polarity")
	NGModality   = quad.IRI("ng:modality")
	NGClaimedIn  = quad.IRI("ng:claimedIn")
	NGCount      = quad.IRI("ng:count")
	NGCountOf    = quad.IRI("ng:countOf")
	NGCountAs    = quad.IRI("ng:countAs")
	NGCAMEO      = quad.IRI("ng:cameo")
	NGSector     = quad.IRI("ng:sector")
	NGSameEvent  = quad.IRI("ng:sameEvent")
	NGDenies     = quad.IRI("ng:denies")
	NGBackground = quad.IRI("ng:background")
	NGGeneric    = quad.IRI("ng:generic")

	NGMerge     = quad.IRI("ng:Merge")
	NGSplit     = quad.IRI("ng:Split")
	NGEntity    = quad.IRI("ng:entity")
	NGInto      = quad.IRI("ng:into")
	NGMember    = quad.IRI("ng:member")
	NGInArticle = quad.IRI("ng:inArticle")
	NGReason    = quad.IRI("ng:reason")
)

// A Term is one of the project's own terms, with its description.
type Term struct {
	IRI            quad.IRI
	Label, Comment string
}

// Terms are the terms of the ng: namespace.
var Terms = []Term{
	{NGGroup, "group", "A people, the believers of a faith, or an unnamed set of people."},
	{NGOther, "other", "A named thing that is no person, organization, group or place."},
	{NGSHA256, "SHA-256", "The checksum of the article's text in UTF-8, in hexadecimal."},
	{NGCountry, "country", "The ISO 3166 two-letter code of the country an entity belongs to or lies in."},
	{NGNameKey, "name key", "A name without case, accents or punctuation, that an entity can be looked up by."},
	{NGSaid, "said", "Leads from a speaker to a quotation."},
	{NGSaidAs, "said as", "The characters of the article in which the quotation's speaker is named."},
	{NGQuoteKind, "kind of quotation", "Whose words a quotation is in: direct, indirect or mixed."},
	{NGCue, "cue", "The words that tell of the speaking: said, according to."},
	{NGCueAt, "cue at", "The characters of the article the cue stands in."},
	{NGInSentence, "in sentence", "The characters of the sentence, or sentences, that an evidence span lies in."},
	{NGTimeBasis, "basis of time", "What a time rests on: explicit, relative, dateline or published."},
	{NGMode, "mode", "The manner of an event within its PLOVER type."},
	{NGTrigger, "trigger", "The word an event was recognised by, as written."},
	{NGLemma, "lemma", "The base form of an event's trigger."},
	{NGAgent, "agent", "Who did it. A sub-property of sem:hasActor."},
	{NGPatient, "patient", "To whom it was done. A sub-property of sem:hasActor."},
	{NGPolarity, "polarity", "Whether an event is said to have happened: positive or negative. Of a quotation: negative where the speaker denies the words."},
	{NGModality, "modality", "How certain the event is said to be: asserted, possible, ordered, planned or hypothetical."},
	{NGClaimedIn, "claimed in", "The quotation an event or another quotation is told in. One without is told by the article itself."},
	{NGCount, "count", "A number of people or things the event concerns."},
	{NGMerge, "merge", "A finding that two entities of different articles are one."},
	{NGSplit, "split", "A finding that some articles mean somebody else by the same name."},
	{NGEntity, "entity", "The entity that a merge or a split is about."},
	{NGInto, "into", "The entity that the entity of a merge is, or that a split makes."},
	{NGMember, "member", "Leads from the set of what is one entity to an entity merged into it, or to a split of it."},
	{NGInArticle, "in article", "An article that a split is about."},
	{NGReason, "reason", "Why a merge or a split was made, in words."},
	{NGCountOf, "count of", "What the number counts, as written."},
	{NGCountAs, "count as", "The number as written, with what makes it a rough one."},
	{NGCAMEO, "CAMEO", "The event's code in CAMEO, the scheme before PLOVER."},
	{NGSector, "sector", "The PLOVER sector of one who acts: GOV, MIL, REB, CVL and others."},
	{NGSameEvent, "same event", "Leads to the first event that tells of the same: by another source or otherwise, or in another article."},
	{NGDenies, "denies", "Leads from a denial to the event it denies."},
	{NGBackground, "background", "True of what the article recalls from an earlier time."},
	{NGGeneric, "generic", "True of what is spoken of in general, on no occasion: attacks that are rising."},
}

// A Namespace is a prefix, without the colon, and the IRI it stands for.
type Namespace struct{ Prefix, IRI string }

// Namespaces are the prefixes of the IRIs in the store, in their order.
var Namespaces = []Namespace{
	{"gaf", "http://groundedannotationframework.org/gaf#"},
	{"geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"},
	{"itsrdf", "http://www.w3.org/2005/11/its/rdf#"},
	{"ng", "https://github.com/newsgraph/newsgraph/ns#"},
	{"owl", "http://www.w3.org/2002/07/owl#"},
	{"plover", "https://github.com/newsgraph/newsgraph/ns/plover#"},
	{"prov", "http://www.w3.org/ns/prov#"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"schema", "http://schema.org/"},
	{"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

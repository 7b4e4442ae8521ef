package web

import (
	"net/http"
	"strconv"

	"github.com/newsgraph/newsgraph/queries"
)

// An object is one of JSON's.
type object = map[string]any

// describe answers with the description of the API.
func (a *api) describe(w http.ResponseWriter, r *http.Request) { reply(w, r, openAPI()) }

// openAPI describes the API, made from the catalogue of questions.
func openAPI() object {
	paths := object{
		prefix: object{"get": object{
			"operationId": "questions", "summary": "the questions there are, with their parameters and columns",
			"responses": responses("the questions", object{"application/json": object{"schema": object{"type": "object"}}}),
		}},
		prefix + "openapi.json": object{"get": object{
			"operationId": "openapi", "summary": "this description",
			"responses": responses("an OpenAPI description", object{"application/json": object{"schema": object{"type": "object"}}}),
		}},
	}
	for _, q := range queries.All() {
		paths[prefix+q.Name] = object{"get": operation(q)}
	}
	return object{
		"openapi": "3.0.3",
		"info": object{
			"title": "newsgraph", "version": "1",
			"description": "Questions to a knowledge graph of the news. Every row names its evidence: the article, the sentence and the characters. " +
				"Rows come in a fixed order; an answer has at most " + strconv.Itoa(maxRows) + " of them and, in its Link header and as next in JSON, the address of those that follow.",
			"license": object{"name": "Apache-2.0"},
		},
		"servers":    []object{{"url": "/"}},
		"security":   []object{{}, {"bearer": []string{}}, {"basic": []string{}}},
		"paths":      paths,
		"components": components(),
	}
}

// operation describes one question.
func operation(q queries.Query) object {
	var params []object
	for _, p := range q.Params {
		params = append(params, parameter(p))
	}
	params = append(params, object{"$ref": "#/components/parameters/format"})
	row, columns := object{}, []string{}
	for _, c := range q.Columns {
		row[c.Name] = object{"description": c.Help, "allOf": []object{{"$ref": "#/components/schemas/Cell"}}}
		columns = append(columns, c.Name)
	}
	table := object{
		"type": "object", "required": []string{"query", "columns", "rows", "total"},
		"properties": object{
			"query":   object{"type": "string", "enum": []string{q.Name}},
			"columns": object{"type": "array", "items": object{"type": "string", "enum": columns}},
			"rows": object{"type": "array", "maxItems": maxRows, "items": object{
				"type": "object", "description": "empty cells are left out", "properties": row, "additionalProperties": false,
			}},
			"total": object{"type": "integer", "minimum": 0, "description": "how many rows there are in all"},
			"next":  object{"type": "string", "format": "uri-reference", "description": "where the rows that follow are"},
		},
		"additionalProperties": false,
	}
	content := object{}
	for _, f := range formats {
		content[f.media] = object{"schema": object{"type": "string"}}
	}
	content[formats[0].media] = object{"schema": table}
	return object{"operationId": q.Name, "summary": q.Short, "parameters": params, "responses": responses("the answer", content)}
}

// parameter describes a parameter of a question.
func parameter(p queries.Param) object {
	schema := object{"type": "string"}
	o := object{"name": p.Name, "in": "query", "schema": schema}
	help := p.Help
	choices := schema
	switch p.Kind {
	case queries.Day:
		schema["pattern"] = `^\d{4}(-\d{2}(-\d{2})?)?$`
	case queries.Int:
		schema["type"], schema["minimum"] = "integer", 0
	case queries.Point:
		schema["pattern"] = `^\s*[-+]?[0-9.]+\s*,\s*[-+]?[0-9.]+\s*$`
	case queries.List:
		choices = object{"type": "string"}
		schema["type"], schema["items"] = "array", choices
		o["style"], o["explode"] = "form", false
	}
	if len(p.Choices) > 0 {
		choices["enum"] = p.Choices
		help += "; in any case"
	}
	if n, err := strconv.Atoi(p.Default); err == nil && p.Kind == queries.Int {
		schema["default"] = n
	} else if p.Default != "" {
		schema["default"] = p.Default
	}
	if p.Unless != "" {
		help += "; required, unless " + p.Unless + " is given"
	}
	o["description"], o["required"] = help, p.Required && p.Unless == ""
	return o
}

func responses(what string, content object) object {
	headers := object{}
	for name, help := range map[string]string{"ETag": "of this answer, for If-None-Match", "Link": "where the rows that follow are, rel=\"next\""} {
		headers[name] = object{"description": help, "schema": object{"type": "string"}}
	}
	return object{
		"200":     object{"description": what, "content": content, "headers": headers},
		"304":     object{"description": "the answer with the tag in If-None-Match still holds"},
		"default": object{"$ref": "#/components/responses/Problem"},
	}
}

// components are what the operations share.
func components() object {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	text, number := object{"type": "string"}, object{"type": "number"}
	return object{
		"parameters": object{"format": object{
			"name": "format", "in": "query", "description": "the form of the answer; else the Accept header tells", "schema": object{"type": "string", "enum": names},
		}},
		"schemas": object{
			"Cell": object{"oneOf": []object{text, number, {"type": "array", "items": text}}},
			"Problem": object{
				"type": "object", "description": "an error (RFC 9457)", "required": []string{"title", "status"},
				"properties": object{
					"title": text, "status": object{"type": "integer"},
					"detail": object{"type": "string", "description": "what is wrong"}, "hint": object{"type": "string", "description": "what to do about it"},
				},
			},
		},
		"responses": object{"Problem": object{
			"description": "400: the question is wrong. 401: the token is missing. 404: no such question, or nobody of that name. 422: the answer is too big. 503: come back later. 504: it took too long.",
			"content":     object{problemType: object{"schema": object{"$ref": "#/components/schemas/Problem"}}},
		}},
		"securitySchemes": object{
			"bearer": object{"type": "http", "scheme": "bearer"},
			"basic":  object{"type": "http", "scheme": "basic", "description": "the token is the password of any user"},
		},
	}
}

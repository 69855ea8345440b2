"""The OpenAPI document: what the code says of itself, completed."""

import json
import re

from portal.api.problems import MEDIA_TYPE

from . import introduction
from .routers import groups

ROOT = "/api/v1/"
JSON = "application/json"
HEADERS = {
    "ETag": {"description": "Changes with the answer.", "schema": {"type": "string"}},
    "Cache-Control": {
        "description": "Always public, max-age=0, must-revalidate.",
        "schema": {"type": "string"},
    },
}
PROBLEM = {
    "title": "Problem",
    "description": "What is wrong and what to do (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {
            "type": "string",
            "description": "An address that explains this sort of problem, or about:blank.",
            "examples": ["https://worklife.example.gov/api/#invalid-parameters"],
        },
        "title": {"type": "string", "examples": ["Some parameters are not right"]},
        "status": {"type": "integer", "examples": [400]},
        "detail": {
            "type": "string",
            "examples": ["What to do about limit stands in errors."],
        },
        "errors": {
            "type": "array",
            "description": "Where parameters are not right: each with what to do.",
            "items": {
                "type": "object",
                "required": ["parameter", "detail"],
                "properties": {
                    "parameter": {"type": "string", "examples": ["limit"]},
                    "detail": {
                        "type": "string",
                        "examples": ["Input should be less than or equal to 100."],
                    },
                },
            },
        },
        "request_id": {
            "type": "string",
            "description": "Where something broke: what to name when you report it.",
            "examples": ["6f1c2f0e9b8d4c55a3f7d2e1b0c9a8f7"],
        },
    },
}
ALWAYS = ("400", "429", "500", "503")
FAILURES = {
    "400": ("FaultyQuestion", "A parameter is not right, is missing or is not known."),
    "404": ("NotFound", "Nothing that readers find is there."),
    "410": ("Gone", "The page was taken down and nothing took its place."),
    "429": ("TooMany", "Too many requests. Wait as long as Retry-After says, in seconds."),
    "500": ("Broken", "Something broke here, and was noted."),
    "503": ("Away", "The database is away. Try again soon."),
}


def document() -> dict:
    """Return the OpenAPI document of the API."""
    from .urls import api

    return completed(api.get_openapi_schema(path_prefix=ROOT))


def completed(made: dict) -> dict:
    """Return the document that the code made with what it cannot say: failures, examples, words."""
    schemas = _answers(made) | {"Problem": PROBLEM}
    return {
        "openapi": made["openapi"],
        "info": {
            "title": introduction.TITLE,
            "version": "1",
            "summary": introduction.SUMMARY,
            "description": _plain(introduction.text()),
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": one.name, "description": one.about} for one in groups],
        "paths": {
            path: {"get": _operation(path, one["get"], schemas)}
            for path, one in made["paths"].items()
        },
        "components": {
            "schemas": {name: _without_notes(one) for name, one in schemas.items()},
            "responses": dict(map(_failure, FAILURES)),
            "headers": HEADERS,
        },
    }


def _answers(made):
    """Return the schemas of answers; what those of questions hold stands with the parameters."""
    told = json.dumps(made)
    schemas = made["components"]["schemas"]
    return {name: one for name, one in sorted(schemas.items()) if f'/schemas/{name}"' in told}


def _without_notes(schema):
    """Leave out the examples that are in the operations now, and titles that repeat a name."""
    left_out = ("title", "x-example")
    members = {
        name: {key: value for key, value in one.items() if key != "title"}
        for name, one in schema["properties"].items()
    }
    kept = {key: value for key, value in schema.items() if key not in left_out}
    return kept | {"properties": members}


def _plain(text):
    """Leave out what only the portal's own Markdown knows: anchors, and links that name a page."""
    return re.sub(r" \{#[\w-]+\}|\bpage:(?=/)", "", text)


def _operation(path, made, schemas):
    parameters = [_parameter(one) for one in made["parameters"]]
    given = {str(status): one for status, one in made["responses"].items()}
    found = given.pop("200")
    failures = {*ALWAYS, *(given.keys() & FAILURES.keys())}
    example = example_of(found["content"][JSON]["schema"], schemas)
    body = {"schema": found["content"][JSON]["schema"], "example": example}
    if any(one["in"] == "path" for one in parameters):
        failures.add("404")
    return {
        "operationId": made["operationId"],
        "summary": made["summary"],
        "description": " ".join(made["description"].split()),
        "tags": made["tags"],
        "parameters": parameters,
        "responses": {
            "200": {
                "description": "What was asked for.",
                "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS},
                "content": {JSON: body},
            },
            **{status: one for status, one in given.items() if status not in FAILURES},
            "304": {"description": "Nothing has changed since the ETag in If-None-Match."},
            **{
                status: {"$ref": f"#/components/responses/{name}"}
                for status, (name, _) in FAILURES.items()
                if status in failures
            },
        },
    }


def _parameter(made):
    """Leave out the null that stands for no filter: in an address nothing stands for it."""
    schema = dict(made["schema"])
    choices = [one for one in schema.pop("anyOf", []) if one != {"type": "null"}]
    for one in choices:
        schema |= one
    examples = schema.pop("examples", [])
    schema.pop("title", None)
    parameter = {
        "name": made["name"],
        "in": made["in"],
        "required": made["required"],
        "description": schema.pop("description", ""),
        "schema": schema,
    }
    return parameter | ({"example": examples[0]} if examples else {})


def _failure(status):
    name, description = FAILURES[status]
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return name, {"description": description, "content": content}


def example_of(schema: dict, schemas: dict):
    """Return an example of a schema, put together from those of its parts."""
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "examples" in schema:
        return schema["examples"][0]
    if schema.get("type") == "array":
        return [example_of(schema["items"], schemas)]
    if "properties" in schema:
        made = {name: example_of(one, schemas) for name, one in schema["properties"].items()}
        own = schema.get("x-example", {})
        return {name: own.get(name, one) for name, one in made.items()}
    if choices := schema.get("anyOf"):
        made = next((one for one in choices if "$ref" in one), None)
        return example_of(made, schemas) if made else None
    raise ValueError(f"Give an example of {schema}.")

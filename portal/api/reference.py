"""From the OpenAPI document to what its page says of operations and shapes. Pure."""

import json
from urllib.parse import quote, urlencode

JSON = "application/json"
# Shapes that others extend, the larger one first.
BASES = ("PageFull", "PageShort")
TYPES = {"integer": "whole number", "boolean": "true or false", "object": "object"}
FORMATS = {"date": "day", "date-time": "moment"}


def operations_of(group: str, document: dict) -> list[dict]:
    """Return what is said of each operation of a group."""
    made = [(path, one["get"]) for path, one in document["paths"].items()]
    schemas = document["components"]["schemas"]
    return [_operation(path, one, schemas) for path, one in made if group in one["tags"]]


def shapes_of(document: dict) -> list[dict]:
    """Return what is said of each shape but lists, which are all alike."""
    schemas = document["components"]["schemas"]
    return [_shape(name, schemas) for name in schemas if not _is_list(schemas[name])]


def address_of(path: str, parameters: list[dict]) -> str:
    """Return an operation's address with what it needs and, as an example, one filter."""
    for one in parameters:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", one["example"])
    asked = [one for one in parameters if one["in"] == "query" and "example" in one][:1]
    question = urlencode({one["name"]: one["example"] for one in asked}, quote_via=quote)
    return f"{path}?{question}" if question else path


def _operation(path, made, schemas):
    found = made["responses"]["200"]["content"][JSON]
    return {
        "id": made["operationId"],
        "path": path,
        "summary": made["summary"],
        "description": made["description"],
        "parameters": [_parameter(one) for one in made["parameters"]],
        "address": address_of(path, made["parameters"]),
        "answer": json.dumps(found["example"], indent=1, ensure_ascii=False),
        **_answered(type_of(found["schema"]), schemas),
    }


def _answered(name, schemas):
    """Return which shape an answer has, or each item of it if it is a list."""
    if not _is_list(schemas[name]):
        return {"shape": name, "is_list": False}
    return {"shape": type_of(schemas[name]["properties"]["items"]["items"]), "is_list": True}


def _parameter(made):
    return {
        "name": made["name"],
        "is_required": made["required"],
        "description": made["description"],
        "limits": limits_of(made["schema"]),
        "example": made.get("example", ""),
    }


def limits_of(schema: dict) -> str:
    """Return in words what a parameter may be, or ""."""
    if "enum" in schema:
        return f"One of {', '.join(schema['enum'])}."
    if schema["type"] == "integer":
        return f"{schema['minimum']:,} to {schema['maximum']:,}; {schema['default']} if left out."
    return ""


def _shape(name, schemas):
    members = schemas[name]["properties"]
    base = next((one for one in BASES if one != name and _extends(members, one, schemas)), "")
    known = schemas[base]["properties"] if base else ()
    return {
        "name": name,
        "description": schemas[name].get("description", ""),
        "base": base,
        "members": [
            {"name": key, "type": type_of(one), "description": one.get("description", "")}
            for key, one in members.items()
            if key not in known
        ],
    }


def _extends(members, base, schemas):
    return all(members.get(key) == one for key, one in schemas[base]["properties"].items())


def _is_list(schema):
    return {"count", "next", "previous", "items"} <= schema["properties"].keys()


def type_of(schema: dict) -> str:
    """Return the type of a member in words: text, whole number, list of Link, day or null."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if choices := schema.get("anyOf"):
        return " or ".join(map(type_of, choices))
    if schema["type"] == "array":
        return f"list of {type_of(schema['items'])}"
    if schema["type"] == "string":
        return FORMATS.get(schema.get("format", ""), "text")
    return TYPES.get(schema["type"], schema["type"])

"""OpenAPI → what a page shows of it."""

from typing import Any

Told = dict[str, Any]


def groups(schema: Told) -> list[tuple[str, list[Told]]]:
    """Return the operations by their tag, in the order in which they stand."""
    found: dict[str, list[Told]] = {}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            found.setdefault(operation["tags"][0], []).append(_operation(path, method, operation))
    return list(found.items())


def _operation(path: str, method: str, operation: Told) -> Told:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    good: Told = next((said for code, said in operation["responses"].items() if code.startswith("2")), {})
    answers = [(media, _kind(part.get("schema", {}))) for media, part in good.get("content", {}).items()]
    return {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "description": operation.get("description", ""),
        "parameters": [
            _named(one["name"], one["schema"], is_required=one["required"]) for one in operation["parameters"]
        ],
        "body": _kind(body) if body else "",
        "answers": answers,
        "refusals": [code for code in sorted(operation["responses"]) if code >= "400"],
    }


def schemas(schema: Told) -> list[tuple[str, list[Told]]]:
    """Return each thing with its fields."""
    parts = schema["components"]["schemas"]
    return [
        (name, [_named(key, part, is_required=key in one.get("required", [])) for key, part in _fields(one)])
        for name, one in sorted(parts.items())
    ]


def _fields(one: Told) -> list[tuple[str, Told]]:
    return list(one.get("properties", {}).items())


def _named(name: str, part: Told, *, is_required: bool) -> Told:
    return {"name": name, "kind": _kind(part), "about": part.get("description", ""), "is_required": is_required}


def _kind(part: Told) -> str:
    """Return the kind of a field in few words: its type, its format, or the thing it refers to."""
    if "$ref" in part:
        return str(part["$ref"]).rpartition("/")[2]
    several = part.get("anyOf") or part.get("allOf")
    if several:
        return " | ".join(dict.fromkeys(_kind(one) for one in several))
    if part.get("type") == "array":
        return f"{_kind(part.get('items', {}))}[]"
    return str(part.get("format") or part.get("type", ""))

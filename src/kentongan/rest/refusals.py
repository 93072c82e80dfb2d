"""What OpenAPI says of refusals: each operation names every status it can answer with."""

from typing import Any

from ninja.openapi.schema import OpenAPISchema

from kentongan.rest.problems import MEDIA_TYPE, Problem

ALWAYS = {
    "401": "Tanpa kunci yang berlaku",
    "403": "Kunci atau peran pemegangnya tidak membuka ini",
    "422": "Isian tidak sesuai; `errors` menyebut yang mana",
    "429": "Terlalu sering; tunggu sebanyak detik pada Retry-After",
}
ONE = {"404": "Tidak ada, atau tidak terlihat lewat kunci ini"}
SENT = {
    "400": "Bukan JSON",
    "409": "Nomor kiriman ini sudah dipakai dengan isi lain",
    "411": "Tanpa Content-Length",
    "413": "Terlalu besar",
    "415": "Bukan application/json",
}


def with_refusals(schema: OpenAPISchema) -> OpenAPISchema:
    """Add to each operation the refusals it can answer with."""
    parts = schema["components"].setdefault("schemas", {})
    told = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    parts |= told.pop("$defs", {}) | {"Problem": told}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            also = ALWAYS | (ONE if "{" in path else {}) | (SENT if method == "post" else {})
            operation["responses"] = {str(code): said for code, said in operation["responses"].items()}
            operation["responses"] |= {code: _refusal(code, words) for code, words in sorted(also.items())}
            if method == "get" and "200" in operation["responses"]:
                operation["responses"]["304"] = {"description": "Tidak berubah sejak ETag itu"}
    return schema


def _refusal(code: str, words: str) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    answer: dict[str, Any] = {"description": words, "content": content}
    if code == "429":
        answer["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "detik"}}
    return answer

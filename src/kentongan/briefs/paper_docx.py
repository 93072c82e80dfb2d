"""The same paper as a document that can still be edited, from the city's template or the shipped one."""

from datetime import UTC
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

import typst
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kentongan.briefs.archive import without_clock
from kentongan.briefs.content import VERSION
from kentongan.briefs.models import Brief
from kentongan.briefs.paper import old_words, untouched

MOST = 255  # letters in a property of the format
SHARP = 220  # dots an inch of a picture; a word processor's file cannot rely on vector drawings
DRAW = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 16cm)'


def docx(brief: Brief) -> bytes:
    """Return the paper as DOCX. The city's own template counts that was in use when the paper was composed."""
    content = untouched(brief)
    template = bytes(brief.template.content) if brief.template else shipped(brief.kind, content["version"])
    words = content | {"digest": brief.digest} if content["version"] >= VERSION else old_words(content, brief)
    logo = bytes(brief.letterhead.logo or b"") if brief.letterhead else b""
    document = filled(template, words, logo=logo)
    properties = document.docx.core_properties
    properties.title, properties.author = (brief.title or brief.number)[:MOST], brief.snapshot["secretariat"]
    properties.created = properties.modified = brief.composed_at.astimezone(UTC).replace(tzinfo=None)
    file = BytesIO()
    document.save(file)
    return without_clock(file.getvalue())


def filled(
    template: bytes, words: dict[str, Any], *, logo: bytes = b"", undefined: type[Undefined] = Undefined
) -> DocxTemplate:
    """Fill a template with the words of a snapshot.

    A template is text that the city wrote: it runs in a sandbox that lets it read words and change nothing.

    Args:
        template: the bytes of a DOCX file with fields.
        words: a snapshot; its sections stand in it a second time by their keys, as `bagian.directives`.
        logo: the PNG of the head.
        undefined: what an unknown field becomes: nothing, or on trial an error.

    Raises:
        jinja2.TemplateError: a field is not known or a tag is broken.
    """
    document = DocxTemplate(BytesIO(template))
    context = dict(words)
    if "parts" in words:
        context["bagian"] = {part["key"]: _drawn(part, words, document) for part in words["parts"]}
        context["logo"] = InlineImage(document, BytesIO(logo), width=Cm(1.9)) if logo else ""
    sandbox = ImmutableSandboxedEnvironment(undefined=undefined)
    sandbox.globals.clear()  # no ranges to count through, nothing to call
    document.render(context, jinja_env=sandbox, autoescape=True)
    return document


def shipped(kind: str, version: int = VERSION) -> bytes:
    """Return the template that the product brings along."""
    return _read("first_minutes.docx" if version < VERSION else f"templates/{kind}.docx")


def _drawn(part: dict[str, Any], words: dict[str, Any], document: DocxTemplate) -> dict[str, Any]:
    """Put drawings into a section as pictures."""
    return part | {
        "pictures": [
            one | {"picture": InlineImage(document, BytesIO(_png(words["pictures"][one["name"]])), width=Cm(15.5))}
            for one in part["pictures"]
        ]
    }


def _png(svg: str) -> bytes:
    made = typst.compile(DRAW, format="png", ppi=SHARP, ignore_system_fonts=True, sys_inputs={"svg": svg})
    return bytes(made)


@cache
def _read(name: str) -> bytes:
    return resources.files("kentongan.briefs").joinpath("data", name).read_bytes()

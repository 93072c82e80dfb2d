"""The words of a page's scripts, as data beside them: a script holds no sentence of its own."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from kentongan.city.script_words import WORDS

register = template.Library()


@register.simple_tag
def script_words(*scripts: str) -> SafeString:
    """Write the words of these scripts where js/words.js finds them, `{% script_words "copy" "where" %}`."""
    return mark_safe("".join(words_of(script, WORDS[script]) for script in scripts))  # noqa: S308  json_script escapes


@register.simple_tag
def words_of(script: str, words: Mapping[str, Any]) -> SafeString:
    """Write such words of a room's own."""
    return json_script(dict(words), f"words-{script}")

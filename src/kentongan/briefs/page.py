"""A frozen paper for the screen: rows with the titles of their columns, drawings by their names."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from kentongan.briefs.content import VERSION


def shown(snapshot: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the sections of a paper as its page shows them; nothing of one in the first form.

    Args:
        snapshot: as it was frozen.
    """
    if snapshot["version"] < VERSION:
        return []
    return [_part(part, snapshot["pictures"]) for part in snapshot["parts"]]


def _part(part: dict[str, Any], pictures: dict[str, str]) -> dict[str, Any]:
    keys = [(key, title) for key, title, _width in part["columns"]]
    rows = [[{"title": title, "text": row[key]} for key, title in keys] for row in part["rows"]]
    drawn = [one | {"svg": _drawing(pictures[one["name"]])} for one in part["pictures"]]
    return part | {"heads": [title for _key, title in keys], "rows": rows, "pictures": drawn}


def _drawing(svg: str) -> SafeString:
    """Return a drawing for the page. It is one of ours: every word in it was escaped when it was drawn."""
    return mark_safe(svg)  # noqa: S308

"""Pages of long lists: find which rows stand on a page first, then fetch these alone.

A database that sorts whole rows, with their texts and their joins, to throw all but 25 away is slow in any order; keys
are small, and an index often holds all that is asked of them.
"""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


class Pages(Paginator):
    """A paginator for the rows of a table, for one query more and much less work."""

    def page(self, number: int | str) -> Page:
        """Return one page, its rows in the order of the list."""
        number = self.validate_number(number)
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        first = (number - 1) * self.per_page
        return Page(list(rows.filter(pk__in=self._keys(first, first + self.per_page))), number, self)

    def _keys(self, first: int, last: int) -> list[Any]:
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        return list(rows.values_list("pk", flat=True)[first:last])


class FoundPages(Pages):
    """The same for what was found by reading texts: its keys are known already, in the order of the list."""

    def __init__(self, rows: QuerySet[Any], keys: list[Any], per_page: int) -> None:
        super().__init__(rows, per_page)
        self._found = keys
        self.count = len(keys)

    def _keys(self, first: int, last: int) -> list[Any]:
        return self._found[first:last]

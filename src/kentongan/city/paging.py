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
        keys = list(rows.values_list("pk", flat=True)[first : first + self.per_page])
        return Page(list(rows.filter(pk__in=keys)), number, self)

"""The fields of the ledger's tables: hundreds on one page, too many for a template's loops."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kentongan.desk.ledger import Cell, Gap

register = template.Library()
FIELD = (
    '<td class="heat-cell heat-cell--{}" data-label="{}"><span>{}<strong>{}</strong> '
    '<span class="heat-more">{} {}</span></span></td>'
)
NOTHING = '<td class="heat-cell heat-cell--{}" data-label="{}">–</td>'


@register.filter
def fields(cells: Sequence[Cell], tiles: Sequence[Gap]) -> SafeString:
    """Write the fields of one row under the heads of the tiles: the median, and what is enough for nine in ten."""
    over, nine = _("melewati batas:"), _("9 dari 10:")
    sign = '<span class="heat-sign" aria-hidden="true">{}</span><span class="visually-hidden">{}</span>'
    signs = {cell.sign: format_html(sign, cell.sign, over) if cell.sign else "" for cell in cells}
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html(FIELD, cell.heat, tile.name, signs[cell.sign], cell.median, nine, cell.most)
                if cell.count
                else format_html(NOTHING, cell.heat, tile.name),
            )
            for cell, tile in zip(cells, tiles, strict=True)
        ),
    )

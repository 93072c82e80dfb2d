"""A code for phones as a drawing that stands in a page."""

import segno


def picture(text: str) -> str:
    """Return a QR code as an inline SVG with classes in place of colours, which the page's styles fill.

    >>> picture("https://rakor.example/hadir/p1-2-3/").startswith("<svg")
    True
    """
    made = segno.make(text, error="m", micro=False)
    return made.svg_inline(scale=1, border=2, svgclass="qr", lineclass="qr-dark", omitsize=True, dark="black")

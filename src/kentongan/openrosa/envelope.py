"""The XML that phones are answered with (docs.getodk.org/openrosa-http, -form-list, -form-submission)."""

from xml.sax.saxutils import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
RESPONSE = "http://openrosa.org/http/response"
LIST = "http://openrosa.org/xforms/xformsList"
MANIFEST = "http://openrosa.org/xforms/xformsManifest"


def message(words: str, *, nature: str) -> str:
    """Return a sentence for whoever holds the phone.

    >>> message("Isi < 10", nature="submit_error").partition('response">')[2]
    '<message nature="submit_error">Isi &lt; 10</message></OpenRosaResponse>'
    """
    said = f'<message nature="{nature}">{escape(words)}</message>'
    return f'{DECLARATION}<OpenRosaResponse xmlns="{RESPONSE}">{said}</OpenRosaResponse>'


def form_list(*, form_id: str, name: str, version: str, mark: str, address: str, manifest: str) -> str:
    """Return the list of forms, of which there is one: what it is called, its mark, where it and its files lie."""
    parts = {
        "formID": form_id,
        "name": name,
        "version": version,
        "hash": mark,
        "downloadUrl": address,
        "manifestUrl": manifest,
    }
    told = "".join(f"<{tag}>{escape(value)}</{tag}>" for tag, value in parts.items())
    return f'{DECLARATION}<xforms xmlns="{LIST}"><xform>{told}</xform></xforms>'


def empty_manifest() -> str:
    """Return the list of files a form needs beside itself: none, its lists stand in it."""
    return f'{DECLARATION}<manifest xmlns="{MANIFEST}"/>'

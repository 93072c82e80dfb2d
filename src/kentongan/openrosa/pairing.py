"""What ODK Collect reads to set itself up: settings as JSON, squeezed, in a QR code.

Format: docs.getodk.org/collect-import-export: base64 of zlib of the JSON, with `general`, `admin` and `project`.
"""

import base64
import json
import zlib

import segno


def settings_for(address: str, *, project: str) -> dict[str, dict[str, object]]:
    """Return the settings of a phone: where to send, by itself as soon as there is a net, one form and no other.

    What Collect does anyway is left out: each letter makes the code finer, and old cameras miss fine ones.
    """
    general: dict[str, object] = {
        "server_url": address,
        "form_update_mode": "match_exactly",
        "autosend": "wifi_and_cellular",
    }
    return {"general": general, "admin": {}, "project": {"name": project, "icon": "K", "color": "#0b5c55"}}


def packed(settings: dict[str, dict[str, object]]) -> str:
    """Return settings as they stand in the code.

    >>> json.loads(zlib.decompress(base64.b64decode(packed({"general": {"autosend": "off"}}))))
    {'general': {'autosend': 'off'}}
    """
    return base64.b64encode(zlib.compress(json.dumps(settings, separators=(",", ":")).encode(), 9)).decode()


def picture(settings: dict[str, dict[str, object]]) -> str:
    """Return the code as an image that stands in the page itself, so that the key is in no address and no cache."""
    return str(segno.make(packed(settings), error="l", micro=False).svg_data_uri(scale=5, border=4, light="#fff"))

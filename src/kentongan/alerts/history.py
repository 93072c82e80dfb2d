"""The journal's lines on one thing, as sentences for its page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kentongan.journal import queries as journal

SENTENCES = {
    "alert.raise": (_("Peringatan muncul"), "alert"),
    "alert.join": (_("Kejadian baru bergabung ke peringatan ini"), "plus"),
    "alert.acknowledge": (_("Peringatan ditanggapi"), "check"),
    "alert.respond": (_("Tindak lanjut ditugaskan; penanganan dimulai"), "action"),
    "alert.close": (_("Peringatan ditutup"), "close"),
}


def items(kind: str, pk: int, sentences: dict[str, tuple[Any, str]]) -> list[dict[str, Any]]:
    """Return what `pieces/_timeline.html` shows, the newest first."""
    lines = journal.history(kind, pk).order_by("-id")
    return [
        {"at": line.at, "who": line.actor_name, "text": text, "icon": icon}
        for line in lines
        for text, icon in [sentences.get(line.verb, (line.verb, "drum"))]
    ]

"""What a voice note really is, whatever its name says."""

from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused
from kentongan.intake.services import Enclosure

MOST_BYTES = 4_000_000  # two minutes of speech take a tenth of it
# first bytes, where they stand, media type, extension
SIGNS = (
    (b"\x1aE\xdf\xa3", 0, "audio/webm", "webm"),
    (b"OggS", 0, "audio/ogg", "ogg"),
    (b"ftyp", 4, "audio/mp4", "m4a"),
    (b"ID3", 0, "audio/mpeg", "mp3"),
    (b"#!AMR", 0, "audio/amr", "amr"),
)


class NotASound(Refused):
    code = "not-a-sound"
    status = 422
    text = _("Rekaman ini tidak dapat dipakai. Rekam sekali lagi, paling lama dua menit.")


def read(content: bytes) -> Enclosure:
    """Return a voice note as it may be kept.

    Raises:
        NotASound: too large, or nothing that a phone records.

    >>> read(b"OggS" + bytes(20)).media_type
    'audio/ogg'
    """
    if len(content) > MOST_BYTES:
        raise NotASound
    for sign, place, media_type, extension in SIGNS:
        if content[place : place + len(sign)] == sign:
            return Enclosure(name=f"{_('pesan-suara')}.{extension}", media_type=media_type, content=content)
    raise NotASound

"""Recordings as phones make them, told by their first bytes: what a file calls itself proves nothing."""

from django.core.files.uploadedfile import UploadedFile

from kentongan.intake.services import Enclosure

# Where to look, what stands there, what it is (RFC 4867 AMR, RFC 3533 Ogg, ISO 14496-12 `ftyp`, RIFF, MPEG audio).
MARKS = (
    (0, b"#!AMR", "audio/amr"),
    (0, b"OggS", "audio/ogg"),
    (4, b"ftyp", "audio/mp4"),
    (8, b"WAVE", "audio/wav"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
)


def media_type(head: bytes) -> str:
    """Return what kind of sound begins like this, "" for none.

    >>> media_type(b"#!AMR\\n"), media_type(b"\\x00\\x00\\x00\\x18ftypM4A "), media_type(b"<script>")
    ('audio/amr', 'audio/mp4', '')
    """
    return next((kind for start, mark, kind in MARKS if head[start : start + len(mark)] == mark), "")


def recording(upload: UploadedFile) -> Enclosure | None:
    """Return an uploaded recording, or None for what is no sound. Its size is bounded by that of the request."""
    kind = media_type(upload.read(16))
    upload.seek(0)
    return Enclosure(upload.name or "", kind, upload.read()) if kind else None

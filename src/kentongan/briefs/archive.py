"""Zip archives whose bytes repeat: a document file is one, and the clock has no business in it."""

import zipfile
from io import BytesIO

EPOCH = (1980, 1, 1, 0, 0, 0)


def without_clock(content: bytes) -> bytes:
    """Return the same archive with every entry dated alike.

    Args:
        content: a zip archive, such as a DOCX file.

    Raises:
        zipfile.BadZipFile: it is none.
    """
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            still = zipfile.ZipInfo(entry.filename, EPOCH)
            still.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(still, source.read(entry))
    return target.getvalue()

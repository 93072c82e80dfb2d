"""The trained models of the reader, each with a card that says what it was made of and what it is worth.

They are read with this module, so that reading a text reads no file.
"""

from importlib.resources import files

from kentongan.extraction.classes import Classes
from kentongan.extraction.tagger import Models


def _file(name: str) -> bytes:
    return files(__name__).joinpath(name).read_bytes()


NAMES = Models.of(_file("names.npz"), _file("names_lower.npz"))
CLASSES = Classes.of(_file("classes.npz"))

"""XML from strangers into a small tree that knows its lines: no entities, no document types, bounded in every way."""

from dataclasses import dataclass, field
from io import BytesIO
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, InputSource, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

MOST_BYTES = 2_000_000
MOST_ELEMENTS = 20_000
DEEPEST = 20


class Unreadable(Exception):
    """A message is not what it should be; the sentence says what is wrong and where."""


@dataclass
class Node:
    """An element; its attributes by their local names."""

    name: str
    space: str
    line: int
    text: str = ""
    children: "list[Node]" = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)

    def all(self, name: str) -> "list[Node]":
        """Return the children of that name."""
        return [child for child in self.children if child.name == name]

    def said(self, name: str, default: str = "") -> str:
        """Return the text of the first child of that name, its blanks trimmed."""
        found = self.all(name)
        return found[0].text.strip() if found else default

    def needed(self, name: str) -> "Node":
        """Return the first child of that name that says something.

        Raises:
            Unreadable: there is none, or it is empty.
        """
        found = self.all(name)
        if not found or not found[0].text.strip():
            raise Unreadable(f"<{self.name}> (baris {self.line}): <{name}> tidak ada atau kosong")
        return found[0]


def tree(data: bytes) -> Node:
    """Read XML.

    Raises:
        Unreadable: it is no well-formed XML, brings a document type, or is larger than any honest message.

    >>> tree(b"<a><b> x </b></a>").said("b")
    'x'
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(f"lebih besar dari {MOST_BYTES // 1_000_000} MB")
    if data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise Unreadable("isinya halaman web (HTML), bukan XML")
    grower = _Grower()
    parser = DefusedExpatParser(namespaceHandling=1, forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(grower)
    source = InputSource()
    source.setByteStream(BytesIO(data))
    try:
        parser.parse(source)
    except DefusedXmlException:
        raise Unreadable("memuat DOCTYPE atau entitas; demi keamanan tidak dibaca") from None
    except SAXParseException as fault:
        raise Unreadable(f"XML rusak di baris {fault.getLineNumber()}, kolom {fault.getColumnNumber()}") from None
    except (SAXException, ValueError):
        raise Unreadable("XML tidak dapat dibaca") from None
    if grower.root is None:
        raise Unreadable("kosong")
    return grower.root


class _Grower(ContentHandler):
    """Builds the tree while the parser walks."""

    def __init__(self) -> None:
        super().__init__()
        self.root: Node | None = None
        self.path: list[Node] = []
        self.count = 0
        self.where: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:
        self.where = locator

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: AttributesNSImpl) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.path) >= DEEPEST:
            raise Unreadable(f"lebih dari {MOST_ELEMENTS} unsur atau {DEEPEST} tingkat")
        node = Node(name[1], name[0] or "", (self.where.getLineNumber() if self.where else None) or 0)
        node.attributes = {local: value for (_space, local), value in attrs.items()}
        if self.path:
            self.path[-1].children.append(node)
        else:
            self.root = node
        self.path.append(node)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:
        self.path.pop()

    def characters(self, content: str) -> None:
        self.path[-1].text += content

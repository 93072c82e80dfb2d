"""A list of warnings as RSS 2.0, each item with the address of its CAP message."""

from dataclasses import dataclass

from kentongan.warnings.told import Unreadable
from kentongan.xml_tree import tree

MOST_ITEMS = 200


@dataclass(frozen=True)
class Item:
    """One line of the list: its identifier, where its message lies, and the words that tell whether it is about us."""

    identifier: str
    link: str
    words: str

    def names(self, places: tuple[str, ...]) -> bool:
        """Does it name one of these places?

        >>> Item("1", "", "Hujan Lebat di Jawa Timur").names(("Jawa Timur", "Kota Probolinggo"))
        True
        """
        told = self.words.casefold()
        return any(place.casefold() in told for place in places)


def read_rss(data: bytes) -> list[Item]:
    """Return the items that have an address.

    Raises:
        Unreadable: it is no RSS, or longer than any list of running warnings.
    """
    root = tree(data)
    channels = root.all("channel")
    if root.name != "rss" or not channels:
        raise Unreadable(f"bukan RSS: unsur pertama <{root.name[:40]}> (baris {root.line})")
    items = channels[0].all("item")
    if len(items) > MOST_ITEMS:
        raise Unreadable(f"<item> (baris {items[MOST_ITEMS].line}): lebih dari {MOST_ITEMS} butir")
    found = [
        Item(
            item.said("guid") or item.said("link"),
            item.said("link"),
            f"{item.said('title')} {item.said('description')}",
        )
        for item in items
    ]
    return [item for item in found if item.link]

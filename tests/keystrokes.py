"""How long a person needs who knows the page: the keystroke-level model, applied to what the browser is really told.

Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems", Communications
of the ACM 23 (1980): a key, a movement of the mouse, its button, a hand from one to the other, a moment of thought.
Reading is not in that model; here it counts 250 words a minute. Waiting for the machine is not counted.
"""

from playwright.sync_api import Locator

from tests.people import Secretary

KEY, POINT, BUTTON, HAND, THOUGHT, WORD = 0.28, 1.10, 0.20, 0.40, 1.35, 60 / 250


class Typist(Secretary):
    """A secretary whose every move is counted."""

    clicks = keys = 0
    seconds = 0.0
    on_keyboard = False

    def clicks_on(self, target: Locator) -> None:
        """Point at something and press."""
        target.click()
        self.clicks += 1
        self.seconds += POINT + BUTTON + HAND * self.on_keyboard
        self.on_keyboard = False

    def presses(self, name: str, *, confirming: str = "") -> None:
        self.clicks_on(self.page.get_by_role("button", name=name, exact=True).first)

    def follows(self, name: str) -> None:  # type: ignore[override]
        self.clicks_on(self.page.get_by_role("link", name=name).first)

    def pastes(self, field: Locator, text: str) -> None:
        """Put a text that was copied elsewhere into the field that has the focus: two keys."""
        field.fill(text)
        self._typed(2)

    def types(self, field: Locator, text: str) -> None:
        """Write into a field that was clicked first."""
        self.clicks_on(field)
        field.fill(text)
        self._typed(len(text))

    def reads(self, words: str) -> None:
        """Look at something and decide that it is right, or what is to be done."""
        self.seconds += THOUGHT + WORD * len(words.split())

    def reads_rows(self) -> int:
        """Look at every row that was filled in for them, and at the head; return how many."""
        rows = [row for row in self.page.locator("[data-row]").all() if row.is_visible()]
        fields = "input[type=text], textarea"
        said = [" ".join(field.input_value() for field in row.locator(fields).all()) for row in rows]
        told = [words for words in said if words.strip()]
        for words in told:
            self.reads(words)
        for name in ("title", "held_on", "place", "chair"):
            self.reads(self.page.locator(f"#id_{name}").input_value())
        return len(told)

    def _typed(self, keys: int) -> None:
        self.keys += keys
        self.seconds += KEY * keys + HAND * (not self.on_keyboard)
        self.on_keyboard = True

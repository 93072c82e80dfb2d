"""The card of the model of kinds and issues: what it was made of and what it is worth."""

from __future__ import annotations

from datetime import date

from corpus.scoring import Score

_CARD = """# Model of kinds and issues

Trained on {day} by `python -m training.classes --date {day}`. Logistic regressions (scikit-learn) over hashed
words, pairs and pieces of words, over named cues and over the votes of the word lists: one for the kind of a text,
which weighs the first words once more; one for each category in a single sentence; and one for the categories of a
text, which looks at the best sentences; run with NumPy alone.
`classes.npz`: {size:.2f} MB.

## Made of

| set | licence | size |
|---|---|---|
| this repository's corpus/train, made up for it | that of the project | {own:,} texts |
| training/short_texts.txt and examples of the reader's tests, made up for it | that of the project | {beside:,} texts |

No sentence is in the file, only weights; no text of anybody else was used.

## Worth

Through the whole reader; in brackets the interval of 1,000 resamplings of the documents. "Kind" and "severity" are
accuracies, "kind_macro" is the mean F1 of the kinds, the issues are micro F1. Where folds are told, each text is read
by a model that has seen neither it nor another text of the same event. What is weighed and how strongly was chosen by
such folds. The word lists were written with corpus/train in view (words for what the folds missed were added), and
those of severity and dimension repaired with corpus/tune in view, so these figures flatter.

| measured on | {fields} |
|---|{dashes}
{worth}

## Limits

Indonesian first; Javanese and Madurese as far as the few texts in them teach. Most texts are of towns in East Java.
What it says is a suggestion with a confidence, for a person to confirm.
"""


def card(day: date, own: int, beside: int, size: int, worth: dict[str, dict[str, Score]]) -> str:
    """The card as Markdown.

    Args:
        day: of the training.
        own: texts of the corpus.
        beside: texts beside the corpus.
        size: bytes of the model.
        worth: what was measured -> field -> score.
    """
    fields = list(next(iter(worth.values())))
    rows = [f"| {name} | {' | '.join(_figure(told[field]) for field in fields)} |" for name, told in worth.items()]
    return _CARD.format(
        day=day.isoformat(),
        size=size / 1e6,
        own=own,
        beside=beside,
        fields=" | ".join(fields),
        dashes="---|" * len(fields),
        worth="\n".join(rows),
    )


def _figure(score: Score) -> str:
    return f"{score.value:.2f} ({score.low:.2f} to {score.high:.2f})"

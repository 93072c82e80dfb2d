"""Orders told in running text: "X meminta Y menambah pompa", "Y diminta …", "Y saya minta …", "Y agar …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kentongan.extraction.addressees import Addressees
from kentongan.extraction.clauses import LONGEST, clause_start, finish, gap, is_call, is_verb, joints, seek
from kentongan.extraction.clean import Document
from kentongan.extraction.records import Span
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.words.orders import (
    AND,
    ASKED,
    ASKING,
    BARRED,
    COMRADES,
    FILLERS,
    HOPED,
    LAY,
    LINKS,
    MUST,
    NO_OBJECT,
    OWN,
    PERSONS,
    SAYING,
    STRESSING,
    STRICT,
)
from kentongan.extraction.words.people import DEGREES

TRIGGER = Trigger(ASKING | ASKED | OWN | MUST | BARRED)
_PAST = {
    "sempat", "sudah", "kalau", "jika", "bila", "saat", "ketika", "waktu", "setelah",
    "pernah", "yang", "yg", "telah", "tidak",
}  # fmt: skip
_COUNSELLED = {"disarankan", "dianjurkan", "diimbau", "diharapkan"}
_WHEN = {"waktu", "saat", "ketika", "setelah", "sebelum", "yang"}
_AGREED = {"disepakati", "diputuskan", "menyepakati", "memutuskan"}
_TURNS = {"sedangkan", "sementara", "sedang", "adapun"}
_BEFORE_SUBJECT = {*_TURNS, "sebaliknya", "untuk", "itu", "karena", "maka", "dan", "oleh", "bagi", "kepada"}
_LONGEST_SUBJECT = 14
TASK = Trigger({"tugas", "waktu", "tenggat", "perintah", "mandat", "amanat"})
_GIVEN = {"kebagian", "dibebani", "diberi", "diberikan", "mendapat", "mendapatkan", "menerima", "dapat", "memberi"}


_DEGREE = re.compile(DEGREES)
_DEED = re.compile(r"pe(?:ng|ny|m|n|r|l)?[a-z]{3,}an")


class Order(NamedTuple):
    """What is to be done, from word ``first`` to before word ``last``; ``slot`` is where the one who is told stands."""

    first: int
    last: int
    slot: Span
    confidence: float
    by: str


def reported(document: Document, triggers: Sequence[int], first: int, last: int, who: Addressees) -> list[Order]:
    """The orders that verbs of asking report between two words, in order.

    Args:
        triggers: the numbers of the words of the text that may ask, in order.
    """
    found: list[Order] = []
    free = first
    for i in triggers:
        if i < free:
            continue
        order = _at(document, i, first, last, who)
        if order is not None:
            found += extended(document, order, last, who)
            free = found[-1].last
    return found


def _at(document: Document, i: int, first: int, last: int, who: Addressees) -> Order | None:
    word = document.words[i]
    if word in OWN and i > first and document.words[i - 1] in PERSONS:
        if i - 1 > first and document.words[i - 2] in _WHEN:
            # "Mereka tertawa waktu kami minta mundur": told of, not asked.
            return None
        return _own(document, i, first, last)
    if word in ASKED:
        return _passive(document, i, first, last, who)
    if word in ASKING:
        return _active(document, i, first, last, who)
    if word in BARRED:
        return _barred(document, i, first, last, who)
    return _must(document, i, first, last, who) if word in MUST else None


def _barred(document: Document, i: int, first: int, last: int, who: Addressees) -> Order | None:
    """ "Usaha sewa dilarang menyewakan tanpa SIM": the word that forbids belongs to what is asked."""
    subject = subject_start(document, i, first)
    if document.words[i] == "jangan" and (document.forms[i] != "jangan" or who.head(subject) is None):
        return None
    if subject == i or i + 1 >= last or not is_verb(document.words[i + 1]) or document.words[i - 1] in _PAST:
        return None
    return Order(i, last, (document.starts[subject], document.starts[i]), 0.8, "verb:barred")


def _active(document: Document, i: int, first: int, last: int, who: Addressees) -> Order | None:
    words = document.words
    if i > first and words[i - 1] in (LAY - PERSONS - {"mereka", "dirinya"}) | {"dengan"}:
        return None
    j = _past_fillers(document, i + 1, last)
    if words[i] in _AGREED and j < last and words[j] == "bahwa":
        # "Disepakati bahwa Kemenag menarik buku": an office and what it does.
        j += 1
    elif j < last and (words[j] in NO_OBJECT or words[i + 1] in NO_OBJECT):
        return None
    if j >= last:
        return None
    goal = seek(document, j, last)
    start = document.starts[j]
    if goal is not None and words[i] in STRICT and not _told_at_once(document, j, goal[0], who):
        goal = None
    if goal is None:
        return _stressed(document, i, j, last, who) if words[i] in STRESSING else None
    if _is_deed(words[j]) and goal[0] > j + 2 and words[goal[0] - 1] in AND:
        # "meminta penguatan sinergi TNI/Polri dan perangkat daerah, serta mengaktifkan pos kamling"
        return Order(j, last, (start, goal[1]), 0.7, f"verb:{words[i]}")
    if goal[0] == j or words[j] in LINKS:
        # "Kepada puskesmas, ia memerintahkan agar ...": who is asked stands before.
        begin = clause_start(document, i, first)
        if words[begin] != "kepada" and words[i] == "meminta" and words[j] not in LINKS:
            return None
        slot = (document.starts[begin], document.starts[i]) if words[begin] == "kepada" else (start, goal[1])
    else:
        slot = (start, goal[1])
    return _after_subject(document, Order(goal[0], last, slot, 0.88, f"verb:{words[i]}"), who)


def _is_deed(word: str) -> bool:
    """ "penguatan", "percepatan", "peningkatan": what is to be done, told as a noun."""
    return _DEED.fullmatch(word) is not None


def _nobody(document: Document, i: int) -> Span:
    return (document.ends[i], document.ends[i])


def _told_at_once(document: Document, j: int, goal: int, who: Addressees) -> bool:
    if document.words[j] in LINKS:
        return True
    between = {*document.words[j : goal + 1]}
    if not {"agar", "supaya"}.isdisjoint(between):
        # "mengingatkan juru parkir agar tidak menahan motor": the joining word tells it, whoever they are.
        return True
    return who.head(j) is not None and ("segera" in between or not {"bisa", "mau"} & between)


def _after_subject(document: Document, order: Order, who: Addressees) -> Order:
    """ "agar warga tidak menimbun": who is told stands behind the joining word."""
    i = order.first
    if i >= order.last or is_verb(document.words[i]):
        return order
    if who.head(i) is None:
        return order
    goal = seek(document, i, min(order.last, i + 8))
    if goal is None or document.words[goal[0]].startswith("di"):
        return order._replace(slot=(order.slot[0], document.ends[i]))
    return order._replace(first=goal[0], slot=(order.slot[0], goal[1]))


def _stressed(document: Document, i: int, j: int, last: int, who: Addressees) -> Order | None:
    """ "menekankan netralitas ASN": no verb, but an office that is meant."""
    end = finish(document, j, last)
    slot = (document.starts[j], document.ends[end - 1])
    if who.responsible(slot) is None:
        return None
    return Order(j, last, slot, 0.45, f"noun:{document.words[i]}")


def _passive(document: Document, i: int, first: int, last: int, who: Addressees) -> Order | None:
    if i > first and document.words[i - 1] in _PAST:
        return None
    subject = subject_start(document, i, first)
    if document.words[subject] in LAY - {"mereka"} and not (
        document.words[i] in _COUNSELLED and document.words[subject] == "korban"
    ):
        return None
    j = _past_fillers(document, i + 1, last)
    if j >= last:
        return None
    if who.head(j) is not None:
        # "Diimbau kepada seluruh warga agar ...": whoever is asked stands behind.
        goal = seek(document, j, last, called=True)
        return Order(goal[0], last, (document.starts[j], goal[1]), 0.75, "verb:passive") if goal else None
    goal = seek(document, j, min(last, j + 3), called=True)
    if goal is None or (subject == i and document.words[i] in HOPED):
        # "Dengan rakor ini diharapkan terjalin kerja sama": nobody is told.
        return None
    return Order(goal[0], last, (document.starts[subject], document.starts[i]), 0.88, "verb:passive")


def _own(document: Document, i: int, first: int, last: int) -> Order | None:
    j = _past_fillers(document, i + 1, last)
    if j >= last or document.words[j] in NO_OBJECT:
        return None
    goal = seek(document, j, last, called=True)
    if goal is None:
        return None
    slot = (document.starts[j], goal[1])
    if goal[0] == j or document.words[j] in LINKS:
        # "Camat dan lurah saya minta ...": the addressee stands before the verb.
        slot = (document.starts[subject_start(document, i - 1, first)], document.starts[i - 1])
    return Order(goal[0], last, slot, 0.9, "verb:own")


def _must(document: Document, i: int, first: int, last: int, who: Addressees) -> Order | None:
    subject = begin = clause_start(document, i, first)
    word = document.words[i]
    while subject < i and document.words[subject] in _BEFORE_SUBJECT:
        subject += 1
    while subject < i and document.words[subject].isdigit():
        subject += 1
    if word in ("agar", "supaya") and {*document.words[max(first, i - 2) : i]} & SAYING:
        return (
            _after_subject(document, Order(i + 1, last, _nobody(document, i), 0.7, "verb:agar"), who)
            if i + 1 < last
            else None
        )
    while word == "untuk" and subject < i and document.words[subject] in COMRADES:
        subject += 1
    if (
        word == "untuk"
        and document.words[begin] not in ("kepada", "bagi")
        and not _only_offices(document, subject, i, who)
    ):
        return None
    office = who.head(subject, people=word != "harus")
    if office is None:
        # "Sebelum itu, BKPSDM wajib ...": the clause begins with something else.
        subject = subject_start(document, i, first)
        office = who.head(subject, people=word != "harus") if subject > begin else None
    if office is None or office > i or i - subject > _LONGEST_SUBJECT:
        return None
    subject, between = _past_speaker(document, subject, office, i, who)
    # "Pak RW minta tolong BPBD": he asks, and is not asked.
    if document.words[i - 1] in ("yang", "minta") or (any(map(is_verb, between)) and "yang" not in between):
        return None
    goal = seek(document, i + 1, min(last, i + 4), called=True)
    if goal is None:
        return None
    return Order(goal[0], last, (document.starts[subject], document.starts[i]), 0.9, "modal")


def _past_speaker(document: Document, subject: int, office: int, i: int, who: Addressees) -> tuple[int, Sequence[str]]:
    """Where those stand who are told, and the words behind them.

    In "Kepala Bakesbangpol menegaskan setiap sekolah wajib ..." they stand behind whoever speaks.
    """
    told = next((j + 1 for j in range(i - 1, office - 1, -1) if document.words[j] in SAYING), i)
    if told < i and who.head(told, people=document.words[i] != "harus") is not None:
        return told, ()
    return subject, document.words[office:i]


def _only_offices(document: Document, first: int, i: int, who: Addressees) -> bool:
    """ "Teman-teman RT, RW, lurah, untuk mengimbau": offices and nothing else between two words, several of them."""
    heads = 0
    while first < i:
        head = who.head(first, people=False)
        if head is None and document.words[first] not in ("dan", "serta"):
            return False
        heads += head is not None
        first = head or first + 1
    return heads > 1


def subject_start(document: Document, i: int, first: int) -> int:
    """The first word of the subject that stands before word i."""
    begin = clause_start(document, i, max(first, i - _LONGEST_SUBJECT))
    j = i - 1
    while j >= begin:
        relative = any(word in ("yang", "yg") for word in document.words[max(begin, j - 3) : j])
        if document.words[j] in _TURNS or (is_verb(document.words[j]) and not relative):
            break
        if _DEGREE.match(document.text, document.ends[j - 1] if j else 0):
            # "Lurah Wiroborang Suhermanto, S.Sos diminta ...": the comma belongs to the name.
            j -= 1
            continue
        if "," in gap(document, j) and document.words[j] not in ("dan", "serta") and not _enumerates(document, j, i):
            return j
        j -= 1
    return min(j + 1, i)


def _enumerates(document: Document, j: int, i: int) -> bool:
    return any(word in ("dan", "serta") for word in document.words[j:i])


def _past_fillers(document: Document, j: int, last: int) -> int:
    stop = min(last, j + 4)
    while j < stop and document.words[j] in FILLERS:
        j += 1
    return j


def extended(document: Document, order: Order, stop: int, who: Addressees) -> list[Order]:
    """The order up to its true end, and the further ones that the same verb of asking governs."""
    if order.by.startswith("noun"):
        return [order._replace(last=finish(document, order.first, stop))]
    stop = min(stop, order.first + LONGEST)
    last = finish(document, order.first, stop)
    for j in joints(document, order.first, last):
        if _asks_again(document, j + 1, last):
            return [order._replace(last=j)]
        other = _other(document, order, j + 1, last, who)
        if other is not None:
            begin = _first_of_both(document, order.first + 1, j, who)
            other = other._replace(slot=(min(document.starts[begin], other.slot[0]), other.slot[1]))
            return [order._replace(last=begin), *extended(document, other, stop, who)]
        if _is_second(document, order, j, last, who):
            series = in_series(document, order._replace(last=j))
            return [*series, *extended(document, order._replace(first=j + 1), stop, who)]
    behind = _behind_comma(document, order, last, who)
    if behind is not None:
        return [order._replace(last=behind[0]), *extended(document, behind[1], stop, who)]
    if last < stop and document.words[last] in _TURNS:
        other = _other(document, order, last + 1, stop, who)
        if other is not None and who.responsible(other.slot):
            return [order._replace(last=last), *extended(document, other, stop, who)]
    return [order._replace(last=last)]


def _first_of_both(document: Document, first: int, j: int, who: Addressees) -> int:
    """Where the offices begin of which "dan" (word j) joins the last: "..., Dinkes dan Disdikbud mendatangi"."""
    for k in range(max(first, j - 4), j):
        if "," in gap(document, k) and who.head(k, people=False) == j:
            return k
    return j


def _behind_comma(document: Document, order: Order, last: int, who: Addressees) -> tuple[int, Order] | None:
    """ "... menjaga kebun, Polres Bondowoso mengungkap pelaku": where the next one is told to act, and the order."""
    for j in range(order.first + 2, last - 1):
        head = who.head(j, people=False) if "," in gap(document, j) else None
        other = _other(document, order, j, last, who) if head is not None else None
        if other is not None and other.first == head:
            return j, other
    return None


def _asks_again(document: Document, j: int, last: int) -> bool:
    for k in range(j, min(j + 7, last)):
        word = document.words[k]
        # "... dan menitipkan kunci": what is handed over is no message.
        asks = word in ASKED or (word in ASKING and word != "menitipkan")
        if asks or (word in OWN and document.words[k - 1] in PERSONS):
            return True
        if is_verb(word):
            return False
    return False


def _other(document: Document, order: Order, j: int, last: int, who: Addressees) -> Order | None:
    """ "... dan BPBD mendirikan dapur": another one is told to do something else."""
    if j < last and document.words[j] in ("kepada", "agar"):
        j += 1
    head = who.head(j) if j < last else None
    if head is None or head >= last or "," in gap(document, head):
        return None
    goal = seek(document, head, min(head + 4, last))
    if goal is None or _asks_again(document, j, goal[0] + 1):
        return None
    return order._replace(first=goal[0], slot=(document.starts[j], goal[1]), confidence=order.confidence - 0.1)


def _is_second(document: Document, order: Order, j: int, last: int, who: Addressees) -> bool:
    """Two requests to the public in one breath are two; what an office is told in one breath is one order."""
    words = document.words
    # "mengantisipasi dan mencegah pelanggaran": two verbs share what follows.
    if j - order.first < 3 or is_verb(words[j - 1]) or not (is_verb(words[j + 1]) or words[j + 1] in ("jangan", "jgn")):
        return False
    if any(word.endswith("nya") and not is_verb(word) for word in words[j + 1 : last] if word != "hanya"):
        return False
    return who.responsible(order.slot) is None


def in_series(document: Document, order: Order, *, calls: bool = False) -> list[Order]:
    """ "menutup jendela, mematikan lampu" before "dan": each is asked for itself."""
    found = [order]
    for j in range(order.first + 2, order.last - 1):
        word = document.words[j]
        if "," in gap(document, j) and (is_verb(word) or word in ("jangan", "jgn") or (calls and is_call(word))):
            found[-1] = found[-1]._replace(last=j)
            found.append(order._replace(first=j))
    return found


def given(document: Document, i: int, first: int, last: int) -> Order | None:
    """ "mendapat tugas ...", "diberi waktu dua minggu untuk ..."."""
    if i == first or document.words[i - 1] not in _GIVEN:
        return None
    goal = seek(document, i + 1, min(last, i + 9))
    if goal is None:
        return None
    if document.words[i - 1].startswith("mem"):
        return Order(goal[0], last, (document.ends[i], goal[1]), 0.85, "verb:task")
    subject = subject_start(document, i - 1, first)
    return Order(goal[0], last, (document.starts[subject], document.starts[i - 1]), 0.85, "verb:task")

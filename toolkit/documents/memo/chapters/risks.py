# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong, as far as it shows in the figures, and what is done about each."""

from collections.abc import Iterator

from toolkit.documents.blocks import Section, Table, section
from toolkit.documents.memo.inputs import MemoInputs
from toolkit.documents.text import heads
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

_WIDTHS = (48, 52)


def risks(memo: MemoInputs) -> Section | None:
    """None where no figure points at a risk."""
    asked = memo.found.asked
    days = {"late": memo.found.choice.over, "open": asked.estimated, "out": asked.told, "norm": asked.told}
    rows = []
    for key, n in ((key, n) for key, n in _found(memo) if n):
        day = days.get(key)
        answer = say(f"memo.risk.{key}.answer", day="" if day is None else day_text(day))
        if key == "out" and day is None:
            answer = say("memo.risk.out.answer_undated")
        rows.append((say(f"memo.risk.{key}.what", n=n), answer))
    columns = heads("memo.risk.head", "what", "answer")
    title = say("memo.risk.title")
    return section("risks", title, [Table(title, columns, tuple(rows), _WIDTHS)] if rows else ())


def _found(memo: MemoInputs) -> Iterator[tuple[str, int]]:
    """Which risks, with the number behind each."""
    found = memo.found
    kinds = [subject.kind for subject in found.subjects]
    yield "limits", len(found.limits.undated)
    yield "short", len(found.choice.short)
    yield "late", found.choice.undated
    yield "open", len(found.asked.open)
    yield "norm", int(memo.norm_proposed and bool(found.asked.fte))
    yield "out", found.stands.teams - len(found.stands.counted)
    yield "evidence", kinds.count("no_evidence") + kinds.count("claimed")

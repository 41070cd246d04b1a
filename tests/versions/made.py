# SPDX-License-Identifier: EUPL-1.2
"""Lists of a few questions, and versions of them with changes that are truly declared."""

import json
from collections.abc import Iterable, Mapping, Sequence

from hypothesis import strategies as st

from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answers

Question = tuple[str, int, int]
"""Id, and which wording of the question and of the levels it has: other numbers are other words."""


def question(identity: str, wording: int = 0, levels: int = 0) -> Question:
    """A question by its id and its words."""
    return identity, wording, levels


def standard(
    version: str,
    questions: Iterable[Question],
    changes: Iterable[Mapping[str, object]] = (),
    themes: Mapping[str, str] | None = None,
    scale: Sequence[str] = (),
) -> Standard:
    """A list of questions in themes, T unless told otherwise.

    Args:
        version: of the list.
        questions: in order.
        changes: as in the file; `note` may be left out.
        themes: theme by id of a question.
        scale: names of its levels; the usual five unless told otherwise.
    """
    by_theme: dict[str, list[dict[str, object]]] = {}
    for identity, wording, levels in questions:
        by_theme.setdefault((themes or {}).get(identity, "T"), []).append(
            {
                "id": identity,
                "title": f"Onderwerp {identity}",
                "question": f"Vraag {identity[0]} in woorden {wording}?",
                "why": "Een inwoner merkt dit.",
                "levels": {n: f"Niveau {n} in woorden {levels}." for n in range(len(scale) or 5)},
                "evidence": ["werkafspraak"],
                "step": 0,
                "dimension": "knowledge",
                "sources": [{"document": "bron", "id": "B1"}],
            }
        )
    return Standard.model_validate_json(
        json.dumps(
            {
                "schema": "standard/1",
                "id": "alpha",
                "version": version,
                "title": "Alpha",
                "status": "derived",
                "publisher": "De makers",
                "notice": "In eigen woorden.",
                "rights": "Van de makers.",
                "minutes": 10,
                "scale": list(scale),
                "themes": [{"id": t, "title": f"Thema {t}", "criteria": c} for t, c in by_theme.items()],
                "changes": [{"note": "Zo is het gegaan.", **change} for change in changes],
            }
        )
    )


def answers(version: str, said: Mapping[str, Mapping[str, object]]) -> Answers:
    """A file of answers to a version of the list, by id of the question."""
    return Answers.model_validate_json(
        json.dumps(
            {
                "schema": "answers/1",
                "unit": "oost",
                "round": "2026-q1",
                "respondent": "team",
                "standards": {"alpha": {"version": version, "state": "submitted"}},
                "answers": said,
            }
        )
    )


KINDS = ("keep", "reword", "levels", "rename", "split", "merge", "retire")


def _free(taken: set[str]) -> str:
    """An id that no version had yet."""
    return next(f"N-{n:02d}" for n in range(1, 99) if f"N-{n:02d}" not in taken)


@st.composite
def later(draw: st.DrawFn, old: Standard, version: str, ever: set[str]) -> Standard:
    """A later version in which every question has one fate, and every change is declared truly.

    Args:
        draw: of hypothesis.
        old: the version before.
        version: of this one.
        ever: ids of any version; grows.
    """
    questions: list[Question] = []
    changes: list[dict[str, object]] = []
    ids = [c.id for c in old.asked]
    words = {c.id: (int(c.question.split()[-1][:-1]), int(c.levels[0].split()[-1][:-1])) for c in old.asked}
    while ids:
        identity = ids.pop(0)
        wording, levels = words[identity]
        kind = draw(st.sampled_from(KINDS))
        answers_ = draw(st.sampled_from(["carry", "review"]))
        if kind == "merge" and not ids:
            kind = "keep"
        if kind in ("reword", "levels"):
            other = (wording + 1, levels) if kind == "reword" else (wording, levels + 1)
            questions.append((identity, *other))
            changes.append({"kind": kind, "from": [identity], "to": [identity], "answers": answers_})
        elif kind == "rename":
            new = _free(ever)
            ever.add(new)
            questions.append((new, wording + 1, levels))
            changes.append({"kind": kind, "from": [identity], "to": [new], "answers": "review"})
        elif kind == "split":
            new = _free(ever)
            ever.add(new)
            questions += [(identity, wording + 1, levels), (new, wording + 2, levels)]
            changes.append({"kind": kind, "from": [identity], "to": [identity, new], "answers": "review"})
        elif kind == "merge":
            new, beside = _free(ever), ids.pop(0)
            ever.add(new)
            questions.append((new, wording + 1, levels))
            changes.append({"kind": kind, "from": [identity, beside], "to": [new], "answers": "review"})
        elif kind == "retire":
            changes.append({"kind": kind, "from": [identity], "to": [], "answers": "keep_aside"})
        else:
            questions.append((identity, wording, levels))
    if draw(st.booleans()) or not questions:
        new = _free(ever)
        ever.add(new)
        questions.append((new, 0, 0))
        changes.append({"kind": "add", "from": [], "to": [new], "answers": "review"})
    return standard(version, questions, changes)


@st.composite
def histories(draw: st.DrawFn, steps: int) -> list[Standard]:
    """A list and its later versions, each from the one before."""
    ids = [f"A-{n:02d}" for n in range(1, draw(st.integers(1, 6)) + 1)]
    versions = [standard("1.0.0", [question(i) for i in ids])]
    ever = set(ids)
    for n in range(steps):
        versions.append(draw(later(versions[-1], f"{n + 2}.0.0", ever)))
    return versions


@st.composite
def said(draw: st.DrawFn, asked: Standard) -> Answers:
    """Answers to some questions of a list, each with a text that tells it apart."""
    one = st.one_of(
        st.integers(0, 4).map(lambda level: {"level": level}),
        st.just({"unknown": True}),
        st.just({"rejected": "drie à vier"}),
    )
    given = {c.id: draw(one) for c in asked.asked if draw(st.booleans())}
    return answers(
        asked.version, {i: {**a, "explanation": f"Wat wij bij {i} zien."} for i, a in given.items()}
    )

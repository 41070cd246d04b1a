# SPDX-License-Identifier: EUPL-1.2
"""A region whose list changes in one way between two rounds, with answers and decisions of the first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.build import ANSWERS, LOCK, MEASURES, NORM, PLAN, REGION, SOURCES, TEXTS
from tests.build import criterion as one

FIRST, LATER = "standards/alpha/1.0.0.yaml", "standards/alpha/2.0.0.yaml"
LATER_NORM = "standards/norms/noord/2.0.0.yaml"
LATER_ANSWERS = "rounds/2026-q3/oost/team.yaml"
LEVELS = {"AA-01": 3, "AA-02": 2, "AA-03": 2}
"""What the team answered in the first round, and on the form of the first version that comes back late."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which AA-02 can change, and what readers then see of it.

    Attributes:
        kind: of change.
        changes: as the author declares them, in YAML.
        questions: of the later version, by theme.
        before: by question on the new form the lines in its cell of the round before; None for nothing.
        stored: level per question after the old form came back, and whether it counts.
        aside: ids of answers that are kept and go to no question.
        told: what the plan says of the decisions that were for AA-02.
        compared: how many questions both rounds are compared on.
    """

    kind: str
    changes: str
    questions: Mapping[str, Sequence[str]]
    before: Mapping[str, tuple[str, ...] | None]
    stored: Mapping[str, tuple[int, bool]]
    aside: tuple[str, ...]
    told: tuple[str, ...]
    compared: int


def reworded(identity: str) -> str:
    """A question with other words."""
    return one(identity).replace(f"Hoe gaat {identity} hier?", f"Hoe gaat het nu met {identity}?")


def relevelled(identity: str) -> str:
    """A question with other texts at its levels."""
    return one(identity).replace(f"Bij {identity} doet", f"In het team doet bij {identity}")


_PLAN = """\
actions:
  M-AA-02:
    decision: accepted
    owner: gedragswetenschapper
    decided: {on: 2026-04-01, round: 2026-q1, gaps: {AA-02: 1}}
  own-1: {title: Kennismaken met de wijk, criteria: [AA-02], hours: 4, decision: accepted}
"""


def texts(way: Way) -> dict[str, str]:
    """The whole region."""
    head = TEXTS[FIRST].split("themes:\n")[0]
    first = head + _themes({"AA": [one("AA-01"), one("AA-02"), one("AA-03")]})
    later = head.replace("version: 1.0.0", "version: 2.0.0") + _themes(way.questions) + way.changes
    norm = TEXTS[NORM].split("themes:")[0].replace(", beta@1.0.0", "")
    rounds = "- {id: 2026-q1, date: 2026-03-31, norm: noord@1.0.0}\n"
    both = rounds + "- {id: 2026-q3, date: 2026-09-30, norm: noord@2.0.0}\n"
    team = TEXTS[REGION].replace(rounds, both).replace(", standards: [alpha]", "")
    measures = TEXTS[MEASURES].replace("  - {criterion: BB-01, from: 0, to: 3}\n", "")
    said = "".join(f"  {i}: {{level: {level}, import: 1}}\n" for i, level in LEVELS.items())
    return {
        FIRST: first,
        LATER: later,
        NORM: norm,
        LATER_NORM: norm.replace("version: 1.0.0", "version: 2.0.0").replace("alpha@1.0.0", "alpha@2.0.0"),
        REGION: team,
        ANSWERS: TEXTS[ANSWERS].split("answers:\n")[0] + "answers:\n" + said,
        PLAN: TEXTS[PLAN] + _PLAN,
        MEASURES: measures,
        SOURCES: TEXTS[SOURCES].replace("    required: [B1, B2]\n", ""),
        LOCK: TEXTS[LOCK],
    }


def _themes(questions: Mapping[str, Sequence[str]]) -> str:
    themes = (
        f"- id: {t}\n  title: Thema {t}\n  criteria:\n{''.join(asked)}" for t, asked in questions.items()
    )
    return "themes:\n" + "".join(themes)


_ONE, _THREE = one("AA-01"), one("AA-03")
_STOOD = {"AA-01": (3, True), "AA-03": (2, True)}
_CARRIED = {**_STOOD, "AA-02": (2, True)}
_REVIEWED = {**_STOOD, "AA-02": (2, False)}
_SAID = ("niveau 2", "(31-3-2026)")
_CHOOSE = "Deze vragen zijn nu één vraag. Uw antwoorden verschilden; kies opnieuw."
_CHANGED = (*_SAID, "De vraag is daarna veranderd.")


def _declared(kind: str, before: str, after: str, answers: str, more: str = "") -> str:
    ids = f"from: [{before}], to: [{after}]"
    return f"changes:\n- {{kind: {kind}, {ids}, answers: {answers}, {more}note: Zo is het nu.}}\n"


WAYS = (
    Way(
        "words",
        "",
        {"AA": [_ONE, one("AA-02").replace("merkt dit", "ziet dit"), _THREE]},
        {"AA-02": _SAID},
        _CARRIED,
        (),
        (),
        3,
    ),
    Way(
        "reword",
        _declared("reword", "AA-02", "AA-02", "review"),
        {"AA": [_ONE, reworded("AA-02"), _THREE]},
        {"AA-02": _CHANGED},
        _REVIEWED,
        (),
        (),
        2,
    ),
    Way(
        "levels",
        _declared("levels", "AA-02", "AA-02", "carry"),
        {"AA": [_ONE, relevelled("AA-02"), _THREE]},
        {"AA-02": _SAID},
        _CARRIED,
        (),
        (),
        3,
    ),
    Way(
        "add",
        _declared("add", "", "AA-04", "review"),
        {"AA": [_ONE, one("AA-02"), _THREE, one("AA-04")]},
        {"AA-02": _SAID, "AA-04": None},
        _CARRIED,
        (),
        (),
        3,
    ),
    Way(
        "retire",
        _declared("retire", "AA-02", "", "keep_aside"),
        {"AA": [_ONE, _THREE]},
        {"AA-01": ("niveau 3", "(31-3-2026)")},
        _STOOD,
        ("AA-02",),
        ("'Onderwerp AA-02' (AA-02). Die vraag is vervallen.",),
        2,
    ),
    Way(
        "rename",
        _declared("rename", "AA-02", "AA-12", "carry"),
        {"AA": [_ONE, one("AA-02").replace("id: AA-02", "id: AA-12"), _THREE]},
        {"AA-12": (*_SAID, "Toen was dit vraag AA-02.")},
        {**_STOOD, "AA-12": (2, True)},
        (),
        ("Dat is nu 'Onderwerp AA-02' (AA-12)",),
        3,
    ),
    Way(
        "rename with other words that stand",
        _declared("rename", "AA-02", "AA-12", "carry")
        + _declared("reword", "AA-02", "AA-12", "carry").removeprefix("changes:\n"),
        {"AA": [_ONE, reworded("AA-02").replace("id: AA-02", "id: AA-12"), _THREE]},
        {"AA-12": (*_SAID, "Toen was dit vraag AA-02.")},
        {**_STOOD, "AA-12": (2, True)},
        (),
        ("Dat is nu 'Onderwerp AA-02' (AA-12)",),
        3,
    ),
    Way(
        "split",
        _declared("split", "AA-02", "AA-02, AA-12", "review"),
        {"AA": [_ONE, reworded("AA-02"), one("AA-12"), _THREE]},
        {"AA-02": _CHANGED, "AA-12": (*_SAID, "Toen was dit vraag AA-02.", "De vraag is daarna veranderd.")},
        {**_REVIEWED, "AA-12": (2, False)},
        (),
        ("Dat is nu 'Onderwerp AA-02' (AA-02) en 'Onderwerp AA-12' (AA-12)",),
        2,
    ),
    Way(
        "merge",
        _declared("merge", "AA-02, AA-03", "AA-12", "review"),
        {"AA": [_ONE, one("AA-12")]},
        {"AA-12": (*_SAID, "Toen was dit vraag AA-02.", "De vraag is daarna veranderd.")},
        {"AA-01": (3, True), "AA-12": (2, False)},
        (),
        ("Dat is nu 'Onderwerp AA-12' (AA-12)",),
        1,
    ),
    Way(
        "merge of answers that differ",
        _declared("merge", "AA-01, AA-02", "AA-12", "review"),
        {"AA": [one("AA-12"), _THREE]},
        {"AA-12": ("niveau 3 bij vraag AA-01", "niveau 2 bij vraag AA-02", "(31-3-2026)", _CHOOSE)},
        {"AA-03": (2, True)},
        ("AA-01", "AA-02"),
        ("Dat is nu 'Onderwerp AA-12' (AA-12)",),
        1,
    ),
    Way(
        "move",
        _declared("move", "AA-02", "AA-02", "carry"),
        {"AA": [_ONE, _THREE], "CC": [one("AA-02")]},
        {"AA-02": _SAID},
        _CARRIED,
        (),
        (),
        3,
    ),
    Way(
        "scale",
        _declared("scale", "AA-02", "AA-02", "carry", "scale: {0: 0, 1: 1, 2: 1, 3: 2, 4: 4}, "),
        {"AA": [_ONE, relevelled("AA-02"), _THREE]},
        {"AA-02": ("niveau 1", "(31-3-2026)", "Op de schaal van toen was dit niveau 2.")},
        {**_STOOD, "AA-02": (1, True)},
        (),
        (),
        2,
    ),
)

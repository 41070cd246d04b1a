# SPDX-License-Identifier: EUPL-1.2
"""A small region with content of its own, as text, and a way to say what is changed in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from toolkit.checking.everything import check_workspace
from toolkit.model.problem import Place, Problem
from toolkit.reading.workspace import Workspace, read_workspace

ALPHA = "standards/alpha/1.0.0.yaml"
BETA = "standards/beta/1.0.0.yaml"
NORM = "standards/norms/noord/1.0.0.yaml"
MEASURES = "standards/measures/1.0.0.yaml"
SOURCES = "standards/sources.yaml"
GLOSSARY = "standards/glossary.yaml"
LOCK = "standards/lock.yaml"
REGION = "region.yaml"
ANSWERS = "rounds/2026-q1/oost/team.yaml"
TOWN_ANSWERS = "rounds/2026-q1/gemeente-dorp/team.yaml"
EMPLOYER_ANSWERS = "rounds/2026-q1/werkgever-brug/team.yaml"
PLAN = "plans/oost.yaml"
OF_REGION, OF_EMPLOYER = "plans/regio.yaml", "plans/werkgever-brug.yaml"

_HEAD = """\
schema: standard/1
id: {id}
version: 1.0.0
title: Lijst {id}
status: derived
publisher: De makers
notice: In eigen woorden.
rights: De tekst is van de makers.
minutes: 10
steps:
- {{id: 0, title: het begin}}
"""


def criterion(identity: str, *lines: str) -> str:
    """The text of one criterion, with five level texts of its own.

    Args:
        identity: its id.
        *lines: further keys, such as `core: true`.

    Returns:
        YAML for in a list `criteria`.
    """
    words = ("niemand", "een enkeling", "een deel", "iedereen", "iedereen en wij leren ervan")
    levels = "".join(f"      {n}: Bij {identity} doet {word} dit.\n" for n, word in enumerate(words))
    return (
        f"  - id: {identity}\n"
        f"    title: Onderwerp {identity}\n"
        f"    question: Hoe gaat {identity} hier?\n"
        "    why: Een inwoner merkt dit.\n"
        f"    levels:\n{levels}"
        "    evidence: [werkafspraak]\n"
        "    step: 0\n"
        "    dimension: knowledge\n"
        + "".join(f"    {line}\n" for line in lines)
        + f"    sources: [{{document: bron, id: B1}}]  # van {identity}\n"
    )


_TEXTS = {
    ALPHA: _HEAD.format(id="alpha")
    + "themes:\n- id: AA\n  title: Thema AA\n  criteria:\n"
    + criterion("AA-01", "core: true", "may_be_elsewhere: true")
    + criterion("AA-02", "na: Als dit hier niet speelt.")
    + criterion("AA-03", "applies_when: {organisation_form: [A1, B]}")
    + criterion("AA-G1", "asked_of: municipality")
    + "prompts:\n"
    + "- {id: P-01, step: 0, question: Wat valt op, sources: [{document: bron, id: B3}]}\n"
    + "not_encoded:\n"
    + "- {document: bron, id: B2, reason: Dit vraagt een andere lijst.}\n",
    BETA: _HEAD.format(id="beta")
    + "themes:\n- id: BB\n  title: Thema BB\n  criteria:\n"
    + criterion("BB-01")
    + "  - {id: BB-02, same_as: AA-01, sources: [{document: bron, id: B1}]}\n"
    + "  - {id: BB-03, same_as: AA-02, sources: [{document: bron, id: B1}]}\n",
    NORM: """\
schema: norm/1
id: noord
version: 1.0.0
title: Norm van het noorden
status: proposal
standards: [alpha@1.0.0, beta@1.0.0]
themes: {AA: {weight: 2}}
criteria:
  AA-01:
    lower_limit: 2
    reason: Dit raakt de veiligheid.
  BB-01:
    path: [{after_quarters: 0, level: 1}, {after_quarters: 4, level: 2}]
    reason: Dit kost tijd.
""",
    MEASURES: """\
schema: measures/1
version: 1.0.0
measures:
- id: M-AA-01
  title: Samen oefenen
  what: Het team oefent samen.
  lifts:
  - {criterion: AA-01, from: 0, to: 3}
  - {criterion: AA-03, from: 0, to: 3}
  - {criterion: BB-01, from: 0, to: 3}
  actor: team
  kind: training
  hours: {team: 8}
  lead_quarters: 1
  sources: [{document: bron, id: B1}]
- id: M-AA-02
  title: Afspraken maken
  what: Het team maakt afspraken.
  lifts: [{criterion: AA-02, from: 0, to: 3}]
  actor: team
  kind: agreement
  hours: {team: 4}
  lead_quarters: 1
  after: [M-AA-01]
  practices: [ergens]
  sources: [{document: bron, id: B2}]
practices:
  ergens:
    kind: example
    as_of: 2024
    text: Een dorp deed dit.
    sources: [{document: bron, id: B3}]
""",
    SOURCES: """\
schema: sources/1
version: 1.0.0
documents:
  bron:
    title: De bron
    publisher: De uitgever
    kind: report
    required: [B1, B2]
    ids:
      B1: het eerste
      B2: het tweede
      B3: het derde
""",
    GLOSSARY: """\
schema: glossary/1
version: 1.0.0
terms:
- {id: norm, term: norm, text: Wat de regio vraagt., see: [ronde]}
- {id: ronde, term: ronde, text: Een keer invullen.}
""",
    LOCK: "schema: lock/1\nversions: {}\n",
    REGION: """\
schema: region/1
id: noord
title: Het noorden
measures: 1.0.0
norm_start: 2026-01-01
rounds:
- {id: 2026-q1, date: 2026-03-31, norm: noord@1.0.0}
organisations:
- {id: brug, title: De Brug, municipalities: [dorp]}
municipalities:
- {id: dorp, title: Dorp}
- {id: stad, title: Stad}
teams:
- {id: oost, title: Team Oost, organisation: brug, municipalities: [dorp]}
- {id: west, title: Team West, organisation: brug, municipalities: [stad], standards: [alpha]}
""",
    ANSWERS: """\
schema: answers/1
unit: oost
round: 2026-q1
respondent: team
standards:
  alpha: {version: 1.0.0, state: submitted, since: 2026-03-24}
imports:
- {n: 1, file: oost.xlsx, on: 2026-03-24, channel: workbook, toolkit: 0.1.0}
answers:
  AA-01: {level: 3, import: 1}
""",
    TOWN_ANSWERS: """\
schema: answers/1
unit: gemeente-dorp
round: 2026-q1
respondent: team
answers:
  AA-G1: {level: 4}
""",
    PLAN: """\
schema: plan/1
unit: oost
based_on: {round: 2026-q1, norm: noord@1.0.0, measures: 1.0.0}
""",
}
TEXTS: Mapping[str, str] = MappingProxyType(_TEXTS)
"""The whole region, its content under `standards/`; nothing in it is wrong."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: in a file, what stood there (once) becomes something else; "" is the end of a file."""

    path: str
    old: str
    new: str


def edited(*edits: Edit) -> dict[str, str]:
    """The texts of the region with changes.

    Args:
        *edits: applied in order; each must find its text exactly once.

    Returns:
        All texts by path.
    """
    texts = dict(TEXTS)
    for edit in edits:
        if edit.old == "":
            texts[edit.path] = texts.get(edit.path, "") + edit.new
            continue
        text = texts[edit.path]
        assert text.count(edit.old) == 1, f"{edit.old!r} stands {text.count(edit.old)} times in {edit.path}"
        texts[edit.path] = text.replace(edit.old, edit.new)
    return texts


def as_bytes(texts: Mapping[str, str]) -> dict[str, bytes]:
    """The texts as files."""
    return {path: text.encode("utf-8") for path, text in texts.items()}


def workspace(texts: Mapping[str, str] = TEXTS) -> Workspace:
    """Read a region with its own content and nothing else."""
    return read_workspace(as_bytes(texts), {})


def problems_of(texts: Mapping[str, str] = TEXTS) -> tuple[Problem, ...]:
    """Everything that is remarkable in a region."""
    return check_workspace(workspace(texts))


def place_in(text: str, needle: str) -> Place:
    """Line and column of a piece of text that stands there once.

    Args:
        text: the file.
        needle: what to look for; a '▸' in it marks the place meant, else its begin is.

    Returns:
        The place, counted from 1.
    """
    before, mark, after = needle.partition("▸")
    wanted = before + after
    assert text.count(wanted) == 1, f"{wanted!r} stands {text.count(wanted)} times"
    index = text.index(wanted) + (len(before) if mark else 0)
    return Place(line=text.count("\n", 0, index) + 1, column=index - text.rfind("\n", 0, index))


@dataclass(frozen=True, slots=True)
class Case:
    """A region with one thing wrong, and the one problem that must come out of it.

    Attributes:
        code: the problem.
        path: the file it must name.
        at: the text at its place in that file (see place_in); "" is the file as a whole.
        edits: what is changed.
        holes: some of the values for its sentences.
        twice: the same problem at another place of the same file, where one mistake has two.
    """

    code: str
    path: str
    at: str
    edits: tuple[Edit, ...]
    holes: Mapping[str, str | int] = field(default_factory=dict)
    twice: str | None = None

    @property
    def name(self) -> str:
        """For the list of tests: code, file and where."""
        return f"{self.code}, {self.path}, {self.at[:24]}"

    @property
    def expected(self) -> set[tuple[str, str, Place]]:
        """Code, file and place of everything that must come out."""
        text = edited(*self.edits).get(self.path, "")
        needles = [self.at] if self.twice is None else [self.at, self.twice]
        places = [place_in(text, needle) if needle else Place() for needle in needles]
        return {(self.code, self.path, place) for place in places}


def found_in(problems: tuple[Problem, ...]) -> set[tuple[str, str, Place]]:
    """Code, file and place of problems."""
    return {(p.code, p.file, p.place) for p in problems}

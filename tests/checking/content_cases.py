# SPDX-License-Identifier: EUPL-1.2
"""One mistake at a time between the files of the content."""

from tests.build import (
    ALPHA,
    ANSWERS,
    BETA,
    GLOSSARY,
    LOCK,
    MEASURES,
    NORM,
    REGION,
    SOURCES,
    TOWN_ANSWERS,
    Case,
    Edit,
)

_AT_B1 = "sources: [{document: bron, id: B1}]  # van "
_BB_02 = "  - {id: BB-02, same_as: AA-01, sources: [{document: bron, id: B1}]}\n"
_BB_03 = "  - {id: BB-03, same_as: AA-02, sources: [{document: bron, id: B1}]}\n"


def _case(code: str, path: str, old: str, new: str, at: str | None = None, **holes: str | int) -> Case:
    return Case(code, path, new if at is None else at, (Edit(path, old, new),), holes)


STANDARDS = (
    Case(
        "duplicate-id",
        ALPHA,
        "- ▸id: AA-02\n    title: Onderwerp AA-03",
        (
            Edit(ALPHA, "id: AA-03\n", "id: AA-02\n"),
            Edit(MEASURES, "  - {criterion: AA-03, from: 0, to: 3}\n", ""),
        ),
        {"id": "AA-02"},
    ),
    _case(
        "duplicate-id",
        BETA,
        _BB_03,
        _BB_03.replace("BB-03", "BB-02"),
        "{▸id: BB-02, same_as: AA-02",
        id="BB-02",
    ),
    _case(
        "duplicate-id",
        BETA,
        _BB_03,
        _BB_03 + "- {id: BB, title: Nog eens, criteria: []}\n",
        "▸id: BB, title",
        id="BB",
    ),
    _case(
        "duplicate-id",
        ALPHA,
        "not_encoded:",
        "- {id: P-01, step: 0, question: Nog een, sources: [{document: bron, id: B3}]}\nnot_encoded:",
        "▸id: P-01, step: 0, question: Nog",
        id="P-01",
    ),
    _case(
        "level-missing",
        ALPHA,
        "      4: Bij AA-02 doet iedereen en wij leren ervan dit.\n",
        "",
        "  ▸levels:\n      0: Bij AA-02",
        criterion="AA-02",
        level=4,
    ),
    _case(
        "level-missing",
        BETA,
        "      0: Bij BB-01 doet niemand dit.\n",
        "",
        "levels:",
        criterion="BB-01",
        level=0,
    ),
    _case(
        "level-text-twice",
        ALPHA,
        "3: Bij AA-02 doet iedereen dit.",
        "3: Bij AA-01 doet  iedereen dit!",
        "3: Bij AA-01 doet  iedereen",
        criterion="AA-02",
        other="AA-01 (3)",
        level=3,
    ),
    _case(
        "level-text-twice",
        BETA,
        "2: Bij BB-01 doet een deel dit.",
        "2: bij BB-01 doet een enkeling dit",
        criterion="BB-01",
        other="BB-01 (1)",
        level=2,
    ),
    _case("unknown-step", BETA, "step: 0", "step: 7", step=7),
    _case("unknown-step", ALPHA, "P-01, step: 0", "P-01, step: 3", "▸step: 3", step=3),
    _case(
        "unknown-source",
        BETA,
        _AT_B1 + "BB-01",
        _AT_B1.replace("B1", "B9") + "BB-01",
        "[▸{document: bron, id: B9}",
        source="bron B9",
    ),
    _case(
        "unknown-source", BETA, _BB_02, _BB_02.replace("bron", "boek"), "[▸{document: boek", source="boek B1"
    ),
    _case(
        "unknown-source",
        ALPHA,
        "document: bron, id: B3",
        "document: bron, id: b3",
        "[▸{document: bron, id: b3",
        source="bron b3",
    ),
    _case(
        "unknown-source",
        ALPHA,
        "- {document: bron, id: B2, reason",
        "- {document: bron, id: B2, reason: Eerst.}\n- {document: bron, id: B8, reason",
        "- ▸{document: bron, id: B8",
    ),
    _case("unknown-same-as", BETA, "same_as: AA-02", "same_as: AA-09", criterion="BB-03", target="AA-09"),
    _case("same-as-chain", BETA, "same_as: AA-02", "same_as: BB-02", criterion="BB-03", target="BB-02"),
    _case("same-as-circle", BETA, "same_as: AA-02", "same_as: BB-03", circle="BB-03 → BB-03"),
    Case(
        "same-as-circle",
        BETA,
        "same_as: BB-03",
        (Edit(BETA, "same_as: AA-01", "same_as: BB-03"), Edit(BETA, "same_as: AA-02", "same_as: BB-02")),
        {"circle": "BB-02 → BB-03 → BB-02"},
        twice="same_as: BB-02",
    ),
    Case(
        "source-not-covered",
        SOURCES,
        "B2: het",
        (Edit(ALPHA, "- {document: bron, id: B2, reason", "- {document: bron, id: B1, reason"),),
        {"source": "bron B2", "about": "het tweede"},
    ),
    _case(
        "source-not-covered",
        SOURCES,
        "required: [B1, B2]",
        "required: [B1, B2, B3]",
        "B3: het",
        source="bron B3",
    ),
    _case(
        "glossary-see-unknown",
        GLOSSARY,
        "see: [ronde]",
        "see: [norm, rondes]",
        "▸rondes",
        term="norm",
        target="rondes",
    ),
    _case(
        "duplicate-id",
        GLOSSARY,
        "{id: ronde",
        "{id: norm, term: nog, text: Nog.}\n- {id: ronde",
        "▸id: norm, term: nog",
        id="norm",
    ),
)

LOCKS = (
    _case(
        "published-not-locked",
        ALPHA,
        "status: derived",
        "status: derived\npublished: 2026-01-01",
        "published",
        pin="alpha@1.0.0",
    ),
    _case(
        "published-not-locked",
        NORM,
        "status: proposal",
        "status: proposal\npublished: 2026-01-01",
        "published",
        pin="noord@1.0.0",
    ),
    _case(
        "published-not-locked",
        MEASURES,
        "measures:\n",
        "published: 2026-01-01\nmeasures:\n",
        "published",
        pin="measures@1.0.0",
    ),
    _case(
        "locked-version-missing",
        LOCK,
        "versions: {}",
        "versions:\n  oud@1.0.0: {published: 2025-01-01, content: 'sha256:0123456789abcdef'}",
        "oud@1.0.0",
        pin="oud@1.0.0",
    ),
)

NORMS = (
    _case("unknown-standard", NORM, "beta@1.0.0]", "beta@1.0.0, gamma@1.0.0]", "▸gamma", pin="gamma@1.0.0"),
    _case("list-twice", NORM, "beta@1.0.0]", "beta@1.0.0, alpha@1.0.0]", "▸alpha@1.0.0]", pin="alpha@1.0.0"),
    _case("unknown-standard", NORM, "[alpha@1.0.0, beta@1.0.0]", "[alpha@1.0.0, beta@1.0.1]", "▸beta@1.0.1"),
    _case("norm-unknown-criterion", NORM, "  BB-01:", "  BB-09:", "BB-09", criterion="BB-09"),
    _case("norm-on-reference", NORM, "  BB-01:", "  BB-02:", "BB-02", criterion="BB-02", target="AA-01"),
    _case(
        "norm-unknown-theme",
        NORM,
        "{AA: {weight: 2}}",
        "{AA: {weight: 2}, CC: {weight: 1}}",
        "▸CC",
        theme="CC",
    ),
    Case(
        "theme-id-twice",
        NORM,
        "standards:",
        (Edit(BETA, "- id: BB\n", "- id: AA\n"),),
        {"theme": "AA", "other": "alpha@1.0.0"},
    ),
    Case(
        "duplicate-id",
        NORM,
        "standards:",
        (Edit(BETA, "{id: BB-03, same_as: AA-02", "{id: AA-G1, same_as: AA-02"),),
        {"id": "AA-G1", "other": "alpha@1.0.0"},
    ),
    Case(
        "norm-without-target",
        NORM,
        "standards:",
        (
            Edit(NORM, "[alpha@1.0.0, beta@1.0.0]", "[beta@1.0.0]"),
            Edit(NORM, "themes: {AA: {weight: 2}}\n", ""),
            Edit(NORM, "  AA-01:\n    lower_limit: 2\n    reason: Dit raakt de veiligheid.\n", ""),
            Edit(BETA, _BB_03, ""),
            Edit(REGION, "standards: [alpha]", "standards: [beta]"),
            Edit(ANSWERS, "AA-01: {level: 3", "BB-01: {level: 3"),
            Edit(TOWN_ANSWERS, "answers:\n  AA-G1: {level: 4}\n", ""),
        ),
        {"criterion": "BB-02", "target": "AA-01"},
    ),
    _case("limit-above-norm", NORM, "lower_limit: 2", "lower_limit: 4", criterion="AA-01", limit=4, norm=3),
    _case(
        "limit-above-norm",
        NORM,
        "level: 2}]\n",
        "level: 2}]\n    lower_limit: 3\n",
        "lower_limit: 3",
        limit=3,
        norm=2,
    ),
    _case(
        "limit-above-norm",
        NORM,
        "lower_limit: 2",
        "lower_limit: 2\n    level: 1",
        "lower_limit: 2",
        limit=2,
        norm=1,
    ),
    _case(
        "limit-with-na",
        NORM,
        "  BB-01:",
        "  AA-02:\n    lower_limit: 1\n    reason: Dit kan niet.\n  BB-01:",
        "lower_limit: 1",
        criterion="AA-02",
    ),
    _case("level-and-path", NORM, "    path:", "    level: 2\n    path:", "path:", criterion="BB-01"),
    _case(
        "path-not-ascending",
        NORM,
        "after_quarters: 0, level: 1",
        "after_quarters: 4, level: 1",
        "path:",
        criterion="BB-01",
    ),
    _case("path-not-ascending", NORM, "after_quarters: 4, level: 2", "after_quarters: 4, level: 0", "path:"),
    _case("adopted-without-decision", NORM, "status: proposal", "status: adopted"),
)

_TO_3 = "lifts: [{criterion: AA-02, from: 0, to: 3}]"


def _also(lift: str) -> str:
    """The same measure with one thing more that it lifts."""
    return f"{_TO_3[:-1]}, {{criterion: {lift}}}]"


_AGAIN = """\
- id: M-AA-01
  title: Nog eens
  what: Nog eens oefenen.
  lifts: [{criterion: AA-01, from: 0, to: 1}]
  actor: team
  kind: training
  hours: {}
  lead_quarters: 1
  sources: [{document: bron, id: B1}]
"""
MEASURE_SETS = (
    _case(
        "duplicate-id",
        MEASURES,
        "practices:\n  ergens",
        _AGAIN + "practices:\n  ergens",
        "▸id: M-AA-01\n  title: Nog",
        id="M-AA-01",
    ),
    _case(
        "unknown-measure",
        MEASURES,
        "after: [M-AA-01]",
        "after: [M-AA-01, M-AA-09]",
        "▸M-AA-09",
        measure="M-AA-09",
    ),
    _case(
        "unknown-practice",
        MEASURES,
        "practices: [ergens]",
        "practices: [ergens, nergens]",
        "▸nergens",
        practice="nergens",
    ),
    _case("measures-circle", MEASURES, "after: [M-AA-01]", "after: [M-AA-02]", circle="M-AA-02 → M-AA-02"),
    Case(
        "measures-circle",
        MEASURES,
        "after: [M-AA-02]",
        (Edit(MEASURES, "kind: training", "kind: training\n  after: [M-AA-02]"),),
        twice="after: [M-AA-01]",
    ),
    _case(
        "measure-unknown-criterion",
        MEASURES,
        _TO_3,
        _also("AA-07, from: 0, to: 3"),
        "▸criterion: AA-07",
        measure="M-AA-02",
        criterion="AA-07",
    ),
    _case(
        "measure-on-reference",
        MEASURES,
        _TO_3,
        _also("BB-02, from: 0, to: 3"),
        "▸criterion: BB-02",
        target="AA-01",
    ),
    _case(
        "amounts-not-ascending",
        MEASURES,
        "measures:\n",
        "fte_cost: {low: 9, high: 8, basis: Een tabel., sources: [{document: bron, id: B1}]}\nmeasures:\n",
        "▸high: 8",
        low="9",
        high="8",
    ),
    _case(
        "lift-not-upward",
        MEASURES,
        _TO_3,
        _also("AA-02, from: 3, to: 3"),
        "from: 3, ▸to: 3",
        start=3,
        end=3,
    ),
    _case(
        "lift-not-upward",
        MEASURES,
        _TO_3,
        _also("AA-02, from: 2, to: 1"),
        "▸to: 1",
        start=2,
        end=1,
    ),
    _case(
        "unknown-source",
        MEASURES,
        "lead_quarters: 1\n  sources: [{document: bron, id: B1}]",
        "lead_quarters: 1\n  sources: [{document: bron, id: B1}, {document: bron, id: B7}]",
        "▸{document: bron, id: B7}",
    ),
    _case(
        "unknown-source",
        MEASURES,
        "sources: [{document: bron, id: B3}]",
        "sources: [{document: bron, id: B6}]",
        "▸{document: bron, id: B6}",
    ),
)

ALL = STANDARDS + LOCKS + NORMS + MEASURE_SETS

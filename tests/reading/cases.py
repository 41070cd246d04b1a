# SPDX-License-Identifier: EUPL-1.2
"""One mistake at a time within one file: how it is written, and which key or value is wrong."""

from tests.build import ALPHA, ANSWERS, BETA, GLOSSARY, MEASURES, NORM, PLAN, REGION, SOURCES, Case, Edit

_TEAM = "{id: oost, title: Team Oost, organisation: brug, municipalities: [dorp]}"


def _case(code: str, path: str, old: str, new: str, at: str | None = None, **holes: str | int) -> Case:
    return Case(code, path, new if at is None else at, (Edit(path, old, new),), holes)


YAML = (
    _case(
        "duplicate-key", NORM, "status: proposal", "status: proposal\nid: zuid", "id: zuid", key="id", line=2
    ),
    _case(
        "duplicate-key", ALPHA, "2: Bij AA-01", "2: Bij AA-01 iets.\n      02: Bij AA-01", "02: Bij", key="02"
    ),
    _case("key-not-text", GLOSSARY, "version: 1.0.0", "version: 1.0.0\n? [a, b]\n: c", "? ▸[a, b]"),
    _case("yaml-anchor", BETA, "title: Lijst beta", "title: &a Lijst beta", "▸&a Lijst"),
    _case("yaml-tag", PLAN, "unit: oost", "unit: !!str oost", "▸!!str"),
    _case("yaml-1-1-trap", SOURCES, "title: De bron", "title: no", "title: ▸no", text="no"),
    *(
        _case("text-cut-off", path, old, f"{old} # en de rest", f"{old}▸ # en de rest", rest="# en de rest")
        for path, old in (
            (ALPHA, "title: Onderwerp AA-01"),
            (ALPHA, "notice: In eigen woorden."),
            (ALPHA, "question: Hoe gaat AA-02 hier?"),
            (NORM, "reason: Dit kost tijd."),
            (MEASURES, "title: Samen oefenen"),
            (SOURCES, "title: De bron"),
            (REGION, "title: Het noorden"),
        )
    ),
    _case("yaml-1-1-trap", SOURCES, "title: De bron", "title: On", "title: ▸On", text="On"),
    _case("yaml-1-1-trap", MEASURES, "title: Samen oefenen", "title: 12:30", "title: ▸12:30", text="12:30"),
    _case("yaml-1-1-trap", REGION, "- {id: stad, title: Stad}", "- {id: stad, title: Y}", "▸Y}"),
    _case("yaml-1-1-trap", MEASURES, "hours: {team: 8}", "hours: {team: 010}", "▸010}", text="010"),
    _case("yaml-1-1-trap", REGION, _TEAM, _TEAM[:-1] + ", weight: 1.10}", "weight: ▸1.10"),
    _case(
        "yaml-1-1-trap",
        PLAN,
        "unit: oost",
        "state: draft\nunit: oost\nactions: {own-1: {title: 1_000}}",
        "▸1_000",
    ),
)

MODEL = (
    _case("unknown-key", REGION, "title: Het noorden", "title: Het noorden\ntitel: x", "titel", key="titel"),
    _case(
        "unknown-key",
        ANSWERS,
        "{level: 3, import: 1}",
        "{level: 3, nivo: 2}",
        "▸nivo",
        where="answers.AA-01.nivo",
    ),
    _case("missing-key", GLOSSARY, ", term: ronde", "", "- ▸{id: ronde", key="term", where="terms[2]"),
    _case(
        "missing-key",
        ALPHA,
        "    why: Een inwoner merkt dit.\n    levels:\n      0: Bij AA-02",
        "    levels:\n      0: Bij AA-02",
        "- ▸id: AA-02",
        key="why",
    ),
    _case("missing-key", PLAN, "unit: oost\n", "", "▸schema:", key="unit", where="-"),
    _case("not-one-of", MEASURES, "kind: training", "kind: cursus", key="kind", text="cursus"),
    _case(
        "not-one-of",
        ANSWERS,
        "state: submitted",
        "state: klaar",
        key="state",
        expected="draft, submitted, discussed",
    ),
    _case("wrong-pattern", ANSWERS, "AA-01: {level", "aa-1: {level", key="aa-1", text="aa-1"),
    _case("wrong-pattern", REGION, "measures: 1.0.0", "measures: '1'", key="measures", text="1"),
    _case("unknown-key", NORM, "lower_limit", "ondergrens", key="ondergrens"),
    _case("empty-text", SOURCES, "title: De bron", "title: ''", key="title"),
    _case(
        "text-too-long",
        ALPHA,
        "Onderwerp AA-03",
        "Onderwerp " + "a" * 51,
        "title: Onderwerp aa",
        key="title",
        maximum=60,
    ),
    _case("too-few", NORM, "standards: [alpha@1.0.0, beta@1.0.0]", "standards: []", key="standards"),
    _case(
        "not-a-date",
        REGION,
        "norm_start: 2026-01-01",
        "norm_start: 2026-02-30",
        key="norm_start",
        text="2026-02-30",
    ),
    _case("not-a-date", REGION, "date: 2026-03-31", "date: 31-03-2026", text="31-03-2026"),
    _case("not-a-date", REGION, "date: 2026-03-31", "date: 0026-03-31", text="0026-03-31"),
    _case("not-a-date", REGION, "date: 2026-03-31", "date: 20260331", text="20260331"),
    _case("device-name", REGION, "{id: stad, title", "{id: nul, title", "▸id: nul", key="id", text="nul"),
    _case("reserved-id", NORM, "id: noord", "id: norms", key="id", text="norms"),
    _case("too-many-decimals", NORM, "{weight: 2}", "{weight: 2.125}", "▸weight: 2.125", text="2.125"),
    _case("out-of-range", NORM, "lower_limit: 2", "lower_limit: 5", key="lower_limit", bound="≤ 4"),
    _case("out-of-range", NORM, "{weight: 2}", "{weight: 0}", "▸weight: 0", bound="> 0"),
    _case(
        "out-of-range",
        MEASURES,
        "- {criterion: AA-01, from: 0",
        "- {criterion: AA-01, from: -1",
        "▸from: -1",
        bound="≥ 0",
    ),
    _case(
        "not-text", REGION, "{id: stad, title: Stad}", "{id: stad, title: 2026}", "▸title: 2026", text="2026"
    ),
    _case("not-text", REGION, "title: Het noorden", "title: ~", text="null"),
    _case("not-text", REGION, "title: Het noorden", "title: [a]", text="[…]"),
    _case("not-text", REGION, "title: Het noorden", "title: true", text="true"),
    _case(
        "not-a-whole-number",
        ANSWERS,
        "{level: 3, import",
        "{level: drie, import",
        "▸level: drie",
        text="drie",
    ),
    _case("not-a-whole-number", ANSWERS, "{level: 3, import", "{level: '3', import", "▸level: '3'", text="3"),
    _case(
        "not-a-whole-number", ANSWERS, "{level: 3, import", "{level: 3.5, import", "▸level: 3.5", text="3.5"
    ),
    _case(
        "not-a-whole-number",
        ANSWERS,
        "{level: 3, import",
        "{level: true, import",
        "▸level: true",
        text="true",
    ),
    _case("not-a-number", NORM, "{weight: 2}", "{weight: twee}", "▸weight: twee", text="twee"),
    _case("not-true-or-false", ALPHA, "core: true", "core: ja", key="core", text="ja"),
    _case(
        "not-a-mapping", REGION, "- {id: stad, title: Stad}", "- Stad", "- ▸Stad", where="municipalities[2]"
    ),
    _case("not-a-mapping", NORM, "themes: {AA: {weight: 2}}", "themes: [AA]", where="themes"),
    _case("not-a-list", MEASURES, "after: [M-AA-01]", "after: M-AA-01", where="measures[2].after"),
    _case("wrong-value", REGION, "standards: [alpha]", "standards: geen", "▸standards: geen", text="geen"),
    _case("wrong-value", ALPHA, "[A1, B]", "[A1, 1.5]", "▸1.5]", key="organisation_form"),
    _case("wrong-pattern", REGION, "standards: [alpha]", "standards: [Alpha]", "[▸Alpha]", key="standards"),
)

ALL = YAML + MODEL

# SPDX-License-Identifier: EUPL-1.2
"""One mistake at a time in a region's own words for questions."""

from tests.build import ANSWERS, GLOSSARY, Case, Edit

LAYER = "standards/layers/alpha.yaml"
HEAD = "schema: layer/1\nstandard: alpha\nquestions:\n"
OWN = (
    "- criterion: AA-02\n"
    "  version: 1.0.0\n"
    "  from: 2026-01-01\n"
    "  by: Stuurgroep\n"
    "  reason: Bij ons heet dit anders.\n"
    "  title: Met eigen woorden\n"
)


def _case(code: str, text: str, at: str, *edits: Edit, path: str = LAYER, **holes: str | int) -> Case:
    return Case(code, path, at, (Edit(LAYER, "", text), *edits), holes)


def _other(old: str, new: str) -> str:
    assert old in OWN
    return HEAD + OWN.replace(old, new)


ALL = (
    Case("layer-unknown-list", "standards/layers/gamma.yaml", "▸standard: gamma", (
        Edit("standards/layers/gamma.yaml", "", (HEAD + OWN).replace("alpha", "gamma")),
    )),
    Case("file-name-differs", "standards/layers/beta.yaml", "▸standard: alpha", (
        Edit("standards/layers/beta.yaml", "", "schema: layer/1\nstandard: alpha\nquestions: []\n"),
    )),
    _case("layer-unknown-version", _other("1.0.0", "1.2.0"), "▸version: 1.2.0", known="1.0.0"),
    _case("layer-unknown-question", _other("AA-02", "AA-09"), "▸criterion: AA-09", pin="alpha@1.0.0"),
    _case("layer-says-nothing", _other("  title: Met eigen woorden\n", ""), "- ▸criterion: AA-02"),
    _case(
        "layer-off-and-words", HEAD + OWN + "  switched_off: true\n", "▸switched_off", criterion="AA-02"
    ),
    _case("layer-ends-first", HEAD + OWN + "  until: 2025-12-31\n", "▸until"),
    _case(
        "layer-twice", HEAD + OWN + OWN.replace("2026-01-01", "2026-09-01"),
        "▸criterion: AA-02\n  version: 1.0.0\n  from: 2026-09-01", line=4,
    ),
    _case("empty-text", _other("Bij ons heet dit anders.", "' '"), "▸reason"),
    _case("empty-text", _other("Bij ons heet dit anders.", "''"), "▸reason"),
    _case("missing-key", _other("  reason: Bij ons heet dit anders.\n", ""), "- ▸criterion: AA-02"),
    Case("glossary-list-unknown", GLOSSARY, "lists: [▸alfa]", (
        Edit(GLOSSARY, "text: Een keer invullen.", "text: Een keer invullen., lists: [alfa]"),
    )),
    _case("fill-in-left", _other("Bij ons heet dit anders.", "'Vul in: waarom'"), "▸reason"),
    _case(
        "layer-limit-off",
        HEAD + OWN.replace("AA-02", "AA-01").replace("title: Met eigen woorden", "switched_off: true"),
        "▸switched_off", Edit(ANSWERS, "AA-01:", "AA-02:"), level=2, norm="noord@1.0.0",
    ),
    _case(
        "answer-switched-off",
        HEAD + OWN.replace("title: Met eigen woorden", "switched_off: true"),
        "▸AA-02:", Edit(ANSWERS, "AA-01:", "AA-02:"), path=ANSWERS, criterion="AA-02",
    ),
)  # fmt: skip

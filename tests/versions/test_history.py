# SPDX-License-Identifier: EUPL-1.2
"""The history of a real public standard: sixteen releases, and not one answer lost on the way.

Facts about the releases of the Standard for Public Code (CC0), in history.json: which criteria each release
has, a hash of what each asks, and which were renamed. In 0.2.0 'make-contributing-easy' was taken out of
'open-to-contributions'.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.versions.made import answers, standard
from toolkit.model.content.standard import Standard
from toolkit.versions.difference import differences
from toolkit.versions.migrate import migrate
from toolkit.versions.rules import composed, rules_between

RELEASES = json.loads((Path(__file__).parent / "history.json").read_text(encoding="utf-8"))
_SPLIT = {"0.2.0": ("open-to-contributions", "make-contributing-easy")}


def _versions() -> list[Standard]:
    """Each release as a list, with its changes declared as they were."""
    ids: dict[str, str] = {}
    words: dict[str, int] = {}
    versions: list[Standard] = []
    before: dict[str, str] = {}
    for release in RELEASES:
        now = release["criteria"]
        for slug in now:
            ids.setdefault(slug, f"C-{len(ids) + 1:02d}")
        for told in now.values():
            words.setdefault(told, len(words))
        changes = list(_changes(release, before, ids))
        asked = [(ids[slug], words[told], 0) for slug, told in now.items()]
        versions.append(standard(release["version"], asked, changes))
        before = now
    return versions


def _changes(
    release: dict[str, Any], before: dict[str, str], ids: dict[str, str]
) -> Iterator[dict[str, object]]:
    now, renamed = release["criteria"], release["renamed"]
    split = _SPLIT.get(release["version"], ())
    for old, new in renamed.items():
        told = "carry" if before[old] == now[new] else "review"
        yield {"kind": "rename", "from": [ids[old]], "to": [ids[new]], "answers": told}
    if split:
        yield {"kind": "split", "from": [ids[split[0]]], "to": [ids[s] for s in split], "answers": "review"}
    reworded = [ids[s] for s in now if s in before and before[s] != now[s] and s not in split]
    if reworded:
        yield {"kind": "reword", "from": reworded, "to": reworded, "answers": "review"}
    new_ = [
        ids[s] for s in now if before and s not in before and s not in renamed.values() and s not in split
    ]
    if new_:
        yield {"kind": "add", "from": [], "to": new_, "answers": "review"}


def test_every_release_is_told_whole() -> None:
    """Renames, one split and additions tell everything that happened between each two releases."""
    versions = _versions()
    assert len(versions) == 16
    kinds = [c.kind for v in versions for c in v.changes]
    assert (kinds.count("rename"), kinds.count("split")) == (19, 1)
    for old, new in pairwise(versions):
        found = differences(old, new)
        assert (found.contradictions, found.undeclared) == ((), ()), new.version


def test_no_answer_to_the_first_release_is_lost_in_the_last() -> None:
    """Fourteen answers of 2019 stand in 2023, each at what its criterion became, in steps and at once."""
    versions = _versions()
    first = versions[0]
    said = {c.id: {"level": n % 5, "explanation": f"Bij {c.id}."} for n, c in enumerate(first.asked)}
    now = answers(first.version, said)
    rules = None
    for old, new in pairwise(versions):
        step = rules_between(old, new)
        rules = step if rules is None else composed(rules, step)
        now = migrate(now, old, new, step).answers
    assert len(said) == 14
    assert now.aside == {}
    for criterion, answer in said.items():
        came = [a for a in now.answers.values() if a.migrated and a.migrated.criterion == criterion]
        assert {(a.level, a.explanation) for a in came} == {(answer["level"], answer["explanation"])}
        assert all(a.migrated and a.migrated.from_ == "alpha@0.1.0" for a in came)
    assert len(now.answers) == 15  # one was split
    assert rules is not None
    at_once = migrate(answers(first.version, said), first, versions[-1], rules).answers
    assert {i: a.level for i, a in at_once.answers.items()} == {i: a.level for i, a in now.answers.items()}

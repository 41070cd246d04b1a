# SPDX-License-Identifier: EUPL-1.2
"""The example region on the next versions of the lists: what the manual says of it is what happens."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.docs.modules import ROOT
from tests.work.small import opened
from toolkit.work.migrate import to_migrate, write_migrated

EXAMPLE = ROOT / "assessments" / "voorbeeldregio"
SAID = re.compile(
    r"ronde (2025-q\d) blijven er (\d+) antwoorden staan, "
    r"(\d+) moeten opnieuw bekeken worden en (\d+) verschilden"
)


def _on_later_versions(folder: Path, round_: str) -> Path:
    """The example, of which an earlier round asks the norm over the next versions."""
    shutil.copytree(EXAMPLE / "rounds" / round_, folder / "rounds" / round_)
    text = (EXAMPLE / "region.yaml").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"- {{id: {round_}"))
    later = line.replace("regio-amersfoort@1.0.0", "regio-amersfoort@1.1.0")
    assert later != line
    (folder / "region.yaml").write_text(text.replace(line, later), encoding="utf-8")
    return folder


@pytest.mark.parametrize("earlier", ["2025-q1", "2025-q3"])
def test_an_earlier_round_goes_over_without_a_lost_answer(tmp_path: Path, earlier: str) -> None:
    """Every answer is at a question or kept aside, as many as the manual says; twice is once."""
    folder = _on_later_versions(tmp_path, earlier)
    work = opened(folder)
    (round_,) = (r for r in work.region.rounds if r.id == earlier)
    moved = list(to_migrate(work, round_))
    counts: Counter[str] = Counter()
    for each in moved:
        counts += each.counts
        gone = {e.from_ for e in each.events if e.outcome in ("aside", "conflict")}
        assert gone == set(each.new.aside)
        kept = {e.from_ for e in each.events if e.from_ is not None}
        assert set(each.old.answers) == kept
    manual = " ".join((ROOT / "docs" / "handleiding.md").read_text("utf-8").split())
    told = {found[1]: [int(n) for n in found.groups()[1:]] for found in SAID.finditer(manual)}
    assert told[earlier] == [counts["carry"], counts["review"], counts["conflict"]]
    retired = [answer for each in moved for answer in each.old.answers if answer == "RB-03"]
    assert counts["aside"] == len(retired)
    for each in moved:
        assert write_migrated(folder, each) == ()
    again = opened(folder)
    assert list(to_migrate(again, round_)) == []

# SPDX-License-Identifier: EUPL-1.2
"""The example region on the next versions of the lists: what the manual says of it is what happens."""

import re
import shutil
from collections import Counter
from pathlib import Path

from tests.docs.modules import ROOT
from tests.work.small import opened
from toolkit.work.migrate import to_migrate, write_migrated

EXAMPLE = ROOT / "assessments" / "voorbeeldregio"
SAID = re.compile(r"blijven er dan (\d+) staan, (\d+) moeten opnieuw bekeken worden; bij (\d+) verschilden")


def _on_later_versions(folder: Path) -> Path:
    """The example, whose first round asks the norm over the next versions."""
    shutil.copytree(EXAMPLE / "rounds" / "2025-q1", folder / "rounds" / "2025-q1")
    text = (EXAMPLE / "region.yaml").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("- {id: 2025-q1"))
    later = line.replace("regio-amersfoort@1.0.0", "regio-amersfoort@1.1.0")
    assert later != line
    (folder / "region.yaml").write_text(text.replace(line, later), encoding="utf-8")
    return folder


def test_the_first_round_goes_over_without_a_lost_answer(tmp_path: Path) -> None:
    """Every answer is at a question or kept aside, as many as the manual says; twice is once."""
    folder = _on_later_versions(tmp_path)
    work = opened(folder)
    (round_,) = (r for r in work.region.rounds if r.id == "2025-q1")
    moved = list(to_migrate(work, round_))
    counts: Counter[str] = Counter()
    for each in moved:
        counts += each.counts
        gone = {e.from_ for e in each.events if e.outcome in ("aside", "conflict")}
        assert gone == set(each.new.aside)
        kept = {e.from_ for e in each.events if e.from_ is not None}
        assert set(each.old.answers) == kept
    told = SAID.search(" ".join((ROOT / "docs" / "handleiding.md").read_text("utf-8").split()))
    assert told is not None
    assert counts["aside"] == 0
    assert [int(n) for n in told.groups()] == [counts["carry"], counts["review"], counts["conflict"]]
    for each in moved:
        assert write_migrated(folder, each) == ()
    again = opened(folder)
    assert list(to_migrate(again, round_)) == []

# SPDX-License-Identifier: EUPL-1.2
"""A region that begins has the newest content: what was bettered since is not for others alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.work.small import gathered
from toolkit.documents.audience import ComparisonReader
from toolkit.documents.memo.chapters.brief import conclusion_texts
from toolkit.model.quarter import quarter_of
from toolkit.places import data_folder
from toolkit.words.catalogue import say
from toolkit.work.begin.new import new_workspace
from toolkit.work.make.region.memo import memo_for
from toolkit.work.make.write.files import write_files


def newest(folder: str) -> str:
    """The highest version in a folder of content, found by the names of its files."""
    versions = [path.stem for path in (data_folder() / "standards" / folder).glob("*.yaml")]
    assert len(versions) > 1
    return max(versions, key=lambda version: [int(part) for part in version.split(".")])


def begun() -> dict[str, Any]:
    """The region that `nieuw` writes."""
    files = dict(new_workspace("Regio", date(2026, 11, 22)))
    return yaml.safe_load(files["region.yaml"])  # type: ignore[no-any-return]  # a mapping


def shipped() -> dict[str, Any]:
    """The region that is ready to begin."""
    path = data_folder() / "assessments" / "regio-amersfoort" / "region.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]  # idem


@pytest.mark.parametrize("made", [begun, shipped])
def test_growth_paths_count_from_the_quarter_of_the_first_round(made: Any) -> None:  # noqa: ANN401 - either
    """From earlier, a step of a year on would be asked while the teams hold their first plan."""
    region = made()
    first = min(each["date"] for each in region["rounds"])
    assert region["norm_start"] == quarter_of(first).first_day


def test_of_a_region_without_answers_no_figure_rests_on_anything(tmp_path: Path) -> None:
    """A memo about it says that there is none; 'that rests on 0 teams' would be about nothing."""
    assert write_files(tmp_path, new_workspace("Regio", date(2026, 11, 22))).problems == ()
    reader = ComparisonReader("programme_manager", "named")
    memo = memo_for(gathered(tmp_path), reader, None, "decision", date(2026, 11, 22))
    assert say("memo.brief.no_figure") in conclusion_texts(memo)
    assert not [text for text in conclusion_texts(memo) if say("memo.brief.counted", n=0, of=1) in text]


@pytest.mark.parametrize("made", [begun, shipped])
def test_a_region_begins_with_the_newest_norm_and_measures(made: Any) -> None:  # noqa: ANN401 - either
    """The norm brings its lists."""
    region = made()
    assert region["measures"] == newest("measures")
    pins = {each["norm"] for each in region["rounds"]}
    assert pins == {f"regio-amersfoort@{newest('norms/regio-amersfoort')}"}

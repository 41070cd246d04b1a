# SPDX-License-Identifier: EUPL-1.2
"""A region that begins has the newest content: what was bettered since is not for others alone."""

from datetime import date
from typing import Any

import pytest
import yaml

from toolkit.places import data_folder
from toolkit.work.begin.new import new_workspace


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
def test_a_region_begins_with_the_newest_norm_and_measures(made: Any) -> None:  # noqa: ANN401 - either
    """The norm brings its lists."""
    region = made()
    assert region["measures"] == newest("measures")
    pins = {each["norm"] for each in region["rounds"]}
    assert pins == {f"regio-amersfoort@{newest('norms/regio-amersfoort')}"}

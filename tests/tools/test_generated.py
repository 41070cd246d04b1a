# SPDX-License-Identifier: EUPL-1.2
"""A generated region is as one that somebody begins today, so what is measured is what people will meet."""

from toolkit.checking.everything import check_workspace
from toolkit.places import package_content
from toolkit.reading.library import read_library
from toolkit.reading.workspace import read_workspace
from toolkit.words.catalogue import severity
from tools.generated import region_files


def test_a_generated_region_asks_the_newest_norm_and_fits_its_content() -> None:
    """In each of its rounds, with the newest measures; nothing in it is wrong or meant for another day."""
    content = package_content()
    library, workspace = read_library(content), read_workspace(region_files(4), content)
    region = workspace.region.model
    assert region is not None
    assert {round_.norm for round_ in region.rounds} == {max(library.norms, key=by_version)}
    assert region.measures == max(library.measures, key=by_version)
    assert {severity(problem) for problem in check_workspace(workspace)} <= {"remark"}


def by_version(pin: str) -> list[int]:
    """Sorts versions, of one list."""
    return [int(part) for part in pin.rpartition("@")[2].split(".")]

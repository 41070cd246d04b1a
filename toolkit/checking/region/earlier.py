# SPDX-License-Identifier: EUPL-1.2
"""What must hold between the levels of an earlier scan, the region, and the lists."""

from collections.abc import Collection

from toolkit.checking.alike import misplaced
from toolkit.checking.people.privacy import check_privacy
from toolkit.model.given.earlier import EarlierScan
from toolkit.model.problem import Problem
from toolkit.model.region import Region
from toolkit.reading.validated import Loaded


def check_earlier(
    place: str, file: Loaded[EarlierScan], region: Region, criteria: Collection[str]
) -> list[Problem]:
    """All problems of one file with an earlier scan.

    Args:
        place: id of the team, as its name has it.
        file: the levels.
        region: for teams and privacy.
        criteria: ids of the questions of all lists that there are; of none nothing is said.

    Returns:
        Problems at the place of what they are about.
    """
    if place not in {team.id for team in region.teams}:
        return [Problem.of("unit-unknown", file.file, unit=place)]
    if file.model is None:
        return []
    problems = [*check_privacy(file, region.privacy), *misplaced(file, [("unit", file.model.unit, place)])]
    for criterion in file.model.levels:
        if criteria and criterion not in criteria:
            path = ("levels", criterion)
            problems.append(file.problem("earlier-criterion-unknown", path, criterion=criterion))
    return problems

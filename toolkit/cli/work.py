# SPDX-License-Identifier: EUPL-1.2
"""What most commands begin with: find the workspace, read and check it, score a round."""

from dataclasses import dataclass
from pathlib import Path

import click

from toolkit.checking.everything import asked_in, check_workspace
from toolkit.cli.output import fail, stop_on_errors, tell
from toolkit.model.answers import Answers
from toolkit.model.problem import Problem
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Region, Round
from toolkit.places import package_content, read_folder
from toolkit.reading.workspace import Workspace, read_workspace
from toolkit.scoring.region import RoundResult, score_round, units_of
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say, severity


@dataclass(frozen=True, slots=True)
class Work:
    """A workspace that can be worked with.

    Attributes:
        folder: where it stands.
        workspace: as read.
        region: region.yaml.
        problems: everything that is remarkable; no error in region, norm or lists among them.
    """

    folder: Path
    workspace: Workspace
    region: Region
    problems: tuple[Problem, ...]

    def round(self, round_id: str | None) -> Round:
        """The round that was asked for, else the last by date.

        Raises:
            click.BadParameter: when it does not exist.
        """
        if round_id is None:
            return self.region.last_round()
        found = self.region.round(round_id)
        if found is None:
            names = ", ".join(r.id for r in self.region.rounds)
            raise click.BadParameter(say("cli.no_round", round=round_id, rounds=names), param_hint="--ronde")
        return found

    def unit(self, unit_id: str) -> Unit:
        """The team or municipality that was asked for.

        Raises:
            click.BadParameter: when it does not exist.
        """
        units = {u.id: u for u in units_of(self.region)}
        if unit_id not in units:
            names = ", ".join(units)
            raise click.BadParameter(say("cli.no_unit", unit=unit_id, units=names), param_hint="--team")
        return units[unit_id]

    def asked(self, round_: Round) -> Questionnaire:
        """What is asked in a round.

        Raises:
            SystemExit: 1 when the round's norm cannot be read.
        """
        asked = asked_in(self.region, round_, self.workspace.library)
        if asked is None:
            fail(Problem.of("unknown-norm", "region.yaml", pin=round_.norm))
        return asked

    def answers(self, round_: Round) -> dict[str, list[Answers]]:
        """The answers of a round per unit."""
        return self.workspace.of_round(round_.id)

    def score(self, round_: Round) -> RoundResult:
        """The result of a round."""
        return score_round(self.region, round_, self.asked(round_), self.answers(round_))

    def warn_of_errors(self) -> None:
        """Say that something in the answers is wrong: it counts nowhere, so everyone must hear of it."""
        errors = sum(severity(p) == "error" for p in self.problems)
        if errors:
            tell(say("cli.answer_errors", n=errors))


def open_work(folder: Path | None) -> Work:
    """Find, read and check the workspace.

    A file of answers that cannot be used does not stop the others: its errors stay among the
    problems, and it counts nowhere. An error in region.yaml or in the content stops the work.

    Args:
        folder: from `--map`, or None to look here and in the folders above.

    Returns:
        The workspace.

    Raises:
        SystemExit: 1 when there is none, or region.yaml or the content has errors.
    """
    place = find_workspace(folder)
    workspace = read_workspace(read_or_fail(place), package_content())
    problems = check_workspace(workspace)
    stop_on_errors([p for p in problems if not p.file.startswith(("rounds/", "plans/"))])
    if workspace.region.model is None:
        fail(Problem.of("no-region", place.as_posix()))
    return Work(place, workspace, workspace.region.model, problems)


def read_or_fail(place: Path) -> dict[str, bytes]:
    """All YAML files of a workspace; one that cannot be read stops the work, for it would be missing.

    Args:
        place: the workspace.

    Returns:
        Bytes by path.

    Raises:
        SystemExit: 1 when a file or folder cannot be read.
    """
    try:
        return read_folder(place)
    except OSError as error:
        name = Path(error.filename or place).name
        return fail(Problem.of("unreadable", place.as_posix(), name=name, why=error.strerror or "-"))


def find_workspace(folder: Path | None) -> Path:
    """The folder with region.yaml.

    Args:
        folder: from `--map`, or None to look here and in the folders above.

    Returns:
        The folder.

    Raises:
        SystemExit: 1 when there is none.
    """
    here = Path.cwd()
    tried = (folder,) if folder is not None else (here, *here.parents)
    for place in tried:
        if (place / "region.yaml").is_file():
            return place
    return fail(Problem.of("no-region", (folder or here).as_posix()))

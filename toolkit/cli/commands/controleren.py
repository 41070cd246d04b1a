# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan controleren`: every problem of every file, at once."""

from pathlib import Path

from toolkit.checking.everything import check_library, check_workspace
from toolkit.cli import codes
from toolkit.cli.declare import json_option, map_option, verb
from toolkit.cli.output import emit_json, fail, problems_as_json, show_problems, tell
from toolkit.model.problem import Problem
from toolkit.places import package_content
from toolkit.reading.library import read_library
from toolkit.reading.workspace import read_workspace
from toolkit.words.catalogue import has_errors, say
from toolkit.work.open import read_files


@verb("controleren")
@map_option
@json_option
def command(folder: Path | None, as_json: bool) -> None:
    """Check content, and a workspace where there is one.

    Args:
        folder: the workspace; None looks here and above, and checks the content alone without one.
        as_json: write the problems as JSON to stdout.
    """
    problems, files, only_content = _check(folder)
    if as_json:
        emit_json({"schema": "problems/1", "files": files, "problems": problems_as_json(problems)})
    else:
        if only_content:
            tell(say("cli.controleren.content"))
        tell(say("cli.controleren.checked", n=files))
        show_problems(problems)
    if has_errors(problems):
        raise SystemExit(codes.DATA)


def _check(folder: Path | None) -> tuple[tuple[Problem, ...], int, bool]:
    content = package_content()
    here = Path.cwd()
    places = (folder,) if folder is not None else (here, *here.parents)
    place = next((p for p in places if (p / "region.yaml").is_file()), folder)
    if place is None:
        return check_library(read_library(content)), len(content), True
    files = read_files(place)
    if isinstance(files, Problem):
        fail(files)
    return check_workspace(read_workspace(files, content)), len(files) + len(content), False

# SPDX-License-Identifier: EUPL-1.2
"""The files of a new workspace, for a region of one's own."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from toolkit.model.base import WINDOWS_DEVICES
from toolkit.model.problem import Problem
from toolkit.model.quarter import quarter_of
from toolkit.places import data_folder
from toolkit.reading.schemas import WORKSPACE, schema_files
from toolkit.sheets.read.values import slug_of
from toolkit.store.disk import File
from toolkit.store.kept_results import FOLDER, is_ours
from toolkit.work.workspace.open import REGION


def new_workspace(name: str, today: date) -> Iterator[File]:
    """The files of a workspace that can be filled in.

    Args:
        name: of its folder; becomes the region's id and title.
        today: the first round lies at the end of this day's quarter.

    Yields:
        The schemas, what git leaves out (the secret behind the letters), then region.yaml with comments that
        explain each line: a folder with it is whole.
    """
    yield from ((f"schemas/{file}", data) for file, data in schema_files(WORKSPACE).items())
    yield ".gitignore", (data_folder() / "templates" / "nieuw" / "gitignore").read_bytes()
    yield REGION, _region_file(name, today)


def not_for_new(folder: Path, files: Iterable[File]) -> Problem | None:
    """Why a new workspace cannot come in a folder.

    Args:
        folder: where it should come.
        files: of the new workspace.

    Returns:
        None when the folder is new or empty, or holds what somebody began who was cut off.
    """
    begun = {folder / path: data for path, data in files if path != REGION}
    there = (path for path in folder.rglob("*") if not is_ours(path.name) and FOLDER not in path.parts)
    same = all(path.is_dir() or (path in begun and path.read_bytes() == begun[path]) for path in there)
    shown = folder.as_posix()
    return None if same else Problem.of("target-not-empty", shown, folder=shown)


def rendered(template: str, **holes: object) -> bytes:
    """A file for people to fill in, from its template.

    Args:
        template: name below `templates/nieuw`.
        **holes: what it shows.
    """
    source = (data_folder() / "templates" / "nieuw" / template).read_text(encoding="utf-8")
    made = Environment(undefined=StrictUndefined, keep_trailing_newline=True).from_string(source)  # noqa: S701 - YAML
    return made.render(**holes).encode("utf-8", errors="replace")


def _region_file(name: str, today: date) -> bytes:
    quarter = quarter_of(today)
    return rendered(
        "region.yaml.j2",
        id=_slug(name),
        title="'" + " ".join(name.split()).replace("'", "''") + "'",
        **begins_with(),
        norm_start=quarter.first_day.isoformat(),  # earlier, and paths ask more soon after the first round
        round_id=quarter.id,
        round_date=quarter.last_day.isoformat(),
    )


def begins_with() -> dict[str, str]:
    """What a new region begins with: content, so a file says it.

    Returns:
        The version of its `measures`, and its `norm` with that of it.
    """
    text = (data_folder() / "templates" / "nieuw" / "begin.json").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in json.loads(text).items()}


def _slug(name: str) -> str:
    slug = slug_of(name)[:33].strip("-") or "mijn"
    # a name that Windows keeps for a device cannot be an id
    return f"regio-{slug}" if slug in WINDOWS_DEVICES or slug == "mijn" else slug

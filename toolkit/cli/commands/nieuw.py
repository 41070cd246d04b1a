# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan nieuw`: a workspace for a region of one's own."""

import re
import unicodedata
from datetime import date, datetime
from pathlib import Path

import click
from jinja2 import Environment, StrictUndefined

from toolkit.cli.declare import day_option, verb
from toolkit.cli.output import fail, tell
from toolkit.model.base import WINDOWS_DEVICES
from toolkit.model.problem import Problem
from toolkit.places import data_folder
from toolkit.reading.schemas import WORKSPACE, schema_files
from toolkit.store.disk import write_atomically
from toolkit.words.catalogue import say

MEASURES = "1.0.0"
NORM = "regio-amersfoort@1.0.0"


@verb("nieuw")
@click.argument("folder", metavar=say("cli.metavar.folder"), type=click.Path(path_type=Path, file_okay=False))
@day_option
def command(folder: Path, day: datetime | None) -> None:
    """Write a workspace that can be filled in.

    Args:
        folder: the new folder; it must not exist, or be empty.
        day: the first round lies at the end of this day's quarter; None for today.
    """
    if folder.exists() and any(folder.iterdir()):
        fail(Problem.of("target-not-empty", folder.as_posix(), folder=folder.as_posix()))
    today = date.today() if day is None else day.date()
    files = {"region.yaml": region_file(folder.resolve().name, today)}
    files |= {f"schemas/{name}": data for name, data in schema_files(WORKSPACE).items()}
    for name, data in files.items():
        problem = write_atomically(folder / name, data)
        if problem is not None:
            fail(problem)
    tell(say("cli.nieuw.done", folder=folder))


def region_file(name: str, today: date) -> bytes:
    """A region.yaml with comments that explain each line.

    Args:
        name: of the folder; becomes the region's id and title.
        today: decides the first round: the end of its quarter.

    Returns:
        The file.
    """
    source = (data_folder() / "templates" / "nieuw" / "region.yaml.j2").read_text(encoding="utf-8")
    template = Environment(undefined=StrictUndefined, keep_trailing_newline=True).from_string(source)  # noqa: S701 - YAML
    quarter = (today.month - 1) // 3 + 1
    last = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}[quarter]
    text = template.render(
        id=_slug(name),
        title="'" + " ".join(name.split()).replace("'", "''") + "'",
        measures=MEASURES,
        norm=NORM,
        norm_start=f"{today.year}-01-01",
        round_id=f"{today.year}-q{quarter}",
        round_date=f"{today.year}-{last}",
    )
    return text.encode("utf-8", errors="replace")


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:33].strip("-") or "mijn"
    # a name that Windows keeps for a device cannot be an id
    return f"regio-{slug}" if slug in WINDOWS_DEVICES or slug == "mijn" else slug

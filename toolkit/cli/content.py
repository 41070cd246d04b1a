# SPDX-License-Identifier: EUPL-1.2
"""What commands about content begin with, in the terminal: where it stands, and which version is meant."""

from pathlib import Path
from typing import Any, TypeVar

import click

from toolkit.cli.output import fail, stop, tell
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem
from toolkit.reading.validated import Loaded
from toolkit.versions.number import is_later
from toolkit.words.catalogue import say
from toolkit.words.text import day_text
from toolkit.work.content.publish import Content, Published, content_of
from toolkit.work.workspace.open import find_folder

Versioned = TypeVar("Versioned", Standard, Norm)


def content_here(folder: Path | None) -> Content:
    """All content: with a region's own over it where there is a region.

    Args:
        folder: from `--map`, or None to look here and in the folders above; ours alone where none is.

    Raises:
        SystemExit: 1 when the folder that was named is no region, or cannot be read.
    """
    content = content_of(region_here(folder))
    return content if isinstance(content, Content) else stop((content,))


def region_here(folder: Path | None) -> Path | None:
    """The folder of the region that is worked in; None where there is none.

    Raises:
        SystemExit: 1 when the folder that was named is no region.
    """
    place = find_folder(folder, Path.cwd())
    if isinstance(place, Problem) and folder is not None:
        fail(place)
    return None if isinstance(place, Problem) else place


def version_of(content: Content, pin: str) -> Loaded[Any]:
    """The file of a version that was named.

    Raises:
        click.BadParameter: when it does not exist; with those that do.
        SystemExit: 1 when it cannot be read.
    """
    file = content.file(pin)
    if file is None:
        identity = pin.partition("@")[0]
        known = [
            p for p in (*content.library.standards, *content.library.norms) if p.startswith(f"{identity}@")
        ]
        every = known or [*content.library.standards, *content.library.norms]
        raise click.BadParameter(say("cli.no_version", pin=pin, pins=", ".join(every)))
    return file if file.model is not None else stop(file.problems)


def two_versions(
    content: Content, before: str, after: str, kind: type[Versioned]
) -> tuple[Loaded[Any], Versioned, Versioned]:
    """The file of the later of two versions of one list or norm, and both versions.

    Raises:
        click.UsageError: when they are of another kind or of two, or the second is not the later.
        SystemExit: 1 when one cannot be read.
    """
    old, file = version_of(content, before).model, version_of(content, after)
    new = file.model
    if not isinstance(old, kind) or not isinstance(new, kind) or old.id != new.id:
        raise click.UsageError(say("cli.standaard_verschil.two_lists", before=before, after=after))
    if not is_later(new.version, old.version):
        raise click.UsageError(say("cli.standaard_verschil.not_later", before=before, after=after))
    return file, old, new


def tell_published(pin: str, done: Published) -> None:
    """Say that a version was published, or why not.

    Raises:
        SystemExit: 1 when it was not.
    """
    if done.day is None:
        stop(done.problems)
    tell(say(f"versions.published{'_already' if done.before else ''}", pin=pin, day=day_text(done.day)))

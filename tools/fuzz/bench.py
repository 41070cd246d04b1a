# SPDX-License-Identifier: EUPL-1.2
"""What every kind of changed workbook shares: a workspace to bring it in, chance, and thousands of turns."""

import io
import os
import pickle
import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from unittest.mock import patch

import openpyxl

from toolkit.store.imports import Policy
from toolkit.work.workspace.open import Place, Work, look, open_work
from tools.fuzz.changes import Changed, Shape, mutate
from tools.golden.made import WORKSPACE

B = TypeVar("B")


def opened(folder: Path, without: str = "") -> Work:
    """A copy of the fixed region that opens.

    Args:
        folder: a new folder for it.
        without: a folder in it that is taken away first.

    Raises:
        TypeError: when it does not open.
    """
    shutil.copytree(WORKSPACE, folder)
    if without:
        shutil.rmtree(folder / without)
    place = look(folder)
    work = open_work(place) if isinstance(place, Place) else place
    if not isinstance(work, Work):
        raise TypeError(work)
    return work


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook as openpyxl writes it."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed_file(
    pickled: bytes, shape: Shape, seed: int, policies: Sequence[Policy], file: Path
) -> tuple[openpyxl.Workbook, Changed, Policy]:
    """Change a workbook by chance and write it.

    Args:
        pickled: the workbook, as openpyxl has it.
        shape: of it.
        seed: of chance.
        policies: from which one is drawn.
        file: where it comes.

    Returns:
        The workbook, what was changed in it, and how it is to be read in.
    """
    chance = random.Random(seed)  # noqa: S311 - to try things
    book = pickle.loads(pickled)  # noqa: S301 - made by a bench of ours
    changed = mutate(book, shape, chance)
    policy = chance.choice(policies)
    changed.done.append(policy)
    file.write_bytes(saved(book))
    return book, changed, policy


def turns(
    what: str,
    benches: Mapping[str, Callable[[Path], B]],
    broken: Callable[[B, int, Path], tuple[Changed, list[str]]],
    seeds: int,
    say_so: Callable[[str], object],
) -> int:
    """Change workbooks thousands of times.

    Args:
        what: is changed, as it is told at the end.
        benches: by what tells one from another the maker of a bench in a folder.
        broken: what did not hold of one seed.
        seeds: how many, unless the environment says otherwise.
        say_so: told what did not hold, and with which seed.

    Returns:
        0 when every promise held, else 1.
    """
    wrong, most = 0, int(os.environ.get("SEEDS", str(seeds)))
    with TemporaryDirectory() as place, patch("toolkit.work.workspace.open.package_content", dict):
        for name, bench in benches.items():
            scratch = Path(place) / (name or "one")
            scratch.mkdir()
            on = bench(scratch / "regio")
            for seed in range(most):
                changed, promises = broken(on, seed, scratch)
                wrong += bool(promises)
                if promises:
                    say_so(f"{name} {seed}: {'; '.join(changed.done)}".strip())
                for promise in promises:
                    say_so(f"    {promise}")
    say_so(f"{most} changed {what}, {wrong} with a broken promise")
    return int(wrong > 0)

# SPDX-License-Identifier: EUPL-1.2
"""How all tests run: hypothesis without a clock, and what is costly made once for all workers.

`make test` spreads the tests over processes (pytest-xdist). A fixture of the session then lives once per
process; what takes seconds to make is made by whoever comes first and read by the others.
"""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import yaml
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests.fonts import write_fonts
from tests.golden.some_faces import looked_at_documents
from tests.office import office
from tests.strategies import DEEP, EXAMPLES, draw_once
from toolkit.checking import everything
from toolkit.documents import columns
from toolkit.documents.blocks import Table
from toolkit.forms.question.form import Form
from toolkit.forms.question.write import workbook
from toolkit.model import roles
from toolkit.model.content.measures import Measures
from toolkit.model.problem import Problem
from toolkit.reading import layers, library, schemas, workspace
from toolkit.reading.workspace import Workspace
from toolkit.sheets.write.blank import Blank
from toolkit.work import check as work_check
from toolkit.work import workers
from toolkit.work.workspace import open as work_open
from tools.golden import made

__all__ = ["office"]

Problems = tuple[Problem, ...]
Anything = Callable[..., Any]

# what tests share is much, and looking through all of it for garbage took a tenth of their time
gc.set_threshold(50_000)

# no test pulls the plug: that the system keeps bytes for a moment before they are on the disk harms none
mock.patch.object(os, "fsync", return_value=None).start()

# the process that runs the tests has much that it keeps: looking after each document what of it can be given
# back takes longer than many a document. Worker processes do it, and tests hold them to it
mock.patch.object(workers, "_give_back", return_value=None).start()

# what tests hold beside our own reader is read by PyYAML too, in C where it has that: ten times as fast
if hasattr(yaml, "CSafeLoader"):
    yaml.safe_load = partial(yaml.load, Loader=yaml.CSafeLoader)

# a busy machine is no fault of the code; where a run has to be the same twice, so are the examples
settings.register_profile(
    "project",
    deadline=None,
    max_examples=EXAMPLES * DEEP,
    # values that are kept (tests/strategies.py) are drawn inside the property that asks first, once
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.nested_given],
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
)
# what `make check` and `make mutate` run with: enough to see a rule break, and quick
settings.register_profile(
    "quick",
    parent=settings.get_profile("project"),
    max_examples=25,
    # mutmut runs a test of a class several times in one process, each time with another instance
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.nested_given,
        HealthCheck.differing_executors,
    ],
)
settings.load_profile("project")


LONG = frozenset({"cli", "documents", "forms", "work"})
"""The folders with files that take ten seconds and more, also where no other program is started."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long first: one that began last would run on while the other processor has nothing."""
    slow = {item.path for item in items if item.get_closest_marker("slow") is not None}
    items.sort(key=lambda item: (item.path not in slow, item.nodeid.split("/")[1] not in LONG))


def _once_for(do: Anything, key: Callable[..., object], most: int) -> Anything:
    """A function that does the same only once, as long as no more than so many results are held."""
    kept: dict[object, tuple[object, Any]] = {}

    def done(*given: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        name = key(*given)
        if name not in kept:
            if len(kept) > most:
                kept.clear()
            kept[name] = given, do(*given)  # with what was given, so that no other takes the place of it
        return kept[name][1]

    return done


def _region_checked_once(check: Callable[..., Problems]) -> Callable[..., Problems]:
    kept: dict[tuple[object, ...], tuple[Workspace, Problems]] = {}

    def checked(given: Workspace, step: Callable[[int], object] = lambda _done: None) -> Problems:
        files: tuple[object, ...] = (
            tuple(map(id, given.library.all_files())),
            given.library.problems,
            tuple(map(id, given.all_files())),
            given.problems,
            tuple((file.round, file.unit, file.respondent) for file in given.answers),
            (*given.plans, "", *given.decisions, "", *given.cases, "", *given.before),
        )
        if files not in kept:
            if len(kept) > 30:
                kept.clear()
            kept[files] = given, check(given, step)  # with the files, as above
        else:
            for n in range(len(given.answers)):
                step(n)
        return kept[files][1]

    return checked


def _made_once(make: Callable[[Form], Blank]) -> Callable[[Form], Blank]:
    kept: dict[str, list[tuple[Form, Blank]]] = {}

    def made(form: Form) -> Blank:
        alike = kept.setdefault(f"{form.mark} {form.title}", [])
        if len(alike) > 30:
            alike.clear()
        for other, blank in alike:
            if other == form:
                return blank
        alike.append((form, make(form)))
        return alike[-1][1]

    return made


def _fitted_once(fit: Callable[[list[Table]], tuple[int, ...]]) -> Callable[[list[Table]], tuple[int, ...]]:
    kept = lru_cache(8192)(lambda *tables: fit([*tables]))
    return lambda tables: kept(*tables)


_make_blank = workbook._blank_book
# most commands that tests give read and check the same content: what is made of the same bytes is the same
# value, which nobody changes (the models are frozen), so that a process makes it once. Not under mutmut: it
# breaks line after line in one process, and what the whole made would be taken for what the broken one makes
if "mutmut" not in sys.modules:
    for _room, _most in ((library, 64), (workspace, 512)):
        mock.patch.object(_room, "load", lru_cache(_most)(_room.load)).start()
    for _room, _made_here in ((roles, "_phrases"), (schemas, "_schema")):
        mock.patch.object(_room, _made_here, lru_cache(256)(getattr(_room, _made_here))).start()
    for _held, _name, _key, _most in (
        (Measures, "sized", lambda ours, size: (id(ours), frozenset(size.items())), 300),
        (layers, "_over", lambda ours, own, _join: (id(ours), id(own)), 150),
        (layers, "_still_ours", lambda lock, own: (id(lock), frozenset(own.measures)), 30),
        (everything, "check_library", lambda all_: (*map(id, all_.all_files()), *all_.problems), 30),
    ):
        mock.patch.object(_held, _name, _once_for(getattr(_held, _name), _key, _most)).start()
    mock.patch.object(workbook, "_blank_book", _made_once(workbook._blank_book)).start()
    mock.patch.object(columns, "_widths", _fitted_once(columns._widths)).start()
    _check_region = _region_checked_once(everything.check_workspace)
    for _user in (work_check, work_open):
        mock.patch.object(_user, "check_workspace", _check_region).start()

Maker = Callable[[Path], object]
_documents: list[Callable[[], dict[str, bytes]]] = []  # how a run of the tests comes by them, once it began


def _documents_of_run() -> dict[str, bytes]:
    return (_documents or [looked_at_documents])[0]()


if "mutmut" not in sys.modules:
    mock.patch.object(made, "documents", _documents_of_run).start()


@pytest.fixture
def written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every form is really written, also one that was before: for who asks how forms are written."""
    monkeypatch.setattr(workbook, "_blank_book", _make_blank)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str, Maker], Path]:
    """Makes a folder once in a run of the tests, whichever of the workers asks first.

    The folder is for looking only: a test that changes something works on a copy.
    """
    base = tmp_path_factory.getbasetemp()
    # one folder per run of the tests, above that of the worker
    place = base if worker_id == "master" else base.parent

    def made(name: str, make: Maker) -> Path:
        folder, done = place / "shared" / name, place / "shared" / f"{name}.done"
        folder.parent.mkdir(exist_ok=True)
        with FileLock(place / "shared" / f"{name}.lock"):
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session", autouse=True)
def _letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Programs that set pages have the same fonts on every computer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(write_fonts(tmp_path_factory.mktemp("fonts"))))
        yield


@pytest.fixture(scope="session", autouse=True)
def _once(shared: Callable[[str, Maker], Path]) -> None:
    """What several files of tests look at is made by one worker: the documents of a region, and values."""

    def bytes_of_run(name: str, make: Callable[[], bytes]) -> bytes:
        folder = shared(name, lambda place: (place / "all").write_bytes(make()))
        return (folder / "all").read_bytes()

    def kept() -> dict[str, bytes]:
        data = bytes_of_run("documents", lambda: pickle.dumps(looked_at_documents()))
        found: dict[str, bytes] = pickle.loads(data)  # noqa: S301 - made above
        return found

    _documents.append(lru_cache(1)(kept))
    if "mutmut" not in sys.modules:
        draw_once(bytes_of_run)

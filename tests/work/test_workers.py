# SPDX-License-Identifier: EUPL-1.2
"""Work over several processes: the same results in the same order, whatever becomes of a process."""

import multiprocessing
import os
import platform
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import cast

import pytest

from toolkit.work.workers import processes_for, spread


def square(value: int) -> tuple[int, int]:
    """What is done, and in which process."""
    return value * value, os.getpid()


def end_at_three(value: int) -> int:
    """Ended by the system at one value, as when memory is short; not in the process that asked."""
    if value == 3 and multiprocessing.parent_process() is not None:
        os._exit(9)
    return value


here = os.getpid()
"""In which process this module was read."""


def where_read(_value: int) -> tuple[int, int]:
    """In which process this module was read, and which one this is."""
    return here, os.getpid()


kept: list[bytes] = []


def swell(_value: int) -> tuple[int, int]:
    """Which process this is and what it holds at first; then take 100 MB, and keep the last of it alone."""
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096
    much: list[object] = [bytes(1000) for _ in range(100_000)]
    much.append(much)  # only looking for garbage finds it
    kept.append(bytes(1000))
    return os.getpid(), held


def sleep(value: str) -> None:
    """Say which process this is, and go on for long."""
    (Path(value) / str(os.getpid())).touch()
    time.sleep(60)


def wait_but_for_the_first(value: tuple[int, str, bytes]) -> int:
    """Go on for long, and say so at the end; the first value is done at once."""
    n, place, _ = value
    if n:
        (Path(place) / f"begun-{n}").touch()
        time.sleep(60)
        (Path(place) / f"done-{n}").touch()
    return n


def test_results_come_in_the_order_that_was_asked() -> None:
    """Two processes give what one gives, beside keys that stay here and keys without a value."""
    items = [(f"k{n}", None if n % 3 == 0 else n) for n in range(8)]
    found = list(spread(square, items, 2))
    assert [(key, result and result[0]) for key, result in found] == [
        (key, None if value is None else value * value) for key, value in items
    ]
    elsewhere = {result[1] for _, result in found if result is not None}
    assert os.getpid() not in elsewhere
    here = list(spread(square, items, 1))
    assert {result[1] for _, result in here if result is not None} == {os.getpid()}


def test_few_values_wait_however_many_there_are() -> None:
    """Values are asked for when there is room: not all at once, with one process not even one too early."""
    for processes, most in ((1, 1), (2, 6)):
        asked: list[int] = []

        def items(asked: list[int] = asked) -> Iterator[tuple[int, int]]:
            for n in range(40):
                asked.append(n)
                yield n, n

        ahead = [len(asked) - done for done, _ in enumerate(spread(square, items(), processes))]
        assert max(ahead) <= most
        assert len(asked) == 40


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps what is not used any more")
def test_a_process_holds_nothing_of_what_it_made_before() -> None:
    """However much a document took: the next one begins with what the first one began with."""
    held: dict[int, list[int]] = {}
    for _, (process, size) in cast("Iterator[tuple[int, tuple[int, int]]]", spread(swell, _numbered(9), 2)):
        held.setdefault(process, []).append(size)
    assert any(len(sizes) > 1 for sizes in held.values())
    assert max(max(sizes) - sizes[0] for sizes in held.values()) < 50_000_000


def test_no_process_lives_as_long_as_the_work() -> None:
    """Whatever a program keeps of each value, no process keeps it of very many; the order stays."""
    values = [n for n, _ in _numbered(60)]
    found = list(spread(square, [(n, n) for n in values], 2))
    assert [(key, result and result[0]) for key, result in found] == [(n, n * n) for n in values]
    processes = [result[1] for _, result in found if result is not None]
    assert max(map(processes.count, processes)) < 20
    assert len(set(processes)) > 2


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="no process can be copied here"
)
def test_what_the_work_needs_is_read_once_for_all_processes() -> None:
    """Each is a copy of one that has read it, and not of the one that asked: that may hold much else."""
    code = (
        "import os\n"
        "from tests.work.test_workers import where_read\n"
        "from toolkit.work.workers import spread\n"
        "for _, (read, process) in spread(where_read, [(n, n) for n in range(40)], 2):\n"
        "    print(os.getpid(), read, process)\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True)
    asked, read, process = (set(of) for of in zip(*map(str.split, told.stdout.splitlines()), strict=True))
    assert len(process) > 2
    assert len(read) == 1
    assert not read & (asked | process)


def _numbered(count: int) -> list[tuple[int, int]]:
    return [(n, n) for n in range(count)]


def test_what_a_lost_process_was_doing_is_done_here() -> None:
    """A process that the system ends loses nothing: all results come, in order."""
    assert list(spread(end_at_three, [(n, n) for n in range(9)], 2)) == [(n, n) for n in range(9)]


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a browser page, or where the system forbids it."""

    def forbidden(_method: str) -> None:
        raise OSError(1, "niet toegestaan")

    monkeypatch.setattr(multiprocessing, "get_context", forbidden)
    found = list(spread(square, [(n, n) for n in range(4)], 2))
    assert [(key, result and result[0]) for key, result in found] == [(0, 0), (1, 1), (2, 4), (3, 9)]
    assert {result[1] for _, result in found if result} == {os.getpid()}


@pytest.mark.skipif(sys.version_info < (3, 11, 5), reason="there a program waits for its processes")
def test_nobody_waits_for_what_is_under_way_when_somebody_stops(tmp_path: Path) -> None:
    """Nothing that was begun is done, what waits in turn is not begun, and no process is left."""
    large = bytes(1_000_000)  # more than what is on its way to a process holds
    done = spread(wait_but_for_the_first, [(n, (n, str(tmp_path), large)) for n in range(9)], 2)
    assert next(done) == (0, 0)
    while not list(tmp_path.iterdir()):
        time.sleep(0.05)
    cast("Generator[object]", done).close()
    assert multiprocessing.active_children() == []
    assert not list(tmp_path.glob("done-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended another way there")
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path) -> None:
    """Also when that is ended without a chance to say so: its workers end by themselves."""
    code = (
        "from tests.work.test_workers import sleep\n"
        "from toolkit.work.workers import spread\n"
        "if __name__ == '__main__':\n"
        f"    list(spread(sleep, [(n, {str(tmp_path)!r}) for n in range(4)], 2))\n"
    )
    script = tmp_path / "start.py"
    script.write_text(code, encoding="utf-8")
    path = os.pathsep.join(sys.path)
    started = subprocess.Popen([sys.executable, str(script)], env={**os.environ, "PYTHONPATH": path})
    workers: list[int] = []
    while len(workers) < 2 and started.poll() is None:
        time.sleep(0.05)
        workers = [int(file.name) for file in tmp_path.iterdir() if file.name.isdigit()]
    started.kill()
    started.wait()
    assert len(workers) == 2
    for _ in range(600):
        left = [pid for pid in workers if _runs(pid)]
        if not left:
            break
        time.sleep(0.05)
    assert left == []


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text(encoding="utf-8").split(") ")[-1][0] != "Z"


def test_a_few_documents_start_no_process() -> None:
    """For one team a process takes longer to start than the plan to set; for many, never more than a few."""
    assert processes_for(0) == processes_for(1) == 1
    assert 1 <= processes_for(10_000) <= 3


def test_each_process_sets_documents_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are as many processes as processors: more threads in each would only take memory."""
    monkeypatch.delenv("RAYON_NUM_THREADS", raising=False)
    threads = dict(spread(os.getenv, [(n, "RAYON_NUM_THREADS") for n in range(2)], 2))
    assert threads == {0: "1", 1: "1"}
    assert os.getenv("RAYON_NUM_THREADS") is None

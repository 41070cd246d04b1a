# SPDX-License-Identifier: EUPL-1.2
"""The same work on many values, over the processors of the computer; results in the order that was asked."""

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Key = TypeVar("Key")
Value = TypeVar("Value")
Result = TypeVar("Result")

_MOST = 3  # each takes some 150 MB, and one process feeds no more of them
# documents per process: Typst holds a little of each as long as it lives, and setting it up anew takes time
_LIFE = 6
_ARENAS = -8  # of glibc: from how many places memory is taken
_THREADS = "RAYON_NUM_THREADS"  # how many Typst takes
# before, who ended a process waited for ever for what was on its way to it: issue 94777 of CPython
_ENDS_AT_ONCE = sys.version_info >= (3, 11, 5)
_do: list[Callable[[Any], object]] = []  # what this process does, when it is a worker


def processes_for(values: int, worth: int = 2) -> int:
    """How many processes are worth starting.

    Args:
        values: how many values there are to work on, as far as is known.
        worth: how many one processor does in the time in which a process starts.

    Returns:
        1 for few values, which are done sooner than a process starts; else at most the processors.
    """
    mine = getattr(os, "sched_getaffinity", None)
    processors = len(mine(0)) if mine is not None else os.cpu_count() or 1
    return 1 if values < worth * processors else min(processors, _MOST)


def spread(
    do: Callable[[Value], Result],
    items: Iterable[tuple[Key, Value | None]],
    processes: int,
    life: int | None = _LIFE,
) -> Iterator[tuple[Key, Result | None]]:
    """Do the same to every value.

    Never more than a few values and results are held, however many there are. Where no process can be
    started, or one is ended by the system, the work is done here.

    Args:
        do: what is done; it, the values and results must be picklable.
        items: values, each with a key that stays here; None for a key of which nothing is to be done.
        processes: how many; 1 for this one alone.
        life: after how many values a process gives way to a new one; None for never.

    Yields:
        Each key with the result of its value, in the order of the items.
    """
    left = iter(items)
    most = None if life is None else life * processes - 1
    for first in left:
        yield from _spread(do, chain((first,), islice(left, most)), processes)


def _spread(
    do: Callable[[Value], Result], items: Iterable[tuple[Key, Value | None]], processes: int
) -> Iterator[tuple[Key, Result | None]]:
    with _pool(do, processes) as pool:
        waiting: deque[tuple[Key, Callable[[], Result | None]]] = deque()
        for key, value in items:
            waiting.append((key, _nothing if value is None else _begun(pool, do, value)))
            if pool is None or len(waiting) > 2 * processes:
                yield _ended(*waiting.popleft())
                _give_back()
        for one in waiting:
            yield _ended(*one)


def _give_back() -> None:
    """Give memory that is not used any more back to the system, where the C library keeps it for later.

    Documents take much for a moment: without this a process holds the most that it ever took.
    """
    _of_c("malloc_trim", 0)


def _of_c(name: str, *values: int) -> None:
    """Call a function of the C library that tells how it deals with memory; only glibc has these."""
    with suppress(ImportError, AttributeError, OSError, TypeError):
        import ctypes  # noqa: PLC0415 - few commands need it

        getattr(ctypes.CDLL(None), name)(*values)


def _ended(key: Key, result: Callable[[], Result | None]) -> tuple[Key, Result | None]:
    return key, result()


def _nothing() -> None:
    """The result of no value."""


def _begun(pool: Executor | None, do: Callable[[Value], Result], value: Value) -> Callable[[], Result]:
    """Have a worker begin with a value; what comes back waits for the result, or works it out here."""
    here = partial(do, value)
    if pool is None:
        return here
    try:
        with _unheard():
            future: Future[Any] = pool.submit(_work, value)
    except (BrokenExecutor, OSError):
        return here

    def result() -> Result:
        try:
            return cast("Result", future.result())
        except BrokenExecutor:
            return here()

    return result


@contextmanager
def _pool(do: Callable[[Any], object], processes: int) -> Iterator[Executor | None]:
    pool, held = (None, None) if processes < 2 else _started(do, processes)
    try:
        yield pool
    except BaseException:  # somebody stops, or something is wrong: nobody waits for what is under way
        if held is not None and _ENDS_AT_ONCE:
            held.close()
        raise
    finally:
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


def _started(
    do: Callable[[Any], object], processes: int
) -> tuple[Executor, "Connection"] | tuple[None, None]:
    """Processes, and what they live by: they end when it is closed, whatever they are doing."""
    try:  # not everywhere: a browser page has no processes
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_all_start_methods, get_context  # noqa: PLC0415

        # copies of one process that has read what is needed, where those can be made
        copied = "forkserver" in get_all_start_methods()
        context = get_context("forkserver" if copied else "spawn")
        if copied:
            context.set_forkserver_preload([do.__module__])
        life, held = context.Pipe(duplex=False)
        pool = ProcessPoolExecutor(
            max_workers=processes, mp_context=context, initializer=_begin, initargs=(do, life)
        )
    except (ImportError, OSError, NotImplementedError):
        return None, None
    return pool, held


@contextmanager
def _unheard() -> Iterator[None]:
    """Ctrl-C is for this process to answer: those that start now inherit that they do not hear it."""
    mask = getattr(signal, "pthread_sigmask", None)
    before = None if mask is None else mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if mask is not None:
            mask(signal.SIG_SETMASK, before)


def _begin(do: Callable[[Any], object], life: "Connection") -> None:
    """Make this process a worker, that ends with the one that started it whatever becomes of that."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415 - in a worker alone
    from threading import Thread  # noqa: PLC0415 - idem

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _of_c("mallopt", _ARENAS, 1)  # more places to take memory from only leave more gaps
    os.environ.setdefault(_THREADS, "1")  # each processor has its process: more threads only take memory
    parent = parent_process()

    def follow() -> None:
        connection.wait([life] if parent is None else [life, parent.sentinel])
        os._exit(1)

    Thread(target=follow, daemon=True).start()
    _do[:] = [do]
    gc.freeze()  # what every piece of work needs is never garbage: looking for that is for what came since


def _work(value: object) -> object:
    result = _do[0](value)
    gc.collect()  # a Word file leaves some MB of objects that know each other
    gc.freeze()  # what is left serves the next piece too: it is not looked through each time
    _give_back()
    return result

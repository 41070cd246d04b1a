# SPDX-License-Identifier: EUPL-1.2
"""One form into a workspace: what changes, whether it may, and one atomic replace with a log around it."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic_core import to_jsonable_python

from toolkit.model.given.answers import Answers, Import, Profile
from toolkit.model.problem import Hole, Problem
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.disk import remove, write_atomically
from toolkit.store.ledger import sha256_at, sha256_of
from toolkit.store.log import log_line
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.differences import Difference, as_record, differences
from toolkit.store.merging.kept import only_added
from toolkit.store.merging.merge import merge
from toolkit.store.merging.older import is_older, newest_day
from toolkit.store.one_writer import Alone

Policy = Literal["ask", "newest", "keep", "chosen"]
"""Where a form changes what is stored: refuse and list; the newer form; what is stored, with what the form
adds; this form, for somebody saw the differences and chose."""

Outcome = Literal["read", "unchanged", "kept", "refused"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file.

    Attributes:
        outcome: read (written), unchanged (nothing to do), kept (the old answers stay, and what only adds to
            them may have been written), refused.
        differences: with what was there.
        problems: remarks and errors about this import.
    """

    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def wrote(self) -> bool:
        """True when something of the file stands on disk now."""
        return self.outcome == "read" or any(p.code == "kept-and-added" for p in self.problems)


def import_answers(
    held: Alone,
    file: str,
    old: Answers | None,
    new: Answers,
    policy: Policy,
    *,
    seen: Set[str] | None = None,
) -> Imported:
    """Bring one form that was read into a workspace.

    Args:
        held: the workspace, in which nobody else writes.
        file: name of the form, for the problems.
        old: what this respondent said before in this round, or None.
        new: what the form says.
        policy: what to do when the form changes what is stored. What only adds to it is written, but
            for an older form: that changes nothing unless it is chosen.
        seen: what the form has room for, as `merge` takes it; None for everything.

    Returns:
        What became of it. Only 'read', and 'kept' with what was added, changed anything on disk.
    """
    source = new.imports[-1]
    if old is not None and source.sha256 in known_files(old.imports):
        is_last = old.imports[-1].sha256 == source.sha256
        code = "same-file-again" if is_last or not differences(old, new) else "older-file-again"
        return Imported("unchanged", (), (Problem.of(code, file),))
    if says_nothing(old, new):
        return Imported("refused", (), (Problem.of("form-blank", file, unit=new.unit),))
    stored = merge(old, new, seen)
    changed = () if old is None else differences(old, stored)
    if old is None:
        return _write(held, file, stored, changed)
    chosen = _choice(file, old, new, changed, policy)
    if chosen is None:
        return _write(held, file, stored, changed)
    added = only_added(old, stored)
    if policy != "keep" or is_older(source, old.imports) or not differences(old, added):
        return chosen
    done = _write(held, file, added, differences(old, added))
    problems = tuple(replace(problem, code="kept-and-added") for problem in chosen.problems)
    return replace(chosen, problems=problems) if done.outcome == "read" else done


def known_files(imports: Iterable[Import]) -> set[str]:
    """The SHA-256 of every file that came in whole: of another there is more to read."""
    return {one.sha256 for one in imports if one.sha256 is not None and not one.partly}


def says_nothing(old: Answers | None, new: Answers) -> bool:
    """True for a form without an answer, when nothing else in it can be stored or answers are there already.

    Args:
        old: what is stored, or None.
        new: what the form says.
    """
    about = (new.profile, new.formation, new.own_support, new.unusable)
    return not new.answers and (about == (Profile(), (), (), {}) or (old is not None and bool(old.answers)))


def _choice(
    file: str, old: Answers, new: Answers, changed: tuple[Difference, ...], policy: Policy
) -> Imported | None:
    """That nothing is written, since people must choose or chose what is stored; None to write."""
    older = is_older(new.imports[-1], old.imports)
    replaced = [d for d in changed if gives_way(d) or (older and not d.what.startswith("since."))]
    if not replaced or policy == "chosen" or (policy == "newest" and not older):
        return None
    if policy == "keep":
        return Imported(
            "kept", changed, (Problem.of("kept-existing", file, unit=new.unit, changes=len(replaced)),)
        )
    if not older:
        problem = Problem.of("would-overwrite", file, unit=new.unit, changes=len(replaced))
        return Imported("refused", changed, (problem,))
    days: dict[str, Hole] = {"day": _day(new.imports), "newest": _day(old.imports)}
    code = "older-form-kept-out" if policy == "newest" else "older-form-differs"
    problem = Problem.of(code, file, None, unit=new.unit, changes=len(replaced), **days)
    return Imported("kept" if policy == "newest" else "refused", changed, (problem,))


def _day(imports: tuple[Import, ...]) -> str:
    """The last day that forms say of themselves, as people write it."""
    return f"{newest_day(imports):%d-%m-%Y}"  # of two, one of which is older, both say a day


def save_answers(held: Alone, file: str, old: Answers | None, new: Answers) -> tuple[Problem, ...]:
    """Write answers that were given in the program itself: one atomic replace with a log around it.

    Args:
        held: the workspace, in which nobody else writes.
        file: where they came from, as in the last of their imports.
        old: as stored, or None.
        new: to store.

    Returns:
        Why it could not be written; nothing when the answers stand on disk.
    """
    done = _write(held, file, new, () if old is None else differences(old, new))
    return done.problems if done.outcome == "refused" else ()


def _write(held: Alone, file: str, stored: Answers, changed: tuple[Difference, ...]) -> Imported:
    source = stored.imports[-1] if stored.imports else None  # its name says nothing of who sent it
    name, sha256 = (file, None) if source is None else (source.file, source.sha256)
    return write_logged(held, path_of(stored), answers_to_yaml(stored), changed, file=name, sha256=sha256)


def write_logged(
    held: Alone, path: str, data: bytes, changed: tuple[Difference, ...], *, file: str, sha256: str | None
) -> Imported:
    """One atomic replace between 'begin' and 'done' in the log; what gives way stands whole in the log.

    Args:
        held: the workspace, in which nobody else writes.
        path: of the file to write, relative to it, with '/'.
        data: its bytes.
        changed: with what was there.
        file: where it came from.
        sha256: of that file, or None.

    Returns:
        'read' when it stands on disk, else 'refused' with the reason.
    """
    more = {"sha256": sha256, "stored": sha256_of(data), "changes": [as_record(d) for d in changed]}
    done, told = _logged(held, path, file, more, lambda: write_atomically(held.folder / path, data))
    return Imported("read" if done else "refused", changed, told)


def remove_logged(held: Alone, path: str, old: Answers, *, file: str) -> tuple[Problem, ...]:
    """Take a file of answers away, after it stands whole in the log.

    Args:
        held: the workspace, in which nobody else writes.
        path: of the file, relative to it, with '/'.
        old: what it says.
        file: in which people gave these answers anew.

    Returns:
        Why it is still there; nothing when it is gone.
    """
    place = held.folder / path
    whole = to_jsonable_python(old, by_alias=True, exclude_none=True)
    _, told = _logged(held, path, file, {"gone": sha256_at(place), "removed": whole}, lambda: remove(place))
    return told


def _logged(
    held: Alone, path: str, file: str, more: Mapping[str, Any], do: Callable[[], Problem | None]
) -> tuple[bool, tuple[Problem, ...]]:
    """Do something between 'begin' and 'done' or 'failed' in the log: whether it was done, what to tell."""
    about = {"path": path, "file": file}
    problem = log_line(held.folder, {"event": "begin", **about, **more})
    if problem is not None:
        return False, (problem,)
    problem = do()
    ended = log_line(held.folder, {"event": "done" if problem is None else "failed", **about})
    return problem is None, tuple(one for one in (problem, ended) if one is not None)

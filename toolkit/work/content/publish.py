# SPDX-License-Identifier: EUPL-1.2
"""Publishing a version of a list, norm or set of measures: checked, dated, locked, never changed again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.checking.content.lock import locked
from toolkit.checking.everything import check_library
from toolkit.model.content.library import Lock, Locked
from toolkit.model.content.measures import Measures
from toolkit.model.content.norm import Adoption, Norm
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem
from toolkit.places import data_folder, package_content, read_folder
from toolkit.reading.edit import with_values
from toolkit.reading.layers import layered
from toolkit.reading.library import Library, read_library
from toolkit.reading.validated import Loaded, load
from toolkit.store.disk import unreadable
from toolkit.store.published import lock_to_yaml, write_published
from toolkit.versions.layer import Laid, held
from toolkit.words.catalogue import severity

LOCK = "lock.yaml"
MEASURES = "measures"
_STOPPING = ("change-contradicted", "change-undeclared", "version-too-small", "fill-in-left")
_ITS_OWN = ("published-not-locked",)  # what publishing mends


@dataclass(frozen=True, slots=True)
class Content:
    """All content that a keeper works with.

    Attributes:
        folder: of the region's own content, or of ours where there is no region.
        library: ours, with the region's own over it.
        own: bytes of the files in that folder, by path.
    """

    folder: Path
    library: Library
    own: Mapping[str, bytes]

    def file(self, pin: str) -> Loaded[Standard] | Loaded[Norm] | Loaded[Measures] | None:
        """The file with this pin; measures are named `measures@1.0.0`."""
        identity, _, version = pin.partition("@")
        if identity == MEASURES:
            return self.library.measures.get(version)
        return self.library.standards.get(pin) or self.library.norms.get(pin)

    def own_words(self, old: Standard, new: Standard) -> tuple[Laid, ...]:
        """The region's own words that lie over a version of a list, held beside a later one."""
        file = self.library.layers.get(old.id)
        if file is None or file.model is None:
            return ()
        known = self.library.readable_standards()
        there = {laid.place for laid in held(file.model, known, old) if laid.fit == "fits"}
        return tuple(laid for laid in held(file.model, known, new) if laid.place in there)


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a version.

    Attributes:
        day: on which it was published; None when it was not.
        before: whether it was published already.
        problems: why it was not.
    """

    day: date | None
    before: bool = False
    problems: tuple[Problem, ...] = ()


def content_of(region: Path | None) -> Content | Problem:
    """Read all content, a region's own over ours.

    Args:
        region: folder of a region; None for ours alone.
    """
    folder = data_folder() / "standards" if region is None else region / "standards"
    try:
        own = read_folder(folder)
    except OSError as error:
        return unreadable(folder.as_posix(), folder.name, error)
    if region is None:
        return Content(folder, read_library(own), own)
    return Content(folder, layered(read_library(package_content()), read_library(own)), own)


def publish(content: Content, pin: str, day: date, adoption: Adoption | None = None) -> Published:
    """Publish one version.

    Args:
        content: that it stands in.
        pin: such as `mijn-lijst@1.1.0`.
        day: of publication.
        adoption: who adopted it, where and when; for a norm alone.

    Returns:
        The day, or every reason why it cannot be: it must be without errors, say what it changed, have a
        number that fits, and name only versions that are published.
    """
    file = content.file(pin)
    if file is None or file.file.removeprefix("standards/") not in content.own:
        return Published(None, problems=(Problem.of("publish-not-here", content.folder.as_posix(), pin=pin),))
    problems = tuple(_reasons(content, file))
    if problems or file.model is None:
        return Published(None, problems=problems or file.problems)
    path = file.file.removeprefix("standards/")
    lock = _own_lock(content)
    if isinstance(lock, Problem):
        return Published(None, problems=(lock,))
    if pin in lock.versions:
        return Published(lock.versions[pin].published, before=True)
    when = file.model.published or day
    data = with_values(content.own[path], _said(file.model, when, adoption))
    made = load(file.file, data, type(file.model))
    if made.model is None:
        return Published(None, problems=made.problems)
    versions = {**lock.versions, pin: locked(made.model, when)}
    new_lock = lock_to_yaml(lock.model_copy(update={"versions": dict(sorted(versions.items()))}))
    failed = write_published(content.folder, {path: data, LOCK: new_lock})
    return Published(None, problems=(failed,)) if failed is not None else Published(when)


def _said(model: Standard | Norm | Measures, day: date, adoption: Adoption | None) -> dict[str, str]:
    said = {"published": day.isoformat()}
    if adoption is not None and isinstance(model, Norm):
        by, meeting = (_quoted(text) for text in (adoption.by, adoption.meeting))
        said |= {
            "status": "adopted",
            "adopted": f"{{by: {by}, meeting: {meeting}, on: {adoption.on.isoformat()}}}",
        }
    return said


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _reasons(content: Content, file: Loaded[Standard] | Loaded[Norm] | Loaded[Measures]) -> Iterator[Problem]:
    """Why a version cannot be published."""
    for problem in check_library(content.library):
        stops = severity(problem) == "error" or problem.code in _STOPPING
        if problem.file == file.file and stops and problem.code not in _ITS_OWN:
            yield problem
    model = file.model
    if isinstance(model, Standard) and model.status == "draft":
        yield file.problem("publish-draft", ("status",), pin=model.pin)
    if isinstance(model, Norm):
        for place, pin in enumerate(model.standards):
            listed = content.library.standards.get(pin)
            if listed is not None and listed.model is not None and listed.model.published is None:
                yield file.problem("publish-first", ("standards", place), pin=pin)


def _own_lock(content: Content) -> Lock | Problem:
    """The lock of the folder that is published in; a new one where there is none."""
    if LOCK not in content.own:
        return Lock.model_validate({"schema": "lock/1", "versions": dict[str, Locked]()})
    found = load(f"standards/{LOCK}", content.own[LOCK], Lock)
    return found.model if found.model is not None else found.problems[0]

# SPDX-License-Identifier: EUPL-1.2
"""A region's own words for questions: whether each still lies over the question that it was written for."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from toolkit.model.content.layer import Layer, QuestionLayer, ours_of
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.hashing import Itself
from toolkit.model.problem import Problem
from toolkit.model.questionnaire import Questionnaire
from toolkit.reading.library import Library
from toolkit.reading.validated import Loaded
from toolkit.versions.layer import Laid, held, holds, lists_on
from toolkit.words.catalogue import say


def asked_lists(library: Library, day: date) -> tuple[Standard, ...]:
    """Every list as the region asks it on a day.

    Args:
        library: lists, and own words for their questions.
        day: of a round.

    Returns:
        In the order of the library; the lists themselves where the region has no own words.
    """
    return _asked_lists(Itself(library), day) if library.layers else library.readable_standards()


@lru_cache(maxsize=8)  # the rounds of one region: asked for with every unit
def _asked_lists(itself: Itself[Library], day: date) -> tuple[Standard, ...]:
    library = itself.value
    layers = (f.model for f in library.layers.values() if f.model is not None)
    return lists_on(library.readable_standards(), layers, day)


def check_layers(library: Library) -> Iterator[Problem]:
    """What is wrong with own words by themselves, whatever round asks them.

    Args:
        library: lists, and own words for their questions.

    Yields:
        Lists, versions and questions that are not there, words that change nothing or end before they begin,
        and two for one question at a time.
    """
    for file in library.layers.values():
        layer = file.model
        lists = [] if layer is None else [s for s in library.readable_standards() if s.id == layer.standard]
        if layer is None:
            continue
        if not lists:
            if library.all_standards_readable:
                yield file.problem("layer-unknown-list", ("standard",), standard=layer.standard)
            continue
        for laid in held(layer, lists, lists[0]):
            yield from _by_itself(file, layer, laid, lists)
        for place, other in _twice(layer):
            yield _told_twice(file, layer.questions[place].criterion, place, other)


def _by_itself(file: Loaded[Layer], layer: Layer, laid: Laid, lists: Iterable[Standard]) -> Iterator[Problem]:
    own, at = laid.own, ("questions", laid.place)
    if laid.fit == "no_version":
        known = ", ".join(s.version for s in lists)
        yield file.problem(
            "layer-unknown-version",
            (*at, "version"),
            standard=layer.standard,
            version=own.version,
            known=known,
        )
    if laid.fit == "no_question":
        pin = f"{layer.standard}@{own.version}"
        yield file.problem("layer-unknown-question", (*at, "criterion"), criterion=own.criterion, pin=pin)
    if not own.says:
        yield file.problem("layer-says-nothing", at, criterion=own.criterion)
    if own.switched_off and (own.words or own.levels or own.talk):
        yield file.problem("layer-off-and-words", (*at, "switched_off"), criterion=own.criterion)
    if own.until is not None and own.until < own.from_:
        yield file.problem("layer-ends-first", (*at, "until"), criterion=own.criterion)


def _twice(layer: Layer) -> Iterator[tuple[int, int]]:
    """Two for one question of one version that count on one day: the place of the second and the first."""
    for n, own in enumerate(layer.questions):
        for k, other in enumerate(layer.questions[:n]):
            same = (own.criterion, own.version) == (other.criterion, other.version)
            if same and (holds(own, other.from_) or holds(other, own.from_)):
                yield n, k
                break


def check_layers_of_rounds(library: Library, asked: Iterable[Questionnaire]) -> Iterator[Problem]:
    """Own words that a round cannot use, and lower limits that nobody is asked about any more.

    Args:
        library: lists, and own words for their questions.
        asked: what each round asks.

    Yields:
        Each once, at the own words: with the text then and now where people must look again.
    """
    for each in asked:
        for standard in each.standards:
            file = library.layers.get(standard.id)
            if file is not None and file.model is not None:
                ours, known = ours_of(standard), library.readable_standards()
                there = [laid for laid in held(file.model, known, ours) if holds(laid.own, each.day)]
                yield from _of_version(file, there, ours)
                yield from _limits(file, there, each.norm)


def _of_version(file: Loaded[Layer], there: Iterable[Laid], standard: Standard) -> Iterator[Problem]:
    over: dict[str, int] = {}
    for laid in there:
        own, at = laid.own, ("questions", laid.place)
        holes = {"criterion": own.criterion, "version": own.version, "pin": standard.pin}
        if laid.fit == "later":
            yield file.problem("layer-later", (*at, "version"), **holes)
        if laid.fit == "look_again":
            before, after = then_and_now(laid)
            yield file.problem("layer-look-again", at, before=before, after=after, **holes)
        if laid.fit == "fits" and laid.now is not None and own.says:
            first = over.setdefault(laid.now.id, laid.place)
            if first != laid.place:  # also where they were written on two versions
                yield _told_twice(file, own.criterion, laid.place, first)


def _told_twice(file: Loaded[Layer], criterion: str, place: int, first: int) -> Problem:
    line = file.place(("questions", first)).line or 0
    return file.problem("layer-twice", ("questions", place, "criterion"), criterion=criterion, line=line)


def _limits(file: Loaded[Layer], there: Iterable[Laid], norm: Norm) -> Iterator[Problem]:
    """Lower limits of questions that are switched off."""
    for laid in there:
        level = None if laid.now is None else norm.lower_limit_of(laid.now.id)
        if laid.fit == "fits" and laid.now is not None and laid.own.switched_off and level is not None:
            yield file.problem(
                "layer-limit-off",
                ("questions", laid.place, "switched_off"),
                criterion=laid.now.id,
                title=laid.now.title,
                norm=norm.pin,
                level=level,
            )


def then_and_now(laid: Laid) -> tuple[str, str]:
    """The question that own words were written on, and what it is now, each as text.

    Args:
        laid: own words that fit no more.

    Returns:
        What differs of both: the question, else the levels that are other, else what the own words replace.
    """
    then, now = laid.then, laid.now
    if then is None:
        return "-", "-"
    if now is None:
        return then.question.strip(), say("layer.gone")
    if then.question.split() != now.question.split():
        return then.question.strip(), now.question.strip()
    others = [n for n in sorted(then.levels) if then.levels[n].split() != now.levels.get(n, "").split()]
    if others:
        texts = (
            " ".join(say("layer.level", level=n, text=c.levels.get(n, "-").strip()) for n in others)
            for c in (then, now)
        )
        before, after = texts
        return before, after
    return _replaced(laid.own, then), _replaced(laid.own, now)


def _replaced(own: QuestionLayer, criterion: object) -> str:
    """What own words stand in place of."""
    values = (getattr(criterion, name) for name in (*sorted(own.words), "na", "asked_of"))
    texts = ("; ".join(v) if isinstance(v, tuple) else str(v).strip() for v in values if v)
    return " · ".join(texts)

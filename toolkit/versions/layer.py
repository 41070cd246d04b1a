# SPDX-License-Identifier: EUPL-1.2
"""A region's own words laid over a version of a list: they follow a question, and never another meaning.

Own words were written on one version. Over a later one they lie where the question is still the same, also
under another id; where its words changed, or it was split, joined or dropped, they lie nowhere until people
looked again. Over an earlier version they never lie.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from toolkit.model.content.criterion import Criterion
from toolkit.model.content.layer import MARK, LaidCriterion, LaidStandard, Layer, QuestionLayer
from toolkit.model.content.standard import Standard, Theme
from toolkit.versions.chain import rules_over
from toolkit.versions.number import is_later

Fit = Literal["fits", "look_again", "later", "no_version", "no_question"]
"""fits: it lies over a question; look_again: that question is another now, or gone; later: it was written on
a later version; no_version, no_question: what it was written on is not there."""

_STAYS_ONE = frozenset({"rename", "reword", "levels", "move", "asked", "words", "add"})


@dataclass(frozen=True, slots=True)
class Laid:
    """Own words for one question, held beside one version of the list.

    Attributes:
        place: of the words in their file, from 0.
        own: the words.
        fit: whether they can lie over this version.
        then: the question that they were written on; None where that is not there.
        now: the question that it is in this version; None where it is gone, or became several.
    """

    place: int
    own: QuestionLayer
    fit: Fit
    then: Criterion | None = None
    now: Criterion | None = None


def held(layer: Layer, known: Iterable[Standard], standard: Standard) -> tuple[Laid, ...]:
    """Hold every entry of a layer beside one version of its list, whatever the day.

    Args:
        layer: own words for this list.
        known: lists of any version, without layers.
        standard: the version, without a layer.

    Returns:
        One per entry, in the order of the file.
    """
    lists = {s.version: s for s in known if s.id == standard.id}
    return tuple(_held(place, own, lists, standard) for place, own in enumerate(layer.questions))


def _held(place: int, own: QuestionLayer, lists: dict[str, Standard], standard: Standard) -> Laid:
    made_on = lists.get(own.version)
    if made_on is None:
        return Laid(place, own, "no_version")
    then = next((c for c in made_on.asked if c.id == own.criterion), None)
    if then is None:
        return Laid(place, own, "no_question")
    if own.version == standard.version:
        return Laid(place, own, "fits", then, then)
    if not is_later(standard.version, own.version):
        return Laid(place, own, "later", then)
    rule = rules_over(lists.values(), made_on, standard)[own.criterion]
    one = len(rule.targets) == 1 and _STAYS_ONE.issuperset(rule.kinds)
    now = next((c for c in standard.asked if one and c.id == rule.targets[0].criterion), None)
    same = now is not None and _seen(own, then) == _seen(own, now)
    return Laid(place, own, "fits" if same else "look_again", then, now)


def _seen(own: QuestionLayer, criterion: Criterion) -> tuple[object, ...]:
    """What of a question must be as it was when own words were written: what it asks, what they replace."""
    replaced = tuple(getattr(criterion, name) for name in sorted(own.words))
    return criterion.content_hash, criterion.asked_of, replaced


def holds(own: QuestionLayer, day: date) -> bool:
    """Whether own words count on a day: that of a round."""
    return own.from_ <= day and (own.until is None or day <= own.until)


def with_layer(standard: Standard, layer: Layer | None, known: Iterable[Standard], day: date) -> Standard:
    """A list as a region asks it on a day.

    Args:
        standard: as read.
        layer: own words for it; None leaves it as it is.
        known: lists of any version, as read.
        day: of the round.

    Returns:
        The list with the words that fit over it; the same value where none does.
    """
    if layer is None:
        return standard
    over = {
        laid.now.id: laid.own
        for laid in reversed(held(layer, known, standard))  # of two for one question the first
        if laid.fit == "fits" and laid.now is not None and laid.own.says and holds(laid.own, day)
    }
    if not over:
        return standard
    themes = tuple(_theme(theme, over) for theme in standard.themes)
    return LaidStandard.model_construct(**{**dict(standard), "themes": themes, "ours": standard})


def _theme(theme: Theme, over: dict[str, QuestionLayer]) -> Theme:
    criteria = tuple(
        _laid(c, over[c.id]) if isinstance(c, Criterion) and c.id in over else c for c in theme.criteria
    )
    return theme.model_copy(update={"criteria": criteria})


def _laid(criterion: Criterion, own: QuestionLayer) -> LaidCriterion:
    fields: dict[str, Any] = {**dict(criterion), **own.words, "own": own}
    fields["levels"] = {**criterion.levels, **own.levels}
    if not own.switched_off:
        fields["title"] = f"{fields['title']} {MARK}"
    return LaidCriterion.model_construct(**fields)


def lists_on(standards: Sequence[Standard], layers: Iterable[Layer], day: date) -> tuple[Standard, ...]:
    """All lists as a region asks them on a day.

    Args:
        standards: every version, as read.
        layers: own words, at most one file per list.
        day: of the round.

    Returns:
        In the same order.
    """
    by_list = {layer.standard: layer for layer in layers}
    return tuple(with_layer(s, by_list.get(s.id), standards, day) for s in standards)

# SPDX-License-Identifier: EUPL-1.2
"""What must hold between the decisions about a plan, or patterns from cases, the region, and the content."""

from collections.abc import Collection, Iterator

from toolkit.checking.alike import misplaced
from toolkit.checking.people.privacy import check_privacy
from toolkit.checking.people.roles import check_roles
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.plan import ActionDecision, BasedOnRound, Plan, is_own
from toolkit.model.problem import Problem
from toolkit.model.region import Region
from toolkit.model.roles import RoleWords
from toolkit.reading.library import Library
from toolkit.reading.tree import Path
from toolkit.reading.validated import Loaded
from toolkit.scoring.region import units_of
from toolkit.words.catalogue import say
from toolkit.words.cells import id_word
from toolkit.words.text import shortened


def check_plan(file: Loaded[Plan], region: Region, library: Library) -> list[Problem]:
    """All problems of one file of decisions.

    Args:
        file: the decisions of a team.
        region: for rounds and privacy.
        library: norms, lists and measures; a measure of any version that is there is known, since a
            decision about it stays when a newer version has it no longer.

    Returns:
        Problems at the place of the decision that they are about.
    """
    if file.model is None:
        return []
    return [
        *check_based_on(file, file.model.based_on, region, library),
        *_state(file, file.model),
        *_actions(file, file.model, library),
        *_criteria(file, file.model, library),
        *check_privacy(file, region.privacy),
    ]


def check_based_on(
    file: Loaded[Plan] | Loaded[PartyDecisions], on: BasedOnRound, region: Region, library: Library
) -> Iterator[Problem]:
    """Whether the round, norm and measures that decisions were taken on exist.

    Args:
        file: the decisions, of a unit or above it.
        on: what they say that they rest on.
        region: its rounds.
        library: norms and measures.

    Yields:
        A problem for each that does not.
    """
    if region.round(on.round) is None:
        yield file.problem("plan-unknown-round", ("based_on", "round"), round=on.round)
    if on.norm not in library.norms:
        yield file.problem("unknown-norm", ("based_on", "norm"), pin=on.norm)
    if on.measures not in library.measures:
        yield file.problem("unknown-measures", ("based_on", "measures"), version=on.measures)


def _state(file: Loaded[Plan], plan: Plan) -> Iterator[Problem]:
    if plan.state != "draft" and all(step.state != plan.state for step in plan.steps):
        yield file.problem("plan-state-without-step", ("state",), state=plan.state)
    for state, text in plan.rejected.items():
        yield file.problem(
            "plan-value-rejected",
            ("rejected", state),
            where=say(f"actions.state.{state}"),
            text=shortened(text),
        )


def _actions(file: Loaded[Plan], plan: Plan, library: Library) -> Iterator[Problem]:
    sets = [library.measure_set(version) for version in library.measures]
    complete = bool(sets) and None not in sets
    known = {m.id for s in sets if s is not None for m in s.measures}
    for action, decision in plan.actions.items():
        path = ("actions", action)
        if is_own(action):
            if decision.title is None:
                yield file.problem("own-action-untitled", path, action=id_word(action))
        elif complete and action not in known:
            yield file.problem("unknown-measure", path, measure=action)
        if decision.decision == "refused" and not (decision.reason or "").strip():
            yield file.problem("refused-without-reason", path, action=id_word(action))
        for field, text in decision.rejected.items():
            where = say("actions.field", action=id_word(action), column=ActionDecision.title_of(field))
            yield file.problem(
                "plan-value-rejected", (*path, "rejected", field), where=where, text=shortened(text)
            )


def _criteria(file: Loaded[Plan], plan: Plan, library: Library) -> Iterator[Problem]:
    if not library.all_standards_readable:
        return
    known = {c.id for s in library.readable_standards() for t in s.themes for c in t.criteria}
    for action, decision in plan.actions.items():
        gaps = () if decision.decided is None else tuple(decision.decided.gaps)
        places: list[tuple[Path, str]] = [
            (("actions", action, "criteria", i), c) for i, c in enumerate(decision.criteria)
        ]
        places += [(("actions", action, "decided", "gaps", c), c) for c in gaps]
        for path, criterion in places:
            if criterion not in known:
                yield file.problem(
                    "plan-unknown-criterion", path, action=id_word(action), criterion=criterion
                )


def check_cases(
    place: tuple[str, str],
    file: Loaded[CaseReview],
    region: Region,
    themes: Collection[str],
    words: RoleWords,
) -> list[Problem]:
    """All problems of one file of patterns.

    Args:
        place: unit and quarter, as its folder and name have them.
        file: the patterns.
        region: for units and privacy.
        themes: ids of the themes of all lists that there are.
        words: functions and organisations that are known.

    Returns:
        Problems at the place of what they are about.
    """
    unit, quarter = place
    if unit not in {each.id for each in units_of(region)}:
        return [Problem.of("unit-unknown", file.file, unit=unit)]
    if file.model is None:
        return []
    review = file.model
    return [
        *misplaced(file, [("unit", review.unit, unit), ("quarter", review.quarter, quarter)]),
        *_themes(file, review, themes),
        *check_privacy(file, region.privacy),
        *check_roles(file, words),
    ]


def _themes(file: Loaded[CaseReview], review: CaseReview, themes: Collection[str]) -> Iterator[Problem]:
    for name, pattern in review.patterns.items():
        if pattern.subject is not None and pattern.subject not in themes:
            path = ("patterns", name, "subject")
            yield file.problem("theme-of-pattern-unknown", path, theme=pattern.subject)

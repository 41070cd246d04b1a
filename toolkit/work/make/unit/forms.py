# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to the forms of a round."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from toolkit.checking.people.privacy import masked
from toolkit.forms.question.form import build_form
from toolkit.forms.question.respondent import Kind, respondent_choices, respondent_of
from toolkit.forms.question.settling import prefilled
from toolkit.forms.question.write.workbook import FormWriter
from toolkit.model.given.answers import Answers, own_form
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.model.roles import RoleWords
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import Unit
from toolkit.sheets.read.values import short_slug
from toolkit.versions.chain import as_given, migrated
from toolkit.words.catalogue import say
from toolkit.work.make.write.files import Made
from toolkit.work.workspace.open import Work

Person = tuple[Kind, str]
"""Somebody who gets a form alone: colleague or partner, with a function or organisation, never a name."""


def make_forms(
    work: Work,
    round_: Round,
    only: str | None = None,
    *,
    previous: bool = False,
    people: Sequence[Person] = (),
) -> Iterator[Made]:
    """Make the form of every team and municipality, and of single people beside it.

    Args:
        work: the workspace.
        round_: the round.
        only: this unit alone; None for all.
        previous: show beside each question what was answered in the round before.
        people: who gets a form alone, of every unit; a municipality has no partners.

    Yields:
        Per unit its form, a file named after it, and those of single people; none where nothing is asked.
    """
    asked = work.asked(round_)
    glossary = work.workspace.library.glossary
    words = None if glossary is None else glossary.model
    writer, functions = FormWriter(), work.roles.offered
    before = settled_before(work, round_) if previous else {}
    units = units_of(work.region.at(round_.date))
    taken = {unit.id for unit in units}
    for unit in units:
        if only in {None, unit.id}:
            earlier = before.get(unit.id)
            form = build_form(work.region, round_, unit, asked, words, previous=earlier, functions=functions)
            form = form if earlier is None else prefilled(form, earlier)
            alone = [p for p in people if p[0] in respondent_choices(unit.kind)]
            forms = {unit.id: form}
            for kind, role in alone:
                name = _name(unit, (kind, role), work.roles)
                free = (n for n in count(1) if _numbered(name, n, "-") not in taken | forms.keys())
                n = next(free)
                # the form itself has the number too: else two come back under one name
                forms[_numbered(name, n, "-")] = replace(form, whom=kind, role=_numbered(role, n, " "))
            files = ((f"{name}.xlsx", writer.write(each)) for name, each in forms.items())
            yield Made(unit, tuple(files) if form.rows else ())


def unsure_people(work: Work, people: Sequence[Person]) -> Iterator[Problem]:
    """Functions and organisations of which it will not be certain whose form came back.

    Args:
        work: the workspace.
        people: who gets a form alone.

    Yields:
        A warning for each that is on no list: at once, and not when the form is there.
    """
    team = next((unit for unit in units_of(work.region) if unit.kind == "team"), None)
    if team is None or not work.roles.offered:  # without a list nobody can tell
        return
    for kind, role in people:
        chosen = respondent_choices("team")[kind].word
        who = respondent_of(team, work.roles, chosen, role)
        if who is None or who.doubt is not None or who.kind != kind:
            option = "--collega" if kind == "member" else "--partner"
            yield from masked([Problem.of("form-for-unknown", option, text=role)], work.region.privacy)


def _name(unit: Unit, person: Person, words: RoleWords) -> str:
    """The name of a file; what is on no list may be the name of a person, and then stands in none."""
    kind, role = person
    who = (
        respondent_of(unit, words, respondent_choices(unit.kind)[kind].word, role) if words.offered else None
    )
    if who is not None and who.doubt is not None:
        return f"{unit.id}-{who.name}"
    whom = f"{say('form.respondent.neutral.partner')} {role}" if kind == "partner" else role
    return f"{unit.id}-{short_slug(whom)}"


def _numbered(text: str, n: int, between: str) -> str:
    """The first of some without a number, any other with its own."""
    return text if n == 1 else f"{text}{between}{n}"


def settled_before(work: Work, round_: Round) -> dict[str, Answers]:
    """The settled answers of the last round before this one, per unit.

    Args:
        work: the workspace.
        round_: the round that forms are made for.

    Returns:
        By unit; empty when there is no earlier round.
    """
    last = next(iter(work.region.before(round_)), None)
    if last is None:
        return {}
    files = work.answers(last)
    settled = {unit: own for unit, answers in files.items() if (own := own_form(answers)) is not None}
    asked = work.asked(round_)
    known = (*asked.standards, *asked.earlier)
    return {u: as_given(migrated(own, known, asked.standards), own) for u, own in settled.items()}

# SPDX-License-Identifier: EUPL-1.2
"""What a form asks of whom."""

import dataclasses

from tests.forms.helpers import opened
from toolkit.forms.question.form import Form, build_form
from toolkit.forms.question.mark import Mark
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.content.criterion import Criterion, Reference
from toolkit.model.content.standard import Standard
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say
from tools.example.fill import form_of
from tools.example.table import asked_in, library, region


def _standards() -> tuple[Standard, ...]:
    return asked_in("2026-q1").standards


def _ids(form: Form) -> list[str]:
    return [row.id for row in form.rows]


def _form_with_lists(lists: tuple[str, ...]) -> Form:
    """The form of a team that fills in only some lists."""
    unit = next(u for u in units_of(region()) if u.kind == "team")
    assert unit.team is not None
    team = unit.team.model_copy(update={"standards": lists})
    changed: Unit = dataclasses.replace(unit, team=team)
    round_ = region().round("2026-q1")
    assert round_ is not None
    return build_form(region(), round_, changed, asked_in("2026-q1"), None)


def test_a_team_is_asked_every_team_question_once() -> None:
    """A team finds each question that is for teams exactly once, and none for municipalities."""
    expected = [c.id for s in _standards() for c in s.asked if c.asked_of == "team"]
    assert sorted(_ids(form_of("zandwerve-oost"))) == sorted(expected)
    assert expected


def test_a_municipality_is_asked_only_its_own_questions() -> None:
    """A municipality finds what is asked of municipalities, and nothing else."""
    expected = [c.id for s in _standards() for c in s.asked if c.asked_of == "municipality"]
    assert sorted(_ids(form_of("gemeente-zandwerve"))) == sorted(expected)
    assert expected


def test_a_core_round_asks_core_questions_only() -> None:
    """A first round with scope core stays within the 40 questions that it promises."""
    form = form_of("zandwerve-oost", "2025-q1")
    assert form.core
    assert all(row.criterion.core for row in form.rows)
    assert 0 < len(form.rows) <= 40


def test_a_shared_question_stands_in_the_list_that_asks_it() -> None:
    """With both lists, a shared question stands in the list that asks it itself."""
    form = form_of("zandwerve-oost")
    shared = {
        c.same_as for s in _standards() for t in s.themes for c in t.criteria if isinstance(c, Reference)
    }
    homes = {c.id: s.pin for s in _standards() for c in s.asked}
    placed = {row.id: each.pin for each in form.lists for row in each.rows}
    assert shared
    assert all(placed[each] == homes[each] for each in shared)


def test_a_shared_question_moves_along_when_its_list_is_not_filled_in() -> None:
    """A team that fills in only the second list is asked the shared questions there."""
    second = _standards()[1]
    form = _form_with_lists((second.id,))
    shared = [c.same_as for t in second.themes for c in t.criteria if isinstance(c, Reference)]
    assert [each.pin for each in form.lists] == [second.pin]
    assert shared
    assert set(shared) <= set(_ids(form))


def test_a_question_that_depends_on_the_profile_is_asked() -> None:
    """The profile is filled in in the same form, so a question that depends on it is on it too."""
    asked = asked_in("2026-q1")
    first = asked.standards[0]
    theme = first.themes[0]
    one = theme.criteria[0]
    assert isinstance(one, Criterion)
    depends = one.model_copy(update={"applies_when": {"organisation_form": ("A1",)}})
    themes = (theme.model_copy(update={"criteria": (depends, *theme.criteria[1:])}), *first.themes[1:])
    changed = dataclasses.replace(
        asked, standards=(first.model_copy(update={"themes": themes}), *asked.standards[1:])
    )
    round_ = region().round("2026-q1")
    assert round_ is not None
    unit = units_of(region())[0]
    form = build_form(region(), round_, unit, changed, None)
    assert depends.id in _ids(form)
    shown = opened(write_workbook(form))[form.lists[0].sheet]
    why = next(cell.value for row in shown.iter_rows() for cell in row if one.why in str(cell.value))
    field, value = say("profile.organisation_form.title"), say("profile.organisation_form.A1")
    assert str(why).split("\n")[1] == say("form.only_of", field=field, values=f"'{value}'")


def test_a_mark_reads_back_from_its_own_text() -> None:
    """Whoever reads the visible mark finds the same round, unit and lists."""
    for unit in units_of(region()):
        mark = form_of(unit.id).mark
        assert Mark.find(f"Kenmerk: {mark} ") == mark


def test_sheet_names_are_short_and_differ() -> None:
    """Every list gets a sheet name that Excel accepts."""
    names = [each.sheet for each in form_of("zandwerve-oost").lists]
    assert len(names) == 3
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_time_is_the_lists_own_for_a_full_round() -> None:
    """A team in a full round is told the time that the lists themselves promise, each in fives."""
    promised = {s.id: -(-s.minutes // 5) * 5 for s in _standards()}
    form = form_of("zandwerve-oost")
    assert {each.id: each.minutes for each in form.lists} == promised
    assert form.minutes == sum(promised.values())
    assert form_of("zandwerve-oost", "2025-q1").minutes < form.minutes


def test_the_example_is_marked_and_the_glossary_comes_along() -> None:
    """A form of the invented region knows that it is invented, and explains all its words."""
    form = form_of("zandwerve-oost")
    glossary = library().glossary
    assert glossary is not None
    assert glossary.model is not None
    assert form.example
    assert form.terms == glossary.model.terms

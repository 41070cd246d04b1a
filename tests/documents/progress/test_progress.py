# SPDX-License-Identifier: EUPL-1.2
"""What is said of progress: the counts of the plans, for each reader no more than they may see."""

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.region.test_progress import REGION
from tests.work.make.exported import gathered, with_files
from toolkit.documents.audience import Audience
from toolkit.documents.blocks import Bullets, DocumentView, Subheading, Table, Text
from toolkit.documents.progress import chapters
from toolkit.documents.progress.chapters import COUNTS, became_text, when_text
from toolkit.documents.progress.inputs import ProgressInputs
from toolkit.documents.progress.record import progress_record
from toolkit.documents.progress.view import progress_view
from toolkit.model.problem import Problem
from toolkit.planning.weighed.others import PARTIES
from toolkit.region.progress import Counts, counted
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing, quarter_short
from toolkit.work.make.region.progress import progress_inputs
from toolkit.work.workspace.open import Work
from tools.golden.made import DAY, work

LATER = date(2026, 7, 20)


def inputs(
    audience: Audience = "programme_manager",
    own: str | None = None,
    day: date = LATER,
    of: Work | None = None,
) -> ProgressInputs:
    """What an audience sees of the fixed region."""
    gather = gathered(of, day)
    reader = gather.work.reader(audience, own)
    assert not isinstance(reader, Problem)
    found, problems = progress_inputs(gather, reader, day)
    assert problems == ()
    return found


def texts(view: DocumentView) -> list[str]:
    """Every text of a document, lines and cells apart."""
    found = [view.title, view.about, view.footer, view.circulation, *view.callouts, view.made_of]
    for block in (b for s in view.sections for b in s.blocks):
        if isinstance(block, Table):
            found += [block.caption, *block.heads, *(cell for row in block.rows for cell in row)]
        elif isinstance(block, Bullets):
            found += [item.text for item in block.items]
        elif isinstance(block, Text | Subheading):
            found.append(block.text)
    return [*found, *(attached.data for attached in view.attachments)]


def tables(view: DocumentView, anchor: str) -> list[Table]:
    """The tables of a chapter."""
    return [b for s in view.sections if s.anchor == anchor for b in s.blocks if isinstance(b, Table)]


def numbers(found: Counts) -> tuple[str, ...]:
    """A row of counts as it must stand there, by the columns of the table."""
    by_key = {
        "total": found.total, "open": found.by_said["open"], "refused": found.by_said["refused"],
        "taken": found.by_said["accepted"] + found.by_said["changed"], "done": found.done,
        "doing": found.doing, "late": found.late,
    }  # fmt: skip
    return tuple(str(by_key[key]) for key in COUNTS)


def test_every_count_on_the_page_is_one_of_the_plans() -> None:
    """Per team and municipality, per municipality, per party; each table ends with the same total."""
    found = inputs()
    units, towns, parties = tables(progress_view(found), "sums")
    assert units.rows[:-1] == tuple(
        (found.title_of(plan), *numbers(counted(plan.actions))) for plan in found.seen.units if plan.actions
    )
    names = {m.title: m.id for m in found.named.outcome.region.municipalities}
    assert {row[0]: row[1:] for row in towns.rows[:-1]} == {
        title: numbers(counted(found.seen.of_town(town)))
        for title, town in names.items()
        if found.seen.of_town(town)
    }
    assert {row[0]: row[1:] for row in parties.rows[:-1]} == {
        say(f"export.party.{party}"): numbers(counted(found.seen.of_party(party)))
        for party in PARTIES
        if found.seen.of_party(party)
    }
    total = (say("progress.sums.total"), *numbers(counted(found.seen.actions)))
    assert {table.rows[-1] for table in (units, towns, parties)} == {total}


def test_the_rows_of_each_table_add_up_to_the_last_also_with_plans_of_employers() -> None:
    """What an employer does itself is of no municipality: without a row of its own only the total has it."""
    found = inputs()
    plan, *rest = sorted(found.all.units, key=lambda plan: -len(plan.actions))
    employer = replace(plan, towns=())
    of_employer = replace(found, all=replace(found.all, units=(employer, *rest)))
    for table in tables(progress_view(of_employer), "sums"):
        *rows, total = ([int(cell) for cell in row[1:]] for row in table.rows)
        assert [sum(column) for column in zip(*rows, strict=True)] == total, table.caption
    _, towns, _ = tables(progress_view(of_employer), "sums")
    assert towns.rows[-2] == (say("progress.sums.employers"), *numbers(counted(employer.actions)))
    assert say("progress.sums.employers") not in texts(progress_view(found))


def test_what_is_late_stands_first_with_since_when() -> None:
    """On page one, longest first, with who takes it up and the quarter that was agreed."""
    found = inputs()
    view = progress_view(found)
    (table,) = tables(view, "late")
    assert [s.anchor for s in view.sections][:2] == ["brief", "late"]
    assert view.sections[1].front
    assert len(table.rows) == len(found.seen.late) == 4
    for row, late in zip(table.rows, found.seen.late, strict=True):
        assert late.promised is not None
        assert late.late_since is not None
        assert row[1] == late.unit.title
        assert row[3:5] == (quarter_short(late.promised), day_text(late.late_since))
        assert row[5] == say(f"plan.action_status.{late.action.status}")
    told = "\n".join(texts(view))
    assert say("progress.brief.late", n=4, day="1 april 2026") in told
    assert say("progress.brief.on_time") in "\n".join(texts(progress_view(inputs(day=date(2026, 3, 31)))))


def test_who_must_still_decide_is_named_with_how_many_and_from_when() -> None:
    """Only who decides about something itself; the first quarter is that of the planning."""
    found = inputs(day=DAY)
    view = progress_view(found)
    (table,) = tables(view, "undecided")
    waiting = [plan for plan in found.seen.units if plan.waiting]
    assert len(table.rows) == len(waiting) > 2
    for row, plan in zip(table.rows, waiting, strict=True):
        assert row[:3] == (found.title_of(plan), str(len(plan.waiting)), str(len(plan.own)))
        starts = [a.placement.start for a in plan.waiting if a.placement and a.placement.start]
        assert row[4] == (quarter_short(min(starts)) if starts else "–")
    silent = [found.title_of(p) for p in found.seen.units if p.own and len(p.own) == len(p.waiting)]
    drafts = [found.title_of(p) for p in found.seen.units if not p.counts]
    (line,) = (t for t in texts(view) if t.startswith(say("progress.brief.silent", names="").rstrip(". ")))
    assert all(name in line for name in silent)
    (line,) = (t for t in texts(view) if t.startswith(say("progress.brief.drafts", names="")[:20]))
    assert all(name in line for name in drafts)
    assert not any(name in line for name in silent)


def test_of_very_many_that_decided_nothing_the_front_says_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dozens of names hide what page one is for; the table behind it has every one of them."""
    found = inputs()
    silent = [p for p in found.seen.units if p.own and len(p.waiting) == len(p.own)]
    names = listing([found.title_of(plan) for plan in silent])
    (named,) = (text for text in texts(progress_view(found)) if text.endswith(f"{names}."))
    monkeypatch.setattr(chapters, "MOST_IN_FRONT", len(silent) - 1)
    told = texts(progress_view(found))
    assert named not in told
    assert any(text.startswith(f"Bij {len(silent)} van de {len(found.seen.units)} plannen") for text in told)
    (table,) = tables(progress_view(found), "undecided")
    assert {found.title_of(plan) for plan in silent} <= {row[0] for row in table.rows}


def test_what_was_done_stands_beside_what_a_later_round_shows() -> None:
    """Only what can be compared is counted; without a later round it says so."""
    found = inputs()
    (table,) = tables(progress_view(found), "done")
    by_id = {a.action.id: a for a in found.seen.actions if a.unit.id == "derde"}
    assert len(table.rows) == 2
    assert became_text(by_id["M-AA-01"]) == say("progress.became.risen", n=1, of=1)
    assert became_text(by_id["M-BB-02"]) == say("progress.became.risen", n=0, of=2)
    assert became_text(by_id["M-BB-01"]) == say("progress.became.nothing")
    mixed = replace(by_id["M-AA-01"], outcomes=("risen", "not_comparable", "same"))
    assert became_text(mixed) == say("progress.became.risen", n=1, of=2)
    assert became_text(replace(mixed, outcomes=("not_comparable",))) == say("progress.became.not_comparable")


def test_every_decision_has_its_row_and_the_rest_a_number() -> None:
    """In its plan, with what was agreed or where the planning puts it; of very many plans only how many."""
    found = inputs()
    view = progress_view(found)
    decided = [[a for a in plan.actions if a.said != "open"] for plan in found.seen.units]
    rows = [table.rows for table in tables(view, "actions")]
    assert [len(r) for r in rows] == [len(d) for d in decided if d]
    words = [row[1] for of_plan in rows for row in of_plan]
    assert (
        words.count(say("progress.said.refused")) == sum(a.said == "refused" for d in decided for a in d) > 0
    )
    for plan in found.seen.units:
        for a in plan.actions:
            if a.promised is not None:
                assert when_text(a) == quarter_short(a.promised)
            elif a.placement is not None and a.placement.end is not None:
                assert quarter_short(a.placement.end) in when_text(a) != quarter_short(a.placement.end)
            else:
                assert when_text(a) == ""


def test_of_very_many_plans_the_document_says_only_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """And where they are to be had."""
    monkeypatch.setattr(chapters, "MOST_UNITS", 1)
    monkeypatch.setattr(chapters, "MOST_IN_FRONT", 3)
    view = progress_view(inputs())
    assert tables(view, "actions") == []
    assert "zelfscan exporteren" in "\n".join(texts(view))
    assert not next(s for s in view.sections if s.anchor == "late").front


def test_data_say_what_the_page_says() -> None:
    """Every unit with its counts and actions, municipalities, parties and the whole; it is plain JSON."""
    found = inputs()
    record = json.loads(json.dumps(progress_record(found)))
    assert record["schema"] == "progress/1"
    assert record["day"] == "2026-07-20"
    for told, plan in zip(record["units"], found.seen.units, strict=True):
        assert told["unit"] == plan.unit.id
        assert told["handed_in"] == plan.counts
        assert [a["id"] for a in told["actions"]] == [a.action.id for a in plan.actions]
        assert [a["decision"] for a in told["actions"]] == [a.said for a in plan.actions]
        assert told["counts"]["late"] == sum(a["late_since"] is not None for a in told["actions"])
        assert told["counts"]["total"] == len(told["actions"])
    assert record["counts"]["total"] == sum(u["counts"]["total"] for u in record["units"])
    assert sum(p["counts"]["total"] for p in record["parties"]) == record["counts"]["total"]


def test_in_letters_no_reader_finds_a_name() -> None:
    """Neither of a unit, nor an owner, nor a title that people typed, nor the order of region.yaml."""
    found = inputs("ssd")
    view = progress_view(found)
    told = "\n".join(texts(view)) + json.dumps(progress_record(found))
    region = work().region
    for name in (*(t.title for t in region.teams), *(m.title for m in region.municipalities)):
        assert name not in told
    for typed in ("Elke week oefenen", "gedragswetenschapper", "De tolken zijn al geregeld", "Testzorg"):
        assert typed not in told
    assert say("plan.coded_action") in told
    teams = [found.title_of(p) for p in found.seen.units if p.unit.kind == "team"]
    assert teams == sorted(teams, key=lambda name: (len(name), name))
    assert all(unit.get("unit") is None for unit in progress_record(found)["units"])
    assert counted(found.seen.actions) == counted(inputs().seen.actions)


def test_teams_see_their_own_municipality_and_nothing_of_another() -> None:
    """Counts are of its own plans alone, also the total; its own name is told."""
    found, whole = inputs("teams", "zuiddorp"), inputs()
    own = {p.unit.id for p in whole.seen.units if "zuiddorp" in p.towns}
    assert {p.unit.id for p in found.seen.units} == own
    (units, towns, _) = tables(progress_view(found), "sums")
    assert [row[0] for row in towns.rows] == ["Zuiddorp", say("progress.sums.total")]
    of_own = [a for p in whole.seen.units if p.unit.id in own for a in p.actions]
    assert units.rows[-1][1:] == numbers(counted(of_own))
    told = "\n".join(texts(progress_view(found)))
    assert "Noorddorp" not in told
    assert "Westdorp" not in told


def test_what_was_agreed_by_who_takes_part_no_more_is_told() -> None:
    """As many actions as that team still had to do; not for who sees only their own."""

    def stops(until: str) -> Work:
        held = {"region.yaml": lambda text: text.replace("{id: derde, ", f"{{id: derde, until: {until}, ")}
        return with_files(changed=held)

    (before,) = (plan for plan in inputs().seen.units if plan.unit.id == "derde")
    counts = counted(before.actions)
    assert counts.doing > 0 < counts.todo
    gone = stops("2025-12-31")
    expected = say("progress.brief.left", units=1, n=counts.todo + counts.doing, doing=counts.doing)
    for audience in ("programme_manager", "ssd"):
        found = inputs(audience, of=gone)
        assert "derde" not in {plan.unit.id for plan in found.seen.units}
        assert expected in texts(progress_view(found))
        assert progress_record(found)["left"] == {
            "units": 1, "running": counts.todo + counts.doing, "doing": counts.doing
        }  # fmt: skip
    for told in (inputs("teams", "zuiddorp", of=gone), inputs(), inputs(of=stops("2026-12-31"))):
        assert told.seen.left is None
    # who left before the round before was told of then
    assert inputs(of=stops("2025-06-30")).seen.left is None


def test_decisions_above_the_teams_have_their_row_for_who_may_see_whom_they_are_about() -> None:
    """A joint action for everybody; what one plan asks only for who may see that plan, as they know it."""
    text = REGION.replace("ACTION", "M-AA-01").replace(
        "items:",
        "items:\n  goed.hours: {answer: changed, amount: 12, asked: 20, on: 2026-05-01}\n"
        "  derde.hours: {answer: refused, asked: 20, on: 2026-05-01, reason: Nee.}",
    )
    decided = with_files(extra={"plans/regio.yaml": text})
    rows = {}
    for audience, own in (("programme_manager", None), ("ssd", None), ("teams", "zuiddorp")):
        found = inputs(audience, own, of=decided)
        view = progress_view(found)
        (table,) = tables(view, "above")
        rows[audience] = table.rows
        assert len(progress_record(found)["above"]) == len(table.rows)
        assert say("progress.above.title") in [s.title for s in view.sections]
    named, coded, own_rows = rows["programme_manager"], rows["ssd"], rows["teams"]
    assert len(named) == len(coded) > len(own_rows) > 0
    hours = next(row for row in named if row[0] == say("progress.item.hours", action="", unit="Team Goed"))
    assert hours[2:5] == ("anders", "20 uur", "12 uur")
    none = next(row for row in named if row[0] == say("progress.item.hours", action="", unit="Team Derde"))
    assert none[2:5] == ("nee", "20 uur", "–")  # who says no promises nothing
    joint = next(row for row in named if row[5] == "kw 2 2026")
    assert joint[2] == "ja; te laat sinds 1 juli 2026"
    assert [row[1:] for row in own_rows if row[5] == "kw 2 2026"] == [joint[1:]]
    assert not any("Goed" in cell for row in (*coded, *own_rows) for cell in row)


def test_what_is_asked_for_units_in_letters_stands_in_the_order_of_the_letters() -> None:
    """In the order of their ids, or of their employers, a reader could tell whose a letter is."""
    units = [u.unit.id for u in inputs().seen.units if u.unit.team is not None]
    held = "".join(f"\n  {unit}.pace: {{answer: later, on: 2026-05-01}}" for unit in units)
    text = REGION.replace("ACTION", "M-AA-01").replace("items:", f"items:{held}")
    found = inputs("ssd", of=with_files(extra={"plans/regio.yaml": text}))
    seen = [a.item.unit for a in found.seen.above if a.item.kind == "pace"]
    told = [found.named.units[unit] for unit in seen if unit is not None]
    assert told == sorted(told)
    assert seen != sorted(units)  # else this would show nothing

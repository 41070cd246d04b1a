# SPDX-License-Identifier: EUPL-1.2
"""A reader with a calculator: what a memo calls parts of a whole are together that whole."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from tests.documents.memo.memo_made import memos
from tests.documents.of_demo import gathered
from tests.documents.plan.made_plans import number, said, tables
from tests.strategies import DEEP
from toolkit.documents.blocks import Bullets, DocumentView, Section, Table, Text
from toolkit.documents.memo.inputs import MEMO_KINDS, MemoInputs
from toolkit.documents.memo.order import memo_document
from toolkit.model.problem import Problem
from toolkit.model.quarter import PlanQuarter
from toolkit.model.region import EMPLOYER_PREFIX
from toolkit.planning.weighed.price import fte_asked, productive_hours
from toolkit.region.choice import LATER
from toolkit.region.items import party_items
from toolkit.words.text import day_text
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.memo import memo_inputs
from tools.golden.made import DAY
from tools.golden.memos import REGIONS, memo_region

WHOSE = ("de teams", "de gemeenten", "wie hen helpt")
ALL_ALIKE = {"within": "binnen vier kwartalen", "after": "na vier kwartalen", "undated": "geen datum"}
N = r"(-?\d+(?:\.\d{3})*)"


class Read:
    """A memo as its reader has it: text and tables of each chapter."""

    def __init__(self, memo: MemoInputs) -> None:
        self.memo = memo
        self.document: DocumentView = memo_document(memo)
        self.sections = {section.anchor: section for section in self.document.sections}
        self.text = "\n".join(line for section in self.document.sections for line in said(section))

    def section(self, anchor: str) -> Section | None:
        """A chapter, where the memo has it."""
        return self.sections.get(anchor)

    def table(self, anchor: str, head: str) -> Table | None:
        """The table of a chapter with this column; None without one."""
        section = self.section(anchor)
        found = () if section is None else tables(section.blocks)
        return next((table for table in found if head in table.heads), None)

    def counts(self, pattern: str) -> Iterator[list[int]]:
        """The numbers of every sentence of this form; `#` stands for a number."""
        for found in re.finditer(pattern.replace("#", N), self.text):
            yield [int(one.replace(".", "")) for one in found.groups()]

    def one(self, pattern: str) -> int | None:
        """The only number of the first such sentence."""
        return next((found[0] for found in self.counts(pattern)), None)

    def whole(self, *patterns: str) -> int:
        """Numbers of several sentences together; one that is not there counts as none."""
        return sum(self.one(pattern) or 0 for pattern in patterns)


def column(table: Table, head: str) -> list[Fraction]:
    """A column in numbers, a dash as nothing."""
    at = table.heads.index(head)
    return [number(row[at]) if re.search(r"\d", row[at]) else Fraction(0) for row in table.rows]


def column_text(table: Table, head: str) -> list[str]:
    """A column as it is written."""
    return [row[table.heads.index(head)] for row in table.rows]


def actions_come_in_time_later_or_never(read: Read) -> None:
    """All actions are those in time, those with a later day and those without one."""
    settled = read.one("Over # andere die later kom") or 0
    for in_time, total in read.counts("# van # acties? op tijd klaar"):
        for late, of in read.counts("latere datum voor # van # acti"):
            assert of == total
            assert in_time + late + settled == total
        for (late,) in read.counts(r"wat later komt \(# acti"):
            assert in_time + late + read.memo.found.choice.when["answered"] == total
        for n, of, advised in read.counts("# van # acties? op tijd, in plaats van #"):
            assert (of, advised) == (total, in_time)
            assert n < advised
        assert all(0 < added <= in_time for (added,) in read.counts("extra uren brengen # acties? op tijd"))
        for (now,) in read.counts("Zonder de extra uren[^.]*? zijn het er #"):
            assert now == read.memo.found.choice.in_time_now < in_time
            lost = read.one("# minder omdat de extra uren er niet zijn")
            assert lost is None or in_time - lost == now
        for n, _, advised, parts in re.findall(
            r"(\d+) van (\d+) acties? op tijd, in plaats van (\d+): ([^.]*)\.", read.text
        ):
            assert int(advised) - int(n) == sum(map(int, re.findall(r"(\d+) minder", parts)))
        for after, of in read.counts("blijft na # van # acti"):
            assert of == total
            assert 0 < after <= total
        for (without,) in read.counts("(?:heeft|hebben) # binnen drie jaar geen plaats"):
            assert without == (read.one("# acties? he(?:eft|bben) binnen drie jaar geen plaats") or 0)
    for late, _ in read.counts("latere datum voor # van # acti"):
        whens = [when for when in LATER if read.memo.found.choice.when[when]]
        if len(whens) == 1:
            rest = next(re.finditer(r"latere datum [^.]*\. ([^.]*)\.", read.text))[1]
            assert rest.startswith(("Die is ", "Die heeft ") if late == 1 else ("Die zijn ", "Die hebben "))
            assert ALL_ALIKE[whens[0]] in rest, "one kind is no part of itself: it is said of all of them"
            continue
        parts = next(re.finditer(r"latere datum [^.]*\. Daarvan ([^.]*)\.", read.text))[1]
        assert sum(map(int, re.findall(r"\d+", parts))) == late
        undated = read.one(r"# zonder datum\.")
        if undated is not None:
            assert read.one("# acties? he(?:eft|bben) binnen drie jaar geen plaats") == undated


def own_hours_are_of_all_actions(read: Read) -> None:
    """Of those that come later too, and of none about which the region agreed already."""
    choice = read.memo.found.choice
    for (of,) in read.counts(r"Geschat voor alle acties \(#\)"):
        assert of == choice.total
        assert ("ook die later komen" in read.text) == (choice.in_time < of)
        assert (read.one("zonder de # waarover al is besloten") or 0) == choice.agreed


def quarters_are_what_is_in_time_and_what_is_said_to_be_late(read: Read) -> None:
    """The table per quarter adds up to what page one says; its limits are among those that are missed."""
    table = read.table("progress", "Acties klaar")
    in_time = next(read.counts("# van # acties? op tijd klaar"), None)
    if table is not None and in_time is not None:
        late = read.one("# acties? (?:is|zijn) dan later klaar") or 0
        assert sum(column(table, "Acties klaar")) == in_time[0] + late
        assert sum(column(table, "Ondergrenzen gehaald")) <= len(read.memo.found.limits.missed)


def an_advice_is_asked_before_the_decision_that_it_is_about(read: Read) -> None:
    """Who only advises has only that day; who does both has both."""
    memo, asked = read.memo, read.memo.found.asked
    if memo.body is None or asked.before is None or asked.told is None or not memo.found.requests:
        return
    points = [i.label for b in read.sections["decision"].blocks if isinstance(b, Bullets) for i in b.items]
    advises, decides = (any(p.startswith(word) for p in points) for word in ("Advies aan", "Besluit"))
    lead = next(b.text for b in read.sections["decision"].blocks if isinstance(b, Text))
    days = [day for day in (asked.before, asked.told) if f"vóór {day_text(day)}" in lead]
    assert days == [asked.before] * (decides or not advises) + [asked.told] * advises


def limits_are_met_missed_or_open(read: Read) -> None:
    """In the chapter and in short, and each missed one has a day or none."""
    limits = "\n".join(said(read.section("limits")))
    counts = re.search(rf"Bij ([^:]*): {N} gehaald, {N} niet(?:, {N} nog open)?", limits)
    if counts is not None:
        met, missed, unanswered = (int(n or 0) for n in counts.groups()[1:])
        ((questions, every),) = read.counts(
            "Er (?:is|zijn) er #; elke telt bij ieder die haar moet halen, samen #"
        )
        assert questions <= every == met + missed + unanswered
        teams = re.search(rf"{N} van {N} teams?", counts[1])
        rest = read.one("Van de andere # teams is hier van geen ondergrens")
        unknown = int("Van het andere team is hier" in limits) if rest is None else rest
        assert teams is None or int(teams[1]) + unknown == int(teams[2])
        brief = "\n".join(said(read.section("brief")))
        found = re.search(
            rf"Ondergrenzen, bij ([^:]*): {N} gehaald, {N} niet[^.]*?(?:, {N} nog open|\.)", brief
        )
        assert (found is not None) == bool(missed or unanswered)
        if found is not None:
            assert found[1] == counts[1]
            assert tuple(int(n or 0) for n in found.groups()[1:]) == (met, missed, unanswered)
            assert not (re.search("die (alle )?gehaald in", brief) and "nog geen datum" in brief)
            undated = re.search(rf"Voor {N} is er nog geen datum", brief)
            dated = re.search(rf"zijn er daarvan {N} gehaald|is er daarvan {N} gehaald", brief)
            if undated and dated:
                assert int(undated[1]) + int(dated[1] or dated[2]) == missed


def what_was_decided_goes_on_or_not(read: Read) -> None:
    """Of the plans and of those above; what goes on is done, busy, to begin or stopped; who left is told."""
    left = read.memo.progress.left
    told = read.one("# overgenomen acties? van wie niet meer meedoet")
    assert told == (None if left is None else left.running)
    for (decided,) in read.counts("Over # acties? in de plannen is besloten"):
        (taken, parts) = next(
            re.finditer(r"(\d+) (?:is|zijn) afgesproken(?:: ([^.]*))?\.", read.text)
        ).groups()
        assert int(taken) + (read.one("# ga(?:at|an) niet door") or 0) == decided
        assert sum(int(n) for n in re.findall(r"\d+", parts or "")) == int(taken)
    for n, parts, waiting in re.findall(
        r"(\d+) vra\w+ aan regio en werkgevers: ([^;]*); (\d+) wacht", read.text
    ):
        assert sum(int(one) for one in re.findall(r"\d+", parts)) + int(waiting) == int(n)
        for region, employers in read.counts("regio moet er nog # beantwoorden en de werkgevers #"):
            assert region + employers == int(waiting)


def a_change_is_that_of_teams_and_that_of_the_norm(read: Read) -> None:
    """In whole points, row by row."""
    table = read.table("progress", "Door de norm")
    for then, now, teams, norm in (
        zip(*(column(table, head) for head in ("Toen", "Nu", "Door de teams", "Door de norm")), strict=True)
        if table is not None
        else ()
    ):
        assert then + teams + norm == now


def ends(text: str) -> tuple[Fraction, Fraction]:
    """The two ends of an amount; of none, nothing."""
    found = [number(one) for one in re.findall(r"\d[\d.]*", text)]
    return (found[0], found[-1]) if found else (Fraction(0), Fraction(0))


def own_told(read: Read) -> list[int]:
    """Hours that parties put in themselves, once and in a year, as page one says."""
    both = [*read.counts("# uur één keer en # uur per jaar van wie meedoen")]
    once = [[n, 0] for (n,) in read.counts("# uur één keer van wie meedoen")]
    return [*both, *once, [0, 0]][0]


def what_each_is_asked_is_all_that_is_asked(read: Read) -> None:
    """Every column of parties and of municipalities adds up to its last row, and page one has that row."""
    section = read.section("requests")
    decision = "\n".join(said(read.section("decision")))
    for table in () if section is None else tables(section.blocks):
        for head in ("Extra uren", "Fte", "Eigen uren", "Uren per jaar"):
            *parts, total = column(table, head)
            assert sum(parts) == total, head
        own = [int(column(table, head)[-1]) for head in ("Eigen uren", "Uren per jaar")]
        assert own_told(read) == own
        for head, kind in (("Eén keer", "één keer"), ("Per jaar", "per jaar")):
            amounts = [row[table.heads.index(head)] for row in table.rows]
            *priced, whole = (ends(amount) for amount in amounts)
            assert [sum(end, Fraction(0)) for end in zip(*priced, strict=True)] == list(whole)
            told = re.search(rf"(€\s[\d.]+(?: tot €\s[\d.]+)?) {kind}", decision)
            assert ends(told[1] if told else "") == whole
        *each, every = column(table, "Te ramen")
        assert max(each, default=0) <= every <= sum(each)
        assert every == (read.one("laat [^.]* van # acties? de kosten ramen") or 0)
        assert sum(each) == every or "telt een actie in de laatste rij één keer" in read.text
    split = re.search(r"van wie meedoen, zonder prijs\. Daarvan ((?:[^.]|\.\d)*)\.", decision)
    if split is not None:
        once, yearly = own_told(read)
        pairs = re.findall(rf"{N} en {N}" if yearly else rf"{N}", split[1])
        pairs = pairs if yearly else [(n, "0") for n in pairs]
        sums = [sum(int(n.replace(".", "")) for n in of) for of in zip(*pairs, strict=True)]
        assert sums == [once, yearly]
        assert yearly or "per jaar van wie" not in decision


def amounts_follow_from_hours_and_the_price_of_one_fte(read: Read) -> None:
    """Formation times the price of one fte is the amount, as far as each was rounded; so are the hours."""
    found = re.search(r"Gerekend is met (€.*?) voor een fte van ([\d.]+) uur", read.text)
    requests = read.memo.found.requests
    outside = any(p.yearly and p.task for r in requests for a in r.asks for p in a.parts)
    if found is None or outside or any(j.price_yearly for r in requests for j in r.joint):
        return
    plans = len(read.memo.found.whole.asking)
    for table in tables(read.sections["requests"].blocks):
        amounts = [ends(row[table.heads.index("Per jaar")]) for row in table.rows]
        for fte, amount in zip(column(table, "Fte"), amounts, strict=True):
            for price, end in zip(ends(found[1]), amount, strict=True):
                assert abs(fte * price - end) <= (price / 100 + 50) * plans
        told = re.search(
            rf"formatie: {N} uur per jaar zonder besluit, {N} uur met alleen de plannen\."
            rf" Met alles wat is gevraagd, komt {N} uur terug en is daar ([\d.,]+) fte voor\.",
            read.text,
        )
        if told is not None:
            undecided, agreed, hours, fte = map(number, told.groups())
            assert fte == column(table, "Fte")[-1]
            assert abs(hours / number(found[2]) - fte) <= Fraction(plans, 100)
            kept = [
                (each.hours, each.task in plan.choice.waiting)
                for unit, plan in read.memo.found.whole.asking.items()
                if not read.memo.found.whole.settled(unit, "formation") and plan.choice.lasting
                for each in plan.choice.now.lasting_of
            ]
            assert abs(agreed - sum((each for each, _ in kept), Fraction(0))) <= Fraction(1, 2)
            begins = sum((each for each, waits in kept if not waits), Fraction(0))
            assert abs(undecided - begins) <= Fraction(1, 2)
        years = re.search(r"De formatie loopt op: ((?:[^.]|\.\d)*)\.", read.text)
        if years is not None:
            _costs_of_years(read, years[1], ends(found[1]))


def _costs_of_years(read: Read, told: str, prices: tuple[Fraction, Fraction]) -> None:
    """Each quarter a quarter of the price of one fte in a year, for as much formation as there is by then."""
    formation = read.memo.found.formation
    assert formation is not None
    years = re.findall(r"(€[^€]*(?:tot €[^€]*)?) in (\d{4})", told)
    quarters = [grown.begins for grown in formation.grows]
    first, last = quarters[0], quarters[-1]
    assert [int(year) for _, year in years] == list(range(first.year, last.year + (last.number > 1)))
    of_fte = productive_hours(read.memo.cost)
    for amount, year in years:
        steps = zip(formation.grows, (*quarters[1:], PlanQuarter(int(year) + 1, 1)), strict=True)
        there = Fraction(0)
        for grown, until in steps:
            year_quarters = [PlanQuarter(int(year), n) for n in range(1, 5)]
            here = [q for q in year_quarters if grown.begins <= q < until]
            there += grown.hours / of_fte * len(here) / 4
        for price, end in zip(prices, ends(amount), strict=True):
            assert abs(there * price - end) <= 50


def formation_grows_to_what_is_asked(read: Read) -> None:
    """Quarter after quarter, as actions end: no more in any quarter than what then keeps coming back."""
    formation, whole = read.memo.found.formation, read.memo.found.whole
    for told in re.findall(r"als zij klaar is; opgeteld (.*?)\.(?: |$)", read.text, re.MULTILINE):
        steps = re.findall(r"(\d[\d.]*,\d+) vanaf kw (\d) (\d{4})", told)
        assert len(steps) > 1
        quarters = [(int(year), int(quarter)) for _, quarter, year in steps]
        assert quarters == sorted(set(quarters))
        assert f"fte formatie, oplopend vanaf kw {steps[0][1]} {steps[0][2]}," in read.text
        fte = [number(n) for n, _, _ in steps]
        assert fte == sorted(fte)
        (table, *_) = tables(read.sections["requests"].blocks)
        assert fte[-1] == column(table, "Fte")[-1]
    if formation is None:
        return
    plans = [whole.asking[unit] for unit in formation.teams]
    for n, quarter in enumerate(plans[0].choice.advised.planned.horizon):
        grown = [each for each in formation.grows if each.begins <= quarter]
        yearly = [4 * plan.choice.advised.quarter_hours[n].lasting for plan in plans]
        asked = (fte_asked(hours, plan.cost) for hours, plan in zip(yearly, plans, strict=True))
        assert (grown[-1].fte if grown else 0) == sum(asked, Fraction(0))
        assert (grown[-1].hours if grown else 0) == sum(yearly, Fraction(0))


def a_norm_that_is_a_proposal_is_asked_about(read: Read) -> None:
    """Before the day that the condition has: who adopts it, and when; of one that is adopted nothing."""
    asks_fte = bool(read.memo.found.asked.fte)
    if not read.memo.found.requests:
        return
    assert ("wie de norm vaststelt, en wanneer (regio)" in read.text) == read.memo.norm_proposed
    assert ("de norm is een voorstel" in read.text) == (read.memo.norm_proposed and asks_fte)
    for condition in re.findall(r"Dit vervalt, en[^.]*\.", read.text):
        lasts = "wat er al is" in condition
        assert ("wie de norm wanneer vaststelt" in condition) == (read.memo.norm_proposed and lasts)


def what_is_asked_to_be_freed_is_what_the_table_has(read: Read) -> None:
    """Of all kinds of party together; under the condition that is still unknown; and each part of the fte."""
    section = read.section("requests")
    if section is None:
        return
    (table, *_) = tables(section.blocks)
    extra, fte = column(table, "Extra uren")[-1], column(table, "Fte")[-1]
    found = re.findall(r"vraag ((?:de|het) (?:[^.]|\.\d)*?)\.(?: (Dit vervalt, en[^.]*\.))?", read.text)
    points = "\n".join(said(read.section("decision")))
    if read.memo.body is None or {"hours"} & set(read.memo.body.decides):
        assert len(found) == bool(extra) + bool(fte)
    if found:
        asked, conditions = (" ".join(each) for each in zip(*found, strict=True))
        assert sum(number(n) for n in re.findall(rf"{N} uur extra", asked)) == extra
        assert sum(number(n) for n in re.findall(r"(\d[\d.]*,\d+) fte", asked)) == fte
        assert points.count(", onder voorwaarde:") == sum(bool(condition) for _, condition in found)
        assert "wie het bedrag vergoedt" in points or "wie betaalt" not in conditions
    for what, condition in found:
        lasts = " fte " in what
        assert ("wat er al is" in condition) == lasts
        price = column_text(table, "Per jaar" if lasts else "Eén keer")[-1]
        assert ("wie betaalt" in condition) == ("€" in price)
    parts = re.search(r"Van de (\d[\d.]*,\d+) fte is (.*)", read.text)
    if parts is not None:
        each = re.findall(r"(\d+,\d+) voor (?:'|\d+ andere)", parts[2].partition("Het meeste")[0])
        assert len(each) > 1
        assert sum(map(number, each)) == number(parts[1]) == fte


def what_teams_lack_and_what_is_asked_are_not_counted_twice(read: Read) -> None:
    """What they lack is what they need above what they have, and told apart from what is asked."""
    decimal = r"(\d[\d.]*(?:,\d+)?)"
    found = re.search(
        rf"Nu he\w+ (?:{decimal} van )?de {decimal} teams? {decimal} fte;"
        rf" zelf vind\w+ \w+ {decimal} fte nodig\."
        rf"(?: Wat {decimal} teams? zo tekortkom\w+ \({decimal} fte\), wordt nu niet gevraagd;"
        r" of dit werk er al in zit, melden de werkgevers\.)?",
        read.text,
    )
    if found is None:
        return
    some, of, now, needed, lacking, short = (number(n or "0") for n in found.groups())
    told = some or of
    assert 0 < told <= of
    if lacking:
        assert lacking <= told
        assert needed - now == short or (lacking < told and needed - now < short)
    assert bool(lacking) == ("of het in het tekort zit" in read.text)


def hours_together_and_apart_add_up(read: Read) -> None:
    """Of the joint actions: rows to the last one, less than apart by what is saved, own and others."""
    table = read.table("together", "Uren samen")
    saved = {one for (one,) in read.counts("Dat scheelt # uur")}
    for together, apart in read.counts("samen. Dat kost # uur; ieder voor zich #"):
        assert table is None
        assert saved <= {apart - together}
    if table is None:
        return
    (*rows, whole), (*rows_apart, whole_apart) = column(table, "Uren samen"), column(table, "Uren apart")
    assert sum(rows) == whole
    assert sum(rows_apart) == whole_apart
    n, less = next(read.counts("# acties? sta(?:at|an) in meer dan één plan en k.*? Dat scheelt # uur"))
    assert whole_apart - whole == less
    assert saved == {less}
    assert all(one == less for (one,) in read.counts("dat kost # uur meer"))
    rest = re.search(r"(\d+) andere", table.rows[-2][0])
    assert len(table.rows) - 1 + (int(rest[1]) - 1 if rest else 0) == n
    whose = next(re.finditer(r"Uren zijn één keer: (.*?)\. Die", read.text))[1]
    hours = {
        who: int(n.replace(".", "")) for n, who in re.findall(rf"([\d.]+) van ({'|'.join(WHOSE)})", whose)
    }
    assert sum(hours.values()) == whole
    assert 0 not in hours.values()
    for (of_joint,) in read.counts(
        "Voor wat samen gaat, (?:[^.]* en de andere|staat) # (?:uur )?bij de regio"
    ):
        assert of_joint == hours["wie hen helpt"]
    money = [
        int(found[1] or 1) for row in table.rows if (found := re.search(r"(?:(\d+) )?nog te ramen", row[4]))
    ]
    if money:
        *parts, total = money
        assert sum(parts) == total


def teams_count_have_a_draft_or_nothing(read: Read) -> None:
    """Who counts is the same in short, in full and in the risks."""
    counted, of = next(read.counts("Meegeteld: # van # team"))
    assert all([counted, of] == found for found in read.counts("rust op # van # team"))
    assert (read.one("# teams? tel(?:t|len) niet mee") or 0) in {of - counted, 0}
    parts = re.search(
        r"Voor een deel meegeteld, want nog niet elke lijst is ingeleverd: ([^.]*)\.", read.text
    )
    stands = read.memo.found.stands
    handed_in_part = set(stands.counted) & set(stands.drafts)
    assert (parts is not None) == bool(handed_in_part and not read.memo.outcome.with_drafts)
    if read.memo.named:
        return
    assert parts is None or number(parts[1].split(" ")[0]) == len(handed_in_part)
    out = [
        n
        for key in ("niet meegeteld", "Nog niets ingevuld")
        for n in re.findall(rf"{key}: (\d+) team", read.text)
    ]
    assert sum(map(int, out)) == of - counted


def what_is_shared_stands_in_the_order_that_is_told(read: Read) -> None:
    """The table is the top of all that is shared; where it is not, it says by what it was chosen."""
    section, shared = read.section("together"), read.memo.found.shared
    told = re.search(r"Hier sta(?:at|an) er (\d+) om mee te beginnen(: [^.]*)?\.", read.text)
    if section is None or told is None:
        return
    (table, *_) = tables(section.blocks)
    assert len(table.rows) == int(told[1])
    top = [gap.gap.title for gap in shared.first[: len(table.rows)]]
    assert (top == [row[0] for row in table.rows]) == (told[2] is None)
    assert told[2] is None or "Daarna komen:" not in read.text


def what_half_has_at_least_it_has_whatever_comes(read: Read) -> None:
    """A figure over answers alone is a guess: with all that is open at nought, half has this still."""
    told = re.search(
        r"haalt minstens dit van de norm: ([^.]*)\.|Van de norm is gehaald: ([^.]*)\.", read.text
    )
    if told is None:
        return
    figures = [int(n) for n in re.findall(rf"{N}\u00a0% op", told[1] or told[2])]
    towns, lists = read.memo.outcome.municipalities, range(len(read.memo.outcome.lists))
    has = [[town.standards[n].over for town in towns] for n in lists]
    sure = [[o.range[0] for o in of if o.attainment is not None and o.range is not None] for of in has]
    for figure, lows in zip(figures, filter(None, sure), strict=True):
        assert 2 * sum(100 * low > figure - 1 for low in lows) >= len(lows)  # as rounded


def who_is_to_answer_in_a_workbook_has_one(read: Read) -> None:
    """Of employers all, some or none are told the name of a file, as those that are asked have one."""
    asked = {e for r in read.memo.found.requests if r.party.kind == "employer" for e in r.party.ids}
    items = party_items(read.memo.found.whole)
    having = {e for e in asked if EMPLOYER_PREFIX + e in items}
    where = re.search("elke werkgever in ('[^']*'|de werkmap)( .wie die niet heeft)?", read.text)
    assert (where is not None) == bool(asked)
    if where is not None:
        assert where[1].startswith("'") == bool(having)
        assert bool(where[2]) == (set() < having < asked)


CHECKS = (
    who_is_to_answer_in_a_workbook_has_one,
    what_is_shared_stands_in_the_order_that_is_told,
    what_half_has_at_least_it_has_whatever_comes,
    an_advice_is_asked_before_the_decision_that_it_is_about,
    actions_come_in_time_later_or_never,
    own_hours_are_of_all_actions,
    quarters_are_what_is_in_time_and_what_is_said_to_be_late,
    limits_are_met_missed_or_open,
    what_was_decided_goes_on_or_not,
    a_change_is_that_of_teams_and_that_of_the_norm,
    what_each_is_asked_is_all_that_is_asked,
    amounts_follow_from_hours_and_the_price_of_one_fte,
    formation_grows_to_what_is_asked,
    a_norm_that_is_a_proposal_is_asked_about,
    what_is_asked_to_be_freed_is_what_the_table_has,
    what_teams_lack_and_what_is_asked_are_not_counted_twice,
    hours_together_and_apart_add_up,
    teams_count_have_a_draft_or_nothing,
)


def added_up(memo: MemoInputs) -> Read:
    """The memo as read, after everything that is to add up did."""
    read = Read(memo)
    for check in CHECKS:
        check(read)
    return read


@cache
def fixed(name: str) -> Gather:
    """What the memos of a fixed region are made from."""
    work = memo_region(name)
    return Gather(work, work.score(work.region.last_round()), day=DAY)


def of_all(gather: Gather) -> Iterator[MemoInputs]:
    """The memos of a region for every body, of every kind."""
    for body in (None, *gather.work.region.route):
        for kind in MEMO_KINDS:
            found = memo_inputs(gather, body, kind, gather.day or DAY)
            assert not isinstance(found, Problem)
            yield found


def test_who_may_decide_what_is_not_asked_now_only_advises() -> None:
    """Nothing comes later and nothing is done together: there is no pace to decide, only advice to give."""
    looked = 0
    for name in REGIONS:
        for memo in of_all(fixed(name)):
            choice = memo.found.choice
            if memo.body is None or memo.body.decides != ("pace",) or not memo.found.requests:
                continue
            none = replace(choice, joint=0, when={**choice.when, **dict.fromkeys(LATER, 0)})
            read = Read(replace(memo, found=replace(memo.found, choice=none)))
            an_advice_is_asked_before_the_decision_that_it_is_about(read)
            told = memo.found.asked.told
            lead = next(b.text for b in read.sections["decision"].blocks if isinstance(b, Text))
            assert told is not None
            assert re.findall(r"vóór [\w ]+? \d{4}", lead) == [f"vóór {day_text(told)}"]
            looked += 1
    assert looked


@settings(max_examples=30 * DEEP, phases=[Phase.explicit, Phase.generate])  # a region is too large to shrink
@given(memos())
def test_every_figure_adds_up_in_any_region(memo: MemoInputs) -> None:
    """Whoever reads, whatever was handed in and decided."""
    added_up(memo)


@pytest.mark.parametrize("name", REGIONS)
def test_every_figure_adds_up_in_the_fixed_regions(name: str) -> None:
    """For every body, of every kind."""
    for memo in of_all(fixed(name)):
        added_up(memo)


@pytest.mark.slow
def test_every_figure_adds_up_in_the_example_region(demo: Path) -> None:
    """There every sentence that gives a number is found."""
    for day in (date(2026, 4, 1), date(2026, 11, 28)):
        for memo in of_all(gathered(demo, day=day)):
            read = added_up(memo)
            for sentence in (
                "latere datum voor # van # acti" if memo.body is None else "wat later komt|latere datum",
                "# van # acties? op tijd klaar",
                "# van # acties? op tijd, in plaats van #",
                "# minder omdat",
                "# uur één keer en # uur per jaar van wie meedoen",
                r"Bij # van # teams(?: en # werkgevers?)?: # gehaald, # niet",
                "de norm \\(gemeenten halen nu # tot # % per vragenlijst\\)",
                "Over # acties? in de plannen is besloten",
                "Dat (?:scheelt|kost) # uur",
                "# teams? tel(?:t|len) niet mee",
                r"Geschat voor alle acties \(#\)",
                "formatie: # uur per jaar zonder besluit, # uur met alleen de plannen",
                r"wie de norm vaststelt, en wanneer \(regio\)",
            ):
                assert re.search(sentence.replace("#", N), read.text), sentence
            assert read.table("requests", "Te ramen")
            decides = memo.kind == "decision" and memo.body is not None
            assert (read.table("together", "Uren samen") is not None) == decides
            owns = memo.body is not None and "hours" in memo.body.decides
            assert (read.one("blijft na # van # acti") is not None) == owns
            assert (re.search(r"fte is \d+,", read.text) is not None) == owns
            assert ("als zij klaar is; opgeteld 0," in read.text) == owns
            plan = memo.body is not None and "plan" in memo.body.decides
            assert (read.one("Zonder de extra uren[^.]*? zijn het er #") is not None) == plan
            assert ("die zegt elke partij zelf toe." in read.text) == plan
            norm = next(fact.value for fact in read.document.facts if fact.label == "Kwaliteitsnorm")
            assert norm.endswith("(startvoorstel, niet vastgesteld)")

# SPDX-License-Identifier: EUPL-1.2
"""The talk sheet: a page or three with which somebody leads an hour of talk; counts, never who said what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.documents.blocks import (
    Block,
    Bullets,
    Card,
    DocumentView,
    Fact,
    Item,
    Subheading,
    Table,
    Text,
    bullets,
    section,
)
from toolkit.documents.fingerprint import made_of_file, made_of_line, mark, round_fingerprint
from toolkit.documents.sections import ready_to_print
from toolkit.documents.talk.questions import matching
from toolkit.documents.talk.subjects import Subject, Talk
from toolkit.documents.text import heads, norm_notice, norm_text
from toolkit.model.given.answers import Answers
from toolkit.scoring.spread import Spread
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing, words_under

IN_AN_HOUR = 5
"""Subjects that fit in an hour of talk, ten minutes each."""

_BELOW = 3  # subjects far below the norm, where the team answered together and lies nowhere apart
_LINES = 8  # of a list that goes on elsewhere
_PARTNER_WIDTHS = (28, 36, 36)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What of a talk has a place on the sheet.

    Attributes:
        talk: everything that is known.
        cards: the subjects that are set out, in order.
        prompts: a question to talk from, by criterion.
    """

    talk: Talk
    cards: tuple[Subject, ...]
    prompts: Mapping[str, str]

    @classmethod
    def of(cls, talk: Talk) -> "_Chosen":
        apart, missed, unknown = talk.apart(), talk.missed()[:_LINES], talk.unknown()[:_LINES]
        shown = {s.criterion.id for s in missed}
        below = [] if apart else [s for s in talk.below() if s.criterion.id not in shown][:_BELOW]
        cards = (*apart[:IN_AN_HOUR], *below)
        turn = {s.criterion.id: s.criterion for s in (*cards, *missed, *unknown)}
        found = matching(talk.outcome.asked.standards, turn.values())
        return cls(talk, cards, found)


def talk_sheet(talk: Talk, form: str) -> DocumentView:
    """The sheet for one unit.

    Args:
        talk: what is known of it; its reader is the unit itself.
        form: name of the form on which it writes what it settles.

    Returns:
        A short document: what misses its lower limit first; what lies furthest apart, each with the levels
        that were chosen and a question to talk from; then what is not known or seen otherwise by partners.
    """
    outcome, chosen = talk.outcome, _Chosen.of(talk)
    named = {"team": talk.unit.unit.title, "round": outcome.round.id}
    made_of = round_fingerprint(outcome, talk.files)
    blocks = tuple(_subjects(chosen))
    sections = (
        section("brief", say("talk.brief.title"), (bullets(_brief(chosen, form)),), boxed=True),
        section("subjects", say("talk.subjects"), blocks),
    )
    return DocumentView(
        edition="team",
        title=say("talk.title", **named),
        about=say("talk.about", **named),
        footer=say("word.made_of.footer", text=say("talk.about", **named), mark=mark(made_of)),
        day=outcome.round.date,
        circulation=say("talk.circulation"),
        example_notice=say("word.example_notice") if outcome.region.example else "",
        callouts=tuple(filter(None, [norm_notice(outcome.asked.norm)])),
        facts=tuple(_facts(talk)),
        sections=ready_to_print(sections),
        made_of=made_of_line(made_of, None),
        attachments=(made_of_file(made_of, f"{talk.unit.unit.id}-{outcome.round.id}"),),
        words=words_under("plan.word"),
    )


def _facts(talk: Talk) -> Iterator[Fact]:
    round_ = talk.outcome.round
    who = []
    if talk.own is not None:
        who.append(
            say("talk.together" if talk.unit.unit.kind == "team" else f"plan.who.{talk.unit.unit.kind}")
        )
    for key, files in (("colleagues", talk.colleagues), ("partners", talk.partners)):
        if files:
            who.append(say(f"talk.{key}", n=len(files), names=listing([_name(talk, f) for f in files])))
    yield Fact(say("talk.who"), "\n".join(who))
    if talk.silent:
        yield Fact(say("talk.sent_nothing"), listing(list(map(talk.words.spelled, talk.silent))))
    left = [s.criterion.id for s in talk.subjects if s.settled is None]  # what is settled waits for nobody
    waiting = [(f, sum(criterion not in f.answers for criterion in left)) for f in talk.colleagues]
    to_do = [say("talk.to_do_one", name=_name(talk, f), n=n) for f, n in waiting if n]
    if to_do:
        yield Fact(say("talk.to_do"), listing(to_do))
    yield Fact(say("talk.round"), say("talk.round_value", round=round_.id, day=day_text(round_.date)))
    yield Fact(say("talk.norm"), norm_text(talk.outcome.asked.norm))


def _name(talk: Talk, file: Answers) -> str:
    """A respondent's role as people write it: 'gezinswerker 2'."""
    role = file.respondent.removeprefix("partner-") if file.kind == "partner" else file.respondent
    return talk.words.spelled(role)


def _brief(chosen: _Chosen, form: str) -> Iterator[str]:
    """What there is to talk about, in counts, and how to spend the hour."""
    talk = chosen.talk
    colleagues = len(talk.colleagues)
    withheld = sum(s.withheld for s in talk.subjects)
    settled = sum(s.settled is not None for s in talk.subjects)
    lie = "colleagues_settled" if settled and not talk.apart() else "colleagues"
    if not any(s.spread.voices and not s.withheld for s in talk.subjects):  # nowhere can be seen how they lie
        lie = "colleagues_few"
    yield say(f"talk.brief.{lie}", n=colleagues) if colleagues else say("talk.brief.alone")
    if colleagues and settled:
        yield say("talk.brief.settled", n=settled)
    if withheld:
        yield say("talk.brief.withheld", n=withheld, least=talk.outcome.region.min_respondents)
    missed = len(talk.missed())
    if missed:
        yield say("talk.brief.missed", n=missed)
    apart = len(talk.apart())
    if apart or (colleagues and withheld + settled < len(talk.subjects)):
        yield say("talk.brief.apart", n=apart) if apart else say("talk.brief.apart_none")
    own, many = ([s for s in talk.unknown() if (s.settled is not None) == by_all] for by_all in (True, False))
    counts = {"unknown_own": own, "unknown": many, "blank": talk.blank()}
    yield from (say(f"talk.brief.{key}", n=len(found)) for key, found in counts.items() if found)
    told = {s.criterion.id for s in (*chosen.cards, *talk.apart(), *talk.missed(), *talk.unknown())}
    if 0 < len(told) <= IN_AN_HOUR:
        yield say("talk.brief.hour_enough", n=len(told))  # nothing to choose from
    else:
        yield say("talk.brief.hour", n=IN_AN_HOUR)
    example = say("talk.brief.example")
    yield f"{example} {say('talk.brief.not_who')}" if colleagues else example
    yield say("talk.brief.settle" if talk.own is None else "talk.brief.settle_own", form=form)


def _subjects(chosen: _Chosen) -> Iterator[Block]:
    talk = chosen.talk
    apart = talk.apart()
    yield from _missed(chosen)
    if chosen.cards:
        yield Subheading(say("talk.apart" if apart else "talk.below"))
        cards = enumerate(chosen.cards, start=1)
        yield from (_apart(chosen, s, n) if apart else _below(chosen, s, n) for n, s in cards)
    if len(apart) > IN_AN_HOUR:
        yield Text(say("talk.apart_more", titles=_titles(apart[IN_AN_HOUR:])))
    yield from _unknown(chosen)
    yield from _partners(talk)


def _apart(chosen: _Chosen, subject: Subject, rank: int) -> Card:
    """A subject with the lowest and the highest level beside each other, and all else that was said."""
    spread, levels = subject.spread, subject.criterion.levels
    ends = (spread.chosen[0], spread.chosen[-1])
    pair = tuple(Item(_times(spread, level), levels[level]) for level in ends) if ends[0] < ends[1] else ()
    between = [level for level in spread.chosen if not pair or level not in ends]
    others = {"word.na": spread.na, "word.unknown": spread.unknown}
    if not subject.withheld:
        others["talk.silent"] = spread.silent
    rest = [say("talk.times", n=n, what=say(key)) for key, n in others.items() if n]
    items = [Item(_times(spread, level), levels[level]) for level in between]
    items += [Item("", " · ".join(rest))] if rest else []
    return _card(chosen, subject, rank, pair, items)


def _below(chosen: _Chosen, subject: Subject, rank: int) -> Card:
    """A subject far below the norm: how it is now, beside what is asked."""
    levels, asked = subject.criterion.levels, subject.result.asked
    now = 0 if asked.level is None else asked.level
    pair = (
        Item(say("talk.now", level=now), levels[now]),
        Item(say("talk.asked", level=asked.norm), levels[asked.norm]),
    )
    return _card(chosen, subject, rank, pair, [])


def _card(
    chosen: _Chosen, subject: Subject, rank: int, pair: tuple[Item, ...], items: Sequence[Item]
) -> Card:
    question = chosen.prompts.get(subject.criterion.id)
    talked = [] if question is None else [Item(say("talk.prompt"), question)]
    return Card(
        title=subject.criterion.title,
        rank=str(rank),
        meta=" · ".join(_meta(chosen.talk, subject)),
        alarm=say("limit.missed") if subject.missed else "",
        pair=pair,
        items=(*items, *talked),
        small=True,
    )


def _meta(talk: Talk, subject: Subject) -> Iterator[str]:
    yield subject.theme
    yield subject.criterion.id
    steps = {step.id: step.title for standard in talk.outcome.asked.standards for step in standard.steps}
    if subject.criterion.step in steps and steps[subject.criterion.step].lower() != subject.theme.lower():
        yield say("talk.step", step=steps[subject.criterion.step])
    if subject.settled is None:
        middle = subject.spread.middle
        if middle.na:
            yield say("talk.proposal_na")
        elif middle.level is not None:
            yield say("talk.proposal", level=middle.level)


def _times(spread: Spread, level: int) -> str:
    return say("talk.chosen", n=spread.levels[level], level=level)


def _missed(chosen: _Chosen) -> Iterator[Block]:
    """What lies below its lower limit; of a subject that is set out too only its name."""
    found = chosen.talk.missed()
    if found:
        yield Subheading(say("talk.missed.title"))
        yield Bullets(tuple(Item(_named(s), _limit_line(chosen, s)) for s in found[:_LINES]), tone="alarm")
    if len(found) > _LINES:
        yield Text(say("talk.missed.more", n=len(found) - _LINES))


def _limit_line(chosen: _Chosen, subject: Subject) -> str:
    asked = subject.result.asked
    limit = asked.lower_limit or 0
    key = "proposal" if subject.settled is None else "line"
    text = subject.criterion.levels[limit]
    return _with_prompt(chosen, subject, say(f"talk.missed.{key}", level=asked.level, limit=limit, text=text))


def _unknown(chosen: _Chosen) -> Iterator[Block]:
    found = chosen.talk.unknown()
    if found:
        yield Subheading(say("talk.unknown.title"))
        yield Text(say("talk.unknown.lead"))
        yield Bullets(tuple(Item(_named(s), _unknown_line(chosen, s)) for s in found[:_LINES]))
    if len(found) > _LINES:
        yield Text(say("talk.unknown.more", titles=_titles(found[_LINES:])))


def _unknown_line(chosen: _Chosen, subject: Subject) -> str:
    spread = subject.spread
    if subject.settled is not None:
        return _with_prompt(chosen, subject, say("talk.unknown.own"))
    return _with_prompt(
        chosen, subject, say("talk.unknown.line", n=spread.unknown, voices=spread.voices + spread.silent)
    )


def _with_prompt(chosen: _Chosen, subject: Subject, text: str) -> str:
    """A line with the question to talk from, where the subject is not set out with it."""
    question = None if subject in chosen.cards else chosen.prompts.get(subject.criterion.id)
    return text if question is None else say("talk.prompt_line", text=text, question=question)


def _partners(talk: Talk) -> Iterator[Block]:
    """What partners see differently, as far as there are enough of them to show what they said."""
    if not talk.partners:
        return
    yield Subheading(say("talk.partner.title"))
    found = talk.seen_otherwise()
    if found:
        yield Text(say("talk.partner.lead"))
        columns = heads("talk.partner.head", "subject", "own", "theirs")
        rows = tuple((_named(s), _own(s), _theirs(s)) for s in found[:_LINES])
        yield Table(say("talk.partner.title"), columns, rows, _PARTNER_WIDTHS)
    elif any(s.partners.voices for s in talk.subjects):
        yield Text(say("talk.partner.none"))
    else:
        yield Text(say("talk.partner.withheld", least=talk.outcome.region.min_respondents))


def _own(subject: Subject) -> str:
    asked = subject.result.asked
    if asked.level is None:
        return say("word.na")
    return say("talk.level", level=asked.level, text=subject.criterion.levels[asked.level])


def _theirs(subject: Subject) -> str:
    spread, levels = subject.partners, subject.criterion.levels
    lines = [
        say("talk.chosen_line", chosen=_times(spread, level), text=levels[level]) for level in spread.chosen
    ]
    if spread.na:
        lines.append(say("talk.times", n=spread.na, what=say("word.na")))
    return "\n".join(lines)


def _named(subject: Subject) -> str:
    return f"{subject.criterion.title} ({subject.criterion.id})"


def _titles(subjects: Sequence[Subject]) -> str:
    return " · ".join(_named(s) for s in subjects)

# SPDX-License-Identifier: EUPL-1.2
"""The front of a plan or action list, and its chapters put together behind it."""

from collections.abc import Callable, Iterable, Iterator

from toolkit.documents.blocks import DocumentView, Fact, Mention, Section
from toolkit.documents.cross_references import anchors_of
from toolkit.documents.fingerprint import made_of_file, made_of_line, mark
from toolkit.documents.plan.attachments import attachments
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.lists import state_text
from toolkit.documents.plan.names import (
    anchor_of,
    employer_title,
    holder,
    named,
    numbered,
    section_named,
    towns_text,
    unit_id,
    unit_title,
)
from toolkit.documents.plan.provenance import fingerprint
from toolkit.documents.sections import ready_to_print
from toolkit.documents.text import norm_notice, norm_text
from toolkit.model.given.plan import PlanStep
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing, quarter_short, words_under

Chapter = Callable[[PlanInputs], Section | None]
"""A chapter: from everything that a plan is made from, its reader too, to a section of blocks.

It gives None when it has nothing to say, so that no heading stands above nothing; its docstring says when.
"""


def put_together(inputs: PlanInputs, chapters: Iterable[Chapter], **told: str) -> DocumentView:
    """A document of the chapters that have something to say.

    Args:
        inputs: everything that it is made from.
        chapters: that its reader has, in order.
        told: title, about, circulation and footer, as `DocumentView` has them; the mark comes
            behind the footer.

    Returns:
        The document, with its pictures numbered.
    """
    read = [made for chapter in chapters if (made := chapter(inputs)) is not None]
    origin, name = fingerprint(inputs), f"{unit_id(inputs)}-{inputs.outcome.round.id}"
    told["footer"] = say("word.made_of.footer", text=told["footer"], mark=mark(origin))
    return DocumentView(
        edition=inputs.reader.edition,
        day=inputs.day,
        example_notice=_page_notice(inputs),
        callouts=(),
        facts=tuple(_facts(inputs)),
        sections=ready_to_print(read),
        made_of=made_of_line(origin, inputs.day),
        attachments=(*attachments(inputs), made_of_file(origin, name)),
        words=words_under("plan.word"),
        mentions=tuple(_mentions(inputs, read)),
        **told,
    )


def _mentions(inputs: PlanInputs, sections: Iterable[Section]) -> Iterator[Mention]:
    """How texts name sections and actions, as far as they stand in this document."""
    there, phrases = anchors_of(sections), dict[str, tuple[str, bool]]()
    for section in sections:
        phrases.setdefault(section_named(section.title), (section.anchor, True))
    for action in inputs.actions:
        if anchor_of(action) in there:
            for name in (named, numbered):
                phrases.setdefault(name(inputs, action.id), (anchor_of(action), False))
    yield from (Mention(phrase, *to) for phrase, to in phrases.items())


def _page_notice(inputs: PlanInputs) -> str:
    """What must be on every page: for a board that the list was not handed in; that all is invented."""
    draft = any(listed.state == "draft" for listed in inputs.unit.standards)
    concept, example = draft and inputs.reader.edition == "board", inputs.outcome.region.example
    if concept and example:  # on one line of a page
        return say("board.front.concept_example")
    return say("board.front.concept") if concept else say("word.example_notice") if example else ""


def _state(inputs: PlanInputs) -> str:
    """How far the plan is: who settled, tested, discussed and decided it, and when."""
    plan = inputs.plan
    steps = () if plan is None else plan.steps
    own = [s for s in steps if s.round in {None, inputs.outcome.round.id}]
    if own:
        return say("plan.short_state.steps", steps=_taken(inputs, own))
    # a plan of a next round begins its way again; of the round before people still know what was decided
    rounds = [r.id for r in inputs.outcome.region.before(inputs.outcome.round)]
    last = min((s.round for s in steps if s.round in rounds), key=rounds.index, default=None)
    if last is not None:
        taken = _taken(inputs, [s for s in steps if s.round == last][-1:])  # how far it came
        return say("plan.short_state.earlier_steps", round=last, steps=taken)
    decided = plan is not None and any(a.decision is not None for a in plan.actions.values())
    return say(f"plan.short_state.{'earlier' if decided else 'draft'}", **holder(inputs))


def _taken(inputs: PlanInputs, steps: Iterable[PlanStep]) -> str:
    """Steps as one part of a sentence; days and bodies would tell who it is."""
    if inputs.reader.sees("days"):
        return listing(
            [
                say(
                    f"plan.state.{s.state}", by=inputs.reader.role(s.by, "plan.some_body"), day=day_text(s.on)
                )
                for s in steps
            ]
        )
    return listing(list(dict.fromkeys(say(f"plan.state_only.{s.state}") for s in steps)))


def _facts(inputs: PlanInputs) -> Iterator[Fact]:
    """About whom, from when, how far, and by which norm: a line each."""
    outcome, horizon = inputs.outcome, inputs.proposal.horizon
    kind = inputs.unit.unit.kind
    about = (unit_title(inputs), employer_title(inputs), towns_text(inputs))
    titles = {"team": about, "municipality": about[-1:]}.get(kind, about[:1])
    name = ", ".join(text for text in titles if text)
    short = (
        inputs.reader.edition == "board" and kind == "team"
    )  # page one of it holds more than it has room for
    yield Fact(say(f"plan.front.{kind}"), f"{name}; {_state(inputs)}" if short else name)
    first, last = (quarter_short(horizon[n]) for n in (0, -1))
    holes = {"day": day_text(inputs.day), "first": first, "last": last, "round": outcome.round.id}
    yield Fact(say("plan.front.made"), say("plan.front.made_value", **holes))
    if not short:
        yield Fact(say("plan.front.state"), _state(inputs))
    if inputs.reader.edition == "team":
        yield _lists(inputs)
    norm = outcome.asked.norm
    yield Fact(say("plan.front.norm"), say("word.proposal_norm") if norm_notice(norm) else norm_text(norm))


def _lists(inputs: PlanInputs) -> Fact:
    """How far each list is; in one word where that is the same for all."""
    found = inputs.unit.standards
    states = [state_text(listed) for listed in found]
    told = [say("plan.front.list_state", title=r.title, state=s) for r, s in zip(found, states, strict=True)]
    value = "\n".join(told) or say("plan.front.state_nothing")
    if len(found) > 1 and len(set(states)) == 1:
        value = say("plan.front.list_all", n=len(found), state=states[0])
    return Fact(say("plan.front.list", n=len(found)), value)

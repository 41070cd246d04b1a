# SPDX-License-Identifier: EUPL-1.2
"""The view of a development plan: everything decided here, nothing left to a renderer."""

from dataclasses import fields, replace

from toolkit.messages.catalogue import say
from toolkit.views.annex import answers, attachments
from toolkit.views.fingerprint import fingerprint, mark
from toolkit.views.method import method
from toolkit.views.open_points import municipalities, open_points
from toolkit.views.plan_inputs import PlanInputs
from toolkit.views.plan_values import Edition, Fact, ListView, PlanView
from toolkit.views.standing import limits, standing, state_text, strengths
from toolkit.views.steps import OTHERS, gap_parts, gaps, hours_sentence, others, steps
from toolkit.views.text import day_text, listing, quarter_text, words_under

FIRST_STEPS = 3
_FOOTER_TITLE = 60  # letters of a team's title that fit beside round, mark and page number

# field of the view, which is also the anchor, and its heading among the fixed words
_SECTIONS = (
    ("brief", "brief"),
    ("limits", "limits"),
    ("strengths", "strengths"),
    ("standing", "standing"),
    ("gaps", "gaps"),
    ("steps", "steps"),
    ("others", "others"),
    ("open", "open"),
    ("municipalities", "municipality"),
    ("method", "method"),
    ("fingerprint", "fingerprint"),
    ("answers", "answers"),
)


def plan_view(inputs: PlanInputs, edition: Edition = "team") -> PlanView:
    """Make the one value that every face of a plan is printed from.

    Args:
        inputs: result, proposal, answers and texts. Half-filled and empty results are fine.
        edition: team: with explanations, open questions and an annex with all answers; board: figures
            and actions, nothing in the team's own words.

    Returns:
        The view; sections about answers are None when there are none.
    """
    outcome, team = inputs.outcome, inputs.unit.unit
    any_result = bool(inputs.unit.standards)
    lists = standing(inputs)
    for_team = edition == "team"
    made_of = fingerprint(inputs, edition)
    named = {"team": team.title, "round": outcome.round.id}
    view = PlanView(
        edition=edition,
        title=say(f"plan.title.{edition}", **named),
        about=say(f"plan.about.{edition}", **named),
        team=team.title,
        footer=say(f"plan.footer.{edition}", **named | {"team": _short(team.title)}, mark=mark(made_of)),
        day=outcome.round.date,
        circulation=say(f"plan.front.circulation.{edition}"),
        example_notice=say("word.example_notice") if outcome.region.example else "",
        proposal_notice=_norm_notice(inputs),
        facts=_facts(inputs),
        notices=tuple(
            say("plan.front.list_notice", title=s.title, notice=s.notice.strip())
            for s in outcome.asked.standards
        ),
        brief=_brief(inputs, lists),
        first_steps=tuple(
            say("plan.step_line", title=a.measure.title, who=say(f"plan.who.{a.measure.actor}"))
            for a in inputs.proposal.actions[:FIRST_STEPS]
        ),
        standing=lists,
        limits=limits(inputs) if any_result else None,
        strengths=strengths(inputs) if any_result else None,
        gaps=gaps(inputs, edition) if any_result else None,
        steps=steps(inputs) if inputs.proposal.gaps else None,
        others=others(inputs),
        open=open_points(inputs) if any_result and for_team else None,
        municipalities=municipalities(inputs),
        answers=answers(inputs) if any_result and for_team else None,
        method=method(inputs),
        fingerprint=made_of,
        contents=(),
        attachments=attachments(inputs, edition),
        words=words_under("plan.word"),
    )
    return replace(view, contents=_contents(view))


def _short(title: str) -> str:
    """A title for the foot of a page: a very long one would leave no room for the page itself."""
    line = " ".join(title.split())
    return line if len(line) <= _FOOTER_TITLE else line[: _FOOTER_TITLE - 1] + "…"


def _norm_notice(inputs: PlanInputs) -> str:
    if inputs.outcome.asked.norm.status != "proposal":
        return ""
    return say("plan.front.norm_notice", notice=say("word.proposal_norm"))


def _contents(view: PlanView) -> tuple[Fact, ...]:
    present = {f.name: getattr(view, f.name) for f in fields(view)}
    return tuple(Fact(name, view.words[word]) for name, word in _SECTIONS if present[name])


def _facts(inputs: PlanInputs) -> tuple[Fact, ...]:
    outcome, employer = inputs.outcome, inputs.employer()
    norm, round_ = outcome.asked.norm, outcome.round
    towns = [m.title for m in inputs.municipalities()]
    facts = [
        Fact(say("plan.front.team"), inputs.unit.unit.title),
        Fact(say("plan.front.municipality", n=len(towns)), listing(towns)),
    ]
    if employer is not None:
        facts.append(Fact(say("plan.front.employer"), employer.title))
    day = day_text(round_.date)
    facts.append(Fact(say("plan.front.round"), say("plan.front.round_value", round=round_.id, day=day)))
    states = [say("plan.front.list_state", title=r.title, state=state_text(r)) for r in inputs.unit.standards]
    facts += [Fact(say("plan.front.list"), s) for s in states or [say("plan.front.state_nothing")]]
    value = say("plan.front.norm_value", title=norm.title, version=norm.version)
    if norm.adopted is not None:
        value = say(
            "plan.front.norm_adopted",
            title=norm.title,
            version=norm.version,
            by=norm.adopted.by,
            day=day_text(norm.adopted.on),
        )
    facts.append(Fact(say("plan.front.norm"), value))
    horizon = inputs.proposal.horizon
    first, last = quarter_text(horizon[0]), quarter_text(horizon[-1])
    facts.append(Fact(say("plan.front.horizon"), say("plan.front.horizon_value", first=first, last=last)))
    return tuple(facts)


def _brief(inputs: PlanInputs, lists: tuple[ListView, ...]) -> tuple[str, ...]:
    if not lists:
        return (say("plan.brief.nothing"),)
    sentences = [_list_sentence(inputs, i, view) for i, view in enumerate(lists)]
    sentences += _limit_sentences(inputs)
    unanswered, gaps_found = inputs.proposal.unanswered, inputs.proposal.gaps
    if gaps_found:
        n_steps = len(inputs.proposal.actions)
        key = "plan.brief.gaps" if n_steps else "plan.brief.gaps_without"
        sentences.append(say(key, parts=gap_parts(inputs.proposal), steps=n_steps))
    elif any(r.asked.level is not None for r in inputs.results(inputs.unit).values()):
        sentences.append(say("plan.brief.no_gaps"))
    actors = [a.measure.actor for a in inputs.proposal.actions if a.measure.actor != "team"]
    if actors:
        whom = listing([say(f"plan.who.{p}") for p in OTHERS if p in actors])
        sentences.append(say("plan.brief.others", n=len(actors), whom=whom))
    if any(a.hours for a in inputs.proposal.actions):
        sentences.append(hours_sentence(inputs, brief=True))
    if unanswered:
        sentences.append(say("plan.brief.open", n=len(unanswered)))
    return tuple(sentences)


def _list_sentence(inputs: PlanInputs, index: int, view: ListView) -> str:
    figures = inputs.unit.standards[index].result.figures
    if figures.range is None:
        return say("plan.brief.list_without", title=view.title, status=view.status, counts=view.counts)
    if figures.attainment is None:
        return say("plan.brief.list_nothing", title=view.title)
    return say(
        "plan.brief.list", title=view.title, figure=view.figure, status=view.status, counts=view.counts
    )


def _limit_sentences(inputs: PlanInputs) -> list[str]:
    found = {c: r for c, r in inputs.results(inputs.unit).items() if r.limit is not None}
    sentences = []
    for state in ("missed", "open"):
        titles = [inputs.criterion(c).title for c, r in found.items() if r.limit == state]
        if titles:
            sentences.append(say(f"plan.brief.limits_{state}", n=len(titles), titles=listing(titles)))
    if found and not sentences:
        sentences.append(say("plan.brief.limits_all", n=len(found)))
    return sentences

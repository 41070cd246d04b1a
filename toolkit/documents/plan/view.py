# SPDX-License-Identifier: EUPL-1.2
"""The view of a development plan: everything decided here, nothing left to a renderer."""

from collections.abc import Iterable

from toolkit.documents.blocks import Edition, Fact
from toolkit.documents.fingerprint import fingerprint, mark
from toolkit.documents.plan.chapters.answers import answers, attachments
from toolkit.documents.plan.chapters.asked import asked_part, late_part
from toolkit.documents.plan.chapters.brief import brief_part
from toolkit.documents.plan.chapters.changes import by_team, changed_part, changes_part
from toolkit.documents.plan.chapters.earlier import earlier_table
from toolkit.documents.plan.chapters.means import means_part, money_sentence
from toolkit.documents.plan.chapters.method import method
from toolkit.documents.plan.chapters.moments import evaluation_pages, moments_part
from toolkit.documents.plan.chapters.municipality import municipalities
from toolkit.documents.plan.chapters.open_points import open_points
from toolkit.documents.plan.chapters.partners import partners_part
from toolkit.documents.plan.chapters.planning import all_actions, planning_part
from toolkit.documents.plan.chapters.profile import profile_part
from toolkit.documents.plan.chapters.risks import risks_part
from toolkit.documents.plan.chapters.standing import limits, standing, state_text, strengths
from toolkit.documents.plan.chapters.steps import gaps, hours_sentence, others, steps
from toolkit.documents.plan.chapters.why import reasons
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.values import ListView, PlanView
from toolkit.documents.text import norm_text
from toolkit.model.plan import PlanStep
from toolkit.planning.requests import euros
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing, quarter_text, words_under

_FOOTER_TITLE = 60  # letters of a team's title that fit beside round, mark and page number


def plan_view(inputs: PlanInputs, edition: Edition = "team") -> PlanView:
    """Everything that a plan says, for one edition.

    Args:
        inputs: result, proposal, decisions, answers and texts. Half-filled and empty results are fine.
        edition: team: with explanations, open questions and an annex with all answers; board: figures
            and actions, nothing in the team's own words.

    Returns:
        The view; sections about answers are None or empty when there are none.
    """
    outcome, title = inputs.outcome, inputs.unit_title
    any_result = bool(inputs.unit.standards)
    any_level = any(r.asked.level is not None for r in inputs.results(inputs.unit).values())
    for_team = edition == "team"
    made_of = fingerprint(inputs, edition)
    named = {"team": title, "round": outcome.round.id}
    lists = standing(inputs)
    sentences = _sentences(inputs, lists)
    found = strengths(inputs) if any_level else None  # else the first page says that nothing is known
    why = reasons(inputs)
    towns = municipalities(inputs)
    best = () if found is None else tuple(item.label for item in found.items)
    return PlanView(
        edition=edition,
        title=say(f"plan.title.{edition}", **named),
        about=say(f"plan.about.{edition}", **named),
        footer=say(f"plan.footer.{edition}", **named | {"team": _short(title)}, mark=mark(made_of)),
        day=outcome.round.date,
        circulation=_circulation(inputs, edition),
        example_notice=say("word.example_notice") if outcome.region.example else "",
        proposal_notice=norm_notice(inputs),
        state=state_sentence(inputs),
        facts=front_facts(inputs),
        sentences=sentences,
        brief=brief_part(inputs, sentences, best, towns),
        profile=profile_part(inputs) if any_result and inputs.names is None else (),
        standing=lists,
        limits=limits(inputs) if any_result else None,
        strengths=found,
        gaps=gaps(inputs, edition) if any_level else None,
        steps=steps(inputs, why) if inputs.planned.placements or inputs.proposal.gaps else None,
        others=others(inputs, why),
        open=open_points(inputs) if any_result and for_team else None,
        planning=planning_part(inputs),
        means=means_part(inputs) if any_result else (),
        all_actions=all_actions(inputs),
        asked=asked_part(inputs),
        late=late_part(inputs),
        municipalities=towns,
        partners=partners_part(inputs, edition) if any_result else (),
        moments=moments_part(inputs),
        risks=risks_part(inputs),
        changes=changes_part(inputs),
        earlier=earlier_table(inputs),
        changed=changed_part(inputs),
        evaluation=evaluation_pages(inputs) if for_team else (),
        answers=answers(inputs) if any_result and for_team else None,
        method=method(inputs),
        fingerprint=made_of,
        attachments=attachments(inputs, edition),
        words=words_under("plan.word"),
    )


def _circulation(inputs: PlanInputs, edition: Edition) -> str:
    """For whom the document is, and why it has codes where it has."""
    told = say(f"plan.front.circulation.{edition}")
    return told if inputs.names is None else f"{told} {say('plan.front.coded')}"


def state_sentence(inputs: PlanInputs) -> str:
    """How far the plan is: who settled, tested, discussed and decided it, and when."""
    plan = inputs.plan
    steps = () if plan is None else plan.steps
    own = [s for s in steps if s.round in {None, inputs.outcome.round.id}]
    coded = inputs.names is not None
    if not own:
        # a plan of a next round begins its way again; of the round before people still know what was decided
        rounds = [r.id for r in inputs.outcome.region.rounds if r.date < inputs.outcome.round.date]
        last = max((s.round for s in steps if s.round in rounds), key=rounds.index, default=None)
        if last is not None:
            told = _told((s for s in steps if s.round == last), coded=coded)
            return say("plan.state.earlier_steps", round=last, steps=told)
        town = inputs.unit.unit.kind == "municipality"
        decided = plan is not None and any(a.decision is not None for a in plan.actions.values())
        key = "draft_municipality" if town else "earlier" if decided else "draft"
        return say(f"plan.state.{key}")
    return say("plan.state.steps", steps=_told(own, coded=coded))


def _told(steps: Iterable[PlanStep], *, coded: bool) -> str:
    """Steps as one part of a sentence; who sees codes sees no days, for those would tell who it is."""
    if coded:
        return listing(list(dict.fromkeys(say(f"plan.state_only.{s.state}") for s in steps)))
    return listing([say(f"plan.state.{s.state}", by=s.by, day=day_text(s.on)) for s in steps])


def _short(title: str) -> str:
    """A title for the foot of a page: a very long one would leave no room for the page itself."""
    line = " ".join(title.split())
    return line if len(line) <= _FOOTER_TITLE else line[: _FOOTER_TITLE - 1] + "…"


def norm_notice(inputs: PlanInputs) -> str:
    """That the norm is a proposal; empty for one that was adopted."""
    if inputs.outcome.asked.norm.status != "proposal":
        return ""
    return say("plan.front.norm_notice", notice=say("word.proposal_norm"))


def front_facts(inputs: PlanInputs) -> tuple[Fact, ...]:
    """Who, when, which lists and norm, and how far ahead: the block at the front."""
    outcome, employer = inputs.outcome, inputs.employer_title()
    norm, round_ = outcome.asked.norm, outcome.round
    towns = inputs.town_titles()
    facts = [Fact(say("plan.front.municipality", n=len(towns)), listing(towns))]
    if inputs.unit.unit.kind == "team":
        facts.insert(0, Fact(say("plan.front.team"), inputs.unit_title))
    if employer:
        facts.append(Fact(say("plan.front.employer"), employer))
    day = day_text(round_.date)
    facts.append(Fact(say("plan.front.round"), say("plan.front.round_value", round=round_.id, day=day)))
    states = [say("plan.front.list_state", title=r.title, state=state_text(r)) for r in inputs.unit.standards]
    said = "\n".join(states) or say("plan.front.state_nothing")
    facts.append(Fact(say("plan.front.list", n=len(states)), said))
    facts.append(Fact(say("plan.front.norm"), norm_text(norm)))
    horizon = inputs.proposal.horizon
    first, last = quarter_text(horizon[0]), quarter_text(horizon[-1])
    facts.append(Fact(say("plan.front.horizon"), say("plan.front.horizon_value", first=first, last=last)))
    return tuple(facts)


def _sentences(inputs: PlanInputs, lists: tuple[ListView, ...]) -> tuple[str, ...]:
    if not lists:
        return (say("plan.brief.nothing"),)
    sentences = _limit_sentences(inputs)
    sentences += [_list_sentence(inputs, i, view) for i, view in enumerate(lists)]
    unanswered, gaps_found = inputs.proposal.unanswered, inputs.proposal.gaps
    todo = [p.task for p in inputs.planned.placements if p.state != "done"]
    if gaps_found:
        later = sum(g.norm <= g.level for g in gaps_found)
        now = len(gaps_found) - later
        key = "both" if now and later else "later" if later else "now"
        told = say(f"plan.brief.gaps.{key}", now=now, later=later)
        steps_told = say("plan.brief.gaps.steps" if todo else "plan.brief.gaps.without", steps=len(todo))
        sentences.append(f"{told} {steps_told}")
    elif any(r.asked.level is not None for r in inputs.results(inputs.unit).values()):
        sentences.append(say("plan.brief.no_gaps"))
    if any(t.hours for t in todo):
        sentences.append(hours_sentence(inputs, brief=True))
    costs = euros(p.task for p in inputs.planned.placements if p.state != "done")
    if costs is not None:
        sentences.append(money_sentence(costs))
    if unanswered:
        sentences.append(say("plan.brief.open", n=len(unanswered)))
    return tuple(sentences)


def _list_sentence(inputs: PlanInputs, index: int, view: ListView) -> str:
    figures = inputs.unit.standards[index].result.figures
    if figures.range is None:
        return say("plan.brief.list_without", title=view.title, status=view.status, counts=view.counts)
    if figures.attainment is None:
        return say("plan.brief.list_nothing", title=view.title)
    text = say(
        "plan.brief.list", title=view.title, figure=view.figure, status=view.status, counts=view.counts
    )
    since = by_team(inputs, inputs.unit.standards[index].standard.partition("@")[0])
    return f"{text} {since}" if since else text


def _limits_when(inputs: PlanInputs) -> str:
    """By when all missed limits are reached, or for how many no date can be given."""
    ways = inputs.made.limit_ways
    ends = [way.end for way in ways if way.end is not None]
    undated = len(ways) - len(ends)
    if not ways:
        return ""
    if not ends:
        return say("plan.brief.limit_undated_all")
    told = say(
        "plan.brief.limit_by_some" if undated else "plan.brief.limit_by",
        n=len(ends),
        quarter=quarter_text(max(ends)),
    )
    return f"{told} {say('plan.brief.limit_undated', n=undated)}" if undated else told


def _limit_sentences(inputs: PlanInputs) -> list[str]:
    found = {c: r for c, r in inputs.results(inputs.unit).items() if r.limit is not None}
    sentences = []
    for state in ("missed", "open"):
        titles = [inputs.criterion(c).title for c, r in found.items() if r.limit == state]
        if titles:
            told = say(f"plan.brief.limits_{state}", n=len(titles), titles=listing(titles))
            when = _limits_when(inputs) if state == "missed" else ""
            sentences.append(f"{told} {when}" if when else told)
    if found and not sentences:
        sentences.append(say("plan.brief.limits_all", n=len(found)))
    return sentences

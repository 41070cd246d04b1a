# SPDX-License-Identifier: EUPL-1.2
"""Every question that the team was asked, once, with what it settled."""

from collections import defaultdict
from collections.abc import Iterator

from toolkit.documents.blocks import Block, Bullets, Item, Section, Subheading, Table, Text, section
from toolkit.documents.plan.annexes.open_points import open_reason
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.text import heads
from toolkit.model.given.answers import ANSWER_TEXTS, Answer
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.unit import is_settled
from toolkit.words.catalogue import say
from toolkit.words.text import level_name

_WIDTHS = (30, 26, 44)


def answers(inputs: PlanInputs) -> Section | None:
    """The team's own record, so that next time nobody need guess what was meant.

    What members wrote on their own forms stays theirs: without a settled answer only the level that
    they come to together is shown.

    None when nobody handed in a form.
    """
    blocks = _blocks(inputs) if inputs.any_result else ()
    return section("answers", say("plan.word.answers"), blocks, annex=True)


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    results = inputs.results
    parts = [say("plan.answers.summary", n=len(results))]
    if any(r.status != "unanswered" and not is_settled(inputs.answer(c)) for c, r in results.items()):
        parts.append(say("plan.answers.proposals"))
    yield Text(" ".join(parts))
    by_theme: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for criterion, result in results.items():
        by_theme[inputs.theme_of(criterion)].append(_row(inputs, criterion, result))
    columns = heads("plan.word", "answer_question", "answer", "answer_more")
    # questions of which only this is to be said are named together
    alike: dict[tuple[str, ...], str] = {
        (say(f"plan.answers.{reason}"), ""): reason for reason in ("review", "blank")
    }
    untouched = []
    for theme, found in by_theme.items():
        rows = tuple(row for row in found if row[1:] not in alike)
        together: dict[str, list[str]] = defaultdict(list)
        for title, *rest in found:
            if (reason := alike.get(tuple(rest))) is not None:
                together[reason].append(title)
        titles = {reason: " · ".join(together[reason]) for reason in alike.values() if together[reason]}
        if not rows and list(titles) == ["blank"]:
            untouched.append(Item(theme, titles["blank"]))
            continue
        yield Subheading(theme)
        if rows:
            yield Table(f"{say('plan.word.answers')}: {theme}", columns, rows, _WIDTHS)
        for reason, named in titles.items():
            yield Text(say(f"plan.answers.{reason}s", titles=named), "quiet")
    if untouched:
        yield Subheading(say("plan.answers.untouched"))
        yield Bullets(tuple(untouched))


def _row(inputs: PlanInputs, criterion: str, result: CriterionResult) -> tuple[str, ...]:
    said = inputs.answer(criterion)
    own = Answer() if said is None or said.prefilled else said
    answer = [_answer(inputs, criterion, result, own)]
    if own.placed is not None:
        party = own.party or say("placed.other_party")
        answer.append(say(f"plan.answers.placed.{own.placed}", party=party))
    texts = {field: (getattr(own, field) or "").strip() for field in ANSWER_TEXTS}
    more = [
        text if field == "explanation" else f"{Answer.title_of(field)}: {text}"
        for field, text in texts.items()
        if text
    ]
    return inputs.title_of(criterion), "\n".join(answer), "\n".join(more)


def _answer(inputs: PlanInputs, criterion: str, result: CriterionResult, own: Answer) -> str:
    if result.status == "unanswered":
        reason = open_reason(inputs, criterion)
        if reason == "unusable" and own.rejected is not None:
            return say("plan.answers.rejected", text=own.rejected)
        return say(f"plan.answers.{reason}")
    level = result.asked.level
    text = say("word.na")
    if not result.asked.na and level is not None:
        text = say("plan.level_name", level=level, name=level_name(level, inputs.scale_of(criterion)))
    return text if is_settled(own) else say("plan.answers.proposal", text=text)

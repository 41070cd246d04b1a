# SPDX-License-Identifier: EUPL-1.2
"""The board of the round: who gave what, how far it was talked about, and whether the plan is decided."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.documents.blocks import Block, Section, Subheading, Table, Text, bullets
from toolkit.documents.desk.inputs import DeskInputs, HowFar
from toolkit.documents.text import NO_FIGURE, heads
from toolkit.model.region import Team
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

MOST_TEAMS = 40
"""More teams than this are counted per municipality first, and open one municipality at a time."""
_STEPS = ("handed_in", "complete", "talked", "decided")


def status_section(inputs: DeskInputs, names: Mapping[str, str]) -> Section | None:
    """The board, for who may know of others how far they are.

    Args:
        inputs: of the page.
        names: what each municipality that the reader sees is called, in order.

    Returns:
        Team by team where the reader sees names and there are few; else counted per municipality.
    """
    if not inputs.reader.sees("other_towns"):
        return None
    teams = [t for t in inputs.region.teams if set(t.municipalities) & set(names)]
    title = say("desk.status.title")
    blocks: list[Block] = [Text(_summary(inputs, teams)), Text(inputs.compared.counted, "quiet")]
    if inputs.reader.sees("names") and len(teams) <= MOST_TEAMS:
        blocks.append(_by_team(title, inputs, names, teams))
    else:
        blocks.append(_by_town(title, inputs, names))
        if inputs.reader.sees("names") and not inputs.spread:
            blocks += _folded(inputs, names)
    if inputs.compared.missing and len(names) <= MOST_TEAMS:
        blocks.append(bullets(inputs.compared.missing))
    return Section("stand", title, tuple(blocks))


def town_status(inputs: DeskInputs, town: str, name: str) -> Section:
    """The board of one municipality, team by team, for a page of its own."""
    title = say("desk.status.title")
    return Section(
        "stand",
        title,
        (_by_team(title, inputs, {town: name}, inputs.region.teams_of(town), town=False),),
    )


def _summary(inputs: DeskInputs, teams: Sequence[Team]) -> str:
    """How many of all teams came how far; a team of several municipalities once."""
    far = [_far(inputs, team) for team in teams]
    return say("desk.status.summary", of=len(far), **_counts(far))


def _far(inputs: DeskInputs, team: Team) -> HowFar:
    return inputs.how_far.get(team.id, HowFar())


def _counts(far: Sequence[HowFar]) -> dict[str, int]:
    return {
        "handed_in": sum(one.all_in for one in far),
        "complete": sum(one.complete for one in far),
        "talked": sum(one.all_talked for one in far),
        "decided": sum(one.plan == "decided" for one in far),
    }


def _by_team(
    caption: str, inputs: DeskInputs, names: Mapping[str, str], teams: Sequence[Team], *, town: bool = True
) -> Table:
    """A row per team, under its first municipality; of several municipalities all are named."""
    order = list(names)
    ordered = sorted(teams, key=lambda t: min(order.index(m) for m in t.municipalities if m in names))
    rows = []
    for team in ordered:
        where = "\n" + ", ".join(names[m] for m in team.municipalities if m in names) if town else ""
        rows.append((team.title + where, *_steps(_far(inputs, team))))
    columns = (say("desk.status.team"), *heads("desk.status", *_STEPS))
    return Table(caption, columns, tuple(rows), (28, 18, 18, 18, 18), leading=(0,))


def _by_town(caption: str, inputs: DeskInputs, names: Mapping[str, str]) -> Table:
    rows = []
    for town, name in names.items():
        teams = inputs.region.teams_of(town)
        counts = _counts([_far(inputs, team) for team in teams])
        told = (say("comparison.teams_of", n=counts[step], of=len(teams)) for step in _STEPS)
        rows.append((name, *(told if teams else (NO_FIGURE,) * len(_STEPS))))
    columns = (say("comparison.municipality"), *heads("desk.status", *_STEPS))
    return Table(caption, columns, tuple(rows), (28, 18, 18, 18, 18))


def _folded(inputs: DeskInputs, names: Mapping[str, str]) -> Iterator[Block]:
    for town, name in names.items():
        teams = inputs.region.teams_of(town)
        if teams:
            yield Subheading(name, folded=True)
            yield _by_team(name, inputs, names, teams, town=False)


def _steps(far: HowFar) -> tuple[str, ...]:
    yes, no = say("word.yes"), say("word.no")
    if not far.lists:
        return (say("desk.status.nothing"), NO_FIGURE, NO_FIGURE, _decided(far))

    def of_lists(n: int) -> str:
        part = say("desk.status.lists", n=n, of=far.lists) if n else no
        return yes if n == far.lists else part

    filled = say("desk.status.filled", n=far.filled, of=far.asked)
    complete = yes if far.complete else filled
    return (of_lists(far.handed_in), complete, of_lists(far.talked), _decided(far))


def _decided(far: HowFar) -> str:
    if far.plan == "decided":
        return say("desk.status.decided_on", day=day_text(far.decided)) if far.decided else say("word.yes")
    return NO_FIGURE if far.plan is None else say(f"desk.status.plan.{far.plan}")

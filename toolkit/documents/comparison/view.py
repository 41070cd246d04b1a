# SPDX-License-Identifier: EUPL-1.2
"""A comparison for one audience: its chapters in order, and nothing that audience may not see."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import get_args

from toolkit.comparison.gaps import common_gaps
from toolkit.comparison.heat import Heat
from toolkit.comparison.table import Comparison
from toolkit.documents.audience import Audience, ComparisonReader
from toolkit.documents.audience_names import audience_name, audience_title, circulation
from toolkit.documents.blocks import Block, Bullets, DocumentView, Fact, Item, Section, Text
from toolkit.documents.comparison.gaps import counted_teams, gaps_section, shared_gaps
from toolkit.documents.comparison.lists import list_figures, list_section
from toolkit.documents.comparison.menus import joint_steps, menu_section, training_menu
from toolkit.documents.comparison.values import ComparisonView, ListFigures
from toolkit.documents.fingerprint import Origin, made_of_file, made_of_line, mark, round_fingerprint
from toolkit.documents.letters import Codes
from toolkit.documents.own_words import own_words_section
from toolkit.documents.sections import ready_to_print
from toolkit.documents.text import norm_notice, norm_text
from toolkit.model.content.criterion import AskedOf
from toolkit.model.given.answers import Answers
from toolkit.model.region import MANAGER
from toolkit.planning.weighed.regional import JointMeasure
from toolkit.region.training import Training
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import say
from toolkit.words.text import capital, day_text, listing, words_under


def comparison_view(
    outcome: RoundResult,
    comparison: Comparison,
    audience: Audience,
    own: str | None = None,
    answers: Mapping[str, Iterable[Answers]] | None = None,
    *,
    joint: Sequence[JointMeasure] | None = None,
    training: Sequence[Training] | None = None,
    codes: Codes | None = None,
    day: date | None = None,
    also: Sequence[Origin] = (),
) -> ComparisonView:
    """Make what one audience sees of a comparison.

    Args:
        outcome: the round, for names and what was agreed.
        comparison: of the same round.
        audience: who looks; what they see was agreed in region.yaml.
        own: id of the reader's own municipality, where they see only that one and the range.
        answers: the files of the round per unit, for the fingerprint; None leaves it without them.
        joint: what several teams can do together; None says nothing of it.
        training: that plans of teams ask; None says nothing of it.
        codes: letters of the region, for an audience that reads those.
        day: on which it is made; None where nobody says that.
        also: what it was made of beside answers, for the fingerprint.

    Returns:
        The document, and its figures with the numbers beside them.
    """
    reader = ComparisonReader(audience, outcome.region.sight_for(audience), own, codes)
    shown, others = reader.sees("figures"), reader.sees("other_towns")
    counted = counted_teams(outcome, reader) if shown else ""
    maps = zip(comparison.lists, Heat(outcome).maps(), strict=True) if shown else ()
    lists = tuple(list_figures(outcome, compared, reader, heat) for compared, heat in maps)
    gaps = shared_gaps(outcome, common_gaps(outcome), reader) if shown else None
    steps = joint_steps(joint) if others and joint is not None else None
    menu = training_menu(training, outcome.asked) if others and training is not None else None
    missing = _missing(outcome, comparison, reader) if others else ()
    files = [a for files in (answers or {}).values() for a in files]
    made_of = (*round_fingerprint(outcome, files), *also)
    sections = [
        *([_missing_section(counted, missing)] if others else ()),
        *([_method_section(outcome)] if shown else ()),
        *([words] if shown and (words := _own_words(outcome)) is not None else ()),
        *_list_sections(lists),
        *([gaps_section(gaps)] if gaps is not None else ()),
        *(menu_section(each) for each in (steps, menu) if each is not None),
    ]
    document = _document(outcome, reader, sections, made_of, day)
    return ComparisonView(document, counted, lists, gaps, steps, menu, missing)


def comparison_name(
    round_id: str, audience: Audience, own: str | None = None, *, with_drafts: bool = False
) -> str:
    """A name for the files of a comparison, without ending; it holds nobody's name.

    Args:
        round_id: of the round.
        audience: for whom.
        own: id of the reader's own municipality, for whom sees only that one; else None.
        with_drafts: whether drafts are in its figures: then no other is written over.

    Returns:
        Such as `vergelijking-2026-q1-stuurgroep`.
    """
    name = say("comparison.file.name", round=round_id, audience=audience_name(audience))
    parts = [name, *([] if own is None else [own]), *([say("comparison.file.drafts")] if with_drafts else [])]
    return "-".join(parts)


def _document(
    outcome: RoundResult,
    reader: ComparisonReader,
    sections: Iterable[Section],
    made_of: Sequence[Origin],
    day: date | None,
) -> DocumentView:
    region, round_, norm = outcome.region, outcome.round, outcome.asked.norm
    about = say("comparison.about", region=region.title, round=round_.id)
    if outcome.with_drafts:
        about = say("comparison.with_drafts", text=about)
    callouts = [say("comparison.drafts_notice")] if outcome.with_drafts else []
    callouts += [*filter(None, [norm_notice(norm)]), say(f"comparison.sight.{reader.sight}")]
    if reader.audience == MANAGER:
        callouts.append(say("comparison.woo"))
    when = say("plan.front.round_value", round=round_.id, day=day_text(round_.date))
    return DocumentView(
        edition="board",
        title=say("comparison.title", region=region.title, round=round_.id, day=day_text(round_.date)),
        about=about,
        footer=say("word.made_of.footer", text=about, mark=mark(made_of)),
        day=day or round_.date,
        circulation=circulation(region, reader.audience),
        example_notice=say("word.example_notice") if region.example else "",
        callouts=tuple(callouts),
        facts=(
            Fact(say("comparison.audience"), audience_title(region, reader.audience)),
            Fact(say("plan.front.round"), when),
            Fact(say("plan.front.norm"), norm_text(norm)),
        ),
        sections=ready_to_print(sections),
        made_of=made_of_line(made_of, day),
        attachments=(made_of_file(made_of, _name(outcome, reader)),),
        words=words_under("plan.word"),
    )


def _name(outcome: RoundResult, reader: ComparisonReader) -> str:
    return comparison_name(outcome.round.id, reader.audience, reader.own, with_drafts=outcome.with_drafts)


def _list_sections(lists: Iterable[ListFigures]) -> list[Section]:
    sections: list[Section] = []
    pictures = 0
    for number, listed in enumerate(lists, start=1):
        sections.append(list_section(listed, number, pictures))
        pictures += sum(block.kind == "picture" for block in sections[-1].blocks)
    return sections


def _missing(outcome: RoundResult, comparison: Comparison, reader: ComparisonReader) -> tuple[str, ...]:
    """Who is missing: by name in the order of the alphabet, or how many in the order of the letters."""
    titles = {t.id: t.title for t in outcome.region.teams}
    named = reader.sees("names")
    sentences = []
    drafts = f"drafts_{'in' if outcome.with_drafts else 'out'}"
    for town, name in reader.names(outcome).items():
        for key, teams in (("missing", comparison.missing), (drafts, comparison.drafts)):
            if town in teams:
                told = {"teams": listing([titles[t] for t in teams[town]])} if named else {}
                word = f"comparison.{key}_{'named' if named else 'coded'}"
                sentences.append(say(word, name=capital(name), n=len(teams[town]), **told))
    return tuple(sentences)


def _missing_section(counted: str, missing: Sequence[str]) -> Section:
    complete = Text(say("comparison.word.missing_none"))
    told: Block = Bullets(tuple(Item("", text) for text in missing)) if missing else complete
    return Section("missing", say("comparison.word.missing"), (Text(counted), told))


def _own_words(outcome: RoundResult) -> Section | None:
    asked = outcome.asked
    return own_words_section(asked, get_args(AskedOf), [s.id for s in asked.standards])


def _method_section(outcome: RoundResult) -> Section:
    texts = [say(f"comparison.method.{key}") for key in ("figure", "range", "order")]
    texts.append(say("comparison.method.gaps", n=outcome.region.common_gap_from))
    texts.append(say("word.about_way_of_working"))
    return Section("method", say("comparison.word.method"), tuple(Text(text) for text in texts))

# SPDX-License-Identifier: EUPL-1.2
"""Decisions and progress for one audience, as a document: its chapters in order."""

from toolkit.documents.audience import Audience
from toolkit.documents.audience_names import audience_name, audience_title, circulation
from toolkit.documents.blocks import DocumentView, Fact
from toolkit.documents.fingerprint import made_of_file, made_of_line, mark
from toolkit.documents.progress.above import above
from toolkit.documents.progress.chapters import brief, decisions, done, late, sums, undecided
from toolkit.documents.progress.inputs import ProgressInputs
from toolkit.documents.sections import ready_to_print
from toolkit.documents.text import norm_notice, norm_text
from toolkit.model.region import MANAGER
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, words_under

CHAPTERS = (brief, late, undecided, above, sums, done, decisions)


def progress_view(inputs: ProgressInputs) -> DocumentView:
    """Make what one audience sees of decisions and progress.

    Args:
        inputs: of which nothing is left that this audience may not see.

    Returns:
        A document of the day of the plans.
    """
    outcome, reader, day = inputs.named.outcome, inputs.named.reader, inputs.all.day
    region, norm = outcome.region, outcome.asked.norm
    about = say("progress.about", region=region.title, round=outcome.round.id)
    callouts = [*filter(None, [norm_notice(norm)]), say(f"export.sight.{reader.sight}")]
    if reader.audience == MANAGER:
        callouts.append(say("comparison.woo"))
    name = progress_name(outcome.round.id, reader.audience, reader.own)
    return DocumentView(
        edition="board",
        title=say("progress.title", region=region.title, day=day_text(day)),
        about=about,
        footer=say("word.made_of.footer", text=about, mark=mark(inputs.made_of)),
        day=day,
        circulation=circulation(region, reader.audience),
        example_notice=say("word.example_notice") if region.example else "",
        callouts=tuple(callouts),
        facts=(
            Fact(say("comparison.audience"), audience_title(region, reader.audience)),
            Fact(say("progress.day"), day_text(day)),
            Fact(say("progress.plans"), outcome.round.id),
            Fact(say("plan.front.norm"), norm_text(norm)),
        ),
        sections=ready_to_print(chapter(inputs) for chapter in CHAPTERS),
        made_of=made_of_line(inputs.made_of, day),
        attachments=(made_of_file(inputs.made_of, name),),
        words=words_under("plan.word"),
    )


def progress_name(round_id: str, audience: Audience, own: str | None) -> str:
    """A name for the files, without ending; of the names of municipalities only the reader's own is in it."""
    name = say("progress.file", round=round_id, audience=audience_name(audience))
    return name if own is None else f"{name}-{own}"

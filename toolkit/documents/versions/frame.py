# SPDX-License-Identifier: EUPL-1.2
"""What every document about two versions has around its chapters."""

from collections.abc import Sequence
from datetime import date

from toolkit.documents.blocks import DocumentView, Fact, Mention, Section
from toolkit.documents.fingerprint import Origin, made_of_file, made_of_line, mark
from toolkit.documents.sections import ready_to_print
from toolkit.documents.text import norm_notice
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, words_under


def revision_document(
    old: Standard | Norm,
    new: Standard | Norm,
    made_of: Sequence[Origin],
    day: date,
    *,
    sections: tuple[Section, ...],
    mentions: tuple[Mention, ...] = (),
) -> DocumentView:
    """Put chapters about two versions together.

    Args:
        old: the earlier version.
        new: the later version.
        made_of: what all of it is.
        day: of the document.
        sections: the chapters in order.
        mentions: what texts name of the document itself.

    Returns:
        The document.
    """
    holes = {"title": new.title.split(" (", maxsplit=1)[0], "before": old.version, "after": new.version}
    about = say("revision.about", **holes)
    kind = "norm" if isinstance(new, Norm) else "list"
    notice = norm_notice(new) if isinstance(new, Norm) else new.notice_in_short
    return DocumentView(
        edition="team",  # as many pages as it takes
        title=say("revision.title", **holes),
        about=about,
        footer=say("word.made_of.footer", text=about, mark=mark(made_of)),
        day=day,
        circulation=say(f"revision.circulation.{kind}"),
        example_notice="",
        callouts=tuple(filter(None, [notice])),
        facts=(
            Fact(say(f"revision.fact.{kind}"), new.title),
            Fact(say("revision.fact.before"), _version(old)),
            Fact(say("revision.fact.after"), _version(new)),
        ),
        sections=ready_to_print(sections),
        made_of=made_of_line(made_of, day),
        attachments=(made_of_file(made_of, revision_name(old, new)),),
        words=words_under("plan.word"),
        mentions=mentions,
    )


def revision_name(old: Standard | Norm, new: Standard | Norm) -> str:
    """A name for the files, without ending."""
    return say("revision.file", id=new.id, before=old.version, after=new.version)


def _version(one: Standard | Norm) -> str:
    if one.published is None:
        return say("revision.fact.unpublished", version=one.version)
    return say("revision.fact.published", version=one.version, day=day_text(one.published))

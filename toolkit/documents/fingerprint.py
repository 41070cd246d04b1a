# SPDX-License-Identifier: EUPL-1.2
"""What a document was made of: in a line for a reader, whole in a file that travels along."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from toolkit import __version__
from toolkit.documents.blocks import Attachment
from toolkit.model.base import Model
from toolkit.model.content.layer import ours_of, own_words
from toolkit.model.given.answers import Answers
from toolkit.model.hashing import content_hash, short_hash
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import say
from toolkit.words.text import day_text, listing


@dataclass(frozen=True, slots=True)
class Origin:
    """One thing that a document was made of.

    Attributes:
        what: kind of thing, such as list, norm or answers.
        which: its id with its version, or how many there are; empty without.
        hash: of its content; empty for what its name says whole.
    """

    what: str
    which: str = ""
    hash: str = ""


def answers_hash(files: Iterable[Answers]) -> str:
    """One hash over all files of answers of a unit, whatever their order."""
    by_name = sorted(files, key=lambda a: (a.unit, a.respondent))
    return short_hash([a.model_dump(mode="json", by_alias=True) for a in by_name])


def round_fingerprint(outcome: RoundResult, files: Iterable[Answers]) -> tuple[Origin, ...]:
    """Versions and hashes of everything that a comparison was made from; no name stands in it.

    Args:
        outcome: the round.
        files: all its answers.

    Returns:
        Lists, own words for them, norm, region, answers, round and program, in that order.
    """
    region = Origin("region", outcome.region.id, content_hash(outcome.region))
    return *content_origins(outcome), region, *round_origins(outcome, tuple(files))


def content_origins(outcome: RoundResult) -> Iterator[Origin]:
    """The lists of a round with own words for them, and its norm."""
    asked = outcome.asked
    yield from (Origin("list", s.pin, content_hash(ours_of(s))) for s in asked.standards)
    for standard in asked.standards:
        own = [[c.id, c.own.model_dump(mode="json", by_alias=True)] for c in own_words(standard)]
        if own:
            yield Origin("own_words", standard.id, short_hash(own))
    yield Origin("norm", asked.norm.pin, content_hash(asked.norm))


def round_origins(outcome: RoundResult, files: Sequence[Answers]) -> Iterator[Origin]:
    """Answers, the round itself, and the program that reads them."""
    model: Model = outcome.round
    yield Origin("answers", str(len(files)), answers_hash(files) if files else "")
    yield Origin("round", outcome.round.id, content_hash(model))
    yield Origin("toolkit", __version__)


def mark(made_of: Iterable[Origin]) -> str:
    """The fingerprint in twelve letters, for the foot of a page.

    Args:
        made_of: as `fingerprint` gave it.

    Returns:
        The first hex digits of its hash: documents with the same mark were made of the same.
    """
    return short_hash([asdict(each) for each in made_of]).removeprefix("sha256:")[:12]


def made_of_line(made_of: Sequence[Origin], day: date | None) -> str:
    """Versions and day in one line, for the end of the last page; the mark stands at the foot of each.

    Args:
        made_of: as `fingerprint` gave it.
        day: of the document; None where nobody says on which it is made: that of a round is another.
    """
    versions: dict[str, list[str]] = {}
    for each in made_of:
        versions.setdefault(each.what, []).append(each.which.rpartition("@")[2])
    told = [
        say(f"word.made_of.{what}", n=len(found), version=listing(list(dict.fromkeys(found))))
        for what in ("toolkit", "list", "norm", "measures")
        if (found := versions.get(what))
    ]
    return " · ".join([*([] if day is None else [say("word.made_of.day", day=day_text(day))]), *told])


def made_of_file(made_of: Sequence[Origin], name: str) -> Attachment:
    """All that a document was made of, with the hashes, as a file that travels inside it.

    Args:
        made_of: as `fingerprint` gave it.
        name: of the document, without ending.
    """
    record = {"mark": mark(made_of), "made_of": [asdict(each) for each in made_of]}
    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    return Attachment(f"herkomst-{name}.json", say("word.made_of.file"), "application/json", text)

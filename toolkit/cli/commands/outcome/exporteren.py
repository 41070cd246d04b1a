# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan exporteren`: figures and actions as tables to work on with, as far as the audience may see."""

from typing import TYPE_CHECKING

import click

from toolkit.cli.options import Look, drafts_option, looking, verb
from toolkit.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.store.disk import File
    from toolkit.work.make.export import Form

_FORMS: tuple["Form", ...] = ("csv", "xlsx", "oscal")


@verb("exporteren")
@looking("cli.exporteren.round")
@click.option("--vorm", "form", type=click.Choice(_FORMS), help=say("cli.exporteren.form"))
@drafts_option
def command(look: Look, *, form: "Form | None", with_drafts: bool) -> None:
    """Write all figures and actions as tables.

    Args:
        look: at what, and for whom; without a round of all rounds, without a folder for files they come
            among the documents of the workspace.
        form: CSV files, a workbook or OSCAL; None for both kinds of tables.
        with_drafts: whether lists that were not handed in count over teams; the tables say so.
    """
    from toolkit.cli.look import chosen
    from toolkit.cli.output import conclude, save_and_tell, tell
    from toolkit.cli.workspace import opened, tell_few, warn_of_errors
    from toolkit.work.make.export import FORMS, export_files, forms_of, make_export, make_oscal
    from toolkit.work.make.gather import Gather

    to = chosen(look, of_units=True)
    rounds = to.place.region.rounds if look.round_id is None else (to.round,)
    work = opened(to.place, to.so_far)
    gather = Gather(work, work.score(to.round, with_drafts=with_drafts), day=look.day)
    reader = to.reader(work)
    target = look.out or to.place.documents(to.round)
    files: Iterable[File]
    too_large = False
    if form == "oscal":
        files, problems = make_oscal(gather, rounds, reader, look.day)
    else:
        export, problems = make_export(gather, rounds, reader, look.day)
        wanted = FORMS if form is None else (form,)
        forms = forms_of(export, wanted)
        files, too_large = export_files(export, forms), len(forms) < len(wanted)
    for file in files:
        save_and_tell(target, [file])
    if too_large:
        tell(say("cli.exporteren.too_large"))
    conclude(problems)
    tell_few(work, to.round)
    warn_of_errors(work)

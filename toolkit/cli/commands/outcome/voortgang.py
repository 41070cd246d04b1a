# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan voortgang`: what was decided over all plans, how far it is, and what is late."""

from toolkit.cli.options import Look, json_option, looking, verb


@verb("voortgang")
@looking()
@json_option
def command(look: Look, *, as_json: bool) -> None:
    """Show decisions and progress over all plans.

    Args:
        look: at what, and for whom; without a folder for files it shows the tables only.
        as_json: write schema progress/1 to stdout.
    """
    from toolkit.cli.look import chosen
    from toolkit.cli.output import conclude, emit_json, save_and_tell
    from toolkit.cli.show.progress import show_progress
    from toolkit.cli.workspace import opened, warn_of_errors
    from toolkit.documents.progress.record import progress_record
    from toolkit.work.make.gather import Gather
    from toolkit.work.make.region.progress import progress_inputs

    to = chosen(look, of_units=True)
    work = opened(to.place, to.so_far)
    gather = Gather(work, work.score(to.round), day=look.day)
    inputs, problems = progress_inputs(gather, to.reader(work), look.day)
    if as_json:
        emit_json(progress_record(inputs))
    else:
        show_progress(inputs)
    if look.out is not None:
        from toolkit.work.make.region.progress_document import make_progress  # with all that makes faces

        files, told = make_progress(gather, inputs)
        save_and_tell(look.out, files)
        problems = (*problems, *told)
    conclude(problems)
    warn_of_errors(work)

# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan vergelijken`: the municipalities beside each other, as far as the audience may see."""

from toolkit.cli.options import Look, drafts_option, looking, verb


@verb("vergelijken")
@looking()
@drafts_option
def command(look: Look, *, with_drafts: bool) -> None:
    """Compare the municipalities of a round.

    Args:
        look: at what, and for whom; without a folder for files it shows the tables only.
        with_drafts: whether lists that were not handed in are in the figures; every page says so.
    """
    from toolkit.cli.look import chosen
    from toolkit.cli.output import conclude, save_and_tell, stop
    from toolkit.cli.show.compare import show_comparison
    from toolkit.cli.workspace import opened, tell_few, warn_of_errors
    from toolkit.model.problem import Problem
    from toolkit.reading.workspace import Part

    to = chosen(look)
    # the page shows earlier rounds beside this one
    work = opened(to.place, Part(rounds=frozenset({to.round.id})) if look.out is None else to.so_far)
    scored = work.score(to.round, with_drafts=with_drafts)
    codes = work.codes_for(to.sight)
    if isinstance(codes, Problem):
        stop((codes,))
    show_comparison(scored, to.audience, to.own, codes)
    if look.out is not None:
        # tables alone need nothing of what makes documents, which costs as much as all else to import
        from toolkit.work.make.gather import Gather
        from toolkit.work.make.region.comparison import make_comparison

        files, problems = make_comparison(Gather(work, scored, day=look.day), to.audience, to.own)
        save_and_tell(look.out, files)
        conclude(problems)
    tell_few(work, to.round)
    warn_of_errors(work)

# SPDX-License-Identifier: EUPL-1.2
"""What an audience is called: a body by its title on the region's route, the others by words of ours."""

from toolkit.documents.audience import Audience
from toolkit.model.region import MANAGER, TEAMS, Region
from toolkit.words.catalogue import say


def audience_title(region: Region, audience: Audience) -> str:
    """For whom a document is, as its readers say it."""
    body = region.body(audience)
    return say(f"audience.{audience}") if body is None else body.title


def audience_name(audience: Audience) -> str:
    """For whom a file is, as a part of its name, and as it is typed: the id of a body on the route."""
    return say(f"audience.{audience}") if audience in {MANAGER, TEAMS} else audience


def circulation(region: Region, audience: Audience) -> str:
    """How far a document may go; that of a body may become public."""
    body = region.body(audience)
    if body is None:
        return say(f"comparison.circulation.{audience}")
    return say("comparison.circulation.body", title=body.title)

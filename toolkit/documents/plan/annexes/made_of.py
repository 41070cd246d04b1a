# SPDX-License-Identifier: EUPL-1.2
"""What the document was made of."""

from toolkit.documents.blocks import Facts, Section, section
from toolkit.documents.fingerprint import fingerprint
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.words.catalogue import say


def made_of(inputs: PlanInputs) -> Section | None:
    """Versions and hashes, so that a reader can see whether two documents are about the same.

    Never None.
    """
    return section("fingerprint", say("plan.word.fingerprint"), (Facts(fingerprint(inputs)),), annex=True)

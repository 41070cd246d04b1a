# SPDX-License-Identifier: EUPL-1.2
"""What was decided in all plans and what became of it, as a document; the figures alone need no face."""

from toolkit.documents.progress.inputs import ProgressInputs
from toolkit.documents.progress.view import progress_name, progress_view
from toolkit.work.make.gather import Gather
from toolkit.work.make.write.faces import Document, Rendered, set_document


def make_progress(gather: Gather, inputs: ProgressInputs) -> Rendered:
    """Set the document in every face.

    Args:
        gather: its workspace's own templates go before ours.
        inputs: for one reader.

    Returns:
        The files, named after the audience, and what a face cannot show; no files when a template cannot be
        used.
    """
    reader = inputs.named.reader
    name = progress_name(gather.scored.round.id, reader.audience, reader.own)
    return set_document(gather.work.folder, Document(name, progress_view(inputs)))

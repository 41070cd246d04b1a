# SPDX-License-Identifier: EUPL-1.2
"""Dutch words for what the command line library says itself; bound when the command starts."""

import gettext
import os
import sys


def speak_dutch() -> None:
    """Let click find its Dutch words: it asks gettext for the default domain.

    To be called before commands are declared, because an option's help is translated then.
    """
    os.environ["LANGUAGE"] = "nl"
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - each start would pay for pathlib
    gettext.bindtextdomain("messages", os.path.join(here, "locale"))  # noqa: PTH118 - idem
    gettext.textdomain("messages")


def open_streams() -> None:
    """Let what a program was started without be empty: input that ends at once, output that nobody reads."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as we run


def use_utf8() -> None:
    """Write UTF-8 always: a Windows terminal may stand on cp1252, which has no '≥' and no '→'."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(encoding="utf-8", errors="replace")

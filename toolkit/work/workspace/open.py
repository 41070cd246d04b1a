# SPDX-License-Identifier: EUPL-1.2
"""What every use case begins with: find the workspace, look at its region, read and check the rest.

In two steps, so that who asks for one team or a round that does not exist hears so before anything
large is read: `look` reads region.yaml alone, `open_work` all that the work needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.checking.everything import asked_in, check_workspace
from toolkit.documents.audience import Audience, ComparisonReader, may_see, shown_answers
from toolkit.documents.letters import Codes, codes_of
from toolkit.model.content.measures import Measures
from toolkit.model.given.answers import Answers
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.problem import Problem
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import REGION_PARTY, Region, Round, Visibility
from toolkit.model.roles import RoleWords
from toolkit.places import each_file, package_content, read_folder
from toolkit.reading.validated import load
from toolkit.reading.workspace import EVERYTHING, Part, Workspace, read_workspace
from toolkit.scoring.region import RoundResult, score_round
from toolkit.store.disk import unreadable
from toolkit.store.ledger import sha256_of
from toolkit.store.secret import secret_of
from toolkit.words.catalogue import severity
from toolkit.work.workspace.how_far import Progress, silent

REGION = "region.yaml"
Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace of which only region.yaml was read.

    Attributes:
        folder: where it stands.
        region: what it says.
    """

    folder: Path
    region: Region

    def documents(self, round_: Round) -> Path:
        """Where the documents of a round come when nobody says where."""
        return self.folder / "documenten" / round_.id


@dataclass(frozen=True, slots=True)
class Work:
    """A workspace that can be worked with.

    Attributes:
        folder: where it stands.
        workspace: as read.
        region: region.yaml.
        problems: everything that is remarkable; no error in region, norm or lists among them.
        part: which answers and decisions were read.
        secret: what letters are drawn with; None for that of the folder, which is made at first need.
    """

    folder: Path
    workspace: Workspace
    region: Region
    problems: Problems
    part: Part = EVERYTHING
    secret: bytes | None = field(default=None, repr=False)
    _shown: dict[str, dict[str, list[Answers]]] = field(default_factory=dict, repr=False, compare=False)
    _scored: dict[tuple[str, bool], RoundResult] = field(default_factory=dict, repr=False, compare=False)

    @property
    def measures(self) -> Measures:
        """The set of measures that region.yaml names; a workspace without it does not open."""
        measures = self.workspace.library.measure_set(self.region.measures)
        if measures is None:
            raise LookupError(self.region.measures)
        return measures

    @property
    def decisions(self) -> dict[str, PartyDecisions]:
        """What was decided above the teams, by party: of the region and of the employers that it knows."""
        known = {REGION_PARTY, *(o.party for o in self.region.organisations)}
        files = {name: file.model for name, file in self.workspace.decisions.items() if name in known}
        return {name: said for name, said in files.items() if said is not None and said.party == name}

    @property
    def roles(self) -> RoleWords:
        """The words for functions and organisations that name no person."""
        return self.workspace.library.role_words(self.region)

    def asked(self, round_: Round) -> Questionnaire:
        """What is asked in a round; a workspace with a norm that cannot be read does not open."""
        asked = asked_in(self.region, round_, self.workspace.library)
        if asked is None:
            raise LookupError(round_.norm)
        return asked

    def answers(self, round_: Round) -> dict[str, list[Answers]]:
        """The answers of a round per unit, of the units that were read, as far as others may know them.

        Raises:
            LookupError: when the round was not read: it would seem that nobody answered.
        """
        known = self._shown.get(round_.id)
        if known is None:
            least = self.region.min_respondents
            known = {u: shown_answers(files, least) for u, files in self.answers_given(round_).items()}
            self._shown[round_.id] = known
        return known

    def answers_given(self, round_: Round) -> dict[str, list[Answers]]:
        """The same as they were given: for the respondents themselves, and for counting forms.

        Raises:
            LookupError: when the round was not read.
        """
        if self.part.rounds is not None and round_.id not in self.part.rounds:
            raise LookupError(round_.id)
        return self.workspace.of_round(round_.id)

    def score(self, round_: Round, *, with_drafts: bool = False) -> RoundResult:
        """The result of a round, once; with drafts in what is said over several only where asked for."""
        known = self._scored.get((round_.id, with_drafts))
        if known is None:
            asked, answers = self.asked(round_), self.answers(round_)
            known = score_round(self.region, round_, asked, answers, with_drafts=with_drafts)
            self._scored[round_.id, with_drafts] = known
        return known

    def codes(self) -> Codes | Problem:
        """Letters in place of names, or why there can be none."""
        secret = secret_of(self.folder) if self.secret is None else self.secret
        return secret if isinstance(secret, Problem) else codes_of(self.region, secret)

    def codes_for(self, sight: Visibility) -> Codes | Problem | None:
        """The same for who reads municipalities by letter, and None for anybody else."""
        read = may_see(sight, "other_towns") and not may_see(sight, "names")
        return self.codes() if read else None

    def reader(self, audience: Audience, own: str | None) -> ComparisonReader | Problem:
        """For whom tables are made that tell units apart.

        Args:
            audience: who looks, at what was agreed for them.
            own: id of the reader's own municipality.

        Returns:
            The reader; or why there can be no letters in place of names.
        """
        reader = ComparisonReader(audience, self.region.sight_for(audience), own)
        codes = None if reader.sees("names") else self.codes()
        if isinstance(codes, Problem):
            return codes
        # who sees all of them has no own one: its name would stand in the names of the files
        return replace(reader, own=None if reader.sees("other_towns") else own, codes=codes)

    def errors(self) -> int:
        """How many errors there are in answers and decisions: what they are about counts nowhere."""
        return sum(severity(p) == "error" for p in self.problems)


def find_folder(folder: Path | None, here: Path) -> Path | Problem:
    """The folder with region.yaml.

    Args:
        folder: the only place to look, or None.
        here: without a folder: look here and in the folders above.

    Returns:
        The folder, or that there is none.
    """
    tried, at = (folder,) if folder is not None else (here, *here.parents), folder or here
    try:
        place = next((p for p in tried if (p / REGION).is_file()), None)
        there = at.is_dir()
    except OSError as error:  # nobody may look into it, or it can be the name of no folder
        return _unreadable(at, error)
    return place or Problem.of("no-region" if there else "no-folder", at.as_posix())


def look(folder: Path) -> Place | Problems:
    """Read region.yaml alone.

    Args:
        folder: the workspace.

    Returns:
        Who takes part and which rounds there are, or why that cannot be read.
    """
    try:
        file = load(REGION, (folder / REGION).read_bytes(), Region)
    except OSError as error:
        return (_unreadable(folder, error),)
    return file.problems if file.model is None else Place(folder, file.model)


def open_work(place: Place, progress: Progress = silent, part: Part = EVERYTHING) -> Work | Problems:
    """Read and check a workspace, or what of it is needed.

    A file of answers that cannot be used does not stop the others: its errors stay among the
    problems, and it counts nowhere. An error in region.yaml or in the content stops the work.

    Args:
        place: the workspace that was looked at.
        progress: told while files are read.
        part: which answers and decisions are read.

    Returns:
        The workspace, or the errors that stop the work.
    """
    files = read_files(place.folder, part)
    return (files,) if isinstance(files, Problem) else work_from(place, files, part, progress)


def work_from(place: Place, files: Mapping[str, bytes], part: Part, progress: Progress) -> Work | Problems:
    """Check a workspace of which the files were read.

    Args:
        place: the workspace that was looked at.
        files: its YAML files, by path.
        part: which answers and decisions are among them.
        progress: told while files are made out and checked.

    Returns:
        As `open_work`.
    """
    steps = 2 * len(files)
    workspace = read_workspace(files, package_content(), lambda n: progress(n, steps))
    problems = check_workspace(workspace, lambda n: progress(len(files) + n, steps))
    progress(steps, steps)
    stopping = tuple(p for p in problems if severity(p) == "error" and not _is_of_one_unit(p))
    if stopping:
        return stopping
    region = workspace.region.model or place.region
    work = Work(place.folder, workspace, region, problems, part)
    return _missing_content(work) or work


def read_files(folder: Path, part: Part = EVERYTHING) -> dict[str, bytes] | Problem:
    """All YAML files of a workspace; one that cannot be read stops the work, for it would be missing.

    Args:
        folder: the workspace.
        part: which answers and decisions are read.

    Returns:
        Bytes by path, or which file or folder cannot be read.
    """
    try:
        return read_folder(folder, wanted=part.wants)
    except OSError as error:
        return _unreadable(folder, error)


def hash_files(folder: Path, part: Part) -> dict[str, str] | Problem:
    """What tells the files of a workspace from others, without keeping any of them in memory.

    Args:
        folder: the workspace.
        part: which answers and decisions are looked at.

    Returns:
        SHA-256 by path, 64 hex digits; or which file or folder cannot be read.
    """
    try:
        return {path: sha256_of(data) for path, data in each_file(folder, wanted=part.wants)}
    except OSError as error:
        return _unreadable(folder, error)


def _unreadable(folder: Path, error: OSError) -> Problem:
    name = Path(error.filename or folder).name
    return unreadable(folder.as_posix(), name, error)


def _is_of_one_unit(problem: Problem) -> bool:
    return problem.file.startswith(("rounds/", "plans/", "cases/", "earlier/"))


def _missing_content(work: Work) -> Problems:
    """Norms and measures that are named but not there; checking tells it too, with the place."""
    library = work.workspace.library
    norms = {r.norm for r in work.region.rounds if asked_in(work.region, r, library) is None}
    missing = [Problem.of("unknown-norm", REGION, pin=pin) for pin in sorted(norms)]
    if library.measure_set(work.region.measures) is None:
        missing.append(Problem.of("unknown-measures", REGION, version=work.region.measures))
    return tuple(missing)

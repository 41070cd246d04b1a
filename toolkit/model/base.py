# SPDX-License-Identifier: EUPL-1.2
"""What all models share: frozen, strict, no unknown keys, and the scalar types they are made of."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

RESERVED_IDS = frozenset(
    {"norms", "measures", "schemas", "sources", "glossary", "team-forms", "functions", "layers"}
)
WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)


class Model(BaseModel):
    """A frozen value whose every key is known: a misspelled key is a problem, never silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)

    @classmethod
    def title_of(cls, field: str) -> str:
        """The name of a field as people see it, in Dutch."""
        return str(cls.model_fields[field].title)


def _usable_as_file_name(value: str) -> str:
    if value in WINDOWS_DEVICES:
        raise PydanticCustomError("device_name", "Windows device name")
    return value


def _not_reserved(value: str) -> str:
    if value in RESERVED_IDS:
        raise PydanticCustomError("reserved_id", "reserved id")
    return value


def _date_from_text(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever stood in the file
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("not_a_date", "not a date") from None
        if not 1900 <= day.year <= 2200:
            raise PydanticCustomError("not_a_date", "year out of range")
        return day
    return value


def decimal_from_int(value: Any) -> Any:  # noqa: ANN401 - idem
    """A whole number as the decimal that it is; anything else as it came."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _at_most_two_decimals(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -2:
        raise PydanticCustomError("too_many_decimals", "at most two decimals")
    return value


Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$"), AfterValidator(_usable_as_file_name)]
"""An id that is also a file or folder name on every operating system."""

ContentId = Annotated[Slug, AfterValidator(_not_reserved)]
"""The id of a standard or norm: a Slug that is not the name of a folder of ours."""

Version = Annotated[str, Field(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")]


def is_content_id(text: str) -> bool:
    """Whether a text can be the id of a list or norm."""
    return fits(TypeAdapter(ContentId), text)


def is_version(text: str) -> bool:
    """Whether a text can be a version: three numbers."""
    return fits(TypeAdapter(Version), text)


def fits(kind: TypeAdapter[Any], text: str) -> bool:
    """Whether a text can be a value of a kind."""
    try:
        kind.validate_python(text)
    except ValidationError:
        return False
    return True


def version_order(version: str) -> tuple[int, ...]:
    """What versions are ordered by: their three numbers, so that 1.10.0 comes after 1.9.0."""
    return tuple(int(part) for part in version.split("."))


Pin = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}@\d{1,4}\.\d{1,4}\.\d{1,4}$")]
"""A standard or norm of one version: `mijn-lijst@1.0.0`."""

CriterionId = Annotated[str, Field(pattern=r"^[A-Z]{1,4}-[A-Z]?\d{1,3}$")]
ThemeId = Annotated[str, Field(pattern=r"^[A-Z]{1,4}$")]
MeasureId = Annotated[str, Field(pattern=r"^M-[A-Z]{1,4}-[A-Z]?\d{1,3}$")]
SourceId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$")]

Level = Annotated[int, Field(ge=0, le=4)]
Text = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_date_from_text), WithJsonSchema({"type": "string", "format": "date"})]
Quarter = Annotated[str, Field(pattern=r"^(19|20|21)\d{2}-q[1-4]$")]

_NUMBER = WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1_000_000})
Number = Annotated[
    Decimal, BeforeValidator(decimal_from_int), Field(ge=0, le=1_000_000, allow_inf_nan=False), _NUMBER
]
Weight = Annotated[
    Decimal,
    BeforeValidator(decimal_from_int),
    Field(gt=0, le=1000, allow_inf_nan=False),
    AfterValidator(_at_most_two_decimals),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 1000, "multipleOf": 0.01}),
]
Share = Annotated[
    Decimal,
    BeforeValidator(decimal_from_int),
    Field(ge=0, le=1, allow_inf_nan=False),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]


class Citation(Model):
    """A place in a source document, by the id that `sources.yaml` gives it."""

    document: Slug = Field(title="Document", description="Id of a document in sources.yaml.")
    id: SourceId = Field(title="Id", description="Id of what the document asks, as in sources.yaml.")

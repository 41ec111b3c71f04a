"""Rows as Apache Parquet: a column a field, typed, lists and records as they are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, TypeAlias

from cotejo.requiring import require

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cotejo.formats import Row

Shape: TypeAlias = "str | tuple[Shape] | Mapping[str, Shape]"
"""The type of a field: ``string``, ``float64``, ``int64`` or ``bool``; a list of a type in a tuple of one; a record."""

_SPAN: Mapping[str, Shape] = {"doc": "string", "start": "int64", "doc_date": "string"}
_EARLIER: Mapping[str, Shape] = {"said": "string", "low": "float64", "high": "float64", "doc": "string"}
_CONSENSUS: Mapping[str, Shape] = {
    **dict.fromkeys(("start", "end", "status", "unit", "part", "basis", "period", "counterpart"), "string"),
    "count": "int64",
    **dict.fromkeys(("median", "low", "high"), "float64"),
}
_INTERVAL: Mapping[str, Shape] = {"low": "float64", "high": "float64"}
_WITNESS: Mapping[str, Shape] = {
    "doc": "string",
    "start": "int64",
    "end": "int64",
    **dict.fromkeys(("value_text", "sentence", "lang", "doc_date", "cluster", "publisher"), "string"),
    **dict.fromkeys(("least", "most"), "float64"),
    "unit": "string",
}
_TYPES: Mapping[str, Shape] = {
    **dict.fromkeys(("start", "end"), "int64"),
    **dict.fromkeys(("low", "high", "confidence"), "float64"),
    **dict.fromkeys(("approx", "negated", "outlier"), "bool"),
}

POINTS: Mapping[str, Shape] = {
    **_TYPES,
    "revises": _EARLIER,
    "consensus": _CONSENSUS,
    "sources": (_SPAN,),
}
"""The types of a timeline's fields; those that are not named are strings."""

CLAIMS: Mapping[str, Shape] = {**_TYPES, "readings": (_INTERVAL,)}
"""The types of a claim's fields; those that are not named are strings."""

FINDINGS: Mapping[str, Shape] = {
    "sides": ((_WITNESS,),),
    "likelihood": "float64",
    "sources": ("int64",),
    "decision": dict.fromkeys(("verdict", "reason", "decided"), "string"),
}
"""The types of a finding's fields; those that are not named are strings."""


def parquet(rows: Iterable[Row], types: Mapping[str, Shape]) -> bytes:
    """Return rows as a Parquet file.

    Args:
        rows: mappings that share their keys, in the order of the columns.
        types: of the fields that are no strings; a file without rows has columns for these alone.
    """
    arrow, files = require("pyarrow", "export"), require("pyarrow.parquet", "export")
    listed = [dict(row) for row in rows]
    names = list(listed[0]) if listed else list(types)
    schema = arrow.schema([(name, _arrow(arrow, types.get(name, "string"))) for name in names])
    held = io.BytesIO()
    files.write_table(arrow.Table.from_pylist(listed, schema=schema), held, compression="zstd")
    return held.getvalue()


def _arrow(arrow: Any, shape: Shape) -> Any:
    if isinstance(shape, str):
        return getattr(arrow, "bool_" if shape == "bool" else shape)()
    if isinstance(shape, tuple):
        return arrow.list_(_arrow(arrow, shape[0]))
    return arrow.struct([(name, _arrow(arrow, each)) for name, each in shape.items()])

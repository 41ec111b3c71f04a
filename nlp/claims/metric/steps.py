"""What words behind a figure tell of it: that it is what a price or an index moved by."""

from __future__ import annotations

from nlp.claims.scene import Figure, Scene

_LEVEL_TO_MOVE = 10


def is_step(scene: Scene, figure: Figure) -> bool:
    """Return whether words behind a figure tell that it is what a price or an index moved by."""
    return _more_by(scene, figure) or _leads_to_level(scene, figure)


def _more_by(scene: Scene, figure: Figure) -> bool:
    """Return whether money or points tell by how much something is higher: "the shares were 22.3p higher at 239p"."""
    if figure.quantity.unit in ("%", None) or scene.marks.has("arrival", figure.start - 1):
        return False
    arrives = figure.quantity.unit == "pts" or scene.marks.has("arrival", figure.end + 1)
    return arrives and figure.end < scene.end and bool(scene.marks.comparison(figure.end))


def _leads_to_level(scene: Scene, figure: Figure) -> bool:
    """Return whether points lead to a level far above them: "subió un 0,2 %, 13,6 puntos hasta los 6.254 enteros"."""
    if figure.quantity.unit != "pts" or not scene.marks.has("arrival", figure.end):
        return False
    place = figure.end
    while scene.marks.has("arrival", place):
        place += 1
    level = next((other for other in scene.figures if other.start == place), None)
    return level is not None and (level.quantity.low or 0.0) > _LEVEL_TO_MOVE * abs(figure.quantity.low or 0.0)

"""What a person works on: layers on top of each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.arrays import Picture
from core.document.layer import Layer
from core.errors import InputError
from core.geometry import Rect, Size


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """One state of a document. Every change makes another; what did not change is shared.

    Attributes:
        size: Of the picture.
        layers: From the bottom to the top, at least one.
        active: The id of the layer that tools work on; the top one if "" is given.

    Raises:
        InputError: If there is no layer, or two have one id, or none is the active one.
    """

    size: Size
    layers: tuple[Layer, ...]
    active: str = ""

    def __post_init__(self) -> None:
        ids = [layer.id for layer in self.layers]
        if not ids or len(set(ids)) != len(ids):
            raise InputError("A document needs at least one layer, each with its own name.")
        if not self.active:
            object.__setattr__(self, "active", ids[-1])
        if self.active not in ids:
            raise InputError("The active layer is none of the document's layers.")

    @classmethod
    def of(cls, picture: Picture, name: str = "Background") -> Document:
        """A document of one layer, uint8 (h, w, 3|4).

        Raises:
            InputError: If it is larger than 8192 pixels a side.
        """
        layer = Layer.of(picture, name)
        return cls(size=layer.tiles.size, layers=(layer,))

    @property
    def active_layer(self) -> Layer:
        """The layer that tools work on."""
        return self.layer(self.active)

    def index(self, layer_id: str) -> int:
        """How many layers are below that one.

        Raises:
            KeyError: If there is none of that id.
        """
        for index, layer in enumerate(self.layers):
            if layer.id == layer_id:
                return index
        raise KeyError(layer_id)

    def layer(self, layer_id: str) -> Layer:
        """The layer of that id.

        Raises:
            KeyError: If there is none.
        """
        return self.layers[self.index(layer_id)]

    def with_layer(self, layer: Layer) -> Document:
        """The same with another state of one layer.

        Raises:
            KeyError: If there is no layer of its id.
        """
        index = self.index(layer.id)
        return replace(self, layers=(*self.layers[:index], layer, *self.layers[index + 1 :]))

    def inserted(self, layer: Layer, index: int) -> Document:
        """The same with one more layer, ``index`` layers below it; it is the active one."""
        return replace(self, layers=(*self.layers[:index], layer, *self.layers[index:]), active=layer.id)

    def removed(self, layer_id: str) -> Document:
        """The same without a layer; the one below it is active then, if it was active.

        Raises:
            InputError: If it is the last one.
        """
        index = self.index(layer_id)
        rest = (*self.layers[:index], *self.layers[index + 1 :])
        if not rest:
            raise InputError("A document keeps its last layer: add another one first.")
        active = rest[max(0, index - 1)].id if self.active == layer_id else self.active
        return replace(self, layers=rest, active=active)

    def reordered(self, layer_id: str, index: int) -> Document:
        """The same with a layer moved so that ``index`` layers are below it."""
        layer = self.layer(layer_id)
        rest = [other for other in self.layers if other is not layer]
        index = min(max(index, 0), len(rest))
        return replace(self, layers=(*rest[:index], layer, *rest[index:]))

    def activated(self, layer_id: str) -> Document:
        """The same with another active layer."""
        return replace(self, active=layer_id)

    def difference(self, other: Document) -> Rect | None:
        """Where the picture may not be ``other``'s: a box of this one's; None for nowhere."""
        whole = Rect.whole(self.size)
        if self.size != other.size:
            return whole
        box: Rect | None = None
        for changed in _changed(self.layers, other.layers):
            inside = changed.cut(self.size)
            if inside is not None:
                box = inside if box is None else box.united(inside)
        return box

    def bytes_besides(self, other: Document | None) -> int:
        """Memory of the squares that ``other`` does not share."""
        shared = set() if other is None else {id(one) for layer in other.layers for one in layer.tiles.only()}
        mine = {id(one): one.nbytes for layer in self.layers for one in layer.tiles.only()}
        return sum(size for key, size in mine.items() if key not in shared)


def _changed(now: tuple[Layer, ...], before: tuple[Layer, ...]) -> list[Rect]:
    """The places where two stacks of layers differ."""
    old, new = {layer.id: layer for layer in before}, {layer.id: layer for layer in now}
    places = [layer.place for layer in before if layer.id not in new and layer.shown]
    if now[0].id != before[0].id:  # the lowest one alone shows the colours it has under no alpha
        places += [one.place for one in (now[0], before[0]) if one.shown]
    order = [layer.id for layer in before if layer.id in new]
    kept = [layer.id for layer in now if layer.id in old]
    for layer in now:
        was = old.get(layer.id)
        if was is None or order.index(layer.id) != kept.index(layer.id):
            places += [layer.place] if layer.shown else []
        elif _looks(was) != _looks(layer):
            places += [one.place for one in (was, layer) if one.shown]
        elif layer.shown and was.tiles is not layer.tiles:
            squares = layer.tiles.difference(was.tiles)
            places += [] if squares is None else [squares.moved(layer.x, layer.y)]
    return places


def _looks(layer: Layer) -> tuple[object, ...]:
    """What moves all of a layer's pixels, or changes how all of them are seen."""
    return layer.place, layer.opacity if layer.visible else 0.0, layer.blend

"""What is painted on the canvas of a scene: the document or another picture, and a patch laid over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from core.arrays import Picture
from core.geometry import Rect
from desktop.canvas import overlays
from desktop.canvas.compositor import Compositor, brush_at, checkerboard
from desktop.canvas.layer_image import seen
from desktop.canvas.patch import Patch
from desktop.canvas.scene import Scene
from desktop.canvas.tool_marks import onto
from desktop.state.document_store import DocumentStore
from desktop.theme import Theme


class Stage:
    """Keeps the document ready while another picture is shown: going back costs nothing."""

    def __init__(self, document: DocumentStore) -> None:
        self._document = document
        self._pixels, self._other, self._laid = Compositor(), Compositor(), Compositor()
        self._picture: Picture | None = None
        self._patch: Patch | None = None

    def follow(self, scene: Scene) -> None:
        """Show what the scene says from now on."""
        self._keep_up()
        if scene.picture is not self._picture:
            self._picture = scene.picture
            self._other.set_picture(scene.picture)
        if scene.patch is not self._patch:
            self._patch = scene.patch
            self._laid.set_picture(None if scene.patch is None else scene.patch.picture)

    def touch(self, box: Rect) -> None:
        """These pixels of the document are others now."""
        if not self._keep_up():
            self._pixels.touch(box)

    def draw(self, painter: QPainter, scene: Scene, target: QRectF, visible: QRectF, theme: Theme) -> bool:
        """Paint the part that lies in ``visible``, the picture being in ``target``.

        Returns:
            Whether all is as it is now; if not, paint again soon.
        """
        assert scene.size is not None
        shown = self._pixels if scene.of_document else self._other
        if shown.size is None:
            overlays.draw_frame(painter, target, theme)
            return True
        checks = checkerboard(theme.colour("check_a"), theme.colour("check_b"))
        painter.fillRect(target, brush_at(checks, target))
        shown.draw(painter, target, visible, target.width() / shown.size.width)
        if self._patch is None or self._laid.size is None:
            return shown.complete
        place = self._patch.place
        laid = onto(target, scene.size).mapRect(QRectF(place.x, place.y, place.width, place.height))
        self._laid.draw(painter, laid, visible, laid.width() / self._laid.size.width)
        return shown.complete and self._laid.complete

    def _keep_up(self) -> bool:
        """Begin anew if the document has another size; whether it had."""
        size = self._document.size
        if size == self._pixels.size:
            return False
        self._pixels.follow(size, None if size is None else self._seen)
        return True

    def _seen(self, box: Rect) -> QImage:
        document = self._document.shown
        assert document is not None
        return seen(document, box)

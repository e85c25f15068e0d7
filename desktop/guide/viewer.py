"""The help window: a list of pages and the one that is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from desktop.guide.pages import Page
from desktop.language import tr
from desktop.theme import GRID, scaled, strong_font


class Viewer(QDialog):
    """Stays open beside the window; links of the pages go from one to another."""

    def __init__(self, parent: QWidget, pages: Sequence[Page]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = pages
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages"))
        self.list.setFixedWidth(scaled(168))
        self.list.addItems([page.title for page in pages])
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Page"))
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(2 * GRID)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        line.setSpacing(2 * GRID)
        line.addWidget(self.list)
        line.addWidget(self.text, 1)
        self.list.currentRowChanged.connect(self._show)
        self.text.anchorClicked.connect(self._follow)
        self.list.setCurrentRow(0)

    def sizeHint(self) -> QSize:
        return QSize(scaled(800), 600)

    def open_page(self, name: str) -> None:
        """Show a page by its name; one that is not there changes nothing."""
        for row, page in enumerate(self._pages):
            if page.name == name:
                self.list.setCurrentRow(row)
        self.show()
        self.list.doItemsLayout()  # the style sheet came after the items
        self.raise_()
        self.activateWindow()

    def _show(self, row: int) -> None:
        page = self._pages[row]
        if page.html:
            self.text.setHtml(page.html)
        else:
            self.text.setMarkdown(page.markdown)
            self._space_out()
        self._lighten()

    def _space_out(self) -> None:
        """Room between paragraphs, more above headings: Markdown comes without any."""
        cursor = QTextCursor(self.text.document())
        block = self.text.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            heading = bool(shape.headingLevel())
            shape.setTopMargin(2 * GRID if heading and block.blockNumber() else 0)
            shape.setBottomMargin(GRID)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            block = block.next()
        cursor.setPosition(0)
        self.text.setTextCursor(cursor)

    def _lighten(self) -> None:
        """What is bold in the weight there is a face of: Qt would smear that one to make it bolder."""
        lighter = QTextCharFormat()
        lighter.setFontWeight(strong_font().weight())
        cursor = QTextCursor(self.text.document())
        block = self.text.document().begin()
        while block.isValid():
            pieces, at = [], block.begin()
            while not at.atEnd():
                pieces.append(at.fragment())
                at += 1
            for piece in pieces:
                if piece.charFormat().fontWeight() > QFont.Weight.DemiBold:
                    cursor.setPosition(piece.position())
                    cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(lighter)
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        self.open_page(link.toString().removesuffix(".md"))

"""The Help menu and what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow

from desktop import log
from desktop.guide.about import About
from desktop.guide.pages import pages
from desktop.guide.palette import Entry, Palette
from desktop.guide.report import diagnostic_report
from desktop.guide.torch_advice import Advice, advice
from desktop.guide.tour import Step, Tour
from desktop.guide.viewer import Viewer
from desktop.language import mark, tr
from desktop.messages import Action, Messages
from desktop.state.action_book import ActionBook
from desktop.state.generation_store import GenerationStore
from desktop.state.preferences import Preferences
from desktop.widgets.menu import command, make_menu

FATAL = mark("Latentscape ended without warning last time. Every finished picture is in the history.")


class GuideDesk(QObject):
    """Palette, help, tour, report, About; each is there once at most.

    Args:
        steps: What the tour shows.
        prefer: Opens the preferences, at a section.
    """

    def __init__(
        self,
        window: QMainWindow,
        *,
        generation: GenerationStore,
        preferences: Preferences,
        messages: Messages,
        steps: Sequence[Step],
    ) -> None:
        super().__init__(window)
        self._window, self._generation, self._preferences = window, generation, preferences
        self._messages, self._steps = messages, steps
        self._book: ActionBook | None = None
        self._viewer: Viewer | None = None
        self._palette: Palette | None = None
        self.tour_: Tour | None = None
        menu = make_menu(mark("&Help"), window.menuBar())
        window.menuBar().addMenu(menu)
        self.palette = self._make(mark("Find a command…"), self.open_palette, "Ctrl+K")
        self.guide = self._make(mark("User guide"), lambda: self.open_page("start"), "F1")
        self.keys = self._make(mark("Keys"), lambda: self.open_page("keys"), "?")
        self.tour = self._make(mark("Show me around"), self.start_tour)
        self.report = self._make(mark("Copy diagnostic report"), self.copy_report)
        self.folder = self._make(mark("Show the log"), self.show_log)
        self.about = self._make(mark("About Latentscape"), self.open_about)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        for action in (self.palette, None, self.guide, self.keys, self.tour, None, self.report, self.folder,
                       None, self.about):  # fmt: skip
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)

    def read(self, book: ActionBook) -> None:
        """Offer these commands in the palette, and say their keys in help."""
        self._book = book

    def open_palette(self) -> None:
        """Ask what to do."""
        assert self._book is not None
        if self._palette is not None:
            return
        entries = [
            Entry(
                title=command.title,
                room=command.room,
                keys=command.keys_text,
                run=command.action.trigger,
                enabled=command.action.isEnabled(),
                checked=command.action.isChecked(),
            )
            for command in self._book.commands
            if command.action is not self.palette
        ]
        self._palette = Palette(self._window, entries)
        self._palette.destroyed.connect(self._forget_palette)
        self._palette.open()
        self._palette.edit.setFocus()

    def open_page(self, name: str) -> None:
        """Show a page of help."""
        assert self._book is not None
        if self._viewer is None:
            self._viewer = Viewer(self._window, pages(self._book))
            self._viewer.destroyed.connect(self._forget_viewer)
        self._viewer.open_page(name)

    def start_tour(self) -> None:
        """Show the window step by step."""
        if self.tour_ is None:
            self.tour_ = Tour(self._window, self._steps)
            self.tour_.ended.connect(self._forget_tour)

    def open_about(self) -> None:
        """Say what this is."""
        box = About(self._window, licences=lambda: self.open_page("licences"), copy=self.copy_report)
        box.open()

    def report_text(self) -> str:
        """The diagnostic report."""
        return diagnostic_report(self._preferences, self._generation.model)

    def copy_report(self) -> None:
        """Put the diagnostic report into the clipboard."""
        QGuiApplication.clipboard().setText(self.report_text())
        self._messages.note(tr("The report is in the clipboard. It says nothing about you or your pictures."))

    def show_log(self) -> None:
        """Open the folder with the log, or say that there is none."""
        if not log.log_file().is_file():
            self._messages.note(tr("The log is empty: nothing went wrong."))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(log.log_file().parent))):
            self._messages.note(tr("The log is {path}.", path=log.without_names(str(log.log_file()))))

    def greet(self, died_of: str = "", advise: Callable[[], Advice | None] = advice) -> None:
        """Say what should be known at the start, if anything.

        Args:
            died_of: What the last run wrote when it was killed by a fault.
            advise: Looks at PyTorch and the graphics card.
        """
        if self._messages.current is not None:
            return  # what the last run left behind is being offered: that matters more
        if died_of:
            self._messages.problem(
                tr(FATAL), Action(label=tr("Copy report"), run=lambda: self._copy_fatal(died_of))
            )
        elif told := advise():
            command = told.command
            copy = Action(
                label=tr("Copy the command"), run=lambda: QGuiApplication.clipboard().setText(command)
            )
            self._messages.problem(told.sentence, copy if command else None)

    def _copy_fatal(self, died_of: str) -> None:
        text = f"{self.report_text()}\n\n```\n{log.without_names(died_of)}\n```"
        QGuiApplication.clipboard().setText(text)

    def _make(self, text: str, run: Callable[[], object], keys: str = "") -> QAction:
        action = command(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _on: run())
        self._window.addAction(action)
        return action

    def _forget_viewer(self) -> None:
        self._viewer = None

    def _forget_palette(self) -> None:
        self._palette = None

    def _forget_tour(self) -> None:
        self.tour_ = None

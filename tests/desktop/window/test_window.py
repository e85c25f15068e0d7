"""Opening, saving, closing, remembering; and being reachable by keyboard and screen reader."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

import desktop.__main__
import desktop.app
from core.files.pictures import read_picture, save_picture
from desktop.theme import DARK, LIGHT, Mode, theme_of
from desktop.widgets.buttons import IconButton, TextButton
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import Hands


def file_dialog(hands: Hands) -> QFileDialog:
    hands.wait(lambda: hands.window.findChildren(QFileDialog))
    (dialog,) = hands.window.findChildren(QFileDialog)
    return dialog


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_save_asks_where_and_writes_the_recipe(hands: Hands, tmp_path: Path, suffix: str) -> None:
    hands.studio.draft.update(seed=5, seed_locked=True)
    hands.draw("a cat")
    hands.press("Ctrl+S")
    path = tmp_path / f"mine.{suffix}"
    dialog = file_dialog(hands)
    assert "a-cat-5" in dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    hands.wait(lambda: hands.studio.document.path == path)
    assert read_picture(path).recipe == hands.studio.document.recipe
    assert "mine" in hands.window.windowTitle()
    assert not hands.window.isWindowModified()
    assert f"Saved as mine.{suffix}." in hands.window.message_bar.label.text()


def test_a_second_save_does_not_ask(hands: Hands, tmp_path: Path) -> None:
    hands.draw("a cat")
    path = tmp_path / "mine.png"
    hands.studio.document.save_in_background(path)
    hands.wait(lambda: hands.studio.document.path == path)
    hands.draw("a dog")
    assert hands.window.isWindowModified()
    hands.press("Ctrl+S")
    hands.wait(lambda: not hands.studio.document.modified)
    recipe = read_picture(path).recipe
    assert recipe is not None
    assert recipe.prompt == "a dog"
    assert not hands.window.findChildren(QFileDialog)


def test_a_file_that_was_only_opened_is_not_written_over_unasked(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "holiday.png"
    save_picture(path, picture(4))
    before = path.read_bytes()
    hands.window.files.open_path(path)
    hands.wait(lambda: hands.studio.document.path == path)
    hands.draw()
    hands.press("Ctrl+S")
    dialog = file_dialog(hands)
    dialog.close()
    assert path.read_bytes() == before


def test_a_path_that_cannot_be_written_is_said_in_the_bar(hands: Hands, tmp_path: Path) -> None:
    hands.draw()
    hands.press("Ctrl+Shift+S")
    dialog = file_dialog(hands)
    dialog.fileSelected.emit(str(tmp_path / "no" / "such" / "folder.png"))
    dialog.close()
    hands.wait(hands.window.message_bar.isVisible)
    assert hands.studio.document.modified


def test_open_asks_and_shows_the_picture(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "given.png"
    save_picture(path, picture(4))
    hands.press("Ctrl+O")
    dialog = file_dialog(hands)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    hands.wait(lambda: hands.studio.document.picture is not None)
    assert np.array_equal(hands.studio.document.picture, picture(4))  # type: ignore[arg-type]
    assert hands.window.windowTitle().startswith("given")


def test_saving_is_offered_only_when_there_is_a_picture(hands: Hands) -> None:
    assert not hands.window.actions_.save.isEnabled()
    hands.draw()
    assert hands.window.actions_.save.isEnabled()


def test_closing_while_drawing_does_not_hang(hands: Hands) -> None:
    hands.engine.delay = 0.05
    hands.studio.draft.update(steps=1000)
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.canvas.scene.caption != "")
    hands.window.close()
    assert hands.studio.close(), "the engine was stopped, not waited for"


def test_closing_is_calm_when_the_history_holds_the_picture(hands: Hands) -> None:
    hands.draw()
    with hands.qtbot.waitSignal(hands.window.closed):
        assert hands.window.close()


def test_closing_asks_for_a_foreign_picture_that_was_never_saved(hands: Hands, tmp_path: Path) -> None:
    hands.studio.document.set_picture(picture(1), name="Pasted picture")
    assert not hands.window.close()
    (box,) = hands.window.findChildren(QMessageBox)
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert hands.window.isVisible()
    hands.wait(lambda: not hands.window.findChildren(QMessageBox))
    assert not hands.window.close()
    (box,) = hands.window.findChildren(QMessageBox)
    with hands.qtbot.waitSignal(hands.window.closed):
        box.button(QMessageBox.StandardButton.Save).click()
        path = tmp_path / "kept.png"
        dialog = file_dialog(hands)
        dialog.fileSelected.emit(str(path))
        dialog.close()
    assert np.array_equal(read_picture(path).picture, picture(1))


def test_the_layout_is_remembered(open_window: Callable[[], Hands]) -> None:
    first = open_window()
    first.press("F8")
    first.window.resizeDocks([first.window.panel_dock], [380], Qt.Orientation.Horizontal)
    first.window.resize(1111, 666)
    QTest.qWait(20)
    width = first.window.panel_dock.width()
    first.window.close()
    first.studio.close()
    second = open_window()
    assert not second.window.history_dock.isVisible()
    assert second.window.panel_dock.width() == width == 380
    assert not second.window.history_dock.toggleViewAction().isChecked()


def test_two_windows_at_once(open_window: Callable[[], Hands]) -> None:
    one, other = open_window(), open_window()
    for hands, prompt in ((one, "a cat"), (other, "a dog")):
        with hands.qtbot.waitActive(hands.window):
            hands.window.activateWindow()
        hands.draw(prompt)
    assert one.studio.document.recipe is not None
    assert other.studio.document.recipe is not None
    assert (one.studio.document.recipe.prompt, other.studio.document.recipe.prompt) == ("a cat", "a dog")


def test_only_the_picture(hands: Hands) -> None:
    hands.press("Ctrl+\\")
    assert not hands.window.panel_dock.isVisible()
    assert not hands.window.history_dock.isVisible()
    hands.press("Ctrl+\\")
    assert hands.window.panel_dock.isVisible()
    assert hands.window.history_dock.isVisible()


def test_the_look_is_switched_while_the_window_is_open_and_remembered(
    open_window: Callable[[], Hands],
) -> None:
    first = open_window()
    first.window.actions_.looks[Mode.LIGHT].trigger()
    first.wait(lambda: theme_of(first.canvas) is LIGHT)
    assert first.canvas.grab().toImage().pixelColor(2, 2).name() == LIGHT.canvas
    first.window.close()
    first.studio.close()
    second = open_window()
    assert second.window.actions_.looks[Mode.LIGHT].isChecked()
    second.window.actions_.looks[Mode.DARK].trigger()
    second.wait(lambda: theme_of(second.canvas) is DARK)


def test_every_control_has_a_name_a_tip_and_a_place_in_the_tab_order(hands: Hands) -> None:
    hands.draw()
    hands.studio.draft.update(use_picture=True)
    panel = hands.window.panel
    controls: list[QWidget] = [
        panel.prompt, panel.negative, panel.use_picture, panel.strength,
        panel.size_row.edit, panel.size_row.shapes, panel.steps, panel.guidance,
        panel.sampler, panel.seed.edit, panel.seed.dice, panel.seed.lock, panel.count,
        panel.lora_rows.add, panel.lora_rows.more, panel.button,
    ]  # fmt: skip
    for control in controls:
        assert control.accessibleName(), control
        assert control.toolTip(), control
    for button in hands.window.findChildren(IconButton) + hands.window.findChildren(TextButton):
        if button.isVisible():
            assert button.accessibleName(), button.text()
            assert button.toolTip(), button.text() or button.accessibleName()
    panel.prompt.setFocus()
    seen: list[QWidget | None] = [QApplication.focusWidget()]
    for _ in range(len(controls) - 1):
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == controls


@pytest.mark.parametrize("size", [(1280, 720), (2560, 1440), (800, 560)])
def test_nothing_is_cut_off(hands: Hands, size: tuple[int, int]) -> None:
    hands.window.resize(*size)
    hands.draw()
    QTest.qWait(20)
    panel = hands.window.panel
    for control in (panel.prompt, panel.steps, panel.seed, panel.count):
        assert control.width() >= 200
        assert control.parentWidget().rect().contains(control.geometry())  # type: ignore[union-attr]
    assert panel.rect().contains(panel.button.geometry())
    assert hands.canvas.width() >= 320


def test_a_command_goes_to_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def command_line(argv: list[str]) -> int:
        asked.append(argv)
        return 7

    monkeypatch.setattr("core.cli.main", command_line)
    assert desktop.__main__.main(["models", "list"]) == 7
    assert desktop.__main__.main(["--help"]) == 7
    assert desktop.__main__.main(["missing.png"]) == 7
    assert asked == [["models", "list"], ["--help"], ["missing.png"]]


def test_files_go_to_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[list[Path]] = []

    def run(files: list[Path]) -> int:
        opened.append(files)
        return 0

    monkeypatch.setattr("desktop.app.run", run)
    path = tmp_path / "a.png"
    save_picture(path, picture(1))
    assert desktop.__main__.main([]) == 0
    assert desktop.__main__.main([str(path)]) == 0
    assert opened == [[], [path]]


SHOW = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from desktop.app import build
studio = build(app)
studio.window.show()
app.processEvents()
assert studio.window.isVisible()
heavy = {"torch", "diffusers", "transformers"} & set(sys.modules)
assert not heavy, heavy
assert studio.close()
"""


def test_the_window_is_on_screen_before_torch_is_imported(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr


RUN = """
import sys, desktop.app
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pathlib import Path
from tests.desktop.fakes import FakeEngine, model_info
desktop.app.make_engine = lambda _setup: FakeEngine()
desktop.app.find_model = lambda name="": model_info()
build = desktop.app.build


def built(app, engine_factory=FakeEngine):
    studio = build(app, FakeEngine)

    def look():
        if studio.document.picture is not None and studio.generation.model is not None:
            timer.stop()
            print("shown", studio.document.name)
            studio.window.close()

    timer = QTimer(studio.window, interval=50)
    timer.timeout.connect(look)
    timer.start()
    return studio


desktop.app.build = built
sys.exit(desktop.app.run([Path(sys.argv[1])]))
"""


def test_the_program_runs_opens_a_file_and_ends_when_the_window_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "given.png"
    save_picture(path, picture(1))
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path)], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["shown", "given.png"]
    assert "Traceback" not in done.stderr


HANG = """
import os, sys, threading, time, desktop.app
from PySide6.QtCore import QTimer
from core.events import Started
from core.jobs import Generate
from tests.desktop.fakes import FakeEngine, model_info

desktop.app.SHUTDOWN_SECONDS = 0.2
desktop.app.find_model = lambda name="": model_info()
build = desktop.app.build
inside = threading.Event()


def deaf(job, cancel):
    yield Started(job=job.id)
    inside.set()
    time.sleep(600)


def built(app, engine_factory=FakeEngine):
    engine = FakeEngine()
    studio = build(app, lambda: engine)

    def look():
        if studio.generation.model is not None and not studio.generation.busy:
            engine.scripts.append(deaf)
            studio.generation.generate()
        elif inside.is_set():
            timer.stop()
            studio.window.close()

    timer = QTimer(studio.window, interval=50)
    timer.timeout.connect(look)
    timer.start()
    return studio


desktop.app.build = built
sys.exit(desktop.app.run())
"""


def test_an_engine_that_does_not_stop_cannot_keep_the_program_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANG], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr

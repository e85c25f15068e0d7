"""A disk that really is full: a small one of its own, where the system lets us have one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXPORT = """
import json, os, shutil, sys
from pathlib import Path
import numpy as np
from core.document.output import Format, Output
from core.errors import FileError
from core.files.animation import animation, size_of
from core.geometry import Size

place, told = Path(sys.argv[1]), {}
frames = np.random.default_rng(0).integers(0, 256, (40, 32, 32, 3), dtype=np.uint8)
for room in (8, 24, 40, 140, 290):
    for form in Format:
        (place / "ballast").write_bytes(bytes((300 - room) * 1024))
        output = Output(path=place / ("walk" + form.value), format=form)
        try:
            with animation(output, Size(32, 32), 24, 0, "x" * 6000) as film:
                for frame in frames:
                    film.add(frame)
            said = "written"
        except FileError as error:
            said = error.message
        left = sorted({path.name for path in place.iterdir()} - {"ballast"})
        told[f"{room} {form.name}"] = [output.path.name, said, left, size_of(output.path)]
        for path in place.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
print(json.dumps(told))
"""


def test_a_film_is_there_or_it_is_not(tmp_path: Path) -> None:
    """Whatever room there is: one sentence and nothing left, or the whole film."""
    if shutil.which("unshare") is None:
        pytest.skip("no way to a disk of our own")
    words = 'mount -t tmpfs -o size=300k none "$1" 2>/dev/null || exit 77; exec "$2" -c "$3" "$1"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", words, "sh", str(tmp_path), sys.executable, EXPORT],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("no way to a disk of our own")
    assert done.returncode == 0, done.stderr
    stories = json.loads(done.stdout)
    full = 0
    for name, said, left, size in stories.values():
        if said == "written":
            assert left == [name]
            assert size > 1000
        else:
            assert said == f"“{name}” cannot be written: the disk is full; make room or choose another place."
            assert not left
            full += 1
    assert 5 <= full < len(stories), "some do not fit, some do"

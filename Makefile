# Two commands for a newcomer: `make run` and `make test`. Both set everything up in .venv.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test test-slow bench lint format clean bundled-model directions samples translations wheel smoke-wheel icons bundle deb album pictures

help:  ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMP): pyproject.toml packaging/constraints.txt packaging/system_libraries.sh
	@$(PYTHON) -c 'import sys; sys.exit("Latentscape needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@sh packaging/system_libraries.sh
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c packaging/constraints.txt -e '.[dev]'
	@touch $@

run: $(STAMP)  ## set everything up and open the window (no display: run the demo into demo/)
	@sh packaging/run.sh $(BIN)

test: lint  ## set everything up, check style and types, run the tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

test-slow: $(STAMP)  ## the checks that take longer
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m slow

bench: $(STAMP)  ## measure speed and responsiveness; prints figures, asserts nothing
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

lint: $(STAMP)  ## style, types, architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd packaging/bundled_model && ../../$(BIN)/mypy --config-file ../../pyproject.toml *.py
	cd packaging/directions && MYPYPATH=../bundled_model:../.. ../../$(BIN)/mypy --config-file ../../pyproject.toml *.py
	$(BIN)/lint-imports

format: $(STAMP)  ## put the code into its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bundled-model: $(STAMP)  ## train the model in the box again (PROFILE=cpu|gpu, hours)
	$(BIN)/python packaging/bundled_model/build.py --profile $(or $(PROFILE),cpu)

samples: $(STAMP)  ## make the sample pictures and the sample project again with the model in the box
	$(BIN)/python packaging/samples/make.py

translations: $(STAMP)  ## read the strings from the source, name those without German, compile the rest
	$(BIN)/python packaging/translations/update.py

wheel: $(STAMP)  ## build the wheel and the source package into dist/
	$(BIN)/python -m build --no-isolation --outdir dist .

smoke-wheel: wheel  ## install the wheel where nothing else is, and run its demo (minutes, a gigabyte)
	sh packaging/wheel/smoke.sh dist/latentscape-*.whl $(BIN)/python

album: $(STAMP)  ## pictures of everything in the window, dark and light, small and large, into demo/album (minutes)
	$(BIN)/python -m desktop.demo.album demo/album

pictures: $(STAMP)  ## make the README's pictures again with the demo
	sh packaging/pictures/make.sh $(BIN)/latentscape

icons: $(STAMP)  ## draw the program's icon in all sizes into build/icons
	$(BIN)/python packaging/icons/make.py build/icons

bundle: icons  ## build the folder that needs no Python into dist/latentscape, and run its demo (minutes, a gigabyte)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c packaging/constraints.txt pyinstaller
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/bundle packaging/bundle/latentscape.spec
	sh packaging/bundle/finish.sh dist/latentscape build/icons
	du -sh dist/latentscape
	sh packaging/smoke.sh dist/latentscape/latentscape

deb:  ## build a Debian package from that folder, install it into a root of its own, and run its demo there
	@test -x dist/latentscape/latentscape || $(MAKE) bundle
	sh packaging/linux/deb.sh dist/latentscape build/icons dist
	sh packaging/linux/smoke.sh dist/latentscape_*.deb

directions: $(STAMP)  ## learn and score the directions of the model in the box again (minutes)
	$(BIN)/python packaging/directions/build.py

clean:  ## remove what can be made again
	rm -rf $(VENV) build dist demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

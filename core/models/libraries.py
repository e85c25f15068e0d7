"""Silences the libraries below: imported by every file here that imports them.

transformers and diffusers speak to developers; what matters to a person is raised as a ModelError. They set
their loggers when they are first imported, so that is done here, before.
"""

from __future__ import annotations

import logging

import diffusers.utils.logging
import transformers.utils.logging

for _library in (diffusers, transformers):
    logging.getLogger(_library.__name__).setLevel(logging.ERROR)

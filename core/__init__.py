"""Latentscape's core: models, sampling and files. Knows nothing of Qt or of an event loop."""

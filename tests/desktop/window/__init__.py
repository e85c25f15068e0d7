"""Tests of the whole window, with a fake engine behind it."""

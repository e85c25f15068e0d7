"""Tests, laid out as core/ and desktop/ are."""

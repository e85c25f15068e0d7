"""Tests of finding one's way."""

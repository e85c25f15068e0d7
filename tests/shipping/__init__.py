"""Tests of what is handed to people: packages, menus, icons, what the README promises."""

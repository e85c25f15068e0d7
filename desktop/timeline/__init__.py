"""The timeline at the window's foot: strip, player, inspector, export."""

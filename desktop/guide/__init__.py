"""Finding one's way: the command palette, help, the first minute, what to do when something goes wrong."""

"""What can be preferred, and the window where it is chosen."""

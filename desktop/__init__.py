"""The window of Latentscape."""

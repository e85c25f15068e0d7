"""Models: what there is, how it is opened safely, and where it runs."""

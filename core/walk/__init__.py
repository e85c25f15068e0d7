"""Walks through latent space: the plan (pure), pacing, the cache of frames, and rendering."""

"""Diffusion: conditioning, the schedule, and the one sampling loop."""

"""Latents: between pictures and latents, previews of them, and what lies between them."""

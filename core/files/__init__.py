"""Reading and writing: pictures with their recipes, latents."""

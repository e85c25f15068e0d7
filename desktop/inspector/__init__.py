"""The latent inspector: the space a picture lies in, seen and changed cell by cell."""

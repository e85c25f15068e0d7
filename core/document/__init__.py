"""What a person works on: masks, regions, and how a new patch is put into a picture."""

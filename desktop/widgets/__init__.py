"""Small controls that any room of the window may use; they know nothing of the stores."""

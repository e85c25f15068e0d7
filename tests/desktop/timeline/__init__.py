"""The timeline's widgets."""

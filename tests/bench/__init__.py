"""What the portal costs as it grows: see `__main__`."""

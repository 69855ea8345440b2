"""Feedback: the form at the end of every page, and the editors' list of what it brought."""

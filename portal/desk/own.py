"""The desk's own screens and panels: importing them registers each."""

from . import amended_screen, calendar_feed, log_screen, review_board, work_list

__all__ = ["amended_screen", "calendar_feed", "log_screen", "review_board", "work_list"]

"""What publishing tells those that it must not know, such as the search index."""

from django.dispatch import Signal

# Sent inside the transaction with `page`, after what readers see of it changed.
page_changed = Signal()

"""What publishing tells those that it must not know."""

from django.dispatch import Signal

# Sent inside the transaction that changed what readers find at addresses, with `pages`: the pages
# concerned, each as it now stands. Those that are live are of their own kind and rendered.
pages_shown = Signal()

"""Certificates: given for a completion, shown again, verified, revoked. No name is ever kept."""

from .verification import Status, Verdict, verify, verify_many
from .views import issue

__all__ = ["Status", "Verdict", "issue", "verify", "verify_many"]

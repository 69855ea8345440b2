"""The request's id on every line of the log. Nothing that names a reader is logged."""

import logging
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = request_id.get()
        # Django hands the request along; its address may hold what a reader searched for.
        record.__dict__.pop("request", None)
        return True

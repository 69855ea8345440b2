"""Why a site gave no answer at all, in plain words. Pure."""

import socket
import ssl
from http.client import HTTPException

import requests
import urllib3

# Everything that may come of asking an address that anybody may have typed.
FAULTS = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError)
NO_ADDRESS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidSchema,
    requests.exceptions.MissingSchema,
    UnicodeError,
)


def words(error: Exception) -> str:
    chain = list(_chain(error))
    if untrusted := _first(chain, ssl.SSLCertVerificationError):
        return f"The site's certificate cannot be trusted: {untrusted.verify_message}."
    if _first(chain, ssl.SSLError):
        return "No secure connection to the site could be made."
    if _first(chain, socket.gaierror):
        return "No site of this name was found."
    if _first(chain, ConnectionRefusedError):
        return "The site refuses connections."
    if _first(chain, (TimeoutError, requests.Timeout)):
        return "The site did not answer in time."
    return "The connection broke off before an answer came."


def is_no_address(error: Exception) -> bool:
    """Say whether the address itself is at fault, whatever the network does."""
    return isinstance(error, NO_ADDRESS)


def may_be_for_head_only(error: Exception) -> bool:
    """Say whether a site was reached and then failed: some do so at HEAD, and answer GET."""
    chain = list(_chain(error))
    is_cut_off = _first(chain, (ConnectionResetError, HTTPException, requests.ReadTimeout))
    return bool(is_cut_off) and not _first(chain, (ssl.SSLError, socket.gaierror))


def _chain(error):
    while error:
        yield error
        error = error.__cause__ or error.__context__


def _first(chain, kinds):
    return next((error for error in chain if isinstance(error, kinds)), None)

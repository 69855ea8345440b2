"""An identity provider on this machine, which answers over HTTP as an agency's would."""

import json
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import urlsplit

import requests

from tests.serving import free_port, wait_for


@contextmanager
def running_provider(*people):
    """Run a provider that knows `people`, each the claims of one, and give its address."""
    port = free_port()
    claims = [word for person in people for word in ("--user-claims", json.dumps(person))]
    server = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def settings_for(address):
    """Return SOCIALACCOUNT_PROVIDERS for a provider there."""
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "SCOPE": ["openid", "email"],
            "APPS": [
                {
                    "provider_id": "agency",
                    "name": "Agency login",
                    "client_id": "portal",
                    "secret": "not much of a secret",
                    "settings": {"server_url": address},
                }
            ],
        }
    }


def answer_at_provider(url, **form):
    """Answer the provider's question as a person would; return where it sends the person back."""
    answer = requests.post(url, data=form, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"

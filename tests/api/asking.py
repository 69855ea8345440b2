"""How tests ask the API."""

SITE = "https://worklife.example.gov"


def ask(client, address, status=200, **headers):
    """Return what an address of the API answers, read.

    Raises AssertionError when the answer has another status or another type than it should.
    """
    answer = client.get(f"/api/v1/{address}", headers=headers)
    assert answer.status_code == status, answer.content
    kind = "application/json" if status == 200 else "application/problem+json"
    assert answer["Content-Type"].split(";")[0] == kind
    return answer.json()


def paths(client, address):
    """Return the addresses of the pages in a list."""
    return [one["path"] for one in ask(client, address)["items"]]

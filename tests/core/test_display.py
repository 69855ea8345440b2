import pytest

pytestmark = pytest.mark.django_db


def test_display_keeps_the_choice_in_the_readers_browser(client_reads):
    page = client_reads.post("/display/", {"notices": "assertive"})

    cookie = page.response.cookies["notices"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("assertive", True, "Lax")
    assert page.main.select_one("input[checked]")["value"] == "assertive"


def test_display_without_choice_says_what_to_do(client_reads):
    page = client_reads.post("/display/", {})

    assert "Choose how notices are shown." in page.get_text()
    assert "notices" not in page.response.cookies


@pytest.mark.parametrize("kept", ["", "loud", "polite"])
def test_display_takes_anything_unknown_for_polite(client_reads, kept):
    client_reads.client.cookies["notices"] = kept

    page = client_reads.get("/display/")

    assert page.main.select_one("input[checked]")["value"] == "polite"


@pytest.mark.parametrize(
    ("asked", "clean"),
    [
        ("/a-z/?ShowValidationPopups=true", "/a-z/"),
        ("/search/?q=leave&ShowValidationPopups=true", "/search/?q=leave"),
        ("/nowhere/?ShowValidationPopups=false", "/nowhere/"),
    ],
)
def test_retired_switch_leads_to_the_clean_address(client, asked, clean):
    answer = client.get(asked)

    assert (answer.status_code, answer["Location"]) == (301, clean)


def test_retired_switch_never_leads_to_another_host(client):
    query = {"QUERY_STRING": "ShowValidationPopups=true"}

    answer = client.get("/", PATH_INFO="//example.com/", **query)

    assert answer["Location"] == "/example.com/"


def test_retired_switch_points_out_display_once(client):
    client.get("/a-z/?ShowValidationPopups=true")

    first, second = client.get("/a-z/"), client.get("/a-z/")

    assert b"alert box" in first.content
    assert b"alert box" not in second.content

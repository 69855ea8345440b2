"""Old addresses: how they are written, loaded, kept and answered."""

import csv

import pytest
from django.core.management import CommandError, call_command

from portal.accounts.roles import Role
from portal.publishing import actions, old_addresses, seeding
from portal.publishing.addresses import one_spelling
from portal.publishing.models import Page, Redirect
from tests.factories import AT, make_draft, make_page, make_person

SHIPPED = old_addresses.FILE.read_text(encoding="utf-8")
SEEDS = {seed.path for seed in seeding.read_seeds()}


def led(client, address, **extra):
    """Return the status and where the answer leads."""
    answer = client.get(address, **extra)
    return answer.status_code, answer.get("Location")


def old(path, page):
    return Redirect.objects.create(path=one_spelling(path), page=page, created_at=AT)


def faults(text):
    return [str(fault) for fault in old_addresses.read(f"old,new\n{text}")[1]]


@pytest.fixture
def load(tmp_path):
    """A function that loads a CSV of the given rows."""

    def load(*rows, **options):
        file = tmp_path / "old.csv"
        file.write_text("\n".join(["old,new", *rows]) + "\n", encoding="utf-8")
        call_command("load_redirects", file, **options)

    return load


@pytest.mark.parametrize(
    ("path", "spelled"),
    [
        ("/Telework", "/telework/"),
        ("/telework/", "/telework/"),
        ("/tools/Basics/index.ASPX", "/tools/basics/index.aspx"),
        ("/tools/basics/index.aspx/", "/tools/basics/index.aspx"),
        ("/v1.2/notes", "/v1.2/notes/"),
        ("/", "/"),
    ],
)
def test_spelling_is_one_for_all_ways_to_write_an_address(path, spelled):
    assert one_spelling(path) == spelled
    assert one_spelling(spelled) == spelled


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("twlaws.asp,/telework/", "line 2: twlaws.asp is not an address of this site"),
        ("//example.gov/,/telework/", "line 2: //example.gov/ is not an address of this site"),
        (",/telework/", "line 2: Nothing is not an address of this site"),
        ("/a/,https://example.gov/", "line 2: https://example.gov/ is not an address of this site"),
        ("/a/?cid=1,/telework/", "line 2: /a/?cid=1 has a query or an anchor"),
        ("/a/,/telework/#law", "line 2: /telework/#law has a query or an anchor"),
        ("/a b/,/telework/", "line 2: /a b/ has a space in it."),
        ("/a%20b/,/telework/", "line 2: /a%20b/ has a space in it."),
        (f"/{'a' * 400},/telework/", f"line 2: /{'a' * 59}… is too long."),
        ("/a/", "line 2: There are 1 columns; there should be 2."),
        ("/a/,/b/,/c/", "line 2: There are 3 columns; there should be 2."),
        ("/Telework,/telework/", "line 2: /Telework leads to itself."),
        ("/a/,/b/\n/a/,/b/", "line 3: /a/ stands in line 2 already."),
        ("/a/,/b/\n\n/A,/c/", "line 4: /A leads to /b/ in line 2."),
        ("/a/,/b/\n/b/,/c/", "line 2: /b/ is an old address itself, see line 3"),
    ],
)
def test_reading_names_the_line_and_what_is_wrong(rows, fault):
    (found,) = faults(rows)

    assert found.startswith(fault)


def test_reading_finds_both_ends_of_a_loop():
    assert [fault[:7] for fault in faults("/a/,/b/\n/b/,/a/")] == ["line 2:", "line 3:"]


def test_reading_wants_the_header():
    rows, found = old_addresses.read("/a/,/b/\n")

    assert (rows, str(found[0])) == ([], "line 1: The first line must be: old,new")


def test_reading_takes_spellings_of_one_address_as_one():
    rows, found = old_addresses.read("\ufeffold,new\n/A/x.asp,/b/\n/a/x.ASP/,/b/\n")

    assert [(row.line, row.old, row.new) for row in rows] == [(2, "/a/x.asp", "/b/")]
    assert found == []


def test_shipped_list_is_in_order():
    rows, found = old_addresses.read(SHIPPED)

    assert found == []
    assert {row.old for row in rows} & SEEDS == set()


@pytest.mark.slow
@pytest.mark.django_db
def test_every_shipped_address_leads_to_its_page_at_once(client):
    rows, _ = old_addresses.read(SHIPPED)
    like = {"kind": "publishing.page", "state": "live", "published_at": AT, "updated_at": AT}
    Page.objects.bulk_create(
        Page(path=path, title=f"The page at {path}", **like) for path in {row.new for row in rows}
    )
    call_command("load_redirects", old_addresses.FILE, verbosity=0)

    written = {line["old"]: line["new"] for line in csv.DictReader(SHIPPED.splitlines())}
    answers = {first: led(client, first) for first in written}

    assert answers == {first: (301, new) for first, new in written.items()}
    assert {client.get(new).status_code for new in written.values()} == {200}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    ["/Tools/Index.aspx", "/tools/index.aspx", "/TOOLS/INDEX.ASPX/", "/tools/index%2Easpx"],
)
def test_old_address_answers_however_it_is_spelled(client, asked):
    old("/Tools/Index.aspx", make_page(slug="new"))

    assert led(client, asked) == (301, "/new/")


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["/status", "/status/", "/Status"])
def test_old_address_without_final_slash_takes_one_hop(client, asked):
    old("/status", make_page(slug="operating-status"))

    assert led(client, asked) == (301, "/operating-status/")


@pytest.mark.django_db
def test_old_address_drops_the_query(client):
    """What was asked of a page of the old site means nothing to the new one."""
    old("/faqs/index.aspx", make_page(slug="questions"))

    assert led(client, "/FAQs/index.aspx?cid=964c0e1f&page=2") == (301, "/questions/")


@pytest.mark.django_db
def test_old_address_with_the_retired_switch_takes_one_hop(client):
    old("/twlaws.asp", make_page(slug="legislation"))

    asked = "/twlaws.asp?ShowValidationPopups=true"

    assert led(client, asked) == (301, "/legislation/")
    assert "display_hint" in client.cookies


@pytest.mark.django_db
def test_old_address_follows_the_page(client):
    page = make_page(slug="one")
    old("/x.asp", page)

    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    assert led(client, "/x.asp") == (301, "/two/")


@pytest.mark.django_db
def test_old_address_of_a_page_that_is_gone_says_so(client_reads):
    page = make_page()
    old("/x.asp", page)

    actions.archive(page=page, reason="The program ended.", by=None, at=AT)

    assert "The program ended." in client_reads.get("/X.asp", status=410).main.text


@pytest.mark.django_db
def test_old_address_gives_way_to_a_page_that_is_published_there(client):
    old("/leave/", make_page())

    make_page(slug="leave")

    assert client.get("/leave/").status_code == 200
    assert led(client, "/Leave") == (301, "/leave/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/Leave/", "/leave/"),
        ("/LEAVE", "/leave/"),
        ("/leave?from=mail&n=1", "/leave/?from=mail&n=1"),
        ("/search?q=Leave", "/search/?q=Leave"),
        ("/A-Z", "/a-z/"),
        ("/admin", "/admin/"),
        ("/Leave/?ShowValidationPopups=true&n=1", "/leave/?n=1"),
        ("/leave?ShowValidationPopups=true", "/leave/"),
        ("/review/aB%3Fc", "/review/aB%3Fc/"),
    ],
)
def test_address_spelled_otherwise_leads_to_ours_at_once(client, asked, leads_to):
    make_page(slug="leave")

    assert led(client, asked) == (301, leads_to)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    ["/nowhere.aspx", "/Nowhere", "/leave%00", "/leave%0a/x", "/REVIEW/abc/", "/%ff", "/draft"],
)
def test_address_that_nobody_knows_is_not_found(client, asked):
    make_page(slug="leave")
    make_draft(slug="draft")

    assert led(client, asked) == (404, None)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["//example.com/leave", "//leave", "//a-z"])
def test_address_with_two_slashes_never_leads_to_another_host(client, path):
    make_page(slug="leave")

    answer = client.get("/", PATH_INFO=path)

    assert not answer.get("Location", "/").startswith("//")


@pytest.mark.django_db
def test_unknown_address_takes_no_form(client):
    assert client.post("/x.asp").status_code == 405


@pytest.mark.django_db
def test_load_adds_changes_and_leaves_alone(load, capsys):
    one, two = make_page(slug="one"), make_page(slug="two")
    old("/same", two)
    old("/other", one)

    load("/Same/,/two/", "/other,/two/", "/new.asp,/one/")

    assert dict(Redirect.objects.values_list("path", "page")) == {
        "/same/": two.pk,
        "/other/": two.pk,
        "/new.asp": one.pk,
    }
    assert "1 new, 1 changed, 1 as before" in capsys.readouterr().out


@pytest.mark.django_db
def test_load_again_changes_nothing(load):
    make_page(slug="one")
    load("/x.asp,/one/")
    before = list(Redirect.objects.values())

    load("/x.asp,/one/")

    assert list(Redirect.objects.values()) == before


@pytest.mark.django_db
def test_load_names_the_page_where_it_is_now(load):
    page = make_page(slug="one")
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    load("/x.asp,/one/")

    assert Redirect.objects.get(path="/x.asp").page == page


@pytest.mark.django_db
def test_load_dry_run_changes_nothing(load, capsys):
    make_page(slug="one")

    load("/x.asp,/one/", dry_run=True)

    assert not Redirect.objects.exists()
    assert "Would load old addresses: 1 new" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("/x.asp,/nowhere/", "line 3: There is no page at /nowhere/."),
        ("/x.asp,/draft/", "line 3: There is no page at /draft/."),
        ("/One,/two/", "line 3: A page lives at /one/, or did"),
        ("/A-Z,/one/", "line 3: /a-z/ is an address of the portal's own."),
        ("/healthz,/one/", "line 3: /healthz/ is an address of the portal's own."),
        ("/admin/x,/one/", "line 3: /admin/x/ is an address of the portal's own."),
        ("/x.asp?a=1,/one/", "line 3: /x.asp?a=1 has a query"),
    ],
)
def test_load_changes_nothing_unless_every_row_is_in_order(load, row, fault):
    make_page(slug="one"), make_page(slug="two"), make_draft(slug="draft")

    with pytest.raises(CommandError, match="Nothing was loaded") as refused:
        load("/good.asp,/one/", row)

    assert f"\n  {fault}" in str(refused.value)
    assert not Redirect.objects.exists()


@pytest.mark.django_db
def test_load_names_every_bad_row_in_order(load):
    with pytest.raises(CommandError) as refused:
        load("/a.asp,/nowhere/", "b.asp,/one/", "/c.asp,/neither/")

    assert [line[2:8] for line in str(refused.value).splitlines()[1:]] == [
        "line 2",
        "line 3",
        "line 4",
    ]


@pytest.fixture
def shipped(monkeypatch, tmp_path):
    """Ship two old addresses, of which one has its page."""
    file = tmp_path / "old.csv"
    file.write_text("old,new\n/x.asp,/one/\n/y.asp,/not-yet/\n")
    monkeypatch.setattr("portal.publishing.old_addresses.sowing.FILE", file)
    monkeypatch.setattr("portal.publishing.management.commands.seed.read_seeds", list)


@pytest.mark.django_db
def test_seed_loads_them_and_says_how_many_wait(shipped, capsys):
    page = make_page(slug="one")

    call_command("seed")

    assert dict(Redirect.objects.values_list("path", "page")) == {"/x.asp": page.pk}
    said = capsys.readouterr().out
    assert "1 old addresses added, 1 old addresses waiting for their page" in said


@pytest.mark.django_db
def test_seed_leaves_an_editors_choice(shipped):
    make_page(slug="one")
    chosen = make_page(slug="chosen")
    old("/x.asp", chosen)

    call_command("seed", verbosity=0)

    assert Redirect.objects.get().page == chosen


ADD = "/admin/publishing/redirect/add/"


@pytest.mark.django_db
def test_publisher_adds_an_old_address(desk, client):
    page = make_page(slug="one")

    desk.post(ADD, {"path": "/Old/Page.ASPX/", "page": page.pk}, status=302)

    assert led(client, "/old/page.aspx") == (301, "/one/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("old", "is not an address of this site"),
        ("/old?x=1", "has a query"),
        ("/A-Z", "an address of the portal&#x27;s own"),
        ("/ONE", "A page lives at /one/"),
        ("/Known", "already exists"),
    ],
)
def test_desk_takes_what_the_command_takes(client, editor, path, said):
    page = make_page(slug="one")
    old("/known/", page)
    client.force_login(editor)

    answer = client.post(ADD, {"path": path, "page": page.pk})

    assert said in answer.content.decode()
    assert Redirect.objects.count() == 1


@pytest.mark.django_db
def test_desk_takes_only_pages_of_the_editors_section_that_readers_can_open(client):
    elsewhere, draft = make_page(slug="one"), make_draft(slug="two")
    client.force_login(make_person(Role.PUBLISHER, "telework"))

    for page, said in ((elsewhere, "no such role"), (draft, "that readers can open")):
        answer = client.post(ADD, {"path": "/x.asp", "page": page.pk})
        assert said in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "status"), [(Role.REVIEWER, 403), (Role.PUBLISHER, 200)])
def test_only_publishers_may_add_old_addresses(client, role, status):
    client.force_login(make_person(role, "telework"))

    assert client.get(ADD).status_code == status

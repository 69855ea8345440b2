import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from portal.accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"


def test_user_signs_in_however_the_address_is_capitalized(client):
    User.objects.create_superuser("Jane@Agency.gov", PASSWORD)

    assert client.login(username="JANE@agency.gov", password=PASSWORD)


def test_address_is_kept_in_small_letters():
    assert User.objects.create_user("Jane@Agency.gov").email == "jane@agency.gov"


def test_one_address_makes_one_account():
    User.objects.create_user("ann@agency.gov")

    with pytest.raises(ValidationError, match="Another account has this e-mail address"):
        User(email="Ann@Agency.gov", password="x").full_clean()


def test_first_account_is_made_by_a_command(client, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)

    call_command("createsuperuser", interactive=False, email="first@agency.gov", verbosity=0)

    first = User.objects.get()
    assert client.login(username="first@agency.gov", password=PASSWORD)
    assert first.has_role("administrator")


def test_user_needs_an_address():
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user("")

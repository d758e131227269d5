"""Every page of the shipped library, asked for once and looked at by many sweeps."""

import pytest
from django.test import Client

from .addresses import every_address


@pytest.fixture(scope="session")
def pages(django_db_setup, django_db_blocker, library):
    """Return {address: response} for every address of the site, as whole pages."""
    client = Client()
    with django_db_blocker.unblock():
        found = {address: client.get(address) for address in every_address(library)}
    assert len(found) > 1000
    return found

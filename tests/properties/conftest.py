"""What the properties share: fresh databases of each kind, and that they are not counted as coverage."""

from collections.abc import Callable

import pytest

from tests.properties.delivery_homes import Home, PostgresHome, SqliteHome


@pytest.fixture(autouse=True)
def _uncounted(no_cover: None) -> None:
    """Coverage counts what tests look at; that a random conversation came by says little, and takes twice as long."""


@pytest.fixture(params=["sqlite", "postgresql"])
def new_home(request: pytest.FixtureRequest) -> Callable[[], Home]:
    """Makes the database of one more game."""
    if request.param == "sqlite":
        return SqliteHome
    cluster, (template, keys) = request.getfixturevalue("postgres"), request.getfixturevalue("migrated")
    return lambda: PostgresHome(cluster, template, keys)

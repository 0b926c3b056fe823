"""What several games share: fresh databases of each kind."""

from collections.abc import Callable

import pytest

from tests.properties.delivery_homes import Home, PostgresHome, SqliteHome


@pytest.fixture(params=["sqlite", "postgresql"])
def new_home(request: pytest.FixtureRequest) -> Callable[[], Home]:
    """Makes the database of one more game."""
    if request.param == "sqlite":
        return SqliteHome
    cluster, (template, keys) = request.getfixturevalue("postgres"), request.getfixturevalue("migrated")
    return lambda: PostgresHome(cluster, template, keys)

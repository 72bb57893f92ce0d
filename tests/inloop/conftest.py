from datetime import date

import pytest

from participatie import klok


@pytest.fixture
def stil():
    """Monday morning at eleven; not for threads, which do not inherit the clock."""
    with klok.op(klok.lokaal(date(2026, 3, 2), 11)):
        yield

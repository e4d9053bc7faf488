"""The people at their desks, as for the pages."""

from tests.pages.conftest import desk, people

__all__ = ["desk", "people"]

from tests.dashboards.conftest import chromium

__all__ = ["chromium"]

"""Every test runs without the network: opening an outside connection fails."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long tests and comparisons of times run only when asked for by ``-m``; the skips are shown and counted."""
    asked = config.getoption("-m")
    for marker, reason in (
        ("slow", "takes long: run with -m slow"),
        ("long", "takes many minutes: run with -m long"),
        ("timing", "compares times: run with -m timing"),
    ):
        if marker not in asked:
            for item in items:
                if item.get_closest_marker(marker) is not None:
                    item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse outside connections except in tests marked ``network``."""
    if request.node.get_closest_marker("network") is None:
        real_connect = socket.socket.connect

        def connect(self: socket.socket, address: Any) -> None:
            local = self.family == getattr(socket, "AF_UNIX", None)
            if not local and isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
                raise RuntimeError(f"a test tried to reach the network: {address!r}")
            real_connect(self, address)

        monkeypatch.setattr(socket.socket, "connect", connect)
    yield

"""No test reads or writes what the person who runs it has the program remember."""

import pytest


@pytest.fixture(autouse=True, scope="session")
def _nobodys_memory(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        for name in ("STATE", "CONFIG"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        yield

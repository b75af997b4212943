"""What the program keeps of its own stands where every program of the system keeps such things."""

import platformdirs
import pytest

from mondegreen.disk.homes import cache_home, config_home, state_home

HOMES = {
    "XDG_CACHE_HOME": (cache_home, platformdirs.user_cache_path),
    "XDG_CONFIG_HOME": (config_home, platformdirs.user_config_path),
    "XDG_STATE_HOME": (state_home, platformdirs.user_state_path),
}


@pytest.mark.parametrize("variable", HOMES)
@pytest.mark.parametrize("value", [None, "", "/elsewhere", "/else where/", "here", " ", "~/there"])
@pytest.mark.parametrize("home", ["/home/ada", "", "ada"])
def test_it_is_where_platformdirs_says(monkeypatch, variable, value, home):
    monkeypatch.setenv("HOME", home)
    monkeypatch.delenv(variable, raising=False)
    if value is not None:
        monkeypatch.setenv(variable, value)
    ours, theirs = HOMES[variable]
    assert ours() == theirs("mondegreen")

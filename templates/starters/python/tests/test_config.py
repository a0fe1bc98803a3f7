from pathlib import Path

import pytest

from app.config import read_config


def test_has_defaults() -> None:
    config = read_config({})
    assert (config.log_level, config.api_token) == ("INFO", None)


def test_refuses_what_is_no_level() -> None:
    with pytest.raises(ValueError, match="LOG_LEVEL"):
        read_config({"LOG_LEVEL": "loud"})


def test_reads_a_secret_from_its_file_and_refuses_two_sources(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("not-a-real-token\n")
    assert read_config({"API_TOKEN_FILE": str(file)}).api_token == "not-a-real-token"
    with pytest.raises(ValueError, match="both"):
        read_config({"API_TOKEN_FILE": str(file), "API_TOKEN": "other"})


def test_a_secret_is_not_printed() -> None:
    assert "not-a-real-token" not in repr(read_config({"API_TOKEN": "not-a-real-token"}))

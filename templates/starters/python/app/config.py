"""The environment, read once at the start: a service that is set up wrongly must not come up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True)
class Config:
    log_level: str
    api_token: str | None = field(repr=False)
    """Token for a service that this one calls; nothing asks for it yet."""


def read_config(environment: Mapping[str, str]) -> Config:
    level = environment.get("LOG_LEVEL", "info").upper()
    if level not in LEVELS:
        raise ValueError(f"LOG_LEVEL must be one of {', '.join(LEVELS)}")
    return Config(log_level=level, api_token=read_secret("API_TOKEN", environment))


def read_secret(name: str, environment: Mapping[str, str]) -> str | None:
    """The contents of the file that NAME_FILE names, or NAME itself. Errors never hold the value."""
    path, value = environment.get(f"{name}_FILE"), environment.get(name)
    if path is not None and value is not None:
        raise ValueError(f"{name} and {name}_FILE are both set: keep one")
    if path is None:
        return value
    return Path(path).read_text(encoding="utf-8").removesuffix("\n")

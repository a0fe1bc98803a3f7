"""The service: `uvicorn app.main:app`."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Response

from app.config import read_config
from app.logs import configure_logs

config = read_config(os.environ)
configure_logs(config.log_level)


@asynccontextmanager
async def lifespan(service: FastAPI) -> AsyncIterator[None]:
    service.state.ready = True
    yield
    service.state.ready = False


app = FastAPI(title="starter-service", lifespan=lifespan)
app.state.ready = False


@app.get("/")
def index() -> dict[str, str]:
    return {"service": "starter-service"}


@app.get("/healthz")
def healthz() -> dict[str, str]:
    """Alive: asks nothing of anybody else, so that a broken neighbour never restarts this service."""
    return {"status": "ok"}


@app.get("/readyz")
def readyz(response: Response) -> dict[str, str]:
    if app.state.ready:
        return {"status": "ready"}
    response.status_code = 503
    return {"status": "stopping"}

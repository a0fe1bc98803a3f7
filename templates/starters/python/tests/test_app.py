from fastapi.testclient import TestClient

from app.main import app


def test_is_alive() -> None:
    with TestClient(app) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        assert client.get("/readyz").status_code == 200


def test_is_not_ready_once_it_is_stopped_and_still_alive() -> None:
    with TestClient(app):
        pass
    client = TestClient(app)
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200

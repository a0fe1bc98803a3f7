//! The service without a socket: tests hand it requests directly.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::{Json, Router, routing::get};
use serde_json::{Value, json};
use tracing::info;

/// Whether new work is welcome; false from the moment the service is told to stop.
type Ready = Arc<AtomicBool>;

pub fn router(ready: Ready) -> Router {
    let work = Router::new().route("/", get(home)).layer(from_fn(logged));
    Router::new().route("/healthz", get(healthz)).route("/readyz", get(readyz)).merge(work).with_state(ready)
}

async fn home() -> Json<Value> {
    Json(json!({ "service": env!("CARGO_PKG_NAME") }))
}

/// Alive: asks nothing of anybody else, so that a broken neighbour never restarts this service.
async fn healthz() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

async fn readyz(State(ready): State<Ready>) -> (StatusCode, Json<Value>) {
    if ready.load(Ordering::Relaxed) {
        (StatusCode::OK, Json(json!({ "status": "ready" })))
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": "stopping" })))
    }
}

/// One line for each request that is no probe: no body, no header, no query.
async fn logged(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    info!(%method, path, status = response.status().as_u16(), ms, "request");
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use tower::ServiceExt;

    use super::*;

    async fn status(ready: bool, path: &str) -> StatusCode {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        router(Arc::new(AtomicBool::new(ready))).oneshot(request).await.expect("an answer").status()
    }

    #[tokio::test]
    async fn is_alive_while_it_stops_but_not_ready() {
        assert_eq!(status(true, "/healthz").await, StatusCode::OK);
        assert_eq!(status(false, "/healthz").await, StatusCode::OK);
        assert_eq!(status(true, "/readyz").await, StatusCode::OK);
        assert_eq!(status(false, "/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
    }

    #[tokio::test]
    async fn answers_what_it_knows() {
        assert_eq!(status(true, "/").await, StatusCode::OK);
        assert_eq!(status(true, "/nothing").await, StatusCode::NOT_FOUND);
    }
}

//! Answers HTTP requests. `starter-service healthcheck` asks the running one how it is, so that an image without a shell can be asked too.

mod api;
mod config;
mod health;

use std::env;
use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing::{error, info};

use config::Config;

/// How long open requests may take once the service was told to stop.
const DRAIN: Duration = Duration::from_secs(8);

fn main() -> ExitCode {
    let settings = match Config::read(|name| env::var(name).ok()) {
        Ok(settings) => settings,
        Err(problem) => {
            eprintln!("configuration: {problem}");
            return ExitCode::FAILURE;
        }
    };
    if env::args().nth(1).as_deref() == Some("healthcheck") {
        return if health::ask(settings.port) { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    tracing_subscriber::fmt().json().flatten_event(true).with_max_level(settings.log_level).init();
    match serve(&settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            error!(error = %problem, "stopped");
            ExitCode::FAILURE
        }
    }
}

/// Runs until SIGTERM or SIGINT, then answers the open requests. A second signal ends the program at once.
#[tokio::main]
async fn serve(settings: &Config) -> Result<(), Box<dyn Error>> {
    let ready = Arc::new(AtomicBool::new(true));
    let mut signals = Signals::new()?;
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let listener = TcpListener::bind(("0.0.0.0", settings.port)).await?;
    info!(port = settings.port, "listening");
    let serving = axum::serve(listener, api::router(Arc::clone(&ready))).with_graceful_shutdown(async {
        let _ = stopped.await;
    });
    let mut serving = tokio::spawn(serving.into_future());
    tokio::select! {
        ended = &mut serving => return Ok(ended??),
        () = signals.next() => {}
    }
    ready.store(false, Ordering::Relaxed);
    info!("stopping");
    let _ = stop.send(());
    tokio::select! {
        ended = &mut serving => ended??,
        () = signals.next() => return Err("a second signal".into()),
        () = tokio::time::sleep(DRAIN) => return Err("requests were still open".into()),
    }
    info!("stopped");
    Ok(())
}

struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

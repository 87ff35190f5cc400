//! A server and its workers as one process, and workers by themselves.

use std::io;

use tokio::net::TcpListener;

use crate::dispatch::router;
use crate::hooks::tell_endpoints;
use crate::jobs::{Jobs, Say};
use crate::service::Service;

/// Answers requests, runs cases and tells endpoints until `stop` is there; then brings to an end what is under way.
pub async fn serve(
    listener: TcpListener,
    service: Service,
    say: Say,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let stopped = {
        let service = service.clone();
        async move { service.stopped().await }
    };
    let answering = axum::serve(listener, router(&service)).with_graceful_shutdown(stopped);
    let (answered, (), ()) = tokio::join!(answering, work_until_stopped(&service, &say), stop_when(&service, stop));
    answered
}

/// Runs cases and tells endpoints until `stop` is there.
pub async fn work(service: Service, say: Say, stop: impl Future<Output = ()>) {
    tokio::join!(work_until_stopped(&service, &say), stop_when(&service, stop));
}

/// Stops when told to, unless it has stopped by itself: a newer program laid its store out anew.
async fn stop_when(service: &Service, told: impl Future<Output = ()>) {
    tokio::select! {
        () = told => service.stop(),
        () = service.stopped() => {}
    }
}

async fn work_until_stopped(service: &Service, say: &Say) {
    let jobs = Jobs::new(service, say.clone());
    let telling = async {
        match &service.0.options.messenger {
            Some(fetcher) => tell_endpoints(service, fetcher, say).await,
            None => service.stopped().await,
        }
    };
    tokio::join!(jobs.run(), telling);
}

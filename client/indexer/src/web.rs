//! Connections, within bounds: their number, and the time that a caller takes to say what it asks.

use std::{sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
	rt::{TokioIo, TokioTimer},
	server::graceful::GracefulShutdown,
	service::TowerToHyperService,
};
use tokio::{
	net::{TcpListener, TcpStream},
	sync::{OwnedSemaphorePermit, Semaphore},
};

/// Connections that are held at the same time; further ones wait.
const MAX_CONNECTIONS: usize = 512;
/// Time for the head of a question, and for the next one on the same connection.
const HEAD_TIMEOUT: Duration = Duration::from_secs(15);
/// Time for the questions that are being answered when it ends.
const STOP_TIMEOUT: Duration = Duration::from_secs(3);

/// Answers until `stop` is done.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
	let permits = Arc::new(Semaphore::new(MAX_CONNECTIONS));
	let graceful = GracefulShutdown::new();
	let mut server = http1::Builder::new();
	server.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
	tokio::pin!(stop);
	loop {
		let (stream, permit) = tokio::select! {
			() = &mut stop => break,
			next = accept(&listener, &permits) => next,
		};
		let service = TowerToHyperService::new(router.clone());
		let connection = graceful.watch(server.serve_connection(TokioIo::new(stream), service));
		tokio::spawn(async move {
			// A caller that goes away or breaks the protocol ends its own connection, which is all there is to do.
			connection.await.ok();
			drop(permit);
		});
	}
	drop(listener);
	// Streams of live events would go on for ever.
	tokio::time::timeout(STOP_TIMEOUT, graceful.shutdown()).await.ok();
}

async fn accept(
	listener: &TcpListener,
	permits: &Arc<Semaphore>,
) -> (TcpStream, Option<OwnedSemaphorePermit>) {
	let permit = permits.clone().acquire_owned().await.ok();
	loop {
		match listener.accept().await {
			Ok((stream, _)) => return (stream, permit),
			// Out of file descriptors, or a connection gone before it was taken: neither ends the index.
			Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
		}
	}
}

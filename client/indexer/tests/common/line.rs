//! A line to a server that breaks when a test wants it to.

// Not everyone who has it uses all of it.
#![allow(dead_code)]

use std::{
	net::SocketAddr,
	path::PathBuf,
	sync::{Arc, Mutex},
};

use tokio::{
	io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
	net::{TcpListener, TcpStream, UnixStream},
	task::JoinHandle,
};

/// When a line breaks, once; it can be called again at any time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
	/// When so many bytes more have come from the server.
	After(usize),
	/// When the server has answered what has this text in it, and nobody has heard the answer.
	Unheard(&'static str),
}

/// Where the server listens.
#[derive(Clone, Debug)]
pub enum To {
	/// At this address.
	Address(String),
	/// At this socket.
	Socket(PathBuf),
}

/// A line, as long as it is held.
pub struct Line {
	address: SocketAddr,
	next: Arc<Mutex<Option<Break>>>,
	listening: JoinHandle<()>,
}

impl Line {
	/// A line that whoever calls its address has to this server.
	pub async fn to(server: To) -> Self {
		let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
		let address = listener.local_addr().expect("it listens");
		let next = Arc::new(Mutex::new(None));
		let calls = next.clone();
		let listening = tokio::spawn(async move {
			loop {
				let (near, _) = listener.accept().await.expect("it listens");
				let (server, next) = (server.clone(), calls.clone());
				tokio::spawn(async move {
					match server {
						To::Address(address) => carry(near, TcpStream::connect(address).await?, &next).await,
						To::Socket(path) => carry(near, UnixStream::connect(path).await?, &next).await,
					}
				});
			}
		});
		Self { address, next, listening }
	}

	/// Its near end.
	pub fn address(&self) -> SocketAddr {
		self.address
	}

	/// Has it break so, once.
	pub fn breaks(&self, when: Break) {
		*self.next.lock().expect("nobody fails with it") = Some(when);
	}

	/// Whether it has broken as it was to.
	pub fn has_broken(&self) -> bool {
		self.next.lock().expect("nobody fails with it").is_none()
	}
}

impl Drop for Line {
	fn drop(&mut self) {
		self.listening.abort();
	}
}

/// Carries bytes both ways until either end hangs up, or the line breaks.
async fn carry(
	mut near: TcpStream,
	mut far: impl AsyncRead + AsyncWrite + Unpin,
	next: &Mutex<Option<Break>>,
) -> std::io::Result<()> {
	let (mut asked, mut said) = (vec![0; 64 * 1024], vec![0; 64 * 1024]);
	let mut unheard = false;
	loop {
		tokio::select! {
			count = near.read(&mut asked) => {
				let bytes = &asked[..count?];
				if bytes.is_empty() {
					return Ok(());
				}
				unheard |= is_to_be_unheard(bytes, next);
				far.write_all(bytes).await?;
			}
			count = far.read(&mut said) => {
				let bytes = &said[..count?];
				let heard = if unheard { 0 } else { heard(bytes.len(), next) };
				near.write_all(&bytes[..heard]).await?;
				if heard < bytes.len() || bytes.is_empty() {
					return Ok(());
				}
			}
		}
	}
}

/// Whether the answer to these bytes is one that nobody is to hear.
fn is_to_be_unheard(bytes: &[u8], next: &Mutex<Option<Break>>) -> bool {
	let mut next = next.lock().expect("nobody fails with it");
	let Some(Break::Unheard(text)) = *next else { return false };
	let found = bytes.windows(text.len()).any(|part| part == text.as_bytes());
	if found {
		*next = None;
	}
	found
}

/// How many of so many bytes of the server's are heard before the line breaks.
fn heard(count: usize, next: &Mutex<Option<Break>>) -> usize {
	let mut next = next.lock().expect("nobody fails with it");
	match *next {
		Some(Break::After(left)) if left < count => {
			*next = None;
			left
		}
		Some(Break::After(left)) => {
			*next = Some(Break::After(left - count));
			count
		}
		_ => count,
	}
}

//! A line to a server that breaks when a test wants it to.

// Not everyone who has it uses all of it.
#![allow(dead_code)]

use std::{
	collections::VecDeque,
	net::SocketAddr,
	path::PathBuf,
	sync::{Arc, Mutex},
};

use tokio::{
	io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
	net::{TcpListener, TcpStream, UnixStream},
	task::JoinHandle,
};

/// When a line breaks; it can be called again at once.
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

/// The breaks that are still to come, the next first.
type Breaks = Mutex<VecDeque<Break>>;

/// A line, as long as it is held.
pub struct Line {
	address: SocketAddr,
	breaks: Arc<Breaks>,
	listening: JoinHandle<()>,
}

impl Line {
	/// A line that whoever calls its address has to this server.
	pub async fn to(server: To) -> Self {
		let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
		let address = listener.local_addr().expect("it listens");
		let breaks = Arc::<Breaks>::default();
		let shared = breaks.clone();
		let listening = tokio::spawn(async move {
			loop {
				let (near, _) = listener.accept().await.expect("it listens");
				let (server, breaks) = (server.clone(), shared.clone());
				tokio::spawn(async move {
					match server {
						To::Address(address) => {
							carry(near, TcpStream::connect(address).await?, &breaks).await
						}
						To::Socket(path) => carry(near, UnixStream::connect(path).await?, &breaks).await,
					}
				});
			}
		});
		Self { address, breaks, listening }
	}

	/// Its near end.
	pub fn address(&self) -> SocketAddr {
		self.address
	}

	/// Has it break so, once each, one after the other.
	pub fn breaks(&self, when: impl IntoIterator<Item = Break>) {
		self.breaks.lock().expect("nobody fails with it").extend(when);
	}

	/// Whether it has broken as often as it was to.
	pub fn has_broken(&self) -> bool {
		self.breaks.lock().expect("nobody fails with it").is_empty()
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
	breaks: &Breaks,
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
				unheard |= is_to_be_unheard(bytes, breaks);
				far.write_all(bytes).await?;
			}
			count = far.read(&mut said) => {
				let bytes = &said[..count?];
				let heard = if unheard { 0 } else { heard(bytes.len(), breaks) };
				near.write_all(&bytes[..heard]).await?;
				if heard < bytes.len() || bytes.is_empty() {
					return Ok(());
				}
			}
		}
	}
}

/// Whether the answer to these bytes is one that nobody is to hear.
fn is_to_be_unheard(bytes: &[u8], breaks: &Breaks) -> bool {
	let mut breaks = breaks.lock().expect("nobody fails with it");
	let Some(Break::Unheard(text)) = breaks.front() else { return false };
	let found = bytes.windows(text.len()).any(|part| part == text.as_bytes());
	if found {
		breaks.pop_front();
	}
	found
}

/// How many of so many bytes of the server's are heard before the line breaks.
fn heard(count: usize, breaks: &Breaks) -> usize {
	let mut breaks = breaks.lock().expect("nobody fails with it");
	let Some(Break::After(left)) = breaks.front_mut() else { return count };
	let heard = count.min(*left);
	*left -= heard;
	if heard < count {
		breaks.pop_front();
	}
	heard
}

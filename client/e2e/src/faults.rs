//! A web server that does everything wrong that one can: what it does with a request is the first part of the path.
//!
//! It serves two files, a small one and a large one with its outboard. All of 127.0.0.0/8 reaches it, so that each file can have a
//! host of its own.

use std::sync::{
	Arc,
	atomic::{AtomicU64, Ordering},
};

use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::{TcpListener, TcpStream},
	task::JoinHandle,
};

use crate::seconds;

/// What a server does, which else would serve the registered bytes. Of a large file it does so with its groups, and serves the
/// outboard as it is, unless it is the outboard that the fault is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// Nothing: it serves the registered bytes.
	Honest,
	/// The file's last byte is another.
	Altered,
	/// One byte less, as if that were all.
	Shorter,
	/// A hundred times as many bytes as it should be, all of which it is ready to send.
	Hundredfold,
	/// Promises all bytes, sends half of them and closes the connection.
	Truncated,
	/// Never answers.
	Silent,
	/// Sends half of the bytes, and nothing more.
	Stalled,
	/// Sends a byte every five seconds.
	Dripping,
	/// Says that it is elsewhere, where the registered bytes are.
	Redirected,
	/// Says that it is compressed.
	Encoded,
	/// There is no such file.
	NotFound,
	/// Sends headers without end.
	EndlessHeaders,
	/// One header line without end.
	EndlessLine,
	/// Answers in no language that it was asked in.
	NoHttp,
	/// Serves the whole file where a part was asked for.
	IgnoresRange,
	/// Another part than was asked for.
	OtherPart,
	/// Promises the part, and sends less as if that were all.
	ShortPart,
	/// There is no outboard.
	NoOutboard,
	/// Serves the whole outboard where a part was asked for, as if it had not been.
	OutboardIgnoresRange,
	/// Never answers for the outboard.
	SilentOutboard,
	/// The outboard is that of other bytes.
	OtherOutboard,
	/// Outboard and bytes fit each other, and are another file's.
	OtherFile,
}

impl Fault {
	const ALL: [Self; 22] = [
		Self::Honest,
		Self::Altered,
		Self::Shorter,
		Self::Hundredfold,
		Self::Truncated,
		Self::Silent,
		Self::Stalled,
		Self::Dripping,
		Self::Redirected,
		Self::Encoded,
		Self::NotFound,
		Self::EndlessHeaders,
		Self::EndlessLine,
		Self::NoHttp,
		Self::IgnoresRange,
		Self::OtherPart,
		Self::ShortPart,
		Self::NoOutboard,
		Self::OutboardIgnoresRange,
		Self::SilentOutboard,
		Self::OtherOutboard,
		Self::OtherFile,
	];

	fn is_of_the_outboard(self) -> bool {
		matches!(
			self,
			Self::NoOutboard
				| Self::OutboardIgnoresRange
				| Self::SilentOutboard
				| Self::OtherOutboard
				| Self::OtherFile
		)
	}
}

/// A file, with its outboard.
#[derive(Clone, Debug)]
pub struct File {
	/// Its bytes.
	pub bytes: Vec<u8>,
	/// Its outboard.
	pub outboard: Vec<u8>,
}

/// The server's files.
#[derive(Clone, Debug)]
pub struct Files {
	/// Served as `small`.
	pub small: File,
	/// Served as `large`.
	pub large: File,
	/// As large as that one, every group of which is another.
	pub other: File,
}

/// The server. It ends with it.
pub struct Server {
	port: u16,
	served: Arc<Served>,
	task: JoinHandle<()>,
}

struct Served {
	files: Files,
	/// Bytes that were sent of answers that were to be a hundred times too large, and of endless ones; the most of one.
	most_sent: AtomicU64,
	/// Requests that came where others were redirected to.
	followed: AtomicU64,
}

impl Server {
	/// Starts it on a free port.
	pub async fn start(files: Files) -> Self {
		let listener = TcpListener::bind("0.0.0.0:0").await.expect("a free port");
		let port = listener.local_addr().expect("it listens").port();
		let served = Arc::new(Served { files, most_sent: AtomicU64::new(0), followed: AtomicU64::new(0) });
		let shared = served.clone();
		let task = tokio::spawn(async move {
			while let Ok((stream, _)) = listener.accept().await {
				let served = shared.clone();
				// A verifier that goes away is no fault of the server's.
				tokio::spawn(async move { served.answer(stream).await.ok() });
			}
		});
		Self { port, served, task }
	}

	/// Where it serves `small` or `large` with this fault, as the host 127.0.0.`host`.
	pub fn url(&self, host: u8, fault: Fault, file: &str) -> String {
		format!("http://127.0.0.{host}:{}/{fault:?}/{file}", self.port)
	}

	/// The most that it sent of an answer that had no end, or too late a one.
	pub fn most_sent(&self) -> u64 {
		self.served.most_sent.load(Ordering::Relaxed)
	}

	/// How often a redirection was followed.
	pub fn followed(&self) -> u64 {
		self.served.followed.load(Ordering::Relaxed)
	}
}

impl Drop for Server {
	fn drop(&mut self) {
		self.task.abort();
	}
}

/// An answer that a server without faults would give.
struct Answer<'a> {
	status: &'static str,
	content_range: Option<(usize, usize)>,
	/// Bytes that the file has.
	size: usize,
	body: &'a [u8],
}

impl Answer<'_> {
	fn head(&self, length: usize, more: &str) -> String {
		let range = self.content_range.map_or(String::new(), |(first, last)| {
			format!("Content-Range: bytes {first}-{last}/{}\r\n", self.size)
		});
		format!(
			"HTTP/1.1 {}\r\nContent-Length: {length}\r\n{range}{more}Connection: close\r\n\r\n",
			self.status
		)
	}

	fn whole(&self) -> Vec<u8> {
		[self.head(self.body.len(), "").as_bytes(), self.body].concat()
	}
}

/// The whole of these bytes, or the part that is asked for.
fn answer(bytes: &[u8], range: Option<(usize, usize)>) -> Answer<'_> {
	match range {
		None => Answer { status: "200 OK", content_range: None, size: bytes.len(), body: bytes },
		Some((first, _)) if first >= bytes.len() => {
			Answer { status: "416 Range Not Satisfiable", content_range: None, size: bytes.len(), body: &[] }
		}
		Some((first, last)) => {
			let last = last.min(bytes.len() - 1);
			Answer {
				status: "206 Partial Content",
				content_range: Some((first, last)),
				size: bytes.len(),
				body: &bytes[first..=last],
			}
		}
	}
}

impl Served {
	async fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
		let Some(head) = read_head(&mut stream).await? else {
			// What a plain server says to a greeting of TLS.
			return stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n").await;
		};
		let path = head.split(' ').nth(1).unwrap_or_default();
		let range = range_of(&head);
		let mut parts = path.trim_start_matches('/').splitn(2, '/');
		let (fault, file) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
		if fault == "elsewhere" {
			self.followed.fetch_add(1, Ordering::Relaxed);
		}
		let fault =
			Fault::ALL.into_iter().find(|known| format!("{known:?}") == fault).unwrap_or(Fault::Honest);
		let is_outboard = file.ends_with(hefu_primitives::slices::OUTBOARD_SUFFIX);
		let named = if file.starts_with("small") { &self.files.small } else { &self.files.large };
		let bytes = if is_outboard { &named.outboard } else { &named.bytes };
		if fault.is_of_the_outboard() {
			return self.with_an_outboards_fault(&mut stream, fault, is_outboard, bytes, range).await;
		}
		if is_outboard {
			return stream.write_all(&answer(bytes, range).whole()).await;
		}
		self.with_a_fault(&mut stream, fault, bytes, range).await
	}

	async fn with_an_outboards_fault(
		&self,
		stream: &mut TcpStream,
		fault: Fault,
		is_outboard: bool,
		bytes: &[u8],
		range: Option<(usize, usize)>,
	) -> std::io::Result<()> {
		let Files { other, .. } = &self.files;
		let reply = match (fault, is_outboard) {
			(Fault::NoOutboard, true) => not_found(),
			(Fault::OutboardIgnoresRange, true) => answer(bytes, None).whole(),
			(Fault::SilentOutboard, true) => return wait_until_gone(stream).await,
			(Fault::OtherOutboard | Fault::OtherFile, true) => answer(&other.outboard, range).whole(),
			(Fault::OtherFile, false) => answer(&other.bytes, range).whole(),
			_ => answer(bytes, range).whole(),
		};
		stream.write_all(&reply).await
	}

	async fn with_a_fault(
		&self,
		stream: &mut TcpStream,
		fault: Fault,
		bytes: &[u8],
		range: Option<(usize, usize)>,
	) -> std::io::Result<()> {
		let good = answer(bytes, range);
		let half = &good.body[..good.body.len() / 2];
		match fault {
			Fault::Altered => {
				let mut altered = bytes.to_vec();
				altered.iter_mut().rev().take(1).for_each(|last| *last ^= 1);
				stream.write_all(&answer(&altered, range).whole()).await
			}
			Fault::Shorter => stream.write_all(&answer(&bytes[..bytes.len() - 1], range).whole()).await,
			Fault::Hundredfold => {
				stream.write_all(good.head(100 * good.body.len(), "").as_bytes()).await?;
				self.pour(stream, good.body, 100).await
			}
			Fault::Truncated => {
				stream.write_all(good.head(good.body.len(), "").as_bytes()).await?;
				stream.write_all(half).await
			}
			Fault::Silent => wait_until_gone(stream).await,
			Fault::Stalled => {
				stream.write_all(good.head(good.body.len(), "").as_bytes()).await?;
				stream.write_all(half).await?;
				wait_until_gone(stream).await
			}
			Fault::Dripping => {
				stream.write_all(good.head(good.body.len(), "").as_bytes()).await?;
				for byte in good.body {
					stream.write_u8(*byte).await?;
					tokio::time::sleep(seconds(5)).await;
				}
				Ok(())
			}
			Fault::Redirected => {
				let reply = "HTTP/1.1 302 Found\r\nLocation: /elsewhere/small\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
				stream.write_all(reply.as_bytes()).await
			}
			Fault::Encoded => {
				stream.write_all(good.head(good.body.len(), "Content-Encoding: gzip\r\n").as_bytes()).await?;
				stream.write_all(good.body).await
			}
			Fault::NotFound => stream.write_all(&not_found()).await,
			Fault::EndlessHeaders => {
				stream.write_all(b"HTTP/1.1 200 OK\r\n").await?;
				self.pour(stream, b"X-And-Another: 1\r\n", usize::MAX).await
			}
			Fault::EndlessLine => {
				stream.write_all(b"HTTP/1.1 200 OK\r\nX-Long: ").await?;
				self.pour(stream, &[b'x'; 1_024], usize::MAX).await
			}
			Fault::NoHttp => stream.write_all(b"\x00\x01\x02 good morning\r\n\r\n").await,
			Fault::IgnoresRange => stream.write_all(&answer(bytes, None).whole()).await,
			Fault::OtherPart => {
				let moved = range.map(|(first, last)| (first.saturating_sub(1), last.saturating_sub(1)));
				stream.write_all(&answer(bytes, moved).whole()).await
			}
			Fault::ShortPart => {
				stream.write_all(good.head(half.len(), "").as_bytes()).await?;
				stream.write_all(half).await
			}
			_ => stream.write_all(&good.whole()).await,
		}
	}

	/// Sends the same again and again, and remembers how much the other side took.
	async fn pour(&self, stream: &mut TcpStream, bytes: &[u8], times: usize) -> std::io::Result<()> {
		let mut sent = 0;
		for _ in 0..times {
			let taken = stream.write_all(bytes).await;
			sent += bytes.len() as u64;
			self.most_sent.fetch_max(sent, Ordering::Relaxed);
			taken?;
		}
		Ok(())
	}
}

fn not_found() -> Vec<u8> {
	Answer { status: "404 Not Found", content_range: None, size: 0, body: b"there is nothing here" }.whole()
}

/// The head of a request; `None` of what is no HTTP.
async fn read_head(stream: &mut TcpStream) -> std::io::Result<Option<String>> {
	let mut head = Vec::new();
	while !head.ends_with(b"\r\n\r\n") {
		head.push(stream.read_u8().await?);
		if head[0] != b'G' {
			return Ok(None);
		}
	}
	Ok(String::from_utf8(head).ok())
}

fn range_of(head: &str) -> Option<(usize, usize)> {
	let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("range: bytes="))?;
	let (first, last) = line.split_once('=')?.1.split_once('-')?;
	Some((first.parse().ok()?, last.trim().parse().ok()?))
}

async fn wait_until_gone(stream: &mut TcpStream) -> std::io::Result<()> {
	while stream.read(&mut [0; 64]).await? > 0 {}
	Ok(())
}

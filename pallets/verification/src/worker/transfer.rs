//! One request and its answer, looked at again and again without waiting.
//!
//! Everything has a deadline and a bound: not one byte is asked for beyond the one that shows that the answer is longer than it
//! may be.

use alloc::{format, string::String};
use core::ops::Range;
use frame::deps::{
	sp_core::offchain::{Duration, HttpError, HttpRequestId, HttpRequestStatus, Timestamp},
	sp_io::offchain,
	sp_runtime::RuntimeAppPublic,
};
use hefu_primitives::{
	http_signature::{self, Params, Request},
	verification::{Difference, Malformation, Outcome, Unavailability},
};

use crate::VerifierId;

/// Longest wait for the answer to begin and, of a whole file, for each piece of it; of a part, for all of it.
pub const REQUEST_TIME: Duration = Duration::from_millis(30_000);

/// What is asked for.
#[derive(Clone, Debug)]
pub(super) enum Part {
	/// The whole file, of this size.
	Whole(u64),
	/// This part of the file, whose size is given; the part is not empty.
	OfFile(Range<u64>, u64),
	/// The same of its outboard.
	OfOutboard(Range<u64>, u64),
}

/// Why nothing more is read.
#[derive(Debug)]
pub(super) enum Stop {
	/// What is to be reported.
	Report(Outcome),
	/// It was this node that could not ask.
	OwnFault,
}

impl From<Unavailability> for Stop {
	fn from(why: Unavailability) -> Self {
		Self::Report(Outcome::Unavailable(why))
	}
}

impl From<Malformation> for Stop {
	fn from(how: Malformation) -> Self {
		Self::Report(Outcome::Malformed(how))
	}
}

impl From<Difference> for Stop {
	fn from(what: Difference) -> Self {
		Self::Report(Outcome::Mismatch(what))
	}
}

/// How an answer stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Progress {
	/// Nothing has come.
	Waiting,
	/// So many bytes have, into the buffer.
	Bytes(usize),
	/// It has ended; a part then has come whole.
	Done,
}

/// A request that is under way.
pub(super) struct Transfer {
	id: HttpRequestId,
	part: Part,
	/// The answer has begun.
	begun: bool,
	/// Bytes of the body so far.
	read: u64,
	/// When what is waited for now must have come.
	deadline: Timestamp,
}

impl Transfer {
	/// Asks, in a verifier's name. `nonce` is another one for each request.
	pub fn start(url: &str, part: Part, verifier: &VerifierId, nonce: [u8; 16]) -> Result<Self, Stop> {
		let id = offchain::http_request_start("GET", url, &[]).map_err(|()| Stop::OwnFault)?;
		let header = |name, value: &str| {
			offchain::http_request_add_header(id, name, value).map_err(|()| Stop::OwnFault)
		};
		// Only the bytes as they are can be compared.
		header("Accept-Encoding", "identity")?;
		let range = part.range();
		let range = range.map(|range| format!("bytes={}-{}", range.start, range.end.saturating_sub(1)));
		if let Some(range) = &range {
			header("Range", range)?;
		}
		for (name, value) in signed(url, range.as_deref(), verifier, nonce).ok_or(Stop::OwnFault)? {
			header(name, &value)?;
		}
		let deadline = offchain::timestamp().add(REQUEST_TIME);
		// An empty piece ends the request's body: there is none.
		offchain::http_request_write_body(id, &[], Some(deadline)).map_err(unavailable)?;
		Ok(Self { id, part, begun: false, read: 0, deadline })
	}

	/// Looks whether something has come.
	pub fn look(&mut self, buffer: &mut [u8]) -> Result<Progress, Stop> {
		let now = offchain::timestamp();
		if !self.begun {
			match offchain::http_response_wait(&[self.id], Some(now)).first() {
				Some(HttpRequestStatus::Finished(status)) => self.begin(*status)?,
				Some(HttpRequestStatus::DeadlineReached) => return self.waiting(now),
				_ => return Err(Unavailability::NoConnection.into()),
			}
		}
		if self.part.range().is_some() && self.read > self.part.length() {
			return Err(Malformation::Range.into());
		}
		// One byte too many shows that it is longer.
		let left = self.part.length().saturating_add(1).saturating_sub(self.read);
		let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
		match offchain::http_response_read_body(self.id, &mut buffer[..most], Some(now)) {
			Ok(0) => self.end(),
			Ok(read) => {
				let read = most.min(read as usize);
				self.read = self.read.saturating_add(read as u64);
				if self.part.range().is_none() {
					self.deadline = now.add(REQUEST_TIME);
				}
				Ok(Progress::Bytes(read))
			}
			Err(HttpError::DeadlineReached) => self.waiting(now),
			Err(error) => Err(unavailable(error)),
		}
	}

	fn waiting(&self, now: Timestamp) -> Result<Progress, Stop> {
		if now >= self.deadline { Err(Unavailability::Timeout.into()) } else { Ok(Progress::Waiting) }
	}

	/// A part that ended early was not the part that the head promised.
	fn end(&self) -> Result<Progress, Stop> {
		if self.part.range().is_some() && self.read < self.part.length() {
			return Err(Malformation::Range.into());
		}
		Ok(Progress::Done)
	}

	/// The answer's head has come.
	fn begin(&mut self, status: u16) -> Result<(), Stop> {
		self.begun = true;
		match (status, &self.part) {
			(200, Part::Whole(_)) | (206, Part::OfFile(..) | Part::OfOutboard(..)) => {}
			// Not followed: the place that it sends to has passed no policy.
			(300..400, _) => return Err(Unavailability::Redirect.into()),
			(200, _) => return Err(Malformation::Range.into()),
			// It has no such part: it is shorter.
			(416, Part::OfFile(..)) => return Err(Difference::Size.into()),
			(416, Part::OfOutboard(..)) => return Err(Malformation::Outboard.into()),
			(_, Part::OfOutboard(..)) => return Err(Unavailability::NoOutboard(status).into()),
			_ => return Err(Unavailability::Status(status).into()),
		}
		let mut range = None;
		for (name, value) in offchain::http_response_headers(self.id) {
			let text = || core::str::from_utf8(&value).map(str::trim).map_err(|_| Malformation::Header);
			if name.eq_ignore_ascii_case(b"content-encoding") && !text()?.eq_ignore_ascii_case("identity") {
				return Err(Malformation::Encoded.into());
			}
			if name.eq_ignore_ascii_case(b"content-range") {
				range = Some(content_range(text()?).ok_or(Malformation::Header)?);
			}
		}
		let Some(expected) = self.part.range() else { return Ok(()) };
		let (served, size) = range.ok_or(Malformation::Range)?;
		match &self.part {
			Part::OfFile(_, registered) if size.is_some_and(|size| size != *registered) => {
				Err(Difference::Size.into())
			}
			Part::OfOutboard(_, expected) if size.is_some_and(|size| size != *expected) => {
				Err(Malformation::Outboard.into())
			}
			_ if served != *expected => Err(Malformation::Range.into()),
			_ => Ok(()),
		}
	}
}

impl Part {
	fn range(&self) -> Option<&Range<u64>> {
		match self {
			Self::Whole(_) => None,
			Self::OfFile(range, _) | Self::OfOutboard(range, _) => Some(range),
		}
	}

	fn length(&self) -> u64 {
		match self {
			Self::Whole(size) => *size,
			Self::OfFile(range, _) | Self::OfOutboard(range, _) => range.end.saturating_sub(range.start),
		}
	}
}

/// The fields by which a host that asks for it knows that it is a verifier who asks.
fn signed(
	url: &str,
	range: Option<&str>,
	verifier: &VerifierId,
	nonce: [u8; 16],
) -> Option<[(&'static str, String); 2]> {
	let (authority, path, query) = http_signature::parts(url)?;
	let request = Request { method: "GET", authority: &authority, path, query, range };
	let created = offchain::timestamp().unix_millis() / 1_000;
	let key: &[u8] = verifier.as_ref();
	let key = key.try_into().ok()?;
	let input = Params { created, key, nonce }.input(&request);
	let signature = verifier.sign(&http_signature::base(request.components(), &input))?;
	Some(http_signature::fields(&input, signature.as_ref()))
}

/// Reads `bytes 0-499/1234` or `bytes 0-499/*` (RFC 9110, 14.4): the part, and the size if it is told.
fn content_range(text: &str) -> Option<(Range<u64>, Option<u64>)> {
	let (unit, rest) = text.split_once(' ')?;
	let (range, size) = rest.trim().split_once('/')?;
	let (first, last) = range.split_once('-')?;
	let size = if size == "*" { None } else { Some(size.parse().ok()?) };
	let range = first.parse().ok()?..last.parse::<u64>().ok()?.checked_add(1)?;
	unit.eq_ignore_ascii_case("bytes").then_some((range, size))
}

fn unavailable(error: HttpError) -> Stop {
	match error {
		HttpError::DeadlineReached => Unavailability::Timeout.into(),
		HttpError::IoError | HttpError::Invalid => Unavailability::NoConnection.into(),
	}
}

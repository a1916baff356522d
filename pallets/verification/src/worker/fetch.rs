//! Reading one file from its host, whatever the host does.
//!
//! Everything has a deadline and a bound: a piece at a time is in memory, and not one byte is asked for beyond the one that
//! shows that the file is longer than registered.

use alloc::vec;
use frame::deps::{
	sp_core::offchain::{Duration, HttpError, HttpRequestId, Timestamp},
	sp_io::offchain,
	sp_runtime::offchain::http::{self, PendingRequest},
};
use hefu_primitives::{
	dataset::Distribution,
	digest::Hasher,
	locator::LocatorPolicy,
	verification::{Difference, Malformation, Outcome, Unavailability},
};

/// Longest wait for the answer to begin, and then for each piece of it.
pub const REQUEST_TIME: Duration = Duration::from_millis(30_000);

/// Longest time for a file, the largest too. A third of the default deadline of checks, so that a slow file leaves the
/// others their time.
pub const CHECK_TIME: Duration = Duration::from_millis(40_000);

/// Bytes that are read at a time.
const PIECE: u64 = 64 * 1024;

/// What reading a file gave.
pub(super) struct Reading {
	/// What was found.
	pub outcome: Outcome,
	/// Bytes of the body that were read.
	pub bytes: u64,
}

/// Why the digests could not be compared.
enum Stop {
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

/// Reads the whole file and compares its digests; `None` when this node could not start the request, which says nothing
/// about the host.
pub(super) fn read(distribution: &Distribution, policy: &LocatorPolicy) -> Option<Reading> {
	let mut hasher = Hasher::like(&distribution.digests);
	let outcome = match transfer(distribution, policy, &mut hasher) {
		Ok(()) => None,
		Err(Stop::Report(outcome)) => Some(outcome),
		Err(Stop::OwnFault) => return None,
	};
	let bytes = hasher.bytes();
	let outcome = outcome.unwrap_or_else(|| match distribution.digests.first_difference(&hasher.finish()) {
		Some(algorithm) => Outcome::Mismatch(Difference::Digest(algorithm)),
		None => Outcome::Match,
	});
	Some(Reading { outcome, bytes })
}

/// Passes the file's bytes to the hasher; `Ok` when they are as many as registered.
fn transfer(distribution: &Distribution, policy: &LocatorPolicy, hasher: &mut Hasher) -> Result<(), Stop> {
	// Governance may have become stricter since the check was opened.
	let url = distribution.locator.url().filter(|_| distribution.locator.check(policy).is_ok());
	let url = url.ok_or(Unavailability::NotAllowed)?;
	let end = offchain::timestamp().add(CHECK_TIME);
	let response = request(url, end)?;
	match response.code {
		200 => {}
		// Not followed: the place that it sends to has passed no policy.
		300..400 => return Err(Unavailability::Redirect.into()),
		code => return Err(Unavailability::Status(code).into()),
	}
	check_encoding(response.id)?;
	read_body(response.id, distribution.size, end, hasher)
}

/// Asks for the file and waits until the answer begins.
fn request(url: &str, end: Timestamp) -> Result<http::Response, Stop> {
	let id = offchain::http_request_start("GET", url, &[]).map_err(|()| Stop::OwnFault)?;
	// Only the bytes as they are can be compared.
	offchain::http_request_add_header(id, "Accept-Encoding", "identity").map_err(|()| Stop::OwnFault)?;
	let deadline = next_deadline(end)?;
	// An empty piece ends the request's body: there is none.
	offchain::http_request_write_body(id, &[], Some(deadline)).map_err(unavailable)?;
	match (PendingRequest { id }).try_wait(deadline) {
		Ok(Ok(response)) => Ok(response),
		Ok(Err(_)) => Err(Unavailability::NoConnection.into()),
		Err(_) => Err(Unavailability::Timeout.into()),
	}
}

fn check_encoding(id: HttpRequestId) -> Result<(), Stop> {
	for (name, value) in offchain::http_response_headers(id) {
		if !name.eq_ignore_ascii_case(b"content-encoding") {
			continue;
		}
		let value = core::str::from_utf8(&value).map_err(|_| Malformation::Header)?;
		if !value.trim().eq_ignore_ascii_case("identity") {
			return Err(Malformation::Encoded.into());
		}
	}
	Ok(())
}

fn read_body(id: HttpRequestId, size: u64, end: Timestamp, hasher: &mut Hasher) -> Result<(), Stop> {
	let mut buffer = vec![0; PIECE as usize];
	loop {
		let most = size.saturating_add(1).saturating_sub(hasher.bytes()).min(PIECE) as usize;
		let deadline = next_deadline(end)?;
		let read = offchain::http_response_read_body(id, &mut buffer[..most], Some(deadline))
			.map_err(unavailable)? as usize;
		if read == 0 {
			break;
		}
		hasher.update(&buffer[..read.min(most)]);
		if hasher.bytes() > size {
			break;
		}
	}
	if hasher.bytes() == size { Ok(()) } else { Err(Stop::Report(Outcome::Mismatch(Difference::Size))) }
}

/// The deadline of the next wait. The clock is asked each time, for a host that always has another byte ready never makes a
/// wait reach its deadline.
fn next_deadline(end: Timestamp) -> Result<Timestamp, Stop> {
	let now = offchain::timestamp();
	if now >= end { Err(Unavailability::Timeout.into()) } else { Ok(now.add(REQUEST_TIME).min(end)) }
}

fn unavailable(error: HttpError) -> Stop {
	match error {
		HttpError::DeadlineReached => Unavailability::Timeout.into(),
		HttpError::IoError | HttpError::Invalid => Unavailability::NoConnection.into(),
	}
}

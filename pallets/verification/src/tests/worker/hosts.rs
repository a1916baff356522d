//! A network of scripted hosts, which is the node's clock, its local storage and its pool as well.

use std::{
	collections::{BTreeMap, BTreeSet, VecDeque},
	sync::{Arc, Mutex, MutexGuard},
};

use codec::Decode;
use frame::deps::sp_core::{
	OpaquePeerId,
	offchain::{
		DbExternalities, Externalities, HttpError, HttpRequestId, HttpRequestStatus, OpaqueNetworkState,
		StorageKind, Timestamp, TransactionPool, testing::TestOffchainExt,
	},
};

use crate::mock::UncheckedExtrinsic;

/// An answer's headers.
pub type Headers = Vec<(&'static str, Vec<u8>)>;

/// What a host does when it is asked.
#[derive(Clone)]
pub enum Host {
	/// The node itself cannot start a request to it.
	NotStarted,
	/// The connection fails, as that of a stopped host does.
	Refuses,
	/// Never answers.
	Silent,
	/// Answers with a status, headers and a body.
	Answers(u16, Headers, Vec<Piece>),
	/// Does what this says of the request.
	By(Arc<dyn Fn(&Request) -> Host + Send + Sync>),
}

/// What happens in a body; after the last one it ends properly.
#[derive(Clone)]
pub enum Piece {
	/// These bytes come.
	Bytes(Vec<u8>),
	/// The connection breaks off.
	Breaks,
	/// Nothing more comes.
	Stalls,
	/// A byte comes every so many milliseconds, without end.
	Drips(u64),
	/// Nothing comes for so many milliseconds.
	After(u64),
}

/// The host of a file that has these bytes.
pub fn serves(bytes: &[u8]) -> Host {
	Host::Answers(200, vec![], vec![Piece::Bytes(bytes.to_vec())])
}

/// The host of a file that has these bytes and honours `Range`, as any web server does.
pub fn serves_parts(bytes: Vec<u8>) -> Host {
	Host::By(Arc::new(move |request| part(request, &bytes)))
}

/// The answer to a request for a part of these bytes.
pub fn part(request: &Request, bytes: &[u8]) -> Host {
	let Some((first, last)) = request.range() else { return serves(bytes) };
	if first >= bytes.len() {
		return Host::Answers(
			416,
			vec![("content-range", format!("bytes */{}", bytes.len()).into())],
			vec![],
		);
	}
	let last = last.min(bytes.len() - 1);
	answer_part(first, last, bytes.len() as u64, bytes[first..=last].to_vec())
}

/// The answer with this part of so many bytes.
pub fn answer_part(first: usize, last: usize, size: u64, bytes: Vec<u8>) -> Host {
	let range = format!("bytes {first}-{last}/{size}").into();
	Host::Answers(206, vec![("content-range", range)], vec![Piece::Bytes(bytes)])
}

/// Does what a host or the node itself does: what that needs of memory is not the worker's.
fn uncounted<R>(run: impl FnOnce() -> R) -> R {
	let mut done = None;
	allocation_counter::opt_out(|| done = Some(run()));
	done.expect("it was run")
}

/// A request as a host sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
	pub method: String,
	pub url: String,
	pub headers: Vec<(String, String)>,
	/// Bytes of the body that were read.
	pub read: u64,
}

impl Request {
	/// The first and the last byte that are asked for.
	pub fn range(&self) -> Option<(usize, usize)> {
		let (_, value) = self.headers.iter().find(|(name, _)| name == "Range")?;
		let (first, last) = value.strip_prefix("bytes=")?.split_once('-')?;
		Some((first.parse().ok()?, last.parse().ok()?))
	}

	/// The value of a header.
	pub fn header(&self, name: &str) -> &str {
		let found = self.headers.iter().find(|(found, _)| found == name);
		found.map(|(_, value)| &**value).unwrap_or_else(|| panic!("no {name} in {self:?}"))
	}

	fn host(&self) -> String {
		self.url.split('/').nth(2).unwrap_or_default().into()
	}
}

#[derive(Default)]
struct State {
	hosts: BTreeMap<String, Host>,
	requests: Vec<Request>,
	answers: BTreeMap<u16, Host>,
	bodies: BTreeMap<u16, VecDeque<Piece>>,
	/// When the next byte drips.
	drips: BTreeMap<u16, u64>,
	/// Requests that are under way, and the most that were at a time: to one host, and to all.
	under_way: BTreeSet<u16>,
	most_under_way: (usize, usize),
	/// What is put into the node's local storage at a time.
	later: Vec<(u64, Vec<u8>, Vec<u8>)>,
	seeds: u8,
	pool: Vec<Vec<u8>>,
	pool_is_full: bool,
	/// Clock and local storage.
	inner: TestOffchainExt,
}

/// The network; a clone is the same one.
#[derive(Clone, Default)]
pub struct Network(Arc<Mutex<State>>);

impl Network {
	fn state(&self) -> MutexGuard<'_, State> {
		self.0.lock().expect("no test poisons it")
	}

	/// From now on this is at this URL.
	pub fn at(&self, url: &str, host: Host) {
		self.state().hosts.insert(url.into(), host);
	}

	/// The most requests that were under way at a time: to one host, and to all.
	pub fn most_under_way(&self) -> (usize, usize) {
		self.state().most_under_way
	}

	/// Puts this into the node's local storage when the clock has come to `millis`.
	pub fn store_at(&self, millis: u64, key: &[u8], value: Vec<u8>) {
		self.state().later.push((millis, key.to_vec(), value));
	}

	/// Puts this into the node's local storage.
	pub fn store(&self, key: &[u8], value: &[u8]) {
		self.state().inner.local_storage_set(StorageKind::PERSISTENT, key, value);
	}

	/// From now on the host of file `seed` does this.
	pub fn host(&self, seed: u8, host: Host) {
		self.state().hosts.insert(format!("https://data{seed}.example.org/o.csv"), host);
	}

	/// Every request so far.
	pub fn requests(&self) -> Vec<Request> {
		self.state().requests.clone()
	}

	/// The files that were asked for, by seed, since the last time.
	pub fn take_asked(&self) -> Vec<String> {
		let requests = core::mem::take(&mut self.state().requests);
		requests.into_iter().map(|request| request.url.replace(".example.org/o.csv", "")).collect()
	}

	/// Takes what was sent out of the pool.
	pub fn take_transactions(&self) -> Vec<UncheckedExtrinsic> {
		let sent = core::mem::take(&mut self.state().pool);
		sent.iter().map(|bytes| Decode::decode(&mut &bytes[..]).expect("a transaction")).collect()
	}

	/// Whether the pool refuses everything.
	pub fn pool_is_full(&self, full: bool) {
		self.state().pool_is_full = full;
	}

	/// What the node's local storage has under this key.
	pub fn stored(&self, key: &[u8]) -> Vec<u8> {
		self.state().inner.local_storage_get(StorageKind::PERSISTENT, key).unwrap_or_default()
	}

	/// The node's clock, in milliseconds.
	pub fn clock(&self) -> u64 {
		self.state().inner.timestamp().unix_millis()
	}

	/// Sets the clock forward.
	pub fn wait(&self, millis: u64) {
		let until = Timestamp::from_unix_millis(self.clock() + millis);
		self.state().inner.sleep_until(until);
	}

	/// The next bytes of an answer.
	fn read_body(
		&self,
		id: HttpRequestId,
		buffer: &mut [u8],
		deadline: Option<Timestamp>,
	) -> Result<usize, HttpError> {
		let mut guard = self.state();
		let state = &mut *guard;
		let body = state.bodies.get_mut(&id.0).ok_or(HttpError::Invalid)?;
		let read = match body.front_mut() {
			None => {
				state.under_way.remove(&id.0);
				return Ok(0);
			}
			Some(Piece::Breaks) => {
				state.under_way.remove(&id.0);
				return Err(HttpError::IoError);
			}
			Some(Piece::After(millis)) => {
				let now = state.inner.timestamp().unix_millis();
				if now < *state.drips.entry(id.0).or_insert(now + *millis) {
					state.wait_in_vain(deadline);
					return Err(HttpError::DeadlineReached);
				}
				body.pop_front();
				drop(guard);
				return self.read_body(id, buffer, deadline);
			}
			Some(Piece::Stalls) => {
				state.wait_in_vain(deadline);
				return Err(HttpError::DeadlineReached);
			}
			Some(Piece::Drips(millis)) => {
				let now = state.inner.timestamp().unix_millis();
				let next = state.drips.entry(id.0).or_insert(now + *millis);
				if now < *next {
					state.wait_in_vain(deadline);
					return Err(HttpError::DeadlineReached);
				}
				*next = now + *millis;
				buffer[0] = 0;
				1
			}
			Some(Piece::Bytes(bytes)) => {
				let read = bytes.len().min(buffer.len());
				buffer[..read].copy_from_slice(&bytes[..read]);
				bytes.drain(..read);
				if bytes.is_empty() {
					body.pop_front();
				}
				read
			}
		};
		state.requests[usize::from(id.0)].read += read as u64;
		Ok(read)
	}
}

impl State {
	fn host_of(&self, id: HttpRequestId) -> &Host {
		self.answers.get(&id.0).unwrap_or(&Host::Refuses)
	}

	/// What the host does that is asked, now that the whole request is there.
	fn dispatch(&mut self, id: HttpRequestId) {
		let request = self.requests[usize::from(id.0)].clone();
		let host = self.hosts.get(&request.url).cloned().unwrap_or(Host::Refuses);
		let answer = match host {
			Host::By(answer) => answer(&request),
			other => other,
		};
		if let Host::Answers(_, _, body) = &answer {
			self.bodies.insert(id.0, body.clone().into());
		}
		self.answers.insert(id.0, answer);
		self.under_way.insert(id.0);
		let of = |id: &&u16| self.requests[usize::from(**id)].host() == request.host();
		let to_host = self.under_way.iter().filter(of).count();
		let (most_to_one, most) = self.most_under_way;
		self.most_under_way = (most_to_one.max(to_host), most.max(self.under_way.len()));
	}

	fn millis(&mut self) -> u64 {
		self.inner.timestamp().unix_millis()
	}

	fn sleep(&mut self, deadline: Timestamp) {
		if deadline > self.inner.timestamp() {
			self.inner.sleep_until(deadline);
		}
		let now = self.millis();
		for (at, key, value) in core::mem::take(&mut self.later) {
			if at > now {
				self.later.push((at, key, value));
			} else {
				self.inner.local_storage_set(StorageKind::PERSISTENT, &key, &value);
			}
		}
	}

	/// A wait that nothing ends but its deadline.
	fn wait_in_vain(&mut self, deadline: Option<Timestamp>) {
		self.sleep(deadline.expect("nothing may wait for ever"));
	}
}

impl Externalities for Network {
	fn is_validator(&self) -> bool {
		true
	}

	fn network_state(&self) -> Result<OpaqueNetworkState, ()> {
		Err(())
	}

	fn timestamp(&mut self) -> Timestamp {
		self.state().inner.timestamp()
	}

	fn sleep_until(&mut self, deadline: Timestamp) {
		self.state().sleep(deadline)
	}

	/// Another one each time.
	fn random_seed(&mut self) -> [u8; 32] {
		let mut state = self.state();
		state.seeds = state.seeds.wrapping_add(1);
		[state.seeds; 32]
	}

	fn http_request_start(&mut self, method: &str, uri: &str, _: &[u8]) -> Result<HttpRequestId, ()> {
		uncounted(|| {
			let mut state = self.state();
			let id = HttpRequestId(state.requests.len() as u16);
			let request = Request { method: method.into(), url: uri.into(), headers: vec![], read: 0 };
			state.requests.push(request);
			if let Some(Host::NotStarted) = state.hosts.get(uri) { Err(()) } else { Ok(id) }
		})
	}

	fn http_request_add_header(&mut self, id: HttpRequestId, name: &str, value: &str) -> Result<(), ()> {
		uncounted(|| self.state().requests[usize::from(id.0)].headers.push((name.into(), value.into())));
		Ok(())
	}

	fn http_request_write_body(
		&mut self,
		id: HttpRequestId,
		chunk: &[u8],
		deadline: Option<Timestamp>,
	) -> Result<(), HttpError> {
		assert!(chunk.is_empty() && deadline.is_some());
		uncounted(|| self.state().dispatch(id));
		Ok(())
	}

	fn http_response_wait(
		&mut self,
		ids: &[HttpRequestId],
		deadline: Option<Timestamp>,
	) -> Vec<HttpRequestStatus> {
		let mut state = self.state();
		ids.iter()
			.map(|id| match state.host_of(*id) {
				Host::Answers(status, ..) => HttpRequestStatus::Finished(*status),
				Host::Silent => {
					state.wait_in_vain(deadline);
					HttpRequestStatus::DeadlineReached
				}
				Host::Refuses | Host::NotStarted | Host::By(_) => {
					state.under_way.remove(&id.0);
					HttpRequestStatus::IoError
				}
			})
			.collect()
	}

	fn http_response_headers(&mut self, id: HttpRequestId) -> Vec<(Vec<u8>, Vec<u8>)> {
		match self.state().host_of(id) {
			Host::Answers(_, headers, _) => {
				headers.iter().map(|(name, value)| (name.as_bytes().to_vec(), value.clone())).collect()
			}
			_ => vec![],
		}
	}

	fn http_response_read_body(
		&mut self,
		id: HttpRequestId,
		buffer: &mut [u8],
		deadline: Option<Timestamp>,
	) -> Result<usize, HttpError> {
		uncounted(|| self.read_body(id, buffer, deadline))
	}

	fn set_authorized_nodes(&mut self, _: Vec<OpaquePeerId>, _: bool) {
		panic!("a worker authorizes no nodes");
	}
}

impl DbExternalities for Network {
	fn local_storage_set(&mut self, kind: StorageKind, key: &[u8], value: &[u8]) {
		self.state().inner.local_storage_set(kind, key, value);
	}

	fn local_storage_clear(&mut self, kind: StorageKind, key: &[u8]) {
		self.state().inner.local_storage_clear(kind, key);
	}

	fn local_storage_compare_and_set(
		&mut self,
		kind: StorageKind,
		key: &[u8],
		old: Option<&[u8]>,
		new: &[u8],
	) -> bool {
		self.state().inner.local_storage_compare_and_set(kind, key, old, new)
	}

	fn local_storage_get(&mut self, kind: StorageKind, key: &[u8]) -> Option<Vec<u8>> {
		self.state().inner.local_storage_get(kind, key)
	}
}

impl TransactionPool for Network {
	fn submit_transaction(&mut self, transaction: Vec<u8>) -> Result<(), ()> {
		let mut state = self.state();
		if state.pool_is_full {
			return Err(());
		}
		state.pool.push(transaction);
		Ok(())
	}
}

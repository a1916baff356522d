//! A network of scripted hosts, which is the node's clock, its local storage and its pool as well.

use std::{
	collections::{BTreeMap, VecDeque},
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
	Answers(u16, Vec<(&'static str, Vec<u8>)>, Vec<Piece>),
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
}

/// The host of a file that has these bytes.
pub fn serves(bytes: &[u8]) -> Host {
	Host::Answers(200, vec![], vec![Piece::Bytes(bytes.to_vec())])
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

#[derive(Default)]
struct State {
	hosts: BTreeMap<String, Host>,
	requests: Vec<Request>,
	bodies: BTreeMap<u16, VecDeque<Piece>>,
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
}

impl State {
	fn host_of(&self, id: HttpRequestId) -> Host {
		let request = &self.requests[usize::from(id.0)];
		self.hosts.get(&request.url).cloned().unwrap_or(Host::Refuses)
	}

	/// A wait that nothing ends but its deadline.
	fn wait_in_vain(&mut self, deadline: Option<Timestamp>) {
		self.inner.sleep_until(deadline.expect("nothing may wait for ever"));
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
		self.state().inner.sleep_until(deadline)
	}

	fn random_seed(&mut self) -> [u8; 32] {
		[0; 32]
	}

	fn http_request_start(&mut self, method: &str, uri: &str, _: &[u8]) -> Result<HttpRequestId, ()> {
		let mut state = self.state();
		let id = HttpRequestId(state.requests.len() as u16);
		let request = Request { method: method.into(), url: uri.into(), headers: vec![], read: 0 };
		state.requests.push(request);
		match state.host_of(id) {
			Host::NotStarted => Err(()),
			Host::Answers(_, _, body) => {
				state.bodies.insert(id.0, body.into());
				Ok(id)
			}
			_ => Ok(id),
		}
	}

	fn http_request_add_header(&mut self, id: HttpRequestId, name: &str, value: &str) -> Result<(), ()> {
		self.state().requests[usize::from(id.0)].headers.push((name.into(), value.into()));
		Ok(())
	}

	fn http_request_write_body(
		&mut self,
		_: HttpRequestId,
		chunk: &[u8],
		deadline: Option<Timestamp>,
	) -> Result<(), HttpError> {
		assert!(chunk.is_empty() && deadline.is_some());
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
				Host::Answers(status, ..) => HttpRequestStatus::Finished(status),
				Host::Silent => {
					state.wait_in_vain(deadline);
					HttpRequestStatus::DeadlineReached
				}
				Host::Refuses | Host::NotStarted => HttpRequestStatus::IoError,
			})
			.collect()
	}

	fn http_response_headers(&mut self, id: HttpRequestId) -> Vec<(Vec<u8>, Vec<u8>)> {
		match self.state().host_of(id) {
			Host::Answers(_, headers, _) => {
				headers.into_iter().map(|(name, value)| (name.as_bytes().to_vec(), value)).collect()
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
		let mut state = self.state();
		let state = &mut *state;
		let body = state.bodies.get_mut(&id.0).ok_or(HttpError::Invalid)?;
		let read = match body.front_mut() {
			None => return Ok(0),
			Some(Piece::Breaks) => return Err(HttpError::IoError),
			Some(Piece::Stalls) => {
				state.wait_in_vain(deadline);
				return Err(HttpError::DeadlineReached);
			}
			Some(Piece::Drips(millis)) => {
				let until = state.inner.timestamp().unix_millis() + *millis;
				state.inner.sleep_until(Timestamp::from_unix_millis(until));
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

//! What a verifier's node does, outside of consensus: read the files of open checks, or samples of them, and report.
//!
//! The node starts a *run* at every best block. Each run, short or long,
//!
//! 1. sends again what the node reported a while ago and does not see on chain (`memory`);
//! 2. *announces* the tasks that it sees (`tasks`): open checks that the node has not reported, members taking turns, with at
//!    most [`CHECKS_A_MEMBER`] checks each.
//!
//! One run at a time, the one that has the lock, is the *reader* (`reader`). It takes up what was announced, also by later runs
//! while it reads, and has at most [`CHECKS_AT_A_TIME`] checks in hand, [`CHECKS_A_MEMBER`] of a member, and two requests at
//! a time under way to a host. It never waits for one host: it looks at each answer in turn. So a member whose hosts all stall
//! takes two places, and delays nobody else's checks. A reader that has nothing left in hand ends; after [`RUN_TIME`] it takes
//! up nothing more, for its view of the chain and its request numbers do not last for ever.
//!
//! Four such members together could fill all places, for one check's time; then it is the others' turn. A node needs at least two
//! processors, or its one thread for workers is the reader's, and later runs announce nothing until that ends.
//!
//! What the node remembers, in its local storage, are its reports of checks that are open, what was announced, and whose turn
//! it was last. So a run that was killed is taken up by the next one, and a file is not read twice for the same check.
//! Nothing that was fetched is kept.
//!
//! A node that must not fetch is started without HTTP for off-chain workers. Then the node aborts a run where it would start
//! its first request, and nothing is reported: the state of one's own node says nothing about a host.

mod memory;
mod queue;
mod reader;
mod sampled;
mod tasks;
mod transfer;
mod whole;

use frame::{
	deps::{
		sp_core::offchain::Duration,
		sp_io,
		sp_runtime::{RuntimeAppPublic, offchain::storage_lock::StorageLock},
	},
	prelude::*,
};
use hefu_primitives::verification::ReportPayload;

use crate::{Call, Config, LOG_TARGET, VerifierId};
use memory::Sent;
use reader::Reader;

pub use reader::{CHECKS_A_MEMBER, CHECKS_AT_A_TIME, REQUESTS_A_HOST, RUN_TIME};
pub use sampled::SAMPLED_TIME;
pub use transfer::REQUEST_TIME;
pub use whole::WHOLE_TIME;

/// How long the lock holds without being extended, which the reader does while it waits.
pub const LOCK_TIME: Duration = Duration::from_millis(45_000);

/// Blocks after which a report that is not on chain is sent again.
pub const SEND_AGAIN_AFTER: u32 = 5;

/// Time between two looks at answers when none has moved.
const TICK: Duration = Duration::from_millis(5);

/// Key of the lock in the node's local storage.
const LOCK: &[u8] = b"hefu/verification/lock";

/// One run, at the best block `now`.
pub fn run<T: Config>(now: BlockNumberFor<T>) {
	let keys = VerifierId::all();
	if keys.is_empty() {
		return;
	}
	send_again::<T>(now);
	announce::<T>(now, &keys);
	let mut lock = StorageLock::with_deadline(LOCK, LOCK_TIME);
	let Ok(mut guard) = lock.try_lock() else {
		frame::log::trace!(target: LOG_TARGET, "another run reads");
		return;
	};
	let mut reader = Reader::<T>::new(now);
	let mut extend_at = sp_io::offchain::timestamp().add(TICK);
	while reader.take_up() {
		if !reader.look() {
			sp_io::offchain::sleep_until(sp_io::offchain::timestamp().add(TICK));
		}
		if sp_io::offchain::timestamp() < extend_at {
			continue;
		}
		if guard.extend_lock().is_err() {
			frame::log::warn!(target: LOG_TARGET, "lost the lock");
			// It may be another run's by now.
			return guard.forget();
		}
		extend_at = sp_io::offchain::timestamp().add(Duration::from_millis(LOCK_TIME.millis() / 4));
	}
}

/// Tells the reader, this run or another, what there is to do as of this block.
pub(crate) fn announce<T: Config>(now: BlockNumberFor<T>, keys: &[VerifierId]) {
	queue::announce(now, tasks::open::<T>(keys, &memory::load::<T>(), memory::last_served()));
}

/// Sends the reports again that should be on chain by now and are not, and forgets those of checks that are not open.
fn send_again<T: Config>(now: BlockNumberFor<T>) {
	memory::update::<T, _>(|reports| {
		reports.retain(memory::is_of_an_open_check::<T>);
		for sent in reports.iter_mut().filter(|sent| sent.is_overdue(now) && !tasks::is_on_chain::<T>(sent)) {
			sent.at = send::<T>(sent).then_some(now);
		}
	});
}

/// Signs what was found, once for each of the node's keys that may, sends it and remembers it.
fn report<T: Config>(task: &tasks::Task<T>, found: reader::Found, now: BlockNumberFor<T>) {
	let tasks::Task { id, check, verifiers, .. } = task;
	let report = found.report(sp_io::offchain::timestamp());
	frame::log::debug!(target: LOG_TARGET, "check {id}: {report:?}");
	for (verifier, key) in verifiers {
		let payload = ReportPayload {
			genesis: pallet_support::genesis_hash::<T>(),
			check: *id,
			about: check.subject.about(&check.distribution),
			set: check.set,
			verifier: *verifier,
			report,
			evidence: check.evidence.map(|evidence| evidence.group),
		};
		let Some(signature) = key.sign(&payload.signed_bytes()) else {
			frame::log::error!(target: LOG_TARGET, "check {id}: the keystore did not sign");
			continue;
		};
		let mut sent = Sent { payload, signature, at: None };
		// Remembered whether or not the pool took it: if not, the next run sends it.
		sent.at = send::<T>(&sent).then_some(now);
		memory::update::<T, _>(|reports| reports.push(sent));
	}
}

/// Whether the pool took it.
fn send<T: Config>(sent: &Sent<BlockNumberFor<T>>) -> bool {
	let call = Call::<T>::report { payload: sent.payload.clone(), signature: sent.signature.clone() };
	let transaction = <T as CreateAuthorizedTransaction<Call<T>>>::create_authorized_transaction(call.into());
	let taken = SubmitTransaction::<T, Call<T>>::submit_transaction(transaction).is_ok();
	if !taken {
		let check = sent.payload.check;
		frame::log::warn!(target: LOG_TARGET, "check {check}: the pool did not take the report; the next run sends it");
	}
	taken
}

//! What a verifier's node does, outside of consensus: fetch the files of open checks and report.
//!
//! The node starts a run at every best block. A run
//!
//! 1. takes a lock, so that runs never overlap; a run that was killed leaves it until [`LOCK_TIME`] has passed;
//! 2. sends again what it reported a while ago and does not see on chain;
//! 3. reads the files of at most [`CHECKS_A_RUN`] open checks that it has not reported. Members take turns, over runs too,
//!    with at most [`CHECKS_A_TURN`] checks each, and none is begun after [`RUN_TIME`]: so one member's slow hosts take at
//!    most that and [`CHECK_TIME`] before the others have their turn, who may have opened their checks meanwhile;
//! 4. signs each report with each of its keys that is in the check's set, remembers it and sends it.
//!
//! What it remembers, in the node's local storage, are its reports of checks that are open and whose turn it was last. So a
//! run that was killed is taken up by the next one, and a file is not read twice for the same check. Nothing that was
//! fetched is kept.
//!
//! A node that must not fetch is started without HTTP for off-chain workers. Then the node aborts a run where it would start
//! its first request, and nothing is reported: the state of one's own node says nothing about a host.

mod fetch;
mod memory;
mod tasks;

use frame::{
	deps::{
		sp_core::offchain::Duration,
		sp_io,
		sp_runtime::{RuntimeAppPublic, offchain::storage_lock::StorageLock},
	},
	prelude::*,
};
use hefu_primitives::verification::{Report, ReportPayload};

use crate::{Call, Config, LOG_TARGET, Policy, Reports, VerifierId};
use memory::{Memory, Sent};
use tasks::Task;

pub use fetch::{CHECK_TIME, REQUEST_TIME};

/// Most checks that one run takes up.
pub const CHECKS_A_RUN: usize = 8;

/// Most checks of one member that one run takes up.
pub const CHECKS_A_TURN: u32 = 2;

/// Time after which a run begins no check any more; the next one sees the checks that have been opened since.
pub const RUN_TIME: Duration = Duration::from_millis(20_000);

/// How long the lock holds without being extended: one check's time and some, for it is extended before each.
pub const LOCK_TIME: Duration = Duration::from_millis(45_000);

/// Blocks after which a report that is not on chain is sent again.
pub const SEND_AGAIN_AFTER: u32 = 5;

/// Key of the lock in the node's local storage.
const LOCK: &[u8] = b"hefu/verification/lock";

/// One run, at the best block `now`.
pub fn run<T: Config>(now: BlockNumberFor<T>) {
	let keys = VerifierId::all();
	if keys.is_empty() {
		return;
	}
	let mut lock = StorageLock::with_deadline(LOCK, LOCK_TIME);
	let Ok(mut guard) = lock.try_lock() else {
		frame::log::trace!(target: LOG_TARGET, "another run is at work");
		return;
	};
	let end = sp_io::offchain::timestamp().add(RUN_TIME);
	let mut memory = Memory::<T>::load();
	send_again(&mut memory, now);
	for task in tasks::open::<T>(&keys, &memory, memory::last_served()).into_iter().take(CHECKS_A_RUN) {
		if sp_io::offchain::timestamp() >= end {
			break;
		}
		if guard.extend_lock().is_err() {
			frame::log::warn!(target: LOG_TARGET, "lost the lock");
			// It may be another run's by now.
			return guard.forget();
		}
		// Before the file is read: when the run is killed over it, the others come first.
		memory::remember_served(&task.check.member);
		verify(&task, &mut memory, now);
	}
}

/// Sends the reports again that should be on chain by now and are not.
fn send_again<T: Config>(memory: &mut Memory<T>, now: BlockNumberFor<T>) {
	let mut again = false;
	for sent in memory.reports_mut() {
		let ReportPayload { check, verifier, .. } = sent.payload;
		let overdue = now >= sent.at.saturating_add(SEND_AGAIN_AFTER.into());
		if overdue && !Reports::<T>::contains_key(check, verifier) {
			sent.at = now;
			send::<T>(sent);
			again = true;
		}
	}
	if again {
		memory.save();
	}
}

/// Reads the file once, and reports for each of the node's keys that may.
fn verify<T: Config>(task: &Task<T>, memory: &mut Memory<T>, now: BlockNumberFor<T>) {
	let Task { id, check, verifiers } = task;
	let Some(reading) = fetch::read(&check.distribution, &Policy::<T>::get()) else {
		frame::log::warn!(target: LOG_TARGET, "check {id}: this node could not start a request; nothing is reported");
		return;
	};
	let report = Report {
		outcome: reading.outcome,
		bytes_read: reading.bytes,
		samples: 0,
		at_ms: sp_io::offchain::timestamp().unix_millis(),
	};
	frame::log::debug!(target: LOG_TARGET, "check {id}: {report:?}");
	for (verifier, key) in verifiers {
		let payload = ReportPayload {
			genesis: pallet_support::genesis_hash::<T>(),
			check: *id,
			about: check.subject.about(&check.distribution),
			set: check.set,
			verifier: *verifier,
			report,
		};
		let Some(signature) = key.sign(&payload.signed_bytes()) else {
			frame::log::error!(target: LOG_TARGET, "check {id}: the keystore did not sign");
			continue;
		};
		let sent = Sent { payload, signature, at: now };
		send::<T>(&sent);
		// Remembered whether or not the pool took it: if not, it is sent again later.
		memory.remember(sent);
	}
}

fn send<T: Config>(sent: &Sent<BlockNumberFor<T>>) {
	let call = Call::<T>::report { payload: sent.payload.clone(), signature: sent.signature.clone() };
	let transaction = <T as CreateAuthorizedTransaction<Call<T>>>::create_authorized_transaction(call.into());
	if SubmitTransaction::<T, Call<T>>::submit_transaction(transaction).is_err() {
		frame::log::warn!(
			target: LOG_TARGET,
			"check {}: the pool did not take the report; it is sent again in {SEND_AGAIN_AFTER} blocks",
			sent.payload.check,
		);
	}
}

//! What each of the pallet's pieces of work costs, at its worst. The vouchers of one redemption are each of a meter of its own, all under
//! one grant and of one payer: so what grants and deposits cost beside that, which their pallets say, is measured once, and what grows with
//! the vouchers is a signature, and an entry that is read and written.

use alloc::{boxed::Box, vec::Vec};
use frame::benchmarking::prelude::*;
use hefu_primitives::{
	GrantId, MemberId, Nonce, Party,
	id::MeterId,
	metering::{Limits, MAX_SIGNERS, Presented, Totals, Units, UsedFor, Voucher, Windows},
	sm2::{Sm2Public, Sm2Signature},
};
use pallet_support::{Deposits, MakeFunds, genesis_hash};

use crate::*;

/// Makes what the benchmarks measure with.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// A grant to use that allows this use now, made from a right, beside no exclusive one; with whoever was granted it and who grants
	/// it, each with an operator key of full scope. Sets the time, if it is not set.
	fn make_grant() -> (GrantId, UsedFor, [(MemberId, AccountId); 2]);

	/// A new key, with what it signs of the message: by a scheme that the host checks.
	fn sign(message: &[u8]) -> (AccountId, Signature);
}

const AMOUNT: u128 = 1_000;
const WINDOW_MS: u64 = 86_400_000;
const NONCE: Nonce = [7; 32];

/// What stands before a meter is opened: the sides, payer first, and what the payer opens.
struct Stage<T: Config> {
	payer: (MemberId, T::AccountId),
	provider: (MemberId, T::AccountId),
	opening: Opening<T::AccountId>,
}

fn stage<T: Config>() -> Stage<T> {
	let (grant, used_for, [payer, provider]) = T::BenchmarkHelper::make_grant();
	let amount = AMOUNT * u128::from(MAX_VOUCHERS + 2);
	let book = T::BenchmarkFunds::make_funds(&Party::Member(payer.0), amount);
	let signers = (0..MAX_SIGNERS).map(|seed| account("signer", seed, 0)).collect::<Vec<_>>();
	let opening = Opening {
		grant,
		provider: provider.0,
		service: [8; 32],
		used_for,
		book,
		deposit: AMOUNT,
		cap: 2 * AMOUNT,
		signers: BoundedVec::truncate_from(signers),
		window_ms: WINDOW_MS,
	};
	Stage { payer, provider, opening }
}

/// The same with the meter open.
fn opened<T: Config>() -> (Stage<T>, MeterId) {
	let stage = stage::<T>();
	Pallet::<T>::do_open(stage.payer.0, NONCE, stage.opening.clone()).expect("it can be opened");
	let id = MeterId::derive(&genesis_hash::<T>(), &stage.payer.0, &NONCE);
	(stage, id)
}

/// The same when the payer has asked to close it, and the challenge is over.
fn challenged<T: Config>() -> (Stage<T>, MeterId) {
	let (stage, id) = opened::<T>();
	Pallet::<T>::do_close(stage.payer.0, id).expect("it can be closed");
	change::<T>(id, |meter| meter.state = State::Closing { asked_ms: 0, until_ms: 0 });
	(stage, id)
}

fn change<T: Config>(id: MeterId, change: impl FnOnce(&mut MeterOf<T>)) {
	Meters::<T>::mutate(id, |meter| change(meter.as_mut().expect("it was opened")));
}

fn is_closed<T: Config>(id: MeterId) -> bool {
	Meters::<T>::get(id).is_some_and(|meter| matches!(meter.state, State::Closed { .. }))
}

/// A voucher of the whole deposit, of another meter than the others, which is put there with its signers.
fn voucher<T: Config>(stage: &Stage<T>, seed: u32) -> Presented<T::Signature> {
	let Opening { grant, provider, service, used_for, book, deposit, cap, signers, .. } =
		stage.opening.clone();
	let id =
		MeterId::derive(&genesis_hash::<T>(), &stage.payer.0, &(b"voucher", seed).using_encoded(blake2_256));
	let now = T::Clock::get();
	let mut meter = Meter {
		grant,
		payer: stage.payer.0,
		provider,
		service,
		used_for,
		book,
		cap,
		deposited: deposit,
		signers,
		windows: Windows { opened_ms: now, window_ms: WINDOW_MS, grace_ms: 0 },
		challenge_ms: WINDOW_MS,
		limits: Limits::default(),
		before: Units::default(),
		redeemed: Totals::default(),
		open: OpenWindows::default(),
		state: State::Open,
	};
	let totals = Totals { ts_ns: now * 1_000_000, value: AMOUNT, units: Units { calls: 1, bytes: 1 } };
	let relation = meter.relation(genesis_hash::<T>(), id);
	let (key, signature) = T::BenchmarkHelper::sign(&Voucher { relation, window: 0, totals }.signed_bytes());
	let last = meter.signers.last_mut().expect("there are signers");
	*last = key;
	Meters::<T>::insert(id, meter);
	let signer = MAX_SIGNERS as u8 - 1;
	Presented { meter: id, window: 0, totals, signer, signature }
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open() {
		let stage = stage::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.payer.1), NONCE, Box::new(stage.opening));

		assert_eq!(Meters::<T>::iter().count(), 1);
	}

	#[benchmark]
	fn top_up() {
		let (stage, id) = opened::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.payer.1), id, AMOUNT);

		assert!(Meters::<T>::get(id).is_some_and(|meter| meter.deposited == 2 * AMOUNT));
	}

	/// All are redeemed.
	#[benchmark]
	fn redeem(n: Linear<1, MAX_VOUCHERS>) {
		let stage = stage::<T>();
		let payer = Party::Member(stage.payer.0);
		T::Deposits::deposit(&stage.opening.book, &payer, AMOUNT * u128::from(n)).expect("it has so much");
		let vouchers = (0..n).map(|seed| voucher::<T>(&stage, seed)).collect::<Vec<_>>();

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.provider.1), BoundedVec::truncate_from(vouchers));

		assert!(Meters::<T>::iter_values().all(|meter| meter.redeemed.value == AMOUNT));
	}

	/// By the provider, with all of the deposit given back.
	#[benchmark]
	fn close() {
		let (stage, id) = opened::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.provider.1), id);

		assert!(is_closed::<T>(id));
	}

	#[benchmark]
	fn collect() {
		let (stage, id) = challenged::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.provider.1), id);

		assert!(is_closed::<T>(id));
	}

	/// Checking an SM2 signature of a voucher. The key is the curve's generator (GB/T 32918.5); the numbers are in range, so that all
	/// the arithmetic is done before the answer, which is no.
	#[benchmark]
	fn sm2_signature() {
		let mut public = [0x02; 33];
		public[1..].copy_from_slice(&[
			0x32, 0xc4, 0xae, 0x2c, 0x1f, 0x19, 0x81, 0x19, 0x5f, 0x99, 0x04, 0x46, 0x6a, 0x39, 0xc9, 0x94,
			0x8f, 0xe3, 0x0b, 0xbf, 0xf2, 0x66, 0x0b, 0xe1, 0x71, 0x5a, 0x45, 0x89, 0x33, 0x4c, 0x74, 0xc7,
		]);
		let signature = Sm2Signature { public: Sm2Public(public), signature: [0x5a; 64] };
		let valid;
		#[block]
		{
			valid = signature.verify(&[0; 256]);
		}
		assert!(!valid);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

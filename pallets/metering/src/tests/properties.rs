//! Random lives of meters: money is conserved, what is redeemed never goes down and is what the vouchers said, and events alone tell the
//! state.

use std::{cell::Cell, collections::BTreeMap};

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId, MemberId,
	id::MeterId,
	metering::{Presented, Totals, Units},
};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

use crate::{Call, Event, Meter, Meters, Opening, State, WindowTotals, mock::*};

/// What somebody does, or what happens.
#[derive(Clone, Debug)]
enum Step {
	/// Of these sides, with a nonce, a deposit and a cap.
	Open(usize, u8, u128, u128),
	TopUp(u64, usize, u128),
	/// Several vouchers: of a meter, a window back from now, how long after its beginning, a value, and whether the signer signs it.
	Redeem(u64, Vec<(usize, u32, u64, u128, bool)>),
	Close(u64, usize),
	Collect(u64, usize),
	/// The grant of these sides is revoked.
	Revoke(usize),
	Suspend(Option<u64>),
	/// Deposits give nothing, until this is undone.
	Break(bool),
	Wait(u64),
}

/// Who uses, who serves, and the grant between them.
const SIDES: [(u64, u64, GrantId); 3] =
	[(PAYER, PROVIDER, GRANT), (PAYER, OTHER_PROVIDER, OTHERS), (OTHER_PAYER, PROVIDER, TO_OTHER)];

fn anybody() -> impl Strategy<Value = u64> {
	proptest::sample::select(vec![PAYER, OTHER_PAYER, PROVIDER, OTHER_PROVIDER, THIRD, STRANGER])
}

fn payers() -> impl Strategy<Value = u64> {
	proptest::sample::select(vec![PAYER, PAYER, PAYER, OTHER_PAYER, PROVIDER])
}

fn providers() -> impl Strategy<Value = u64> {
	proptest::sample::select(vec![PROVIDER, PROVIDER, PROVIDER, OTHER_PROVIDER, PAYER])
}

fn steps() -> impl Strategy<Value = Step> {
	let nth = || 0usize..4;
	let a_voucher = (nth(), 0u32..3, 0..HOUR, 0u128..400, proptest::bool::weighted(0.9));
	prop_oneof![
		3 => (0usize..3, 0u8..5, 0u128..700, 300u128..2_000).prop_map(|(s, n, d, c)| Step::Open(s, n, d, c)),
		2 => (payers(), nth(), 0u128..500).prop_map(|(who, of, amount)| Step::TopUp(who, of, amount)),
		9 => (providers(), vec(a_voucher, 1..6)).prop_map(|(who, vouchers)| Step::Redeem(who, vouchers)),
		1 => (anybody(), nth()).prop_map(|(who, of)| Step::Close(who, of)),
		2 => (anybody(), nth()).prop_map(|(who, of)| Step::Collect(who, of)),
		1 => proptest::option::weighted(0.1, 0usize..3)
			.prop_map(|of| of.map_or(Step::Suspend(None), Step::Revoke)),
		1 => proptest::option::weighted(0.3, anybody()).prop_map(Step::Suspend),
		1 => proptest::bool::weighted(0.2).prop_map(Step::Break),
		5 => (0..HOUR).prop_map(Step::Wait),
	]
}

/// A meter that was opened, if there is one.
fn opened(nth: usize) -> MeterId {
	let mut ids = Meters::<Test>::iter_keys().collect::<Vec<_>>();
	ids.sort();
	ids.get(nth % ids.len().max(1)).copied().unwrap_or(MeterId([0; 32]))
}

/// Dispatches a call; one that is refused has changed nothing.
fn dispatch(who: u64, call: Call<Test>) {
	let before = (root(), System::events().len());
	if RuntimeCall::Metering(call).dispatch(signed(who)).is_err() {
		assert_eq!((root(), System::events().len()), before);
	}
}

/// The voucher, if its meter was opened.
fn a_voucher((of, back, after, value, is_signed): (usize, u32, u64, u128, bool)) -> Option<Presented<Said>> {
	let meter = opened(of);
	let windows = Metering::meter(meter)?.windows;
	let window = windows.at(Now::get())?.saturating_sub(back);
	let at_ms = (windows.start_ms(window) + after).min(Now::get());
	let mut presented = present(&voucher(meter, window, totals(at_ms, value)));
	if !is_signed {
		presented.signature.key = PAYER;
	}
	Some(presented)
}

fn run(step: Step) {
	match step {
		Step::Open(sides, nonce, deposit, cap) => {
			let (payer, provider, grant) = SIDES[sides];
			let opening = Box::new(Opening { deposit, cap, ..opening(grant, provider) });
			dispatch(payer, Call::open { nonce: [nonce; 32], opening });
		}
		Step::TopUp(who, of, amount) => dispatch(who, Call::top_up { meter: opened(of), amount }),
		Step::Redeem(who, vouchers) => {
			let vouchers = vouchers.into_iter().filter_map(a_voucher).collect::<Vec<_>>();
			dispatch(who, Call::redeem { vouchers: vouchers.try_into().expect("few") });
		}
		Step::Close(who, of) => dispatch(who, Call::close { meter: opened(of) }),
		Step::Collect(who, of) => dispatch(who, Call::collect { meter: opened(of) }),
		Step::Revoke(sides) => {
			let now = Now::get();
			change_grant(SIDES[sides].2, |grant| grant.revoked_ms = grant.revoked_ms.or(Some(now)));
		}
		Step::Suspend(who) => Suspended::set(who.into_iter().collect()),
		Step::Break(broken) => NoPayments::set(broken),
		Step::Wait(ms) => Now::mutate(|now| *now += ms),
	}
}

/// The state as whoever reads events and block times has it.
#[derive(Default)]
struct Reader {
	meters: BTreeMap<MeterId, Meter<u64>>,
	/// How many vouchers were redeemed and refused.
	redeemed: u32,
	refused: u32,
}

impl Reader {
	fn read(&mut self, event: Event<Test>, now: u64) {
		match event {
			Event::Opened {
				meter,
				grant,
				payer,
				provider,
				service,
				used_for,
				book,
				deposit,
				cap,
				signers,
				windows,
				challenge_ms,
				limits,
				before,
			} => {
				let opened = Meter {
					grant,
					payer,
					provider,
					service,
					used_for,
					book,
					cap,
					deposited: deposit,
					signers,
					windows,
					challenge_ms,
					limits,
					before,
					redeemed: Totals::default(),
					open: Default::default(),
					state: State::Open,
				};
				assert_eq!(self.meters.insert(meter, opened), None, "an id is used once");
			}
			Event::ToppedUp { meter, amount } => self.of(meter).deposited += amount,
			Event::Redeemed { meter, window, totals, due } => {
				self.redeemed += 1;
				let meter = self.of(meter);
				let before = meter.of_window(window);
				assert_eq!(totals.value - before.value, due, "M16: what is more is due");
				let more = totals.beyond(&before).expect("M16: it never goes down");
				meter.redeemed = meter.redeemed.plus(&more).expect("it can be counted");
				let moment = meter.moment(now);
				let windows = meter.windows;
				meter.open.retain(|of| of.window != window && windows.is_open(of.window, moment));
				assert!(meter.open.try_push(WindowTotals { window, totals }).is_ok());
				meter.open.sort_by_key(|of| of.window);
			}
			Event::Refused { .. } => self.refused += 1,
			Event::CloseAsked { meter, until_ms } => {
				self.of(meter).state = State::Closing { asked_ms: now, until_ms };
			}
			Event::Closed { meter, returned, .. } => {
				let meter = self.of(meter);
				(meter.open, meter.state) = (Default::default(), State::Closed { at_ms: now, returned });
			}
			Event::__Ignore(..) => unreachable!("no event is of this form"),
		}
	}

	fn of(&mut self, meter: MeterId) -> &mut Meter<u64> {
		self.meters.get_mut(&meter).expect("it was opened")
	}

	/// What was redeemed between these under the grant, by all meters.
	fn sums(&self) -> BTreeMap<(MemberId, MemberId, GrantId), (u128, Units)> {
		let mut sums = BTreeMap::<_, (u128, Units)>::new();
		for meter in self.meters.values() {
			let sum = sums.entry((meter.payer, meter.provider, meter.grant)).or_default();
			sum.0 += meter.redeemed.value;
			sum.1 = sum.1.checked_add(&meter.redeemed.units).expect("it can be counted");
		}
		sums
	}

	/// Reads what has happened since, and finds the chain's state to be the one that it tells.
	fn follow(&mut self) {
		let before = self.sums();
		events().into_iter().for_each(|event| self.read(event, Now::get()));
		assert_eq!(self.meters, Meters::<Test>::iter().collect());
		let after = self.sums();
		for (between, (value, units)) in before {
			let now = &after[&between];
			assert!(value <= now.0 && now.1.checked_sub(&units).is_some(), "M16: it went down");
		}
	}
}

#[test]
fn m14_m16_any_life_keeps_the_invariants() {
	// Redeemed, refused and closed, over all lives: lives without would prove little.
	let counts = Cell::new((0, 0, 0));
	let config = ProptestConfig { cases: 64, source_file: Some(file!()), ..ProptestConfig::default() };
	let ran = TestRunner::new(config).run(&vec(steps(), 20..80), |life| {
		new_test_ext().execute_with(|| {
			let mut reader = Reader::default();
			for step in life {
				// Its events are of one block, whose time is the clock's after it.
				run(step);
				check();
				reader.follow();
			}
			let is_closed = |meter: &&Meter<u64>| matches!(meter.state, State::Closed { .. });
			let closed = reader.meters.values().filter(is_closed).count();
			let (redeemed, refused, before) = counts.get();
			counts.set((redeemed + reader.redeemed, refused + reader.refused, before + closed));
		});
		Ok(())
	});
	ran.unwrap_or_else(|failure| panic!("{failure}"));
	let (redeemed, refused, closed) = counts.get();
	assert!(
		redeemed > 100 && refused > 100 && closed > 5,
		"{redeemed} redeemed, {refused} refused, {closed} closed"
	);
}

//! Meters. Derived: what was redeemed altogether and in windows that are open, from vouchers' totals and the block's time; what was used
//! under a grant (`Tallies`); how many meters of a payer are not closed (`OpenCount`).

use hefu_primitives::id::MeterId;
use hefu_runtime::Runtime;
use pallet_metering::{Event, Meter, MeterOf, Meters, OpenCount, OpenWindows, State, Tallies, WindowTotals};

use super::{At, fewer};

pub fn read(event: Event<Runtime>, at: At) {
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
				redeemed: Default::default(),
				open: OpenWindows::default(),
				state: State::Open,
			};
			Meters::<Runtime>::insert(meter, opened);
			Tallies::<Runtime>::mutate(grant, |tally| tally.open = Some(meter));
			OpenCount::<Runtime>::mutate(payer, |count| *count += 1);
		}
		Event::ToppedUp { meter, amount } => change(meter, |it| it.deposited += amount),
		Event::Redeemed { meter, window, totals, due } => change(meter, |it| {
			let more = totals.beyond(&it.of_window(window)).expect("vouchers are cumulative");
			assert_eq!(more.value, due, "what is due is what is more");
			it.redeemed = it.redeemed.plus(&more).expect("the chain could count it");
			note(it, WindowTotals { window, totals }, at);
		}),
		// Nothing has happened.
		Event::Refused { .. } => (),
		Event::CloseAsked { meter, until_ms } => {
			change(meter, |it| it.state = State::Closing { asked_ms: at.ms, until_ms });
		}
		Event::Closed { meter, returned, .. } => change(meter, |it| {
			Tallies::<Runtime>::mutate(it.grant, |tally| {
				let units = tally.units.checked_add(&it.redeemed.units);
				(tally.open, tally.closed) = (None, tally.closed + 1);
				tally.units = units.expect("the chain could count it");
			});
			fewer::<OpenCount<Runtime>, _>(it.payer);
			it.open = OpenWindows::default();
			it.state = State::Closed { at_ms: at.ms, returned };
		}),
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

/// The windows that are open, with this one's last voucher.
fn note(meter: &mut MeterOf<Runtime>, last: WindowTotals, at: At) {
	let moment = meter.moment(at.ms);
	let is_other = |of: &&WindowTotals| of.window != last.window && meter.windows.is_open(of.window, moment);
	let mut open = meter.open.iter().filter(is_other).copied().collect::<Vec<_>>();
	open.push(last);
	open.sort_by_key(|of| of.window);
	meter.open = open.try_into().expect("no more than the chain had");
}

fn change(id: MeterId, alter: impl FnOnce(&mut MeterOf<Runtime>)) {
	Meters::<Runtime>::mutate(id, |it| alter(it.as_mut().expect("it was opened")));
}

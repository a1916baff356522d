//! Random lives of invoices and entries: every invariant holds after each call, and what is let through is what the rules, written again in
//! a few lines, let through.

use std::{
	cell::Cell,
	collections::{BTreeMap, BTreeSet},
};

use frame::testing_prelude::*;
use hefu_primitives::{
	AnchorId,
	anchor::{Colour, Invoice, InvoiceNumber, Office, Period},
};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

use crate::{Anchors, Standing, mock::*};

/// Who anchors.
const WHO: [u64; 3] = [SELLER, BUYER, THIRD];

#[derive(Clone, Debug)]
enum Step {
	/// This member brings an invoice with this serial.
	Blue { who: usize, serial: u64, amount: u128 },
	/// The same of a red one, of the blue one at this place among those that are anchored.
	Red { who: usize, serial: u64, of: usize, amount: u128 },
	/// Another attestor takes the office, or the same again.
	Appoint(bool),
	/// The seller or the auditor enters the asset in a quarter.
	Enter { is_auditor: bool, quarter: u8 },
	/// This member withdraws an anchor, its own or not.
	Withdraw { who: usize, which: usize },
}

fn steps() -> impl Strategy<Value = Step> {
	let invoice = || (0..WHO.len(), 0u64..40, 0u128..400);
	prop_oneof![
		6 => invoice().prop_map(|(who, serial, amount)| Step::Blue { who, serial, amount }),
		4 => (invoice(), any::<usize>())
			.prop_map(|((who, serial, amount), of)| Step::Red { who, serial, of, amount }),
		1 => any::<bool>().prop_map(Step::Appoint),
		2 => (any::<bool>(), 1u8..=4).prop_map(|(is_auditor, quarter)| Step::Enter { is_auditor, quarter }),
		2 => (0..WHO.len(), any::<usize>()).prop_map(|(who, which)| Step::Withdraw { who, which }),
	]
}

/// What a reader of the rules knows.
#[derive(Default)]
struct Known {
	numbers: BTreeSet<u64>,
	/// Blue invoices: how much is left of each.
	blue: Vec<(AnchorId, u128)>,
	/// Blue less red.
	net: u128,
	/// Who entered the asset in which quarter, by what.
	live: BTreeMap<(u64, u8), AnchorId>,
	/// The office's signer.
	signer: u64,
	/// How many anchors there were.
	nonce: u8,
}

impl Known {
	/// Brings an invoice that the office's attestor signed, with salts of its own.
	fn bring(&mut self, who: usize, serial: u64, invoice: Invoice) -> Option<AnchorId> {
		self.nonce += 1;
		let (who, digest) = (WHO[who], digest(serial, invoice.amount, self.nonce));
		let signature = attested(self.signer, &invoice, &digest);
		let nonce = [self.nonce; 32];
		Anchoring::anchor_invoice(signed(who), nonce, digest, Box::new(invoice), signature)
			.ok()
			.map(|()| anchor_id(who, self.nonce))
	}

	/// Does the step; whether it was let through.
	fn step(&mut self, step: Step) -> bool {
		match step {
			Step::Blue { who, serial, amount } => {
				let may = amount > 0 && !self.numbers.contains(&serial) && self.net + amount <= 1_000;
				let made = self.bring(who, serial, blue(serial, amount));
				assert_eq!(made.is_some(), may, "{amount} over {}", self.net);
				if let Some(id) = made {
					self.numbers.insert(serial);
					self.blue.push((id, amount));
					self.net += amount;
				}
				may
			}
			Step::Red { who, serial, of, amount } => {
				if self.blue.is_empty() {
					return false;
				}
				let place = of % self.blue.len();
				let (of, left) = self.blue[place];
				let may = amount > 0 && !self.numbers.contains(&serial) && amount <= left;
				let made =
					self.bring(who, serial, Invoice { colour: Colour::Red { of }, ..blue(serial, amount) });
				assert_eq!(made.is_some(), may, "{amount} of {left}");
				if may {
					self.numbers.insert(serial);
					self.blue[place].1 -= amount;
					self.net -= amount;
				}
				may
			}
			Step::Appoint(is_other) => {
				let (who, signer) =
					if is_other { (OTHER_ATTESTOR, OTHER_SIGNER) } else { (ATTESTOR, SIGNER) };
				appoint(OFFICE, who, signer);
				self.signer = signer;
				true
			}
			Step::Enter { is_auditor, quarter } => {
				self.nonce += 1;
				let who = if is_auditor { AUDITOR } else { SELLER };
				let may = quarter < 4 && !self.live.contains_key(&(who, quarter));
				let period = Period { year: 2026, months: 3, number: quarter };
				assert_eq!(enter(who, self.nonce, period).is_ok(), may, "{quarter}");
				if may {
					self.live.insert((who, quarter), anchor_id(who, self.nonce));
				}
				may
			}
			Step::Withdraw { who, which } => {
				let ids = Anchors::<Test>::iter_keys().collect::<Vec<_>>();
				if ids.is_empty() {
					return false;
				}
				let id = ids[which % ids.len()];
				let entry = self.live.iter().find(|(_, entry)| **entry == id).map(|(place, _)| *place);
				let may = entry.is_some_and(|(entity, _)| entity == WHO[who]);
				assert_eq!(Anchoring::withdraw(signed(WHO[who]), id, [1; 32]).is_ok(), may);
				if let Some(place) = entry.filter(|_| may) {
					self.live.remove(&place);
				}
				may
			}
		}
	}

	/// That the chain knows the same.
	fn check(&self) {
		let billed = Anchoring::invoiced(PAID, party(SELLER), party(BUYER)).expect("it was paid");
		assert_eq!(billed.sums.net(), self.net);
		let anchored = self.numbers.iter().all(|serial| {
			let id = Anchoring::anchor_of(blue(*serial, 1).nullifier);
			id.is_some_and(Anchors::<Test>::contains_key)
		});
		assert!(anchored);
		for (id, left) in &self.blue {
			let standing = if *left == 0 { Standing::Reddened } else { Standing::Live };
			assert_eq!(Anchoring::anchor(*id).expect("it was anchored").1, standing);
		}
		for ((who, quarter), id) in &self.live {
			let period = Period { year: 2026, months: 3, number: *quarter };
			assert_eq!(Anchoring::live_entry(member(*who), DATA, period), Some(*id));
		}
	}
}

#[test]
fn m18_holds_in_any_life() {
	let (done, refused) = (Cell::new(0), Cell::new(0));
	let config = ProptestConfig { cases: 64, source_file: Some(file!()), ..ProptestConfig::default() };
	let ran = TestRunner::new(config).run(&vec(steps(), 10..80), |life| {
		new_test_ext().execute_with(|| {
			let mut known = Known { signer: SIGNER, ..Known::default() };
			for step in life {
				let tally = if known.step(step) { &done } else { &refused };
				tally.set(tally.get() + 1);
				known.check();
				check();
			}
		});
		Ok(())
	});
	ran.unwrap_or_else(|failure| panic!("{failure}"));
	assert!(done.get() > 200 && refused.get() > 200, "{} done, {} refused", done.get(), refused.get());
}

proptest! {
	/// Whatever the digits, the office is those of the number, and there is such an office.
	#[test]
	fn every_number_has_its_office(digits in vec(b'0'..=b'9', 20)) {
		let digits = String::from_utf8(digits).expect("digits");
		let number = InvoiceNumber::parse(&digits).expect("twenty digits");
		let Office { year, region } = number.office();
		prop_assert!(number.office().check().is_ok());
		prop_assert_eq!(format!("{year:02}{region:02}"), &digits[..4]);
	}
}

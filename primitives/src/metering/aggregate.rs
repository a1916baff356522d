//! How receipts become a voucher: what an aggregator checks, as functions of what it is given.
//!
//! A receipt counts once: in the window in which it was used, as long as no voucher of that window has its time or a later one; else
//! it is *late*, and counts in the next window of which a voucher is made. Of receipts of its own window a voucher's time tells which
//! it has; late ones are told apart by their ids, so whoever adds up keeps those.

use alloc::{collections::BTreeSet, vec::Vec};

use super::{Receipt, ReceiptId, Relation, Signed, Totals, Voucher, Windows};

/// So many windows late a receipt may be: so long its id is kept.
pub const MAX_LATE_WINDOWS: u32 = 12;

/// A meter, as far as receipts are judged by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account<K> {
	/// What every receipt says.
	pub relation: Relation,
	/// Its windows.
	pub windows: Windows,
	/// The payer's keys, in their order.
	pub signers: Vec<K>,
	/// From when on nothing is used under it, as far as is known: the grant's end, or when the payer asked to close. Milliseconds since
	/// 1970 UTC.
	pub until_ms: Option<u64>,
}

/// Why a receipt is not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
	/// It is of another chain.
	OtherChain,
	/// It is of another meter.
	OtherMeter,
	/// It is of another grant.
	OtherGrant,
	/// Another pays.
	OtherPayer,
	/// It is of another service.
	OtherService,
	/// Another is paid.
	OtherProvider,
	/// It was used for something else.
	OtherUse,
	/// Its time is not in its window.
	OutOfWindow,
	/// It was used when nothing could be any more.
	AfterEnd,
	/// The meter has no such signer.
	NoSuchSigner,
	/// The signer did not sign it.
	BadSignature,
	/// It was counted before, or is there twice.
	Duplicate,
	/// A voucher of its window has its time or a later one: it joins the next window.
	NotAfterLast,
	/// It is of a window after this one.
	OfLaterWindow,
	/// It is more than [`MAX_LATE_WINDOWS`] windows late.
	TooLate,
	/// The sum cannot be counted.
	Overflow,
}

impl core::fmt::Display for Why {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Self::OtherChain => "the receipt is of another chain",
			Self::OtherMeter => "the receipt is of another meter",
			Self::OtherGrant => "the receipt is of another grant",
			Self::OtherPayer => "the receipt names another payer",
			Self::OtherService => "the receipt is of another service",
			Self::OtherProvider => "the receipt names another provider",
			Self::OtherUse => "the receipt is of use for another purpose, region or industry",
			Self::OutOfWindow => "the receipt's time is not in its window: compare the two sides' clocks",
			Self::AfterEnd => {
				"the receipt is of a use after the grant's end, or after the closing was asked for"
			}
			Self::NoSuchSigner => "the meter has no signer at this place",
			Self::BadSignature => "the signer did not sign this receipt",
			Self::Duplicate => "the receipt was counted before",
			Self::NotAfterLast => {
				"a voucher of its window has a later time: the receipt joins the next window"
			}
			Self::OfLaterWindow => "the receipt is of a later window",
			Self::TooLate => "the receipt is more than twelve windows late",
			Self::Overflow => "the sum is more than can be counted",
		})
	}
}

impl core::error::Error for Why {}

/// Which of the receipts is not added, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
	/// Its place, from 0.
	pub place: usize,
	/// Why.
	pub why: Why,
}

impl<K> Account<K> {
	/// What depends on the receipt alone: that it is of this meter and of its own window, and that the signer signed it. `is_of` tells
	/// whether a key made a signature of a message.
	pub fn check<S>(&self, signed: &Signed<S>, is_of: impl FnOnce(&K, &[u8], &S) -> bool) -> Result<(), Why> {
		let Signed { receipt, signer, signature } = signed;
		self.check_relation(&receipt.relation)?;
		let at_ms = receipt.ts_ns / 1_000_000;
		if self.windows.at(at_ms) != Some(receipt.window) {
			return Err(Why::OutOfWindow);
		}
		if self.until_ms.is_some_and(|until| until <= at_ms) {
			return Err(Why::AfterEnd);
		}
		let key = self.signers.get(usize::from(*signer)).ok_or(Why::NoSuchSigner)?;
		if is_of(key, &receipt.signed_bytes(), signature) { Ok(()) } else { Err(Why::BadSignature) }
	}

	/// The first thing in which the relation is another one.
	fn check_relation(&self, other: &Relation) -> Result<(), Why> {
		let own = &self.relation;
		let same = [
			(own.genesis == other.genesis, Why::OtherChain),
			(own.meter == other.meter, Why::OtherMeter),
			(own.grant == other.grant, Why::OtherGrant),
			(own.payer == other.payer, Why::OtherPayer),
			(own.service == other.service, Why::OtherService),
			(own.provider == other.provider, Why::OtherProvider),
			(own.used_for == other.used_for, Why::OtherUse),
		];
		same.into_iter().find(|(same, _)| !same).map_or(Ok(()), |(_, why)| Err(why))
	}
}

impl Receipt {
	/// Whether a voucher of this window, whose last one has these totals, can have it.
	pub fn joins(&self, window: u32, last: Option<&Totals>) -> Result<(), Why> {
		let Some(late) = window.checked_sub(self.window) else { return Err(Why::OfLaterWindow) };
		if late > MAX_LATE_WINDOWS {
			return Err(Why::TooLate);
		}
		if late == 0 && last.is_some_and(|last| self.ts_ns <= last.ts_ns) {
			return Err(Why::NotAfterLast);
		}
		Ok(())
	}
}

/// The voucher of this window that has these receipts beside those of the last one. None of them when there is none to add and there was no
/// voucher before. `is_counted` tells what is in a voucher already, of this window or of one before.
///
/// The checks are those of TAP's aggregator: unique receipts, allowed signers, one meter and window, times after the last voucher's, the
/// same payer, service and provider, a sum that can be counted.
pub fn aggregate<K, S>(
	account: &Account<K>,
	window: u32,
	last: Option<Totals>,
	receipts: &[Signed<S>],
	is_counted: impl Fn(&ReceiptId) -> bool,
	is_of: impl Fn(&K, &[u8], &S) -> bool,
) -> Result<Option<Voucher>, Refused> {
	let mut totals = last;
	let mut added = BTreeSet::new();
	for (place, signed) in receipts.iter().enumerate() {
		let refused = |why| Refused { place, why };
		let receipt = &signed.receipt;
		account.check(signed, &is_of).map_err(refused)?;
		receipt.joins(window, last.as_ref()).map_err(refused)?;
		if is_counted(&receipt.id()) || !added.insert(receipt.id()) {
			return Err(refused(Why::Duplicate));
		}
		totals = Some(totals.unwrap_or_default().with(receipt).ok_or(refused(Why::Overflow))?);
	}
	Ok(totals.map(|totals| Voucher { relation: account.relation, window, totals }))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		GrantId, MemberId,
		id::MeterId,
		metering::{Units, signed::tests::relation},
		terms::Purpose,
	};
	use alloc::vec;
	use proptest::prelude::*;

	/// Windows of ten milliseconds.
	const WINDOWS: Windows = Windows { opened_ms: 100, window_ms: 10, grace_ms: 5 };

	/// A key of these tests is a number, and its signature of a message the message with the number.
	type Said = (u8, Vec<u8>);

	fn is_of(key: &u8, message: &[u8], (by, said): &Said) -> bool {
		by == key && said == message
	}

	fn account() -> Account<u8> {
		Account { relation: relation(), windows: WINDOWS, signers: vec![40, 41], until_ms: None }
	}

	fn sign(receipt: Receipt) -> Signed<Said> {
		Signed { receipt, signer: 1, signature: (41, receipt.signed_bytes()) }
	}

	/// Used so many nanoseconds after the beginning of the window.
	fn receipt(window: u32, after_ns: u64, nonce: u64) -> Receipt {
		let ts_ns = WINDOWS.start_ms(window) * 1_000_000 + after_ns;
		let units = Units { calls: 1, bytes: 10 };
		Receipt { relation: relation(), window, ts_ns, nonce, value: 3, units }
	}

	fn add(window: u32, last: Option<Totals>, receipts: &[Receipt]) -> Result<Option<Voucher>, Why> {
		let signed = receipts.iter().copied().map(sign).collect::<Vec<_>>();
		aggregate(&account(), window, last, &signed, |_| false, is_of).map_err(|refused| refused.why)
	}

	fn totals(window: u32, last: Option<Totals>, receipts: &[Receipt]) -> Totals {
		add(window, last, receipts).unwrap().unwrap().totals
	}

	#[test]
	fn receipts_add_up_to_a_cumulative_voucher() {
		let first = totals(0, None, &[receipt(0, 1, 1), receipt(0, 2, 1), receipt(0, 2, 2)]);
		assert_eq!((first.value, first.units), (9, Units { calls: 3, bytes: 30 }));
		assert_eq!(first.ts_ns, 100_000_002);
		let second = totals(0, Some(first), &[receipt(0, 9, 1)]);
		assert_eq!((second.value, second.ts_ns), (12, 100_000_009));
		assert_eq!(add(0, None, &[]), Ok(None));
		assert_eq!(totals(0, Some(second), &[]), second);
	}

	#[test]
	fn late_receipts_are_not_lost() {
		let last = totals(0, None, &[receipt(0, 5, 1)]);
		let late = receipt(0, 4, 1);
		// What TAP loses,
		assert_eq!(add(0, Some(last), &[late]), Err(Why::NotAfterLast));
		assert_eq!(add(0, Some(last), &[receipt(0, 5, 2)]), Err(Why::NotAfterLast));
		// the next window has, beside its own or alone.
		assert_eq!(totals(1, None, &[late, receipt(1, 1, 1)]).value, 6);
		let alone = totals(1, None, &[late]);
		assert_eq!((alone.value, alone.ts_ns), (3, late.ts_ns));
		// Late ones come after any voucher of the next window.
		let last = totals(1, None, &[receipt(1, 5, 1)]);
		assert_eq!(
			totals(1, Some(last), &[late]),
			Totals { ts_ns: last.ts_ns, ..totals(1, None, &[late, receipt(1, 5, 1)]) }
		);
		assert_eq!(totals(MAX_LATE_WINDOWS, None, &[late]).value, 3);
		assert_eq!(add(MAX_LATE_WINDOWS + 1, None, &[late]), Err(Why::TooLate));
	}

	#[test]
	fn each_check_has_its_refusal() {
		type Change = fn(&mut Receipt);
		let other: [(Change, Why); 11] = [
			(|it| it.relation.genesis = [9; 32], Why::OtherChain),
			(|it| it.relation.meter = MeterId([9; 32]), Why::OtherMeter),
			(|it| it.relation.grant = GrantId([9; 32]), Why::OtherGrant),
			(|it| it.relation.payer = MemberId([9; 32]), Why::OtherPayer),
			(|it| it.relation.service = [9; 32], Why::OtherService),
			(|it| it.relation.provider = MemberId([9; 32]), Why::OtherProvider),
			(|it| it.relation.used_for.purpose = Purpose(9), Why::OtherUse),
			(|it| it.window = 1, Why::OutOfWindow),
			(|it| it.ts_ns = 99_999_999, Why::OutOfWindow),
			(|it| *it = receipt(1, 1, 1), Why::OfLaterWindow),
			(|it| it.value = u128::MAX, Why::Overflow),
		];
		for (change, why) in other {
			let mut changed = receipt(0, 1, 1);
			change(&mut changed);
			assert_eq!(add(0, None, &[receipt(0, 1, 7), changed]), Err(why));
		}
		let twice = [receipt(0, 1, 1), receipt(0, 2, 1), receipt(0, 1, 1)].map(sign);
		let counted = receipt(0, 2, 1).id();
		let refused = |account: &Account<u8>, receipts: &[Signed<Said>]| {
			aggregate(account, 0, None, receipts, |id| *id == counted, is_of).unwrap_err()
		};
		assert_eq!(refused(&account(), &twice), Refused { place: 1, why: Why::Duplicate });
		let [first, _, again] = &twice;
		let both = [first.clone(), again.clone()];
		assert_eq!(refused(&account(), &both), Refused { place: 1, why: Why::Duplicate });

		let signed = |alter: fn(&mut Signed<Said>)| {
			let mut signed = sign(receipt(0, 1, 1));
			alter(&mut signed);
			refused(&account(), &[signed]).why
		};
		assert_eq!(signed(|it| it.signer = 2), Why::NoSuchSigner);
		assert_eq!(signed(|it| it.signer = 0), Why::BadSignature);
		assert_eq!(signed(|it| it.receipt.value = 4), Why::BadSignature);
		let ended = Account { until_ms: Some(100), ..account() };
		assert_eq!(refused(&ended, &[sign(receipt(0, 1, 1))]).why, Why::AfterEnd);
		let going_on = Account { until_ms: Some(101), ..account() };
		assert_eq!(going_on.check(&sign(receipt(0, 1, 1)), is_of), Ok(()));
	}

	proptest! {
		/// Whatever comes in whatever order, everything that was used is in some voucher, once.
		#[test]
		fn nothing_is_lost_and_nothing_counts_twice(
			used in proptest::collection::btree_set((0u32..4, 0u64..6, 0u64..2), 1..40),
			order in proptest::collection::vec(any::<u16>(), 40),
		) {
			let mut used = used.into_iter().collect::<Vec<_>>();
			let mut counted = BTreeSet::new();
			let mut value = 0;
			for window in 0..5 {
				let mut last = None;
				for pick in &order {
					if used.is_empty() {
						break;
					}
					let place = usize::from(*pick) % used.len();
					let (of, after, nonce) = used[place];
					let signed = [sign(receipt(of, after, nonce))];
					let made = aggregate(&account(), window, last, &signed, |id| counted.contains(id), is_of);
					if let Ok(voucher) = made {
						last = voucher.map(|voucher| voucher.totals);
						counted.insert(signed[0].receipt.id());
						used.remove(place);
					}
				}
				value += last.map_or(0, |last| last.value);
			}
			// The last window takes what was late for the others.
			let late = used.iter().map(|(of, after, nonce)| sign(receipt(*of, *after, *nonce))).collect::<Vec<_>>();
			let rest = aggregate(&account(), 5, None, &late, |id| counted.contains(id), is_of);
			let rest = rest.expect("nothing is too late").map_or(0, |voucher| voucher.totals.value);
			prop_assert_eq!(value + rest, 3 * (counted.len() + late.len()) as u128);
		}
	}
}

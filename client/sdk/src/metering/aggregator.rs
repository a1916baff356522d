//! The payer's aggregator (聚合器): it takes receipts as they come, and makes cumulative vouchers of them.
//!
//! Nothing is lost. A receipt that is late for its window waits for the next; what a voucher said and the provider did not redeem before its
//! window closed is carried into the next. Nothing counts twice: the ids of receipts are kept as long as one could come again, and
//! everything that was done is in a journal before anybody hears of it.

use std::{
	collections::{BTreeMap, BTreeSet},
	path::Path,
};

use hefu_primitives::metering::{Account, MAX_LATE_WINDOWS, ReceiptId, Totals, Voucher, Why};
use subxt::utils::AccountId32;

use super::{
	SignedReceipt,
	journal::{Journal, JournalError, Record},
};

/// Adds up the receipts of one meter. There is one of a meter, with a journal of its own.
#[derive(Debug)]
pub struct Aggregator {
	account: Account<AccountId32>,
	journal: Journal,
	standing: Standing,
}

/// Why no voucher is made.
#[derive(Debug)]
pub enum NotMade {
	/// The window has closed: what is left of it is in vouchers of later ones.
	WindowClosed,
	/// The sum is more than can be counted.
	Overflow,
	/// More was redeemed of the window, it is said, than was ever signed here: the journal is not all of it.
	MoreRedeemed,
	/// It could not be written down.
	Journal(JournalError),
}

impl std::fmt::Display for NotMade {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::WindowClosed => f.write_str("the window has closed: make a voucher of a later one"),
			Self::Overflow => f.write_str("the sum is more than can be counted"),
			Self::MoreRedeemed => f.write_str(
				"more was redeemed of the window than was signed here: is this the meter's journal?",
			),
			Self::Journal(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for NotMade {}

impl From<JournalError> for NotMade {
	fn from(error: JournalError) -> Self {
		Self::Journal(error)
	}
}

impl Aggregator {
	/// Goes on where the journal ends, or begins a new one.
	pub fn open(path: &Path, account: Account<AccountId32>) -> Result<Self, JournalError> {
		let (mut journal, records) = Journal::open(path)?;
		let mut records = records.into_iter();
		match records.next() {
			Some(Record::Begun { relation, windows }) => {
				if (relation, windows) != (account.relation, account.windows) {
					return Err(JournalError::OtherMeter);
				}
			}
			Some(_) => return Err(JournalError::Corrupt { at: 0 }),
			None => {
				let Account { relation, windows, .. } = account;
				journal.append(&[Record::Begun { relation, windows }])?;
			}
		}
		let mut standing = Standing::default();
		for record in records {
			standing.follow(record);
		}
		Ok(Self { account, journal, standing })
	}

	/// From this moment on nothing is used any more, in milliseconds since 1970 UTC: the grant has ended, or the payer has asked to close.
	pub fn end(&mut self, until_ms: u64) {
		self.account.until_ms = Some(self.account.until_ms.map_or(until_ms, |known| known.min(until_ms)));
	}

	/// Takes receipts, and tells of each whether it was taken. What was taken is on the disk, and will be in a voucher.
	pub fn take(&mut self, receipts: Vec<SignedReceipt>) -> Result<Vec<Result<(), Why>>, JournalError> {
		let mut fresh = BTreeSet::new();
		let mut outcomes = Vec::with_capacity(receipts.len());
		let mut records = Vec::new();
		for signed in receipts {
			let id = signed.receipt.id();
			let outcome = self
				.check(&signed)
				.and_then(|()| if fresh.insert(id) { Ok(()) } else { Err(Why::Duplicate) });
			if outcome.is_ok() {
				records.push(Record::Receipt(Box::new(signed)));
			}
			outcomes.push(outcome);
		}
		if !records.is_empty() {
			self.journal.append(&records)?;
		}
		for record in records {
			self.standing.follow(record);
		}
		Ok(outcomes)
	}

	/// The voucher of a window with all that can be in it: receipts of the window that came in time, late ones of those before, and what was
	/// carried over. None when there is nothing. Made again, it says the same or more.
	pub fn voucher(&mut self, window: u32) -> Result<Option<Voucher>, NotMade> {
		if self.standing.closed.contains_key(&window) {
			return Err(NotMade::WindowClosed);
		}
		let Some(totals) = self.standing.sum(window).ok_or(NotMade::Overflow)? else { return Ok(None) };
		if self.standing.made.get(&window) != Some(&totals) {
			let record = Record::Voucher { window, totals };
			self.journal.append(std::slice::from_ref(&record))?;
			self.standing.follow(record);
		}
		Ok(Some(Voucher { relation: self.account.relation, window, totals }))
	}

	/// Tells that a window has closed on chain, and what was redeemed of it: what its last `Redeemed` says, or nothing. What its vouchers said
	/// beyond that is carried into the next.
	///
	/// Both must be final: whatever is redeemed of it afterwards is paid twice.
	pub fn close_window(&mut self, window: u32, redeemed: Totals) -> Result<(), NotMade> {
		if self.standing.closed.contains_key(&window) {
			return Ok(());
		}
		let made = self.standing.made.get(&window).copied().unwrap_or_default();
		made.beyond(&redeemed).ok_or(NotMade::MoreRedeemed)?;
		let record = Record::Closed { window, redeemed };
		self.journal.append(std::slice::from_ref(&record))?;
		self.standing.follow(record);
		Ok(())
	}

	/// The same of all windows that have closed on chain, of which it `kept` what was redeemed of some, and of all together what was
	/// `redeemed`. Gives those of which it cannot be told, and that stay as they are: several that the chain keeps no more, when some of
	/// what their vouchers said was redeemed and some not.
	pub fn close_windows(
		&mut self,
		has_closed: impl Fn(u32) -> bool,
		kept: &BTreeMap<u32, Totals>,
		redeemed: &Totals,
	) -> Result<Vec<u32>, NotMade> {
		let mut forgotten = Vec::new();
		for window in self.unclosed().into_iter().filter(|window| has_closed(*window)) {
			match kept.get(&window) {
				Some(totals) => self.close_window(window, *totals)?,
				None => forgotten.push(window),
			}
		}
		// Of windows that are neither kept nor closed nothing was redeemed.
		let known = self.standing.closed.iter().chain(kept).collect::<BTreeMap<_, _>>();
		let known = sum(known.into_values()).ok_or(NotMade::Overflow)?;
		let left = Totals { ts_ns: u64::MAX, ..*redeemed }.beyond(&known).ok_or(NotMade::MoreRedeemed)?;
		let made = sum(forgotten.iter().filter_map(|window| self.standing.made.get(window)));
		let made = made.ok_or(NotMade::Overflow)?;
		let is_all = (left.value, left.units) == (made.value, made.units);
		if !(left.is_nothing() || is_all || forgotten.len() == 1) {
			return Ok(forgotten);
		}
		for window in forgotten {
			let said = self.standing.made.get(&window).copied().unwrap_or_default();
			// When there are several, it was all that they said or nothing.
			let of_it = if is_all { said } else { left };
			self.close_window(window, Totals { ts_ns: 0, ..of_it })?;
		}
		Ok(Vec::new())
	}

	/// The windows of which a voucher was made, and that are not known to have closed, in their order.
	pub fn unclosed(&self) -> Vec<u32> {
		self.standing.made.keys().copied().collect()
	}

	/// How many receipts are in no voucher yet.
	pub fn waiting(&self) -> usize {
		self.standing.waiting.len()
	}

	/// Whether a receipt can be taken.
	fn check(&self, signed: &SignedReceipt) -> Result<(), Why> {
		self.account.check(signed, |key, message, signature| signature.is_of(key, message))?;
		self.standing.check(signed)
	}
}

/// All of these together; none when that cannot be counted.
fn sum<'a>(totals: impl IntoIterator<Item = &'a Totals>) -> Option<Totals> {
	totals.into_iter().try_fold(Totals::default(), |sum, totals| sum.plus(totals))
}

/// What follows from all that was done.
#[derive(Debug, Default)]
struct Standing {
	/// Ids of receipts that were taken, by window, as long as one could come again.
	taken: BTreeMap<u32, BTreeSet<ReceiptId>>,
	/// Receipts that are in no voucher yet.
	waiting: Vec<SignedReceipt>,
	/// What the last voucher of each window said that has not closed.
	made: BTreeMap<u32, Totals>,
	/// What is carried out of windows that have closed, into the next of which a voucher is made.
	carried: Vec<(u32, Totals)>,
	/// Windows that have closed, with what was redeemed of them.
	closed: BTreeMap<u32, Totals>,
	/// The latest window of which a voucher was made.
	newest: u32,
}

impl Standing {
	/// Whether the receipt is not too late, and was not taken before.
	fn check(&self, signed: &SignedReceipt) -> Result<(), Why> {
		let receipt = &signed.receipt;
		if self.is_over(receipt.window) {
			return Err(Why::TooLate);
		}
		let taken = self.taken.get(&receipt.window).is_some_and(|ids| ids.contains(&receipt.id()));
		if taken { Err(Why::Duplicate) } else { Ok(()) }
	}

	/// Whether a receipt of this window could join no voucher any more.
	fn is_over(&self, window: u32) -> bool {
		self.newest.saturating_sub(window) > MAX_LATE_WINDOWS
	}

	/// What a voucher of the window says, with all that can be in it: none when that cannot be counted, and nothing when there is nothing.
	fn sum(&self, window: u32) -> Option<Option<Totals>> {
		let last = self.made.get(&window);
		let mut totals = last.copied();
		for (_, carried) in self.carried.iter().filter(|(of, _)| *of < window) {
			totals = Some(totals.unwrap_or_default().plus(carried)?);
		}
		for signed in self.waiting.iter().filter(|signed| joins(signed, window, last)) {
			totals = Some(totals.unwrap_or_default().with(&signed.receipt)?);
		}
		Some(totals)
	}

	/// Does what a record says.
	fn follow(&mut self, record: Record) {
		match record {
			// Stands at the beginning alone, and says nothing new.
			Record::Begun { .. } => (),
			Record::Receipt(signed) => {
				self.taken.entry(signed.receipt.window).or_default().insert(signed.receipt.id());
				self.waiting.push(*signed);
			}
			Record::Voucher { window, totals } => {
				let last = self.made.insert(window, totals);
				self.waiting.retain(|signed| !joins(signed, window, last.as_ref()));
				self.carried.retain(|(of, _)| *of >= window);
				self.newest = self.newest.max(window);
				let newest = self.newest;
				self.taken.retain(|of, _| newest.saturating_sub(*of) <= MAX_LATE_WINDOWS);
			}
			Record::Closed { window, redeemed } => {
				self.closed.insert(window, redeemed);
				let made = self.made.remove(&window).unwrap_or_default();
				let left = made.beyond(&redeemed).filter(|left| !left.is_nothing());
				self.carried.extend(left.map(|left| (window, left)));
			}
		}
	}
}

/// Whether a receipt that was taken is in the next voucher of the window. However late it is: it was taken when it could not come again, and
/// nobody makes a voucher of each window.
fn joins(signed: &SignedReceipt, window: u32, last: Option<&Totals>) -> bool {
	matches!(signed.receipt.joins(window, last), Ok(()) | Err(Why::TooLate))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		Signer,
		metering::{
			Receipt, Relation, Units, UsedFor, Windows, read_receipt, sign_receipt, sign_voucher,
			write_receipt,
		},
		signer::Scheme,
	};
	use hefu_primitives::{
		GrantId, MemberId,
		code::{Industry, Region},
		id::MeterId,
		terms::Purpose,
	};

	/// Windows of ten milliseconds.
	const WINDOWS: Windows = Windows { opened_ms: 100, window_ms: 10, grace_ms: 5 };

	fn relation() -> Relation {
		Relation {
			genesis: [1; 32],
			meter: MeterId([2; 32]),
			grant: GrantId([3; 32]),
			payer: MemberId([4; 32]),
			service: [5; 32],
			provider: MemberId([6; 32]),
			used_for: UsedFor {
				purpose: Purpose(7),
				region: Region(440_300),
				sector: Industry { section: b'I', division: Some(65) },
			},
		}
	}

	fn signer() -> Signer {
		Signer::from_seed(Scheme::Ed25519, [7; 32]).unwrap()
	}

	fn account() -> Account<AccountId32> {
		Account { relation: relation(), windows: WINDOWS, signers: vec![signer().account()], until_ms: None }
	}

	/// Used so many nanoseconds after the window's beginning; costs 3.
	fn receipt(window: u32, after_ns: u64) -> SignedReceipt {
		let ts_ns = WINDOWS.start_ms(window) * 1_000_000 + after_ns;
		let units = Units { calls: 1, bytes: 10 };
		let receipt = Receipt { relation: relation(), window, ts_ns, nonce: 1, value: 3, units };
		sign_receipt(&signer(), 0, receipt)
	}

	/// In a folder of its own.
	fn begun() -> (tempfile::TempDir, Aggregator) {
		let folder = tempfile::tempdir().unwrap();
		let aggregator = reopened(&folder).unwrap();
		(folder, aggregator)
	}

	fn reopened(folder: &tempfile::TempDir) -> Result<Aggregator, JournalError> {
		Aggregator::open(&folder.path().join("journal"), account())
	}

	fn take(aggregator: &mut Aggregator, receipts: &[SignedReceipt]) {
		let outcomes = aggregator.take(receipts.to_vec()).unwrap();
		assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
	}

	/// What the voucher of the window is worth.
	fn value(aggregator: &mut Aggregator, window: u32) -> u128 {
		aggregator.voucher(window).unwrap().map_or(0, |voucher| voucher.totals.value)
	}

	#[test]
	fn receipts_are_read_as_they_were_written() {
		let signed = receipt(3, 1);
		let bytes = write_receipt(&signed);
		let read = read_receipt(&bytes).unwrap();
		assert_eq!((read.receipt, read.signer), (signed.receipt, 0));
		assert!(read.signature.is_of(&signer().account(), &signed.receipt.signed_bytes()));
		assert!(read_receipt(&bytes[1..]).is_none() && read_receipt(&[&bytes[..], &[0]].concat()).is_none());
	}

	#[test]
	fn vouchers_are_cumulative_and_signed_for_the_chain() {
		let (_folder, mut aggregator) = begun();
		assert!(aggregator.voucher(0).unwrap().is_none());
		take(&mut aggregator, &[receipt(0, 1), receipt(0, 2), receipt(1, 1)]);
		assert_eq!((value(&mut aggregator, 0), aggregator.waiting()), (6, 1));
		assert_eq!(aggregator.unclosed(), [0]);
		take(&mut aggregator, &[receipt(0, 9)]);
		let voucher = aggregator.voucher(0).unwrap().unwrap();
		assert_eq!((voucher.totals.value, voucher.totals.ts_ns), (9, 100_000_009));
		assert_eq!(aggregator.voucher(0).unwrap(), Some(voucher));
		let presented = sign_voucher(&signer(), 0, &voucher);
		assert!(presented.signature.is_of(&signer().account(), &voucher.signed_bytes()));
		assert_eq!((presented.meter, presented.totals), (relation().meter, voucher.totals));
	}

	#[test]
	fn late_receipts_are_not_lost() {
		let (_folder, mut aggregator) = begun();
		take(&mut aggregator, &[receipt(0, 5)]);
		assert_eq!(value(&mut aggregator, 0), 3);
		take(&mut aggregator, &[receipt(0, 4), receipt(1, 1)]);
		assert_eq!((value(&mut aggregator, 0), aggregator.waiting()), (3, 2));
		assert_eq!((value(&mut aggregator, 1), aggregator.waiting()), (6, 0));
	}

	#[test]
	fn what_was_taken_is_in_a_voucher_however_long_none_was_made() {
		let (folder, mut aggregator) = begun();
		take(&mut aggregator, &[receipt(0, 1), receipt(1, 1)]);
		let much_later = MAX_LATE_WINDOWS + 5;
		assert_eq!((value(&mut aggregator, much_later), aggregator.waiting()), (6, 0));
		drop(aggregator);
		let mut aggregator = reopened(&folder).unwrap();
		let again = aggregator.take(vec![receipt(0, 1), receipt(1, 1)]).unwrap();
		assert_eq!(again, [Err(Why::TooLate), Err(Why::TooLate)]);
		assert_eq!((value(&mut aggregator, much_later), aggregator.waiting()), (6, 0));
	}

	#[test]
	fn what_was_not_redeemed_is_carried_into_the_next_window() {
		let (folder, mut aggregator) = begun();
		take(&mut aggregator, &[receipt(0, 1)]);
		let redeemed = aggregator.voucher(0).unwrap().unwrap().totals;
		take(&mut aggregator, &[receipt(0, 2), receipt(0, 3)]);
		assert_eq!(value(&mut aggregator, 0), 9);
		let more = Totals { value: 10, ..redeemed };
		assert!(matches!(aggregator.close_window(0, more), Err(NotMade::MoreRedeemed)));
		aggregator.close_window(0, redeemed).unwrap();
		aggregator.close_window(0, redeemed).unwrap();
		assert!(matches!(aggregator.voucher(0), Err(NotMade::WindowClosed)));
		take(&mut aggregator, &[receipt(0, 4)]);
		drop(aggregator);
		let mut aggregator = reopened(&folder).unwrap();
		assert!(matches!(aggregator.voucher(0), Err(NotMade::WindowClosed)));
		// Two that were not redeemed, and one that came after the closing.
		assert_eq!(value(&mut aggregator, 1), 9);
		take(&mut aggregator, &[receipt(1, 1)]);
		assert_eq!(value(&mut aggregator, 1), 12);
	}

	#[test]
	fn of_a_window_that_the_chain_keeps_no_more_the_sum_tells() {
		let (folder, mut aggregator) = begun();
		take(&mut aggregator, &[receipt(0, 1)]);
		let first = aggregator.voucher(0).unwrap().unwrap().totals;
		take(&mut aggregator, &[receipt(0, 2), receipt(1, 1)]);
		assert_eq!(value(&mut aggregator, 0), 6);
		let second = aggregator.voucher(1).unwrap().unwrap().totals;
		// The first voucher was redeemed, and the second when its window had closed.
		let kept = BTreeMap::from([(1, second)]);
		let redeemed = first.plus(&second).unwrap();
		let untold = aggregator.close_windows(|window| window == 0, &kept, &redeemed).unwrap();
		assert!(untold.is_empty() && aggregator.unclosed() == [1]);
		assert_eq!(value(&mut aggregator, 1), 6);
		// Told again, from the journal as well, it is the same.
		drop(aggregator);
		let mut aggregator = reopened(&folder).unwrap();
		assert!(aggregator.close_windows(|window| window == 0, &kept, &redeemed).unwrap().is_empty());
		assert_eq!(value(&mut aggregator, 1), 6);
	}

	#[test]
	fn of_several_windows_that_the_chain_keeps_no_more_all_or_nothing_is_told() {
		let (_folder, mut aggregator) = begun();
		take(&mut aggregator, &[receipt(0, 1), receipt(1, 1), receipt(2, 1)]);
		let [first, second, third] =
			[0, 1, 2].map(|window| aggregator.voucher(window).unwrap().unwrap().totals);
		let kept = BTreeMap::from([(2, third)]);
		let close = |aggregator: &mut Aggregator, redeemed: Totals| {
			aggregator.close_windows(|window| window < 2, &kept, &redeemed).unwrap()
		};
		let some = first.plus(&third).unwrap();
		assert_eq!(close(&mut aggregator, some), [0, 1]);
		assert_eq!(aggregator.unclosed(), [0, 1, 2]);
		assert!(close(&mut aggregator, some.plus(&second).unwrap()).is_empty());
		assert_eq!((aggregator.unclosed(), value(&mut aggregator, 2)), (vec![2], 3));

		let (_folder, mut aggregator) = begun();
		take(&mut aggregator, &[receipt(0, 1), receipt(1, 1), receipt(2, 1)]);
		assert_eq!([0, 1, 2].map(|window| value(&mut aggregator, window)), [3; 3]);
		assert!(close(&mut aggregator, third).is_empty());
		assert_eq!(value(&mut aggregator, 2), 9);
		let less = aggregator.close_windows(|_| false, &kept, &Totals::default());
		assert!(matches!(less, Err(NotMade::MoreRedeemed)));
	}

	#[test]
	fn nothing_counts_twice_whatever_happens_to_the_process() {
		let (folder, mut aggregator) = begun();
		take(&mut aggregator, &[receipt(0, 1), receipt(0, 5)]);
		assert_eq!(value(&mut aggregator, 0), 6);
		take(&mut aggregator, &[receipt(0, 4)]);
		drop(aggregator);
		let mut aggregator = reopened(&folder).unwrap();
		let again = [receipt(0, 1), receipt(0, 4), receipt(0, 6), receipt(0, 6)].to_vec();
		let twice = Err(Why::Duplicate);
		assert_eq!(aggregator.take(again).unwrap(), [twice, twice, Ok(()), twice]);
		assert_eq!((value(&mut aggregator, 0), value(&mut aggregator, 1)), (9, 3));
	}

	#[test]
	fn what_is_too_late_or_of_another_is_refused() {
		let (folder, mut aggregator) = begun();
		take(&mut aggregator, &[receipt(MAX_LATE_WINDOWS + 1, 1)]);
		assert_eq!(value(&mut aggregator, MAX_LATE_WINDOWS + 1), 3);
		let mut other = receipt(1, 1);
		other.receipt.value = 4;
		let refused = aggregator.take(vec![receipt(0, 1), other]).unwrap();
		assert_eq!(refused, [Err(Why::TooLate), Err(Why::BadSignature)]);
		aggregator.end(111);
		assert_eq!(aggregator.take(vec![receipt(1, 1_000_000)]).unwrap(), [Err(Why::AfterEnd)]);
		take(&mut aggregator, &[receipt(1, 1)]);
		assert!(matches!(reopened(&folder), Err(JournalError::InUse)));
		drop(aggregator);
		let of_other = Account { windows: Windows { window_ms: 11, ..WINDOWS }, ..account() };
		let path = folder.path().join("journal");
		assert!(matches!(Aggregator::open(&path, of_other), Err(JournalError::OtherMeter)));
	}
}

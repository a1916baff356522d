//! What is stored of meters, and what becomes of vouchers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{prelude::*, traits::ConstU32};
use hefu_primitives::{
	GenesisHash, GrantId, MemberId,
	id::MeterId,
	metering::{Limits, MAX_OPEN_WINDOWS, MAX_SIGNERS, Relation, Totals, Units, UsedFor, Windows},
	settlement::Book,
};

/// Most vouchers in one redemption.
pub const MAX_VOUCHERS: u32 = 1_024;

/// Keys that sign for a payer, in their order.
pub type Signers<AccountId> = BoundedVec<AccountId, ConstU32<MAX_SIGNERS>>;

/// What was redeemed of the windows that are open, in their order.
pub type OpenWindows = BoundedVec<WindowTotals, ConstU32<MAX_OPEN_WINDOWS>>;

/// What a payer opens.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Opening<AccountId> {
	/// The grant under which it is used.
	pub grant: GrantId,
	/// Who serves: who stands for the grant.
	pub provider: MemberId,
	/// Digest or raw id of the service, such as a product.
	pub service: [u8; 32],
	/// What for.
	pub used_for: UsedFor,
	/// In which claims it is paid.
	pub book: Book,
	/// What is put aside now, in the book's minor unit; not zero.
	pub deposit: u128,
	/// The most that is ever put aside for it.
	pub cap: u128,
	/// The keys that sign, 1 to 8, each once.
	pub signers: Signers<AccountId>,
	/// How long a window is, in milliseconds.
	pub window_ms: u64,
}

/// A payer's and a provider's account of what is used under a grant (计量账户). Amounts are in the book's minor unit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Meter<AccountId> {
	/// The grant.
	pub grant: GrantId,
	/// Who uses and pays: the grantee.
	pub payer: MemberId,
	/// Who serves and is paid: who stood for the grant when the meter was opened.
	pub provider: MemberId,
	/// Digest or raw id of the service.
	pub service: [u8; 32],
	/// What for.
	pub used_for: UsedFor,
	/// In which claims it is paid.
	pub book: Book,
	/// The most that is ever put aside for it.
	pub cap: u128,
	/// What was ever put aside for it; within the cap.
	pub deposited: u128,
	/// The payer's keys that sign. They never change.
	pub signers: Signers<AccountId>,
	/// Its windows, with the grace that was governed when it was opened.
	pub windows: Windows,
	/// How long it can be redeemed from after the payer asked to close it: what was governed when it was opened, in milliseconds.
	pub challenge_ms: u64,
	/// How much the grant lets be used.
	pub limits: Limits,
	/// How much was used under the grant by meters before this one.
	pub before: Units,
	/// What was redeemed of it, of all windows, at the latest time of a voucher.
	pub redeemed: Totals,
	/// What was redeemed of the windows that were open when something was redeemed last.
	pub open: OpenWindows,
	/// How far it is.
	pub state: State,
}

/// What was redeemed of a window.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct WindowTotals {
	/// The window.
	pub window: u32,
	/// What its last voucher said.
	pub totals: Totals,
}

/// How far a meter is.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum State {
	/// It runs.
	Open,
	/// The payer asked to close it: what was used before can be redeemed for a while (异议期).
	Closing {
		/// When it was asked; from then on nothing is used. Milliseconds since 1970 UTC.
		asked_ms: u64,
		/// From when on nothing is redeemed.
		until_ms: u64,
	},
	/// It is closed for good.
	Closed {
		/// When: milliseconds since 1970 UTC.
		at_ms: u64,
		/// What was given back of the deposit.
		returned: u128,
	},
}

/// What was used under a grant, by its meters.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Tally {
	/// The one that is not closed.
	pub open: Option<MeterId>,
	/// How many are closed.
	pub closed: u32,
	/// How much was used by those that are closed.
	pub units: Units,
}

/// Why a voucher was not redeemed.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Refusal {
	/// There is no such meter.
	UnknownMeter,
	/// Another member is its provider.
	NotProvider,
	/// The meter is closed, or its challenge is over.
	Closed,
	/// The window has not begun, or not before the payer asked to close.
	WindowNotBegun,
	/// The window's grace is over: what was not redeemed is carried into the next.
	WindowClosed,
	/// The time is before the meter's opening, after the window, to come, or not before the payer asked to close.
	OutOfTime,
	/// The meter has no signer at this place.
	NoSuchSigner,
	/// The signer did not sign this of this meter and window on this chain.
	BadSignature,
	/// It is no more than what was redeemed of the window, or less of something.
	NotMore,
	/// What is left of the deposit is less.
	BeyondDeposit,
	/// The grant does not let so much be used.
	BeyondVolume,
	/// The grant did not allow the use at the voucher's time.
	NotAllowed,
	/// What the redemption pays for does not suffice to look its grant up: present it with fewer others.
	NotLookedUp,
	/// The deposit did not give it.
	NotPaid(DispatchError),
}

impl<AccountId> Meter<AccountId> {
	/// What receipts and vouchers of this meter say on this chain.
	pub fn relation(&self, genesis: GenesisHash, meter: MeterId) -> Relation {
		Relation {
			genesis,
			meter,
			grant: self.grant,
			payer: self.payer,
			service: self.service,
			provider: self.provider,
			used_for: self.used_for,
		}
	}

	/// What is held of the deposit.
	pub fn held(&self) -> u128 {
		match self.state {
			State::Closed { .. } => 0,
			State::Open | State::Closing { .. } => self.deposited.saturating_sub(self.redeemed.value),
		}
	}

	/// The moment by which it is judged whether a window is open: no window begins or closes once the payer has asked to close.
	pub fn moment(&self, now: u64) -> u64 {
		match self.state {
			State::Closing { asked_ms, .. } => now.min(asked_ms),
			State::Open | State::Closed { .. } => now,
		}
	}

	/// What was redeemed of the window.
	pub fn of_window(&self, window: u32) -> Totals {
		let of = self.open.iter().find(|of| of.window == window);
		of.map(|of| of.totals).unwrap_or_default()
	}
}

//! Meters on chain: opened, redeemed, closed, looked up.

use hefu_primitives::{
	GrantId, MemberId, Nonce,
	id::MeterId,
	metering::{Account, Presented, Relation, UsedFor},
	settlement::Book,
};
use subxt::{
	error::EventsError,
	utils::{AccountId32, Static},
};

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self, metering,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec,
			hefu_primitives::metering::signed::Presented as OnChain, pallet_metering::types,
		},
	},
	client::{At, refusal},
	dataset::fresh_nonce,
	error::{Missing, Sought},
	signer::Signature,
};

pub use types::{Refusal as NotRedeemed, State, Tally};

/// A meter as the chain stores it.
pub type Meter = metering::storage::meters::Output;

/// Most vouchers that the chain redeems in one call.
pub const MAX_VOUCHERS: usize = 1_024;

/// What a payer opens. Amounts are in the book's minor unit.
#[derive(Clone, Debug)]
pub struct Opening {
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
	/// What is put aside now; not zero.
	pub deposit: u128,
	/// The most that is ever put aside for it.
	pub cap: u128,
	/// The keys that sign, 1 to 8, each once.
	pub signers: Vec<AccountId32>,
	/// How long a window is, in milliseconds.
	pub window_ms: u64,
}

impl From<Opening> for types::Opening<AccountId32> {
	fn from(opening: Opening) -> Self {
		Self {
			grant: Static(opening.grant),
			provider: Static(opening.provider),
			service: opening.service,
			used_for: Static(opening.used_for),
			book: Static(opening.book),
			deposit: opening.deposit,
			cap: opening.cap,
			signers: BoundedVec(opening.signers),
			window_ms: opening.window_ms,
		}
	}
}

/// What became of a voucher.
#[derive(Clone, Debug)]
pub struct Redemption {
	/// The meter that it names.
	pub meter: MeterId,
	/// Its window.
	pub window: u32,
	/// What is due by it, in the minor unit of the meter's book; or why it was not redeemed, when nothing has changed by it.
	pub outcome: Result<u128, NotRedeemed>,
}

/// What receipts and vouchers of a meter say on the chain with this genesis.
pub fn relation(genesis: [u8; 32], id: MeterId, meter: &Meter) -> Relation {
	Relation {
		genesis,
		meter: id,
		grant: *meter.grant,
		payer: *meter.payer,
		service: meter.service,
		provider: *meter.provider,
		used_for: *meter.used_for,
	}
}

/// A meter as an [`Aggregator`](super::Aggregator) knows it.
pub fn account(genesis: [u8; 32], id: MeterId, meter: &Meter) -> Account<AccountId32> {
	Account {
		relation: relation(genesis, id, meter),
		windows: *meter.windows,
		signers: meter.signers.0.clone(),
		until_ms: match meter.state {
			State::Open => None,
			State::Closing { asked_ms, .. } => Some(asked_ms),
			State::Closed { at_ms, .. } => Some(at_ms),
		},
	}
}

impl Client {
	/// A nonce that nobody used, with the id of the meter that `payer` opens with it.
	pub fn fresh_meter(&self, payer: &MemberId) -> Result<(Nonce, MeterId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, MeterId::derive(&self.genesis(), payer, &nonce)))
	}

	/// Opens a meter, and puts its deposit aside. For the grantee of a grant to use.
	pub async fn open_meter(
		&self,
		signer: &Signer,
		nonce: Nonce,
		opening: Opening,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().metering().open(nonce, opening.into()), signer).await
	}

	/// Puts more aside, up to the cap. For the payer.
	pub async fn top_up_meter(
		&self,
		signer: &Signer,
		meter: MeterId,
		amount: u128,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().metering().top_up(Static(meter), amount), signer).await
	}

	/// Redeems vouchers, at most [`MAX_VOUCHERS`] and at least one, and tells of each in their order what became of it. For the provider.
	pub async fn redeem(
		&self,
		signer: &Signer,
		vouchers: Vec<Presented<Signature>>,
	) -> Result<(Included, Vec<Redemption>), Error> {
		let presented = vouchers.into_iter().map(|voucher| OnChain {
			meter: Static(voucher.meter),
			window: voucher.window,
			totals: Static(voucher.totals),
			signer: voucher.signer,
			signature: voucher.signature,
		});
		let call = chain::transactions().metering().redeem(BoundedVec(presented.collect()));
		let included = self.submit(&call, signer).await?;
		let redemptions = redemptions(&included)?;
		Ok((included, redemptions))
	}

	/// Closes a meter: at once for its provider; for the payer it begins the time in which the provider can redeem its last vouchers.
	pub async fn close_meter(&self, signer: &Signer, meter: MeterId) -> Result<Included, Error> {
		self.submit(&chain::transactions().metering().close(Static(meter)), signer).await
	}

	/// Has the rest of the deposit given back, once that time is over. For every member.
	pub async fn collect_meter(&self, signer: &Signer, meter: MeterId) -> Result<Included, Error> {
		self.submit(&chain::transactions().metering().collect(Static(meter)), signer).await
	}

	/// A meter.
	pub async fn meter(&self, at: &At, id: MeterId) -> Result<Meter, Error> {
		let found = self.value(at, chain::storage().metering().meters(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Meter, id).into())
	}

	/// Every meter, in the order in which they were opened.
	pub async fn meters(&self, at: &At) -> Result<Vec<(MeterId, Meter)>, Error> {
		let found = self.entries(at, chain::storage().metering().meters(), ()).await?.into_iter();
		let mut found: Vec<(MeterId, Meter)> = found.map(|(key, meter)| (key.0.0, meter)).collect();
		found.sort_by_key(|(id, meter)| (meter.windows.opened_ms, *id));
		Ok(found)
	}

	/// What was used under a grant, by its meters.
	pub async fn tally(&self, at: &At, grant: GrantId) -> Result<Tally, Error> {
		self.view(at, chain::view_functions().metering().tally(Static(grant))).await
	}
}

/// Of a voucher that its deposit did not pay: what refused it.
pub fn not_paid(at: &At, why: &NotRedeemed) -> Option<crate::Refusal> {
	match why {
		NotRedeemed::NotPaid(error) => Some(refusal::of_event(at, error)),
		_ => None,
	}
}

/// What a redemption did with each voucher, which its events tell in the vouchers' order.
fn redemptions(included: &Included) -> Result<Vec<Redemption>, Error> {
	let mut redemptions = Vec::new();
	for event in included.events.iter() {
		let event = event.map_err(unread)?;
		if let Some(redeemed) = event.decode_fields_as::<metering::events::Redeemed>() {
			let metering::events::Redeemed { meter, window, due, .. } = redeemed.map_err(unread)?;
			redemptions.push(Redemption { meter: meter.0, window, outcome: Ok(due) });
		} else if let Some(refused) = event.decode_fields_as::<metering::events::Refused>() {
			let metering::events::Refused { meter, window, why } = refused.map_err(unread)?;
			redemptions.push(Redemption { meter: meter.0, window, outcome: Err(why) });
		}
	}
	Ok(redemptions)
}

fn unread(error: EventsError) -> Error {
	Error::Other(error.to_string())
}

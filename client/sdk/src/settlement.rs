//! Settlement (结算): what banks owe in their books, who has claims on them, and instructions whose legs are executed together or
//! not at all.

mod reference;
pub mod statement;

use hefu_primitives::{
	InstructionId, MemberId, Nonce, Party,
	date::Day,
	settlement::{BankReference, Book, Currency, Leg, When},
};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Refusal, Signer,
	chain::{
		self,
		runtime_types::{bounded_collections::bounded_vec::BoundedVec, pallet_settlement::types},
		settlement,
	},
	client::{At, refusal},
	dataset::fresh_nonce,
	error::{Missing, Sought},
};

pub use reference::ReferenceSalt;
pub use types::{Direction, Due, Mediator, Receipt, Side, State, Status};

/// What a bank owes in a currency, as the chain stores it.
pub type BookState = settlement::storage::books::Output;
/// What a party has in a book, as the chain stores it.
pub type Claim = settlement::storage::claims::Output;
/// What a bank attested, as the chain stores it.
pub type Entry = settlement::storage::entries::Output;
/// An instruction as the chain stores it.
pub type Instruction = settlement::storage::instructions::Output;

/// What two owed each other of a day, and what the one paid the other for it, as the chain tells it.
pub type Netted = settlement::events::Netted;

/// Money that came in or went out, as its bank attests it.
#[derive(Clone, Copy, Debug)]
pub struct Attestation {
	/// The currency.
	pub currency: Currency,
	/// For whom it came in, or to whom it was paid.
	pub holder: Party,
	/// How much, in the currency's minor unit; not zero.
	pub amount: u128,
	/// The bank's reference, used for nothing else.
	pub reference: BankReference,
}

/// What an instruction is to settle.
#[derive(Clone, Debug)]
pub struct Order {
	/// 1 to 16 movements, all or none.
	pub legs: Vec<Leg>,
	/// When it is executed.
	pub when: When,
	/// From when on it has lapsed: milliseconds since 1970 UTC.
	pub expires_ms: u64,
	/// Digest or raw id of what it is about.
	pub about: Option<[u8; 32]>,
	/// Who else must agree: at most four, none of them a party.
	pub mediators: Vec<MemberId>,
}

/// What an affirmation, a mediator's agreement or a receipt led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Affirmed {
	/// Something else is missing, or its time has not come.
	Waits,
	/// Nothing else was missing, and all legs were executed.
	Settled,
	/// Nothing else was missing, and the execution failed: nothing was moved, the affirmation stands.
	Failed {
		/// Place of the leg that failed, from 0.
		leg: u8,
		/// Why.
		reason: Refusal,
	},
}

impl Client {
	/// A nonce that nobody used, with the id of the instruction that `creator` makes with it.
	pub fn fresh_instruction(&self, creator: &MemberId) -> Result<(Nonce, InstructionId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, InstructionId::derive(&self.genesis(), creator, &nonce)))
	}

	/// Attests that money came in for a party. For the bank of a book.
	pub async fn received(&self, signer: &Signer, of: Attestation) -> Result<Included, Error> {
		let Attestation { currency, holder, amount, reference } = of;
		let call =
			chain::transactions().settlement().received(Static(currency), Static(holder), amount, reference);
		self.submit(&call, signer).await
	}

	/// Attests that money was paid out to a party. For the bank of a book.
	pub async fn paid(&self, signer: &Signer, of: Attestation) -> Result<Included, Error> {
		let Attestation { currency, holder, amount, reference } = of;
		let call =
			chain::transactions().settlement().paid(Static(currency), Static(holder), amount, reference);
		self.submit(&call, signer).await
	}

	/// Makes an instruction, which its parties then affirm.
	pub async fn instruct(&self, signer: &Signer, nonce: Nonce, order: Order) -> Result<Included, Error> {
		let legs = BoundedVec(order.legs.into_iter().map(Static).collect());
		let call = chain::transactions().settlement().instruct(
			nonce,
			legs,
			Static(order.when),
			order.expires_ms,
			order.about,
			BoundedVec(order.mediators.into_iter().map(Static).collect()),
		);
		self.submit(&call, signer).await
	}

	/// Affirms an instruction, and tells whether it was executed with that.
	pub async fn affirm(
		&self,
		signer: &Signer,
		instruction: InstructionId,
	) -> Result<(Included, Affirmed), Error> {
		let call = chain::transactions().settlement().affirm(Static(instruction));
		outcome(self.submit(&call, signer).await?)
	}

	/// Agrees to an instruction until a moment, in milliseconds since 1970 UTC, or no longer, and tells whether it was executed with
	/// that. For a mediator.
	pub async fn mediate(
		&self,
		signer: &Signer,
		instruction: InstructionId,
		until_ms: Option<u64>,
	) -> Result<(Included, Affirmed), Error> {
		let call = chain::transactions().settlement().mediate(Static(instruction), until_ms);
		outcome(self.submit(&call, signer).await?)
	}

	/// Attests that the money of the cash leg at this place, from 0, was paid, and tells whether the instruction was executed with
	/// that. For the bank that the leg names.
	pub async fn attest(
		&self,
		signer: &Signer,
		instruction: InstructionId,
		leg: u8,
		reference: BankReference,
	) -> Result<(Included, Affirmed), Error> {
		let call = chain::transactions().settlement().attest(Static(instruction), leg, reference);
		outcome(self.submit(&call, signer).await?)
	}

	/// Pays what two parties owe each other of a day that is over in China, in one movement.
	pub async fn net(
		&self,
		signer: &Signer,
		day: Day,
		book: Book,
		[one, other]: [Party; 2],
	) -> Result<(Included, Option<Netted>), Error> {
		let call =
			chain::transactions().settlement().net(Static(day), Static(book), Static(one), Static(other));
		let included = self.submit(&call, signer).await?;
		let netted = included.event::<Netted>()?;
		Ok((included, netted))
	}

	/// Takes an affirmation back.
	pub async fn withdraw_affirmation(
		&self,
		signer: &Signer,
		instruction: InstructionId,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().settlement().withdraw(Static(instruction)), signer).await
	}

	/// Executes an instruction that all have affirmed; when a leg fails, the chain refuses with that leg's error.
	pub async fn execute(&self, signer: &Signer, instruction: InstructionId) -> Result<Included, Error> {
		self.submit(&chain::transactions().settlement().execute(Static(instruction)), signer).await
	}

	/// Rejects an instruction for good.
	pub async fn reject(&self, signer: &Signer, instruction: InstructionId) -> Result<Included, Error> {
		self.submit(&chain::transactions().settlement().reject(Static(instruction)), signer).await
	}

	/// Frees what is locked for an instruction that has expired, and closes it.
	pub async fn clear(&self, signer: &Signer, instruction: InstructionId) -> Result<Included, Error> {
		self.submit(&chain::transactions().settlement().clear(Static(instruction)), signer).await
	}

	/// What the bank of a book owes.
	pub async fn book(&self, at: &At, book: Book) -> Result<BookState, Error> {
		let found = self.value(at, chain::storage().settlement().books(), (Static(book),)).await?;
		let Book { bank, currency } = book;
		found.ok_or_else(|| Missing::new(Sought::Book, format!("{currency} ({bank})")).into())
	}

	/// Every book.
	pub async fn books(&self, at: &At) -> Result<Vec<(Book, BookState)>, Error> {
		let address = chain::storage().settlement().books();
		let found = self.entries(at, address, ()).await?.into_iter();
		let mut found: Vec<(Book, BookState)> = found.map(|(key, state)| (key.0.0, state)).collect();
		found.sort_by_key(|(book, _)| *book);
		Ok(found)
	}

	/// What a party has in a book; nothing when it has no claim there.
	pub async fn claim_in(&self, at: &At, book: Book, holder: Party) -> Result<Option<Claim>, Error> {
		self.value(at, chain::storage().settlement().claims(), (Static(book), Static(holder))).await
	}

	/// The claims that stand in a book, by party.
	pub async fn claims_in(&self, at: &At, book: Book) -> Result<Vec<(Party, Claim)>, Error> {
		let address = chain::storage().settlement().claims();
		let found = self.entries(at, address, (Static(book),)).await?.into_iter();
		let mut found: Vec<(Party, Claim)> = found.map(|(key, claim)| (key.1.0, claim)).collect();
		found.sort_by_key(|(party, _)| *party);
		Ok(found)
	}

	/// What a payer has deposited in a book, in the minor unit.
	pub async fn deposited(&self, at: &At, book: Book, payer: Party) -> Result<u128, Error> {
		let address = chain::storage().settlement().deposited();
		Ok(self.value(at, address, (Static(book), Static(payer))).await?.unwrap_or_default())
	}

	/// What a payer owes a payee of a day in China and has not paid; none when it is nothing.
	pub async fn due(
		&self,
		at: &At,
		day: Day,
		book: Book,
		[payer, payee]: [Party; 2],
	) -> Result<Option<Due>, Error> {
		let key = (Static(day), Static(book), Static(payer), Static(payee));
		self.value(at, chain::storage().settlement().dues(), key).await
	}

	/// What a bank attested under a reference of its own.
	pub async fn entry(&self, at: &At, bank: MemberId, reference: BankReference) -> Result<Entry, Error> {
		let key = (Static(bank), reference);
		let found = self.value(at, chain::storage().settlement().entries(), key).await?;
		let missing = || Missing::new(Sought::BankEntry, format!("{} ({bank})", crate::hex(&reference)));
		found.ok_or_else(|| missing().into())
	}

	/// Everything that a bank attested, by its references.
	pub async fn entries_of(&self, at: &At, bank: MemberId) -> Result<Vec<(BankReference, Entry)>, Error> {
		let address = chain::storage().settlement().entries();
		let found = self.entries(at, address, (Static(bank),)).await?.into_iter();
		Ok(found.map(|(key, entry)| (key.1, entry)).collect())
	}

	/// An instruction.
	pub async fn instruction(&self, at: &At, id: InstructionId) -> Result<Instruction, Error> {
		let found = self.value(at, chain::storage().settlement().instructions(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Instruction, id).into())
	}

	/// What an instruction is at a moment, in milliseconds since 1970 UTC, if nobody does anything about it before: the runtime's
	/// own answer.
	pub async fn instruction_status(&self, at: &At, id: InstructionId, ms: u64) -> Result<Status, Error> {
		let question = chain::view_functions().settlement().status(Static(id), ms);
		self.view(at, question).await?.ok_or_else(|| Missing::new(Sought::Instruction, id).into())
	}
}

/// What came of a call after which an instruction may have been executed.
fn outcome(included: Included) -> Result<(Included, Affirmed), Error> {
	let outcome = match included.event::<settlement::events::ExecutionFailed>()? {
		Some(failed) => {
			Affirmed::Failed { leg: failed.leg, reason: refusal::of_event(&included.at, &failed.error) }
		}
		None if included.event::<settlement::events::Settled>()?.is_some() => Affirmed::Settled,
		None => Affirmed::Waits,
	};
	Ok((included, outcome))
}

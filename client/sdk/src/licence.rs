//! Electronic licences (电子证照): who may issue which, what state each is in, which region recognises which other's, and that a
//! verifier accepted what a holder showed.
//!
//! Of a holder nothing is on chain but salted commitments: what a licence says is its private part, whose root is recorded; a
//! holder shows it from a phone ([`PhoneKey`], [`Card`]) to one verifier ([`Shown`]), who asks its own node
//! ([`Client::check_presentation`]) before it logs that it accepted it ([`Client::verify_presentation`]).

mod card;
mod phone;
mod read;
mod refusal;
mod shown;

use hefu_primitives::{
	LicenceId, MemberId, Nonce, RecognitionId,
	code::Region,
	licence::{
		Scenarios,
		identifier::{Identifier, TypeCode},
		presentation::Presentation,
	},
	text::Text,
};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self, licences,
		runtime_types::{
			hefu_primitives::text,
			pallet_licences::{pallet::Call, types},
		},
	},
	dataset::fresh_nonce,
	texts::sent,
};

pub use card::{BadCard, Card};
pub use phone::{PhoneKey, PhoneScheme};
pub use shown::{NotShown, Occasion, Shown};
pub use types::{Appointment, Binding, HolderClass, Revocation, Standing, StatusChange, Verification};

/// A type of licence as the chain stores it.
pub type LicenceType = licences::storage::types::Output;
/// A licence as the chain stores it.
pub type Licence = licences::storage::licences::Output;
/// A recognition rule with its publisher as the chain stores it.
pub type Rule = licences::storage::rules::Output;

/// What the council records of a type of licence.
#[derive(Clone, Debug)]
pub struct TypeTerms {
	/// Its code, which begins with its definer's.
	pub code: TypeCode,
	/// Its name, at most 128 bytes.
	pub name: String,
	/// Who holds such licences.
	pub holder: HolderClass,
	/// Digest of the definer's document that lists fields and scenarios.
	pub schema: [u8; 32],
	/// The scenarios that the document lists.
	pub scenarios: Scenarios,
	/// The greatest age, in milliseconds, of the status that a verifier relies on.
	pub max_age_ms: u64,
	/// From when the definition no longer holds.
	pub until_ms: Option<u64>,
}

/// What an authority records of a licence that it issues.
#[derive(Clone, Debug)]
pub struct Issuance {
	/// Its identifier, with the issuer's own USCC.
	pub identifier: Identifier,
	/// Why it is issued.
	pub kind: IssuanceKind,
	/// Root of its private part.
	pub private: [u8; 32],
	/// Commitment to the holder's phone key, if the holder has one.
	pub key: Option<[u8; 32]>,
	/// From when it is in force: milliseconds since 1970 UTC.
	pub valid_from_ms: u64,
	/// From when it is no longer in force; none: it does not lapse.
	pub valid_until_ms: Option<u64>,
}

/// Why a licence is issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuanceKind {
	/// For the first time (新发).
	New,
	/// To go on when this one, its predecessor, ends (延续).
	Renewal(LicenceId),
	/// Because what this one, its predecessor, says has changed (变更).
	Change(LicenceId),
}

/// A recognition rule, to be published.
#[derive(Clone, Debug)]
pub struct Recognition {
	/// Licences of this type,
	pub licence_type: TypeCode,
	/// issued for this region or a part of it,
	pub from: Region,
	/// count in this region and its parts,
	pub to: Region,
	/// in these scenarios,
	pub scenarios: Scenarios,
	/// for presentations made from then on, now at the earliest,
	pub from_ms: u64,
	/// until before then.
	pub until_ms: Option<u64>,
	/// The office to which objections go, at most 128 bytes.
	pub contact: String,
}

/// Salted commitment to the decision (决定书) that orders a change.
pub type Decision = Option<[u8; 32]>;

impl TypeTerms {
	/// The call that records it.
	pub(crate) fn call(self) -> Result<Call, Error> {
		let licence_type = types::LicenceType {
			name: short(&self.name)?,
			holder: self.holder,
			schema: self.schema,
			scenarios: Static(self.scenarios),
			max_age_ms: self.max_age_ms,
			until_ms: self.until_ms,
		};
		Ok(Call::set_type { code: Static(self.code), licence_type })
	}
}

impl Client {
	/// A nonce that nobody used: the id of the licence that `issuer` issues with it is known before it is sent.
	pub fn fresh_licence(&self, issuer: &MemberId) -> Result<(Nonce, LicenceId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, LicenceId::derive(&self.genesis(), issuer, &nonce)))
	}

	/// The same for a recognition rule.
	pub fn fresh_recognition(&self, publisher: &MemberId) -> Result<(Nonce, RecognitionId), Error> {
		let nonce = fresh_nonce()?;
		Ok((nonce, RecognitionId::derive(&self.genesis(), publisher, &nonce)))
	}

	/// Lets a licensing authority issue licences of a type for a region. For the type's definer.
	pub async fn appoint_issuer(
		&self,
		signer: &Signer,
		licence_type: TypeCode,
		issuer: MemberId,
		region: Region,
	) -> Result<Included, Error> {
		let call =
			chain::transactions().licences().appoint(Static(licence_type), Static(issuer), Static(region));
		self.submit(&call, signer).await
	}

	/// Lets an authority issue no more. For the type's definer.
	pub async fn dismiss_issuer(
		&self,
		signer: &Signer,
		licence_type: TypeCode,
		issuer: MemberId,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().licences().dismiss(Static(licence_type), Static(issuer)), signer)
			.await
	}

	/// Issues a licence, the first of its line or a successor.
	pub async fn issue_licence(
		&self,
		signer: &Signer,
		nonce: Nonce,
		issuance: Issuance,
	) -> Result<Included, Error> {
		let issuance = types::Issuance {
			identifier: Static(issuance.identifier),
			kind: match issuance.kind {
				IssuanceKind::New => types::IssuanceKind::New,
				IssuanceKind::Renewal(id) => types::IssuanceKind::Renewal { predecessor: Static(id) },
				IssuanceKind::Change(id) => types::IssuanceKind::Change { predecessor: Static(id) },
			},
			private: issuance.private,
			key: issuance.key,
			valid_from_ms: issuance.valid_from_ms,
			valid_until_ms: issuance.valid_until_ms,
		};
		self.submit(&chain::transactions().licences().issue(nonce, issuance), signer).await
	}

	/// Suspends a valid licence. For its issuer and its type's definer, as all decisions about it.
	pub async fn suspend_licence(
		&self,
		signer: &Signer,
		licence: LicenceId,
		decision: Decision,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().licences().suspend(Static(licence), decision), signer).await
	}

	/// Gives a suspended licence back.
	pub async fn restore_licence(
		&self,
		signer: &Signer,
		licence: LicenceId,
		decision: Decision,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().licences().restore(Static(licence), decision), signer).await
	}

	/// Takes a licence away for good.
	pub async fn revoke_licence(
		&self,
		signer: &Signer,
		licence: LicenceId,
		how: Revocation,
		decision: Decision,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().licences().revoke(Static(licence), how, decision), signer).await
	}

	/// Closes a licence for good.
	pub async fn cancel_licence(
		&self,
		signer: &Signer,
		licence: LicenceId,
		decision: Decision,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().licences().cancel(Static(licence), decision), signer).await
	}

	/// Binds the key of the holder's phone, by its commitment; the one before counts no more. For the issuer.
	pub async fn bind_phone_key(
		&self,
		signer: &Signer,
		licence: LicenceId,
		key: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().licences().bind_key(Static(licence), key), signer).await
	}

	/// Publishes a recognition rule.
	pub async fn recognise_licences(
		&self,
		signer: &Signer,
		nonce: Nonce,
		recognition: Recognition,
	) -> Result<Included, Error> {
		let recognition = types::Recognition {
			licence_type: Static(recognition.licence_type),
			from: Static(recognition.from),
			to: Static(recognition.to),
			scenarios: Static(recognition.scenarios),
			from_ms: recognition.from_ms,
			until_ms: recognition.until_ms,
			contact: short(&recognition.contact)?,
		};
		self.submit(&chain::transactions().licences().recognise(nonce, recognition), signer).await
	}

	/// Withdraws a recognition rule from a moment on, now at the earliest. For its publisher.
	pub async fn withdraw_recognition(
		&self,
		signer: &Signer,
		rule: RecognitionId,
		from_ms: u64,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().licences().withdraw_recognition(Static(rule), from_ms), signer)
			.await
	}

	/// Logs that the signer's member accepted a presentation, whose licence it looked up at the block of time `seen_ms`.
	pub async fn verify_presentation(
		&self,
		signer: &Signer,
		presentation: Presentation,
		rule: Option<RecognitionId>,
		seen_ms: u64,
	) -> Result<Included, Error> {
		let call = chain::transactions().licences().verify_presentation(
			Static(presentation),
			rule.map(Static),
			seen_ms,
		);
		self.submit(&call, signer).await
	}
}

/// Text of at most 128 bytes as the interface has it.
fn short(text: &str) -> Result<text::Text, Error> {
	let text = Text::<128>::new(text)
		.map_err(|_| Error::Other(format!("{text:?} is longer than 128 bytes, or no text")))?;
	Ok(sent(&text))
}

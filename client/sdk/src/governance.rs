//! Motions of the council: proposed, voted on, closed.

use hefu_primitives::{
	code::{MemberCode, Region},
	digest::blake2_256,
	member::{Role, Roles},
	text::Text,
};
use subxt::{
	transactions::Payload,
	utils::{AccountId32, H256, Static},
};

use crate::{
	Client, Error, Included, Signer,
	chain::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec, hefu_primitives::text,
			pallet_members::types::Profile, sp_weights::weight_v2::Weight,
		},
	},
	client::At,
};

/// What the council records of an organisation.
#[derive(Clone, Debug)]
pub struct Enrolment {
	/// Its code.
	pub code: MemberCode,
	/// Its name.
	pub name: String,
	/// Where it is registered.
	pub region: Option<Region>,
	/// The parts that it plays.
	pub roles: Vec<Role>,
	/// Digest of its CA certificate.
	pub certificate: [u8; 32],
	/// Its owner key.
	pub owner: AccountId32,
	/// Its governance key.
	pub governance: AccountId32,
}

/// A motion that was proposed.
pub struct Motion {
	/// Its hash.
	pub hash: [u8; 32],
	/// Its number; `None` when it was carried out at once, since it needs one vote.
	pub number: Option<u32>,
	/// Votes that it needs.
	pub threshold: u32,
	/// The transaction that proposed it.
	pub included: Included,
}

/// A motion that was closed.
pub struct Closing {
	/// The transaction that closed it.
	pub included: Included,
	/// Why nothing came of it.
	pub failure: Option<String>,
}

/// Bounds on what a motion may weigh and its length: what a block takes, since whoever closes it pays no fee for more.
const MOST_REF_TIME: u64 = 250_000_000_000;
const MOST_PROOF: u64 = 1 << 20;
const MOST_BYTES: u32 = 1 << 20;

impl Client {
	/// Proposes to the council that an organisation become a member. `threshold` votes carry it; more than half of the seats
	/// unless given.
	pub async fn propose_enrolment(
		&self,
		signer: &Signer,
		enrolment: Enrolment,
		threshold: Option<u32>,
	) -> Result<Motion, Error> {
		let name = Text::<128>::new(&enrolment.name)
			.map_err(|_| Error::Other("the name is longer than 128 bytes, or no text".into()))?;
		let profile = Profile {
			name: text::Text(BoundedVec(name.as_bytes().to_vec())),
			region: enrolment.region.map(Static),
			roles: Static(Roles::of(&enrolment.roles)),
			certificate: enrolment.certificate,
		};
		let call = chain::transactions().members().enrol(
			Static(enrolment.code),
			profile.clone(),
			enrolment.owner,
			enrolment.governance,
		);
		let inner = chain::runtime_types::pallet_members::pallet::Call::enrol {
			code: Static(enrolment.code),
			profile,
			owner: enrolment.owner,
			governance: enrolment.governance,
		};
		self.propose(signer, &call, chain::Call::Members(inner), threshold).await
	}

	async fn propose(
		&self,
		signer: &Signer,
		call: &impl Payload,
		proposal: chain::Call,
		threshold: Option<u32>,
	) -> Result<Motion, Error> {
		let at = self.finalised().await?;
		let bytes = at.transactions().call_data(call).map_err(|error| self.failed(&error))?;
		let threshold = match threshold {
			Some(threshold) => threshold,
			None => self.council(&at).await?.len() as u32 / 2 + 1,
		};
		let call = chain::transactions().council().propose(threshold, proposal, bytes.len() as u32);
		let included = self.submit(&call, signer).await?;
		let proposed = included.events.find_first::<chain::council::events::Proposed>();
		let proposed = proposed.transpose().map_err(|error| self.failed(&error))?;
		let number = proposed.map(|event| event.proposal_index);
		Ok(Motion { hash: blake2_256(&bytes), number, threshold, included })
	}

	/// Votes on a motion.
	pub async fn vote(
		&self,
		signer: &Signer,
		motion: [u8; 32],
		number: u32,
		yes: bool,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().council().vote(H256(motion), number, yes), signer).await
	}

	/// Closes a motion, which carries it out when it has its votes.
	pub async fn close(&self, signer: &Signer, motion: [u8; 32], number: u32) -> Result<Closing, Error> {
		let at = self.finalised().await?;
		let proposal = self.value(&at, chain::storage().council().proposal_of(), (H256(motion),)).await?;
		if proposal.is_none() {
			return Err(Error::NotFound(format!("open motion 0x{}", crate::hex(&motion))));
		}
		let most = Weight { ref_time: MOST_REF_TIME, proof_size: MOST_PROOF };
		let call = chain::transactions().council().close(H256(motion), number, most, MOST_BYTES);
		let included = self.submit(&call, signer).await?;
		let events = &included.events;
		let executed = events.find_first::<chain::council::events::Executed>();
		let executed = executed.transpose().map_err(|error| self.failed(&error))?;
		let failure = match executed {
			Some(executed) => {
				executed.result.err().map(|error| format!("it was carried out and failed: {error:?}"))
			}
			None => Some("it does not have its votes".into()),
		};
		Ok(Closing { included, failure })
	}

	/// Governance keys that vote in the council.
	pub async fn council(&self, at: &At) -> Result<Vec<AccountId32>, Error> {
		Ok(self.value(at, chain::storage().council().members(), ()).await?.unwrap_or_default())
	}
}

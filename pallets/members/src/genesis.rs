//! The founders: members that are there from the first block, which nobody could vote in.

use alloc::{string::String, vec::Vec};
use frame::prelude::*;
use hefu_primitives::{
	MemberId,
	code::{MemberCode, Region},
	member::{Role, Roles, Scope},
};
use serde::{Deserialize, Serialize};

use crate::{Config, Council, Name, Pallet, Profile, SeatsOf, TechnicalCommittee};

/// A member that is there from the first block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Founder<AccountId> {
	/// Unified social credit code or LEI.
	pub code: String,
	/// Its name.
	pub name: String,
	/// Six digits of GB/T 2260.
	#[serde(default)]
	pub region: Option<String>,
	/// The parts that it plays; at least one.
	pub roles: Vec<Role>,
	/// Digest of its CA certificate; zeros on chains where nobody was asked for one (development).
	#[serde(default)]
	pub certificate: H256,
	/// Its cold key.
	pub owner: AccountId,
	/// The key that votes for it.
	pub governance: AccountId,
	/// Its operator keys, each with every call in scope.
	#[serde(default = "Vec::new")]
	pub operators: Vec<AccountId>,
}

impl<T: Config> Pallet<T> {
	/// Enrols the founders and seats them; `council` lists founders by their place, or is `None` for all of them.
	///
	/// Panics on what is wrong with them: a chain must not start from a bad genesis.
	pub(crate) fn build_genesis(
		founders: &[Founder<T::AccountId>],
		council: Option<&[u32]>,
		technical_committee: &[u32],
	) {
		let ids: Vec<MemberId> = founders.iter().map(Self::found).collect();
		let seats = |places: &[u32], body: &str| -> SeatsOf<T> {
			let seat = |place: &u32| {
				let id = ids.get(*place as usize);
				*id.unwrap_or_else(|| panic!("genesis: {body}: there is no founder {place}"))
			};
			let seats: Vec<MemberId> = places.iter().map(seat).collect();
			assert!(Self::check_seats(&seats).is_ok(), "genesis: {body}: a founder has two seats");
			seats.try_into().unwrap_or_else(|_| panic!("genesis: {body}: more than MaxSeats seats"))
		};
		let all: Vec<u32> = (0..founders.len() as u32).collect();
		Council::<T>::put(seats(council.unwrap_or(&all), "council"));
		TechnicalCommittee::<T>::put(seats(technical_committee, "technical committee"));
		T::Council::initialize_members(&Self::council_keys());
		T::TechnicalCommittee::initialize_members(&Self::technical_committee_keys());
	}

	fn found(founder: &Founder<T::AccountId>) -> MemberId {
		let wrong = |what: &str| -> ! { panic!("genesis: founder {}: {what}", founder.code) };
		let code = MemberCode::parse(&founder.code).unwrap_or_else(|_| wrong("not a valid USCC or LEI"));
		let profile = Profile {
			name: Name::new(&founder.name).unwrap_or_else(|_| wrong("its name is too long or no text")),
			region: founder
				.region
				.as_ref()
				.map(|region| Region::parse(region).unwrap_or_else(|_| wrong("its region is not valid"))),
			roles: Roles::of(&founder.roles),
			certificate: founder.certificate.0,
		};
		let id = Self::do_enrol(code, profile, founder.owner.clone(), founder.governance.clone())
			.unwrap_or_else(|error| wrong(error.into()));
		for key in &founder.operators {
			if let Err(error) = Self::do_add_operator(id, key.clone(), Scope::All) {
				wrong(error.into());
			}
		}
		id
	}
}

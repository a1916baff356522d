//! Who takes part: the founders, and others whom the council enrols before a life begins.

use hefu_primitives::{
	MemberId,
	code::{MemberCode, Region, Uscc},
	member::{Role, Roles, Scope},
	settlement::{Book, Currency},
	text::Text,
};
use pallet_members::Profile;
use sp_core::Pair;

use super::{Deed, World, catalogue, licences, operation, registration};
use crate::common::{account, founder, pair};

/// A member and what its keys are made from.
#[derive(Clone, Debug)]
pub struct Person {
	/// Its operator key is `//{seed}`, its first owner key `//{seed}//owner`, its first governance key `//{seed}//governance`.
	pub seed: String,
	pub id: MemberId,
	pub code: Uscc,
}

/// Those who are enrolled, each with the region that it stands for and its roles.
const OTHERS: [(&str, u32, &[Role]); 6] = [
	("Erin", 310_000, &[Role::Bank, Role::Validator]),
	("Frank", 330_000, &[Role::DataUser, Role::Validator, Role::Carrier, Role::TaxAttestor]),
	// The ministry that defines types of licence, and two provinces' authorities; two register rights, and one sits in judgment and has
	// its public data operated by the last, who audits too.
	("Grace", 110_000, &[Role::LicensingAuthority, Role::RegistryInstitution, Role::TaxAttestor]),
	("Heidi", 440_000, &[Role::LicensingAuthority, Role::DataUser, Role::RegistryInstitution]),
	("Ivan", 330_000, &[Role::LicensingAuthority, Role::DataUser, Role::Court, Role::ImplementingBody]),
	("Judy", 440_300, &[Role::DataUser, Role::DataService, Role::AuthorisedOperator, Role::Auditor]),
];

/// Places in [`World::people`].
pub const CHARLIE: usize = 2;
pub const DAVE: usize = 3;
pub const ERIN: usize = 4;
pub const FRANK: usize = 5;
pub const GRACE: usize = 6;
pub const HEIDI: usize = 7;
pub const IVAN: usize = 8;
pub const JUDY: usize = 9;

/// A unified social credit code of an organisation that does not exist.
pub fn uscc(number: u64) -> Uscc {
	"0123456789ABCDEFGHJKLMNPQRTUWXY"
		.chars()
		.find_map(|check| Uscc::parse(&format!("91350100{number:09}{check}")).ok())
		.expect("one of the 31 characters fits")
}

/// What is recorded of a member.
pub fn profile(name: &str, region: u32, roles: &[Role]) -> Profile {
	Profile {
		name: Text::new(name).expect("a name"),
		region: Some(Region(region)),
		roles: Roles::of(roles),
		certificate: hefu_primitives::digest::blake2_256(name.as_bytes()),
	}
}

impl World {
	/// Enrols the others, and makes what a life begins with: books, a type of licence with its issuers, who registers, and an operation
	/// of public data.
	pub(super) fn assemble(&mut self) {
		for place in 0..4 {
			let founder = founder(place);
			let code = Uscc::parse(founder.code).expect("a founder's code");
			self.meet(founder.seed, code);
		}
		for (number, (seed, region, roles)) in (1..).zip(OTHERS) {
			self.enrol(seed, uscc(number), region, roles);
		}
		for bank in [DAVE, ERIN] {
			let book = Book { bank: self.people[bank].id, currency: Currency::CNY };
			self.must(Deed::Motion(pallet_settlement::Call::open_book { book, decimals: 2 }.into()));
		}
		self.begin_licences();
		registration::begin(self);
		catalogue::begin(self);
		operation::begin(self);
	}

	/// Enrols somebody, who brings its first operator key.
	pub(super) fn enrol(&mut self, seed: &str, code: Uscc, region: u32, roles: &[Role]) {
		self.meet(seed, code);
		let [owner, governance] = ["owner", "governance"].map(|of| account(&pair(&format!("{seed}//{of}"))));
		let enrol = pallet_members::Call::enrol {
			code: MemberCode::Uscc(code),
			profile: profile(seed, region, roles),
			owner: owner.clone(),
			governance,
		};
		self.must(Deed::Motion(enrol.into()));
		let add = pallet_members::Call::add_operator { key: account(&pair(seed)), scope: Scope::All };
		self.must(Deed::By(owner, add.into()));
	}

	/// The type, and who may issue it.
	fn begin_licences(&mut self) {
		let code = licences::code_of(self, 1);
		let set = pallet_licences::Call::set_type { code, licence_type: licences::licence_type() };
		self.must(Deed::Motion(set.into()));
		let ministry = account(&pair("Grace"));
		for (issuer, region) in [(HEIDI, 440_000), (IVAN, 330_000)] {
			let appoint = pallet_licences::Call::appoint {
				licence_type: code,
				issuer: self.people[issuer].id,
				region: Region(region),
			};
			self.must(Deed::By(ministry.clone(), appoint.into()));
		}
	}

	/// Remembers a member and the keys that it begins with.
	fn meet(&mut self, seed: &str, code: Uscc) {
		for path in [seed.into(), format!("{seed}//owner"), format!("{seed}//governance")] {
			self.keep(pair(&path));
		}
		let verifier =
			pallet_verification::VerifierPair::from_string(&format!("//{seed}"), None).expect("a path");
		self.verifiers.insert(verifier.public(), verifier);
		let id = MemberId::derive(&MemberCode::Uscc(code));
		self.people.push(Person { seed: seed.into(), id, code });
	}

	/// A member that a life enrols; its keys are new.
	pub(super) fn newcomer(&mut self) -> (Uscc, [hefu_runtime::AccountId; 2]) {
		self.made += 1;
		let code = uscc(1_000 + self.made);
		(code, [self.new_key(), self.new_key()])
	}
}

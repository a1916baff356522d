//! What motions are about.

use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	anchor::Office,
	catalogue::QueryCode,
	code::{MemberCode, Region},
	date::Day,
	export::Rules,
	law::{Pack, PackId},
	member::{Role, Roles},
	registration::InstitutionCode,
	right::Right,
	settlement::Book,
	text::Text,
};
use subxt::utils::{AccountId32, Static};

use super::parameter::{Parameter, Value};
use crate::{
	Error, SuspensionReason,
	calendar::YearDays,
	chain::{
		Call,
		runtime_types::{
			pallet_anchors::pallet::Call as Anchors,
			pallet_calendar::pallet::Call as Calendar,
			pallet_catalogue::pallet::Call as Catalogue,
			pallet_exports::pallet::Call as Exports,
			pallet_members::{pallet::Call as Members, types::Profile},
			pallet_registration::pallet::Call as Registration,
			pallet_rights::pallet::Call as Rights,
			pallet_settlement::pallet::Call as Settlement,
			pallet_validators::pallet::Call as Validators,
		},
	},
	licence::TypeTerms,
	texts::sent,
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

/// What a motion is about.
#[derive(Clone, Debug)]
pub enum Proposal {
	/// That an organisation become a member. For the council.
	Enrol(Enrolment),
	/// That a member be suspended. For the council or the technical committee.
	Suspend {
		/// The member.
		member: MemberId,
		/// Why.
		reason: SuspensionReason,
	},
	/// That a suspension end. For the council.
	Reinstate(MemberId),
	/// That a member whose owner key is lost or stolen have another. For the council.
	Recover {
		/// The member.
		member: MemberId,
		/// Its new owner key.
		owner: AccountId32,
	},
	/// That these members' nodes validate, and no others. For the council.
	SetValidators(Vec<MemberId>),
	/// That a bank can owe money in a currency. For the council.
	OpenBook {
		/// The bank and the currency.
		book: Book,
		/// Decimal places of the currency's minor unit, at most 4: 2 for CNY.
		decimals: u8,
	},
	/// That a type of licence be recorded, or what is new about it. For the council.
	SetLicenceType(TypeTerms),
	/// That a year's working days be recorded. For the council.
	SetYear(YearDays),
	/// That a law pack be recorded, for ever as it is. For the council.
	RecordPack(Box<Pack>),
	/// That a pack hold for what is filed from a day on. For the council.
	PutInForce {
		/// The pack.
		pack: PackId,
		/// The day, which has not begun.
		from: Day,
	},
	/// That a member register rights, under a code of its own. For the council.
	AppointInstitution {
		/// The member.
		institution: MemberId,
		/// Its code.
		code: InstitutionCode,
	},
	/// That a member register no more. For the council.
	RemoveInstitution(MemberId),
	/// That a member attest the invoices of a tax office and year. For the council.
	AppointAttestor {
		/// The office and year.
		office: Office,
		/// The member.
		member: MemberId,
		/// Commitment to the office's key, which goes to it from whoever attested before.
		key: [u8; 32],
	},
	/// That a pack hold for what is filed for the register of public data from now on. For the council.
	PutPublicLaw(PackId),
	/// That other rules hold for exports from now on. For the council.
	SetExportRules(Rules),
	/// That a right be released from a pledge, where its pledgee takes part no more. For the council.
	ReleasePledge {
		/// In which dataset.
		dataset: DatasetId,
		/// The right.
		right: Right,
		/// Who has it.
		holder: MemberId,
	},
	/// That what is noted on a dataset be lifted, where whoever noted it may be gone. For the council.
	LiftAnnotation {
		/// The dataset.
		dataset: DatasetId,
		/// The annotation's number.
		sequence: u32,
		/// Digest of the document of whoever decided that.
		document: [u8; 32],
	},
	/// That a filing end whose institution registers no more. For the council.
	EndFiling {
		/// The filing.
		filing: FilingId,
		/// Digest of the decision.
		decision: [u8; 32],
	},
	/// That the query code of an entry in the register of public data be put right. For the council.
	ReplaceQueryCode {
		/// The dataset.
		dataset: DatasetId,
		/// The right code.
		code: QueryCode,
		/// Digest of the decision.
		decision: [u8; 32],
	},
	/// That a parameter be another from now on. For the council.
	SetParameter {
		/// Which.
		parameter: Parameter,
		/// Its value; none: the runtime's own again.
		value: Option<Value>,
	},
}

impl Proposal {
	/// The call that is made when the motion has its votes.
	pub(super) fn call(self) -> Result<Call, Error> {
		Ok(match self {
			Self::Enrol(enrolment) => Call::Members(enrolment.call()?),
			Self::Suspend { member, reason } => {
				Call::Members(Members::suspend { member: Static(member), reason })
			}
			Self::Reinstate(member) => Call::Members(Members::reinstate { member: Static(member) }),
			Self::Recover { member, owner } => {
				Call::Members(Members::recover { member: Static(member), new: owner })
			}
			Self::SetValidators(members) => {
				let members = members.into_iter().map(Static).collect();
				Call::Validators(Validators::set_validators { members })
			}
			Self::OpenBook { book, decimals } => {
				Call::Settlement(Settlement::open_book { book: Static(book), decimals })
			}
			Self::SetLicenceType(terms) => Call::Licences(terms.call()?),
			Self::SetYear(days) => Call::Calendar(days.call()?),
			Self::RecordPack(pack) => Call::Calendar(Calendar::record_pack { pack: Static(*pack) }),
			Self::PutInForce { pack, from } => {
				Call::Calendar(Calendar::put_in_force { pack: Static(pack), from: Static(from) })
			}
			Self::AppointInstitution { institution, code } => {
				Call::Registration(Registration::appoint_institution {
					institution: Static(institution),
					code: Static(code),
				})
			}
			Self::RemoveInstitution(institution) => {
				Call::Registration(Registration::remove_institution { institution: Static(institution) })
			}
			Self::AppointAttestor { office, member, key } => Call::Anchors(Anchors::appoint_attestor {
				office: Static(office),
				member: Static(member),
				key,
			}),
			Self::PutPublicLaw(pack) => Call::Catalogue(Catalogue::put_in_force { pack: Static(pack) }),
			Self::SetExportRules(rules) => Call::Exports(Exports::set_rules { rules: Static(rules) }),
			Self::ReleasePledge { dataset, right, holder } => Call::Rights(Rights::release_pledge {
				dataset: Static(dataset),
				right: Static(right),
				holder: Static(holder),
			}),
			Self::LiftAnnotation { dataset, sequence, document } => {
				Call::Registration(Registration::lift { dataset: Static(dataset), sequence, document })
			}
			Self::EndFiling { filing, decision } => {
				Call::Registration(Registration::terminate { filing: Static(filing), decision })
			}
			Self::ReplaceQueryCode { dataset, code, decision } => Call::Catalogue(Catalogue::replace_code {
				dataset: Static(dataset),
				code: sent(&code),
				decision,
			}),
			Self::SetParameter { parameter, value } => Call::Parameters(parameter.call(value)?),
		})
	}
}

impl Enrolment {
	fn call(self) -> Result<Members, Error> {
		let name = Text::<128>::new(&self.name)
			.map_err(|_| Error::Other("the name is longer than 128 bytes, or no text".into()))?;
		let profile = Profile {
			name: sent(&name),
			region: self.region.map(Static),
			roles: Static(Roles::of(&self.roles)),
			certificate: self.certificate,
		};
		let code = Static(self.code);
		Ok(Members::enrol { code, profile, owner: self.owner, governance: self.governance })
	}
}

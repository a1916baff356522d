//! Registration of rights in data (数据产权登记): what is filed, how a filing goes on and stands, what is registered, and the code of a
//! certificate.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::str::FromStr;
use scale_info::TypeInfo;

use crate::{
	code::{CodeError, Region},
	date::Day,
	id::MemberId,
	law::Obtained,
	right::{Right, Rights},
};

mod filing;
mod register;

pub use filing::{Applicants, Clocks, Filing, MAX_APPLICANTS};
pub use register::{Cancelled, Registration, Standing};

/// Most lines of a statement of rights.
pub const MAX_LINES: u32 = 32;

terms! {
	/// What is filed for (登记类型).
	FilingKind {
		/// The first registration (初次登记).
		Initial = 0,
		/// That rights went to somebody else (转让登记).
		Transfer = 1,
		/// That what is registered changed, but neither holder nor source (变更登记).
		Change = 2,
		/// That it holds for another term (续期登记).
		Renewal = 3,
		/// That it holds no longer (注销登记).
		Cancellation = 4,
	}
	/// Why an institution does not register what was filed (不予登记情形, Article 22).
	Rejection {
		/// It would harm the state or the public (危害国家安全、公共利益).
		PublicHarm = 0,
		/// The data was not come by lawfully (数据来源不合法).
		UnlawfulSource = 1,
		/// There is a dispute about it that is not settled (权属争议尚未解决).
		OpenDispute = 2,
		/// Facts were concealed, or documents are false (隐瞒事实, 提供虚假材料).
		Concealment = 3,
		/// Otherwise (其他情形).
		Other = 4,
	}
	/// Why a registration is cancelled (注销情形).
	CancellationGround {
		/// Who holds the rights gives them up (权利人放弃).
		GivenUp = 0,
		/// The data is there no longer (数据灭失).
		Extinct = 1,
		/// It should not have been registered (不应登记而登记).
		WronglyRegistered = 2,
		/// A judgment or decision that is in force says so (生效法律文书).
		LegalDocument = 3,
	}
	/// What is noted on a registration (注记, Article 23).
	AnnotationKind {
		/// A term or condition of the rights (期限或条件).
		Condition = 0,
		/// Preservation by a court, a procuratorate or the police (司法机关、公安机关保全).
		Preservation = 1,
		/// Control by an administrative authority (行政管制).
		Control = 2,
	}
	/// What came of an objection (异议处理结果).
	Conclusion {
		/// It is right (异议成立).
		Upheld = 0,
		/// It is not (异议不成立).
		Dismissed = 1,
	}
	/// How far a filing is (办理阶段).
	Stage {
		/// Somebody in whose name it is made has not confirmed it (待共同申请人确认).
		Draft = 0,
		/// It is made, and the institution has not said whether it takes it on (待受理).
		Filed = 1,
		/// The institution asked for a correction (待补正).
		CorrectionAsked = 2,
		/// It is looked into (审查中).
		Reviewing = 3,
		/// It is looked into when something more is there, and until then the clock stands (中止审查).
		Supplementing = 4,
		/// It is shown to the public, who may object (公示中).
		Publicised = 5,
		/// Somebody objected (异议核查中).
		Objected = 6,
		/// It need not be shown to the public (免予公示).
		Waived = 7,
		/// It is registered, and there is a certificate; or the registration is cancelled as was asked for (已登记).
		Registered = 8,
		/// It is not registered (不予登记).
		Rejected = 9,
		/// The institution ended it (终止办理, Article 18).
		Terminated = 10,
		/// Who made it took it back, or somebody in whose name it was made did not want it (已撤回).
		Withdrawn = 11,
		/// What was asked for was not supplied in time: it counts as never made (视为未提出申请).
		NeverFiled = 12,
	}
	/// What happens to a filing (办理步骤).
	Step {
		/// The last of those in whose names it is made confirms it (确认).
		Confirm = 0,
		/// It is taken back (撤回).
		Withdraw = 1,
		/// It is taken on, in words or by silence (受理).
		Accept = 2,
		/// A correction is asked for (要求补正).
		AskCorrection = 3,
		/// What was asked for is supplied (补正).
		Supply = 4,
		/// What was asked for was not supplied in time (逾期未补正).
		Lapse = 5,
		/// The review is made longer (延长审查).
		Extend = 6,
		/// The review's clock is stopped (中止审查).
		Stop = 7,
		/// It goes on (恢复审查).
		Resume = 8,
		/// It is not registered (不予登记).
		Reject = 9,
		/// It is ended (终止).
		Terminate = 10,
		/// It is shown to the public (公示).
		Publicise = 11,
		/// It is not shown, for a reason (免予公示).
		Waive = 12,
		/// Somebody objects (提出异议).
		Object = 13,
		/// The last open objection is found to be wrong (异议不成立).
		Dismiss = 14,
		/// It is registered (记载于登记簿).
		Store = 15,
	}
	/// Why a step cannot be taken at a stage.
	StageError {
		/// Nothing happens to it any more.
		Ended = 0,
		/// All have confirmed it.
		AlreadyConfirmed = 1,
		/// The institution has said already whether it takes it on, or nobody filed it yet.
		NotFiled = 2,
		/// No correction was asked for.
		NothingAsked = 3,
		/// It is not being looked into.
		NotReviewing = 4,
		/// The review does not stand.
		NotStopped = 5,
		/// It is not shown to the public.
		NotPublicised = 6,
		/// Nobody objected.
		NoObjection = 7,
		/// Nobody has shown it to the public, or an objection is open.
		NotReady = 8,
	}
}

impl Stage {
	/// Whether nothing happens to it any more.
	pub const fn is_ended(&self) -> bool {
		matches!(
			self,
			Self::Registered | Self::Rejected | Self::Terminated | Self::Withdrawn | Self::NeverFiled
		)
	}

	/// Where a filing is after a step.
	///
	/// ```
	/// use hefu_primitives::registration::{Stage, StageError, Step};
	///
	/// assert_eq!(Stage::Filed.after(Step::Accept), Ok(Stage::Reviewing));
	/// assert_eq!(Stage::Filed.after(Step::Store), Err(StageError::NotReady));
	/// ```
	pub const fn after(self, step: Step) -> Result<Self, StageError> {
		use Stage::*;
		if self.is_ended() {
			return Err(StageError::Ended);
		}
		Ok(match (self, step) {
			(Draft, Step::Confirm) | (CorrectionAsked, Step::Supply) => Filed,
			(_, Step::Withdraw) => Withdrawn,
			(_, Step::Terminate) => Terminated,
			(Filed, Step::Accept) | (Supplementing, Step::Resume) | (Reviewing, Step::Extend) => Reviewing,
			(Filed, Step::AskCorrection) => CorrectionAsked,
			(CorrectionAsked, Step::Lapse) => NeverFiled,
			(Reviewing, Step::Stop) | (Supplementing, Step::Extend) => Supplementing,
			(Filed | Reviewing | Supplementing | Publicised | Objected | Waived, Step::Reject) => Rejected,
			(Reviewing, Step::Publicise) | (Objected, Step::Dismiss) => Publicised,
			(Reviewing, Step::Waive) => Waived,
			(Publicised | Objected, Step::Object) => Objected,
			(Publicised | Waived, Step::Store) => Registered,
			(_, Step::Confirm) => return Err(StageError::AlreadyConfirmed),
			(_, Step::Accept | Step::AskCorrection | Step::Reject) => return Err(StageError::NotFiled),
			(_, Step::Supply | Step::Lapse) => return Err(StageError::NothingAsked),
			(_, Step::Extend | Step::Stop | Step::Publicise | Step::Waive) => {
				return Err(StageError::NotReviewing);
			}
			(_, Step::Resume) => return Err(StageError::NotStopped),
			(_, Step::Object) => return Err(StageError::NotPublicised),
			(_, Step::Dismiss) => return Err(StageError::NoObjection),
			(_, Step::Store) => return Err(StageError::NotReady),
		})
	}
}

/// That a member has a right, and how it came by it: a line of a statement of rights (权利配置说明).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct StatementLine {
	/// Who has it.
	pub holder: MemberId,
	/// Which.
	pub right: Right,
	/// How the data was come by.
	pub obtained: Obtained,
	/// Digest of what limits it, if anything does (限制范围).
	pub limits: Option<[u8; 32]>,
	/// Digest of what shows it.
	pub evidence: [u8; 32],
}

/// Who has which rights: in the order of its lines, none of which says of the same holder and right what another says.
pub type Statement = BoundedVec<StatementLine, ConstU32<MAX_LINES>>;

/// Whether no two lines are of the same holder and right (R1).
pub fn is_unique(statement: &[StatementLine]) -> bool {
	statement.iter().enumerate().all(|(place, line)| {
		let is_same = |other: &StatementLine| (other.holder, other.right) == (line.holder, line.right);
		!statement.iter().skip(place.saturating_add(1)).any(is_same)
	})
}

/// What is asked for (申请事项).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Request {
	/// That these rights are registered.
	#[codec(index = 0)]
	Initial(Statement),
	/// That these rights of the first applicant are the second's.
	#[codec(index = 1)]
	Transfer {
		/// From whom.
		from: MemberId,
		/// To whom.
		to: MemberId,
		/// Which.
		rights: Rights,
		/// Digest of the contract.
		contract: [u8; 32],
	},
	/// That this is said of the same rights of the same holders.
	#[codec(index = 2)]
	Change(Statement),
	/// That it holds for another term.
	#[codec(index = 3)]
	Renewal,
	/// That it holds no longer.
	#[codec(index = 4)]
	Cancellation(CancellationGround),
}

impl Request {
	/// What is filed for.
	pub const fn kind(&self) -> FilingKind {
		match self {
			Self::Initial(_) => FilingKind::Initial,
			Self::Transfer { .. } => FilingKind::Transfer,
			Self::Change(_) => FilingKind::Change,
			Self::Renewal => FilingKind::Renewal,
			Self::Cancellation(_) => FilingKind::Cancellation,
		}
	}
}

/// The code of a registration institution within certificate codes: a province, and a digit in it.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct InstitutionCode {
	/// The first two digits of the province's code in GB/T 2260.
	pub province: u8,
	/// The institution's digit, 0 to 9.
	pub number: u8,
}

impl InstitutionCode {
	/// Whether the province exists and the number is a digit.
	pub fn check(&self) -> Result<(), CodeError> {
		Region(u32::from(self.province) * 10_000).check()?;
		if self.number < 10 { Ok(()) } else { Err(CodeError::WrongCharacter) }
	}
}

/// A month in China.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Month {
	/// Its year, of four digits.
	pub year: u16,
	/// 1 to 12.
	pub month: u8,
}

impl Month {
	/// The month in China at this moment; none when its year has not four digits.
	pub fn in_china(ms: u64) -> Option<Self> {
		let (year, month, _) = Day::in_china(ms).date();
		let year = u16::try_from(year).ok().filter(|year| *year <= 9_999)?;
		Some(Self { year, month: u8::try_from(month).ok()? })
	}
}

/// The last serial of an institution in a month.
pub const LAST_SERIAL: u16 = 9_999;

/// A certificate's code (登记凭证编码): `SJ`, the institution's three digits, the month, a serial of four digits.
///
/// ```
/// use hefu_primitives::registration::CertificateCode;
///
/// let code: CertificateCode = "SJ4412026070001".parse()?;
/// assert_eq!((code.institution().province, code.serial(), code.to_string().len()), (44, 1, 15));
/// # Ok::<(), hefu_primitives::code::CodeError>(())
/// ```
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct CertificateCode {
	institution: InstitutionCode,
	month: Month,
	serial: u16,
}

impl CertificateCode {
	/// The code of these parts; none when one is out of range.
	pub fn new(institution: InstitutionCode, month: Month, serial: u16) -> Option<Self> {
		let code = Self { institution, month, serial };
		code.check().ok().map(|()| code)
	}

	/// Whether its parts are in range: any bytes of its length decode.
	pub fn check(&self) -> Result<(), CodeError> {
		self.institution.check()?;
		let fits = self.month.year <= 9_999
			&& (1..=12).contains(&self.month.month)
			&& (1..=LAST_SERIAL).contains(&self.serial);
		if fits { Ok(()) } else { Err(CodeError::WrongCheck) }
	}

	/// Whose it is.
	pub const fn institution(&self) -> InstitutionCode {
		self.institution
	}

	/// Of which month.
	pub const fn month(&self) -> Month {
		self.month
	}

	/// Its number in that month, from 1.
	pub const fn serial(&self) -> u16 {
		self.serial
	}
}

impl FromStr for CertificateCode {
	type Err = CodeError;
	fn from_str(text: &str) -> Result<Self, CodeError> {
		let digits: [u8; 13] = match text.as_bytes() {
			[b'S', b'J', digits @ ..] => digits.try_into().map_err(|_| CodeError::WrongLength)?,
			bytes if bytes.len() == 15 => return Err(CodeError::WrongCharacter),
			_ => return Err(CodeError::WrongLength),
		};
		let number = |from: usize, to: usize| {
			digits[from..to].iter().try_fold(0u16, |number, byte| {
				let digit = byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
				digit.map(|digit| number * 10 + digit).ok_or(CodeError::WrongCharacter)
			})
		};
		let institution = InstitutionCode { province: number(0, 2)? as u8, number: number(2, 3)? as u8 };
		let month = Month { year: number(3, 7)?, month: number(7, 9)? as u8 };
		let code = Self { institution, month, serial: number(9, 13)? };
		code.check().map(|()| code)
	}
}

impl core::fmt::Display for CertificateCode {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		let Self { institution, month, serial } = self;
		write!(
			f,
			"SJ{:02}{}{:04}{:02}{serial:04}",
			institution.province, institution.number, month.year, month.month
		)
	}
}

impl core::fmt::Debug for CertificateCode {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		core::fmt::Display::fmt(self, f)
	}
}

text_in_json! { CertificateCode = str::parse::<CertificateCode>; }

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::string::ToString;

	/// Every stage and step: where it leads, or why not.
	#[test]
	fn the_whole_table_of_transitions() {
		use StageError::*;
		use Step::*;
		for stage in Stage::ALL {
			for step in Step::ALL {
				let found = stage.after(*step);
				if stage.is_ended() {
					assert_eq!(found, Err(Ended), "{stage:?} {step:?}");
					continue;
				}
				// From where each step can be taken, where it leads, and what it is refused with elsewhere.
				let (from, error): (&[(Stage, Stage)], StageError) = match step {
					Confirm => (&[(Stage::Draft, Stage::Filed)], AlreadyConfirmed),
					Withdraw => {
						assert_eq!(found, Ok(Stage::Withdrawn));
						continue;
					}
					// A draft too, which would keep others from filing.
					Terminate => {
						assert_eq!(found, Ok(Stage::Terminated));
						continue;
					}
					Accept => (&[(Stage::Filed, Stage::Reviewing)], NotFiled),
					AskCorrection => (&[(Stage::Filed, Stage::CorrectionAsked)], NotFiled),
					Supply => (&[(Stage::CorrectionAsked, Stage::Filed)], NothingAsked),
					Lapse => (&[(Stage::CorrectionAsked, Stage::NeverFiled)], NothingAsked),
					Extend => (
						&[(Stage::Reviewing, Stage::Reviewing), (Stage::Supplementing, Stage::Supplementing)],
						NotReviewing,
					),
					Stop => (&[(Stage::Reviewing, Stage::Supplementing)], NotReviewing),
					Resume => (&[(Stage::Supplementing, Stage::Reviewing)], NotStopped),
					Reject => (
						&[
							(Stage::Filed, Stage::Rejected),
							(Stage::Reviewing, Stage::Rejected),
							(Stage::Supplementing, Stage::Rejected),
							(Stage::Publicised, Stage::Rejected),
							(Stage::Objected, Stage::Rejected),
							(Stage::Waived, Stage::Rejected),
						],
						NotFiled,
					),
					Publicise => (&[(Stage::Reviewing, Stage::Publicised)], NotReviewing),
					Waive => (&[(Stage::Reviewing, Stage::Waived)], NotReviewing),
					Object => (
						&[(Stage::Publicised, Stage::Objected), (Stage::Objected, Stage::Objected)],
						NotPublicised,
					),
					Dismiss => (&[(Stage::Objected, Stage::Publicised)], NoObjection),
					Store => (
						&[(Stage::Publicised, Stage::Registered), (Stage::Waived, Stage::Registered)],
						NotReady,
					),
				};
				let to = from.iter().find(|(at, _)| at == stage).map(|(_, to)| *to);
				assert_eq!(found, to.ok_or(error), "{stage:?} {step:?}");
			}
		}
	}

	#[test]
	fn codes_have_fifteen_characters_and_are_read_as_written() {
		let institution = InstitutionCode { province: 44, number: 1 };
		let month = Month { year: 2026, month: 7 };
		let code = CertificateCode::new(institution, month, LAST_SERIAL).unwrap();
		assert_eq!(code.to_string(), "SJ4412026079999");
		assert_eq!("SJ4412026079999".parse(), Ok(code));
		assert_eq!((code.institution(), code.month(), code.serial()), (institution, month, 9_999));
		assert_eq!(CertificateCode::new(institution, month, 0), None);
		assert_eq!(CertificateCode::new(institution, month, 10_000), None);
		let parse = |text: &str| text.parse::<CertificateCode>().unwrap_err();
		assert_eq!(parse("SJ441202607999"), CodeError::WrongLength);
		assert_eq!(parse("SJ44120260799990"), CodeError::WrongLength);
		assert_eq!(parse("XJ4412026079999"), CodeError::WrongCharacter);
		assert_eq!(parse("SJ441202607999x"), CodeError::WrongCharacter);
		assert_eq!(parse("SJ4412026139999"), CodeError::WrongCheck);
		assert_eq!(parse("SJ4412026070000"), CodeError::WrongCheck);
		assert_eq!(parse("SJ9912026070001"), CodeError::WrongCheck);
	}

	#[test]
	fn months_are_those_in_china() {
		let end = Day::of_date(2026, 7, 31).unwrap().end_in_china();
		assert_eq!(Month::in_china(end - 1), Some(Month { year: 2026, month: 7 }));
		assert_eq!(Month::in_china(end), Some(Month { year: 2026, month: 8 }));
		assert_eq!(Month::in_china(u64::MAX), None);
	}

	#[test]
	fn a_right_of_a_holder_is_stated_once() {
		let line = |holder, right| StatementLine {
			holder: MemberId([holder; 32]),
			right,
			obtained: Obtained::Generated,
			limits: None,
			evidence: [0; 32],
		};
		assert!(is_unique(&[line(1, Right::Hold), line(1, Right::Use), line(2, Right::Hold)]));
		assert!(!is_unique(&[line(1, Right::Hold), line(2, Right::Hold), line(1, Right::Hold)]));
	}
}

//! What is done with a bill, by DCSA's codes.

/// An action in an endorsement chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
	/// The carrier issued the bill to its first possessor (签发).
	Issue,
	/// Title passed to the recipient, who cannot pass it on (背书).
	Endorse,
	/// Title passed to the order of the recipient, who can pass it on (指示背书).
	EndorseToOrder,
	/// Title passed to whoever has the bill (空白背书).
	BlankEndorse,
	/// Possession passed to the recipient (转让占有).
	Transfer,
	/// The possessor signed the bill (签署).
	Sign,
	/// Surrender was asked for, for delivery of the goods (请求交单提货).
	SurrenderForDelivery,
	/// Surrender was asked for, for an amendment or for paper (请求交单更改).
	SurrenderForAmendment,
	/// The carrier accepted the surrender (接受交单).
	Surrendered,
	/// The carrier rejected the surrender (拒绝交单).
	SurrenderRejected,
}

/// Not the code of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode(pub String);

impl std::fmt::Display for UnknownCode {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "{:?} is no action code; they are", self.0)?;
		Action::ALL.iter().try_for_each(|action| write!(f, " {}", action.code()))
	}
}

impl std::error::Error for UnknownCode {}

impl Action {
	/// Every action.
	pub const ALL: [Self; 10] = [
		Self::Issue,
		Self::Endorse,
		Self::EndorseToOrder,
		Self::BlankEndorse,
		Self::Transfer,
		Self::Sign,
		Self::SurrenderForDelivery,
		Self::SurrenderForAmendment,
		Self::Surrendered,
		Self::SurrenderRejected,
	];

	/// Its code in EBL_END 3.0.4; of a rejection, which is in no endorsement chain there, that in PINT 3.0.0.
	pub const fn code(&self) -> &'static str {
		match self {
			Self::Issue => "ISSUE",
			Self::Endorse => "ENDORSE",
			Self::EndorseToOrder => "ENDORSE_TO_ORDER",
			Self::BlankEndorse => "BLANK_ENDORSE",
			Self::Transfer => "TRANSFER",
			Self::Sign => "SIGN",
			Self::SurrenderForDelivery => "SURRENDER_FOR_DELIVERY",
			Self::SurrenderForAmendment => "SURRENDER_FOR_AMENDMENT",
			Self::Surrendered => "SURRENDERED",
			Self::SurrenderRejected => "SREJ",
		}
	}

	/// The action that other parts of the standard (ISS, SUR, PINT), or its earlier versions, have this code for.
	fn of_other_code(code: &str) -> Option<Self> {
		Some(match code {
			"ISSU" => Self::Issue,
			"TRNS" => Self::Transfer,
			"ENDO" => Self::Endorse,
			"RESD" | "SREQ" => Self::SurrenderForDelivery,
			"RESA" | "AREQ" => Self::SurrenderForAmendment,
			"SURR" | "SACC" => Self::Surrendered,
			_ => return None,
		})
	}

	/// Whether the action goes to somebody.
	pub const fn has_recipient(&self) -> bool {
		!matches!(self, Self::Sign | Self::BlankEndorse | Self::Surrendered)
	}
}

impl std::str::FromStr for Action {
	type Err = UnknownCode;

	/// Reads a code, today's or an earlier one.
	fn from_str(code: &str) -> Result<Self, UnknownCode> {
		let now = Self::ALL.into_iter().find(|action| action.code() == code);
		now.or_else(|| Self::of_other_code(code)).ok_or_else(|| UnknownCode(code.into()))
	}
}

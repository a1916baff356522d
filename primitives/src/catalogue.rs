//! The public-data register (公共数据资源登记): what is applied for, how an application goes on and stands, what is entered, and why an entry
//! ends. An application goes through the stages of the property register ([`crate::registration::Stage`]).
//!
//! Terms follow the interim measures (《公共数据资源登记管理暂行办法》, 发改数据规〔2025〕26号), as far as they are known.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::text::Text;

mod application;
mod entry;

pub use application::{Application, Clocks};
pub use entry::{Cancelled, Entry, Standing};

terms! {
	/// What is filed for (登记类型).
	ApplicationKind {
		/// The first registration (首次登记).
		Initial = 0,
		/// That what is registered changed (变更登记).
		Change = 1,
		/// That what is registered is wrong (更正登记).
		Correction = 2,
		/// That it holds no longer (注销登记).
		Cancellation = 3,
		/// That it holds for another term (续展).
		Renewal = 4,
	}
	/// Why an entry is cancelled (注销情形).
	EntryEnd {
		/// The data is there no longer (不可复原或灭失).
		Extinct = 0,
		/// Who registered it gives its interest up, or that is over (放弃相关权益或权益期限届满).
		GivenUp = 1,
		/// Who registered it is there no longer (主体终止).
		Dissolved = 2,
		/// Otherwise, as the law says (法律法规规定的其他情形).
		Other = 3,
	}
}

/// The query code that an entry gets (登记结果查询码), as the register gives it: its form is the register's.
pub type QueryCode = Text<64>;

/// What is asked for (登记申请事项). Materials are named by their digests.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Demand {
	/// That it is registered, as these materials say.
	#[codec(index = 0)]
	Initial([u8; 32]),
	/// That these materials take the place of the former.
	#[codec(index = 1)]
	Change([u8; 32]),
	/// That these materials are right and the former wrong. Whoever is concerned may ask for that.
	#[codec(index = 2)]
	Correction([u8; 32]),
	/// That it holds no longer.
	#[codec(index = 3)]
	Cancellation(EntryEnd),
	/// That it holds for another term.
	#[codec(index = 4)]
	Renewal,
}

impl Demand {
	/// What is filed for.
	pub const fn kind(&self) -> ApplicationKind {
		match self {
			Self::Initial(_) => ApplicationKind::Initial,
			Self::Change(_) => ApplicationKind::Change,
			Self::Correction(_) => ApplicationKind::Correction,
			Self::Cancellation(_) => ApplicationKind::Cancellation,
			Self::Renewal => ApplicationKind::Renewal,
		}
	}

	/// Digest of the materials that it puts in the register.
	pub const fn materials(&self) -> Option<[u8; 32]> {
		match self {
			Self::Initial(digest) | Self::Change(digest) | Self::Correction(digest) => Some(*digest),
			Self::Cancellation(_) | Self::Renewal => None,
		}
	}

	/// Whether it is shown to the public before it is entered: what says something new of the data is.
	pub const fn is_publicised(&self) -> bool {
		self.materials().is_some()
	}
}

#[cfg(test)]
mod tests;

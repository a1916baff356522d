//! Anchors of documents (存证): invoices, filed contracts, accounting entries, assessments, what exports stand on. The documents stay with
//! the parties; the chain records a salted digest of each, and what it is about.
//!
//! An invoice (发票) has a *nullifier* beside its digest, by which the same invoice is known again whoever anchors it and with whatever
//! salts. A tax attestor (税务核验方) computes it with a secret key from the invoice's number and its seller: nobody without the key can
//! try numbers. Each number belongs to one [`Office`], which its first four digits name, and each office has one key for ever: so no
//! number has two nullifiers.

mod invoice;
mod period;

pub use invoice::{Colour, Invoice, InvoiceNumber, NullifierKey, Office, PAPER_FIELDS, Paper};
pub use period::Period;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

terms! {
	/// As what data are in an entity's books (列报类别; 财会〔2023〕11号, part 2).
	Category {
		/// An intangible asset (无形资产, CAS 6).
		IntangibleAsset = 0,
		/// Inventory, held for sale (存货, CAS 1).
		Inventory = 1,
		/// Not recognised as an asset, and disclosed (未作为资产确认).
		NotRecognised = 2,
	}
	/// How the entity came by them (取得方式; 财会〔2023〕11号, part 3).
	Acquisition {
		/// Bought (外购).
		Purchased = 0,
		/// Developed, or processed, by the entity itself (自行开发、自行加工).
		SelfDeveloped = 1,
		/// In another way (其他方式).
		Other = 2,
	}
	/// What is assessed (评估种类).
	AssessmentKind {
		/// Quality (数据质量评价).
		Quality = 0,
		/// Value (数据资产价值评估).
		Value = 1,
		/// Compliance (合规评估).
		Compliance = 2,
		/// That a product derived from graded data is of a lower grade (重新定级).
		Regrading = 3,
	}
}

//! What a certificate (登记凭证) says, as a file that is handed on: whoever gets it holds it against the ledger.

use hefu_primitives::{
	DatasetId, MemberId,
	registration::{CertificateCode, Statement},
};
use serde::{Deserialize, Serialize};
use subxt::utils::Static;

use super::statement::{self, Line, NoStatement};
use crate::{
	chain::runtime_types::{bounded_collections::bounded_vec::BoundedVec, pallet_registration::types::Claim},
	date,
};

/// What is read on a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certified {
	/// Its code.
	pub code: CertificateCode,
	/// The dataset.
	pub dataset: DatasetId,
	/// The institution.
	pub institution: MemberId,
	/// When it was issued, in milliseconds since 1970 UTC.
	pub issued_ms: u64,
	/// Who has which rights.
	pub statement: Statement,
}

/// Why a file holds no certificate.
#[derive(Debug)]
pub enum NoCertificate {
	/// It has not the form.
	Form(serde_json::Error),
	/// Its moment of issue is none.
	NoMoment,
	/// It states no rights.
	Statement(NoStatement),
}

/// The same as it stands in a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateFile {
	code: CertificateCode,
	dataset: DatasetId,
	institution: MemberId,
	issued: String,
	statement: Vec<Line>,
}

impl Certified {
	/// Reads a file.
	pub fn read(text: &str) -> Result<Self, NoCertificate> {
		let file: CertificateFile = serde_json::from_str(text).map_err(NoCertificate::Form)?;
		Ok(Self {
			code: file.code,
			dataset: file.dataset,
			institution: file.institution,
			issued_ms: date::milliseconds(&file.issued).ok_or(NoCertificate::NoMoment)?,
			statement: statement::statement(&file.statement).map_err(NoCertificate::Statement)?,
		})
	}

	/// The file, as JSON.
	pub fn to_json(&self) -> serde_json::Value {
		serde_json::json!(CertificateFile {
			code: self.code,
			dataset: self.dataset,
			institution: self.institution,
			issued: date::exact(self.issued_ms),
			statement: statement::lines(&self.statement),
		})
	}

	/// The same as the interface has it.
	pub(super) fn claim(&self) -> Claim {
		Claim {
			dataset: Static(self.dataset),
			institution: Static(self.institution),
			statement: BoundedVec(self.statement.iter().copied().map(Static).collect()),
			issued_ms: self.issued_ms,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use hefu_primitives::{law::Obtained, registration::StatementLine, right::Right};

	#[test]
	fn a_certificate_is_read_as_it_was_written() {
		let line = StatementLine {
			holder: MemberId([1; 32]),
			right: Right::Operate,
			obtained: Obtained::Agreement,
			limits: Some([2; 32]),
			evidence: [3; 32],
		};
		let certified = Certified {
			code: "SJ4412026070001".parse().unwrap(),
			dataset: DatasetId([4; 32]),
			institution: MemberId([5; 32]),
			issued_ms: 1_785_000_000_123,
			statement: vec![line].try_into().unwrap(),
		};
		let file = certified.to_json();
		assert_eq!(Certified::read(&file.to_string()).unwrap(), certified);
		let mut other = file.clone();
		other["issued"] = "yesterday".into();
		assert!(matches!(Certified::read(&other.to_string()), Err(NoCertificate::NoMoment)));
		other = file;
		other["code"] = "SJ4412026130001".into();
		assert!(matches!(Certified::read(&other.to_string()), Err(NoCertificate::Form(_))));
	}
}

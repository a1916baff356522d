//! Whether a certificate says what the ledger says.

use hefu_primitives::registration::CertificateCode;

use crate::{Certificates, Checked, Claim, Config, Field, Filings, Pallet, Registrations};

impl<T: Config> Pallet<T> {
	/// Compares what is read on a certificate with the ledger, field by field.
	pub(crate) fn compare(code: CertificateCode, claim: Claim) -> Checked {
		let mismatch = |field| Checked::Mismatch { field };
		let Some(certificate) = Certificates::<T>::get(code) else { return mismatch(Field::Code) };
		if claim.dataset != certificate.dataset {
			return mismatch(Field::Dataset);
		}
		let institution = Filings::<T>::get(certificate.filing).map(|filing| filing.institution);
		if institution != Some(claim.institution) {
			return mismatch(Field::Institution);
		}
		if claim.issued_ms != certificate.issued_ms {
			return mismatch(Field::Issued);
		}
		if certificate.superseded_by.is_some() || certificate.withdrawn_ms.is_some() {
			return mismatch(Field::State);
		}
		let stated = Registrations::<T>::get(certificate.dataset).map(|registration| registration.statement);
		if stated != Some(claim.statement) {
			return mismatch(Field::Statement);
		}
		Checked::Match
	}
}

//! Whether a certificate says what the ledger says.

use frame::traits::Get;
use hefu_primitives::registration::CertificateCode;

use crate::{Certificates, Checked, Claim, Config, Field, Filings, Pallet, Registrations, Standing};

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
		let registration = Registrations::<T>::get(certificate.dataset)
			.filter(|registration| registration.certificate == code)
			.filter(|registration| Self::standing_of(registration, T::Clock::get()) == Ok(Standing::Live));
		let Some(registration) = registration else { return mismatch(Field::State) };
		if registration.statement != claim.statement {
			return mismatch(Field::Statement);
		}
		Checked::Match
	}
}

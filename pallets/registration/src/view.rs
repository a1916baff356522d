//! Whether a certificate says what the ledger says, and whether it holds.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{DatasetId, registration::CertificateCode};
use pallet_support::{CertificateInspect, LawClocks};

use crate::{
	Certificates, Checked, Claim, Config, Field, Filings, Pallet, Registration, Registrations, Standing,
	WeightInfo,
};

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
		let registration = Self::stands_for(&code, &certificate.dataset);
		let Some(registration) = registration else { return mismatch(Field::State) };
		if registration.statement != claim.statement {
			return mismatch(Field::Statement);
		}
		Checked::Match
	}

	/// The dataset's registration, if it holds now and the certificate is the one that stands for it.
	fn stands_for(code: &CertificateCode, dataset: &DatasetId) -> Option<Registration> {
		Registrations::<T>::get(dataset)
			.filter(|registration| registration.certificate == *code)
			.filter(|registration| Self::standing_of(registration, T::Clock::get()) == Ok(Standing::Live))
	}
}

impl<T: Config> CertificateInspect for Pallet<T> {
	fn certified(code: &CertificateCode) -> Option<DatasetId> {
		let certificate = Certificates::<T>::get(code)?;
		Self::stands_for(code, &certificate.dataset).map(|_| certificate.dataset)
	}

	fn certified_weight() -> Weight {
		T::WeightInfo::certified().saturating_add(T::LawClocks::weight())
	}
}

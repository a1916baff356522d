//! What the institution does with a filing until it is registered, or is not.

use hefu_primitives::{
	FilingId,
	registration::{CertificateCode, Conclusion, Rejection},
};
use subxt::utils::Static;

use crate::{
	Client, Error, Included, Signer,
	chain::{self, registration},
};

impl Client {
	/// Takes a filing on. For its institution, as are the others here.
	pub async fn accept_filing(&self, signer: &Signer, filing: FilingId) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().accept(Static(filing)), signer).await
	}

	/// Asks for a correction, by the digest of the notice.
	pub async fn ask_correction(
		&self,
		signer: &Signer,
		filing: FilingId,
		notice: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().ask_correction(Static(filing), notice), signer)
			.await
	}

	/// Makes the review longer, once, by so many units of its clock.
	pub async fn extend_review(
		&self,
		signer: &Signer,
		filing: FilingId,
		units: u16,
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().extend_review(Static(filing), units), signer).await
	}

	/// Stops the review's clock until what is missing is there.
	pub async fn stop_review(
		&self,
		signer: &Signer,
		filing: FilingId,
		notice: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().stop_review(Static(filing), notice), signer).await
	}

	/// Lets the review's clock go on.
	pub async fn resume_review(&self, signer: &Signer, filing: FilingId) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().resume_review(Static(filing)), signer).await
	}

	/// Does not register what was filed for.
	pub async fn reject_filing(
		&self,
		signer: &Signer,
		filing: FilingId,
		ground: Rejection,
		decision: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().registration().reject(Static(filing), Static(ground), decision);
		self.submit(&call, signer).await
	}

	/// Ends a filing.
	pub async fn terminate_filing(
		&self,
		signer: &Signer,
		filing: FilingId,
		decision: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().terminate(Static(filing), decision), signer).await
	}

	/// Shows a filing to the public.
	pub async fn publicise_filing(&self, signer: &Signer, filing: FilingId) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().publicise(Static(filing)), signer).await
	}

	/// Does not show it to the public, for a reason.
	pub async fn waive_publicity(
		&self,
		signer: &Signer,
		filing: FilingId,
		reason: [u8; 32],
	) -> Result<Included, Error> {
		self.submit(&chain::transactions().registration().waive_publicity(Static(filing), reason), signer)
			.await
	}

	/// Decides about an objection. One that is upheld ends the filing.
	pub async fn decide_objection(
		&self,
		signer: &Signer,
		filing: FilingId,
		sequence: u32,
		conclusion: Conclusion,
		decision: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().registration().decide_objection(
			Static(filing),
			sequence,
			Static(conclusion),
			decision,
		);
		self.submit(&call, signer).await
	}

	/// Registers what was filed for; the code of the certificate, unless a registration was cancelled by it.
	pub async fn store_filing(
		&self,
		signer: &Signer,
		filing: FilingId,
	) -> Result<(Included, Option<CertificateCode>), Error> {
		let call = chain::transactions().registration().store(Static(filing));
		let included = self.submit(&call, signer).await?;
		let registered = included.event::<registration::events::Registered>()?;
		Ok((included, registered.map(|event| event.registration.certificate.0)))
	}
}

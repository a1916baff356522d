//! Registering what was filed for: the register's entry, its certificate, and their end.

use alloc::vec::Vec;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	law::ClockName,
	registration::{
		CancellationGround, CertificateCode, FilingKind, InstitutionCode, LAST_SERIAL, Month, Request, Stage,
		Statement, Step,
	},
};
use pallet_support::{LawClocks, MemberInspect, OnRegistered};

use crate::{
	Answers, Cancelled, Cause, Certificate, Certificates, Config, Error, Event, Filing, Pallet, Registration,
	Registrations, Serials, Standing, filing::has_same_source, standing::clock_error,
};

impl<T: Config> Pallet<T> {
	/// Registers what a filing asks for.
	pub(crate) fn do_store(by: MemberId, id: FilingId) -> DispatchResult {
		let filing = Self::filing_of(&by, &id)?;
		let code = Self::ensure_institution(&by)?.code;
		let now = T::Clock::get();
		if let (Stage::Publicised, Some(publicity)) = (filing.stage, &filing.clocks.publicity) {
			let is_over = T::LawClocks::is_over(publicity, now).map_err(clock_error::<T>)?;
			ensure!(is_over, Error::<T>::StillPublicised);
		}
		let filing = Self::step(filing, Step::Store)?;
		let before = Registrations::<T>::get(filing.dataset);
		let kind = filing.request.kind();
		// Who was suspended since waits until it takes part again. A renewal needs but one: it takes nothing from the others.
		let mut applicants = filing.applicants.iter();
		let is_able = match kind {
			FilingKind::Renewal => applicants.any(T::Members::is_live),
			_ => applicants.all(T::Members::is_live),
		};
		ensure!(is_able, Error::<T>::ApplicantNotLive);
		let moves = matches!(kind, FilingKind::Initial | FilingKind::Transfer | FilingKind::Cancellation);
		ensure!(!moves || !Self::frozen_at(&filing.dataset, now), Error::<T>::Frozen);

		let answered = Answers::<T>::get(id);
		Self::write(&id, &filing);
		if let Request::Cancellation(ground) = filing.request {
			let before = before.ok_or(Error::<T>::NotRegistered)?;
			return Self::cancel(filing.dataset, before, ground, Cause::Filing(id));
		}
		let is_new = before.as_ref().is_none_or(|before| before.version != filing.version);
		let statement = Self::statement_after(&filing, before.as_ref(), now)?;
		Self::tell(&filing, before.as_ref(), &statement)?;
		let certificate = Self::issue(code, &id, &filing, now)?;
		let term = match (&before, kind) {
			(Some(before), FilingKind::Transfer | FilingKind::Change) => before.term,
			_ => T::LawClocks::start(filing.pack, ClockName::RegistrationValidity, now)
				.map_err(clock_error::<T>)?,
		};
		if let Some(before) = &before {
			Certificates::<T>::mutate(before.certificate, |old| {
				if let Some(old) = old {
					old.superseded_by = Some(certificate);
				}
			});
		}
		let counts = before.map(|it| (it.objections, it.open_objections, it.upheld_objections));
		let (objections, open_objections, upheld) = counts.unwrap_or_default();
		let registration = Registration {
			institution: by,
			filing: id,
			certificate,
			version: filing.version,
			statement,
			term,
			cancelled: None,
			objections,
			open_objections,
			// A change is what objections that were right before it was filed ask for.
			upheld_objections: match kind {
				FilingKind::Initial => 0,
				_ => upheld.saturating_sub(answered),
			},
		};
		Registrations::<T>::insert(filing.dataset, &registration);
		Self::deposit_event(Event::Registered { dataset: filing.dataset, kind, registration });
		if is_new {
			Self::note_data(id, &filing);
		}
		Ok(())
	}

	/// Cancels a registration without being asked.
	pub(crate) fn do_cancel_ex_officio(
		by: MemberId,
		dataset: DatasetId,
		ground: CancellationGround,
		notice: [u8; 32],
	) -> DispatchResult {
		let registration = Self::registration_of(&by, &dataset)?;
		ensure!(registration.cancelled.is_none(), Error::<T>::Cancelled);
		Self::cancel(dataset, registration, ground, Cause::Notice(notice))
	}

	/// Tells who records rights what is registered. What it refuses is not: the register and the rights say the same.
	fn tell(filing: &Filing, before: Option<&Registration>, statement: &Statement) -> DispatchResult {
		if let (Request::Transfer { from, to, rights, contract }, Some(before)) = (&filing.request, before) {
			let lines = before.statement.iter();
			let moved = lines.filter(|line| line.holder == *from && rights.contains(line.right)).copied();
			let by = filing.applicants.first().ok_or(Error::<T>::NotApplicant)?;
			T::OnRegistered::on_moved(&filing.dataset, &moved.collect::<Vec<_>>(), by, to, *contract)?;
		}
		// A first registration goes on from nothing, whatever was registered before and holds no more.
		let is_first = filing.request.kind() == FilingKind::Initial;
		let until_now = before.filter(|_| !is_first).map(|before| before.statement.as_slice());
		T::OnRegistered::on_stated(&filing.dataset, until_now.unwrap_or_default(), statement)
	}

	/// Who has which rights when the filing is registered.
	fn statement_after(
		filing: &Filing,
		before: Option<&Registration>,
		now: u64,
	) -> Result<Statement, Error<T>> {
		if let Request::Initial(statement) = &filing.request {
			return Ok(statement.clone());
		}
		let before = before.ok_or(Error::<T>::NotRegistered)?;
		match (Self::standing_of(before, now).map_err(clock_error)?, &filing.request) {
			(Standing::Cancelled, _) => return Err(Error::Cancelled),
			// A renewal that was asked for in time comes in time.
			(Standing::Lapsed, Request::Transfer { .. } | Request::Change(_)) => return Err(Error::Lapsed),
			_ => (),
		}
		match &filing.request {
			Request::Change(statement) => {
				ensure!(has_same_source(&before.statement, statement), Error::<T>::HolderOrSourceChanged);
				Ok(statement.clone())
			}
			request => Self::moved(before, request),
		}
	}

	/// R10: the next certificate of an institution in this month.
	fn issue(
		institution: InstitutionCode,
		id: &FilingId,
		filing: &Filing,
		now: u64,
	) -> Result<CertificateCode, Error<T>> {
		let month = Month::in_china(now).ok_or(Error::<T>::ClockUnknown)?;
		let serial = Serials::<T>::get(institution, month);
		ensure!(serial < LAST_SERIAL, Error::<T>::SerialsExhausted);
		let serial = serial.saturating_add(1);
		let code = CertificateCode::new(institution, month, serial).ok_or(Error::<T>::SerialsExhausted)?;
		Serials::<T>::insert(institution, month, serial);
		let certificate = Certificate {
			dataset: filing.dataset,
			filing: *id,
			issued_ms: now,
			superseded_by: None,
			withdrawn_ms: None,
		};
		Certificates::<T>::insert(code, certificate);
		Ok(code)
	}

	fn cancel(
		dataset: DatasetId,
		mut registration: Registration,
		ground: CancellationGround,
		cause: Cause,
	) -> DispatchResult {
		ensure!(registration.cancelled.is_none(), Error::<T>::Cancelled);
		let at_ms = T::Clock::get();
		registration.cancelled = Some(Cancelled { ground, at_ms });
		Certificates::<T>::mutate(registration.certificate, |certificate| {
			if let Some(certificate) = certificate {
				certificate.withdrawn_ms = Some(at_ms);
			}
		});
		Registrations::<T>::insert(dataset, registration);
		Self::deposit_event(Event::RegistrationCancelled { dataset, ground, cause });
		Ok(())
	}
}

//! Who may act in an operation, and how it stands at a moment. That a term is over needs no transaction.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, OperationId,
	member::Role,
	operation::{Stage, StageError, Step, year_in_china},
};
use pallet_support::MemberInspect;

use crate::{Config, Error, Operation, Operations, Pallet};

impl<T: Config> Pallet<T> {
	/// How the operation stands at this moment.
	pub fn standing(operation: &Operation, at_ms: u64) -> Stage {
		let is_over = operation.agreement.is_some_and(|agreement| at_ms >= agreement.ends_ms());
		match operation.stage {
			Stage::Signed | Stage::Active if is_over => Stage::Expired,
			stage => stage,
		}
	}

	/// The first and the last year in which it operated until this moment; none if it never began.
	pub fn years(operation: &Operation, at_ms: u64) -> Option<(u16, u16)> {
		let begun_ms = operation.begun_ms?;
		let last_ms = match (operation.ended, operation.agreement) {
			(Some(ended), _) => ended.at_ms,
			(None, Some(agreement)) => agreement.ends_ms().saturating_sub(1),
			(None, None) => at_ms,
		};
		Some((year_in_china(begun_ms), year_in_china(last_ms.min(at_ms))))
	}

	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// The operation, for its implementing body.
	pub(crate) fn of_body(by: &MemberId, id: &OperationId) -> Result<Operation, Error<T>> {
		let operation = Operations::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(operation.body == *by, Error::<T>::NotInCharge);
		ensure!(T::Members::has_role(by, Role::ImplementingBody), Error::<T>::NotImplementingBody);
		Ok(operation)
	}

	/// The operation, for its operator.
	pub(crate) fn of_operator(by: &MemberId, id: &OperationId) -> Result<Operation, Error<T>> {
		let operation = Operations::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(operation.operator() == Some(*by), Error::<T>::NotInCharge);
		ensure!(T::Members::has_role(by, Role::AuthorisedOperator), Error::<T>::NotOperator);
		Ok(operation)
	}

	/// That its agreement is signed and holds.
	pub(crate) fn ensure_holds(operation: &Operation) -> Result<(), Error<T>> {
		match Self::standing(operation, T::Clock::get()) {
			Stage::Signed | Stage::Active => Ok(()),
			Stage::Expired | Stage::Terminated => Err(Error::Ended),
			Stage::Planned | Stage::Selected | Stage::Offered => Err(Error::NotSigned),
		}
	}

	/// Takes a step.
	pub(crate) fn step(operation: &mut Operation, step: Step) -> Result<(), Error<T>> {
		let now = T::Clock::get();
		operation.stage = Self::standing(operation, now).after(step).map_err(stage_error)?;
		Ok(())
	}
}

fn stage_error<T>(error: StageError) -> Error<T> {
	match error {
		StageError::Ended => Error::Ended,
		StageError::NotSelected => Error::NotSelected,
		StageError::NotOffered => Error::NotOffered,
		StageError::NotSigned => Error::NotSigned,
		StageError::AlreadySigned => Error::AlreadySigned,
		StageError::AlreadyBegun => Error::AlreadyBegun,
	}
}

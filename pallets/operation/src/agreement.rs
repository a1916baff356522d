//! From the plan to the agreement, to the beginning, and to the end.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, Nonce, OperationId,
	governed::MAX_TERM_MONTHS,
	member::Role,
	operation::{Ending, Selection, Stage, Step},
};
use pallet_support::{MemberInspect, genesis_hash};

use crate::{
	Agreement, Config, Ended, Error, Event, Operation, Operations, Pallet, Plan, PlannedBy, Selected,
};

impl<T: Config> Pallet<T> {
	/// Records a plan.
	pub(crate) fn do_plan(by: MemberId, nonce: Nonce, plan: Plan) -> DispatchResult {
		let id = OperationId::derive(&genesis_hash::<T>(), &by, &nonce);
		ensure!(!Operations::<T>::contains_key(id), Error::<T>::AlreadyExists);
		ensure!(T::Members::has_role(&by, Role::ImplementingBody), Error::<T>::NotImplementingBody);
		Self::ensure_takes_part(&plan.price_authority, Role::Regulator, Error::NotPriceAuthority)?;
		let planned = PlannedBy::<T>::get(by);
		ensure!(planned < T::MaxOperations::get(), Error::<T>::TooManyOperations);

		let operation = Operation {
			body: by,
			plan,
			planned_ms: T::Clock::get(),
			selected: None,
			agreement: None,
			stage: Stage::Planned,
			begun_ms: None,
			ended: None,
			data: 0,
			products: 0,
			listed: 0,
			uncapped: 0,
		};
		PlannedBy::<T>::insert(by, planned.saturating_add(1));
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::Planned { operation: id, by, plan });
		Ok(())
	}

	/// Names another price authority where that of the plan is none any more, or takes part no longer: else nobody could permit anything.
	pub(crate) fn do_replace_authority(
		by: MemberId,
		id: OperationId,
		authority: MemberId,
		decision: [u8; 32],
	) -> DispatchResult {
		let mut operation = Self::of_body(&by, &id)?;
		let [before, after] = [operation.plan.price_authority, authority]
			.map(|member| Self::ensure_takes_part(&member, Role::Regulator, Error::NotPriceAuthority));
		ensure!(before.is_err(), Error::<T>::AuthorityActs);
		after?;

		operation.plan.price_authority = authority;
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::AuthorityReplaced { operation: id, authority, decision });
		Ok(())
	}

	/// Selects the operator, or another one while none has signed: what was offered to the one before is void.
	pub(crate) fn do_select(
		by: MemberId,
		id: OperationId,
		operator: MemberId,
		method: Selection,
		document: [u8; 32],
	) -> DispatchResult {
		let mut operation = Self::of_body(&by, &id)?;
		ensure!(operator != by, Error::<T>::SameMember);
		Self::ensure_takes_part(&operator, Role::AuthorisedOperator, Error::NotOperator)?;
		Self::step(&mut operation, Step::Select)?;

		let selected = Selected { operator, method, document };
		operation.selected = Some(selected);
		operation.agreement = None;
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::OperatorSelected { operation: id, selected });
		Ok(())
	}

	/// Offers the agreement to the operator.
	pub(crate) fn do_offer(by: MemberId, id: OperationId, agreement: Agreement) -> DispatchResult {
		let mut operation = Self::of_body(&by, &id)?;
		ensure!(agreement.currency.check().is_ok(), Error::<T>::InvalidCurrency);
		ensure!(agreement.from <= agreement.last, Error::<T>::InvalidTerm);
		let most = T::MaxTermMonths::get().min(MAX_TERM_MONTHS);
		let corresponding = agreement.from.months_later(i32::try_from(most).unwrap_or(i32::MAX));
		ensure!(agreement.last < corresponding, Error::<T>::TermTooLong);
		ensure!(T::Clock::get() < agreement.ends_ms(), Error::<T>::TooLate);
		Self::step(&mut operation, Step::Offer)?;

		operation.agreement = Some(agreement);
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::AgreementOffered { operation: id, agreement });
		Ok(())
	}

	/// Signs the agreement that is offered, which the operator says in full: no other one is signed unseen.
	pub(crate) fn do_sign(by: MemberId, id: OperationId, agreement: Agreement) -> DispatchResult {
		let mut operation = Self::of_operator(&by, &id)?;
		Self::step(&mut operation, Step::Sign)?;
		ensure!(operation.agreement == Some(agreement), Error::<T>::OtherAgreement);
		ensure!(T::Clock::get() < agreement.ends_ms(), Error::<T>::TooLate);

		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::AgreementSigned { operation: id });
		Ok(())
	}

	/// Lets it begin, when there is something to operate and each fee has its cap.
	pub(crate) fn do_begin(by: MemberId, id: OperationId) -> DispatchResult {
		let mut operation = Self::of_body(&by, &id)?;
		Self::step(&mut operation, Step::Begin)?;
		let now = T::Clock::get();
		let is_early = operation.agreement.is_none_or(|agreement| now < agreement.begins_ms());
		ensure!(!is_early, Error::<T>::TooEarly);
		ensure!(operation.data > 0, Error::<T>::NoData);
		ensure!(operation.listed > 0, Error::<T>::NoProduct);
		ensure!(operation.uncapped == 0, Error::<T>::NoCap);

		operation.begun_ms = Some(now);
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::Begun { operation: id });
		Ok(())
	}

	/// Ends it before its term. What was recorded of it stays, and its years are disclosed.
	pub(crate) fn do_terminate(
		by: MemberId,
		id: OperationId,
		ground: Ending,
		document: [u8; 32],
	) -> DispatchResult {
		let mut operation = Self::of_body(&by, &id)?;
		Self::step(&mut operation, Step::Terminate)?;

		operation.ended = Some(Ended { ground, at_ms: T::Clock::get() });
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::Terminated { operation: id, ground, document });
		Ok(())
	}

	fn ensure_takes_part(member: &MemberId, role: Role, otherwise: Error<T>) -> Result<(), Error<T>> {
		let takes_part = T::Members::is_live(member) && T::Members::has_role(member, role);
		if takes_part { Ok(()) } else { Err(otherwise) }
	}
}

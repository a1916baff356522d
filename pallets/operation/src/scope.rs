//! What is operated: data of the public, and products made of it.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, MemberId, OperationId,
	dataset::{GradeClass, Kind},
	operation::{ChargeUnit, Purpose},
};
use pallet_support::{DatasetFacts, DatasetInspect, OperationInspect, RegistrationInspect};

use crate::{
	Config, Data, DataConsents, Error, Event, FirstUse, FirstUses, Inclusion, Operation, Operations, Pallet,
	Product, ProductOf, Products, WeightInfo,
};

impl<T: Config> Pallet<T> {
	/// Consents to its data being put in an operation, or takes that back. What is in it stays.
	pub(crate) fn do_consent(
		by: MemberId,
		id: OperationId,
		dataset: DatasetId,
		document: Option<[u8; 32]>,
	) -> DispatchResult {
		let operation = Operations::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(!Self::standing(&operation, T::Clock::get()).is_ended(), Error::<T>::Ended);
		let facts = T::Datasets::facts(&dataset).ok_or(Error::<T>::UnknownDataset)?;
		ensure!(facts.holder == by, Error::<T>::NotHolder);
		let was_given = DataConsents::<T>::contains_key(id, dataset);
		ensure!(document.is_some() || was_given, Error::<T>::NoConsent);

		DataConsents::<T>::set(id, dataset, document);
		Self::deposit_event(Event::DataConsented { operation: id, dataset, document });
		Ok(())
	}

	/// Puts data of the public in an operation; of another holder with its consent.
	pub(crate) fn do_add_data(by: MemberId, id: OperationId, dataset: DatasetId) -> DispatchResult {
		let mut operation = Self::of_body(&by, &id)?;
		Self::ensure_holds(&operation)?;
		let facts = Self::usable(&dataset)?;
		ensure!(facts.kind == Kind::PublicResource, Error::<T>::NotPublicData);
		let consent = DataConsents::<T>::get(id, dataset).filter(|_| facts.holder != by);
		ensure!(facts.holder == by || consent.is_some(), Error::<T>::NoConsent);
		ensure!(!Self::has_data(&id, &dataset), Error::<T>::AlreadyIn);
		ensure!(operation.data < T::MaxData::get(), Error::<T>::TooManyData);

		operation.data = operation.data.saturating_add(1);
		let since_ms = T::Clock::get();
		Data::<T>::insert(id, dataset, Inclusion { since_ms, until_ms: None });
		Self::note_use(&dataset, &id);
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::DataAdded { operation: id, dataset, consent });
		Ok(())
	}

	/// Takes data out of it. What was made of it before stays.
	pub(crate) fn do_withdraw_data(by: MemberId, id: OperationId, dataset: DatasetId) -> DispatchResult {
		let mut operation = Self::of_body(&by, &id)?;
		Self::ensure_holds(&operation)?;
		let inclusion = Data::<T>::get(id, dataset).filter(|inclusion| inclusion.until_ms.is_none());
		let mut inclusion = inclusion.ok_or(Error::<T>::NotIn)?;

		inclusion.until_ms = Some(T::Clock::get());
		operation.data = operation.data.saturating_sub(1);
		Data::<T>::insert(id, dataset, inclusion);
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::DataWithdrawn { operation: id, dataset });
		Ok(())
	}

	/// Lists a product of the operator's, made from data in the operation.
	pub(crate) fn do_list(
		by: MemberId,
		id: OperationId,
		dataset: DatasetId,
		purpose: Purpose,
		unit: ChargeUnit,
		per: u32,
	) -> DispatchResult {
		let mut operation = Self::of_operator(&by, &id)?;
		Self::ensure_holds(&operation)?;
		let facts = Self::usable(&dataset)?;
		ensure!(facts.kind == Kind::Product, Error::<T>::NotProduct);
		ensure!(facts.holder == by, Error::<T>::NotHolder);
		let is_of_it = facts.parents.iter().any(|parent| Self::has_data(&id, &parent.dataset));
		ensure!(is_of_it, Error::<T>::NotOfItsData);
		ensure!(Self::is_free(&dataset), Error::<T>::AlreadyListed);
		ensure!(per > 0, Error::<T>::InvalidUnit);
		ensure!(operation.products < T::MaxProducts::get(), Error::<T>::TooManyProducts);

		operation.products = operation.products.saturating_add(1);
		operation.listed = operation.listed.saturating_add(1);
		let product = Product {
			dataset,
			purpose,
			unit,
			per,
			tariffs: 0,
			listed_ms: T::Clock::get(),
			delisted_ms: None,
		};
		if product.is_charged() {
			operation.uncapped = operation.uncapped.saturating_add(1);
		}
		let number = operation.products;
		Products::<T>::insert(id, number, product);
		ProductOf::<T>::insert(dataset, (id, number));
		Self::note_use(&dataset, &id);
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::ProductListed { operation: id, number, product });
		Ok(())
	}

	/// Takes a product off the list. For either side.
	pub(crate) fn do_delist(by: MemberId, id: OperationId, number: u32) -> DispatchResult {
		let mut operation = Operations::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(operation.side(&by).is_some(), Error::<T>::NotInCharge);
		Self::ensure_holds(&operation)?;
		let mut product = Self::listed(&id, number)?;

		if product.is_charged() && product.tariffs == 0 {
			operation.uncapped = operation.uncapped.saturating_sub(1);
		}
		operation.listed = operation.listed.saturating_sub(1);
		product.delisted_ms = Some(T::Clock::get());
		Products::<T>::insert(id, number, product);
		ProductOf::<T>::remove(product.dataset);
		Operations::<T>::insert(id, operation);
		Self::deposit_event(Event::ProductDelisted { operation: id, number });
		Ok(())
	}

	/// Notes that this operation was the first that used the dataset, where one that has not begun stands before it.
	pub(crate) fn do_note_first_use(id: OperationId, dataset: DatasetId) -> DispatchResult {
		let operation = Operations::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(operation.begun_ms.is_some(), Error::<T>::NotBegun);
		let at_ms = Self::used_since(&id, &dataset).ok_or(Error::<T>::NotIn)?;
		ensure!(<Self as OperationInspect>::since(&dataset).is_none(), Error::<T>::AlreadyUsed);

		FirstUses::<T>::insert(dataset, FirstUse { operation: id, at_ms });
		Self::deposit_event(Event::FirstUseNoted { operation: id, dataset });
		Ok(())
	}

	/// Since when the dataset is data of the operation, or a product that is listed in it.
	fn used_since(id: &OperationId, dataset: &DatasetId) -> Option<u64> {
		if let Some(inclusion) = Data::<T>::get(id, dataset) {
			return Some(inclusion.since_ms);
		}
		let (_, number) = ProductOf::<T>::get(dataset).filter(|(listed_in, _)| listed_in == id)?;
		Products::<T>::get(id, number).map(|product| product.listed_ms)
	}

	/// The product, which is listed.
	pub(crate) fn listed(id: &OperationId, number: u32) -> Result<Product, Error<T>> {
		let product = Products::<T>::get(id, number).ok_or(Error::<T>::NoSuchProduct)?;
		ensure!(product.delisted_ms.is_none(), Error::<T>::Delisted);
		Ok(product)
	}

	/// What is known of a dataset that can be operated. Core data never is (R12), and what is frozen not as long as it is (R11).
	fn usable(dataset: &DatasetId) -> Result<DatasetFacts, Error<T>> {
		let facts = T::Datasets::facts(dataset).ok_or(Error::<T>::UnknownDataset)?;
		ensure!(facts.is_live, Error::<T>::Withdrawn);
		ensure!(facts.class != GradeClass::Core, Error::<T>::CoreData);
		ensure!(!T::Registration::is_frozen(dataset), Error::<T>::Frozen);
		Ok(facts)
	}

	fn has_data(id: &OperationId, dataset: &DatasetId) -> bool {
		Data::<T>::get(id, dataset).is_some_and(|inclusion| inclusion.until_ms.is_none())
	}

	/// Whether the dataset is listed in no operation that goes on.
	fn is_free(dataset: &DatasetId) -> bool {
		let listed_in = ProductOf::<T>::get(dataset).and_then(|(id, _)| Operations::<T>::get(id));
		listed_in.is_none_or(|operation: Operation| Self::standing(&operation, T::Clock::get()).is_ended())
	}

	/// Remembers in which operation a dataset was used first. One that ended without having begun gives way.
	fn note_use(dataset: &DatasetId, id: &OperationId) {
		let at_ms = T::Clock::get();
		let has_been_used =
			FirstUses::<T>::get(dataset).and_then(|first| Operations::<T>::get(first.operation)).is_some_and(
				|operation| operation.begun_ms.is_some() || !Self::standing(&operation, at_ms).is_ended(),
			);
		if !has_been_used {
			FirstUses::<T>::insert(dataset, FirstUse { operation: *id, at_ms });
		}
	}
}

impl<T: Config> OperationInspect for Pallet<T> {
	fn since(dataset: &DatasetId) -> Option<u64> {
		let first = FirstUses::<T>::get(dataset)?;
		let begun_ms = Operations::<T>::get(first.operation)?.begun_ms?;
		Some(begun_ms.max(first.at_ms))
	}

	fn since_weight() -> Weight {
		T::WeightInfo::since()
	}
}

//! What each call costs, at its worst: of a product made from as many datasets as can be, the last of which is in the operation, and of
//! years with books on both sides.

use frame::{benchmarking::prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, MemberId, OperationId,
	dataset::{MAX_PARENTS, Parents, Source, VersionRef},
	date::Day,
	operation::{ChargeUnit, Ending, Mode, Purpose, Selection, Side, Stage},
	settlement::Currency,
};
use pallet_support::{MakeDataset, MakeMember, MakePublicData, OperationInspect, SetClock, genesis_hash};

use crate::*;

/// Seeds of members.
const BODY: u32 = 0;
const OPERATOR: u32 = 1;
const AUTHORITY: u32 = 2;
/// Whose data is operated.
const PROVIDER: u32 = 3;

const DOCUMENT: [u8; 32] = [1; 32];

fn member<T: Config>(seed: u32) -> MemberId {
	T::BenchmarkMembers::make_member(seed).0
}

fn signed<T: Config>(seed: u32) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(T::BenchmarkMembers::make_member(seed).1)
}

fn id<T: Config>() -> OperationId {
	OperationId::derive(&genesis_hash::<T>(), &member::<T>(BODY), &[0; 32])
}

fn the_plan<T: Config>() -> Plan {
	Plan {
		mode: Mode::Whole,
		document: DOCUMENT,
		decision: DOCUMENT,
		price_authority: member::<T>(AUTHORITY),
	}
}

/// From the middle of a year on, for two years.
fn agreement() -> Agreement {
	let from = Day::of_date(2100, 7, 1).expect("a day");
	Agreement {
		document: DOCUMENT,
		security: DOCUMENT,
		exit: DOCUMENT,
		from,
		last: from.months_later(24).previous(),
		currency: Currency::CNY,
	}
}

/// The operation, at this stage, at a time in its first year.
fn operation<T: Config>(stage: Stage) -> OperationId {
	let begins_ms = agreement().begins_ms();
	T::BenchmarkClock::set_clock(begins_ms);
	let method = Selection::OpenTender;
	let selected = Selected { operator: member::<T>(OPERATOR), method, document: DOCUMENT };
	let operation = Operation {
		body: member::<T>(BODY),
		plan: the_plan::<T>(),
		planned_ms: begins_ms,
		selected: (stage != Stage::Planned).then_some(selected),
		agreement: (stage >= Stage::Offered).then(agreement),
		stage,
		begun_ms: (stage == Stage::Active).then_some(begins_ms),
		ended: None,
		data: 0,
		products: 0,
		listed: 0,
		uncapped: 0,
	};
	Operations::<T>::insert(id::<T>(), operation);
	PlannedBy::<T>::insert(member::<T>(BODY), 1);
	id::<T>()
}

/// The provider consents to its data being used.
fn allow<T: Config>(dataset: DatasetId) {
	Pallet::<T>::do_consent(member::<T>(PROVIDER), id::<T>(), dataset, Some(DOCUMENT)).expect("its data");
}

/// Data in the operation, another one for each seed.
fn include<T: Config>(seed: u32) -> DatasetId {
	let dataset = T::BenchmarkDatasets::make_public_data(&member::<T>(PROVIDER), seed);
	allow::<T>(dataset);
	Pallet::<T>::do_add_data(member::<T>(BODY), id::<T>(), dataset).expect("it can be added");
	dataset
}

/// A product made from as many datasets as can be, of which the last is in the operation.
fn product<T: Config>() -> DatasetId {
	let others =
		(2..=MAX_PARENTS).map(|seed| T::BenchmarkDatasets::make_public_data(&member::<T>(PROVIDER), seed));
	let parents = others.collect::<alloc::vec::Vec<_>>().into_iter().chain([include::<T>(1)]);
	let parents = parents.map(|dataset| VersionRef { dataset, version: 1 }).collect();
	let holder = member::<T>(OPERATOR);
	T::BenchmarkDatasets::make_dataset(&holder, 0, Source::Derived, Parents::truncate_from(parents))
}

fn list<T: Config>() {
	let (by, dataset) = (member::<T>(OPERATOR), product::<T>());
	Pallet::<T>::do_list(by, id::<T>(), dataset, Purpose::Industry, ChargeUnit::Calls, 1_000)
		.expect("it can be listed");
}

/// The product has a cap and a price.
fn price<T: Config>() {
	list::<T>();
	Pallet::<T>::do_set_cap(member::<T>(BODY), id::<T>(), 1, 500, DOCUMENT).expect("a cap");
	Pallet::<T>::do_set_price(member::<T>(OPERATOR), id::<T>(), 1, 300).expect("a price");
}

/// The books of the first year, in which there is a surplus.
fn charge<T: Config>() {
	price::<T>();
	Pallet::<T>::do_permit(member::<T>(AUTHORITY), id::<T>(), 2100, 10, DOCUMENT).expect("a limit");
	Pallet::<T>::do_record(member::<T>(OPERATOR), id::<T>(), 2100, 1, 2, 1_000, 300).expect("an entry");
}

/// The second year's revenue is permitted, shortened by the surplus.
fn permit_next<T: Config>() {
	Pallet::<T>::do_permit(member::<T>(AUTHORITY), id::<T>(), 2101, 1_000, DOCUMENT).expect("a limit");
}

/// A time in the third year.
fn after_two_years<T: Config>() {
	T::BenchmarkClock::set_clock(Day::of_date(2102, 1, 15).expect("a day").end_in_china());
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn plan() {
		let origin = signed::<T>(BODY);

		#[extrinsic_call]
		_(origin, [0; 32], the_plan::<T>());

		assert!(Operations::<T>::contains_key(id::<T>()));
	}

	#[benchmark]
	fn select_operator() {
		let id = operation::<T>(Stage::Offered);

		#[extrinsic_call]
		_(signed::<T>(BODY), id, member::<T>(OPERATOR), Selection::Negotiation, DOCUMENT);

		assert_eq!(Operations::<T>::get(id).map(|it| it.stage), Some(Stage::Selected));
	}

	#[benchmark]
	fn offer_agreement() {
		let id = operation::<T>(Stage::Selected);

		#[extrinsic_call]
		_(signed::<T>(BODY), id, agreement());

		assert_eq!(Operations::<T>::get(id).map(|it| it.stage), Some(Stage::Offered));
	}

	#[benchmark]
	fn sign_agreement() {
		let id = operation::<T>(Stage::Offered);

		#[extrinsic_call]
		_(signed::<T>(OPERATOR), id, agreement());

		assert_eq!(Operations::<T>::get(id).map(|it| it.stage), Some(Stage::Signed));
	}

	#[benchmark]
	fn add_data() {
		let id = operation::<T>(Stage::Active);
		let dataset = T::BenchmarkDatasets::make_public_data(&member::<T>(PROVIDER), 1);
		allow::<T>(dataset);

		#[extrinsic_call]
		_(signed::<T>(BODY), id, dataset);

		assert!(Data::<T>::contains_key(id, dataset));
	}

	#[benchmark]
	fn withdraw_data() {
		let id = operation::<T>(Stage::Active);
		let dataset = include::<T>(1);

		#[extrinsic_call]
		_(signed::<T>(BODY), id, dataset);

		assert_eq!(Operations::<T>::get(id).map(|it| it.data), Some(0));
	}

	#[benchmark]
	fn list_product() {
		let (id, dataset) = (operation::<T>(Stage::Active), product::<T>());

		#[extrinsic_call]
		_(signed::<T>(OPERATOR), id, dataset, Purpose::Industry, ChargeUnit::Calls, 1_000);

		assert!(Products::<T>::contains_key(id, 1));
	}

	#[benchmark]
	fn delist_product() {
		let id = operation::<T>(Stage::Active);
		list::<T>();

		#[extrinsic_call]
		_(signed::<T>(OPERATOR), id, 1);

		assert_eq!(Operations::<T>::get(id).map(|it| it.listed), Some(0));
	}

	/// The next year is permitted, and shortened anew.
	#[benchmark]
	fn permit_revenue() {
		let id = operation::<T>(Stage::Active);
		charge::<T>();
		permit_next::<T>();

		#[extrinsic_call]
		_(signed::<T>(AUTHORITY), id, 2100, 20, DOCUMENT);

		let permitted = Accounts::<T>::get(id, 2101).permitted;
		assert_eq!(permitted.map(|it| it.net()), Some(720));
	}

	#[benchmark]
	fn set_cap() {
		let id = operation::<T>(Stage::Active);
		list::<T>();

		#[extrinsic_call]
		_(signed::<T>(BODY), id, 1, 500, DOCUMENT);

		assert!(Tariffs::<T>::contains_key(id, (1, 1)));
	}

	#[benchmark]
	fn set_price() {
		let id = operation::<T>(Stage::Active);
		price::<T>();

		#[extrinsic_call]
		_(signed::<T>(OPERATOR), id, 1, 400);

		assert!(Tariffs::<T>::contains_key(id, (1, 3)));
	}

	#[benchmark]
	fn begin() {
		let id = operation::<T>(Stage::Signed);
		price::<T>();

		#[extrinsic_call]
		_(signed::<T>(BODY), id);

		assert_eq!(Operations::<T>::get(id).map(|it| it.stage), Some(Stage::Active));
	}

	#[benchmark]
	fn record_revenue() {
		let id = operation::<T>(Stage::Active);
		charge::<T>();
		permit_next::<T>();
		// So that the tariff has a next one, which is read as well.
		Pallet::<T>::do_set_price(member::<T>(OPERATOR), id, 1, 400).expect("a price");

		#[extrinsic_call]
		_(signed::<T>(OPERATOR), id, 2100, 1, 2, 1_000, 300);

		assert_eq!(Accounts::<T>::get(id, 2100).charged.surplus, 590);
	}

	#[benchmark]
	fn reverse_revenue() {
		let id = operation::<T>(Stage::Active);
		charge::<T>();
		permit_next::<T>();

		#[extrinsic_call]
		_(signed::<T>(OPERATOR), id, 2100, 1);

		assert_eq!(Accounts::<T>::get(id, 2100).charged.revenue, 0);
	}

	/// The operator closes the second year's books.
	#[benchmark]
	fn disclose() {
		let id = operation::<T>(Stage::Active);
		charge::<T>();
		permit_next::<T>();
		after_two_years::<T>();
		Pallet::<T>::do_disclose(member::<T>(OPERATOR), id, 2100, [2; 32]).expect("it can be disclosed");

		#[extrinsic_call]
		_(signed::<T>(OPERATOR), id, 2101, DOCUMENT);

		let disclosed = Disclosures::<T>::get(id, (2101, Side::Operator));
		assert_eq!(disclosed.map(|it| it.document), Some(DOCUMENT));
	}

	#[benchmark]
	fn terminate() {
		let id = operation::<T>(Stage::Active);

		#[extrinsic_call]
		_(signed::<T>(BODY), id, Ending::Breach, DOCUMENT);

		assert_eq!(Operations::<T>::get(id).map(|it| it.stage), Some(Stage::Terminated));
	}

	#[benchmark]
	fn consent() {
		let id = operation::<T>(Stage::Active);
		let dataset = T::BenchmarkDatasets::make_public_data(&member::<T>(PROVIDER), 1);

		#[extrinsic_call]
		_(signed::<T>(PROVIDER), id, dataset, Some(DOCUMENT));

		assert!(DataConsents::<T>::contains_key(id, dataset));
	}

	/// A product, which another operation used before that has not begun.
	#[benchmark]
	fn note_first_use() {
		let id = operation::<T>(Stage::Active);
		let dataset = product::<T>();
		let by = member::<T>(OPERATOR);
		Pallet::<T>::do_list(by, id, dataset, Purpose::Industry, ChargeUnit::Calls, 1_000)
			.expect("it can be listed");
		let other = OperationId([1; 32]);
		let stored = Operations::<T>::get(id).expect("it is there");
		Operations::<T>::insert(other, Operation { stage: Stage::Signed, begun_ms: None, ..stored });
		FirstUses::<T>::insert(dataset, FirstUse { operation: other, at_ms: 0 });

		#[extrinsic_call]
		_(signed::<T>(PROVIDER), id, dataset);

		assert_eq!(FirstUses::<T>::get(dataset).map(|it| it.operation), Some(id));
	}

	/// Nobody is the one that was named.
	#[benchmark]
	fn replace_authority() {
		let id = operation::<T>(Stage::Active);
		Operations::<T>::mutate(id, |it| {
			it.as_mut().expect("it is there").plan.price_authority = MemberId([0; 32]);
		});

		#[extrinsic_call]
		_(signed::<T>(BODY), id, member::<T>(AUTHORITY), DOCUMENT);

		let authority = Operations::<T>::get(id).map(|it| it.plan.price_authority);
		assert_eq!(authority, Some(member::<T>(AUTHORITY)));
	}

	#[benchmark]
	fn since() {
		operation::<T>(Stage::Active);
		let dataset = include::<T>(1);
		let found;

		#[block]
		{
			found = <Pallet<T> as OperationInspect>::since(&dataset);
		}

		assert_eq!(found, Some(T::Clock::get()));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

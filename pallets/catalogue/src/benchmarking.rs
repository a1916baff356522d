//! What each call costs, at its worst: of a product made from as many datasets as can be, the last of which is public data. What clocks cost
//! in longer periods has a weight of its own.

use frame::{
	benchmarking::prelude::*,
	traits::{EnsureOrigin, Get},
};
use hefu_primitives::{
	ApplicationId, DatasetId, MemberId,
	catalogue::{Demand, QueryCode},
	dataset::{MAX_PARENTS, Parents, Source, VersionRef},
	registration::{Conclusion, Stage},
	text::Text,
};
use pallet_support::{LawPacks, MakeDataset, MakeLaw, MakeMember, MakePublicData, SetClock, genesis_hash};

use crate::*;

/// Seeds of members.
const INSTITUTION: u32 = 0;
const APPLICANT: u32 = 10;
const OBJECTOR: u32 = 50;

const DOCUMENT: [u8; 32] = [1; 32];

fn member<T: Config>(seed: u32) -> MemberId {
	T::BenchmarkMembers::make_member(seed).0
}

fn signed<T: Config>(seed: u32) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(T::BenchmarkMembers::make_member(seed).1)
}

fn institution<T: Config>() -> MemberId {
	member::<T>(INSTITUTION)
}

/// The law, and the time at which everything is filed; gives the time at which all periods are over.
fn prepare<T: Config>() -> u64 {
	let [first, later] = T::BenchmarkLaw::make_law();
	T::BenchmarkClock::set_clock(first);
	Law::<T>::set(T::BenchmarkLaw::in_force(first));
	later
}

/// A product of the applicant's, made from as many as can be, of which the last is public data.
fn product<T: Config>() -> DatasetId {
	let holder = member::<T>(APPLICANT);
	let make = |seed| {
		if seed == MAX_PARENTS {
			T::BenchmarkDatasets::make_public_data(&holder, seed)
		} else {
			T::BenchmarkDatasets::make_dataset(&holder, seed, Source::Generated, Parents::default())
		}
	};
	let parents = (1..=MAX_PARENTS).map(|seed| VersionRef { dataset: make(seed), version: 1 }).collect();
	T::BenchmarkDatasets::make_dataset(&holder, 0, Source::Derived, Parents::truncate_from(parents))
}

fn id<T: Config>(nonce: u8) -> ApplicationId {
	ApplicationId::derive(&genesis_hash::<T>(), &member::<T>(APPLICANT), &[nonce; 32])
}

/// An application, which was filed.
fn filed<T: Config>(nonce: u8, dataset: DatasetId, demand: Demand) -> ApplicationId {
	let by = member::<T>(APPLICANT);
	Pallet::<T>::do_file(by, [nonce; 32], dataset, 1, institution::<T>(), demand).expect("it can be filed");
	id::<T>(nonce)
}

fn initial<T: Config>() -> ApplicationId {
	filed::<T>(0, product::<T>(), Demand::Initial(DOCUMENT))
}

fn publicised<T: Config>(id: ApplicationId) -> ApplicationId {
	Pallet::<T>::do_accept(institution::<T>(), id).expect("it was filed");
	Pallet::<T>::do_publicise(institution::<T>(), id).expect("it is reviewed");
	id
}

fn code() -> QueryCode {
	Text::from_bytes_unchecked(&[b'c'; 64]).expect("64 bytes fit")
}

fn stage<T: Config>(id: ApplicationId) -> Option<Stage> {
	Applications::<T>::get(id).map(|it| it.stage)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn put_in_force() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		prepare::<T>();
		let pack = Law::<T>::take().expect("it was set");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, pack);

		assert_eq!(Law::<T>::get(), Some(pack));
		Ok(())
	}

	/// When silence has ended another application about the dataset.
	#[benchmark]
	fn file() {
		let later = prepare::<T>();
		let dataset = product::<T>();
		let open = filed::<T>(0, dataset, Demand::Initial(DOCUMENT));
		Pallet::<T>::do_ask(institution::<T>(), open, DOCUMENT).expect("it was filed");
		T::BenchmarkClock::set_clock(later);

		#[extrinsic_call]
		_(signed::<T>(APPLICANT), [1; 32], dataset, 1, institution::<T>(), Demand::Initial(DOCUMENT));

		assert_eq!(stage::<T>(open), Some(Stage::NeverFiled));
		assert_eq!(stage::<T>(id::<T>(1)), Some(Stage::Filed));
	}

	#[benchmark]
	fn supply() {
		prepare::<T>();
		let id = initial::<T>();
		Pallet::<T>::do_ask(institution::<T>(), id, DOCUMENT).expect("it was filed");

		#[extrinsic_call]
		_(signed::<T>(APPLICANT), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Filed));
	}

	#[benchmark]
	fn withdraw_application() {
		let later = prepare::<T>();
		let id = initial::<T>();
		T::BenchmarkClock::set_clock(later);

		#[extrinsic_call]
		_(signed::<T>(APPLICANT), id);

		assert_eq!(stage::<T>(id), Some(Stage::Withdrawn));
	}

	#[benchmark]
	fn accept() {
		prepare::<T>();
		let id = initial::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id);

		assert_eq!(stage::<T>(id), Some(Stage::Reviewing));
	}

	#[benchmark]
	fn ask_correction() {
		prepare::<T>();
		let id = initial::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::CorrectionAsked));
	}

	/// When silence has taken it on.
	#[benchmark]
	fn reject() {
		let later = prepare::<T>();
		let id = initial::<T>();
		T::BenchmarkClock::set_clock(later);

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Rejected));
	}

	/// When silence has taken it on.
	#[benchmark]
	fn publicise() {
		let later = prepare::<T>();
		let id = initial::<T>();
		T::BenchmarkClock::set_clock(later);

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id);

		assert_eq!(stage::<T>(id), Some(Stage::Publicised));
	}

	#[benchmark]
	fn object() {
		prepare::<T>();
		let id = publicised::<T>(initial::<T>());

		#[extrinsic_call]
		_(signed::<T>(OBJECTOR), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Objected));
	}

	/// Upheld: the application ends.
	#[benchmark]
	fn decide_objection() {
		prepare::<T>();
		let id = publicised::<T>(initial::<T>());
		Pallet::<T>::do_object(member::<T>(OBJECTOR), id, DOCUMENT).expect("it is shown");

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, 1, Conclusion::Upheld, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Rejected));
	}

	#[benchmark]
	fn enter() {
		let later = prepare::<T>();
		let id = publicised::<T>(initial::<T>());
		T::BenchmarkClock::set_clock(later);

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, Some(code()));

		assert!(CodeOf::<T>::contains_key(code()));
		assert_eq!(Entries::<T>::iter_values().next().map(|it| it.term.started_ms()), Some(T::Clock::get()));
	}

	#[benchmark]
	fn replace_code() {
		let later = prepare::<T>();
		let id = publicised::<T>(initial::<T>());
		T::BenchmarkClock::set_clock(later);
		Pallet::<T>::do_enter(institution::<T>(), id, Some(code())).expect("it was shown");
		let dataset = Applications::<T>::get(id).expect("it was filed").dataset;
		let right: QueryCode = Text::from_bytes_unchecked(&[b'd'; 64]).expect("64 bytes fit");

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), dataset, right.clone(), DOCUMENT);

		assert!(CodeOf::<T>::contains_key(right) && !CodeOf::<T>::contains_key(code()));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

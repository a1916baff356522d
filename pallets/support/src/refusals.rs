//! For the tests of pallets: each call, and what keeps it from being done. Each pallet has a table of its own; here is what it is
//! made of, and how it is gone through.

use std::{collections::BTreeSet, fmt::Debug};

use frame::{
	deps::{
		frame_support::traits::GetCallName,
		scale_info::{TypeDef, TypeInfo},
	},
	prelude::*,
	testing_prelude::*,
};

/// What keeps a call from being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
	/// Whoever signed may not.
	Who,
	/// What it is about, or needs, is in another state.
	State,
	/// Somebody takes no part now, or any more.
	Suspension,
	/// A time is over, or has not come.
	Expiry,
	/// It was signed for another object, or was done before.
	Replay,
}

impl Why {
	/// All of them: each call has a case of each, or says that it has none.
	pub const ALL: [Self; 5] = [Self::Who, Self::State, Self::Suspension, Self::Expiry, Self::Replay];
}

/// Who calls what.
pub type Deed<Origin, Call> = (Origin, Call);

/// What is altered in a deed that would be done, or before it, and the error then; none: this keeps nobody from such a deed.
pub type Case<Origin, Call> = (Why, Option<(fn(&mut Deed<Origin, Call>), DispatchError)>);

/// A deed that is done, and what keeps one from doing it.
pub type Row<Origin, Call> = (fn() -> Deed<Origin, Call>, Vec<Case<Origin, Call>>);

/// So altered the deed is refused, with this error.
pub fn no<Origin, Call>(
	why: Why,
	alter: fn(&mut Deed<Origin, Call>),
	error: DispatchError,
) -> Case<Origin, Call> {
	(why, Some((alter, error)))
}

/// This keeps nobody from such a deed.
pub fn never<Origin, Call>(why: Why) -> Case<Origin, Call> {
	(why, None)
}

/// What comes before the deed was done.
pub fn done<R, E: Debug>(result: Result<R, E>) {
	result.expect("what comes before can be done");
}

/// Goes through a table: every call of the pallet has one row, every row's deed is done as it stands, and in each case it is refused with
/// the case's error and changes nothing. `test` runs each on a chain of its own.
pub fn check<Origin, Call: GetCallName>(
	table: impl IntoIterator<Item = Row<Origin, Call>>,
	test: impl Fn(&mut dyn FnMut()),
	dispatch: fn(Deed<Origin, Call>) -> DispatchResult,
) {
	let mut calls = BTreeSet::new();
	for (deed, cases) in table {
		let mut name = "";
		test(&mut || {
			let deed = deed();
			name = deed.1.get_call_name();
			assert_eq!(dispatch(deed), Ok(()), "{name}");
		});
		assert!(calls.insert(name), "{name} is in the table once");
		for why in Why::ALL {
			let of = cases.iter().filter(|(of, _)| *of == why).collect::<Vec<_>>();
			let never = of.iter().filter(|(_, refusal)| refusal.is_none()).count();
			assert!(!of.is_empty() && (never == 0 || of.len() == 1), "{name}: {why:?}");
		}
		for (place, (why, refusal)) in cases.into_iter().enumerate() {
			let Some((alter, error)) = refusal else { continue };
			test(&mut || {
				let mut deed = deed();
				alter(&mut deed);
				assert_storage_noop!(assert_eq!(dispatch(deed), Err(error), "{name}, case {place}: {why:?}"));
			});
		}
	}
	assert_eq!(calls, Call::get_call_names().iter().copied().collect());
}

/// That each error of the pallet, whose type is `E`, is in its table, but for these: calls cannot give them, or other tests bring them
/// about.
pub fn check_errors<E: TypeInfo, Origin, Call>(
	table: impl IntoIterator<Item = Row<Origin, Call>>,
	elsewhere: &[&'static str],
) {
	let cases = table.into_iter().flat_map(|(_, cases)| cases);
	let errors = cases.filter_map(|(_, refusal)| match refusal?.1 {
		DispatchError::Module(of) => of.message,
		_ => None,
	});
	let found = errors.collect::<BTreeSet<_>>();
	let TypeDef::Variant(all) = E::type_info().type_def else { panic!("errors are variants") };
	// The macros' own are no errors of calls.
	let all = all.variants.iter().map(|of| of.name).filter(|name| !name.starts_with("__"));
	let missing = all.filter(|name| !found.contains(name)).collect::<BTreeSet<_>>();
	assert_eq!(missing, elsewhere.iter().copied().collect(), "errors that are not in the table");
}

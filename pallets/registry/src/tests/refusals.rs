//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended, and what was done before. Each has its own
//! error, and changes nothing.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId,
	code::{Industry, Region},
	dataset::*,
	digest::Digests,
	locator::Locator,
	seal::SealKey,
	text::Text,
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};
use pallet_verification::Error as VerificationError;

use crate::{Call, CheckWhen::Later, Error, WithdrawReason, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Registry(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test(run), dispatch);
}

#[test]
fn each_error_is_in_the_table() {
	refusals::check_errors::<Error<Test>, _, _>(table(), &[]);
}

/// The calls, in their order.
fn table() -> [Row; 5] {
	[registering(), registering_many(), adding(), withdrawing(), requesting()]
}

fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The deed was done before.
fn twice(deed: &mut Deed) {
	done(dispatch(deed.clone()));
}

/// The content that the deed registers.
fn content_of(deed: &mut Deed) -> &mut VersionContent {
	match &mut deed.1 {
		Call::register { content, .. } | Call::add_version { content, .. } => content,
		Call::register_many { registrations } => &mut registrations[0].content,
		other => panic!("{other:?} registers nothing"),
	}
}

/// What the content says of it.
fn descriptor(deed: &mut Deed) -> &mut Descriptor {
	&mut content_of(deed).descriptor
}

/// Its first file.
fn first_file(deed: &mut Deed) -> &mut Distribution {
	&mut content_of(deed).distributions[0]
}

/// It is made from these.
fn made_of(deed: &mut Deed, parents: &[VersionRef]) {
	content_of(deed).parents = parents.to_vec().try_into().expect("few parents");
}

/// The dataset that the deed is about.
fn about(deed: &mut Deed) -> &mut DatasetId {
	match &mut deed.1 {
		Call::add_version { dataset, .. }
		| Call::withdraw { dataset, .. }
		| Call::request_check { dataset, .. } => dataset,
		other => panic!("{other:?} is about no dataset that there is"),
	}
}

/// Alice's dataset is withdrawn.
fn withdrawn(deed: &mut Deed) {
	done(Registry::withdraw(signed(ALICE), *about(deed), WithdrawReason::Error));
}

/// What keeps anybody from a call that is for members.
fn for_members() -> Vec<Case> {
	vec![
		no(Who, |deed| deed.0 = signed(CUSTOMER), Error::NotMember),
		no(Who, |deed| deed.0 = signed(STRANGER), Error::NotMember),
		refusals::no(Who, |deed: &mut Deed| deed.0 = RuntimeOrigin::root(), BadOrigin.into()),
		// Whoever signed.
		no(
			Suspension,
			|deed| {
				let who = frame_system::ensure_signed(deed.0.clone()).expect("a key signed");
				Suspended::set(Some(who));
			},
			Error::NotMember,
		),
		// Nothing here has a time.
		never(Expiry),
	]
}

/// What no content is like.
fn of_content() -> Vec<Case> {
	/// Two files that the same key seals.
	fn two_of_a_key(deed: &mut Deed) {
		let sealed = |seed| Distribution { seal: Some(SealKey([1; 32]).seal()), ..file(seed) };
		content_of(deed).distributions = vec![sealed(1), sealed(2)].try_into().expect("two files");
	}
	/// Bob has important data.
	fn important() -> VersionRef {
		let content = content_with(|content| content.descriptor.grade.class = GradeClass::Important);
		version(register_with(BOB, 9, content), 1)
	}
	vec![
		no(State, |deed| descriptor(deed).name = Text::default(), Error::InvalidName),
		no(
			State,
			|deed| {
				let long = Text::new(&"字".repeat(401)).expect("within its bytes");
				descriptor(deed).overview = Some(Overview::Text(long));
			},
			Error::InvalidOverview,
		),
		no(
			State,
			|deed| descriptor(deed).industry = Some(Industry { section: b'Z', division: None }),
			Error::InvalidIndustry,
		),
		no(
			State,
			|deed| {
				let (level, region) = (SpatialLevel::National, Some(Region(440_000)));
				descriptor(deed).spatial = Some(Spatial { level, region });
			},
			Error::InvalidSpatial,
		),
		no(
			State,
			|deed| descriptor(deed).temporal = Some(Temporal { start: 2, end: 1 }),
			Error::InvalidTemporal,
		),
		no(State, |deed| descriptor(deed).grade.level = Some(5), Error::InvalidGrade),
		no(State, |deed| descriptor(deed).grade.class = GradeClass::Core, Error::CoreDataNotAllowed),
		no(State, |deed| content_of(deed).distributions = Default::default(), Error::NoDistribution),
		no(State, |deed| first_file(deed).media_type = Text::default(), Error::InvalidDistribution),
		no(State, |deed| first_file(deed).digests = Digests::default(), Error::NoDigest),
		no(
			State,
			|deed| {
				let file = first_file(deed);
				file.digests = Digests { sha256: Some([1; 32]), ..Default::default() };
				file.seal = Some(SealKey([1; 32]).seal());
			},
			Error::SealedWithoutBlake3,
		),
		no(State, two_of_a_key, Error::SealKeyReused),
		no(
			State,
			|deed| {
				let inside = Text::new("https://10.0.0.1/o.csv").expect("a URL");
				first_file(deed).locator = Locator::Url(inside);
			},
			Error::LocatorNotAllowed,
		),
		no(State, |deed| made_of(deed, &[version(id(BOB, 9), 1)]), Error::UnknownParent),
		no(State, |deed| made_of(deed, &[version(id(BOB, 9), 1); 2]), Error::DuplicateParent),
		no(State, |deed| made_of(deed, &[important()]), Error::GradeBelowParent),
	]
}

fn row(deed: fn() -> Deed, common: Vec<Case>, own: Vec<Case>) -> Row {
	(deed, for_members().into_iter().chain(common).chain(own).collect())
}

fn registering() -> Row {
	let deed = || {
		let call = Call::register { nonce: [1; 32], content: Box::new(content()), check: Later };
		(signed(ALICE), call)
	};
	row(
		deed,
		of_content(),
		vec![
			no(State, |_| MaxDatasetsPerMember::set(0), Error::TooManyDatasets),
			no(Replay, twice, Error::AlreadyExists),
		],
	)
}

fn registering_many() -> Row {
	let deed = || {
		let two = vec![registration(1, content()), registration(2, content())];
		(signed(ALICE), Call::register_many { registrations: two.try_into().expect("two") })
	};
	row(
		deed,
		of_content(),
		vec![
			no(
				State,
				|deed| deed.1 = Call::register_many { registrations: Default::default() },
				Error::NothingToRegister,
			),
			// Of two not even the first is registered.
			no(State, |_| MaxDatasetsPerMember::set(1), Error::TooManyDatasets),
			no(Replay, twice, Error::AlreadyExists),
		],
	)
}

fn adding() -> Row {
	let deed = || {
		let (dataset, content) = (register(ALICE, 1), Box::new(content()));
		(signed(ALICE), Call::add_version { dataset, content, check: Later })
	};
	row(
		deed,
		of_content(),
		vec![
			no(Who, |deed| deed.0 = signed(BOB), Error::NotHolder),
			no(State, withdrawn, Error::Withdrawn),
			no(State, |_| MaxVersionsPerDataset::set(1), Error::TooManyVersions),
			// Signed again it is another version.
			no(Replay, |deed| *about(deed) = id(ALICE, 2), Error::NotFound),
		],
	)
}

fn withdrawing() -> Row {
	let deed = || {
		let (dataset, reason) = (register(ALICE, 1), WithdrawReason::Error);
		(signed(ALICE), Call::withdraw { dataset, reason })
	};
	row(
		deed,
		Vec::new(),
		vec![
			no(Who, |deed| deed.0 = signed(BOB), Error::NotHolder),
			// Whatever else has become of it.
			never(State),
			no(Replay, |deed| *about(deed) = id(ALICE, 2), Error::NotFound),
			no(Replay, twice, Error::Withdrawn),
		],
	)
}

fn requesting() -> Row {
	fn place(deed: &mut Deed) -> (&mut u32, &mut u8) {
		let Call::request_check { version, distribution, .. } = &mut deed.1 else { panic!("a check") };
		(version, distribution)
	}
	let deed = || {
		let dataset = register(ALICE, 1);
		(signed(BOB), Call::request_check { dataset, version: 1, distribution: 0 })
	};
	row(
		deed,
		Vec::new(),
		vec![
			no(State, withdrawn, Error::Withdrawn),
			no(State, |deed| *place(deed).0 = 2, Error::NoSuchVersion),
			no(State, |deed| *place(deed).1 = 1, Error::NoSuchDistribution),
			no(Replay, |deed| *about(deed) = id(ALICE, 2), Error::NotFound),
			refusals::no(Replay, twice, VerificationError::<Test>::AlreadyOpen.into()),
		],
	)
}

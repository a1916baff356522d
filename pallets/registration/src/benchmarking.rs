//! What each call costs, at its worst: of a filing with as many applicants and lines as can be, about a dataset as large as can be, by a law
//! as large as can be. The periods are short and lie in one year: what clocks cost in longer ones has a weight of its own.

use alloc::format;
use frame::{
	benchmarking::prelude::*,
	traits::{ConstU32, EnsureOrigin, Get},
};
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	dataset::{MAX_PARENTS, Parents, Source, VersionRef},
	law::Obtained,
	registration::{
		AnnotationKind, CancellationGround, CertificateCode, Conclusion, FilingKind, InstitutionCode,
		Rejection, Request, Stage, Statement, StatementLine,
	},
	right::Right,
	text::Text,
};
use pallet_support::{
	CertificateInspect, MakeCertificate, MakeDataset, MakeLaw, MakeMember, RegistrationInspect, SetClock,
	genesis_hash,
};

use crate::*;

/// Seeds of members: who registers, who preserves, the first of those who file, and who objects.
const INSTITUTION: u32 = 0;
const COURT: u32 = 2;
const APPLICANT: u32 = 10;
const OBJECTOR: u32 = 50;

const CODE: InstitutionCode = InstitutionCode { province: 44, number: 1 };
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

/// The law, the time at which everything is filed, and the institution; gives the time at which all periods are over.
fn prepare<T: Config>() -> u64 {
	let [first, later] = T::BenchmarkLaw::make_law();
	T::BenchmarkClock::set_clock(first);
	let appointed = Institution { code: CODE, appointed_ms: first, removed_ms: None };
	Institutions::<T>::insert(institution::<T>(), appointed);
	InstitutionAt::<T>::insert(CODE, institution::<T>());
	later
}

/// A dataset of the first applicant's, which it made with the others.
fn dataset<T: Config>() -> DatasetId {
	source::<T>(0)
}

/// One that was made from as many as can be.
fn derived<T: Config>() -> DatasetId {
	let parents = (1..=MAX_PARENTS).map(|seed| VersionRef { dataset: source::<T>(seed), version: 1 });
	let parents = Parents::truncate_from(parents.collect());
	T::BenchmarkDatasets::make_dataset(&member::<T>(APPLICANT), MAX_PARENTS + 1, Source::Derived, parents)
}

/// One that was made from none; another one for each seed.
fn source<T: Config>(seed: u32) -> DatasetId {
	let holder = member::<T>(APPLICANT);
	T::BenchmarkDatasets::make_dataset(&holder, seed, Source::Generated, Parents::default())
}

/// Whoever files and all the others, that one first.
fn applicants<T: Config>(first: u32) -> Applicants {
	let places = (0..MAX_APPLICANTS).map(|place| APPLICANT + (first + place) % MAX_APPLICANTS);
	Applicants::truncate_from(places.map(member::<T>).collect())
}

/// That each of them has two rights in what they made together.
fn statement<T: Config>() -> Statement {
	stated::<T>(Obtained::Joint)
}

/// That each of them has two rights in what was come by so.
fn stated<T: Config>(obtained: Obtained) -> Statement {
	let holders = applicants::<T>(0);
	let line = |holder: &MemberId, right| StatementLine {
		holder: *holder,
		right,
		obtained,
		limits: Some([2; 32]),
		evidence: [3; 32],
	};
	let both = |holder| [line(holder, Right::Use), line(holder, Right::Operate)];
	Statement::truncate_from(holders.iter().flat_map(both).collect())
}

fn initial<T: Config>() -> Request {
	Request::Initial(statement::<T>())
}

/// A filing that nobody but this applicant has confirmed.
fn drafted<T: Config>(first: u32, nonce: u8, dataset: DatasetId, request: Request) -> FilingId {
	let (by, nonce, at) = (member::<T>(APPLICANT + first), [nonce; 32], institution::<T>());
	let applicants = applicants::<T>(first);
	Pallet::<T>::do_file(by, nonce, dataset, 1, at, applicants, request).expect("it can be asked for");
	FilingId::derive(&genesis_hash::<T>(), &by, &nonce)
}

/// The same, which all have confirmed.
fn filed_by<T: Config>(first: u32, nonce: u8, dataset: DatasetId, request: Request) -> FilingId {
	let id = drafted::<T>(first, nonce, dataset, request);
	for other in applicants::<T>(first).iter().skip(1) {
		Pallet::<T>::do_confirm(*other, id).expect("it is made in its name");
	}
	id
}

/// A filing, and when all periods are over.
fn filed<T: Config>() -> (FilingId, u64) {
	let later = prepare::<T>();
	(filed_by::<T>(0, 1, dataset::<T>(), initial::<T>()), later)
}

/// A filing that silence has taken on, which nobody has written down.
fn deemed<T: Config>() -> FilingId {
	let (id, later) = filed::<T>();
	T::BenchmarkClock::set_clock(later);
	id
}

/// A filing that is shown to the public.
fn publicised<T: Config>() -> FilingId {
	let (id, _) = filed::<T>();
	Pallet::<T>::do_accept(institution::<T>(), id).expect("it was filed");
	Pallet::<T>::do_publicise(institution::<T>(), id).expect("it was taken on");
	id
}

/// Registers all that is stated of the dataset.
fn register<T: Config>(dataset: DatasetId) {
	let by = institution::<T>();
	let id = filed_by::<T>(0, 1, dataset, initial::<T>());
	Pallet::<T>::do_accept(by, id).expect("it was filed");
	Pallet::<T>::do_waive(by, id, DOCUMENT).expect("it was taken on");
	Pallet::<T>::do_store(by, id).expect("it need not be shown");
}

/// A dataset of which as much as can be is registered, and when periods that begin now are over.
fn registered<T: Config>() -> (DatasetId, u64) {
	let later = prepare::<T>();
	let dataset = dataset::<T>();
	register::<T>(dataset);
	(dataset, later)
}

fn cancel<T: Config>(dataset: DatasetId) {
	let ground = CancellationGround::Extinct;
	Pallet::<T>::do_cancel_ex_officio(institution::<T>(), dataset, ground, DOCUMENT).expect("it holds");
}

/// Preserves the dataset as often as can be, for a moment.
fn preserve<T: Config>(dataset: DatasetId) {
	let until = Some(T::Clock::get().saturating_add(1));
	for _ in 0..MAX_PRESERVATIONS {
		let kind = AnnotationKind::Preservation;
		Pallet::<T>::do_annotate(member::<T>(COURT), dataset, kind, DOCUMENT, until).expect("it is a court");
	}
}

/// A decision about a dataset of its own, with the longest code.
fn mirror<T: Config>(row: u32) -> Mirror {
	Mirror {
		code: Text::new(&format!("{row:064}")).expect("64 digits fit"),
		digest: [row as u8; 32],
		dataset: Some(source::<T>(row + 1)),
		kind: FilingKind::Initial,
		decided_ms: 0,
		statement: [5; 32],
	}
}

fn stage<T: Config>(id: FilingId) -> Option<Stage> {
	Filings::<T>::get(id).map(|filing| filing.stage)
}

impl<T: Config> MakeCertificate for Pallet<T> {
	fn make_certificate() -> (CertificateCode, u32) {
		let (dataset, _) = registered::<T>();
		let registration = Registrations::<T>::get(dataset).expect("it was registered");
		(registration.certificate, APPLICANT)
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Again, after a removal.
	#[benchmark]
	fn appoint_institution() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		prepare::<T>();
		let who = institution::<T>();
		Pallet::<T>::do_remove(who).expect("it registers");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who, CODE);

		assert!(Institutions::<T>::get(who).is_some_and(|it| it.removed_ms.is_none()));
		Ok(())
	}

	#[benchmark]
	fn remove_institution() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		prepare::<T>();
		let who = institution::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who);

		assert!(Institutions::<T>::get(who).is_some_and(|it| it.removed_ms.is_some()));
		Ok(())
	}

	/// In place of another's filing, which silence has ended, and after a registration that was cancelled. What was derived is registered
	/// of nobody here who did not claim it elsewhere: what was registered of another dataset, and filed about it, is taken for its own.
	#[benchmark]
	fn file() {
		let (other, later) = registered::<T>();
		let open = filed_by::<T>(1, 2, other, Request::Change(statement::<T>()));
		Pallet::<T>::do_ask_correction(institution::<T>(), open, DOCUMENT).expect("it was filed");
		cancel::<T>(other);
		let dataset = derived::<T>();
		Registrations::<T>::insert(dataset, Registrations::<T>::take(other).expect("it was registered"));
		Filings::<T>::mutate(open, |it| it.as_mut().expect("it was made").dataset = dataset);
		OpenFiling::<T>::insert(dataset, OpenFiling::<T>::take(other).expect("it is open"));
		T::BenchmarkClock::set_clock(later);
		let request = Request::Initial(stated::<T>(Obtained::Derivative));
		let (at, names) = (institution::<T>(), applicants::<T>(0));

		#[extrinsic_call]
		_(signed::<T>(APPLICANT), [3; 32], dataset, 1, at, names, request);

		assert_eq!(stage::<T>(open), Some(Stage::NeverFiled));
		assert!(OpenFiling::<T>::get(dataset).is_some_and(|id| id != open));
	}

	/// As the last, of a first registration: the law is asked about each right again.
	#[benchmark]
	fn confirm() {
		prepare::<T>();
		let id = drafted::<T>(0, 1, dataset::<T>(), initial::<T>());
		for seed in 1..MAX_APPLICANTS - 1 {
			Pallet::<T>::do_confirm(member::<T>(APPLICANT + seed), id).expect("it is made in its name");
		}

		#[extrinsic_call]
		_(signed::<T>(APPLICANT + MAX_APPLICANTS - 1), id);

		assert_eq!(stage::<T>(id), Some(Stage::Filed));
	}

	#[benchmark]
	fn supply() {
		let (id, _) = filed::<T>();
		Pallet::<T>::do_ask_correction(institution::<T>(), id, DOCUMENT).expect("it was filed");

		#[extrinsic_call]
		_(signed::<T>(APPLICANT + MAX_APPLICANTS - 1), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Filed));
	}

	#[benchmark]
	fn withdraw_filing() {
		let id = deemed::<T>();

		#[extrinsic_call]
		_(signed::<T>(APPLICANT + MAX_APPLICANTS - 1), id);

		assert_eq!(stage::<T>(id), Some(Stage::Withdrawn));
	}

	#[benchmark]
	fn accept() {
		let (id, _) = filed::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id);

		assert_eq!(stage::<T>(id), Some(Stage::Reviewing));
	}

	#[benchmark]
	fn ask_correction() {
		let (id, _) = filed::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::CorrectionAsked));
	}

	#[benchmark]
	fn extend_review() {
		let id = deemed::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, 1);

		let review = Filings::<T>::get(id).and_then(|filing| filing.clocks.review);
		assert_eq!(review.map(|clock| clock.extended()), Some(1));
	}

	#[benchmark]
	fn stop_review() {
		let id = deemed::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Supplementing));
	}

	#[benchmark]
	fn resume_review() {
		let id = deemed::<T>();
		Pallet::<T>::do_stop(institution::<T>(), id, DOCUMENT).expect("it was taken on");

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id);

		assert_eq!(stage::<T>(id), Some(Stage::Reviewing));
	}

	#[benchmark]
	fn reject() {
		let id = deemed::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, Rejection::Other, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Rejected));
	}

	#[benchmark]
	fn terminate() {
		let id = deemed::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Terminated));
	}

	#[benchmark]
	fn publicise() {
		let id = deemed::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id);

		assert_eq!(stage::<T>(id), Some(Stage::Publicised));
	}

	#[benchmark]
	fn waive_publicity() {
		let id = deemed::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Waived));
	}

	/// As the first, from whose day on the inquiry's time counts.
	#[benchmark]
	fn object() {
		let id = publicised::<T>();

		#[extrinsic_call]
		_(signed::<T>(OBJECTOR), id, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Objected));
	}

	/// Of one that is right, which ends the filing.
	#[benchmark]
	fn decide_objection() {
		let id = publicised::<T>();
		Pallet::<T>::do_object(member::<T>(OBJECTOR), id, DOCUMENT).expect("it is shown");

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id, 1, Conclusion::Upheld, DOCUMENT);

		assert_eq!(stage::<T>(id), Some(Stage::Rejected));
	}

	/// Of what was registered before, of another version, and cancelled; and preserved as often as can be by what has ended since. None of
	/// its files was registered, and of one somebody decided elsewhere.
	#[benchmark]
	fn store() {
		let (dataset, later) = registered::<T>();
		cancel::<T>(dataset);
		let id = filed_by::<T>(0, 2, dataset, initial::<T>());
		Pallet::<T>::do_accept(institution::<T>(), id).expect("it was filed");
		Pallet::<T>::do_publicise(institution::<T>(), id).expect("it was taken on");
		preserve::<T>(dataset);
		Registrations::<T>::mutate(dataset, |it| it.as_mut().expect("it was registered").version = 0);
		let digests = Pallet::<T>::digests(&dataset, 1);
		digests.iter().for_each(RegisteredData::<T>::remove);
		SameDigest::<T>::insert(digests[0], 1);
		T::BenchmarkClock::set_clock(later);

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), id);

		assert!(digests.iter().all(RegisteredData::<T>::contains_key));
		assert!(Registrations::<T>::get(dataset).is_some_and(|it| it.filing == id && it.cancelled.is_none()));
	}

	/// By a court, where as many preservations as can be have ended. Members made to measure with are courts, all of them: what it takes
	/// to know the institution in charge of an open filing is done beside.
	#[benchmark]
	fn annotate() {
		let (id, later) = filed::<T>();
		let dataset = Filings::<T>::get(id).expect("it was made").dataset;
		preserve::<T>(dataset);
		T::BenchmarkClock::set_clock(later);
		let kind = AnnotationKind::Preservation;
		let (origin, at) = (T::RuntimeOrigin::from(signed::<T>(COURT)), institution::<T>());
		let done;

		#[block]
		{
			done = Pallet::<T>::is_in_charge(&at, &dataset)
				&& Pallet::<T>::ensure_institution(&at).is_ok()
				&& Pallet::<T>::annotate(origin, dataset, kind, DOCUMENT, None).is_ok();
		}

		assert!(done);
		assert_eq!(Annotated::<T>::get(dataset), MAX_PRESERVATIONS + 1);
	}

	#[benchmark]
	fn lift() {
		prepare::<T>();
		let dataset = dataset::<T>();
		preserve::<T>(dataset);

		#[extrinsic_call]
		_(signed::<T>(COURT), dataset, MAX_PRESERVATIONS, DOCUMENT);

		assert_eq!(Preserved::<T>::get(dataset).len() as u32, MAX_PRESERVATIONS - 1);
	}

	#[benchmark]
	fn object_after() {
		let (dataset, _) = registered::<T>();

		#[extrinsic_call]
		_(signed::<T>(OBJECTOR), dataset, DOCUMENT);

		assert!(LateObjections::<T>::contains_key(dataset, 1));
	}

	#[benchmark]
	fn decide_objection_after() {
		let (dataset, _) = registered::<T>();
		Pallet::<T>::do_object_after(member::<T>(OBJECTOR), dataset, DOCUMENT).expect("it is registered");

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), dataset, 1, Conclusion::Upheld, DOCUMENT);

		assert!(Registrations::<T>::get(dataset).is_some_and(|it| it.upheld_objections == 1));
	}

	#[benchmark]
	fn cancel_ex_officio() {
		let (dataset, _) = registered::<T>();

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), dataset, CancellationGround::LegalDocument, DOCUMENT);

		assert!(Registrations::<T>::get(dataset).is_some_and(|it| it.cancelled.is_some()));
	}

	#[benchmark]
	fn record_mirror() {
		prepare::<T>();
		let mirror = mirror::<T>(0);

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), mirror);

		assert_eq!(Mirrored::<T>::iter_prefix(institution::<T>()).count(), 1);
	}

	#[benchmark]
	fn record_mirrors(m: Linear<0, MAX_MIRRORS>) {
		prepare::<T>();
		let rows = (0..m).map(mirror::<T>).collect();
		let mirrors = BoundedVec::<_, ConstU32<MAX_MIRRORS>>::truncate_from(rows);

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), mirrors);

		assert_eq!(Mirrored::<T>::iter_prefix(institution::<T>()).count() as u32, m);
	}

	/// To other data and another dataset.
	#[benchmark]
	fn correct_mirror() {
		prepare::<T>();
		Pallet::<T>::mirror(institution::<T>(), mirror::<T>(0));
		let corrected = Mirror { code: mirror::<T>(0).code, ..mirror::<T>(1) };
		let digest = corrected.digest;

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), corrected, DOCUMENT);

		assert_eq!(SameDigest::<T>::get(digest), 1);
	}

	#[benchmark]
	fn withdraw_mirror() {
		prepare::<T>();
		let mirror = mirror::<T>(0);
		let code = mirror.code.clone();
		Pallet::<T>::mirror(institution::<T>(), mirror);

		#[extrinsic_call]
		_(signed::<T>(INSTITUTION), code, DOCUMENT);

		assert_eq!(Mirrored::<T>::iter_prefix(institution::<T>()).count(), 0);
	}

	/// Of what nothing freezes, though as many preservations as can be have ended, and a filing about it is open.
	#[benchmark]
	fn is_frozen() {
		let (dataset, later) = registered::<T>();
		filed_by::<T>(1, 2, dataset, Request::Change(statement::<T>()));
		preserve::<T>(dataset);
		T::BenchmarkClock::set_clock(later);
		let frozen;

		#[block]
		{
			frozen = <Pallet<T> as RegistrationInspect>::is_frozen(&dataset);
		}

		assert!(!frozen);
	}

	#[benchmark]
	fn certified() {
		let (code, _) = <Pallet<T> as MakeCertificate>::make_certificate();
		let dataset;

		#[block]
		{
			dataset = <Pallet<T> as CertificateInspect>::certified(&code);
		}

		assert!(dataset.is_some());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

//! Whatever members, institutions and a court do in whatever order, over months and years: every invariant holds after each step, what
//! is frozen does not change hands, a transfer moves the rights that it names and no others, what silence has done it has done for good,
//! and certificates are held against the ledger, whose evidence stays. What the law refuses is tried in these lives, and taken in none.

use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	dataset::Source,
	date::Day,
	law::Obtained,
	registration::{
		AnnotationKind, CancellationGround, CertificateCode, Conclusion, FilingKind, InstitutionCode,
		LAST_SERIAL, Month, Rejection, Request, Stage, Statement, StatementLine,
	},
	right::{Right, Rights},
	text::Text,
};
use pallet_support::{LawClocks, MemberInspect};
use proptest::{collection::vec, prelude::*, sample::select, test_runner::TestRunner};

use crate::{
	Annotations, Certificates, Checked, Claim, Event, Field, Filing, Filings, Institutions, LateObjections,
	Mirror, Mirrored, Objections, Registrations, Serials, mock::*,
};

/// Those who do something; most of it at the first institution.
const CAST: [u64; 7] = [INSTITUTION, INSTITUTION, ANOTHER, COURT, ALICE, BOB, CAROL];
/// The first two can be registered.
const DATASETS: [DatasetId; 5] = [DATA, MORE, PUBLIC, CORE, OF_CORE];
/// The first institution's code.
const CODE: InstitutionCode = InstitutionCode { province: 44, number: 1 };
/// The kinds of filing that are a first one and a renewal.
const INITIAL: u8 = 0;
const RENEWAL: u8 = 3;
/// Bits by which a first filing states that Alice generated the data and has all rights in it.
const ALL_OF_ALICE: u16 = 2;
/// Bits by which something is filed where it is registered, and without whoever registers.
const AS_IT_SHOULD_BE: u16 = 0b001_111 << 9;
/// Three bits, of which one value or two are rare.
const RARELY: u16 = 0b111;

/// What lives must have tried, by the error that refused it: R6, R7, R8, R9, R10 and R12.
const TRIED: [&str; 8] = [
	"HolderOrSourceChanged",
	"TooEarly",
	"NotRegistered",
	"OtherInstitution",
	"InstitutionApplies",
	"SerialsExhausted",
	"CoreData",
	"GovernmentData",
];

#[derive(Clone, Debug)]
enum Step {
	/// Registers the dataset as is usual, as far as nothing is in the way.
	Register(usize),
	/// Files, in some names: of this kind, about this dataset, and with these bits for the rest.
	File(u8, usize, u16),
	/// Does this to the filing that is about this dataset, or to one that was.
	Act(u8, usize, u8),
	/// Does this to the dataset's registration.
	Judge(u8, usize, u8),
	/// So many hours pass.
	Wait(u64),
	/// It is so many days before the end of the dataset's registration.
	Expire(usize, u8),
	/// The same, and whoever has rights in it files for its renewal.
	Renew(usize, u8),
	/// The first institution has issued all certificates of the month but so many.
	Exhaust(u16),
	/// One of the cast is suspended, or nobody is.
	Suspend(usize),
	/// An institution is removed, or appointed again.
	Appoint(bool),
	/// A decision that was made elsewhere.
	Mirror(u8),
	/// Who made the data together is declared, once; then one consents.
	Consent(u8),
}

fn steps() -> impl Strategy<Value = Step> {
	// Mostly about the same dataset, or nothing would come of it in a life.
	let dataset = || select(vec![0usize, 0, 0, 1]);
	let filed = prop_oneof![8 => dataset(), 1 => 2..DATASETS.len()];
	let kind = select(vec![0u8, 0, 1, 1, 2, 2, 2, 3, 3, 4]);
	// Mostly what a filing waits for.
	let act = select(vec![
		0u8, 0, 0, 1, 2, 3, 3, 3, 4, 5, 6, 7, 8, 8, 9, 10, 10, 11, 11, 11, 11, 11, 11, 12, 12, 12, 12, 13,
	]);
	prop_oneof![
		3 => dataset().prop_map(Step::Register),
		6 => (kind, filed, any::<u16>()).prop_map(|(k, d, b)| Step::File(k, d, b)),
		20 => (act, dataset(), any::<u8>()).prop_map(|(w, d, b)| Step::Act(w, d, b)),
		4 => (0u8..5, dataset(), any::<u8>()).prop_map(|(w, d, b)| Step::Judge(w, d, b)),
		2 => (dataset(), any::<u8>()).prop_map(|(d, days)| Step::Expire(d, days)),
		2 => (dataset(), any::<u8>()).prop_map(|(d, days)| Step::Renew(d, days)),
		1 => (0u16..2).prop_map(Step::Exhaust),
		6 => (0u64..400).prop_map(Step::Wait),
		1 => (0u64..12_000).prop_map(Step::Wait),
		1 => (0usize..12).prop_map(Step::Suspend),
		1 => select(vec![false, true, true]).prop_map(Step::Appoint),
		1 => any::<u8>().prop_map(Step::Mirror),
		1 => any::<u8>().prop_map(Step::Consent),
	]
}

impl Step {
	/// Does it. Refused calls change nothing: the other tests see to that, with storage compared.
	fn done(self, life: &mut Life) -> DispatchResult {
		with_storage_layer(|| {
			match self {
				Step::Register(dataset) => return life.register(DATASETS[dataset]),
				Step::File(kind, dataset, bits) => return life.file(kind, DATASETS[dataset], bits),
				Step::Act(what, dataset, bits) => return life.act(what, DATASETS[dataset], bits),
				Step::Judge(what, dataset, bits) => return judge(what, DATASETS[dataset], bits),
				Step::Appoint(again) => return appoint(again),
				Step::Mirror(bits) => return mirror(bits),
				Step::Wait(hours) => Now::mutate(|now| *now += hours * 3_600_000),
				Step::Expire(dataset, days) => expire(DATASETS[dataset], days),
				Step::Renew(dataset, days) => {
					expire(DATASETS[dataset], days);
					// Time has gone by, taken or not.
					let renewal = || life.file(RENEWAL, DATASETS[dataset], AS_IT_SHOULD_BE);
					with_storage_layer(renewal).unwrap_or_default();
				}
				Step::Exhaust(left) => exhaust(left),
				Step::Suspend(place) => Suspended::set(CAST.get(place).copied()),
				Step::Consent(bits) => consent(bits),
			}
			Ok(())
		})
	}
}

/// A life, as it goes on.
#[derive(Default)]
struct Life {
	/// Every filing that was made, with its dataset and those in whose names it is made.
	made: Vec<(FilingId, DatasetId, Vec<u64>)>,
	/// Every certificate that was issued, with what is read on it.
	issued: BTreeMap<CertificateCode, Claim>,
	/// How many renewals were filed.
	renewed: u32,
	nonce: u8,
}

impl Life {
	/// The filing about this dataset that was made last, or now and then an older one.
	fn filing(&self, dataset: DatasetId, bits: u8) -> Option<&(FilingId, DatasetId, Vec<u64>)> {
		let mut of = self.made.iter().rev().filter(|(_, about, _)| *about == dataset);
		if bits.is_multiple_of(16) { of.nth(1) } else { of.next() }
	}

	fn file(&mut self, kind: u8, dataset: DatasetId, bits: u16) -> DispatchResult {
		let digest = [bits as u8; 32];
		let of_alice = |rights: &[Right], obtained| {
			rights.iter().map(|right| line(ALICE, *right, obtained)).collect::<Vec<_>>()
		};
		let lines = match bits % 5 {
			0 => vec![line(ALICE, Right::Use, Obtained::Joint), line(BOB, Right::Operate, Obtained::Joint)],
			1 => of_alice(&[Right::Hold, Right::Use], Obtained::Crawled),
			2 => of_alice(Right::ALL, Obtained::Generated),
			3 => of_alice(Right::ALL, Obtained::Derivative),
			_ => {
				vec![line(ALICE, Right::Operate, Obtained::Crawled), line(CAROL, Right::Use, Obtained::Joint)]
			}
		};
		let before = Registrations::<Test>::get(dataset);
		let now = before.as_ref().map(|it| it.statement.clone());
		let holders = holders(now.as_ref());
		let first = |it: &Statement| it.first().map_or(ALICE, |line| who(&line.holder));
		let from = now.as_ref().map_or(ALICE, first);
		// Now and then it goes to an institution.
		let to = match bits >> 6 & RARELY {
			0 => INSTITUTION,
			1 => ANOTHER,
			_ if from == BOB => CAROL,
			_ => BOB,
		};
		let rights = Right::ALL.iter().filter(|right| bits & (4 << **right as u16) != 0).copied();
		let rights = Rights::of(&rights.collect::<Vec<_>>());
		let (mut names, request) = match kind {
			0 if bits.is_multiple_of(5) => (vec![ALICE, BOB], Request::Initial(statement(&lines))),
			0 => (vec![ALICE], Request::Initial(statement(&lines))),
			1 => {
				let (from_id, to_id) = (member(from), member(to));
				(vec![from, to], Request::Transfer { from: from_id, to: to_id, rights, contract: digest })
			}
			2 => (holders, Request::Change(changed(now.unwrap_or_default(), bits >> 6, digest))),
			3 => (holders, Request::Renewal),
			_ => (holders, Request::Cancellation(CancellationGround::GivenUp)),
		};
		// Mostly where it is registered, and without whoever registers.
		let there = before.as_ref().map_or(INSTITUTION, |it| who(&it.institution));
		let elsewhere = if there == INSTITUTION { ANOTHER } else { INSTITUTION };
		let at = if bits >> 9 & RARELY < 2 { elsewhere } else { there };
		if bits >> 12 & RARELY == 0 && !names.contains(&at) {
			names.push(at);
		}
		self.nonce = self.nonce.wrapping_add(1);
		try_file_at(at, &names, self.nonce, dataset, request)?;
		let id = filing_id(names[0], self.nonce);
		let filing = Filings::<Test>::get(id).expect("it was made");
		is_lawful(&filing, before.as_ref());
		self.is_filed(id);
		self.made.push((id, dataset, names));
		Ok(())
	}

	/// Alice's own data, all rights. Where something is in the way it stays as far as it came.
	fn register(&mut self, dataset: DatasetId) -> DispatchResult {
		self.file(INITIAL, dataset, AS_IT_SHOULD_BE | ALL_OF_ALICE)?;
		let (id, by) = (self.made.last().expect("it was just made").0, || signed(INSTITUTION));
		let can = |deed: &mut dyn FnMut() -> DispatchResult| with_storage_layer(deed).is_ok();
		if can(&mut || Registration::accept(by(), id))
			&& can(&mut || Registration::waive_publicity(by(), id, [1; 32]))
		{
			can(&mut || self.store(by(), id));
		}
		Ok(())
	}

	/// What was filed is such as the law lets be, on the day on which the last has confirmed it.
	fn is_filed(&mut self, id: FilingId) {
		all_consent(id);
		let filing = Filings::<Test>::get(id).expect("it was made");
		if filing.stage == Stage::Filed && filing.request == Request::Renewal {
			is_in_its_window(&Registrations::<Test>::get(filing.dataset).expect("it is registered"));
			self.renewed += 1;
		}
	}

	fn act(&mut self, what: u8, dataset: DatasetId, bits: u8) -> DispatchResult {
		let Some((id, _, names)) = self.filing(dataset, bits) else { return Ok(()) };
		let id = *id;
		// Mostly whoever may.
		let chosen = signed(CAST[usize::from(bits) % CAST.len()]);
		let in_charge = Filings::<Test>::get(id).map_or(INSTITUTION, |filing| who(&filing.institution));
		let by = if bits & 0x70 == 0 { chosen.clone() } else { signed(in_charge) };
		let applicant = signed(names[usize::from(bits) % names.len()]);
		let sequence = 1 + u32::from(bits) % 3;
		let upheld = if bits & 4 == 0 { Conclusion::Upheld } else { Conclusion::Dismissed };
		match what {
			0 => {
				Registration::confirm(applicant, id)?;
				self.is_filed(id);
				Ok(())
			}
			1 => Registration::supply(applicant, id, [bits; 32]),
			2 if bits & 3 == 0 => Registration::withdraw_filing(applicant, id),
			2 | 3 => Registration::accept(by, id),
			4 => Registration::ask_correction(by, id, [bits; 32]),
			5 => Registration::extend_review(by, id, u16::from(bits % 12)),
			6 => Registration::stop_review(by, id, [bits; 32]),
			7 => Registration::resume_review(by, id),
			8 => Registration::publicise(by, id),
			9 => Registration::object(chosen, id, [bits; 32]),
			10 => Registration::decide_objection(by, id, sequence, upheld, [bits; 32]),
			11 => self.store(by, id),
			12 => Registration::waive_publicity(by, id, [bits; 32]),
			_ if bits & 1 == 0 => Registration::reject(by, id, Rejection::Other, [bits; 32]),
			_ => Registration::terminate(by, id, [bits; 32]),
		}
	}

	/// Registers, and keeps the certificate.
	fn store(&mut self, by: RuntimeOrigin, id: FilingId) -> DispatchResult {
		store(by, id)?;
		let filing = Filings::<Test>::get(id).expect("it was made");
		if filing.request.kind() == FilingKind::Cancellation {
			return Ok(());
		}
		let registered = Registrations::<Test>::get(filing.dataset).expect("it is registered");
		// R10.
		let code = registered.certificate;
		let issuer = Institutions::<Test>::get(filing.institution).expect("it registers").code;
		assert_eq!((code.institution(), Some(code.month())), (issuer, Month::in_china(Now::get())));
		assert!((1..=LAST_SERIAL).contains(&code.serial()) && code.to_string().len() == 15, "{code}");
		let claim = Claim {
			dataset: filing.dataset,
			institution: filing.institution,
			statement: registered.statement,
			issued_ms: Now::get(),
		};
		assert!(self.issued.insert(code, claim).is_none(), "{code} was issued before");
		Ok(())
	}

	/// R25: what is read on a certificate is so exactly while it stands and holds, and of what was altered it is told in which field.
	fn the_ledger_prevails(&self) {
		for (code, claim) in &self.issued {
			let now = Registrations::<Test>::get(claim.dataset).expect("it is registered");
			let holds = <Calendar as LawClocks>::end(&now.term).is_ok_and(|end| Now::get() < end);
			let stands = now.certificate == *code && now.cancelled.is_none() && holds;
			let check = |claim| Registration::check_certificate(*code, claim);
			let fails = |field| Checked::Mismatch { field };
			assert_eq!(check(claim.clone()), if stands { Checked::Match } else { fails(Field::State) });
			let nobodys = InstitutionCode { province: 44, number: 9 };
			let unknown = CertificateCode::new(nobodys, code.month(), code.serial()).expect("in range");
			assert_eq!(Registration::check_certificate(unknown, claim.clone()), fails(Field::Code));
			let altered = [
				(Claim { dataset: DatasetId([9; 32]), ..claim.clone() }, Field::Dataset),
				(Claim { institution: member(STRANGER), ..claim.clone() }, Field::Institution),
				(Claim { issued_ms: claim.issued_ms + 1, ..claim.clone() }, Field::Issued),
				(
					Claim { statement: Statement::default(), ..claim.clone() },
					if stands { Field::Statement } else { Field::State },
				),
			];
			for (claim, field) in altered {
				assert_eq!(check(claim), fails(field));
			}
		}
	}
}

/// What a change says of these rights: other limits; now and then that the first was come by otherwise, or is another's.
fn changed(mut lines: Statement, bits: u16, digest: [u8; 32]) -> Statement {
	lines.iter_mut().for_each(|line| line.limits = Some(digest));
	if let Some(line) = lines.iter_mut().next() {
		match bits & 3 {
			0 if line.obtained == Obtained::Joint => line.obtained = Obtained::Generated,
			0 => line.obtained = Obtained::Joint,
			1 if line.holder == member(CAROL) => line.holder = member(BOB),
			1 => line.holder = member(CAROL),
			_ => (),
		}
	}
	lines
}

/// R6, R8, R9 and R12 of what has just been filed, of data of which this was registered.
fn is_lawful(filing: &Filing, before: Option<&crate::Registration>) {
	assert!([DATA, MORE].contains(&filing.dataset), "R12: core data, or raw data of the state");
	assert!(!filing.applicants.contains(&filing.institution), "R9: an institution applies to itself");
	if filing.request.kind() == FilingKind::Initial {
		return;
	}
	let before = before.expect("R8: of what is registered nowhere nothing else is asked");
	let is_removed =
		|| Institutions::<Test>::get(before.institution).is_some_and(|it| it.removed_ms.is_some());
	assert!(filing.institution == before.institution || is_removed(), "R8: it is registered elsewhere");
	let has_rights = before.statement.iter().any(|line| line.holder == filing.institution);
	assert!(!has_rights, "R9: an institution has rights in it");
	if let Request::Change(after) = &filing.request {
		let said = |lines: &Statement| {
			let key = |line: &StatementLine| (line.holder, line.right, line.obtained);
			let mut all = lines.iter().map(key).collect::<Vec<_>>();
			all.sort();
			all
		};
		assert_eq!(said(after), said(&before.statement), "R6: another holder or source");
	}
}

/// R7: it is now within the six months before the last day of what is registered, and that day has not come.
fn is_in_its_window(registered: &crate::Registration) {
	let end = <Calendar as LawClocks>::end(&registered.term).expect("it counts years");
	let last = Day::in_china(end - 1);
	let begins = |day: Day| day.previous().end_in_china();
	let window = begins(last.months_later(-6))..begins(last);
	assert!(window.contains(&Now::get()), "R7: a renewal out of its time");
}

/// R2: whoever files that it operates what was made together has the consent of all who were declared to have made it.
fn all_consent(id: FilingId) {
	let filing = Filings::<Test>::get(id).expect("it was made");
	let Request::Initial(lines) = &filing.request else { return };
	for line in lines.iter().filter(|it| (it.right, it.obtained) == (Right::Operate, Obtained::Joint)) {
		for party in JointParties::get() {
			let files = filing.applicants.contains(&member(party));
			assert!(files || Consented::get().contains(&(party, who(&line.holder))), "{party} was not asked");
		}
	}
}

/// Registers, and sees what may not be.
fn store(by: RuntimeOrigin, id: FilingId) -> DispatchResult {
	let Some(filing) = Filings::<Test>::get(id) else { return Registration::store(by, id) };
	let frozen = Registration::frozen(filing.dataset);
	let before = Registrations::<Test>::get(filing.dataset);
	Registration::store(by, id)?;
	let after = Registrations::<Test>::get(filing.dataset).expect("it is registered");
	// R11.
	let kind = filing.request.kind();
	let is_able = kind == FilingKind::Renewal || filing.applicants.iter().all(Members::is_live);
	assert!(is_able, "it is registered for who takes no part");
	let moves = matches!(kind, FilingKind::Initial | FilingKind::Transfer | FilingKind::Cancellation);
	assert!(!(moves && frozen), "what is frozen changes hands");
	// R5.
	if let Request::Transfer { from, to, rights, .. } = filing.request {
		let before = before.expect("it was registered");
		assert_eq!(before.statement.len(), after.statement.len());
		for (was, is) in before.statement.iter().zip(&after.statement) {
			let moved = was.holder == from && rights.contains(was.right);
			assert_eq!(is.holder, if moved { to } else { was.holder });
			assert_eq!((was.right, was.obtained, was.limits), (is.right, is.obtained, is.limits));
		}
		assert_ne!(before.certificate, after.certificate);
	}
	Ok(())
}

fn judge(what: u8, dataset: DatasetId, bits: u8) -> DispatchResult {
	let there = Registrations::<Test>::get(dataset).map_or(INSTITUTION, |it| who(&it.institution));
	let by = signed(if bits & 0x70 == 0 { ANOTHER } else { there });
	let sequence = 1 + u32::from(bits) % 3;
	match what {
		0 => {
			let kind = AnnotationKind::ALL[usize::from(bits) % AnnotationKind::ALL.len()];
			let until_ms = (bits & 8 == 0).then(|| Now::get() + u64::from(bits) * 86_400_000);
			let by = if bits & 16 == 0 { signed(COURT) } else { by };
			Registration::annotate(by, dataset, kind, [bits; 32], until_ms)
		}
		1 => {
			let by = match bits & 0x30 {
				0 => RuntimeOrigin::root(),
				0x20 => signed(COURT),
				_ => by,
			};
			Registration::lift(by, dataset, sequence, [bits; 32])
		}
		2 => Registration::object_after(signed(CAST[usize::from(bits) % CAST.len()]), dataset, [bits; 32]),
		3 => {
			let upheld = if bits & 4 == 0 { Conclusion::Upheld } else { Conclusion::Dismissed };
			Registration::decide_objection_after(by, dataset, sequence, upheld, [bits; 32])
		}
		_ if bits & 7 > 0 => Ok(()),
		_ => Registration::cancel_ex_officio(by, dataset, CancellationGround::LegalDocument, [bits; 32]),
	}
}

fn appoint(again: bool) -> DispatchResult {
	let (root, id) = (RuntimeOrigin::root(), member(INSTITUTION));
	if !again {
		return Registration::remove_institution(root, id);
	}
	Registration::appoint_institution(root, id, CODE)
}

/// Time comes near the end of what is registered, as far as years are recorded.
fn expire(dataset: DatasetId, days: u8) {
	let Some(registered) = Registrations::<Test>::get(dataset) else { return };
	let end = <Calendar as LawClocks>::end(&registered.term).expect("it counts years");
	let then = end - u64::from(days) * 86_400_000;
	if (Now::get()..day("2032-06-01").end_in_china()).contains(&then) {
		Now::set(then);
	}
}

/// All serials of the month are used but so many.
fn exhaust(left: u16) {
	let month = Month::in_china(Now::get()).expect("a month");
	Serials::<Test>::mutate(CODE, month, |serial| *serial = (*serial).max(LAST_SERIAL - left));
}

fn mirror(bits: u8) -> DispatchResult {
	let mirror = Mirror {
		code: Text::new(&format!("A-{}", bits % 4)).expect("short"),
		digest: [bits % 3; 32],
		dataset: (bits & 8 == 0).then_some(DATA),
		kind: FilingKind::Initial,
		decided_ms: 0,
		statement: [bits; 32],
	};
	let by = signed(if bits & 4 == 0 { INSTITUTION } else { ANOTHER });
	match bits >> 4 {
		0 => Registration::withdraw_mirror(by, mirror.code, [bits; 32]),
		1..=4 => Registration::correct_mirror(by, mirror, [bits; 32]),
		5..=9 => {
			let code = Text::new(&format!("B-{}", bits % 4)).expect("short");
			record_many(by, vec![mirror.clone(), Mirror { code, ..mirror.clone() }, mirror])
		}
		_ => Registration::record_mirror(by, mirror),
	}
}

/// A list of decisions has one result a row, and when it is sent again it changes nothing.
fn record_many(by: RuntimeOrigin, rows: Vec<Mirror>) -> DispatchResult {
	let send = || {
		System::reset_events();
		Registration::record_mirrors(by.clone(), rows.clone().try_into().expect("few"))?;
		let told = System::read_events_for_pallet::<Event<Test>>();
		let results = told
			.iter()
			.filter(|event| matches!(event, Event::MirrorRecorded { .. } | Event::MirrorRefused { .. }));
		assert_eq!(results.count(), rows.len(), "one result a row");
		Ok::<_, DispatchError>(Mirrored::<Test>::iter().collect::<Vec<_>>())
	};
	let recorded = send()?;
	assert_eq!(send()?, recorded, "each decision is recorded once");
	Ok(())
}

fn consent(bits: u8) {
	if JointParties::get().is_empty() {
		return JointParties::set(vec![ALICE, BOB, CAROL]);
	}
	let to = if bits & 1 == 0 { ALICE } else { BOB };
	Consented::mutate(|all| all.push((CAROL, to)));
}

fn who(member: &MemberId) -> u64 {
	u64::from(member.0[0])
}

/// Those who hold rights, each once; Alice where nobody does.
fn holders(of: Option<&Statement>) -> Vec<u64> {
	let mut all = of.into_iter().flatten().map(|line| who(&line.holder)).collect::<Vec<_>>();
	all.sort();
	all.dedup();
	if all.is_empty() { vec![ALICE] } else { all }
}

/// R24: what shows how something came to be registered, each with what it says for good.
fn evidence() -> BTreeSet<(u8, Vec<u8>)> {
	let filings =
		Filings::<Test>::iter().map(|(id, it)| (0, (id, it.dataset, it.applicants, it.request).encode()));
	let certificates = Certificates::<Test>::iter()
		.map(|(code, it)| (1, (code, it.dataset, it.filing, it.issued_ms).encode()));
	let objections = Objections::<Test>::iter().map(|(id, n, it)| (2, (id, n, it.by, it.grounds).encode()));
	let late = LateObjections::<Test>::iter().map(|(of, n, it)| (3, (of, n, it.by, it.grounds).encode()));
	let noted = Annotations::<Test>::iter().map(|(of, n, it)| (4, (of, n, it.by, it.document).encode()));
	let registered = Registrations::<Test>::iter_keys().map(|dataset| (5, dataset.encode()));
	filings.chain(certificates).chain(objections).chain(late).chain(noted).chain(registered).collect()
}

/// How each filing stands now, if it can be told.
fn stages(life: &Life) -> Vec<Option<Stage>> {
	life.made.iter().map(|(id, ..)| Some(filing(*id).ok()?.stage)).collect()
}

#[test]
fn any_life_keeps_every_invariant() {
	// How often which error was met, and how many renewals were filed, over all lives: lives without would prove little.
	let met = RefCell::new(BTreeMap::<&str, u32>::new());
	let renewed = RefCell::new(0);
	let source = select(vec![Source::Generated, Source::Crawled, Source::Derived]);
	let config = ProptestConfig { cases: 64, source_file: Some(file!()), ..ProptestConfig::default() };
	let ran = TestRunner::new(config).run(&(source, vec(steps(), 40..200)), |(source, steps)| {
		test(|| {
			OtherSource::set(Some((MORE, source)));
			let mut life = Life::default();
			for step in steps {
				let (before, kept) = (stages(&life), evidence());
				let done = step.done(&mut life);
				check();
				life.the_ledger_prevails();
				assert!(evidence().is_superset(&kept), "R24: evidence is gone, or says something else");
				let after = stages(&life);
				for (was, is) in before.iter().zip(&after) {
					// What has ended has ended for good.
					if let Some(was) = was.filter(Stage::is_ended) {
						assert_eq!(Some(was), *is);
					}
					// Nothing but a call or time does anything.
					if done.is_err() {
						assert_eq!(was, is);
					}
				}
				if let Err(DispatchError::Module(error)) = done {
					*met.borrow_mut().entry(error.message.expect("it has a name")).or_default() += 1;
				}
			}
			*renewed.borrow_mut() += life.renewed;
		});
		Ok(())
	});
	ran.unwrap_or_else(|failure| panic!("{failure}"));
	for error in TRIED {
		assert!(met.borrow().contains_key(error), "nobody met {error}: {met:?}");
	}
	assert!(*renewed.borrow() > 0, "nobody renewed anything");
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	/// However late it is read or written down, silence has done the same.
	#[test]
	fn silence_is_what_it_was_whoever_asks_when(asked in any::<bool>(), waits in vec(0u64..200, 1..12)) {
		test(|| {
			let id = filed();
			if asked {
				assert_ok!(Registration::ask_correction(signed(INSTITUTION), id, [1; 32]));
			}
			let mut last = filing(id).expect("it can be told");
			for hours in waits {
				Now::mutate(|now| *now += hours * 3_600_000);
				let is = filing(id).expect("it can be told");
				assert_eq!(Registration::standing(&last, Now::get()), Ok(is.clone()));
				if last.stage != Stage::Filed && last.stage != Stage::CorrectionAsked {
					assert_eq!(is, last);
				}
				last = is;
			}
			// The next call writes down the same.
			let applicant = signed(ALICE);
			if last.stage == Stage::Reviewing {
				assert_ok!(Registration::withdraw_filing(applicant, id));
			} else if last.stage == Stage::NeverFiled {
				assert_ok!(Registration::withdraw_filing(applicant, id));
				assert_eq!(Filings::<Test>::get(id), Some(last));
			}
		});
	}
}

//! Whatever members, institutions and a court do in whatever order, over months and years: every invariant holds after each step, what
//! is frozen does not change hands, a transfer moves the rights that it names and no others, and what silence has done it has done for
//! good.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	law::Obtained,
	registration::{
		AnnotationKind, CancellationGround, Conclusion, FilingKind, Rejection, Request, Stage, Statement,
	},
	right::{Right, Rights},
	text::Text,
};
use pallet_support::MemberInspect;
use proptest::{collection::vec, prelude::*};

use crate::{Filings, Mirror, Registrations, mock::*};

/// Those who do something; most of it at the first institution.
const CAST: [u64; 7] = [INSTITUTION, INSTITUTION, ANOTHER, COURT, ALICE, BOB, CAROL];
const DATASETS: [DatasetId; 2] = [DATA, MORE];

#[derive(Clone, Debug)]
enum Step {
	/// Files, in some names: of this kind, about this dataset, and with these bits for the rest.
	File(u8, usize, u8),
	/// Does this to the filing that is about this dataset, or to one that was.
	Act(u8, usize, u8),
	/// Does this to the dataset's registration.
	Judge(u8, usize, u8),
	/// So many hours pass.
	Wait(u64),
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
	prop_oneof![
		6 => (0u8..5, 0usize..2, any::<u8>()).prop_map(|(k, d, b)| Step::File(k, d, b)),
		16 => (0u8..13, 0usize..2, any::<u8>()).prop_map(|(w, d, b)| Step::Act(w, d, b)),
		4 => (0u8..5, 0usize..2, any::<u8>()).prop_map(|(w, d, b)| Step::Judge(w, d, b)),
		6 => (0u64..400).prop_map(Step::Wait),
		1 => (0u64..12_000).prop_map(Step::Wait),
		1 => (0usize..12).prop_map(Step::Suspend),
		1 => any::<bool>().prop_map(Step::Appoint),
		1 => any::<u8>().prop_map(Step::Mirror),
		1 => any::<u8>().prop_map(Step::Consent),
	]
}

/// A life, as it goes on.
#[derive(Default)]
struct Life {
	/// Every filing that was made, with its dataset and those in whose names it is made.
	made: Vec<(FilingId, DatasetId, Vec<u64>)>,
	nonce: u8,
}

impl Life {
	/// The filing about this dataset that was made last, or now and then an older one.
	fn filing(&self, dataset: DatasetId, bits: u8) -> Option<&(FilingId, DatasetId, Vec<u64>)> {
		let mut of = self.made.iter().rev().filter(|(_, about, _)| *about == dataset);
		if bits.is_multiple_of(16) { of.nth(1) } else { of.next() }
	}

	fn file(&mut self, kind: u8, dataset: DatasetId, bits: u8) -> DispatchResult {
		let lines = match bits % 4 {
			0 => vec![line(ALICE, Right::Use, Obtained::Joint), line(BOB, Right::Operate, Obtained::Joint)],
			1 => {
				vec![line(ALICE, Right::Hold, Obtained::Crawled), line(ALICE, Right::Use, Obtained::Crawled)]
			}
			2 => Right::ALL.iter().map(|right| line(ALICE, *right, Obtained::Generated)).collect(),
			_ => {
				vec![line(ALICE, Right::Operate, Obtained::Crawled), line(CAROL, Right::Use, Obtained::Joint)]
			}
		};
		let now = Registrations::<Test>::get(dataset).map(|it| it.statement);
		let holders = holders(now.as_ref());
		let first = |it: &Statement| it.first().map_or(ALICE, |line| who(&line.holder));
		let from = now.as_ref().map_or(ALICE, first);
		let to = if from == BOB { CAROL } else { BOB };
		let rights = Right::ALL.iter().filter(|right| bits & (4 << **right as u8) != 0).copied();
		let rights = Rights::of(&rights.collect::<Vec<_>>());
		let changed = now.map(|mut it| {
			it.iter_mut().for_each(|line| line.limits = Some([bits; 32]));
			it
		});
		let (names, request) = match kind {
			0 if bits.is_multiple_of(4) => (vec![ALICE, BOB], Request::Initial(statement(&lines))),
			0 => (vec![ALICE], Request::Initial(statement(&lines))),
			1 => {
				let (from_id, to_id) = (member(from), member(to));
				(vec![from, to], Request::Transfer { from: from_id, to: to_id, rights, contract: [bits; 32] })
			}
			2 => (holders, Request::Change(changed.unwrap_or_default())),
			3 => (holders, Request::Renewal),
			_ => (holders, Request::Cancellation(CancellationGround::GivenUp)),
		};
		self.nonce = self.nonce.wrapping_add(1);
		try_file(&names, self.nonce, dataset, request)?;
		let id = filing_id(names[0], self.nonce);
		all_consent(id);
		self.made.push((id, dataset, names));
		Ok(())
	}

	fn act(&self, what: u8, dataset: DatasetId, bits: u8) -> DispatchResult {
		let Some((id, _, names)) = self.filing(dataset, bits) else { return Ok(()) };
		let id = *id;
		// Mostly whoever may.
		let chosen = signed(CAST[usize::from(bits) % CAST.len()]);
		let by = if bits & 0x70 == 0 { chosen.clone() } else { signed(INSTITUTION) };
		let applicant = signed(names[usize::from(bits) % names.len()]);
		let sequence = 1 + u32::from(bits) % 3;
		let upheld = if bits & 4 == 0 { Conclusion::Upheld } else { Conclusion::Dismissed };
		match what {
			0 => {
				Registration::confirm(applicant, id)?;
				all_consent(id);
				Ok(())
			}
			1 => Registration::supply(applicant, id, [bits; 32]),
			2 if bits & 3 == 0 => Registration::withdraw_filing(applicant, id),
			2 | 3 => Registration::accept(by, id),
			4 => Registration::ask_correction(by, id, [bits; 32]),
			5 => Registration::extend_review(by, id, u16::from(bits % 12)),
			6 => Registration::stop_review(by, id, [bits; 32]),
			7 => Registration::resume_review(by, id),
			8 if bits & 7 == 0 => Registration::reject(by, id, Rejection::Other, [bits; 32]),
			8 if bits & 7 == 1 => Registration::terminate(by, id, [bits; 32]),
			8 if bits & 1 == 0 => Registration::publicise(by, id),
			8 => Registration::waive_publicity(by, id, [bits; 32]),
			9 => Registration::object(chosen, id, [bits; 32]),
			10 => Registration::decide_objection(by, id, sequence, upheld, [bits; 32]),
			_ => store(by, id),
		}
	}
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
	let by = signed(if bits & 0x70 == 0 { ANOTHER } else { INSTITUTION });
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
	let code = hefu_primitives::registration::InstitutionCode { province: 44, number: 1 };
	Registration::appoint_institution(root, id, code)
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
		_ => Registration::record_mirror(by, mirror),
	}
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

/// How each filing stands now, if it can be told.
fn stages(life: &Life) -> Vec<Option<Stage>> {
	life.made.iter().map(|(id, ..)| Some(filing(*id).ok()?.stage)).collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn any_life_keeps_every_invariant(steps in vec(steps(), 1..160)) {
		test(|| {
			let mut life = Life::default();
			for step in steps {
				let before = stages(&life);
				// Refused calls change nothing: the other tests see to that, with storage compared.
				let done = frame::deps::frame_support::storage::with_storage_layer(|| match step.clone() {
					Step::File(kind, dataset, bits) => life.file(kind, DATASETS[dataset], bits),
					Step::Act(what, dataset, bits) => life.act(what, DATASETS[dataset], bits),
					Step::Judge(what, dataset, bits) => judge(what, DATASETS[dataset], bits),
					Step::Wait(hours) => {
						Now::mutate(|now| *now += hours * 3_600_000);
						Ok(())
					}
					Step::Suspend(place) => {
						Suspended::set(CAST.get(place).copied());
						Ok(())
					}
					Step::Appoint(again) => appoint(again),
					Step::Mirror(bits) => mirror(bits),
					Step::Consent(bits) => {
						consent(bits);
						Ok(())
					}
				});
				check();
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
			}
		});
	}

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

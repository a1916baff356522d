//! Encodings that others rely on: of events and what is recorded, for receipts, and of the keys of what is proven from storage. A
//! change here breaks every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	DatasetId, FilingId,
	clock::Clock,
	law::{ClockName, Obtained, PackId},
	registration::{
		AnnotationKind, CancellationGround, CertificateCode, Conclusion, FilingKind, InstitutionCode, Month,
		Rejection, Request, Stage, StatementLine,
	},
	right::{Right, Rights},
	text::Text,
};

use crate::{
	Annotation, Annotations, Cancelled, Cause, Certificate, Certificates, Clocks, Event, Filing, Filings,
	InstitutionAt, Institutions, LateObjections, Mirror, Mirrored, NotMirrored, Objection, Objections,
	Registrations, mock::*,
};

const FILING: FilingId = FilingId([9; 32]);
const SEVEN: &str = "0700000000000000";

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

fn of(byte: u64) -> String {
	hex(&[byte as u8; 32])
}

fn institution() -> InstitutionCode {
	InstitutionCode { province: 44, number: 1 }
}

/// A certificate's code, and its encoding: province, digit, year, month, serial.
fn code() -> (CertificateCode, &'static str) {
	let month = Month { year: 2026, month: 7 };
	(CertificateCode::new(institution(), month, 3).expect("in range"), "2c01ea07070300")
}

/// A line with everything, and its encoding.
fn full_line() -> (StatementLine, String) {
	let line = StatementLine { limits: Some([8; 32]), ..line(ALICE, Right::Operate, Obtained::Joint) };
	(line, format!("{}020401{}{}", of(ALICE), of(8), of(7)))
}

/// A clock that began at 7, and its encoding: law, which, when, what was added and used, that it has run since.
fn clock() -> (Clock, String) {
	let clock = Clock::start(PackId(5), ClockName::Review, 7);
	(clock, format!("0500000002{SEVEN}0000000000{SEVEN}"))
}

/// A filing with everything, and its encoding.
fn full_filing() -> (Filing, String) {
	let ((line, line_hex), (clock, clock_hex)) = (full_line(), clock());
	let filing = Filing {
		dataset: DATA,
		version: 2,
		institution: member(INSTITUTION),
		applicants: vec![member(ALICE), member(BOB)].try_into().expect("two"),
		confirmed: 3,
		request: Request::Initial(statement(&[line])),
		pack: PackId(5),
		stage: Stage::Objected,
		made_ms: 7,
		clocks: Clocks { answer: None, review: Some(clock), publicity: Some(clock), inquiry: Some(clock) },
		objections: 2,
		open_objections: 1,
	};
	let encoded = [
		format!("{}02000000{}", of(1), of(INSTITUTION)),
		format!("08{}{}0300", of(ALICE), of(BOB)),
		format!("0004{line_hex}"),
		format!("0500000006{SEVEN}"),
		format!("0001{clock_hex}01{clock_hex}01{clock_hex}"),
		"0200000001000000".into(),
	];
	(filing, encoded.concat())
}

/// A registration with everything, and its encoding.
fn full_registration() -> (crate::Registration, String) {
	let ((line, line_hex), (term, term_hex), (certificate, code_hex)) = (full_line(), clock(), code());
	let registration = crate::Registration {
		institution: member(INSTITUTION),
		filing: FILING,
		certificate,
		version: 2,
		statement: statement(&[line]),
		term,
		cancelled: Some(Cancelled { ground: CancellationGround::LegalDocument, at_ms: 7 }),
		objections: 3,
		open_objections: 1,
		upheld_objections: 1,
	};
	let encoded = [
		format!("{}{}{code_hex}02000000", of(INSTITUTION), of(9)),
		format!("04{line_hex}{term_hex}0103{SEVEN}"),
		"030000000100000001000000".into(),
	];
	(registration, encoded.concat())
}

fn mirror() -> (Mirror, String) {
	let mirror = Mirror {
		code: Text::new("A").expect("short"),
		digest: [5; 32],
		dataset: Some(DATA),
		kind: FilingKind::Renewal,
		decided_ms: 7,
		statement: [6; 32],
	};
	(mirror, format!("0441{}01{}03{SEVEN}{}", of(5), of(1), of(6)))
}

fn annotation() -> (Annotation, String) {
	let annotation = Annotation {
		kind: AnnotationKind::Preservation,
		by: member(COURT),
		document: [4; 32],
		from_ms: 7,
		until_ms: Some(7),
		lifted_ms: None,
	};
	(annotation, format!("01{}{}{SEVEN}01{SEVEN}00", of(COURT), of(4)))
}

#[test]
fn events_of_filings_are_encoded_as_ever() {
	let (filing, id, (made, made_hex)) = (FILING, of(9), full_filing());
	let (by, decision, two) = (member(ALICE), [2; 32], of(2));
	let events: [(Event<Test>, String); 17] = [
		(Event::Made { filing, by, made }, format!("02{id}{}{made_hex}", of(ALICE))),
		(Event::Confirmed { filing, by, stage: Stage::Filed }, format!("03{id}{}01", of(ALICE))),
		(Event::SilenceResolved { filing, stage: Stage::NeverFiled }, format!("04{id}0c")),
		(Event::Supplied { filing, by, documents: decision }, format!("05{id}{}{two}", of(ALICE))),
		(Event::FilingWithdrawn { filing, by }, format!("06{id}{}", of(ALICE))),
		(Event::Accepted { filing }, format!("07{id}")),
		(Event::CorrectionAsked { filing, notice: decision }, format!("08{id}{two}")),
		(Event::ReviewExtended { filing, units: 10 }, format!("09{id}0a00")),
		(Event::ReviewStopped { filing, notice: decision }, format!("0a{id}{two}")),
		(Event::ReviewResumed { filing }, format!("0b{id}")),
		(Event::Rejected { filing, ground: Rejection::Concealment, decision }, format!("0c{id}03{two}")),
		(Event::Terminated { filing, decision }, format!("0d{id}{two}")),
		(Event::Publicised { filing }, format!("0e{id}")),
		(Event::PublicityWaived { filing, reason: decision }, format!("0f{id}{two}")),
		(
			Event::Objected { filing, sequence: 1, by, grounds: decision },
			format!("10{id}01000000{}{two}", of(ALICE)),
		),
		(
			Event::ObjectionDecided { filing, sequence: 1, conclusion: Conclusion::Dismissed, decision },
			format!("11{id}0100000001{two}"),
		),
		(Event::LawTaken { filing, pack: PackId(5) }, format!("1b{id}05000000")),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn events_of_what_is_registered_are_encoded_as_ever() {
	let (dataset, data, two) = (DATA, of(1), of(2));
	let (registration, registration_hex) = full_registration();
	let ((annotation, annotation_hex), (mirrored, mirror_hex)) = (annotation(), mirror());
	let (clock, clock_hex) = clock();
	let ground = CancellationGround::Extinct;
	let (institution_id, by) = (member(INSTITUTION), member(ALICE));
	let events: [(Event<Test>, String); 14] = [
		(
			Event::InstitutionAppointed { institution: institution_id, code: institution() },
			format!("00{}2c01", of(INSTITUTION)),
		),
		(Event::InstitutionRemoved { institution: institution_id }, format!("01{}", of(INSTITUTION))),
		(
			Event::Registered { dataset, kind: FilingKind::Change, registration },
			format!("12{data}02{registration_hex}"),
		),
		(
			Event::RegistrationCancelled { dataset, ground, cause: Cause::Filing(FILING) },
			format!("13{data}0100{}", of(9)),
		),
		(
			Event::RegistrationCancelled { dataset, ground, cause: Cause::Notice([2; 32]) },
			format!("13{data}0101{two}"),
		),
		(Event::Annotated { dataset, sequence: 1, annotation }, format!("14{data}01000000{annotation_hex}")),
		(Event::Lifted { dataset, sequence: 1, document: [2; 32] }, format!("15{data}01000000{two}")),
		(
			Event::ObjectedAfter { dataset, sequence: 1, by, grounds: [2; 32], notice: Some(clock) },
			format!("16{data}01000000{}{two}01{clock_hex}", of(ALICE)),
		),
		(
			Event::ObjectionConcluded {
				dataset,
				sequence: 1,
				conclusion: Conclusion::Upheld,
				decision: [2; 32],
			},
			format!("17{data}0100000000{two}"),
		),
		(
			Event::MirrorRecorded { institution: institution_id, mirror: mirrored.clone(), others: 1 },
			format!("18{}{mirror_hex}01000000", of(INSTITUTION)),
		),
		(
			Event::MirrorRefused {
				institution: institution_id,
				code: [2; 32],
				reason: NotMirrored::UnknownDataset,
			},
			format!("19{}{two}04", of(INSTITUTION)),
		),
		(Event::SameData { filing: FILING, others: 2 }, format!("1a{}02000000", of(9))),
		(
			Event::MirrorCorrected {
				institution: institution_id,
				mirror: mirrored,
				before: [3; 32],
				others: 1,
				document: [2; 32],
			},
			format!("1c{}{mirror_hex}{}01000000{two}", of(INSTITUTION), of(3)),
		),
		(
			Event::MirrorWithdrawn {
				institution: institution_id,
				code: [3; 32],
				digest: [4; 32],
				document: [2; 32],
			},
			format!("1d{}{}{}{two}", of(INSTITUTION), of(3), of(4)),
		),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn what_is_recorded_is_encoded_as_ever() {
	assert_eq!(hex(&full_filing().0.encode()), full_filing().1);
	assert_eq!(hex(&full_registration().0.encode()), full_registration().1);
	let certificate = Certificate {
		dataset: DATA,
		filing: FILING,
		issued_ms: 7,
		superseded_by: Some(code().0),
		withdrawn_ms: None,
	};
	let expected = format!("{}{}{SEVEN}01{}00", of(1), of(9), code().1);
	assert_eq!(hex(&certificate.encode()), expected);
	let objection = Objection {
		by: member(BOB),
		grounds: [2; 32],
		at_ms: 7,
		notice: None,
		outcome: Some(Conclusion::Upheld),
	};
	assert_eq!(hex(&objection.encode()), format!("{}{}{SEVEN}000100", of(BOB), of(2)));
	let request = Request::Transfer {
		from: member(ALICE),
		to: member(BOB),
		rights: Rights::of(&[Right::Hold, Right::Operate]),
		contract: [4; 32],
	};
	assert_eq!(hex(&request.encode()), format!("01{}{}05{}", of(ALICE), of(BOB), of(4)));
	assert_eq!(Request::Renewal.encode(), [3]);
	assert_eq!(Request::Cancellation(CancellationGround::WronglyRegistered).encode(), [4, 2]);
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let prefix = |item: &[u8]| [twox_128(b"Registration"), twox_128(item)].concat();
	let part = |bytes: &[u8]| [&blake2_128(bytes)[..], bytes].concat();
	let number = |number: u32| [&twox_64(&number.encode())[..], &number.encode()].concat();
	let dataset: DatasetId = DATA;
	let single = |item: &[u8], key: &[u8]| [prefix(item), part(key)].concat();
	let who = member(INSTITUTION);
	assert_eq!(Institutions::<Test>::hashed_key_for(who), single(b"Institutions", &who.encode()));
	let at = institution();
	assert_eq!(InstitutionAt::<Test>::hashed_key_for(at), single(b"InstitutionAt", &[44, 1]));
	assert_eq!(Filings::<Test>::hashed_key_for(FILING), single(b"Filings", &[9; 32]));
	assert_eq!(Registrations::<Test>::hashed_key_for(dataset), single(b"Registrations", &[1; 32]));
	let (code, _) = code();
	assert_eq!(Certificates::<Test>::hashed_key_for(code), single(b"Certificates", &code.encode()));
	let numbered = |item: &[u8], key: &[u8]| [single(item, key), number(2)].concat();
	assert_eq!(Objections::<Test>::hashed_key_for(FILING, 2), numbered(b"Objections", &[9; 32]));
	assert_eq!(LateObjections::<Test>::hashed_key_for(dataset, 2), numbered(b"LateObjections", &[1; 32]));
	assert_eq!(Annotations::<Test>::hashed_key_for(dataset, 2), numbered(b"Annotations", &[1; 32]));
	let expected = [single(b"Mirrored", &who.encode()), part(&[5; 32])].concat();
	assert_eq!(Mirrored::<Test>::hashed_key_for(who, [5; 32]), expected);
}

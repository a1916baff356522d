//! Each call, and what keeps it from being done: who may not, a wrong state, somebody suspended or without its role, a time that is over
//! or has not come, and what was signed for another object or done before. Each has its own error, and changes nothing.

use std::collections::BTreeSet;

use frame::testing_prelude::*;
use hefu_primitives::{
	AnchorId, DatasetId, GrantId, OrderId,
	anchor::{Acquisition, Category, Colour, Invoice, Office, Period},
	settlement::Currency,
};
use pallet_support::refusals::{
	self,
	Why::{self, *},
	done, never,
};

use crate::{Assessment, Call, Error, ExportBasis, Subject, mock::*};

type Deed = refusals::Deed<RuntimeOrigin, Call<Test>>;
type Case = refusals::Case<RuntimeOrigin, Call<Test>>;
type Row = refusals::Row<RuntimeOrigin, Call<Test>>;

const NONCE: [u8; 32] = [1; 32];
const DIGEST: [u8; 32] = [8; 32];
/// A dataset that does not exist.
const NOTHING: DatasetId = DatasetId([9; 32]);

fn no(why: Why, alter: fn(&mut Deed), error: Error<Test>) -> Case {
	refusals::no(why, alter, error.into())
}

fn dispatch((origin, call): Deed) -> DispatchResult {
	RuntimeCall::Anchoring(call).dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn each_call_is_refused_in_each_case_and_changes_nothing() {
	refusals::check(table(), |run| test(run), dispatch);
}

#[test]
fn each_error_is_in_the_table() {
	let cases = table().into_iter().flat_map(|(_, cases)| cases);
	let errors = cases.filter_map(|(_, refusal)| match refusal?.1 {
		DispatchError::Module(of) => of.message,
		_ => None,
	});
	let scale_info::TypeDef::Variant(all) = <Error<Test> as scale_info::TypeInfo>::type_info().type_def
	else {
		panic!("errors are variants");
	};
	// The macros' own are no errors of calls.
	let all = all.variants.iter().map(|of| of.name).filter(|name| !name.starts_with("__"));
	assert_eq!(errors.collect::<BTreeSet<_>>(), all.collect());
}

/// The calls, in their order.
fn table() -> [Row; 9] {
	[
		appointing(),
		naming(),
		invoicing(),
		filing(),
		entering(),
		auditing(),
		assessing(),
		exporting(),
		withdrawing(),
	]
}

/// The deed was done before.
fn twice(deed: &mut Deed) {
	done(dispatch(deed.clone()));
}

/// Whoever signed is suspended since.
fn suspended(deed: &mut Deed) {
	Suspended::set(vec![frame_system::ensure_signed(deed.0.clone()).expect("a key signed")]);
}

/// Whoever signed has lost its roles since.
fn without_role(deed: &mut Deed) {
	NoRole::set(Some(frame_system::ensure_signed(deed.0.clone()).expect("a key signed")));
}

fn by_stranger(deed: &mut Deed) {
	deed.0 = signed(STRANGER);
}

fn by_customer(deed: &mut Deed) {
	deed.0 = signed(CUSTOMER);
}

fn appointing() -> Row {
	let deed = || {
		let office = Office { year: 27, ..OFFICE };
		(RuntimeOrigin::root(), Call::appoint_attestor { office, member: member(ATTESTOR), key: [1; 32] })
	};
	fn office_of(deed: &mut Deed) -> &mut Office {
		let Call::appoint_attestor { office, .. } = &mut deed.1 else { panic!("an attestor is appointed") };
		office
	}
	let cases = vec![
		refusals::no(Who, |deed: &mut Deed| deed.0 = signed(ATTESTOR), DispatchError::BadOrigin),
		no(State, |deed| office_of(deed).region = 100, Error::InvalidOffice),
		no(
			State,
			|deed| {
				let Call::appoint_attestor { member: of, .. } = &mut deed.1 else { panic!("appointed") };
				*of = member(THIRD);
			},
			Error::NotTaxAttestor,
		),
		no(
			State,
			|deed| {
				*office_of(deed) = OFFICE;
				anchored(1, 5);
			},
			Error::KeyInUse,
		),
		no(Suspension, |_| Suspended::set(vec![ATTESTOR]), Error::NotTaxAttestor),
		// An office has no end of its own, and the same can be appointed again.
		never(Expiry),
		never(Replay),
	];
	(deed, cases)
}

fn naming() -> Row {
	let deed = || (signed(ATTESTOR), Call::set_signer { office: OFFICE, signer: OTHER_SIGNER });
	let cases = vec![
		no(Who, by_stranger, Error::NotMember),
		no(Who, by_customer, Error::NotMember),
		no(Who, |deed| deed.0 = signed(OTHER_ATTESTOR), Error::NotInCharge),
		no(
			State,
			|deed| {
				let Call::set_signer { office, .. } = &mut deed.1 else { panic!("a signer is set") };
				office.year = 27;
			},
			Error::NoAttestor,
		),
		no(State, without_role, Error::NotTaxAttestor),
		no(Suspension, suspended, Error::NotMember),
		no(Expiry, |_| appoint(OFFICE, OTHER_ATTESTOR, SIGNER), Error::NotInCharge),
		// The same key can be named again.
		never(Replay),
	];
	(deed, cases)
}

/// Alters the invoice, and has it signed again.
fn invoice(deed: &mut Deed, alter: impl FnOnce(&mut Invoice)) {
	let Call::anchor_invoice { digest, invoice, signature, .. } = &mut deed.1 else { panic!("an invoice") };
	alter(invoice);
	*signature = attested(SIGNER, invoice, digest);
}

/// It is red, of another that is anchored, of 300.
fn redden(deed: &mut Deed, alter: impl FnOnce(&mut Invoice)) {
	let of = anchored(2, 300);
	invoice(deed, |invoice| {
		invoice.colour = Colour::Red { of };
		alter(invoice);
	});
}

fn invoicing() -> Row {
	let deed = || {
		let (invoice, digest) = (Box::new(blue(1, 500)), digest(1, 500, 1));
		let signature = attested(SIGNER, &invoice, &digest);
		(signed(SELLER), Call::anchor_invoice { nonce: NONCE, digest, invoice, signature })
	};
	let cases = vec![
		no(Who, by_stranger, Error::NotMember),
		no(Who, by_customer, Error::NotMember),
		no(Who, |deed| invoice(deed, |it| it.seller = party(ATTESTOR)), Error::OwnInvoice),
		no(State, |deed| invoice(deed, |it| it.office.region = 11), Error::NoAttestor),
		no(State, |_| NoRole::set(Some(ATTESTOR)), Error::NotTaxAttestor),
		no(
			State,
			|_| {
				let (root, key) = (RuntimeOrigin::root(), key().commitment());
				done(Anchoring::appoint_attestor(root, OFFICE, member(ATTESTOR), key));
			},
			Error::NoSigner,
		),
		no(State, |deed| invoice(deed, |it| it.amount = 0), Error::NothingInvoiced),
		no(State, |deed| invoice(deed, |it| it.instruction = UNPAID), Error::NotSettled),
		no(
			State,
			|deed| invoice(deed, |it| it.currency = Currency::parse("USD").expect("a currency")),
			Error::OtherCurrency,
		),
		no(State, |deed| invoice(deed, |it| it.amount = 1_001), Error::MoreThanSettled),
		no(
			State,
			|deed| invoice(deed, |it| it.colour = Colour::Red { of: AnchorId([9; 32]) }),
			Error::NotBlue,
		),
		no(State, |deed| redden(deed, |it| it.buyer = party(THIRD)), Error::OtherInvoice),
		no(State, |deed| redden(deed, |it| it.amount = 301), Error::MoreThanBlue),
		no(Suspension, suspended, Error::NotMember),
		no(Suspension, |_| Suspended::set(vec![ATTESTOR]), Error::NotTaxAttestor),
		no(Expiry, |_| appoint(OFFICE, OTHER_ATTESTOR, OTHER_SIGNER), Error::NotAttested),
		no(Replay, twice, Error::AlreadyExists),
		no(
			Replay,
			|deed| {
				twice(deed);
				deed.0 = signed(BUYER);
			},
			Error::AlreadyAnchored,
		),
		no(
			Replay,
			|deed| {
				let Call::anchor_invoice { digest, .. } = &mut deed.1 else { panic!("an invoice") };
				*digest = [9; 32];
			},
			Error::NotAttested,
		),
	];
	(deed, cases)
}

fn filing() -> Row {
	let deed = || {
		let about = Subject::Order(ORDER);
		(signed(BUYER), Call::file_contract { nonce: NONCE, digest: DIGEST, about })
	};
	fn about(deed: &mut Deed) -> &mut Subject {
		let Call::file_contract { about, .. } = &mut deed.1 else { panic!("a contract is filed") };
		about
	}
	let cases = vec![
		no(Who, by_stranger, Error::NotMember),
		no(Who, by_customer, Error::NotMember),
		no(Who, |deed| deed.0 = signed(THIRD), Error::NotSide),
		no(
			Who,
			|deed| {
				deed.0 = signed(EXCHANGE);
				without_role(deed);
			},
			Error::NotSide,
		),
		no(State, |deed| *about(deed) = Subject::Order(OrderId([9; 32])), Error::NoOrder),
		no(State, |deed| *about(deed) = Subject::Grant(GrantId([9; 32])), Error::NoGrant),
		no(Suspension, suspended, Error::NotMember),
		// A contract is filed whenever it is.
		never(Expiry),
		no(Replay, twice, Error::AlreadyExists),
	];
	(deed, cases)
}

fn entering() -> Row {
	let deed = || {
		let call = Call::enter_asset {
			nonce: NONCE,
			digest: DIGEST,
			certificate: certificate(),
			category: Category::Inventory,
			acquisition: Acquisition::Purchased,
			period: Period::of_year(2026),
		};
		(signed(SELLER), call)
	};
	fn period(deed: &mut Deed) -> &mut Period {
		let Call::enter_asset { period, .. } = &mut deed.1 else { panic!("an asset is entered") };
		period
	}
	let cases = vec![
		no(Who, by_stranger, Error::NotMember),
		no(Who, by_customer, Error::NotMember),
		no(Who, |deed| deed.0 = signed(BUYER), Error::NotStated),
		no(State, |_| IsFrozen::set(true), Error::Disputed),
		no(State, |deed| period(deed).months = 5, Error::InvalidPeriod),
		no(Suspension, suspended, Error::NotMember),
		no(Expiry, |_| HasLapsed::set(true), Error::NotCertified),
		no(Expiry, |deed| period(deed).year = 2027, Error::TooEarly),
		no(Replay, twice, Error::AlreadyExists),
		no(
			Replay,
			|deed| {
				twice(deed);
				let Call::enter_asset { nonce, .. } = &mut deed.1 else { panic!("an asset is entered") };
				*nonce = [2; 32];
			},
			Error::AlreadyEntered,
		),
		no(
			Replay,
			|deed| {
				let Call::enter_asset { certificate, .. } = &mut deed.1 else {
					panic!("an asset is entered")
				};
				*certificate = code(2);
			},
			Error::NotCertified,
		),
	];
	(deed, cases)
}

fn auditing() -> Row {
	let deed = || (signed(AUDITOR), Call::audit_entry { id: entered(1), opinion: DIGEST });
	fn id(deed: &mut Deed) -> &mut AnchorId {
		let Call::audit_entry { id, .. } = &mut deed.1 else { panic!("an entry is audited") };
		id
	}
	let cases = vec![
		no(Who, by_stranger, Error::NotMember),
		no(Who, by_customer, Error::NotMember),
		no(Who, |deed| deed.0 = signed(THIRD), Error::NotAuditor),
		no(
			Who,
			|deed| {
				done(enter(AUDITOR, 1, Period::of_year(2026)));
				*id(deed) = anchor_id(AUDITOR, 1);
			},
			Error::OwnEntry,
		),
		no(State, |deed| *id(deed) = AnchorId([9; 32]), Error::NotFound),
		no(State, |deed| *id(deed) = anchored(2, 5), Error::NotEntry),
		no(State, |deed| done(Anchoring::withdraw(signed(SELLER), *id(deed), DIGEST)), Error::Withdrawn),
		no(Suspension, suspended, Error::NotMember),
		// An entry has no end of its own.
		never(Expiry),
		no(Replay, twice, Error::AlreadyAudited),
	];
	(deed, cases)
}

fn assessing() -> Row {
	let deed = || {
		let assessment = assessment();
		(signed(REVIEWER), Call::anchor_assessment { nonce: NONCE, digest: DIGEST, assessment })
	};
	fn said(deed: &mut Deed) -> &mut Assessment {
		let Call::anchor_assessment { assessment, .. } = &mut deed.1 else { panic!("an assessment") };
		assessment
	}
	let cases = vec![
		no(Who, by_stranger, Error::NotMember),
		no(Who, by_customer, Error::NotMember),
		no(Who, |deed| deed.0 = signed(SELLER), Error::NotAssessor),
		no(Who, without_role, Error::NotAssessor),
		no(Who, |deed| said(deed).of.dataset = REVIEWED, Error::OwnDataset),
		no(State, |deed| said(deed).of.dataset = NOTHING, Error::UnknownDataset),
		no(State, |deed| said(deed).of.version = 2, Error::NoSuchVersion),
		no(State, |_| IsWithdrawn::set(true), Error::DatasetWithdrawn),
		no(Suspension, suspended, Error::NotMember),
		no(Expiry, |deed| said(deed).until_ms = Some(Now::get()), Error::EndsBefore),
		no(Replay, twice, Error::AlreadyExists),
	];
	(deed, cases)
}

fn exporting() -> Row {
	let deed = || {
		let basis = basis();
		(signed(BUYER), Call::anchor_export_basis { nonce: NONCE, digest: DIGEST, basis })
	};
	fn said(deed: &mut Deed) -> &mut ExportBasis {
		let Call::anchor_export_basis { basis, .. } = &mut deed.1 else { panic!("an export basis") };
		basis
	}
	let cases = vec![
		no(Who, by_stranger, Error::NotMember),
		no(Who, by_customer, Error::NotMember),
		no(Who, |deed| deed.0 = signed(THIRD), Error::MayNotExport),
		no(Who, |deed| said(deed).grant = None, Error::MayNotExport),
		no(State, |deed| said(deed).dataset = NOTHING, Error::UnknownDataset),
		no(Suspension, suspended, Error::NotMember),
		no(Expiry, |deed| said(deed).until_ms = Some(Now::get()), Error::EndsBefore),
		no(Replay, twice, Error::AlreadyExists),
		no(Replay, |deed| said(deed).grant = Some(GrantId([9; 32])), Error::MayNotExport),
	];
	(deed, cases)
}

fn withdrawing() -> Row {
	let deed = || (signed(SELLER), Call::withdraw { id: entered(1), document: DIGEST });
	fn id(deed: &mut Deed) -> &mut AnchorId {
		let Call::withdraw { id, .. } = &mut deed.1 else { panic!("an anchor is withdrawn") };
		id
	}
	let cases = vec![
		no(Who, by_stranger, Error::NotMember),
		no(Who, by_customer, Error::NotMember),
		no(Who, |deed| deed.0 = signed(AUDITOR), Error::NotInCharge),
		no(State, |deed| *id(deed) = AnchorId([9; 32]), Error::NotFound),
		no(State, |deed| *id(deed) = anchored(2, 5), Error::Final),
		no(Suspension, suspended, Error::NotMember),
		// What is over is withdrawn as well.
		never(Expiry),
		no(Replay, twice, Error::Withdrawn),
	];
	(deed, cases)
}

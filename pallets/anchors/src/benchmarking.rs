//! What each call costs, at its worst: of an invoice, one that is red. What settlement, the register, rights and the market cost beside that is
//! for their pallets to say, though some of it is measured here as well.

use alloc::boxed::Box;
use frame::{benchmarking::prelude::*, traits::EnsureOrigin};
use hefu_primitives::{
	AnchorId, InstructionId, MemberId, Party,
	anchor::{Acquisition, AssessmentKind, Category, Colour, Invoice, Office, Period},
	dataset::{Parents, Source, VersionRef},
	export::Path,
	settlement::Currency,
};
use pallet_support::{MakeCertificate, MakeDataset, MakeGrant, MakeMember, genesis_hash};

use crate::*;

/// Settles and signs for the benchmarks.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// An instruction that was settled, in which the payer paid the payee so much in renminbi.
	fn make_settled(payer: &Party, payee: &Party, amount: u128) -> InstructionId;

	/// A new key, with what it signs of the message: by a scheme that the host checks.
	fn sign(message: &[u8]) -> (AccountId, Signature);
}

/// Seeds of members. [`MakeGrant`] grants to the first.
const FIRST: u32 = 0;
const SELLER: u32 = 1;
const BUYER: u32 = 2;
const ATTESTOR: u32 = 3;
const AUDITOR: u32 = 4;

const OFFICE: Office = Office { year: 26, region: 44 };
const KEY: [u8; 32] = [1; 32];
const DIGEST: [u8; 32] = [2; 32];
const NONCE: [u8; 32] = [3; 32];
const AMOUNT: u128 = 1_000;

fn member<T: Config>(seed: u32) -> MemberId {
	T::BenchmarkMembers::make_member(seed).0
}

fn signed<T: Config>(seed: u32) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(T::BenchmarkMembers::make_member(seed).1)
}

/// The id of what the member anchors.
fn id<T: Config>(seed: u32) -> AnchorId {
	AnchorId::derive(&genesis_hash::<T>(), &member::<T>(seed), &NONCE)
}

/// What the key of the office's attestor, which is named now, signs of the invoice.
fn attest<T: Config>(invoice: &Invoice) -> T::KeySignature {
	let message = invoice.signed_bytes(&genesis_hash::<T>(), &KEY, &DIGEST);
	let (signer, signature) = T::BenchmarkHelper::sign(&message);
	Pallet::<T>::do_set_signer(member::<T>(ATTESTOR), OFFICE, signer).expect("it is appointed");
	signature
}

/// A blue invoice of the seller's that is anchored, and one that takes it back and is not.
fn invoices<T: Config>() -> Invoice {
	Pallet::<T>::do_appoint(OFFICE, member::<T>(ATTESTOR), KEY).expect("it attests");
	let [seller, buyer] = [SELLER, BUYER].map(|seed| Party::Member(member::<T>(seed)));
	let blue = Invoice {
		office: OFFICE,
		nullifier: [4; 32],
		instruction: T::BenchmarkHelper::make_settled(&buyer, &seller, AMOUNT),
		seller,
		buyer,
		currency: Currency::CNY,
		amount: AMOUNT,
		colour: Colour::Blue,
	};
	let signature = attest::<T>(&blue);
	Pallet::<T>::do_anchor_invoice(member::<T>(SELLER), NONCE, DIGEST, blue, &signature)
		.expect("it was paid");
	Invoice { nullifier: [5; 32], colour: Colour::Red { of: id::<T>(SELLER) }, ..blue }
}

/// An accounting entry; gives the seed of whose it is.
fn enter<T: Config>() -> u32 {
	let (certificate, seed) = T::BenchmarkRegistration::make_certificate();
	let entity = member::<T>(seed);
	let dataset = Pallet::<T>::certified_for(&entity, &certificate).expect("it holds");
	let (category, acquisition) = (Category::Inventory, Acquisition::Purchased);
	let entry = Entry { certificate, dataset, category, acquisition, period: Period::of_year(1970) };
	Pallet::<T>::do_enter(entity, NONCE, DIGEST, entry).expect("the first of the period");
	seed
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn appoint_attestor() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let attestor = member::<T>(ATTESTOR);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, OFFICE, attestor, KEY);

		assert!(Attestors::<T>::contains_key(OFFICE));
		Ok(())
	}

	#[benchmark]
	fn set_signer() {
		Pallet::<T>::do_appoint(OFFICE, member::<T>(ATTESTOR), KEY).expect("it attests");
		let (signer, _) = T::BenchmarkHelper::sign(&[]);

		#[extrinsic_call]
		_(signed::<T>(ATTESTOR), OFFICE, signer);

		assert!(Attestors::<T>::get(OFFICE).is_some_and(|attestor| attestor.signer.is_some()));
	}

	#[benchmark]
	fn anchor_invoice() {
		let red = invoices::<T>();
		let signature = attest::<T>(&red);

		#[extrinsic_call]
		_(signed::<T>(BUYER), NONCE, DIGEST, Box::new(red), signature);

		assert_eq!(Reddened::<T>::get(id::<T>(SELLER)), AMOUNT);
	}

	/// Of a grant at the end of the longest chain.
	#[benchmark]
	fn file_contract() {
		let (_, grant) = T::BenchmarkRights::make_grant();

		#[extrinsic_call]
		_(signed::<T>(FIRST), NONCE, DIGEST, Subject::Grant(grant));

		assert!(Anchors::<T>::contains_key(id::<T>(FIRST)));
	}

	#[benchmark]
	fn enter_asset() {
		let (certificate, seed) = T::BenchmarkRegistration::make_certificate();
		let (category, acquisition) = (Category::Inventory, Acquisition::Purchased);

		#[extrinsic_call]
		_(signed::<T>(seed), NONCE, DIGEST, certificate, category, acquisition, Period::of_year(1970));

		assert!(Anchors::<T>::contains_key(id::<T>(seed)));
	}

	#[benchmark]
	fn audit_entry() {
		let entry = id::<T>(enter::<T>());

		#[extrinsic_call]
		_(signed::<T>(AUDITOR), entry, DIGEST);

		assert!(Audits::<T>::contains_key(entry));
	}

	#[benchmark]
	fn anchor_assessment() {
		let holder = member::<T>(SELLER);
		let dataset = T::BenchmarkDatasets::make_dataset(&holder, 0, Source::Generated, Parents::default());
		let of = VersionRef { dataset, version: 1 };
		let assessment = Assessment { of, kind: AssessmentKind::Value, until_ms: Some(u64::MAX) };

		#[extrinsic_call]
		_(signed::<T>(AUDITOR), NONCE, DIGEST, assessment);

		assert!(Anchors::<T>::contains_key(id::<T>(AUDITOR)));
	}

	#[benchmark]
	fn anchor_export_basis() {
		let (dataset, grant) = T::BenchmarkRights::make_grant();
		let path = Path::Assessment;
		let basis = ExportBasis { dataset, grant: Some(grant), path, until_ms: Some(u64::MAX) };

		#[extrinsic_call]
		_(signed::<T>(FIRST), NONCE, DIGEST, basis);

		assert!(Anchors::<T>::contains_key(id::<T>(FIRST)));
	}

	/// Of an accounting entry, whose place is free afterwards.
	#[benchmark]
	fn withdraw() {
		let seed = enter::<T>();

		#[extrinsic_call]
		_(signed::<T>(seed), id::<T>(seed), DIGEST);

		assert_eq!(LiveEntries::<T>::iter_prefix(member::<T>(seed)).count(), 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

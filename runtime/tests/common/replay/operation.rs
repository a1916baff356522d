//! Authorised operations. Derived: stages, counts, when something was done, where a product is found, which operation used a dataset
//! first, how what was charged divides into revenue and surplus, and what of that is carried on.

use hefu_primitives::{
	DatasetId, OperationId,
	operation::{Side, Split, Stage},
};
use hefu_runtime::{Operation, Runtime};
use pallet_operation::{
	Account, Accounts, Data, DataConsents, Disclosure, Disclosures, Ended, Entries, Event, FirstUse,
	FirstUses, Inclusion, Operation as Stored, Operations, PlannedBy, ProductOf, Products, Tariffs,
};

use super::At;

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::Planned { operation, by, plan } => {
			PlannedBy::<Runtime>::mutate(by, |count| *count += 1);
			let planned = Stored {
				body: by,
				plan,
				planned_ms: at.ms,
				selected: None,
				agreement: None,
				stage: Stage::Planned,
				begun_ms: None,
				ended: None,
				data: 0,
				products: 0,
				listed: 0,
				uncapped: 0,
			};
			Operations::<Runtime>::insert(operation, planned);
		}
		Event::OperatorSelected { operation, selected } => change(operation, |it| {
			it.selected = Some(selected);
			it.agreement = None;
			it.stage = Stage::Selected;
		}),
		Event::AgreementOffered { operation, agreement } => change(operation, |it| {
			it.agreement = Some(agreement);
			it.stage = Stage::Offered;
		}),
		Event::AgreementSigned { operation } => change(operation, |it| it.stage = Stage::Signed),
		Event::DataAdded { operation, dataset, .. } => {
			let inclusion = Inclusion { since_ms: at.ms, until_ms: None };
			Data::<Runtime>::insert(operation, dataset, inclusion);
			used(dataset, operation, at);
			change(operation, |it| it.data += 1);
		}
		Event::DataWithdrawn { operation, dataset } => {
			Data::<Runtime>::mutate(operation, dataset, |it| {
				it.as_mut().expect("it was in").until_ms = Some(at.ms);
			});
			change(operation, |it| it.data -= 1);
		}
		Event::ProductListed { operation, number, product } => {
			Products::<Runtime>::insert(operation, number, product);
			ProductOf::<Runtime>::insert(product.dataset, (operation, number));
			used(product.dataset, operation, at);
			change(operation, |it| {
				it.products = number;
				it.listed += 1;
				it.uncapped += u32::from(product.is_charged());
			});
		}
		Event::ProductDelisted { operation, number } => {
			let mut product = Products::<Runtime>::get(operation, number).expect("it was listed");
			let is_uncapped = product.is_charged() && product.tariffs == 0;
			product.delisted_ms = Some(at.ms);
			Products::<Runtime>::insert(operation, number, product);
			ProductOf::<Runtime>::remove(product.dataset);
			change(operation, |it| {
				it.listed -= 1;
				it.uncapped -= u32::from(is_uncapped);
			});
		}
		Event::RevenuePermitted { operation, year, permitted } => {
			account(operation, year, |it| it.permitted = Some(permitted));
		}
		Event::TariffSet { operation, product, sequence, tariff } => {
			Tariffs::<Runtime>::insert(operation, (product, sequence), tariff);
			Products::<Runtime>::mutate(operation, product, |it| {
				it.as_mut().expect("it was listed").tariffs = sequence;
			});
			if sequence == 1 {
				change(operation, |it| it.uncapped -= 1);
			}
		}
		Event::Begun { operation } => change(operation, |it| {
			it.stage = Stage::Active;
			it.begun_ms = Some(at.ms);
		}),
		Event::RevenueRecorded { operation, year, sequence, entry } => {
			Entries::<Runtime>::insert(operation, (year, sequence), entry);
			account(operation, year, |it| {
				it.entries = sequence;
				it.charged.surplus += entry.amount;
			});
		}
		Event::RevenueReversed { operation, year, sequence } => {
			let mut entry = Entries::<Runtime>::get(operation, (year, sequence)).expect("it was recorded");
			entry.is_reversed = true;
			Entries::<Runtime>::insert(operation, (year, sequence), entry);
			account(operation, year, |it| {
				let Split { revenue, surplus } = it.charged;
				it.charged = Split { revenue: 0, surplus: revenue + surplus - entry.amount };
			});
		}
		Event::Disclosed { operation, year, side, document } => {
			disclosed(operation, year, side, document, at)
		}
		Event::Terminated { operation, ground, .. } => change(operation, |it| {
			it.stage = Stage::Terminated;
			it.ended = Some(Ended { ground, at_ms: at.ms });
		}),
		Event::DataConsented { operation, dataset, document } => {
			DataConsents::<Runtime>::set(operation, dataset, document);
		}
		Event::FirstUseNoted { operation, dataset } => {
			let data = Data::<Runtime>::get(operation, dataset).map(|it| it.since_ms);
			let listed = || {
				let (_, number) = ProductOf::<Runtime>::get(dataset)?;
				Products::<Runtime>::get(operation, number).map(|it| it.listed_ms)
			};
			let at_ms = data.or_else(listed).expect("it was used");
			FirstUses::<Runtime>::insert(dataset, FirstUse { operation, at_ms });
		}
		Event::AuthorityReplaced { operation, authority, .. } => {
			change(operation, |it| it.plan.price_authority = authority);
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

fn change(id: OperationId, alter: impl FnOnce(&mut Stored)) {
	Operations::<Runtime>::mutate(id, |it| alter(it.as_mut().expect("it was planned")));
}

/// The year's books after this: all that was charged is divided anew.
fn account(id: OperationId, year: u16, alter: impl FnOnce(&mut Account)) {
	Accounts::<Runtime>::mutate(id, year, |it| {
		alter(it);
		let charged = it.charged.revenue + it.charged.surplus;
		it.charged = Split::of(charged, it.permitted.map(|permitted| permitted.net()));
	});
}

/// The first operation that used it, unless that ended without having begun.
fn used(dataset: DatasetId, operation: OperationId, at: At) {
	let first = FirstUses::<Runtime>::get(dataset).and_then(|it| Operations::<Runtime>::get(it.operation));
	let stays = first.is_some_and(|it| it.begun_ms.is_some() || !Operation::standing(&it, at.ms).is_ended());
	if !stays {
		FirstUses::<Runtime>::insert(dataset, FirstUse { operation, at_ms: at.ms });
	}
}

/// The year's books are closed: what of the surplus nothing was shortened by goes on.
fn close(id: OperationId, year: u16) {
	let before = Accounts::<Runtime>::get(id, year - 1).carried;
	Accounts::<Runtime>::mutate(id, year, |it| {
		let deducted = it.permitted.map_or(0, |permitted| permitted.deducted);
		it.carried = before - deducted + it.charged.surplus;
	});
}

fn disclosed(id: OperationId, year: u16, side: Side, document: [u8; 32], at: At) {
	Disclosures::<Runtime>::mutate(id, (year, side), |it| {
		let before = it.map(|before| (before.first_ms, before.corrections + 1));
		if side == Side::Operator && before.is_none() {
			close(id, year);
		}
		let (first_ms, corrections) = before.unwrap_or((at.ms, 0));
		*it = Some(Disclosure { document, first_ms, last_ms: at.ms, corrections });
	});
}

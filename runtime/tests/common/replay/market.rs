//! Products, negotiations and orders. Derived: the files of a delivery, which are those of the version (M13); units sold (`Products`), from
//! orders for which money is locked or went back; which agreement was ordered by; counts (`ListedBy`, `OpenNegotiations`, `OpenOrders`).

use hefu_primitives::{
	GrantId, NegotiationId, OrderId, ProductId,
	market::{NegotiationState, Side, Stage},
};
use hefu_runtime::{Registry, Runtime};
use pallet_market::{
	Accepted, Commitments, Deliveries, Delivery, Event, File, FileCommitments, ListedBy, Marks, Negotiation,
	Negotiations, OpenNegotiations, OpenOrders, Order, Orders, Product, Products,
};
use pallet_support::FileInspect;

use super::{At, fewer};

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::ProductListed { product, seller, listing } => {
			let listed = Product { seller, listing: *listing, sold: 0, listed_ms: at.ms, delisted_ms: None };
			Products::<Runtime>::insert(product, listed);
			ListedBy::<Runtime>::mutate(seller, |count| *count += 1);
		}
		Event::ProductDelisted { product } => {
			change_product(product, |it| it.delisted_ms = Some(at.ms));
			fewer::<ListedBy<Runtime>, _>(self::product(product).seller);
		}
		Event::NegotiationOpened { negotiation, product, consumer, provider, opener, offer } => {
			let state = match opener {
				Side::Consumer => NegotiationState::Requested,
				Side::Provider => NegotiationState::Offered,
			};
			let (agreement, order) = (None, None);
			let opened = Negotiation { product, consumer, provider, opener, state, offer, agreement, order };
			Negotiations::<Runtime>::insert(negotiation, opened);
			OpenNegotiations::<Runtime>::mutate(opened.opened_by(), |count| *count += 1);
		}
		Event::NegotiationMoved { negotiation, state, offer, .. } => change_negotiation(negotiation, |it| {
			let was_proposal = it.state.is_proposal();
			it.state = state;
			it.offer = offer.unwrap_or(it.offer);
			if was_proposal && !state.is_proposal() {
				fewer::<OpenNegotiations<Runtime>, _>(it.opened_by());
			}
		}),
		Event::AgreementMade { negotiation, agreement } => {
			change_negotiation(negotiation, |it| it.agreement = Some(agreement));
		}
		Event::OrderPlaced { order, placed } => {
			if let Some(negotiation) = placed.negotiation {
				change_negotiation(negotiation, |it| it.order = Some(order));
			}
			OpenOrders::<Runtime>::mutate(placed.buyer, |count| *count += 1);
			Orders::<Runtime>::insert(order, *placed);
		}
		Event::OrderCancelled { order, .. } => end(order, Stage::Cancelled, at),
		Event::Committed { order, grant, commitments, due_ms } => commit(order, grant, commitments, due_ms),
		Event::Locked { order, instruction, key, due_ms } => {
			let Order { product, units, instruction: before, .. } = self::order(order);
			// Of what is delivered again the money is locked already.
			if before.is_none() {
				change_product(product, |it| it.sold += units);
			}
			change_delivery(order, |it| it.key = Some(key));
			go(order, Stage::Locked, due_ms);
			change(order, |it| it.instruction = Some(instruction));
		}
		Event::KeysHanded { order, handed, due_ms } => {
			change_delivery(order, |it| {
				for (file, handed) in it.files.iter_mut().zip(handed) {
					file.handed = Some(handed);
				}
			});
			go(order, Stage::Inspecting, due_ms);
			change(order, |it| it.handed_ms = Some(at.ms));
		}
		Event::TransferMoved { order, state, .. } => change(order, |it| it.transfer = Some(state)),
		Event::Accepted { order, how, due_ms } => {
			go(order, Stage::Accepted, due_ms);
			change(order, |it| it.accepted = Some(Accepted { how, at_ms: at.ms }));
		}
		Event::Objected { order, due_ms, .. } => go(order, Stage::Objected, due_ms),
		Event::Arbitrating { order, due_ms, .. } => go(order, Stage::Arbitrating, due_ms),
		// Another event says what follows.
		Event::Ruled { .. } | Event::SettlementHeld { .. } => (),
		Event::Proven { order, marks, .. } => Marks::<Runtime>::insert(self::order(order).seller, marks),
		Event::Settled { order } => end(order, Stage::Settled, at),
		Event::Refunded { order, .. } => {
			let Order { product, units, .. } = self::order(order);
			change_product(product, |it| it.sold -= units);
			end(order, Stage::Refunded, at);
		}
		Event::OrderExpired { order } => end(order, Stage::Expired, at),
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

/// The seller commits, for the first time or again: what was handed over before is forgotten.
fn commit(id: OrderId, grant: GrantId, commitments: FileCommitments, due_ms: u64) {
	let listing = product(order(id).product).listing;
	let registered = <Registry as FileInspect>::files(&listing.dataset, listing.version);
	let files = registered.iter().zip(&commitments).map(|(file, commitment)| File {
		size: file.size,
		registered: file.digests.blake3,
		commitment: *commitment,
		handed: None,
	});
	let files = files.collect::<Vec<_>>().try_into().expect("as many as the version has");
	Deliveries::<Runtime>::insert(id, Delivery { files, key: None });
	for commitment in &commitments {
		Commitments::<Runtime>::insert(commitment.key, id);
	}
	go(id, Stage::Committed, due_ms);
	change(id, |it| (it.grant, it.transfer, it.handed_ms) = (Some(grant), None, None));
}

fn product(id: ProductId) -> Product {
	Products::<Runtime>::get(id).expect("it was listed")
}

fn order(id: OrderId) -> Order {
	Orders::<Runtime>::get(id).expect("it was placed")
}

fn change_product(id: ProductId, alter: impl FnOnce(&mut Product)) {
	Products::<Runtime>::mutate(id, |it| alter(it.as_mut().expect("it was listed")));
}

fn change_negotiation(id: NegotiationId, alter: impl FnOnce(&mut Negotiation)) {
	Negotiations::<Runtime>::mutate(id, |it| alter(it.as_mut().expect("it was opened")));
}

fn change_delivery(id: OrderId, alter: impl FnOnce(&mut Delivery)) {
	Deliveries::<Runtime>::mutate(id, |it| alter(it.as_mut().expect("it was committed to")));
}

fn change(id: OrderId, alter: impl FnOnce(&mut Order)) {
	Orders::<Runtime>::mutate(id, |it| alter(it.as_mut().expect("it was placed")));
}

/// The order is at this stage, until this moment.
fn go(id: OrderId, stage: Stage, due_ms: u64) {
	change(id, |it| (it.stage, it.due_ms) = (stage, due_ms));
}

fn end(id: OrderId, stage: Stage, at: At) {
	change(id, |it| (it.stage, it.closed_ms) = (stage, Some(at.ms)));
	fewer::<OpenOrders<Runtime>, _>(order(id).buyer);
}

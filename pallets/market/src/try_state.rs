//! What always holds of this pallet's storage.

use alloc::collections::BTreeMap;
use frame::prelude::*;
use hefu_primitives::{
	MemberId, ProductId,
	market::{NegotiationState, Settling, Stage, check_fees},
	settlement::What,
};
use pallet_support::FileInspect;

use crate::{
	Commitments, Config, Deliveries, ListedBy, Listing, Marks, Negotiations, OpenNegotiations, OpenOrders,
	Order, Orders, Pallet, Product, Products,
};

/// How many of each.
type Counts = BTreeMap<MemberId, u32>;

fn count(counts: &mut Counts, of: MemberId) {
	let count = counts.entry(of).or_default();
	*count = count.saturating_add(1);
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::check_products()?;
		Self::check_negotiations()?;
		Self::check_orders()?;
		Self::check_deliveries()
	}

	fn check_products() -> Result<(), DispatchError> {
		let mut sold = BTreeMap::<ProductId, u64>::new();
		for order in Orders::<T>::iter_values() {
			if order.instruction.is_some() && order.stage != Stage::Refunded {
				let units = sold.entry(order.product).or_default();
				*units = units.checked_add(order.units).ok_or("more units than can be counted")?;
			}
		}
		let mut listed = Counts::new();
		for (id, product) in Products::<T>::iter() {
			let Product { seller, listing, .. } = &product;
			ensure!(product.sold == sold.remove(&id).unwrap_or_default(), "units are counted wrong");
			ensure!(listing.stock.is_none_or(|stock| product.sold <= stock), "sold more than there is");
			ensure!(listing.price.check().is_ok(), "a price that says nothing");
			ensure!(check_fees(&listing.fees).is_ok(), "M15: fees that leave nothing");
			let judges_own = matches!(listing.settling, Settling::Arbiter(arbiter) if product.pays(&arbiter));
			ensure!(!judges_own, "an arbiter that is paid by what it finds");
			let pays_itself = listing.price.book().is_some_and(|book| product.pays(&book.bank));
			ensure!(!pays_itself, "a bank that is paid by itself");
			ensure!(product.delisted_ms.is_none_or(|at_ms| at_ms >= product.listed_ms), "off before on");
			if product.delisted_ms.is_none() {
				count(&mut listed, *seller);
			}
		}
		ensure!(sold.is_empty(), "units of no product");
		ensure!(ListedBy::<T>::iter().collect::<Counts>() == listed, "products are counted wrong");
		Ok(())
	}

	fn check_negotiations() -> Result<(), DispatchError> {
		let mut open = Counts::new();
		for (id, of) in Negotiations::<T>::iter() {
			let product = Products::<T>::get(of.product).ok_or("a negotiation about no product")?;
			ensure!(of.provider == product.seller, "a negotiation with another seller");
			ensure!(!product.pays(&of.consumer), "a consumer that is paid");
			if of.state.is_proposal() {
				count(&mut open, of.opened_by());
			}
			let is_agreed = match of.state {
				NegotiationState::Agreed | NegotiationState::Verified | NegotiationState::Finalized => true,
				// A side may end what was agreed.
				NegotiationState::Terminated => of.agreement.is_some(),
				_ => false,
			};
			ensure!(is_agreed == of.agreement.is_some(), "an agreement that nothing led to");
			if let Some(agreement) = of.agreement {
				let sides = (agreement.assigner, agreement.assignee) == (of.provider, of.consumer);
				ensure!(sides && agreement.target == product.listing.target(), "another agreement");
			}
			if let Some(order) = of.order {
				ensure!(of.state == NegotiationState::Finalized, "ordered before it was agreed");
				let order = Orders::<T>::get(order).ok_or("an agreement with no order")?;
				ensure!(order.negotiation == Some(id), "M17: an agreement that makes two orders");
			}
		}
		ensure!(OpenNegotiations::<T>::iter().collect::<Counts>() == open, "negotiations are counted wrong");
		Ok(())
	}

	fn check_orders() -> Result<(), DispatchError> {
		let mut open = Counts::new();
		for (id, order) in Orders::<T>::iter() {
			let product = Products::<T>::get(order.product).ok_or("an order of no product")?;
			ensure!(order.seller == product.seller && !product.pays(&order.buyer), "another seller");
			ensure!(order.units > 0, "an order of nothing");
			let fits = product.listing.price.fits(order.units, order.charge.as_ref());
			ensure!(fits.is_ok(), "M19: a charge that is not the price");
			if !order.stage.is_final() {
				count(&mut open, order.buyer);
			}
			ensure!(order.stage.is_final() == order.closed_ms.is_some(), "M17: closed, and goes on");
			Self::check_stage(&order)?;
			ensure!(order.grant.is_none() || Deliveries::<T>::contains_key(id), "committed to nothing");
			Self::check_money(&order, &product)?;
			if let Some(negotiation) = order.negotiation {
				let of = Negotiations::<T>::get(negotiation).ok_or("an order of no agreement")?;
				let same =
					of.order == Some(id) && (of.offer.units, of.offer.charge) == (order.units, order.charge);
				ensure!(same, "M17: an order of another agreement");
			}
		}
		ensure!(OpenOrders::<T>::iter().collect::<Counts>() == open, "orders are counted wrong");
		Ok(())
	}

	/// That a stage has what leads to it.
	fn check_stage(order: &Order) -> Result<(), DispatchError> {
		let Order { grant, instruction, accepted, handed_ms, .. } = order;
		let is_possible = match order.stage {
			Stage::Placed => grant.is_none() && instruction.is_none(),
			Stage::Committed => grant.is_some() && handed_ms.is_none(),
			Stage::Locked => instruction.is_some() && handed_ms.is_none(),
			Stage::Inspecting => instruction.is_some() && handed_ms.is_some(),
			Stage::Objected | Stage::Arbitrating => instruction.is_some(),
			Stage::Accepted | Stage::Settled => instruction.is_some() && accepted.is_some(),
			Stage::Refunded => instruction.is_some(),
			Stage::Cancelled | Stage::Expired => instruction.is_none(),
		};
		ensure!(is_possible, "a stage without what leads to it");
		let may_be_accepted = matches!(order.stage, Stage::Accepted | Stage::Settled | Stage::Refunded);
		ensure!(accepted.is_none() || may_be_accepted, "accepted, and goes on");
		ensure!(instruction.is_none() || grant.is_some(), "money without a grant");
		ensure!(order.transfer.is_none() || grant.is_some(), "a transfer of nothing");
		Ok(())
	}

	/// M14, M15: what is locked for it is what it costs; it is held, or was paid, or given back.
	fn check_money(order: &Order, product: &Product) -> Result<(), DispatchError> {
		let costs = order.charge.map_or(0, |charge| charge.amount);
		let mut amounts = Self::legs(order, product).into_iter().filter_map(|leg| match leg.what {
			What::Claim { amount, .. } => Some(amount),
			_ => None,
		});
		let parts = amounts.try_fold(0u128, |sum, amount| sum.checked_add(amount));
		ensure!(parts == Some(costs), "M15: the parts are not the whole");
		let locked = if order.instruction.is_some() { costs } else { 0 };
		let of = |stage| if order.stage == stage { locked } else { 0 };
		let (paid, refunded) = (of(Stage::Settled), of(Stage::Refunded));
		let sum = paid.checked_add(refunded).and_then(|sum| sum.checked_add(order.held()));
		ensure!(sum == Some(locked), "M14: money that is nowhere");
		Ok(())
	}

	fn check_deliveries() -> Result<(), DispatchError> {
		let mut proven = Counts::new();
		for (id, delivery) in Deliveries::<T>::iter() {
			let order = Orders::<T>::get(id).ok_or("a delivery of no order")?;
			let listing = Self::product_of(&order)?.listing;
			ensure!(order.grant.is_some(), "a delivery without a grant");
			let Listing { dataset, version, .. } = listing;
			let registered = T::Datasets::files(&dataset, version);
			ensure!(registered.len() == delivery.files.len(), "M13: other files");
			for (file, registered) in delivery.files.iter().zip(registered) {
				let same = (file.size, file.registered) == (registered.size, registered.digests.blake3);
				ensure!(same, "M13: another file");
				let of = Commitments::<T>::get(file.commitment.key);
				ensure!(of == Some(id), "a key of another order");
				ensure!(file.handed.is_some() == order.handed_ms.is_some(), "keys that nobody handed over");
				ensure!(file.handed.is_none() || delivery.key.is_some(), "keys to nobody");
			}
			ensure!(order.stage != Stage::Locked || delivery.key.is_some(), "money for a key to nobody");
		}
		for order in Commitments::<T>::iter_values() {
			ensure!(Deliveries::<T>::contains_key(order), "a key for no delivery");
		}
		for order in Orders::<T>::iter_values() {
			if order.stage == Stage::Refunded {
				count(&mut proven, order.seller);
			}
		}
		for (seller, marks) in Marks::<T>::iter() {
			let most = proven.get(&seller).copied().unwrap_or_default();
			ensure!(marks > 0 && marks <= most, "a mark without a refund");
		}
		Ok(())
	}
}

//! What of a message is recorded on the chain, what its parties keep, and how both make the message again.

use hefu_primitives::{
	MemberId, NegotiationId, OrderId, ProductId,
	dataset::VersionRef,
	market::{Charge, NegotiationState, TransferState},
	terms::Terms,
};

use super::{
	Access, Agreement, Catalog, DataAddress, DataService, Dataset, Distribution, DspError, DspProblem,
	Message, Named, Names, Negotiating, Negotiation, Offer, Pids, Places, Policy, Report, Sides, Table,
	Transfer, Transferring, digest,
};
use crate::policy::PurposeList;

/// What messages and the chain have to agree upon.
#[derive(Clone, Copy, Debug)]
pub struct Bridge<'a> {
	/// What names stand for.
	pub names: &'a Names,
	/// The consortium's purposes.
	pub purposes: &'a PurposeList,
	/// What places are called.
	pub places: &'a Places,
	/// When offers begin that do not say when: milliseconds since 1970 UTC. Agreements begin at their own time.
	pub begins_ms: u64,
}

/// What is recorded on the chain. Terms are there by their digest only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
	/// Nothing: what is asked, answered and refused between connectors.
	Nothing,
	/// Products that are listed: the catalogue's offers, in order.
	Listed(Vec<Listing>),
	/// A step in a negotiation.
	Negotiation {
		/// Which.
		negotiation: NegotiationId,
		/// The product, when it opens the negotiation.
		opens: Option<ProductId>,
		/// The step.
		step: Box<Step>,
	},
	/// How far a negotiation is; nobody moves it.
	Negotiated(NegotiationId, NegotiationState),
	/// A move in the transfer of an order.
	Transfer {
		/// Which order.
		order: OrderId,
		/// The negotiation whose agreement it is made of, when it opens the transfer.
		opens: Option<NegotiationId>,
		/// To which state.
		to: TransferState,
	},
	/// How far a transfer is; nobody moves it.
	Transferred(OrderId, TransferState),
}

/// A product's standing offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
	/// The product.
	pub product: ProductId,
	/// Who sells it, where the message says so.
	pub seller: Option<MemberId>,
	/// What it offers.
	pub offered: Offered,
}

/// What is offered or asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
	/// About which version of which dataset; on the chain, the product says so.
	pub target: VersionRef,
	/// Digest of the terms.
	pub terms: [u8; 32],
	/// How many units.
	pub units: u64,
	/// What they cost together; none: nothing.
	pub charge: Option<Charge>,
}

/// What was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
	/// Who grants: the provider.
	pub assigner: MemberId,
	/// To whom: the consumer.
	pub assignee: MemberId,
	/// What.
	pub offered: Offered,
	/// When: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

/// A step in a negotiation; the names are those of the market's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
	/// The consumer asks for this.
	Request(Offered),
	/// The provider offers this.
	Offer(Offered),
	/// The consumer accepts the offer.
	Accept,
	/// The provider agrees.
	Agree(Agreed),
	/// The consumer has verified the agreement.
	Verify,
	/// The provider finalises it.
	Finalize,
	/// A side ends the negotiation.
	Terminate,
}

/// Terms of a policy, which its parties keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTerms {
	/// The policy's name; of a catalogue's offer, the product's name is.
	pub name: String,
	/// The terms whose digest is on the chain.
	pub terms: Terms,
	/// The clauses whose digest is in the terms.
	pub clauses: Vec<String>,
}

/// What the parties keep of a message: it is not for the chain.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
	/// Nothing.
	Nothing,
	/// All of it: the chain has none.
	All(Box<Message>),
	/// A catalogue or dataset whose offers have no rules and no names, with the terms of each, in order.
	Listed(Box<Message>, Vec<KeptTerms>),
	/// The terms of what is offered, and where it is answered.
	Offered(Box<KeptTerms>, Option<String>),
	/// The terms of what was agreed.
	Agreed(Box<KeptTerms>),
	/// Why it ends or is interrupted.
	Report(Report),
	/// How data is transferred.
	Requested {
		/// In which form.
		format: String,
		/// Where to.
		address: Option<DataAddress>,
		/// Where it is answered.
		callback: String,
	},
	/// Where data can be had.
	Started(Option<DataAddress>),
}

impl Bridge<'_> {
	/// Divides a message into what is for the chain, and what is not.
	pub fn divide(&self, message: Message) -> Result<(Act, Kept), DspError> {
		match message {
			Message::Negotiating(message) => self.divide_negotiating(message),
			Message::Transferring(message) => self.divide_transferring(message),
			Message::Catalog(_) | Message::Dataset(_) => self.divide_listing(message),
			other => Ok((Act::Nothing, Kept::All(Box::new(other)))),
		}
	}

	/// Makes the message of what is on the chain and what was kept. Policies say the same as before, in the words of [`Policy`]s that
	/// are made of terms.
	pub fn join(&self, act: Act, kept: Kept) -> Result<Message, DspError> {
		match (act, kept) {
			(Act::Nothing, Kept::All(message)) => Ok(*message),
			(Act::Listed(listings), Kept::Listed(message, terms)) => {
				self.join_listing(&listings, *message, &terms)
			}
			(Act::Negotiation { negotiation, opens, step }, kept) => {
				let says = self.join_step(*step, kept)?;
				let is_open = (opens.is_none(), matches!(says, Negotiation::Offer { .. }));
				let pids = sides(&self.names.negotiations, &negotiation, is_open);
				Ok(Message::Negotiating(Negotiating { pids, says }))
			}
			(Act::Negotiated(negotiation, state), Kept::Nothing) => {
				let pids = sides(&self.names.negotiations, &negotiation, (true, false));
				Ok(Message::Negotiating(Negotiating { pids, says: Negotiation::State(state) }))
			}
			(Act::Transfer { order, opens, to }, kept) => {
				let pids = sides(&self.names.transfers, &order, (opens.is_none(), false));
				let says = self.join_transfer(opens, to, kept)?;
				Ok(Message::Transferring(Transferring { pids, says }))
			}
			(Act::Transferred(order, state), Kept::Nothing) => {
				let pids = sides(&self.names.transfers, &order, (true, false));
				Ok(Message::Transferring(Transferring { pids, says: Transfer::State(state) }))
			}
			_ => Err(DspError::new("", DspProblem::OtherAct)),
		}
	}

	fn divide_negotiating(&self, Negotiating { pids, says }: Negotiating) -> Result<(Act, Kept), DspError> {
		let negotiation = || one(&self.names.negotiations, &pids);
		let (opens, step, kept) = match says {
			Negotiation::Request { offer, callback } => {
				let (opens, offered, kept) = self.asked(&offer, &pids)?;
				(opens, Step::Request(offered), Kept::Offered(kept, callback))
			}
			Negotiation::Offer { offer, callback } => {
				let (opens, offered, kept) = self.asked(&offer, &pids)?;
				(opens, Step::Offer(offered), Kept::Offered(kept, callback))
			}
			Negotiation::Agreement(agreement) => {
				let (agreed, kept) = self.agreed(negotiation()?, &agreement)?;
				(None, Step::Agree(agreed), Kept::Agreed(Box::new(kept)))
			}
			Negotiation::Termination(report) => (None, Step::Terminate, Kept::Report(report)),
			Negotiation::Accepted => (None, Step::Accept, Kept::Nothing),
			Negotiation::Verification => (None, Step::Verify, Kept::Nothing),
			Negotiation::Finalized => (None, Step::Finalize, Kept::Nothing),
			Negotiation::State(state) => {
				return Ok((Act::Negotiated(negotiation()?, state), Kept::Nothing));
			}
			says @ Negotiation::Error(_) => {
				let message = Message::Negotiating(Negotiating { pids, says });
				return Ok((Act::Nothing, Kept::All(Box::new(message))));
			}
		};
		Ok((Act::Negotiation { negotiation: negotiation()?, opens, step: Box::new(step) }, kept))
	}

	fn join_step(&self, step: Step, kept: Kept) -> Result<Negotiation, DspError> {
		match (step, kept) {
			(Step::Request(offered), Kept::Offered(kept, callback)) => {
				Ok(Negotiation::Request { offer: self.offer(&offered, &kept)?, callback })
			}
			(Step::Offer(offered), Kept::Offered(kept, callback)) => {
				Ok(Negotiation::Offer { offer: self.offer(&offered, &kept)?, callback })
			}
			(Step::Agree(agreed), Kept::Agreed(kept)) => Ok(Negotiation::Agreement(Agreement {
				target: self.names.targets.name(&agreed.offered.target),
				policy: self.policy("agreement", &agreed.offered, &kept)?,
				assigner: self.names.members.name(&agreed.assigner),
				assignee: self.names.members.name(&agreed.assignee),
				at_ms: agreed.at_ms,
			})),
			(Step::Accept, Kept::Nothing) => Ok(Negotiation::Accepted),
			(Step::Verify, Kept::Nothing) => Ok(Negotiation::Verification),
			(Step::Finalize, Kept::Nothing) => Ok(Negotiation::Finalized),
			(Step::Terminate, Kept::Report(report)) => Ok(Negotiation::Termination(report)),
			_ => Err(DspError::new("", DspProblem::OtherAct)),
		}
	}

	fn divide_transferring(
		&self,
		Transferring { pids, says }: Transferring,
	) -> Result<(Act, Kept), DspError> {
		let order = || one(&self.names.transfers, &pids);
		let (opens, to, kept) = match says {
			Transfer::Request { agreement, format, address, callback } => {
				let opens = find(&self.names.agreements, "agreementId", &agreement)?;
				let kept = Kept::Requested { format, address, callback };
				(Some(opens), TransferState::Requested, kept)
			}
			Transfer::Start(address) => (None, TransferState::Started, Kept::Started(address)),
			Transfer::Completion => (None, TransferState::Completed, Kept::Nothing),
			Transfer::Suspension(report) => (None, TransferState::Suspended, Kept::Report(report)),
			Transfer::Termination(report) => (None, TransferState::Terminated, Kept::Report(report)),
			Transfer::State(state) => return Ok((Act::Transferred(order()?, state), Kept::Nothing)),
			says @ Transfer::Error(_) => {
				let message = Message::Transferring(Transferring { pids, says });
				return Ok((Act::Nothing, Kept::All(Box::new(message))));
			}
		};
		Ok((Act::Transfer { order: order()?, opens, to }, kept))
	}

	fn join_transfer(
		&self,
		opens: Option<NegotiationId>,
		to: TransferState,
		kept: Kept,
	) -> Result<Transfer, DspError> {
		match (to, opens, kept) {
			(TransferState::Requested, Some(opens), Kept::Requested { format, address, callback }) => {
				let agreement = self.names.agreements.name(&opens);
				Ok(Transfer::Request { agreement, format, address, callback })
			}
			(TransferState::Started, None, Kept::Started(address)) => Ok(Transfer::Start(address)),
			(TransferState::Completed, None, Kept::Nothing) => Ok(Transfer::Completion),
			(TransferState::Suspended, None, Kept::Report(report)) => Ok(Transfer::Suspension(report)),
			(TransferState::Terminated, None, Kept::Report(report)) => Ok(Transfer::Termination(report)),
			_ => Err(DspError::new("", DspProblem::OtherAct)),
		}
	}

	fn divide_listing(&self, mut message: Message) -> Result<(Act, Kept), DspError> {
		let seller = match &message {
			Message::Catalog(Catalog { participant: Some(participant), .. }) => {
				Some(find(&self.names.members, "participantId", participant)?)
			}
			_ => None,
		};
		let (mut listings, mut kept) = (Vec::new(), Vec::new());
		each_offer(&mut message, &mut |path: &str, target: Target<'_>, policy: &mut Policy| {
			let product = find(&self.names.products, &format!("{path}.@id"), &policy.name)?;
			let (offered, terms) = self.offered(path, target, policy, self.begins_ms)?;
			listings.push(Listing { product, seller, offered });
			kept.push(terms);
			(policy.name, policy.rules) = (String::new(), serde_json::Map::new());
			Ok(())
		})?;
		Ok((Act::Listed(listings), Kept::Listed(Box::new(message), kept)))
	}

	fn join_listing(
		&self,
		listings: &[Listing],
		mut message: Message,
		terms: &[KeptTerms],
	) -> Result<Message, DspError> {
		let other = || DspError::new("", DspProblem::OtherAct);
		let mut pairs = listings.iter().zip(terms);
		each_offer(&mut message, &mut |path: &str, (field, target): Target<'_>, policy: &mut Policy| {
			let (listing, terms) = pairs.next().ok_or_else(other)?;
			if find(&self.names.targets, field, target)? != listing.offered.target {
				return Err(other());
			}
			*policy = self.policy(path, &listing.offered, terms)?;
			policy.name = self.names.products.name(&listing.product);
			Ok(())
		})?;
		if pairs.next().is_some() || listings.len() != terms.len() { Err(other()) } else { Ok(message) }
	}

	/// What a side asks for or offers, and of which product, when it opens a negotiation: then it has one side's name only.
	fn asked(
		&self,
		offer: &Offer,
		pids: &Pids,
	) -> Result<(Option<ProductId>, Offered, Box<KeptTerms>), DspError> {
		let opens = match (&pids.consumer, &pids.provider) {
			(Some(_), Some(_)) => None,
			_ => Some(find(&self.names.products, "offer.@id", &offer.policy.name)?),
		};
		let target = ("offer.target", &*offer.target);
		let (offered, kept) = self.offered("offer", target, &offer.policy, self.begins_ms)?;
		Ok((opens, offered, Box::new(kept)))
	}

	fn offered(
		&self,
		path: &str,
		(field, target): Target<'_>,
		policy: &Policy,
		begins_ms: u64,
	) -> Result<(Offered, KeptTerms), DspError> {
		let target = find(&self.names.targets, field, target)?;
		let kept = policy.compile(path, self.purposes, self.places, begins_ms)?;
		let offered =
			Offered { target, terms: digest(&kept.terms), units: policy.units, charge: policy.charge };
		Ok((offered, kept))
	}

	fn agreed(
		&self,
		negotiation: NegotiationId,
		agreement: &Agreement,
	) -> Result<(Agreed, KeptTerms), DspError> {
		let Agreement { target, policy, assigner, assignee, at_ms } = agreement;
		if find(&self.names.agreements, "agreement.@id", &policy.name)? != negotiation {
			return Err(DspError::new("agreement.@id", DspProblem::OfAnother));
		}
		let (offered, kept) = self.offered("agreement", ("agreement.target", target), policy, *at_ms)?;
		let assigner = find(&self.names.members, "agreement.assigner", assigner)?;
		let assignee = find(&self.names.members, "agreement.assignee", assignee)?;
		Ok((Agreed { assigner, assignee, offered, at_ms: *at_ms }, kept))
	}

	fn offer(&self, offered: &Offered, kept: &KeptTerms) -> Result<Offer, DspError> {
		let policy = self.policy("offer", offered, kept)?;
		Ok(Offer { target: self.names.targets.name(&offered.target), policy })
	}

	fn policy(&self, path: &str, offered: &Offered, kept: &KeptTerms) -> Result<Policy, DspError> {
		if digest(&kept.terms) != offered.terms {
			return Err(DspError::new(path, DspProblem::OtherTerms));
		}
		Policy::of(path, kept, offered.units, offered.charge, self.purposes, self.places)
	}
}

/// The names of both sides for a thing; of one that is being opened, by the provider or by the consumer, the opener's only.
fn sides<T: Named>(tables: &Sides<T>, thing: &T, (is_open, by_provider): (bool, bool)) -> Pids {
	Pids {
		consumer: (is_open || !by_provider).then(|| tables.consumer.name(thing)),
		provider: (is_open || by_provider).then(|| tables.provider.name(thing)),
	}
}

/// The thing that has these names.
fn one<T: Named>(tables: &Sides<T>, pids: &Pids) -> Result<T, DspError> {
	let consumers =
		pids.consumer.as_ref().map(|name| find(&tables.consumer, "consumerPid", name)).transpose()?;
	let providers =
		pids.provider.as_ref().map(|name| find(&tables.provider, "providerPid", name)).transpose()?;
	match (consumers, providers) {
		(Some(one), Some(other)) if one != other => Err(DspError::new("providerPid", DspProblem::OfAnother)),
		(Some(one), _) | (None, Some(one)) => Ok(one),
		(None, None) => Err(DspError::new("consumerPid", DspProblem::Missing)),
	}
}

fn find<T: Named>(table: &Table<T>, field: &str, name: &str) -> Result<T, DspError> {
	table.find(name).ok_or_else(|| DspError::new(field, DspProblem::Unknown(T::KIND)))
}

/// The field that names the dataset of an offer, and the name.
type Target<'a> = (&'a str, &'a str);

/// What is done with an offer of a catalogue: where it stands, its dataset, and its policy.
type Visit<'a> = &'a mut dyn FnMut(&str, Target<'_>, &mut Policy) -> Result<(), DspError>;

/// Goes through all offers of a catalogue or dataset, in an order that is always the same.
fn each_offer(message: &mut Message, visit: Visit<'_>) -> Result<(), DspError> {
	match message {
		Message::Catalog(catalog) => of_catalog("", catalog, visit),
		Message::Dataset(dataset) => of_dataset("", dataset, visit),
		_ => Ok(()),
	}
}

fn of_catalog(path: &str, catalog: &mut Catalog, visit: Visit<'_>) -> Result<(), DspError> {
	let Catalog { name, datasets, catalogs, services, distributions, .. } = catalog;
	for (number, dataset) in datasets.iter_mut().enumerate() {
		of_dataset(&format!("{path}dataset[{number}]."), dataset, visit)?;
	}
	for (number, inner) in catalogs.iter_mut().enumerate() {
		of_catalog(&format!("{path}catalog[{number}]."), inner, visit)?;
	}
	for (number, service) in services.iter_mut().enumerate() {
		of_service(&format!("{path}service[{number}]."), service, visit)?;
	}
	of_distributions(path, (&format!("{path}@id"), name), distributions, visit)
}

fn of_dataset(path: &str, dataset: &mut Dataset, visit: Visit<'_>) -> Result<(), DspError> {
	let Dataset { name, offers, distributions, .. } = dataset;
	let field = format!("{path}@id");
	of_offers(path, (&field, name), offers, visit)?;
	of_distributions(path, (&field, name), distributions, visit)
}

fn of_distributions(
	path: &str,
	target: Target<'_>,
	distributions: &mut [Distribution],
	visit: Visit<'_>,
) -> Result<(), DspError> {
	for (number, distribution) in distributions.iter_mut().enumerate() {
		let path = format!("{path}distribution[{number}].");
		of_offers(&path, target, &mut distribution.offers, visit)?;
		if let Access::Service(service) = &mut distribution.access {
			of_service(&format!("{path}accessService."), service, visit)?;
		}
	}
	Ok(())
}

fn of_service(path: &str, service: &mut DataService, visit: Visit<'_>) -> Result<(), DspError> {
	for (number, dataset) in service.datasets.iter_mut().enumerate() {
		of_dataset(&format!("{path}servesDataset[{number}]."), dataset, visit)?;
	}
	Ok(())
}

fn of_offers(
	path: &str,
	target: Target<'_>,
	offers: &mut [Policy],
	visit: Visit<'_>,
) -> Result<(), DspError> {
	for (number, policy) in offers.iter_mut().enumerate() {
		visit(&format!("{path}hasPolicy[{number}]"), target, policy)?;
	}
	Ok(())
}

//! Random lives of bills: what is allowed, and what it does, is what a small model of the law says; refusals change nothing; what is
//! over stays as it is (T6); and events alone tell the chain (T13).

use std::collections::{BTreeMap, BTreeSet};

use frame::testing_prelude::*;
use hefu_primitives::{
	BillId,
	bill::{Entry, Kind, Status, Title, replay},
};
use proptest::{collection::vec, prelude::*, strategy::ValueTree, test_runner::TestRunner};

use super::states::{actions, dispatch, names};
use crate::{Event, mock::*};

/// Who takes part in the properties.
const WHO: [u64; 5] = [SHIPPER, BUYER, BANK, CARRIER, AGENT];

/// What is tried with a bill.
#[derive(Clone, Debug)]
enum Step {
	/// The action at this place of the table, by one of those whom it concerns or by anybody, with this recipient and reference.
	Act {
		place: usize,
		by: usize,
		to: usize,
		number: u8,
	},
	/// One of the actions that the law allows now.
	Allowed {
		pick: usize,
		to: usize,
		number: u8,
	},
	Lock {
		by: usize,
		to: usize,
	},
	Execute,
	Release,
	Wait(u64),
}

fn steps() -> impl Strategy<Value = (usize, Step)> {
	let act = (0usize..16, 0usize..10, 0usize..5, 1u8..60);
	let allowed = (any::<usize>(), 0usize..5, 1u8..60);
	let step = prop_oneof![
		20 => act.prop_map(|(place, by, to, number)| Step::Act { place, by, to, number }),
		30 => allowed.prop_map(|(pick, to, number)| Step::Allowed { pick, to, number }),
		4 => (0usize..8, 0usize..5).prop_map(|(by, to)| Step::Lock { by, to }),
		6 => Just(Step::Execute),
		1 => Just(Step::Release),
		2 => (0u64..LIFETIME).prop_map(Step::Wait),
	];
	(0usize..3, step)
}

/// Who has the title, in the model.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Right {
	Of(u64, bool),
	Bearer,
	Fixed(u64),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
	Live,
	Asked { by: u64, number: u8 },
	Surrendered,
	Void,
}

/// What can be given back, and until when.
#[derive(Clone, Copy, Debug)]
struct Undo {
	holder: Option<u64>,
	right: Option<Right>,
	until: u64,
}

/// A bill as the law has it.
#[derive(Clone, Copy, Debug)]
struct Model {
	stage: Stage,
	holder: u64,
	right: Right,
	undo: Option<Undo>,
	offer: Option<(u64, u64)>,
	locked: Option<(u64, u64)>,
}

impl Model {
	fn new(right: Right) -> Self {
		Self { stage: Stage::Live, holder: SHIPPER, right, undo: None, offer: None, locked: None }
	}

	fn offered(&self) -> Option<u64> {
		self.offer.filter(|(_, until)| Now::get() < *until).map(|(to, _)| to)
	}

	/// Whom the bill concerns, or whoever.
	fn actor(&self, by: usize) -> u64 {
		let owner = match self.right {
			Right::Of(owner, _) | Right::Fixed(owner) => owner,
			Right::Bearer => self.holder,
		};
		let asked = match self.stage {
			Stage::Asked { by, .. } => by,
			_ => owner,
		};
		[self.holder, self.holder, self.offered().unwrap_or(self.holder), owner, asked]
			.get(by)
			.copied()
			.unwrap_or(WHO[by % WHO.len()])
	}

	fn owns(&self, who: u64) -> bool {
		match self.right {
			Right::Of(owner, _) | Right::Fixed(owner) => owner == who,
			Right::Bearer => self.holder == who,
		}
	}

	/// Whether the party is free to do something with what it has.
	fn acts(&self, who: u64) -> bool {
		self.stage == Stage::Live && self.holder == who && self.offered().is_none()
	}

	fn may_go(&self, who: u64, to: u64) -> bool {
		let on_face = [SHIPPER, BUYER, BANK, CARRIER].contains(&to);
		who != to && (on_face || !matches!(self.right, Right::Fixed(_)))
	}

	fn endorses(&self, who: u64) -> bool {
		self.acts(who) && self.right == Right::Of(who, true)
	}

	fn moves(&mut self, to: u64, undo: Option<Undo>) {
		(self.holder, self.undo, self.offer) = (to, undo, None);
	}

	/// What there is to give back, in time.
	fn undone(&self, holder: bool, right: bool) -> Option<Undo> {
		let fits = |undo: &Undo| (undo.holder.is_some(), undo.right.is_some()) == (holder, right);
		self.undo.filter(fits).filter(|undo| Now::get() < undo.until)
	}

	/// Does the action of this name if the law allows it; tells whether it does.
	fn act(&mut self, who: u64, name: &str, to: u64, number: u8, used: &mut BTreeSet<u8>) -> bool {
		if self.locked.is_some() {
			return false;
		}
		let (now, was) = (Now::get(), *self);
		let until = now + WINDOW;
		let is_asked = matches!(self.stage, Stage::Asked { number: asked, .. } if asked == number);
		let answers = is_asked && [AGENT, CARRIER].contains(&who);
		let done = match name {
			"offer" => self.acts(who) && self.may_go(who, to),
			"accept" | "decline" => self.offered() == Some(who),
			"withdraw" => self.offered().is_some() && self.holder == who,
			"endorse" | "endorse to order" => self.endorses(who) && to != who,
			"blank endorse" => self.endorses(who) || (self.acts(who) && self.right == Right::Bearer),
			"sign" => self.acts(who),
			"reject possession" => self.undone(true, false).is_some() && self.holder == who,
			"reject title" => self.undone(false, true).is_some() && self.owns(who),
			"reject both" => self.undone(true, true).is_some() && self.holder == who,
			"request" => {
				let entitled = self.owns(who) || (matches!(self.right, Right::Fixed(_)) && who == SHIPPER);
				self.acts(who) && entitled && !used.contains(&number)
			}
			"accept surrender" | "reject surrender" => answers,
			"cancel surrender" => is_asked && matches!(self.stage, Stage::Asked { by, .. } if by == who),
			"void" => {
				let own = self.owns(who) || matches!(self.right, Right::Fixed(_));
				self.acts(who) && who == CARRIER && own
			}
			name => panic!("{name} is no action"),
		};
		if !done {
			return false;
		}
		match name {
			"offer" => {
				self.offer = Some((to, now + LIFETIME));
				self.undo = self.undo.filter(|undo| undo.holder.is_none());
			}
			"accept" => {
				let right = match self.right {
					Right::Bearer => Some(Right::Bearer),
					Right::Of(owner, _) if owner == who => self.undo.and_then(|undo| undo.right),
					_ => None,
				};
				self.moves(who, Some(Undo { holder: Some(was.holder), right, until }));
			}
			"decline" | "withdraw" => self.offer = None,
			"endorse" | "endorse to order" => {
				self.right = Right::Of(to, name == "endorse to order");
				self.moves(was.holder, Some(Undo { holder: None, right: Some(was.right), until }));
			}
			"blank endorse" => {
				self.right = Right::Bearer;
				self.moves(was.holder, None);
			}
			"sign" => self.moves(was.holder, None),
			"reject title" => {
				self.right = was.undo.and_then(|undo| undo.right).expect("it can be rejected");
				self.undo = None;
			}
			"reject possession" | "reject both" => {
				let undo = was.undo.expect("it can be rejected");
				self.right = undo.right.unwrap_or(was.right);
				self.moves(undo.holder.expect("it can be rejected"), None);
			}
			"request" => {
				used.insert(number);
				self.stage = Stage::Asked { by: who, number };
				self.moves(AGENT, None);
			}
			"accept surrender" => self.stage = Stage::Surrendered,
			"void" => {
				self.stage = Stage::Void;
				self.moves(was.holder, None);
			}
			_ => {
				let Stage::Asked { by, .. } = was.stage else { panic!("{name} answers nothing") };
				self.stage = Stage::Live;
				self.moves(by, None);
			}
		}
		true
	}

	fn lock(&mut self, who: u64, to: u64) -> bool {
		let gives = match self.right {
			Right::Of(..) => self.endorses(who),
			Right::Bearer | Right::Fixed(_) => true,
		};
		let done = self.locked.is_none() && self.acts(who) && gives && self.may_go(who, to);
		if done {
			(self.locked, self.offer) = (Some((who, to)), None);
		}
		done
	}

	fn execute(&mut self) {
		if let Some((_, to)) = self.locked.take() {
			if matches!(self.right, Right::Of(..)) {
				self.right = Right::Of(to, true);
			}
			self.moves(to, None);
		}
	}

	/// The request that waits, or else this number.
	fn asked(&self, number: u8) -> u8 {
		match self.stage {
			Stage::Asked { number, .. } => number,
			_ => number,
		}
	}

	/// A place of the table, and who does what stands there, of those that are allowed now; first by whoever can.
	fn allowed(&self, pick: usize, to: u64, number: u8, used: &BTreeSet<u8>) -> (usize, u64) {
		let table = names();
		let who = |name: &str| {
			let may = |who: &u64| {
				let (mut model, mut used) = (*self, used.clone());
				model.act(*who, name, to, number, &mut used)
			};
			WHO.into_iter().find(may)
		};
		let all = table.enumerate().filter_map(|(place, name)| Some((place, who(name)?)));
		let all = all.collect::<Vec<_>>();
		all.get(pick % all.len().max(1)).copied().unwrap_or((0, SHIPPER))
	}

	/// That the record says the same.
	fn check(&self, id: BillId) {
		let title = match self.right {
			Right::Of(owner, further_endorsable) => Title::Named { party: party(owner), further_endorsable },
			Right::Bearer => Title::Bearer,
			Right::Fixed(consignee) => Title::Fixed(party(consignee)),
		};
		assert_eq!(has(id), (party(self.holder), title));
		let status = match self.stage {
			Stage::Live => Status::Issued,
			Stage::Asked { .. } => Status::PendingSurrenderForDelivery,
			Stage::Surrendered => Status::SurrenderedForDelivery,
			Stage::Void => Status::Voided,
		};
		assert_eq!(control(id).status, status);
		let offered = bill(id).offer.filter(|offer| offer.is_live(Now::get())).map(|offer| offer.to);
		assert_eq!(offered, self.offered().map(party));
		assert_eq!(bill(id).lock.is_some(), self.locked.is_some());
	}
}

/// The life of three bills, of different kinds; counts what was done.
fn live(steps: Vec<(usize, Step)>, done: &mut BTreeMap<&'static str, u32>) {
	let ids = [issue(1, order(1)), issue(2, bearer(2)), issue(3, fixed(Kind::StraightBl, 3))];
	let mut models = [Right::Of(SHIPPER, true), Right::Bearer, Right::Fixed(BUYER)].map(Model::new);
	let mut used = BTreeSet::new();
	let mut chains = ids.map(|id| vec![Bills::entry(id, 0).expect("it was issued")]);
	let mut over = BTreeMap::new();
	for (which, step) in steps {
		let (id, model) = (ids[which], &mut models[which]);
		let before = (root(), System::events().len());
		let (name, expected, found) = match step {
			Step::Act { place, by, to, number } => {
				let (who, to) = (model.actor(by), WHO[to]);
				let (name, call) = actions(id, to, number).swap_remove(place);
				(name, model.act(who, name, to, number, &mut used), dispatch(who, call))
			}
			Step::Allowed { pick, to, number } => {
				let (to, number) = (WHO[to], model.asked(number));
				let (place, who) = model.allowed(pick, to, number, &used);
				let (name, call) = actions(id, to, number).swap_remove(place);
				(name, model.act(who, name, to, number, &mut used), dispatch(who, call))
			}
			Step::Lock { by, to } => {
				let (who, to) = (model.actor(by), WHO[to]);
				("lock", model.lock(who, to), lock(id, who, to))
			}
			Step::Execute => match model.locked {
				Some((from, to)) => {
					model.execute();
					("execute", true, execute(id, from, to))
				}
				None => ("execute", false, execute(id, SHIPPER, BUYER)),
			},
			Step::Release => {
				model.locked = None;
				("release", true, release(id))
			}
			Step::Wait(ms) => {
				later(ms);
				continue;
			}
		};
		assert_eq!(found.is_ok(), expected, "{name}: {found:?}, {model:?}");
		if expected {
			*done.entry(name).or_default() += 1;
		} else {
			assert_eq!((root(), System::events().len()), before, "{name}");
		}
		model.check(id);
		for event in events() {
			if let Event::ChainExtended { bill, sequence, entry, .. } = event {
				let chain: &mut Vec<Entry> = &mut chains[ids.iter().position(|id| *id == bill).unwrap()];
				assert_eq!(sequence as usize, chain.len());
				chain.push(entry);
			}
		}
		// T6.
		for (id, encoded) in &over {
			assert_eq!(bill(*id).encode(), *encoded);
		}
		if control(id).status.is_final() {
			over.entry(id).or_insert_with(|| bill(id).encode());
		}
	}
	for (id, chain) in ids.iter().zip(&chains) {
		assert_eq!(replay(id, &bill(*id).face, chain), Ok(control(*id)));
	}
}

#[test]
fn bills_do_what_the_law_says() {
	let mut done = BTreeMap::new();
	let mut runner = TestRunner::deterministic();
	let strategy = vec(steps(), 20..120);
	for _ in 0..64 {
		let steps = strategy.new_tree(&mut runner).expect("steps").current();
		test(|| live(steps, &mut done));
	}
	for name in names().chain(["lock", "execute", "release"]) {
		assert!(done.get(name).is_some_and(|times| *times >= 3), "{name} was hardly done: {done:?}");
	}
}

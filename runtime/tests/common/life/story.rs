//! What takes many steps that belong together, or days of waiting, and so hardly ever comes of what is drawn: a story, the same in every
//! life, that has all of it. Its cast is its own, which nobody has suspended or bound before.

mod anchors;
mod evidence;
mod market;
mod metering;
mod nodes;
mod public_data;
mod registration;
mod rights;
mod trade;

use hefu_primitives::{
	DatasetId,
	calendar::CalendarKind,
	dataset::VersionContent,
	date::Day,
	export::{Heads, Rules},
	law::PackId,
	locator::LocatorPolicy,
	member::Role,
	operation::year_in_china,
	text::Text,
};
use hefu_runtime::Calendar;
use pallet_registry::CheckWhen;
use pallet_support::LawPacks;

use super::{World, by, cast, motion};

/// A day, in slots.
const DAY: u64 = 43_200;
/// Most days for which anything here is waited for.
const MOST_DAYS: u32 = 60;
/// The guide to the property register, as the chain knows it from the first block.
const GUIDE: PackId = PackId(0);

/// Who takes part, each with the region that it stands for and its roles: an institution that registers, a body with public data, who
/// operates them, who permits what they cost, and somebody who has a book, issues bills and can take the last one's place.
const CAST: [(&str, u32, &[Role]); 5] = [
	("Kate", 510_000, &[Role::RegistryInstitution, Role::Validator]),
	("Leo", 510_000, &[Role::DataHolder, Role::ImplementingBody, Role::Validator]),
	("Mona", 510_100, &[Role::AuthorisedOperator, Role::DataService, Role::Validator]),
	("Nora", 510_000, &[Role::Regulator, Role::TaxAttestor, Role::Validator]),
	("Olga", 310_000, &[Role::Regulator, Role::Auditor, Role::Bank, Role::Carrier]),
];

impl World {
	/// Plays it, once. It ends in the year after.
	pub fn story(&mut self) {
		for (number, (seed, region, roles)) in (500..).zip(CAST) {
			self.enrol(seed, cast::uscc(number), region, roles);
		}
		// Whatever the life has decided: files may be anywhere, and the guide holds for both registers.
		let policy = LocatorPolicy { http: true, private_addresses: true };
		self.must(motion(pallet_verification::Call::set_policy { policy }));
		self.must(motion(pallet_catalogue::Call::put_in_force { pack: GUIDE }));
		let rules = Rules {
			assessment: Heads { persons: 1_000_000, sensitive: 10_000 },
			contract_persons: 100_000,
			basis: Text::new("第七条、第八条").expect("short"),
		};
		self.must(motion(pallet_exports::Call::set_rules { rules }));
		self.allow_days();
		// Periods that are open when it ends are over on a day that is known.
		self.must(motion(pallet_calendar::Call::set_year {
			kind: CalendarKind::Mainland,
			year: year_in_china(self.now()) + 1,
			holidays: Default::default(),
			make_up: Default::default(),
			basis: Text::new("国务院办公厅关于部分节假日安排的通知").expect("a basis"),
		}));
		self.put_in_force(GUIDE);

		trade::play(self);
		evidence::play(self);
		let orders = market::play(self);
		let meter = metering::play(self);
		registration::play(self);
		anchors::play(self);
		public_data::play(self);
		market::end(self, orders);
		metering::end(self, meter);
		rights::play(self);
		nodes::play(self);
	}

	/// Puts a law pack in force, and waits until it is.
	fn put_in_force(&mut self, pack: PackId) {
		let from = Day::in_china(self.now()).days_later(2);
		self.must(motion(pallet_calendar::Call::put_in_force { pack, from }));
		self.wait_until(|now| <Calendar as LawPacks>::in_force(now) == Some(pack));
	}

	/// Lets days pass until this is so of the last block's time, with a block on each.
	fn wait_until(&mut self, is_so: impl Fn(u64) -> bool) {
		for _ in 0..MOST_DAYS {
			let now = self.now();
			if self.chain.read(|| is_so(now)) {
				return;
			}
			self.play(DAY - 1_200, Vec::new());
		}
		panic!("it does not come within {MOST_DAYS} days");
	}

	/// Registers a dataset of the member of this seed, whose file no other has.
	fn publish(&mut self, seed: &str, mut content: VersionContent) -> DatasetId {
		let mut file = content.distributions[0].clone();
		file.digests.blake3 = Some(self.fresh());
		content.distributions = vec![file].try_into().expect("one");
		self.register(seed, content)
	}

	/// Registers a dataset of the member of this seed.
	fn register(&mut self, seed: &str, content: VersionContent) -> DatasetId {
		let nonce = self.fresh();
		let dataset = DatasetId::derive(&self.genesis, &self.id(seed), &nonce);
		let (content, check) = (Box::new(content), CheckWhen::Later);
		self.must(by(seed, pallet_registry::Call::register { nonce, content, check }));
		dataset
	}
}

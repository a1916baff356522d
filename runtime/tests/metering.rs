//! Meters on the real pallets: vouchers in the block in which their grant lapses or is revoked, what two owe each other of a day, and how
//! many vouchers are redeemed at once.

mod common;

use common::{
	content,
	life::{
		World, by,
		metering::{WINDOW, used_for, voucher_at},
	},
};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::Get,
};
use hefu_primitives::{
	DatasetId, GrantId, Party,
	date::Day,
	id::MeterId,
	metering::{Presented, Totals},
	right::{Ground, Right},
	settlement::{Book, Currency},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
};
use hefu_runtime::{Runtime, RuntimeCall, RuntimeEvent, Signature, configs::system::SlotWeights};
use pallet_metering::{Call, Event, MeterOf, Meters, Opening, Refusal};
use pallet_registry::CheckWhen;
use pallet_rights::Granting;
use pallet_settlement::{Claim, Claims, Due};

/// What each has at first, and puts aside, in fen.
const MONEY: u128 = 5_000;
const DEPOSIT: u128 = 1_000;

/// Bob and Judy serve each other; both have claims on Dave.
struct Service {
	world: World,
	book: Book,
	nonces: u8,
}

impl Service {
	fn new() -> Self {
		let mut world = World::new(0);
		let book = Book { bank: world.id("Dave"), currency: Currency::CNY };
		for (reference, seed) in [(1, "Bob"), (2, "Judy")] {
			let received = pallet_settlement::Call::received {
				currency: book.currency,
				holder: world.id(seed).into(),
				amount: MONEY,
				reference: [reference; 32],
			};
			world.must(by("Dave", received));
		}
		Self { world, book, nonces: 0 }
	}

	fn nonce(&mut self) -> [u8; 32] {
		self.nonces += 1;
		[self.nonces; 32]
	}

	/// A grant to use what the provider has generated, until this moment, and the payer's meter under it.
	fn opened(&mut self, provider: &str, payer: &str, until_ms: Option<u64>) -> (GrantId, MeterId) {
		let nonce = self.nonce();
		let world = &mut self.world;
		let [grantor, grantee] = [provider, payer].map(|seed| world.id(seed));
		let mut made = content("航班查询");
		let mut file = made.distributions[0].clone();
		file.digests.blake3 = Some(nonce);
		made.distributions = vec![file].try_into().expect("one");
		let (content, check) = (Box::new(made), CheckWhen::Later);
		world.must(by(provider, pallet_registry::Call::register { nonce, content, check }));
		let dataset = DatasetId::derive(&world.genesis, &grantor, &nonce);
		let (right, ground) = (Right::Operate, Ground::Generated);
		world.must(by(provider, pallet_rights::Call::claim { dataset, right, ground }));
		let granting = Granting {
			dataset,
			right: Right::Use,
			parent: None,
			grantee,
			terms: terms(until_ms),
			survivors: Default::default(),
		};
		world.must(by(provider, pallet_rights::Call::grant { nonce, granting: Box::new(granting) }));
		let grant = GrantId::derive(&world.genesis, &grantor, &nonce);
		let opening = Opening {
			grant,
			provider: grantor,
			service: [8; 32],
			used_for: used_for(0),
			book: self.book,
			deposit: DEPOSIT,
			cap: DEPOSIT,
			signers: vec![world.new_key()].try_into().expect("one"),
			window_ms: WINDOW,
		};
		let open: Call<Runtime> = Call::open { nonce, opening: Box::new(opening) };
		world.must(by(payer, open));
		(grant, MeterId::derive(&world.genesis, &grantee, &nonce))
	}

	fn stored(&mut self, meter: MeterId) -> MeterOf<Runtime> {
		self.world.chain.read(|| Meters::<Runtime>::get(meter)).expect("it was opened")
	}

	fn voucher(&mut self, meter: MeterId, at_ms: u64, value: u128) -> Presented<Signature> {
		let stored = self.stored(meter);
		voucher_at(&self.world, meter, &stored, at_ms, value)
	}

	/// How many slots after the last block one is of this moment, with no session's beginning in between.
	fn slots_until(&mut self, ms: u64) -> u64 {
		self.world.chain.pass_session();
		(ms - self.world.now()) / common::SLOT_MS
	}

	/// What became of vouchers in the last block: what is due, or why nothing is.
	fn outcomes(&self) -> Vec<Result<u128, Refusal>> {
		let events = self.world.chain.last_events().iter();
		let outcome = |event: &RuntimeEvent| match event {
			RuntimeEvent::Metering(Event::Redeemed { due, .. }) => Some(Ok(*due)),
			RuntimeEvent::Metering(Event::Refused { why, .. }) => Some(Err(*why)),
			_ => None,
		};
		events.filter_map(outcome).collect()
	}

	fn claim(&mut self, seed: &str) -> Claim {
		let (book, holder) = (self.book, Party::from(self.world.id(seed)));
		self.world.chain.read(|| Claims::<Runtime>::get(book, holder))
	}
}

fn redeem(vouchers: Vec<Presented<Signature>>) -> Call<Runtime> {
	Call::redeem { vouchers: vouchers.try_into().expect("no more than there can be") }
}

fn terms(until_ms: Option<u64>) -> Terms {
	Terms {
		purposes: Purposes(1),
		territory: Territory::everywhere(),
		period: Period { from_ms: 0, until_ms },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence::none(),
		sectors: Sectors::all(),
		environments: Environments::of(&[Environment::Sandbox]),
		export: Export::No,
		clauses: None,
	}
}

#[test]
fn in_the_block_in_which_a_grant_lapses_what_was_used_before_is_redeemed() {
	let mut service = Service::new();
	let lapse = service.world.now() + 120_000;
	let (_, meter) = service.opened("Bob", "Judy", Some(lapse));
	let slots = service.slots_until(lapse);
	let vouchers = vec![service.voucher(meter, lapse - 1, 300), service.voucher(meter, lapse, 301)];
	service.world.play(slots, vec![by("Bob", redeem(vouchers))]);
	assert_eq!(service.world.now(), lapse, "the grant lapses in this block");
	assert_eq!(service.outcomes(), [Ok(300), Err(Refusal::NotAllowed)]);
	// Later too.
	let voucher = service.voucher(meter, lapse - 1, 50);
	service.world.must(by("Bob", redeem(vec![voucher])));
	assert_eq!(service.outcomes(), [Ok(50)]);
	assert_eq!(service.claim("Judy"), Claim { free: MONEY - DEPOSIT, locked: DEPOSIT });
}

#[test]
fn in_the_block_in_which_a_grant_is_revoked_what_was_used_before_is_redeemed() {
	let mut service = Service::new();
	let (grant, meter) = service.opened("Bob", "Judy", None);
	let before = service.world.now();
	let slots = service.slots_until(before + 60_000);
	let revoked = before + 60_000;
	let vouchers = vec![service.voucher(meter, revoked - 1, 300), service.voucher(meter, revoked, 301)];
	let revoke = by("Bob", pallet_rights::Call::revoke { grant });
	service.world.play(slots, vec![revoke, by("Bob", redeem(vouchers))]);
	assert_eq!(service.world.now(), revoked, "the grant is revoked in this block");
	assert_eq!(service.outcomes(), [Ok(300), Err(Refusal::NotAllowed)]);
}

#[test]
fn what_two_owe_each_other_of_a_day_is_one_movement() {
	let mut service = Service::new();
	let (_, bobs) = service.opened("Bob", "Judy", None);
	let (_, judys) = service.opened("Judy", "Bob", None);
	let now = service.world.now();
	// Two redemptions from one, and one from the other.
	for (seed, meter, value) in [("Bob", bobs, 100), ("Bob", bobs, 200), ("Judy", judys, 120)] {
		let voucher = service.voucher(meter, now, value);
		service.world.must(by(seed, redeem(vec![voucher])));
	}
	let (day, book) = (Day::in_china(now), service.book);
	assert_eq!(Day::in_china(service.world.now()), day, "all of it is of one day");
	let [bob, judy] = ["Bob", "Judy"].map(|seed| service.world.id(seed).into());
	service.world.play(43_200, Vec::new());
	let call = pallet_settlement::Call::net { day, book, one: bob, other: judy };
	service.world.must(by("Alice", call));
	let statement = pallet_settlement::Event::Netted {
		day,
		book,
		payer: judy,
		payee: bob,
		owed: Due { amount: 300, redemptions: 2 },
		owed_back: Due { amount: 120, redemptions: 1 },
		net: 180,
	};
	assert!(service.world.chain.last_events().contains(&RuntimeEvent::Settlement(statement)));
	let [bobs_claim, judys_claim] = [service.claim("Bob"), service.claim("Judy")];
	assert_eq!(bobs_claim, Claim { free: MONEY - DEPOSIT + 300, locked: DEPOSIT - 120 });
	assert_eq!(judys_claim, Claim { free: MONEY - DEPOSIT + 120, locked: DEPOSIT - 300 });
	// M14: both close, and what was put aside is back but for what was paid.
	service.world.must(by("Bob", Call::close { meter: bobs }));
	service.world.must(by("Judy", Call::close { meter: judys }));
	let free = |amount| Claim { free: amount, locked: 0 };
	assert_eq!([service.claim("Bob"), service.claim("Judy")], [free(MONEY + 180), free(MONEY - 180)]);
}

/// In slots of two seconds. A thousand vouchers of as many meters, each of another payer, fit into a block. Into a member's transaction, which
/// leaves room in the block for what must always get through, fit a thousand of which each meter has two, and seven hundred of as many meters.
#[test]
fn a_thousand_vouchers_are_within_a_blocks_weight() {
	sp_io::TestExternalities::default().execute_with(|| {
		let weight = |vouchers: u32, meters: u32| {
			let each = (0..vouchers).map(|number| {
				let mut meter = MeterId([0; 32]);
				meter.0[..4].copy_from_slice(&(number % meters).to_le_bytes());
				let (window, totals) = (number / meters, Totals::default());
				let signature = Signature::Ed25519([0; 64].into());
				Presented { meter, window, totals, signer: 0, signature }
			});
			let call = RuntimeCall::from(redeem(each.collect()));
			call.get_dispatch_info().total_weight().ref_time()
		};
		let limits = SlotWeights::get();
		let all = weight(1_000, 1_000);
		assert!(all < limits.max_block.ref_time(), "{all} of {:?}", limits.max_block);
		let most = limits.get(DispatchClass::Normal).max_extrinsic.expect("it has a limit").ref_time();
		for (vouchers, meters) in [(1_000, 500), (700, 700)] {
			let weight = weight(vouchers, meters);
			assert!(weight < most, "{vouchers} of {meters} meters: {weight} of {most}");
		}
	});
}

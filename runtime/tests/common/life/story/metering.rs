//! Two meters of a grant. The provider closes the first, unused. Of the second one voucher of two is redeemed; the payer asks to close, and
//! when the challenge is over the rest is given back and what is due is netted.

use hefu_primitives::{
	GrantId, MemberId, Party,
	date::Day,
	id::MeterId,
	right::{Ground, Right},
	settlement::{Book, Currency},
};
use hefu_runtime::Runtime;
use pallet_metering::{Call, Meters, Opening};
use pallet_rights::Granting;
use pallet_settlement::Claims;

use crate::common::{
	content,
	life::{
		World, by,
		metering::{WINDOW, used_for, voucher},
		rights,
	},
};

/// What is used, in fen.
const USED: u128 = 300;

/// What is left to be done when the challenge and the day are over.
pub struct Waiting {
	meter: MeterId,
	book: Book,
	/// When it was redeemed.
	day: Day,
}

pub fn play(world: &mut World) -> Waiting {
	let book = Book { bank: world.id("Olga"), currency: Currency::CNY };
	let grant = granted(world);
	let unused = opened(world, grant, book);
	world.must(by("Leo", Call::close { meter: unused }));

	let meter = opened(world, grant, book);
	world.must(by("Mona", Call::top_up { meter, amount: 200 }));
	let stored = world.chain.read(|| Meters::<Runtime>::get(meter)).expect("it was opened");
	// The second is of more than is put aside.
	let vouchers = [USED, 10_000].map(|value| voucher(world, meter, &stored, value)).to_vec();
	let redeem: Call<Runtime> = Call::redeem { vouchers: vouchers.try_into().expect("two are few") };
	world.must(by("Leo", redeem));
	let day = Day::in_china(world.now());
	let stored = world.chain.read(|| Meters::<Runtime>::get(meter)).expect("it was opened");
	assert_eq!((stored.redeemed.value, stored.held()), (USED, 700 - USED));
	world.must(by("Mona", Call::close { meter }));
	Waiting { meter, book, day }
}

/// A meter of Mona's under the grant, with 500 of at most 1,000.
fn opened(world: &mut World, grant: GrantId, book: Book) -> MeterId {
	let (nonce, service) = (world.fresh(), world.fresh());
	let opening = Opening {
		grant,
		provider: world.id("Leo"),
		service,
		used_for: used_for(0),
		book,
		deposit: 500,
		cap: 1_000,
		signers: vec![world.new_key()].try_into().expect("one"),
		window_ms: WINDOW,
	};
	let open: Call<Runtime> = Call::open { nonce, opening: Box::new(opening) };
	world.must(by("Mona", open));
	MeterId::derive(&world.genesis, &world.id("Mona"), &nonce)
}

/// When more days have passed than anything waits for.
pub fn end(world: &mut World, waiting: Waiting) {
	let Waiting { meter, book, day } = waiting;
	let [payer, provider] = ["Mona", "Leo"].map(|seed| world.id(seed));
	let free = |world: &mut World, member: MemberId| {
		world.chain.read(|| Claims::<Runtime>::get(book, Party::Member(member)).free)
	};
	let before = [free(world, payer), free(world, provider)];
	world.must(by("Kate", Call::collect { meter }));
	let net = pallet_settlement::Call::net { day, book, one: payer.into(), other: provider.into() };
	world.must(by("Kate", net));
	let after = [free(world, payer), free(world, provider)];
	assert_eq!(after, [before[0] + 700 - USED, before[1] + USED], "M14");
}

/// A grant from Leo to Mona, to use what Leo has generated.
fn granted(world: &mut World) -> GrantId {
	let dataset = world.publish("Leo", content("实时路况"));
	let (right, ground) = (Right::Operate, Ground::Generated);
	world.must(by("Leo", pallet_rights::Call::claim { dataset, right, ground }));
	let nonce = world.fresh();
	let granting = Granting {
		dataset,
		right: Right::Use,
		parent: None,
		grantee: world.id("Mona"),
		terms: rights::widest(world),
		survivors: Default::default(),
	};
	world.must(by("Leo", pallet_rights::Call::grant { nonce, granting: Box::new(granting) }));
	GrantId::derive(&world.genesis, &world.id("Leo"), &nonce)
}

//! Meters, and vouchers redeemed from them.

use hefu_primitives::{
	GrantId, MemberId, Party,
	code::{Industry, Region},
	id::MeterId,
	metering::{Presented, Totals, Units, UsedFor, Voucher},
	right::Right,
	settlement::Book,
	terms::Purpose,
};
use hefu_runtime::{Rights, Runtime, Signature};
use pallet_metering::{Call, MeterOf, Meters, Opening, State, Tallies};
use pallet_rights::Grants;
use pallet_support::{GrantFacts, GrantInspect};
use sp_core::Pair;

use super::{Deed, Draw, World, settlement};

pub const DRAWS: &[Draw] = &[open, open, top_up, redeem, redeem, redeem, close, collect];

/// Length of windows, in milliseconds: so long that few are open.
pub const WINDOW: u64 = 86_400_000;

/// A use in Guangdong, in information services.
pub fn used_for(purpose: u8) -> UsedFor {
	let sector = Industry { section: b'I', division: Some(65) };
	UsedFor { purpose: Purpose(purpose), region: Region(440_300), sector }
}

/// Grants to use that are not metered, with a use that each allows.
fn usable(world: &mut World) -> Vec<(GrantId, GrantFacts, UsedFor)> {
	let now = world.now();
	world.chain.read(|| {
		let all = Grants::<Runtime>::iter()
			.filter(|(id, grant)| grant.right == Right::Use && Tallies::<Runtime>::get(id).open.is_none());
		let facts = |id: GrantId| {
			let allowed = (0..4)
				.map(used_for)
				.find(|used_for| <Rights as GrantInspect>::allows(&id, &used_for.at(now)))?;
			Some((id, <Rights as GrantInspect>::grant(&id)?, allowed))
		};
		all.filter_map(|(id, _)| facts(id)).collect()
	})
}

/// What the member can put aside, of all books.
fn free_of(world: &mut World, member: MemberId) -> Vec<(Book, u128)> {
	let free = settlement::free_claims(world).into_iter();
	let of_member = free.filter(|(_, holder, _)| *holder == Party::Member(member));
	of_member.map(|(book, _, free)| (book, free)).collect()
}

fn open(world: &mut World) -> Vec<Deed> {
	let all = usable(world);
	let Some((grant, facts, used_for)) = world.one_of(&all) else { return Vec::new() };
	let books = free_of(world, facts.grantee);
	let Some((book, free)) = world.one_of(&books) else { return Vec::new() };
	let deposit = 1 + world.below(free as usize / 4 + 1) as u128;
	let opening = Opening {
		grant,
		provider: facts.grantor,
		service: world.fresh(),
		used_for,
		book,
		deposit,
		cap: 2 * deposit,
		signers: vec![world.new_key(), world.new_key()].try_into().expect("two are few"),
		window_ms: WINDOW,
	};
	let (nonce, opening) = (world.fresh(), Box::new(opening));
	let call: Call<Runtime> = Call::open { nonce, opening };
	vec![Deed::By(world.signer(&facts.grantee), call.into())]
}

/// The meters of which this is so.
fn meters(world: &mut World, wanted: impl Fn(&MeterOf<Runtime>) -> bool) -> Vec<(MeterId, MeterOf<Runtime>)> {
	world.chain.read(|| Meters::<Runtime>::iter().filter(|(_, meter)| wanted(meter)).collect())
}

fn top_up(world: &mut World) -> Vec<Deed> {
	let all = meters(world, |meter| meter.state == State::Open && meter.deposited < meter.cap);
	let Some((meter, it)) = world.one_of(&all) else { return Vec::new() };
	let books = free_of(world, it.payer);
	let Some((_, free)) = books.iter().find(|(book, _)| *book == it.book) else { return Vec::new() };
	let most = (it.cap - it.deposited).min(*free);
	let amount = 1 + world.below(most as usize) as u128;
	vec![Deed::By(world.signer(&it.payer), Call::top_up { meter, amount }.into())]
}

/// A voucher of this meter with so much more than before, used just before the last block, or before the payer asked to close.
pub fn voucher(world: &World, id: MeterId, meter: &MeterOf<Runtime>, value: u128) -> Presented<Signature> {
	let at_ms = match meter.state {
		State::Closing { asked_ms, .. } => asked_ms - 1,
		State::Open | State::Closed { .. } => world.now(),
	};
	voucher_at(world, id, meter, at_ms, value)
}

/// The same, used at this moment, as the payer's first key signs it.
pub fn voucher_at(
	world: &World,
	id: MeterId,
	meter: &MeterOf<Runtime>,
	at_ms: u64,
	value: u128,
) -> Presented<Signature> {
	let window = meter.windows.at(at_ms).unwrap_or_default();
	let units = Units { calls: value.try_into().unwrap_or(u64::MAX), bytes: 0 };
	let more = Totals { ts_ns: at_ms * 1_000_000, value, units };
	let totals = meter.of_window(window).plus(&more).expect("little is used");
	let voucher = Voucher { relation: meter.relation(world.genesis, id), window, totals };
	let signature = Signature::Sr25519(world.pair_of(&meter.signers[0]).sign(&voucher.signed_bytes()));
	Presented { meter: id, window, totals, signer: 0, signature }
}

/// Several vouchers of one provider; now and then one that nobody signed, or of more than is there.
fn redeem(world: &mut World) -> Vec<Deed> {
	let all = meters(world, |meter| meter.held() > 0);
	let Some((_, first)) = world.one_of(&all) else { return Vec::new() };
	let mut vouchers = Vec::new();
	for (id, meter) in all.iter().filter(|(_, meter)| meter.provider == first.provider).take(3) {
		let value = 1 + world.below(meter.held() as usize + 1) as u128;
		let mut presented = voucher(world, *id, meter, value);
		if world.chance(8) {
			presented.totals.value += 1;
		}
		vouchers.push(presented);
	}
	let vouchers = vouchers.try_into().expect("three at most");
	let call: Call<Runtime> = Call::redeem { vouchers };
	vec![Deed::By(world.signer(&first.provider), call.into())]
}

/// Mostly the payer asks to; now and then the provider does.
fn close(world: &mut World) -> Vec<Deed> {
	let all = meters(world, |meter| meter.state == State::Open);
	if all.len() < 3 {
		return Vec::new();
	}
	let Some((meter, it)) = world.one_of(&all) else { return Vec::new() };
	let side = if world.chance(4) { it.provider } else { it.payer };
	vec![Deed::By(world.signer(&side), Call::close { meter }.into())]
}

/// After the challenge; now and then before its end.
fn collect(world: &mut World) -> Vec<Deed> {
	let next = world.now() + 2_000;
	let is_early = world.chance(12);
	let all = meters(
		world,
		|meter| matches!(meter.state, State::Closing { until_ms, .. } if until_ms <= next || is_early),
	);
	let Some((meter, _)) = world.one_of(&all) else { return Vec::new() };
	let by = world.some_member();
	vec![Deed::By(world.signer(&by), Call::collect { meter }.into())]
}

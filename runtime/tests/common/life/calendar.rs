//! Years to come, as governance records and corrects them; and law packs, recorded and put in force.

use hefu_primitives::{calendar::CalendarKind, date::Day, law::PackId, text::Text};
use hefu_runtime::Runtime;
use pallet_calendar::{Call, Packs};

use super::{Deed, Draw, World};

pub const DRAWS: &[Draw] = &[set_year, record_pack, put_in_force];

fn set_year(world: &mut World) -> Vec<Deed> {
	let kind = if world.chance(2) { CalendarKind::Mainland } else { CalendarKind::Banking };
	let year = 2_026 + world.below(4) as u16;
	let first = 1 + world.below(20) as u32;
	let holidays =
		(first..first + 3).filter_map(|day| Day::of_date(year.into(), 12, day)).collect::<Vec<_>>();
	let call = Call::set_year {
		kind,
		year,
		holidays: holidays.try_into().expect("three days"),
		make_up: Default::default(),
		basis: Text::new("国务院办公厅关于部分节假日安排的通知").expect("a basis"),
	};
	vec![Deed::Motion(call.into())]
}

/// Another version of a pack that there is; now and then the same again.
fn record_pack(world: &mut World) -> Vec<Deed> {
	let count = world.chain.read(Packs::<Runtime>::count);
	let Some(mut pack) = world.chain.read(|| Packs::<Runtime>::get(PackId(0))) else { return Vec::new() };
	if world.below(8) > 0 {
		pack.version = count as u16 + 1;
	}
	if let Some(rule) = pack.clocks.iter_mut().next() {
		rule.amount = 1 + world.below(20) as u16;
	}
	vec![Deed::Motion(Call::record_pack { pack }.into())]
}

/// One of the packs, or one that there is not, from a day to come.
fn put_in_force(world: &mut World) -> Vec<Deed> {
	let count = world.chain.read(Packs::<Runtime>::count) as usize;
	let pack = PackId(world.below(count + 1) as u32);
	let today = Day::in_china(world.chain.read(pallet_timestamp::Now::<Runtime>::get));
	let from = today.days_later(world.below(20) as i32);
	vec![Deed::Motion(Call::put_in_force { pack, from }.into())]
}

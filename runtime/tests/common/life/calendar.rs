//! Years to come, as governance records and corrects them.

use hefu_primitives::{calendar::CalendarKind, date::Day, text::Text};
use pallet_calendar::Call;

use super::{Deed, Draw, World};

pub const DRAWS: &[Draw] = &[set_year];

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

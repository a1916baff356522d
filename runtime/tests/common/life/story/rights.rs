//! A right that is pledged, and free again once the debt is paid.

use hefu_primitives::right::{Ground, Right};
use pallet_rights::{Call, Pledge};

use crate::common::{
	content,
	life::{World, by},
};

pub fn play(world: &mut World) {
	let dataset = world.publish("Leo", content("港口吞吐"));
	let (right, ground) = (Right::Operate, Ground::Generated);
	world.must(by("Leo", Call::claim { dataset, right, ground }));
	let (holder, pledgee, contract) = (world.id("Leo"), world.id("Olga"), world.fresh());
	let pledge = Pledge { pledgee, due_ms: world.now() + 60_000, may_grant: true, contract };
	world.must(by("Leo", Call::pledge { dataset, right, pledge }));
	world.must(by("Olga", Call::release_pledge { dataset, right, holder }));
}

//! A check in which one verifier names a group of a large file that does not fit, and another reads that group.

use hefu_primitives::verification::{Difference, MAX_WHOLE_FILE, Outcome};
use hefu_runtime::Runtime;
use pallet_registry::Call;
use pallet_verification::Checks;

use crate::common::{
	content,
	life::{World, by, checks},
};

pub fn play(world: &mut World) {
	let mut content = content("遥感影像");
	let mut file = content.distributions[0].clone();
	file.size = MAX_WHOLE_FILE + 1;
	content.distributions = vec![file].try_into().expect("one");
	let dataset = world.publish("Leo", content);
	world.must(by("Leo", Call::request_check { dataset, version: 1, distribution: 0 }));
	for (verifier, outcome) in [(0, Outcome::Mismatch(Difference::Group(0))), (1, Outcome::Match)] {
		let open = world
			.chain
			.read(|| Checks::<Runtime>::iter().find(|(_, check)| check.subject.dataset == dataset));
		let (id, check) = open.expect("others have not reported");
		let report = checks::said(world, id, &check, verifier, outcome);
		world.must(report.expect("its key was made here"));
	}
}

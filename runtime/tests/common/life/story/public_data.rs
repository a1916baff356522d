//! Public data: entered in their register, one after review and one after silence; and operated under an authorisation until a year of it
//! is disclosed.

use hefu_primitives::{
	ApplicationId, DatasetId, OperationId,
	catalogue::Demand,
	member::{Role, Roles},
	operation::{ChargeUnit, Purpose, Selection, year_in_china},
	registration::{Conclusion, Stage},
	text::Text,
};
use hefu_runtime::{Calendar, Catalogue, Runtime};
use pallet_catalogue::{Application, Applications};
use pallet_members::Members;
use pallet_operation::{Call, Plan};
use pallet_support::LawClocks;

use super::DAY;
use crate::common::life::{World, by, motion, operation};

pub fn play(world: &mut World) {
	registered(world);
	operated(world);
}

fn registered(world: &mut World) {
	use pallet_catalogue::Call;
	let [first, second] = ["公交客流", "气象预警"].map(|name| {
		let dataset = world.publish("Leo", operation::public_data(name));
		(dataset, applied(world, dataset))
	});
	let ((dataset, reviewed), (_, silent)) = (first, second);
	let document = world.fresh();
	world.must(by("Kate", Call::accept { application: reviewed }));
	world.must(by("Kate", Call::publicise { application: reviewed }));
	world.must(by("Mona", Call::object { application: reviewed, grounds: document }));
	let conclusion = Conclusion::Dismissed;
	let decided =
		Call::decide_objection { application: reviewed, sequence: 1, conclusion, decision: document };
	world.must(by("Kate", decided));

	world.wait_until(|now| {
		Catalogue::standing(stored(silent), now).is_ok_and(|it| it.stage == Stage::Reviewing)
	});
	world.must(by("Kate", Call::publicise { application: silent }));
	world.wait_until(|now| {
		let publicity = stored(silent).clocks.publicity.expect("it is shown");
		<Calendar as LawClocks>::is_over(&publicity, now) == Ok(true)
	});
	let code = |text: &str| Text::new(text).expect("a code");
	for (application, text) in [(reviewed, "SC2026000001"), (silent, "SC2026000002")] {
		world.must(by("Kate", Call::enter { application, code: Some(code(text)) }));
	}
	let code = code("公共-2026/01");
	world.must(by("Kate", Call::replace_code { dataset, code, decision: document }));
}

/// An application for the register.
fn applied(world: &mut World, dataset: DatasetId) -> ApplicationId {
	let (nonce, demand) = (world.fresh(), Demand::Initial(world.fresh()));
	let institution = world.id("Kate");
	let call = pallet_catalogue::Call::file { nonce, dataset, version: 1, institution, demand };
	world.must(by("Leo", call));
	ApplicationId::derive(&world.genesis, &world.id("Leo"), &nonce)
}

fn stored(application: ApplicationId) -> Application {
	Applications::<Runtime>::get(application).expect("it was filed")
}

/// Another's data, with its consent: in an operation that does not begin, and then in one that does.
fn operated(world: &mut World) {
	let dataset = world.publish("Olga", operation::public_data("港口作业"));
	agreed(world, dataset);
	let operation = agreed(world, dataset);
	let product = world.publish("Mona", operation::product_of(dataset));
	let (purpose, unit, decision) = (Purpose::Industry, ChargeUnit::Calls, world.fresh());
	let year = year_in_china(world.now());
	// By the second tariff, which has the price.
	let charged = Call::record_revenue { operation, year, product: 1, tariff: 2, units: 2_000, amount: 600 };
	for deed in [
		by("Mona", Call::list_product { operation, dataset: product, purpose, unit, per: 1_000 }),
		by("Leo", Call::set_cap { operation, product: 1, cap: 500, decision }),
		by("Mona", Call::set_price { operation, product: 1, price: 300 }),
		by("Leo", Call::begin { operation }),
		by("Kate", Call::note_first_use { operation, dataset }),
		by("Mona", charged),
	] {
		world.must(deed);
	}

	// Who permits revenue is no regulator any more.
	let member = world.id("Nora");
	let mut profile = world.chain.read(|| Members::<Runtime>::get(member).expect("it was enrolled").profile);
	profile.roles = Roles::of(&[Role::Validator]);
	world.must(motion(pallet_members::Call::update { member, profile }));
	let authority = world.id("Olga");
	world.must(by("Leo", Call::replace_authority { operation, authority, decision }));

	while year_in_china(world.now()) == year {
		world.play(30 * DAY, Vec::new());
	}
	for seed in ["Leo", "Leo", "Mona"] {
		let document = world.fresh();
		world.must(by(seed, Call::disclose { operation, year, document }));
	}
}

/// An operation on which both sides have agreed, with this dataset of another's in it.
fn agreed(world: &mut World, dataset: DatasetId) -> OperationId {
	let nonce = world.fresh();
	let id = OperationId::derive(&world.genesis, &world.id("Leo"), &nonce);
	let plan = Plan { price_authority: world.id("Nora"), ..operation::the_plan(world) };
	let (agreement, document) = (operation::the_agreement(world), world.fresh());
	let (operator, method) = (world.id("Mona"), Selection::OpenTender);
	for deed in [
		by("Leo", Call::plan { nonce, plan }),
		by("Leo", Call::select_operator { operation: id, operator, method, document }),
		by("Leo", Call::offer_agreement { operation: id, agreement }),
		by("Mona", Call::sign_agreement { operation: id, agreement }),
		by("Olga", Call::consent { operation: id, dataset, document: Some(document) }),
		by("Leo", Call::add_data { operation: id, dataset }),
	] {
		world.must(deed);
	}
	id
}

//! Filings: one that is put right and looked into with a break, for longer, about data that others have decided about too, and of which the
//! registration is cancelled; one that is taken on by silence, and objected to once it is registered; one that is objected to while it is
//! shown to the public, and ended; and one that is drafted under one law and made under another.

use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	law::{Obtained, PackId},
	registration::{
		CancellationGround, Conclusion, FilingKind, InstitutionCode, Request, Stage, StatementLine,
	},
	right::Right,
	text::Text,
};
use hefu_runtime::{Registration, Runtime};
use pallet_calendar::Packs;
use pallet_registration::{Call, Filings, Mirror};
use pallet_registry::Versions;

use super::GUIDE;
use crate::common::{
	content,
	life::{World, by, motion},
};

pub fn play(world: &mut World) {
	let (institution, code) = (world.id("Kate"), InstitutionCode { province: 51, number: 1 });
	world.must(motion(Call::appoint_institution { institution, code }));
	with_a_break(world);
	by_silence(world);
	objected_to(world);
	under_another_law(world);
}

fn with_a_break(world: &mut World) {
	let dataset = world.publish("Leo", content("电网负荷"));
	let digest = world.chain.read(|| {
		let first = Versions::<Runtime>::get(dataset, 1).expect("it was registered");
		first.content.distributions[0].digests.blake3
	});
	let mirror = Mirror {
		code: Text::new("K-1").expect("short"),
		digest: digest.expect("it has one"),
		dataset: None,
		kind: FilingKind::Initial,
		decided_ms: world.now(),
		statement: world.fresh(),
	};
	world.must(by("Kate", Call::record_mirror { mirror }));
	let filing = generated(world, dataset);
	let document = world.fresh();
	world.must(by("Kate", Call::ask_correction { filing, notice: document }));
	world.must(by("Leo", Call::supply { filing, documents: document }));
	let steps: [Call<Runtime>; 7] = [
		Call::accept { filing },
		Call::stop_review { filing, notice: document },
		Call::resume_review { filing },
		Call::extend_review { filing, units: 1 },
		Call::waive_publicity { filing, reason: document },
		Call::store { filing },
		Call::cancel_ex_officio { dataset, ground: CancellationGround::LegalDocument, notice: document },
	];
	for step in steps {
		world.must(by("Kate", step));
	}
}

fn by_silence(world: &mut World) {
	let dataset = world.publish("Leo", content("水文观测"));
	let filing = generated(world, dataset);
	world.wait_until(|now| {
		let stored = Filings::<Runtime>::get(filing).expect("it was made");
		Registration::standing(&stored, now).is_ok_and(|it| it.stage == Stage::Reviewing)
	});
	let reason = world.fresh();
	world.must(by("Kate", Call::waive_publicity { filing, reason }));
	world.must(by("Kate", Call::store { filing }));

	let [grounds, decision] = [world.fresh(), world.fresh()];
	world.must(by("Nora", Call::object_after { dataset, grounds }));
	let (sequence, conclusion) = (1, Conclusion::Dismissed);
	world.must(by("Kate", Call::decide_objection_after { dataset, sequence, conclusion, decision }));
}

fn objected_to(world: &mut World) {
	let dataset = world.publish("Leo", content("潮汐预报"));
	let filing = generated(world, dataset);
	world.must(by("Kate", Call::accept { filing }));
	world.must(by("Kate", Call::publicise { filing }));
	let [grounds, decision] = [world.fresh(), world.fresh()];
	world.must(by("Nora", Call::object { filing, grounds }));
	let (sequence, conclusion) = (1, Conclusion::Dismissed);
	world.must(by("Kate", Call::decide_objection { filing, sequence, conclusion, decision }));
	world.must(by("Kate", Call::terminate { filing, decision }));
}

fn under_another_law(world: &mut World) {
	let [leo, mona] = ["Leo", "Mona"].map(|seed| world.id(seed));
	let dataset = world.publish("Leo", content("联合实验"));
	let evidence = world.fresh();
	let line =
		|holder, right| StatementLine { holder, right, obtained: Obtained::Joint, limits: None, evidence };
	let lines = vec![line(leo, Right::Operate), line(mona, Right::Use)];
	let filing = file(world, dataset, vec![leo, mona], Request::Initial(lines.try_into().expect("two")));

	let (guide, count) = world.chain.read(|| (Packs::<Runtime>::get(GUIDE), Packs::<Runtime>::count()));
	let mut pack = guide.expect("known from the first block");
	pack.version = count as u16 + 1;
	world.must(motion(pallet_calendar::Call::record_pack { pack }));
	world.put_in_force(PackId(count));
	world.must(by("Mona", Call::confirm { filing }));
}

/// A filing for all rights in data that the member made alone.
fn generated(world: &mut World, dataset: DatasetId) -> FilingId {
	let (holder, evidence) = (world.id("Leo"), world.fresh());
	let obtained = Obtained::Generated;
	let line = |right: &Right| StatementLine { holder, right: *right, obtained, limits: None, evidence };
	let lines = Right::ALL.iter().map(line).collect::<Vec<_>>();
	file(world, dataset, vec![holder], Request::Initial(lines.try_into().expect("three")))
}

fn file(world: &mut World, dataset: DatasetId, applicants: Vec<MemberId>, request: Request) -> FilingId {
	let (nonce, institution) = (world.fresh(), world.id("Kate"));
	let filing = FilingId::derive(&world.genesis, &applicants[0], &nonce);
	let applicants = applicants.try_into().expect("few");
	world.must(by("Leo", Call::file { nonce, dataset, version: 1, institution, applicants, request }));
	filing
}

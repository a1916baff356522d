//! Data that leave the country, and the rules for that.

use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	export::{Basis, Exemption, Heads, Path, Rules},
	terms::Export,
	text::Text,
};
use hefu_runtime::{Exports, Runtime};
use pallet_exports::Call;
use pallet_registry::Datasets;
use pallet_rights::{Grants, Holdings};

use super::{Deed, Draw, World};

pub const DRAWS: &[Draw] = &[set_rules, export, export, export];

/// Rarely others than the law's.
fn set_rules(world: &mut World) -> Vec<Deed> {
	if !world.chance(4) {
		return Vec::new();
	}
	let rules = Rules {
		assessment: Heads { persons: 1_000_000, sensitive: 10_000 },
		contract_persons: 100_000 + world.below(1_000) as u64,
		basis: Text::new("第七条、第八条").expect("short"),
	};
	vec![Deed::Motion(Call::set_rules { rules }.into())]
}

/// Who may export what: by a right, or by a grant.
pub fn exporters(world: &mut World) -> Vec<(DatasetId, Option<GrantId>, MemberId)> {
	let now = world.now();
	world.chain.read(|| {
		let rights = Holdings::<Runtime>::iter().filter(|(_, held)| held.until_ms.is_none());
		let rights = rights.map(|((dataset, _, holder), _)| (dataset, None, holder));
		let grants = Grants::<Runtime>::iter();
		let grants = grants.filter(|(_, it)| it.terms.export != Export::No && !it.has_ended_at(now));
		rights.chain(grants.map(|(id, it)| (it.dataset, Some(id), it.grantee))).collect()
	})
}

/// Some thousands of persons, with what the law asks for.
fn export(world: &mut World) -> Vec<Deed> {
	let all = exporters(world);
	let Some((dataset, grant, exporter)) = world.one_of(&all) else { return Vec::new() };
	let sensitive = if world.chance(3) { world.below(4_000) as u64 } else { 0 };
	let heads = Heads { persons: world.below(60_000) as u64, sensitive };
	let important = world.chance(12);
	let evidence = world.fresh();
	let path = world.chain.read(|| Exports::required(exporter, heads, important));
	let basis = match path {
		_ if world.chance(10) => Basis::Exempt { case: Exemption::Staff, evidence },
		Some(Path::Assessment) => Basis::Assessment { decision: evidence, until_ms: world.now() + 3_600_000 },
		Some(Path::Contract) => Basis::StandardContract { filing: evidence },
		Some(Path::Free) | None => Basis::Few,
	};
	let versions = world.chain.read(|| Datasets::<Runtime>::get(dataset).map_or(1, |it| it.versions));
	let version = 1 + world.below(versions as usize) as u32;
	let call = Call::export { dataset, version, grant, heads, important, recipient: world.fresh(), basis };
	vec![Deed::By(world.signer(&exporter), call.into())]
}

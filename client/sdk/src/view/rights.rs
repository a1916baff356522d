//! Rights, terms and grants as JSON.

use hefu_primitives::{
	DatasetId, GrantId,
	code::Industry,
	right::Ground,
	terms::{Dimension, Environment, Exclusivity, Export, Limit, Sectors, Terms},
};
use serde_json::{Value, json};

use crate::{
	date, hex,
	policy::{ENVIRONMENTS, PurposeList},
	rights::{Encumbrance, Grant, Holding, Offer, OfferState, Pledged, Refusal, Standing, Titled},
	terms::Term,
};

/// A right that a member has or had.
pub fn holding(dataset: DatasetId, holding: &Holding) -> Value {
	json!({
		"dataset": dataset,
		"right": holding.right.word(),
		"holder": holding.holder,
		"ground": ground(&holding.held.ground),
		"since": date::moment(holding.held.since_ms),
		"until": holding.held.until_ms.map(date::moment),
	})
}

/// A right that a member claimed, and who has it now.
pub fn title(titled: &Titled) -> Value {
	json!({
		"right": titled.right.word(),
		"claimant": titled.claimant,
		"holder": titled.title.holder.0,
		"tenure": titled.title.tenure,
		"ended": titled.title.ended_ms.map(date::moment),
	})
}

/// For what a right is pledged.
pub fn pledge(pledged: &Pledged) -> Value {
	let of = &pledged.pledge;
	json!({
		"right": pledged.right.word(),
		"holder": pledged.holder,
		"pledgee": of.pledgee.0,
		"due": date::moment(of.due_ms),
		"mayGrant": of.may_grant,
		"contract": hex(&of.contract),
	})
}

/// Grants that whoever has the right to operate has it with.
pub fn encumbrance(encumbrance: &Encumbrance) -> Value {
	json!({
		"claimant": encumbrance.claimant,
		"tenure": encumbrance.tenure,
		"standsFor": encumbrance.stands_for,
	})
}

/// How a member came by what it claims a right in.
pub fn ground(ground: &Ground) -> Value {
	match ground {
		Ground::Generated => json!({ "kind": "generated" }),
		Ground::Crawled => json!({ "kind": "crawled" }),
		Ground::CrawledProduct { evidence } => {
			json!({ "kind": "crawled-product", "evidence": hex(evidence) })
		}
		Ground::Agreement { contract } => json!({ "kind": "agreement", "contract": hex(contract) }),
		Ground::Joint => json!({ "kind": "joint" }),
		Ground::Derivative { evidence, inputs } => {
			json!({ "kind": "derivative", "evidence": hex(evidence), "inputs": inputs.to_vec() })
		}
		Ground::Entrusted => json!({ "kind": "entrusted" }),
	}
}

/// Terms; purposes by the names of this list.
pub fn terms(terms: &Terms, list: &PurposeList) -> Value {
	let environments =
		ENVIRONMENTS.into_iter().filter(|environment| terms.environments.contains(*environment));
	json!({
		"purposes": (terms.purposes.0 != u64::MAX).then(|| list.names(terms.purposes)),
		"territory": terms.territory.regions().map(|regions| {
			regions.iter().map(|region| format!("{:06}", region.0)).collect::<Vec<_>>()
		}),
		"from": date::moment(terms.period.from_ms),
		"until": terms.period.until_ms.map(date::moment),
		"calls": terms.volume.calls.as_ref().map(limit),
		"bytes": terms.volume.bytes.as_ref().map(limit),
		"seats": terms.volume.seats,
		"exclusivity": exclusivity(terms.exclusivity),
		"sublicence": {
			"depth": terms.sublicence.depth,
			"to": terms.sublicence.grantees.iter().map(|role| role.word()).collect::<Vec<_>>(),
		},
		"sectors": (terms.sectors != Sectors::all()).then(|| divisions(&terms.sectors)),
		"environments": environments.map(environment).collect::<Vec<_>>(),
		"export": match &terms.export {
			Export::No => Value::Null,
			Export::Allowed { basis } => hex(basis).into(),
		},
		"clauses": terms.clauses.map(|digest| hex(&digest)),
	})
}

fn limit(limit: &Limit) -> Value {
	json!({ "amount": limit.amount, "periodMs": limit.period_ms })
}

/// The divisions in a set, such as `I65`.
pub(crate) fn divisions(sectors: &Sectors) -> Vec<String> {
	let each = (b'A'..=b'T')
		.flat_map(|section| (1..=97).map(move |division| Industry { section, division: Some(division) }));
	each.filter(|industry| sectors.contains(industry)).map(|industry| industry.to_string()).collect()
}

/// Who else may, in a word.
pub fn exclusivity(exclusivity: Exclusivity) -> &'static str {
	match exclusivity {
		Exclusivity::None => "none",
		Exclusivity::Sole => "sole",
		Exclusivity::Exclusive => "exclusive",
	}
}

/// Surroundings in which data are worked on, in a word.
pub fn environment(environment: Environment) -> &'static str {
	match environment {
		Environment::OnSite => "on-site",
		Environment::Sandbox => "sandbox",
		Environment::Tee => "tee",
		Environment::Mpc => "mpc",
		Environment::Plain => "plain",
	}
}

/// A dimension of terms, in a word.
pub fn dimension(dimension: Dimension) -> &'static str {
	match dimension {
		Dimension::Purpose => "purpose",
		Dimension::Territory => "territory",
		Dimension::Period => "period",
		Dimension::Volume => "volume",
		Dimension::Exclusivity => "exclusivity",
		Dimension::Sublicence => "sublicence",
		Dimension::Sector => "sector",
		Dimension::Environment => "environment",
		Dimension::Export => "export",
		Dimension::Clauses => "clauses",
	}
}

/// A grant.
pub fn grant(id: GrantId, grant: &Grant, list: &PurposeList) -> Value {
	json!({
		"grant": id,
		"number": grant.number,
		"dataset": grant.dataset.0,
		"right": grant.right.0.word(),
		"grantor": grant.grantor.0,
		"grantee": grant.grantee.0,
		"parent": grant.parent.as_ref().map(|parent| parent.0),
		"level": grant.level,
		"terms": terms(&grant.terms, list),
		"madeOn": date::moment(grant.made_ms),
		"revokedOn": grant.revoked_ms.map(date::moment),
	})
}

/// Whether a grant stands, in a word.
pub fn grant_standing(standing: Standing) -> &'static str {
	match standing {
		Standing::InForce => "in-force",
		Standing::NotYet => "not-yet",
		Standing::Lapsed => "lapsed",
		Standing::Revoked(_) => "revoked",
		Standing::RightLost => "right-lost",
	}
}

/// An offer.
pub fn offer(id: GrantId, offer: &Offer, list: &PurposeList) -> Value {
	let granting = &offer.granting;
	let (state, instruction) = match &offer.state {
		OfferState::Open => ("open", None),
		OfferState::Locked(instruction) => ("locked", Some(instruction.0)),
		OfferState::Withdrawn => ("withdrawn", None),
	};
	json!({
		"grant": id,
		"state": state,
		"lockedFor": instruction,
		"dataset": granting.dataset.0,
		"right": granting.right.0.word(),
		"grantor": offer.grantor.0,
		"grantee": granting.grantee.0,
		"parent": granting.parent.as_ref().map(|parent| parent.0),
		"terms": terms(&granting.terms, list),
	})
}

/// Why a grant does not allow a use: the reason, the dimension of its terms, the grant that stands in the way.
pub fn use_refusal(refusal: &Refusal) -> Value {
	let (reason, dimension, grant) = match refusal {
		Refusal::UnknownGrant => ("unknown-grant", None, None),
		Refusal::NotMadeYet => ("not-made-yet", None, None),
		Refusal::GranteeNotLive => ("grantee-not-live", None, None),
		Refusal::Terms(of) => ("terms", Some(dimension(of.0)), None),
		Refusal::Revoked(grant) => ("revoked", None, Some(grant.0)),
		Refusal::RightLost => ("right-lost", None, None),
		Refusal::Displaced(grant) => ("displaced", None, Some(grant.0)),
		Refusal::GrantedAway(grant) => ("granted-away", None, Some(grant.0)),
	};
	json!({ "reason": reason, "dimension": dimension, "grant": grant })
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sections_are_shown_by_their_divisions() {
		let section = Sectors::of(&[Industry { section: b'I', division: None }]);
		assert_eq!(divisions(&section), ["I63", "I64", "I65"]);
		assert_eq!(divisions(&Sectors::all()).len(), 97);
	}
}

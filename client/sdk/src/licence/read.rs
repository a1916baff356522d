//! Licences, looked up.

use hefu_primitives::{
	LicenceId, MemberId, RecognitionId,
	code::Region,
	licence::{
		Status,
		identifier::{Identifier, TypeCode},
		presentation::{Opening, Presentation},
	},
};
use subxt::utils::Static;

use super::{
	Appointment, Binding, Licence, LicenceType, Rule, Standing, StatusChange, Verification, refusal,
};
use crate::{
	Client, Error, chain,
	client::At,
	error::{Missing, Sought},
};

impl Client {
	/// The time of a block: milliseconds since 1970 UTC.
	pub async fn time(&self, at: &At) -> Result<u64, Error> {
		Ok(self.value(at, chain::storage().timestamp().now(), ()).await?.unwrap_or_default())
	}

	/// A type of licence.
	pub async fn licence_type(&self, at: &At, code: TypeCode) -> Result<LicenceType, Error> {
		let found = self.value(at, chain::storage().licences().types(), (Static(code),)).await?;
		found.ok_or_else(|| Missing::new(Sought::LicenceType, code).into())
	}

	/// The authorities that may issue licences of a type, or might once.
	pub async fn issuers(&self, at: &At, code: TypeCode) -> Result<Vec<(MemberId, Appointment)>, Error> {
		let address = chain::storage().licences().issuers();
		let found = self.entries(at, address, (Static(code),)).await?;
		Ok(found.into_iter().map(|(key, appointment)| (key.1.0, appointment)).collect())
	}

	/// A licence.
	pub async fn licence(&self, at: &At, id: LicenceId) -> Result<Licence, Error> {
		let found = self.value(at, chain::storage().licences().licences(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::Licence, id).into())
	}

	/// The licence with this identifier.
	pub async fn licence_id(&self, at: &At, identifier: &Identifier) -> Result<LicenceId, Error> {
		let key = (Static(identifier.line.clone()), identifier.version);
		let found = self.value(at, chain::storage().licences().identifiers(), key).await?;
		found.map(|id| id.0).ok_or_else(|| Missing::new(Sought::Licence, identifier).into())
	}

	/// The changes of a licence's state, in order.
	pub async fn licence_history(&self, at: &At, id: LicenceId) -> Result<Vec<StatusChange>, Error> {
		let count = self.licence(at, id).await?.changes;
		let mut found = Vec::new();
		for number in 1..=count {
			let key = (Static(id), number);
			found.extend(self.value(at, chain::storage().licences().history(), key).await?);
		}
		Ok(found)
	}

	/// The phone keys that were bound to a licence, in order; the last one counts.
	pub async fn phone_keys(&self, at: &At, id: LicenceId) -> Result<Vec<Binding>, Error> {
		let count = self.licence(at, id).await?.keys;
		let mut found = Vec::new();
		for number in 1..=count {
			let key = (Static(id), number);
			found.extend(self.value(at, chain::storage().licences().keys(), key).await?);
		}
		Ok(found)
	}

	/// A licence's state at a moment, in milliseconds since 1970 UTC: none before it was issued or in force, and for moments that
	/// are later than the block. The runtime's own answer, which never changes.
	pub async fn licence_status(&self, at: &At, id: LicenceId, ms: u64) -> Result<Option<Status>, Error> {
		let question = chain::view_functions().licences().status_at(Static(id), ms);
		let answer = self.view(at, question).await?;
		Ok(answer.map(|status| status.0))
	}

	/// A recognition rule.
	pub async fn recognition_rule(&self, at: &At, id: RecognitionId) -> Result<Rule, Error> {
		let found = self.value(at, chain::storage().licences().rules(), (Static(id),)).await?;
		found.ok_or_else(|| Missing::new(Sought::RecognitionRule, id).into())
	}

	/// The rules by which a region itself, not one that it is a part of, recognises licences of a type.
	pub async fn recognition_rules(
		&self,
		at: &At,
		code: TypeCode,
		to: Region,
	) -> Result<Vec<(RecognitionId, Rule)>, Error> {
		let address = chain::storage().licences().rules_by_region();
		let place = (Static(code), Static(to));
		let mut found = Vec::new();
		for (key, ()) in self.entries(at, address, (place,)).await? {
			let id = key.1.0;
			found.push((id, self.recognition_rule(at, id).await?));
		}
		Ok(found)
	}

	/// The rule by which a presentation counts where it is made: none in the issuer's own region, and where there is none.
	pub async fn rule_for(
		&self,
		at: &At,
		presentation: &Presentation,
	) -> Result<Option<RecognitionId>, Error> {
		let Presentation { licence_type, issuer, place, scenario, made_ms, .. } = *presentation;
		let key = (Static(licence_type), Static(issuer));
		let appointment = self.value(at, chain::storage().licences().issuers(), key).await?;
		let Some(region) = appointment.map(|appointment| appointment.region.0) else { return Ok(None) };
		if region.contains(&place) {
			return Ok(None);
		}
		for wider in wider(place) {
			for (id, rule) in self.recognition_rules(at, licence_type, wider).await? {
				let said = rule.recognition;
				let begun = said.from_ms <= made_ms;
				let lasts = said.until_ms.is_none_or(|until| made_ms < until);
				if begun && lasts && said.from.0.contains(&region) && said.scenarios.0.contains(scenario) {
					return Ok(Some(id));
				}
			}
		}
		Ok(None)
	}

	/// Whether a presentation stands at a block, of which it says the moment: what the chain says of it, or the first reason why
	/// not, as a refusal. Only the node that is asked learns of it. It does not say whether the presentation was used.
	pub async fn check_presentation(
		&self,
		at: &At,
		opening: &Opening,
		rule: Option<RecognitionId>,
		at_ms: u64,
	) -> Result<Standing, Error> {
		let opening = Static(opening.clone());
		let question =
			chain::view_functions().licences().check_presentation(opening, rule.map(Static), at_ms);
		let answer = self.view(at, question).await?;
		answer.map_err(|why| Error::Refused(refusal::of_check(&why)))
	}

	/// The log entry of a presentation, if the verifier has logged it.
	pub async fn verification(
		&self,
		at: &At,
		presentation: &Presentation,
	) -> Result<Option<Verification>, Error> {
		let key = (Static(presentation.audience), presentation.commitment);
		self.value(at, chain::storage().licences().verifications(), key).await
	}
}

/// A place and the regions that it is a part of: city and province (GB/T 2260).
fn wider(Region(code): Region) -> Vec<Region> {
	let mut regions = vec![Region(code), Region(code / 100 * 100), Region(code / 10_000 * 10_000)];
	regions.dedup();
	regions
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_place_is_part_of_its_city_and_province() {
		assert_eq!(wider(Region(330_106)), [Region(330_106), Region(330_100), Region(330_000)]);
		assert_eq!(wider(Region(330_100)), [Region(330_100), Region(330_000)]);
		assert_eq!(wider(Region(330_000)), [Region(330_000)]);
		assert!(wider(Region(330_106)).iter().all(|region| region.contains(&Region(330_106))));
	}
}

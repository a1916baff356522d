//! Members, keys, customers and seats. Derived: a member's counts, and the tombstones of keys.

use hefu_primitives::PartyId;
use serde_json::{Value as Json, json};

use super::{Fault, Fold, hex, said::*};
use crate::{database::Value, decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn members(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"Enrolled" => {
				let (member, owner, governance) =
					(text(said, "member")?, text(said, "owner")?, text(said, "governance")?);
				self.key(owner, json!({ "Owner": { "member": member } })).await?;
				self.key(governance, json!({ "Governance": { "member": member } })).await?;
				let state = json!({
					"code": said["code"],
					"profile": said["profile"],
					"status": "Live",
					"owner": owner,
					"governance": governance,
					"operators": 0,
					"removed_keys": 0,
					"customers": 0,
					"party_keys": 0,
					"retired_party_keys": 0,
				});
				self.enrolled(member, state).await
			}
			"Updated" => {
				let member = text(said, "member")?;
				let mut state = self.must(Table::Members, member).await?.state;
				state["profile"] = said["profile"].clone();
				self.enrolled(member, state).await
			}
			"Suspended" => {
				let suspended = json!({ "Suspended": { "since": self.at.block, "reason": said["reason"] } });
				self.change(Table::Members, text(said, "member")?, |member| {
					member.state["status"] = suspended;
					member.set("status", "Suspended");
					Ok(())
				})
				.await
			}
			"Reinstated" => {
				self.change(Table::Members, text(said, "member")?, |member| {
					member.state["status"] = "Live".into();
					member.set("status", "Live");
					Ok(())
				})
				.await
			}
			"OperatorAdded" | "ScopeSet" => {
				let (member, key) = (text(said, "member")?, text(said, "key")?);
				self.key(key, json!({ "Operator": { "member": member, "scope": said["scope"] } })).await?;
				match &*event.name {
					"OperatorAdded" => self.count(member, &[("operators", 1)]).await,
					_ => Ok(()),
				}
			}
			"OperatorRemoved" => {
				let member = text(said, "member")?;
				self.bury(text(said, "key")?, json!({ "Member": member })).await?;
				self.count(member, &[("operators", -1), ("removed_keys", 1)]).await
			}
			"GovernanceKeyRotated" | "OwnerRotated" | "Recovered" => {
				let (member, old, new) = (text(said, "member")?, text(said, "old")?, text(said, "new")?);
				self.bury(old, json!({ "Member": member })).await?;
				let (case, field) = match &*event.name {
					"GovernanceKeyRotated" => ("Governance", "governance"),
					_ => ("Owner", "owner"),
				};
				self.key(new, json!({ case: { "member": member } })).await?;
				let recovered = event.name == "Recovered";
				self.change(Table::Members, member, |member| {
					member.state[field] = new.into();
					if recovered {
						// Removed keys are counted anew.
						member.state["removed_keys"] = 0.into();
					}
					Ok(())
				})
				.await?;
				if recovered { Ok(()) } else { self.count(member, &[("removed_keys", 1)]).await }
			}
			"Sponsored" => {
				let (customer, sponsor, key) =
					(text(said, "customer")?, text(said, "sponsor")?, text(said, "key")?);
				self.key(key, json!({ "Customer": { "customer": customer, "scope": said["scope"] } }))
					.await?;
				let state = json!({
					"sponsor": sponsor,
					"commitment": said["commitment"],
					"status": "Live",
					"key": key,
					"removed_keys": 0,
				});
				self.set(Table::Customers, customer, state, vec![sponsor.into(), "Live".into()]).await?;
				self.count(sponsor, &[("customers", 1)]).await
			}
			"CustomerSuspended" | "CustomerReinstated" => {
				let status = if event.name == "CustomerSuspended" { "Suspended" } else { "Live" };
				self.change(Table::Customers, text(said, "customer")?, |customer| {
					customer.state["status"] = status.into();
					customer.set("status", status);
					Ok(())
				})
				.await
			}
			"CustomerKeyRotated" => {
				let (customer, old, new) = (text(said, "customer")?, text(said, "old")?, text(said, "new")?);
				// Its scope stays.
				let key = self.must(Table::MemberKeys, old).await?.state;
				self.bury(old, json!({ "Customer": customer })).await?;
				self.key(new, key).await?;
				self.change(Table::Customers, customer, |customer| {
					customer.state["key"] = new.into();
					add(&mut customer.state["removed_keys"], 1)
				})
				.await
			}
			"CouncilSet" => self.single("council", said["seats"].clone()).await,
			"TechnicalCommitteeSet" => self.single("technicalCommittee", said["seats"].clone()).await,
			"PartyKeyAdded" => {
				let sponsor = text(said, "sponsor")?;
				let party = json!({ "Party": {
					"sponsor": sponsor, "object": said["object"], "commitment": said["commitment"],
				} });
				self.key(&account(text(said, "key")?)?, party).await?;
				self.count(sponsor, &[("party_keys", 1)]).await
			}
			"PartyKeyRetired" => {
				let sponsor = text(said, "sponsor")?;
				self.bury(&account(text(said, "key")?)?, json!({ "PartyKey": sponsor })).await?;
				self.count(sponsor, &[("party_keys", -1), ("retired_party_keys", 1)]).await
			}
			"SealingKeySet" => {
				let member = text(said, "member")?;
				Ok(self.set(Table::SealingKeys, member, said["key"].clone(), Vec::new()).await?)
			}
			_ => Ok(()),
		}
	}

	/// A member is so now.
	pub(crate) async fn enrolled(&mut self, id: &str, state: Json) -> Result<(), Fault> {
		let name = text(&state["profile"], "name")?.to_owned();
		let code = party(&state["code"])?.to_owned();
		let roles = number(&state["profile"], "roles")?;
		let status = case(&state["status"])?.to_owned();
		self.name("member", id, &name, &code, &[&code]);
		self.digests("member", id, &state["profile"]);
		let more = vec![name.into(), code.into(), roles.into(), status.into()];
		Ok(self.set(Table::Members, id, state, more).await?)
	}

	/// An account is this key now.
	pub(crate) async fn key(&mut self, account: &str, state: Json) -> Result<(), Fault> {
		let fields = state.as_object().and_then(|case| case.values().next()).cloned().unwrap_or_default();
		let id = |field: &str| Value::Text(fields[field].as_str().map(Into::into));
		let more = vec![id("member"), id("customer")];
		Ok(self.set(Table::MemberKeys, account, state, more).await?)
	}

	/// What there is one of is so now.
	pub(crate) async fn single(&mut self, name: &str, state: Json) -> Result<(), Fault> {
		Ok(self.set(Table::Singles, name, state, Vec::new()).await?)
	}

	/// A key that is no more leaves a tombstone.
	async fn bury(&mut self, account: &str, subject: Json) -> Result<(), Fault> {
		self.key(account, json!({ "Removed": { "subject": subject } })).await
	}

	async fn count(&mut self, member: &str, counts: &[(&str, i64)]) -> Result<(), Fault> {
		self.change(Table::Members, member, |member| {
			counts.iter().try_for_each(|(field, more)| add(&mut member.state[*field], *more))
		})
		.await
	}
}

/// Adds to a count.
fn add(count: &mut Json, more: i64) -> Result<(), Fault> {
	let sum = count.as_i64().and_then(|count| count.checked_add(more)).filter(|sum| *sum >= 0);
	*count = sum.ok_or_else(|| impossible("a count falls below zero"))?.into();
	Ok(())
}

/// The account whose bytes are the party's id.
fn account(key: &str) -> Result<String, Fault> {
	let key = PartyId::from_bech32m(key).map_err(|error| impossible(error.to_string()))?;
	Ok(hex(key.as_bytes()))
}

//! Books, claims and instructions, and the locks on things that their legs name. Derived: claims, from what banks attest and what
//! instructions move.

use std::collections::BTreeSet;

use hefu_primitives::Party;
use serde_json::{Value as Json, json};

use super::{Fault, Fold, said::*};
use crate::{decode::Event, objects, tables::Table};

impl Fold<'_> {
	pub(super) async fn settlement(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"BookOpened" => {
				let book = &said["book"];
				let (bank, currency) = (text(book, "bank")?, text(book, "currency")?);
				let state = json!({ "decimals": said["decimals"], "received": 0, "paid": 0 });
				let more = vec![bank.into(), currency.into()];
				Ok(self.set(Table::Books, &book_id(book)?, state, more).await?)
			}
			"Received" => self.enter(said, "Received").await,
			"Paid" => self.enter(said, "Paid").await,
			"Instructed" => self.instructed(said).await,
			"Affirmed" => {
				let (id, party) = (text(said, "instruction")?, &said["party"]);
				let state = self.affirm(id, party, true).await?;
				for leg in legs(&state).filter(|leg| leg["from"] == *party) {
					self.lock(id, leg).await?;
				}
				Ok(())
			}
			"Withdrawn" => {
				let (id, party) = (text(said, "instruction")?, &said["party"]);
				let state = self.affirm(id, party, false).await?;
				for leg in legs(&state).filter(|leg| leg["from"] == *party) {
					self.release(leg).await?;
				}
				Ok(())
			}
			// The things' own events say what became of them.
			"Settled" => {
				let id = text(said, "instruction")?;
				for leg in &self.locked(id).await? {
					if let Some((book, amount)) = claim_of(leg)? {
						self.claim(book, &leg["from"], |_, locked| less(locked, amount)).await?;
						self.claim(book, &leg["to"], |free, _| more(free, amount)).await?;
					}
				}
				self.close(id, "Settled", json!({ "Settled": { "at_ms": self.now_ms } })).await
			}
			"Rejected" => {
				let id = text(said, "instruction")?;
				self.release_all(id).await?;
				let state = json!({ "Rejected": { "by": said["by"], "at_ms": self.now_ms } });
				self.close(id, "Rejected", state).await
			}
			"Cleared" => {
				let id = text(said, "instruction")?;
				self.release_all(id).await?;
				self.close(id, "Cleared", json!({ "Cleared": { "at_ms": self.now_ms } })).await
			}
			// Nothing has happened.
			_ => Ok(()),
		}
	}

	async fn enter(&mut self, said: &Json, direction: &str) -> Result<(), Fault> {
		let (book, holder) = (&said["book"], &said["holder"]);
		let (id, sum) = (book_id(book)?, amount(&said["amount"])?);
		let field = if direction == "Received" { "received" } else { "paid" };
		self.change(Table::Books, &id, |book| {
			let mut total = amount(&book.state[field])?;
			more(&mut total, sum)?;
			book.state[field] = written(total);
			Ok(())
		})
		.await?;
		match direction {
			"Received" => self.claim(book, holder, |free, _| more(free, sum)).await?,
			_ => self.claim(book, holder, |free, _| less(free, sum)).await?,
		}
		let (bank, reference) = (text(book, "bank")?, text(said, "reference")?);
		let state = json!({
			"direction": direction,
			"currency": book["currency"],
			"holder": holder,
			"amount": said["amount"],
			"at_ms": self.now_ms,
		});
		let row = vec![id.into(), bank.into(), reference.into(), party(holder)?.into(), padded(sum).into()];
		Ok(self.set(Table::BankEntries, &format!("{bank}/{reference}"), state, row).await?)
	}

	async fn instructed(&mut self, said: &Json) -> Result<(), Fault> {
		let (id, creator) = (text(said, "instruction")?, text(said, "creator")?);
		let mut parties = BTreeSet::new();
		for leg in legs(said) {
			for side in [&leg["from"], &leg["to"]] {
				let id = party(side)?;
				let party: Party = id.parse().map_err(|_| impossible(format!("{id} is no party")))?;
				parties.insert(party);
				self.rows.parties.push(vec![
					"instruction".into(),
					id.into(),
					text(said, "instruction")?.into(),
				]);
			}
		}
		let side = |party: &Party| {
			let case = match party {
				Party::Member(_) => "Member",
				Party::Customer(_) => "Customer",
				Party::Key(_) => "Key",
			};
			json!({ "party": { case: party.to_string() }, "affirmed": false })
		};
		let state = json!({
			"creator": creator,
			"legs": said["legs"],
			"when": said["when"],
			"expires_ms": said["expires_ms"],
			"about": said["about"],
			"parties": parties.iter().map(side).collect::<Vec<_>>(),
			"state": "Open",
		});
		let more = vec![creator.into(), "Open".into(), number(said, "expires_ms")?.into()];
		Ok(self.set(Table::Instructions, id, state, more).await?)
	}

	/// A party affirms, or takes it back; what the instruction is then.
	async fn affirm(&mut self, id: &str, party: &Json, affirmed: bool) -> Result<Json, Fault> {
		self.change(Table::Instructions, id, |of| {
			let sides = of.state["parties"].as_array_mut().into_iter().flatten();
			let side = sides.into_iter().find(|side| side["party"] == *party);
			side.ok_or_else(|| impossible("no party of the instruction"))?["affirmed"] = affirmed.into();
			Ok(())
		})
		.await?;
		Ok(self.must(Table::Instructions, id).await?.state)
	}

	/// The legs whose side is locked.
	async fn locked(&mut self, id: &str) -> Result<Vec<Json>, Fault> {
		let state = self.must(Table::Instructions, id).await?.state;
		let affirmed = |from: &Json| {
			let mut sides = state["parties"].as_array().into_iter().flatten();
			sides.any(|side| side["party"] == *from && side["affirmed"] == true)
		};
		Ok(legs(&state).filter(|leg| affirmed(&leg["from"])).cloned().collect())
	}

	async fn lock(&mut self, instruction: &str, leg: &Json) -> Result<(), Fault> {
		match claim_of(leg)? {
			Some((book, amount)) => {
				let lock = |free: &mut u128, locked: &mut u128| {
					less(free, amount)?;
					more(locked, amount)
				};
				self.claim(book, &leg["from"], lock).await
			}
			None => self.locked_offer(leg, json!({ "Locked": instruction })).await,
		}
	}

	async fn release(&mut self, leg: &Json) -> Result<(), Fault> {
		match claim_of(leg)? {
			Some((book, amount)) => {
				let release = |free: &mut u128, locked: &mut u128| {
					less(locked, amount)?;
					more(free, amount)
				};
				self.claim(book, &leg["from"], release).await
			}
			None => self.locked_offer(leg, "Open".into()).await,
		}
	}

	async fn release_all(&mut self, id: &str) -> Result<(), Fault> {
		for leg in &self.locked(id).await? {
			self.release(leg).await?;
		}
		Ok(())
	}

	/// Bills' own events say that they are locked; offers' do not.
	async fn locked_offer(&mut self, leg: &Json, state: Json) -> Result<(), Fault> {
		let thing = &leg["what"]["Thing"];
		match (&thing["kind"], objects::thing(&thing["kind"], &thing["id"])) {
			(kind, Some(id)) if kind == "Grant" => self.offer(&id, state).await,
			(_, Some(_)) => Ok(()),
			(_, None) => Err(impossible(format!("{leg} moves nothing that is known"))),
		}
	}

	async fn close(&mut self, id: &str, status: &str, state: Json) -> Result<(), Fault> {
		self.change(Table::Instructions, id, |of| {
			of.state["state"] = state;
			of.set("status", status);
			Ok(())
		})
		.await
	}

	/// Changes what a party has free and locked in a book; the state has no entry for a claim of nothing.
	async fn claim(
		&mut self,
		book: &Json,
		holder: &Json,
		change: impl FnOnce(&mut u128, &mut u128) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		let (book, holder_id) = (book_id(book)?, party(holder)?);
		let id = format!("{book}/{holder_id}");
		let (mut free, mut locked) = match self.get(Table::Claims, &id).await? {
			Some(claim) if !claim.state.is_null() => {
				(amount(&claim.state["free"])?, amount(&claim.state["locked"])?)
			}
			_ => (0, 0),
		};
		change(&mut free, &mut locked)?;
		let state = match (free, locked) {
			(0, 0) => Json::Null,
			_ => json!({ "free": written(free), "locked": written(locked) }),
		};
		let more = vec![
			book.into(),
			holder_id.into(),
			holder.to_string().into(),
			padded(free).into(),
			padded(locked).into(),
		];
		Ok(self.set(Table::Claims, &id, state, more).await?)
	}
}

/// The id of a book: its bank and currency.
fn book_id(book: &Json) -> Result<String, Fault> {
	Ok(format!("{}/{}", text(book, "bank")?, text(book, "currency")?))
}

fn legs(of: &Json) -> impl Iterator<Item = &Json> {
	of["legs"].as_array().into_iter().flatten()
}

/// The book and the amount of a leg that moves a claim.
fn claim_of(leg: &Json) -> Result<Option<(&Json, u128)>, Fault> {
	let claim = &leg["what"]["Claim"];
	if claim.is_null() { Ok(None) } else { Ok(Some((&claim["book"], amount(&claim["amount"])?))) }
}

fn more(of: &mut u128, amount: u128) -> Result<(), Fault> {
	*of = of.checked_add(amount).ok_or_else(|| impossible("more money than there is"))?;
	Ok(())
}

fn less(of: &mut u128, amount: u128) -> Result<(), Fault> {
	*of = of.checked_sub(amount).ok_or_else(|| impossible("a claim falls below zero"))?;
	Ok(())
}

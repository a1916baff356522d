//! Books, claims, instructions and deposits, and the locks on things that legs name. Derived: claims, from what banks attest, what
//! instructions move, and what becomes of deposits.

use std::collections::BTreeSet;

use hefu_primitives::{MemberId, Party, date::Day};
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
			"Mediated" => {
				let id = text(said, "instruction")?;
				self.change(Table::Instructions, id, |of| {
					let mut mediators = of.state["mediators"].as_array_mut().into_iter().flatten();
					let found = mediators.find(|mediator| mediator["member"] == said["mediator"]);
					let mediator = found.ok_or_else(|| impossible("no mediator of the instruction"))?;
					mediator["until_ms"] = said["until_ms"].clone();
					Ok(())
				})
				.await
			}
			"Attested" => self.attested(said).await,
			"Released" => {
				let id = text(said, "instruction")?;
				self.release_all(id).await?;
				self.close(id, "Released", json!({ "Released": { "at_ms": self.now_ms } })).await
			}
			"Deposited" => {
				let (book, payer, sum) = (&said["book"], &said["payer"], amount(&said["amount"])?);
				let lock = |free: &mut u128, locked: &mut u128| {
					less(free, sum)?;
					more(locked, sum)
				};
				self.claim(book, payer, lock).await?;
				self.deposit(book, payer, |deposited| more(deposited, sum)).await
			}
			"GivenBack" => {
				let (book, payer, sum) = (&said["book"], &said["payer"], amount(&said["amount"])?);
				let release = |free: &mut u128, locked: &mut u128| {
					less(locked, sum)?;
					more(free, sum)
				};
				self.claim(book, payer, release).await?;
				self.deposit(book, payer, |deposited| less(deposited, sum)).await
			}
			"Redeemed" => {
				let (book, payer, sum) = (&said["book"], &said["payer"], amount(&said["amount"])?);
				self.deposit(book, payer, |deposited| less(deposited, sum)).await?;
				let redeem = |due: &mut u128, redemptions: &mut u64| {
					*redemptions += 1;
					more(due, sum)
				};
				self.due(said, [payer, &said["payee"]], redeem).await
			}
			"Netted" => self.netted(said).await,
			// Nothing has happened.
			_ => Ok(()),
		}
	}

	/// A bank attested a cash leg: an entry of the bank, and a receipt of the instruction.
	async fn attested(&mut self, said: &Json) -> Result<(), Fault> {
		let (id, place) = (text(said, "instruction")?, number(said, "leg")?);
		let state = self.must(Table::Instructions, id).await?.state;
		let leg = legs(&state).nth(place as usize).ok_or_else(|| impossible("no leg of the instruction"))?;
		let (cash, holder) = (&leg["what"]["Cash"], &leg["to"]);
		let (bank, reference) = (text(cash, "attestor")?, text(said, "reference")?);
		let entry = json!({
			"direction": "Transferred",
			"currency": cash["currency"],
			"holder": holder,
			"amount": cash["amount"],
			"at_ms": self.now_ms,
		});
		let book = format!("{bank}/{}", text(cash, "currency")?);
		let sum = padded(amount(&cash["amount"])?);
		let row = vec![book.into(), bank.into(), reference.into(), party(holder)?.into(), sum.into()];
		self.set(Table::BankEntries, &format!("{bank}/{reference}"), entry, row).await?;
		self.change(Table::Instructions, id, |of| {
			let receipts = of.state["receipts"].as_array_mut();
			let receipts = receipts.ok_or_else(|| impossible("an instruction without receipts"))?;
			let after = receipts.partition_point(|receipt| receipt["leg"].as_u64() < Some(place));
			receipts.insert(after, json!({ "leg": place, "reference": reference }));
			Ok(())
		})
		.await
	}

	/// What two owed each other was paid, which the event is the statement of: what offsets is free again on both sides.
	async fn netted(&mut self, said: &Json) -> Result<(), Fault> {
		let (book, payer, payee) = (&said["book"], &said["payer"], &said["payee"]);
		let row = vec![
			day(said)?.to_string().into(),
			book_id(book)?.into(),
			party(payer)?.into(),
			party(payee)?.into(),
			said.to_string().into(),
		];
		let id = format!("{}/{}/{}/{}", day(said)?, book_id(book)?, party(payer)?, party(payee)?);
		self.set(Table::Statements, &id, Json::Null, row).await?;
		let (owed, back) = (amount(&said["owed"]["amount"])?, amount(&said["owed_back"]["amount"])?);
		for (from, to, gives, gets) in [(payer, payee, owed, back), (payee, payer, back, owed)] {
			let pay = |free: &mut u128, locked: &mut u128| {
				less(locked, gives)?;
				more(free, gets)
			};
			self.claim(book, from, pay).await?;
			if gives > 0 {
				let nothing = |due: &mut u128, redemptions: &mut u64| {
					(*due, *redemptions) = (0, 0);
					Ok(())
				};
				self.due(said, [from, to], nothing).await?;
			}
		}
		Ok(())
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
		let mut mediators = BTreeSet::new();
		for mediator in said["mediators"].as_array().into_iter().flatten() {
			let id = mediator.as_str().unwrap_or_default();
			let member: MemberId = id.parse().map_err(|_| impossible(format!("{id} is no member")))?;
			mediators.insert(member);
		}
		let mediator = |member: &MemberId| json!({ "member": member.to_string(), "until_ms": null });
		let state = json!({
			"creator": creator,
			"legs": said["legs"],
			"when": said["when"],
			"expires_ms": said["expires_ms"],
			"about": said["about"],
			"parties": parties.iter().map(side).collect::<Vec<_>>(),
			"mediators": mediators.iter().map(mediator).collect::<Vec<_>>(),
			"receipts": [],
			"state": "Open",
		});
		// What is kept does not lapse.
		let expires_ms = if said["expires_ms"].is_null() { u64::MAX } else { number(said, "expires_ms")? };
		let more = vec![creator.into(), "Open".into(), expires_ms.into()];
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

	/// Bills' own events say that they are locked; offers' do not. Cash is not on the ledger.
	async fn locked_offer(&mut self, leg: &Json, state: Json) -> Result<(), Fault> {
		if leg["what"]["Cash"].is_object() {
			return Ok(());
		}
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

	/// Changes what a payer has deposited in a book; the state has no entry for nothing.
	async fn deposit(
		&mut self,
		book: &Json,
		payer: &Json,
		change: impl FnOnce(&mut u128) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		let (book, payer_id) = (book_id(book)?, party(payer)?);
		let id = format!("{book}/{payer_id}");
		let mut deposited = match self.get(Table::Deposits, &id).await? {
			Some(deposit) if !deposit.state.is_null() => amount(&deposit.state)?,
			_ => 0,
		};
		change(&mut deposited)?;
		let state = if deposited == 0 { Json::Null } else { written(deposited) };
		let more = vec![book.into(), payer_id.into(), payer.to_string().into(), padded(deposited).into()];
		Ok(self.set(Table::Deposits, &id, state, more).await?)
	}

	/// Changes what the first of two owes the other of the day and in the book that an event says: how much, and in how many
	/// redemptions. The state has no entry for nothing.
	async fn due(
		&mut self,
		said: &Json,
		[payer, payee]: [&Json; 2],
		change: impl FnOnce(&mut u128, &mut u64) -> Result<(), Fault>,
	) -> Result<(), Fault> {
		let day = day(said)?;
		let (book, payer_id, payee_id) = (book_id(&said["book"])?, party(payer)?, party(payee)?);
		let id = format!("{day}/{book}/{payer_id}/{payee_id}");
		let (mut due, mut redemptions) = match self.get(Table::Dues, &id).await? {
			Some(due) if !due.state.is_null() => {
				(amount(&due.state["amount"])?, number(&due.state, "redemptions")?)
			}
			_ => (0, 0),
		};
		change(&mut due, &mut redemptions)?;
		let state = match due {
			0 => Json::Null,
			_ => json!({ "amount": written(due), "redemptions": redemptions }),
		};
		let more = vec![
			day.to_string().into(),
			book.into(),
			payer_id.into(),
			payee_id.into(),
			payer.to_string().into(),
			payee.to_string().into(),
			padded(due).into(),
		];
		Ok(self.set(Table::Dues, &id, state, more).await?)
	}
}

/// The day that an event says.
fn day(said: &Json) -> Result<Day, Fault> {
	let day = said["day"].as_i64().and_then(|day| i32::try_from(day).ok());
	Ok(Day(day.ok_or_else(|| impossible("day is no day"))?))
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

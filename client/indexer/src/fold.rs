//! From events to the chain's state: what each event says became so.
//!
//! Of a block nothing is read but its number, its time and its events (and the contents of dataset versions, of which events
//! have the digest); what no event says, because it follows from others, is derived here. `runtime/tests/rebuild.rs` of the chain
//! shows that this is enough, and its readers of events are the pattern of these.

mod anchors;
mod bills;
mod calendar;
mod catalogue;
mod checks;
mod exports;
mod filings;
mod licences;
mod market;
mod members;
mod metering;
mod motions;
mod operation;
mod orders;
mod register;
mod registration;
mod registry;
mod rights;
mod rows;
mod said;
mod settlement;
mod things;
mod titles;
mod validators;

use serde_json::{Value as Json, json};

use crate::{
	Error,
	database::{Session, Value},
	decode::{Block, Event, Transaction},
	objects,
	raw::RawGenesis,
	tables::Table,
};

pub(crate) use anchors::certificate;
pub(crate) use registration::holds;
pub(crate) use registry::described;
use rows::Rows;
pub use said::Fault;
pub(crate) use said::{typed, written};
pub use things::{Place, Things};

/// Events after which what was read is handed to the database.
const WRITTEN: usize = 256;

/// The state as far as blocks were read, over a session with the database.
pub struct Fold<'a> {
	things: &'a mut Things,
	session: &'a mut Session,
	/// Where the event that is read stands.
	at: Place,
	/// The time of its block.
	now_ms: u64,
	/// What is only ever added.
	rows: Rows,
}

impl<'a> Fold<'a> {
	/// Goes on over what the database holds.
	pub fn new(things: &'a mut Things, session: &'a mut Session) -> Self {
		Self { things, session, at: Place::FIRST, now_ms: 0, rows: Rows::default() }
	}

	/// Begins with what the first block's state holds.
	pub async fn begin(&mut self, genesis: &RawGenesis) -> Result<(), Error> {
		let done = genesis.fold(self).await;
		done.map_err(|fault| fault.at(Place::FIRST))
	}

	/// Reads a block.
	pub async fn block(&mut self, block: &Block) -> Result<(), Error> {
		self.at = Place { block: block.number(), event: -1 };
		self.now_ms = block.now_ms();
		let (author, missed) = self.author(block).await.map_err(|fault| fault.at(self.at))?;
		self.header(block, author, missed);
		self.total(block).await.map_err(|fault| fault.at(self.at))?;
		for (index, transaction) in (0u32..).zip(&block.transactions) {
			self.transaction(index, transaction).await?;
		}
		for (index, event) in (0u32..).zip(&block.events) {
			self.at.event = index.into();
			self.event(block, index, event);
			self.read(block, event).await.map_err(|fault| fault.at(self.at))?;
		}
		if self.rows.events.len() >= WRITTEN {
			// The database inserts them while the next blocks are read.
			let rows = std::mem::take(&mut self.rows);
			self.session.insert(rows.inserts()).await?;
		}
		Ok(())
	}

	/// Reads an event. Those of other pallets say nothing about the state that is kept here.
	async fn read(&mut self, block: &Block, event: &Event) -> Result<(), Fault> {
		match &*event.pallet {
			"Members" => self.members(event).await,
			"Validators" => self.validators(event).await,
			"Session" if event.name == "NewSession" => self.new_session(&event.fields).await,
			"Calendar" => self.calendar(event).await,
			"Registry" => self.registry(block, event).await,
			"Verification" => self.checks(event).await,
			"Rights" => {
				self.rights(event).await?;
				self.titles(event).await
			}
			"Settlement" => self.settlement(event).await,
			"Bills" => self.bills(event).await,
			"Licences" => self.licences(event).await,
			"Registration" => self.registration(event).await,
			"Operation" => self.operation(event).await,
			"Catalogue" => self.catalogue(event).await,
			"Exports" => self.exports(event).await,
			"Market" => self.market(event).await,
			"Metering" => self.metering(event).await,
			"Anchors" => self.anchors(event).await,
			"Council" | "TechnicalCommittee" => self.motions(block, event).await,
			_ => Ok(()),
		}
	}

	fn header(&mut self, block: &Block, author: Option<String>, missed: u64) {
		let header = &block.raw.header;
		let digest = block.digest.as_ref();
		self.rows.blocks.push(vec![
			header.number.into(),
			hex(&block.hash).into(),
			hex(&header.parent_hash).into(),
			hex(&header.state_root).into(),
			hex(&header.extrinsics_root).into(),
			hex(&digest.map(|digest| digest.root).unwrap_or_default()).into(),
			block.now_ms().into(),
			digest.map_or(0, |digest| digest.spec_version).into(),
			Value::Int(block.slot.map(|slot| slot as i64)),
			author.into(),
			missed.into(),
			(block.transactions.len() as u64).into(),
			(block.events.len() as u64).into(),
		]);
	}

	/// How many events and signed transactions there are so far, so that nobody needs to count them.
	async fn total(&mut self, block: &Block) -> Result<(), Fault> {
		let former = self.get(Table::Singles, "totals").await?.map(|thing| thing.state).unwrap_or_default();
		let total = |name: &str, more: usize| former[name].as_u64().unwrap_or_default() + more as u64;
		let signed = block.transactions.iter().filter(|transaction| transaction.signer.is_some()).count();
		let events = total("events", block.events.len());
		self.single("totals", json!({ "events": events, "signed": total("signed", signed) })).await
	}

	async fn transaction(&mut self, index: u32, of: &Transaction) -> Result<(), Error> {
		let signer = of.signer.map(|account| hex(&account));
		let member = match &signer {
			Some(account) => self.member_of(account).await?,
			None => None,
		};
		let hash = hex(&of.hash);
		self.rows.transactions.push(vec![
			self.at.block.into(),
			index.into(),
			hash.into(),
			signer.into(),
			member.into(),
			(&of.pallet).into(),
			(&of.call).into(),
			of.args.as_ref().map(Json::to_string).into(),
			of.error.is_none().into(),
			of.error.clone().into(),
			(of.bytes as u64).into(),
		]);
		Ok(())
	}

	/// The member whose key an account is.
	async fn member_of(&mut self, account: &str) -> Result<Option<String>, Error> {
		let key = self.things.get(self.session, Table::MemberKeys, account).await?;
		Ok(key.and_then(|key| key.text("member")))
	}

	fn event(&mut self, block: &Block, index: u32, event: &Event) {
		self.rows.events.push(vec![
			block.number().into(),
			index.into(),
			event.transaction.into(),
			(&event.pallet).into(),
			(&event.name).into(),
			event.domain.into(),
			event.fields.to_string().into(),
			event.record.clone().into(),
		]);
		for id in objects::named(event) {
			self.rows.event_objects.push(vec![id.into(), block.number().into(), index.into()]);
		}
	}

	/// Writes what was read.
	pub async fn write(self) -> Result<(), Error> {
		let Self { things, session, rows, .. } = self;
		let inserts = rows.inserts().into_iter().chain(things.changes());
		session.insert(inserts.collect()).await
	}

	/// Has a thing found by its name, and by codes.
	fn name(&mut self, kind: &'static str, id: &str, title: &str, detail: &str, codes: &[&str]) {
		let folded = codes.iter().fold(title.to_lowercase(), |all, code| all + " " + &code.to_lowercase());
		for gram in crate::search::grams(&folded) {
			self.rows.grams.push(vec![gram.into(), kind.into(), id.into()]);
		}
		self.codes(kind, id, codes.iter().map(|code| code.to_uppercase()));
		let row = vec![kind.into(), id.into(), title.into(), detail.into(), folded.into()];
		self.rows.names.push(row);
	}

	/// Has a thing found by the digests of files and documents that it holds.
	fn digests(&mut self, kind: &'static str, id: &str, of: &Json) {
		self.codes(kind, id, objects::digests(of));
	}

	/// Has a thing found by codes, which are in capitals.
	fn codes(&mut self, kind: &'static str, id: &str, codes: impl IntoIterator<Item = String>) {
		let rows = codes.into_iter().map(|code| vec![code.into(), kind.into(), id.into()]);
		self.rows.codes.extend(rows);
	}
}

/// Bytes as people see hashes and accounts.
pub fn hex(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

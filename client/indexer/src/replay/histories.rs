//! Histories of filings, one after the other in the order in which they were made, as the index has them at one moment.

use std::{collections::VecDeque, ops::Range};

use hefu_primitives::{
	DatasetId, FilingId, MemberId,
	almanac::Almanac,
	clock::Clock,
	law::{Pack, PackId},
	registration::{Conclusion, Filing, FilingKind, Registration, Request},
};

use super::{Act, Difference, Done, History, replay};
use crate::{
	Error,
	database::{Database, Row, Session, Value},
	fold::{Fault, Place, typed},
	law::Law,
};

/// Which filings: those of a time, so far as they are behind one of them.
const PAGE: &str = "SELECT t.id, t.since_block, t.since_event
	FROM filings t JOIN blocks s ON s.number = t.since_block
	WHERE s.now_ms >= $1 AND s.now_ms < $2 AND (t.since_block, t.since_event, t.id) > ($3, $4, $5)
	ORDER BY t.since_block, t.since_event, t.id LIMIT 100";
/// How many there are.
const TOTAL: &str = "SELECT COUNT(*) FROM filings t JOIN blocks s ON s.number = t.since_block
	WHERE s.now_ms >= $1 AND s.now_ms < $2";
/// What the events say of a filing.
const STEPS: &str = "SELECT e.block, e.idx, b.now_ms, e.name, e.record
	FROM event_objects o JOIN events e ON e.block = o.block AND e.idx = o.idx JOIN blocks b ON b.number = e.block
	WHERE o.id = $1 AND e.pallet = 'Registration' ORDER BY e.block, e.idx";
/// The last time before an event that a dataset was registered.
const BEFORE: &str = "SELECT e.block, e.idx, e.record
	FROM event_objects o JOIN events e ON e.block = o.block AND e.idx = o.idx
	WHERE o.id = $1 AND e.pallet = 'Registration' AND e.name = 'Registered' AND (e.block, e.idx) < ($2, $3)
	ORDER BY e.block DESC, e.idx DESC LIMIT 1";

/// Histories of filings.
#[derive(Debug)]
pub struct Histories {
	session: Session,
	law: Law,
	made: Range<u64>,
	total: u64,
	block: Option<u32>,
	until_ms: u64,
	/// Filings that are read, and that are next.
	page: VecDeque<Row>,
	/// The last of them: behind it the next ones are.
	last: Vec<Value>,
}

/// What a filing's dataset and institution are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
	/// The name of the dataset's latest version.
	pub dataset: Option<String>,
	/// The institution's.
	pub institution: Option<String>,
}

impl Histories {
	/// Of the filings that were made at the first moment or later, and before the second.
	pub async fn of(database: &Database, made: Range<u64>) -> Result<Self, Error> {
		let mut session = database.snapshot().await?;
		let law = Law::read(&mut session).await?;
		let newest = "SELECT number, now_ms FROM blocks ORDER BY number DESC LIMIT 1";
		let newest = session.row(newest, Vec::new()).await?;
		let total = session.row(TOTAL, vec![made.start.into(), made.end.into()]).await?;
		Ok(Self {
			session,
			law,
			made,
			total: total.map_or(0, |row| row.int(0).unsigned_abs()),
			block: newest.as_ref().and_then(|row| u32::try_from(row.int(0)).ok()),
			until_ms: newest.map_or(0, |row| row.int(1).unsigned_abs()),
			page: VecDeque::new(),
			last: vec![Value::from(-1i64), Value::from(-1i64), "".into()],
		})
	}

	/// How many filings there are.
	pub fn total(&self) -> u64 {
		self.total
	}

	/// The last block that is indexed; none of an empty index.
	pub fn block(&self) -> Option<u32> {
		self.block
	}

	/// The law pack with this number, if the index has it.
	pub fn pack(&self, id: PackId) -> Option<Pack> {
		self.law.pack(id)
	}

	/// Adds a law pack that nobody has recorded, and names it by a number of its own.
	pub fn propose(&mut self, pack: Pack) -> PackId {
		self.law.propose(pack)
	}

	/// From where on a case would have gone otherwise by another law pack; nothing if nowhere.
	pub fn replay(&self, other: PackId, history: &History) -> Result<Option<Difference>, Error> {
		replay(&self.law, other, history).map_err(|unfit| Error::Impossible {
			number: unfit.at.block,
			event: unfit.at.event,
			what: format!("{}: by its own law pack it could not be done: {:?}", history.id, unfit.why),
		})
	}

	/// The next filing's.
	pub async fn next(&mut self) -> Result<Option<History>, Error> {
		if self.page.is_empty() {
			let bound = [vec![self.made.start.into(), self.made.end.into()], self.last.clone()].concat();
			self.page = self.session.rows(PAGE, bound).await?.into();
		}
		let Some(row) = self.page.pop_front() else { return Ok(None) };
		let id = row.text(0);
		self.last = vec![row.int(1).into(), row.int(2).into(), (&id).into()];
		self.history(&id).await.map(Some)
	}

	/// What a filing's dataset and institution are called.
	pub async fn names(&mut self, filing: &Filing) -> Result<Names, Error> {
		let dataset = "SELECT name FROM datasets WHERE id = $1";
		let dataset = self.session.row(dataset, vec![filing.dataset.to_string().into()]).await?;
		let institution = "SELECT name FROM members WHERE id = $1";
		let institution = self.session.row(institution, vec![filing.institution.to_string().into()]).await?;
		let name = |row: Option<Row>| row.and_then(|row| row.opt_text(0));
		Ok(Names { dataset: name(dataset), institution: name(institution) })
	}

	async fn history(&mut self, id: &str) -> Result<History, Error> {
		let rows = self.session.rows(STEPS, vec![id.into()]).await?;
		let mut steps = Vec::new();
		for row in &rows {
			let record = row.bytes(4);
			if let Some(act) = act(&row.text(3), record).map_err(|fault| fault.at(place(row)))? {
				let (block, event) = (row.int(0) as u32, row.int(1) as u32);
				steps.push(Done { act, at_ms: row.int(2).unsigned_abs(), block, event });
			}
		}
		let not_made = || Fault::Impossible(format!("{id} was never made"));
		let Some(first) = rows.first() else { return Err(not_made().at(Place { block: 0, event: 0 })) };
		if steps.first().is_none_or(|done| done.act != Act::Made) {
			return Err(not_made().at(place(first)));
		}
		let made: Result<(FilingId, MemberId, Filing), _> = typed(first.bytes(4));
		let (id, _, mut made) = made.map_err(|fault| fault.at(place(first)))?;
		// What was drafted under one law and filed under another is the other's.
		for row in rows.iter().filter(|row| row.text(3) == "LawTaken") {
			let taken: Result<(FilingId, PackId), _> = typed(row.bytes(4));
			(_, made.pack) = taken.map_err(|fault| fault.at(place(row)))?;
		}
		let before = match made.request {
			Request::Renewal => self.registered_before(&made.dataset, first).await?,
			_ => None,
		};
		Ok(History { id, made, before, steps, until_ms: self.until_ms })
	}

	/// The term of what was registered of a dataset before an event.
	async fn registered_before(&mut self, dataset: &DatasetId, event: &Row) -> Result<Option<Clock>, Error> {
		let bound = vec![dataset.to_string().into(), event.int(0).into(), event.int(1).into()];
		let Some(row) = self.session.row(BEFORE, bound).await? else { return Ok(None) };
		let registered: Result<(DatasetId, FilingKind, Registration), _> = typed(row.bytes(2));
		let (_, _, registration) = registered.map_err(|fault| fault.at(place(&row)))?;
		Ok(Some(registration.term))
	}
}

/// The place of an event, whose row begins with it.
fn place(row: &Row) -> Place {
	Place { block: row.int(0) as u32, event: row.int(1) }
}

/// What an event that names a filing says happened to it; nothing of one that only mentions it.
fn act(name: &str, record: &[u8]) -> Result<Option<Act>, Fault> {
	Ok(Some(match name {
		"Made" => Act::Made,
		"Confirmed" => {
			let (_, by): (FilingId, MemberId) = typed(record)?;
			Act::Confirmed(by)
		}
		"SilenceResolved" => Act::Silence,
		"Supplied" => Act::Supplied,
		"FilingWithdrawn" => Act::Withdrawn,
		"Accepted" => Act::Accepted,
		"CorrectionAsked" => Act::CorrectionAsked,
		"ReviewExtended" => {
			let (_, units): (FilingId, u16) = typed(record)?;
			Act::Extended(units)
		}
		"ReviewStopped" => Act::Stopped,
		"ReviewResumed" => Act::Resumed,
		"Publicised" => Act::Publicised,
		"PublicityWaived" => Act::Waived,
		"Objected" => Act::Objected,
		"ObjectionDecided" => {
			let (_, _, conclusion): (FilingId, u32, Conclusion) = typed(record)?;
			Act::Decided(conclusion)
		}
		// A cancellation that nobody filed for names no filing.
		"Registered" | "RegistrationCancelled" => Act::Registered,
		"Rejected" => Act::Rejected,
		"Terminated" => Act::Terminated,
		_ => return Ok(None),
	}))
}

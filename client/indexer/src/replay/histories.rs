//! Histories of filings and of applications, one after the other in the order in which they were made, as the index has them at one
//! moment.

use std::{collections::VecDeque, ops::Range};

use codec::Decode;
use hefu_primitives::{
	ApplicationId, DatasetId, FilingId, MemberId,
	almanac::Almanac,
	catalogue::{Application, ApplicationKind, Demand, Entry},
	law::{Pack, PackId},
	registration::{Conclusion, Filing, FilingKind, Registration, Request},
};

use super::{Act, Case, Difference, Done, History, replay};
use crate::{
	Error,
	database::{Database, Row, Session, Value},
	fold::{Fault, Place, typed},
	law::Law,
};

/// What the events of a pallet say of a case.
const STEPS: &str = "SELECT e.block, e.idx, b.now_ms, e.name, e.record
	FROM event_objects o JOIN events e ON e.block = o.block AND e.idx = o.idx JOIN blocks b ON b.number = e.block
	WHERE o.id = $1 AND e.pallet = $2 ORDER BY e.block, e.idx";
/// The last time before an event that a pallet said by such an event that a dataset was registered.
const BEFORE: &str = "SELECT e.block, e.idx, e.record
	FROM event_objects o JOIN events e ON e.block = o.block AND e.idx = o.idx
	WHERE o.id = $1 AND e.pallet = $2 AND e.name = $3 AND (e.block, e.idx) < ($4, $5)
	ORDER BY e.block DESC, e.idx DESC LIMIT 1";

/// Histories of filings and of applications.
#[derive(Debug)]
pub struct Histories {
	session: Session,
	law: Law,
	block: Option<u32>,
	until_ms: u64,
	filings: Made,
	applications: Made,
}

/// The cases of a table that were made in a time, those behind the last that was read.
#[derive(Debug)]
struct Made {
	table: &'static str,
	time: Range<u64>,
	total: u64,
	/// Cases that are read, and that are next.
	page: VecDeque<Row>,
	/// The last of them: behind it the next ones are.
	last: Vec<Value>,
}

impl Made {
	async fn of(table: &'static str, time: Range<u64>, session: &mut Session) -> Result<Self, Error> {
		let total = format!(
			"SELECT COUNT(*) FROM {table} t JOIN blocks s ON s.number = t.since_block
			WHERE s.now_ms >= $1 AND s.now_ms < $2"
		);
		let total = session.row(&total, vec![time.start.into(), time.end.into()]).await?;
		let total = total.map_or(0, |row| row.int(0).unsigned_abs());
		let last = vec![Value::from(-1i64), Value::from(-1i64), "".into()];
		Ok(Self { table, time, total, page: VecDeque::new(), last })
	}

	/// The id of the next.
	async fn next(&mut self, session: &mut Session) -> Result<Option<String>, Error> {
		if self.page.is_empty() {
			let page = format!(
				"SELECT t.id, t.since_block, t.since_event
				FROM {} t JOIN blocks s ON s.number = t.since_block
				WHERE s.now_ms >= $1 AND s.now_ms < $2 AND (t.since_block, t.since_event, t.id) > ($3, $4, $5)
				ORDER BY t.since_block, t.since_event, t.id LIMIT 100",
				self.table
			);
			let bound = [vec![self.time.start.into(), self.time.end.into()], self.last.clone()].concat();
			self.page = session.rows(&page, bound).await?.into();
		}
		let Some(row) = self.page.pop_front() else { return Ok(None) };
		let id = row.text(0);
		self.last = vec![row.int(1).into(), row.int(2).into(), (&id).into()];
		Ok(Some(id))
	}
}

/// What a case's dataset and institution are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
	/// The name of the dataset's latest version.
	pub dataset: Option<String>,
	/// The institution's.
	pub institution: Option<String>,
}

impl Histories {
	/// Of what was made at the first moment or later, and before the second.
	pub async fn of(database: &Database, made: Range<u64>) -> Result<Self, Error> {
		let mut session = database.snapshot().await?;
		let law = Law::read(&mut session).await?;
		let newest = "SELECT number, now_ms FROM blocks ORDER BY number DESC LIMIT 1";
		let newest = session.row(newest, Vec::new()).await?;
		let filings = Made::of("filings", made.clone(), &mut session).await?;
		let applications = Made::of("applications", made, &mut session).await?;
		Ok(Self {
			session,
			law,
			block: newest.as_ref().and_then(|row| u32::try_from(row.int(0)).ok()),
			until_ms: newest.map_or(0, |row| row.int(1).unsigned_abs()),
			filings,
			applications,
		})
	}

	/// How many filings there are.
	pub fn total(&self) -> u64 {
		self.filings.total
	}

	/// How many applications there are.
	pub fn total_applications(&self) -> u64 {
		self.applications.total
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
	pub fn replay<C: Case>(&self, other: PackId, history: &History<C>) -> Result<Option<Difference>, Error> {
		replay(&self.law, other, history).map_err(|unfit| Error::Impossible {
			number: unfit.at.block,
			event: unfit.at.event,
			what: format!("{}: by its own law pack it could not be done: {:?}", history.id, unfit.why),
		})
	}

	/// The next filing's.
	pub async fn next(&mut self) -> Result<Option<History>, Error> {
		let Some(id) = self.filings.next(&mut self.session).await? else { return Ok(None) };
		self.filing(&id).await.map(Some)
	}

	/// The next application's.
	pub async fn next_application(&mut self) -> Result<Option<History<Application>>, Error> {
		let Some(id) = self.applications.next(&mut self.session).await? else { return Ok(None) };
		self.application(&id).await.map(Some)
	}

	/// What a case's dataset and institution are called.
	pub async fn names(&mut self, made: &impl Case) -> Result<Names, Error> {
		let filing = made.filing();
		let dataset = "SELECT name FROM datasets WHERE id = $1";
		let dataset = self.session.row(dataset, vec![filing.dataset.to_string().into()]).await?;
		let institution = "SELECT name FROM members WHERE id = $1";
		let institution = self.session.row(institution, vec![filing.institution.to_string().into()]).await?;
		let name = |row: Option<Row>| row.and_then(|row| row.opt_text(0));
		Ok(Names { dataset: name(dataset), institution: name(institution) })
	}

	async fn filing(&mut self, id: &str) -> Result<History, Error> {
		let (rows, steps) = self.steps(id, "Registration").await?;
		let (id, _, mut made): (FilingId, MemberId, Filing) = read(&rows[0], 4)?;
		// What was drafted under one law and filed under another is the other's.
		for row in rows.iter().filter(|row| row.text(3) == "LawTaken") {
			let (_, pack): (FilingId, PackId) = read(row, 4)?;
			made.pack = pack;
		}
		let mut before = None;
		if made.request == Request::Renewal
			&& let Some(row) = self.before(&made.dataset, "Registration", "Registered", &rows[0]).await?
		{
			let (_, _, registration): (DatasetId, FilingKind, Registration) = read(&row, 2)?;
			before = Some(registration.term);
		}
		Ok(History { id, made, before, steps, until_ms: self.until_ms })
	}

	async fn application(&mut self, id: &str) -> Result<History<Application>, Error> {
		let (rows, mut steps) = self.steps(id, "Catalogue").await?;
		let (id, made): (ApplicationId, Application) = read(&rows[0], 4)?;
		// Where a correction is awaited, that it is rejected ends it, as the pallet says.
		let mut last = Act::Made;
		for done in &mut steps {
			if done.act == Act::Rejected && last == Act::CorrectionAsked {
				done.act = Act::Terminated;
			}
			last = done.act;
		}
		let mut before = None;
		if made.demand == Demand::Renewal
			&& let Some(row) = self.before(&made.dataset, "Catalogue", "Entered", &rows[0]).await?
		{
			let (_, _, entry): (DatasetId, ApplicationKind, Entry) = read(&row, 2)?;
			before = Some(entry.term);
		}
		Ok(History { id, made, before, steps, until_ms: self.until_ms })
	}

	/// The events of a pallet that name a case, and the steps that they say; that it was made comes first.
	async fn steps(&mut self, id: &str, pallet: &'static str) -> Result<(Vec<Row>, Vec<Done>), Error> {
		let rows = self.session.rows(STEPS, vec![id.into(), pallet.into()]).await?;
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
		Ok((rows, steps))
	}

	/// The last time before an event that a pallet said by such an event that a dataset was registered.
	async fn before(
		&mut self,
		dataset: &DatasetId,
		pallet: &'static str,
		name: &'static str,
		event: &Row,
	) -> Result<Option<Row>, Error> {
		let (block, idx) = (event.int(0), event.int(1));
		let bound = vec![dataset.to_string().into(), pallet.into(), name.into(), block.into(), idx.into()];
		self.session.row(BEFORE, bound).await
	}
}

/// What an event says, whose row begins with its place and has its record in this column.
fn read<T: Decode>(row: &Row, column: usize) -> Result<T, Error> {
	typed(row.bytes(column)).map_err(|fault| fault.at(place(row)))
}

/// The place of an event, whose row begins with it.
fn place(row: &Row) -> Place {
	Place { block: row.int(0) as u32, event: row.int(1) }
}

/// What an event that names a case says happened to it; nothing of one that only mentions it.
fn act(name: &str, record: &[u8]) -> Result<Option<Act>, Fault> {
	Ok(Some(match name {
		"Made" | "Filed" => Act::Made,
		"Confirmed" => {
			let (_, by): (FilingId, MemberId) = typed(record)?;
			Act::Confirmed(by)
		}
		"SilenceResolved" => Act::Silence,
		"Supplied" => Act::Supplied,
		"FilingWithdrawn" | "ApplicationWithdrawn" => Act::Withdrawn,
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
			let (_, _, conclusion): ([u8; 32], u32, Conclusion) = typed(record)?;
			Act::Decided(conclusion)
		}
		// A cancellation that nobody filed for names no filing.
		"Registered" | "RegistrationCancelled" | "Entered" => Act::Registered,
		"Rejected" => Act::Rejected,
		"Terminated" => Act::Terminated,
		_ => return Ok(None),
	}))
}

//! Following the chain: batches of final blocks are read while the one before is written.
//!
//! What a batch says and how far the index is are written in one transaction, so each block counts exactly once, whenever the
//! process is ended.

use std::{sync::Arc, time::Duration};

use hefu_primitives::GenesisHash;
use tokio::sync::{broadcast, mpsc, watch};

use crate::{
	Away, Error,
	database::{Database, Session},
	decode::{Block, Decoder},
	fold::{Fold, Things, hex},
	genesis,
	raw::{RawBlock, RawGenesis},
	source::{Head, Source},
	wait::RETRY,
};

/// Blocks that are written in one transaction unless said otherwise.
pub const BATCH: u32 = 256;
/// Blocks that are asked for together, and bytes of blocks after which a batch is full.
const ASKED: u32 = 64;
const MAX_BYTES: usize = 32 * 1024 * 1024;
/// Batches that wait to be written: bounds the memory.
pub const AHEAD: usize = 2;
/// Pause between two looks at the chain's head.
const LOOK: Duration = Duration::from_millis(500);
/// Blocks that a slow listener may be behind.
const LISTENED: usize = 256;

/// How far the index is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
	/// The last block that is indexed; none of an empty index.
	pub indexed: Option<u32>,
	/// How far the node's chain is.
	pub head: Head,
	/// Whether the node answered last time.
	pub answers: bool,
	/// Whether the database took the last batch.
	pub writes: bool,
}

/// Writes blocks into a database, each exactly once.
#[derive(Debug)]
pub struct Writer {
	database: Database,
	things: Things,
	next: u32,
	last: Option<[u8; 32]>,
	/// Whether the last batch may be in the database although that was not heard.
	unsure: bool,
}

impl Writer {
	/// Goes on where the database stands, or begins the index of the chain with this first block; refuses a database with the
	/// index of another chain.
	pub async fn open(database: Database, genesis: &GenesisHash) -> Result<Self, Error> {
		let genesis = hex(genesis);
		let mut session = database.begin().await?;
		let stands = session.row("SELECT genesis, next_block FROM chain", Vec::new()).await?;
		let (next, things) = match stands {
			Some(row) if row.text(0) != genesis => {
				return Err(Error::OtherChain { indexed: row.text(0), node: genesis });
			}
			Some(row) => (row.int(1) as u32, Things::default()),
			None => {
				let begin = "INSERT INTO chain (one, genesis, next_block) VALUES (1, $1, 0)";
				session.run(begin, vec![genesis.into()]).await?;
				(0, Things::of_new_index())
			}
		};
		let last = "SELECT hash FROM blocks WHERE number = $1";
		let last = session.row(last, vec![(i64::from(next) - 1).into()]).await?;
		session.commit().await?;
		let last = last.and_then(|row| hash_of(&row.text(0)));
		Ok(Self { database, things, next, last, unsure: false })
	}

	/// The number of the block that is to be written next.
	pub fn next(&self) -> u32 {
		self.next
	}

	/// Writes the next blocks and how far the index is: all of it, or nothing. The first block comes with its state.
	///
	/// What failed may be written again.
	pub async fn write(&mut self, genesis: Option<&RawGenesis>, blocks: &[Block]) -> Result<(), Error> {
		let done = self.try_write(genesis, blocks).await;
		if done.is_err() {
			// They are of blocks that are not in the database.
			self.things = Things::default();
		}
		done
	}

	async fn try_write(&mut self, genesis: Option<&RawGenesis>, blocks: &[Block]) -> Result<(), Error> {
		let (first, next) = (self.next, self.next + blocks.len() as u32);
		let mut session = self.database.begin().await?;
		let advance = "UPDATE chain SET next_block = $1 WHERE next_block = $2";
		if session.run(advance, vec![next.into(), first.into()]).await? != 1 {
			let came = self.unsure && is_last(&mut session, next, blocks.last()).await?;
			if !came {
				return Err(Error::Concurrent);
			}
			(self.next, self.last, self.unsure) = (next, blocks.last().map(|block| block.hash), false);
			return Ok(());
		}
		let mut fold = Fold::new(&mut self.things, &mut session);
		let mut last = self.last;
		for (number, block) in (first..).zip(blocks) {
			let follows = last.is_none_or(|last| block.raw.header.parent_hash == last);
			if block.number() != number || !follows {
				return Err(Error::OtherHistory { number });
			}
			last = Some(block.hash);
			if let (0, Some(genesis)) = (number, genesis) {
				fold.begin(genesis).await?;
			}
			fold.block(block).await?;
		}
		fold.write().await?;
		// An insert that fails is heard: only a commit may have been carried out although its answer was lost.
		session.done().await?;
		self.unsure = true;
		session.commit().await?;
		(self.next, self.last, self.unsure) = (next, last, false);
		Ok(())
	}
}

/// Whether the database ends with this block.
async fn is_last(session: &mut Session, next: u32, block: Option<&Block>) -> Result<bool, Error> {
	let Some(block) = block else { return Ok(false) };
	let sql = "SELECT 1 FROM chain, blocks WHERE next_block = $1 AND number = $2 AND hash = $3";
	let values = vec![next.into(), block.number().into(), hex(&block.hash).into()];
	Ok(session.row(sql, values).await?.is_some())
}

/// Follows a node's chain into a database.
#[derive(Debug)]
pub struct Follower {
	writer: Writer,
	source: Source,
	batch: u32,
	progress: watch::Sender<Progress>,
	live: broadcast::Sender<Arc<Block>>,
}

impl Follower {
	/// Of this node's chain; so many blocks are written in one transaction at most.
	pub async fn open(database: Database, source: Source, batch: u32) -> Result<Self, Error> {
		let writer = Writer::open(database, &source.genesis()).await?;
		let head = source.head().await?;
		let indexed = writer.next().checked_sub(1);
		let progress = watch::Sender::new(Progress { indexed, head, answers: true, writes: true });
		Ok(Self { writer, source, batch, progress, live: broadcast::Sender::new(LISTENED) })
	}

	/// How far it is, as it goes.
	pub fn progress(&self) -> watch::Receiver<Progress> {
		self.progress.subscribe()
	}

	/// Blocks as they are indexed.
	pub fn live(&self) -> broadcast::Sender<Arc<Block>> {
		self.live.clone()
	}

	/// Follows until the block `until` is indexed, or for ever.
	pub async fn run(mut self, until: Option<u32>) -> Result<(), Error> {
		if until.is_some_and(|until| self.writer.next() > until) {
			return Ok(());
		}
		let (send, mut batches) = mpsc::channel(AHEAD);
		let reader = Reader {
			source: self.source.clone(),
			decoder: Decoder::new(self.source.genesis()),
			next: self.writer.next(),
			batch: self.batch.max(1),
			until,
			progress: self.progress.clone(),
		};
		let reading = tokio::spawn(reader.run(send));
		while let Some(batch) = batches.recv().await {
			let Batch { genesis, blocks } = batch?;
			while let Err(error) = self.writer.write(genesis.as_ref(), &blocks).await {
				if error.away() != Some(Away::Database) {
					reading.abort();
					return Err(error);
				}
				self.progress.send_modify(|progress| progress.writes = false);
				tokio::time::sleep(RETRY).await;
			}
			let indexed = self.writer.next().checked_sub(1);
			self.progress.send_modify(|progress| (progress.indexed, progress.writes) = (indexed, true));
			for block in blocks {
				// Nobody needs to listen.
				if self.live.receiver_count() > 0 && self.live.send(Arc::new(block)).is_err() {
					break;
				}
			}
		}
		Ok(())
	}
}

/// What is written together.
struct Batch {
	genesis: Option<RawGenesis>,
	blocks: Vec<Block>,
}

/// Reads batches ahead of the writer.
struct Reader {
	source: Source,
	decoder: Decoder,
	next: u32,
	batch: u32,
	until: Option<u32>,
	progress: watch::Sender<Progress>,
}

impl Reader {
	async fn run(mut self, send: mpsc::Sender<Result<Batch, Error>>) {
		while let Err(mut error) = self.read(&send).await {
			// A node that does not answer may come back; whatever else is wrong stays wrong.
			if error.away() == Some(Away::Node) {
				self.progress.send_modify(|progress| progress.answers = false);
				tokio::time::sleep(RETRY).await;
				match self.source.connect_again().await {
					Err(other) if other.away() != Some(Away::Node) => error = other,
					_ => continue,
				}
			}
			// The writer tells it, unless it is gone.
			send.send(Err(error)).await.ok();
			return;
		}
	}

	/// Reads until everything that is asked for is read, or nobody takes it.
	async fn read(&mut self, send: &mpsc::Sender<Result<Batch, Error>>) -> Result<(), Error> {
		while self.until.is_none_or(|until| self.next <= until) {
			let Some(batch) = self.batch().await? else {
				tokio::time::sleep(LOOK).await;
				continue;
			};
			self.progress.send_if_modified(|progress| !std::mem::replace(&mut progress.answers, true));
			if send.send(Ok(batch)).await.is_err() {
				break;
			}
		}
		Ok(())
	}

	/// The next final blocks; none where all are read.
	async fn batch(&mut self) -> Result<Option<Batch>, Error> {
		let mut head = self.progress.borrow().head;
		let known = head.finalised;
		if self.next + self.batch > known {
			head = self.source.head().await?;
			self.progress.send_modify(|progress| (progress.head, progress.answers) = (head, true));
		}
		let last = self.until.map_or(head.finalised, |until| until.min(head.finalised));
		if self.next > last {
			return Ok(None);
		}
		let end = (self.next + self.batch).min(last + 1);
		// Few blocks where they are large: what is read ahead has a bound in bytes too.
		let (mut raw, mut bytes) = (Vec::new(), 0);
		while self.next + (raw.len() as u32) < end && bytes < MAX_BYTES {
			let from = self.next + raw.len() as u32;
			let some = self.source.blocks(from..(from + ASKED).min(end)).await?;
			bytes += some.iter().map(RawBlock::size).sum::<usize>();
			raw.extend(some);
		}
		let end = self.next + raw.len() as u32;
		let genesis = match raw.first() {
			Some(first) if first.header.number == 0 => {
				Some(self.source.first_state(&first.header, &genesis::prefixes()?).await?)
			}
			_ => None,
		};
		let blocks = self.decoded(raw, head).await?;
		self.next = end;
		Ok(Some(Batch { genesis, blocks }))
	}

	async fn decoded(&mut self, raw: Vec<RawBlock>, head: Head) -> Result<Vec<Block>, Error> {
		for block in &raw {
			if let Some(digest) = self.decoder.digest(block)?
				&& !self.decoder.knows(digest.spec_version)
			{
				let metadata = self.source.metadata(block.header.parent_hash).await?;
				self.decoder.learn(digest.spec_version, metadata)?;
			}
		}
		let mut blocks = Vec::new();
		for block in raw {
			let mut block = self.decoder.read(block).await?;
			let wanted: Vec<_> = block.versions().collect();
			if let (false, Some(digest)) = (wanted.is_empty(), &block.digest) {
				block.raw.versions = self.source.versions(&wanted, digest.spec_version, head.hash).await?;
			}
			blocks.push(block);
		}
		Ok(blocks)
	}
}

/// Bytes of a hash as people see it.
fn hash_of(text: &str) -> Option<[u8; 32]> {
	hex::decode(text.strip_prefix("0x")?).ok()?.try_into().ok()
}

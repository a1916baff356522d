//! The index as one process: it follows the chain and answers questions.

use std::{net::SocketAddr, path::PathBuf};

use tokio::{net::TcpListener, sync::watch};

use crate::{
	Error, Follower, Progress,
	api::{self, About, Index},
	database::Database,
	explorer::Explorer,
	source::Source,
	web,
};

/// How an index is run.
#[derive(Clone, Debug)]
pub struct Options {
	/// Address to listen on; none: nothing is answered.
	pub listen: Option<SocketAddr>,
	/// Blocks that are written in one transaction at most.
	pub batch: u32,
	/// The last block that is indexed; none: it follows for ever.
	pub until: Option<u32>,
	/// Folder with the explorer's files; none: those that are built in.
	pub explorer: Option<PathBuf>,
	/// The trust file that the explorer's readers compare, in its JSON form; none: they bring their own.
	pub trust: Option<String>,
	/// The node's address for browsers.
	pub node: String,
}

/// An index that is ready to run.
#[derive(Debug)]
pub struct Indexer {
	follower: Follower,
	served: Option<(TcpListener, axum::Router)>,
	until: Option<u32>,
	has_explorer: bool,
}

impl Indexer {
	/// Over this database, of this node's chain.
	pub async fn new(database: Database, source: Source, options: Options) -> Result<Self, Error> {
		let Options { listen, batch, until, explorer, trust, node } = options;
		let follower = Follower::open(database.clone(), source.clone(), batch).await?;
		let mut explorer = Explorer::new(explorer, &node);
		if let Some(trust) = trust {
			explorer = explorer.with_trust(trust);
		}
		let has_explorer = explorer.is_there();
		let served = match listen {
			Some(address) => {
				let listener = TcpListener::bind(address).await;
				let listener = listener.map_err(|error| Error::Listen { address, error })?;
				let about =
					About { genesis: crate::fold::hex(&source.genesis()), name: source.name().await?, node };
				let index = Index::new(database, follower.progress(), follower.live(), about);
				Some((listener, api::router(index, explorer)))
			}
			None => None,
		};
		Ok(Self { follower, served, until, has_explorer })
	}

	/// The address that is listened on.
	pub fn address(&self) -> Option<SocketAddr> {
		self.served.as_ref().and_then(|(listener, _)| listener.local_addr().ok())
	}

	/// Whether it serves an explorer.
	pub fn has_explorer(&self) -> bool {
		self.has_explorer
	}

	/// How far it is, as it goes.
	pub fn progress(&self) -> watch::Receiver<Progress> {
		self.follower.progress()
	}

	/// Follows and answers until the last block that is asked for, or `stop`, or something is wrong.
	pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<(), Error> {
		let Self { follower, served, until, .. } = self;
		let (end, mut ended) = watch::channel(false);
		let serving = served.map(|(listener, router)| {
			let end = async move {
				// Whoever would say so may be gone: that is an end as well.
				ended.wait_for(|ended| *ended).await.ok();
			};
			tokio::spawn(web::serve(listener, router, end))
		});
		let done = tokio::select! {
			done = follower.run(until) => done,
			() = stop => Ok(()),
		};
		end.send_replace(true);
		if let Some(serving) = serving {
			// It ends by itself soon after; a fault in it has been said by then.
			serving.await.ok();
		}
		done
	}
}

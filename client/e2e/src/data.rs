//! Files, the hosts that serve them, and what is registered of them.

use std::{net::SocketAddr, path::Path, time::Duration};

use hefu_primitives::{
	dataset::{self, Distribution, GradeClass, Kind, PersonalInformation, Source, VersionContent},
	locator::Locator,
	text::Text,
	verification::Subject,
};
use hefu_sdk::{
	Client, Closed, Signer,
	describe::Answers,
	digest::digest_file,
	host::{Access, DataHost, Gate, Verifiers},
};
use tokio::{sync::oneshot, task::JoinHandle};

use crate::seconds;

/// From a check's opening until its verdict is final.
const PATIENCE: Duration = seconds(120);

/// A running data host.
pub struct Host {
	address: SocketAddr,
	stop: oneshot::Sender<()>,
	host: JoinHandle<std::io::Result<()>>,
}

impl Host {
	/// Serves a folder on a free port.
	pub async fn start(folder: &Path) -> Self {
		Self::start_as(folder, |host| host, |_| {}).await
	}

	/// The same to verifiers alone, who know the host by these names or else by its address; `log` is told who reads what.
	pub async fn start_for_verifiers(
		folder: &Path,
		names: &[&str],
		verifiers: Verifiers,
		log: impl Fn(Access) + Send + Sync + 'static,
	) -> Self {
		let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
		let behind = |host: DataHost| {
			let address = host.address().expect("it listens").to_string();
			let names = if names.is_empty() { vec![address] } else { names };
			host.behind(Gate::new(names, verifiers))
		};
		Self::start_as(folder, behind, log).await
	}

	async fn start_as(
		folder: &Path,
		change: impl FnOnce(DataHost) -> DataHost,
		log: impl Fn(Access) + Send + Sync + 'static,
	) -> Self {
		let address = SocketAddr::from(([127, 0, 0, 1], 0));
		let host = change(DataHost::bind(folder, address).await.expect("a free port"));
		let address = host.address().expect("it listens");
		let (stop, stopped) = oneshot::channel();
		let stopped = async move {
			stopped.await.ok();
		};
		let host = tokio::spawn(host.serve(log, stopped));
		Self { address, stop, host }
	}

	/// Where it listens.
	pub fn address(&self) -> SocketAddr {
		self.address
	}

	/// Where it serves a file.
	pub fn url(&self, file: &str) -> String {
		format!("http://{}/{file}", self.address)
	}

	/// Stops it, and waits until nobody listens any more.
	pub async fn stop(self) {
		self.stop.send(()).expect("it runs until it is stopped");
		self.host.await.expect("it does not panic").expect("it ends well");
	}
}

/// What is registered of these files, each with the URL where verifiers find it.
pub fn content(name: &str, files: &[(&Path, String)]) -> VersionContent {
	let distributions: Vec<_> = files.iter().map(|(file, url)| distribution(file, url)).collect();
	let bytes = distributions.iter().map(|file| u128::from(file.size)).sum();
	let answers = Answers {
		name: Some(name.into()),
		source: Some(Source::Generated),
		kind: Some(Kind::Product),
		access: Some(dataset::Access::OnApplication),
		grade: Some(GradeClass::General),
		personal_information: Some(PersonalInformation::None),
		..Answers::default()
	};
	VersionContent {
		descriptor: answers.descriptor(bytes, &mut Vec::new()).expect("all that is asked is answered"),
		distributions: distributions.try_into().expect("few files"),
		parents: Default::default(),
	}
}

fn distribution(file: &Path, url: &str) -> Distribution {
	let read = digest_file(file, &mut |_| {}).expect("the file is there");
	let name = file.file_name().and_then(|name| name.to_str()).expect("a name of text");
	Distribution {
		name: Text::new(name).expect("a short name"),
		media_type: Text::new("text/csv").expect("a short name"),
		size: read.size,
		locator: Locator::Url(Text::new(url).expect("a short URL")),
		digests: read.digests,
		seal: None,
	}
}

/// Registers a dataset of these files and has them checked; how checks name the files.
pub async fn register(client: &Client, signer: &Signer, files: &[(&Path, String)]) -> Vec<Subject> {
	register_content(client, signer, content("气象观测数据", files)).await
}

/// The same of a content.
pub async fn register_content(client: &Client, signer: &Signer, content: VersionContent) -> Vec<Subject> {
	let at = client.finalised().await.expect("the node answers");
	let holder = client.acting_member(&at, &signer.account()).await.expect("a founder");
	let (nonce, dataset) = client.fresh_dataset(&holder).expect("randomness");
	let included = client.register(signer, nonce, content, true).await.expect("it is registered");
	client.subjects(&included.at, dataset, 1).await.expect("it is there")
}

/// Each file's check at this place of its history.
pub async fn closed(client: &Client, subjects: &[Subject], sequence: u32) -> Vec<Closed> {
	let wanted: Vec<_> = subjects.iter().map(|subject| (*subject, sequence)).collect();
	let waiting = client.wait_closed(&wanted, |_| {});
	tokio::time::timeout(PATIENCE, waiting).await.expect("in time").expect("the node answers")
}

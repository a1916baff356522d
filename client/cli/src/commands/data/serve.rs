//! The data host, until it is stopped.

use std::{net::SocketAddr, path::Path, time::Duration};

use hefu_sdk::{
	Client, date, hex,
	host::{Access, DataHost, Gate, Verifiers},
};
use serde_json::json;

use crate::{
	args::Global,
	commands::connect,
	console::{Answer, Console},
	failure::{Code, Failure},
	text::{self, Word},
};

/// Time between looks at the chain for the verifiers' keys. Those of a session are known a session before.
const LOOK: Duration = Duration::from_secs(2);

/// Serves a folder; to verifiers alone if there are names by which they ask for this host.
pub async fn serve(
	console: Console,
	global: &Global,
	folder: &Path,
	listen: SocketAddr,
	authorities: Option<Vec<String>>,
) -> Result<Answer, Failure> {
	let bound = DataHost::bind(folder, listen).await.map_err(|error| {
		let what = if error.kind() == std::io::ErrorKind::AddrInUse {
			listen.to_string()
		} else {
			folder.display().to_string()
		};
		let what = format!("{what}: {}", text::io(&error, console.lang));
		Failure::new(Code::Input, "Host", what, Word::NameHost.say(console.lang))
	});
	let mut host = bound?;
	let address = host.address().map_err(|error| Failure::internal(error.to_string()))?;
	let verifiers_only = authorities.is_some();
	if let Some(mut authorities) = authorities {
		if authorities.is_empty() {
			authorities.push(address.to_string());
		}
		let client = connect(global).await?;
		let verifiers = Verifiers::default();
		verifiers.set(keys(&client).await?);
		host = host.behind(Gate::new(authorities, verifiers.clone()));
		tokio::spawn(follow(console, client, verifiers));
	}
	let url = format!("http://{address}/");
	let whom = if verifiers_only { Word::VerifiersOnly.say(console.lang) } else { "" };
	let text = format!(
		"{} {} : {url}  ({}) {whom}",
		Word::Serving.say(console.lang),
		folder.display(),
		Word::Stop.say(console.lang)
	);
	let json = json!({ "url": url, "folder": folder, "verifiersOnly": verifiers_only });
	console.announce(&Answer::new(json, text));
	let stop = async {
		// Without a way to hear Ctrl-C the host serves until it is ended.
		if tokio::signal::ctrl_c().await.is_err() {
			std::future::pending::<()>().await;
		}
	};
	host.serve(move |access| console.note(line(&access)), stop).await.map_err(|error| {
		Failure::new(Code::Input, "Host", error.to_string(), Word::StartAgain.say(console.lang))
	})?;
	Ok(Answer::default())
}

/// Keeps the keys as the chain has them. While the node does not answer they stay as they were, and a warning says so once.
async fn follow(console: Console, client: Client, verifiers: Verifiers) {
	let mut lost = false;
	loop {
		tokio::time::sleep(LOOK).await;
		match keys(&client).await {
			Ok(keys) => {
				verifiers.set(keys);
				lost = false;
			}
			Err(error) if !lost => {
				console.warn(format!("{}: {error}", Word::KeysAsBefore.say(console.lang)));
				lost = true;
			}
			Err(_) => {}
		}
	}
}

type Keys = std::collections::BTreeMap<[u8; 32], Option<hefu_primitives::MemberId>>;

async fn keys(client: &Client) -> Result<Keys, hefu_sdk::Error> {
	client.verifier_keys(&client.finalised().await?).await
}

/// When, who, what, which part, with what result.
fn line(access: &Access) -> String {
	let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
	let Access { peer, verifier, refused, method, path, status, range, bytes } = access;
	let range = range.as_deref().unwrap_or("-");
	let mut line = format!("{} {peer}", date::moment(since.as_millis() as u64));
	if let Some(verifier) = verifier {
		let member = verifier.member.map_or("-".into(), |member| member.to_string());
		line += &format!(" {member} {}", hex(&verifier.key));
	}
	line += &format!(" {method} {path} {status} {range} {bytes}");
	if let Some(refused) = refused {
		line += &format!(" ({refused})");
	}
	line
}

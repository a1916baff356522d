//! What is wrong with the options is said before anything is waited for.

use std::{net::SocketAddr, path::Path};

use crate::{
	failure::{Code, Failure},
	text::{Lang, index::Index as Word},
};

/// Checks that the node's address can be one.
pub fn node(url: &str, lang: Lang) -> Result<(), Failure> {
	checked(is_address(url, &["ws", "wss"]), "NodeAddress", url, (Word::NotNode, Word::NameNode), lang)
}

/// Checks that the node's address for browsers can be one.
pub fn node_for_browsers(url: &str, lang: Lang) -> Result<(), Failure> {
	let fits = is_address(url, &["ws", "wss", "http", "https"]);
	checked(fits, "NodeForBrowsers", url, (Word::NotForBrowsers, Word::NameForBrowsers), lang)
}

fn checked(
	fits: bool,
	name: &str,
	value: &str,
	(what, next): (Word, Word),
	lang: Lang,
) -> Result<(), Failure> {
	if fits {
		return Ok(());
	}
	Err(Failure::new(Code::Usage, name, format!("{value}: {}", what.say(lang)), next.say(lang)))
}

/// Whether this is an address of one of these schemes that names a host.
fn is_address(url: &str, schemes: &[&str]) -> bool {
	let Some((scheme, rest)) = url.split_once("://") else { return false };
	let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
	schemes.contains(&scheme) && !host.is_empty() && !rest.contains(char::is_whitespace)
}

/// Checks that a folder has an explorer's page.
pub fn explorer(folder: &Path, lang: Lang) -> Result<(), Failure> {
	let what = match std::fs::metadata(folder.join("index.html")) {
		Ok(_) => return Ok(()),
		Err(_) if folder.is_dir() => Word::NoPage,
		Err(_) => Word::NoFolder,
	};
	let what = format!("{}: {}", folder.display(), what.say(lang));
	Err(Failure::new(Code::Input, "Explorer", what, Word::NameExplorer.say(lang)))
}

/// The address to listen on, whose host may be a name.
pub async fn listen(listen: &str, lang: Lang) -> Result<SocketAddr, Failure> {
	let next = Word::NameListen.say(lang);
	let has_port =
		listen.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
	if !has_port {
		let what = format!("{listen}: {}", Word::NotListen.say(lang));
		return Err(Failure::new(Code::Usage, "Listen", what, next));
	}
	let found = match tokio::net::lookup_host(listen).await {
		Ok(found) => found.collect::<Vec<_>>(),
		Err(error) => return Err(Failure::new(Code::Input, "Listen", format!("{listen}: {error}"), next)),
	};
	// Of a name that has both, the one that every machine can listen on.
	let chosen = found.iter().find(|address| address.is_ipv4()).or(found.first());
	chosen.copied().ok_or_else(|| {
		Failure::new(Code::Input, "Listen", format!("{listen}: {}", Word::NoAddress.say(lang)), next)
	})
}

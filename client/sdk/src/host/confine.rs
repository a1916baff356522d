//! Keeps a served folder to itself: what a link leads out to, hidden files, and what is no plain file are not there. A file's
//! outboard is there whether or not somebody made it. Of a file that was sealed where it lies, neither the key nor the file itself is:
//! who seals a file in a folder that is served wants to serve the sealed one. Nor is a key that only its owner can read, whatever lies beside
//! it: keys are written before what they open.

use std::{
	io,
	path::{Component, Path, PathBuf},
	pin::Pin,
};

use hefu_primitives::slices::OUTBOARD_SUFFIX;
use tower_http::services::fs::{Backend, TokioBackend, TokioFile};

use super::outboards::Outboards;
use crate::{
	seal::{self, KEY_SUFFIX},
	secret,
};

/// The files under one folder.
#[derive(Clone, Debug)]
pub(super) struct Confined {
	root: PathBuf,
	outboards: Outboards,
}

impl Confined {
	/// The folder itself may be reached through links.
	pub(super) fn new(folder: &Path) -> io::Result<Self> {
		let root = folder.canonicalize()?;
		if !root.is_dir() {
			return Err(io::ErrorKind::NotADirectory.into());
		}
		Ok(Self { root, outboards: Outboards::new()? })
	}

	pub(super) fn root(&self) -> PathBuf {
		self.root.clone()
	}

	/// The real place of a path, when it is within the folder and nothing in it is hidden.
	async fn real(&self, path: &Path) -> io::Result<PathBuf> {
		let real = tokio::fs::canonicalize(path).await?;
		let inside = real.strip_prefix(&self.root).map_err(|_| io::ErrorKind::NotFound)?;
		let asked = path.strip_prefix(&self.root).map_err(|_| io::ErrorKind::NotFound)?;
		let hidden = inside
			.components()
			.chain(asked.components())
			.any(|part| matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b".")));
		if hidden || is_sealed(&real).await? { Err(io::ErrorKind::NotFound.into()) } else { Ok(real) }
	}
}

/// Whether this is a key, or what a sealed file beside it was made of.
async fn is_sealed(real: &Path) -> io::Result<bool> {
	let is_key = real.as_os_str().as_encoded_bytes().ends_with(KEY_SUFFIX.as_bytes());
	Ok(is_key && opens(real).await? || tokio::fs::try_exists(seal::path_of(real)).await?)
}

/// Whether what is named as a key is one: only its owner can read it, or what it opens lies beside it.
async fn opens(key: &Path) -> io::Result<bool> {
	let metadata = tokio::fs::metadata(key).await?;
	let is_private = metadata.is_file() && !secret::is_exposed(&metadata);
	Ok(is_private || tokio::fs::try_exists(key.with_extension("")).await?)
}

/// The file whose outboard has this path.
fn outboard_of(path: &Path) -> Option<PathBuf> {
	let file = path.as_os_str().to_str()?.strip_suffix(OUTBOARD_SUFFIX)?;
	Some(file.into())
}

type Later<T> = Pin<Box<dyn Future<Output = io::Result<T>> + Send>>;

impl Backend for Confined {
	type File = TokioFile;
	type Metadata = std::fs::Metadata;
	type OpenFuture = Later<TokioFile>;
	type MetadataFuture = Later<std::fs::Metadata>;

	fn open(&self, path: PathBuf) -> Self::OpenFuture {
		let confined = self.clone();
		Box::pin(async move {
			let real = match confined.real(&path).await {
				Err(error) => match outboard_of(&path) {
					Some(file) => {
						let made = confined.outboards.of(&confined.real(&file).await?).await?;
						return TokioBackend.open(made.path().to_owned()).await;
					}
					None => return Err(error),
				},
				Ok(real) => real,
			};
			// Opening a pipe would wait for its writer.
			if !tokio::fs::metadata(&real).await?.is_file() {
				return Err(io::ErrorKind::NotFound.into());
			}
			TokioBackend.open(real).await
		})
	}

	fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
		let confined = self.clone();
		Box::pin(async move {
			let real = match (confined.real(&path).await, outboard_of(&path)) {
				(Err(_), Some(file)) => {
					let made = confined.outboards.of(&confined.real(&file).await?).await?;
					return tokio::fs::metadata(made.path()).await;
				}
				(real, _) => real?,
			};
			let metadata = tokio::fs::metadata(real).await?;
			if metadata.is_file() || metadata.is_dir() {
				Ok(metadata)
			} else {
				Err(io::ErrorKind::NotFound.into())
			}
		})
	}
}

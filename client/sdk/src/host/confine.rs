//! Keeps a served folder to itself: what a link leads out to, hidden files, and what is no plain file are not there. A file's
//! outboard is there whether or not somebody made it. Of a file that was sealed where it lies, neither the key nor the file itself is:
//! who seals a file in a folder that is served wants to serve the sealed one.

use std::{
	io,
	path::{Component, Path, PathBuf},
	pin::Pin,
};

use hefu_primitives::slices::OUTBOARD_SUFFIX;
use tower_http::services::fs::{Backend, TokioBackend, TokioFile};

use super::outboards::Outboards;
use crate::seal::{self, KEY_SUFFIX};

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

/// Whether a sealed file lies beside this one, of which this is the key, or which was made of this.
async fn is_sealed(real: &Path) -> io::Result<bool> {
	let opens = real.to_str().and_then(|name| name.strip_suffix(KEY_SUFFIX));
	let opens = match opens {
		Some(sealed) => tokio::fs::try_exists(sealed).await?,
		None => false,
	};
	Ok(opens || tokio::fs::try_exists(seal::path_of(real)).await?)
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

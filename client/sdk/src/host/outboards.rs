//! Outboards that the host makes itself, of files that have none beside them.

use std::{
	collections::VecDeque,
	fs::File,
	io,
	path::{Path, PathBuf},
	sync::{Arc, Mutex, PoisonError},
	time::SystemTime,
};

use tempfile::{NamedTempFile, TempDir};
use tokio::sync::{OnceCell, Semaphore};

/// Outboards kept at a time; the one asked for first is given up for another.
const MOST_KEPT: usize = 256;
/// Outboards made at a time: making one keeps a processor and a disk busy.
const MAKING: usize = 1;

/// A file as it was when its outboard was made: when it changes, another is made.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Source {
	file: PathBuf,
	size: u64,
	modified: SystemTime,
}

type Made = Arc<OnceCell<Arc<NamedTempFile>>>;

/// Outboards, made when they are first asked for, in a folder of their own for temporary files (`TMPDIR`), which goes with the
/// host. A clone has the same ones.
#[derive(Clone, Debug)]
pub(super) struct Outboards {
	folder: Arc<TempDir>,
	kept: Arc<Mutex<VecDeque<(Source, Made)>>>,
	making: Arc<Semaphore>,
}

impl Outboards {
	pub(super) fn new() -> io::Result<Self> {
		Ok(Self {
			folder: Arc::new(TempDir::with_prefix("hefu-outboards-")?),
			kept: Arc::default(),
			making: Arc::new(Semaphore::new(MAKING)),
		})
	}

	/// The outboard of a file, which is a plain one. Who goes away while it is made leaves it to the next who asks.
	pub(super) async fn of(&self, file: &Path) -> io::Result<Arc<NamedTempFile>> {
		let metadata = tokio::fs::metadata(file).await?;
		if !metadata.is_file() {
			return Err(io::ErrorKind::NotFound.into());
		}
		let source = Source { file: file.to_owned(), size: metadata.len(), modified: metadata.modified()? };
		let cell = self.cell(&source);
		let this = self.clone();
		let made = tokio::spawn(async move { cell.get_or_try_init(|| this.make(source)).await.cloned() });
		made.await.map_err(io::Error::other)?
	}

	fn cell(&self, source: &Source) -> Made {
		let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
		if let Some((_, made)) = kept.iter().find(|(kept, _)| kept == source) {
			return made.clone();
		}
		// Of a file that has changed, the former one is of no use.
		kept.retain(|(kept, _)| kept.file != source.file);
		if kept.len() == MOST_KEPT {
			kept.pop_front();
		}
		let made = Made::default();
		kept.push_back((source.clone(), made.clone()));
		made
	}

	async fn make(&self, source: Source) -> io::Result<Arc<NamedTempFile>> {
		let _permit = self.making.acquire().await.map_err(io::Error::other)?;
		let mut made = NamedTempFile::new_in(self.folder.path())?;
		let done = tokio::task::spawn_blocking(move || {
			crate::outboard::write(File::open(&source.file)?, made.as_file_mut(), &mut |_| ())?;
			Ok(Arc::new(made))
		});
		done.await.map_err(io::Error::other)?
	}
}

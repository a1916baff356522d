//! What the buyer has to have before the money is locked: the whole ciphertext, and the plaintext's outboard.

use std::{
	fs::File,
	io::{Read, Seek, SeekFrom, Write},
	path::{Path, PathBuf},
};

use hefu_primitives::slices::GROUP_BYTES;

use super::{Agreed, DeliveryError, PART_SUFFIX, hidden, paths::Paths, plain_outboard_of};
use crate::{
	file::{Groups, failed, open_part, place_part},
	outboard,
};

/// Takes a ciphertext as it comes, in pieces of any size, and keeps only groups that the seller committed to.
pub struct Receiver {
	/// Where it goes.
	out: PathBuf,
	/// Where it is as long as it is not complete.
	part: PathBuf,
	file: File,
	paths: Paths,
	/// Groups that are there.
	groups: u64,
	/// Bytes of the next one.
	held: Vec<u8>,
}

impl Receiver {
	/// For the ciphertext at `out`, whose outboard is beside it already. What is there of an earlier try is checked and kept, up to the
	/// first group that is not what the seller committed to; `progress` is told of each group's size.
	pub fn start(out: &Path, agreed: &Agreed, progress: &mut dyn FnMut(u64)) -> Result<Self, DeliveryError> {
		if out.exists() {
			return Err(DeliveryError::Exists(out.into()));
		}
		let paths = Paths::open(&outboard::path_of(out), agreed.size, agreed.commitment.ciphertext)?;
		let part = hidden(out, PART_SUFFIX);
		let file = open_part(&part)?;
		let mut receiver = Self { out: out.into(), part, file, paths, groups: 0, held: Vec::new() };
		receiver.take_up(progress)?;
		Ok(receiver)
	}

	/// Bytes that are there: where the seller's file is read on.
	pub fn received(&self) -> u64 {
		self.groups.saturating_mul(GROUP_BYTES).min(self.paths.tree().size())
	}

	/// Takes the next bytes. After an error, those from [`received`](Self::received) on are taken again.
	pub fn update(&mut self, mut bytes: &[u8]) -> Result<(), DeliveryError> {
		while !bytes.is_empty() {
			let length = self.length_of_next();
			if length == 0 {
				return Err(DeliveryError::TooLong(self.out.clone()));
			}
			let (now, later) = bytes.split_at(bytes.len().min(length - self.held.len()));
			self.held.extend_from_slice(now);
			bytes = later;
			if self.held.len() == length {
				let mut group = std::mem::take(&mut self.held);
				self.complete(&group)?;
				group.clear();
				self.held = group;
			}
		}
		Ok(())
	}

	/// Forgets what came of a group that is not complete, because the reading was interrupted: it goes on at
	/// [`received`](Self::received).
	pub fn interrupt(&mut self) {
		self.held.clear();
	}

	/// Puts the ciphertext in its place; fails when some of it is missing.
	pub fn finish(self) -> Result<(), DeliveryError> {
		let (received, size) = (self.received(), self.paths.tree().size());
		if received < size {
			return Err(DeliveryError::Incomplete { path: self.out, received, size });
		}
		Ok(place_part(self.file, &self.part, &self.out, None)?)
	}

	/// Bytes in the next group; none behind the last one.
	fn length_of_next(&self) -> usize {
		self.paths.tree().group_range(self.groups).map_or(0, |range| (range.end - range.start) as usize)
	}

	/// Checks what is there, and cuts off the rest.
	fn take_up(&mut self, progress: &mut dyn FnMut(u64)) -> Result<(), DeliveryError> {
		let mut bytes = Vec::with_capacity(GROUP_BYTES as usize);
		loop {
			bytes.clear();
			let length = self.length_of_next() as u64;
			(&mut self.file).take(length).read_to_end(&mut bytes).map_err(failed(&self.part))?;
			if bytes.is_empty() || !self.paths.fits(self.groups, &bytes)? {
				break;
			}
			self.groups += 1;
			progress(length);
		}
		self.file.set_len(self.received()).map_err(failed(&self.part))?;
		Ok(())
	}

	/// Keeps a group, if it is the one that comes next.
	fn complete(&mut self, group: &[u8]) -> Result<(), DeliveryError> {
		if !self.paths.fits(self.groups, group)? {
			return Err(DeliveryError::Damaged { path: self.out.clone(), group: self.groups });
		}
		let end = self.received();
		self.file.seek(SeekFrom::Start(end)).map_err(failed(&self.part))?;
		self.file.write_all(group).map_err(failed(&self.part))?;
		self.groups += 1;
		Ok(())
	}
}

/// Checks that the ciphertext at `path`, with its outboard beside it, is all that the seller committed to. `progress` is told of each
/// group's size.
pub fn check_ciphertext(
	path: &Path,
	agreed: &Agreed,
	progress: &mut dyn FnMut(u64),
) -> Result<(), DeliveryError> {
	let Agreed { size, commitment, .. } = agreed;
	let mut paths = Paths::open(&outboard::path_of(path), *size, commitment.ciphertext)?;
	let tree = paths.tree();
	let mut received = 0;
	let mut groups = Groups::open(path)?;
	while let Some((group, bytes)) = groups.read()? {
		if tree.group_range(group).is_none() {
			return Err(DeliveryError::TooLong(path.into()));
		}
		if !paths.fits(group, bytes)? {
			return Err(DeliveryError::Damaged { path: path.into(), group });
		}
		received += bytes.len() as u64;
		progress(bytes.len() as u64);
	}
	if received < *size {
		return Err(DeliveryError::Incomplete { path: path.into(), received, size: *size });
	}
	Ok(())
}

/// Checks that the plaintext's outboard beside the ciphertext at `path` is that of the registered file, all of it: with it, any group
/// that turns out to be wrong can be shown. `progress` is told of the size of each group that it leads to.
pub fn check_outboard(
	path: &Path,
	agreed: &Agreed,
	progress: &mut dyn FnMut(u64),
) -> Result<(), DeliveryError> {
	let mut paths = Paths::open(&plain_outboard_of(path), agreed.size, agreed.registered)?;
	let tree = paths.tree();
	for group in 0..tree.groups() {
		paths.follow(group)?;
		progress(tree.group_range(group).map_or(0, |range| range.end - range.start));
	}
	Ok(())
}

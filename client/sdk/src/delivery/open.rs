//! Opening what was delivered, or showing that it is not what was registered.

use std::{io::Write, path::Path};

use hefu_primitives::{
	delivery::{Dispute, MAX_SIZE, WrongGroup},
	seal::SealKey,
};

use super::{Agreed, DeliveryError, paths::Paths, plain_outboard_of};
use crate::{
	file::{Groups, blake3_of, failed, place, temporary},
	outboard,
};

/// What was delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
	/// The registered file, with so many bytes.
	Right(u64),
	/// Something else, and what shows it: the first wrong group. It has the key.
	Wrong(Dispute),
}

/// Opens the ciphertext at `path`, with the two outboards beside it: the plaintext at `out`, which only its owner can read. It appears
/// when each group was what is registered, and not otherwise; nothing is overwritten. `progress` is told of each group's size.
///
/// A ciphertext that was altered after it was received shows nothing about the seller: [`DeliveryError::Damaged`].
pub fn open(
	path: &Path,
	agreed: &Agreed,
	key: &SealKey,
	out: &Path,
	progress: &mut dyn FnMut(u64),
) -> Result<Opened, DeliveryError> {
	let Agreed { registered, size, commitment } = agreed;
	if key.commitment() != commitment.key {
		return Err(DeliveryError::OtherKey);
	}
	let too_large = || DeliveryError::TooLarge(path.into());
	if *size > MAX_SIZE {
		return Err(too_large());
	}
	if out.exists() {
		return Err(DeliveryError::Exists(out.into()));
	}
	let mut encrypted = Paths::open(&outboard::path_of(path), *size, commitment.ciphertext)?;
	let mut plain = Paths::open(&plain_outboard_of(path), *size, *registered)?;
	let mut target = temporary(out)?;
	let mut opened = Vec::new();
	let mut received = 0;
	let mut groups = Groups::open(path)?;
	while let Some((group, bytes)) = groups.read()? {
		if !encrypted.fits(group, bytes)? {
			return Err(DeliveryError::Damaged { path: path.into(), group });
		}
		opened.clear();
		opened.extend_from_slice(bytes);
		key.apply(group, &mut opened);
		if !plain.fits(group, &opened)? {
			let (_, ciphertext_path) = encrypted.follow(group)?;
			let (reference, plain_path) = plain.follow(group)?;
			return Ok(Opened::Wrong(Dispute::WrongGroup(WrongGroup {
				group,
				key: key.0,
				ciphertext: bytes.to_vec().try_into().map_err(|_| too_large())?,
				ciphertext_path: ciphertext_path.to_vec().try_into().map_err(|_| too_large())?,
				plain: reference.hash(),
				plain_path: plain_path.to_vec().try_into().map_err(|_| too_large())?,
			})));
		}
		target.write_all(&opened).map_err(failed(out))?;
		received += bytes.len() as u64;
		progress(bytes.len() as u64);
	}
	if received != *size {
		return Err(DeliveryError::Incomplete { path: path.into(), received, size: *size });
	}
	place(target, out, None)?;
	Ok(Opened::Right(received))
}

/// That what is at `path` already is the registered file, opened before; fails with [`DeliveryError::Exists`] when it is anything else.
pub fn check_opened(path: &Path, agreed: &Agreed) -> Result<(), DeliveryError> {
	if blake3_of(path)? == agreed.registered { Ok(()) } else { Err(DeliveryError::Exists(path.into())) }
}

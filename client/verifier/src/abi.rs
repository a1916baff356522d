//! What a browser calls: the functions of the crate with bytes as places in the module's memory.
//!
//! The caller gets memory with [`hefu_alloc`], writes its bytes there, calls, reads the answer, and gives all of it back
//! with [`hefu_free`]. An answer is a number of 64 bits: its place in the upper half, its length in the lower one.
#![expect(unsafe_code, reason = "a place in memory is all that there is between JavaScript and a module")]

use alloc::{boxed::Box, vec::Vec};

/// The largest input: far above any receipt, and below what could use up a browser's memory.
const MAX_INPUT: usize = 8 << 20;

/// Memory of `len` bytes, all of them zero, or null when that is more than a receipt may have or than there is.
#[unsafe(no_mangle)]
pub extern "C" fn hefu_alloc(len: usize) -> *mut u8 {
	let mut bytes: Vec<u8> = Vec::new();
	if len > MAX_INPUT || bytes.try_reserve_exact(len).is_err() {
		return core::ptr::null_mut();
	}
	bytes.resize(len, 0);
	Box::into_raw(bytes.into_boxed_slice()).cast::<u8>()
}

/// Gives memory back.
///
/// # Safety
///
/// `start` and `len` are those of [`hefu_alloc`] or of an answer, not given back before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hefu_free(start: *mut u8, len: usize) {
	// SAFETY: it was made by `Box::into_raw` of so many bytes, as the caller promises.
	drop(unsafe { Box::from_raw(core::ptr::slice_from_raw_parts_mut(start, len)) });
}

/// [`crate::verify`].
///
/// # Safety
///
/// Each place is of as many bytes as said, got from [`hefu_alloc`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hefu_verify(
	receipt: *const u8,
	receipt_len: usize,
	trust: *const u8,
	trust_len: usize,
	options: *const u8,
	options_len: usize,
) -> u64 {
	// SAFETY: as the caller promises.
	let [receipt, trust, options] =
		unsafe { [at(receipt, receipt_len), at(trust, trust_len), at(options, options_len)] };
	give(crate::verify(receipt, trust, options))
}

/// [`crate::trust`].
///
/// # Safety
///
/// As of [`hefu_verify`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hefu_trust(trust: *const u8, trust_len: usize) -> u64 {
	// SAFETY: as the caller promises.
	give(crate::trust(unsafe { at(trust, trust_len) }))
}

/// [`crate::renew`].
///
/// # Safety
///
/// As of [`hefu_verify`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hefu_renew(
	trust: *const u8,
	trust_len: usize,
	handovers: *const u8,
	handovers_len: usize,
	options: *const u8,
	options_len: usize,
) -> u64 {
	// SAFETY: as the caller promises.
	let [trust, handovers, options] =
		unsafe { [at(trust, trust_len), at(handovers, handovers_len), at(options, options_len)] };
	give(crate::renew(trust, handovers, options))
}

/// [`crate::identify`].
///
/// # Safety
///
/// As of [`hefu_verify`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hefu_identify(file: *const u8, file_len: usize) -> u64 {
	// SAFETY: as the caller promises.
	give(crate::identify(unsafe { at(file, file_len) }))
}

/// # Safety
///
/// `start` is the place of `len` bytes that nobody changes meanwhile.
unsafe fn at<'a>(start: *const u8, len: usize) -> &'a [u8] {
	// SAFETY: as the caller promises.
	unsafe { core::slice::from_raw_parts(start, len) }
}

fn give(answer: Vec<u8>) -> u64 {
	let len = answer.len() as u64;
	(Box::into_raw(answer.into_boxed_slice()).cast::<u8>() as u64) << 32 | len
}

//! Delivers a made-up file of so many MiB fairly, from one temporary folder to another and without a chain, and tells how long each step
//! takes and how large the evidence of a wrong group would be.
//!
//! 在两个临时目录之间公平交付一个指定大小（MiB）的示例文件，不连接区块链，并给出各步骤耗时及错误分组证据的大小。
//!
//! ```sh
//! cargo run --release --package hefu-sdk --example delivery -- 1024
//! ```

use std::{
	error::Error,
	fs::{self, File},
	io::{Read, Write},
	path::Path,
	process::ExitCode,
	time::Instant,
};

use hefu_primitives::{
	id::OrderId,
	slices::{GROUP_BYTES, PAIR_BYTES, Tree},
};
use hefu_sdk::{
	delivery::{
		Agreed, KeyFile, Opened, Receiver, Taken, check_outboard, hand_over, open, plain_outboard_of,
		prepare, take_key,
	},
	outboard,
	private::BoxKey,
};

const MIB: usize = 1024 * 1024;

fn main() -> ExitCode {
	let Some(mib) = std::env::args().nth(1).and_then(|text| text.parse::<u32>().ok()) else {
		eprintln!("usage: delivery MIB");
		return ExitCode::from(2);
	};
	match deliver(mib) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("{error}");
			ExitCode::FAILURE
		}
	}
}

/// All of it, as seller and as buyer.
fn deliver(mib: u32) -> Result<(), Box<dyn Error>> {
	let (seller, buyer) = (tempfile::tempdir()?, tempfile::tempdir()?);
	let file = seller.path().join("data");
	let registered = timed("make up the file", mib, || make_up(&file, mib))?;

	// The seller encrypts, and commits on chain.
	let offered = seller.path().join("order");
	let prepared = timed("prepare", mib, || prepare(&file, &registered, &offered, &mut |_| {}))?;
	let agreed = Agreed { registered, size: prepared.size, commitment: prepared.commitment };

	// The buyer has everything but the key, and has checked it, before the money is locked.
	let received = buyer.path().join("order");
	fs::copy(&prepared.outboard, outboard::path_of(&received))?;
	fs::copy(&prepared.plain_outboard, plain_outboard_of(&received))?;
	timed("receive", mib, || receive(&offered, &received, &agreed))?;
	timed("check the outboard", mib, || check_outboard(&received, &agreed, &mut |_| {}))?;

	// The key goes over the chain.
	let (order, one_time) = (OrderId([1; 32]), BoxKey::random()?);
	let public = one_time.public();
	let handed = hand_over(&KeyFile::read(&prepared.key)?, &public, &order)?;
	let Taken::Right(key) = take_key(&handed, &one_time, &public, &order, &agreed.commitment)? else {
		return Err("the key is another one".into());
	};
	let opened = buyer.path().join("data");
	let found = timed("open", mib, || open(&received, &agreed, &key, &opened, &mut |_| {}))?;
	if found != Opened::Right(agreed.size) {
		return Err("a group is not what was registered".into());
	}

	let paths = 2 * u64::from(Tree::new(agreed.size).depth()) * PAIR_BYTES;
	println!("evidence of a wrong group: at most {GROUP_BYTES} bytes of ciphertext, {paths} of paths");
	Ok(())
}

/// Writes a file of so many MiB; gives its BLAKE3 root.
fn make_up(file: &Path, mib: u32) -> std::io::Result<[u8; 32]> {
	let mut target = File::create_new(file)?;
	let mut content = blake3::Hasher::new().finalize_xof();
	let mut hasher = blake3::Hasher::new();
	let mut piece = vec![0; MIB];
	for _ in 0..mib {
		content.fill(&mut piece);
		hasher.update(&piece);
		target.write_all(&piece)?;
	}
	Ok(*hasher.finalize().as_bytes())
}

/// Receives a ciphertext, as from a network.
fn receive(from: &Path, to: &Path, agreed: &Agreed) -> Result<(), Box<dyn Error>> {
	let mut source = File::open(from)?;
	let mut receiver = Receiver::start(to, agreed, &mut |_| {})?;
	let mut piece = vec![0; MIB];
	loop {
		let read = source.read(&mut piece)?;
		if read == 0 {
			return Ok(receiver.finish()?);
		}
		receiver.update(&piece[..read])?;
	}
}

/// Does a step and tells how long it took.
fn timed<T>(name: &str, mib: u32, step: impl FnOnce() -> T) -> T {
	let started = Instant::now();
	let done = step();
	let seconds = started.elapsed().as_secs_f64();
	println!("{name}: {seconds:.2} s, {:.0} MiB/s", f64::from(mib) / seconds);
	done
}

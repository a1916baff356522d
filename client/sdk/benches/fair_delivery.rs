//! Delivers a made-up file of 1 GiB, or of so many MiB, fairly: from one folder to another and without a chain. Tells how long each step
//! takes, then alters its last byte, delivers that, and tells how large the evidence is and how long its check takes: of this file, and of
//! files of 1 MiB, 1 GiB and 1 TiB, whose trees are constructed.
//!
//! 在两个目录之间公平交付一个 1 GiB（或指定 MiB）的示例文件，不连接区块链，并给出各步骤耗时；随后篡改末字节再交付一次，给出争议证据的大小与核验耗时：
//! 既有该文件的，也有按构造得出的 1 MiB、1 GiB、1 TiB 文件的。
//!
//! ```sh
//! cargo bench --package hefu-sdk --bench fair_delivery -- 1024
//! ```

use std::{
	error::Error,
	fs::{self, File, OpenOptions},
	hint::black_box,
	io::{Read, Seek, SeekFrom, Write},
	path::{Path, PathBuf},
	process::ExitCode,
	time::Instant,
};

use blake3::hazmat::{HasherExt, Mode, merge_subtrees_non_root, merge_subtrees_root};
use hefu_primitives::{
	delivery::{apply, commit, wrong_group},
	id::OrderId,
	slices::{GROUP_BYTES, PAIR_BYTES, Pair, Tree},
};
use hefu_sdk::{
	delivery::{
		Agreed, Commitment, Dispute, KeyFile, Opened, Receiver, Taken, WrongGroup, check_outboard, hand_over,
		open, plain_outboard_of, prepare, take_key,
	},
	outboard,
	private::BoxKey,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

const MIB: usize = 1024 * 1024;
/// Size of the file, in MiB, unless another is asked for.
const GIB: u32 = 1024;
/// How often evidence is checked, to tell how long once takes.
const CHECKS: u32 = 200;

fn main() -> ExitCode {
	// Cargo gives an option of its own as well.
	let mib = std::env::args().skip(1).find_map(|text| text.parse().ok()).unwrap_or(GIB);
	match measure(mib) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("{error}");
			ExitCode::FAILURE
		}
	}
}

fn measure(mib: u32) -> Outcome<()> {
	let folder = tempfile::tempdir()?;
	let file = folder.path().join("data");
	let registered = timed("make up the file", mib, || make_up(&file, mib))?;
	let (honest, wrong) = (tempfile::tempdir()?, tempfile::tempdir()?);
	let plain_outboard = deliver(mib, &file, registered, honest.path())?;
	deliver_wrong(mib, &file, registered, &plain_outboard, wrong.path())?;
	for (name, size) in [("1 MiB", 1 << 20), ("1 GiB", 1 << 30), ("1 TiB", 1 << 40)] {
		let (evidence, agreed) = construct(size);
		tell(name, &evidence, &agreed)?;
	}
	Ok(())
}

/// Delivers the file, as seller and as buyer. Gives the outboard of the plaintext.
fn deliver(mib: u32, file: &Path, registered: [u8; 32], folder: &Path) -> Outcome<PathBuf> {
	// The seller encrypts, and commits on chain.
	let offered = folder.join("offered");
	let prepared = timed("prepare", mib, || prepare(file, &registered, &offered, &mut |_| {}))?;
	let agreed = Agreed { registered, size: prepared.size, commitment: prepared.commitment };

	// The buyer has everything but the key, and has checked it, before the money is locked.
	let received = folder.join("received");
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
	let opened = folder.join("opened");
	let found = timed("open", mib, || open(&received, &agreed, &key, &opened, &mut |_| {}))?;
	if found != Opened::Right(agreed.size) {
		return Err("a group is not what was registered".into());
	}
	// There need not be room for the second delivery as well.
	for path in [&offered, &received, &opened] {
		fs::remove_file(path)?;
	}
	Ok(prepared.plain_outboard)
}

/// Delivers the file with its last byte altered, as if it was what is registered: the buyer finds the last group wrong.
fn deliver_wrong(
	mib: u32,
	file: &Path,
	registered: [u8; 32],
	plain_outboard: &Path,
	folder: &Path,
) -> Outcome<()> {
	let other = alter(file)?;
	let (offered, received) = (folder.join("offered"), folder.join("received"));
	let prepared = prepare(file, &other, &offered, &mut |_| {})?;
	let key = KeyFile::read(&prepared.key)?.key;
	let agreed = Agreed { registered, size: prepared.size, commitment: prepared.commitment };
	fs::copy(&prepared.outboard, outboard::path_of(&received))?;
	fs::copy(plain_outboard, plain_outboard_of(&received))?;
	receive(&offered, &received, &agreed)?;
	let opened = folder.join("opened");
	let found =
		timed("find the last group wrong", mib, || open(&received, &agreed, &key, &opened, &mut |_| {}))?;
	let Opened::Wrong(Dispute::WrongGroup(evidence)) = found else {
		return Err("the wrong group was not found".into());
	};
	tell("this file", &evidence, &agreed)
}

/// Evidence against the first group of a file of so many bytes, with no other group of it: the other halves of the paths are made up.
fn construct(size: u64) -> (WrongGroup, Agreed) {
	let (tree, key) = (Tree::new(size), [5; 32]);
	let plain = vec![1; GROUP_BYTES as usize];
	let mut ciphertext = plain.clone();
	ciphertext[0] ^= 1;
	apply(&key, 0, &mut ciphertext);
	let (ciphertext_path, _, encrypted) = path_to(&tree, &ciphertext, 3);
	let (plain_path, hash, registered) = path_to(&tree, &plain, 4);
	let evidence = WrongGroup {
		group: 0,
		key,
		ciphertext: ciphertext.try_into().expect("it is a group"),
		ciphertext_path: ciphertext_path.try_into().expect("it is as short as that of 1 TiB"),
		plain: hash,
		plain_path: plain_path.try_into().expect("it is as short as that of 1 TiB"),
	};
	let commitment = Commitment { ciphertext: encrypted, key: commit(&key) };
	(evidence, Agreed { registered, size, commitment })
}

/// The path to the first group, the group's hash, and the root above it.
fn path_to(tree: &Tree, group: &[u8], neighbour: u8) -> (Vec<Pair>, [u8; 32], [u8; 32]) {
	let mut hasher = blake3::Hasher::new();
	hasher.update(group);
	let leaf = hasher.finalize_non_root();
	let (mut hash, right) = (leaf, [neighbour; 32]);
	let mut path = Vec::<Pair>::new();
	for step in tree.path(0).collect::<Vec<_>>().into_iter().rev() {
		path.push([hash, right].concat().try_into().expect("64 bytes"));
		hash = if step.pair == 0 {
			*merge_subtrees_root(&hash, &right, Mode::Hash).as_bytes()
		} else {
			merge_subtrees_non_root(&hash, &right, Mode::Hash)
		};
	}
	path.reverse();
	(path, leaf, hash)
}

/// Checks the evidence as the chain does, and tells its size and how long that takes.
fn tell(name: &str, evidence: &WrongGroup, agreed: &Agreed) -> Outcome<()> {
	let Agreed { registered, size, commitment } = agreed;
	let started = Instant::now();
	for _ in 0..CHECKS {
		wrong_group(black_box(evidence), commitment, registered, *size)?;
	}
	let micros = started.elapsed().as_secs_f64() * 1e6 / f64::from(CHECKS);
	let group = evidence.ciphertext.len();
	let paths = (evidence.ciphertext_path.len() + evidence.plain_path.len()) as u64 * PAIR_BYTES;
	println!(
		"a wrong group of {name}: {group} bytes of ciphertext, {paths} of paths, checked in {micros:.0} µs"
	);
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

/// Alters the last byte of a file; gives its BLAKE3 root.
fn alter(file: &Path) -> std::io::Result<[u8; 32]> {
	let mut target = OpenOptions::new().read(true).write(true).open(file)?;
	let mut last = [0];
	target.seek(SeekFrom::End(-1))?;
	target.read_exact(&mut last)?;
	target.seek(SeekFrom::End(-1))?;
	target.write_all(&[last[0] ^ 1])?;
	let mut hasher = blake3::Hasher::new();
	hasher.update_reader(File::open(file)?)?;
	Ok(*hasher.finalize().as_bytes())
}

/// Receives a ciphertext, as from a network.
fn receive(from: &Path, to: &Path, agreed: &Agreed) -> Outcome<()> {
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

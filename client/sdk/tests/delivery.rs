//! Files are delivered, received and opened; what is not what was registered is shown, and the chain's check agrees.

use std::{
	fs,
	path::{Path, PathBuf},
};

use hefu_primitives::{
	delivery::{Unproven, wrong_group, wrong_key},
	id::OrderId,
	seal::SealKey,
	slices::Tree,
};
use hefu_sdk::{
	delivery::{
		Agreed, DeliveryError, Dispute, KeyFile, Opened, Prepared, Receiver, Taken, check_opened,
		check_outboard, dispute_from_json, dispute_to_json, hand_over, open, plain_outboard_of, prepare,
		take_key,
	},
	outboard,
	private::BoxKey,
};

const GROUP: usize = 16 * 1024;
const ORDER: OrderId = OrderId([7; 32]);

/// A seller's folder and a buyer's.
struct Sale {
	_folder: tempfile::TempDir,
	file: PathBuf,
	/// The ciphertext, as the seller has it.
	offered: PathBuf,
	/// The ciphertext, as the buyer has it.
	received: PathBuf,
	/// The plaintext, as the buyer has it.
	opened: PathBuf,
	registered: [u8; 32],
}

impl Sale {
	/// Of a file with these bytes.
	fn of(bytes: &[u8]) -> Self {
		let folder = tempfile::tempdir().unwrap();
		let (seller, buyer) = (folder.path().join("seller"), folder.path().join("buyer"));
		fs::create_dir(&seller).unwrap();
		fs::create_dir(&buyer).unwrap();
		let file = folder.path().join("数据.csv");
		fs::write(&file, bytes).unwrap();
		Self {
			file,
			offered: seller.join("order-1.bin"),
			received: buyer.join("order-1.bin"),
			opened: buyer.join("数据.csv"),
			registered: *blake3::hash(bytes).as_bytes(),
			_folder: folder,
		}
	}

	fn prepare(&self) -> Result<Prepared, DeliveryError> {
		prepare(&self.file, &self.registered, &self.offered, &mut |_| {})
	}

	/// What the chain knows when the seller has offered this.
	fn agreed(&self, prepared: &Prepared) -> Agreed {
		Agreed { registered: self.registered, size: prepared.size, commitment: prepared.commitment }
	}

	/// Brings the outboards to the buyer.
	fn fetch_outboards(&self) {
		let pairs = [
			(outboard::path_of(&self.offered), outboard::path_of(&self.received)),
			(plain_outboard_of(&self.offered), plain_outboard_of(&self.received)),
		];
		for (from, to) in pairs {
			fs::copy(from, to).unwrap();
		}
	}

	/// Brings all to the buyer.
	fn fetch(&self, agreed: &Agreed) {
		self.fetch_outboards();
		let mut receiver = Receiver::start(&self.received, agreed, &mut |_| {}).unwrap();
		for piece in fs::read(&self.offered).unwrap().chunks(10_000) {
			receiver.update(piece).unwrap();
		}
		receiver.finish().unwrap();
	}

	fn open(&self, agreed: &Agreed, key: &SealKey) -> Result<Opened, DeliveryError> {
		open(&self.received, agreed, key, &self.opened, &mut |_| {})
	}
}

fn bytes(size: usize) -> Vec<u8> {
	(0..size).map(|place| (place * 31 + place / 251) as u8).collect()
}

/// Names in the folder of a file, in order.
fn names(path: &Path) -> Vec<String> {
	let entries = fs::read_dir(path.parent().unwrap()).unwrap();
	let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
	names.sort();
	names
}

/// Another file, encrypted and committed to as if it was the registered one: what a seller makes who does not use this library.
fn offer_another(sale: &Sale, delivered: &[u8]) -> (Prepared, SealKey) {
	fs::write(&sale.file, delivered).unwrap();
	let other = *blake3::hash(delivered).as_bytes();
	let prepared = prepare(&sale.file, &other, &sale.offered, &mut |_| {}).unwrap();
	let key = KeyFile::read(&prepared.key).unwrap().key;
	(prepared, key)
}

/// Puts the outboard of the registered bytes where that of the plaintext is.
fn place_outboard_of(registered: &[u8], sale: &Sale) {
	let file = sale.file.with_extension("registered");
	fs::write(&file, registered).unwrap();
	let made = outboard::make_beside(&file, &mut |_| {}).unwrap();
	fs::copy(made.path, plain_outboard_of(&sale.offered)).unwrap();
}

#[test]
fn an_honest_delivery_is_opened() {
	for size in [0, 1, GROUP, GROUP + 1, 3 * GROUP - 1, 40 * GROUP + 5] {
		let plain = bytes(size);
		let sale = Sale::of(&plain);
		let mut told = 0;
		let prepared =
			prepare(&sale.file, &sale.registered, &sale.offered, &mut |bytes| told += bytes).unwrap();
		assert_eq!((prepared.size, told, prepared.existed), (size as u64, size as u64, false));
		let expected = ["order-1.bin", "order-1.bin.key", "order-1.bin.obao4", "order-1.bin.plain.obao4"];
		assert_eq!(names(&sale.offered), expected, "and nothing is left beside them");
		let ciphertext = fs::read(&sale.offered).unwrap();
		assert_eq!(prepared.commitment.ciphertext, *blake3::hash(&ciphertext).as_bytes());
		for path in [&prepared.outboard, &prepared.plain_outboard] {
			assert_eq!(fs::metadata(path).unwrap().len(), Tree::new(size as u64).outboard_bytes());
		}
		let agreed = sale.agreed(&prepared);
		sale.fetch(&agreed);
		check_outboard(&sale.received, &agreed, &mut |_| {}).unwrap();
		// The key goes from one to the other through what everybody sees.
		let one_time = BoxKey::random().unwrap();
		let buyer = one_time.public();
		let handed = hand_over(&KeyFile::read(&prepared.key).unwrap(), &buyer, &ORDER).unwrap();
		let taken = take_key(&handed, &one_time, &buyer, &ORDER, &agreed.commitment).unwrap();
		let Taken::Right(key) = taken else { panic!("it is the right key") };
		assert_eq!(sale.open(&agreed, &key).unwrap(), Opened::Right(size as u64));
		assert_eq!(fs::read(&sale.opened).unwrap(), plain);
		assert!(matches!(sale.open(&agreed, &key), Err(DeliveryError::Exists(path)) if path == sale.opened));
		// Who goes on later sees whether it is still the file.
		check_opened(&sale.opened, &agreed).unwrap();
		fs::write(&sale.opened, [&plain[..], b"x"].concat()).unwrap();
		let altered = check_opened(&sale.opened, &agreed);
		assert!(matches!(altered, Err(DeliveryError::Exists(path)) if path == sale.opened));
	}
}

#[test]
fn a_wrong_group_is_found_and_shown() {
	let size = 5 * GROUP + 100;
	let registered = bytes(size);
	for (first, also) in [(0, size - 1), (2 * GROUP + 7, 4 * GROUP), (size - 1, size - 1)] {
		let sale = Sale::of(&registered);
		let mut delivered = registered.clone();
		delivered[first] ^= 1;
		delivered[also] ^= 2;
		let (prepared, key) = offer_another(&sale, &delivered);
		place_outboard_of(&registered, &sale);
		let agreed = sale.agreed(&prepared);
		sale.fetch(&agreed);
		check_outboard(&sale.received, &agreed, &mut |_| {}).unwrap();
		let Opened::Wrong(dispute) = sale.open(&agreed, &key).unwrap() else { panic!("it is wrong") };
		assert!(!sale.opened.exists(), "nothing appears");
		let Dispute::WrongGroup(evidence) = &dispute else { panic!("it is a group") };
		assert_eq!(evidence.group, (first / GROUP) as u64, "the first one");
		let check =
			|agreed: &Agreed| wrong_group(evidence, &agreed.commitment, &agreed.registered, agreed.size);
		assert_eq!(check(&agreed), Ok(()));
		// It shows nothing against whoever delivered the other file as such.
		let other = Agreed { registered: *blake3::hash(&delivered).as_bytes(), ..agreed };
		assert_eq!(check(&other), Err(Unproven::PlainPath));
		// It is the same after it was written down.
		assert_eq!(dispute_from_json(dispute_to_json(&dispute).as_bytes()), Ok(dispute.clone()));
	}
}

#[test]
fn the_only_group_is_shown_too() {
	let registered = bytes(100);
	let sale = Sale::of(&registered);
	let (prepared, key) = offer_another(&sale, &bytes(101)[1..]);
	place_outboard_of(&registered, &sale);
	let agreed = sale.agreed(&prepared);
	sale.fetch(&agreed);
	let opened = sale.open(&agreed, &key).unwrap();
	let Opened::Wrong(Dispute::WrongGroup(evidence)) = opened else { panic!("it is wrong") };
	assert_eq!(wrong_group(&evidence, &agreed.commitment, &agreed.registered, 100), Ok(()));
}

#[test]
fn a_wrong_key_is_found_and_shown() {
	let sale = Sale::of(&bytes(100));
	let prepared = sale.prepare().unwrap();
	let commitment = prepared.commitment;
	let key = KeyFile::read(&prepared.key).unwrap();
	let one_time = BoxKey::from_secret([9; 32]);
	let buyer = one_time.public();
	let other = KeyFile { key: SealKey([1; 32]), ..key.clone() };
	// The seller sees it before, if it looks.
	assert!(matches!(other.ensure_fits(&commitment), Err(DeliveryError::OtherKey)));
	key.ensure_fits(&commitment).unwrap();
	let handed = hand_over(&other, &buyer, &ORDER).unwrap();
	let taken = take_key(&handed, &one_time, &buyer, &ORDER, &commitment).unwrap();
	let Taken::Wrong(dispute) = taken else { panic!("it is wrong") };
	assert_eq!(dispute, Dispute::WrongKey { secret: [9; 32] });
	assert_eq!(wrong_key(&[9; 32], &buyer, &handed, &commitment, &ORDER.0), Ok(()));
	assert_eq!(dispute_from_json(dispute_to_json(&dispute).as_bytes()), Ok(dispute));
	// The right key, for another order.
	let handed = hand_over(&key, &buyer, &OrderId([8; 32])).unwrap();
	let taken = take_key(&handed, &one_time, &buyer, &ORDER, &commitment).unwrap();
	assert!(matches!(taken, Taken::Wrong(_)));
	// Nobody gives their secret away for an order in which they registered another key.
	let others = BoxKey::random().unwrap();
	let refused = take_key(&handed, &others, &buyer, &ORDER, &commitment);
	assert!(matches!(refused, Err(DeliveryError::OtherOneTimeKey)));
	assert!(matches!(hand_over(&key, &[0; 32], &ORDER), Err(DeliveryError::WeakPoint(_))));
}

#[test]
fn preparing_again_tells_the_same() {
	let sale = Sale::of(&bytes(3 * GROUP + 1));
	let first = sale.prepare().unwrap();
	let before = fs::read(&sale.offered).unwrap();
	let again = sale.prepare().unwrap();
	assert_eq!(again, Prepared { existed: true, ..first });
	assert_eq!(fs::read(&sale.offered).unwrap(), before);
	// What was altered since is not offered.
	let mut altered = before.clone();
	altered[GROUP] ^= 1;
	fs::write(&sale.offered, &altered).unwrap();
	assert!(matches!(sale.prepare(), Err(DeliveryError::Exists(path)) if path == sale.offered));
	assert_eq!(fs::read(&sale.offered).unwrap(), altered, "nothing is overwritten");
}

#[test]
fn what_was_interrupted_goes_on_under_the_same_key() {
	let sale = Sale::of(&bytes(10 * GROUP + 1));
	let part = sale.offered.with_file_name(".order-1.bin.part");
	let key = sale.offered.with_file_name(".order-1.bin.key");
	// Interrupted in the fourth group.
	let interrupted = std::panic::catch_unwind(|| {
		let mut groups = 0;
		prepare(&sale.file, &sale.registered, &sale.offered, &mut |_| {
			groups += 1;
			assert!(groups < 4, "interrupted");
		})
	});
	assert!(interrupted.is_err() && !sale.offered.exists());
	let secret = KeyFile::read(&key).unwrap();
	let begun = fs::read(&part).unwrap();
	assert_eq!(begun.len(), 4 * GROUP);
	// A crash may leave anything at the end, or more than there should be.
	let ends: [&[u8]; 4] = [&[], &[0; 100], &[0; GROUP], &[0; 20 * GROUP]];
	for end in ends {
		fs::write(&part, [&begun[..3 * GROUP + 9], end].concat()).unwrap();
		let prepared = sale.prepare().unwrap();
		assert!(!prepared.existed);
		assert_eq!(KeyFile::read(&prepared.key).unwrap(), secret);
		assert_eq!(fs::read(&sale.offered).unwrap()[..begun.len()], begun[..]);
		let agreed = sale.agreed(&prepared);
		sale.fetch(&agreed);
		assert_eq!(sale.open(&agreed, &secret.key).unwrap(), Opened::Right(10 * GROUP as u64 + 1));
		assert_eq!(names(&sale.offered).len(), 4, "nothing is left");
		for path in [&sale.offered, &sale.received, &sale.opened] {
			fs::remove_file(path).unwrap();
		}
	}
}

#[test]
fn another_file_is_not_prepared() {
	let sale = Sale::of(&bytes(3 * GROUP));
	fs::write(&sale.file, bytes(3 * GROUP + 1)).unwrap();
	let refused = sale.prepare();
	assert!(matches!(refused, Err(DeliveryError::NotRegistered { path, .. }) if path == sale.file));
	assert!(names(&sale.offered).is_empty(), "nothing is left");
	// Nor under the key of a file that was.
	fs::write(&sale.file, bytes(3 * GROUP)).unwrap();
	let prepared = sale.prepare().unwrap();
	let other = prepare(&sale.file, &[1; 32], &sale.offered, &mut |_| {});
	assert!(matches!(other, Err(DeliveryError::Exists(path)) if path == prepared.key));
	// A ciphertext without its key is something else.
	fs::remove_file(&prepared.key).unwrap();
	assert!(matches!(sale.prepare(), Err(DeliveryError::Exists(path)) if path == sale.offered));
	assert!(!prepared.key.exists());
}

#[cfg(unix)]
#[test]
fn the_key_is_the_sellers_alone() {
	use std::os::unix::fs::PermissionsExt;
	let sale = Sale::of(&bytes(10));
	let key = sale.prepare().unwrap().key;
	assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
	let text = fs::read_to_string(&key).unwrap();
	let secret = hefu_sdk::hex(&KeyFile::read(&key).unwrap().key.0);
	for altered in [text.replace(&secret, &"11".repeat(32)), text.replace(&secret, "11"), String::new()] {
		fs::write(&key, altered).unwrap();
		let error = KeyFile::read(&key).unwrap_err();
		assert!(matches!(&error, DeliveryError::Key(path, _) if *path == key));
		assert!(!error.to_string().contains(&secret));
	}
	fs::set_permissions(&key, fs::Permissions::from_mode(0o640)).unwrap();
	assert!(KeyFile::read(&key).is_err());
}

#[test]
fn receiving_goes_on_where_it_was_interrupted() {
	let sale = Sale::of(&bytes(6 * GROUP + 10));
	let prepared = sale.prepare().unwrap();
	let agreed = sale.agreed(&prepared);
	let ciphertext = fs::read(&sale.offered).unwrap();
	sale.fetch_outboards();
	let mut receiver = Receiver::start(&sale.received, &agreed, &mut |_| {}).unwrap();
	receiver.update(&ciphertext[..2 * GROUP + 5]).unwrap();
	assert_eq!(receiver.received(), 2 * GROUP as u64, "whole groups only");
	let incomplete = receiver.finish();
	assert!(
		matches!(incomplete, Err(DeliveryError::Incomplete { received, .. }) if received == 2 * GROUP as u64)
	);
	assert!(!sale.received.exists());
	// Of what is there, that is kept which fits.
	let part = sale.received.with_file_name(".order-1.bin.part");
	let mut there = ciphertext[..4 * GROUP].to_vec();
	there[3 * GROUP + 1] ^= 1;
	fs::write(&part, &there).unwrap();
	let mut told = 0;
	let mut receiver = Receiver::start(&sale.received, &agreed, &mut |bytes| told += bytes).unwrap();
	assert_eq!((receiver.received(), told), (3 * GROUP as u64, 3 * GROUP as u64));
	// A group that is not what the seller committed to is not kept; the right one is, afterwards.
	let damaged = receiver.update(&there[3 * GROUP..]);
	assert!(matches!(damaged, Err(DeliveryError::Damaged { group: 3, .. })));
	assert_eq!(receiver.received(), 3 * GROUP as u64);
	for piece in ciphertext[3 * GROUP..].chunks(777) {
		receiver.update(piece).unwrap();
	}
	assert!(matches!(receiver.update(&[0]), Err(DeliveryError::TooLong(_))));
	receiver.finish().unwrap();
	assert_eq!(fs::read(&sale.received).unwrap(), ciphertext);
	assert!(!part.exists());
	let again = Receiver::start(&sale.received, &agreed, &mut |_| {});
	assert!(matches!(again, Err(DeliveryError::Exists(path)) if path == sale.received));
}

#[test]
fn an_outboard_of_another_file_is_found_before_anything_is_paid() {
	let sale = Sale::of(&bytes(6 * GROUP));
	let prepared = sale.prepare().unwrap();
	let agreed = sale.agreed(&prepared);
	sale.fetch_outboards();
	let of_plain = plain_outboard_of(&sale.received);
	let good = fs::read(&of_plain).unwrap();
	let unfit = |path: &Path| {
		let found = check_outboard(&sale.received, &agreed, &mut |_| {});
		assert!(matches!(found, Err(DeliveryError::Outboard { path: of, .. }) if of == path));
	};
	for place in 0..good.len() {
		let mut altered = good.clone();
		altered[place] ^= 1;
		fs::write(&of_plain, &altered).unwrap();
		unfit(&of_plain);
	}
	fs::write(&of_plain, &good[64..]).unwrap();
	unfit(&of_plain);
	// That of the ciphertext is followed as groups come.
	fs::write(outboard::path_of(&sale.received), &good).unwrap();
	let mut receiver = Receiver::start(&sale.received, &agreed, &mut |_| {}).unwrap();
	let refused = receiver.update(&fs::read(&sale.offered).unwrap());
	assert!(matches!(refused, Err(DeliveryError::Outboard { .. })));
	assert_eq!(receiver.received(), 0);
}

#[test]
fn what_was_altered_after_it_was_received_shows_nothing() {
	let sale = Sale::of(&bytes(3 * GROUP));
	let prepared = sale.prepare().unwrap();
	let agreed = sale.agreed(&prepared);
	sale.fetch(&agreed);
	let key = KeyFile::read(&prepared.key).unwrap().key;
	let good = fs::read(&sale.received).unwrap();
	let mut altered = good.clone();
	altered[GROUP] ^= 1;
	fs::write(&sale.received, &altered).unwrap();
	assert!(matches!(sale.open(&agreed, &key), Err(DeliveryError::Damaged { group: 1, .. })));
	fs::write(&sale.received, &good[..2 * GROUP]).unwrap();
	assert!(matches!(sale.open(&agreed, &key), Err(DeliveryError::Incomplete { .. })));
	fs::write(&sale.received, [&good[..], &[0]].concat()).unwrap();
	assert!(matches!(sale.open(&agreed, &key), Err(DeliveryError::Damaged { group: 3, .. })));
	fs::write(&sale.received, &good).unwrap();
	assert!(matches!(sale.open(&agreed, &SealKey([1; 32])), Err(DeliveryError::OtherKey)));
	let too_large = Agreed { size: u64::MAX, ..agreed };
	assert!(matches!(sale.open(&too_large, &key), Err(DeliveryError::TooLarge(_))));
	assert!(!sale.opened.exists());
	assert_eq!(sale.open(&agreed, &key).unwrap(), Opened::Right(3 * GROUP as u64));
}

#[test]
fn what_is_no_dispute_is_refused() {
	let digits = "ab".repeat(32);
	let group = |field: &str, value: &str| {
		let mut document = serde_json::json!({
			"dispute": "wrong-group", "group": 1, "key": digits, "ciphertext": "00", "ciphertext_path": [],
			"plain": digits, "plain_path": [],
		});
		document[field] = serde_json::from_str(value).unwrap();
		dispute_from_json(document.to_string().as_bytes())
	};
	assert!(group("ciphertext", "\"\"").is_ok());
	let whole = format!("{:?}", "00".repeat(GROUP));
	assert!(group("ciphertext", &whole).is_ok());
	let too_long = format!("{:?}", "00".repeat(GROUP + 1));
	let long_path = format!("{:?}", vec!["00".repeat(64); 49]);
	for (field, value) in [
		("ciphertext", &*too_long),
		("ciphertext", "\"0\""),
		("ciphertext_path", &*long_path),
		("ciphertext_path", "[\"00\"]"),
		("plain_path", &*long_path),
		("key", "\"00\""),
		("plain", "1"),
		("group", "-1"),
		("dispute", "\"wrong-key\""),
		("more", "1"),
	] {
		assert!(group(field, value).is_err(), "{field}");
	}
	for text in ["", "[]", "{}", r#"{"dispute": "wrong-key", "secret": "00"}"#] {
		assert!(dispute_from_json(text.as_bytes()).is_err(), "{text}");
	}
}

//! Private parts are made, sent to parties, and opened field by field; nothing else passes for them.

use std::path::Path;

use hefu_primitives::digest::blake2_256;
use hefu_sdk::private::{BoxError, BoxKey, Opened, OpenedError, OpeningError, Part, PartError, seal};
use serde_json::{Value, json};

/// So long that it is in no salt by accident.
const QUANTITY: u64 = 400_123_456_789;

fn part() -> Part {
	let fields = [
		("/charges/0/currencyAmount", json!(1200.5)),
		("/consignmentItems/0/descriptionOfGoods", json!(["Shoes - black"])),
		("/documentParties/consignee/partyName", json!("乙收货有限公司")),
		("/documentParties/shipper/partyName", json!("甲货主有限公司")),
		("quantity", json!(QUANTITY)),
	];
	Part::new(fields.map(|(name, value)| (name.into(), value))).unwrap()
}

#[test]
fn what_a_party_gets_is_what_the_chain_knows() {
	let (part, key) = (part(), BoxKey::random().unwrap());
	let sealed = part.seal(&key.public()).unwrap();
	let received = Part::open_sealed(&key, &sealed).unwrap();
	assert_eq!((&received, received.root()), (&part, part.root()));
	assert_eq!(received.value("quantity"), Some(&json!(QUANTITY)));
	// Nothing of the plaintext is in the box, and no two boxes are alike.
	for text in ["Shoes", "甲货主", "currencyAmount", "salt"] {
		assert!(!sealed.windows(text.len()).any(|window| window == text.as_bytes()), "{text}");
	}
	assert_ne!(part.seal(&key.public()).unwrap(), sealed);
}

#[test]
fn one_document_has_one_form_and_one_root() {
	let part = part();
	let written = part.canonical();
	let pretty = serde_json::to_string_pretty(&serde_json::from_slice::<Value>(&written).unwrap()).unwrap();
	let read = Part::parse(pretty.as_bytes()).unwrap();
	assert_eq!((read.canonical(), read.root()), (written, part.root()));
	// The same fields with other salts are another part.
	assert_ne!(self::part().root(), part.root());
}

#[test]
fn the_document_and_its_root_are_pinned() {
	let document = format!(
		r#"{{"fields":{{"a":{{"salt":"{}","value":1}},"b":{{"salt":"{}","value":"x"}},"c":{{"salt":"{}","value":[]}}}}}}"#,
		"01".repeat(32),
		"02".repeat(32),
		"03".repeat(32)
	);
	let part = Part::parse(document.as_bytes()).unwrap();
	assert_eq!(&part.canonical()[..], document.as_bytes());
	// The root that the primitives' golden test has of these fields, computed apart from both.
	let root = "926b6cd4c295c6e1dc95880604a87266a386d0eb47b9108313039a8d7b7fe92f";
	assert_eq!(hefu_sdk::hex(&part.root()), root);
}

#[test]
fn a_field_is_shown_without_the_others() {
	let part = part();
	let root = part.root();
	for name in part.names() {
		let opened = Opened::try_from(&part.open(name).unwrap()).unwrap();
		let text = serde_json::to_string(&opened).unwrap();
		let others = part.names().filter(|other| *other != name);
		for other in others {
			assert!(!text.contains(&part.value(other).unwrap().to_string()), "{other} is in {text}");
		}
		let read = Opened::parse(text.as_bytes()).unwrap();
		assert_eq!((&read.value, read.fields), (part.value(name).unwrap(), 5));
		read.verify(&root).unwrap();
	}
	assert!(matches!(part.open("price"), Err(PartError::NoField(name)) if name == "price"));
}

#[test]
fn an_altered_field_shows_nothing() {
	let part = part();
	let (root, good) = (part.root(), Opened::try_from(&part.open("quantity").unwrap()).unwrap());
	let not_in_part =
		|opened: &Opened| matches!(opened.verify(&root), Err(OpenedError::Opening(OpeningError::NotInPart)));
	assert!(not_in_part(&Opened { value: json!(QUANTITY + 1), ..good.clone() }));
	assert!(not_in_part(&Opened { value: json!(QUANTITY.to_string()), ..good.clone() }));
	assert!(not_in_part(&Opened { name: "price".into(), ..good.clone() }));
	assert!(not_in_part(&Opened { salt: "00".repeat(32), ..good.clone() }));
	assert!(not_in_part(&Opened { path: vec!["00".repeat(32)], ..good.clone() }));
	let short = Opened { path: Vec::new(), ..good.clone() };
	let length = OpeningError::PathLength { expected: 1, given: 0 };
	assert!(matches!(short.verify(&root), Err(OpenedError::Opening(error)) if error == length));
	let outside = Opened { index: 5, ..good.clone() };
	let nowhere = OpeningError::NoSuchField { index: 5, fields: 5 };
	assert!(matches!(outside.verify(&root), Err(OpenedError::Opening(error)) if error == nowhere));
	let malformed = Opened { salt: "00".into(), ..good.clone() };
	assert!(matches!(malformed.verify(&root), Err(OpenedError::Malformed(_))));
	// Written otherwise, the value is the same.
	Opened { value: json!(QUANTITY as f64), ..good }.verify(&root).unwrap();
	for text in ["", "[]", "{}", r#"{"name": 1}"#] {
		assert!(matches!(Opened::parse(text.as_bytes()), Err(OpenedError::Malformed(_))), "{text}");
	}
}

#[test]
fn the_regulators_sealing_is_in_the_commitment() {
	let (part, regulator) = (part(), BoxKey::random().unwrap());
	let committed = part.commit(Some(&regulator.public())).unwrap();
	let sealed = committed.for_regulator.unwrap();
	assert_eq!(committed.private.root, part.root());
	assert_eq!(committed.private.regulator, Some(blake2_256(&sealed)));
	assert_eq!(Part::open_sealed(&regulator, &sealed).unwrap(), part);
	let alone = part.commit(None).unwrap();
	assert_eq!((alone.private.regulator, alone.for_regulator), (None, None));
}

#[test]
fn a_box_opens_for_its_key_only_and_unaltered() {
	let (key, other) = (BoxKey::random().unwrap(), BoxKey::random().unwrap());
	let plain = b"between us";
	let sealed = seal(plain, &key.public()).unwrap();
	assert_eq!(&key.open(&sealed).unwrap()[..], plain);
	assert!(matches!(other.open(&sealed), Err(BoxError::NotForThisKey)));
	for place in 0..sealed.len() {
		let mut altered = sealed.clone();
		altered[place] ^= 1;
		assert!(matches!(key.open(&altered), Err(BoxError::NotForThisKey)), "{place}");
		assert!(matches!(key.open(&sealed[..place]), Err(BoxError::NotForThisKey)), "{place}");
	}
	assert!(matches!(Part::open_sealed(&key, &sealed), Err(PartError::NotJson(_))));
	assert!(matches!(Part::open_sealed(&other, &sealed), Err(PartError::Box(BoxError::NotForThisKey))));
}

/// A box that libsodium sealed: PyNaCl's `SealedBox` to the public half of the secret key of 32 bytes `07`.
#[test]
fn boxes_of_libsodium_are_opened() {
	let key = BoxKey::from_secret([7; 32]);
	assert_eq!(hefu_sdk::hex(&key.public()), LIBSODIUM_PUBLIC);
	assert_eq!(&key.open(&bytes(LIBSODIUM_BOX)).unwrap()[..], "合符".as_bytes());
}

const LIBSODIUM_PUBLIC: &str = "13be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6d";
const LIBSODIUM_BOX: &str = "25f1a39212b5816b5c924bd61d1826c69dd864f054f719cc878a4d456700ac490b08b99873279cfec09f737b85efbbff0f6061e8da0e";

fn bytes(hex: &str) -> Vec<u8> {
	(0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn nothing_is_sealed_to_a_key_that_keeps_nothing() {
	// Points of small order (RFC 7748, 6.1): zero, one, and 2^255 - 20, which is -1.
	let mut minus_one = [0xff; 32];
	(minus_one[0], minus_one[31]) = (0xec, 0x7f);
	let mut one = [0; 32];
	one[0] = 1;
	for weak in [[0; 32], one, minus_one] {
		assert!(matches!(seal(b"x", &weak), Err(BoxError::WeakKey)));
		assert!(matches!(part().seal(&weak), Err(PartError::Box(BoxError::WeakKey))));
		assert!(part().commit(Some(&weak)).is_err());
	}
}

#[test]
fn a_key_file_is_private_and_fits_itself() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("box.key");
	let key = BoxKey::create(&path).unwrap();
	assert_eq!(BoxKey::read(&path).unwrap().public(), key.public());
	assert!(BoxKey::create(&path).is_err(), "nothing is overwritten");
	let text = std::fs::read_to_string(&path).unwrap();
	let secret = serde_json::from_str::<Value>(&text).unwrap()["secret"].as_str().unwrap().to_owned();
	assert!(!format!("{key:?}").contains(&secret));
	let refused = |path: &Path, text: &str| {
		std::fs::write(path, text).unwrap();
		let error = BoxKey::read(path).unwrap_err().to_string();
		assert!(!error.contains(&secret), "{error}");
	};
	refused(&path, &text.replace(&secret, &"11".repeat(32)));
	refused(&path, &text.replace(&secret, "11"));
	refused(&path, &text.replace("x25519", "rot13"));
	refused(&path, "");
	std::fs::write(&path, &text).unwrap();
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
		std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
		assert!(BoxKey::read(&path).is_err());
	}
}

#[test]
fn what_is_no_private_part_is_refused() {
	let salt = "00".repeat(32);
	for text in [
		"[]".to_owned(),
		"{}".into(),
		r#"{"fields": []}"#.into(),
		r#"{"fields": {}, "more": 1}"#.into(),
		r#"{"fields": {"a": 1}}"#.into(),
		r#"{"fields": {"a": {"salt": "00", "value": 1}}}"#.into(),
		format!(r#"{{"fields": {{"a": {{"salt": "{salt}"}}}}}}"#),
		format!(r#"{{"fields": {{"a": {{"salt": "{salt}", "value": 1, "more": 1}}}}}}"#),
	] {
		assert!(matches!(Part::parse(text.as_bytes()), Err(PartError::Malformed(_))), "{text}");
	}
	assert!(matches!(Part::parse(br#"{"fields": {}}"#), Err(PartError::Empty)));
	assert!(matches!(Part::new([]), Err(PartError::Empty)));
	// Others would read another number.
	assert!(matches!(Part::new([("a".into(), json!([u64::MAX]))]), Err(PartError::NotJson(_))));
	let twice = Part::new([("a".into(), json!(1)), ("a".into(), json!(2))]);
	assert!(matches!(twice, Err(PartError::Twice(name)) if name == "a"));
	let field = format!(r#""a": {{"salt": "{salt}", "value": 1}}"#);
	let twice = format!(r#"{{"fields": {{{field}, {field}}}}}"#);
	assert!(matches!(Part::parse(twice.as_bytes()), Err(PartError::NotJson(_))));
}

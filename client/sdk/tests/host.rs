//! The data host, asked over real connections.

use std::{
	net::SocketAddr,
	path::Path,
	sync::{Arc, Mutex},
};

use hefu_sdk::host::{Access, DataHost, Gate};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::TcpStream,
	sync::oneshot,
	task::JoinHandle,
};

const BYTES: &[u8] = b"0123456789";

struct Running {
	address: SocketAddr,
	log: Arc<Mutex<Vec<Access>>>,
	stop: oneshot::Sender<()>,
	host: JoinHandle<std::io::Result<()>>,
	_folder: tempfile::TempDir,
}

struct Reply {
	status: u16,
	head: String,
	body: Vec<u8>,
}

impl Reply {
	fn header(&self, name: &str) -> Option<&str> {
		self.head
			.lines()
			.filter_map(|line| line.split_once(": "))
			.find(|(found, _)| found.eq_ignore_ascii_case(name))
			.map(|(_, value)| value)
	}
}

impl Running {
	async fn start(fill: impl FnOnce(&Path)) -> Self {
		Self::start_behind(fill, None).await
	}

	async fn start_behind(fill: impl FnOnce(&Path), gate: Option<Gate>) -> Self {
		let folder = tempfile::tempdir().unwrap();
		let root = folder.path().join("served");
		std::fs::create_dir(&root).unwrap();
		std::fs::write(root.join("a.csv"), BYTES).unwrap();
		std::fs::write(folder.path().join("secret"), b"secret").unwrap();
		fill(&root);
		let mut host = DataHost::bind(&root, "127.0.0.1:0".parse().unwrap()).await.unwrap();
		if let Some(gate) = gate {
			host = host.behind(gate);
		}
		let address = host.address().unwrap();
		let log = Arc::new(Mutex::new(Vec::new()));
		let (stop, stopped) = oneshot::channel();
		let seen = log.clone();
		let host = tokio::spawn(host.serve(move |access| seen.lock().unwrap().push(access), async {
			stopped.await.ok();
		}));
		Self { address, log, stop, host, _folder: folder }
	}

	async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
		let mut request = format!("{method} {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n");
		for (name, value) in headers {
			request += &format!("{name}: {value}\r\n");
		}
		let mut stream = TcpStream::connect(self.address).await.unwrap();
		stream.write_all(format!("{request}\r\n").as_bytes()).await.unwrap();
		let mut bytes = Vec::new();
		stream.read_to_end(&mut bytes).await.unwrap();
		let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
		let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
		let status = head.split(' ').nth(1).unwrap().parse().unwrap();
		Reply { status, head, body: bytes[end + 4..].to_vec() }
	}

	async fn get(&self, path: &str) -> Reply {
		self.ask("GET", path, &[]).await
	}

	async fn range(&self, range: &str) -> Reply {
		self.ask("GET", "/a.csv", &[("Range", range)]).await
	}

	async fn end(self) {
		self.stop.send(()).unwrap();
		self.host.await.unwrap().unwrap();
		assert!(TcpStream::connect(self.address).await.is_err(), "nobody listens any more");
	}
}

#[tokio::test]
async fn a_whole_file_has_its_exact_length() {
	let host = Running::start(|_| {}).await;
	let reply = host.get("/a.csv").await;
	assert_eq!((reply.status, &*reply.body), (200, BYTES));
	assert_eq!(reply.header("content-length"), Some("10"));
	assert_eq!(reply.header("accept-ranges"), Some("bytes"));
	assert_eq!(reply.header("content-type"), Some("text/csv"));
	assert_eq!(reply.header("content-encoding"), None);
	let reply = host.ask("GET", "/a.csv", &[("Accept-Encoding", "gzip, br")]).await;
	assert_eq!((reply.header("content-encoding"), &*reply.body), (None, BYTES), "never compressed");
	host.end().await;
}

#[tokio::test]
async fn of_a_sealed_file_only_the_ciphertext_is_served() {
	let host = Running::start(|root| {
		let file = root.join("b.csv");
		std::fs::write(&file, "plaintext").unwrap();
		hefu_sdk::seal::seal(&file, &root.join("b.csv.sealed"), &mut |_| {}).unwrap();
		std::fs::write(root.join("public.key"), "of no sealed file").unwrap();
	})
	.await;
	let reply = host.get("/b.csv.sealed").await;
	assert_eq!((reply.status, reply.body.len()), (200, 9));
	assert_ne!(reply.body, b"plaintext");
	for path in ["/b.csv", "/b.csv.obao4", "/b.csv.sealed.key", "/b.csv.sealed.key.obao4"] {
		assert_eq!(host.get(path).await.status, 404, "{path}");
	}
	assert_eq!(host.get("/public.key").await.status, 200);
	host.end().await;
}

#[tokio::test]
async fn of_a_delivery_all_but_the_key_is_served() {
	let elsewhere = tempfile::tempdir().unwrap();
	let file = elsewhere.path().join("b.csv");
	let plain = [b'b'; 40_000];
	std::fs::write(&file, plain).unwrap();
	let host = Running::start(|root| {
		let registered = *blake3::hash(&plain).as_bytes();
		hefu_sdk::delivery::prepare(&file, &registered, &root.join("order"), &mut |_| {}).unwrap();
	})
	.await;
	let reply = host.get("/order").await;
	assert_eq!((reply.status, reply.body.len()), (200, plain.len()));
	assert_ne!(reply.body, plain);
	for path in ["/order.obao4", "/order.plain.obao4"] {
		let reply = host.get(path).await;
		assert_eq!((reply.status, reply.body.len()), (200, 128), "{path}");
	}
	for path in ["/order.key", "/order.key.obao4", "/order.plain"] {
		assert_eq!(host.get(path).await.status, 404, "{path}");
	}
	host.end().await;
}

/// A delivery's key is there before its ciphertext is, and stays when that is taken away.
#[cfg(unix)]
#[tokio::test]
async fn a_key_is_not_served_without_what_it_opens_either() {
	let host = Running::start(|root| {
		hefu_sdk::secret::create(&root.join("order.key"), "secret").unwrap();
	})
	.await;
	for path in ["/order.key", "/order.key.obao4"] {
		assert_eq!(host.get(path).await.status, 404, "{path}");
	}
	host.end().await;
}

#[tokio::test]
async fn ranges_are_served_as_asked() {
	let host = Running::start(|_| {}).await;
	for (range, body, content) in [
		("bytes=2-4", &b"234"[..], "bytes 2-4/10"),
		("bytes=7-", b"789", "bytes 7-9/10"),
		("bytes=-2", b"89", "bytes 8-9/10"),
		("bytes=0-0", b"0", "bytes 0-0/10"),
		("bytes=8-99", b"89", "bytes 8-9/10"),
	] {
		let reply = host.range(range).await;
		assert_eq!((reply.status, &*reply.body), (206, body), "{range}");
		assert_eq!(reply.header("content-range"), Some(content), "{range}");
		assert_eq!(reply.header("content-length"), Some(&*body.len().to_string()), "{range}");
	}
	let reply = host.range("bytes=10-").await;
	assert_eq!((reply.status, reply.header("content-range")), (416, Some("bytes */10")));
	let reply = host.range("bytes=0-1,4-5").await;
	assert_eq!((reply.status, &*reply.body), (200, BYTES), "several ranges give the whole file");
	host.end().await;
}

#[tokio::test]
async fn if_range_gives_a_part_of_the_same_file_or_the_whole_of_another() {
	let host = Running::start(|_| {}).await;
	let first = host.get("/a.csv").await;
	let tag = first.header("etag").unwrap().to_owned();
	assert!(tag.starts_with('"'), "a strong tag: {tag}");
	let with = |value: String| [("Range", "bytes=1-2".to_owned()), ("If-Range", value)];
	for (condition, status) in [
		(tag.clone(), 206),
		("\"another\"".into(), 200),
		(format!("W/{tag}"), 200),
		(first.header("last-modified").unwrap().to_owned(), 200),
	] {
		let headers = with(condition.clone());
		let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, &**value)).collect();
		let reply = host.ask("GET", "/a.csv", &headers).await;
		assert_eq!(reply.status, status, "{condition}");
		assert_eq!(reply.body, if status == 206 { &BYTES[1..3] } else { BYTES });
	}
	host.end().await;
}

#[tokio::test]
async fn a_changed_file_has_another_tag() {
	let mut place = None;
	let host = Running::start(|root| place = Some(root.join("a.csv"))).await;
	let before = host.get("/a.csv").await;
	std::fs::write(place.unwrap(), b"9876543210").unwrap();
	let after = host.get("/a.csv").await;
	assert_ne!(before.header("etag"), after.header("etag"));
	assert_eq!(after.body, b"9876543210");
	host.end().await;
}

#[tokio::test]
async fn head_tells_of_the_whole_file_and_has_no_body() {
	let host = Running::start(|_| {}).await;
	for headers in [&[][..], &[("Range", "bytes=2-4")]] {
		let reply = host.ask("HEAD", "/a.csv", headers).await;
		assert_eq!((reply.status, reply.header("content-length"), &*reply.body), (200, Some("10"), &b""[..]));
	}
	host.end().await;
}

#[tokio::test]
async fn only_reading_is_allowed() {
	let host = Running::start(|_| {}).await;
	for method in ["POST", "PUT", "DELETE", "PATCH"] {
		assert_eq!(host.ask(method, "/a.csv", &[]).await.status, 405, "{method}");
	}
	host.end().await;
}

#[tokio::test]
async fn empty_files_are_files() {
	let host = Running::start(|root| std::fs::write(root.join("empty"), b"").unwrap()).await;
	let reply = host.get("/empty").await;
	assert_eq!((reply.status, reply.header("content-length"), &*reply.body), (200, Some("0"), &b""[..]));
	let reply = host.ask("GET", "/empty", &[("Range", "bytes=0-")]).await;
	assert_eq!((reply.status, reply.header("content-range"), &*reply.body), (200, None, &b""[..]));
	host.end().await;
}

#[tokio::test]
async fn nothing_outside_is_served() {
	let host = Running::start(|root| {
		std::fs::create_dir(root.join("sub")).unwrap();
		std::fs::write(root.join(".hidden"), b"secret").unwrap();
		std::fs::create_dir(root.join(".git")).unwrap();
		std::fs::write(root.join(".git/config"), b"secret").unwrap();
		#[cfg(unix)]
		{
			std::os::unix::fs::symlink("../secret", root.join("link")).unwrap();
			std::os::unix::fs::symlink("..", root.join("up")).unwrap();
			std::os::unix::fs::symlink("a.csv", root.join("inner")).unwrap();
			std::os::unix::fs::symlink(".hidden", root.join("shown")).unwrap();
		}
	})
	.await;
	for path in [
		"/../secret",
		"/%2e%2e/secret",
		"/..%2fsecret",
		"/sub/../../secret",
		"/sub/%2e%2e/%2e%2e/secret",
		"//etc/passwd",
		"/%2fetc%2fpasswd",
		"/..\\secret",
		"/a.csv%00",
		"/link",
		"/up/secret",
		"/shown",
		"/.hidden",
		"/.git/config",
		"/",
		"/sub",
		"/sub/",
		"/a.csv/",
		"/%ff",
		"/none",
	] {
		let reply = host.get(path).await;
		assert!((400..500).contains(&reply.status), "{path}: {}", reply.status);
		assert!(!reply.body.windows(6).any(|w| w == b"secret"), "{path}");
	}
	#[cfg(unix)]
	assert_eq!(host.get("/inner").await.body, BYTES, "a link within the folder is fine");
	host.end().await;
}

#[tokio::test]
async fn names_of_any_script_are_served() {
	let name = "数据 1+%.csv";
	let host = Running::start(|root| std::fs::write(root.join(name), b"x").unwrap()).await;
	let url = hefu_sdk::import::join_url("http://h", name);
	let reply = host.get(url.strip_prefix("http://h").unwrap()).await;
	assert_eq!((reply.status, &*reply.body), (200, &b"x"[..]));
	host.end().await;
}

#[tokio::test]
async fn a_large_file_is_whole() {
	let bytes: Vec<u8> = (0..3_000_001u32).map(|i| (i * 7) as u8).collect();
	let host = Running::start(|root| std::fs::write(root.join("large"), &bytes).unwrap()).await;
	let reply = host.get("/large").await;
	assert_eq!(reply.body, bytes);
	let reply = host.ask("GET", "/large", &[("Range", "bytes=1048570-2097160")]).await;
	assert_eq!(reply.body, bytes[1_048_570..=2_097_160]);
	host.end().await;
}

/// The outboard of these bytes, as the other way of making it has it.
fn outboard(bytes: &[u8]) -> Vec<u8> {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("x");
	std::fs::write(&file, bytes).unwrap();
	let made = hefu_sdk::outboard::make_beside(&file, &mut |_| ()).unwrap();
	std::fs::read(made.path).unwrap()
}

#[tokio::test]
async fn outboards_are_made_when_they_are_asked_for() {
	let bytes: Vec<u8> = (0..300_000u32).map(|i| (i * 7) as u8).collect();
	let mut place = None;
	let host = Running::start(|root| {
		std::fs::create_dir(root.join("数据")).unwrap();
		place = Some(root.join("数据/b.csv"));
		std::fs::write(root.join("数据/b.csv"), &bytes).unwrap();
	})
	.await;
	let path = "/%E6%95%B0%E6%8D%AE/b.csv.obao4";
	let expected = outboard(&bytes);
	// Several at once get the same one.
	let (first, second) = tokio::join!(host.get(path), host.get(path));
	assert_eq!((first.status, &first.body), (200, &expected));
	assert_eq!(first.header("etag"), second.header("etag"));
	assert_eq!(first.header("content-length"), Some(&*expected.len().to_string()));
	let reply = host.ask("GET", path, &[("Range", "bytes=64-191")]).await;
	assert_eq!((reply.status, &*reply.body), (206, &expected[64..192]));
	let range = format!("bytes 64-191/{}", expected.len());
	assert_eq!(reply.header("content-range"), Some(&*range));
	// Of another file, another one; and nothing appears in the folder.
	let file = place.unwrap();
	std::fs::write(&file, &bytes[1..]).unwrap();
	assert_eq!(host.get(path).await.body, outboard(&bytes[1..]));
	assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
	// One that somebody made is served as it is.
	std::fs::write(file.with_file_name("b.csv.obao4"), b"made").unwrap();
	assert_eq!(host.get(path).await.body, b"made");
	let reply = host.get("/a.csv.obao4").await;
	assert_eq!((reply.status, reply.body.len()), (200, 0), "a file of one group has no pairs");
	host.end().await;
}

#[tokio::test]
async fn samples_of_a_large_file_are_checked_by_what_the_host_serves() {
	use hefu_primitives::slices::{Pairs, Plan, Tree, draw, group_fits};
	let bytes: Vec<u8> = (0..17_000_000u32).map(|i| (i * 7 + i / 509) as u8).collect();
	let host = Running::start(|root| std::fs::write(root.join("large"), &bytes).unwrap()).await;
	let root = *blake3::hash(&bytes).as_bytes();
	let tree = Tree::new(bytes.len() as u64);
	let plan = Plan::new(tree, &draw(&tree, 40, Some(3), &[1; 32]));
	let range = |range: &std::ops::Range<u64>| format!("bytes={}-{}", range.start, range.end - 1);
	let mut pairs = plan.pairs();
	for part in plan.outboard() {
		let reply = host.ask("GET", "/large.obao4", &[("Range", &range(part))]).await;
		assert_eq!(reply.status, 206);
		Pairs::reader(part.start).update(&reply.body, &mut pairs);
	}
	for group in plan.groups() {
		let reply = host.ask("GET", "/large", &[("Range", &range(&tree.group_range(*group).unwrap()))]).await;
		let reference = pairs.reference(&root, *group).unwrap();
		assert!(group_fits(&tree, *group, &reference, &reply.body));
	}
	assert_eq!(host.log.lock().unwrap().len() as u64, plan.requests());
	host.end().await;
}

#[tokio::test]
async fn what_is_not_served_has_no_outboard() {
	let host = Running::start(|root| {
		std::fs::create_dir(root.join("sub")).unwrap();
		std::fs::write(root.join(".hidden"), vec![1; 40_000]).unwrap();
		#[cfg(unix)]
		std::os::unix::fs::symlink("../secret", root.join("link")).unwrap();
	})
	.await;
	for path in [
		"/.hidden.obao4",
		"/link.obao4",
		"/../secret.obao4",
		"/sub.obao4",
		"/.obao4",
		"/sub/.obao4",
		"/none.obao4",
	] {
		let status = host.get(path).await.status;
		assert!((400..500).contains(&status), "{path}: {status}");
	}
	host.end().await;
}

#[tokio::test]
async fn readers_are_told_of() {
	let host = Running::start(|_| {}).await;
	host.range("bytes=2-4").await;
	host.get("/none").await;
	let log = host.log.lock().unwrap().clone();
	let seen: Vec<_> =
		log.iter().map(|a| (&*a.method, &*a.path, a.status, a.range.as_deref(), a.bytes)).collect();
	assert_eq!(seen[0], ("GET", "/a.csv", 206, Some("bytes 2-4/10"), 3));
	assert_eq!((seen[1].1, seen[1].2), ("/none", 404));
	assert!(log.iter().all(|access| access.peer.ip().is_loopback()));
	host.end().await;
}

#[tokio::test]
async fn a_folder_that_is_none_is_refused() {
	let file = tempfile::NamedTempFile::new().unwrap();
	let address = "127.0.0.1:0".parse().unwrap();
	assert!(DataHost::bind(file.path(), address).await.is_err());
	assert!(DataHost::bind(Path::new("/no/such/folder"), address).await.is_err());
}

#[tokio::test]
async fn a_host_behind_a_gate_serves_verifiers_alone() {
	use ed25519_zebra::{SigningKey, VerificationKeyBytes};
	use hefu_primitives::http_signature::{Params, Request, base, fields};
	use hefu_sdk::host::{Refusal, Verifier, Verifiers};

	let signer = SigningKey::from([3; 32]);
	let key: [u8; 32] = VerificationKeyBytes::from(&signer).into();
	let verifiers = Verifiers::default();
	// The name by which the tests ask.
	let gate = Gate::new(["h".to_owned()], verifiers.clone());
	let host = Running::start_behind(|_| {}, Some(gate)).await;
	let signed = |nonce: u8, range: &str| {
		let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
		let request =
			Request { method: "GET", authority: "h", path: "/a.csv", query: None, range: Some(range) };
		let params = Params { created: now.as_secs(), key, nonce: [nonce; 16] };
		let input = params.input(&request);
		let signature = signer.sign(base(request.components(), &input).as_bytes()).to_bytes();
		fields(&input, &signature)
	};
	let ask = async |fields: &[(&str, String)], range: &str| {
		let mut headers: Vec<_> = fields.iter().map(|(name, value)| (*name, &**value)).collect();
		headers.push(("Range", range));
		host.ask("GET", "/a.csv", &headers).await
	};

	let unsigned = ask(&[], "bytes=2-4").await;
	assert_eq!(unsigned.status, 401);
	let accepted = unsigned.header("accept-signature").unwrap();
	assert!(accepted.starts_with("hefu=(\"@method\" \"@authority\" \"@path\" \"range\");"), "{accepted}");
	assert!(unsigned.header("www-authenticate").is_some());
	assert!(!String::from_utf8(unsigned.body).unwrap().contains("234"));
	let first = signed(1, "bytes=2-4");
	assert_eq!(ask(&first, "bytes=2-4").await.status, 401, "no verifier's key yet");

	verifiers.set([(key, None)].into());
	let reply = ask(&first, "bytes=2-4").await;
	assert_eq!((reply.status, &*reply.body), (206, &b"234"[..]));
	assert_eq!(ask(&first, "bytes=2-4").await.status, 401, "the same again");
	assert_eq!(ask(&signed(2, "bytes=2-4"), "bytes=2-9").await.status, 401, "another part");
	verifiers.set(Default::default());
	assert_eq!(ask(&signed(3, "bytes=2-4"), "bytes=2-4").await.status, 401, "no verifier any more");

	let log: Vec<_> = host.log.lock().unwrap().iter().map(|read| (read.verifier, read.refused)).collect();
	let expected = [
		(None, Some(Refusal::Unsigned)),
		(None, Some(Refusal::UnknownKey)),
		(Some(Verifier { key, member: None }), None),
		(None, Some(Refusal::Replayed)),
		(None, Some(Refusal::BadSignature)),
		(None, Some(Refusal::UnknownKey)),
	];
	assert_eq!(log, expected);
	host.end().await;
}

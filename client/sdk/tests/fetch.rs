//! Deliveries are got from a server, and go on where they were interrupted.

use std::{
	fs,
	path::{Path, PathBuf},
	sync::{Arc, Mutex},
};

use hefu_primitives::OrderId;
use hefu_sdk::{
	delivery::{
		Agreed, DeliveryError, FetchError, Origin, check_ciphertext, check_outboard, name_of,
		plain_outboard_of, prepare,
	},
	outboard,
};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::{TcpListener, TcpStream},
};

const ORDER: OrderId = OrderId([7; 32]);
const SIZE: usize = 40 * 16 * 1024 + 5;

/// A seller whose server cuts off its first answer about a ciphertext in the middle.
struct Seller {
	url: String,
	folder: tempfile::TempDir,
	agreed: Agreed,
	/// What was asked for, and from which byte on.
	asked: Arc<Mutex<Vec<(String, usize)>>>,
}

impl Seller {
	async fn start() -> Self {
		let folder = tempfile::tempdir().unwrap();
		let plain = (0..SIZE).map(|place| (place * 31 + place / 251) as u8).collect::<Vec<_>>();
		let file = folder.path().join("plain.csv");
		fs::write(&file, &plain).unwrap();
		let registered = *blake3::hash(&plain).as_bytes();
		let served = folder.path().join("served");
		fs::create_dir(&served).unwrap();
		let made = prepare(&file, &registered, &served.join(name_of(&ORDER, 0)), &mut |_| {}).unwrap();
		let agreed = Agreed { registered, size: made.size, commitment: made.commitment };
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let url = format!("http://{}/orders", listener.local_addr().unwrap());
		let asked = Arc::new(Mutex::new(Vec::new()));
		tokio::spawn(serve(listener, served, asked.clone()));
		Self { url, folder, agreed, asked }
	}

	/// Where the buyer has the ciphertext.
	fn out(&self) -> PathBuf {
		let folder = self.folder.path().join("bought");
		fs::create_dir_all(&folder).unwrap();
		folder.join(name_of(&ORDER, 0))
	}

	async fn fetch(&self) -> (Result<(), FetchError>, u64) {
		let mut told = 0;
		let origin = Origin::new(&self.url).unwrap();
		let got =
			origin.fetch(&name_of(&ORDER, 0), &self.agreed, &self.out(), &mut |bytes| told += bytes).await;
		(got, told)
	}
}

async fn serve(listener: TcpListener, folder: PathBuf, asked: Arc<Mutex<Vec<(String, usize)>>>) {
	while let Ok((stream, _)) = listener.accept().await {
		answer(stream, &folder, &asked).await.ok();
	}
}

async fn answer(
	mut stream: TcpStream,
	folder: &Path,
	asked: &Mutex<Vec<(String, usize)>>,
) -> std::io::Result<()> {
	let mut head = Vec::new();
	while !head.ends_with(b"\r\n\r\n") {
		head.push(stream.read_u8().await?);
	}
	let head = String::from_utf8(head).unwrap();
	let name = head.split(' ').nth(1).unwrap().strip_prefix("/orders/").unwrap().to_owned();
	let range = head.to_lowercase().split_once("range: bytes=").map(|(_, range)| range.to_owned());
	let from = range.and_then(|range| range.split_once('-')?.0.parse().ok()).unwrap_or(0);
	let cut = name == name_of(&ORDER, 0) && !asked.lock().unwrap().iter().any(|(before, _)| *before == name);
	asked.lock().unwrap().push((name.clone(), from));
	let Ok(bytes) = fs::read(folder.join(&name)) else {
		return stream
			.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
			.await;
	};
	let bytes = &bytes[from..];
	let status = if from > 0 { "206 Partial Content" } else { "200 OK" };
	let told = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", bytes.len());
	stream.write_all(told.as_bytes()).await?;
	// Neither at the end of a group nor of a piece.
	stream.write_all(if cut { &bytes[..bytes.len() / 2 + 7] } else { bytes }).await
}

#[tokio::test]
async fn what_was_interrupted_goes_on_at_the_last_whole_group() {
	let seller = Seller::start().await;
	let (got, told) = seller.fetch().await;
	got.unwrap();
	assert_eq!(told, SIZE as u64, "each byte once");
	let out = seller.out();
	check_outboard(&out, &seller.agreed, &mut |_| {}).unwrap();
	check_ciphertext(&out, &seller.agreed, &mut |_| {}).unwrap();
	let name = name_of(&ORDER, 0);
	let from = seller
		.asked
		.lock()
		.unwrap()
		.iter()
		.filter(|(of, _)| *of == name)
		.map(|(_, from)| *from)
		.collect::<Vec<_>>();
	assert_eq!(from[0], 0);
	assert!(from[1] > 0 && from[1] % (16 * 1024) == 0, "{from:?}");
	// All of it is there: nothing is asked for again.
	let before = seller.asked.lock().unwrap().len();
	let (got, told) = seller.fetch().await;
	got.unwrap();
	assert_eq!((told, seller.asked.lock().unwrap().len()), (SIZE as u64, before));
}

#[tokio::test]
async fn what_is_not_what_was_committed_to_is_not_kept() {
	let seller = Seller::start().await;
	let served = seller.folder.path().join("served").join(name_of(&ORDER, 0));
	let mut bytes = fs::read(&served).unwrap();
	bytes[20_000] ^= 1;
	fs::write(&served, bytes).unwrap();
	let (got, _) = seller.fetch().await;
	assert!(matches!(got, Err(FetchError::Delivery(DeliveryError::Damaged { group: 1, .. }))), "{got:?}");
	assert!(!seller.out().exists());
	// An outboard that leads nowhere is not kept either: it is got again when it is served right.
	let plain = plain_outboard_of(&served);
	let right = fs::read(&plain).unwrap();
	fs::write(&plain, vec![0; right.len()]).unwrap();
	fs::remove_file(plain_outboard_of(&seller.out())).unwrap();
	let (got, _) = seller.fetch().await;
	assert!(matches!(got, Err(FetchError::Delivery(DeliveryError::Outboard { .. }))), "{got:?}");
	assert!(!plain_outboard_of(&seller.out()).exists() && outboard::path_of(&seller.out()).exists());
}

#[tokio::test]
async fn what_is_not_served_is_said_at_once() {
	let seller = Seller::start().await;
	fs::remove_file(seller.folder.path().join("served").join(name_of(&ORDER, 0))).unwrap();
	let (got, _) = seller.fetch().await;
	assert!(matches!(got, Err(FetchError::Status { .. })), "{got:?}");
	for url in ["orders", "ftp://127.0.0.1/orders", ""] {
		assert!(matches!(Origin::new(url), Err(FetchError::Url(_))), "{url}");
	}
	// Where the machine has roots of trust, and where it has none.
	let secure = Origin::new("https://data.example/orders/");
	assert!(matches!(secure, Ok(_) | Err(FetchError::Roots(_))), "{secure:?}");
}

//! What is wrong with the options of `hefu index`.

use hefu_cli::{
	commands::index::checks::{self, node, node_for_browsers},
	failure::Code,
	text::Lang,
};

#[test]
fn an_address_has_a_scheme_and_a_host() {
	for url in ["ws://127.0.0.1:9944", "wss://node.example/path", "ws://[::1]:9944"] {
		assert!(node(url, Lang::En).is_ok(), "{url}");
		assert!(node_for_browsers(url, Lang::En).is_ok(), "{url}");
	}
	for url in ["https://node.example", "http://127.0.0.1:9944"] {
		assert!(node_for_browsers(url, Lang::En).is_ok(), "{url}");
		assert!(node(url, Lang::En).is_err(), "{url}");
	}
	for url in ["", "node.example", "ftp://node.example", "ws://", "wss:///path", "ws://:9944", "ws://a b"] {
		let error = node_for_browsers(url, Lang::Zh).unwrap_err();
		assert!(error.message[0].contains("不是"), "{url}: {error:?}");
	}
}

#[tokio::test]
async fn a_name_is_listened_on_by_its_address() {
	let listen = async |text| checks::listen(text, Lang::En).await;
	assert_eq!(listen("localhost:8080").await.unwrap(), ([127, 0, 0, 1], 8080).into());
	assert_eq!(listen("127.0.0.1:0").await.unwrap(), ([127, 0, 0, 1], 0).into());
	assert_eq!(listen("[::1]:80").await.unwrap().to_string(), "[::1]:80");
	for wrong in ["", "8080", ":8080", "localhost", "localhost:http", "localhost:70000"] {
		assert_eq!(listen(wrong).await.unwrap_err().code, Code::Usage, "{wrong}");
	}
}

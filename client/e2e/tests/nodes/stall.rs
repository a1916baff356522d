//! When finality stands still, `hefu` does not wait for ever, and what it sent is not lost.

use hefu_e2e::{network::Network, programs::run_hefu, seconds, until};

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_for_finality_ends_and_says_what_may_still_happen() {
	let mut network = Network::start().await;
	network.kill(2);
	network.kill(3);
	let url = network.node(0).url().to_owned();
	let account = "0b".repeat(32);
	let add = ["--key", "//Alice//owner", "--timeout", "30", "member", "add-operator", &account, "--all"];
	let late = run_hefu(&url, &add);
	late.failed(8, "not-final", "NotFinal");
	let message = late.json["error"]["message"][0].as_str().expect("a line");
	assert!(message.contains("transaction 0x") && message.contains("still"), "{message}");

	network.restart(2);
	network.restart(3);
	until("it is final after all", seconds(240), async || {
		let shown = run_hefu(&url, &["--key", "//Alice", "member", "show"]).done();
		(shown["keys"].as_array()?.len() == 4).then_some(())
	})
	.await;
}

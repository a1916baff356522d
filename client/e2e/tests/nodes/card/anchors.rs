//! What was paid is invoiced, and a contract filed: the office's attestor signs what the node says, and only digests are told.

use super::{Desks, Private, Sold, event, fails, nonce, read, signed, succeeds};
use serde_json::{Value, json};

/// Dave attests the invoice of what Bob paid Alice, who anchors it, once.
pub async fn a_payment_is_invoiced(desks: &Desks, sold: &Sold) {
	let ((alice, seller), (_, buyer), (dave, attestor)) = (&desks.alice, &desks.bob, &desks.dave);
	let rpc = &alice.rpc;
	let office = json!({ "year": 26, "region": 44 });
	let appointed = json!({ "office": office, "member": attestor, "key": nonce(40) });
	desks.by_sudo("anchors.appoint_attestor", appointed).await;
	let signer = dave.key.account().to_string();
	let named = json!({ "office": office, "signer": signer });
	fails(alice, "anchors.set_signer", &named, "anchors.NotInCharge").await;
	succeeds(dave, "anchors.set_signer", &named).await;
	let found = read(rpc, "hefu_attestor", office.clone(), &["attestor"]).await;
	assert_eq!((&found["attestor"]["member"], &found["attestor"]["signer"]), (attestor, &json!(signer)));

	let payment = json!({ "instruction": sold.instruction, "seller": seller, "buyer": buyer });
	let found = read(rpc, "hefu_invoiced", payment.clone(), &[]).await;
	assert_eq!((&found["invoiced"]["paid"], &found["invoiced"]["sums"]["blue"]), (&json!(60_000), &json!(0)));
	let mut paper = payment.clone();
	for (name, value) in [
		("year", json!(26)),
		("region", json!(44)),
		("nullifier", json!(nonce(41))),
		("currency", json!("CNY")),
		("amount", json!(60_000)),
		("digest", json!(Private::Invoice.on_chain())),
	] {
		paper[name] = value;
	}
	let told = rpc.ask("hefu_invoiceToSign", &paper).await.expect("it answers");
	assert_eq!(told["signer"], json!(signer));
	let mut handed_in = json!({
		"nonce": nonce(42),
		"digest": Private::Invoice.on_chain(),
		"invoice": told["invoice"],
		"signature": signed(alice, &told),
	});
	fails(alice, "anchors.anchor_invoice", &handed_in, "anchors.NotAttested").await;
	handed_in["signature"] = signed(dave, &told);
	let done = succeeds(alice, "anchors.anchor_invoice", &handed_in).await;
	let anchor = event(&done, "Anchored")["id"].clone();
	handed_in["nonce"] = nonce(43).into();
	fails(alice, "anchors.anchor_invoice", &handed_in, "anchors.AlreadyAnchored").await;

	let found = read(rpc, "hefu_anchor", json!({ "anchor": anchor }), &["anchor"]).await;
	assert_eq!((&found["anchor"]["by"], &found["standing"]), (seller, &json!("Live")));
	assert_eq!(found["anchor"]["digest"], Private::Invoice.on_chain());
	let found = read(rpc, "hefu_nullifier", json!({ "nullifier": nonce(41) }), &["anchor"]).await;
	assert_eq!(found["anchor"], anchor);
	let found = read(rpc, "hefu_invoiced", payment, &[]).await;
	assert_eq!(found["invoiced"]["sums"], json!({ "blue": 60_000, "red": 0 }));
	never_more(desks, paper).await;
	a_contract_is_filed(desks, &sold.grant).await;
}

/// Not even what the attestor signs.
async fn never_more(desks: &Desks, mut paper: Value) {
	let (alice, dave) = (&desks.alice.0, &desks.dave.0);
	paper["nullifier"] = nonce(44).into();
	paper["amount"] = 1.into();
	let told = alice.rpc.ask("hefu_invoiceToSign", &paper).await.expect("it answers");
	let handed_in = json!({
		"nonce": nonce(43),
		"digest": paper["digest"],
		"invoice": told["invoice"],
		"signature": signed(dave, &told),
	});
	fails(alice, "anchors.anchor_invoice", &handed_in, "anchors.MoreThanSettled").await;
}

async fn a_contract_is_filed(desks: &Desks, grant: &Value) {
	let (bob, _) = &desks.bob;
	let filed = json!({
		"nonce": nonce(45),
		"digest": Private::Filed.on_chain(),
		"about": { "Grant": grant },
	});
	fails(&desks.charlie.0, "anchors.file_contract", &filed, "anchors.NotSide").await;
	let done = succeeds(bob, "anchors.file_contract", &filed).await;
	let contract = json!({ "anchor": event(&done, "Anchored")["id"] });
	let found = read(&bob.rpc, "hefu_anchor", contract, &["anchor"]).await;
	assert_eq!((&found["anchor"]["what"]["Contract"]["Grant"], &found["standing"]), (grant, &json!("Live")));
}

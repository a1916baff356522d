//! A product is listed and ordered, and what is used under a grant is metered, paid from a deposit and due: by JSON and a signer.

use super::{Desks, event, fails, nonce, read, signed, succeeds};
use hefu_primitives::{date::Day, id::MeterId};
use serde_json::{Value, json};

/// Bob orders what Alice lists, at the list price, and takes the order back.
pub async fn a_product_is_ordered(desks: &Desks, dataset: &Value) {
	let ((alice, seller), (bob, buyer), (_, arbiter)) = (&desks.alice, &desks.bob, &desks.dave);
	let rpc = &alice.rpc;
	let listing = json!({
		"dataset": dataset,
		"version": 1,
		"right": "Use",
		"contract": "Provision",
		"price": "Free",
		"inspection_days": 0,
		"use_is_not_acceptance": false,
		"settling": { "Arbiter": arbiter },
		"fees": [],
		"terms": nonce(30),
	});
	let listed = json!({ "nonce": nonce(31), "listing": listing });
	let product =
		event(&succeeds(alice, "market.list_product", &listed).await, "ProductListed")["product"].clone();
	fails(alice, "market.list_product", &listed, "market.AlreadyExists").await;
	let found = read(rpc, "hefu_product", json!({ "product": product }), &["product"]).await;
	assert_eq!((&found["product"]["seller"], &found["marks"]), (seller, &json!(0)));

	let basis = json!({ "Listed": { "product": product, "units": 1 } });
	let placed = succeeds(bob, "market.place_order", &json!({ "nonce": nonce(32), "basis": basis })).await;
	let order = json!({ "order": event(&placed, "OrderPlaced")["order"] });
	let found = read(rpc, "hefu_order", order.clone(), &["order", "delivery"]).await;
	assert_eq!((&found["order"]["buyer"], &found["order"]["seller"]), (buyer, seller));
	assert_eq!((&found["stage"], &found["delivery"]), (&json!("Placed"), &Value::Null));
	succeeds(bob, "market.cancel", &order).await;
	assert_eq!(read(rpc, "hefu_order", order, &["order"]).await["stage"], "Cancelled");
}

/// Bob signs a voucher for what it used under its grant; Alice redeems it, and not another one.
pub async fn uses_are_metered(desks: &Desks, grant: &Value) {
	let ((alice, provider), (bob, payer), (_, bank)) = (&desks.alice, &desks.bob, &desks.dave);
	let rpc = &alice.rpc;
	let signer = bob.key.account().to_string();
	let opening = json!({
		"grant": grant,
		"provider": provider,
		"service": nonce(33),
		"used_for": { "purpose": 3, "region": 440_300, "sector": { "section": b'I', "division": 65 } },
		"book": { "bank": bank, "currency": "CNY" },
		"deposit": 10_000,
		"cap": 20_000,
		"signers": [signer],
		"window_ms": 86_400_000,
	});
	let opened = succeeds(bob, "metering.open", &json!({ "nonce": nonce(34), "opening": opening })).await;
	let meter = event(&opened, "Opened")["meter"].clone();

	let at_ns = u128::from(desks.now().await) * 1_000_000;
	let used = json!({ "meter": meter, "tsNs": at_ns.to_string(), "value": 1_200, "calls": 100, "bytes": 0 });
	let told = rpc.ask("hefu_voucherToSign", &used).await.expect("it answers");
	assert_eq!(told["signers"], json!([signer]));
	let mut voucher = told["voucher"].clone();
	voucher["signer"] = 0.into();
	voucher["signature"] = signed(bob, &told);
	let mut more = voucher.clone();
	more["totals"]["value"] = 1_201.into();
	let done = succeeds(alice, "metering.redeem", &json!({ "vouchers": [more, voucher] })).await;
	assert_eq!(event(&done, "Refused")["why"], "BadSignature");
	// Settlement's, which comes first.
	let redeemed = event(&done, "Redeemed");
	assert_eq!(redeemed["amount"], 1_200);

	let found = read(rpc, "hefu_meter", json!({ "meter": meter }), &[]).await;
	assert_eq!(found["meter"]["redeemed"]["value"], 1_200);
	let found = read(rpc, "hefu_meterOf", json!({ "grant": grant }), &["tally"]).await;
	assert_eq!((&found["tally"]["open"], &found["meter"]["payer"]), (&meter, payer));
	let of_payer = json!({ "bank": bank, "currency": "CNY", "payer": payer });
	assert_eq!(read(rpc, "hefu_deposit", of_payer.clone(), &["deposit"]).await["deposit"], 8_800);
	let day = redeemed["day"].as_i64().and_then(|day| i32::try_from(day).ok()).map(Day).expect("a day");
	let mut of_both = of_payer;
	of_both["payee"] = provider.clone();
	of_both["day"] = day.to_string().into();
	let found = read(rpc, "hefu_dues", of_both, &["owed", "owedBack"]).await;
	assert_eq!(found["owed"], json!({ "amount": 1_200, "redemptions": 1 }));
	assert_eq!((&found["owedBack"], &found["netFromMs"]), (&Value::Null, &json!(day.end_in_china())));

	a_receipt_is_of_a_meter(desks, used).await;
}

async fn a_receipt_is_of_a_meter(desks: &Desks, mut used: Value) {
	let rpc = &desks.alice.0.rpc;
	used["nonce"] = u64::MAX.to_string().into();
	let told = rpc.ask("hefu_receiptToSign", &used).await.expect("it answers");
	assert_eq!(told["window"], 0);
	let tag = format!("0x{}", hex::encode(b"hefu/receipt"));
	assert!(told["toSign"].as_str().is_some_and(|bytes| bytes.starts_with(&tag)), "{told}");
	for (name, wrong) in [("meter", json!(MeterId([9; 32]).to_string())), ("tsNs", json!(1))] {
		let mut used = used.clone();
		used[name] = wrong;
		let error = rpc.ask("hefu_receiptToSign", &used).await.expect_err("of which meter and window?");
		assert_eq!(error.data["path"], name);
	}
}

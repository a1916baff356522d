//! Rights, money, bills, licences, the market, metering and anchors over JSON-RPC alone: prepared, signed, submitted, and read with
//! receipts; and of what is private nothing is answered.

mod anchors;
mod market;

use hefu_e2e::{
	desk::Desk,
	key,
	network::{Network, Plan},
	rpc::Rpc,
};
use hefu_primitives::{
	GrantId,
	code::{Industry, Region},
	digest::blake2_256,
	terms::{Purpose, Use},
};
use hefu_sdk::signer::Signature;
use serde_json::{Value, json};
use subxt::{ext::codec::Encode, transactions::Signer as _};

/// `//Alice`, as the preset `development` has it.
const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
/// Dave's code in the preset `local`: he is a bank there, and here a licensing authority and a tax attestor as well.
const DAVE: &str = "91110000HEFU000429";

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_card_by_json() {
	let plan = Plan {
		genesis: vec![
			("/sudo/key", json!(ALICE)),
			(
				"/members/founders/3/roles",
				json!(["validator", "bank", "licensing-authority", "tax-attestor"]),
			),
		],
		..Plan::default()
	};
	let network = Network::start_as(&plan).await;
	let rpc = network.node(0).rpc().await.remembering();
	working_days(&rpc).await;
	let desks = Desks::new(&rpc).await;
	let grant = a_right_is_granted_and_a_use_refused(&desks).await;
	let sold = a_grant_is_sold_against_a_claim(&desks).await;
	a_bill_is_issued_and_handed_over(&desks).await;
	a_licence_is_suspended(&desks).await;
	the_unnamed_take_part(&desks).await;
	market::a_product_is_ordered(&desks, &sold.dataset).await;
	market::uses_are_metered(&desks, &sold.grant).await;
	anchors::a_payment_is_invoiced(&desks, &sold).await;
	unknown_is_null(&rpc).await;
	let questions = json!([{ "grant": grant }, { "workedDays": { "kind": "mainland", "year": 2026 } }]);
	let receipt = rpc.ask("hefu_stateReceipt", &json!({ "questions": questions })).await.expect("a receipt");
	assert_eq!(receipt["fact"]["answers"][0]["value"]["level"], 1);
	nothing_private_is_told(&rpc).await;
}

/// What only those know whom it concerns. On chain stand salted digests of it.
#[derive(Clone, Copy)]
enum Private {
	Clauses,
	BankReference,
	Contract,
	Shipper,
	Cargo,
	Comment,
	Holder,
	Decision,
	Shown,
	Customer,
	Party,
	Invoice,
	Filed,
}

impl Private {
	const ALL: [Self; 13] = [
		Self::Clauses,
		Self::BankReference,
		Self::Contract,
		Self::Shipper,
		Self::Cargo,
		Self::Comment,
		Self::Holder,
		Self::Decision,
		Self::Shown,
		Self::Customer,
		Self::Party,
		Self::Invoice,
		Self::Filed,
	];

	const fn text(self) -> &'static str {
		match self {
			Self::Clauses => "责任上限为人民币叁拾万元",
			Self::BankReference => "ICBC-2026-445566 附言 王五货款",
			Self::Contract => "数据买卖合同 HT-2026-778899",
			Self::Shipper => "示例远洋货主有限公司 Yuanyang-Huozhu",
			Self::Cargo => "SHA71800001 集装箱 精密仪器 12 托",
			Self::Comment => "请于周五前放货给赵六",
			Self::Holder => "李四 440301199001011234",
			Self::Decision => "粤应急暂扣〔2026〕31 号",
			Self::Shown => "焊接与热切割作业 李四 出示",
			Self::Customer => "示例客户贸易行 Luoxi-Maoyi",
			Self::Party => "示例收货人有限公司 Shouhuo-Shili",
			Self::Invoice => "26440000000000000001 示例技术服务费",
			Self::Filed => "补充协议 BC-2026-112233",
		}
	}

	/// What stands on chain for it.
	fn digest(self) -> [u8; 32] {
		blake2_256(&(self.text(), [self as u8; 32]).encode())
	}

	fn on_chain(self) -> String {
		format!("0x{}", hex::encode(self.digest()))
	}
}

/// Every answer of the node, and its whole state, have the digests, and nothing of what they are of: neither as text nor as digits.
async fn nothing_private_is_told(rpc: &Rpc) {
	let state = rpc.state().await;
	let mut told = rpc.heard();
	told.push(state.clone());
	for private in Private::ALL {
		let recorded = hex::encode(private.digest());
		assert!(told.iter().any(|answer| answer.contains(&recorded)), "{} is of use", private.text());
		for part in private.text().split(' ').filter(|part| part.len() > 3) {
			let digits = hex::encode(part);
			for answer in &told {
				assert!(!answer.contains(part) && !answer.contains(&digits), "{part} is told");
			}
		}
	}
	// The scan finds what is there.
	assert!(told.iter().any(|answer| answer.contains("气象观测数据")));
	assert!(state.contains(&hex::encode("气象观测数据")));
}

/// Who takes part without being named: a customer, and a party by a key that was made for one bill.
async fn the_unnamed_take_part(desks: &Desks) {
	let (alice, sponsor) = &desks.alice;
	let rpc = &alice.rpc;
	let (customer, party) = (key("//Customer"), key("//Party"));
	let params = json!({
		"nonce": nonce(20),
		"commitment": Private::Customer.on_chain(),
		"key": customer.account().to_string(),
		"scope": "All",
	});
	succeeds(alice, "members.sponsor", &params).await;
	let found = json!({ "account": customer.account().to_string() });
	let found = rpc.ask("hefu_memberOfKey", &found).await.expect("it answers");
	assert!(found["key"].get("Customer").is_some(), "{found}");

	let consent = json!({ "sponsor": sponsor, "object": nonce(21), "commitment": Private::Party.on_chain() });
	let asked = json!({ "function": "members.party_key_consent", "params": consent });
	let bytes = rpc.ask("hefu_view", &asked).await.expect("it answers")["value"].clone();
	let bytes = bytes.as_str().and_then(|text| hex::decode(text.strip_prefix("0x")?).ok()).expect("bytes");
	let Signature::Sr25519(signature) = party.sign(&bytes) else { panic!("an sr25519 key") };
	let mut params = json!({
		"key": party.account().to_string(),
		"object": nonce(21),
		"commitment": Private::Party.on_chain(),
		"signature": { "Sr25519": format!("0x{}", hex::encode([0; 64])) },
	});
	fails(alice, "members.add_party_key", &params, "members.NoConsent").await;
	params["signature"] = json!({ "Sr25519": format!("0x{}", hex::encode(signature)) });
	succeeds(alice, "members.add_party_key", &params).await;
	let found = json!({ "account": party.account().to_string() });
	let found = read(rpc, "hefu_memberOfKey", found, &["key"]).await;
	assert_eq!(found["key"]["Party"]["commitment"], Private::Party.on_chain());
}

/// The founders, each at its desk, with its member.
struct Desks {
	alice: (Desk, Value),
	bob: (Desk, Value),
	charlie: (Desk, Value),
	dave: (Desk, Value),
}

impl Desks {
	async fn new(rpc: &Rpc) -> Self {
		let desk = async |phrase: &str| {
			let desk = Desk::new(rpc, phrase);
			let account = desk.key.account().to_string();
			let found =
				rpc.ask("hefu_memberOfKey", &json!({ "account": account })).await.expect("it answers");
			(desk, found["key"]["Operator"]["member"].clone())
		};
		Self {
			alice: desk("//Alice").await,
			bob: desk("//Bob").await,
			charlie: desk("//Charlie").await,
			dave: desk("//Dave").await,
		}
	}

	/// What the development network's sudo does.
	async fn by_sudo(&self, call: &str, params: Value) {
		let inner = json!({ "call": { "call": call, "params": params } });
		let done = succeeds(&self.alice.0, "sudo.sudo", &inner).await;
		assert_eq!(event(&done, "Sudid")["sudo_result"], json!({ "Ok": [] }), "{done}");
	}

	async fn now(&self) -> u64 {
		let status = self.alice.0.rpc.ask("hefu_status", &json!({})).await.expect("it answers");
		status["timeMs"].as_u64().expect("a time")
	}
}

async fn succeeds(desk: &Desk, call: &str, params: &Value) -> Value {
	let done = desk.done(call, params).await;
	assert_eq!(done["succeeded"], true, "{call}: {done}");
	done
}

async fn fails(desk: &Desk, call: &str, params: &Value, name: &str) {
	let done = desk.done(call, params).await;
	assert_eq!((&done["succeeded"], &done["error"]["name"]), (&json!(false), &json!(name)), "{call}: {done}");
}

/// The fields of the event of this name.
fn event(done: &Value, name: &str) -> Value {
	let found =
		done["events"].as_array().and_then(|events| events.iter().find(|event| event["name"] == name));
	found.unwrap_or_else(|| panic!("no {name} in {done}"))["fields"].clone()
}

/// Asks with a receipt, whose first answers are the named parts of the record.
async fn read(rpc: &Rpc, method: &str, mut params: Value, parts: &[&str]) -> Value {
	params["receipt"] = true.into();
	let answer = rpc.ask(method, &params).await.unwrap_or_else(|error| panic!("{method}: {error:?}"));
	let answers = answer["receipt"]["fact"]["answers"].as_array().expect("a list");
	for (part, answered) in parts.iter().zip(answers) {
		assert_eq!(answered["value"], answer[*part], "{method}");
	}
	answer
}

/// A key's signature of what the node says is to be signed.
fn signed(desk: &Desk, told: &Value) -> Value {
	let text = told["toSign"].as_str().expect("what is signed");
	let bytes = hex::decode(text.strip_prefix("0x").expect("hex")).expect("hex");
	let Signature::Sr25519(signature) = desk.key.sign(&bytes) else { panic!("an sr25519 key") };
	json!({ "Sr25519": format!("0x{}", hex::encode(signature)) })
}

fn nonce(seed: u8) -> String {
	format!("0x{}", format!("{seed:02x}").repeat(32))
}

async fn working_days(rpc: &Rpc) {
	let year = read(rpc, "hefu_workedDays", json!({ "year": 2026 }), &["year"]).await;
	assert!(year["year"]["basis"].as_str().is_some_and(|basis| basis.contains("2026")), "{year}");
	let asked = async |day: &str| {
		let day: hefu_primitives::date::Day = day.parse().expect("a day");
		let params = json!({ "kind": "Mainland", "day": day.0 });
		let asked = json!({ "function": "calendar.is_working_day", "params": params });
		rpc.ask("hefu_view", &asked).await.expect("it answers")["value"].clone()
	};
	// A Sunday on which work is made up; the National Day; a year that nobody has recorded.
	assert_eq!(asked("2026-01-04").await, json!({ "Ok": true }));
	assert_eq!(asked("2026-10-01").await, json!({ "Ok": false }));
	assert!(asked("2030-01-01").await.get("Err").is_some());
	let functions = rpc.ask("hefu_view", &json!({})).await.expect("it lists them");
	let named = functions["functions"].as_array().expect("a list");
	assert!(named.iter().any(|one| one["function"] == "rights.can_use"), "{functions}");
	let error = rpc.ask("hefu_view", &json!({ "function": "rights.nosuch" })).await.expect_err("none");
	assert_eq!((&error.data["name"], &error.data["path"]), (&json!("params.WrongType"), &json!("function")));
	let long = json!({ "document": "HEFU00000000000000001", "sub": null });
	let carrier = hefu_primitives::MemberId([1; 32]).to_string();
	let asked =
		json!({ "function": "bills.by_reference", "params": { "carrier": carrier, "reference": long } });
	let error = rpc.ask("hefu_view", &asked).await.expect_err("21 characters where 20 fit");
	assert_eq!((&error.data["name"], &error.data["path"]), (&json!("params.TooLong"), &json!("params")));
	let surplus = json!({ "function": "members.member", "params": { "nosuch": 1 } });
	let error = rpc.ask("hefu_view", &surplus).await.expect_err("no such argument");
	assert_eq!(error.data["path"], "params.nosuch");
}

/// What a grant allows: purposes 0 and 3, in Guangdong, to the industries of section I.
fn terms(sublicence: Value) -> Value {
	json!({
		"purposes": 0b1001,
		"territory": [440_000],
		"period": { "from_ms": 0, "until_ms": null },
		"volume": { "calls": null, "bytes": null, "seats": null },
		"exclusivity": "None",
		"sublicence": sublicence,
		"sectors": (0b111u128 << 63).to_string(),
		"environments": 1,
		"export": "No",
		"clauses": Private::Clauses.on_chain(),
	})
}

async fn registered(desk: &Desk, seed: u8) -> Value {
	let params = json!({
		"nonce": nonce(seed),
		"content": {
			"descriptor": {
				"name": "气象观测数据",
				"source": "Generated",
				"volume": { "records": 3 },
				"kind": "Product",
				"access": "OnApplication",
				"grade": { "class": "General" },
				"personal_information": "None",
			},
			"distributions": [{
				"name": "a.csv",
				"media_type": "text/csv",
				"size": 12,
				"locator": { "Url": "https://data.example.cn/a.csv" },
				"digests": { "sha256": nonce(7) },
			}],
			"parents": [],
		},
		"check": "Later",
	});
	event(&succeeds(desk, "registry.register", &params).await, "DatasetRegistered")["dataset"].clone()
}

async fn a_right_is_granted_and_a_use_refused(desks: &Desks) -> Value {
	let ((alice, member), (_, grantee)) = (&desks.alice, &desks.bob);
	let rpc = &alice.rpc;
	let dataset = registered(alice, 1).await;
	let claim = json!({ "dataset": dataset, "right": "Operate", "ground": "Generated" });
	succeeds(alice, "rights.claim", &claim).await;
	fails(alice, "rights.claim", &claim, "rights.AlreadyHeld").await;
	let asked = json!({ "dataset": dataset, "right": "operate", "member": member });
	assert_eq!(read(rpc, "hefu_right", asked, &["held"]).await["held"]["ground"], "Generated");
	let all = read(rpc, "hefu_rightsOf", json!({ "dataset": dataset }), &[]).await;
	assert_eq!((&all["count"], &all["rights"][0]["title"]["holder"]), (&json!(1), member));

	let granting = json!({
		"dataset": dataset,
		"right": "Use",
		"parent": null,
		"grantee": grantee,
		"terms": terms(json!({ "depth": 0, "grantees": 0 })),
		"survivors": [],
	});
	let done = succeeds(alice, "rights.grant", &json!({ "nonce": nonce(2), "granting": granting })).await;
	let grant = event(&done, "Granted")["grant"].clone();
	let found = read(rpc, "hefu_grant", json!({ "grant": grant }), &["grant", "offer"]).await;
	assert_eq!((&found["grant"]["grantee"], &found["offer"]), (grantee, &Value::Null));

	let can_use = async |purpose: u8, region: u32, sector: &str| {
		let asked = json!({ "grant": grant, "purpose": purpose, "region": region, "sector": sector });
		rpc.ask("hefu_canUse", &asked).await.expect("it answers")
	};
	assert_eq!(can_use(3, 440_300, "I65").await["allowed"], true);
	assert_eq!(can_use(1, 440_300, "I65").await["reason"], json!({ "Terms": "Purpose" }));
	assert_eq!(can_use(3, 330_100, "I65").await["reason"], json!({ "Terms": "Territory" }));
	assert_eq!(can_use(3, 440_300, "A01").await["reason"], json!({ "Terms": "Sector" }));
	the_runtimes_own_api_says_the_same(rpc, &grant).await;
	let bad = json!({ "grant": grant, "purpose": 3, "region": 440_300, "sector": "Z99" });
	let error = rpc.ask("hefu_canUse", &bad).await.expect_err("no such industry");
	assert_eq!(error.data["path"], "sector");
	grant
}

/// `RightsApi_can_use`, for those who speak SCALE: `Ok(())`, or an error whose first byte is the reason.
async fn the_runtimes_own_api_says_the_same(rpc: &Rpc, grant: &Value) {
	let grant = GrantId::from_bech32m(grant.as_str().expect("an id")).expect("a grant");
	let sector = Industry::parse("I65").expect("an industry");
	let asked = async |region: u32, grant: GrantId| {
		let to = Use { purpose: Purpose(3), region: Region(region), sector, at_ms: u64::MAX };
		let input = format!("0x{}", hex::encode((grant, to).encode()));
		rpc.call("state_call", &["RightsApi_can_use".into(), input.into()]).await.expect("it answers")
	};
	assert_eq!(asked(440_300, grant).await, "0x00");
	// Refused by the terms, in their second dimension; and there is no such grant.
	assert_eq!(asked(330_100, grant).await, "0x010301");
	assert_eq!(asked(440_300, GrantId([9; 32])).await, "0x0100");
}

/// What Bob has bought of Alice.
struct Sold {
	dataset: Value,
	/// It is Bob's now.
	grant: Value,
	instruction: Value,
}

async fn a_grant_is_sold_against_a_claim(desks: &Desks) -> Sold {
	let ((alice, seller), (bob, buyer), (dave, bank)) = (&desks.alice, &desks.bob, &desks.dave);
	let rpc = &alice.rpc;
	let dataset = registered(alice, 3).await;
	let claim = json!({ "dataset": dataset, "right": "Operate", "ground": "Generated" });
	succeeds(alice, "rights.claim", &claim).await;
	desks
		.by_sudo(
			"settlement.open_book",
			json!({ "book": { "bank": bank, "currency": "CNY" }, "decimals": 2 }),
		)
		.await;
	let received = json!({
		"currency": "CNY", "holder": { "Member": buyer }, "amount": 100_000,
		"reference": Private::BankReference.on_chain(),
	});
	succeeds(dave, "settlement.received", &received).await;
	fails(dave, "settlement.received", &received, "settlement.ReferenceUsed").await;
	let entry = json!({ "bank": bank, "reference": Private::BankReference.on_chain() });
	assert_eq!(read(rpc, "hefu_bankEntry", entry, &["entry"]).await["entry"]["amount"], 100_000);

	let granting = json!({
		"dataset": dataset,
		"right": "Use",
		"parent": null,
		"grantee": buyer,
		"terms": terms(json!({ "depth": 0, "grantees": 0 })),
		"survivors": [],
	});
	let done = succeeds(alice, "rights.offer", &json!({ "nonce": nonce(5), "granting": granting })).await;
	let grant = event(&done, "Offered")["grant"].clone();
	let raw = GrantId::from_bech32m(grant.as_str().expect("an id")).expect("a grant").0;
	let (from, to) = (json!({ "Member": seller }), json!({ "Member": buyer }));
	let instruct = json!({
		"nonce": nonce(6),
		"legs": [
			{ "from": to, "to": from, "what": { "Claim": { "book": { "bank": bank, "currency": "CNY" }, "amount": 60_000 } } },
			{ "from": from, "to": to, "what": { "Thing": { "kind": "Grant", "id": format!("0x{}", hex::encode(raw)) } } },
		],
		"when": "LastAffirmation",
		"expires_ms": desks.now().await + 3_600_000,
		"about": Private::Contract.on_chain(),
		"mediators": [],
	});
	let done = succeeds(bob, "settlement.instruct", &instruct).await;
	let instruction = json!({ "instruction": event(&done, "Instructed")["instruction"] });
	succeeds(bob, "settlement.affirm", &instruction).await;
	let holder = json!({ "bank": bank, "currency": "CNY", "holder": buyer });
	let locked = read(rpc, "hefu_claim", holder.clone(), &["claim", "book"]).await;
	assert_eq!(locked["claim"], json!({ "free": 40_000, "locked": 60_000 }));
	let done = succeeds(alice, "settlement.affirm", &instruction).await;
	event(&done, "Settled");
	assert_eq!(
		read(rpc, "hefu_claim", holder, &["claim"]).await["claim"],
		json!({ "free": 40_000, "locked": 0 })
	);
	let found = read(rpc, "hefu_instruction", instruction.clone(), &["instruction"]).await;
	assert!(found["instruction"]["state"].get("Settled").is_some(), "{found}");
	assert_eq!(found["status"], "Settled");
	let found = read(rpc, "hefu_grant", json!({ "grant": grant }), &["grant", "offer"]).await;
	assert_eq!((&found["grant"]["grantee"], &found["offer"]), (buyer, &Value::Null));
	fails(bob, "settlement.affirm", &instruction, "settlement.Closed").await;
	Sold { dataset, grant, instruction: instruction["instruction"].clone() }
}

async fn a_bill_is_issued_and_handed_over(desks: &Desks) {
	let ((alice, seller), (bob, buyer), (charlie, _)) = (&desks.alice, &desks.bob, &desks.charlie);
	let rpc = &alice.rpc;
	let day = desks.now().await / 86_400_000;
	let issuance = json!({
		"reference": { "document": "HEFU0001", "sub": null },
		"kind": "OrderBl",
		"document": nonce(8),
		"issue_to_digest": Private::Shipper.on_chain(),
		"visualisation": null,
		"manifest": null,
		"issued_on": day,
		"shipped_on": null,
		"private": { "root": Private::Cargo.on_chain(), "regulator": null },
		"shipper": { "Member": seller },
		"issue_to": { "Member": seller },
		"title": { "Named": { "party": { "Member": seller }, "further_endorsable": true } },
		"named": [],
		"surrenderees": [],
	});
	let done = succeeds(charlie, "bills.issue", &json!({ "nonce": nonce(11), "issuance": issuance })).await;
	let bill = event(&done, "Issued")["bill"].clone();
	let to_buyer = json!({ "bill": bill, "to": { "Member": buyer }, "comment": Private::Comment.on_chain() });
	succeeds(alice, "bills.endorse_to_order", &to_buyer).await;
	succeeds(alice, "bills.offer_transfer", &to_buyer).await;
	let offered = read(rpc, "hefu_bill", json!({ "bill": bill }), &["bill"]).await;
	let stale = json!({ "bill": bill, "after": nonce(12) });
	fails(bob, "bills.accept_transfer", &stale, "bills.OfferChanged").await;
	let answer = json!({ "bill": bill, "after": offered["bill"]["chain"]["hash"] });
	succeeds(bob, "bills.accept_transfer", &answer).await;
	fails(alice, "bills.offer_transfer", &to_buyer, "bills.NotPossessor").await;
	let found = read(rpc, "hefu_bill", json!({ "bill": bill }), &["bill"]).await;
	assert_eq!(found["bill"]["control"]["possessor"], json!({ "Member": buyer }), "{found}");
	let entries = found["entries"].as_array().expect("a list");
	assert_eq!(entries.len(), 3, "issued, endorsed, handed over: {found}");
	assert_eq!(found["receipt"]["fact"]["answers"][3]["value"], entries[2]["entry"]);
	let controls = json!({ "function": "bills.who_controls", "params": { "bill": bill } });
	let controls = rpc.ask("hefu_view", &controls).await.expect("it answers");
	assert_eq!(controls["value"]["possessor"], json!({ "Member": buyer }));
}

async fn a_licence_is_suspended(desks: &Desks) {
	let (dave, issuer) = &desks.dave;
	let rpc = &dave.rpc;
	let code = json!({ "definer": DAVE, "number": 1 });
	let licence_type = json!({
		"name": "特种作业操作证",
		"holder": "Person",
		"schema": nonce(12),
		"scenarios": 1,
		"max_age_ms": 600_000,
		"until_ms": null,
	});
	desks.by_sudo("licences.set_type", json!({ "code": code, "licence_type": licence_type })).await;
	let named = json!({ "type": format!("{DAVE}001") });
	assert_eq!(read(rpc, "hefu_licenceType", named, &["type"]).await["type"]["name"], "特种作业操作证");
	let appoint = json!({ "licence_type": code, "issuer": issuer, "region": 440_000 });
	succeeds(dave, "licences.appoint", &appoint).await;

	use hefu_primitives::{
		code::Uscc,
		licence::identifier::{Identifier, Line, Serial, TypeCode},
	};
	let line = Line {
		licence_type: TypeCode::parse(&format!("{DAVE}001")).expect("a code"),
		issuer: Uscc::parse(DAVE).expect("a code"),
		serial: Serial::parse("T2026000001").expect("a serial"),
	};
	let identifier = Identifier::new(line, 1).expect("it is sound");
	let issuance = json!({
		"identifier": {
			"line": { "licence_type": code, "issuer": DAVE, "serial": "T2026000001" },
			"version": 1,
			"check": identifier.check,
		},
		"kind": "New",
		"private": Private::Holder.on_chain(),
		"key": null,
		"valid_from_ms": 0,
		"valid_until_ms": null,
	});
	let done = succeeds(dave, "licences.issue", &json!({ "nonce": nonce(14), "issuance": issuance })).await;
	let licence = event(&done, "Issued")["licence"].clone();
	let now = desks.now().await;
	let shown = json!({
		"presentation": {
			"licence_type": code,
			"issuer": issuer,
			"audience": desks.bob.1,
			"place": 440_300,
			"scenario": 0,
			"made_ms": now,
			"expires_ms": now + 600_000,
			"commitment": Private::Shown.on_chain(),
		},
		"rule": null,
		"seen_ms": now,
	});
	succeeds(&desks.bob.0, "licences.verify_presentation", &shown).await;
	fails(&desks.bob.0, "licences.verify_presentation", &shown, "licences.AlreadyUsed").await;
	let decision = json!({ "licence": licence, "decision": Private::Decision.on_chain() });
	succeeds(dave, "licences.suspend", &decision).await;
	let found =
		read(rpc, "hefu_licence", json!({ "identifier": identifier.to_string() }), &["licence", "record"])
			.await;
	assert_eq!(found["licence"], licence);
	let changes = found["changes"].as_array().expect("a list");
	let states: Vec<_> = changes.iter().map(|change| &change["change"]["status"]).collect();
	assert_eq!(states, [&json!("Valid"), &json!("Suspended")]);
	let second = json!({ "licence": licence, "from": 2, "limit": 1 });
	let second = read(rpc, "hefu_licence", second, &["record"]).await;
	assert_eq!(second["changes"], json!([changes[1]]));
	let by_id = read(rpc, "hefu_licence", json!({ "licence": licence }), &["record"]).await;
	assert_eq!(by_id["record"], found["record"]);
}

async fn unknown_is_null(rpc: &Rpc) {
	use hefu_primitives::{
		AnchorId, BillId, DatasetId, FilingId, InstructionId, LicenceId, MemberId, NegotiationId, OrderId,
		ProductId, RecognitionId, id::MeterId,
	};
	let (seller, buyer) = (MemberId([8; 32]).to_string(), MemberId([9; 32]).to_string());
	let unpaid = InstructionId([9; 32]).to_string();
	for (method, params, part) in [
		("hefu_grant", json!({ "grant": GrantId([9; 32]) .to_string() }), "grant"),
		("hefu_instruction", json!({ "instruction": InstructionId([9; 32]).to_string() }), "instruction"),
		("hefu_instruction", json!({ "instruction": InstructionId([9; 32]).to_string() }), "status"),
		("hefu_product", json!({ "product": ProductId([9; 32]).to_string() }), "product"),
		("hefu_product", json!({ "product": ProductId([9; 32]).to_string() }), "marks"),
		("hefu_negotiation", json!({ "negotiation": NegotiationId([9; 32]).to_string() }), "negotiation"),
		("hefu_order", json!({ "order": OrderId([9; 32]).to_string() }), "order"),
		("hefu_order", json!({ "order": OrderId([9; 32]).to_string() }), "stage"),
		("hefu_commitment", json!({ "commitment": nonce(9) }), "order"),
		("hefu_meter", json!({ "meter": MeterId([9; 32]).to_string() }), "meter"),
		("hefu_meterOf", json!({ "grant": GrantId([9; 32]).to_string() }), "meter"),
		("hefu_bill", json!({ "bill": BillId([9; 32]).to_string() }), "bill"),
		("hefu_licence", json!({ "licence": LicenceId([9; 32]).to_string() }), "record"),
		("hefu_recognition", json!({ "rule": RecognitionId([9; 32]).to_string() }), "rule"),
		("hefu_licenceType", json!({ "type": "11100000000013338W011" }), "type"),
		("hefu_workedDays", json!({ "year": 2030, "kind": "banking" }), "year"),
		("hefu_filing", json!({ "filing": FilingId([9; 32]).to_string() }), "filing"),
		("hefu_filing", json!({ "filing": FilingId([9; 32]).to_string() }), "standing"),
		("hefu_registration", json!({ "dataset": DatasetId([9; 32]).to_string() }), "registration"),
		("hefu_certificate", json!({ "code": "SJ4412026070001" }), "certificate"),
		("hefu_institution", json!({ "member": MemberId([9; 32]).to_string() }), "institution"),
		("hefu_lawPack", json!({ "number": 7 }), "pack"),
		("hefu_anchor", json!({ "anchor": AnchorId([9; 32]).to_string() }), "anchor"),
		("hefu_anchor", json!({ "anchor": AnchorId([9; 32]).to_string() }), "standing"),
		("hefu_nullifier", json!({ "nullifier": nonce(9) }), "anchor"),
		("hefu_attestor", json!({ "year": 26, "region": 45 }), "attestor"),
		("hefu_invoiced", json!({ "instruction": unpaid, "seller": seller, "buyer": buyer }), "invoiced"),
	] {
		assert_eq!(read(rpc, method, params, &[]).await[part], Value::Null, "{method}");
	}
	let error = rpc.ask("hefu_licence", &json!({})).await.expect_err("of which licence?");
	assert_eq!(error.data["path"], "licence");
	let unknown =
		json!({ "grant": GrantId([9; 32]).to_string(), "purpose": 0, "region": 440_300, "sector": "I65" });
	let answer = rpc.ask("hefu_canUse", &unknown).await.expect("it answers");
	assert_eq!((&answer["allowed"], &answer["reason"]), (&json!(false), &json!("UnknownGrant")));
}

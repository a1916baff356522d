//! The JSON form of each question.

use codec::Encode;
use hefu_primitives::{
	AnchorId, ApplicationId, BillId, CustomerId, DatasetId, FilingId, GrantId, InstructionId, LicenceId,
	MemberId, MeterId, NegotiationId, OperationId, OrderId, Party, ProductId, RecognitionId,
	anchor::{Office, Period},
	calendar::CalendarKind,
	date::Day,
	licence::identifier::{Identifier, TypeCode},
	operation::Side,
	right::Right,
	settlement::{Book, Currency},
	text::Text,
};
use hefu_proofs::Question::{self, *};
use serde_json::{Value, json};

/// Every question, in order, and how it is written.
fn all() -> Vec<(Question, Value)> {
	let (member, dataset, grant, filing) =
		(MemberId([1; 32]), DatasetId([2; 32]), GrantId([3; 32]), FilingId([4; 32]));
	let (operation, application, bill) = (OperationId([5; 32]), ApplicationId([6; 32]), BillId([7; 32]));
	let (customer, licence) = (CustomerId([8; 32]), LicenceId([9; 32]));
	let (instruction, rule, to) = (InstructionId([10; 32]), RecognitionId([11; 32]), MemberId([12; 32]));
	let (product, negotiation, order) = (ProductId([13; 32]), NegotiationId([14; 32]), OrderId([15; 32]));
	let (meter, anchor) = (MeterId([16; 32]), AnchorId([17; 32]));
	let period = Period { year: 2026, months: 3, number: 4 };
	let [m, d, g, f] = [member.to_string(), dataset.to_string(), grant.to_string(), filing.to_string()];
	let [o, a, b] = [operation.to_string(), application.to_string(), bill.to_string()];
	let bytes = [0xab; 32];
	let hex = format!("0x{}", "ab".repeat(32));
	let book = Book { bank: member, currency: Currency::parse("CNY").unwrap() };
	let right = Right::Operate;
	let licence_type = TypeCode::parse("11100000000013338W011").unwrap();
	let identifier = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";
	let identifier = Identifier::parse(identifier).unwrap();
	vec![
		(Member(member), json!({ "member": m })),
		(Key(bytes), json!({ "key": hex })),
		(Customer(customer), json!({ "customer": customer.to_string() })),
		(Council, json!("council")),
		(TechnicalCommittee, json!("technicalCommittee")),
		(ApprovedValidators, json!("approvedValidators")),
		(SelectedValidators, json!("selectedValidators")),
		(Dataset(dataset), json!({ "dataset": d })),
		(Version { dataset, version: 2 }, json!({ "version": { "dataset": d, "version": 2 } })),
		(OpenCheck(1 << 40), json!({ "openCheck": 1u64 << 40 })),
		(
			OpenCheckOf { dataset, version: 2, distribution: 3 },
			json!({ "openCheckOf": { "dataset": d, "version": 2, "distribution": 3 } }),
		),
		(
			ClosedChecks { dataset, version: 2, distribution: 3 },
			json!({ "closedChecks": { "dataset": d, "version": 2, "distribution": 3 } }),
		),
		(
			ClosedCheck { dataset, version: 2, distribution: 3, sequence: 4 },
			json!({ "closedCheck": { "dataset": d, "version": 2, "distribution": 3, "sequence": 4 } }),
		),
		(LocatorPolicy, json!("locatorPolicy")),
		(SealingKey(member), json!({ "sealingKey": m })),
		(
			WorkedDays { kind: CalendarKind::Banking, year: 2026 },
			json!({ "workedDays": { "kind": "banking", "year": 2026 } }),
		),
		(
			Holding { dataset, right, member },
			json!({ "holding": { "dataset": d, "right": "operate", "member": m } }),
		),
		(Grant(grant), json!({ "grant": g })),
		(GrantOffer(grant), json!({ "grantOffer": g })),
		(Question::Book(book), json!({ "book": { "bank": m, "currency": "CNY" } })),
		(
			ClaimOf { book, holder: Party::Member(member) },
			json!({ "claimOf": { "book": { "bank": m, "currency": "CNY" }, "holder": { "member": m } } }),
		),
		(
			BankEntry { bank: member, reference: bytes },
			json!({ "bankEntry": { "bank": m, "reference": hex } }),
		),
		(Instruction(instruction), json!({ "instruction": instruction.to_string() })),
		(Bill(bill), json!({ "bill": b })),
		(BillEntry { bill, sequence: 0 }, json!({ "billEntry": { "bill": b, "sequence": 0 } })),
		(LicenceType(licence_type), json!({ "licenceType": licence_type })),
		(
			LicenceIssuer { licence_type, issuer: member },
			json!({ "licenceIssuer": { "licenceType": licence_type, "issuer": m } }),
		),
		(Licence(licence), json!({ "licence": licence.to_string() })),
		(LicenceOf(identifier.clone()), json!({ "licenceOf": identifier })),
		(
			LicenceChange { licence, sequence: 1 },
			json!({ "licenceChange": { "licence": licence.to_string(), "sequence": 1 } }),
		),
		(Recognition(rule), json!({ "recognition": rule.to_string() })),
		(
			Verification { verifier: member, commitment: bytes },
			json!({ "verification": { "verifier": m, "commitment": hex } }),
		),
		(LawPack(1), json!({ "lawPack": 1 })),
		(LawInForce(2), json!({ "lawInForce": 2 })),
		(Stall(3), json!({ "stall": 3 })),
		(StalledDays(2026), json!({ "stalledDays": 2026 })),
		(Institution(member), json!({ "institution": m })),
		(
			InstitutionAt { province: 44, number: 1 },
			json!({ "institutionAt": { "province": 44, "number": 1 } }),
		),
		(Filing(filing), json!({ "filing": f })),
		(OpenFiling(dataset), json!({ "openFiling": d })),
		(Objection { filing, sequence: 1 }, json!({ "objection": { "filing": f, "sequence": 1 } })),
		(
			ObjectionAfter { dataset, sequence: 1 },
			json!({ "objectionAfter": { "dataset": d, "sequence": 1 } }),
		),
		(Registration(dataset), json!({ "registration": d })),
		(Certificate("SJ4412026070001".parse().unwrap()), json!({ "certificate": "SJ4412026070001" })),
		(Annotation { dataset, sequence: 1 }, json!({ "annotation": { "dataset": d, "sequence": 1 } })),
		(Annotations(dataset), json!({ "annotations": d })),
		(Preserved(dataset), json!({ "preserved": d })),
		(Mirror { institution: member, code: bytes }, json!({ "mirror": { "institution": m, "code": hex } })),
		(Mirrors(bytes), json!({ "mirrors": hex })),
		(
			Title { dataset, right, claimant: member },
			json!({ "title": { "dataset": d, "right": "operate", "claimant": m } }),
		),
		(
			Acquired { dataset, right: Right::Hold, member },
			json!({ "acquired": { "dataset": d, "right": "hold", "member": m } }),
		),
		(
			Encumbrance { dataset, claimant: member, tenure: 0 },
			json!({ "encumbrance": { "dataset": d, "claimant": m, "tenure": 0 } }),
		),
		(
			Pledge { dataset, right, holder: member },
			json!({ "pledge": { "dataset": d, "right": "operate", "holder": m } }),
		),
		(GrantRoot(grant), json!({ "grantRoot": g })),
		(ExportRules(1), json!({ "exportRules": 1 })),
		(Export { exporter: member, number: 1 }, json!({ "export": { "exporter": m, "number": 1 } })),
		(Exported { exporter: member, year: 2026 }, json!({ "exported": { "exporter": m, "year": 2026 } })),
		(Operation(operation), json!({ "operation": o })),
		(OperationData { operation, dataset }, json!({ "operationData": { "operation": o, "dataset": d } })),
		(
			OperationProduct { operation, number: 1 },
			json!({ "operationProduct": { "operation": o, "number": 1 } }),
		),
		(
			Tariff { operation, product: 1, sequence: 2 },
			json!({ "tariff": { "operation": o, "product": 1, "sequence": 2 } }),
		),
		(Account { operation, year: 2026 }, json!({ "account": { "operation": o, "year": 2026 } })),
		(
			Revenue { operation, year: 2026, sequence: 1 },
			json!({ "revenue": { "operation": o, "year": 2026, "sequence": 1 } }),
		),
		(
			Disclosure { operation, year: 2026, side: Side::Operator },
			json!({ "disclosure": { "operation": o, "year": 2026, "side": "operator" } }),
		),
		(PublicLaw, json!("publicLaw")),
		(Application(application), json!({ "application": a })),
		(
			OpenApplication { dataset, applicant: member },
			json!({ "openApplication": { "dataset": d, "applicant": m } }),
		),
		(
			ApplicationObjection { application, sequence: 1 },
			json!({ "applicationObjection": { "application": a, "sequence": 1 } }),
		),
		(PublicEntry(dataset), json!({ "publicEntry": d })),
		(QueryCode(Text::new("SJ-2026-0001").unwrap()), json!({ "queryCode": "SJ-2026-0001" })),
		(
			Acceptance { dataset, from: member, to },
			json!({ "acceptance": { "dataset": d, "from": m, "to": to.to_string() } }),
		),
		(
			Deposit { book, payer: Party::Member(member) },
			json!({ "deposit": { "book": { "bank": m, "currency": "CNY" }, "payer": { "member": m } } }),
		),
		(
			Due {
				day: Day::of_date(2026, 3, 1).unwrap(),
				book,
				payer: Party::Member(member),
				payee: Party::Customer(customer),
			},
			json!({ "due": {
				"day": "2026-03-01",
				"book": { "bank": m, "currency": "CNY" },
				"payer": { "member": m },
				"payee": { "customer": customer.to_string() },
			} }),
		),
		(Product(product), json!({ "product": product.to_string() })),
		(Negotiation(negotiation), json!({ "negotiation": negotiation.to_string() })),
		(Order(order), json!({ "order": order.to_string() })),
		(Delivery(order), json!({ "delivery": order.to_string() })),
		(Commitment(bytes), json!({ "commitment": hex })),
		(Mark(member), json!({ "mark": m })),
		(Meter(meter), json!({ "meter": meter.to_string() })),
		(Tally(grant), json!({ "tally": g })),
		(Attestor(Office { year: 26, region: 44 }), json!({ "attestor": { "year": 26, "region": 44 } })),
		(Anchor(anchor), json!({ "anchor": anchor.to_string() })),
		(Nullifier(bytes), json!({ "nullifier": hex })),
		(
			Invoiced { instruction, seller: Party::Member(member), buyer: Party::Customer(customer) },
			json!({ "invoiced": {
				"instruction": instruction.to_string(),
				"seller": { "member": m },
				"buyer": { "customer": customer.to_string() },
			} }),
		),
		(Reddened(anchor), json!({ "reddened": anchor.to_string() })),
		(
			LiveEntry { entity: member, dataset, period },
			json!({ "liveEntry": {
				"entity": m, "dataset": d, "period": { "year": 2026, "months": 3, "number": 4 },
			} }),
		),
		(Audit(anchor), json!({ "audit": anchor.to_string() })),
	]
}

#[test]
fn each_is_written_and_read() {
	for (number, (question, written)) in all().into_iter().enumerate() {
		assert_eq!(question.encode()[0] as usize, number, "{question:?}");
		assert_eq!(serde_json::to_value(&question).unwrap(), written);
		assert_eq!(serde_json::from_value::<Question>(written.clone()).unwrap(), question);
		// From text as well as from a value, and whatever the order is.
		assert_eq!(serde_json::from_str::<Question>(&written.to_string()).unwrap(), question);
	}
}

#[test]
fn there_is_no_other() {
	let next = [all().len() as u8];
	assert!(<Question as codec::Decode>::decode(&mut &[&next[..], &[0; 200]].concat()[..]).is_err());
}

#[test]
fn what_is_none_is_refused() {
	let d = DatasetId([2; 32]).to_string();
	for (wrong, why) in [
		(json!({ "nothing": 1 }), "unknown name `nothing`"),
		(json!("nothing"), "unknown name `nothing`"),
		(json!("dataset"), "dataset: what it is about is missing"),
		(json!({ "council": null }), "council: nothing belongs here"),
		(json!({ "dataset": MemberId([2; 32]).to_string() }), "dataset: an identifier of another kind"),
		(json!({ "dataset": d, "member": d }), "not a name, or an object with one name"),
		(json!({}), "not a name, or an object with one name"),
		(json!([d]), "not a name, or an object with one name"),
		(json!({ "version": { "dataset": d } }), "version: missing field `version`"),
		(json!({ "version": { "dataset": d, "version": 1, "more": 1 } }), "version: unknown field `more`"),
		(json!({ "version": { "dataset": d, "version": -1 } }), "version: version: not a whole number"),
		(
			json!({ "version": { "dataset": d, "version": 1u64 << 32 } }),
			"version: version: a number that is too large",
		),
		(json!({ "version": [d, 1] }), "version: not an object"),
		(json!({ "key": "0xab" }), "key: 1 bytes where 32 belong"),
		(json!({ "key": "ab" }), "key: bytes are hex that begins with 0x"),
		(json!({ "queryCode": "a".repeat(65) }), "queryCode: "),
	] {
		let error = serde_json::from_value::<Question>(wrong.clone()).unwrap_err().to_string();
		assert!(error.starts_with(why), "{wrong}: {error}");
	}
	// What is no text has no form in JSON, and is not made into another question.
	let no_text = QueryCode(Text::from_bytes_unchecked(&[0xff]).unwrap());
	assert!(serde_json::to_value(no_text).is_err());
}

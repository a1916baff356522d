//! What is answered: every question of the description, page by page; and what is refused, in two languages.

mod common;

use std::{
	collections::{BTreeMap, BTreeSet},
	sync::Arc,
};

use axum::{
	body::{Body, to_bytes},
	http::{Method, Request, StatusCode, header},
};
use common::{
	Chain, index,
	postgres::Postgres,
	sqlite,
	web::{Indexed, Web, indexed},
};
use futures_util::StreamExt;
use hefu_indexer::{Database, Explorer, Session, api};
use hefu_primitives::event_root;
use serde_json::{Value as Json, json};

/// Lists, and the field by which each row has a page of its own.
const LISTS: [(&str, &str); 40] = [
	("/blocks", "number"),
	("/transactions", "hash"),
	("/events", ""),
	("/members", "id"),
	("/datasets", "id"),
	("/books", ""),
	("/instructions", "id"),
	("/products", "id"),
	("/negotiations", "id"),
	("/orders", "id"),
	("/marks", ""),
	("/meters", "id"),
	("/anchors", "id"),
	("/attestors", ""),
	("/bills", "id"),
	("/licence-types", "code"),
	("/licences", "id"),
	("/recognitions", ""),
	("/presentations", ""),
	("/motions", "hash"),
	("/calendar", ""),
	("/calendar/stalls", ""),
	("/law/packs", "id"),
	("/law/in-force", ""),
	("/institutions", "member"),
	("/filings", "id"),
	("/registrations", "dataset"),
	("/mirrors", ""),
	("/operations", "id"),
	("/public-register", "dataset"),
	("/public-register/applications", "id"),
	("/exports", ""),
	("/export-rules", ""),
	("/events?domain=false", ""),
	("/transactions?signed=true", "hash"),
	("/bills?status=Issued", "id"),
	("/instructions?status=Open", "id"),
	("/orders?stage=Expired", "id"),
	("/orders?stage=Inspecting", "id"),
	("/filings?public=true", "id"),
];

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_answer_the_same() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let file = sqlite(folder.path(), "index").await;
	index(&file, &chain, &blocks, 64).await;
	let server = Postgres::start();
	let postgres = Database::open(&server.database("index")).await.unwrap();
	index(&postgres, &chain, &blocks, 64).await;
	let (one, other) = (Web::new(file, None), Web::new(postgres.clone(), None));
	let mut asked = 0;
	for (list, id) in LISTS {
		let rows = one.all(list, 100).await;
		assert_eq!(rows, other.all(list, 100).await, "{list}");
		// In smaller pages it is the same list.
		if rows.len() < 400 {
			assert_eq!(rows, other.all(list, 7).await, "{list}");
		}
		let path = list.split('?').next().unwrap();
		for row in rows.iter().take(40).filter(|_| !id.is_empty()) {
			let name = row[id].as_str().map_or_else(|| row[id].to_string(), Into::into);
			let page = format!("{path}/{name}");
			assert_eq!(one.good(&page).await, other.good(&page).await, "{page}");
			asked += 1;
		}
	}
	assert!(asked > 100);
	let book = |row: &Json| {
		format!("/books/{}/{}", row["bank"].as_str().unwrap(), row["currency"].as_str().unwrap())
	};
	let books = one.all("/books", 100).await;
	assert!(!books.is_empty());
	for row in &books {
		assert_eq!(*row, one.good(&book(row)).await);
	}
	let books = books.iter().map(book);
	let pages = ["/network", "/validators", "/council", "/technical-committee"].map(String::from);
	for path in &pages.into_iter().chain(books).collect::<Vec<_>>() {
		assert_eq!(one.good(path).await, other.good(path).await, "{path}");
	}
	for q in
		["开", "开发", "development", "气象", "a", "HEFU", "%", "_", "\\", "'", "\"; DROP TABLE blocks; --"]
	{
		let path = format!("/search?q={}", escaped(q));
		assert_eq!(one.good(&path).await, other.good(&path).await, "{path}");
	}
	postgres.close().await;
}

#[tokio::test]
async fn every_question_of_the_description_is_answered() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let description = serde_json::to_value(api::description()).unwrap();
	let first = |rows: &[Json], field: &str| rows.first().map(|row| row[field].as_str().unwrap().to_owned());
	let mut seen = BTreeSet::new();
	for (path, question) in description["paths"].as_object().unwrap() {
		seen.insert(path.clone());
		let question = &question["get"];
		assert!(question["summary"].is_string() || question["description"].is_string(), "{path}");
		if path.ends_with("/live") {
			continue;
		}
		let path = path.strip_prefix("/api/v1").unwrap();
		let of = |list: &'static str, field: &'static str| {
			let web = web.clone();
			async move { first(&web.all(list, 100).await, field).unwrap_or_else(|| panic!("{list} is empty")) }
		};
		let mut address = path.to_owned();
		let names = [
			("/blocks/{block}/events/{event}", "/blocks/3/events/0".to_owned()),
			("/transactions/{block}/{index}", "/transactions/3/0".to_owned()),
			("/checks/{number}", "/checks/0".to_owned()),
			("/law/packs/{number}", "/law/packs/0".to_owned()),
			("/members/{id}/{what}", format!("/members/{}/events", of("/members", "id").await)),
		];
		if let Some((_, given)) = names.iter().find(|(name, _)| *name == path) {
			address = given.clone();
		}
		if address.starts_with("/operations/{id}/") {
			let mut found = None;
			for operation in web.all("/operations", 100).await {
				let id = operation["id"].as_str().unwrap().to_owned();
				let page = web.good(&format!("/operations/{id}")).await;
				found = found.or(page["products"][0]["number"].as_u64().map(|product| (id, product)));
			}
			let (operation, product) = found.expect("an operation with a product");
			address = address.replace("{id}", &operation).replace("{product}", &product.to_string());
			address = address.replace("{year}", "2026");
		}
		for (part, list, field) in [
			("/blocks/{block}", "", ""),
			("/leaves/{block}", "", ""),
			("/members/{id}", "/members", "id"),
			("/datasets/{id}", "/datasets", "id"),
			("/products/{id}", "/products", "id"),
			("/negotiations/{id}", "/negotiations", "id"),
			("/orders/{id}", "/orders", "id"),
			("/meters/{id}", "/meters", "id"),
			("/anchors/{id}", "/anchors", "id"),
			("/bills/{id}", "/bills", "id"),
			("/licences/{id}", "/licences", "id"),
			("/instructions/{id}", "/instructions", "id"),
			("/licence-types/{code}", "/licence-types", "code"),
			("/institutions/{member}", "/institutions", "member"),
			("/filings/{id}", "/filings", "id"),
			("/registrations/{dataset}", "/registrations", "dataset"),
			("/certificates/{code}", "/registrations", "certificate"),
			("/operations/{id}", "/operations", "id"),
			("/public-register/{dataset}", "/public-register", "dataset"),
			("/public-register/applications/{id}", "/public-register/applications", "id"),
			("/exports/{exporter}", "/exports", "exporter"),
			("/motions/{hash}", "/motions", "hash"),
			("/transactions/{hash}", "/transactions", "hash"),
		] {
			if address.starts_with(part) {
				let name = if list.is_empty() { "3".into() } else { of(list, field).await };
				let open = part.find('{').unwrap();
				address = format!("{}{name}{}", &part[..open], &address[part.len()..]);
			}
		}
		if address.contains("{account}") {
			let member = of("/members", "id").await;
			let keys = web.good(&format!("/members/{member}/keys")).await;
			address = format!("/keys/{}", keys["items"][0]["account"].as_str().unwrap());
		}
		if address == "/customers/{id}" {
			let mut found = None;
			for member in web.all("/members", 100).await {
				let customers =
					web.good(&format!("/members/{}/customers", member["id"].as_str().unwrap())).await;
				found = found.or(customers["items"][0]["id"].as_str().map(String::from));
			}
			address = format!("/customers/{}", found.expect("a customer"));
		}
		if address == "/nullifiers/{nullifier}" {
			let invoices = web.all("/anchors?kind=Invoice", 100).await;
			let invoice = invoices.first().expect("an invoice is anchored");
			let nullifier = invoice["state"]["what"]["Invoice"]["nullifier"].as_str().unwrap();
			address = format!("/nullifiers/{nullifier}");
		}
		if address == "/commitments/{commitment}" {
			let mut found = None;
			for order in web.all("/orders", 100).await {
				let page = web.good(&format!("/orders/{}", order["id"].as_str().unwrap())).await;
				let file = &page["delivery"]["state"]["files"][0];
				found = found.or(file["commitment"]["key"].as_str().map(String::from));
			}
			address = format!("/commitments/{}", found.expect("a commitment"));
		}
		if address == "/grants/{id}" {
			let mut found = None;
			for dataset in web.all("/datasets", 100).await {
				let grants = web.good(&format!("/datasets/{}/grants", dataset["id"].as_str().unwrap())).await;
				found = found.or(grants["items"][0]["id"].as_str().map(String::from));
			}
			address = format!("/grants/{}", found.expect("a grant"));
		}
		if address.starts_with("/books/{bank}") {
			let books = web.all("/books", 100).await;
			let (bank, currency) =
				(books[0]["bank"].as_str().unwrap(), books[0]["currency"].as_str().unwrap());
			address = address.replace("{bank}", bank).replace("{currency}", currency);
		}
		if address == "/query-codes/{code}" {
			address = format!("/query-codes/{}", escaped(&of("/public-register", "code").await));
		}
		if address == "/search" {
			address = "/search?q=3".into();
		}
		assert!(!address.contains('{'), "{address}");
		let answer = web.good(&address).await;
		// A list is described as one.
		let described = &question["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
		let is_page = described == "#/components/schemas/Page";
		assert_eq!(is_page, answer["items"].is_array() && answer.get("next").is_some(), "{path}");
	}
	assert!(seen.len() > 40, "{seen:?}");
	let (status, served) = web.get("/api/v1/openapi.json").await;
	assert_eq!((status, &served["paths"]), (StatusCode::OK, &description["paths"]));
}

#[tokio::test]
async fn pages_hold_every_row_once() {
	let Indexed { web, blocks, folder: _folder } = indexed().await;
	let events: usize = blocks.iter().map(|block| block.events.len()).sum();
	for limit in [1, 2, 99, 100] {
		let all = web.all("/blocks", limit).await;
		let numbers: Vec<_> = all.iter().map(|block| block["number"].as_u64().unwrap()).collect();
		let expected: Vec<_> = (0..blocks.len() as u64).rev().collect();
		assert_eq!(numbers, expected, "{limit}");
	}
	let all = web.all("/events?domain=false", 100).await;
	let places: BTreeSet<_> = all.iter().map(|event| event["place"].to_string()).collect();
	assert_eq!((all.len(), places.len()), (events, events));
	// A cursor is of its list, and of nothing else.
	for cursor in ["zz", "00", "7b7d", "31", "31.2", "%00", &"3".repeat(999)] {
		let (status, code) = web.refused(&format!("/members?cursor={cursor}")).await;
		assert_eq!((status, &*code), (400, "BadCursor"), "{cursor}");
	}
	for limit in ["0", "101", "-1", "x", "4294967296"] {
		let (status, code) = web.refused(&format!("/members?limit={limit}")).await;
		assert_eq!((status, &*code), (400, "BadParameter"), "{limit}");
	}
}

#[tokio::test]
async fn leaves_make_the_root_of_the_header() {
	let Indexed { web, blocks, folder: _folder } = indexed().await;
	for block in &blocks[1..] {
		let answer = web.good(&format!("/leaves/{}", block.number())).await;
		let leaves: Vec<_> = answer["leaves"]
			.as_array()
			.unwrap()
			.iter()
			.map(|leaf| event_root::leaf(&hex::decode(&leaf.as_str().unwrap()[2..]).unwrap()))
			.collect();
		let digest = block.digest.as_ref().unwrap();
		assert_eq!((leaves.len() as u32, event_root::root(leaves)), (digest.leaves, digest.root));
		assert_eq!(answer["root"], format!("0x{}", hex::encode(digest.root)));
	}
}

#[tokio::test]
async fn names_are_found_in_chinese_and_english_and_codes_exactly() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let kinds = async |q: &str| -> Vec<(String, String)> {
		let found = web.good(&format!("/search?q={}", escaped(q))).await;
		let text = |of: &Json| of.as_str().unwrap().to_owned();
		found["items"]
			.as_array()
			.unwrap()
			.iter()
			.map(|item| (text(&item["kind"]), text(&item["title"])))
			.collect()
	};
	// One character, two, and more, anywhere in the name.
	for q in ["数", "集", "数据", "据集", "数据集"] {
		let found = kinds(q).await;
		assert!(!found.is_empty() && found.iter().all(|(_, title)| title.contains(q)), "{q}: {found:?}");
	}
	assert!(kinds("据数").await.is_empty());
	for q in ["carrier", "CARRIER", "Development Carrier", "航运 development"] {
		let found = kinds(q).await;
		assert!(
			found.iter().any(|(kind, title)| kind == "member" && title.contains("Carrier")),
			"{q}: {found:?}"
		);
	}
	assert_eq!(kinds("91330200HEFU00034E").await[0].0, "member");
	assert_eq!(kinds("91330200hefu00034e").await[0].0, "member");
	assert_eq!(kinds("3").await[0].0, "block");
	assert_eq!(kinds("#3").await[0].0, "block");
	assert_eq!(kinds("#0,003").await[0].0, "block");
	for (list, field, kind) in [
		("/blocks", "hash", "block"),
		("/transactions?signed=true", "hash", "transaction"),
		("/bills", "id", "bill"),
		("/bills", "reference", "bill"),
		("/licences", "identifier", "licence"),
		("/licence-types", "code", "licenceType"),
		("/datasets", "id", "dataset"),
		("/motions", "hash", "motion"),
		("/instructions", "id", "instruction"),
		("/filings", "id", "filing"),
		("/registrations", "certificate", "certificate"),
		("/operations", "id", "operation"),
		("/public-register", "code", "queryCode"),
		("/public-register/applications", "id", "application"),
		("/products", "id", "product"),
		("/negotiations", "id", "negotiation"),
		("/orders", "id", "order"),
		("/meters", "id", "meter"),
		("/anchors", "id", "anchor"),
	] {
		let row = web.all(list, 100).await.into_iter().next().unwrap_or_else(|| panic!("{list} is empty"));
		let q = row[field].as_str().unwrap();
		let found = web.good(&format!("/search?q={}", escaped(q))).await;
		let item = &found["items"][0];
		assert_eq!(item["kind"], kind, "{q}: {found}");
		web.good(item["path"].as_str().unwrap()).await;
	}
	// What has a meaning in patterns has none here.
	for q in ["%", "_", "数%", "\\", "' OR 1=1 --"] {
		assert!(kinds(q).await.is_empty(), "{q}");
	}
	for q in ["".into(), " ".into(), "气".repeat(129)] {
		let (status, code) = web.refused(&format!("/search?q={}", escaped(&q))).await;
		assert_eq!((status, &*code), (400, "BadParameter"));
	}
	assert_eq!(web.refused("/search").await, (400, "BadParameter".into()));
}

#[tokio::test]
async fn files_and_documents_are_found_by_their_digests() {
	/// Most things that an answer lists.
	const LISTED: usize = 20;
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let mut digests = BTreeMap::<String, BTreeSet<String>>::new();
	let mut has = |path: &str, digest: &Json| {
		let digest = digest.as_str().unwrap_or_else(|| panic!("no digest for {path}"));
		digests.entry(digest.to_owned()).or_default().insert(path.to_owned());
	};
	let mut files = BTreeSet::new();
	for row in web.all("/datasets", 100).await {
		let path = format!("/datasets/{}", row["id"].as_str().unwrap());
		let dataset = web.good(&path).await;
		for version in dataset["versions"].as_array().unwrap() {
			has(&path, &version["contentDigest"]);
			for file in version["state"]["content"]["distributions"].as_array().unwrap() {
				for (kind, digest) in
					file["digests"].as_object().unwrap().iter().filter(|(_, digest)| !digest.is_null())
				{
					has(&path, digest);
					files.insert(kind.clone());
				}
			}
		}
	}
	// The recorded life's files have no others; of all kinds the tests of `objects` tell.
	assert_eq!(files, ["blake3".to_owned()].into());
	for bill in web.all("/bills", 100).await {
		let path = format!("/bills/{}", bill["id"].as_str().unwrap());
		has(&path, &bill["state"]["face"]["issuance"]["document"]);
	}
	for order in web.all("/orders", 100).await {
		let path = format!("/orders/{}", order["id"].as_str().unwrap());
		let delivery = web.good(&path).await["delivery"]["state"].clone();
		for file in delivery["files"].as_array().into_iter().flatten() {
			has(&path, &file["commitment"]["key"]);
		}
	}
	for member in web.all("/members", 3).await.iter().take(3) {
		let path = format!("/members/{}", member["id"].as_str().unwrap());
		has(&path, &member["state"]["profile"]["certificate"]);
	}
	for (digest, paths) in &digests {
		for q in [digest.clone(), digest[2..].to_owned(), digest[2..].to_uppercase()] {
			let found = web.good(&format!("/search?q={q}")).await;
			let items = found["items"].as_array().unwrap();
			let listed: BTreeSet<_> = items.iter().map(|item| item["path"].as_str().unwrap()).collect();
			let there = paths.iter().filter(|path| listed.contains(path.as_str())).count();
			// All are there, but for those of a digest of more things than an answer lists, which says so.
			let is_cut = paths.len() > LISTED && listed.len() == LISTED && found["more"] == true;
			assert!(there == paths.len() || is_cut && there > 0, "{q}: {paths:?}: {found}");
		}
	}
	for path in digests.values().flatten() {
		web.good(path).await;
	}
	// Hashes, too, are found without their 0x.
	for (list, path) in
		[("/blocks", "/blocks/"), ("/transactions?signed=true", "/transactions/"), ("/motions", "/motions/")]
	{
		let row = &web.all(list, 100).await[0];
		let found = web.good(&format!("/search?q={}", &row["hash"].as_str().unwrap()[2..])).await;
		assert!(found["items"][0]["path"].as_str().unwrap().starts_with(path), "{found}");
	}
}

#[tokio::test]
async fn garbage_is_refused_clearly() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let member = web.all("/members", 1).await[0]["id"].as_str().unwrap().to_owned();
	let mut mistyped = member.clone().into_bytes();
	mistyped[10] = if mistyped[10] == b'q' { b'p' } else { b'q' };
	let mistyped = String::from_utf8(mistyped).unwrap();
	let garbage = [
		"x".into(),
		"hfmb1".into(),
		mistyped,
		member.to_uppercase(),
		// Letters that look alike, of another script.
		member.replace("hf", "һf"),
		format!("{member}x"),
		member[..20].into(),
		"0x".into(),
		format!("0x{}", "g".repeat(64)),
		"'; DROP TABLE members; --".into(),
		"../../etc/passwd".into(),
		"\u{0}".into(),
		"气象".into(),
		"9".repeat(500),
	];
	let folders = [
		"members",
		"datasets",
		"grants",
		"bills",
		"licences",
		"instructions",
		"customers",
		"keys",
		"motions",
		"blocks",
		"transactions",
		"leaves",
		"licence-types",
		"checks",
		"institutions",
		"filings",
		"registrations",
		"certificates",
		"operations",
		"public-register",
		"public-register/applications",
		"products",
		"negotiations",
		"orders",
		"commitments",
		"meters",
		"anchors",
		"nullifiers",
		"law/packs",
	];
	for folder in folders {
		for name in &garbage {
			let path = format!("/{folder}/{}", escaped(name));
			let (status, code) = web.refused(&path).await;
			assert_eq!((status, &*code), (400, "BadId"), "{path}");
		}
	}
	// An id of another kind, and one of the kind that nothing has.
	assert_eq!(web.refused(&format!("/datasets/{member}")).await, (400, "BadId".into()));
	let nobody = hefu_primitives::MemberId([7; 32]);
	assert_eq!(web.refused(&format!("/members/{nobody}")).await, (404, "NotFound".into()));
	assert_eq!(web.refused("/blocks/4294967295").await, (404, "NotFound".into()));
	for path in ["/nothing", "/members/x/y/z", &format!("/members/{member}/nothing")] {
		assert_eq!(web.refused(path).await, (404, "NoSuchPath".into()), "{path}");
	}
	for path in [
		"/datasets?state=Alive",
		"/datasets?verdict=fine",
		"/members?role=King",
		"/instructions?status=x",
		"/motions?body=x",
		"/licences?status=x",
		"/filings?stage=x",
		"/filings?public=x",
		"/public-register/applications?stage=x",
		"/products?status=x",
		"/negotiations?state=x",
		"/orders?stage=x",
		"/meters?status=x",
		"/anchors?kind=x",
		"/events?domain=perhaps",
		"/transactions?signed=x",
	] {
		assert_eq!(web.refused(path).await, (400, "BadParameter".into()), "{path}");
	}
	for path in [
		"/events?object=x",
		"/datasets?holder=x",
		"/bills?party=x",
		"/licences?type=x",
		"/filings?applicant=x",
		"/registrations?holder=x",
		"/mirrors?digest=x",
		"/operations?operator=x",
		"/public-register?applicant=x",
		"/public-register/applications?dataset=x",
		"/exports?exporter=x",
		"/products?seller=x",
		"/negotiations?member=x",
		"/orders?product=x",
		"/meters?grant=x",
		"/anchors?party=x",
		"/transactions?signer=1",
	] {
		assert_eq!(web.refused(path).await, (400, "BadId".into()), "{path}");
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_database_can_be_asked_is_refused_before() {
	let folder = tempfile::tempdir().unwrap();
	let server = Postgres::start();
	let postgres = Database::open(&server.database("empty")).await.unwrap();
	for database in [sqlite(folder.path(), "empty").await, postgres] {
		let web = Web::new(database.clone(), None);
		for parameter in ["pallet", "name", "object"] {
			let path = format!("/events?domain=false&{parameter}=a%00b");
			assert_eq!(web.refused(&path).await, (400, "BadParameter".into()), "{path}");
		}
		for path in ["/search?q=%00", "/search?limit=1&q=a%00", "/bills?status=%00", "/licences?type=%00"] {
			assert_eq!(web.refused(path).await, (400, "BadParameter".into()), "{path}");
		}
		// Said as it is, within a number and an id, and within the hexadecimal digits of what a page gives.
		let hidden = hex::encode("3.1.hfmb1\0");
		for path in ["/members?cursor=%00", "/blocks?cursor=33%00", &format!("/members?cursor={hidden}")] {
			assert_eq!(web.refused(path).await, (400, "BadCursor".into()), "{path}");
		}
		for path in ["/members/%00", "/books/%00/CNY", "/members/hfmb1%00/keys", "/leaves/3%00"] {
			assert_eq!(web.refused(path).await, (400, "BadId".into()), "{path}");
		}
		let (status, said) = web.get("/api/v1/search?q=a%00b").await;
		assert_eq!(status, StatusCode::BAD_REQUEST);
		assert!(said["error"]["message"].as_str().unwrap().contains("q=a%00b"), "{said}");
		// What goes wrong within is told to whoever runs the index, and to nobody else.
		database.close().await;
		let (status, said) = web.get("/api/v1/network").await;
		assert_eq!((status, &said["error"]["code"]), (StatusCode::INTERNAL_SERVER_ERROR, &json!("Internal")));
		assert_eq!(said["error"]["message"], "the index failed");
	}
}

#[tokio::test]
async fn an_answer_says_how_many_rows_it_does_not_show() {
	let Indexed { web, folder, .. } = indexed().await;
	let database = sqlite(folder.path(), "index").await;
	let dataset = web.all("/datasets", 1).await[0]["id"].as_str().unwrap().to_owned();
	let bill = web.all("/bills", 1).await[0]["id"].as_str().unwrap().to_owned();
	assert_eq!(web.good(&format!("/datasets/{dataset}")).await.get("totals"), None);
	let mut session = database.begin().await.unwrap();
	for version in 1_000..1_060u32 {
		let more = "INSERT INTO versions (id, state, since_block, since_event, block, event, dataset, version, content) \
		            SELECT $1, state, since_block, since_event, block, event, dataset, $2, content FROM versions \
		            WHERE dataset = $3 AND version = 1";
		let values = vec![format!("{dataset}/{version}").into(), version.into(), (&dataset).into()];
		assert_eq!(session.run(more, values).await.unwrap(), 1);
	}
	let more = "INSERT INTO event_objects (id, block, idx) SELECT $1, block, idx FROM events WHERE true \
	            ON CONFLICT DO NOTHING";
	session.run(more, vec![(&bill).into()]).await.unwrap();
	let count = async |session: &mut Session, sql: &str, id: &str| {
		session.row(sql, vec![id.into()]).await.unwrap().unwrap().int(0)
	};
	let versions = count(&mut session, "SELECT COUNT(*) FROM versions WHERE dataset = $1", &dataset).await;
	let events = count(&mut session, "SELECT COUNT(*) FROM event_objects WHERE id = $1", &bill).await;
	session.commit().await.unwrap();
	let shown = web.good(&format!("/datasets/{dataset}")).await;
	assert_eq!(
		(shown["versions"].as_array().unwrap().len(), &shown["totals"]),
		(50, &json!({ "versions": versions }))
	);
	let shown = web.good(&format!("/bills/{bill}")).await;
	assert_eq!(
		(shown["events"].as_array().unwrap().len(), &shown["totals"]),
		(50, &json!({ "events": events }))
	);
	let search = async |asked: &str, limit: usize| {
		let found = web.good(&format!("/search?q={}&limit={limit}", escaped(asked))).await;
		(found["items"].as_array().unwrap().len(), found["more"].as_bool().unwrap())
	};
	let (many, _) = search("数据", 50).await;
	assert!(many > 1, "{many}");
	assert_eq!(search("数据", many - 1).await, (many - 1, true));
	let (all, more) = search(&dataset, 50).await;
	assert!((1..50).contains(&all) && !more, "{all}");
	assert_eq!(search(&dataset, all).await, (all, false));
}

#[tokio::test]
async fn filings_and_registrations_are_found_by_whose_they_are() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let ids = |rows: &[Json], field: &str| -> BTreeSet<String> {
		rows.iter().map(|row| row[field].as_str().unwrap().to_owned()).collect()
	};
	let text = |of: &Json| of.as_str().unwrap().to_owned();
	let (filings, registrations) = (web.all("/filings", 100).await, web.all("/registrations", 100).await);
	let (mut by_applicant, mut by_holder) = (BTreeSet::new(), BTreeSet::new());
	for member in web.all("/members", 100).await {
		let member = text(&member["id"]);
		let found = web.all(&format!("/filings?applicant={member}"), 100).await;
		for filing in &found {
			let of = web.good(&format!("/filings/{}", text(&filing["id"]))).await;
			let named = of["applicants"].as_array().unwrap().iter().any(|one| one["member"] == *member);
			assert!(named, "{of}");
			assert_eq!(of["pack"]["id"], filing["state"]["pack"]);
			assert_eq!(of["standing"], filing["standing"]);
		}
		assert_eq!(found, web.all(&format!("/members/{member}/filings"), 100).await);
		by_applicant.extend(ids(&found, "id"));
		let found = web.all(&format!("/registrations?holder={member}"), 100).await;
		for registration in &found {
			let of = web.good(&format!("/registrations/{}", text(&registration["dataset"]))).await;
			let named = of["holders"].as_array().unwrap().iter().any(|one| one["member"] == *member);
			assert!(named, "{of}");
		}
		by_holder.extend(ids(&found, "dataset"));
	}
	assert_eq!(by_applicant, ids(&filings, "id"));
	assert_eq!(by_holder, ids(&registrations, "dataset"));
	assert!(!by_applicant.is_empty() && !by_holder.is_empty());
	for registration in &registrations {
		let dataset = text(&registration["dataset"]);
		let page = web.good(&format!("/registrations/{dataset}")).await;
		assert_eq!(page["certificates"][0]["code"], registration["certificate"]);
		assert_eq!(web.good(&format!("/datasets/{dataset}")).await["registration"], *registration);
		for certificate in page["certificates"].as_array().unwrap() {
			let found = web.good(&format!("/certificates/{}", text(&certificate["code"]))).await;
			assert_eq!((&found["state"], &found["registration"]), (&certificate["state"], registration));
		}
	}
}

#[tokio::test]
async fn operations_are_told_with_all_that_is_in_them() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let text = |of: &Json| of.as_str().unwrap().to_owned();
	let (mut products, mut entries) = (0, 0);
	let operations = web.all("/operations", 100).await;
	for listed in &operations {
		let id = text(&listed["id"]);
		let body = web.all(&format!("/operations?body={}", text(&listed["body"])), 100).await;
		assert!(body.contains(listed), "{listed}");
		let of = web.good(&format!("/operations/{id}")).await;
		assert!(of["overdue"].is_array(), "{of}");
		let rows = |list: &str| of[list].as_array().unwrap().clone();
		let current = |list: &str, until: &str| {
			rows(list).iter().filter(|row| row["state"][until].is_null()).count() as u64
		};
		assert_eq!(of["state"]["data"], current("data", "until_ms"));
		assert_eq!(of["state"]["listed"], current("products", "delisted_ms"));
		assert_eq!(of["state"]["products"], rows("products").len() as u64);
		for (list, part) in [("data", "data"), ("products", "product")] {
			for row in rows(list) {
				let dataset = web.good(&format!("/datasets/{}", text(&row["dataset"]))).await;
				let mut operations = dataset["operations"].as_array().unwrap().iter();
				let there = operations.any(|one| one["id"] == *id && one["as"] == part);
				assert!(there, "{dataset}");
			}
		}
		for product in rows("products") {
			let tariffs = web.all(&format!("/operations/{id}/tariffs/{}", product["number"]), 100).await;
			assert_eq!(product["state"]["tariffs"], tariffs.len() as u64);
			assert_eq!(&product["tariff"], tariffs.last().unwrap_or(&Json::Null));
			products += 1;
		}
		for account in rows("accounts") {
			let charged = web.all(&format!("/operations/{id}/revenues/{}", account["year"]), 100).await;
			assert_eq!(account["state"]["entries"], charged.len() as u64);
			entries += charged.len();
		}
	}
	assert!(products > 0 && entries > 0);
	let nothing = format!("/operations/{}/tariffs/4294967295", text(&operations[0]["id"]));
	assert_eq!(web.refused(&nothing).await, (404, "NotFound".into()));
}

#[tokio::test]
async fn the_register_of_public_data_is_found_by_its_codes() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let text = |of: &Json| of.as_str().unwrap().to_owned();
	let entries = web.all("/public-register", 100).await;
	assert!(!entries.is_empty());
	for entry in &entries {
		let dataset = text(&entry["dataset"]);
		let code = web.good(&format!("/query-codes/{}", escaped(&text(&entry["code"])))).await;
		assert_eq!(
			(&code["entry"], &code["state"], &code["current"]),
			(entry, &json!(dataset), &json!(true))
		);
		assert_eq!(web.good(&format!("/datasets/{dataset}")).await["publicEntry"], *entry);
		let page = web.good(&format!("/public-register/{dataset}")).await;
		assert_eq!(page["standing"], "Live", "{page}");
		let last = |of: &Json| of["id"] == entry["state"]["application"] && of["stage"] == "Registered";
		assert!(page["applications"].as_array().unwrap().iter().any(last), "{page}");
		let registrant = format!("/public-register?applicant={}", text(&entry["registrant"]));
		assert!(web.all(&registrant, 100).await.contains(entry));
	}
	let mut objections = 0;
	for listed in web.all("/public-register/applications", 100).await {
		let of = web.good(&format!("/public-register/applications/{}", text(&listed["id"]))).await;
		assert_eq!((&of["standing"], &of["pack"]["id"]), (&listed["standing"], &listed["state"]["pack"]));
		let made = of["objections"].as_array().unwrap().len();
		assert_eq!(of["state"]["objections"], made as u64);
		objections += made;
	}
	assert!(objections > 0);
	assert_eq!(web.refused("/query-codes/nobodys").await, (404, "NotFound".into()));
	assert_eq!(web.refused(&format!("/query-codes/{}", "9".repeat(65))).await, (400, "BadId".into()));
}

#[tokio::test]
async fn who_stands_for_a_grant_and_what_left_the_country_is_told() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let text = |of: &Json| of.as_str().unwrap().to_owned();
	let mut rooted = 0;
	for dataset in web.all("/datasets", 100).await {
		let of = web.good(&format!("/datasets/{}", text(&dataset["id"]))).await;
		for title in of["titles"].as_array().unwrap() {
			let held = of["rights"]["holdings"].as_array().unwrap().iter().any(|holding| {
				(&holding["right"], &holding["member"]) == (&title["right"], &title["holder"])
					&& (holding["held"] == true || !title["state"]["ended_ms"].is_null())
			});
			assert!(held, "{of}");
		}
		for grant in of["grants"].as_array().unwrap() {
			let grant = web.good(&format!("/grants/{}", text(&grant["id"]))).await;
			assert_eq!(grant["root"].is_null(), !grant["parent"].is_null(), "{grant}");
			assert_eq!(grant["standsFor"].is_null(), grant["root"].is_null(), "{grant}");
			let Some(claimant) = grant["root"]["state"]["claimant"].as_str() else { continue };
			let tenure = &grant["root"]["state"]["tenure"];
			let list = |name: &str| of[name].as_array().unwrap().iter();
			let over = list("encumbrances")
				.find(|one| one["claimant"] == claimant && one["tenure"] == *tenure)
				.map(|one| &one["member"]);
			let title = list("titles").find(|one| one["claimant"] == claimant && one["right"] == "Operate");
			assert_eq!(grant["standsFor"]["member"], *over.unwrap_or(&title.unwrap()["holder"]), "{grant}");
			rooted += 1;
		}
	}
	assert!(rooted > 0);
	let exports = web.all("/exports", 100).await;
	let numbers: BTreeSet<_> =
		web.all("/export-rules", 100).await.iter().map(|rules| rules["number"].to_string()).collect();
	for export in &exports {
		assert!(numbers.contains(&export["state"]["rules"].to_string()), "{export}");
		let exporter = text(&export["exporter"]);
		let of_exporter = web.all(&format!("/exports?exporter={exporter}"), 100).await;
		assert!(of_exporter.contains(export) && export["exporterName"].is_string(), "{export}");
		let counts = web.all(&format!("/exports/{exporter}/counts"), 100).await;
		let years: Vec<_> = counts.iter().map(|count| count["year"].as_u64().unwrap()).collect();
		assert!(years.is_sorted(), "{years:?}");
	}
	assert!(!exports.is_empty());
}

#[tokio::test]
async fn what_members_accept_is_told_until_it_is_used_or_taken_back() {
	let Indexed { web, blocks, folder: _folder } = indexed().await;
	let ids = |of: &Json, dataset: &Json| {
		[dataset, &of["from"], &of["to"]].map(|id| id.as_str().unwrap().to_owned())
	};
	let mut accepted = BTreeMap::new();
	let events = blocks.iter().flat_map(|block| &block.events);
	for event in events.filter(|event| &*event.pallet == "Rights") {
		let said = &event.fields;
		match &*event.name {
			"Accepted" if said["acceptance"]["rights"] != 0 => {
				accepted.insert(ids(said, &said["dataset"]), said["acceptance"].clone());
			}
			"Accepted" | "RightTransferred" => {
				accepted.remove(&ids(said, &said["dataset"]));
			}
			_ => {}
		}
	}
	assert!(!accepted.is_empty());
	let mut told = BTreeMap::new();
	for dataset in web.all("/datasets", 100).await {
		let of = web.good(&format!("/datasets/{}", dataset["id"].as_str().unwrap())).await;
		for acceptance in of["acceptances"].as_array().unwrap() {
			assert!(acceptance["fromName"].is_string() && acceptance["toName"].is_string(), "{acceptance}");
			told.insert(ids(acceptance, &of["id"]), acceptance["state"].clone());
		}
	}
	assert_eq!(told, accepted);
}

#[tokio::test]
async fn a_year_that_nobody_recorded_is_told() {
	let Indexed { web, folder, .. } = indexed().await;
	let filings = web.all("/filings", 100).await;
	let database = sqlite(folder.path(), "index").await;
	let mut session = database.begin().await.unwrap();
	session.run("DELETE FROM years", Vec::new()).await.unwrap();
	session.commit().await.unwrap();
	let mut told = 0;
	for filing in &filings {
		let standing = &filing["standing"];
		if standing["ends"].as_object().unwrap().values().all(Json::is_null) {
			continue;
		}
		let now = web.good(&format!("/filings/{}", filing["id"].as_str().unwrap())).await;
		let unknown = &now["standing"]["unknown"];
		assert!(unknown["year"].is_u64() && unknown["calendar"] == "Mainland", "{now}");
		assert!(now["standing"]["ends"].as_object().unwrap().values().all(Json::is_null), "{now}");
		told += 1;
	}
	assert!(told > 0);
}

#[tokio::test]
async fn questions_have_bounds() {
	let Indexed { web, folder: _folder, .. } = indexed().await;
	let (status, code) = web.refused(&format!("/search?q={}", "a".repeat(3_000))).await;
	assert_eq!((status, &*code), (414, "UriTooLong"));
	let ask = async |method: Method, body: Body| {
		let request = Request::builder().method(method).uri("/api/v1/network");
		let request = request.header(header::CONTENT_LENGTH, "1").body(body).unwrap();
		let answer = web.ask(request).await;
		let status = answer.status().as_u16();
		let json: Json = serde_json::from_slice(&to_bytes(answer.into_body(), 4096).await.unwrap()).unwrap();
		(status, json["error"]["code"].as_str().unwrap().to_owned())
	};
	assert_eq!(ask(Method::GET, "x".into()).await, (413, "BodyNotAllowed".into()));
	for method in [Method::POST, Method::PUT, Method::DELETE] {
		assert_eq!(ask(method, "x".into()).await, (405, "MethodNotAllowed".into()));
	}
}

#[tokio::test]
async fn a_slow_listener_misses_and_is_told() {
	let Indexed { web, blocks, folder: _folder } = indexed().await;
	let request = Request::builder().uri("/api/v1/events/live?domain=false").body(Body::empty()).unwrap();
	let answer = web.ask(request).await;
	assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
	// Four blocks fit in the channel of the test; nobody reads meanwhile.
	for block in &blocks[1..8] {
		web.live.send(Arc::new(block.clone())).unwrap();
	}
	let mut body = answer.into_body().into_data_stream();
	let mut text = String::new();
	while !text.contains("id: 7\n") {
		text += std::str::from_utf8(&body.next().await.unwrap().unwrap()).unwrap();
	}
	assert!(text.starts_with("event: lagged\ndata: {\"missed\":3}"), "{text}");
	assert!(!text.contains("id: 3\n") && text.contains("id: 4\n"), "{text}");
	let line = text.lines().find(|line| line.contains("\"pallet\"")).unwrap();
	let event: Json = serde_json::from_str(line.strip_prefix("data: ").unwrap()).unwrap();
	let place = &event["place"];
	let stored = web.good(&format!("/blocks/{}/events/{}", place["block"], place["event"])).await;
	for field in ["place", "pallet", "name", "domain", "transaction", "fields"] {
		assert_eq!(event[field], stored[field], "{field}");
	}
	// A place is given back when its listener goes, and no more are held than there are places.
	drop(body);
	let mut held = Vec::new();
	loop {
		let request = Request::builder().uri("/api/v1/events/live").body(Body::empty()).unwrap();
		let answer = web.ask(request).await;
		if answer.status() != StatusCode::OK {
			break;
		}
		held.push(answer);
	}
	assert_eq!(held.len(), 256);
	assert_eq!(web.refused("/events/live").await, (503, "TooManyStreams".into()));
	held.pop();
	let request = Request::builder().uri("/api/v1/events/live").body(Body::empty()).unwrap();
	assert_eq!(web.ask(request).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn the_explorers_files_are_served_and_nothing_else_of_the_machine() {
	let folder = tempfile::tempdir().unwrap();
	let files = folder.path().join("dist");
	std::fs::create_dir_all(files.join("assets")).unwrap();
	std::fs::write(files.join("index.html"), "<p>the page").unwrap();
	std::fs::write(files.join("assets/a.js"), "1").unwrap();
	std::fs::write(folder.path().join("secret.txt"), "secret").unwrap();
	let web = Web::new(sqlite(folder.path(), "index").await, Some(files));
	let get = async |path: &str| {
		let answer = web.ask(Request::builder().uri(path).body(Body::empty()).unwrap()).await;
		let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
		let body = to_bytes(answer.into_body(), 4096).await.unwrap();
		(status, headers, String::from_utf8(body.to_vec()).unwrap())
	};
	for path in ["/", "/datasets/hfds1x", "/index.html"] {
		let (status, headers, body) = get(path).await;
		assert_eq!((status, &*body), (200, "<p>the page"), "{path}");
		let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
		assert!(
			policy.starts_with("default-src 'none'") && policy.contains("ws://127.0.0.1:9944"),
			"{policy}"
		);
		assert_eq!(headers[header::CONTENT_TYPE], "text/html");
		assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
	}
	let (status, headers, body) = get("/assets/a.js").await;
	assert_eq!((status, &*body), (200, "1"));
	assert!(headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
	for path in ["/assets/b.js", "/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"] {
		let (status, _, body) = get(path).await;
		assert!(status == 404 && !body.contains("secret"), "{path}: {status} {body}");
	}
}

#[tokio::test]
async fn the_keepers_trust_file_is_offered_and_no_other() {
	let folder = tempfile::tempdir().unwrap();
	std::fs::write(folder.path().join("trust.json"), "the folder's").unwrap();
	let uri = "/trust.json".parse().unwrap();
	let explorer = Explorer::new(Some(folder.path().into()), "ws://127.0.0.1:9944");
	let read = async |explorer: &Explorer| {
		let answer = explorer.file(&uri).await;
		assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-cache");
		assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/json");
		to_bytes(answer.into_body(), 4096).await.unwrap()
	};
	assert_eq!(read(&explorer).await, "the folder's");
	assert_eq!(read(&explorer.with_trust("{}")).await, "{}");
}

/// A part of an address.
fn escaped(text: &str) -> String {
	text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

#[test]
fn every_table_is_in_the_readme() {
	let readme = include_str!("../README.md");
	let tables = include_str!("../migrations/sqlite/0001_index.sql");
	let lines: Vec<_> = tables.lines().collect();
	let mut found = 0;
	for pair in lines.windows(2) {
		if let Some(name) = pair[1].strip_prefix("CREATE TABLE ") {
			let name = name.trim_end_matches(" (");
			let said = pair[0].strip_prefix("-- ").unwrap_or_else(|| panic!("nothing is said of {name}"));
			assert!(readme.contains(&format!("| `{name}` | {said} |")), "{name}");
			found += 1;
		}
	}
	assert!(found > 30);
}

//! Who sees what: for each kind of object a whole life is lived with known plaintexts of its party and person fields, and what the
//! chain was given and keeps (every encoded call, every event's record, every key and value in storage, of all blocks) is
//! searched for each of them, as text in UTF-8 and UTF-16, as hexadecimal digits, and numbers as SCALE writes them. None is found.
//!
//! What stands for the plaintexts is what clients put there: private parts of salted fields, commitments to identities and to phone
//! keys, digests of comments and of banks' references.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use codec::{Compact, Encode};
use common::{
	content,
	delivery::File,
	life::{
		Deed, World, key, licences,
		market::{handed, secret_of},
		metering, party_of,
	},
	state::entries,
};
use hefu_primitives::{
	ApplicationId, BillId, CustomerId, DatasetId, FilingId, GrantId, InstructionId, LicenceId, MemberId,
	NegotiationId, OperationId, OrderId, Party, PartyId, ProductId,
	anchor::{Colour, Invoice, InvoiceNumber, NullifierKey, Office, PAPER_FIELDS, Paper},
	bill::{Issuance, Kind, Purpose, Reference, Title},
	catalogue::Demand,
	code::{Region, Uscc},
	dataset::Source,
	date::Day,
	delivery::public_of,
	digest::blake2_256,
	export::{Basis, Heads},
	id::MeterId,
	law::Obtained,
	licence::{
		Scenario, Scenarios,
		identifier::{Identifier, Line, Serial},
		presentation::{Hidden, HolderKey, HolderSignature, Opening, Presentation},
	},
	market::{Cap, Charge, ContractKind, Price, Settling},
	member::{Role, Roles, Scope},
	metering::{Presented, Receipt, Totals, Units, Voucher},
	operation::{Mode, Selection},
	private::{Field, Identity, PrivatePart, root},
	registration::{AnnotationKind, CancellationGround, Conclusion, FilingKind, Request, StatementLine},
	right::{Ground, Right},
	settlement::{Book, Currency, Leg, What, When},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
	text::Text,
};
use hefu_runtime::{AccountId, Licences, Runtime, RuntimeCall, Signature};
use pallet_licences::{IssuanceKind, Recognition, Revocation};
use pallet_market::{Listing, Offer, Ruling, Step};
use pallet_metering::Meters;
use pallet_operation::{Agreement, Plan};
use pallet_registration::{Call as Register, Mirror};
use pallet_registry::{CheckWhen, WithdrawReason};
use pallet_rights::Granting;
use serde_json::Value;
use sp_core::{Pair, ed25519};

/// Everything that the chain is given and keeps, and everything that it must not know.
struct Life {
	world: World,
	/// Keys and values of storage after any block.
	stored: BTreeSet<Vec<u8>>,
	/// What must not be found, by what it is: each in all the forms in which it could be.
	secrets: BTreeMap<Vec<u8>, String>,
	/// How many salts were drawn.
	salts: u64,
}

impl Life {
	fn new() -> Self {
		let life = Self { world: World::new(0), stored: BTreeSet::new(), secrets: BTreeMap::new(), salts: 0 };
		life.seen()
	}

	fn seen(mut self) -> Self {
		self.look();
		self
	}

	fn look(&mut self) {
		let entries = self.world.chain.read(entries);
		self.stored.extend(entries.into_iter().flat_map(|(key, value)| [key, value]));
	}

	/// Something that only the parties know, as it is written.
	fn text(&mut self, secret: &str) {
		let utf16 = secret.encode_utf16().collect::<Vec<_>>();
		let hex = sp_core::hexdisplay::HexDisplay::from(&secret.as_bytes().to_vec()).to_string();
		let forms = [
			("UTF-8", secret.as_bytes().to_vec()),
			("UTF-16, little-endian", utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
			("UTF-16, big-endian", utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
			("hexadecimal", hex.clone().into_bytes()),
			("hexadecimal, upper case", hex.to_uppercase().into_bytes()),
		];
		for (form, bytes) in forms {
			self.secrets.insert(bytes, format!("{secret} in {form}"));
		}
	}

	/// A number that only the parties know; large enough not to stand anywhere by chance.
	fn number(&mut self, secret: u64) {
		assert!(secret > 1 << 24, "{secret} is too small to be searched for");
		self.text(&secret.to_string());
		let wide = u128::from(secret);
		let mut forms =
			vec![secret.encode(), wide.encode(), Compact(secret).encode(), secret.to_be_bytes().to_vec()];
		forms.extend(u32::try_from(secret).map(|narrow| narrow.encode()));
		for bytes in forms {
			self.secrets.insert(bytes, format!("{secret} as a number"));
		}
	}

	/// Bytes that only the parties know.
	fn bytes(&mut self, what: &str, secret: &[u8]) {
		self.secrets.insert(secret.to_vec(), what.into());
		let hex = sp_core::hexdisplay::HexDisplay::from(&secret.to_vec()).to_string();
		self.secrets.insert(hex.into_bytes(), format!("{what} in hexadecimal"));
	}

	/// A salt: whoever knew it could try what it hides.
	fn salt(&mut self) -> [u8; 32] {
		self.salts += 1;
		let salt = (b"salt", self.salts).using_encoded(blake2_256);
		self.bytes("a salt", &salt);
		salt
	}

	/// A new key, and the commitment to who is behind it.
	fn key_of(&mut self, name: &str) -> (AccountId, [u8; 32]) {
		self.text(name);
		let (key, salt) = (self.world.new_key(), self.salt());
		let bytes: &[u8] = key.as_ref();
		let id = PartyId(bytes.try_into().expect("32 bytes"));
		let commitment = Identity::Named(name.into()).commitment(&id, &salt);
		(key, commitment)
	}

	/// A digest of words that only the parties know.
	fn digest(&mut self, words: &str) -> [u8; 32] {
		self.text(words);
		let salt = self.salt();
		(words, salt).using_encoded(blake2_256)
	}

	/// The root of a private part with these fields.
	fn part(&mut self, fields: &BTreeMap<String, Value>) -> [u8; 32] {
		let fields = fields.iter().map(|(name, value)| (name, value.to_string(), self.salt()));
		let fields = fields.collect::<Vec<_>>();
		let fields = fields.iter().map(|(name, value, salt)| Field { name, value: value.as_bytes(), salt });
		root(&fields.collect::<Vec<_>>()).expect("fields in the order of their names")
	}

	fn id(&self, seed: &str) -> MemberId {
		self.world.id(seed)
	}

	/// A member's own key signs.
	fn by(&mut self, seed: &str, call: impl Into<RuntimeCall>) {
		self.with(key(seed), call);
	}

	/// This key signs, and the call succeeds.
	fn with(&mut self, key: AccountId, call: impl Into<RuntimeCall>) {
		self.world.must(Deed::By(key, call.into()));
		self.look();
	}

	/// A key that Frank sponsors for this object, for somebody of this name.
	fn party_key(&mut self, object: [u8; 32], name: &str) -> (AccountId, Party) {
		let (key, commitment) = self.key_of(name);
		let call = self.world.sponsoring(self.id("Frank"), key.clone(), object, commitment);
		self.by("Frank", call);
		let party = party_of(&key);
		(key, party)
	}

	/// A customer of this name, whom Frank sponsors.
	fn customer(&mut self, nonce: u8, name: &str) -> (AccountId, CustomerId) {
		let (key, commitment) = self.key_of(name);
		let nonce = [nonce; 32];
		let scope = Scope::All;
		self.by("Frank", pallet_members::Call::sponsor { nonce, commitment, key: key.clone(), scope });
		(key, CustomerId::derive(&self.world.genesis, &self.id("Frank"), &nonce))
	}

	/// Hash of the last entry of the bill's chain.
	fn head(&mut self, bill: &BillId) -> [u8; 32] {
		self.world.head(bill)
	}

	/// Nothing that the chain was given or keeps has a secret in it; what is public is found, in the same places.
	fn tells_nothing_but(self, public: &[&str]) {
		let blocks = &self.world.chain.blocks;
		let given = blocks.iter().flat_map(|made| made.transactions.iter().chain(&made.records));
		let all = given.chain(&self.stored).collect::<BTreeSet<_>>();
		let (forms, names): (Vec<_>, Vec<_>) = self.secrets.iter().unzip();
		assert!(forms.len() >= 8, "there is something to hide");
		assert!(forms.iter().all(|form| form.len() >= 4), "what is too short is found by chance");
		let secrets = AhoCorasick::new(&forms).expect("few and short");
		for bytes in &all {
			if let Some(found) = secrets.find(bytes) {
				let place = sp_core::hexdisplay::HexDisplay::from(*bytes);
				panic!("{} is told: {place}", names[found.pattern().as_usize()]);
			}
		}
		for text in public {
			let known = AhoCorasick::new([text]).expect("one");
			assert!(all.iter().any(|bytes| known.is_match(bytes.as_slice())), "{text} is public");
		}
	}
}

fn terms(clauses: [u8; 32]) -> Terms {
	Terms {
		purposes: Purposes(1),
		territory: Territory::everywhere(),
		period: Period { from_ms: 0, until_ms: None },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence { depth: 1, grantees: Roles::of(Role::ALL) },
		sectors: Sectors::all(),
		environments: Environments::of(&[Environment::Sandbox]),
		export: Export::No,
		clauses: Some(clauses),
	}
}

#[test]
fn a_dataset_with_its_rights_and_grants_tells_no_contract() {
	let mut life = Life::new();
	let genesis = life.world.genesis;
	let (bob, judy) = (life.id("Bob"), life.id("Judy"));
	let contract = life.digest("气象观测数据提供合同 甲方 海丰远洋运输有限公司 乙方 开发网数据公司");
	let clauses = life.digest("责任限额 人民币壹仟贰佰万元, 由签约人 李建国 负责");
	life.number(12_003_917_551);
	let mut made = content("沿海气象观测 2026");
	made.descriptor.source = Source::Agreement;
	let register = pallet_registry::Call::register {
		nonce: [1; 32],
		content: Box::new(made.clone()),
		check: CheckWhen::Now,
	};
	life.by("Bob", register);
	let dataset = DatasetId::derive(&genesis, &bob, &[1; 32]);
	for right in [Right::Operate, Right::Use] {
		let ground = Ground::Agreement { contract };
		life.by("Bob", pallet_rights::Call::claim { dataset, right, ground });
	}
	let granting = Granting {
		dataset,
		right: Right::Use,
		parent: None,
		grantee: judy,
		terms: terms(clauses),
		survivors: Default::default(),
	};
	life.by("Bob", pallet_rights::Call::grant { nonce: [1; 32], granting: Box::new(granting.clone()) });
	let offered = Box::new(granting.clone());
	life.by("Bob", pallet_rights::Call::offer { nonce: [2; 32], granting: offered });
	let [grant, offer] = [1, 2].map(|nonce| GrantId::derive(&genesis, &bob, &[nonce; 32]));
	let mut below = Granting { parent: Some(grant), grantee: life.id("Heidi"), ..granting };
	below.terms.sublicence = Sublicence { depth: 0, grantees: Roles::default() };
	life.by("Judy", pallet_rights::Call::grant { nonce: [1; 32], granting: Box::new(below) });
	life.by("Bob", pallet_rights::Call::withdraw_offer { grant: offer });
	life.by("Bob", pallet_rights::Call::revoke { grant });
	let content = Box::new(made);
	life.by("Bob", pallet_registry::Call::add_version { dataset, content, check: CheckWhen::Later });
	life.by("Bob", pallet_rights::Call::relinquish { dataset, right: Right::Use });
	life.by("Bob", pallet_registry::Call::withdraw { dataset, reason: WithdrawReason::HolderRequest });
	// Descriptors are for all members.
	life.tells_nothing_but(&["沿海气象观测 2026"]);
}

#[test]
fn r21_a_registration_with_its_objections_and_decisions_elsewhere_tells_no_document() {
	let mut life = Life::new();
	let genesis = life.world.genesis;
	let [bob, institution] = ["Bob", "Heidi"].map(|seed| life.id(seed));
	let nonce = [1; 32];
	let dataset = DatasetId::derive(&genesis, &bob, &nonce);
	let (content, check) = (Box::new(content("沿海气象观测 2026")), CheckWhen::Later);
	life.by("Bob", pallet_registry::Call::register { nonce, content, check });
	let line = StatementLine {
		holder: bob,
		right: Right::Use,
		obtained: Obtained::Generated,
		limits: Some(life.digest("限制范围 不得向 海丰远洋运输有限公司 以外的主体提供")),
		evidence: life.digest("数据来源说明 采集人 李建国 身份证号 440301198001011234"),
	};
	let filing = |nonce| FilingId::derive(&genesis, &bob, &nonce);
	let file = |nonce| -> Register<Runtime> {
		Register::file {
			nonce,
			dataset,
			version: 1,
			institution,
			applicants: vec![bob].try_into().expect("one"),
			request: Request::Initial(vec![line].try_into().expect("one")),
		}
	};
	// One that an objection ends,
	let (first, second) = (filing([1; 32]), filing([2; 32]));
	life.by("Bob", file([1; 32]));
	let notice = life.digest("补正通知书 缺少 王小明 的授权委托书");
	life.by("Heidi", Register::ask_correction { filing: first, notice });
	let documents = life.digest("授权委托书 委托人 王小明 电话 13800138000");
	life.by("Bob", Register::supply { filing: first, documents });
	life.by("Heidi", Register::accept { filing: first });
	life.by("Heidi", Register::publicise { filing: first });
	let grounds = life.digest("异议书 异议人 张海燕 主张共同采集");
	life.by("Judy", Register::object { filing: first, grounds });
	let (conclusion, decision) = (Conclusion::Upheld, life.digest("异议核查结论 采信 张海燕 的证言"));
	life.by("Heidi", Register::decide_objection { filing: first, sequence: 1, conclusion, decision });
	// and one that is registered, objected to, preserved and cancelled.
	life.by("Bob", file([2; 32]));
	life.by("Heidi", Register::accept { filing: second });
	let reason = life.digest("免予公示审批表 经办人 陈志强");
	life.by("Heidi", Register::waive_publicity { filing: second, reason });
	life.by("Heidi", Register::store { filing: second });
	let grounds = life.digest("登记后异议书 异议人 张海燕 再次主张");
	life.by("Judy", Register::object_after { dataset, grounds });
	let (conclusion, decision) = (Conclusion::Dismissed, life.digest("异议处理决定 驳回 张海燕 的异议"));
	life.by("Heidi", Register::decide_objection_after { dataset, sequence: 1, conclusion, decision });
	let (kind, document) = (AnnotationKind::Preservation, life.digest("民事裁定书 被申请人 李建国"));
	life.by("Ivan", Register::annotate { dataset, kind, document, until_ms: None });
	let document = life.digest("解除保全裁定书 申请人 张海燕");
	life.by("Ivan", Register::lift { dataset, sequence: 1, document });
	let (ground, notice) = (CancellationGround::LegalDocument, life.digest("注销告知书 送达 李建国"));
	life.by("Heidi", Register::cancel_ex_officio { dataset, ground, notice });
	// What was decided elsewhere.
	let mirror = Mirror {
		code: Text::new("粤登-2026-0001").expect("short"),
		digest: life.digest("登记数据 全量文件 由 陈志强 提交"),
		dataset: None,
		kind: FilingKind::Initial,
		decided_ms: 0,
		statement: life.digest("权利配置说明 持有人 珠江数据有限公司 法定代表人 周丽华"),
	};
	life.by("Heidi", Register::record_mirror { mirror: mirror.clone() });
	let corrected = Mirror {
		statement: life.digest("更正后的权利配置说明 法定代表人 周丽华"),
		..mirror.clone()
	};
	let document = life.digest("更正通知书 经办人 陈志强");
	life.by("Heidi", Register::correct_mirror { mirror: corrected, document });
	let document = life.digest("撤回通知书 经办人 陈志强");
	life.by("Heidi", Register::withdraw_mirror { code: mirror.code, document });
	life.tells_nothing_but(&["沿海气象观测 2026", "粤登-2026-0001"]);
}

#[test]
fn r21_public_data_operations_and_exports_tell_no_document_or_recipient() {
	let mut life = Life::new();
	let genesis = life.world.genesis;
	let [bob, ivan, judy] = ["Bob", "Ivan", "Judy"].map(|seed| life.id(seed));
	let (nonce, check) = ([1; 32], CheckWhen::Later);
	let mut public = content("道路运输动态");
	public.descriptor.kind = hefu_primitives::dataset::Kind::PublicResource;
	life.by("Ivan", pallet_registry::Call::register { nonce, content: Box::new(public), check });
	let dataset = DatasetId::derive(&genesis, &ivan, &nonce);
	let materials = life.digest("公共数据资源登记材料 联系人 周丽华 13900139000");
	let (institution, demand) = (life.id("Heidi"), Demand::Initial(materials));
	life.by("Ivan", pallet_catalogue::Call::file { nonce, dataset, version: 1, institution, demand });
	let application = ApplicationId::derive(&genesis, &ivan, &nonce);
	let notice = life.digest("补正通知书 缺少 周丽华 的签字");
	life.by("Heidi", pallet_catalogue::Call::ask_correction { application, notice });
	let documents = life.digest("补正材料 由 周丽华 签字");
	life.by("Ivan", pallet_catalogue::Call::supply { application, documents });

	let [document, decision] =
		["实施方案 负责人 陈志强", "批复文件 签发人 李建国"].map(|words| life.digest(words));
	let plan = Plan { mode: Mode::Scenario, document, decision, price_authority: life.id("Dave") };
	life.by("Ivan", pallet_operation::Call::plan { nonce, plan });
	let operation = OperationId::derive(&genesis, &ivan, &nonce);
	let document = life.digest("评标报告 评委 王小明 张海燕");
	let method = Selection::OpenTender;
	life.by("Ivan", pallet_operation::Call::select_operator { operation, operator: judy, method, document });
	let agreed = ["授权运营协议 乙方代表 周丽华", "安全保障措施 责任人 陈志强", "退出安排 联系人 李建国"];
	let [document, security, exit] = agreed.map(|words| life.digest(words));
	let from = Day::in_china(life.world.now());
	let last = from.months_later(24).previous();
	let agreement = Agreement { document, security, exit, from, last, currency: Currency::CNY };
	life.by("Ivan", pallet_operation::Call::offer_agreement { operation, agreement });
	life.by("Judy", pallet_operation::Call::sign_agreement { operation, agreement });

	let made = Box::new(content("船员培训统计"));
	life.by("Bob", pallet_registry::Call::register { nonce, content: made, check });
	let dataset = DatasetId::derive(&genesis, &bob, &nonce);
	let (right, ground) = (Right::Hold, Ground::Generated);
	life.by("Bob", pallet_rights::Call::claim { dataset, right, ground });
	let recipient = life.digest("境外接收方 Rotterdam Dairy Imports B.V. 联系人 Jan de Vries");
	life.by(
		"Bob",
		pallet_exports::Call::export {
			dataset,
			version: 1,
			grant: None,
			heads: Heads { persons: 120, sensitive: 0 },
			important: false,
			recipient,
			basis: Basis::Few,
		},
	);
	life.tells_nothing_but(&["道路运输动态", "船员培训统计"]);
}

#[test]
fn an_instruction_with_claims_tells_no_trade() {
	let mut life = Life::new();
	let genesis = life.world.genesis;
	// Amounts of claims are public; what they are made of is not.
	life.number(391_755_103);
	life.number(471_100_319);
	let contract = life.digest("买卖合同 HT-2026-0731: 391755103 吨, 单价 471100319 分");
	let (buyers_key, buyer) = life.party_key(contract, "浙江远大进出口有限公司 91330000142920718E");
	let (sellers_key, seller) = life.customer(1, "广州南方粮油贸易有限公司 91440101MA59ABCD2X");
	let seller = Party::Customer(seller);
	let reference = life.digest("银行流水号 2026112400031415926 付款账号 6222021001116245702");
	let dave = life.id("Dave");
	let received = |holder, reference| pallet_settlement::Call::received {
		currency: Currency::CNY,
		holder,
		amount: 50_000,
		reference,
	};
	life.by("Dave", received(buyer, reference));
	let book = Book { bank: dave, currency: Currency::CNY };
	let leg = Leg { from: buyer, to: seller, what: What::Claim { book, amount: 20_000 } };
	let legs = vec![leg];
	let expires_ms = life.world.now() + 3_600_000;
	for nonce in [[1; 32], [2; 32]] {
		let call = pallet_settlement::Call::instruct {
			nonce,
			legs: legs.clone().try_into().expect("one"),
			when: When::LastAffirmation,
			expires_ms,
			about: Some(contract),
			mediators: Default::default(),
		};
		life.by("Alice", call);
	}
	let alice = life.id("Alice");
	let [first, second] = [1, 2].map(|nonce| InstructionId::derive(&genesis, &alice, &[nonce; 32]));
	let affirm = |instruction| pallet_settlement::Call::affirm { instruction };
	life.with(buyers_key.clone(), affirm(first));
	life.with(buyers_key.clone(), pallet_settlement::Call::withdraw { instruction: first });
	life.with(buyers_key.clone(), affirm(first));
	life.with(sellers_key, affirm(first));
	life.with(buyers_key.clone(), affirm(second));
	life.with(buyers_key, pallet_settlement::Call::reject { instruction: second });
	let reference = life.digest("银行流水号 2026112400027182818 收款账号 6217001180012345678");
	let (currency, holder, amount) = (Currency::CNY, seller, 20_000);
	life.by("Dave", pallet_settlement::Call::paid { currency, holder, amount, reference });
	life.tells_nothing_but(&["CNY"]);
}

/// A dataset of Bob's with this file, which he may grant rights in.
fn operated(life: &mut Life, file: &File) -> DatasetId {
	let mut made = content("航班准点");
	let mut distribution = made.distributions[0].clone();
	distribution.size = file.bytes.len() as u64;
	distribution.digests.blake3 = Some(file.root);
	made.distributions = vec![distribution].try_into().expect("one");
	let (nonce, content, check) = ([1; 32], Box::new(made), CheckWhen::Later);
	life.by("Bob", pallet_registry::Call::register { nonce, content, check });
	let dataset = DatasetId::derive(&life.world.genesis, &life.id("Bob"), &nonce);
	let (right, ground) = (Right::Operate, Ground::Generated);
	life.by("Bob", pallet_rights::Call::claim { dataset, right, ground });
	dataset
}

/// What Bob grants Judy.
fn granting(life: &mut Life, dataset: DatasetId) -> Box<Granting> {
	let clauses = life.digest("数据使用条款 责任人 李建国");
	Box::new(Granting {
		dataset,
		right: Right::Use,
		parent: None,
		grantee: life.id("Judy"),
		terms: terms(clauses),
		survivors: Default::default(),
	})
}

/// Judy's claim on Dave.
fn funded(life: &mut Life, amount: u128) -> Book {
	let (currency, holder) = (Currency::CNY, life.id("Judy").into());
	let reference = life.digest("银行流水号 2026112400031415926 付款账号 6222021001116245702");
	life.by("Dave", pallet_settlement::Call::received { currency, holder, amount, reference });
	Book { bank: life.id("Dave"), currency }
}

/// By default an arbiter is shown the evidence, and the chain no window of the data.
#[test]
fn a_disputed_order_tells_no_data_key_terms_or_evidence() {
	use pallet_market::Call;
	let mut life = Life::new();
	let genesis = life.world.genesis;
	let [bob, ivan, judy] = ["Bob", "Ivan", "Judy"].map(|seed| life.id(seed));
	let (file, key) = (File::of_groups(3, 9), life.salt());
	let encrypted = file.encrypted(&key);
	for (what, bytes) in
		[("a window of the data", &file.bytes), ("a window of its ciphertext", &encrypted.bytes)]
	{
		bytes.chunks_exact(64).step_by(16).for_each(|window| life.bytes(what, window));
	}
	let dataset = operated(&mut life, &file);
	let book = funded(&mut life, 1_000);
	let listing = Listing {
		dataset,
		version: 1,
		right: Right::Use,
		by: None,
		contract: ContractKind::Provision,
		price: Price::Capped { book, cap: Cap::Stated(500) },
		stock: None,
		inspection_days: 5,
		use_is_not_acceptance: false,
		settling: Settling::Arbiter(ivan),
		fees: Default::default(),
		terms: life.digest("标准合同 甲方代表 周丽华 违约金 人民币叁拾万元"),
	};
	life.by("Bob", Call::list_product { nonce: [1; 32], listing: Box::new(listing) });
	let product = ProductId::derive(&genesis, &bob, &[1; 32]);
	let mut offer =
		|words, amount| Offer { terms: life.digest(words), units: 1, charge: Some(Charge { book, amount }) };
	let asked = offer("需方要约 采购负责人 王小明", 400);
	let offered = offer("供方要约 附件三 联系人 张海燕 13800138000", 450);
	life.by("Judy", Call::open_negotiation { nonce: [1; 32], product, consumer: None, offer: asked });
	let negotiation = NegotiationId::derive(&genesis, &judy, &[1; 32]);
	for (seed, step) in [
		("Bob", Step::Offer(offered)),
		("Judy", Step::Accept),
		("Bob", Step::Agree),
		("Judy", Step::Verify),
		("Bob", Step::Finalize),
	] {
		life.by(seed, Call::negotiate { negotiation, step });
	}
	let basis = pallet_market::Basis::Agreed(negotiation);
	life.by("Judy", Call::place_order { nonce: [1; 32], basis });
	let order = OrderId::derive(&genesis, &judy, &[1; 32]);
	let granting = granting(&mut life, dataset);
	life.by("Bob", pallet_rights::Call::offer { nonce: [1; 32], granting });
	let grant = GrantId::derive(&genesis, &bob, &[1; 32]);
	let commitments = vec![encrypted.commitment(&key)].try_into().expect("one");
	life.by("Bob", Call::commit { order, grant, commitments });
	let secret = secret_of(&order);
	life.bytes("the secret of a one-time key", &secret);
	life.by("Judy", Call::lock { order, key: public_of(&secret) });
	let handed = vec![handed(&order, &encrypted.root, &key)].try_into().expect("one");
	life.by("Bob", Call::reveal { order, handed });
	let evidence = life.digest("质量异议 第 31 行 航班 CZ3456 延误字段为空 检测人 陈志强");
	life.by("Judy", Call::object { order, evidence });
	life.by("Bob", Call::arbitrate { order });
	let (ruling, document) = (Ruling::Refund, life.digest("裁决书 仲裁员 李建国"));
	life.by("Ivan", Call::rule { order, ruling, document });
	life.tells_nothing_but(&["航班准点"]);
}

#[test]
fn a_meter_tells_no_single_use() {
	use pallet_metering::Call;
	let mut life = Life::new();
	let genesis = life.world.genesis;
	let [bob, judy] = ["Bob", "Judy"].map(|seed| life.id(seed));
	let dataset = operated(&mut life, &File::of_groups(1, 9));
	let granting = granting(&mut life, dataset);
	life.by("Bob", pallet_rights::Call::grant { nonce: [1; 32], granting });
	let book = funded(&mut life, 2_000_000_000);
	let signer = life.world.new_key();
	let opening = pallet_metering::Opening {
		grant: GrantId::derive(&genesis, &bob, &[1; 32]),
		provider: bob,
		service: life.digest("航班查询接口 https://api.example.cn/v3/flights"),
		used_for: metering::used_for(0),
		book,
		deposit: 2_000_000_000,
		cap: 2_000_000_000,
		signers: vec![signer.clone()].try_into().expect("one"),
		window_ms: metering::WINDOW,
	};
	let open: Call<Runtime> = Call::open { nonce: [1; 32], opening: Box::new(opening) };
	life.by("Judy", open);
	let meter = MeterId::derive(&genesis, &judy, &[1; 32]);
	let stored = life.world.chain.read(|| Meters::<Runtime>::get(meter)).expect("it was opened");
	let relation = stored.relation(genesis, meter);

	let opened_ns = stored.windows.opened_ms * 1_000_000;
	let mut totals = Totals::default();
	for (after, value) in [(1, 391_755_103), (2, 471_100_319), (3, 217_003_919)] {
		let (ts_ns, nonce) = (opened_ns + after, 7_310_579_086_100_417_111 + after);
		let units = Units { calls: 1, bytes: 0 };
		let receipt = Receipt { relation, window: 0, ts_ns, nonce, value: value.into(), units };
		totals = totals.with(&receipt).expect("three are few");
		life.number(value);
		life.number(nonce);
		let signature = life.world.pair_of(&signer).sign(&receipt.signed_bytes());
		life.bytes("the signature of a receipt", signature.as_ref());
	}
	// The last time is in the voucher, and the sum.
	[1, 2].into_iter().for_each(|after| life.number(opened_ns + after));
	let voucher = Voucher { relation, window: 0, totals };
	let signature = Signature::Sr25519(life.world.pair_of(&signer).sign(&voucher.signed_bytes()));
	let vouchers = vec![Presented { meter, window: 0, totals, signer: 0, signature }];
	let redeem: Call<Runtime> = Call::redeem { vouchers: vouchers.try_into().expect("one") };
	life.by("Bob", redeem);
	let stored = life.world.chain.read(|| Meters::<Runtime>::get(meter)).expect("it was opened");
	assert_eq!(stored.redeemed, totals, "it is redeemed");
	life.by("Judy", Call::close { meter });
	life.tells_nothing_but(&["Judy"]);
}

/// What is on paper stays with the parties, but for the amount, which was paid in the clear.
#[test]
fn an_invoice_tells_nothing_that_is_on_paper_but_the_amount() {
	use pallet_anchors::{Anchors, Call};
	const AMOUNT: u128 = 3_405_256_664;
	const NUMBER: &str = "26440314159265358979";
	let mut life = Life::new();
	let genesis = life.world.genesis;
	let [bob, grace, judy] = ["Bob", "Grace", "Judy"].map(|seed| life.id(seed));
	let book = funded(&mut life, AMOUNT);
	let (seller, buyer) = (Party::Member(bob), Party::Member(judy));
	let leg = Leg { from: buyer, to: seller, what: What::Claim { book, amount: AMOUNT } };
	let instruct = pallet_settlement::Call::instruct {
		nonce: [1; 32],
		legs: vec![leg].try_into().expect("one"),
		when: When::LastAffirmation,
		expires_ms: life.world.now() + 3_600_000,
		about: None,
		mediators: Default::default(),
	};
	life.by("Judy", instruct);
	let instruction = InstructionId::derive(&genesis, &judy, &[1; 32]);
	for side in ["Judy", "Bob"] {
		life.by(side, pallet_settlement::Call::affirm { instruction });
	}

	// The attestor's: the office's key, and what it reads on paper.
	let key = NullifierKey::new(life.salt());
	let paper = Paper {
		number: InvoiceNumber::parse(NUMBER).expect("20 digits"),
		seller: Uscc::parse("91350100M000100Y43").expect("a code"),
		buyer: Uscc::parse("91440300MA0000001L").expect("a code"),
		amount: AMOUNT,
		tax: 391_755_103,
		date: "2026-09-22".parse().expect("a day"),
	};
	for secret in [NUMBER, &NUMBER[4..], "91350100M000100Y43", "91440300MA0000001L", "2026-09-22"] {
		life.text(secret);
	}
	life.number(391_755_103);
	let salts: [[u8; 32]; PAPER_FIELDS] = std::array::from_fn(|_| life.salt());
	let (office, digest) = (Office { year: 26, region: 44 }, paper.digest(&salts));
	let appoint = Call::appoint_attestor { office, member: grace, key: key.commitment() };
	life.world.must(Deed::Motion(appoint.into()));
	let signer = life.world.new_key();
	let set: Call<Runtime> = Call::set_signer { office, signer: signer.clone() };
	life.by("Grace", set);
	let nullifier = key.nullifier(&paper.number, &paper.seller);
	let (currency, colour) = (Currency::CNY, Colour::Blue);
	let invoice = Invoice { office, nullifier, instruction, seller, buyer, currency, amount: AMOUNT, colour };
	let said = invoice.signed_bytes(&genesis, &key.commitment(), &digest);
	let signature = Signature::Sr25519(life.world.pair_of(&signer).sign(&said));
	let (nonce, invoice) = ([1; 32], Box::new(invoice));
	let anchor: Call<Runtime> = Call::anchor_invoice { nonce, digest, invoice, signature };
	life.by("Bob", anchor);
	let anchors = life.world.chain.read(|| Anchors::<Runtime>::iter().count());
	assert_eq!(anchors, 1, "it is anchored");
	life.tells_nothing_but(&["Judy"]);
}

#[test]
fn customers_and_party_keys_tell_nobody() {
	let mut life = Life::new();
	let (key, customer) = life.customer(1, "深圳市海联国际货运代理有限公司 91440300MA5G12345X");
	life.with(key, frame_system::Call::remark { remark: vec![] });
	life.by("Frank", pallet_members::Call::suspend_customer { customer });
	life.by("Frank", pallet_members::Call::reinstate_customer { customer });
	let new = life.world.new_key();
	life.by("Frank", pallet_members::Call::rotate_customer_key { customer, new });
	let (key, _) = life.party_key([7; 32], "王小明, 深圳市南山区科技园路 1 号, 13800138000");
	life.with(key, pallet_members::Call::retire_party_key {});
	// Who is a member is public, and who sponsors.
	life.tells_nothing_but(&["Frank", "开发网航运公司"]);
}

/// The folder with the samples, as the other tests find it.
fn document() -> Value {
	let shared = std::env::var_os("HEFU_SHARED")
		.map_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), Into::into);
	let file = shared
		.join("data/dcsa/examples/ebl")
		.join("get-transport-documents-by-reference-response-200-reeferExample.json");
	let text = std::fs::read_to_string(&file).unwrap_or_else(|error| {
		panic!("{}: {error}: set HEFU_SHARED to the folder that holds data/dcsa", file.display())
	});
	serde_json::from_str(&text).expect("a transport document")
}

/// Every value of the document by its place, as JSON pointers write it.
fn leaves(value: &Value, place: &str, found: &mut BTreeMap<String, Value>) {
	match value {
		Value::Object(fields) => {
			fields.iter().for_each(|(name, value)| leaves(value, &format!("{place}/{name}"), found));
		}
		Value::Array(items) => {
			(0..)
				.zip(items)
				.for_each(|(number, item): (u32, _)| leaves(item, &format!("{place}/{number}"), found));
		}
		Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
			found.insert(place.into(), value.clone());
		}
	}
}

/// The parties' names in the document.
fn party_names(value: &Value, found: &mut Vec<String>) {
	match value {
		Value::Object(fields) => {
			let names = fields.iter().filter(|(name, _)| *name == "partyName" || *name == "name");
			found.extend(names.filter_map(|(_, value)| value.as_str()).map(Into::into));
			fields.values().for_each(|value| party_names(value, found));
		}
		Value::Array(items) => items.iter().for_each(|item| party_names(item, found)),
		_ => (),
	}
}

#[test]
fn a_bill_of_lading_tells_neither_parties_nor_cargo() {
	let mut life = Life::new();
	let (genesis, charlie) = (life.world.genesis, life.id("Charlie"));
	let document = document();
	let reference = document["transportDocumentReference"].as_str().expect("it has one").to_string();
	let mut fields = BTreeMap::new();
	leaves(&document, "", &mut fields);
	let mut names = Vec::new();
	party_names(&document, &mut names);
	assert!(names.len() >= 4, "{names:?}");
	names.iter().for_each(|name| life.text(name));
	// All of its words but its number, and those so short that they stand anywhere.
	for value in fields.values().filter_map(Value::as_str) {
		if value.len() > 5 && *value != reference {
			life.text(value);
		}
	}
	let [quantity, price] = [391_755_103, 471_100_319];
	life.number(quantity);
	life.number(price);
	fields.insert("/hefu/quantity".into(), quantity.into());
	fields.insert("/hefu/price".into(), price.into());

	let bill = BillId::derive(&genesis, &charlie, &[1; 32]);
	let (shippers_key, shipper) = life.party_key(bill.0, &names[0]);
	let (banks_key, bank) = life.party_key(bill.0, "中国农工商银行深圳分行");
	let (consignees_key, consignee) =
		life.party_key(bill.0, "鹿特丹乳品进口公司 Rotterdam Dairy Imports B.V.");
	let private = PrivatePart { root: life.part(&fields), regulator: None };
	let on = Day::in_china(life.world.now());
	let issuance = Issuance {
		reference: Reference { document: Text::new(&reference).expect("20 characters"), sub: None },
		kind: Kind::OrderBl,
		document: sp_io::hashing::sha2_256(document.to_string().as_bytes()),
		issue_to_digest: sp_io::hashing::sha2_256(names[0].as_bytes()),
		visualisation: None,
		manifest: None,
		issued_on: on,
		shipped_on: Some(on),
		private,
		shipper,
		issue_to: shipper,
		title: Title::Named { party: shipper, further_endorsable: true },
		named: Default::default(),
		surrenderees: Default::default(),
	};
	use pallet_bills::Call;
	life.by("Charlie", Call::issue { nonce: [1; 32], issuance: Box::new(issuance) });
	let words = ["请于周五前确认", "信用证 LC-2026-778899 项下", "单证不符: 发票金额", "货物已受潮"];
	let comments = words.map(|words| Some(life.digest(words)));
	let [asked, under, discrepant, damp] = comments;
	life.with(shippers_key.clone(), Call::sign { bill, comment: asked });
	life.with(shippers_key.clone(), Call::offer_transfer { bill, to: bank, comment: asked });
	let after = life.head(&bill);
	life.with(banks_key.clone(), Call::decline_transfer { bill, after, comment: discrepant });
	life.with(shippers_key.clone(), Call::endorse_to_order { bill, to: bank, comment: under });
	life.with(shippers_key, Call::offer_transfer { bill, to: bank, comment: under });
	let after = life.head(&bill);
	life.with(banks_key.clone(), Call::accept_transfer { bill, after });
	life.with(banks_key.clone(), Call::endorse { bill, to: consignee, comment: None });
	life.with(consignees_key.clone(), Call::reject_title { bill, comment: damp });
	life.with(banks_key.clone(), Call::endorse { bill, to: consignee, comment: None });
	life.with(banks_key, Call::offer_transfer { bill, to: consignee, comment: None });
	let after = life.head(&bill);
	life.with(consignees_key.clone(), Call::accept_transfer { bill, after });
	let references = ["SRR-2026-0001-Rotterdam", "SRR-2026-0002-Rotterdam"].map(|words| life.digest(words));
	let request = |reference| Call::request_surrender {
		bill,
		purpose: Purpose::Delivery,
		to: charlie,
		reference,
		comment: None,
	};
	let [first, second] = references;
	life.with(consignees_key.clone(), request(first));
	let comment = damp.expect("it was made");
	life.by("Charlie", Call::reject_surrender { bill, reference: first, comment });
	life.with(consignees_key, request(second));
	life.by("Charlie", Call::accept_surrender { bill, reference: second, comment: None });
	// By its number a document is looked up.
	life.tells_nothing_but(&[&reference]);
}

#[test]
fn l21_a_licence_and_its_presentation_tell_no_holder() {
	let mut life = Life::new();
	let genesis = life.world.genesis;
	let [heidi, ivan, judy] = ["Heidi", "Ivan", "Judy"].map(|seed| life.id(seed));
	// The example of GB 11643-1999.
	let person = [
		("holderCode", "11010519491231002X"),
		("holderName", "王小明"),
		("holderAddress", "广东省深圳市南山区科技园路 1 号"),
		("holderPhone", "13800138000"),
		("number", "T11010519491231002X"),
		("work", "熔化焊接与热切割作业"),
	];
	let fields = person.map(|(name, value)| (name.to_string(), Value::from(value)));
	person.iter().for_each(|(_, value)| life.text(value));
	let phones = [1, 2].map(|seed| ed25519::Pair::from_seed(&[seed; 32]));
	let salts = [life.salt(), life.salt()];
	let keys = phones.each_ref().map(|phone| phone.public().0);
	keys.iter().for_each(|key| life.bytes("the key of a phone", key));
	let bound = [0, 1].map(|phone| HolderKey::Ed25519(keys[phone]).commitment(&salts[phone]));

	let code = licences::code_of(&life.world, 1);
	let issuer = life.world.people.iter().find(|person| person.seed == "Heidi").expect("of the cast").code;
	let serial = Serial::parse("20260000403").expect("a serial");
	let line = Line { licence_type: code, issuer, serial };
	let now = life.world.now();
	let issue = |life: &mut Life, version: u16, kind, key| pallet_licences::Issuance {
		identifier: Identifier::new(line.clone(), version).expect("an identifier"),
		kind,
		private: life.part(&fields.clone().into()),
		key,
		valid_from_ms: now,
		valid_until_ms: Some(now + 1_000 * 86_400_000),
	};
	use pallet_licences::Call;
	let issuance = Box::new(issue(&mut life, 1, IssuanceKind::New, Some(bound[0])));
	life.by("Heidi", Call::issue { nonce: [1; 32], issuance });
	let licence = LicenceId::derive(&genesis, &heidi, &[1; 32]);
	let recognition = Recognition {
		licence_type: code,
		from: Region(440_000),
		to: Region(330_000),
		scenarios: Scenarios(0b11),
		from_ms: now,
		until_ms: None,
		contact: Text::new("互认异议 zzj@example.org").expect("a contact"),
	};
	life.by("Ivan", Call::recognise { nonce: [1; 32], recognition });
	let rule = hefu_primitives::RecognitionId::derive(&genesis, &ivan, &[1; 32]);

	let cause = "储罐区动火作业, 由王小明现场操作";
	life.text(cause);
	let disclosed = life.digest("holderName=王小明, work=熔化焊接与热切割作业");
	let hidden = Hidden { licence, cause: Text::new(cause).expect("a cause"), disclosed, salt: life.salt() };
	// Either would tell which licence was shown.
	life.bytes("what was disclosed", &disclosed);
	let made_ms = life.world.now();
	let presentation = Presentation {
		licence_type: code,
		issuer: heidi,
		audience: judy,
		place: Region(330_100),
		scenario: Scenario(1),
		made_ms,
		expires_ms: made_ms + 600_000,
		commitment: hidden.commitment(),
	};
	let signature = phones[0].sign(&presentation.signed_bytes(&genesis)).0;
	life.bytes("the signature of a phone", &signature);
	let signature = HolderSignature::Ed25519 { public: keys[0], signature };
	let opening = Opening { presentation, hidden, signature, key_salt: salts[0] };
	// It is a real one: the verifier's node finds it to stand, without a trace.
	let standing = life.world.chain.read(|| Licences::check_presentation(opening, Some(rule), made_ms));
	assert!(standing.is_ok(), "{standing:?}");
	life.by("Judy", Call::verify_presentation { presentation, rule: Some(rule), seen_ms: made_ms });

	life.by("Heidi", Call::bind_key { licence, key: bound[1] });
	let decision = Some(life.digest("暂扣决定书 深应急〔2026〕17号, 当事人王小明"));
	life.by("Heidi", Call::suspend { licence, decision });
	life.by("Grace", Call::restore { licence, decision: None });
	let renewal = IssuanceKind::Renewal { predecessor: licence };
	let issuance = Box::new(issue(&mut life, 2, renewal, None));
	life.by("Heidi", Call::issue { nonce: [2; 32], issuance });
	let next = LicenceId::derive(&genesis, &heidi, &[2; 32]);
	let decision = Some(life.digest("吊销决定书 深应急〔2026〕18号, 当事人王小明"));
	life.by("Heidi", Call::revoke { licence: next, how: Revocation::Penalty, decision });
	life.by("Ivan", Call::withdraw_recognition { rule, from_ms: 0 });
	// What it is a licence of is public, and the number that names nobody.
	life.tells_nothing_but(&["特种作业操作证", "20260000403"]);
}

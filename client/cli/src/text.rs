//! What is said to people, in English and Chinese. English is the library's own wording; the Chinese is here.

/// Words by name, each in both languages.
macro_rules! words {
	($of:ident $($name:ident: $english:literal, $chinese:literal;)*) => {
		/// A word or phrase without parts to fill in.
		#[derive(Clone, Copy, Debug, PartialEq, Eq)]
		pub enum $of {
			$(#[doc = $english] $name,)*
		}

		impl $of {
			/// In a language.
			pub fn say(self, lang: Lang) -> &'static str {
				match (self, lang) {
					$((Self::$name, Lang::En) => $english, (Self::$name, Lang::Zh) => $chinese,)*
				}
			}
		}
	};
}

mod anchors;
pub mod bill;
mod catalogue;
mod exports;
mod failure;
mod import;
pub mod index;
mod key;
mod licence;
mod market;
mod metering;
mod missing;
mod moment;
pub mod motion;
mod operation;
mod private;
mod receipt;
pub mod refused;
mod registration;
mod trade;
pub mod usage;

use std::sync::OnceLock;

use clap::ValueEnum;
use hefu_primitives::verification::{Cover, Coverage, Verdict};

pub use anchors::{Anchors, acquisition, anchor_kind, anchor_standing, assessment_kind, category, name_code};
pub use bill::Bills;
pub use catalogue::{Catalogues, application_kind, entry_end, overdue};
pub use exports::{Exports, exemption, export_basis, export_path, no_rules};
pub use failure::{message, next, not_sealed};
pub use import::{finding, import_error, problem};
pub use key::{io, no_key};
pub use licence::{bad_year, holder, not_shown, not_yet, stands, status};
pub use market::{
	Markets, acceptance, contract, fee_role, market_side, not_delivered, not_fetched, order_stage, outcome,
	price, settled_by,
};
pub use metering::{Meterings, meter_state, no_journal, not_made, not_redeemed, not_taken};
pub use moment::in_china;
pub use operation::{Operations, charge_unit, ending, mode, operation_stage, purpose, selection, side};
pub use private::{opened, part};
pub use receipt::{
	after_refusal, age, audited, damage, no_receipt, no_trust, not_proven, refusal, set, skipped,
	undescribed, why_skipped,
};
pub use registration::{
	Mirrors, Registers, Replays, amount_of, annotation_kind, clock, clock_error, conclusion, eligibility,
	filing_kind, headings_missing, mismatch, no_certificate, no_pack, no_statement, not_mirrored, obtained,
	otherwise, registration_standing, replayed, right, row_fault, sent, silence, stage, step, text_status,
	unreadable,
};
pub use trade::{
	Dsps, Trade, amount, direction, dsp_act, dsp_error, dsp_kept, environments, exceeded, exclusivity, fault,
	instruction_status, narrower, no_policy, offer_state, policy, purposes, reconciled, refusal_of_chain,
	spot, standing, statement, unsaid, use_refusal,
};

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
	/// English.
	En,
	/// 中文.
	Zh,
}

/// The language of this process: chosen once, before anything is said.
static CHOSEN: OnceLock<Lang> = OnceLock::new();

impl Lang {
	/// Chooses the language of this process, unless it was chosen before.
	pub fn choose(self) -> Self {
		*CHOSEN.get_or_init(|| self)
	}

	/// Of a text in both languages, the one in this.
	pub fn of(self, text: hefu_proofs::text::Text) -> String {
		match self {
			Self::En => text.en,
			Self::Zh => text.zh,
		}
	}

	/// What stands between a word and what it introduces.
	pub const fn colon(self) -> &'static str {
		match self {
			Self::En => ": ",
			Self::Zh => "：",
		}
	}

	/// The language of this process.
	pub fn chosen() -> Self {
		*CHOSEN.get_or_init(Self::of_environment)
	}

	/// The language of the shell.
	pub fn of_environment() -> Self {
		let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
			.iter()
			.find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
		if set.is_some_and(|value| value.starts_with("zh")) { Self::Zh } else { Self::En }
	}
}

words! { Word
	Error: "error", "错误";
	Warning: "warning", "警告";
	Next: "what to do", "下一步";
	Dataset: "dataset", "数据集";
	Version: "version", "版本";
	Name: "name", "名称";
	Holder: "holder", "持有方";
	Kind: "kind", "类型";
	Overview: "overview", "数据概述";
	File: "file", "文件";
	Size: "bytes", "字节数";
	Url: "url", "地址";
	Declared: "declared digest", "声明的摘要值";
	Fits: "fits the file", "与文件一致";
	Differs: "differs from the file", "与文件不一致";
	NoFile: "no file at hand", "无本地文件";
	Block: "block", "区块";
	Transaction: "transaction", "交易";
	Event: "event", "事件";
	Account: "account", "账户";
	Scheme: "scheme", "签名算法";
	Public: "public key", "公钥";
	KeyExists: "name a file that does not exist: keys are never overwritten", "请指定不存在的文件：密钥从不覆盖";
	KeyExposed: "run chmod 600 on it, or make a new key if others may have read it", "请对其执行 chmod 600；若可能已被他人读取，请生成新密钥";
	KeyMalformed: "name a file that hefu key new made", "请指定 hefu key new 生成的文件";
	CheckPath: "check the path and its permissions", "请检查路径和权限";
	NameAnother: "nothing is overwritten: name another file, or move this one away if it is of no more use",
		"从不覆盖已有文件：请另指定文件；如已无用，可将其移走";
	NameMember: "name the member (--help says how), or a key of it with --key or HEFU_KEY: nothing is signed",
		"请指明成员（用法见 --help），或用 --key 或 HEFU_KEY 指定其密钥：此命令不签名";
	NoMember: "no member is named, and no key of one", "未指明成员，也未指定其密钥";
	Backwards: "the first day is after the last: --from is after --to", "起始日晚于终止日：--from 晚于 --to";
	Existed: "was there already", "已存在";
	NotThisOutboard: "is there already, and is not this file's outboard", "已存在，且不是该文件的校验树";
	MoveOutboard: "move it away if it is of no more use, then run the command again", "如已无用，请移走后重新执行命令";
	Seal: "sealed, key commitment", "加密分发，密钥承诺";
	Sealed: "sealed file", "密文文件";
	KeyFile: "key file", "密钥文件";
	Opened: "opened", "已解密";
	KeepKey: "serve and register the sealed file; keep the key file: without it nobody opens the sealed file any more",
		"请提供并登记密文文件；妥善保存密钥文件：丢失后密文无法再打开";
	OpenRight: "name the file that was sealed and its key file, and with --out a file that does not exist",
		"请指定密文文件及其密钥文件，并用 --out 指定不存在的文件";
	NotRegistered: "the version has no file with this BLAKE3 that is sealed by this key",
		"该版本没有以此密钥加密且 BLAKE3 相同的文件";
	AskHolder: "ask whom you have it from for the sealed file and the key of this version",
		"请向提供方索取该版本的密文文件和密钥";
	MoveSealed: "name another file with --out, or move this one away if it is of no more use",
		"请用 --out 指定其他文件；如已无用，可将其移走";
	FitsChain: "as registered", "与登记一致";
	Serving: "serving", "正在提供";
	VerifiersOnly: "to verifiers only", "仅限核验节点";
	KeysAsBefore: "the node does not answer; the verifiers' keys stay as they were", "节点没有应答；核验节点的密钥保持不变";
	NameHost: "name a folder that exists, and with --listen an address of this machine that is free",
		"请指定存在的文件夹，并用 --listen 指定本机的空闲地址";
	StartAgain: "start it again", "请重新启动";
	Stop: "stop with Ctrl-C", "按 Ctrl-C 停止";
	Submitting: "submitting; wait for finality", "正在提交，等待最终确认";
	DryRun: "not submitted (--dry-run)", "未提交 (--dry-run)";
	RunHelp: "run hefu --help", "请用 hefu --help 查看用法";
	Report: "report it, with the command and hefu --version", "请连同命令和 hefu --version 的输出一并报告";
	CorrectInput: "correct it, then run the command again", "更正后重新执行命令";
	PutRight: "put each of these right, then run the command again", "逐项更正后重新执行命令";
	NeedKey: "name the key that signs with --key or HEFU_KEY: a key file (hefu key new makes one), or //Alice on a development chain",
		"用 --key 或 HEFU_KEY 指定签名密钥：密钥文件（用 hefu key new 生成），或开发链上的 //Alice";
	NoKey: "no key to sign with", "没有签名密钥";
	Verdict: "verdict", "核验结果";
	Check: "check", "核验";
	State: "state", "状态";
	Running: "(check open)", "(核验中)";
	Reports: "reports", "报告";
	Covered: "covered", "覆盖";
	Whole: "whole", "全文";
	Member: "member", "成员";
	MemberCode: "code", "统一代码";
	Roles: "roles", "角色";
	Region: "region", "登记地";
	Customers: "customers", "客户数";
	Scope: "scope", "权限范围";
	Chain: "chain", "链";
	NodeVersion: "version", "版本";
	Peers: "peers", "对等节点";
	Best: "best block", "最新区块";
	Finalised: "final block", "最终区块";
	Gap: "not yet final", "未最终确认";
	Validators: "validators", "验证节点";
	OpenChecks: "open checks", "进行中的核验";
	Parent: "made from", "源自（父版本）";
	Latest: "latest", "最新";
	Files: "files", "文件数";
	Description: "description", "描述文件";
	OneOnly: "--name, --overview, --dataset and --version-of are for one description", "--name、--overview、--dataset 和 --version-of 只能用于一个描述文件";
	ImportEach: "import the descriptions one by one, or leave these options out", "请逐个导入描述文件，或去掉这些选项";
	NothingToWaitFor: "there is no check to wait for", "没有可等待的核验";
	NoWait: "leave out --wait, or --check later", "请去掉 --wait 或 --check later";
	ParentTwice: "a version is named twice with --parent", "--parent 重复指明同一版本";
	TooManyParents: "more than 16 versions are named with --parent", "--parent 指明的版本超过 16 个";
	EachParentOnce: "name each version once, and at most 16", "每个版本只指明一次，最多 16 个";
	Registered: "already registered", "已登记";
	LookUp: "look before you send it again: hefu dataset show", "重发前请先查询：hefu dataset show";
	Motion: "motion", "议案";
	Body: "body", "表决机构";
	Call: "call", "调用";
	About: "about", "内容";
	Ayes: "for", "赞成";
	Nays: "against", "反对";
	End: "until block", "截止区块";
	Yes: "yes", "是";
	No: "no", "否";
	Named: "named", "已任命";
	InSet: "in the set", "在验证组中";
	SessionKeys: "session keys", "会话密钥";
	Proof: "proof", "持有证明";
	NoChange: "it would change nothing: the validators that are named now are those", "无需更改：目前任命的验证节点即是如此";
	SeeValidators: "look with hefu validator list", "请用 hefu validator list 查看";
	CopyKeys: "copy keys and proof as hefu node rotate-keys prints them", "请照 hefu node rotate-keys 的输出填写密钥和证明";
	BringKeys: "bring them to the chain: hefu node set-session-keys --keys KEYS --proof PROOF", "提交到链上：hefu node set-session-keys --keys 密钥 --proof 证明";
	Receipt: "receipt", "凭证";
	Receipts: "receipts", "凭证";
	Audit: "verifying receipts", "正在验证凭证";
	AuditRefused: "do not rely on those that are refused; hefu receipt verify FILE says more of each", "请勿采信被拒绝的凭证；可用 hefu receipt verify 文件 逐一查看";
	NoReceiptSaved: "it is written, and its receipts could not be saved", "已写入，但未能保存其凭证";
	FetchAgain: "do not rely on it; fetch it again from a node: hefu receipt fetch", "请勿采信；请用 hefu receipt fetch 从节点重新获取";
	NoReceipts: "the folder has no receipts", "文件夹中没有凭证";
	NameReceipts: "name receipts, or a folder of them such as that of --receipts", "请指定凭证，或存放凭证的文件夹（如 --receipts 所指）";
	NameReceipt: "name the receipt here, and the trust file with --trust", "此处请指定凭证；信任文件用 --trust 指定";
	NoTrust: "no trust file to verify by", "没有用以验证的信任文件";
	GetTrust: "name the consortium's trust file with --trust or HEFU_TRUST; a validator makes one with hefu-node export-trust FILE --chain SPEC \
		--base-path DIR",
		"请用 --trust 或 HEFU_TRUST 指定联盟的信任文件；验证节点可用 hefu-node export-trust 文件 --chain 链规格 --base-path 目录 导出";
	NameTrust: "name the trust file here (--trust, HEFU_TRUST), and the receipt to hefu receipt verify",
		"此处请指定信任文件（--trust、HEFU_TRUST）；凭证请交给 hefu receipt verify";
	Proven: "result", "结果";
	YesProven: "proven", "已证明";
	Time: "time", "时间";
	AuthoritySet: "authority set", "验证组";
	Authority: "authority", "验证方";
	Fingerprint: "trust file", "信任文件指纹";
	TrustDate: "trust file of", "信任文件日期";
	Question: "question", "问题";
	Held: "answer", "答案";
	Nothing: "(nothing)", "(无)";
	NotProven: "not proven:", "未证明：";
	Licence: "licence", "证照";
	LicenceType: "type", "证照类型";
	HeldBy: "held by", "持证主体";
	Schema: "schema digest", "字段清单摘要";
	Scenarios: "scenarios", "应用场景";
	MaxAge: "greatest age of a status, ms", "状态最长有效时间（毫秒）";
	Issuer: "issuer", "颁发机构";
	InOffice: "may issue", "可颁发";
	Identifier: "identifier", "证照标识";
	From: "from", "起";
	Until: "until", "止";
	Predecessor: "took the place of", "前一版本";
	PrivateRoot: "root of the private part", "非公开部分的根";
	Card: "card", "证照卡片";
	Operation: "operation", "操作";
	Decision: "decision", "决定书承诺";
	PhoneKey: "phone key (commitment)", "手机密钥（承诺）";
	Commitment: "commitment", "承诺";
	Rule: "rule", "互认规则";
	Begins: "begins", "开始";
	Ends: "ends", "结束";
	Contact: "objections to", "异议联系方式";
	Publisher: "publisher", "发布机构";
	Audience: "for", "核验方";
	Place: "where", "使用地";
	Cause: "what for", "事由";
	Made: "made", "出示时间";
	Expires: "until", "失效时间";
	Disclosed: "disclosed", "披露";
	QrText: "text for a QR code", "二维码文本";
	Checked: "checked", "核验";
	AskLater: "ask for a moment that has come: what it will be then, nobody knows", "请查询已到来的时刻：将来的状态无从得知";
	NoFields: "it is no JSON object of fields", "不是由字段组成的 JSON 对象";
	OtherFields: "it is there already, made of other fields", "已存在，且由其他字段生成";
	MovePrivate: "move it away if it is of no more use, then run the command again", "如已无用，请移走后重新执行命令";
	KeepPrivate: "the private part: keep it, and give it to the holder", "非公开部分：请妥善保存，并交给持证人";
	NoUscc: "an identifier names its issuer by USCC, and your member has none", "证照标识以统一社会信用代码指明颁发机构，而您的成员没有";
	UseAuthority: "use a key of the licensing authority with --key", "请用 --key 指定颁发机构的密钥";
	GiveCommitment: "give the commitment to the issuer; the file stays on the phone, for this one licence", "请将承诺交给颁发机构；密钥文件留在手机上，仅用于这一证照";
	PhoneKeyMalformed: "name a file that hefu licence phone-key new made", "请指定 hefu licence phone-key new 生成的文件";
	GetCard: "get the card again: hefu licence show LICENCE --card FILE", "请重新获取卡片：hefu licence show 证照 --card 文件";
	BindPhone: "use the phone whose key is bound, or have the issuer bind this one (hefu licence bind-key) and get the card again (hefu licence show --card)",
		"请使用已绑定密钥的手机，或请颁发机构绑定此密钥（hefu licence bind-key）后重新获取卡片（hefu licence show --card）";
	AskHolderAgain: "do not rely on it; ask the holder for a new presentation", "请勿采信；请持证人重新出示";
	ToVerifierAlone: "give it to the verifier alone, directly or as a QR code", "仅交给核验方：当面传递，或以二维码出示";
	NotLogged: "checked and not logged: do not rely on it yet, it may have been used or be used elsewhere", "已核验但未登记：请勿就此采信，它可能已被或将被用于他处";
	Year: "year", "年份";
	Worked: "days worked", "工作日数";
	WeekdaysOff: "weekdays off", "周一至周五放假";
	WeekendsWorked: "weekend days worked", "周末调休上班";
	Basis: "basis", "依据";
	SetOff: "set off on", "起算日（不计入）";
	Days: "working days", "工作日数";
	LastDay: "last day", "最后一日";
	Deadline: "over at", "届满时刻";
	StoodStill: "the chain stood still (not counted)", "链停摆（不计入期限）";
	LastBefore: "last block before", "停摆前末个区块";
	FirstAfter: "first block after", "恢复后首个区块";
	FirstUncounted: "first day that does not count", "首个不计入的日期";
	LastUncounted: "last", "末个";
	NeverStill: "the chain never stood still", "链未曾停摆";
	NotInFile: "the file has no such year", "文件中没有该年份";
	YearsRecorded: "all of these years are recorded so already", "这些年份均已如此记录";
	KeysUsedLater: "the node uses them from the session after next; keep it running", "自下下个会话起启用；请保持节点运行";
}

/// How much of a file was compared: with a registered digest that was compared over more than the others.
pub fn covered(coverage: &Coverage, lang: Lang) -> String {
	let covers = [coverage.blake3, coverage.sha256, coverage.sm3].into_iter().flatten();
	let sampled = covers.clone().find_map(|cover| match cover {
		Cover::Sampled { groups, confidence } => Some((groups, confidence)),
		_ => None,
	});
	match (covers.into_iter().any(|cover| cover == Cover::Checked), sampled) {
		(true, _) => Word::Whole.say(lang).into(),
		(false, Some((groups, confidence))) => {
			// In basis points.
			let (percent, rest) = (confidence / 100, confidence % 100);
			match lang {
				Lang::En => format!("{groups} samples; finds 1 % corruption with {percent}.{rest:02} %"),
				Lang::Zh => format!("抽样 {groups} 片；1 % 损坏的检出概率 {percent}.{rest:02} %"),
			}
		}
		(false, None) => "-".into(),
	}
}

/// A verdict.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
	match (verdict, lang) {
		(Verdict::Verified, Lang::En) => "Verified",
		(Verdict::Verified, Lang::Zh) => "已核验",
		(Verdict::Mismatched, Lang::En) => "Mismatched",
		(Verdict::Mismatched, Lang::Zh) => "不一致",
		(Verdict::Contested, Lang::En) => "Contested",
		(Verdict::Contested, Lang::Zh) => "有争议",
		(Verdict::Unavailable, Lang::En) => "Unavailable",
		(Verdict::Unavailable, Lang::Zh) => "无法获取",
		(Verdict::Inconclusive, Lang::En) => "Inconclusive",
		(Verdict::Inconclusive, Lang::Zh) => "无结论",
	}
}

//! What the chain or the node refuses, and what to do about it.

use hefu_sdk::{Error, Refusal, seal::SealError};

use super::{Lang, missing, refused};

/// What went wrong.
pub fn message(error: &Error, lang: Lang) -> String {
	if lang == Lang::En {
		return error.to_string();
	}
	match error {
		Error::Unreachable { url, reason } => format!("节点 {url} 没有应答：{reason}"),
		Error::Refused(refusal) => why_refused(refusal),
		Error::NotFound(missing) => format!("链上没有{} {}", missing::chinese(missing.what), missing.which),
		Error::Incompatible(what) => format!("本程序与节点的运行时版本不符：{what}"),
		Error::NoReceipt(reason) => format!("没有凭证：{}", reason.message),
		Error::NotFinal(stall) => match (&stall.transaction, &stall.block) {
			(Some(transaction), Some(block)) => format!(
				"交易 {transaction} 已进入区块 {block}，但 {} 秒内未获最终确认；它仍可能获得最终确认",
				stall.seconds
			),
			(Some(transaction), None) => {
				format!("交易 {transaction} 在 {} 秒内未进入区块；它仍可能被收录", stall.seconds)
			}
			(None, Some(block)) => format!("区块 {block} 在 {} 秒内未获最终确认", stall.seconds),
			(None, None) => format!("{} 秒内没有新的区块获得最终确认", stall.seconds),
		},
		Error::Unsafe { url, method } => format!("节点 {url} 不对外提供 {method}：该方法不安全"),
		Error::NotAMember(account) => format!("{account} 不是任何成员或客户的密钥"),
		Error::Other(what) => what.clone(),
	}
}

/// What was refused, in Chinese.
fn why_refused(refusal: &Refusal) -> String {
	let meaning = refused::known(&refusal.name).map_or(&*refusal.explanation, |known| known.chinese);
	format!("被链拒绝：{}({meaning})", refusal.name)
}

/// Why a file is not sealed, or not opened.
pub fn not_sealed(error: &SealError, lang: Lang) -> String {
	match error {
		SealError::Exists(path) if lang == Lang::Zh => format!("{} 已存在，且是其他文件", path.display()),
		SealError::NotThese { path, expected, found } if lang == Lang::Zh => format!(
			"{} 不是此密钥加密的文件：其 BLAKE3 为 {}，应为 {}",
			path.display(),
			hefu_sdk::hex(found),
			hefu_sdk::hex(expected)
		),
		error => error.to_string(),
	}
}

/// What to do next.
pub fn next(error: &Error, lang: Lang) -> &'static str {
	let (english, chinese) = match error {
		Error::Unreachable { .. } => (
			"start the node, or name another with --url or HEFU_URL; if something was being sent, look whether it was written before \
			 you send it again",
			"请启动节点，或用 --url 或 HEFU_URL 指定其他节点；若当时正在提交，重发前请先查询是否已写入",
		),
		Error::Refused(refusal) => refused::known(&refusal.name)
			.map_or(("change what it names, then try again", "请按所指之处更正后重试"), |known| {
				known.next
			}),
		Error::NoReceipt(reason) => without_receipt(&reason.name),
		Error::NotFound(missing) => missing::next(missing.what),
		Error::Incompatible(_) => {
			("use the hefu that was released with this runtime", "请使用与该运行时一同发布的 hefu")
		}
		Error::NotAMember(_) => (
			"use an operator key of a member (hefu member show lists them), or have its owner add this one",
			"请使用成员的操作密钥（hefu member show 可列出），或请成员的所有者密钥添加此密钥",
		),
		Error::NotFinal(_) => (
			"run hefu node status until the final block goes on, then look (hefu dataset show, hefu member show, hefu motion \
			 list) before you send it again; --timeout SECONDS waits longer",
			"请用 hefu node status 查看，待最终区块继续增长后先查询结果（hefu dataset show、hefu member show、hefu motion \
			 list），再决定是否重发；可用 --timeout 秒数 延长等待",
		),
		Error::Unsafe { .. } => (
			"run hefu on the node's own machine with --url ws://127.0.0.1:PORT; a node that serves others too answers it only \
			 when started with --rpc-methods unsafe, behind a firewall",
			"请在节点本机上执行，使用 --url ws://127.0.0.1:端口；对外提供 RPC 的节点须以 --rpc-methods unsafe 启动（并置于防火墙后）才会应答",
		),
		Error::Other(_) => ("try again; if it stays, report it", "请重试；若仍然失败，请报告问题"),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Where a node makes no receipt.
fn without_receipt(name: &str) -> (&'static str, &'static str) {
	match name {
		"UnknownBlock" => (
			"check the hash, and that --url names a node of the right chain that has caught up",
			"请核对区块哈希，并确认 --url 指向该链且已同步的节点",
		),
		"NotFinalised" | "NotJustified" | "NothingJustified" => {
			("try again in a few seconds", "请数秒后重试")
		}
		"NotCanonical" => (
			"look the transaction up in the chain's own blocks: this one is not among them",
			"该区块不在主链上：请在主链的区块中重新查找",
		),
		"NothingToProve" => ("ask about a later block", "请查询其后的区块"),
		"NoSuchEvent" => (
			"give the event's number in the block, from 0, as the writing command printed it",
			"请给出事件在区块内的编号（从 0 起），写入命令会将其打印",
		),
		"StatePruned" => (
			"name with --url a node that keeps state (--state-pruning archive-canonical)",
			"请用 --url 指定保留历史状态的节点（--state-pruning archive-canonical）",
		),
		"ProofTooLong" => (
			"ask for the state at a later block with --question and --at: what lasted is provable there",
			"请用 --question 和 --at 查询其后区块的状态：仍然成立的事实可在彼处证明",
		),
		"NewTrustNeeded" | "TooManyHandovers" => (
			"get a newer trust file from the consortium, and ask with it",
			"请向联盟获取较新的信任文件，再以其查询",
		),
		"NoSuchSet" => (
			"check --from-set, or that --trust is of this chain: hefu receipt trust show",
			"请检查 --from-set，或确认 --trust 属于该链（hefu receipt trust show）",
		),
		"FactTooOld" => (
			"ask without --trust and --from-set: a trust file of the block's own time verifies it",
			"请不带 --trust 和 --from-set 查询：以当时的信任文件验证",
		),
		"SetsUnknown" | "NotOffered" => (
			"name another node with --url: one that has synchronised from the first block on",
			"请用 --url 指定其他节点：从首个区块开始同步的节点",
		),
		"Questions" | "QuestionUnknown" => (
			"put 1 to 16 different questions that the chain's version at that block knows",
			"请提出 1 至 16 个互不相同、且该版本的链所知的问题",
		),
		_ => (
			"try again; if it stays, the node's operator finds more in its log",
			"请重试；若仍失败，请由节点运维人员查看日志",
		),
	}
}

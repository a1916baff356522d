//! Motions: how one stands, and why nothing came of it.

use std::ops::RangeInclusive;

use hefu_sdk::governance::{MOTIONS_OF_SEAT, OpenMotion, Undone, parameter::Kind};

use super::{Lang, refused};

words! { Motions
	Seats: "proposing is no vote: have seats vote for it, your own too, then one closes it",
		"提出议案不等于投票：请各席位（包括您自己的席位）表决，再由任一席位关闭";
	Needs: "votes that it needs", "所需票数";
	NoReceiptOfVotes: "votes have no receipts; what the motion does has one, saved by whoever closes it",
		"投票没有凭证；议案执行的结果有凭证，由关闭议案的命令保存";
	ProposeAgain: "propose it again when what stands in its way is gone", "消除障碍后重新提出";
	OpenInBoth: "the same motion is open in both bodies", "两个机构都有此议案";
	SayBody: "say whose with --body", "请用 --body 指明";
	Parameter: "parameter", "参数";
	Value: "set to", "设定值";
	InForce: "in force", "生效值";
	Default: "default", "默认值";
	SeeParameters: "look with hefu parameter list", "请用 hefu parameter list 查看";
	Made: "proposed before it failed", "失败前已提出";
	Open: "proposed before, and open", "此前已提出，尚未关闭";
	RunAgain: "have the open motions voted on and closed (hefu motion list, vote, close), then run the same command again: years that are \
		recorded or proposed are left out",
		"请先表决并关闭未决议案（hefu motion list、vote、close），再重新执行同一命令：已记录和已提出的年份会略过";
}

/// How an open motion stands.
pub fn stands(motion: &OpenMotion, lang: Lang) -> String {
	let (ayes, nays, threshold, end) = (motion.ayes.len(), motion.nays.len(), motion.threshold, motion.end);
	match lang {
		Lang::En => format!(
			"for it: {ayes}, against it: {nays}, needed: {threshold}; without them it is voted down from block {end} on"
		),
		Lang::Zh => {
			format!("赞成 {ayes} 票，反对 {nays} 票；需 {threshold} 票，否则自区块 {end} 起可关闭为未通过")
		}
	}
}

/// Why nothing came of a motion.
pub fn undone(undone: &Undone, lang: Lang) -> String {
	match (undone, lang) {
		(undone, Lang::En) => undone.to_string(),
		(Undone::VotedDown, Lang::Zh) => "未获所需票数".into(),
		(Undone::Refused(refusal), Lang::Zh) => {
			let meaning = refused::known(&refusal.name).map_or(&*refusal.explanation, |known| known.chinese);
			format!("已执行但失败：{}({meaning})", refusal.name)
		}
	}
}

/// What a parameter's value is to be.
pub fn no_value(name: &str, kind: Kind, lang: Lang) -> String {
	match (kind, lang) {
		(Kind::Number(most), Lang::En) => format!("{name} is a whole number, at most {most}, or default"),
		(Kind::Number(most), Lang::Zh) => format!("{name} 应为不大于 {most} 的整数，或 default（默认值）"),
		(Kind::Key, Lang::En) => format!("{name} is a key of 64 hexadecimal digits, or none, or default"),
		(Kind::Key, Lang::Zh) => {
			format!("{name} 应为 64 位十六进制数字的密钥，或 none（无），或 default（默认值）")
		}
	}
}

/// That a number is one which the runtime would not take as it is.
pub fn beyond_bounds(name: &str, bounds: &RangeInclusive<u64>, lang: Lang) -> String {
	let (least, most) = (bounds.start(), bounds.end());
	match lang {
		Lang::En => format!(
			"{name} is from {least} to {most}: for a number beyond that the chain would take the bound, whatever is set"
		),
		Lang::Zh => format!("{name} 应在 {least} 至 {most} 之间：超出时无论设为何值，链上均以界限为准"),
	}
}

/// That years are left for which the seat has no place now.
pub fn years_left(years: &[u16], lang: Lang) -> String {
	let years = years.iter().map(u16::to_string).collect::<Vec<_>>().join(" ");
	match lang {
		Lang::En => format!(
			"not proposed: {years}: each year is a motion of its own, and a seat has at most {MOTIONS_OF_SEAT} open"
		),
		Lang::Zh => {
			format!("未提出：{years}：每个年份为一个议案，每个席位最多有 {MOTIONS_OF_SEAT} 个未决议案")
		}
	}
}

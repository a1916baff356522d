//! Receipts: what they prove and what not, and why one is refused.

use hefu_proofs::{Broken, DescribeError, Error, Fact, FormError};

use super::Lang;

/// Why a receipt is refused.
pub fn refusal(error: Error, lang: Lang) -> String {
	if lang == Lang::En {
		return match error {
			Error::TrustTooOld { age_ms, limit_ms } => format!(
				"the trust file is {} old, and at most {} are relied on",
				span(age_ms, lang),
				span(limit_ms, lang)
			),
			error => error.to_string(),
		};
	}
	match error {
		Error::Form(error) => damage(error, lang),
		Error::TrustTooOld { age_ms, limit_ms } => {
			format!("信任文件已有{},最多依赖{}", span(age_ms, lang), span(limit_ms, lang))
		}
		Error::NoAuthorities => "信任文件中没有验证方".into(),
		Error::DuplicateAuthority => "同一验证方出现两次".into(),
		Error::HandoversMissing { receipt, trust } => {
			format!("凭证从第 {receipt} 验证组开始,信任文件属第 {trust} 组:缺少其间的交接")
		}
		Error::TrustTooNew { receipt, trust } => {
			format!("凭证从第 {receipt} 验证组开始,信任文件属较晚的第 {trust} 组")
		}
		Error::TooManyHandovers => "交接次数过多".into(),
		Error::Handover { from, broken } => format!("第 {from} 验证组的交接不成立:{}", link(broken)),
		Error::NewTrustNeeded { from } => format!("第 {from} 组之后验证组曾被强制更换"),
		Error::Block(broken) => format!("未能证明该区块已最终确认:{}", link(broken)),
		Error::NoSuchEvent { index, leaves } => format!("区块有 {leaves} 个事件,没有第 {index} 号"),
		Error::PathLength { expected, given } => format!("路径有 {given} 个哈希,应有 {expected} 个"),
		Error::NotInBlock => "该事件不在区块的事件之中".into(),
		Error::Questions => "应有 1 至 16 个互不相同的问题".into(),
		Error::TrieNode { index } => format!("第 {index} 个状态树节点缺失或不符"),
		Error::TrieNodeMalformed => "有状态树节点无法读取".into(),
		Error::TrieNodeSurplus { index } => format!("第 {index} 个状态树节点多余"),
		Error::Absent { question } => format!("称第 {question} 个问题有答案,但状态中没有"),
		Error::Present { question } => format!("称第 {question} 个问题没有答案,但状态中有"),
		Error::NewerThanKnown { spec_version, known } => {
			format!("由链的第 {spec_version} 版写成,本程序只认识到第 {known} 版")
		}
	}
}

/// What to do about it.
pub fn after_refusal(error: Error, lang: Lang) -> &'static str {
	let (english, chinese) = match error {
		Error::TrustTooOld { .. } | Error::NewTrustNeeded { .. } | Error::TooManyHandovers => (
			"get a newer trust file from the consortium; --max-trust-age DAYS relies on an older one, if you know the former \
			 validators' keys to be safe",
			"请向联盟获取较新的信任文件;若确知先前验证方的密钥安全,可用 --max-trust-age 天数 放宽",
		),
		Error::NoAuthorities | Error::DuplicateAuthority => {
			("get the trust file again, and compare its fingerprint", "请重新获取信任文件,并核对其指纹")
		}
		Error::HandoversMissing { .. } => (
			"fetch the receipt again with --trust (hefu receipt fetch), or use a trust file of the receipt's own set",
			"请用 hefu receipt fetch 加 --trust 重新获取凭证,或使用与凭证同一验证组的信任文件",
		),
		Error::TrustTooNew { .. } => (
			"use the trust file of that time: keep each one that you have compared",
			"请使用当时的信任文件:核对过的信任文件应各自保留",
		),
		Error::NewerThanKnown { .. } => {
			("use a newer hefu: the receipt may well hold", "请使用较新版本的 hefu:该凭证可能有效")
		}
		Error::Block(Broken::OtherGenesis) | Error::Handover { broken: Broken::OtherGenesis, .. } => (
			"it is another chain's: use that chain's trust file",
			"该凭证属于另一条链:请使用那条链的信任文件",
		),
		_ => (
			"do not rely on it; fetch it again from a node (hefu receipt fetch), and compare the trust file's fingerprint",
			"请勿采信;可用 hefu receipt fetch 从节点重新获取,并核对信任文件的指纹",
		),
	};
	if lang == Lang::En { english } else { chinese }
}

/// Why bytes are no receipt or no trust file.
pub fn damage(error: FormError, lang: Lang) -> String {
	if lang == Lang::En {
		return error.to_string();
	}
	match error {
		FormError::NotThisFormat => "不是此类文件,或属于较新的格式",
		FormError::Malformed => "文件损坏:提前结束,或有字段无法读取",
		FormError::TrailingBytes => "文件损坏:结尾之后还有内容",
		FormError::NotCanonical => "文件损坏:有数字的写法过长",
	}
	.into()
}

/// Why what is proven is not put into words.
pub fn undescribed(error: DescribeError, lang: Lang) -> String {
	if lang == Lang::En {
		return format!("proven, and not put into words: {error}");
	}
	let why = match error {
		DescribeError::NewerThanKnown { spec_version, known } => {
			format!("由链的第 {spec_version} 版写成,本程序只认识到第 {known} 版,请使用较新版本的 hefu")
		}
		DescribeError::NotDescribed => "不是本程序描述的事件或记录".into(),
		DescribeError::Malformed => "不是该版本的写法".into(),
		DescribeError::OtherKind => "凭证证明的是另一类事实".into(),
	};
	format!("已证明,但无法以文字说明:{why}")
}

/// That a fact is no later than its block.
pub fn not_later(fact: &Fact, lang: Lang) -> String {
	let number = fact.number;
	match lang {
		Lang::En => format!(
			"that it still is so: this is as at block {number}; ask for a younger receipt to know about later"
		),
		Lang::Zh => format!("现在仍然如此:以上截至区块 {number};其后的情况须另取较新的凭证"),
	}
}

/// How long ago something was.
pub fn age(ms: u64, lang: Lang) -> String {
	match lang {
		Lang::En => format!("{} ago", span(ms, lang)),
		Lang::Zh => format!("{}前", span(ms, lang)),
	}
}

/// The set that made a block final, and how the trust file leads to it.
pub fn set(id: u64, handovers: usize, lang: Lang) -> String {
	match (handovers, lang) {
		(0, _) => id.to_string(),
		(count, Lang::En) => format!("{id} ({count} hand-overs after the trust file's)"),
		(count, Lang::Zh) => format!("{id}(自信任文件起经 {count} 次交接)"),
	}
}

/// A length of time in its largest unit.
fn span(ms: u64, lang: Lang) -> String {
	let seconds = ms / 1_000;
	let (count, english, chinese) = match seconds {
		0..120 => (seconds, "seconds", "秒"),
		120..7_200 => (seconds / 60, "minutes", "分钟"),
		7_200..172_800 => (seconds / 3_600, "hours", "小时"),
		_ => (seconds / 86_400, "days", "天"),
	};
	match lang {
		Lang::En => format!("{count} {english}"),
		Lang::Zh => format!("{count} {chinese}"),
	}
}

/// What is wrong with a block that is said to be final.
fn link(broken: Broken) -> String {
	match broken {
		Broken::DigestMissing => "区块头没有事件摘要".into(),
		Broken::DigestTwice => "区块头有两个事件摘要".into(),
		Broken::DigestMalformed => "区块头中的摘要无法读取".into(),
		Broken::OtherGenesis => "区块头属于另一条链".into(),
		Broken::NotLinked { index } => format!("第 {index} 个后续区块头与前一个不相连"),
		Broken::TooManyDescendants => "后续区块头过多".into(),
		Broken::OtherTarget => "终局证明针对的是另一个区块".into(),
		Broken::TooFewVotes { threshold, given } => format!("有 {given} 票,需要 {threshold} 票"),
		Broken::SurplusVotes { threshold, given } => format!("有 {given} 票,应恰为 {threshold} 票"),
		Broken::DuplicateVote { index } => format!("第 {index} 票与其前一票出自同一验证方"),
		Broken::UnsortedVotes { index } => format!("第 {index} 票次序不对"),
		Broken::NotAuthority { index } => format!("第 {index} 票出自无投票权者"),
		Broken::BadSignature { index } => format!("第 {index} 票的签名无效"),
		Broken::VoteElsewhere { index } => format!("第 {index} 票不是投给该区块或所示的后续区块"),
		Broken::TargetTooLow => "各票都投给了更晚的区块".into(),
		Broken::UnsortedAncestries => "通往各票的区块头次序不对".into(),
		Broken::SurplusAncestries => "有多余的区块头".into(),
		Broken::NoChange => "区块头没有宣布更换验证组".into(),
		Broken::Weights => "新验证方并非一方一票".into(),
		Broken::NotEnactment { enacted } => format!("更换在区块 {enacted} 生效,而终局证明针对的是另一个区块"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_length_of_time_is_told_in_its_largest_unit() {
		let said = |ms| (span(ms, Lang::En), span(ms, Lang::Zh));
		assert_eq!(said(5_999), ("5 seconds".into(), "5 秒".into()));
		assert_eq!(said(120_000), ("2 minutes".into(), "2 分钟".into()));
		assert_eq!(said(7_200_000), ("2 hours".into(), "2 小时".into()));
		assert_eq!(said(91 * 86_400_000), ("91 days".into(), "91 天".into()));
	}

	#[test]
	fn what_may_well_hold_is_not_called_false() {
		let newer = Error::NewerThanKnown { spec_version: 9, known: 1 };
		assert!(after_refusal(newer, Lang::En).contains("newer hefu"));
		assert!(after_refusal(Error::NotInBlock, Lang::Zh).contains("请勿采信"));
		let other = Error::Block(Broken::OtherGenesis);
		assert!(after_refusal(other, Lang::En).contains("another chain"));
	}
}

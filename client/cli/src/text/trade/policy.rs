//! What of a policy has no place in terms, and what is no list of purposes.

use hefu_sdk::policy::{
	PurposesError,
	odrl::{Problem, Reason, Rule},
};

use super::{Lang, dimension};

/// Why a document is no list of purposes.
pub fn purposes(error: &PurposesError, lang: Lang) -> String {
	match (error, lang) {
		(error, Lang::En) => error.to_string(),
		(PurposesError::NotAList, _) => "使用目的清单应为名称到编号的 JSON 对象，如 {\"名称\": 0}".into(),
		(PurposesError::Number(name), _) => format!("使用目的 {name:?} 没有 0 至 63 的编号"),
		(PurposesError::Twice(number), _) => format!("有两个使用目的编号同为 {number}"),
		(PurposesError::Numeral(name), _) => {
			format!("使用目的 {name:?} 的名称是另一目的的编号：编号本身也可作名称使用")
		}
	}
}

/// What of a policy has no place in terms.
pub fn policy(problem: &Problem, lang: Lang) -> String {
	if lang == Lang::En {
		return match problem {
			Problem::Twice(of) => format!("two constraints limit the same: {}", dimension(*of, lang)),
			problem => problem.to_string(),
		};
	}
	match problem {
		Problem::NoPolicy => "不是恰有一项许可的 ODRL 策略（Set、Offer 或 Agreement）".into(),
		Problem::Member(path) => format!("{path}：授权条件中没有与之对应的内容"),
		Problem::Action(path) => format!("{path}：只编译动作 \"use\""),
		Problem::Logic(path) => format!("{path}：只编译须同时满足的约束（\"and\"）"),
		Problem::Operand { operand, reason } => format!("{operand}：{}", refused(*reason)),
		Problem::Operator { operand, operator } => format!("{operand}：不能与运算符 {operator:?} 一起编译"),
		Problem::Value { operand, value } => format!("{operand}：{value} 不是可与之比较的值"),
		Problem::TooMany { operand, most } => format!("{operand}：授权条件最多容纳 {most} 个值"),
		Problem::Twice(of) => format!("两项约束对同一内容的限制不同：{}", dimension(*of, lang)),
	}
}

fn refused(reason: Reason) -> String {
	match reason {
		Reason::Unknown => "授权条件中没有与此左操作数对应的内容：请将其去掉，改在合同中约定（`--clauses`）".into(),
		Reason::GrantingOn => "转授权的对象按成员角色限定，不按企业名称、管理关系或所在地：请将其去掉，逐一向各企业授权（`hefu grant make`），\
			或允许转授权（`--sublicence 层数:角色`）"
			.into(),
		Reason::Grantee => {
			"授予何人由授权本身指明：请将其去掉，并指明成员（`hefu grant make 数据集 成员`）".into()
		}
		Reason::Membership => "授权只能授予本链成员，链上无从得知其是否为其他网络的成员：请将其去掉".into(),
		Reason::OnlyIn(rule) => {
			let rule = match rule {
				Rule::Permission => "许可（permission）",
				Rule::Prohibition => "禁止（prohibition）",
				Rule::Obligation => "义务（obligation）",
			};
			format!("只在{rule}中编译：请移至该处，或将其去掉")
		}
	}
}

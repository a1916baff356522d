//! How past filings and applications would have gone otherwise by another law pack.

use serde_json::Value;

use super::{Lang, clock, clock_error, eligibility, obtained, right, silence, term};

words! { Replays
	OwnPack: "its law pack", "适用规则包";
	Step: "at", "步骤";
	On: "on", "时间";
	Differs: "by the other pack", "按另一规则包";
	Replaying: "replayed", "重演";
	NothingIndexed: "nothing is indexed there", "该数据库中没有索引";
	RunIndex: "run hefu index first, or name with --database or HEFU_INDEX the index that it keeps (of PostgreSQL: while its server runs)",
		"请先运行 hefu index，或用 --database 或 HEFU_INDEX 指定其维护的索引（若为 PostgreSQL，其服务须在运行）";
	NoRights: "this pack says of no right that it can be registered, as those of the register of public data do: --public replays that one",
		"该规则包未规定任何可登记的权利，公共数据资源登记的规则包即如此：加 --public 可重演公共数据资源登记";
}

/// The step of a case at which it differs.
pub fn step(step: &Value, lang: Lang) -> String {
	term(
		step,
		lang,
		&[
			("made", "提出"),
			("confirmed", "确认"),
			("silence", "逾期未答复"),
			("supplied", "补正"),
			("withdrawn", "撤回"),
			("accepted", "受理"),
			("correction-asked", "要求补正"),
			("extended", "延长审查"),
			("stopped", "中止审查"),
			("resumed", "恢复审查"),
			("publicised", "公示"),
			("waived", "免予公示"),
			("objected", "提出异议"),
			("decided", "异议处理"),
			("registered", "登记"),
			("rejected", "不予登记"),
			("terminated", "终止办理"),
		],
	)
}

/// How many cases differ, of how many: filings, or applications for the register of public data.
pub fn replayed(public: bool, differ: u64, all: u64, lang: Lang) -> String {
	let cases = match (public, lang) {
		(false, Lang::En) => "filings",
		(false, Lang::Zh) => "数据产权登记申请",
		(true, Lang::En) => "applications",
		(true, Lang::Zh) => "公共数据资源登记申请",
	};
	match lang {
		Lang::En if differ == 0 => format!("none of {all} {cases} would have gone otherwise"),
		Lang::En => format!("{differ} of {all} {cases} would have gone otherwise"),
		Lang::Zh if differ == 0 => format!("{all} 件{cases}中，没有结果会不同的"),
		Lang::Zh => format!("{all} 件{cases}中，{differ} 件的结果会不同"),
	}
}

/// How a case would have gone otherwise.
pub fn otherwise(how: &Value, lang: Lang) -> String {
	let text = |field: &str| how[field].as_str().unwrap_or_default();
	let english = lang == Lang::En;
	match text("reason") {
		"not-eligible" => {
			let (right, eligible) = (right(&how["right"], lang), eligibility(&how["eligibility"], lang));
			let obtained = obtained(&how["obtained"], lang);
			if english {
				format!("right to {right}, come by as {obtained}: {eligible}")
			} else {
				format!("{obtained}的{right}：{eligible}")
			}
		}
		"out-of-window" => {
			let (from, until) = (text("from"), text("until"));
			if english {
				format!("renewal from {from} on and before {until} only")
			} else {
				format!("续期只能自 {from} 起、在 {until} 之前申请")
			}
		}
		"silence" => {
			let (own, other) = (answer(&how["own"], lang), answer(&how["other"], lang));
			if english {
				format!("silence {other}; by its own pack it {own}")
			} else {
				format!("逾期未答复：{other}；按适用规则包：{own}")
			}
		}
		"too-late" => {
			let clock = clock(&how["clock"], lang);
			if english { format!("too late: {clock} was over") } else { format!("逾期：{clock}已届满") }
		}
		"not-extended" if english => "the review could not be made longer, or not by so much".into(),
		"not-extended" => "审查不得延长，或不得延长至此".into(),
		"still-publicised" if english => "too early: the public could still object".into(),
		"still-publicised" => "过早：公示期尚未届满".into(),
		"expires" => {
			let (own, other) = (text("own"), text("other"));
			if english {
				format!("would hold until {other}, and not until {own}")
			} else {
				format!("有效期至 {other}，而非 {own}")
			}
		}
		"unknown" => {
			let why = clock_error(&how["error"], lang);
			if english { format!("cannot be told: {why}") } else { format!("无法判断：{why}") }
		}
		_ if english => "could not be done at its stage".into(),
		_ => "该办理阶段不能进行此步骤".into(),
	}
}

/// What silence had done.
fn answer(answer: &Value, lang: Lang) -> String {
	let since = answer["since"].as_str();
	let meaning = silence(&answer["silence"], lang);
	match (since, lang) {
		(Some(since), Lang::En) => format!("{meaning} since {since}"),
		(Some(since), Lang::Zh) => format!("自 {since} 起{meaning}"),
		(None, Lang::En) => "meant nothing by then".into(),
		(None, Lang::Zh) => "此时尚无法律后果".into(),
	}
}

//! What the chain refuses about exports.

use super::Said;

const NEED: (&str, &str) = (
	"look what it needs with hefu export need, and give that with --basis and --evidence",
	"请用 hefu export need 查看所需路径，并用 --basis 和 --evidence 给出",
);
const RULES: (&str, &str) = (
	"correct the file: hefu export rules --output json shows its form",
	"请更正文件：格式见 hefu export rules --output json",
);
const COUNCIL: (&str, &str) = ("ask the council to raise the bound", "请理事会提高上限");

/// What is known of the error of this name.
pub fn refused(error: &str) -> Said {
	Some(match error {
		"NotMember" => (
			"该密钥不代表有效成员本身行事",
			("use a key of a live member, not of a customer", "请使用有效成员（而非客户）的密钥"),
		),
		"InvalidRules" => ("规则没有内容、自相矛盾或未注明法律依据", RULES),
		"TooManyRules" => (
			"规则（含历次规则）已达上限",
			("wait for a version of the chain that holds more", "请等待容量更大的链版本"),
		),
		"NoRules" => (
			"没有可据以判断的出境规则",
			(
				"have the council set rules (hefu export set-rules)",
				"请理事会设定规则（hefu export set-rules）",
			),
		),
		"UnknownDataset" => ("没有此数据集", ("check the identifier", "请检查标识")),
		"Withdrawn" => {
			("数据集已撤回", ("a withdrawn dataset is not exported any more", "已撤回的数据集不得再出境"))
		}
		"CoreData" => ("核心数据不得出境", ("do not export core data", "请勿使核心数据出境")),
		"MayNotExport" => (
			"该成员在该数据集中没有权利，或授权不属于它、无效或不允许出境",
			(
				"name a grant to you with --grant whose terms allow export (hefu grant show GRANT), or claim a right",
				"请用 --grant 指明所获且允许出境的授权（hefu grant show 授权 可查看），或先主张权利",
			),
		),
		"NotExempt" => ("免予情形不适用于重要数据，贸易等情形不适用于个人信息", NEED),
		"AssessmentOver" => (
			"安全评估已过有效期",
			("have it assessed anew, or give the right --until", "请重新评估，或给出正确的 --until"),
		),
		"ContractRequired" => ("须有标准合同备案或个人信息保护认证", NEED),
		"AssessmentRequired" => ("须通过数据出境安全评估", NEED),
		"TooManyExports" => ("该成员登记的出境已达上限", COUNCIL),
		_ => return None,
	})
}

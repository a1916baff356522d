//! Problems and findings of a transport document.

use hefu_sdk::{
	bill::{Finding, NoDocument, Problem, Shape},
	date, hex,
};

use crate::text::Lang;

/// Why there is no transport document in a file.
pub fn no_document(why: NoDocument, lang: Lang) -> String {
	if lang == Lang::En {
		return why.to_string();
	}
	match why {
		NoDocument::NotAnObject => "不是 JSON 对象：请给出一份运输单证，或含有运输单证的报文",
		NoDocument::Instructions => {
			"有 transportDocumentTypeCode 而没有 transportDocumentStatus：这是订舱托运指示；请给出承运人据此制作的运输单证"
		}
		NoDocument::Other => {
			"其中没有运输单证：请给出 DCSA 的 TransportDocument(EBL 3.0)，或含有它的报文（document、transportDocument、data.transportDocument、amendedTransportDocument）"
		}
	}
	.into()
}

/// What stands in the way of issuing a document.
pub fn problem(problem: &Problem, lang: Lang) -> String {
	if lang == Lang::En {
		return problem.to_string();
	}
	match problem {
		Problem::Missing { field } => format!("{field}：单证未载明，请补上"),
		Problem::NotA { field, expected } => format!("{field}：应为{}，请更正", shape(*expected)),
		Problem::Text { field, max } => {
			format!("{field}：为空、超过 {max} 个字符、首尾有空格或含控制字符，请更正")
		}
		Problem::TypeCode { found } => {
			format!("transportDocumentTypeCode:{found:?} 既不是 BOL(提单)也不是 SWB(海运单)，请更正")
		}
		Problem::Status { found } => {
			format!("transportDocumentStatus:{found:?} 状态的单证不能签发，须为 DRAFT、APPROVED 或 ISSUED")
		}
		Problem::OnPaper => "isElectronic：这是纸质单证；请承运人改为电子单证（isElectronic 为 true）".into(),
		Problem::WaybillToOrder => {
			"isToOrder：海运单（SWB）不得为指示单证；请改为 false，或签发提单（BOL）".into()
		}
		Problem::ConsigneeOfOrderBill => {
			"documentParties.consignee：指示提单没有收货人；请列为 endorsee，或将 isToOrder 改为 false".into()
		}
		Problem::NoConsignee => {
			"documentParties.consignee：非指示单证须有收货人；请补上，或将 isToOrder 改为 true".into()
		}
		Problem::EndorseeOfStraightBill => {
			"documentParties.endorsee：只有指示提单才有被背书人；请去掉，或将 isToOrder 改为 true".into()
		}
		Problem::Originals { count, allowed } => format!(
			"numberOfOriginalsWithCharges 与 numberOfOriginalsWithoutCharges：合计 {count} 份，最多 {allowed} 份（电子提单一份正本，海运单没有），请更正"
		),
		Problem::Copies { field, count } => format!("{field}：电子提单没有副本，此处为 {count} 份，请去掉"),
		Problem::PartyTwice { function } => {
			format!("documentParties.other:partyFunction {function} 重复，每一职能只能有一方，请去掉一个")
		}
		Problem::TooManyNotified { count } => {
			format!("documentParties.notifyParties：共 {count} 个，最多三个，请去掉多余的")
		}
		Problem::Dates { on_board, wanted, other } => {
			format!("{wanted}:isShippedOnBoardType 为 {on_board}，须给出 {wanted} 且不得有 {other}")
		}
		Problem::AnteDated { issued, before, field } => format!(
			"issueDate:{} 早于 {field} {}；提单不得倒签，请更正有误的日期",
			date::text(*issued),
			date::text(*before)
		),
	}
}

fn shape(shape: Shape) -> &'static str {
	match shape {
		Shape::Flag => " true 或 false",
		Shape::Count => "不小于 0 的整数",
		Shape::Date => "日期，如 2026-03-01",
		Shape::Object => "对象",
		Shape::List => "列表",
		Shape::Base64 => " base64",
	}
}

/// What a person should know of a document.
pub fn finding(finding: &Finding, lang: Lang) -> String {
	if lang == Lang::En {
		return finding.to_string();
	}
	match finding {
		Finding::NoIssueDate => "issueDate：单证未载明；以链受理签发之日为准".into(),
		Finding::OldStatus { found, now } => {
			format!("transportDocumentStatus:{found:?} 是旧版代码，按 {now} 读取")
		}
		Finding::ManifestDiffers { field, found: Some(found) } => format!(
			"issuanceManifestSignedContent：其中的 {field} 与报文不符，报文为 {}；核对签发清单者会拒绝该单证",
			hex(found)
		),
		Finding::ManifestDiffers { field, found: None } => format!(
			"issuanceManifestSignedContent：其中有 {field}，而报文中没有相应内容；核对签发清单者会拒绝该单证"
		),
		Finding::ManifestUnread => {
			"issuanceManifestSignedContent：不是含有签发清单的 JWS；核对签发清单者会拒绝该单证".into()
		}
	}
}

//! What a value is that was given where another is wanted.

use hefu_primitives::{MemberId, code::MemberCode, id};

use crate::text::Lang;

/// What the value is, or a part of it between colons, if it is an identifier or an organisation's code.
pub fn hint(value: &str, lang: Lang) -> Option<String> {
	value.split(':').find_map(|part| code(part, lang).or_else(|| identifier(part, lang)))
}

fn code(text: &str, lang: Lang) -> Option<String> {
	let code = MemberCode::parse(text).ok()?;
	let id = MemberId::derive(&code);
	Some(match lang {
		Lang::En => {
			format!("{text} is an organisation's code; as a member its identifier is {id} (hefu member list)")
		}
		Lang::Zh => format!("{text} 是统一代码；该机构作为成员的标识为 {id}(hefu member list)"),
	})
}

fn identifier(text: &str, lang: Lang) -> Option<String> {
	let (kind, _) = id::KINDS.iter().find(|(_, tag)| id::decode(tag, text).is_ok())?;
	let (english, chinese) = match *kind {
		"MemberId" => ("a member's", "成员"),
		"CustomerId" => ("a customer's", "客户"),
		"DatasetId" => ("a dataset's", "数据集"),
		"InstructionId" => ("an instruction's", "结算指令"),
		"GrantId" => ("a grant's or an offer's", "授权或要约"),
		"FilingId" => ("a filing's", "登记申请"),
		"LicenceId" => ("a licence's", "证照"),
		"RecognitionId" => ("a recognition rule's", "互认规则"),
		"BillId" => ("a bill's", "提单"),
		"PartyId" => ("a party key's", "当事人密钥"),
		"OperationId" => ("an authorised operation's", "公共数据授权运营"),
		"ApplicationId" => ("a public-data application's", "公共数据资源登记申请"),
		"ProductId" => ("a product's", "数据产品"),
		"NegotiationId" => ("a negotiation's", "磋商"),
		"OrderId" => ("an order's", "订单"),
		"MeterId" => ("a meter's", "计量账户"),
		"AnchorId" => ("an anchor's", "存证"),
		_ => return None,
	};
	Some(match lang {
		Lang::En => format!("{text} is {english} identifier"),
		Lang::Zh => format!("{text} 是{chinese}的标识"),
	})
}

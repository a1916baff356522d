//! What a signer is about to sign, in words: read back from the bytes of the call, not from what somebody asked for.

use super::{refusal::Refusal, schema::Schema, words::Words};
use serde_json::{Value as Json, json};

/// Most fields that are named; how many more there are is said.
const MOST_FIELDS: usize = 60;

/// Most characters that are shown of a value.
const MOST_CHARACTERS: usize = 120;

/// Chinese names of calls that members make. The others are shown by their own names.
const CHINESE: &[(&str, &str)] = &[
	("members.add_operator", "添加操作密钥"),
	("members.set_scope", "设定操作密钥的权限"),
	("members.remove_operator", "移除操作密钥"),
	("members.rotate_governance_key", "更换治理密钥"),
	("members.rotate_owner", "更换所有者密钥"),
	("members.sponsor", "担保客户"),
	("members.suspend_customer", "暂停客户"),
	("members.reinstate_customer", "恢复客户"),
	("members.rotate_customer_key", "更换客户密钥"),
	("registry.register", "登记数据集"),
	("registry.register_many", "批量登记数据集"),
	("registry.add_version", "登记新版本"),
	("registry.withdraw", "撤回数据集"),
	("registry.request_check", "申请核验"),
	("registration.file", "提出登记申请"),
	("registration.confirm", "确认登记申请"),
	("registration.supply", "补正登记申请"),
	("registration.withdraw_filing", "撤回登记申请"),
	("registration.accept", "受理登记申请"),
	("registration.ask_correction", "要求补正"),
	("registration.extend_review", "延长审查"),
	("registration.stop_review", "中止审查"),
	("registration.resume_review", "恢复审查"),
	("registration.reject", "不予登记"),
	("registration.terminate", "终止办理"),
	("registration.publicise", "公示登记申请"),
	("registration.waive_publicity", "免予公示"),
	("registration.object", "对登记申请提出异议"),
	("registration.decide_objection", "处理异议"),
	("registration.store", "记载于登记簿并发放凭证"),
	("registration.annotate", "作出注记"),
	("registration.lift", "解除注记"),
	("registration.object_after", "对已登记事项提出异议"),
	("registration.decide_objection_after", "处理登记后异议"),
	("registration.cancel_ex_officio", "依职权注销登记"),
	("registration.correct_mirror", "更正回传的登记结果"),
	("registration.withdraw_mirror", "撤回回传的登记结果"),
	("registration.record_mirror", "回传登记结果"),
	("registration.record_mirrors", "批量回传登记结果"),
	("rights.declare_joint", "声明共同开发方"),
	("rights.consent", "同意另一方经营"),
	("rights.claim", "主张权利"),
	("rights.relinquish", "放弃权利"),
	("rights.grant", "授权"),
	("rights.revoke", "撤销授权"),
	("rights.offer", "作出要约"),
	("rights.withdraw_offer", "撤回要约"),
	("rights.transfer", "转让权利或以其出资"),
	("rights.pledge", "质押权利"),
	("rights.release_pledge", "解除质押"),
	("rights.enforce", "实现质权"),
	("rights.accept", "同意受让权利"),
	("operation.plan", "登记实施方案"),
	("operation.select_operator", "选定运营机构"),
	("operation.offer_agreement", "提出运营协议"),
	("operation.sign_agreement", "签署运营协议"),
	("operation.add_data", "纳入数据"),
	("operation.withdraw_data", "移出数据"),
	("operation.list_product", "产品上架"),
	("operation.delist_product", "产品下架"),
	("operation.permit_revenue", "核定最高准许收入"),
	("operation.set_cap", "设定上限收费标准"),
	("operation.set_price", "设定具体收费标准"),
	("operation.begin", "开始运营"),
	("operation.record_revenue", "收入入账"),
	("operation.reverse_revenue", "冲正入账"),
	("operation.disclose", "信息披露"),
	("operation.terminate", "终止运营"),
	("operation.consent", "同意纳入数据或撤回同意"),
	("operation.note_first_use", "记载首次使用"),
	("operation.replace_authority", "更换价格主管部门"),
	("catalogue.file", "提出公共数据资源登记申请"),
	("catalogue.supply", "补正公共数据资源登记申请"),
	("catalogue.withdraw_application", "撤回公共数据资源登记申请"),
	("catalogue.accept", "受理公共数据资源登记申请"),
	("catalogue.ask_correction", "要求补正"),
	("catalogue.reject", "不予登记"),
	("catalogue.publicise", "公示公共数据资源登记申请"),
	("catalogue.object", "对公共数据资源登记申请提出异议"),
	("catalogue.decide_objection", "处理异议"),
	("catalogue.enter", "登记公共数据资源"),
	("catalogue.replace_code", "更正查询码"),
	("exports.export", "登记数据出境"),
	("settlement.received", "证明收款"),
	("settlement.paid", "证明付款"),
	("settlement.instruct", "发出结算指令"),
	("settlement.affirm", "确认结算指令"),
	("settlement.withdraw", "撤回对结算指令的确认"),
	("settlement.execute", "执行结算指令"),
	("settlement.reject", "拒绝结算指令"),
	("settlement.clear", "清理失效的结算指令"),
	("settlement.mediate", "以调解方身份同意结算指令或撤回同意"),
	("settlement.attest", "证明线下资金已付"),
	("settlement.net", "轧差支付当日应付"),
	("market.list_product", "数据产品挂牌"),
	("market.delist_product", "数据产品摘牌"),
	("market.open_negotiation", "发起合同磋商"),
	("market.negotiate", "推进合同磋商"),
	("market.place_order", "下单"),
	("market.cancel", "撤回订单"),
	("market.commit", "对交付内容作出承诺"),
	("market.lock", "锁定货款并登记一次性公钥"),
	("market.reveal", "交付密钥"),
	("market.transfer", "推进数据传输"),
	("market.accept", "验收"),
	("market.note_use", "凭使用回执视为验收"),
	("market.object", "对交付提出异议"),
	("market.arbitrate", "提请裁决"),
	("market.rule", "作出裁决"),
	("market.dispute", "在链上证明交付有误"),
	("market.close", "办结订单"),
	("market.reclaim", "取回未能结算的货款"),
	("metering.open", "开立计量账户并预存款"),
	("metering.top_up", "追加预存款"),
	("metering.redeem", "兑付凭单"),
	("metering.close", "关闭计量账户"),
	("metering.collect", "异议期满后退回预存款余额"),
	("anchors.set_signer", "设定发票核验签名密钥"),
	("anchors.anchor_invoice", "发票存证"),
	("anchors.file_contract", "合同备案存证"),
	("anchors.enter_asset", "数据资产入表存证"),
	("anchors.audit_entry", "审计确认入表记录"),
	("anchors.anchor_assessment", "评估报告存证"),
	("anchors.anchor_export_basis", "出境依据存证"),
	("anchors.withdraw", "撤回存证"),
	("validators.set_session_keys", "设定会话密钥"),
	("council.propose", "向理事会提出议案"),
	("council.vote", "理事会表决"),
	("council.close", "结束理事会表决"),
	("technicalCommittee.propose", "向技术委员会提出议案"),
	("technicalCommittee.vote", "技术委员会表决"),
	("technicalCommittee.close", "结束技术委员会表决"),
	("utility.batch", "批量调用"),
	("utility.batch_all", "批量调用（全部成功或全部撤销）"),
	("utility.force_batch", "批量调用（失败不影响其余）"),
];

/// The summary of a call that `signer` signs: `{ "en", "zh", "call" }`, the last as it would be sent again.
pub fn summary(schema: &Schema, call: &[u8], signer: &str) -> Result<Json, Refusal> {
	let call = schema.read_call(call)?;
	let words = words(schema, &call, signer);
	Ok(json!({ "en": words.en, "zh": words.zh, "call": call }))
}

fn words(schema: &Schema, call: &Json, signer: &str) -> Words {
	let name = call["call"].as_str().unwrap_or_default();
	let docs = schema.call_docs(name).unwrap_or_default();
	let chinese = CHINESE.iter().find(|(known, _)| *known == name).map_or("", |(_, chinese)| chinese);
	let mut fields = Fields::default();
	fields.collect("", &call["params"]);
	let (shown, more) = (fields.shown.join("; "), fields.more);
	let (mut en, mut zh) =
		(format!("{name}: {docs} Signed by {signer}."), format!("{name} {chinese}。签名账户 {signer}。"));
	if !shown.is_empty() {
		en.push_str(&format!(" With {shown}"));
		zh.push_str(&format!("内容：{shown}"));
	}
	if more > 0 {
		en.push_str(&format!("; and {more} more"));
		zh.push_str(&format!("；另有 {more} 项"));
	}
	Words::of(en, zh)
}

/// Fields with their paths: `content.descriptor.name = 气象观测数据`.
#[derive(Default)]
struct Fields {
	shown: Vec<String>,
	more: usize,
}

impl Fields {
	fn collect(&mut self, path: &str, value: &Json) {
		match value {
			Json::Null => {}
			Json::Object(fields) => {
				for (name, value) in fields {
					let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
					self.collect(&path, value);
				}
			}
			Json::Array(items) => {
				for (index, value) in items.iter().enumerate() {
					self.collect(&format!("{path}[{index}]"), value);
				}
			}
			_ if self.shown.len() == MOST_FIELDS => self.more += 1,
			Json::String(text) => self.shown.push(format!("{path} = {}", shortened(text))),
			other => self.shown.push(format!("{path} = {other}")),
		}
	}
}

fn shortened(text: &str) -> String {
	let mut shown: String = text.chars().take(MOST_CHARACTERS).collect();
	if shown.len() < text.len() {
		shown.push('…');
	}
	shown
}

//! Questions to the state, as people put them.

use hefu_proofs::Question;
use serde_json::Value;

/// What can be asked, with an example of each.
pub const QUESTIONS: &str = r#"Questions to the state (问题):
  member 成员                       {"member":"hfmb1…"}
  sealing key 成员的加密公钥        {"sealingKey":"hfmb1…"}
  whose an account is 账户所属      {"key":"0x…"}
  customer 被担保客户               {"customer":"hfcu1…"}
  council's seats 理事会席位        council
  committee's seats 技术委员会席位  technicalCommittee
  named validators 已任命验证节点   approvedValidators
  selected validators 当选验证节点  selectedValidators
  dataset 数据集                    {"dataset":"hfds1…"}
  dataset's version 数据集版本      {"version":{"dataset":"hfds1…","version":1}}
  open check 进行中的核验           {"openCheck":0}
  open check's number 其编号        {"openCheckOf":{"dataset":"hfds1…","version":1,"distribution":0}}
  closed checks' number 核验次数    {"closedChecks":{"dataset":"hfds1…","version":1,"distribution":0}}
  closed check 核验记录             {"closedCheck":{"dataset":"hfds1…","version":1,"distribution":0,"sequence":0}}
  locator policy 数据地址规则       locatorPolicy
  worked days 工作日                {"workedDays":{"kind":"mainland","year":2026}}
  right 数据产权                    {"holding":{"dataset":"hfds1…","right":"use","member":"hfmb1…"}}
  grant 授权                        {"grant":"hfgr1…"}
  grant on offer 授权要约           {"grantOffer":"hfgr1…"}
  book 账簿                         {"book":{"bank":"hfmb1…","currency":"CNY"}}
  claim 债权                        {"claimOf":{"book":{"bank":"hfmb1…","currency":"CNY"},"holder":{"member":"hfmb1…"}}}
  bank's entry 银行流水             {"bankEntry":{"bank":"hfmb1…","reference":"0x…"}}
  instruction 结算指令              {"instruction":"hfin1…"}
  bill 提单                         {"bill":"hfbl1…"}
  bill's entry 背书链记录           {"billEntry":{"bill":"hfbl1…","sequence":0}}
  type of licence 证照类型          {"licenceType":"91110000HEFU000429001"}
  who may issue it 颁发机构         {"licenceIssuer":{"licenceType":"91110000HEFU000429001","issuer":"hfmb1…"}}
  licence 电子证照                  {"licence":"hflc1…"}
  licence's identifier 证照标识     {"licenceOf":"1.2.156.3005.2.…"}
  licence's change 证照状态变更     {"licenceChange":{"licence":"hflc1…","sequence":1}}
  recognition rule 互认规则         {"recognition":"hfrr1…"}
  logged presentation 证照核验记录  {"verification":{"verifier":"hfmb1…","commitment":"0x…"}}
  law pack 规则包                   {"lawPack":0}
  law in force 施行记录             {"lawInForce":0}
  standstill 停摆                   {"stall":0}
  a year's standstills 停摆日       {"stalledDays":2026}
  institution 登记机构              {"institution":"hfmb1…"}
  whose a code is 机构编码          {"institutionAt":{"province":44,"number":1}}
  filing 登记申请                   {"filing":"hffl1…"}
  open filing 办理中的申请          {"openFiling":"hfds1…"}
  objection 异议                    {"objection":{"filing":"hffl1…","sequence":1}}
  later objection 登记后异议        {"objectionAfter":{"dataset":"hfds1…","sequence":1}}
  registration 登记簿记载           {"registration":"hfds1…"}
  certificate 登记凭证              {"certificate":"SJ4412026070001"}
  annotation 注记                   {"annotation":{"dataset":"hfds1…","sequence":1}}
  annotations' number 注记数        {"annotations":"hfds1…"}
  preservations 保全                {"preserved":"hfds1…"}
  decision elsewhere 异地登记结果   {"mirror":{"institution":"hfmb1…","code":"0x…"}}
  decisions' number 同一数据登记数  {"mirrors":"0x…"}
  title 权属                        {"title":{"dataset":"hfds1…","right":"operate","claimant":"hfmb1…"}}
  whose a right was 受让前的主张方  {"acquired":{"dataset":"hfds1…","right":"operate","member":"hfmb1…"}}
  encumbrance 权利负担              {"encumbrance":{"dataset":"hfds1…","claimant":"hfmb1…","tenure":0}}
  pledge 质押                       {"pledge":{"dataset":"hfds1…","right":"operate","holder":"hfmb1…"}}
  grant's title 授权所依的权属      {"grantRoot":"hfgr1…"}
  rules of export 出境规则          {"exportRules":0}
  export 数据出境                   {"export":{"exporter":"hfmb1…","number":1}}
  exported in a year 年度累计人数   {"exported":{"exporter":"hfmb1…","year":2026}}
  operation 授权运营                {"operation":"hfop1…"}
  operation's data 纳入的数据       {"operationData":{"operation":"hfop1…","dataset":"hfds1…"}}
  operation's product 产品          {"operationProduct":{"operation":"hfop1…","number":1}}
  tariff 收费标准                   {"tariff":{"operation":"hfop1…","product":1,"sequence":1}}
  year's books 年度账目             {"account":{"operation":"hfop1…","year":2026}}
  revenue 入账                      {"revenue":{"operation":"hfop1…","year":2026,"sequence":1}}
  disclosure 信息披露               {"disclosure":{"operation":"hfop1…","year":2026,"side":"body"}}
  public law 公共数据登记规则       publicLaw
  application 公共数据登记申请      {"application":"hfap1…"}
  open application 办理中的申请     {"openApplication":{"dataset":"hfds1…","applicant":"hfmb1…"}}
  its objection 公共数据登记异议    {"applicationObjection":{"application":"hfap1…","sequence":1}}
  public entry 公共数据登记结果     {"publicEntry":"hfds1…"}
  query code 查询码                 {"queryCode":"GD2026000001"}
  acceptance 同意受让               {"acceptance":{"dataset":"hfds1…","from":"hfmb1…","to":"hfmb1…"}}
  deposit 预存款                    {"deposit":{"book":{"bank":"hfmb1…","currency":"CNY"},"payer":{"member":"hfmb1…"}}}
  due 应付                          {"due":{"day":"2026-03-01","book":{"bank":"hfmb1…","currency":"CNY"},"payer":{"member":"hfmb1…"},"payee":{"member":"hfmb1…"}}}
  product 数据产品                  {"product":"hfpd1…"}
  negotiation 磋商                  {"negotiation":"hfng1…"}
  order 订单                        {"order":"hfor1…"}
  delivery 交付                     {"delivery":"hfor1…"}
  order of a commitment 承诺所属    {"commitment":"0x…"}
  seller's marks 经证实的不符       {"mark":"hfmb1…"}
  meter 计量账户                    {"meter":"hfmt1…"}
  use under a grant 授权用量        {"tally":"hfgr1…"}
  tax attestor 税务核验方           {"attestor":{"year":26,"region":44}}
  anchor 存证                       {"anchor":"hfan1…"}
  anchor of an invoice 发票的存证   {"nullifier":"0x…"}
  invoiced 已开票                   {"invoiced":{"instruction":"hfin1…","seller":{"member":"hfmb1…"},"buyer":{"member":"hfmb1…"}}}
  taken back 已红冲                 {"reddened":"hfan1…"}
  accounting entry 入表             {"liveEntry":{"entity":"hfmb1…","dataset":"hfds1…","period":{"year":2026,"months":3,"number":4}}}
  its audit 审计                    {"audit":"hfan1…"}

A question that is one word needs no quotation marks. The others are JSON, between single quotes in a shell:
单个词的问题无需引号；其余为 JSON，在命令行中请用单引号括起：
  hefu receipt fetch --question council --question '{"dataset":"hfds1…"}'"#;

/// Reads a question: JSON, or the bare name of one that has no parts.
pub fn question(text: &str) -> Result<Question, String> {
	let read = if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
		serde_json::from_value(Value::from(text))
	} else {
		serde_json::from_str(text)
	};
	read.map_err(|error| {
		format!(
			"not a question such as council or {{\"dataset\":\"hfds1…\"}} ({error}); hefu receipt fetch --help shows one of each kind"
		)
	})
}

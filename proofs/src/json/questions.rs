//! The form of a question: its name, and below it what it is about.

use hefu_primitives::{
	AnchorId, ApplicationId, BillId, CustomerId, DatasetId, FilingId, GrantId, InstructionId, LicenceId,
	MemberId, MeterId, NegotiationId, OperationId, OrderId, PartyId, ProductId, RecognitionId,
	catalogue::QueryCode,
	date::Day,
	licence::identifier::{Identifier, TypeCode},
	registration::CertificateCode,
	settlement::Currency,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::Value as Json;

use super::form::{Field, Form, own};
use crate::{Question, strict};

const DATASET: Field = ("dataset", Form::Id(DatasetId::TAG));
const DISTRIBUTION: Field = ("distribution", Form::Number(1));
const MEMBER: Field = ("member", Form::Id(MemberId::TAG));
const CLAIMANT: Field = ("claimant", Form::Id(MemberId::TAG));
const EXPORTER: Field = ("exporter", Form::Id(MemberId::TAG));
const OPERATION: Field = ("operation", Form::Id(OperationId::TAG));
const SEQUENCE: Field = ("sequence", Form::Number(4));
const NUMBER: Field = ("number", Form::Number(4));
const VERSION: Field = ("version", Form::Number(4));
const YEAR: Field = ("year", Form::Number(2));
const RIGHT: Field =
	("right", Form::Enum(&[("hold", Form::Nothing), ("use", Form::Nothing), ("operate", Form::Nothing)]));
const CALENDAR: Form = Form::Enum(&[("mainland", Form::Nothing), ("banking", Form::Nothing)]);
const SIDE: Form = Form::Enum(&[("body", Form::Nothing), ("operator", Form::Nothing)]);
const BOOK: Form = Form::Struct(&[("bank", Form::Id(MemberId::TAG)), ("currency", own::<Currency>())]);
const PARTY: Form = Form::Enum(&[
	("member", Form::Id(MemberId::TAG)),
	("customer", Form::Id(CustomerId::TAG)),
	("key", Form::Id(PartyId::TAG)),
]);
const PERIOD: Form = Form::Struct(&[YEAR, ("months", Form::Number(1)), ("number", Form::Number(1))]);

/// A question to the state, each at the place of its number.
pub const QUESTION: Form = Form::Enum(&[
	("member", Form::Id(MemberId::TAG)),
	("key", Form::Bytes(32)),
	("customer", Form::Id(CustomerId::TAG)),
	("council", Form::Nothing),
	("technicalCommittee", Form::Nothing),
	("approvedValidators", Form::Nothing),
	("selectedValidators", Form::Nothing),
	("dataset", Form::Id(DatasetId::TAG)),
	("version", Form::Struct(&[DATASET, VERSION])),
	("openCheck", Form::Number(8)),
	("openCheckOf", Form::Struct(&[DATASET, VERSION, DISTRIBUTION])),
	("closedChecks", Form::Struct(&[DATASET, VERSION, DISTRIBUTION])),
	("closedCheck", Form::Struct(&[DATASET, VERSION, DISTRIBUTION, SEQUENCE])),
	("locatorPolicy", Form::Nothing),
	("sealingKey", Form::Id(MemberId::TAG)),
	("workedDays", Form::Struct(&[("kind", CALENDAR), YEAR])),
	("holding", Form::Struct(&[DATASET, RIGHT, MEMBER])),
	("grant", Form::Id(GrantId::TAG)),
	("grantOffer", Form::Id(GrantId::TAG)),
	("book", BOOK),
	("claimOf", Form::Struct(&[("book", BOOK), ("holder", PARTY)])),
	("bankEntry", Form::Struct(&[("bank", Form::Id(MemberId::TAG)), ("reference", Form::Bytes(32))])),
	("instruction", Form::Id(InstructionId::TAG)),
	("bill", Form::Id(BillId::TAG)),
	("billEntry", Form::Struct(&[("bill", Form::Id(BillId::TAG)), SEQUENCE])),
	("licenceType", own::<TypeCode>()),
	(
		"licenceIssuer",
		Form::Struct(&[("licenceType", own::<TypeCode>()), ("issuer", Form::Id(MemberId::TAG))]),
	),
	("licence", Form::Id(LicenceId::TAG)),
	("licenceOf", own::<Identifier>()),
	("licenceChange", Form::Struct(&[("licence", Form::Id(LicenceId::TAG)), SEQUENCE])),
	("recognition", Form::Id(RecognitionId::TAG)),
	("verification", Form::Struct(&[("verifier", Form::Id(MemberId::TAG)), ("commitment", Form::Bytes(32))])),
	("lawPack", Form::Number(4)),
	("lawInForce", Form::Number(4)),
	("stall", Form::Number(4)),
	("stalledDays", Form::Number(2)),
	("institution", Form::Id(MemberId::TAG)),
	("institutionAt", Form::Struct(&[("province", Form::Number(1)), ("number", Form::Number(1))])),
	("filing", Form::Id(FilingId::TAG)),
	("openFiling", Form::Id(DatasetId::TAG)),
	("objection", Form::Struct(&[("filing", Form::Id(FilingId::TAG)), SEQUENCE])),
	("objectionAfter", Form::Struct(&[DATASET, SEQUENCE])),
	("registration", Form::Id(DatasetId::TAG)),
	("certificate", own::<CertificateCode>()),
	("annotation", Form::Struct(&[DATASET, SEQUENCE])),
	("annotations", Form::Id(DatasetId::TAG)),
	("preserved", Form::Id(DatasetId::TAG)),
	("mirror", Form::Struct(&[("institution", Form::Id(MemberId::TAG)), ("code", Form::Bytes(32))])),
	("mirrors", Form::Bytes(32)),
	("title", Form::Struct(&[DATASET, RIGHT, CLAIMANT])),
	("acquired", Form::Struct(&[DATASET, RIGHT, MEMBER])),
	("encumbrance", Form::Struct(&[DATASET, CLAIMANT, ("tenure", Form::Number(4))])),
	("pledge", Form::Struct(&[DATASET, RIGHT, ("holder", Form::Id(MemberId::TAG))])),
	("grantRoot", Form::Id(GrantId::TAG)),
	("exportRules", Form::Number(4)),
	("export", Form::Struct(&[EXPORTER, NUMBER])),
	("exported", Form::Struct(&[EXPORTER, YEAR])),
	("operation", Form::Id(OperationId::TAG)),
	("operationData", Form::Struct(&[OPERATION, DATASET])),
	("operationProduct", Form::Struct(&[OPERATION, NUMBER])),
	("tariff", Form::Struct(&[OPERATION, ("product", Form::Number(4)), SEQUENCE])),
	("account", Form::Struct(&[OPERATION, YEAR])),
	("revenue", Form::Struct(&[OPERATION, YEAR, SEQUENCE])),
	("disclosure", Form::Struct(&[OPERATION, YEAR, ("side", SIDE)])),
	("publicLaw", Form::Nothing),
	("application", Form::Id(ApplicationId::TAG)),
	("openApplication", Form::Struct(&[DATASET, ("applicant", Form::Id(MemberId::TAG))])),
	("applicationObjection", Form::Struct(&[("application", Form::Id(ApplicationId::TAG)), SEQUENCE])),
	("publicEntry", Form::Id(DatasetId::TAG)),
	("queryCode", own::<QueryCode>()),
	(
		"acceptance",
		Form::Struct(&[DATASET, ("from", Form::Id(MemberId::TAG)), ("to", Form::Id(MemberId::TAG))]),
	),
	("deposit", Form::Struct(&[("book", BOOK), ("payer", PARTY)])),
	("due", Form::Struct(&[("day", own::<Day>()), ("book", BOOK), ("payer", PARTY), ("payee", PARTY)])),
	("product", Form::Id(ProductId::TAG)),
	("negotiation", Form::Id(NegotiationId::TAG)),
	("order", Form::Id(OrderId::TAG)),
	("delivery", Form::Id(OrderId::TAG)),
	("commitment", Form::Bytes(32)),
	("mark", Form::Id(MemberId::TAG)),
	("meter", Form::Id(MeterId::TAG)),
	("tally", Form::Id(GrantId::TAG)),
	("attestor", Form::Struct(&[("year", Form::Number(1)), ("region", Form::Number(1))])),
	("anchor", Form::Id(AnchorId::TAG)),
	("nullifier", Form::Bytes(32)),
	(
		"invoiced",
		Form::Struct(&[("instruction", Form::Id(InstructionId::TAG)), ("seller", PARTY), ("buyer", PARTY)]),
	),
	("reddened", Form::Id(AnchorId::TAG)),
	("liveEntry", Form::Struct(&[("entity", Form::Id(MemberId::TAG)), DATASET, ("period", PERIOD)])),
	("audit", Form::Id(AnchorId::TAG)),
]);

impl Serialize for Question {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		let json = codec::Encode::using_encoded(self, |mut scale| QUESTION.write(&mut scale));
		json.map_err(<S::Error as ser::Error>::custom)?.serialize(serializer)
	}
}

impl<'de> Deserialize<'de> for Question {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let (json, mut scale) = (Json::deserialize(deserializer)?, alloc::vec::Vec::new());
		QUESTION.read(&json, &mut scale).map_err(<D::Error as de::Error>::custom)?;
		strict::decode(&scale).map_err(<D::Error as de::Error>::custom)
	}
}

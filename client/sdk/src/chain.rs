//! The chain's calls, storage and events, generated from the runtime's metadata.
//!
//! `metadata.scale` is written anew when the runtime changes (`UPDATE_METADATA=1 cargo test -p hefu-runtime --test
//! metadata`); a node whose runtime differs in what is used here is refused with
//! [`Error::Incompatible`](crate::Error::Incompatible), everything else may differ. Types that clients and runtime share
//! come from `hefu-primitives` itself, wrapped in subxt's `Static`. Session keys are bytes here: the node makes them.

#[allow(missing_docs, clippy::all, reason = "generated")]
#[subxt::subxt(
	runtime_metadata_path = "metadata.scale",
	derive_for_all_types = "Clone",
	substitute_type(
		path = "hefu_primitives::id::MemberId",
		with = "::subxt::utils::Static<::hefu_primitives::MemberId>"
	),
	substitute_type(
		path = "hefu_primitives::id::CustomerId",
		with = "::subxt::utils::Static<::hefu_primitives::CustomerId>"
	),
	substitute_type(
		path = "hefu_primitives::id::DatasetId",
		with = "::subxt::utils::Static<::hefu_primitives::DatasetId>"
	),
	substitute_type(
		path = "hefu_primitives::id::BillId",
		with = "::subxt::utils::Static<::hefu_primitives::BillId>"
	),
	substitute_type(
		path = "hefu_primitives::bill::Reference",
		with = "::subxt::utils::Static<::hefu_primitives::bill::Reference>"
	),
	substitute_type(
		path = "hefu_primitives::bill::Issuance",
		with = "::subxt::utils::Static<::hefu_primitives::bill::Issuance>"
	),
	substitute_type(
		path = "hefu_primitives::bill::Face",
		with = "::subxt::utils::Static<::hefu_primitives::bill::Face>"
	),
	substitute_type(
		path = "hefu_primitives::bill::Control",
		with = "::subxt::utils::Static<::hefu_primitives::bill::Control>"
	),
	substitute_type(
		path = "hefu_primitives::bill::Purpose",
		with = "::subxt::utils::Static<::hefu_primitives::bill::Purpose>"
	),
	substitute_type(
		path = "hefu_primitives::bill::chain::Entry",
		with = "::subxt::utils::Static<::hefu_primitives::bill::Entry>"
	),
	substitute_type(
		path = "hefu_primitives::id::LicenceId",
		with = "::subxt::utils::Static<::hefu_primitives::LicenceId>"
	),
	substitute_type(
		path = "hefu_primitives::id::RecognitionId",
		with = "::subxt::utils::Static<::hefu_primitives::RecognitionId>"
	),
	substitute_type(
		path = "hefu_primitives::licence::Status",
		with = "::subxt::utils::Static<::hefu_primitives::licence::Status>"
	),
	substitute_type(
		path = "hefu_primitives::licence::Operation",
		with = "::subxt::utils::Static<::hefu_primitives::licence::Operation>"
	),
	substitute_type(
		path = "hefu_primitives::licence::Scenario",
		with = "::subxt::utils::Static<::hefu_primitives::licence::Scenario>"
	),
	substitute_type(
		path = "hefu_primitives::licence::Scenarios",
		with = "::subxt::utils::Static<::hefu_primitives::licence::Scenarios>"
	),
	substitute_type(
		path = "hefu_primitives::licence::identifier::TypeCode",
		with = "::subxt::utils::Static<::hefu_primitives::licence::identifier::TypeCode>"
	),
	substitute_type(
		path = "hefu_primitives::licence::identifier::Identifier",
		with = "::subxt::utils::Static<::hefu_primitives::licence::identifier::Identifier>"
	),
	substitute_type(
		path = "hefu_primitives::licence::identifier::Line",
		with = "::subxt::utils::Static<::hefu_primitives::licence::identifier::Line>"
	),
	substitute_type(
		path = "hefu_primitives::licence::presentation::Presentation",
		with = "::subxt::utils::Static<::hefu_primitives::licence::presentation::Presentation>"
	),
	substitute_type(
		path = "hefu_primitives::licence::presentation::Opening",
		with = "::subxt::utils::Static<::hefu_primitives::licence::presentation::Opening>"
	),
	substitute_type(
		path = "hefu_primitives::id::FilingId",
		with = "::subxt::utils::Static<::hefu_primitives::FilingId>"
	),
	substitute_type(
		path = "hefu_primitives::registration::Request",
		with = "::subxt::utils::Static<::hefu_primitives::registration::Request>"
	),
	substitute_type(
		path = "hefu_primitives::registration::StatementLine",
		with = "::subxt::utils::Static<::hefu_primitives::registration::StatementLine>"
	),
	substitute_type(
		path = "hefu_primitives::registration::InstitutionCode",
		with = "::subxt::utils::Static<::hefu_primitives::registration::InstitutionCode>"
	),
	substitute_type(
		path = "hefu_primitives::registration::CertificateCode",
		with = "::subxt::utils::Static<::hefu_primitives::registration::CertificateCode>"
	),
	substitute_type(
		path = "hefu_primitives::registration::Stage",
		with = "::subxt::utils::Static<::hefu_primitives::registration::Stage>"
	),
	substitute_type(
		path = "hefu_primitives::registration::FilingKind",
		with = "::subxt::utils::Static<::hefu_primitives::registration::FilingKind>"
	),
	substitute_type(
		path = "hefu_primitives::registration::Rejection",
		with = "::subxt::utils::Static<::hefu_primitives::registration::Rejection>"
	),
	substitute_type(
		path = "hefu_primitives::registration::CancellationGround",
		with = "::subxt::utils::Static<::hefu_primitives::registration::CancellationGround>"
	),
	substitute_type(
		path = "hefu_primitives::registration::AnnotationKind",
		with = "::subxt::utils::Static<::hefu_primitives::registration::AnnotationKind>"
	),
	substitute_type(
		path = "hefu_primitives::registration::Conclusion",
		with = "::subxt::utils::Static<::hefu_primitives::registration::Conclusion>"
	),
	substitute_type(
		path = "hefu_primitives::id::OperationId",
		with = "::subxt::utils::Static<::hefu_primitives::OperationId>"
	),
	substitute_type(
		path = "hefu_primitives::id::ApplicationId",
		with = "::subxt::utils::Static<::hefu_primitives::ApplicationId>"
	),
	substitute_type(
		path = "hefu_primitives::operation::Mode",
		with = "::subxt::utils::Static<::hefu_primitives::operation::Mode>"
	),
	substitute_type(
		path = "hefu_primitives::operation::Selection",
		with = "::subxt::utils::Static<::hefu_primitives::operation::Selection>"
	),
	substitute_type(
		path = "hefu_primitives::operation::Purpose",
		with = "::subxt::utils::Static<::hefu_primitives::operation::Purpose>"
	),
	substitute_type(
		path = "hefu_primitives::operation::ChargeUnit",
		with = "::subxt::utils::Static<::hefu_primitives::operation::ChargeUnit>"
	),
	substitute_type(
		path = "hefu_primitives::operation::Side",
		with = "::subxt::utils::Static<::hefu_primitives::operation::Side>"
	),
	substitute_type(
		path = "hefu_primitives::operation::Ending",
		with = "::subxt::utils::Static<::hefu_primitives::operation::Ending>"
	),
	substitute_type(
		path = "hefu_primitives::operation::Stage",
		with = "::subxt::utils::Static<::hefu_primitives::operation::Stage>"
	),
	substitute_type(
		path = "hefu_primitives::operation::Split",
		with = "::subxt::utils::Static<::hefu_primitives::operation::Split>"
	),
	substitute_type(
		path = "hefu_primitives::id::ProductId",
		with = "::subxt::utils::Static<::hefu_primitives::ProductId>"
	),
	substitute_type(
		path = "hefu_primitives::id::NegotiationId",
		with = "::subxt::utils::Static<::hefu_primitives::NegotiationId>"
	),
	substitute_type(
		path = "hefu_primitives::id::OrderId",
		with = "::subxt::utils::Static<::hefu_primitives::OrderId>"
	),
	substitute_type(
		path = "hefu_primitives::id::MeterId",
		with = "::subxt::utils::Static<::hefu_primitives::id::MeterId>"
	),
	substitute_type(
		path = "hefu_primitives::market::fees::Fee",
		with = "::subxt::utils::Static<::hefu_primitives::market::Fee>"
	),
	substitute_type(
		path = "hefu_primitives::market::machine::Side",
		with = "::subxt::utils::Static<::hefu_primitives::market::Side>"
	),
	substitute_type(
		path = "hefu_primitives::market::negotiation::NegotiationState",
		with = "::subxt::utils::Static<::hefu_primitives::market::NegotiationState>"
	),
	substitute_type(
		path = "hefu_primitives::market::order::ContractKind",
		with = "::subxt::utils::Static<::hefu_primitives::market::ContractKind>"
	),
	substitute_type(
		path = "hefu_primitives::market::order::Acceptance",
		with = "::subxt::utils::Static<::hefu_primitives::market::Acceptance>"
	),
	substitute_type(
		path = "hefu_primitives::market::order::Refund",
		with = "::subxt::utils::Static<::hefu_primitives::market::Refund>"
	),
	substitute_type(
		path = "hefu_primitives::market::order::Stage",
		with = "::subxt::utils::Static<::hefu_primitives::market::Stage>"
	),
	substitute_type(
		path = "hefu_primitives::market::order::Settling",
		with = "::subxt::utils::Static<::hefu_primitives::market::Settling>"
	),
	substitute_type(
		path = "hefu_primitives::market::price::Charge",
		with = "::subxt::utils::Static<::hefu_primitives::market::Charge>"
	),
	substitute_type(
		path = "hefu_primitives::market::price::Price",
		with = "::subxt::utils::Static<::hefu_primitives::market::Price>"
	),
	substitute_type(
		path = "hefu_primitives::market::transfer::TransferState",
		with = "::subxt::utils::Static<::hefu_primitives::market::TransferState>"
	),
	substitute_type(
		path = "hefu_primitives::delivery::Commitment",
		with = "::subxt::utils::Static<::hefu_primitives::delivery::Commitment>"
	),
	substitute_type(
		path = "hefu_primitives::delivery::handing::Handed",
		with = "::subxt::utils::Static<::hefu_primitives::delivery::Handed>"
	),
	substitute_type(
		path = "hefu_primitives::delivery::dispute::Dispute",
		with = "::subxt::utils::Static<::hefu_primitives::delivery::Dispute>"
	),
	substitute_type(
		path = "hefu_primitives::metering::Units",
		with = "::subxt::utils::Static<::hefu_primitives::metering::Units>"
	),
	substitute_type(
		path = "hefu_primitives::metering::limits::Limits",
		with = "::subxt::utils::Static<::hefu_primitives::metering::Limits>"
	),
	substitute_type(
		path = "hefu_primitives::metering::signed::Totals",
		with = "::subxt::utils::Static<::hefu_primitives::metering::Totals>"
	),
	substitute_type(
		path = "hefu_primitives::metering::signed::UsedFor",
		with = "::subxt::utils::Static<::hefu_primitives::metering::UsedFor>"
	),
	substitute_type(
		path = "hefu_primitives::metering::windows::Windows",
		with = "::subxt::utils::Static<::hefu_primitives::metering::Windows>"
	),
	substitute_type(
		path = "hefu_primitives::id::AnchorId",
		with = "::subxt::utils::Static<::hefu_primitives::AnchorId>"
	),
	substitute_type(
		path = "hefu_primitives::anchor::invoice::Invoice",
		with = "::subxt::utils::Static<::hefu_primitives::anchor::Invoice>"
	),
	substitute_type(
		path = "hefu_primitives::anchor::invoice::Office",
		with = "::subxt::utils::Static<::hefu_primitives::anchor::Office>"
	),
	substitute_type(
		path = "hefu_primitives::anchor::period::Period",
		with = "::subxt::utils::Static<::hefu_primitives::anchor::Period>"
	),
	substitute_type(
		path = "hefu_primitives::anchor::Category",
		with = "::subxt::utils::Static<::hefu_primitives::anchor::Category>"
	),
	substitute_type(
		path = "hefu_primitives::anchor::Acquisition",
		with = "::subxt::utils::Static<::hefu_primitives::anchor::Acquisition>"
	),
	substitute_type(
		path = "hefu_primitives::anchor::AssessmentKind",
		with = "::subxt::utils::Static<::hefu_primitives::anchor::AssessmentKind>"
	),
	substitute_type(
		path = "hefu_primitives::catalogue::Demand",
		with = "::subxt::utils::Static<::hefu_primitives::catalogue::Demand>"
	),
	substitute_type(
		path = "hefu_primitives::catalogue::ApplicationKind",
		with = "::subxt::utils::Static<::hefu_primitives::catalogue::ApplicationKind>"
	),
	substitute_type(
		path = "hefu_primitives::catalogue::EntryEnd",
		with = "::subxt::utils::Static<::hefu_primitives::catalogue::EntryEnd>"
	),
	substitute_type(
		path = "hefu_primitives::export::Heads",
		with = "::subxt::utils::Static<::hefu_primitives::export::Heads>"
	),
	substitute_type(
		path = "hefu_primitives::export::Basis",
		with = "::subxt::utils::Static<::hefu_primitives::export::Basis>"
	),
	substitute_type(
		path = "hefu_primitives::export::Rules",
		with = "::subxt::utils::Static<::hefu_primitives::export::Rules>"
	),
	substitute_type(
		path = "hefu_primitives::export::Path",
		with = "::subxt::utils::Static<::hefu_primitives::export::Path>"
	),
	substitute_type(
		path = "hefu_primitives::clock::Clock",
		with = "::subxt::utils::Static<::hefu_primitives::clock::Clock>"
	),
	substitute_type(
		path = "hefu_primitives::clock::ClockError",
		with = "::subxt::utils::Static<::hefu_primitives::clock::ClockError>"
	),
	substitute_type(
		path = "hefu_primitives::law::Pack",
		with = "::subxt::utils::Static<::hefu_primitives::law::Pack>"
	),
	substitute_type(
		path = "hefu_primitives::law::PackId",
		with = "::subxt::utils::Static<::hefu_primitives::law::PackId>"
	),
	substitute_type(
		path = "hefu_primitives::calendar::CalendarKind",
		with = "::subxt::utils::Static<::hefu_primitives::calendar::CalendarKind>"
	),
	substitute_type(
		path = "hefu_primitives::calendar::MissingYear",
		with = "::subxt::utils::Static<::hefu_primitives::calendar::MissingYear>"
	),
	substitute_type(
		path = "hefu_primitives::calendar::WorkedDays",
		with = "::subxt::utils::Static<::hefu_primitives::calendar::WorkedDays>"
	),
	substitute_type(
		path = "hefu_primitives::date::Day",
		with = "::subxt::utils::Static<::hefu_primitives::date::Day>"
	),
	substitute_type(
		path = "hefu_primitives::id::GrantId",
		with = "::subxt::utils::Static<::hefu_primitives::GrantId>"
	),
	substitute_type(
		path = "hefu_primitives::id::InstructionId",
		with = "::subxt::utils::Static<::hefu_primitives::InstructionId>"
	),
	substitute_type(
		path = "hefu_primitives::id::PartyId",
		with = "::subxt::utils::Static<::hefu_primitives::PartyId>"
	),
	substitute_type(
		path = "hefu_primitives::party::Party",
		with = "::subxt::utils::Static<::hefu_primitives::Party>"
	),
	substitute_type(
		path = "hefu_primitives::right::Right",
		with = "::subxt::utils::Static<::hefu_primitives::right::Right>"
	),
	substitute_type(
		path = "hefu_primitives::right::Rights",
		with = "::subxt::utils::Static<::hefu_primitives::right::Rights>"
	),
	substitute_type(
		path = "hefu_primitives::right::Disposal",
		with = "::subxt::utils::Static<::hefu_primitives::right::Disposal>"
	),
	substitute_type(
		path = "hefu_primitives::right::Outbound",
		with = "::subxt::utils::Static<::hefu_primitives::right::Outbound>"
	),
	substitute_type(
		path = "hefu_primitives::right::Ground",
		with = "::subxt::utils::Static<::hefu_primitives::right::Ground>"
	),
	substitute_type(
		path = "hefu_primitives::terms::Terms",
		with = "::subxt::utils::Static<::hefu_primitives::terms::Terms>"
	),
	substitute_type(
		path = "hefu_primitives::terms::Use",
		with = "::subxt::utils::Static<::hefu_primitives::terms::Use>"
	),
	substitute_type(
		path = "hefu_primitives::terms::Dimension",
		with = "::subxt::utils::Static<::hefu_primitives::terms::Dimension>"
	),
	substitute_type(
		path = "hefu_primitives::settlement::Currency",
		with = "::subxt::utils::Static<::hefu_primitives::settlement::Currency>"
	),
	substitute_type(
		path = "hefu_primitives::settlement::Book",
		with = "::subxt::utils::Static<::hefu_primitives::settlement::Book>"
	),
	substitute_type(
		path = "hefu_primitives::settlement::Leg",
		with = "::subxt::utils::Static<::hefu_primitives::settlement::Leg>"
	),
	substitute_type(
		path = "hefu_primitives::settlement::When",
		with = "::subxt::utils::Static<::hefu_primitives::settlement::When>"
	),
	substitute_type(
		path = "hefu_primitives::code::MemberCode",
		with = "::subxt::utils::Static<::hefu_primitives::code::MemberCode>"
	),
	substitute_type(
		path = "hefu_primitives::code::Region",
		with = "::subxt::utils::Static<::hefu_primitives::code::Region>"
	),
	substitute_type(
		path = "hefu_primitives::dataset::VersionContent",
		with = "::subxt::utils::Static<::hefu_primitives::dataset::VersionContent>"
	),
	substitute_type(
		path = "hefu_primitives::dataset::Distribution",
		with = "::subxt::utils::Static<::hefu_primitives::dataset::Distribution>"
	),
	substitute_type(
		path = "hefu_primitives::locator::LocatorPolicy",
		with = "::subxt::utils::Static<::hefu_primitives::locator::LocatorPolicy>"
	),
	substitute_type(
		path = "hefu_primitives::member::Roles",
		with = "::subxt::utils::Static<::hefu_primitives::member::Roles>"
	),
	substitute_type(
		path = "hefu_primitives::member::Scope",
		with = "::subxt::utils::Static<::hefu_primitives::member::Scope>"
	),
	substitute_type(
		path = "hefu_primitives::verification::Subject",
		with = "::subxt::utils::Static<::hefu_primitives::verification::Subject>"
	),
	substitute_type(
		path = "hefu_primitives::verification::Verdict",
		with = "::subxt::utils::Static<::hefu_primitives::verification::Verdict>"
	),
	substitute_type(
		path = "hefu_primitives::verification::Tally",
		with = "::subxt::utils::Static<::hefu_primitives::verification::Tally>"
	),
	substitute_type(
		path = "hefu_primitives::verification::Coverage",
		with = "::subxt::utils::Static<::hefu_primitives::verification::Coverage>"
	),
	substitute_type(
		path = "hefu_primitives::verification::Outcome",
		with = "::subxt::utils::Static<::hefu_primitives::verification::Outcome>"
	),
	substitute_type(
		path = "hefu_runtime::configs::consensus::SessionKeys",
		with = "::subxt::utils::Static<crate::validators::PublicKeys>"
	),
	substitute_type(
		path = "hefu_primitives::verification::Difference",
		with = "::subxt::utils::Static<::hefu_primitives::verification::Difference>"
	)
)]
mod generated {}

pub use generated::*;

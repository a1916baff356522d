//! What version 1 of the chain records.
//!
//! Generated from the runtime's metadata: `tests/metadata.rs` says how.

use hefu_primitives::{AnchorId, ApplicationId, BillId, CustomerId, DatasetId, FilingId, GrantId, InstructionId, LicenceId, MemberId, MeterId, NegotiationId, OperationId, OrderId, PartyId, ProductId, RecognitionId};

use super::{EventType, Hasher, Spec, StorageItem, Type, Variant};

/// The table.
pub static SPEC: Spec = Spec {
	events: &[
		EventType { pallet_index: 9, pallet: "Members", index: 0, name: "Enrolled", fields: &[
			("member", &ID_MEMBER),
			("code", &CODE_MEMBER_CODE),
			("profile", &MEMBERS_PROFILE),
			("owner", &Type::Bytes(32)),
			("governance", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 1, name: "Updated", fields: &[
			("member", &ID_MEMBER),
			("profile", &MEMBERS_PROFILE),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 2, name: "Suspended", fields: &[
			("member", &ID_MEMBER),
			("reason", &MEMBERS_SUSPENSION_REASON),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 3, name: "Reinstated", fields: &[
			("member", &ID_MEMBER),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 4, name: "OperatorAdded", fields: &[
			("member", &ID_MEMBER),
			("key", &Type::Bytes(32)),
			("scope", &MEMBER_SCOPE),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 5, name: "ScopeSet", fields: &[
			("member", &ID_MEMBER),
			("key", &Type::Bytes(32)),
			("scope", &MEMBER_SCOPE),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 6, name: "OperatorRemoved", fields: &[
			("member", &ID_MEMBER),
			("key", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 7, name: "GovernanceKeyRotated", fields: &[
			("member", &ID_MEMBER),
			("old", &Type::Bytes(32)),
			("new", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 8, name: "OwnerRotated", fields: &[
			("member", &ID_MEMBER),
			("old", &Type::Bytes(32)),
			("new", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 9, name: "Recovered", fields: &[
			("member", &ID_MEMBER),
			("old", &Type::Bytes(32)),
			("new", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 10, name: "Sponsored", fields: &[
			("customer", &ID_CUSTOMER),
			("sponsor", &ID_MEMBER),
			("commitment", &Type::Bytes(32)),
			("key", &Type::Bytes(32)),
			("scope", &MEMBER_SCOPE),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 11, name: "CustomerSuspended", fields: &[
			("customer", &ID_CUSTOMER),
			("sponsor", &ID_MEMBER),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 12, name: "CustomerReinstated", fields: &[
			("customer", &ID_CUSTOMER),
			("sponsor", &ID_MEMBER),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 13, name: "CustomerKeyRotated", fields: &[
			("customer", &ID_CUSTOMER),
			("sponsor", &ID_MEMBER),
			("old", &Type::Bytes(32)),
			("new", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 14, name: "CouncilSet", fields: &[
			("seats", &Type::List(&ID_MEMBER)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 15, name: "TechnicalCommitteeSet", fields: &[
			("seats", &Type::List(&ID_MEMBER)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 16, name: "PartyKeyAdded", fields: &[
			("sponsor", &ID_MEMBER),
			("key", &ID_PARTY),
			("object", &Type::Bytes(32)),
			("commitment", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 17, name: "PartyKeyRetired", fields: &[
			("sponsor", &ID_MEMBER),
			("key", &ID_PARTY),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 18, name: "SealingKeySet", fields: &[
			("member", &ID_MEMBER),
			("key", &Type::Option(&Type::Bytes(32))),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 0, name: "ValidatorsSet", fields: &[
			("members", &Type::List(&ID_MEMBER)),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 1, name: "SessionKeysSet", fields: &[
			("member", &ID_MEMBER),
			("keys", &CONFIGS_SESSION_KEYS),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 2, name: "SessionKeysPurged", fields: &[
			("member", &ID_MEMBER),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 3, name: "SetSelected", fields: &[
			("session", &Type::Unsigned(4)),
			("members", &Type::List(&ID_MEMBER)),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 4, name: "KeptForSafety", fields: &[
			("session", &Type::Unsigned(4)),
			("members", &Type::List(&ID_MEMBER)),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 5, name: "Equivocated", fields: &[
			("member", &ID_MEMBER),
			("session", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 20, pallet: "Verification", index: 0, name: "CheckOpened", fields: &[
			("check", &Type::Unsigned(8)),
			("subject", &VERIFICATION_SUBJECT),
			("member", &ID_MEMBER),
			("set", &Type::Unsigned(4)),
			("deadline", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 20, pallet: "Verification", index: 1, name: "Reported", fields: &[
			("check", &Type::Unsigned(8)),
			("verifier", &Type::Unsigned(4)),
			("report", &VERIFICATION_REPORT),
		] },
		EventType { pallet_index: 20, pallet: "Verification", index: 2, name: "CheckClosed", fields: &[
			("check", &Type::Unsigned(8)),
			("subject", &VERIFICATION_SUBJECT),
			("sequence", &Type::Unsigned(4)),
			("verdict", &VERIFICATION_VERDICT),
			("tally", &VERIFICATION_TALLY),
			("coverage", &VERIFICATION_COVERAGE),
		] },
		EventType { pallet_index: 20, pallet: "Verification", index: 3, name: "PolicySet", fields: &[
			("policy", &LOCATOR_LOCATOR_POLICY),
		] },
		EventType { pallet_index: 20, pallet: "Verification", index: 4, name: "VerifiersChanged", fields: &[
			("set", &Type::Unsigned(4)),
			("count", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 20, pallet: "Verification", index: 5, name: "EvidenceNamed", fields: &[
			("check", &Type::Unsigned(8)),
			("verifier", &Type::Unsigned(4)),
			("group", &Type::Unsigned(8)),
			("deadline", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 20, pallet: "Verification", index: 6, name: "EvidenceRead", fields: &[
			("check", &Type::Unsigned(8)),
			("verifier", &Type::Unsigned(4)),
			("group", &Type::Unsigned(8)),
			("report", &VERIFICATION_REPORT),
		] },
		EventType { pallet_index: 21, pallet: "Registry", index: 0, name: "DatasetRegistered", fields: &[
			("dataset", &ID_DATASET),
			("holder", &ID_MEMBER),
		] },
		EventType { pallet_index: 21, pallet: "Registry", index: 1, name: "VersionRegistered", fields: &[
			("dataset", &ID_DATASET),
			("version", &Type::Unsigned(4)),
			("holder", &ID_MEMBER),
			("name", &Type::Text),
			("content", &Type::Bytes(32)),
			("digests", &Type::List(&DIGEST_DIGESTS)),
			("seals", &Type::List(&Type::Option(&SEAL_SEAL))),
			("parents", &Type::List(&DATASET_VERSION_REF)),
		] },
		EventType { pallet_index: 21, pallet: "Registry", index: 2, name: "DatasetWithdrawn", fields: &[
			("dataset", &ID_DATASET),
			("holder", &ID_MEMBER),
			("reason", &REGISTRY_WITHDRAW_REASON),
		] },
		EventType { pallet_index: 22, pallet: "Calendar", index: 0, name: "YearSet", fields: &[
			("kind", &CALENDAR_CALENDAR_KIND),
			("year", &Type::Unsigned(2)),
			("worked", &Type::Bytes(46)),
			("basis", &Type::Text),
		] },
		EventType { pallet_index: 22, pallet: "Calendar", index: 1, name: "PackRecorded", fields: &[
			("id", &Type::Unsigned(4)),
			("pack", &LAW_PACK),
		] },
		EventType { pallet_index: 22, pallet: "Calendar", index: 2, name: "PutInForce", fields: &[
			("entry", &Type::Unsigned(4)),
			("pack", &Type::Unsigned(4)),
			("from", &Type::Signed(4)),
		] },
		EventType { pallet_index: 22, pallet: "Calendar", index: 3, name: "StoodStill", fields: &[
			("stall", &Type::Unsigned(4)),
			("from_ms", &Type::Unsigned(8)),
			("until_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 0, name: "JointDeclared", fields: &[
			("dataset", &ID_DATASET),
			("parties", &Type::List(&ID_MEMBER)),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 1, name: "Consented", fields: &[
			("dataset", &ID_DATASET),
			("to", &ID_MEMBER),
			("party", &ID_MEMBER),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 2, name: "RightClaimed", fields: &[
			("dataset", &ID_DATASET),
			("right", &RIGHT_RIGHT),
			("holder", &ID_MEMBER),
			("ground", &RIGHT_GROUND),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 3, name: "RightRelinquished", fields: &[
			("dataset", &ID_DATASET),
			("right", &RIGHT_RIGHT),
			("holder", &ID_MEMBER),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 4, name: "Granted", fields: &[
			("grant", &ID_GRANT),
			("number", &Type::Unsigned(8)),
			("grantor", &ID_MEMBER),
			("granting", &RIGHTS_GRANTING),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 5, name: "Revoked", fields: &[
			("grant", &ID_GRANT),
			("grantor", &ID_MEMBER),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 6, name: "Offered", fields: &[
			("grant", &ID_GRANT),
			("grantor", &ID_MEMBER),
			("granting", &RIGHTS_GRANTING),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 7, name: "OfferWithdrawn", fields: &[
			("grant", &ID_GRANT),
			("grantor", &ID_MEMBER),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 8, name: "RightTransferred", fields: &[
			("dataset", &ID_DATASET),
			("right", &RIGHT_RIGHT),
			("from", &ID_MEMBER),
			("to", &ID_MEMBER),
			("how", &RIGHTS_CONVEYANCE),
			("outbound", &RIGHT_OUTBOUND),
			("document", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 9, name: "Pledged", fields: &[
			("dataset", &ID_DATASET),
			("right", &RIGHT_RIGHT),
			("holder", &ID_MEMBER),
			("pledge", &RIGHTS_PLEDGE),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 10, name: "PledgeReleased", fields: &[
			("dataset", &ID_DATASET),
			("right", &RIGHT_RIGHT),
			("holder", &ID_MEMBER),
			("pledgee", &ID_MEMBER),
		] },
		EventType { pallet_index: 23, pallet: "Rights", index: 11, name: "Accepted", fields: &[
			("dataset", &ID_DATASET),
			("from", &ID_MEMBER),
			("to", &ID_MEMBER),
			("acceptance", &RIGHTS_ACCEPTANCE),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 0, name: "BookOpened", fields: &[
			("book", &SETTLEMENT_BOOK),
			("decimals", &Type::Unsigned(1)),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 1, name: "Received", fields: &[
			("book", &SETTLEMENT_BOOK),
			("holder", &PARTY_PARTY),
			("amount", &Type::Unsigned(16)),
			("reference", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 2, name: "Paid", fields: &[
			("book", &SETTLEMENT_BOOK),
			("holder", &PARTY_PARTY),
			("amount", &Type::Unsigned(16)),
			("reference", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 3, name: "Instructed", fields: &[
			("instruction", &ID_INSTRUCTION),
			("creator", &ID_MEMBER),
			("legs", &Type::List(&SETTLEMENT_LEG)),
			("when", &SETTLEMENT_WHEN),
			("expires_ms", &Type::Option(&Type::Unsigned(8))),
			("about", &Type::Option(&Type::Bytes(32))),
			("mediators", &Type::List(&ID_MEMBER)),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 4, name: "Affirmed", fields: &[
			("instruction", &ID_INSTRUCTION),
			("party", &PARTY_PARTY),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 5, name: "Withdrawn", fields: &[
			("instruction", &ID_INSTRUCTION),
			("party", &PARTY_PARTY),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 6, name: "Settled", fields: &[
			("instruction", &ID_INSTRUCTION),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 7, name: "ExecutionFailed", fields: &[
			("instruction", &ID_INSTRUCTION),
			("leg", &Type::Unsigned(1)),
			("error", &SP_RUNTIME_DISPATCH_ERROR),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 8, name: "Rejected", fields: &[
			("instruction", &ID_INSTRUCTION),
			("by", &PARTY_PARTY),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 9, name: "Cleared", fields: &[
			("instruction", &ID_INSTRUCTION),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 10, name: "Mediated", fields: &[
			("instruction", &ID_INSTRUCTION),
			("mediator", &ID_MEMBER),
			("until_ms", &Type::Option(&Type::Unsigned(8))),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 11, name: "Attested", fields: &[
			("instruction", &ID_INSTRUCTION),
			("leg", &Type::Unsigned(1)),
			("reference", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 12, name: "Released", fields: &[
			("instruction", &ID_INSTRUCTION),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 13, name: "Deposited", fields: &[
			("book", &SETTLEMENT_BOOK),
			("payer", &PARTY_PARTY),
			("amount", &Type::Unsigned(16)),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 14, name: "GivenBack", fields: &[
			("book", &SETTLEMENT_BOOK),
			("payer", &PARTY_PARTY),
			("amount", &Type::Unsigned(16)),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 15, name: "Redeemed", fields: &[
			("day", &Type::Signed(4)),
			("book", &SETTLEMENT_BOOK),
			("payer", &PARTY_PARTY),
			("payee", &PARTY_PARTY),
			("amount", &Type::Unsigned(16)),
		] },
		EventType { pallet_index: 24, pallet: "Settlement", index: 16, name: "Netted", fields: &[
			("day", &Type::Signed(4)),
			("book", &SETTLEMENT_BOOK),
			("payer", &PARTY_PARTY),
			("payee", &PARTY_PARTY),
			("owed", &SETTLEMENT_DUE),
			("owed_back", &SETTLEMENT_DUE),
			("net", &Type::Unsigned(16)),
		] },
		EventType { pallet_index: 25, pallet: "Bills", index: 0, name: "Issued", fields: &[
			("bill", &ID_BILL),
			("carrier", &ID_MEMBER),
			("issuance", &BILL_ISSUANCE),
		] },
		EventType { pallet_index: 25, pallet: "Bills", index: 1, name: "ChainExtended", fields: &[
			("bill", &ID_BILL),
			("sequence", &Type::Unsigned(4)),
			("entry", &BILL_ENTRY),
			("reject_until_ms", &Type::Option(&Type::Unsigned(8))),
		] },
		EventType { pallet_index: 25, pallet: "Bills", index: 2, name: "TransferOffered", fields: &[
			("bill", &ID_BILL),
			("from", &PARTY_PARTY),
			("to", &PARTY_PARTY),
			("expires_ms", &Type::Unsigned(8)),
			("comment", &Type::Option(&Type::Bytes(32))),
		] },
		EventType { pallet_index: 25, pallet: "Bills", index: 3, name: "TransferDeclined", fields: &[
			("bill", &ID_BILL),
			("by", &PARTY_PARTY),
			("comment", &Type::Option(&Type::Bytes(32))),
		] },
		EventType { pallet_index: 25, pallet: "Bills", index: 4, name: "OfferWithdrawn", fields: &[
			("bill", &ID_BILL),
			("by", &PARTY_PARTY),
		] },
		EventType { pallet_index: 25, pallet: "Bills", index: 5, name: "Locked", fields: &[
			("bill", &ID_BILL),
			("instruction", &ID_INSTRUCTION),
		] },
		EventType { pallet_index: 25, pallet: "Bills", index: 6, name: "Released", fields: &[
			("bill", &ID_BILL),
			("instruction", &ID_INSTRUCTION),
		] },
		EventType { pallet_index: 30, pallet: "Licences", index: 0, name: "TypeSet", fields: &[
			("code", &LICENCE_TYPE_CODE),
			("licence_type", &LICENCES_LICENCE_TYPE),
		] },
		EventType { pallet_index: 30, pallet: "Licences", index: 1, name: "Appointed", fields: &[
			("licence_type", &LICENCE_TYPE_CODE),
			("issuer", &ID_MEMBER),
			("region", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 30, pallet: "Licences", index: 2, name: "Dismissed", fields: &[
			("licence_type", &LICENCE_TYPE_CODE),
			("issuer", &ID_MEMBER),
		] },
		EventType { pallet_index: 30, pallet: "Licences", index: 3, name: "Issued", fields: &[
			("licence", &ID_LICENCE),
			("issuer", &ID_MEMBER),
			("issuance", &LICENCES_ISSUANCE),
		] },
		EventType { pallet_index: 30, pallet: "Licences", index: 4, name: "StatusChanged", fields: &[
			("licence", &ID_LICENCE),
			("sequence", &Type::Unsigned(4)),
			("change", &LICENCES_STATUS_CHANGE),
			("by", &ID_MEMBER),
		] },
		EventType { pallet_index: 30, pallet: "Licences", index: 5, name: "KeyBound", fields: &[
			("licence", &ID_LICENCE),
			("sequence", &Type::Unsigned(4)),
			("key", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 30, pallet: "Licences", index: 6, name: "Recognised", fields: &[
			("rule", &ID_RECOGNITION),
			("publisher", &ID_MEMBER),
			("recognition", &LICENCES_RECOGNITION),
		] },
		EventType { pallet_index: 30, pallet: "Licences", index: 7, name: "RecognitionWithdrawn", fields: &[
			("rule", &ID_RECOGNITION),
			("until_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 30, pallet: "Licences", index: 8, name: "PresentationVerified", fields: &[
			("presentation", &LICENCE_PRESENTATION),
			("rule", &Type::Option(&ID_RECOGNITION)),
			("seen_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 0, name: "InstitutionAppointed", fields: &[
			("institution", &ID_MEMBER),
			("code", &REGISTRATION_INSTITUTION_CODE),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 1, name: "InstitutionRemoved", fields: &[
			("institution", &ID_MEMBER),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 2, name: "Made", fields: &[
			("filing", &ID_FILING),
			("by", &ID_MEMBER),
			("made", &REGISTRATION_FILING),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 3, name: "Confirmed", fields: &[
			("filing", &ID_FILING),
			("by", &ID_MEMBER),
			("stage", &REGISTRATION_STAGE),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 4, name: "SilenceResolved", fields: &[
			("filing", &ID_FILING),
			("stage", &REGISTRATION_STAGE),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 5, name: "Supplied", fields: &[
			("filing", &ID_FILING),
			("by", &ID_MEMBER),
			("documents", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 6, name: "FilingWithdrawn", fields: &[
			("filing", &ID_FILING),
			("by", &ID_MEMBER),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 7, name: "Accepted", fields: &[
			("filing", &ID_FILING),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 8, name: "CorrectionAsked", fields: &[
			("filing", &ID_FILING),
			("notice", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 9, name: "ReviewExtended", fields: &[
			("filing", &ID_FILING),
			("units", &Type::Unsigned(2)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 10, name: "ReviewStopped", fields: &[
			("filing", &ID_FILING),
			("notice", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 11, name: "ReviewResumed", fields: &[
			("filing", &ID_FILING),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 12, name: "Rejected", fields: &[
			("filing", &ID_FILING),
			("ground", &REGISTRATION_REJECTION),
			("decision", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 13, name: "Terminated", fields: &[
			("filing", &ID_FILING),
			("decision", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 14, name: "Publicised", fields: &[
			("filing", &ID_FILING),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 15, name: "PublicityWaived", fields: &[
			("filing", &ID_FILING),
			("reason", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 16, name: "Objected", fields: &[
			("filing", &ID_FILING),
			("sequence", &Type::Unsigned(4)),
			("by", &ID_MEMBER),
			("grounds", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 17, name: "ObjectionDecided", fields: &[
			("filing", &ID_FILING),
			("sequence", &Type::Unsigned(4)),
			("conclusion", &REGISTRATION_CONCLUSION),
			("decision", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 18, name: "Registered", fields: &[
			("dataset", &ID_DATASET),
			("kind", &REGISTRATION_FILING_KIND),
			("registration", &REGISTRATION_REGISTRATION),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 19, name: "RegistrationCancelled", fields: &[
			("dataset", &ID_DATASET),
			("ground", &REGISTRATION_CANCELLATION_GROUND),
			("cause", &REGISTRATION_CAUSE),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 20, name: "Annotated", fields: &[
			("dataset", &ID_DATASET),
			("sequence", &Type::Unsigned(4)),
			("annotation", &REGISTRATION_ANNOTATION),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 21, name: "Lifted", fields: &[
			("dataset", &ID_DATASET),
			("sequence", &Type::Unsigned(4)),
			("document", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 22, name: "ObjectedAfter", fields: &[
			("dataset", &ID_DATASET),
			("sequence", &Type::Unsigned(4)),
			("by", &ID_MEMBER),
			("grounds", &Type::Bytes(32)),
			("notice", &Type::Option(&CLOCK_CLOCK)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 23, name: "ObjectionConcluded", fields: &[
			("dataset", &ID_DATASET),
			("sequence", &Type::Unsigned(4)),
			("conclusion", &REGISTRATION_CONCLUSION),
			("decision", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 24, name: "MirrorRecorded", fields: &[
			("institution", &ID_MEMBER),
			("mirror", &REGISTRATION_MIRROR),
			("others", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 25, name: "MirrorRefused", fields: &[
			("institution", &ID_MEMBER),
			("code", &Type::Bytes(32)),
			("reason", &REGISTRATION_NOT_MIRRORED),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 26, name: "SameData", fields: &[
			("filing", &ID_FILING),
			("others", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 27, name: "LawTaken", fields: &[
			("filing", &ID_FILING),
			("pack", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 28, name: "MirrorCorrected", fields: &[
			("institution", &ID_MEMBER),
			("mirror", &REGISTRATION_MIRROR),
			("before", &Type::Bytes(32)),
			("others", &Type::Unsigned(4)),
			("document", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 26, pallet: "Registration", index: 29, name: "MirrorWithdrawn", fields: &[
			("institution", &ID_MEMBER),
			("code", &Type::Bytes(32)),
			("digest", &Type::Bytes(32)),
			("document", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 29, pallet: "Exports", index: 0, name: "RulesSet", fields: &[
			("number", &Type::Unsigned(4)),
			("rules", &EXPORT_RULES),
		] },
		EventType { pallet_index: 29, pallet: "Exports", index: 1, name: "Exported", fields: &[
			("exporter", &ID_MEMBER),
			("number", &Type::Unsigned(4)),
			("export", &EXPORTS_EXPORT),
			("counted", &EXPORT_HEADS),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 0, name: "Planned", fields: &[
			("operation", &ID_OPERATION),
			("by", &ID_MEMBER),
			("plan", &OPERATION_PLAN),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 1, name: "OperatorSelected", fields: &[
			("operation", &ID_OPERATION),
			("selected", &OPERATION_SELECTED),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 2, name: "AgreementOffered", fields: &[
			("operation", &ID_OPERATION),
			("agreement", &OPERATION_AGREEMENT),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 3, name: "AgreementSigned", fields: &[
			("operation", &ID_OPERATION),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 4, name: "DataAdded", fields: &[
			("operation", &ID_OPERATION),
			("dataset", &ID_DATASET),
			("consent", &Type::Option(&Type::Bytes(32))),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 5, name: "DataWithdrawn", fields: &[
			("operation", &ID_OPERATION),
			("dataset", &ID_DATASET),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 6, name: "ProductListed", fields: &[
			("operation", &ID_OPERATION),
			("number", &Type::Unsigned(4)),
			("product", &OPERATION_PRODUCT),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 7, name: "ProductDelisted", fields: &[
			("operation", &ID_OPERATION),
			("number", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 8, name: "RevenuePermitted", fields: &[
			("operation", &ID_OPERATION),
			("year", &Type::Unsigned(2)),
			("permitted", &OPERATION_PERMITTED),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 9, name: "TariffSet", fields: &[
			("operation", &ID_OPERATION),
			("product", &Type::Unsigned(4)),
			("sequence", &Type::Unsigned(4)),
			("tariff", &OPERATION_TARIFF),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 10, name: "Begun", fields: &[
			("operation", &ID_OPERATION),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 11, name: "RevenueRecorded", fields: &[
			("operation", &ID_OPERATION),
			("year", &Type::Unsigned(2)),
			("sequence", &Type::Unsigned(4)),
			("entry", &OPERATION_ENTRY),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 12, name: "RevenueReversed", fields: &[
			("operation", &ID_OPERATION),
			("year", &Type::Unsigned(2)),
			("sequence", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 13, name: "Disclosed", fields: &[
			("operation", &ID_OPERATION),
			("year", &Type::Unsigned(2)),
			("side", &OPERATION_SIDE),
			("document", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 14, name: "Terminated", fields: &[
			("operation", &ID_OPERATION),
			("ground", &OPERATION_ENDING),
			("document", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 15, name: "DataConsented", fields: &[
			("operation", &ID_OPERATION),
			("dataset", &ID_DATASET),
			("document", &Type::Option(&Type::Bytes(32))),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 16, name: "FirstUseNoted", fields: &[
			("operation", &ID_OPERATION),
			("dataset", &ID_DATASET),
		] },
		EventType { pallet_index: 27, pallet: "Operation", index: 17, name: "AuthorityReplaced", fields: &[
			("operation", &ID_OPERATION),
			("authority", &ID_MEMBER),
			("decision", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 0, name: "PutInForce", fields: &[
			("pack", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 1, name: "Filed", fields: &[
			("application", &ID_APPLICATION),
			("made", &CATALOGUE_APPLICATION),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 2, name: "SilenceResolved", fields: &[
			("application", &ID_APPLICATION),
			("stage", &REGISTRATION_STAGE),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 3, name: "Supplied", fields: &[
			("application", &ID_APPLICATION),
			("documents", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 4, name: "ApplicationWithdrawn", fields: &[
			("application", &ID_APPLICATION),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 5, name: "Accepted", fields: &[
			("application", &ID_APPLICATION),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 6, name: "CorrectionAsked", fields: &[
			("application", &ID_APPLICATION),
			("notice", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 7, name: "Rejected", fields: &[
			("application", &ID_APPLICATION),
			("decision", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 8, name: "Publicised", fields: &[
			("application", &ID_APPLICATION),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 9, name: "Objected", fields: &[
			("application", &ID_APPLICATION),
			("sequence", &Type::Unsigned(4)),
			("by", &ID_MEMBER),
			("grounds", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 10, name: "ObjectionDecided", fields: &[
			("application", &ID_APPLICATION),
			("sequence", &Type::Unsigned(4)),
			("conclusion", &REGISTRATION_CONCLUSION),
			("decision", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 11, name: "Entered", fields: &[
			("dataset", &ID_DATASET),
			("kind", &CATALOGUE_APPLICATION_KIND),
			("entry", &CATALOGUE_ENTRY),
		] },
		EventType { pallet_index: 28, pallet: "Catalogue", index: 12, name: "CodeReplaced", fields: &[
			("dataset", &ID_DATASET),
			("before", &Type::Text),
			("entry", &CATALOGUE_ENTRY),
			("decision", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 0, name: "ProductListed", fields: &[
			("product", &ID_PRODUCT),
			("seller", &ID_MEMBER),
			("listing", &MARKET_LISTING),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 1, name: "ProductDelisted", fields: &[
			("product", &ID_PRODUCT),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 2, name: "NegotiationOpened", fields: &[
			("negotiation", &ID_NEGOTIATION),
			("product", &ID_PRODUCT),
			("consumer", &ID_MEMBER),
			("provider", &ID_MEMBER),
			("opener", &MARKET_SIDE),
			("offer", &MARKET_OFFER),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 3, name: "NegotiationMoved", fields: &[
			("negotiation", &ID_NEGOTIATION),
			("by", &MARKET_SIDE),
			("state", &MARKET_NEGOTIATION_STATE),
			("offer", &Type::Option(&MARKET_OFFER)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 4, name: "AgreementMade", fields: &[
			("negotiation", &ID_NEGOTIATION),
			("agreement", &MARKET_AGREEMENT),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 5, name: "OrderPlaced", fields: &[
			("order", &ID_ORDER),
			("placed", &MARKET_ORDER),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 6, name: "OrderCancelled", fields: &[
			("order", &ID_ORDER),
			("by", &MARKET_SIDE),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 7, name: "Committed", fields: &[
			("order", &ID_ORDER),
			("grant", &ID_GRANT),
			("commitments", &Type::List(&DELIVERY_COMMITMENT)),
			("due_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 8, name: "Locked", fields: &[
			("order", &ID_ORDER),
			("instruction", &ID_INSTRUCTION),
			("key", &Type::Bytes(32)),
			("due_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 9, name: "KeysHanded", fields: &[
			("order", &ID_ORDER),
			("handed", &Type::List(&DELIVERY_HANDED)),
			("due_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 10, name: "TransferMoved", fields: &[
			("order", &ID_ORDER),
			("by", &MARKET_SIDE),
			("state", &MARKET_TRANSFER_STATE),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 11, name: "Accepted", fields: &[
			("order", &ID_ORDER),
			("how", &MARKET_ACCEPTANCE),
			("due_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 12, name: "Objected", fields: &[
			("order", &ID_ORDER),
			("evidence", &Type::Bytes(32)),
			("due_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 13, name: "Arbitrating", fields: &[
			("order", &ID_ORDER),
			("by", &MARKET_SIDE),
			("due_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 14, name: "Ruled", fields: &[
			("order", &ID_ORDER),
			("ruling", &MARKET_RULING),
			("document", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 15, name: "Proven", fields: &[
			("order", &ID_ORDER),
			("file", &Type::Unsigned(1)),
			("wrong", &MARKET_WRONG),
			("marks", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 16, name: "Settled", fields: &[
			("order", &ID_ORDER),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 17, name: "SettlementHeld", fields: &[
			("order", &ID_ORDER),
			("error", &SP_RUNTIME_DISPATCH_ERROR),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 18, name: "Refunded", fields: &[
			("order", &ID_ORDER),
			("reason", &MARKET_REFUND),
		] },
		EventType { pallet_index: 31, pallet: "Market", index: 19, name: "OrderExpired", fields: &[
			("order", &ID_ORDER),
		] },
		EventType { pallet_index: 32, pallet: "Metering", index: 0, name: "Opened", fields: &[
			("meter", &ID_METER),
			("grant", &ID_GRANT),
			("payer", &ID_MEMBER),
			("provider", &ID_MEMBER),
			("service", &Type::Bytes(32)),
			("used_for", &METERING_USED_FOR),
			("book", &SETTLEMENT_BOOK),
			("deposit", &Type::Unsigned(16)),
			("cap", &Type::Unsigned(16)),
			("signers", &Type::List(&Type::Bytes(32))),
			("windows", &METERING_WINDOWS),
			("challenge_ms", &Type::Unsigned(8)),
			("limits", &METERING_LIMITS),
			("before", &METERING_UNITS),
		] },
		EventType { pallet_index: 32, pallet: "Metering", index: 1, name: "ToppedUp", fields: &[
			("meter", &ID_METER),
			("amount", &Type::Unsigned(16)),
		] },
		EventType { pallet_index: 32, pallet: "Metering", index: 2, name: "Redeemed", fields: &[
			("meter", &ID_METER),
			("window", &Type::Unsigned(4)),
			("totals", &METERING_TOTALS),
			("due", &Type::Unsigned(16)),
		] },
		EventType { pallet_index: 32, pallet: "Metering", index: 3, name: "Refused", fields: &[
			("meter", &ID_METER),
			("window", &Type::Unsigned(4)),
			("why", &METERING_REFUSAL),
		] },
		EventType { pallet_index: 32, pallet: "Metering", index: 4, name: "CloseAsked", fields: &[
			("meter", &ID_METER),
			("until_ms", &Type::Unsigned(8)),
		] },
		EventType { pallet_index: 32, pallet: "Metering", index: 5, name: "Closed", fields: &[
			("meter", &ID_METER),
			("by", &ID_MEMBER),
			("returned", &Type::Unsigned(16)),
		] },
		EventType { pallet_index: 33, pallet: "Anchors", index: 0, name: "AttestorAppointed", fields: &[
			("office", &ANCHOR_OFFICE),
			("member", &ID_MEMBER),
			("key", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 33, pallet: "Anchors", index: 1, name: "SignerSet", fields: &[
			("office", &ANCHOR_OFFICE),
			("signer", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 33, pallet: "Anchors", index: 2, name: "Anchored", fields: &[
			("id", &ID_ANCHOR),
			("anchor", &ANCHORS_ANCHOR),
		] },
		EventType { pallet_index: 33, pallet: "Anchors", index: 3, name: "Audited", fields: &[
			("id", &ID_ANCHOR),
			("audit", &ANCHORS_AUDIT),
		] },
		EventType { pallet_index: 33, pallet: "Anchors", index: 4, name: "AnchorWithdrawn", fields: &[
			("id", &ID_ANCHOR),
			("document", &Type::Bytes(32)),
		] },
	],
	storage: &[
		StorageItem { pallet: "Members", name: "Members", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER)], value: &MEMBERS_MEMBER },
		StorageItem { pallet: "Members", name: "Keys", keys: &[(Hasher::Blake2_128Concat, &Type::Bytes(32))], value: &MEMBERS_KEY },
		StorageItem { pallet: "Members", name: "Customers", keys: &[(Hasher::Blake2_128Concat, &ID_CUSTOMER)], value: &MEMBERS_CUSTOMER },
		StorageItem { pallet: "Members", name: "Council", keys: &[], value: &Type::List(&ID_MEMBER) },
		StorageItem { pallet: "Members", name: "TechnicalCommittee", keys: &[], value: &Type::List(&ID_MEMBER) },
		StorageItem { pallet: "Validators", name: "Approved", keys: &[], value: &Type::List(&ID_MEMBER) },
		StorageItem { pallet: "Validators", name: "Selected", keys: &[], value: &Type::List(&ID_MEMBER) },
		StorageItem { pallet: "Registry", name: "Datasets", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET)], value: &REGISTRY_DATASET },
		StorageItem { pallet: "Registry", name: "Versions", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &REGISTRY_VERSION },
		StorageItem { pallet: "Verification", name: "Checks", keys: &[(Hasher::Twox64Concat, &Type::Unsigned(8))], value: &VERIFICATION_CHECK },
		StorageItem { pallet: "Verification", name: "OpenBySubject", keys: &[(Hasher::Blake2_128Concat, &VERIFICATION_SUBJECT)], value: &Type::Unsigned(8) },
		StorageItem { pallet: "Verification", name: "HistoryLength", keys: &[(Hasher::Blake2_128Concat, &VERIFICATION_SUBJECT)], value: &Type::Unsigned(4) },
		StorageItem { pallet: "Verification", name: "History", keys: &[(Hasher::Blake2_128Concat, &VERIFICATION_SUBJECT), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &VERIFICATION_CLOSED },
		StorageItem { pallet: "Verification", name: "Policy", keys: &[], value: &LOCATOR_LOCATOR_POLICY },
		StorageItem { pallet: "Members", name: "SealingKeys", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER)], value: &Type::Bytes(32) },
		StorageItem { pallet: "Calendar", name: "Years", keys: &[(Hasher::Twox64Concat, &CALENDAR_CALENDAR_KIND), (Hasher::Twox64Concat, &Type::Unsigned(2))], value: &CALENDAR_YEAR },
		StorageItem { pallet: "Rights", name: "Holdings", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Twox64Concat, &RIGHT_RIGHT), (Hasher::Blake2_128Concat, &ID_MEMBER)], value: &RIGHTS_HELD_RIGHT },
		StorageItem { pallet: "Rights", name: "Grants", keys: &[(Hasher::Blake2_128Concat, &ID_GRANT)], value: &RIGHTS_GRANT },
		StorageItem { pallet: "Rights", name: "Offers", keys: &[(Hasher::Blake2_128Concat, &ID_GRANT)], value: &RIGHTS_OFFER },
		StorageItem { pallet: "Settlement", name: "Books", keys: &[(Hasher::Blake2_128Concat, &SETTLEMENT_BOOK)], value: &SETTLEMENT_BOOK_STATE },
		StorageItem { pallet: "Settlement", name: "Claims", keys: &[(Hasher::Blake2_128Concat, &SETTLEMENT_BOOK), (Hasher::Blake2_128Concat, &PARTY_PARTY)], value: &SETTLEMENT_CLAIM },
		StorageItem { pallet: "Settlement", name: "Entries", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER), (Hasher::Blake2_128Concat, &Type::Bytes(32))], value: &SETTLEMENT_ENTRY },
		StorageItem { pallet: "Settlement", name: "Instructions", keys: &[(Hasher::Blake2_128Concat, &ID_INSTRUCTION)], value: &SETTLEMENT_INSTRUCTION },
		StorageItem { pallet: "Bills", name: "Bills", keys: &[(Hasher::Blake2_128Concat, &ID_BILL)], value: &BILLS_BILL },
		StorageItem { pallet: "Bills", name: "Chain", keys: &[(Hasher::Blake2_128Concat, &ID_BILL), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &BILL_ENTRY },
		StorageItem { pallet: "Licences", name: "Types", keys: &[(Hasher::Blake2_128Concat, &LICENCE_TYPE_CODE)], value: &LICENCES_LICENCE_TYPE },
		StorageItem { pallet: "Licences", name: "Issuers", keys: &[(Hasher::Blake2_128Concat, &LICENCE_TYPE_CODE), (Hasher::Blake2_128Concat, &ID_MEMBER)], value: &LICENCES_APPOINTMENT },
		StorageItem { pallet: "Licences", name: "Licences", keys: &[(Hasher::Blake2_128Concat, &ID_LICENCE)], value: &LICENCES_LICENCE },
		StorageItem { pallet: "Licences", name: "Identifiers", keys: &[(Hasher::Blake2_128Concat, &LICENCE_LINE), (Hasher::Twox64Concat, &Type::Unsigned(2))], value: &ID_LICENCE },
		StorageItem { pallet: "Licences", name: "History", keys: &[(Hasher::Blake2_128Concat, &ID_LICENCE), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &LICENCES_STATUS_CHANGE },
		StorageItem { pallet: "Licences", name: "Rules", keys: &[(Hasher::Blake2_128Concat, &ID_RECOGNITION)], value: &LICENCES_RULE },
		StorageItem { pallet: "Licences", name: "Verifications", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER), (Hasher::Blake2_128Concat, &Type::Bytes(32))], value: &LICENCES_VERIFICATION },
		StorageItem { pallet: "Calendar", name: "Packs", keys: &[(Hasher::Twox64Concat, &Type::Unsigned(4))], value: &LAW_PACK },
		StorageItem { pallet: "Calendar", name: "InForce", keys: &[(Hasher::Twox64Concat, &Type::Unsigned(4))], value: &CALENDAR_ENTRY },
		StorageItem { pallet: "Calendar", name: "Stalls", keys: &[(Hasher::Twox64Concat, &Type::Unsigned(4))], value: &CALENDAR_STALL },
		StorageItem { pallet: "Calendar", name: "StalledYears", keys: &[(Hasher::Twox64Concat, &Type::Unsigned(2))], value: &Type::Bytes(46) },
		StorageItem { pallet: "Registration", name: "Institutions", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER)], value: &REGISTRATION_INSTITUTION },
		StorageItem { pallet: "Registration", name: "InstitutionAt", keys: &[(Hasher::Blake2_128Concat, &REGISTRATION_INSTITUTION_CODE)], value: &ID_MEMBER },
		StorageItem { pallet: "Registration", name: "Filings", keys: &[(Hasher::Blake2_128Concat, &ID_FILING)], value: &REGISTRATION_FILING },
		StorageItem { pallet: "Registration", name: "OpenFiling", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET)], value: &ID_FILING },
		StorageItem { pallet: "Registration", name: "Objections", keys: &[(Hasher::Blake2_128Concat, &ID_FILING), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &REGISTRATION_OBJECTION },
		StorageItem { pallet: "Registration", name: "LateObjections", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &REGISTRATION_OBJECTION },
		StorageItem { pallet: "Registration", name: "Registrations", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET)], value: &REGISTRATION_REGISTRATION },
		StorageItem { pallet: "Registration", name: "Certificates", keys: &[(Hasher::Blake2_128Concat, &REGISTRATION_CERTIFICATE_CODE)], value: &REGISTRATION_CERTIFICATE },
		StorageItem { pallet: "Registration", name: "Annotations", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &REGISTRATION_ANNOTATION },
		StorageItem { pallet: "Registration", name: "Annotated", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET)], value: &Type::Unsigned(4) },
		StorageItem { pallet: "Registration", name: "Preserved", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET)], value: &Type::List(&REGISTRATION_SEIZURE) },
		StorageItem { pallet: "Registration", name: "Mirrored", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER), (Hasher::Blake2_128Concat, &Type::Bytes(32))], value: &REGISTRATION_MIRROR },
		StorageItem { pallet: "Registration", name: "SameDigest", keys: &[(Hasher::Blake2_128Concat, &Type::Bytes(32))], value: &Type::Unsigned(4) },
		StorageItem { pallet: "Rights", name: "Titles", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Twox64Concat, &RIGHT_RIGHT), (Hasher::Blake2_128Concat, &ID_MEMBER)], value: &RIGHTS_TITLE },
		StorageItem { pallet: "Rights", name: "Acquired", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Twox64Concat, &RIGHT_RIGHT), (Hasher::Blake2_128Concat, &ID_MEMBER)], value: &ID_MEMBER },
		StorageItem { pallet: "Rights", name: "Encumbrances", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Blake2_128Concat, &ID_MEMBER), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &ID_MEMBER },
		StorageItem { pallet: "Rights", name: "Pledges", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Twox64Concat, &RIGHT_RIGHT), (Hasher::Blake2_128Concat, &ID_MEMBER)], value: &RIGHTS_PLEDGE },
		StorageItem { pallet: "Rights", name: "Roots", keys: &[(Hasher::Blake2_128Concat, &ID_GRANT)], value: &RIGHTS_ROOT },
		StorageItem { pallet: "Exports", name: "AllRules", keys: &[(Hasher::Twox64Concat, &Type::Unsigned(4))], value: &EXPORT_RULES },
		StorageItem { pallet: "Exports", name: "Exports", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &EXPORTS_EXPORT },
		StorageItem { pallet: "Exports", name: "Counted", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER), (Hasher::Twox64Concat, &Type::Unsigned(2))], value: &EXPORT_HEADS },
		StorageItem { pallet: "Operation", name: "Operations", keys: &[(Hasher::Blake2_128Concat, &ID_OPERATION)], value: &OPERATION_OPERATION },
		StorageItem { pallet: "Operation", name: "Data", keys: &[(Hasher::Blake2_128Concat, &ID_OPERATION), (Hasher::Blake2_128Concat, &ID_DATASET)], value: &OPERATION_INCLUSION },
		StorageItem { pallet: "Operation", name: "Products", keys: &[(Hasher::Blake2_128Concat, &ID_OPERATION), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &OPERATION_PRODUCT },
		StorageItem { pallet: "Operation", name: "Tariffs", keys: &[(Hasher::Blake2_128Concat, &ID_OPERATION), (Hasher::Twox64Concat, &Type::Tuple(&[&Type::Unsigned(4), &Type::Unsigned(4)]))], value: &OPERATION_TARIFF },
		StorageItem { pallet: "Operation", name: "Accounts", keys: &[(Hasher::Blake2_128Concat, &ID_OPERATION), (Hasher::Twox64Concat, &Type::Unsigned(2))], value: &OPERATION_ACCOUNT },
		StorageItem { pallet: "Operation", name: "Entries", keys: &[(Hasher::Blake2_128Concat, &ID_OPERATION), (Hasher::Twox64Concat, &Type::Tuple(&[&Type::Unsigned(2), &Type::Unsigned(4)]))], value: &OPERATION_ENTRY },
		StorageItem { pallet: "Operation", name: "Disclosures", keys: &[(Hasher::Blake2_128Concat, &ID_OPERATION), (Hasher::Twox64Concat, &Type::Tuple(&[&Type::Unsigned(2), &OPERATION_SIDE]))], value: &OPERATION_DISCLOSURE },
		StorageItem { pallet: "Catalogue", name: "Law", keys: &[], value: &Type::Unsigned(4) },
		StorageItem { pallet: "Catalogue", name: "Applications", keys: &[(Hasher::Blake2_128Concat, &ID_APPLICATION)], value: &CATALOGUE_APPLICATION },
		StorageItem { pallet: "Catalogue", name: "OpenApplication", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Blake2_128Concat, &ID_MEMBER)], value: &ID_APPLICATION },
		StorageItem { pallet: "Catalogue", name: "Objections", keys: &[(Hasher::Blake2_128Concat, &ID_APPLICATION), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &CATALOGUE_OBJECTION },
		StorageItem { pallet: "Catalogue", name: "Entries", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET)], value: &CATALOGUE_ENTRY },
		StorageItem { pallet: "Catalogue", name: "CodeOf", keys: &[(Hasher::Blake2_128Concat, &Type::Text)], value: &ID_DATASET },
		StorageItem { pallet: "Rights", name: "Acceptances", keys: &[(Hasher::Blake2_128Concat, &ID_DATASET), (Hasher::Blake2_128Concat, &ID_MEMBER), (Hasher::Blake2_128Concat, &ID_MEMBER)], value: &RIGHTS_ACCEPTANCE },
		StorageItem { pallet: "Settlement", name: "Deposited", keys: &[(Hasher::Blake2_128Concat, &SETTLEMENT_BOOK), (Hasher::Blake2_128Concat, &PARTY_PARTY)], value: &Type::Unsigned(16) },
		StorageItem { pallet: "Settlement", name: "Dues", keys: &[(Hasher::Twox64Concat, &Type::Signed(4)), (Hasher::Blake2_128Concat, &SETTLEMENT_BOOK), (Hasher::Blake2_128Concat, &PARTY_PARTY), (Hasher::Blake2_128Concat, &PARTY_PARTY)], value: &SETTLEMENT_DUE },
		StorageItem { pallet: "Market", name: "Products", keys: &[(Hasher::Blake2_128Concat, &ID_PRODUCT)], value: &MARKET_PRODUCT },
		StorageItem { pallet: "Market", name: "Negotiations", keys: &[(Hasher::Blake2_128Concat, &ID_NEGOTIATION)], value: &MARKET_NEGOTIATION },
		StorageItem { pallet: "Market", name: "Orders", keys: &[(Hasher::Blake2_128Concat, &ID_ORDER)], value: &MARKET_ORDER },
		StorageItem { pallet: "Market", name: "Deliveries", keys: &[(Hasher::Blake2_128Concat, &ID_ORDER)], value: &MARKET_DELIVERY },
		StorageItem { pallet: "Market", name: "Commitments", keys: &[(Hasher::Blake2_128Concat, &Type::Bytes(32))], value: &ID_ORDER },
		StorageItem { pallet: "Market", name: "Marks", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER)], value: &Type::Unsigned(4) },
		StorageItem { pallet: "Metering", name: "Meters", keys: &[(Hasher::Blake2_128Concat, &ID_METER)], value: &METERING_METER },
		StorageItem { pallet: "Metering", name: "Tallies", keys: &[(Hasher::Blake2_128Concat, &ID_GRANT)], value: &METERING_TALLY },
		StorageItem { pallet: "Anchors", name: "Attestors", keys: &[(Hasher::Blake2_128Concat, &ANCHOR_OFFICE)], value: &ANCHORS_ATTESTOR },
		StorageItem { pallet: "Anchors", name: "Anchors", keys: &[(Hasher::Blake2_128Concat, &ID_ANCHOR)], value: &ANCHORS_ANCHOR },
		StorageItem { pallet: "Anchors", name: "Nullifiers", keys: &[(Hasher::Blake2_128Concat, &Type::Bytes(32))], value: &ID_ANCHOR },
		StorageItem { pallet: "Anchors", name: "Invoiced", keys: &[(Hasher::Blake2_128Concat, &ID_INSTRUCTION), (Hasher::Blake2_128Concat, &Type::Tuple(&[&PARTY_PARTY, &PARTY_PARTY]))], value: &ANCHORS_SUMS },
		StorageItem { pallet: "Anchors", name: "Reddened", keys: &[(Hasher::Blake2_128Concat, &ID_ANCHOR)], value: &Type::Unsigned(16) },
		StorageItem { pallet: "Anchors", name: "LiveEntries", keys: &[(Hasher::Blake2_128Concat, &ID_MEMBER), (Hasher::Blake2_128Concat, &Type::Tuple(&[&ID_DATASET, &ANCHOR_PERIOD]))], value: &ID_ANCHOR },
		StorageItem { pallet: "Anchors", name: "Audits", keys: &[(Hasher::Blake2_128Concat, &ID_ANCHOR)], value: &ANCHORS_AUDIT },
	],
};

static ID_ANCHOR: Type = Type::Id(AnchorId::TAG);

static ID_APPLICATION: Type = Type::Id(ApplicationId::TAG);

static ID_BILL: Type = Type::Id(BillId::TAG);

static ID_CUSTOMER: Type = Type::Id(CustomerId::TAG);

static ID_DATASET: Type = Type::Id(DatasetId::TAG);

static ID_FILING: Type = Type::Id(FilingId::TAG);

static ID_GRANT: Type = Type::Id(GrantId::TAG);

static ID_INSTRUCTION: Type = Type::Id(InstructionId::TAG);

static ID_LICENCE: Type = Type::Id(LicenceId::TAG);

static ID_MEMBER: Type = Type::Id(MemberId::TAG);

static ID_METER: Type = Type::Id(MeterId::TAG);

static ID_NEGOTIATION: Type = Type::Id(NegotiationId::TAG);

static ID_OPERATION: Type = Type::Id(OperationId::TAG);

static ID_ORDER: Type = Type::Id(OrderId::TAG);

static ID_PARTY: Type = Type::Id(PartyId::TAG);

static ID_PRODUCT: Type = Type::Id(ProductId::TAG);

static ID_RECOGNITION: Type = Type::Id(RecognitionId::TAG);

static ANCHORS_ANCHOR: Type = Type::Struct(&[
	("by", &ID_MEMBER),
	("digest", &Type::Bytes(32)),
	("what", &ANCHORS_WHAT),
	("at_ms", &Type::Unsigned(8)),
	("withdrawn", &Type::Option(&ANCHORS_WITHDRAWAL)),
]);

static ANCHORS_ASSESSMENT: Type = Type::Struct(&[
	("of", &DATASET_VERSION_REF),
	("kind", &ANCHOR_ASSESSMENT_KIND),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
]);

static ANCHORS_ATTESTOR: Type = Type::Struct(&[
	("member", &ID_MEMBER),
	("key", &Type::Bytes(32)),
	("signer", &Type::Option(&Type::Bytes(32))),
	("invoices", &Type::Unsigned(4)),
]);

static ANCHORS_AUDIT: Type = Type::Struct(&[
	("auditor", &ID_MEMBER),
	("opinion", &Type::Bytes(32)),
	("at_ms", &Type::Unsigned(8)),
]);

static ANCHORS_ENTRY: Type = Type::Struct(&[
	("certificate", &REGISTRATION_CERTIFICATE_CODE),
	("dataset", &ID_DATASET),
	("category", &ANCHOR_CATEGORY),
	("acquisition", &ANCHOR_ACQUISITION),
	("period", &ANCHOR_PERIOD),
]);

static ANCHORS_EXPORT_BASIS: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("grant", &Type::Option(&ID_GRANT)),
	("path", &EXPORT_PATH),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
]);

static ANCHORS_SUBJECT: Type = Type::Enum(&[
	Variant { index: 0, name: "Order", fields: &[
		("0", &ID_ORDER),
	] },
	Variant { index: 1, name: "Grant", fields: &[
		("0", &ID_GRANT),
	] },
]);

static ANCHORS_SUMS: Type = Type::Struct(&[
	("blue", &Type::Unsigned(16)),
	("red", &Type::Unsigned(16)),
]);

static ANCHORS_WHAT: Type = Type::Enum(&[
	Variant { index: 0, name: "Invoice", fields: &[
		("0", &ANCHOR_INVOICE),
	] },
	Variant { index: 1, name: "Contract", fields: &[
		("0", &ANCHORS_SUBJECT),
	] },
	Variant { index: 2, name: "Entry", fields: &[
		("0", &ANCHORS_ENTRY),
	] },
	Variant { index: 3, name: "Assessment", fields: &[
		("0", &ANCHORS_ASSESSMENT),
	] },
	Variant { index: 4, name: "ExportBasis", fields: &[
		("0", &ANCHORS_EXPORT_BASIS),
	] },
]);

static ANCHORS_WITHDRAWAL: Type = Type::Struct(&[
	("document", &Type::Bytes(32)),
	("at_ms", &Type::Unsigned(8)),
]);

static ANCHOR_ACQUISITION: Type = Type::Enum(&[
	Variant { index: 0, name: "Purchased", fields: &[] },
	Variant { index: 1, name: "SelfDeveloped", fields: &[] },
	Variant { index: 2, name: "Other", fields: &[] },
]);

static ANCHOR_ASSESSMENT_KIND: Type = Type::Enum(&[
	Variant { index: 0, name: "Quality", fields: &[] },
	Variant { index: 1, name: "Value", fields: &[] },
	Variant { index: 2, name: "Compliance", fields: &[] },
	Variant { index: 3, name: "Regrading", fields: &[] },
]);

static ANCHOR_CATEGORY: Type = Type::Enum(&[
	Variant { index: 0, name: "IntangibleAsset", fields: &[] },
	Variant { index: 1, name: "Inventory", fields: &[] },
	Variant { index: 2, name: "NotRecognised", fields: &[] },
]);

static ANCHOR_COLOUR: Type = Type::Enum(&[
	Variant { index: 0, name: "Blue", fields: &[] },
	Variant { index: 1, name: "Red", fields: &[
		("of", &ID_ANCHOR),
	] },
]);

static ANCHOR_INVOICE: Type = Type::Struct(&[
	("office", &ANCHOR_OFFICE),
	("nullifier", &Type::Bytes(32)),
	("instruction", &ID_INSTRUCTION),
	("seller", &PARTY_PARTY),
	("buyer", &PARTY_PARTY),
	("currency", &Type::Code(3)),
	("amount", &Type::Unsigned(16)),
	("colour", &ANCHOR_COLOUR),
]);

static ANCHOR_OFFICE: Type = Type::Struct(&[
	("year", &Type::Unsigned(1)),
	("region", &Type::Unsigned(1)),
]);

static ANCHOR_PERIOD: Type = Type::Struct(&[
	("year", &Type::Unsigned(2)),
	("months", &Type::Unsigned(1)),
	("number", &Type::Unsigned(1)),
]);

static BILLS_BILL: Type = Type::Struct(&[
	("face", &BILL_FACE),
	("control", &BILL_CONTROL),
	("reject_until_ms", &Type::Option(&Type::Unsigned(8))),
	("offer", &Type::Option(&BILLS_OFFER)),
	("lock", &Type::Option(&ID_INSTRUCTION)),
	("chain", &BILLS_HEAD),
	("opened_at", &Type::Unsigned(4)),
]);

static BILLS_HEAD: Type = Type::Struct(&[
	("length", &Type::Unsigned(4)),
	("hash", &Type::Bytes(32)),
]);

static BILLS_OFFER: Type = Type::Struct(&[
	("to", &PARTY_PARTY),
	("expires_ms", &Type::Unsigned(8)),
	("comment", &Type::Option(&Type::Bytes(32))),
]);

static BILL_ACTION: Type = Type::Enum(&[
	Variant { index: 0, name: "Issue", fields: &[] },
	Variant { index: 1, name: "Transfer", fields: &[] },
	Variant { index: 2, name: "Endorse", fields: &[] },
	Variant { index: 3, name: "EndorseToOrder", fields: &[] },
	Variant { index: 4, name: "BlankEndorse", fields: &[] },
	Variant { index: 5, name: "Sign", fields: &[] },
	Variant { index: 6, name: "SurrenderForDelivery", fields: &[] },
	Variant { index: 7, name: "Surrendered", fields: &[] },
	Variant { index: 8, name: "SurrenderRejected", fields: &[] },
	Variant { index: 9, name: "SurrenderCancelled", fields: &[] },
	Variant { index: 10, name: "Void", fields: &[] },
	Variant { index: 11, name: "RejectPossession", fields: &[] },
	Variant { index: 12, name: "RejectTitle", fields: &[] },
	Variant { index: 13, name: "RejectBoth", fields: &[] },
]);

static BILL_CONTROL: Type = Type::Struct(&[
	("status", &BILL_STATUS),
	("possessor", &PARTY_PARTY),
	("title", &BILL_TITLE),
	("previous", &Type::Option(&BILL_PREVIOUS)),
	("pending", &Type::Option(&BILL_PENDING)),
]);

static BILL_ENTRY: Type = Type::Struct(&[
	("action", &BILL_ACTION),
	("actor", &PARTY_PARTY),
	("recipient", &Type::Option(&PARTY_PARTY)),
	("at_ms", &Type::Unsigned(8)),
	("comment", &Type::Option(&Type::Bytes(32))),
	("reference", &Type::Option(&Type::Bytes(32))),
	("instruction", &Type::Option(&ID_INSTRUCTION)),
	("previous", &Type::Bytes(32)),
]);

static BILL_FACE: Type = Type::Struct(&[
	("carrier", &ID_MEMBER),
	("issuance", &BILL_ISSUANCE),
]);

static BILL_ISSUANCE: Type = Type::Struct(&[
	("reference", &BILL_REFERENCE),
	("kind", &BILL_KIND),
	("document", &Type::Bytes(32)),
	("issue_to_digest", &Type::Bytes(32)),
	("visualisation", &Type::Option(&Type::Bytes(32))),
	("manifest", &Type::Option(&Type::Bytes(32))),
	("issued_on", &Type::Signed(4)),
	("shipped_on", &Type::Option(&Type::Signed(4))),
	("private", &PRIVATE_PRIVATE_PART),
	("shipper", &PARTY_PARTY),
	("issue_to", &PARTY_PARTY),
	("title", &BILL_TITLE),
	("named", &Type::List(&PARTY_PARTY)),
	("surrenderees", &Type::List(&ID_MEMBER)),
]);

static BILL_KIND: Type = Type::Enum(&[
	Variant { index: 0, name: "StraightBl", fields: &[] },
	Variant { index: 1, name: "OrderBl", fields: &[] },
	Variant { index: 2, name: "BearerBl", fields: &[] },
	Variant { index: 3, name: "SeaWaybill", fields: &[] },
	Variant { index: 4, name: "NegotiableCargoDocument", fields: &[] },
	Variant { index: 5, name: "MultimodalWaybill", fields: &[] },
]);

static BILL_PENDING: Type = Type::Enum(&[
	Variant { index: 0, name: "Surrender", fields: &[
		("purpose", &BILL_PURPOSE),
		("reference", &Type::Bytes(32)),
		("by", &PARTY_PARTY),
		("to", &ID_MEMBER),
	] },
]);

static BILL_PREVIOUS: Type = Type::Struct(&[
	("possessor", &Type::Option(&PARTY_PARTY)),
	("title", &Type::Option(&BILL_TITLE)),
]);

static BILL_PURPOSE: Type = Type::Enum(&[
	Variant { index: 0, name: "Delivery", fields: &[] },
]);

static BILL_REFERENCE: Type = Type::Struct(&[
	("document", &Type::Text),
	("sub", &Type::Option(&Type::Text)),
]);

static BILL_STATUS: Type = Type::Enum(&[
	Variant { index: 0, name: "Draft", fields: &[] },
	Variant { index: 1, name: "Approved", fields: &[] },
	Variant { index: 2, name: "Issued", fields: &[] },
	Variant { index: 3, name: "PendingSurrenderForAmendment", fields: &[] },
	Variant { index: 4, name: "SurrenderedForAmendment", fields: &[] },
	Variant { index: 5, name: "PendingSurrenderForDelivery", fields: &[] },
	Variant { index: 6, name: "SurrenderedForDelivery", fields: &[] },
	Variant { index: 7, name: "Voided", fields: &[] },
]);

static BILL_TITLE: Type = Type::Enum(&[
	Variant { index: 0, name: "Named", fields: &[
		("party", &PARTY_PARTY),
		("further_endorsable", &Type::Bool),
	] },
	Variant { index: 1, name: "Bearer", fields: &[] },
	Variant { index: 2, name: "Fixed", fields: &[
		("0", &PARTY_PARTY),
	] },
]);

static CALENDAR_CALENDAR_KIND: Type = Type::Enum(&[
	Variant { index: 0, name: "Mainland", fields: &[] },
	Variant { index: 1, name: "Banking", fields: &[] },
]);

static CALENDAR_ENTRY: Type = Type::Struct(&[
	("from", &Type::Signed(4)),
	("pack", &Type::Unsigned(4)),
]);

static CALENDAR_STALL: Type = Type::Struct(&[
	("from_ms", &Type::Unsigned(8)),
	("until_ms", &Type::Unsigned(8)),
]);

static CALENDAR_YEAR: Type = Type::Struct(&[
	("worked", &Type::Bytes(46)),
	("basis", &Type::Text),
]);

static CATALOGUE_APPLICATION: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("version", &Type::Unsigned(4)),
	("institution", &ID_MEMBER),
	("applicant", &ID_MEMBER),
	("demand", &CATALOGUE_DEMAND),
	("pack", &Type::Unsigned(4)),
	("stage", &REGISTRATION_STAGE),
	("made_ms", &Type::Unsigned(8)),
	("clocks", &CATALOGUE_CLOCKS),
	("objections", &Type::Unsigned(4)),
	("open_objections", &Type::Unsigned(4)),
]);

static CATALOGUE_APPLICATION_KIND: Type = Type::Enum(&[
	Variant { index: 0, name: "Initial", fields: &[] },
	Variant { index: 1, name: "Change", fields: &[] },
	Variant { index: 2, name: "Correction", fields: &[] },
	Variant { index: 3, name: "Cancellation", fields: &[] },
	Variant { index: 4, name: "Renewal", fields: &[] },
]);

static CATALOGUE_CANCELLED: Type = Type::Struct(&[
	("ground", &CATALOGUE_ENTRY_END),
	("at_ms", &Type::Unsigned(8)),
]);

static CATALOGUE_CLOCKS: Type = Type::Struct(&[
	("answer", &Type::Option(&CLOCK_CLOCK)),
	("review", &Type::Option(&CLOCK_CLOCK)),
	("publicity", &Type::Option(&CLOCK_CLOCK)),
	("inquiry", &Type::Option(&CLOCK_CLOCK)),
]);

static CATALOGUE_DEMAND: Type = Type::Enum(&[
	Variant { index: 0, name: "Initial", fields: &[
		("0", &Type::Bytes(32)),
	] },
	Variant { index: 1, name: "Change", fields: &[
		("0", &Type::Bytes(32)),
	] },
	Variant { index: 2, name: "Correction", fields: &[
		("0", &Type::Bytes(32)),
	] },
	Variant { index: 3, name: "Cancellation", fields: &[
		("0", &CATALOGUE_ENTRY_END),
	] },
	Variant { index: 4, name: "Renewal", fields: &[] },
]);

static CATALOGUE_ENTRY: Type = Type::Struct(&[
	("institution", &ID_MEMBER),
	("registrant", &ID_MEMBER),
	("application", &ID_APPLICATION),
	("code", &Type::Text),
	("version", &Type::Unsigned(4)),
	("materials", &Type::Bytes(32)),
	("registered_ms", &Type::Unsigned(8)),
	("term", &CLOCK_CLOCK),
	("cancelled", &Type::Option(&CATALOGUE_CANCELLED)),
]);

static CATALOGUE_ENTRY_END: Type = Type::Enum(&[
	Variant { index: 0, name: "Extinct", fields: &[] },
	Variant { index: 1, name: "GivenUp", fields: &[] },
	Variant { index: 2, name: "Dissolved", fields: &[] },
	Variant { index: 3, name: "Other", fields: &[] },
]);

static CATALOGUE_OBJECTION: Type = Type::Struct(&[
	("by", &ID_MEMBER),
	("grounds", &Type::Bytes(32)),
	("at_ms", &Type::Unsigned(8)),
	("outcome", &Type::Option(&REGISTRATION_CONCLUSION)),
]);

static CLOCK_CLOCK: Type = Type::Struct(&[
	("pack", &Type::Unsigned(4)),
	("name", &LAW_CLOCK_NAME),
	("started_ms", &Type::Unsigned(8)),
	("extended", &Type::Unsigned(2)),
	("used", &Type::Unsigned(2)),
	("run", &CLOCK_RUN),
]);

static CLOCK_RUN: Type = Type::Enum(&[
	Variant { index: 0, name: "Running", fields: &[
		("since_ms", &Type::Unsigned(8)),
	] },
	Variant { index: 1, name: "Stopped", fields: &[
		("at_ms", &Type::Unsigned(8)),
	] },
]);

static CODE_INDUSTRY: Type = Type::Struct(&[
	("section", &Type::Unsigned(1)),
	("division", &Type::Option(&Type::Unsigned(1))),
]);

static CODE_MEMBER_CODE: Type = Type::Enum(&[
	Variant { index: 0, name: "Uscc", fields: &[
		("0", &Type::Code(18)),
	] },
	Variant { index: 1, name: "Lei", fields: &[
		("0", &Type::Code(20)),
	] },
]);

static CONFIGS_SESSION_KEYS: Type = Type::Struct(&[
	("aura", &Type::Bytes(32)),
	("grandpa", &Type::Bytes(32)),
	("verifier", &Type::Bytes(32)),
]);

static DATASET_ACCESS: Type = Type::Enum(&[
	Variant { index: 0, name: "Open", fields: &[] },
	Variant { index: 1, name: "AuthorisedOperation", fields: &[] },
	Variant { index: 2, name: "OnApplication", fields: &[] },
]);

static DATASET_DESCRIPTOR: Type = Type::Struct(&[
	("name", &Type::Text),
	("overview", &Type::Option(&DATASET_OVERVIEW)),
	("industry", &Type::Option(&CODE_INDUSTRY)),
	("source", &DATASET_SOURCE),
	("spatial", &Type::Option(&DATASET_SPATIAL)),
	("temporal", &Type::Option(&DATASET_TEMPORAL)),
	("update_frequency", &Type::Option(&DATASET_UPDATE_FREQUENCY)),
	("volume", &DATASET_VOLUME),
	("form", &Type::Option(&DATASET_FORM)),
	("kind", &DATASET_KIND),
	("access", &DATASET_ACCESS),
	("grade", &DATASET_GRADE),
	("personal_information", &DATASET_PERSONAL_INFORMATION),
	("schema", &Type::Option(&Type::Bytes(32))),
	("metadata", &Type::Option(&Type::Bytes(32))),
	("derivation", &Type::Option(&Type::Bytes(32))),
	("watermark", &Type::Option(&Type::Bytes(32))),
]);

static DATASET_DISTRIBUTION: Type = Type::Struct(&[
	("name", &Type::Text),
	("media_type", &Type::Text),
	("size", &Type::Unsigned(8)),
	("locator", &LOCATOR_LOCATOR),
	("digests", &DIGEST_DIGESTS),
	("seal", &Type::Option(&SEAL_SEAL)),
]);

static DATASET_FORM: Type = Type::Struct(&[
	("medium", &DATASET_MEDIUM),
	("structure", &DATASET_STRUCTURE),
]);

static DATASET_GRADE: Type = Type::Struct(&[
	("class", &DATASET_GRADE_CLASS),
	("level", &Type::Option(&Type::Unsigned(1))),
	("report", &Type::Option(&Type::Bytes(32))),
]);

static DATASET_GRADE_CLASS: Type = Type::Enum(&[
	Variant { index: 0, name: "General", fields: &[] },
	Variant { index: 1, name: "Important", fields: &[] },
	Variant { index: 2, name: "Core", fields: &[] },
]);

static DATASET_KIND: Type = Type::Enum(&[
	Variant { index: 1, name: "PublicResource", fields: &[] },
	Variant { index: 2, name: "Product", fields: &[] },
	Variant { index: 3, name: "Open", fields: &[] },
]);

static DATASET_MEDIUM: Type = Type::Enum(&[
	Variant { index: 0, name: "Image", fields: &[] },
	Variant { index: 1, name: "Text", fields: &[] },
	Variant { index: 2, name: "Video", fields: &[] },
	Variant { index: 3, name: "Audio", fields: &[] },
	Variant { index: 4, name: "Table", fields: &[] },
	Variant { index: 5, name: "Other", fields: &[] },
]);

static DATASET_OVERVIEW: Type = Type::Enum(&[
	Variant { index: 0, name: "Text", fields: &[
		("0", &Type::Text),
	] },
	Variant { index: 1, name: "Digest", fields: &[
		("0", &Type::Bytes(32)),
	] },
]);

static DATASET_PERSONAL_INFORMATION: Type = Type::Enum(&[
	Variant { index: 0, name: "None", fields: &[] },
	Variant { index: 1, name: "Below100Thousand", fields: &[] },
	Variant { index: 2, name: "Below1Million", fields: &[] },
	Variant { index: 3, name: "From1Million", fields: &[] },
	Variant { index: 4, name: "SensitiveBelow10Thousand", fields: &[] },
	Variant { index: 5, name: "SensitiveFrom10Thousand", fields: &[] },
]);

static DATASET_SOURCE: Type = Type::Enum(&[
	Variant { index: 0, name: "Generated", fields: &[] },
	Variant { index: 1, name: "Crawled", fields: &[] },
	Variant { index: 2, name: "Agreement", fields: &[] },
	Variant { index: 3, name: "Derived", fields: &[] },
]);

static DATASET_SPATIAL: Type = Type::Struct(&[
	("level", &DATASET_SPATIAL_LEVEL),
	("region", &Type::Option(&Type::Unsigned(4))),
]);

static DATASET_SPATIAL_LEVEL: Type = Type::Enum(&[
	Variant { index: 0, name: "International", fields: &[] },
	Variant { index: 1, name: "National", fields: &[] },
	Variant { index: 2, name: "Province", fields: &[] },
	Variant { index: 3, name: "City", fields: &[] },
	Variant { index: 4, name: "County", fields: &[] },
	Variant { index: 5, name: "BelowCounty", fields: &[] },
]);

static DATASET_STRUCTURE: Type = Type::Enum(&[
	Variant { index: 0, name: "Structured", fields: &[] },
	Variant { index: 1, name: "Unstructured", fields: &[] },
	Variant { index: 2, name: "SemiStructured", fields: &[] },
]);

static DATASET_TEMPORAL: Type = Type::Struct(&[
	("start", &Type::Signed(4)),
	("end", &Type::Signed(4)),
]);

static DATASET_UPDATE_FREQUENCY: Type = Type::Enum(&[
	Variant { index: 0, name: "Daily", fields: &[] },
	Variant { index: 1, name: "Weekly", fields: &[] },
	Variant { index: 2, name: "Monthly", fields: &[] },
	Variant { index: 3, name: "Yearly", fields: &[] },
	Variant { index: 4, name: "OnDemand", fields: &[] },
	Variant { index: 5, name: "RealTime", fields: &[] },
	Variant { index: 6, name: "Other", fields: &[] },
]);

static DATASET_VERSION_CONTENT: Type = Type::Struct(&[
	("descriptor", &DATASET_DESCRIPTOR),
	("distributions", &Type::List(&DATASET_DISTRIBUTION)),
	("parents", &Type::List(&DATASET_VERSION_REF)),
]);

static DATASET_VERSION_REF: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("version", &Type::Unsigned(4)),
]);

static DATASET_VOLUME: Type = Type::Struct(&[
	("records", &Type::Option(&Type::Unsigned(8))),
	("bytes", &Type::Option(&Type::Unsigned(16))),
]);

static DELIVERY_COMMITMENT: Type = Type::Struct(&[
	("ciphertext", &Type::Bytes(32)),
	("key", &Type::Bytes(32)),
]);

static DELIVERY_HANDED: Type = Type::Struct(&[
	("ephemeral", &Type::Bytes(32)),
	("sealed", &Type::Bytes(32)),
]);

static DIGEST_ALGORITHM: Type = Type::Enum(&[
	Variant { index: 0, name: "Blake3", fields: &[] },
	Variant { index: 1, name: "Sha256", fields: &[] },
	Variant { index: 2, name: "Sm3", fields: &[] },
]);

static DIGEST_DIGESTS: Type = Type::Struct(&[
	("blake3", &Type::Option(&Type::Bytes(32))),
	("sha256", &Type::Option(&Type::Bytes(32))),
	("sm3", &Type::Option(&Type::Bytes(32))),
]);

static EXPORTS_EXPORT: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("version", &Type::Unsigned(4)),
	("grant", &Type::Option(&ID_GRANT)),
	("heads", &EXPORT_HEADS),
	("important", &Type::Bool),
	("recipient", &Type::Bytes(32)),
	("basis", &EXPORT_BASIS),
	("rules", &Type::Unsigned(4)),
	("at_ms", &Type::Unsigned(8)),
]);

static EXPORT_BASIS: Type = Type::Enum(&[
	Variant { index: 0, name: "Few", fields: &[] },
	Variant { index: 1, name: "Exempt", fields: &[
		("case", &EXPORT_EXEMPTION),
		("evidence", &Type::Bytes(32)),
	] },
	Variant { index: 2, name: "OffNegativeList", fields: &[
		("evidence", &Type::Bytes(32)),
	] },
	Variant { index: 3, name: "StandardContract", fields: &[
		("filing", &Type::Bytes(32)),
	] },
	Variant { index: 4, name: "Certification", fields: &[
		("certificate", &Type::Bytes(32)),
	] },
	Variant { index: 5, name: "Assessment", fields: &[
		("decision", &Type::Bytes(32)),
		("until_ms", &Type::Unsigned(8)),
	] },
]);

static EXPORT_EXEMPTION: Type = Type::Enum(&[
	Variant { index: 0, name: "Trade", fields: &[] },
	Variant { index: 1, name: "Transit", fields: &[] },
	Variant { index: 2, name: "Contract", fields: &[] },
	Variant { index: 3, name: "Staff", fields: &[] },
	Variant { index: 4, name: "Emergency", fields: &[] },
]);

static EXPORT_HEADS: Type = Type::Struct(&[
	("persons", &Type::Unsigned(8)),
	("sensitive", &Type::Unsigned(8)),
]);

static EXPORT_PATH: Type = Type::Enum(&[
	Variant { index: 0, name: "Free", fields: &[] },
	Variant { index: 1, name: "Contract", fields: &[] },
	Variant { index: 2, name: "Assessment", fields: &[] },
]);

static EXPORT_RULES: Type = Type::Struct(&[
	("assessment", &EXPORT_HEADS),
	("contract_persons", &Type::Unsigned(8)),
	("basis", &Type::Text),
]);

static LAW_CLOCK_NAME: Type = Type::Enum(&[
	Variant { index: 0, name: "Acceptance", fields: &[] },
	Variant { index: 1, name: "Correction", fields: &[] },
	Variant { index: 2, name: "Review", fields: &[] },
	Variant { index: 3, name: "ReviewExtension", fields: &[] },
	Variant { index: 4, name: "Publicity", fields: &[] },
	Variant { index: 5, name: "ObjectionInquiry", fields: &[] },
	Variant { index: 6, name: "ObjectionNotice", fields: &[] },
	Variant { index: 7, name: "RegistrationValidity", fields: &[] },
	Variant { index: 8, name: "RenewalOpens", fields: &[] },
	Variant { index: 9, name: "RenewalCloses", fields: &[] },
	Variant { index: 10, name: "FirstFiling", fields: &[] },
]);

static LAW_ELIGIBILITY: Type = Type::Enum(&[
	Variant { index: 0, name: "No", fields: &[] },
	Variant { index: 1, name: "Yes", fields: &[] },
	Variant { index: 2, name: "UnlessAgreed", fields: &[] },
	Variant { index: 3, name: "ByConsent", fields: &[] },
]);

static LAW_OBTAINED: Type = Type::Enum(&[
	Variant { index: 0, name: "Generated", fields: &[] },
	Variant { index: 1, name: "Crawled", fields: &[] },
	Variant { index: 2, name: "CrawledProduct", fields: &[] },
	Variant { index: 3, name: "Agreement", fields: &[] },
	Variant { index: 4, name: "Joint", fields: &[] },
	Variant { index: 5, name: "Derivative", fields: &[] },
	Variant { index: 6, name: "Entrusted", fields: &[] },
	Variant { index: 7, name: "Government", fields: &[] },
]);

static LAW_PACK: Type = Type::Struct(&[
	("identifier", &Type::Text),
	("version", &Type::Unsigned(2)),
	("source", &Type::Text),
	("status", &LAW_TEXT_STATUS),
	("clocks", &Type::List(&LAW_RULE)),
	("eligibility", &Type::List(&LAW_ROW)),
]);

static LAW_ROW: Type = Type::Struct(&[
	("obtained", &LAW_OBTAINED),
	("to_hold", &LAW_ELIGIBILITY),
	("to_use", &LAW_ELIGIBILITY),
	("to_operate", &LAW_ELIGIBILITY),
]);

static LAW_RULE: Type = Type::Struct(&[
	("clock", &LAW_CLOCK_NAME),
	("amount", &Type::Unsigned(2)),
	("unit", &LAW_UNIT),
	("silence", &LAW_SILENCE),
	("basis", &Type::Text),
]);

static LAW_SILENCE: Type = Type::Enum(&[
	Variant { index: 0, name: "Nothing", fields: &[] },
	Variant { index: 1, name: "DeemedGranted", fields: &[] },
	Variant { index: 2, name: "DeemedWithdrawn", fields: &[] },
]);

static LAW_TEXT_STATUS: Type = Type::Enum(&[
	Variant { index: 0, name: "Read", fields: &[] },
	Variant { index: 1, name: "Secondary", fields: &[] },
	Variant { index: 2, name: "NotObtained", fields: &[] },
]);

static LAW_UNIT: Type = Type::Enum(&[
	Variant { index: 0, name: "WorkingDays", fields: &[
		("0", &CALENDAR_CALENDAR_KIND),
	] },
	Variant { index: 1, name: "Days", fields: &[] },
	Variant { index: 2, name: "Months", fields: &[] },
	Variant { index: 3, name: "Years", fields: &[] },
]);

static LICENCES_APPOINTMENT: Type = Type::Struct(&[
	("region", &Type::Unsigned(4)),
	("in_office", &Type::Bool),
]);

static LICENCES_HOLDER_CLASS: Type = Type::Enum(&[
	Variant { index: 0, name: "Person", fields: &[] },
	Variant { index: 1, name: "Enterprise", fields: &[] },
]);

static LICENCES_ISSUANCE: Type = Type::Struct(&[
	("identifier", &LICENCE_IDENTIFIER),
	("kind", &LICENCES_ISSUANCE_KIND),
	("private", &Type::Bytes(32)),
	("key", &Type::Option(&Type::Bytes(32))),
	("valid_from_ms", &Type::Unsigned(8)),
	("valid_until_ms", &Type::Option(&Type::Unsigned(8))),
]);

static LICENCES_ISSUANCE_KIND: Type = Type::Enum(&[
	Variant { index: 1, name: "New", fields: &[] },
	Variant { index: 2, name: "Renewal", fields: &[
		("predecessor", &ID_LICENCE),
	] },
	Variant { index: 9, name: "Change", fields: &[
		("predecessor", &ID_LICENCE),
	] },
]);

static LICENCES_LICENCE: Type = Type::Struct(&[
	("identifier", &LICENCE_IDENTIFIER),
	("issuer", &ID_MEMBER),
	("private", &Type::Bytes(32)),
	("valid_from_ms", &Type::Unsigned(8)),
	("valid_until_ms", &Type::Option(&Type::Unsigned(8))),
	("predecessor", &Type::Option(&ID_LICENCE)),
	("changes", &Type::Unsigned(4)),
	("keys", &Type::Unsigned(4)),
	("issued_at", &Type::Unsigned(4)),
]);

static LICENCES_LICENCE_TYPE: Type = Type::Struct(&[
	("name", &Type::Text),
	("holder", &LICENCES_HOLDER_CLASS),
	("schema", &Type::Bytes(32)),
	("scenarios", &Type::Unsigned(8)),
	("max_age_ms", &Type::Unsigned(8)),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
]);

static LICENCES_RECOGNITION: Type = Type::Struct(&[
	("licence_type", &LICENCE_TYPE_CODE),
	("from", &Type::Unsigned(4)),
	("to", &Type::Unsigned(4)),
	("scenarios", &Type::Unsigned(8)),
	("from_ms", &Type::Unsigned(8)),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
	("contact", &Type::Text),
]);

static LICENCES_RULE: Type = Type::Struct(&[
	("publisher", &ID_MEMBER),
	("recognition", &LICENCES_RECOGNITION),
]);

static LICENCES_STATUS_CHANGE: Type = Type::Struct(&[
	("status", &LICENCE_STATUS),
	("operation", &LICENCE_OPERATION),
	("from_ms", &Type::Unsigned(8)),
	("decision", &Type::Option(&Type::Bytes(32))),
]);

static LICENCES_VERIFICATION: Type = Type::Struct(&[
	("presentation", &Type::Bytes(32)),
	("rule", &Type::Option(&ID_RECOGNITION)),
	("seen_ms", &Type::Unsigned(8)),
	("at_ms", &Type::Unsigned(8)),
]);

static LICENCE_IDENTIFIER: Type = Type::Struct(&[
	("line", &LICENCE_LINE),
	("version", &Type::Unsigned(2)),
	("check", &Type::Unsigned(1)),
]);

static LICENCE_LINE: Type = Type::Struct(&[
	("licence_type", &LICENCE_TYPE_CODE),
	("issuer", &Type::Code(18)),
	("serial", &Type::Text),
]);

static LICENCE_OPERATION: Type = Type::Enum(&[
	Variant { index: 1, name: "Issue", fields: &[] },
	Variant { index: 2, name: "Renewal", fields: &[] },
	Variant { index: 3, name: "Suspension", fields: &[] },
	Variant { index: 4, name: "Lapse", fields: &[] },
	Variant { index: 5, name: "End", fields: &[] },
	Variant { index: 6, name: "Restoration", fields: &[] },
	Variant { index: 7, name: "Other", fields: &[] },
	Variant { index: 8, name: "TransferIn", fields: &[] },
	Variant { index: 9, name: "Change", fields: &[] },
	Variant { index: 10, name: "TransferOutCancelled", fields: &[] },
]);

static LICENCE_PRESENTATION: Type = Type::Struct(&[
	("licence_type", &LICENCE_TYPE_CODE),
	("issuer", &ID_MEMBER),
	("audience", &ID_MEMBER),
	("place", &Type::Unsigned(4)),
	("scenario", &Type::Unsigned(1)),
	("made_ms", &Type::Unsigned(8)),
	("expires_ms", &Type::Unsigned(8)),
	("commitment", &Type::Bytes(32)),
]);

static LICENCE_STATUS: Type = Type::Enum(&[
	Variant { index: 1, name: "Valid", fields: &[] },
	Variant { index: 2, name: "Suspended", fields: &[] },
	Variant { index: 3, name: "Annulled", fields: &[] },
	Variant { index: 4, name: "Cancelled", fields: &[] },
	Variant { index: 5, name: "Lapsed", fields: &[] },
	Variant { index: 6, name: "TransferredOut", fields: &[] },
	Variant { index: 7, name: "Revoked", fields: &[] },
	Variant { index: 99, name: "Other", fields: &[] },
]);

static LICENCE_TYPE_CODE: Type = Type::Struct(&[
	("definer", &Type::Code(18)),
	("number", &Type::Unsigned(2)),
]);

static LOCATOR_LOCATOR: Type = Type::Enum(&[
	Variant { index: 0, name: "Url", fields: &[
		("0", &Type::Text),
	] },
]);

static LOCATOR_LOCATOR_POLICY: Type = Type::Struct(&[
	("http", &Type::Bool),
	("private_addresses", &Type::Bool),
]);

static MARKET_ACCEPTANCE: Type = Type::Enum(&[
	Variant { index: 0, name: "Explicit", fields: &[] },
	Variant { index: 1, name: "Used", fields: &[] },
	Variant { index: 2, name: "Silent", fields: &[] },
	Variant { index: 3, name: "Ruled", fields: &[] },
]);

static MARKET_ACCEPTED: Type = Type::Struct(&[
	("how", &MARKET_ACCEPTANCE),
	("at_ms", &Type::Unsigned(8)),
]);

static MARKET_AGREEMENT: Type = Type::Struct(&[
	("assigner", &ID_MEMBER),
	("assignee", &ID_MEMBER),
	("target", &DATASET_VERSION_REF),
	("at_ms", &Type::Unsigned(8)),
]);

static MARKET_CAP: Type = Type::Enum(&[
	Variant { index: 0, name: "Stated", fields: &[
		("0", &Type::Unsigned(16)),
	] },
	Variant { index: 1, name: "Tariff", fields: &[] },
]);

static MARKET_CHARGE: Type = Type::Struct(&[
	("book", &SETTLEMENT_BOOK),
	("amount", &Type::Unsigned(16)),
]);

static MARKET_CONTRACT_KIND: Type = Type::Enum(&[
	Variant { index: 0, name: "Provision", fields: &[] },
	Variant { index: 1, name: "Processing", fields: &[] },
	Variant { index: 2, name: "Fusion", fields: &[] },
	Variant { index: 3, name: "Intermediary", fields: &[] },
]);

static MARKET_DELIVERY: Type = Type::Struct(&[
	("files", &Type::List(&MARKET_FILE)),
	("key", &Type::Option(&Type::Bytes(32))),
]);

static MARKET_FEE: Type = Type::Struct(&[
	("role", &MARKET_FEE_ROLE),
	("to", &ID_MEMBER),
	("points", &Type::Unsigned(2)),
]);

static MARKET_FEE_ROLE: Type = Type::Enum(&[
	Variant { index: 0, name: "Exchange", fields: &[] },
	Variant { index: 1, name: "Broker", fields: &[] },
	Variant { index: 2, name: "Institution", fields: &[] },
	Variant { index: 3, name: "Fiscal", fields: &[] },
]);

static MARKET_FILE: Type = Type::Struct(&[
	("size", &Type::Unsigned(8)),
	("registered", &Type::Option(&Type::Bytes(32))),
	("commitment", &DELIVERY_COMMITMENT),
	("handed", &Type::Option(&DELIVERY_HANDED)),
]);

static MARKET_LISTING: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("version", &Type::Unsigned(4)),
	("right", &RIGHT_RIGHT),
	("by", &Type::Option(&ID_GRANT)),
	("contract", &MARKET_CONTRACT_KIND),
	("price", &MARKET_PRICE),
	("stock", &Type::Option(&Type::Unsigned(8))),
	("inspection_days", &Type::Unsigned(2)),
	("use_is_not_acceptance", &Type::Bool),
	("settling", &MARKET_SETTLING),
	("fees", &Type::List(&MARKET_FEE)),
	("terms", &Type::Bytes(32)),
]);

static MARKET_NEGOTIATION: Type = Type::Struct(&[
	("product", &ID_PRODUCT),
	("consumer", &ID_MEMBER),
	("provider", &ID_MEMBER),
	("opener", &MARKET_SIDE),
	("state", &MARKET_NEGOTIATION_STATE),
	("offer", &MARKET_OFFER),
	("agreement", &Type::Option(&MARKET_AGREEMENT)),
	("order", &Type::Option(&ID_ORDER)),
]);

static MARKET_NEGOTIATION_STATE: Type = Type::Enum(&[
	Variant { index: 0, name: "Requested", fields: &[] },
	Variant { index: 1, name: "Offered", fields: &[] },
	Variant { index: 2, name: "Accepted", fields: &[] },
	Variant { index: 3, name: "Agreed", fields: &[] },
	Variant { index: 4, name: "Verified", fields: &[] },
	Variant { index: 5, name: "Finalized", fields: &[] },
	Variant { index: 6, name: "Terminated", fields: &[] },
]);

static MARKET_OFFER: Type = Type::Struct(&[
	("terms", &Type::Bytes(32)),
	("units", &Type::Unsigned(8)),
	("charge", &Type::Option(&MARKET_CHARGE)),
]);

static MARKET_ORDER: Type = Type::Struct(&[
	("product", &ID_PRODUCT),
	("negotiation", &Type::Option(&ID_NEGOTIATION)),
	("buyer", &ID_MEMBER),
	("seller", &ID_MEMBER),
	("units", &Type::Unsigned(8)),
	("charge", &Type::Option(&MARKET_CHARGE)),
	("stage", &MARKET_STAGE),
	("due_ms", &Type::Unsigned(8)),
	("grant", &Type::Option(&ID_GRANT)),
	("instruction", &Type::Option(&ID_INSTRUCTION)),
	("accepted", &Type::Option(&MARKET_ACCEPTED)),
	("transfer", &Type::Option(&MARKET_TRANSFER_STATE)),
	("placed_ms", &Type::Unsigned(8)),
	("handed_ms", &Type::Option(&Type::Unsigned(8))),
	("closed_ms", &Type::Option(&Type::Unsigned(8))),
]);

static MARKET_PRICE: Type = Type::Enum(&[
	Variant { index: 0, name: "Free", fields: &[] },
	Variant { index: 1, name: "Fixed", fields: &[
		("book", &SETTLEMENT_BOOK),
		("amount", &Type::Unsigned(16)),
	] },
	Variant { index: 2, name: "Tiered", fields: &[
		("book", &SETTLEMENT_BOOK),
		("tiers", &Type::List(&MARKET_TIER)),
	] },
	Variant { index: 3, name: "Capped", fields: &[
		("book", &SETTLEMENT_BOOK),
		("cap", &MARKET_CAP),
	] },
]);

static MARKET_PRODUCT: Type = Type::Struct(&[
	("seller", &ID_MEMBER),
	("listing", &MARKET_LISTING),
	("sold", &Type::Unsigned(8)),
	("listed_ms", &Type::Unsigned(8)),
	("delisted_ms", &Type::Option(&Type::Unsigned(8))),
]);

static MARKET_REFUND: Type = Type::Enum(&[
	Variant { index: 0, name: "NoKey", fields: &[] },
	Variant { index: 1, name: "Proven", fields: &[] },
	Variant { index: 2, name: "Unanswered", fields: &[] },
	Variant { index: 3, name: "Ruled", fields: &[] },
	Variant { index: 4, name: "NoRuling", fields: &[] },
	Variant { index: 5, name: "Held", fields: &[] },
]);

static MARKET_RULING: Type = Type::Enum(&[
	Variant { index: 0, name: "Pay", fields: &[] },
	Variant { index: 1, name: "Refund", fields: &[] },
]);

static MARKET_SETTLING: Type = Type::Enum(&[
	Variant { index: 0, name: "Arbiter", fields: &[
		("0", &ID_MEMBER),
	] },
	Variant { index: 1, name: "Proof", fields: &[] },
]);

static MARKET_SIDE: Type = Type::Enum(&[
	Variant { index: 0, name: "Consumer", fields: &[] },
	Variant { index: 1, name: "Provider", fields: &[] },
]);

static MARKET_STAGE: Type = Type::Enum(&[
	Variant { index: 0, name: "Placed", fields: &[] },
	Variant { index: 1, name: "Committed", fields: &[] },
	Variant { index: 2, name: "Locked", fields: &[] },
	Variant { index: 3, name: "Inspecting", fields: &[] },
	Variant { index: 4, name: "Objected", fields: &[] },
	Variant { index: 5, name: "Arbitrating", fields: &[] },
	Variant { index: 6, name: "Accepted", fields: &[] },
	Variant { index: 7, name: "Settled", fields: &[] },
	Variant { index: 8, name: "Refunded", fields: &[] },
	Variant { index: 9, name: "Cancelled", fields: &[] },
	Variant { index: 10, name: "Expired", fields: &[] },
]);

static MARKET_TIER: Type = Type::Struct(&[
	("from", &Type::Unsigned(8)),
	("amount", &Type::Unsigned(16)),
]);

static MARKET_TRANSFER_STATE: Type = Type::Enum(&[
	Variant { index: 0, name: "Requested", fields: &[] },
	Variant { index: 1, name: "Started", fields: &[] },
	Variant { index: 2, name: "Completed", fields: &[] },
	Variant { index: 3, name: "Suspended", fields: &[] },
	Variant { index: 4, name: "Terminated", fields: &[] },
]);

static MARKET_WRONG: Type = Type::Enum(&[
	Variant { index: 0, name: "Key", fields: &[] },
	Variant { index: 1, name: "Group", fields: &[
		("0", &Type::Unsigned(8)),
	] },
]);

static MEMBERS_CUSTOMER: Type = Type::Struct(&[
	("sponsor", &ID_MEMBER),
	("commitment", &Type::Bytes(32)),
	("status", &MEMBERS_CUSTOMER_STATUS),
	("key", &Type::Bytes(32)),
	("removed_keys", &Type::Unsigned(4)),
]);

static MEMBERS_CUSTOMER_STATUS: Type = Type::Enum(&[
	Variant { index: 0, name: "Live", fields: &[] },
	Variant { index: 1, name: "Suspended", fields: &[] },
]);

static MEMBERS_KEY: Type = Type::Enum(&[
	Variant { index: 0, name: "Owner", fields: &[
		("member", &ID_MEMBER),
	] },
	Variant { index: 1, name: "Governance", fields: &[
		("member", &ID_MEMBER),
	] },
	Variant { index: 2, name: "Operator", fields: &[
		("member", &ID_MEMBER),
		("scope", &MEMBER_SCOPE),
	] },
	Variant { index: 3, name: "Customer", fields: &[
		("customer", &ID_CUSTOMER),
		("scope", &MEMBER_SCOPE),
	] },
	Variant { index: 4, name: "Removed", fields: &[
		("subject", &MEMBERS_SUBJECT),
	] },
	Variant { index: 5, name: "Party", fields: &[
		("sponsor", &ID_MEMBER),
		("object", &Type::Bytes(32)),
		("commitment", &Type::Bytes(32)),
	] },
]);

static MEMBERS_MEMBER: Type = Type::Struct(&[
	("code", &CODE_MEMBER_CODE),
	("profile", &MEMBERS_PROFILE),
	("status", &MEMBERS_MEMBER_STATUS),
	("owner", &Type::Bytes(32)),
	("governance", &Type::Bytes(32)),
	("operators", &Type::Unsigned(4)),
	("removed_keys", &Type::Unsigned(4)),
	("customers", &Type::Unsigned(4)),
	("party_keys", &Type::Unsigned(4)),
	("retired_party_keys", &Type::Unsigned(4)),
]);

static MEMBERS_MEMBER_STATUS: Type = Type::Enum(&[
	Variant { index: 0, name: "Live", fields: &[] },
	Variant { index: 1, name: "Suspended", fields: &[
		("since", &Type::Unsigned(4)),
		("reason", &MEMBERS_SUSPENSION_REASON),
	] },
]);

static MEMBERS_PROFILE: Type = Type::Struct(&[
	("name", &Type::Text),
	("region", &Type::Option(&Type::Unsigned(4))),
	("roles", &Type::Unsigned(4)),
	("certificate", &Type::Bytes(32)),
]);

static MEMBERS_SUBJECT: Type = Type::Enum(&[
	Variant { index: 0, name: "Member", fields: &[
		("0", &ID_MEMBER),
	] },
	Variant { index: 1, name: "Customer", fields: &[
		("0", &ID_CUSTOMER),
	] },
	Variant { index: 2, name: "PartyKey", fields: &[
		("0", &ID_MEMBER),
	] },
]);

static MEMBERS_SUSPENSION_REASON: Type = Type::Enum(&[
	Variant { index: 0, name: "Vote", fields: &[] },
	Variant { index: 1, name: "Offence", fields: &[] },
	Variant { index: 2, name: "OwnRequest", fields: &[] },
	Variant { index: 3, name: "Certificate", fields: &[] },
]);

static MEMBER_CALL_PATTERN: Type = Type::Struct(&[
	("pallet", &Type::Unsigned(1)),
	("call", &Type::Option(&Type::Unsigned(1))),
]);

static MEMBER_SCOPE: Type = Type::Enum(&[
	Variant { index: 0, name: "All", fields: &[] },
	Variant { index: 1, name: "Calls", fields: &[
		("0", &Type::List(&MEMBER_CALL_PATTERN)),
	] },
]);

static METERING_LIMITS: Type = Type::Struct(&[
	("window", &METERING_MOST),
	("grant", &METERING_MOST),
]);

static METERING_METER: Type = Type::Struct(&[
	("grant", &ID_GRANT),
	("payer", &ID_MEMBER),
	("provider", &ID_MEMBER),
	("service", &Type::Bytes(32)),
	("used_for", &METERING_USED_FOR),
	("book", &SETTLEMENT_BOOK),
	("cap", &Type::Unsigned(16)),
	("deposited", &Type::Unsigned(16)),
	("signers", &Type::List(&Type::Bytes(32))),
	("windows", &METERING_WINDOWS),
	("challenge_ms", &Type::Unsigned(8)),
	("limits", &METERING_LIMITS),
	("before", &METERING_UNITS),
	("redeemed", &METERING_TOTALS),
	("open", &Type::List(&METERING_WINDOW_TOTALS)),
	("state", &METERING_STATE),
]);

static METERING_MOST: Type = Type::Struct(&[
	("calls", &Type::Option(&Type::Unsigned(8))),
	("bytes", &Type::Option(&Type::Unsigned(8))),
]);

static METERING_REFUSAL: Type = Type::Enum(&[
	Variant { index: 0, name: "UnknownMeter", fields: &[] },
	Variant { index: 1, name: "NotProvider", fields: &[] },
	Variant { index: 2, name: "Closed", fields: &[] },
	Variant { index: 3, name: "WindowNotBegun", fields: &[] },
	Variant { index: 4, name: "WindowClosed", fields: &[] },
	Variant { index: 5, name: "OutOfTime", fields: &[] },
	Variant { index: 6, name: "NoSuchSigner", fields: &[] },
	Variant { index: 7, name: "BadSignature", fields: &[] },
	Variant { index: 8, name: "NotMore", fields: &[] },
	Variant { index: 9, name: "BeyondDeposit", fields: &[] },
	Variant { index: 10, name: "BeyondVolume", fields: &[] },
	Variant { index: 11, name: "NotAllowed", fields: &[] },
	Variant { index: 12, name: "NotLookedUp", fields: &[] },
	Variant { index: 13, name: "NotPaid", fields: &[
		("0", &SP_RUNTIME_DISPATCH_ERROR),
	] },
]);

static METERING_STATE: Type = Type::Enum(&[
	Variant { index: 0, name: "Open", fields: &[] },
	Variant { index: 1, name: "Closing", fields: &[
		("asked_ms", &Type::Unsigned(8)),
		("until_ms", &Type::Unsigned(8)),
	] },
	Variant { index: 2, name: "Closed", fields: &[
		("at_ms", &Type::Unsigned(8)),
		("returned", &Type::Unsigned(16)),
	] },
]);

static METERING_TALLY: Type = Type::Struct(&[
	("open", &Type::Option(&ID_METER)),
	("closed", &Type::Unsigned(4)),
	("units", &METERING_UNITS),
]);

static METERING_TOTALS: Type = Type::Struct(&[
	("ts_ns", &Type::Unsigned(8)),
	("value", &Type::Unsigned(16)),
	("units", &METERING_UNITS),
]);

static METERING_UNITS: Type = Type::Struct(&[
	("calls", &Type::Unsigned(8)),
	("bytes", &Type::Unsigned(8)),
]);

static METERING_USED_FOR: Type = Type::Struct(&[
	("purpose", &Type::Unsigned(1)),
	("region", &Type::Unsigned(4)),
	("sector", &CODE_INDUSTRY),
]);

static METERING_WINDOWS: Type = Type::Struct(&[
	("opened_ms", &Type::Unsigned(8)),
	("window_ms", &Type::Unsigned(8)),
	("grace_ms", &Type::Unsigned(8)),
]);

static METERING_WINDOW_TOTALS: Type = Type::Struct(&[
	("window", &Type::Unsigned(4)),
	("totals", &METERING_TOTALS),
]);

static OPERATION_ACCOUNT: Type = Type::Struct(&[
	("permitted", &Type::Option(&OPERATION_PERMITTED)),
	("charged", &OPERATION_SPLIT),
	("entries", &Type::Unsigned(4)),
	("carried", &Type::Unsigned(16)),
]);

static OPERATION_AGREEMENT: Type = Type::Struct(&[
	("document", &Type::Bytes(32)),
	("security", &Type::Bytes(32)),
	("exit", &Type::Bytes(32)),
	("from", &Type::Signed(4)),
	("last", &Type::Signed(4)),
	("currency", &Type::Code(3)),
]);

static OPERATION_CHARGE_UNIT: Type = Type::Enum(&[
	Variant { index: 0, name: "Products", fields: &[] },
	Variant { index: 1, name: "Services", fields: &[] },
	Variant { index: 2, name: "Time", fields: &[] },
	Variant { index: 3, name: "Calls", fields: &[] },
]);

static OPERATION_DISCLOSURE: Type = Type::Struct(&[
	("document", &Type::Bytes(32)),
	("first_ms", &Type::Unsigned(8)),
	("last_ms", &Type::Unsigned(8)),
	("corrections", &Type::Unsigned(4)),
]);

static OPERATION_ENDED: Type = Type::Struct(&[
	("ground", &OPERATION_ENDING),
	("at_ms", &Type::Unsigned(8)),
]);

static OPERATION_ENDING: Type = Type::Enum(&[
	Variant { index: 0, name: "Agreed", fields: &[] },
	Variant { index: 1, name: "Breach", fields: &[] },
	Variant { index: 2, name: "Security", fields: &[] },
	Variant { index: 3, name: "PublicInterest", fields: &[] },
	Variant { index: 4, name: "OperatorGone", fields: &[] },
	Variant { index: 5, name: "Other", fields: &[] },
]);

static OPERATION_ENTRY: Type = Type::Struct(&[
	("product", &Type::Unsigned(4)),
	("tariff", &Type::Unsigned(4)),
	("units", &Type::Unsigned(16)),
	("amount", &Type::Unsigned(16)),
	("at_ms", &Type::Unsigned(8)),
	("is_reversed", &Type::Bool),
]);

static OPERATION_INCLUSION: Type = Type::Struct(&[
	("since_ms", &Type::Unsigned(8)),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
]);

static OPERATION_MODE: Type = Type::Enum(&[
	Variant { index: 0, name: "Whole", fields: &[] },
	Variant { index: 1, name: "Field", fields: &[] },
	Variant { index: 2, name: "Scenario", fields: &[] },
]);

static OPERATION_OPERATION: Type = Type::Struct(&[
	("body", &ID_MEMBER),
	("plan", &OPERATION_PLAN),
	("planned_ms", &Type::Unsigned(8)),
	("selected", &Type::Option(&OPERATION_SELECTED)),
	("agreement", &Type::Option(&OPERATION_AGREEMENT)),
	("stage", &OPERATION_STAGE),
	("begun_ms", &Type::Option(&Type::Unsigned(8))),
	("ended", &Type::Option(&OPERATION_ENDED)),
	("data", &Type::Unsigned(4)),
	("products", &Type::Unsigned(4)),
	("listed", &Type::Unsigned(4)),
	("uncapped", &Type::Unsigned(4)),
]);

static OPERATION_PERMITTED: Type = Type::Struct(&[
	("granted", &Type::Unsigned(16)),
	("deducted", &Type::Unsigned(16)),
	("decision", &Type::Bytes(32)),
]);

static OPERATION_PLAN: Type = Type::Struct(&[
	("mode", &OPERATION_MODE),
	("document", &Type::Bytes(32)),
	("decision", &Type::Bytes(32)),
	("price_authority", &ID_MEMBER),
]);

static OPERATION_PRODUCT: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("purpose", &OPERATION_PURPOSE),
	("unit", &OPERATION_CHARGE_UNIT),
	("per", &Type::Unsigned(4)),
	("tariffs", &Type::Unsigned(4)),
	("listed_ms", &Type::Unsigned(8)),
	("delisted_ms", &Type::Option(&Type::Unsigned(8))),
]);

static OPERATION_PURPOSE: Type = Type::Enum(&[
	Variant { index: 0, name: "PublicGood", fields: &[] },
	Variant { index: 1, name: "Industry", fields: &[] },
]);

static OPERATION_SELECTED: Type = Type::Struct(&[
	("operator", &ID_MEMBER),
	("method", &OPERATION_SELECTION),
	("document", &Type::Bytes(32)),
]);

static OPERATION_SELECTION: Type = Type::Enum(&[
	Variant { index: 0, name: "OpenTender", fields: &[] },
	Variant { index: 1, name: "InvitedTender", fields: &[] },
	Variant { index: 2, name: "Negotiation", fields: &[] },
]);

static OPERATION_SIDE: Type = Type::Enum(&[
	Variant { index: 0, name: "Body", fields: &[] },
	Variant { index: 1, name: "Operator", fields: &[] },
]);

static OPERATION_SPLIT: Type = Type::Struct(&[
	("revenue", &Type::Unsigned(16)),
	("surplus", &Type::Unsigned(16)),
]);

static OPERATION_STAGE: Type = Type::Enum(&[
	Variant { index: 0, name: "Planned", fields: &[] },
	Variant { index: 1, name: "Selected", fields: &[] },
	Variant { index: 2, name: "Offered", fields: &[] },
	Variant { index: 3, name: "Signed", fields: &[] },
	Variant { index: 4, name: "Active", fields: &[] },
	Variant { index: 5, name: "Expired", fields: &[] },
	Variant { index: 6, name: "Terminated", fields: &[] },
]);

static OPERATION_TARIFF: Type = Type::Struct(&[
	("cap", &Type::Unsigned(16)),
	("decision", &Type::Bytes(32)),
	("price", &Type::Option(&Type::Unsigned(16))),
	("from_ms", &Type::Unsigned(8)),
]);

static PARTY_PARTY: Type = Type::Enum(&[
	Variant { index: 0, name: "Member", fields: &[
		("0", &ID_MEMBER),
	] },
	Variant { index: 1, name: "Customer", fields: &[
		("0", &ID_CUSTOMER),
	] },
	Variant { index: 2, name: "Key", fields: &[
		("0", &ID_PARTY),
	] },
]);

static PRIVATE_PRIVATE_PART: Type = Type::Struct(&[
	("root", &Type::Bytes(32)),
	("regulator", &Type::Option(&Type::Bytes(32))),
]);

static PROVING_TRIE_TRIE_ERROR: Type = Type::Enum(&[
	Variant { index: 0, name: "InvalidStateRoot", fields: &[] },
	Variant { index: 1, name: "IncompleteDatabase", fields: &[] },
	Variant { index: 2, name: "ValueAtIncompleteKey", fields: &[] },
	Variant { index: 3, name: "DecoderError", fields: &[] },
	Variant { index: 4, name: "InvalidHash", fields: &[] },
	Variant { index: 5, name: "DuplicateKey", fields: &[] },
	Variant { index: 6, name: "ExtraneousNode", fields: &[] },
	Variant { index: 7, name: "ExtraneousValue", fields: &[] },
	Variant { index: 8, name: "ExtraneousHashReference", fields: &[] },
	Variant { index: 9, name: "InvalidChildReference", fields: &[] },
	Variant { index: 10, name: "ValueMismatch", fields: &[] },
	Variant { index: 11, name: "IncompleteProof", fields: &[] },
	Variant { index: 12, name: "RootMismatch", fields: &[] },
	Variant { index: 13, name: "DecodeError", fields: &[] },
]);

static REGISTRATION_ANNOTATION: Type = Type::Struct(&[
	("kind", &REGISTRATION_ANNOTATION_KIND),
	("by", &ID_MEMBER),
	("document", &Type::Bytes(32)),
	("from_ms", &Type::Unsigned(8)),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
	("lifted_ms", &Type::Option(&Type::Unsigned(8))),
]);

static REGISTRATION_ANNOTATION_KIND: Type = Type::Enum(&[
	Variant { index: 0, name: "Condition", fields: &[] },
	Variant { index: 1, name: "Preservation", fields: &[] },
	Variant { index: 2, name: "Control", fields: &[] },
]);

static REGISTRATION_CANCELLATION_GROUND: Type = Type::Enum(&[
	Variant { index: 0, name: "GivenUp", fields: &[] },
	Variant { index: 1, name: "Extinct", fields: &[] },
	Variant { index: 2, name: "WronglyRegistered", fields: &[] },
	Variant { index: 3, name: "LegalDocument", fields: &[] },
]);

static REGISTRATION_CANCELLED: Type = Type::Struct(&[
	("ground", &REGISTRATION_CANCELLATION_GROUND),
	("at_ms", &Type::Unsigned(8)),
]);

static REGISTRATION_CAUSE: Type = Type::Enum(&[
	Variant { index: 0, name: "Filing", fields: &[
		("0", &ID_FILING),
	] },
	Variant { index: 1, name: "Notice", fields: &[
		("0", &Type::Bytes(32)),
	] },
]);

static REGISTRATION_CERTIFICATE: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("filing", &ID_FILING),
	("issued_ms", &Type::Unsigned(8)),
	("superseded_by", &Type::Option(&REGISTRATION_CERTIFICATE_CODE)),
	("withdrawn_ms", &Type::Option(&Type::Unsigned(8))),
]);

static REGISTRATION_CERTIFICATE_CODE: Type = Type::Struct(&[
	("institution", &REGISTRATION_INSTITUTION_CODE),
	("month", &REGISTRATION_MONTH),
	("serial", &Type::Unsigned(2)),
]);

static REGISTRATION_CLOCKS: Type = Type::Struct(&[
	("answer", &Type::Option(&CLOCK_CLOCK)),
	("review", &Type::Option(&CLOCK_CLOCK)),
	("publicity", &Type::Option(&CLOCK_CLOCK)),
	("inquiry", &Type::Option(&CLOCK_CLOCK)),
]);

static REGISTRATION_CONCLUSION: Type = Type::Enum(&[
	Variant { index: 0, name: "Upheld", fields: &[] },
	Variant { index: 1, name: "Dismissed", fields: &[] },
]);

static REGISTRATION_FILING: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("version", &Type::Unsigned(4)),
	("institution", &ID_MEMBER),
	("applicants", &Type::List(&ID_MEMBER)),
	("confirmed", &Type::Unsigned(2)),
	("request", &REGISTRATION_REQUEST),
	("pack", &Type::Unsigned(4)),
	("stage", &REGISTRATION_STAGE),
	("made_ms", &Type::Unsigned(8)),
	("clocks", &REGISTRATION_CLOCKS),
	("objections", &Type::Unsigned(4)),
	("open_objections", &Type::Unsigned(4)),
]);

static REGISTRATION_FILING_KIND: Type = Type::Enum(&[
	Variant { index: 0, name: "Initial", fields: &[] },
	Variant { index: 1, name: "Transfer", fields: &[] },
	Variant { index: 2, name: "Change", fields: &[] },
	Variant { index: 3, name: "Renewal", fields: &[] },
	Variant { index: 4, name: "Cancellation", fields: &[] },
]);

static REGISTRATION_INSTITUTION: Type = Type::Struct(&[
	("code", &REGISTRATION_INSTITUTION_CODE),
	("appointed_ms", &Type::Unsigned(8)),
	("removed_ms", &Type::Option(&Type::Unsigned(8))),
]);

static REGISTRATION_INSTITUTION_CODE: Type = Type::Struct(&[
	("province", &Type::Unsigned(1)),
	("number", &Type::Unsigned(1)),
]);

static REGISTRATION_MIRROR: Type = Type::Struct(&[
	("code", &Type::Text),
	("digest", &Type::Bytes(32)),
	("dataset", &Type::Option(&ID_DATASET)),
	("kind", &REGISTRATION_FILING_KIND),
	("decided_ms", &Type::Unsigned(8)),
	("statement", &Type::Bytes(32)),
]);

static REGISTRATION_MONTH: Type = Type::Struct(&[
	("year", &Type::Unsigned(2)),
	("month", &Type::Unsigned(1)),
]);

static REGISTRATION_NOT_MIRRORED: Type = Type::Enum(&[
	Variant { index: 0, name: "Recorded", fields: &[] },
	Variant { index: 1, name: "OtherDecision", fields: &[] },
	Variant { index: 2, name: "InvalidCode", fields: &[] },
	Variant { index: 3, name: "DecidedLater", fields: &[] },
	Variant { index: 4, name: "UnknownDataset", fields: &[] },
	Variant { index: 5, name: "Withdrawn", fields: &[] },
]);

static REGISTRATION_OBJECTION: Type = Type::Struct(&[
	("by", &ID_MEMBER),
	("grounds", &Type::Bytes(32)),
	("at_ms", &Type::Unsigned(8)),
	("notice", &Type::Option(&CLOCK_CLOCK)),
	("outcome", &Type::Option(&REGISTRATION_CONCLUSION)),
]);

static REGISTRATION_REGISTRATION: Type = Type::Struct(&[
	("institution", &ID_MEMBER),
	("filing", &ID_FILING),
	("certificate", &REGISTRATION_CERTIFICATE_CODE),
	("version", &Type::Unsigned(4)),
	("statement", &Type::List(&REGISTRATION_STATEMENT_LINE)),
	("term", &CLOCK_CLOCK),
	("cancelled", &Type::Option(&REGISTRATION_CANCELLED)),
	("objections", &Type::Unsigned(4)),
	("open_objections", &Type::Unsigned(4)),
	("upheld_objections", &Type::Unsigned(4)),
]);

static REGISTRATION_REJECTION: Type = Type::Enum(&[
	Variant { index: 0, name: "PublicHarm", fields: &[] },
	Variant { index: 1, name: "UnlawfulSource", fields: &[] },
	Variant { index: 2, name: "OpenDispute", fields: &[] },
	Variant { index: 3, name: "Concealment", fields: &[] },
	Variant { index: 4, name: "Other", fields: &[] },
]);

static REGISTRATION_REQUEST: Type = Type::Enum(&[
	Variant { index: 0, name: "Initial", fields: &[
		("0", &Type::List(&REGISTRATION_STATEMENT_LINE)),
	] },
	Variant { index: 1, name: "Transfer", fields: &[
		("from", &ID_MEMBER),
		("to", &ID_MEMBER),
		("rights", &Type::Unsigned(1)),
		("contract", &Type::Bytes(32)),
	] },
	Variant { index: 2, name: "Change", fields: &[
		("0", &Type::List(&REGISTRATION_STATEMENT_LINE)),
	] },
	Variant { index: 3, name: "Renewal", fields: &[] },
	Variant { index: 4, name: "Cancellation", fields: &[
		("0", &REGISTRATION_CANCELLATION_GROUND),
	] },
]);

static REGISTRATION_SEIZURE: Type = Type::Struct(&[
	("sequence", &Type::Unsigned(4)),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
]);

static REGISTRATION_STAGE: Type = Type::Enum(&[
	Variant { index: 0, name: "Draft", fields: &[] },
	Variant { index: 1, name: "Filed", fields: &[] },
	Variant { index: 2, name: "CorrectionAsked", fields: &[] },
	Variant { index: 3, name: "Reviewing", fields: &[] },
	Variant { index: 4, name: "Supplementing", fields: &[] },
	Variant { index: 5, name: "Publicised", fields: &[] },
	Variant { index: 6, name: "Objected", fields: &[] },
	Variant { index: 7, name: "Waived", fields: &[] },
	Variant { index: 8, name: "Registered", fields: &[] },
	Variant { index: 9, name: "Rejected", fields: &[] },
	Variant { index: 10, name: "Terminated", fields: &[] },
	Variant { index: 11, name: "Withdrawn", fields: &[] },
	Variant { index: 12, name: "NeverFiled", fields: &[] },
]);

static REGISTRATION_STATEMENT_LINE: Type = Type::Struct(&[
	("holder", &ID_MEMBER),
	("right", &RIGHT_RIGHT),
	("obtained", &LAW_OBTAINED),
	("limits", &Type::Option(&Type::Bytes(32))),
	("evidence", &Type::Bytes(32)),
]);

static REGISTRY_DATASET: Type = Type::Struct(&[
	("holder", &ID_MEMBER),
	("versions", &Type::Unsigned(4)),
	("state", &REGISTRY_DATASET_STATE),
	("registered_at", &Type::Unsigned(4)),
]);

static REGISTRY_DATASET_STATE: Type = Type::Enum(&[
	Variant { index: 0, name: "Live", fields: &[] },
	Variant { index: 1, name: "Withdrawn", fields: &[
		("reason", &REGISTRY_WITHDRAW_REASON),
		("at", &Type::Unsigned(4)),
	] },
]);

static REGISTRY_VERSION: Type = Type::Struct(&[
	("content", &DATASET_VERSION_CONTENT),
	("registered_at", &Type::Unsigned(4)),
	("registered_ms", &Type::Unsigned(8)),
]);

static REGISTRY_WITHDRAW_REASON: Type = Type::Enum(&[
	Variant { index: 0, name: "HolderRequest", fields: &[] },
	Variant { index: 1, name: "Superseded", fields: &[] },
	Variant { index: 2, name: "Error", fields: &[] },
	Variant { index: 3, name: "LegalOrder", fields: &[] },
]);

static RIGHTS_ACCEPTANCE: Type = Type::Struct(&[
	("rights", &Type::Unsigned(1)),
	("outbound", &RIGHT_OUTBOUND),
	("document", &Type::Bytes(32)),
]);

static RIGHTS_CONVEYANCE: Type = Type::Enum(&[
	Variant { index: 0, name: "Disposed", fields: &[
		("0", &RIGHT_DISPOSAL),
	] },
	Variant { index: 1, name: "Enforced", fields: &[] },
	Variant { index: 2, name: "Registered", fields: &[] },
]);

static RIGHTS_GRANT: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("right", &RIGHT_RIGHT),
	("grantor", &ID_MEMBER),
	("grantee", &ID_MEMBER),
	("parent", &Type::Option(&ID_GRANT)),
	("level", &Type::Unsigned(1)),
	("terms", &TERMS_TERMS),
	("number", &Type::Unsigned(8)),
	("made_ms", &Type::Unsigned(8)),
	("revoked_ms", &Type::Option(&Type::Unsigned(8))),
]);

static RIGHTS_GRANTING: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("right", &RIGHT_RIGHT),
	("parent", &Type::Option(&ID_GRANT)),
	("grantee", &ID_MEMBER),
	("terms", &TERMS_TERMS),
	("survivors", &Type::List(&ID_GRANT)),
]);

static RIGHTS_HELD_RIGHT: Type = Type::Struct(&[
	("ground", &RIGHT_GROUND),
	("since_ms", &Type::Unsigned(8)),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
]);

static RIGHTS_OFFER: Type = Type::Struct(&[
	("grantor", &ID_MEMBER),
	("granting", &RIGHTS_GRANTING),
	("state", &RIGHTS_OFFER_STATE),
]);

static RIGHTS_OFFER_STATE: Type = Type::Enum(&[
	Variant { index: 0, name: "Open", fields: &[] },
	Variant { index: 1, name: "Locked", fields: &[
		("0", &ID_INSTRUCTION),
	] },
	Variant { index: 2, name: "Withdrawn", fields: &[] },
]);

static RIGHTS_PLEDGE: Type = Type::Struct(&[
	("pledgee", &ID_MEMBER),
	("due_ms", &Type::Unsigned(8)),
	("may_grant", &Type::Bool),
	("contract", &Type::Bytes(32)),
]);

static RIGHTS_ROOT: Type = Type::Struct(&[
	("claimant", &ID_MEMBER),
	("tenure", &Type::Unsigned(4)),
]);

static RIGHTS_TITLE: Type = Type::Struct(&[
	("holder", &ID_MEMBER),
	("tenure", &Type::Unsigned(4)),
	("ended_ms", &Type::Option(&Type::Unsigned(8))),
]);

static RIGHT_DISPOSAL: Type = Type::Enum(&[
	Variant { index: 0, name: "Transfer", fields: &[] },
	Variant { index: 1, name: "Contribution", fields: &[] },
]);

static RIGHT_GROUND: Type = Type::Enum(&[
	Variant { index: 0, name: "Generated", fields: &[] },
	Variant { index: 1, name: "Crawled", fields: &[] },
	Variant { index: 2, name: "CrawledProduct", fields: &[
		("evidence", &Type::Bytes(32)),
	] },
	Variant { index: 3, name: "Agreement", fields: &[
		("contract", &Type::Bytes(32)),
	] },
	Variant { index: 4, name: "Joint", fields: &[] },
	Variant { index: 5, name: "Derivative", fields: &[
		("evidence", &Type::Bytes(32)),
		("inputs", &Type::List(&ID_GRANT)),
	] },
	Variant { index: 6, name: "Entrusted", fields: &[] },
]);

static RIGHT_OUTBOUND: Type = Type::Enum(&[
	Variant { index: 0, name: "Novated", fields: &[] },
	Variant { index: 1, name: "Encumbering", fields: &[] },
]);

static RIGHT_RIGHT: Type = Type::Enum(&[
	Variant { index: 0, name: "Hold", fields: &[] },
	Variant { index: 1, name: "Use", fields: &[] },
	Variant { index: 2, name: "Operate", fields: &[] },
]);

static SEAL_SEAL: Type = Type::Struct(&[
	("scheme", &SEAL_SEAL_SCHEME),
	("key_commitment", &Type::Bytes(32)),
]);

static SEAL_SEAL_SCHEME: Type = Type::Enum(&[
	Variant { index: 0, name: "ChaCha20Groups", fields: &[] },
]);

static SETTLEMENT_BOOK: Type = Type::Struct(&[
	("bank", &ID_MEMBER),
	("currency", &Type::Code(3)),
]);

static SETTLEMENT_BOOK_STATE: Type = Type::Struct(&[
	("decimals", &Type::Unsigned(1)),
	("received", &Type::Unsigned(16)),
	("paid", &Type::Unsigned(16)),
]);

static SETTLEMENT_CLAIM: Type = Type::Struct(&[
	("free", &Type::Unsigned(16)),
	("locked", &Type::Unsigned(16)),
]);

static SETTLEMENT_DIRECTION: Type = Type::Enum(&[
	Variant { index: 0, name: "Received", fields: &[] },
	Variant { index: 1, name: "Paid", fields: &[] },
	Variant { index: 2, name: "Transferred", fields: &[] },
]);

static SETTLEMENT_DUE: Type = Type::Struct(&[
	("amount", &Type::Unsigned(16)),
	("redemptions", &Type::Unsigned(4)),
]);

static SETTLEMENT_ENTRY: Type = Type::Struct(&[
	("direction", &SETTLEMENT_DIRECTION),
	("currency", &Type::Code(3)),
	("holder", &PARTY_PARTY),
	("amount", &Type::Unsigned(16)),
	("at_ms", &Type::Unsigned(8)),
]);

static SETTLEMENT_INSTRUCTION: Type = Type::Struct(&[
	("creator", &ID_MEMBER),
	("legs", &Type::List(&SETTLEMENT_LEG)),
	("when", &SETTLEMENT_WHEN),
	("expires_ms", &Type::Option(&Type::Unsigned(8))),
	("about", &Type::Option(&Type::Bytes(32))),
	("parties", &Type::List(&SETTLEMENT_SIDE)),
	("mediators", &Type::List(&SETTLEMENT_MEDIATOR)),
	("receipts", &Type::List(&SETTLEMENT_RECEIPT)),
	("state", &SETTLEMENT_STATE),
]);

static SETTLEMENT_LEG: Type = Type::Struct(&[
	("from", &PARTY_PARTY),
	("to", &PARTY_PARTY),
	("what", &SETTLEMENT_WHAT),
]);

static SETTLEMENT_LEG_KIND: Type = Type::Enum(&[
	Variant { index: 0, name: "Grant", fields: &[] },
	Variant { index: 1, name: "Bill", fields: &[] },
]);

static SETTLEMENT_MEDIATOR: Type = Type::Struct(&[
	("member", &ID_MEMBER),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
]);

static SETTLEMENT_RECEIPT: Type = Type::Struct(&[
	("leg", &Type::Unsigned(1)),
	("reference", &Type::Bytes(32)),
]);

static SETTLEMENT_SIDE: Type = Type::Struct(&[
	("party", &PARTY_PARTY),
	("affirmed", &Type::Bool),
]);

static SETTLEMENT_STATE: Type = Type::Enum(&[
	Variant { index: 0, name: "Open", fields: &[] },
	Variant { index: 1, name: "Settled", fields: &[
		("at_ms", &Type::Unsigned(8)),
	] },
	Variant { index: 2, name: "Rejected", fields: &[
		("by", &PARTY_PARTY),
		("at_ms", &Type::Unsigned(8)),
	] },
	Variant { index: 3, name: "Cleared", fields: &[
		("at_ms", &Type::Unsigned(8)),
	] },
	Variant { index: 4, name: "Released", fields: &[
		("at_ms", &Type::Unsigned(8)),
	] },
]);

static SETTLEMENT_THING: Type = Type::Struct(&[
	("kind", &SETTLEMENT_LEG_KIND),
	("id", &Type::Bytes(32)),
]);

static SETTLEMENT_WHAT: Type = Type::Enum(&[
	Variant { index: 0, name: "Claim", fields: &[
		("book", &SETTLEMENT_BOOK),
		("amount", &Type::Unsigned(16)),
	] },
	Variant { index: 1, name: "Thing", fields: &[
		("0", &SETTLEMENT_THING),
	] },
	Variant { index: 2, name: "Cash", fields: &[
		("currency", &Type::Code(3)),
		("amount", &Type::Unsigned(16)),
		("attestor", &ID_MEMBER),
	] },
]);

static SETTLEMENT_WHEN: Type = Type::Enum(&[
	Variant { index: 0, name: "LastAffirmation", fields: &[] },
	Variant { index: 1, name: "From", fields: &[
		("0", &Type::Unsigned(8)),
	] },
	Variant { index: 2, name: "Kept", fields: &[] },
]);

static SP_ARITHMETIC_ARITHMETIC_ERROR: Type = Type::Enum(&[
	Variant { index: 0, name: "Underflow", fields: &[] },
	Variant { index: 1, name: "Overflow", fields: &[] },
	Variant { index: 2, name: "DivisionByZero", fields: &[] },
]);

static SP_RUNTIME_DISPATCH_ERROR: Type = Type::Enum(&[
	Variant { index: 0, name: "Other", fields: &[] },
	Variant { index: 1, name: "CannotLookup", fields: &[] },
	Variant { index: 2, name: "BadOrigin", fields: &[] },
	Variant { index: 3, name: "Module", fields: &[
		("0", &SP_RUNTIME_MODULE_ERROR),
	] },
	Variant { index: 4, name: "ConsumerRemaining", fields: &[] },
	Variant { index: 5, name: "NoProviders", fields: &[] },
	Variant { index: 6, name: "TooManyConsumers", fields: &[] },
	Variant { index: 7, name: "Token", fields: &[
		("0", &SP_RUNTIME_TOKEN_ERROR),
	] },
	Variant { index: 8, name: "Arithmetic", fields: &[
		("0", &SP_ARITHMETIC_ARITHMETIC_ERROR),
	] },
	Variant { index: 9, name: "Transactional", fields: &[
		("0", &SP_RUNTIME_TRANSACTIONAL_ERROR),
	] },
	Variant { index: 10, name: "Exhausted", fields: &[] },
	Variant { index: 11, name: "Corruption", fields: &[] },
	Variant { index: 12, name: "Unavailable", fields: &[] },
	Variant { index: 13, name: "RootNotAllowed", fields: &[] },
	Variant { index: 14, name: "Trie", fields: &[
		("0", &PROVING_TRIE_TRIE_ERROR),
	] },
]);

static SP_RUNTIME_MODULE_ERROR: Type = Type::Struct(&[
	("index", &Type::Unsigned(1)),
	("error", &Type::Bytes(4)),
]);

static SP_RUNTIME_TOKEN_ERROR: Type = Type::Enum(&[
	Variant { index: 0, name: "FundsUnavailable", fields: &[] },
	Variant { index: 1, name: "OnlyProvider", fields: &[] },
	Variant { index: 2, name: "BelowMinimum", fields: &[] },
	Variant { index: 3, name: "CannotCreate", fields: &[] },
	Variant { index: 4, name: "UnknownAsset", fields: &[] },
	Variant { index: 5, name: "Frozen", fields: &[] },
	Variant { index: 6, name: "Unsupported", fields: &[] },
	Variant { index: 7, name: "CannotCreateHold", fields: &[] },
	Variant { index: 8, name: "NotExpendable", fields: &[] },
	Variant { index: 9, name: "Blocked", fields: &[] },
]);

static SP_RUNTIME_TRANSACTIONAL_ERROR: Type = Type::Enum(&[
	Variant { index: 0, name: "LimitReached", fields: &[] },
	Variant { index: 1, name: "NoLayer", fields: &[] },
]);

static TERMS_EXCLUSIVITY: Type = Type::Enum(&[
	Variant { index: 0, name: "None", fields: &[] },
	Variant { index: 1, name: "Sole", fields: &[] },
	Variant { index: 2, name: "Exclusive", fields: &[] },
]);

static TERMS_EXPORT: Type = Type::Enum(&[
	Variant { index: 0, name: "No", fields: &[] },
	Variant { index: 1, name: "Allowed", fields: &[
		("basis", &Type::Bytes(32)),
	] },
]);

static TERMS_LIMIT: Type = Type::Struct(&[
	("amount", &Type::Unsigned(8)),
	("period_ms", &Type::Option(&Type::Unsigned(8))),
]);

static TERMS_PERIOD: Type = Type::Struct(&[
	("from_ms", &Type::Unsigned(8)),
	("until_ms", &Type::Option(&Type::Unsigned(8))),
]);

static TERMS_SUBLICENCE: Type = Type::Struct(&[
	("depth", &Type::Unsigned(1)),
	("grantees", &Type::Unsigned(4)),
]);

static TERMS_TERMS: Type = Type::Struct(&[
	("purposes", &Type::Unsigned(8)),
	("territory", &Type::Option(&Type::List(&Type::Unsigned(4)))),
	("period", &TERMS_PERIOD),
	("volume", &TERMS_VOLUME),
	("exclusivity", &TERMS_EXCLUSIVITY),
	("sublicence", &TERMS_SUBLICENCE),
	("sectors", &Type::Unsigned(16)),
	("environments", &Type::Unsigned(1)),
	("export", &TERMS_EXPORT),
	("clauses", &Type::Option(&Type::Bytes(32))),
]);

static TERMS_VOLUME: Type = Type::Struct(&[
	("calls", &Type::Option(&TERMS_LIMIT)),
	("bytes", &Type::Option(&TERMS_LIMIT)),
	("seats", &Type::Option(&Type::Unsigned(4))),
]);

static VERIFICATION_CHECK: Type = Type::Struct(&[
	("subject", &VERIFICATION_SUBJECT),
	("distribution", &DATASET_DISTRIBUTION),
	("member", &ID_MEMBER),
	("set", &Type::Unsigned(4)),
	("verifiers", &Type::Unsigned(4)),
	("opened_at", &Type::Unsigned(4)),
	("deadline", &Type::Unsigned(4)),
	("closes_at", &Type::Unsigned(4)),
	("tally", &VERIFICATION_TALLY),
	("samples", &Type::Unsigned(4)),
	("evidence", &Type::Option(&VERIFICATION_EVIDENCE)),
]);

static VERIFICATION_CLOSED: Type = Type::Struct(&[
	("check", &Type::Unsigned(8)),
	("verdict", &VERIFICATION_VERDICT),
	("tally", &VERIFICATION_TALLY),
	("coverage", &VERIFICATION_COVERAGE),
	("verifiers", &Type::Unsigned(4)),
	("opened_at", &Type::Unsigned(4)),
	("closed_at", &Type::Unsigned(4)),
	("closed_ms", &Type::Unsigned(8)),
	("difference", &Type::Option(&VERIFICATION_DIFFERENCE)),
	("reports", &Type::List(&Type::Tuple(&[&Type::Unsigned(4), &VERIFICATION_OUTCOME]))),
]);

static VERIFICATION_COVER: Type = Type::Enum(&[
	Variant { index: 0, name: "Checked", fields: &[] },
	Variant { index: 1, name: "Unchecked", fields: &[] },
	Variant { index: 2, name: "Sampled", fields: &[
		("groups", &Type::Unsigned(4)),
		("confidence", &Type::Unsigned(2)),
	] },
]);

static VERIFICATION_COVERAGE: Type = Type::Struct(&[
	("blake3", &Type::Option(&VERIFICATION_COVER)),
	("sha256", &Type::Option(&VERIFICATION_COVER)),
	("sm3", &Type::Option(&VERIFICATION_COVER)),
]);

static VERIFICATION_DIFFERENCE: Type = Type::Enum(&[
	Variant { index: 0, name: "Size", fields: &[] },
	Variant { index: 1, name: "Digest", fields: &[
		("0", &DIGEST_ALGORITHM),
	] },
	Variant { index: 2, name: "Group", fields: &[
		("0", &Type::Unsigned(8)),
	] },
]);

static VERIFICATION_EVIDENCE: Type = Type::Struct(&[
	("group", &Type::Unsigned(8)),
	("settled", &Type::Unsigned(4)),
]);

static VERIFICATION_MALFORMATION: Type = Type::Enum(&[
	Variant { index: 0, name: "Encoded", fields: &[] },
	Variant { index: 1, name: "Header", fields: &[] },
	Variant { index: 2, name: "Range", fields: &[] },
	Variant { index: 3, name: "Outboard", fields: &[] },
]);

static VERIFICATION_OUTCOME: Type = Type::Enum(&[
	Variant { index: 0, name: "Match", fields: &[] },
	Variant { index: 1, name: "Mismatch", fields: &[
		("0", &VERIFICATION_DIFFERENCE),
	] },
	Variant { index: 2, name: "Unavailable", fields: &[
		("0", &VERIFICATION_UNAVAILABILITY),
	] },
	Variant { index: 3, name: "Malformed", fields: &[
		("0", &VERIFICATION_MALFORMATION),
	] },
]);

static VERIFICATION_REPORT: Type = Type::Struct(&[
	("outcome", &VERIFICATION_OUTCOME),
	("bytes_read", &Type::Unsigned(8)),
	("samples", &Type::Unsigned(4)),
	("at_ms", &Type::Unsigned(8)),
]);

static VERIFICATION_SUBJECT: Type = Type::Struct(&[
	("dataset", &ID_DATASET),
	("version", &Type::Unsigned(4)),
	("distribution", &Type::Unsigned(1)),
]);

static VERIFICATION_TALLY: Type = Type::Struct(&[
	("matches", &Type::Unsigned(4)),
	("mismatches", &Type::Unsigned(4)),
	("unavailable", &Type::Unsigned(4)),
	("malformed", &Type::Unsigned(4)),
]);

static VERIFICATION_UNAVAILABILITY: Type = Type::Enum(&[
	Variant { index: 0, name: "NoConnection", fields: &[] },
	Variant { index: 1, name: "Timeout", fields: &[] },
	Variant { index: 2, name: "Redirect", fields: &[] },
	Variant { index: 3, name: "Status", fields: &[
		("0", &Type::Unsigned(2)),
	] },
	Variant { index: 4, name: "NotAllowed", fields: &[] },
	Variant { index: 5, name: "NoOutboard", fields: &[
		("0", &Type::Unsigned(2)),
	] },
]);

static VERIFICATION_VERDICT: Type = Type::Enum(&[
	Variant { index: 0, name: "Verified", fields: &[] },
	Variant { index: 1, name: "Mismatched", fields: &[] },
	Variant { index: 2, name: "Contested", fields: &[] },
	Variant { index: 3, name: "Unavailable", fields: &[] },
	Variant { index: 4, name: "Inconclusive", fields: &[] },
]);

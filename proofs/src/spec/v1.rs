//! What version 1 of the chain records.
//!
//! Generated from the runtime's metadata: `tests/metadata.rs` says how.

use hefu_primitives::{CustomerId, DatasetId, MemberId};

use super::{EventType, Hasher, Spec, StorageItem, Type, Variant};

/// The table.
pub static SPEC: Spec = Spec {
	events: &[
		EventType { pallet_index: 9, pallet: "Members", index: 0, name: "Enrolled", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("code", &CODE_MEMBER_CODE),
			("profile", &MEMBERS_PROFILE),
			("owner", &Type::Bytes(32)),
			("governance", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 1, name: "Updated", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("profile", &MEMBERS_PROFILE),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 2, name: "Suspended", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("reason", &MEMBERS_SUSPENSION_REASON),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 3, name: "Reinstated", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 4, name: "OperatorAdded", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("key", &Type::Bytes(32)),
			("scope", &MEMBER_SCOPE),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 5, name: "ScopeSet", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("key", &Type::Bytes(32)),
			("scope", &MEMBER_SCOPE),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 6, name: "OperatorRemoved", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("key", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 7, name: "GovernanceKeyRotated", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("old", &Type::Bytes(32)),
			("new", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 8, name: "OwnerRotated", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("old", &Type::Bytes(32)),
			("new", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 9, name: "Recovered", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("old", &Type::Bytes(32)),
			("new", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 10, name: "Sponsored", fields: &[
			("customer", &Type::Id(|id| CustomerId(id).to_bech32m())),
			("sponsor", &Type::Id(|id| MemberId(id).to_bech32m())),
			("commitment", &Type::Bytes(32)),
			("key", &Type::Bytes(32)),
			("scope", &MEMBER_SCOPE),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 11, name: "CustomerSuspended", fields: &[
			("customer", &Type::Id(|id| CustomerId(id).to_bech32m())),
			("sponsor", &Type::Id(|id| MemberId(id).to_bech32m())),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 12, name: "CustomerReinstated", fields: &[
			("customer", &Type::Id(|id| CustomerId(id).to_bech32m())),
			("sponsor", &Type::Id(|id| MemberId(id).to_bech32m())),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 13, name: "CustomerKeyRotated", fields: &[
			("customer", &Type::Id(|id| CustomerId(id).to_bech32m())),
			("sponsor", &Type::Id(|id| MemberId(id).to_bech32m())),
			("old", &Type::Bytes(32)),
			("new", &Type::Bytes(32)),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 14, name: "CouncilSet", fields: &[
			("seats", &Type::List(&Type::Id(|id| MemberId(id).to_bech32m()))),
		] },
		EventType { pallet_index: 9, pallet: "Members", index: 15, name: "TechnicalCommitteeSet", fields: &[
			("seats", &Type::List(&Type::Id(|id| MemberId(id).to_bech32m()))),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 0, name: "ValidatorsSet", fields: &[
			("members", &Type::List(&Type::Id(|id| MemberId(id).to_bech32m()))),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 1, name: "SessionKeysSet", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("keys", &CONFIGS_SESSION_KEYS),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 2, name: "SessionKeysPurged", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 3, name: "SetSelected", fields: &[
			("session", &Type::Unsigned(4)),
			("members", &Type::List(&Type::Id(|id| MemberId(id).to_bech32m()))),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 4, name: "KeptForSafety", fields: &[
			("session", &Type::Unsigned(4)),
			("members", &Type::List(&Type::Id(|id| MemberId(id).to_bech32m()))),
		] },
		EventType { pallet_index: 10, pallet: "Validators", index: 5, name: "Equivocated", fields: &[
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
			("session", &Type::Unsigned(4)),
		] },
		EventType { pallet_index: 20, pallet: "Verification", index: 0, name: "CheckOpened", fields: &[
			("check", &Type::Unsigned(8)),
			("subject", &VERIFICATION_SUBJECT),
			("member", &Type::Id(|id| MemberId(id).to_bech32m())),
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
			("dataset", &Type::Id(|id| DatasetId(id).to_bech32m())),
			("holder", &Type::Id(|id| MemberId(id).to_bech32m())),
		] },
		EventType { pallet_index: 21, pallet: "Registry", index: 1, name: "VersionRegistered", fields: &[
			("dataset", &Type::Id(|id| DatasetId(id).to_bech32m())),
			("version", &Type::Unsigned(4)),
			("holder", &Type::Id(|id| MemberId(id).to_bech32m())),
			("name", &Type::Text),
			("content", &Type::Bytes(32)),
			("digests", &Type::List(&DIGEST_DIGESTS)),
			("seals", &Type::List(&Type::Option(&SEAL_SEAL))),
			("parents", &Type::List(&DATASET_VERSION_REF)),
		] },
		EventType { pallet_index: 21, pallet: "Registry", index: 2, name: "DatasetWithdrawn", fields: &[
			("dataset", &Type::Id(|id| DatasetId(id).to_bech32m())),
			("holder", &Type::Id(|id| MemberId(id).to_bech32m())),
			("reason", &REGISTRY_WITHDRAW_REASON),
		] },
	],
	storage: &[
		StorageItem { pallet: "Members", name: "Members", keys: &[(Hasher::Blake2_128Concat, &Type::Id(|id| MemberId(id).to_bech32m()))], value: &MEMBERS_MEMBER },
		StorageItem { pallet: "Members", name: "Keys", keys: &[(Hasher::Blake2_128Concat, &Type::Bytes(32))], value: &MEMBERS_KEY },
		StorageItem { pallet: "Members", name: "Customers", keys: &[(Hasher::Blake2_128Concat, &Type::Id(|id| CustomerId(id).to_bech32m()))], value: &MEMBERS_CUSTOMER },
		StorageItem { pallet: "Members", name: "Council", keys: &[], value: &Type::List(&Type::Id(|id| MemberId(id).to_bech32m())) },
		StorageItem { pallet: "Members", name: "TechnicalCommittee", keys: &[], value: &Type::List(&Type::Id(|id| MemberId(id).to_bech32m())) },
		StorageItem { pallet: "Validators", name: "Approved", keys: &[], value: &Type::List(&Type::Id(|id| MemberId(id).to_bech32m())) },
		StorageItem { pallet: "Validators", name: "Selected", keys: &[], value: &Type::List(&Type::Id(|id| MemberId(id).to_bech32m())) },
		StorageItem { pallet: "Verification", name: "Policy", keys: &[], value: &LOCATOR_LOCATOR_POLICY },
		StorageItem { pallet: "Verification", name: "Checks", keys: &[(Hasher::Twox64Concat, &Type::Unsigned(8))], value: &VERIFICATION_CHECK },
		StorageItem { pallet: "Verification", name: "OpenBySubject", keys: &[(Hasher::Blake2_128Concat, &VERIFICATION_SUBJECT)], value: &Type::Unsigned(8) },
		StorageItem { pallet: "Verification", name: "History", keys: &[(Hasher::Blake2_128Concat, &VERIFICATION_SUBJECT), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &VERIFICATION_CLOSED },
		StorageItem { pallet: "Verification", name: "HistoryLength", keys: &[(Hasher::Blake2_128Concat, &VERIFICATION_SUBJECT)], value: &Type::Unsigned(4) },
		StorageItem { pallet: "Registry", name: "Datasets", keys: &[(Hasher::Blake2_128Concat, &Type::Id(|id| DatasetId(id).to_bech32m()))], value: &REGISTRY_DATASET },
		StorageItem { pallet: "Registry", name: "Versions", keys: &[(Hasher::Blake2_128Concat, &Type::Id(|id| DatasetId(id).to_bech32m())), (Hasher::Twox64Concat, &Type::Unsigned(4))], value: &REGISTRY_VERSION },
	],
};

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
	("dataset", &Type::Id(|id| DatasetId(id).to_bech32m())),
	("version", &Type::Unsigned(4)),
]);

static DATASET_VOLUME: Type = Type::Struct(&[
	("records", &Type::Option(&Type::Unsigned(8))),
	("bytes", &Type::Option(&Type::Unsigned(16))),
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

static LOCATOR_LOCATOR: Type = Type::Enum(&[
	Variant { index: 0, name: "Url", fields: &[
		("0", &Type::Text),
	] },
]);

static LOCATOR_LOCATOR_POLICY: Type = Type::Struct(&[
	("http", &Type::Bool),
	("private_addresses", &Type::Bool),
]);

static MEMBERS_CUSTOMER: Type = Type::Struct(&[
	("sponsor", &Type::Id(|id| MemberId(id).to_bech32m())),
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
		("member", &Type::Id(|id| MemberId(id).to_bech32m())),
	] },
	Variant { index: 1, name: "Governance", fields: &[
		("member", &Type::Id(|id| MemberId(id).to_bech32m())),
	] },
	Variant { index: 2, name: "Operator", fields: &[
		("member", &Type::Id(|id| MemberId(id).to_bech32m())),
		("scope", &MEMBER_SCOPE),
	] },
	Variant { index: 3, name: "Customer", fields: &[
		("customer", &Type::Id(|id| CustomerId(id).to_bech32m())),
		("scope", &MEMBER_SCOPE),
	] },
	Variant { index: 4, name: "Removed", fields: &[
		("subject", &MEMBERS_SUBJECT),
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
		("0", &Type::Id(|id| MemberId(id).to_bech32m())),
	] },
	Variant { index: 1, name: "Customer", fields: &[
		("0", &Type::Id(|id| CustomerId(id).to_bech32m())),
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

static REGISTRY_DATASET: Type = Type::Struct(&[
	("holder", &Type::Id(|id| MemberId(id).to_bech32m())),
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

static SEAL_SEAL: Type = Type::Struct(&[
	("scheme", &SEAL_SEAL_SCHEME),
	("key_commitment", &Type::Bytes(32)),
]);

static SEAL_SEAL_SCHEME: Type = Type::Enum(&[
	Variant { index: 0, name: "ChaCha20Groups", fields: &[] },
]);

static VERIFICATION_CHECK: Type = Type::Struct(&[
	("subject", &VERIFICATION_SUBJECT),
	("distribution", &DATASET_DISTRIBUTION),
	("member", &Type::Id(|id| MemberId(id).to_bech32m())),
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
	("dataset", &Type::Id(|id| DatasetId(id).to_bech32m())),
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

//! What the chain stores, as JSON.

use hefu_primitives::{
	CustomerId, DatasetId, MemberId, PartyId,
	digest::Algorithm,
	verification::{
		CheckId, Cover, Coverage, Difference, Malformation, Outcome, Subject, Tally, Unavailability,
	},
};
use serde_json::{Value, json};

use crate::{
	Check, Closed, Customer, Dataset, Key, Member, Version, WithdrawReason,
	client::At,
	dataset::DatasetState,
	date, hex,
	member::{CustomerStatus, MemberStatus, Subject as Owner, SuspensionReason},
	scope,
	terms::Term,
};

/// A dataset without its versions.
pub fn dataset(id: DatasetId, dataset: &Dataset) -> Value {
	let (state, reason, at) = match &dataset.state {
		DatasetState::Live => ("live", None, None),
		DatasetState::Withdrawn { reason, at } => ("withdrawn", Some(withdraw_reason(reason)), Some(*at)),
	};
	json!({
		"dataset": id,
		"holder": dataset.holder.0,
		"versions": dataset.versions,
		"state": state,
		"withdrawnBecause": reason,
		"withdrawnAt": at,
		"registeredAt": dataset.registered_at,
	})
}

fn withdraw_reason(reason: &WithdrawReason) -> &'static str {
	match reason {
		WithdrawReason::HolderRequest => "holder-request",
		WithdrawReason::Superseded => "superseded",
		WithdrawReason::Error => "error",
		WithdrawReason::LegalOrder => "legal-order",
	}
}

/// A version.
pub fn version(number: u32, version: &Version) -> Value {
	let mut json = super::content(&version.content);
	json["version"] = number.into();
	json["registeredAt"] = version.registered_at.into();
	json["registeredOn"] = date::moment(version.registered_ms).into();
	json
}

/// The file of a check.
pub fn subject(subject: &Subject) -> Value {
	json!({ "dataset": subject.dataset, "version": subject.version, "distribution": subject.distribution })
}

/// An open check.
pub fn check(id: CheckId, check: &Check) -> Value {
	json!({
		"check": id,
		"state": "open",
		"subject": subject(&check.subject),
		"verifiers": check.verifiers,
		"tally": tally(&check.tally),
		"openedAt": check.opened_at,
		"deadline": check.deadline,
		// Groups that each verifier reads; 0 when the file is read whole.
		"samples": check.samples,
		// The group that one verifier named and that all look at.
		"evidence": check.evidence.as_ref().map(|evidence| evidence.group),
	})
}

/// A closed check.
pub fn closed(of: &Subject, closed: &Closed) -> Value {
	let reports: Vec<_> = closed
		.reports
		.0
		.iter()
		.map(|(verifier, outcome)| json!({ "verifier": verifier, "outcome": self::outcome(outcome) }))
		.collect();
	json!({
		"check": closed.check,
		"state": "closed",
		"subject": subject(of),
		"verdict": closed.verdict.0,
		"verifiers": closed.verifiers,
		"tally": tally(&closed.tally),
		"coverage": coverage(&closed.coverage),
		"difference": closed.difference.as_ref().map(|found| difference(found)),
		"openedAt": closed.opened_at,
		"closedAt": closed.closed_at,
		"closedOn": date::moment(closed.closed_ms),
		"reports": reports,
	})
}

fn tally(tally: &Tally) -> Value {
	json!({
		"match": tally.matches,
		"mismatch": tally.mismatches,
		"unavailable": tally.unavailable,
		"malformed": tally.malformed,
	})
}

fn coverage(coverage: &Coverage) -> Value {
	let word = |cover: Option<Cover>| {
		cover.map(|cover| match cover {
			Cover::Checked => "checked".into(),
			Cover::Unchecked => "unchecked".into(),
			// Confidence in basis points, that a corruption of 1 % of the groups is caught.
			Cover::Sampled { groups, confidence } => {
				json!({ "sampled": { "groups": groups, "confidence": confidence } })
			}
		})
	};
	json!({ "blake3": word(coverage.blake3), "sha256": word(coverage.sha256), "sm3": word(coverage.sm3) })
}

/// What showed that bytes differ, in a word, or `group` and its number.
pub fn difference(difference: &Difference) -> String {
	match difference {
		Difference::Size => "size".into(),
		Difference::Digest(Algorithm::Blake3) => "blake3".into(),
		Difference::Digest(Algorithm::Sha256) => "sha256".into(),
		Difference::Digest(Algorithm::Sm3) => "sm3".into(),
		Difference::Group(group) => format!("group {group}"),
	}
}

/// What a verifier found, in a word or two: `match`, `mismatch sha256`, `unavailable status 404`.
pub fn outcome(outcome: &Outcome) -> String {
	match outcome {
		Outcome::Match => "match".into(),
		Outcome::Mismatch(found) => format!("mismatch {}", difference(found)),
		Outcome::Unavailable(Unavailability::Status(status)) => format!("unavailable status {status}"),
		Outcome::Unavailable(Unavailability::NoOutboard(status)) => {
			format!("unavailable outboard status {status}")
		}
		Outcome::Unavailable(reason) => format!(
			"unavailable {}",
			match reason {
				Unavailability::NoConnection => "no-connection",
				Unavailability::Timeout => "timeout",
				Unavailability::Redirect => "redirect",
				Unavailability::NotAllowed => "not-allowed",
				Unavailability::Status(_) | Unavailability::NoOutboard(_) => "status",
			}
		),
		Outcome::Malformed(Malformation::Encoded) => "malformed encoded".into(),
		Outcome::Malformed(Malformation::Header) => "malformed header".into(),
		Outcome::Malformed(Malformation::Range) => "malformed range".into(),
		Outcome::Malformed(Malformation::Outboard) => "malformed outboard".into(),
	}
}

/// A member.
pub fn member(id: MemberId, member: &Member) -> Value {
	let (status, reason, since) = match &member.status {
		MemberStatus::Live => ("live", None, None),
		MemberStatus::Suspended { since, reason } => {
			("suspended", Some(suspension_reason(reason)), Some(*since))
		}
	};
	let roles: Vec<_> = member.profile.roles.iter().map(|role| role.word()).collect();
	json!({
		"member": id,
		"code": member.code.as_str(),
		"name": name(member),
		"region": member.profile.region.as_ref().map(|region| format!("{:06}", region.0.0)),
		"roles": roles,
		"certificate": hex(&member.profile.certificate),
		"status": status,
		"suspendedBecause": reason,
		"suspendedAt": since,
		"owner": member.owner.to_string(),
		"governance": member.governance.to_string(),
		"operators": member.operators,
		"customers": member.customers,
	})
}

/// Why a member is suspended, in a word.
pub fn suspension_reason(reason: &SuspensionReason) -> &'static str {
	match reason {
		SuspensionReason::Vote => "vote",
		SuspensionReason::Offence => "offence",
		SuspensionReason::OwnRequest => "own-request",
		SuspensionReason::Certificate => "certificate",
	}
}

/// A member's name.
pub fn name(member: &Member) -> String {
	String::from_utf8_lossy(&member.profile.name.0.0).into_owned()
}

/// What an account is.
pub fn key(at: &At, account: &crate::AccountId32, key: &Key) -> Value {
	let (kind, scope) = match key {
		Key::Owner { .. } => ("owner", None),
		Key::Governance { .. } => ("governance", None),
		Key::Operator { scope, .. } => ("operator", Some(scope::names(at, scope))),
		Key::Customer { scope, .. } => ("customer", Some(scope::names(at, scope))),
		Key::Party { .. } => ("party", None),
		Key::Removed { .. } => ("removed", None),
	};
	json!({ "account": account.to_string(), "kind": kind, "scope": scope })
}

/// A key as that of a party: whether it acts, sponsored by whom; while it does, for which object, committed to whom. `None` when it
/// is none.
pub fn party_key(party: PartyId, key: &Key) -> Option<Value> {
	let (state, sponsor, made) = match key {
		Key::Party { sponsor, object, commitment } => ("acts", sponsor, Some((object, commitment))),
		Key::Removed { subject: Owner::PartyKey(sponsor) } => ("retired", sponsor, None),
		_ => return None,
	};
	Some(json!({
		"party": party,
		"account": crate::AccountId32(party.0).to_string(),
		"state": state,
		"sponsor": sponsor.0,
		"object": made.map(|(object, _)| hex(object)),
		"commitment": made.map(|(_, commitment)| hex(commitment)),
	}))
}

/// A customer.
pub fn customer(id: CustomerId, customer: &Customer) -> Value {
	let status = match customer.status {
		CustomerStatus::Live => "live",
		CustomerStatus::Suspended => "suspended",
	};
	json!({
		"customer": id,
		"sponsor": customer.sponsor.0,
		"commitment": hex(&customer.commitment),
		"status": status,
		"key": customer.key.to_string(),
	})
}

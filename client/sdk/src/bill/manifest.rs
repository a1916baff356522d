//! The issuance manifest: digests that the carrier signed, compared with the message that it came in.
//!
//! Whether the signature is the carrier's is not for this reader: the carrier's key on chain is what counts there.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::Value;

use super::Finding;
use crate::{digest::parse_digest, json};

/// What the manifest says otherwise than the message.
pub(super) fn compare(
	jws: &str,
	document: [u8; 32],
	issue_to: Option<[u8; 32]>,
	visualisation: Option<[u8; 32]>,
) -> Vec<Finding> {
	let Some(manifest) = payload(jws) else { return vec![Finding::ManifestUnread] };
	let found = [
		("documentChecksum", Some(document)),
		("issueToChecksum", issue_to),
		("eBLVisualisationByCarrierChecksum", visualisation),
	];
	let differs = |(field, found): (&'static str, Option<[u8; 32]>)| {
		let said = manifest.get(field);
		let fits = said.map(|said| said.as_str().and_then(parse_digest)) == found.map(Some);
		(!fits).then_some(Finding::ManifestDiffers { field, found })
	};
	found.into_iter().filter_map(differs).collect()
}

/// The payload of a JWS in compact form (RFC 7515).
fn payload(jws: &str) -> Option<Value> {
	let payload = jws.split('.').nth(1)?;
	json::parse(&BASE64_URL_SAFE_NO_PAD.decode(payload).ok()?).ok().filter(Value::is_object)
}

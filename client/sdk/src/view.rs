//! Registered things as JSON, in the words of the standards: what the command line prints.

mod anchors;
mod bill;
mod catalogue;
mod dsp;
mod exports;
mod law;
mod licence;
mod market;
mod metering;
mod motion;
mod operation;
mod registration;
mod rights;
mod settlement;
mod stored;

pub use anchors::*;
pub use bill::*;
pub use catalogue::*;
pub use dsp::*;
pub use exports::*;
pub use law::*;
pub use licence::*;
pub use market::*;
pub use metering::*;
pub use motion::motion;
pub use operation::*;
pub use registration::*;
pub use rights::*;
pub use settlement::*;
pub use stored::*;

use hefu_primitives::{
	dataset::{Descriptor, Distribution, Overview, VersionContent, VersionRef},
	digest::{Algorithm, Digests},
	seal::Seal,
};
use serde_json::{Map, Value, json};

use crate::{date, hex, terms::Term};

/// A descriptor.
pub fn descriptor(descriptor: &Descriptor) -> Value {
	let (text, digest) = match &descriptor.overview {
		Some(Overview::Text(text)) => (Some(text.to_string_lossy()), None),
		Some(Overview::Digest(digest)) => (None, Some(hex(digest))),
		None => (None, None),
	};
	json!({
		"name": descriptor.name.to_string_lossy(),
		"overview": text,
		"overviewBlake3": digest,
		"source": descriptor.source.word(),
		"kind": descriptor.kind.word(),
		"access": descriptor.access.word(),
		"grade": descriptor.grade.class.word(),
		"gradeLevel": descriptor.grade.level,
		"personalInformation": descriptor.personal_information.word(),
		"industry": descriptor.industry.map(|industry| industry.to_string()),
		"spatial": descriptor.spatial.map(|spatial| spatial.level.word()),
		"region": descriptor.spatial.and_then(|spatial| spatial.region).map(|region| format!("{:06}", region.0)),
		"from": descriptor.temporal.map(|temporal| date::text(temporal.start)),
		"until": descriptor.temporal.map(|temporal| date::text(temporal.end)),
		"updateFrequency": descriptor.update_frequency.map(|frequency| frequency.word()),
		"records": descriptor.volume.records,
		"bytes": descriptor.volume.bytes.map(|bytes| bytes.to_string()),
		"medium": descriptor.form.map(|form| form.medium.word()),
		"structure": descriptor.form.map(|form| form.structure.word()),
		"schemaBlake3": descriptor.schema.map(|digest| hex(&digest)),
		"metadataBlake3": descriptor.metadata.map(|digest| hex(&digest)),
	})
}

/// The overview as one line: its text, or that it is kept elsewhere.
pub fn overview(descriptor: &Descriptor) -> String {
	match &descriptor.overview {
		Some(Overview::Text(text)) => text.to_string_lossy(),
		Some(Overview::Digest(digest)) => format!("(BLAKE3 {})", hex(digest)),
		None => String::new(),
	}
}

/// A distribution, in Croissant's field names.
pub fn distribution(distribution: &Distribution) -> Value {
	json!({
		"name": distribution.name.to_string_lossy(),
		"encodingFormat": distribution.media_type.to_string_lossy(),
		"contentSize": distribution.size,
		"contentUrl": distribution.locator.url(),
		"digests": digests(&distribution.digests),
		"seal": distribution.seal.as_ref().map(seal),
	})
}

/// How a file is sealed: then its size and digests are those of the ciphertext.
pub fn seal(seal: &Seal) -> Value {
	json!({ "scheme": seal.scheme, "keyCommitment": hex(&seal.key_commitment) })
}

/// Digests by the name of their function.
pub fn digests(digests: &Digests) -> Value {
	let name = |algorithm| match algorithm {
		Algorithm::Blake3 => "blake3",
		Algorithm::Sha256 => "sha256",
		Algorithm::Sm3 => "sm3",
	};
	Value::Object(
		digests
			.iter()
			.map(|(algorithm, digest)| (name(algorithm).into(), hex(&digest).into()))
			.collect::<Map<_, _>>(),
	)
}

/// What makes a version.
pub fn content(content: &VersionContent) -> Value {
	json!({
		"descriptor": descriptor(&content.descriptor),
		"distributions": content.distributions.iter().map(distribution).collect::<Vec<_>>(),
		"parents": content.parents.iter().map(parent).collect::<Vec<_>>(),
	})
}

/// A version that another was made from.
pub fn parent(parent: &VersionRef) -> Value {
	json!({ "dataset": parent.dataset, "version": parent.version })
}

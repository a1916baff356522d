//! Names of ODRL, of the Catena-X profile and of this chain's own, in the ways in which JSON-LD writes them. A name of any other
//! vocabulary stays as it is, so that it is refused whole: what ends in a known word need not mean the same.

/// The vocabulary of what ODRL has no word for: `hefu:bytes` and such.
pub(super) const HEFU: &str = "urn:hefu:odrl#";
/// The vocabulary of the Catena-X profile.
pub(super) const CATENA_X: &str = "https://w3id.org/catenax/2025/9/policy/";

const ODRL: &str = "http://www.w3.org/ns/odrl/2/";

/// A name of ODRL or Catena-X without what stands before it; `hefu:` stays.
pub(super) fn short(name: &str) -> String {
	if let Some(own) = name.strip_prefix(HEFU) {
		return format!("hefu:{own}");
	}
	let known = ["odrl:", ODRL, "cx-policy:", CATENA_X];
	let bare = known.into_iter().find_map(|before| name.strip_prefix(before));
	bare.unwrap_or(name).into()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn names_are_the_same_in_every_form_and_strangers_stay_strangers() {
		for name in ["use", "odrl:use", "http://www.w3.org/ns/odrl/2/use"] {
			assert_eq!(short(name), "use");
		}
		for name in ["cx-policy:Liability", "https://w3id.org/catenax/2025/9/policy/Liability"] {
			assert_eq!(short(name), "Liability");
		}
		assert_eq!(
			(short("urn:hefu:odrl#bytes"), short("hefu:bytes")),
			("hefu:bytes".into(), "hefu:bytes".into())
		);
		for name in ["https://example.org/Liability", "other:count", "http://www.w3.org/ns/odrl/3/use"] {
			assert_eq!(short(name), name);
		}
	}
}

//! Names of ODRL, of the Catena-X profile and of this chain's own, in the ways in which JSON-LD writes them. A name of any other
//! vocabulary stays as it is, so that it is refused whole: what ends in a known word need not mean the same.

/// The vocabulary of what ODRL has no word for: `hefu:bytes` and such.
pub(super) const HEFU: &str = "urn:hefu:odrl#";
/// The vocabulary of the Catena-X profile.
pub(super) const CATENA_X: &str = "https://w3id.org/catenax/2025/9/policy/";

const ODRL: &str = "http://www.w3.org/ns/odrl/2/";

/// A name of ODRL or Catena-X without what stands before it; `hefu:` stays.
pub(crate) fn short(name: &str) -> String {
	if let Some(own) = name.strip_prefix(HEFU) {
		return format!("hefu:{own}");
	}
	let known = ["odrl:", ODRL, "cx-policy:", CATENA_X];
	let bare = known.into_iter().find_map(|before| name.strip_prefix(before));
	bare.unwrap_or(name).into()
}

/// A name without prefixes of this chain's or Catena-X's, for documents whose context has neither.
pub(crate) fn full(name: &str) -> String {
	let known = [("hefu:", HEFU), ("cx-policy:", CATENA_X)];
	let found = known.into_iter().find_map(|(prefix, whole)| Some((whole, name.strip_prefix(prefix)?)));
	found.map_or_else(|| name.into(), |(whole, bare)| format!("{whole}{bare}"))
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

	#[test]
	fn names_in_full_are_the_same_names() {
		for name in ["hefu:bytes", "cx-policy:Liability", "count", "odrl:use", "https://example.org/x"] {
			assert_eq!(short(&full(name)), short(name));
			assert!(!full(name).starts_with("hefu:") && !full(name).starts_with("cx-policy:"));
		}
	}
}

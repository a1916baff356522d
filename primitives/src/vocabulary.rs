//! Enumerations of terms that a law or a standard prescribes: the number is the term's place in SCALE, and stays. And the JSON
//! form of codes that have a form in text.

macro_rules! terms {
	($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $index:literal,)* })*) => {$(
		$(#[$doc])*
		#[derive(
			Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen,
			TypeInfo,
		)]
		#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
		pub enum $name {
			$($(#[$vdoc])* #[codec(index = $index)] $variant = $index,)*
		}

		impl $name {
			/// Every term, in order.
			pub const ALL: &'static [Self] = &[$(Self::$variant),*];
		}
	)*};
}

// The JSON form of types that people read and write as text: `Display`, and a function that reads it.
macro_rules! text_in_json {
	($($name:ident = $parse:path;)*) => {$(
		#[cfg(feature = "serde")]
		impl serde::Serialize for $name {
			fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
				serializer.collect_str(self)
			}
		}

		#[cfg(feature = "serde")]
		impl<'de> serde::Deserialize<'de> for $name {
			fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
				let text = <alloc::string::String as serde::Deserialize>::deserialize(deserializer)?;
				$parse(&text).map_err(serde::de::Error::custom)
			}
		}
	)*};
}

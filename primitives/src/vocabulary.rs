//! Enumerations of terms that a law or a standard prescribes: the number is the term's place in SCALE, and stays.

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

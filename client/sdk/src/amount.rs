//! Amounts of money as people write them: decimals of the major unit (元), while the chain counts the minor one (分).

use std::{collections::BTreeMap, sync::LazyLock};

use hefu_primitives::settlement::Currency;

/// Why a text is no amount of a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
	/// Not digits, with at most one point between them.
	Malformed,
	/// More decimal places than the minor unit has.
	TooFine {
		/// Decimal places of the minor unit.
		decimals: u8,
	},
	/// More than the chain counts.
	TooLarge,
}

impl std::fmt::Display for AmountError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Malformed => {
				f.write_str("not an amount such as 1200 or 1200.50: digits, and a point at most")
			}
			Self::TooFine { decimals } => {
				write!(f, "more than the {decimals} decimal places that the currency has")
			}
			Self::TooLarge => f.write_str("more than the chain counts"),
		}
	}
}

impl std::error::Error for AmountError {}

/// The amount in minor units, of which 10 to the power of `decimals` are a major one: nothing is rounded.
///
/// ```
/// use hefu_sdk::amount;
/// assert_eq!(amount::parse("1200.5", 2), Ok(120_050));
/// assert!(amount::parse("0.005", 2).is_err());
/// ```
pub fn parse(text: &str, decimals: u8) -> Result<u128, AmountError> {
	let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
	let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	if !digits(whole) || fraction.is_some_and(|fraction| !digits(fraction)) {
		return Err(AmountError::Malformed);
	}
	let fraction = fraction.unwrap_or_default();
	let places = usize::from(decimals);
	if fraction.len() > places {
		return Err(AmountError::TooFine { decimals });
	}
	format!("{whole}{fraction:0<places$}").parse().map_err(|_| AmountError::TooLarge)
}

/// Minor units as decimals of the major one, with all of the currency's decimal places.
pub fn text(minor: u128, decimals: u8) -> String {
	let places = usize::from(decimals);
	let digits = format!("{minor:0>width$}", width = places + 1);
	match digits.split_at(digits.len() - places) {
		(whole, "") => whole.into(),
		(whole, fraction) => format!("{whole}.{fraction}"),
	}
}

/// Currencies that do not have two decimal places, by ISO 4217 (list one). The explorer reads the same file.
static PLACES: LazyLock<BTreeMap<String, u8>> = LazyLock::new(|| {
	serde_json::from_str(include_str!("currencies.json")).expect("decimal places by currency; qed")
});

/// Decimal places of a currency's minor unit by ISO 4217, of which the chain counts what is in no book: a book has its own.
pub fn decimals_of(currency: Currency) -> u8 {
	let code = currency.as_str().unwrap_or_default();
	PLACES.get(code).copied().unwrap_or(2)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_currency_has_the_decimal_places_of_the_standard() {
		for (currency, decimals) in [("CNY", 2), ("HKD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)] {
			assert_eq!(decimals_of(Currency::parse(currency).unwrap()), decimals, "{currency}");
		}
		// Not what people use of them (CLDR), but what the standard says.
		for currency in ["HUF", "IRR", "KPW"] {
			assert_eq!(decimals_of(Currency::parse(currency).unwrap()), 2, "{currency}");
		}
	}

	#[test]
	fn what_is_not_as_others_is_a_currency() {
		for (currency, decimals) in PLACES.iter() {
			assert!(Currency::parse(currency).is_ok() && *decimals != 2, "{currency}");
		}
	}

	#[test]
	fn nothing_is_rounded() {
		assert_eq!(parse("1200", 2), Ok(120_000));
		assert_eq!(parse("0.01", 2), Ok(1));
		assert_eq!(parse("007.5", 2), Ok(750));
		assert_eq!(parse("12", 0), Ok(12));
		assert_eq!(parse("0.005", 2), Err(AmountError::TooFine { decimals: 2 }));
		assert_eq!(parse("1.0", 0), Err(AmountError::TooFine { decimals: 0 }));
		assert_eq!(parse("0.1", 1), Ok(1));
	}

	#[test]
	fn what_is_no_amount_is_refused() {
		for text in ["", ".", "1.", ".5", "-1", "+1", "1,200", "1e3", "1.2.3", " 1", "一"] {
			assert_eq!(parse(text, 2), Err(AmountError::Malformed), "{text:?}");
		}
		let largest = u128::MAX.to_string();
		assert_eq!(parse(&largest, 0), Ok(u128::MAX));
		assert_eq!(parse(&largest, 2), Err(AmountError::TooLarge));
	}

	#[test]
	fn amounts_are_read_as_they_are_written() {
		for (minor, decimals, written) in [
			(0, 2, "0.00"),
			(5, 2, "0.05"),
			(120_050, 2, "1200.50"),
			(120_050, 0, "120050"),
			(1, 4, "0.0001"),
			(u128::MAX, 4, "34028236692093846346337460743176821.1455"),
		] {
			assert_eq!(text(minor, decimals), written);
			assert_eq!(parse(written, decimals), Ok(minor));
		}
	}
}

//! Meters and vouchers, as JSON. Amounts are decimals of the major unit, as text. `decimals` are the decimal places of the meter's book.

use hefu_primitives::{
	id::MeterId,
	metering::{Most, Totals, Units},
};
use serde_json::{Value, json};

use crate::{
	amount, date, hex,
	metering::{Meter, NotRedeemed, Redemption, State},
	view::currency,
};

/// A meter.
pub fn meter(id: MeterId, of: &Meter, decimals: u8) -> Value {
	let amount = |minor| amount::text(minor, decimals);
	let mut json = json!({
		"meter": id,
		"state": meter_state(&of.state),
		"grant": of.grant.0,
		"payer": of.payer.0,
		"provider": of.provider.0,
		"service": hex(&of.service),
		"purpose": of.used_for.purpose.0,
		"region": format!("{:06}", of.used_for.region.0),
		"sector": of.used_for.sector.to_string(),
		"bank": of.book.bank,
		"currency": currency(&of.book.currency),
		"cap": amount(of.cap),
		"deposited": amount(of.deposited),
		"redeemed": totals(&of.redeemed, decimals),
		"signers": of.signers.0.iter().map(ToString::to_string).collect::<Vec<_>>(),
		"openedOn": date::moment(of.windows.opened_ms),
		"windowMs": of.windows.window_ms,
		"graceMs": of.windows.grace_ms,
		"challengeMs": of.challenge_ms,
		"mostAWindow": most(&of.limits.window),
		"mostAltogether": most(&of.limits.grant),
		"usedBefore": units(&of.before),
		"windows": of.open.0.iter().map(|of| json!({
			"window": of.window,
			"redeemed": totals(&of.totals, decimals),
		})).collect::<Vec<_>>(),
	});
	match of.state {
		State::Open => {}
		State::Closing { asked_ms, until_ms } => {
			json["closeAskedOn"] = date::moment(asked_ms).into();
			json["redeemableUntil"] = date::moment(until_ms).into();
		}
		State::Closed { at_ms, returned } => {
			json["closedOn"] = date::moment(at_ms).into();
			json["returned"] = amount(returned).into();
		}
	}
	json
}

/// How far a meter is, in a word.
pub fn meter_state(state: &State) -> &'static str {
	match state {
		State::Open => "open",
		State::Closing { .. } => "closing",
		State::Closed { .. } => "closed",
	}
}

/// What was used, and what it costs.
pub fn totals(totals: &Totals, decimals: u8) -> Value {
	json!({
		"until": (totals.ts_ns > 0).then(|| date::moment(totals.at_ms())),
		"value": amount::text(totals.value, decimals),
		"calls": totals.units.calls.to_string(),
		"bytes": totals.units.bytes.to_string(),
	})
}

/// What became of a voucher.
pub fn redemption(of: &Redemption, decimals: u8) -> Value {
	let (due, why) = match &of.outcome {
		Ok(due) => (Some(amount::text(*due, decimals)), None),
		Err(why) => (None, Some(not_redeemed(why))),
	};
	json!({ "meter": of.meter, "window": of.window, "due": due, "refused": why })
}

/// Why a voucher was not redeemed, in a word.
pub fn not_redeemed(why: &NotRedeemed) -> &'static str {
	match why {
		NotRedeemed::UnknownMeter => "unknown-meter",
		NotRedeemed::NotProvider => "not-provider",
		NotRedeemed::Closed => "closed",
		NotRedeemed::WindowNotBegun => "window-not-begun",
		NotRedeemed::WindowClosed => "window-closed",
		NotRedeemed::OutOfTime => "out-of-time",
		NotRedeemed::NoSuchSigner => "no-such-signer",
		NotRedeemed::BadSignature => "bad-signature",
		NotRedeemed::NotMore => "not-more",
		NotRedeemed::BeyondDeposit => "beyond-deposit",
		NotRedeemed::BeyondVolume => "beyond-volume",
		NotRedeemed::NotAllowed => "not-allowed",
		NotRedeemed::NotLookedUp => "not-looked-up",
		NotRedeemed::NotPaid(_) => "not-paid",
	}
}

fn most(most: &Most) -> Value {
	let text = |amount: Option<u64>| amount.map(|amount| amount.to_string());
	json!({ "calls": text(most.calls), "bytes": text(most.bytes) })
}

fn units(units: &Units) -> Value {
	json!({ "calls": units.calls.to_string(), "bytes": units.bytes.to_string() })
}

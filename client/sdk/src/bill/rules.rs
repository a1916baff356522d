//! The rules that hold when a bill is issued: the conditions that DCSA's standard writes at its fields.

use super::{Problem, read::Reader};

/// What decides of a document's kind.
pub(super) struct Terms {
	/// A sea waybill, not a bill of lading.
	pub(super) waybill: bool,
	/// Negotiable.
	pub(super) to_order: bool,
	/// Whether somebody is named to whose order it is.
	pub(super) endorsee: bool,
}

/// Checks the rules; what is broken is among the reader's problems.
pub(super) fn check(reader: &mut Reader<'_>) -> Option<Terms> {
	let waybill = type_code(reader);
	let to_order = reader.flag("isToOrder");
	let electronic = reader.flag("isElectronic");
	let on_board = reader.flag("isShippedOnBoardType");
	if electronic == Some(false) {
		reader.problems.push(Problem::OnPaper);
	}
	if let Some(on_board) = on_board {
		dates(reader, on_board);
	}
	let waybill = waybill?;
	originals(reader, waybill);
	if !waybill {
		no_copies(reader);
	}
	let to_order = to_order?;
	let endorsee = consignment(reader, waybill, to_order);
	Some(Terms { waybill, to_order, endorsee })
}

/// Whether it is a sea waybill.
fn type_code(reader: &mut Reader<'_>) -> Option<bool> {
	let found = reader.text("transportDocumentTypeCode", 3)?;
	match &*found {
		"BOL" => Some(false),
		"SWB" => Some(true),
		_ => {
			reader.problems.push(Problem::TypeCode { found });
			None
		}
	}
}

/// To order or not: the two exclude each other's party. Says whether there is an endorsee.
fn consignment(reader: &mut Reader<'_>, waybill: bool, to_order: bool) -> bool {
	let named =
		|party| reader.document.get("documentParties").is_some_and(|parties| parties.get(party).is_some());
	let (consignee, endorsee) = (named("consignee"), named("endorsee"));
	let broken = [
		(waybill && to_order, Problem::WaybillToOrder),
		(to_order && consignee, Problem::ConsigneeOfOrderBill),
		(!to_order && !consignee, Problem::NoConsignee),
		(!to_order && endorsee, Problem::EndorseeOfStraightBill),
	];
	reader.problems.extend(broken.into_iter().filter_map(|(broken, problem)| broken.then_some(problem)));
	endorsee
}

/// An electronic bill is one original, which the chain keeps; a waybill has none.
fn originals(reader: &mut Reader<'_>, waybill: bool) {
	let fields = ["numberOfOriginalsWithCharges", "numberOfOriginalsWithoutCharges"];
	let counts = fields.map(|field| reader.count(field).unwrap_or(0));
	let (count, allowed) = (counts[0].saturating_add(counts[1]), u64::from(!waybill));
	if count > allowed {
		reader.problems.push(Problem::Originals { count, allowed });
	}
}

/// An electronic bill has no copies; of a waybill these fields say whether charges are shown.
fn no_copies(reader: &mut Reader<'_>) {
	for field in ["numberOfCopiesWithCharges", "numberOfCopiesWithoutCharges"] {
		if let Some(count) = reader.count(field).filter(|count| *count > 0) {
			reader.problems.push(Problem::Copies { field, count });
		}
	}
}

/// Exactly one of the two dates, by the type; and no issue before it.
fn dates(reader: &mut Reader<'_>, on_board: bool) {
	let (wanted, other) = if on_board {
		("shippedOnBoardDate", "receivedForShipmentDate")
	} else {
		("receivedForShipmentDate", "shippedOnBoardDate")
	};
	if !reader.has(wanted) || reader.has(other) {
		reader.problems.push(Problem::Dates { on_board, wanted, other });
	}
	// What is no date was told when it was read.
	let day = |field| reader.document.get(field)?.as_str().and_then(crate::date::days);
	if let (Some(before), Some(issued)) = (day(wanted), day("issueDate"))
		&& issued < before
	{
		reader.problems.push(Problem::AnteDated { issued, before, field: wanted });
	}
}

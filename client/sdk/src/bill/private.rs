//! Which fields of a document belong to its parties.

use serde_json::Value;

/// What the chain's record of a bill says itself. All else is for the parties: a field that a later version of the standard
/// adds is not published by oversight.
const PUBLIC: [&str; 12] = [
	"transportDocumentReference",
	"transportDocumentSubReference",
	"transportDocumentStatus",
	"transportDocumentTypeCode",
	"isShippedOnBoardType",
	"isElectronic",
	"isToOrder",
	"shippedOnBoardDate",
	"receivedForShipmentDate",
	"issueDate",
	"carrierCode",
	"carrierCodeListProvider",
];

/// How many names deep a field is split, so that a price is shown without the other charges, a party's name without its
/// address, a weight without the description of the goods.
fn depth(field: &str) -> usize {
	match field {
		"documentParties" | "consignmentItems" => 2,
		"charges" | "transports" | "utilizedTransportEquipments" => 1,
		_ => 0,
	}
}

/// The private fields by their JSON pointers (RFC 6901), in the document's order.
pub(super) fn fields(document: &Value) -> Vec<(String, Value)> {
	let mut fields = Vec::new();
	for (name, value) in document.as_object().into_iter().flatten() {
		if !PUBLIC.contains(&&**name) {
			split(&format!("/{}", escaped(name)), value, depth(name), &mut fields);
		}
	}
	fields
}

/// One field, or those inside it. Lists of objects are no depth of their own; an object without names is a field.
fn split(pointer: &str, value: &Value, depth: usize, fields: &mut Vec<(String, Value)>) {
	match value {
		Value::Object(object) if depth > 0 && !object.is_empty() => {
			for (name, value) in object {
				split(&format!("{pointer}/{}", escaped(name)), value, depth - 1, fields);
			}
		}
		Value::Array(list) if depth > 0 && !list.is_empty() && list.iter().all(Value::is_object) => {
			for (place, value) in list.iter().enumerate() {
				split(&format!("{pointer}/{place}"), value, depth, fields);
			}
		}
		_ => fields.push((pointer.into(), value.clone())),
	}
}

/// A name as it stands in a pointer.
fn escaped(name: &str) -> String {
	name.replace('~', "~0").replace('/', "~1")
}

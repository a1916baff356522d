//! The form of each kind of file.

use super::{
	form::{Form, scale},
	questions::QUESTION,
};
use crate::Header;

const HASH: Form = Form::Bytes(32);
const BLOCK_NUMBER: Form = Form::Number(4);
static HASHES: Form = HASH;
static HEADER: Form = scale::<Header>();

/// A receipt.
pub static RECEIPT: Form = Form::Struct(&[
	("handovers", HANDOVERS),
	("header", scale::<Header>()),
	("descendants", Form::List(&HEADER)),
	("justification", JUSTIFICATION),
	("claim", Form::Enum(&[("event", EVENT), ("state", STATE)])),
]);

/// Hand-overs.
pub const HANDOVERS: Form = Form::Struct(&[("from", Form::Number(8)), ("steps", Form::List(&HANDOVER))]);

/// A trust file.
pub static TRUST: Form = Form::Struct(&[
	("genesis", HASH),
	("setId", Form::Number(8)),
	("authorities", Form::List(&HASHES)),
	("dateMs", Form::Number(8)),
]);

static HANDOVER: Form = Form::Struct(&[
	("header", scale::<Header>()),
	("descendants", Form::List(&HEADER)),
	("justification", JUSTIFICATION),
]);

const JUSTIFICATION: Form = Form::Struct(&[
	("round", Form::Number(8)),
	("targetHash", HASH),
	("targetNumber", BLOCK_NUMBER),
	("votes", Form::List(&VOTE)),
	("ancestries", Form::List(&HEADER)),
]);

static VOTE: Form = Form::Struct(&[
	("targetHash", HASH),
	("targetNumber", BLOCK_NUMBER),
	("signature", Form::Bytes(64)),
	("authority", HASH),
]);

const EVENT: Form =
	Form::Struct(&[("index", Form::Number(4)), ("path", Form::List(&HASHES)), ("record", Form::Blob)]);

const STATE: Form = Form::Struct(&[("asked", Form::List(&CLAIMED)), ("nodes", Form::List(&Form::Blob))]);

static CLAIMED: Form = Form::Struct(&[("question", QUESTION), ("present", Form::Bool)]);

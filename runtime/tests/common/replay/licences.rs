//! Licences. Derived: the first entry of a licence's history (from its issue), identifiers and latest versions, the commitments
//! that were used, where rules are found, counts, and the digest of a presentation.

use hefu_primitives::licence::Status;
use hefu_runtime::Runtime;
use pallet_licences::{
	Appointment, Binding, Commitments, Event, History, Identifiers, IssuedCount, Issuers, Keys, Latest,
	Licence, Licences, Rule, RuleCount, Rules, RulesByRegion, StatusChange, Types, Verification,
	Verifications,
};

use super::At;

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::TypeSet { code, licence_type } => Types::<Runtime>::insert(code, licence_type),
		Event::Appointed { licence_type, issuer, region } => {
			Issuers::<Runtime>::insert(licence_type, issuer, Appointment { region, in_office: true });
		}
		Event::Dismissed { licence_type, issuer } => Issuers::<Runtime>::mutate(licence_type, issuer, |of| {
			of.as_mut().expect("it was appointed").in_office = false;
		}),
		Event::Issued { licence: id, issuer, issuance } => {
			let operation = issuance.kind.operation();
			let first = StatusChange { status: Status::Valid, operation, from_ms: at.ms, decision: None };
			History::<Runtime>::insert(id, 1, first);
			let predecessor = issuance.kind.predecessor();
			let (line, version) = (&issuance.identifier.line, issuance.identifier.version);
			Identifiers::<Runtime>::insert(line, version, id);
			Latest::<Runtime>::insert(line, version);
			Commitments::<Runtime>::insert(issuance.private, ());
			IssuedCount::<Runtime>::mutate(issuer, |count| *count += 1);
			let licence = Licence {
				identifier: issuance.identifier,
				issuer,
				private: issuance.private,
				valid_from_ms: issuance.valid_from_ms,
				valid_until_ms: issuance.valid_until_ms,
				predecessor,
				changes: 1,
				// The binding has an event of its own.
				keys: 0,
				issued_at: at.number,
			};
			Licences::<Runtime>::insert(id, licence);
		}
		Event::StatusChanged { licence, sequence, change, .. } => {
			History::<Runtime>::insert(licence, sequence, change);
			Licences::<Runtime>::mutate(licence, |of| of.as_mut().expect("it was issued").changes = sequence);
		}
		Event::KeyBound { licence, sequence, key } => {
			Keys::<Runtime>::insert(licence, sequence, Binding { key, from_ms: at.ms });
			Commitments::<Runtime>::insert(key, ());
			Licences::<Runtime>::mutate(licence, |of| of.as_mut().expect("it was issued").keys = sequence);
		}
		Event::Recognised { rule, publisher, recognition } => {
			RulesByRegion::<Runtime>::insert((recognition.licence_type, recognition.to), rule, ());
			RuleCount::<Runtime>::mutate(publisher, |count| *count += 1);
			Rules::<Runtime>::insert(rule, Rule { publisher, recognition });
		}
		Event::RecognitionWithdrawn { rule, until_ms } => Rules::<Runtime>::mutate(rule, |of| {
			of.as_mut().expect("it was published").recognition.until_ms = Some(until_ms);
		}),
		Event::PresentationVerified { presentation, rule, seen_ms } => {
			let digest = presentation.digest();
			let entry = Verification { presentation: digest, rule, seen_ms, at_ms: at.ms };
			Verifications::<Runtime>::insert(presentation.audience, presentation.commitment, entry);
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

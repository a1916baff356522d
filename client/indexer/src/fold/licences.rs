//! Licences. Derived: the first entry of a licence's history (from its issue), and the digest of a presentation.

use hefu_primitives::{
	RecognitionId,
	code::Uscc,
	licence::{
		identifier::{Identifier, Line, Serial, TypeCode},
		presentation::Presentation,
	},
};
use serde_json::{Value as Json, json};

use super::{Fault, Fold, hex, said::*};
use crate::{database::Value, decode::Event, tables::Table};

impl Fold<'_> {
	pub(super) async fn licences(&mut self, event: &Event) -> Result<(), Fault> {
		let said = &event.fields;
		match &*event.name {
			"TypeSet" => {
				let (code, of) = (type_code(&said["code"])?.to_string(), &said["licence_type"]);
				let name = text(of, "name")?;
				self.name("licenceType", &code, name, &code, &[&code]);
				self.digests("licenceType", &code, of);
				Ok(self.set(Table::LicenceTypes, &code, of.clone(), vec![name.into()]).await?)
			}
			"Appointed" => {
				let (code, issuer) = (type_code(&said["licence_type"])?.to_string(), text(said, "issuer")?);
				let state = json!({ "region": said["region"], "in_office": true });
				let id = format!("{code}/{issuer}");
				let more = vec![code.into(), issuer.into(), number(said, "region")?.into()];
				Ok(self.set(Table::LicenceIssuers, &id, state, more).await?)
			}
			"Dismissed" => {
				let id = format!("{}/{}", type_code(&said["licence_type"])?, text(said, "issuer")?);
				self.change(Table::LicenceIssuers, &id, |of| {
					of.state["in_office"] = false.into();
					Ok(())
				})
				.await
			}
			"Issued" => self.issued(said).await,
			"StatusChanged" => {
				let (id, sequence) = (text(said, "licence")?, number(said, "sequence")?);
				let change = &said["change"];
				let status = text(change, "status")?;
				let more = vec![id.into(), sequence.into(), text(said, "by")?.into()];
				self.set(Table::LicenceChanges, &format!("{id}/{sequence}"), change.clone(), more).await?;
				self.change(Table::Licences, id, |licence| {
					licence.state["changes"] = sequence.into();
					licence.set("status", status);
					Ok(())
				})
				.await
			}
			"KeyBound" => {
				let (id, sequence) = (text(said, "licence")?, number(said, "sequence")?);
				let more = vec![id.into(), sequence.into(), text(said, "key")?.into()];
				self.set(Table::LicenceKeys, &format!("{id}/{sequence}"), Json::Null, more).await?;
				self.change(Table::Licences, id, |licence| {
					licence.state["keys"] = sequence.into();
					Ok(())
				})
				.await
			}
			"Recognised" => {
				let (id, of) = (text(said, "rule")?, &said["recognition"]);
				let code = type_code(&of["licence_type"])?.to_string();
				let publisher = text(said, "publisher")?;
				self.name("recognition", id, text(of, "contact")?, &code, &[]);
				let more =
					vec![code.into(), publisher.into(), number(of, "from")?.into(), number(of, "to")?.into()];
				let state = json!({ "publisher": publisher, "recognition": of });
				Ok(self.set(Table::Recognitions, id, state, more).await?)
			}
			"RecognitionWithdrawn" => {
				self.change(Table::Recognitions, text(said, "rule")?, |rule| {
					rule.state["recognition"]["until_ms"] = said["until_ms"].clone();
					Ok(())
				})
				.await
			}
			"PresentationVerified" => {
				let (presentation, ..): (Presentation, Option<RecognitionId>, u64) = typed(&event.record)?;
				let state = json!({
					"presentation": hex(&presentation.digest()),
					"rule": said["rule"],
					"seen_ms": said["seen_ms"],
					"at_ms": self.now_ms,
				});
				let verifier = presentation.audience.to_string();
				let id = format!("{verifier}/{}", hex(&presentation.commitment));
				Ok(self.set(Table::Presentations, &id, state, vec![verifier.into()]).await?)
			}
			_ => Ok(()),
		}
	}

	async fn issued(&mut self, said: &Json) -> Result<(), Fault> {
		let (id, issuer, issuance) = (text(said, "licence")?, text(said, "issuer")?, &said["issuance"]);
		let (operation, predecessor) = match case(&issuance["kind"])? {
			"New" => ("Issue", None),
			name @ ("Renewal" | "Change") => (name, issuance["kind"][name]["predecessor"].as_str()),
			other => return Err(impossible(format!("no kind of issuance: {other}"))),
		};
		let first = json!({
			"status": "Valid", "operation": operation, "from_ms": self.now_ms, "decision": null,
		});
		let row = vec![id.into(), 1u32.into(), issuer.into()];
		self.set(Table::LicenceChanges, &format!("{id}/1"), first, row).await?;
		let identifier = identifier(&issuance["identifier"])?;
		let (text, code) = (identifier.to_string(), identifier.line.licence_type.to_string());
		self.name("licence", id, &text, issuer, &[&text]);
		let state = json!({
			"identifier": issuance["identifier"],
			"issuer": issuer,
			"private": issuance["private"],
			"valid_from_ms": issuance["valid_from_ms"],
			"valid_until_ms": issuance["valid_until_ms"],
			"predecessor": predecessor,
			"changes": 1,
			// The binding has an event of its own.
			"keys": 0,
			"issued_at": self.at.block,
		});
		let predecessor = Value::Text(predecessor.map(Into::into));
		let more = vec![code.into(), issuer.into(), text.into(), "Valid".into(), predecessor];
		Ok(self.set(Table::Licences, id, state, more).await?)
	}
}

/// The code of a type of licence.
fn type_code(of: &Json) -> Result<TypeCode, Fault> {
	let definer = uscc(text(of, "definer")?)?;
	let number = u16::try_from(number(of, "number")?).map_err(|_| impossible("no number of a type"))?;
	Ok(TypeCode { definer, number })
}

fn uscc(text: &str) -> Result<Uscc, Fault> {
	Uscc::parse(text).map_err(|_| impossible(format!("{text} is no code")))
}

/// The identifier of a licence.
fn identifier(of: &Json) -> Result<Identifier, Fault> {
	let line = &of["line"];
	let serial = text(line, "serial")?;
	let line = Line {
		licence_type: type_code(&line["licence_type"])?,
		issuer: uscc(text(line, "issuer")?)?,
		serial: Serial::parse(serial).map_err(|_| impossible(format!("{serial} is no serial")))?,
	};
	let version = u16::try_from(number(of, "version")?).map_err(|_| impossible("no version"))?;
	Identifier::new(line, version).map_err(|_| impossible("no identifier"))
}

//! How constraints limit terms, dimension by dimension.

use hefu_primitives::{
	member::{Role, Roles},
	terms::{
		Dimension, Environments, Exclusivity, Export, MAX_REGIONS, Purpose, Sectors, Sublicence, Territory,
	},
};

use super::{Compiler, Constraint, Problem, Rule, constraint, duration};
use crate::{
	codes,
	digest::parse_digest,
	policy::{Draft, ENVIRONMENTS, Until, purposes},
	terms::Term,
	view,
};

impl Compiler<'_> {
	pub(super) fn purpose(&mut self, of: &Constraint) {
		let found = of.each(&["eq", "isAnyOf"], |name| self.list.find(name));
		let set = self.kept(found).map(|found: Vec<Purpose>| purposes::set(&found));
		self.limit(Dimension::Purpose, set, |draft| &mut draft.purposes);
	}

	pub(super) fn spatial(&mut self, of: &Constraint) {
		let found = of.each(&["eq", "isAnyOf", "isPartOf"], codes::region);
		let territory = self.kept(found).and_then(|found| {
			let too_many = || Problem::TooMany { operand: of.operand.clone(), most: MAX_REGIONS };
			self.kept(Territory::of(&found).ok_or_else(too_many))
		});
		self.limit(Dimension::Territory, territory, |draft| &mut draft.territory);
	}

	pub(super) fn industry(&mut self, of: &Constraint) {
		let found = of.each(&["eq", "isAnyOf"], codes::industry);
		let sectors = self.kept(found).map(|found| Sectors::of(&found));
		self.limit(Dimension::Sector, sectors, |draft| &mut draft.sectors);
	}

	/// Periods have a first moment, and a first one after them.
	pub(super) fn date_time(&mut self, of: &Constraint) {
		let Some(ms) = self.kept(of.one(&["lt", "lteq", "gt", "gteq"], constraint::moment)) else { return };
		match of.operator.as_str() {
			"lt" => self.until(Until::At(ms)),
			"lteq" => self.until(Until::At(ms.saturating_add(1))),
			"gteq" => self.limit(Dimension::Period, Some(ms), |draft| &mut draft.from_ms),
			_ => self.limit(Dimension::Period, Some(ms.saturating_add(1)), |draft| &mut draft.from_ms),
		}
	}

	pub(super) fn elapsed_time(&mut self, of: &Constraint) {
		if let Some(ms) = self.kept(of.one(&["eq", "lt", "lteq"], duration::parse)) {
			self.until(Until::After(ms));
		}
	}

	pub(super) fn end_date(&mut self, of: &Constraint) {
		if let Some(ms) = self.kept(of.one(&["eq"], constraint::moment)) {
			self.until(Until::At(ms));
		}
	}

	pub(super) fn end_days(&mut self, of: &Constraint) {
		if let Some(ms) = self.kept(of.one(&["eq"], duration::days)) {
			self.until(Until::After(ms));
		}
	}

	pub(super) fn end_definition(&mut self, of: &Constraint) {
		let unlimited = |text: &str| constraint::is_term(text, "cx.dataUsageEnd.unlimited").then_some(());
		if self.kept(of.one(&["eq"], unlimited)).is_some() {
			self.until(Until::Never);
		}
	}

	fn until(&mut self, until: Until) {
		self.limit(Dimension::Period, Some(until), |draft| &mut draft.until);
	}

	pub(super) fn count(&mut self, of: &Constraint) {
		let most = self.kept(of.limit());
		self.limit(Dimension::Volume, most, |draft| &mut draft.calls);
	}

	/// Of deliveries the one sort limits nothing. How the other is meant, people judge: a single exchange, or a series alike.
	pub(super) fn frequency(&mut self, of: &Constraint) {
		let sort = |text: &str| {
			let unlimited = constraint::is_term(text, "cx.dataFrequency.unlimited");
			(unlimited || constraint::is_term(text, "cx.dataFrequency.once")).then_some(unlimited)
		};
		if self.kept(of.one(&["eq"], sort)) == Some(false) {
			self.clause(Rule::Permission, of);
		}
	}

	pub(super) fn calls(&mut self, of: &Constraint) {
		let most = self.kept(of.one(&["lteq"], constraint::rate));
		self.limit(Dimension::Volume, most, |draft| &mut draft.calls);
	}

	pub(super) fn bytes(&mut self, of: &Constraint) {
		let most = self.kept(of.one(&["lteq"], constraint::rate));
		self.limit(Dimension::Volume, most, |draft| &mut draft.bytes);
	}

	pub(super) fn seats(&mut self, of: &Constraint) {
		let most = self.kept(of.one(&["lteq"], |text| text.parse().ok().filter(|seats| *seats > 0)));
		self.limit(Dimension::Volume, most, |draft| &mut draft.seats);
	}

	/// The provider goes on using its own data: that is a sole licence.
	pub(super) fn exclusive_usage(&mut self, of: &Constraint) {
		let consumer = |text: &str| {
			constraint::is_term(text, "cx.exclusiveUsage.dataConsumer").then_some(Exclusivity::Sole)
		};
		let sole = self.kept(of.one(&["eq"], consumer));
		self.limit(Dimension::Exclusivity, sole, |draft| &mut draft.exclusivity);
	}

	pub(super) fn exclusivity(&mut self, of: &Constraint) {
		let all = [Exclusivity::None, Exclusivity::Sole, Exclusivity::Exclusive];
		let found = of.one(&["eq"], |text| all.into_iter().find(|one| view::exclusivity(*one) == text));
		let found = self.kept(found);
		self.limit(Dimension::Exclusivity, found, |draft| &mut draft.exclusivity);
	}

	/// `2:data-user`: to members of this role, so many grants deep, as on the command line. Terms have one depth.
	pub(super) fn sublicence(&mut self, of: &Constraint) {
		let read = |text: &str| {
			let (depth, role) = text.split_once(':')?;
			let depth = depth.parse::<u8>().ok().filter(|depth| *depth > 0)?;
			Some((depth, Role::from_word(role)?))
		};
		let Some(found) = self.kept(of.each(&["isAnyOf"], read)) else { return };
		let depth = found[0].0;
		if found.iter().any(|(other, _)| *other != depth) {
			return self.problems.push(of.value(&of.values.join(", ")));
		}
		let roles: Vec<_> = found.iter().map(|(_, role)| *role).collect();
		let sublicence = Sublicence { depth, grantees: Roles::of(&roles) };
		self.limit(Dimension::Sublicence, Some(sublicence), |draft| &mut draft.sublicence);
	}

	pub(super) fn environment(&mut self, of: &Constraint) {
		let named = |text: &str| ENVIRONMENTS.into_iter().find(|one| view::environment(*one) == text);
		let found = self.kept(of.each(&["isAnyOf"], named)).map(|found| Environments::of(&found));
		self.limit(Dimension::Environment, found, |draft| &mut draft.environments);
	}

	pub(super) fn export_basis(&mut self, of: &Constraint) {
		let export = self.kept(of.one(&["eq"], parse_digest)).map(|basis| Export::Allowed { basis });
		self.limit(Dimension::Export, export, |draft| &mut draft.export);
	}

	/// Clauses of which the policy has the digest alone.
	pub(super) fn clauses_digest(&mut self, of: &Constraint) {
		let digest = self.kept(of.one(&["eq"], parse_digest));
		self.limit(Dimension::Clauses, digest, |draft| &mut draft.clauses);
	}

	/// Where third parties are forbidden nobody is granted to in turn; the rest is for people to judge.
	pub(super) fn restriction(&mut self, of: &Constraint) {
		let mut rest = of.clone();
		rest.values.retain(|text| !constraint::is_term(text, "cx.thirdParty.forbidden"));
		if rest.values.len() < of.values.len() {
			self.nobody_in_turn();
		}
		if !rest.values.is_empty() {
			self.clause(Rule::Prohibition, &rest);
		}
	}

	/// Where some affiliates are forbidden nobody is granted to in turn: the chain does not know who is an affiliate. Which are
	/// meant, people judge.
	pub(super) fn affiliates(&mut self, of: &Constraint) {
		self.nobody_in_turn();
		self.clause(Rule::Prohibition, of);
	}

	fn nobody_in_turn(&mut self) {
		self.limit(Dimension::Sublicence, Some(Sublicence::none()), |draft| &mut draft.sublicence);
	}

	fn limit<T: PartialEq>(
		&mut self,
		dimension: Dimension,
		to: Option<T>,
		of: fn(&mut Draft) -> &mut Option<T>,
	) {
		let Some(to) = to else { return };
		let place = of(&mut self.draft);
		if place.as_ref().is_some_and(|before| *before != to) {
			self.problems.push(Problem::Twice(dimension));
		}
		*place = Some(to);
	}

	fn kept<T>(&mut self, found: Result<T, Problem>) -> Option<T> {
		found.map_err(|problem| self.problems.push(problem)).ok()
	}
}

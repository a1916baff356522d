//! What becomes of each left operand, in each kind of rule. One table: the compiler goes by it, and the README shows it.

use hefu_primitives::terms::Dimension;

use super::{Compiler, Constraint, Reason};

/// A kind of rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
	/// What is allowed.
	Permission,
	/// What is forbidden.
	Prohibition,
	/// What must be done.
	Obligation,
}

impl Rule {
	/// Every kind.
	pub const ALL: [Self; 3] = [Self::Permission, Self::Prohibition, Self::Obligation];

	/// The member of a policy that has the rules of this kind.
	pub fn word(self) -> &'static str {
		match self {
			Self::Permission => "permission",
			Self::Prohibition => "prohibition",
			Self::Obligation => "obligation",
		}
	}
}

impl std::fmt::Display for Rule {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Permission => "a permission",
			Self::Prohibition => "a prohibition",
			Self::Obligation => "an obligation",
		})
	}
}

/// What becomes of a constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
	/// It limits this dimension of the terms.
	Limits(Dimension),
	/// No machine judges it: it is in the terms by its digest.
	Clause,
	/// It is refused.
	Refused(Reason),
}

/// What limits a dimension: the rule, the left operand, the dimension, and how it is read.
type Limit = (Rule, &'static str, Dimension, fn(&mut Compiler<'_>, &Constraint));

const LIMITS: &[Limit] = &[
	(Rule::Permission, "purpose", Dimension::Purpose, |to, of| to.purpose(of)),
	(Rule::Permission, "UsagePurpose", Dimension::Purpose, |to, of| to.purpose(of)),
	(Rule::Permission, "spatial", Dimension::Territory, |to, of| to.spatial(of)),
	(Rule::Permission, "industry", Dimension::Sector, |to, of| to.industry(of)),
	(Rule::Permission, "dateTime", Dimension::Period, |to, of| to.date_time(of)),
	(Rule::Permission, "elapsedTime", Dimension::Period, |to, of| to.elapsed_time(of)),
	(Rule::Permission, "DataUsageEndDate", Dimension::Period, |to, of| to.end_date(of)),
	(Rule::Permission, "DataUsageEndDurationDays", Dimension::Period, |to, of| to.end_days(of)),
	(Rule::Permission, "DataUsageEndDefinition", Dimension::Period, |to, of| to.end_definition(of)),
	(Rule::Permission, "count", Dimension::Volume, |to, of| to.count(of)),
	(Rule::Permission, "DataFrequency", Dimension::Volume, |to, of| to.frequency(of)),
	(Rule::Permission, "hefu:calls", Dimension::Volume, |to, of| to.calls(of)),
	(Rule::Permission, "hefu:bytes", Dimension::Volume, |to, of| to.bytes(of)),
	(Rule::Permission, "hefu:seats", Dimension::Volume, |to, of| to.seats(of)),
	(Rule::Permission, "ExclusiveUsage", Dimension::Exclusivity, |to, of| to.exclusive_usage(of)),
	(Rule::Permission, "hefu:exclusivity", Dimension::Exclusivity, |to, of| to.exclusivity(of)),
	(Rule::Permission, "hefu:sublicence", Dimension::Sublicence, |to, of| to.sublicence(of)),
	(Rule::Permission, "hefu:environment", Dimension::Environment, |to, of| to.environment(of)),
	(Rule::Permission, "hefu:exportBasis", Dimension::Export, |to, of| to.export_basis(of)),
	(Rule::Permission, "hefu:clauses", Dimension::Clauses, |to, of| to.clauses_digest(of)),
	(Rule::Prohibition, "UsageRestriction", Dimension::Sublicence, |to, of| to.restriction(of)),
	(Rule::Prohibition, "AffiliatesBpnl", Dimension::Sublicence, |to, of| to.affiliates(of)),
	(Rule::Prohibition, "AffiliatesRegion", Dimension::Sublicence, |to, of| to.affiliates(of)),
];

/// What only people judge, in any kind of rule.
const CLAUSES: &[&str] = &[
	"ConfidentialInformationMeasures",
	"ConfidentialInformationSharing",
	"ContractReference",
	"ContractTermination",
	"DataProvisioningEndDate",
	"DataProvisioningEndDurationDays",
	"FrameworkAgreement",
	"JurisdictionLocation",
	"JurisdictionLocationReference",
	"Liability",
	"Precedence",
	"VersionChanges",
	"Warranty",
	"WarrantyDefinition",
	"WarrantyDurationMonths",
];

/// What is refused wherever it is not in [`LIMITS`], and why.
const REFUSED: &[(&str, Reason)] = &[
	("AffiliatesBpnl", Reason::GrantingOn),
	("AffiliatesRegion", Reason::GrantingOn),
	("BusinessPartnerGroup", Reason::Grantee),
	("BusinessPartnerNumber", Reason::Grantee),
	("ManagedLegalEntityBpnl", Reason::GrantingOn),
	("ManagedLegalEntityRegion", Reason::GrantingOn),
	("Membership", Reason::Membership),
];

/// What becomes of a constraint with this left operand (its name without `odrl:` or `cx-policy:`) in this kind of rule.
pub fn fate(rule: Rule, operand: &str) -> Fate {
	if let Some((_, _, dimension, _)) = limit(rule, operand) {
		return Fate::Limits(*dimension);
	}
	if CLAUSES.contains(&operand) {
		return Fate::Clause;
	}
	let refused = REFUSED.iter().find(|(name, _)| *name == operand).map(|(_, reason)| *reason);
	let elsewhere =
		|| LIMITS.iter().find(|(_, name, ..)| *name == operand).map(|(rule, ..)| Reason::OnlyIn(*rule));
	Fate::Refused(refused.or_else(elsewhere).unwrap_or(Reason::Unknown))
}

fn limit(rule: Rule, operand: &str) -> Option<&'static Limit> {
	LIMITS.iter().find(|(of, name, ..)| (*of, *name) == (rule, operand))
}

impl Compiler<'_> {
	/// Does with a constraint what becomes of it.
	pub(super) fn constraint(&mut self, rule: Rule, of: &Constraint) {
		match (limit(rule, &of.operand), fate(rule, &of.operand)) {
			(Some((.., read)), _) => read(self, of),
			(None, Fate::Refused(reason)) => {
				let operand = of.operand.clone();
				self.problems.push(super::Problem::Operand { operand, reason });
			}
			(None, _) => self.clause(rule, of),
		}
	}
}

//! The terms of a grant, as a person says them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use hefu_primitives::{
	code::{Industry, Region},
	member::{Role, Roles},
	terms::{Environment, Exclusivity, Export, Limit, Sublicence},
};
use hefu_sdk::{date, policy::Until, terms::Term};

use super::{
	PurposesArgs,
	codes::{industry, region},
	digest,
};

/// Terms; those that are left out are the policy's, if one is given.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Terms")]
pub struct TermsArgs {
	/// ODRL policy (JSON-LD) whose terms these are; options stand before it. What has no place in the terms is refused by name
	#[arg(long, value_name = "FILE")]
	pub policy: Option<PathBuf>,
	/// What for: a name on the list of purposes, a number from 0 to 63, or any; several times for more (使用目的)
	#[arg(long = "purpose", value_name = "PURPOSE")]
	pub purposes: Vec<String>,
	/// Where: GB/T 2260, six digits, or any; several times for more (地域)
	#[arg(long = "region", value_name = "REGION")]
	pub regions: Vec<Any<Region>>,
	/// In which industry: GB/T 4754, such as I or I65, or any; several times for more (行业)
	#[arg(long = "sector", value_name = "SECTOR")]
	pub sectors: Vec<Any<Industry>>,
	/// From when on; from now unless given (起)
	#[arg(long, value_name = "TIME")]
	pub from: Option<Moment>,
	/// Until when: a time, a number of days after it begins such as 30d, or never (止)
	#[arg(long, value_name = "TIME|DAYS|never", value_parser = until)]
	pub until: Option<Until>,
	/// At most so many calls, altogether or in each period: 1000, 1000/1d, 10/1h, 5/30s (次数)
	#[arg(long, value_name = "COUNT[/PERIOD]", value_parser = limit)]
	pub calls: Option<Limit>,
	/// At most so many bytes, altogether or in each period
	#[arg(long, value_name = "COUNT[/PERIOD]", value_parser = limit)]
	pub bytes: Option<Limit>,
	/// At most so many users at the same time
	#[arg(long, value_name = "COUNT")]
	pub seats: Option<u32>,
	/// Nobody else may, not even you (独占许可)
	#[arg(long, conflicts_with = "sole")]
	pub exclusive: bool,
	/// Nobody else may but you (排他许可)
	#[arg(long)]
	pub sole: bool,
	/// The grantee may grant on, so many grants deep, to members of a role: 1:data-user; several times for more roles (转授权)
	#[arg(long = "sublicence", value_name = "DEPTH:ROLE", value_parser = sublicence)]
	pub sublicences: Vec<(u8, Role)>,
	/// In which surroundings the data may be worked on; in any unless given; several times for more (使用环境)
	#[arg(long = "environment", value_enum)]
	pub environments: Vec<Surrounding>,
	/// The data may leave the country, on the ground of which this is the digest: assessment, standard contract, exemption (出境)
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub export: Option<[u8; 32]>,
	/// Digest of clauses that no machine judges: liability, warranty and such
	#[arg(long, value_name = "DIGEST", value_parser = digest)]
	pub clauses: Option<[u8; 32]>,
	/// The consortium's list of purposes.
	#[command(flatten)]
	pub list: PurposesArgs,
}

impl TermsArgs {
	/// Who else may, if it is said.
	pub fn exclusivity(&self) -> Option<Exclusivity> {
		match (self.exclusive, self.sole) {
			(true, _) => Some(Exclusivity::Exclusive),
			(_, true) => Some(Exclusivity::Sole),
			_ => None,
		}
	}

	/// Whether others may be granted in turn, if it is said: as deep as the deepest says, to all of the roles.
	pub fn sublicence(&self) -> Option<Sublicence> {
		let depth = self.sublicences.iter().map(|(depth, _)| *depth).max()?;
		let roles: Vec<_> = self.sublicences.iter().map(|(_, role)| *role).collect();
		Some(Sublicence { depth, grantees: Roles::of(&roles) })
	}

	/// Whether the data may leave the country, if it is said.
	pub fn export(&self) -> Option<Export> {
		self.export.map(|basis| Export::Allowed { basis })
	}
}

/// A bound, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Any<T> {
	/// None.
	Any,
	/// This one.
	One(T),
}

macro_rules! any {
	($($name:ident by $read:ident),*) => {$(
		impl std::str::FromStr for Any<$name> {
			type Err = &'static str;
			fn from_str(text: &str) -> Result<Self, Self::Err> {
				if text == "any" {
					return Ok(Self::Any);
				}
				$read(text).map(Self::One)
			}
		}
	)*};
}

any!(Region by region, Industry by industry);

/// Surroundings in which data are worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Surrounding {
	/// At the holder's premises (现场)
	OnSite,
	/// In a sandbox that gives nothing out but results (数据沙箱)
	Sandbox,
	/// In a trusted execution environment (可信执行环境)
	Tee,
	/// By multi-party computation (多方安全计算)
	Mpc,
	/// In the grantee's own systems (明文交付)
	Plain,
}

impl From<Surrounding> for Environment {
	fn from(surrounding: Surrounding) -> Self {
		match surrounding {
			Surrounding::OnSite => Self::OnSite,
			Surrounding::Sandbox => Self::Sandbox,
			Surrounding::Tee => Self::Tee,
			Surrounding::Mpc => Self::Mpc,
			Surrounding::Plain => Self::Plain,
		}
	}
}

/// A moment in milliseconds since 1970 UTC, as people write it: RFC 3339, or a day, which begins at midnight in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub u64);

impl std::str::FromStr for Moment {
	type Err = &'static str;
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let day = || text.parse().ok().map(date::begins);
		date::milliseconds(text)
			.or_else(day)
			.map(Self)
			.ok_or("not a time such as 2026-12-31T12:00:00+08:00, or a day such as 2026-12-31")
	}
}

/// When a grant ends: at a moment, so long after it begins, or never.
pub fn until(text: &str) -> Result<Until, String> {
	if text == "never" {
		return Ok(Until::Never);
	}
	match period(text) {
		Some(ms) => Ok(Until::After(ms)),
		None => text.parse().map(|Moment(ms)| Until::At(ms)).map_err(|_| {
			"not a time such as 2026-12-31T12:00:00+08:00, a length of time such as 30d, or never".into()
		}),
	}
}

/// How much at most, altogether or in each period.
pub fn limit(text: &str) -> Result<Limit, &'static str> {
	const FORM: &str = "not a limit such as 1000, 1000/1d, 10/1h or 5/30s";
	let (amount, rest) = text.split_once('/').map_or((text, None), |(amount, rest)| (amount, Some(rest)));
	let amount = amount.parse().ok().filter(|amount| *amount > 0).ok_or(FORM)?;
	let period_ms = rest.map(|rest| period(rest).ok_or(FORM)).transpose()?;
	Ok(Limit { amount, period_ms })
}

/// Milliseconds of a length of time such as `30d`, `12h`, `5m` or `30s`.
pub fn period(text: &str) -> Option<u64> {
	let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
	let ms = match unit {
		"d" => 86_400_000,
		"h" => 3_600_000,
		"m" => 60_000,
		"s" => 1_000,
		_ => return None,
	};
	number.parse::<u64>().ok()?.checked_mul(ms).filter(|ms| *ms > 0)
}

/// How deep is granted on, and to which role.
pub fn sublicence(text: &str) -> Result<(u8, Role), String> {
	let (depth, role) = text.split_once(':').ok_or("not DEPTH:ROLE, such as 1:data-user")?;
	let depth = depth.parse().ok().filter(|depth| (1..8).contains(depth)).ok_or("the depth is 1 to 7")?;
	let words = || Role::all().iter().map(Term::word).collect::<Vec<_>>().join(", ");
	let role = Role::from_word(role).ok_or_else(|| format!("no such role; there are {}", words()))?;
	Ok((depth, role))
}

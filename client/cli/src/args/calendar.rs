//! `hefu calendar`.

use std::path::PathBuf;

use clap::Subcommand;
use hefu_primitives::calendar::CalendarKind;

use super::{Votes, about, licence::since};

/// The calendar.
#[derive(Debug, Subcommand)]
pub enum Calendar {
	/// A year: how many days are worked, which weekdays are off and which weekend days are worked
	Show {
		/// The year
		year: u16,
		/// Whose days
		#[arg(long, default_value = "mainland", value_parser = about::term::<CalendarKind>())]
		kind: CalendarKind,
	},
	/// When the chain stood still: none of these days counts in a legal period
	///
	/// It stood still when two blocks' times are further apart than calendar.stall-limit-ms (hefu parameter list), ten minutes unless
	/// the council sets another. On a development chain a jump of the clock (hefu-node --dev-clock) beyond that is one, too.
	Standstills,
	/// When a period of working days is over
	Deadline {
		/// What sets it off: a day in China, which is not counted, or a moment such as 2026-03-01T12:30:00+08:00
		#[arg(long, value_name = "TIME", value_parser = since)]
		from: u64,
		/// How many working days it has
		#[arg(long)]
		days: u16,
		/// Whose days
		#[arg(long, default_value = "mainland", value_parser = about::term::<CalendarKind>())]
		kind: CalendarKind,
	},
	/// Propose to the council each year of a file of published holidays that is not recorded so already (for a seat's governance
	/// key)
	///
	/// The form: { "years": { "2026": { "holidays": [{ "date": "2026-01-01" }, …], "make_up_working_days": [{ "date": … }] } } }.
	Import {
		/// The file
		file: PathBuf,
		/// Where it is said, such as the State Council's notice
		#[arg(long, value_name = "TEXT")]
		basis: String,
		/// Only this year; several times for more
		#[arg(long = "year", value_name = "YEAR")]
		years: Vec<u16>,
		/// Whose days
		#[arg(long, default_value = "mainland", value_parser = about::term::<CalendarKind>())]
		kind: CalendarKind,
		/// How many decide.
		#[command(flatten)]
		votes: Votes,
	},
}

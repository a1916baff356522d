//! What can go wrong with the index, told apart by what its keeper can do about it.

use sqlx::migrate::MigrateError;

use crate::Away;

/// Why indexing stopped, or a question has no answer.
#[derive(Debug)]
pub enum Error {
	/// The database failed, in its own words.
	Database(sqlx::Error),
	/// The database's tables are not those of this program.
	Tables(MigrateError),
	/// The address of the database has a form that is not known.
	Address(String),
	/// The database holds the index of another chain.
	OtherChain {
		/// The first block of the chain that is indexed there.
		indexed: String,
		/// The first block of the node's chain.
		node: String,
	},
	/// The node's block does not follow the last one that was indexed: the node, or the database, was exchanged for a copy with
	/// another history.
	OtherHistory {
		/// The block's number.
		number: u32,
	},
	/// Another process has indexed into the same database meanwhile.
	Concurrent,
	/// The node did not answer, or refused.
	Node(hefu_sdk::Error),
	/// The node no longer has what is needed.
	Pruned {
		/// What it no longer has.
		what: String,
	},
	/// What the node answered is not what the block's header says.
	NotInBlock {
		/// The block's number.
		number: u32,
		/// What does not fit.
		what: String,
	},
	/// The chain has a version that this program is too old for.
	Newer {
		/// The version.
		spec_version: u32,
	},
	/// An event says what cannot be, by all that was indexed before.
	Impossible {
		/// The block's number.
		number: u32,
		/// The event's number in the block.
		event: u32,
		/// What it says.
		what: String,
	},
	/// The address to serve at cannot be listened on.
	Listen {
		/// The address.
		address: std::net::SocketAddr,
		/// Why.
		error: std::io::Error,
	},
}

impl Error {
	/// What is away, so that it is worth waiting: a node that does not answer; a database that is restarted, locked or overloaded.
	pub fn away(&self) -> Option<Away> {
		let error = match self {
			Self::Node(hefu_sdk::Error::Unreachable { .. }) => return Some(Away::Node),
			Self::Database(error) => error,
			_ => return None,
		};
		let away = match error {
			sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) => true,
			sqlx::Error::Database(said) => said.code().is_some_and(|code| passes(&code)),
			_ => false,
		};
		away.then_some(Away::Database)
	}

	/// Whether it may go away by itself.
	pub fn may_pass(&self) -> bool {
		self.away().is_some()
	}
}

/// Whether what a database says by this code may go away by itself.
fn passes(code: &str) -> bool {
	match code.parse::<u32>() {
		// SQLite's "busy" and "locked", with what they say more exactly.
		Ok(number) if code.len() != 5 => matches!(number & 0xff, 5 | 6),
		// PostgreSQL's classes of lost connections and of interventions of the operator ("is shutting down", "is starting up"); too
		// many connections; what was undone in favour of another (serialisation, deadlock); and a server that only reads,
		// because another takes its place.
		_ => {
			code.starts_with("08")
				|| code.starts_with("57P")
				|| ["53300", "40001", "40P01", "25006"].contains(&code)
		}
	}
}

impl std::fmt::Display for Error {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Database(error) => write!(f, "the database: {error}"),
			Self::Tables(error) => write!(f, "the database has other tables than this program: {error}"),
			Self::Address(url) => {
				write!(f, "{url} is no address of a database: it begins with sqlite:// or postgres://")
			}
			Self::OtherChain { indexed, node } => {
				write!(f, "the database holds the index of the chain {indexed}, and the node is of {node}")
			}
			Self::OtherHistory { number } => {
				write!(f, "the node's block {number} does not follow the last block that was indexed")
			}
			Self::Concurrent => f.write_str("another process indexes into the same database"),
			Self::Node(error) => error.fmt(f),
			Self::Pruned { what } => write!(f, "the node no longer has {what}"),
			Self::NotInBlock { number, what } => {
				write!(f, "the node's answer for block {number} does not fit its header: {what}")
			}
			Self::Newer { spec_version } => write!(
				f,
				"version {spec_version} of the chain is newer than this program knows ({})",
				hefu_proofs::spec::NEWEST
			),
			Self::Impossible { number, event, what } => {
				write!(f, "event {event} of block {number} does not fit what was indexed before: {what}")
			}
			Self::Listen { address, error } => write!(f, "{address}: {error}"),
		}
	}
}

impl std::error::Error for Error {}

impl From<sqlx::Error> for Error {
	fn from(error: sqlx::Error) -> Self {
		Self::Database(error)
	}
}

/// Of the tables, unless it is the database that failed while they were looked at.
impl From<MigrateError> for Error {
	fn from(error: MigrateError) -> Self {
		match error {
			MigrateError::Execute(error) => Self::Database(error),
			MigrateError::ExecuteMigration(error, version) => match Self::Database(error) {
				away if away.may_pass() => away,
				Self::Database(error) => Self::Tables(MigrateError::ExecuteMigration(error, version)),
				other => other,
			},
			error => Self::Tables(error),
		}
	}
}

impl From<hefu_sdk::Error> for Error {
	fn from(error: hefu_sdk::Error) -> Self {
		Self::Node(error)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_passes_is_tried_again_and_nothing_else() {
		for code in ["5", "6", "261", "517", "08006", "57P01", "57P03", "53300", "40001", "40P01", "25006"] {
			assert!(passes(code), "{code}");
		}
		// Full, read only, corrupt, a constraint; and the same of PostgreSQL.
		for code in ["13", "8", "11", "19", "1555", "53100", "25P02", "XX001", "23505", "42P01", "57014"] {
			assert!(!passes(code), "{code}");
		}
	}
}

//! What stands in the way of a registration, and what a person should know of one.

use std::path::PathBuf;

use hefu_primitives::{
	dataset::{DescriptorError, MAX_DISTRIBUTIONS},
	digest::Algorithm,
	locator::LocatorError,
};

/// An answer that only a person can give when the file does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
	/// The name.
	Name,
	/// How the holder came by the data.
	Source,
	/// What kind of thing is recorded.
	Kind,
	/// How others come to it.
	Access,
	/// Its grade.
	Grade,
	/// Whether it holds personal information.
	PersonalInformation,
	/// Where the files are served.
	BaseUrl,
}

impl Field {
	/// The option of the command line that gives the answer.
	pub fn option(&self) -> &'static str {
		match self {
			Self::Name => "--name",
			Self::Source => "--source",
			Self::Kind => "--kind",
			Self::Access => "--access",
			Self::Grade => "--grade",
			Self::PersonalInformation => "--personal-information",
			Self::BaseUrl => "--base-url",
		}
	}

	/// An answer as an example, with what it means.
	pub fn example(&self) -> &'static str {
		match self {
			Self::Name => "\"2026 Guangdong weather observations\"",
			Self::Source => "generated",
			Self::Kind => "open",
			Self::Access => "open",
			Self::Grade => "general",
			Self::PersonalInformation => "none",
			Self::BaseUrl => "https://data.example.org/folder",
		}
	}
}

/// Why something is not registered. Each names the entry, and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
	/// Neither the file nor the person says it.
	Missing(Field),
	/// The name has more characters than the register takes.
	NameTooLong {
		/// The name.
		name: String,
		/// Its length.
		chars: usize,
	},
	/// A declared value is no digest.
	NotADigest {
		/// The entry.
		entry: String,
		/// The field.
		field: &'static str,
		/// The value as it is written.
		value: String,
		/// Whether the file is at hand, so that `--compute` can fill it.
		at_hand: bool,
	},
	/// No digest is declared and the file is not at hand.
	NoDigest {
		/// The entry.
		entry: String,
		/// The fields that declare one.
		field: &'static str,
	},
	/// The file is not at hand and its exact size is not declared.
	NoSize {
		/// The entry.
		entry: String,
		/// The field that declares it.
		field: &'static str,
		/// The size as it is written, if it is.
		declared: Option<String>,
	},
	/// The entry says nowhere where its bytes lie.
	NoUrl {
		/// The entry.
		entry: String,
		/// The field that says it.
		field: &'static str,
	},
	/// A relative URL leads out of the folder.
	LeadsOut {
		/// The entry.
		entry: String,
		/// The field.
		field: &'static str,
		/// The URL as it is written.
		url: String,
	},
	/// The URL is not one that verifiers can be sent to.
	Url {
		/// The entry.
		entry: String,
		/// The URL.
		url: String,
		/// Why not.
		error: LocatorError,
	},
	/// The entry is a repository, not a file: it has no bytes that a digest is of.
	Repository {
		/// The entry.
		entry: String,
		/// Its `encodingFormat`.
		format: String,
	},
	/// A text is too long, or is no text.
	Text {
		/// The entry.
		entry: String,
		/// The field.
		field: &'static str,
	},
	/// There are several values where a file has one.
	Several {
		/// The entry.
		entry: String,
		/// The field.
		field: String,
	},
	/// A name looks like one that is read, and is another.
	LooksLike {
		/// The name that is there.
		found: String,
		/// The name that was meant.
		meant: String,
	},
	/// Nothing in the description is a file of its own.
	NoFiles,
	/// More files than a version takes.
	TooManyFiles(usize),
	/// A rule of the descriptor.
	Descriptor(DescriptorError),
}

impl std::fmt::Display for Problem {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Missing(field) => {
				write!(f, "it is said nowhere: add {} {}", field.option(), field.example())
			}
			Self::NameTooLong { name, chars } => {
				write!(f, "the name has {chars} characters, 40 are allowed: give a shorter one with --name (now: {name})")
			}
			Self::NotADigest { entry, field, value, at_hand: true } => write!(
				f,
				"entry {entry:?}: {field} is {value:?}, which is no digest (64 hexadecimal digits): correct it, or add \
				 --compute to register the digest of the file at hand"
			),
			Self::NotADigest { entry, field, value, at_hand: false } => write!(
				f,
				"entry {entry:?}: {field} is {value:?}, which is no digest (64 hexadecimal digits), and the file is not \
				 at hand: correct it in the description"
			),
			Self::NoDigest { entry, field } => write!(
				f,
				"entry {entry:?}: no digest is declared and the file is not at hand: add {field} to the description, or put \
				 the file beside it"
			),
			Self::NoSize { entry, field, declared: None } => write!(
				f,
				"entry {entry:?}: the file is not at hand and {field} is not declared: add it, in bytes, to the description"
			),
			Self::NoSize { entry, field, declared: Some(declared) } => write!(
				f,
				"entry {entry:?}: the file is not at hand and {field} is {declared:?}, which is not a number of bytes: \
				 write it as, for example, 36809"
			),
			Self::NoUrl { entry, field } => write!(f, "entry {entry:?}: no {field}: say there where its bytes lie"),
			Self::LeadsOut { entry, field, url } => {
				write!(f, "entry {entry:?}: {field} {url:?} leads out of the description's folder: move the file into it")
			}
			Self::Url { entry, url, error } => write!(f, "entry {entry:?}: {url:?} is {error}"),
			Self::Repository { entry, format } => write!(
				f,
				"entry {entry:?}: encodingFormat {format:?} is a repository, not a file with bytes to check: describe its \
				 files instead"
			),
			Self::Text { entry, field } => {
				write!(f, "entry {entry:?}: {field} is empty, longer than 128 bytes (512 for a URL) or has control characters")
			}
			Self::Several { entry, field } => {
				write!(f, "entry {entry:?}: {field} has several values: leave the one that is meant")
			}
			Self::LooksLike { found, meant } => {
				write!(f, "{found} looks like {meant} and is another name: correct it in the description")
			}
			Self::NoFiles => f.write_str(
				"the description has no file of its own (none at all, only sets, or files inside others): there is nothing to check",
			),
			Self::TooManyFiles(count) => {
				write!(f, "{count} files; a version takes {MAX_DISTRIBUTIONS}: register several datasets, or an archive")
			}
			Self::Descriptor(error) => f.write_str(match error {
				DescriptorError::Name => "the name is no text: give another with --name",
				DescriptorError::Overview => "the overview is no text: give another with --overview",
				DescriptorError::Industry => "the industry is not in GB/T 4754: give one such as --industry I65",
				DescriptorError::Spatial => {
					"the region does not go with the level: provinces and below need --region, the country and the world have none"
				}
				DescriptorError::Temporal => "the last day covered is before the first",
				DescriptorError::Grade => "--grade-level is 1 to 4, for general data only",
			}),
		}
	}
}

/// What a person should know of an import that succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
	/// The declared digest is not that of the file at hand; it is registered all the same, as the holder's claim.
	DigestDiffers {
		/// The entry.
		entry: String,
		/// Which digest.
		algorithm: Algorithm,
		/// The file.
		file: PathBuf,
		/// What is declared.
		declared: [u8; 32],
		/// What the bytes say.
		actual: [u8; 32],
	},
	/// The declared size is not that of the file at hand, which is registered.
	SizeDiffers {
		/// The entry.
		entry: String,
		/// The field.
		field: &'static str,
		/// What is declared.
		declared: String,
		/// Bytes at hand.
		actual: u64,
	},
	/// A declared value was no digest; the file's own is registered instead.
	Computed {
		/// The entry.
		entry: String,
		/// Which digest.
		algorithm: Algorithm,
		/// What was declared.
		value: String,
	},
	/// A set of files is not registered: it names no bytes of its own.
	SetSkipped {
		/// The entry.
		entry: String,
	},
	/// A file inside another is not registered: the outer one is.
	ContainedSkipped {
		/// The entry.
		entry: String,
		/// What contains it.
		within: String,
	},
	/// What a description says that the register has no field for stays in the description, whose digest is registered.
	Kept {
		/// The fields, as people know them.
		fields: Vec<String>,
	},
	/// A text is there several times; the register takes one.
	Chosen {
		/// The field.
		field: String,
		/// The language of the one that it takes; empty where it has none.
		language: String,
	},
	/// What a field says has no place in the register's own, and is not registered.
	NotTaken {
		/// The field.
		field: String,
		/// What it says.
		value: String,
		/// The options by which a person says it.
		option: &'static str,
	},
	/// There is no URL of the bytes themselves, only one by which people come to them, which is registered.
	AccessUrl {
		/// The entry.
		entry: String,
		/// The URL.
		url: String,
	},
	/// A checksum is of a function that the register does not take.
	OtherChecksum {
		/// The entry.
		entry: String,
		/// The function, as it is called there.
		algorithm: String,
	},
	/// The overview is too long for the chain and stands there by its BLAKE3.
	OverviewByDigest {
		/// Its length.
		chars: usize,
	},
}

impl Finding {
	/// Whether verifiers will find a fault, or may.
	pub fn is_warning(&self) -> bool {
		matches!(self, Self::DigestDiffers { .. } | Self::SizeDiffers { .. } | Self::AccessUrl { .. })
	}
}

impl std::fmt::Display for Finding {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::DigestDiffers { entry, algorithm, file, declared, actual } => write!(
				f,
				"entry {entry:?}: the declared {algorithm} {} is not that of {}, which is {}; it is registered as your claim, and \
				 verifiers will find the difference",
				hex::encode(declared),
				file.display(),
				hex::encode(actual)
			),
			Self::SizeDiffers { entry, field, declared, actual } => {
				write!(
					f,
					"entry {entry:?}: {field} is {declared:?}, the file has {actual} bytes, which is registered"
				)
			}
			Self::Computed { entry, algorithm, value } => {
				write!(
					f,
					"entry {entry:?}: {value:?} is no digest; the {algorithm} of the file at hand is registered"
				)
			}
			Self::SetSkipped { entry } => {
				write!(f, "entry {entry:?}: a set of files, which has no bytes of its own; not registered")
			}
			Self::ContainedSkipped { entry, within } => {
				write!(f, "entry {entry:?}: lies inside {within:?}; only the outer file is registered")
			}
			Self::Kept { fields } => write!(
				f,
				"the register has no field for {}: they stay in the description, whose digest is registered; keep it",
				fields.join(", ")
			),
			Self::Chosen { field, language } if language.is_empty() => {
				write!(f, "{field} is there several times: the one without a language is registered")
			}
			Self::Chosen { field, language } => {
				write!(f, "{field} is there several times: the one in {language:?} is registered")
			}
			Self::NotTaken { field, value, option } => {
				write!(
					f,
					"{field} is {value}, for which the register has no word: say it with {option}, or leave it unsaid"
				)
			}
			Self::AccessUrl { entry, url } => write!(
				f,
				"entry {entry:?}: there is no dcat:downloadURL, so dcat:accessURL {url} is registered: verifiers find a fault unless the \
				 bytes themselves lie there"
			),
			Self::OtherChecksum { entry, algorithm } => write!(
				f,
				"entry {entry:?}: a checksum by {algorithm:?} is not registered: the register takes SHA-256, SM3 and BLAKE3"
			),
			Self::OverviewByDigest { chars } => write!(
				f,
				"the description has {chars} characters, 400 fit on chain: it is registered by its BLAKE3; keep the text"
			),
		}
	}
}

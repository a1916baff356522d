//! `hefu dataset`.

mod batch;
mod check;
mod lineage;
pub mod prepare;
mod show;
mod submit;

use hefu_sdk::import::Registration;

use crate::{
	args::{CheckWhen, Dataset, Global, Sending},
	console::{Answer, Console},
	failure::{Code, Failure},
	text::Word,
};

use lineage::Lineage;
use submit::Target;

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Dataset) -> Result<Answer, Failure> {
	match command {
		Dataset::Register { file, locator, seal, about, lineage, sending } => {
			let lineage = begin(console, lineage, &sending)?;
			let registration = prepare::register(console, &file, &locator, seal, about)?;
			one(console, global, Target::New, registration, lineage, &sending).await
		}
		Dataset::AddVersion { dataset, file, locator, seal, about, lineage, sending } => {
			let lineage = begin(console, lineage, &sending)?;
			let registration = prepare::register(console, &file, &locator, seal, about)?;
			one(console, global, Target::VersionOf(dataset), registration, lineage, &sending).await
		}
		Dataset::Import { metadata, dataset, base_url, compute, version_of, about, lineage, sending } => {
			let several = metadata.len() > 1;
			if several && (version_of.is_some() || dataset.is_some() || about.names_one()) {
				let (what, next) = (Word::OneOnly.say(console.lang), Word::ImportEach.say(console.lang));
				return Err(Failure::new(Code::Usage, "Usage", what, next));
			}
			let lineage = begin(console, lineage, &sending)?;
			let mut described =
				prepare::import(console, &metadata, dataset.as_deref(), base_url, compute, about)?;
			let target = version_of.map_or(Target::New, Target::VersionOf);
			match described.pop() {
				Some((_, registration)) if !several => {
					one(console, global, target, registration, lineage, &sending).await
				}
				last => {
					described.extend(last);
					batch::register(console, global, described, lineage, &sending).await
				}
			}
		}
		Dataset::Show { dataset } => show::show(console, global, dataset).await,
		Dataset::List { member } => show::list(console, global, member).await,
		Dataset::Check { dataset, number, wait } => {
			check::check(console, global, dataset, number, wait).await
		}
		Dataset::History { dataset } => check::history(console, global, dataset).await,
		Dataset::Withdraw { dataset, reason } => submit::withdraw(console, global, dataset, reason).await,
	}
}

/// What can be wrong before any file is read.
fn begin(console: &Console, lineage: crate::args::Lineage, sending: &Sending) -> Result<Lineage, Failure> {
	if sending.wait && sending.check == CheckWhen::Later {
		let (what, next) = (Word::NothingToWaitFor.say(console.lang), Word::NoWait.say(console.lang));
		return Err(Failure::new(Code::Usage, "Usage", what, next));
	}
	Lineage::new(console, lineage)
}

async fn one(
	console: &Console,
	global: &Global,
	target: Target,
	registration: Registration,
	lineage: Lineage,
	sending: &Sending,
) -> Result<Answer, Failure> {
	if sending.dry_run {
		let said = Word::DryRun.say(console.lang);
		return Ok(prepare::shown(console, &registration, lineage.json(), target.dry(), said));
	}
	submit::register(console, global, target, registration, lineage, sending).await
}

//! A buyer receives: gets and checks all ciphertext, locks the money, takes the keys and opens the files. What is wrong is disputed.

use std::path::{Path, PathBuf};

use hefu_primitives::market::{Settling, Stage};
use hefu_sdk::{
	Client, Signer,
	client::At,
	delivery::{
		Agreed, DeliveryError, Dispute, FetchError, Opened, Origin, Taken, check_ciphertext, check_opened,
		check_outboard, dispute_from_json, dispute_to_json, name_of, open, take_key,
	},
	market::{Delivery, Outcome, Standing, agreed},
	private::BoxKey,
	secret,
	terms::Term,
};
use serde_json::{Value, json};

use super::{Side, failed, folder, of_side, offered::Demand, past, steps};
use crate::{
	args::{DigestOrFile, Global, Receive},
	commands::{connect, exports::digest_of, included, key, signer},
	console::{Answer, Console, list as rows_of},
	failure::{Code, Failure},
	progress,
	text::{self, Markets},
};

/// What was done, as far as it went.
#[derive(Default)]
struct Done {
	/// Transactions.
	steps: Vec<Value>,
	/// Files that are what was registered.
	opened: Vec<PathBuf>,
	/// The first one that is not.
	wrong: Option<Wrong>,
	/// What came of accepting or disputing it.
	outcome: Option<Outcome>,
	/// The terms of the grant for which the money was locked.
	terms: Option<Value>,
}

/// A file that is not what was registered, or whose key is not.
struct Wrong {
	/// Its place in the version.
	place: usize,
	/// What shows it.
	dispute: Dispute,
	/// Where that is kept.
	evidence: PathBuf,
}

/// Does what is next, and more of it when that is waited for.
pub async fn receive(console: &Console, global: &Global, args: Receive) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let origin = args.from.as_deref().map(Origin::new).transpose();
	let origin = origin.map_err(|error| not_fetched(console, &error))?;
	let demand = Demand::read(console, &args.offered)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let mut standing = of_side(console, &client, &at, &signer, (args.order, Side::Buyer)).await?;
	demand.ensure_ordered(console, &client, &at, &standing).await?;
	let mut done = Done::default();
	if matches!(standing.stage, Stage::Placed | Stage::Objected) {
		standing = wait(console, &client, &args, standing, Markets::WaitsForSeller).await?;
	}
	if standing.stage == Stage::Committed {
		let at = client.finalised().await?;
		done.terms = demand.ensure_granted(console, &client, &at, &standing).await?;
		let key = check(console, &client, &at, origin.as_ref(), &args).await?;
		console.note(Markets::Locking.say(console.lang));
		let locked = client.lock_order(&signer, args.order, key.public()).await?;
		standing = client.order(&locked.at, args.order).await?;
		done.steps.push(included(console, global, &client, &locked, ("Market", "Locked")).await);
	}
	if standing.stage == Stage::Locked {
		standing = wait(console, &client, &args, standing, Markets::WaitsForKeys).await?;
	}
	if standing.stage == Stage::Inspecting {
		inspect(console, &client, &args, &mut done).await?;
		if done.wrong.is_some() {
			dispute(console, global, (&client, &signer), &args, &standing, &mut done).await?;
		} else if args.accept {
			let (accepted, outcome) = client.accept_order(&signer, args.order).await?;
			done.steps.push(included(console, global, &client, &accepted, ("Market", "Accepted")).await);
			done.outcome = Some(outcome);
		} else {
			console.note(Markets::Inspect.say(console.lang));
		}
		standing = client.order(&client.finalised().await?, args.order).await?;
	}
	Ok(said(console, &args, &standing, done))
}

/// Waits if that was asked for, and else says for what.
async fn wait(
	console: &Console,
	client: &Client,
	args: &Receive,
	standing: Standing,
	for_what: Markets,
) -> Result<Standing, Failure> {
	if args.wait {
		return past(console, client, args.order, &standing, for_what).await;
	}
	let lang = console.lang;
	console.note(format!("{}; {}", for_what.say(lang), Markets::ThenAgain.say(lang)));
	Ok(standing)
}

/// Gets all ciphertext and both outboards of each file, and checks all of it; then there is a one-time key to which keys are handed over.
async fn check(
	console: &Console,
	client: &Client,
	at: &At,
	origin: Option<&Origin>,
	args: &Receive,
) -> Result<BoxKey, Failure> {
	let lang = console.lang;
	let files = files(console, &client.delivery(at, args.order).await?)?;
	folder(&args.out)?;
	console.note(Markets::Getting.say(lang));
	let bar = progress::bytes(console, files.iter().map(|file| file.size).sum());
	let mut told = |bytes| bar.inc(bytes);
	for (place, agreed) in files.iter().enumerate() {
		let name = name_of(&args.order, place);
		let out = args.out.join(&name);
		match origin {
			Some(origin) => {
				let got = origin.fetch(&name, agreed, &out, &mut told).await;
				got.map_err(|error| not_fetched(console, &error))?;
			}
			None => {
				let checked = check_outboard(&out, agreed, &mut |_| {})
					.and_then(|()| check_ciphertext(&out, agreed, &mut told));
				checked.map_err(|error| failed(console, &error))?;
			}
		}
	}
	bar.finish_and_clear();
	let path = one_time_key(args);
	let key = if path.exists() { BoxKey::read(&path) } else { BoxKey::create(&path) };
	let key = key.map_err(|error| key::refused(console, &path, &error))?;
	console.note(format!("{}: {}", path.display(), Markets::KeepOneTime.say(lang)));
	Ok(key)
}

fn one_time_key(args: &Receive) -> PathBuf {
	args.out.join(format!("{}.one-time-key", args.order))
}

/// What the chain knows of each file.
fn files(console: &Console, delivery: &Delivery) -> Result<Vec<Agreed>, Failure> {
	agreed(delivery).into_iter().collect::<Option<_>>().ok_or_else(|| {
		let (what, next) = (Markets::NoRoot.say(console.lang), Markets::RegisterAnew.say(console.lang));
		Failure::new(Code::Input, "NoRoot", what, next)
	})
}

/// Takes the keys and opens the files, up to the first that is wrong.
async fn inspect(console: &Console, client: &Client, args: &Receive, done: &mut Done) -> Result<(), Failure> {
	let delivery = client.delivery(&client.finalised().await?, args.order).await?;
	let agreed = files(console, &delivery)?;
	let buyer = delivery.key.ok_or_else(|| Failure::internal("keys are handed over to no key"))?;
	let path = one_time_key(args);
	let one_time = BoxKey::read(&path).map_err(|error| key::refused(console, &path, &error))?;
	console.note(Markets::Opening.say(console.lang));
	let bar = progress::bytes(console, agreed.iter().map(|file| file.size).sum());
	for (place, (file, agreed)) in delivery.files.0.iter().zip(&agreed).enumerate() {
		let name = name_of(&args.order, place);
		let plain = args.out.join(format!("{name}.plain"));
		// It appeared whole and right, or not at all; what became of it since is seen before anything is accepted.
		if plain.exists() {
			check_opened(&plain, agreed).map_err(|error| failed(console, &error))?;
			bar.inc(agreed.size);
			done.opened.push(plain);
			continue;
		}
		let handed = file.handed.as_ref().ok_or_else(|| Failure::internal("a key was not handed over"))?;
		let taken = take_key(handed, &one_time, &buyer, &args.order, &agreed.commitment);
		let dispute = match taken.map_err(|error| failed(console, &error))? {
			Taken::Wrong(dispute) => dispute,
			Taken::Right(key) => {
				let path = args.out.join(&name);
				let opened = open(&path, agreed, &key, &plain, &mut |bytes| bar.inc(bytes));
				match opened.map_err(|error| failed(console, &error))? {
					Opened::Right(_) => {
						done.opened.push(plain);
						continue;
					}
					Opened::Wrong(dispute) => dispute,
				}
			}
		};
		let evidence = args.out.join(format!("{name}.evidence.json"));
		keep(console, &evidence, &dispute)?;
		done.wrong = Some(Wrong { place, dispute, evidence });
		break;
	}
	bar.finish_and_clear();
	Ok(())
}

/// Writes down what shows that a file is wrong, for its owner alone. What was written of an earlier delivery shows nothing of this one.
fn keep(console: &Console, evidence: &Path, dispute: &Dispute) -> Result<(), Failure> {
	if !evidence.exists() {
		let text = dispute_to_json(dispute) + "\n";
		return secret::create(evidence, &text).map_err(|error| Failure::file(evidence, &error));
	}
	let there = std::fs::read(evidence).map_err(|error| Failure::file(evidence, &error))?;
	if dispute_from_json(&there).is_ok_and(|there| there == *dispute) {
		Ok(())
	} else {
		Err(failed(console, &DeliveryError::Exists(evidence.into())))
	}
}

/// Proves it on chain, or objects to it, as was chosen with the product.
async fn dispute(
	console: &Console,
	global: &Global,
	(client, signer): (&Client, &Signer),
	args: &Receive,
	standing: &Standing,
	done: &mut Done,
) -> Result<(), Failure> {
	let Some(Wrong { place, dispute, evidence }) = &done.wrong else { return Ok(()) };
	let lang = console.lang;
	console.warn(format!("{}: {}", name_of(&args.order, *place), Markets::Wrong.say(lang)));
	if args.no_dispute {
		console.note(format!("{}: {}", evidence.display(), Markets::KeepEvidence.say(lang)));
		return Ok(());
	}
	let at = client.finalised().await?;
	let product = client.market_product(&at, standing.order.product.0).await?;
	let step = match *product.listing.settling {
		Settling::Proof => {
			let file = u8::try_from(*place).map_err(|_| Failure::internal("a version has few files"))?;
			let proven = client.dispute_order(signer, args.order, file, dispute.clone()).await?;
			let (proven, outcome) = proven;
			console.note(Markets::ProvenOnChain.say(lang));
			done.outcome = Some(outcome);
			included(console, global, client, &proven, ("Market", "Proven")).await
		}
		Settling::Arbiter(_) => {
			let digest = digest_of(&DigestOrFile::File(evidence.clone()))?;
			let objected = client.object_to_order(signer, args.order, digest).await?;
			console.note(format!("{}: {}", evidence.display(), Markets::ObjectedTo.say(lang)));
			included(console, global, client, &objected, ("Market", "Objected")).await
		}
	};
	done.steps.push(step);
	Ok(())
}

/// The answer, by which the command does not end well where a file is wrong, or an order that is accepted cannot be settled.
fn said(console: &Console, args: &Receive, standing: &Standing, done: Done) -> Answer {
	let lang = console.lang;
	let Done { steps: transactions, opened, wrong, outcome, terms } = done;
	if wrong.is_none() && !opened.is_empty() {
		console.note(Markets::AllRight.say(lang));
	}
	let code = match (&wrong, &outcome) {
		(Some(_), _) => Some(Code::NotVerified),
		(None, Some(Outcome::Held(reason))) => {
			let why = text::refusal_of_chain(reason, lang);
			console.warn(format!(
				"{}: {why}; {}",
				Markets::NotSettled.say(lang),
				Markets::TryClose.say(lang)
			));
			Some(Code::Refused)
		}
		(None, _) => None,
	};
	let stage: Value = standing.stage.word().into();
	let shown = |path: &Path| path.display().to_string();
	let mut rows = vec![
		(Markets::Order.say(lang), args.order.to_string()),
		(Markets::Stage.say(lang), text::order_stage(&stage, lang)),
		(Markets::Folder.say(lang), shown(&args.out)),
	];
	rows.extend(opened.iter().map(|path| (Markets::Opened.say(lang), shown(path))));
	rows.extend(wrong.iter().map(|wrong| (Markets::Evidence.say(lang), shown(&wrong.evidence))));
	let came = outcome.as_ref().map(|outcome| text::outcome(outcome.word(), lang));
	rows.extend(came.map(|came| (Markets::Outcome.say(lang), came)));
	let text = rows_of(&rows) + &steps(console, &transactions);
	let json = json!({
		"order": args.order,
		"stage": stage,
		"folder": args.out,
		"opened": opened,
		"wrong": wrong.as_ref().map(shown_wrong),
		"outcome": outcome.as_ref().map(Outcome::word),
		"terms": terms,
		"steps": transactions,
	});
	Answer { code, ..Answer::new(json, text) }
}

/// What is wrong: the key, or a group of the file.
fn shown_wrong(wrong: &Wrong) -> Value {
	let group = match &wrong.dispute {
		Dispute::WrongKey { .. } => None,
		Dispute::WrongGroup(shown) => Some(shown.group),
	};
	json!({
		"file": wrong.place,
		"what": if group.is_some() { "group" } else { "key" },
		"group": group,
		"evidence": wrong.evidence,
	})
}

/// Why a delivery was not got, with what to do.
fn not_fetched(console: &Console, error: &FetchError) -> Failure {
	let (code, name) = match error {
		FetchError::Delivery(error) => return failed(console, error),
		FetchError::Url(_) => (Code::Usage, "Url"),
		FetchError::Roots(_) => (Code::Input, "Roots"),
		FetchError::Status { .. } => (Code::NotFound, "Status"),
		FetchError::Network { .. } => (Code::Unreachable, "Network"),
	};
	let next = match error {
		FetchError::Url(_) => Markets::SayFrom,
		_ => Markets::GetAgain,
	};
	Failure::new(code, name, text::not_fetched(error, console.lang), next.say(console.lang))
}

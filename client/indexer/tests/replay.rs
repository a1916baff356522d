//! Every filing and every application of the recorded life, led through its history again: by its own law pack as it went, by another otherwise.

mod common;

use common::{Chain, index, postgres::Postgres, sqlite};
use hefu_indexer::{Act, Database, Difference, Histories, History, Otherwise};
use hefu_primitives::{
	law::{ClockName, Pack},
	registration::FilingKind,
};

/// Whenever it was made.
const EVER: std::ops::Range<u64> = 0..u64::MAX;

/// The histories of a database, each with how it differs by its own pack and by the one that is made of it.
async fn replayed(database: &Database, change: impl Fn(&mut Pack)) -> Vec<(History, Option<Difference>)> {
	let mut histories = Histories::of(database, EVER).await.unwrap();
	let mut all = Vec::new();
	while let Some(history) = histories.next().await.unwrap() {
		let own = history.made.pack;
		assert_eq!(histories.replay(own, &history).unwrap(), None, "{}", history.id);
		let mut pack = histories.pack(own).expect("the law of a filing is recorded");
		let same = histories.propose(pack.clone());
		assert_eq!(histories.replay(same, &history).unwrap(), None, "{}", history.id);
		change(&mut pack);
		let other = histories.propose(pack);
		let found = histories.replay(other, &history).unwrap();
		all.push((history, found));
	}
	assert_eq!(all.len() as u64, histories.total());
	all
}

#[tokio::test(flavor = "multi_thread")]
async fn by_its_own_law_no_case_of_a_recorded_life_differs() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let file = sqlite(folder.path(), "index").await;
	index(&file, &chain, &blocks, 64).await;
	let server = Postgres::start();
	let served = Database::open(&server.database("replay")).await.unwrap();
	index(&served, &chain, &blocks, 64).await;

	// A law by which nothing can be registered.
	let nothing = |pack: &mut Pack| pack.eligibility.clear();
	let found = replayed(&file, nothing).await;
	assert!(found.iter().any(|(history, _)| history.steps.len() > 3));
	for (history, difference) in &found {
		assert_eq!(history.steps[0].act, Act::Made);
		assert!(history.steps.is_sorted_by_key(|done| (done.block, done.event)));
		// A draft is judged when the last of its applicants has confirmed it.
		let confirmed = history.steps.iter().filter(|done| matches!(done.act, Act::Confirmed(_))).count();
		let is_filed = 1 + confirmed == history.made.applicants.len();
		let is_first = is_filed && history.made.request.kind() == FilingKind::Initial;
		let cannot = difference.is_some_and(|found| matches!(found.how, Otherwise::NotEligible { .. }));
		assert_eq!(cannot, is_first, "{history:?}: {difference:?}");
	}
	let of_server = replayed(&served, nothing).await;
	let seen = |all: &[(History, Option<Difference>)]| -> Vec<_> {
		all.iter().map(|(history, found)| (history.id, history.steps.clone(), *found)).collect()
	};
	assert_eq!(seen(&found), seen(&of_server));
	served.close().await;
}

#[tokio::test]
async fn another_validity_is_told_of_exactly_what_was_registered_for_a_term() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let database = sqlite(folder.path(), "index").await;
	index(&database, &chain, &blocks, 64).await;
	let longer = |pack: &mut Pack| {
		for rule in pack.clocks.iter_mut().filter(|rule| rule.clock == ClockName::RegistrationValidity) {
			rule.amount += 1;
		}
	};
	let found = replayed(&database, longer).await;
	for (history, difference) in &found {
		let has_term = matches!(history.made.request.kind(), FilingKind::Initial | FilingKind::Renewal);
		let registered = history.steps.iter().find(|done| has_term && done.act == Act::Registered);
		assert_eq!(difference.and_then(|found| found.at), registered.copied(), "{history:?}: {difference:?}");
		let expires = difference.map(|found| match found.how {
			Otherwise::Expires { own_ms, other_ms } => own_ms < other_ms,
			_ => false,
		});
		assert!(expires.unwrap_or(registered.is_none()), "{history:?}: {difference:?}");
	}
	assert!(found.iter().any(|(_, difference)| difference.is_some()));
}

#[tokio::test]
async fn applications_are_led_through_their_histories_too() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let database = sqlite(folder.path(), "index").await;
	index(&database, &chain, &blocks, 64).await;
	let mut histories = Histories::of(&database, EVER).await.unwrap();
	let mut count = 0;
	while let Some(history) = histories.next_application().await.unwrap() {
		count += 1;
		let own = history.made.pack;
		assert_eq!(history.steps[0].act, Act::Made);
		assert_eq!(histories.replay(own, &history).unwrap(), None, "{}", history.id);
		let mut pack = histories.pack(own).expect("the law of an application is recorded");
		// A law by which none could be shown to the public.
		pack.clocks.retain(|rule| rule.clock != ClockName::Publicity);
		let other = histories.propose(pack);
		let found = histories.replay(other, &history).unwrap();
		let shown = history.steps.iter().find(|done| done.act == Act::Publicised);
		assert_eq!(found.and_then(|found| found.at), shown.copied(), "{history:?}: {found:?}");
	}
	assert!(count > 0);
	assert_eq!(count, histories.total_applications());
}

#[tokio::test]
async fn filings_are_those_that_were_made_in_a_time() {
	let chain = Chain::read();
	let blocks = chain.blocks().await;
	let folder = tempfile::tempdir().unwrap();
	let database = sqlite(folder.path(), "index").await;
	let empty = Histories::of(&database, EVER).await.unwrap();
	assert_eq!((empty.total(), empty.block()), (0, None));
	drop(empty);
	index(&database, &chain, &blocks, 64).await;
	let all = replayed(&database, |_| {}).await;
	let middle = all[all.len() / 2].0.made.made_ms;
	let mut count = 0;
	for time in [0..middle, middle..u64::MAX] {
		let mut histories = Histories::of(&database, time.clone()).await.unwrap();
		while let Some(history) = histories.next().await.unwrap() {
			assert!(time.contains(&history.made.made_ms));
			count += 1;
		}
	}
	assert_eq!(count, all.len());
	assert_eq!(all[0].0.until_ms, blocks.last().unwrap().now_ms());
}

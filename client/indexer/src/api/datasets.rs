//! Datasets: versions, files and their checks, rights, grants, lineage.

use std::collections::{BTreeSet, VecDeque};

use axum::extract::State;
use hefu_primitives::{DatasetId, GrantId};
use hefu_proofs::Question;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use utoipa::IntoParams;

use super::{
	Index,
	answer::Answered,
	asked::{Path, Query},
	look::{Filter, Found, Look, Order, id, word},
	page::{Page, PageOf},
	refusal::{Cause, Refusal},
	titles::right,
};
use crate::tables::Table;

/// Versions, grants (offers, rights), checks of a file, and parents or children that a dataset's page has at most.
const VERSIONS: u32 = 50;
const GRANTS: u32 = 100;
const CHECKS: u32 = 20;
const RELATIVES: u32 = 100;
/// Events that a check's page has, and a grant's.
const EVENTS: u32 = 100;
const GRANT_EVENTS: u32 = 20;
/// Nodes of a lineage, and how far one goes.
const NODES: usize = 200;
const MAX_DEPTH: u32 = 10;

const VERDICTS: [&str; 6] = ["Verified", "Mismatched", "Contested", "Unavailable", "Inconclusive", "none"];

/// Which datasets.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
	/// Only this member's.
	holder: Option<String>,
	/// Only those that are `Live`, or `Withdrawn`.
	state: Option<String>,
	/// Only those with this verdict on the latest version: `Verified`, `Mismatched`, `Contested`, `Unavailable`, `Inconclusive`, or `none`.
	verdict: Option<String>,
	/// Rows, 1 to 100; 25 unless given.
	limit: Option<u32>,
	/// `next` of the page before.
	cursor: Option<String>,
}

/// Datasets, the youngest first.
#[utoipa::path(get, path = "/datasets", tag = "datasets", params(Which), responses((status = 200, body = Page)))]
pub async fn datasets(State(index): State<Index>, Query(asked): Query<Which>) -> Answered {
	let Which { holder, state, verdict, limit, cursor } = asked;
	let holder = holder.map(|holder| id::<hefu_primitives::MemberId>(&holder)).transpose()?;
	let state = word("state", state, &["Live", "Withdrawn"])?;
	let filter = Filter::default()
		.and_if("t.holder", holder.map(|holder| holder.to_string()))
		.and_if("t.status", state);
	let filter = match word("verdict", verdict, &VERDICTS)? {
		Some(none) if none == "none" => filter.is("t.verdict IS NULL"),
		verdict => filter.and_if("t.verdict", verdict),
	};
	let mut look = index.look().await?;
	let page = look.page(Table::Datasets, filter, Order::Youngest, &PageOf { limit, cursor }, shown).await?;
	Ok(look.answer(page))
}

/// A dataset in a list.
pub fn shown(dataset: &Found) -> Result<Json, Refusal> {
	let more = json!({
		"id": dataset.id,
		"name": dataset.text("name"),
		"holder": dataset.text("holder"),
		"status": dataset.text("status"),
		"versionCount": dataset.int("versions"),
		"verdict": dataset.text("verdict"),
	});
	Ok(dataset.record(&Question::Dataset(id(&dataset.id)?), more))
}

/// A dataset with its versions, files, checks, rights, pledges, acceptances of rights, registration, entry in the register of public data,
/// operations, grants and relatives.
#[utoipa::path(get, path = "/datasets/{id}", tag = "datasets", params(("id" = String, Path,)),
	responses((status = 200, description = "The dataset")))]
pub async fn dataset(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let dataset: DatasetId = id(&name)?;
	let mut look = index.look().await?;
	let found = look.must(Table::Datasets, &name).await?;
	let mut json = shown(&found)?;
	let holder = found.text("holder").unwrap_or_default();
	json["holderName"] = look.name_of(&holder).await?.into();
	json["versions"] = look.versions(dataset).await?.into();
	json["rights"] = json!({ "joint": found.json("joint"), "holdings": look.holdings(dataset).await? });
	let law = look.law().await?;
	json["registration"] = look.registration(&name, &law).await?.into();
	json["openFiling"] = look.open_filing(&name, &law).await?.into();
	json["titles"] = look.titles(dataset).await?.into();
	json["pledges"] = look.pledges(dataset).await?.into();
	json["encumbrances"] = look.encumbrances(dataset).await?.into();
	json["acceptances"] = look.acceptances(dataset).await?.into();
	json["publicEntry"] = look.public_entry(&name, &law).await?.into();
	json["operations"] = look.operations_of(&name).await?.into();
	let now = look.now_ms;
	let grants = look.list("grants", Table::Grants, by_dataset(&name), Order::Oldest, GRANTS).await?;
	json["grants"] = grants.iter().map(|grant| grant_shown(grant, now)).collect::<Result<Json, _>>()?;
	let total = "SELECT COUNT(*) FROM grants WHERE dataset = $1";
	json["grantsTotal"] = look.row(total, vec![(&name).into()]).await?.map_or(0, |row| row.int(0)).into();
	let open = by_dataset(&name).is("t.state IS NOT NULL");
	let offers = look.list("offers", Table::Offers, open, Order::Oldest, GRANTS).await?;
	json["offers"] = offers.iter().map(offer_shown).collect::<Result<Json, _>>()?;
	let of_dataset = || vec![(&name).into()];
	let from = "(SELECT DISTINCT l.parent, l.parent_version, d.name FROM lineage l JOIN datasets d ON d.id = l.parent \
	            WHERE l.dataset = $1) p";
	let sql = format!("SELECT * FROM {from} ORDER BY parent, parent_version LIMIT {RELATIVES}");
	let parents = look.rows(&sql, of_dataset()).await?;
	look.total("parents", (parents.len(), RELATIVES), from, of_dataset()).await?;
	json["parents"] = parents
		.iter()
		.map(|row| json!({ "dataset": row.text(0), "version": row.int(1), "name": row.text(2) }))
		.collect();
	let from = "lineage l JOIN datasets d ON d.id = l.dataset WHERE l.parent = $1";
	let sql = format!(
		"SELECT l.dataset, l.version, l.parent_version, d.name FROM {from} \
		 ORDER BY l.dataset, l.version, l.parent_version LIMIT {RELATIVES}"
	);
	let children = look.rows(&sql, of_dataset()).await?;
	look.total("children", (children.len(), RELATIVES), from, of_dataset()).await?;
	json["children"] = children
		.iter()
		.map(|row| {
			json!({
				"dataset": row.text(0), "version": row.int(1), "ofVersion": row.int(2), "name": row.text(3),
			})
		})
		.collect();
	Ok(look.answer(json))
}

fn by_dataset(name: &str) -> Filter {
	Filter::by("t.dataset", name)
}

impl Look {
	/// The latest versions, the youngest first, with their files.
	async fn versions(&mut self, dataset: DatasetId) -> Result<Vec<Json>, Refusal> {
		let name = dataset.to_string();
		let found =
			self.list("versions", Table::Versions, by_dataset(&name), Order::Youngest, VERSIONS).await?;
		let mut versions = Vec::new();
		for version in found {
			let number = version.int("version").unwrap_or_default() as u32;
			let filter = by_dataset(&name).and("t.version", number);
			let files = self.some(Table::Files, filter, Order::Oldest, 1_000).await?;
			let mut shown = Vec::new();
			for file in files {
				shown.push(self.file(dataset, number, &file).await?);
			}
			let more = json!({
				"version": number, "contentDigest": version.text("content"), "files": shown,
			});
			versions.push(version.record(&Question::Version { dataset, version: number }, more));
		}
		Ok(versions)
	}

	async fn file(&mut self, dataset: DatasetId, version: u32, file: &Found) -> Result<Json, Refusal> {
		let place = file.int("distribution").unwrap_or_default();
		let open = match file.int("open_check") {
			Some(check) => Some(check_shown(&self.must(Table::Checks, &check.to_string()).await?)?),
			None => None,
		};
		let closed = by_dataset(&dataset.to_string())
			.and("t.version", version)
			.and("t.distribution", place)
			.is("t.sequence IS NOT NULL");
		let closed = self.some(Table::Checks, closed, Order::Youngest, CHECKS).await?;
		Ok(json!({
			"distribution": place,
			"name": file.text("name"),
			"verdict": file.text("verdict"),
			"openCheck": open,
			"checks": closed.iter().map(check_shown).collect::<Result<Vec<_>, _>>()?,
			"checksClosed": file.int("closed_checks"),
		}))
	}

	async fn holdings(&mut self, dataset: DatasetId) -> Result<Vec<Json>, Refusal> {
		let of_dataset = by_dataset(&dataset.to_string());
		let found = self.list("holdings", Table::Holdings, of_dataset, Order::Oldest, GRANTS).await?;
		let mut holdings = Vec::new();
		for holding in found {
			let member = holding.text("member").unwrap_or_default();
			let kind = holding.text("kind").unwrap_or_default();
			let now = self.now_ms;
			let held = holding.state["until_ms"].as_i64().is_none_or(|until| now < until);
			let more = json!({
				"right": kind, "member": member, "memberName": self.name_of(&member).await?, "held": held,
			});
			let question = Question::Holding { dataset, right: right(&kind), member: id(&member)? };
			holdings.push(holding.record(&question, more));
		}
		Ok(holdings)
	}
}

/// A check: its entry in the history when it is closed, what its events say of it while it is open.
fn check_shown(check: &Found) -> Result<Json, Refusal> {
	let number: u64 = check.id.parse().map_err(|_| Refusal::bad_id(&check.id))?;
	let (dataset, version) = (check.text("dataset").unwrap_or_default(), check.int("version"));
	let place = check.int("distribution");
	let mut more = json!({
		"check": number, "dataset": dataset, "version": version, "distribution": place,
	});
	match check.int("sequence") {
		Some(sequence) => {
			more["sequence"] = sequence.into();
			more["verdict"] = check.text("verdict").into();
			let question = Question::ClosedCheck {
				dataset: id(&dataset)?,
				version: version.unwrap_or_default() as u32,
				distribution: place.unwrap_or_default() as u8,
				sequence: sequence as u32,
			};
			Ok(check.record(&question, more))
		}
		None => {
			more["question"] = json!(Question::OpenCheck(number));
			more["progress"] = check.json("progress");
			Ok(check.bare(more))
		}
	}
}

/// A check by its number, with the reports as events.
#[utoipa::path(get, path = "/checks/{number}", tag = "datasets", params(("number" = u64, Path,)),
	responses((status = 200, description = "The check")))]
pub async fn check(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let number: u64 = name.parse().map_err(|_| Refusal::bad_id(&name))?;
	let mut look = index.look().await?;
	let found = look.must(Table::Checks, &number.to_string()).await?;
	let mut json = check_shown(&found)?;
	let dataset = found.text("dataset").unwrap_or_default();
	// Events of a check name its number, which is no id: they stand between its first and its last.
	let since = found.since["block"].as_i64().unwrap_or_default();
	let changed = found.changed["block"].as_i64().unwrap_or_default();
	let filter = Filter::by("e.pallet", "Verification")
		.holds("e.block >= $?", since)
		.holds("e.block <= $?", changed)
		.holds("e.fields LIKE $?", format!("{{\"check\":{number},%"));
	json["events"] = look.event_list("events", filter, "e.block, e.idx", EVENTS).await?;
	json["datasetName"] = look.find(Table::Datasets, &dataset).await?.and_then(|of| of.text("name")).into();
	Ok(look.answer(json))
}

/// A grant, and how it stands by itself at a moment: whoever granted it may have lost the right.
pub fn grant_shown(grant: &Found, now: i64) -> Result<Json, Refusal> {
	let (state, period) = (&grant.state, &grant.state["terms"]["period"]);
	let past = |moment: &Json| moment.as_i64().is_some_and(|moment| moment <= now);
	let status = if past(&state["revoked_ms"]) {
		"Revoked"
	} else if past(&period["until_ms"]) {
		"Ended"
	} else if !past(&period["from_ms"]) {
		"NotYet"
	} else {
		"Live"
	};
	let more = json!({
		"id": grant.id,
		"parent": grant.text("parent"),
		"level": state["level"],
		"right": state["right"],
		"grantor": grant.text("grantor"),
		"grantee": grant.text("grantee"),
		"dataset": grant.text("dataset"),
		"status": status,
	});
	Ok(grant.record(&Question::Grant(id(&grant.id)?), more))
}

fn offer_shown(offer: &Found) -> Result<Json, Refusal> {
	let more = json!({ "id": offer.id, "grantor": offer.text("grantor"), "grantee": offer.text("grantee") });
	Ok(offer.record(&Question::GrantOffer(id(&offer.id)?), more))
}

/// The grants of a dataset, the oldest first.
#[utoipa::path(get, path = "/datasets/{id}/grants", tag = "datasets", params(("id" = String, Path,), PageOf),
	responses((status = 200, body = Page)))]
pub async fn grants_of(
	State(index): State<Index>,
	Path(name): Path<String>,
	Query(of): Query<PageOf>,
) -> Answered {
	let _: DatasetId = id(&name)?;
	let mut look = index.look().await?;
	let now = look.now_ms;
	let show = |grant: &Found| grant_shown(grant, now);
	let page = look.page(Table::Grants, by_dataset(&name), Order::Oldest, &of, show).await?;
	Ok(look.answer(page))
}

/// The events about a dataset, the youngest first.
#[utoipa::path(get, path = "/datasets/{id}/events", tag = "datasets", params(("id" = String, Path,), PageOf),
	responses((status = 200, body = Page)))]
pub async fn events_of(
	State(index): State<Index>,
	Path(name): Path<String>,
	Query(of): Query<PageOf>,
) -> Answered {
	let _: DatasetId = id(&name)?;
	let mut look = index.look().await?;
	let page = look.events_page(super::events::about(Filter::default(), &name), &of).await?;
	Ok(look.answer(page))
}

/// A grant with those above and below it; one that is only offered as `offer`. `root` is the right from which it was made, and `standsFor`
/// who stands for it now; both are null of one that was made from another grant. `tally` is what was used under it, as far as that is metered.
#[utoipa::path(get, path = "/grants/{id}", tag = "datasets", params(("id" = String, Path,)),
	responses((status = 200, description = "The grant")))]
pub async fn grant(State(index): State<Index>, Path(name): Path<String>) -> Answered {
	let grant: GrantId = id(&name)?;
	let mut look = index.look().await?;
	let now = look.now_ms;
	let offer = look.find(Table::Offers, &name).await?;
	let Some(found) = look.find(Table::Grants, &name).await? else {
		let offer = offer.ok_or_else(|| Refusal::not_found(&name))?;
		let json = json!({
			"id": name, "question": Question::Grant(grant), "state": null, "offer": offer_shown(&offer)?,
		});
		return Ok(look.answer(json));
	};
	let mut json = grant_shown(&found, now)?;
	let mut ancestors = Vec::new();
	let mut above = found.text("parent");
	// Grants are as deep as terms allow, which is a byte.
	while let (Some(parent), true) = (&above, ancestors.len() < 256) {
		let parent = look.must(Table::Grants, parent).await?;
		ancestors.push(grant_shown(&parent, now)?);
		above = parent.text("parent");
	}
	json["ancestors"] = ancestors.into();
	let root = look.root_of(&found).await?;
	json["root"] = root.as_ref().map(|root| root.record(&Question::GrantRoot(grant), json!({}))).into();
	json["standsFor"] = match &root {
		Some(root) => look.stands_for(&found, root).await?,
		None => Json::Null,
	};
	let below = Filter::by("t.parent", &name);
	let children = look.list("children", Table::Grants, below, Order::Oldest, GRANTS).await?;
	json["children"] = children.iter().map(|child| grant_shown(child, now)).collect::<Result<Json, _>>()?;
	json["offer"] = offer.as_ref().map(offer_shown).transpose()?.into();
	json["tally"] = look.tally(grant).await?;
	json["events"] = look.about(&name, GRANT_EVENTS).await?;
	Ok(look.answer(json))
}

/// How far a lineage goes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Depth {
	/// Steps in both directions, 1 to 10; 3 unless given.
	depth: Option<u32>,
}

/// From which versions a dataset's were made, and which were made from them: edges go from the parent.
#[utoipa::path(get, path = "/datasets/{id}/lineage", tag = "datasets", params(("id" = String, Path,), Depth),
	responses((status = 200, description = "The lineage")))]
pub async fn lineage(
	State(index): State<Index>,
	Path(name): Path<String>,
	Query(Depth { depth }): Query<Depth>,
) -> Answered {
	let _: DatasetId = id(&name)?;
	let depth = depth.unwrap_or(3);
	if !(1..=MAX_DEPTH).contains(&depth) {
		return Err(Refusal::new(Cause::BadParameter, &format!("depth={depth} (1 to {MAX_DEPTH})")));
	}
	let mut look = index.look().await?;
	let first = look.must(Table::Datasets, &name).await?;
	let versions = first.int("versions").unwrap_or_default();
	let mut nodes: BTreeSet<(String, i64)> =
		(1..=versions).rev().take(NODES).map(|version| (name.clone(), version)).collect();
	let mut edges = BTreeSet::new();
	let mut next: VecDeque<_> = nodes.iter().cloned().map(|node| (node, 0)).collect();
	let mut truncated = versions > nodes.len() as i64;
	while let Some(((dataset, version), distance)) = next.pop_front() {
		if distance == depth {
			continue;
		}
		let sql = "SELECT parent, parent_version, dataset, version FROM lineage \
		           WHERE (dataset = $1 AND version = $2) OR (parent = $1 AND parent_version = $2) \
		           ORDER BY parent, parent_version, dataset, version LIMIT 201";
		for row in look.rows(sql, vec![dataset.into(), version.into()]).await? {
			let (from, to) = ((row.text(0), row.int(1)), (row.text(2), row.int(3)));
			let new: Vec<_> =
				[&from, &to].into_iter().filter(|node| !nodes.contains(*node)).cloned().collect();
			if nodes.len() + new.len() > NODES {
				truncated = true;
				continue;
			}
			for node in new {
				nodes.insert(node.clone());
				next.push_back((node, distance + 1));
			}
			edges.insert((from, to));
		}
	}
	let mut shown = Vec::new();
	for (dataset, version) in nodes {
		let found = look.must(Table::Datasets, &dataset).await?;
		shown.push(json!({
			"dataset": dataset,
			"version": version,
			"name": found.text("name"),
			"holder": found.text("holder"),
			"status": found.text("status"),
			"verdict": found.text("verdict"),
		}));
	}
	let of = |(dataset, version): (String, i64)| json!({ "dataset": dataset, "version": version });
	let edges: Vec<_> =
		edges.into_iter().map(|(from, to)| json!({ "from": of(from), "to": of(to) })).collect();
	Ok(look.answer(json!({ "nodes": shown, "edges": edges, "truncated": truncated })))
}

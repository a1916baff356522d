//! Four validators of the preset `local`, as processes on loopback.

use std::{
	ffi::OsStr,
	fs::OpenOptions,
	net::TcpListener,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	sync::OnceLock,
	time::Duration,
};

use hefu_proofs::Trust;
use hefu_sdk::Client;
use serde_json::Value;
use tempfile::TempDir;

use crate::{programs, rpc::Rpc, seconds, until};

/// The validators, by the names of their keys.
pub const VALIDATORS: [&str; 4] = ["alice", "bob", "charlie", "dave"];

/// Time for four nodes to start: each compiles the runtime, on what may be two busy cores.
const START: Duration = seconds(240);

/// Lines of each log that are shown when a test fails.
const SHOWN: usize = 40;

/// Four validators. They end with it; when a test has failed, their logs' ends are printed.
pub struct Network {
	nodes: Vec<Node>,
	folder: TempDir,
}

/// One validator.
pub struct Node {
	name: &'static str,
	url: String,
	arguments: Vec<String>,
	log: PathBuf,
	process: Option<Child>,
}

/// How a network differs from the preset `local`.
#[derive(Clone, Debug)]
pub struct Plan {
	/// Network backend.
	pub backend: &'static str,
	/// Fields of the genesis that are other than the preset's, as JSON pointers.
	pub genesis: Vec<(&'static str, Value)>,
	/// How much state the validator at this place keeps.
	pub state_pruning: fn(usize) -> &'static str,
	/// More arguments of the validator at this place.
	pub arguments: fn(usize) -> Vec<String>,
}

impl Default for Plan {
	fn default() -> Self {
		Self {
			backend: "litep2p",
			genesis: Vec::new(),
			state_pruning: |_| "archive-canonical",
			arguments: |_| Vec::new(),
		}
	}
}

impl Network {
	/// Starts four validators and waits until each has seen a final block.
	pub async fn start() -> Self {
		Self::start_as(&Plan::default()).await
	}

	/// The same on this network backend.
	pub async fn start_with(backend: &'static str) -> Self {
		Self::start_as(&Plan { backend, ..Plan::default() }).await
	}

	/// The same as planned.
	pub async fn start_as(plan: &Plan) -> Self {
		let folder = tempfile::tempdir().expect("a folder for databases and logs");
		let spec = folder.path().join("spec.json");
		std::fs::write(&spec, specification(plan, folder.path()))
			.expect("a file for the chain's specification");
		let ports = free_ports(2 * VALIDATORS.len());
		let (rpc, p2p) = ports.split_at(VALIDATORS.len());
		let addresses: Vec<_> =
			(0..).zip(p2p).map(|(place, port)| peer(folder.path(), place, *port)).collect();
		let nodes = (0..VALIDATORS.len())
			.map(|place| {
				let mut arguments = arguments(folder.path(), place, rpc[place], p2p[place], plan);
				arguments.extend((plan.arguments)(place));
				for other in addresses.iter().enumerate().filter(|(other, _)| *other != place) {
					arguments.extend(["--reserved-nodes".into(), other.1.clone()]);
				}
				let name = VALIDATORS[place];
				let log = folder.path().join(format!("{name}.log"));
				let url = format!("ws://127.0.0.1:{}", rpc[place]);
				Node { name, url, arguments, log, process: None }
			})
			.collect();
		let mut network = Self { nodes, folder };
		for node in &mut network.nodes {
			node.start();
		}
		for node in &mut network.nodes {
			node.wait_ready().await;
		}
		network
	}

	/// The validators, in the order of [`VALIDATORS`].
	pub fn nodes(&self) -> &[Node] {
		&self.nodes
	}

	/// The validator at this place.
	pub fn node(&self, place: usize) -> &Node {
		&self.nodes[place]
	}

	/// Kills a validator, which has no time to do anything about it.
	pub fn kill(&mut self, place: usize) {
		self.nodes[place].kill();
	}

	/// Starts a killed validator again, with the database it had.
	pub fn restart(&mut self, place: usize) {
		self.nodes[place].start();
	}

	/// Starts a killed validator again where it hears of nobody, and has it make blocks all the same: a branch of its own.
	pub fn restart_alone(&mut self, place: usize) {
		let node = &mut self.nodes[place];
		let peers = |argument: &String| argument == "--reserved-nodes" || argument.contains("/p2p/");
		let alone = node.arguments.iter().filter(|argument| !peers(argument)).cloned();
		let alone: Vec<_> = alone.chain(["--force-authoring".into()]).collect();
		let usual = std::mem::replace(&mut node.arguments, alone);
		node.start();
		node.arguments = usual;
	}

	/// The trust file of the set that the chain begins with, from its specification.
	pub fn first_trust(&self) -> PathBuf {
		self.export_trust("first", &["--genesis".as_ref(), "now".as_ref()])
	}

	/// The trust file of the set that is current in the database of a killed validator.
	pub fn trust_of(&self, place: usize) -> PathBuf {
		let node = &self.nodes[place];
		assert!(node.process.is_none(), "{} holds its database", node.name);
		self.export_trust(node.name, &["--base-path".as_ref(), self.folder().join(node.name).as_ref()])
	}

	fn export_trust(&self, name: &str, from: &[&OsStr]) -> PathBuf {
		let file = self.folder().join(format!("{name}.trust"));
		let output = Command::new(programs::node())
			.arg("export-trust")
			.arg(&file)
			.arg("--chain")
			.arg(self.folder().join("spec.json"))
			.args(from)
			.output()
			.expect("the node starts");
		let errors = String::from_utf8_lossy(&output.stderr).into_owned();
		assert!(output.status.success() && !errors.contains("Essential task"), "{errors}");
		let trust = std::fs::read(&file).ok().and_then(|bytes| Trust::from_bytes(&bytes).ok());
		let fingerprint = hex::encode(trust.expect("it is a trust file").fingerprint());
		let said = String::from_utf8_lossy(&output.stdout).into_owned();
		assert!(said.contains(&fingerprint), "{said}");
		file
	}

	/// A folder that lives as long as the network.
	pub fn folder(&self) -> &Path {
		self.folder.path()
	}
}

impl Drop for Network {
	fn drop(&mut self) {
		for node in &mut self.nodes {
			node.kill();
		}
		if std::thread::panicking() {
			for node in &self.nodes {
				node.print_log();
			}
		}
	}
}

impl Node {
	/// Address of its JSON-RPC.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// A typed connection.
	pub async fn client(&self) -> Client {
		Client::connect(&self.url).await.unwrap_or_else(|error| panic!("{}: {error}", self.name))
	}

	/// A plain connection.
	pub async fn rpc(&self) -> Rpc {
		Rpc::connect(&self.url).await.unwrap_or_else(|error| panic!("{}: {error}", self.name))
	}

	/// Number of its best block; `None` when it does not answer.
	pub async fn best(&self) -> Option<u64> {
		Rpc::connect(&self.url).await.ok()?.best().await.ok()
	}

	/// Number of the last block that it knows to be final; `None` when it does not answer.
	pub async fn finalised(&self) -> Option<u64> {
		Rpc::connect(&self.url).await.ok()?.finalised().await.ok()
	}

	/// Waits until the block of this number is final for this node; the last final block's number.
	pub async fn wait_finalised(&self, number: u64, patience: Duration) -> u64 {
		let what = format!("{} finalises block {number}", self.name);
		until(&what, patience, async || self.finalised().await.filter(|finalised| *finalised >= number)).await
	}

	/// Waits for the first final block, for as long as the process lives.
	async fn wait_ready(&mut self) {
		let what = format!("{} finalises a block", self.name);
		until(&what, START, async || {
			let ended =
				self.process.as_mut().and_then(|process| process.try_wait().expect("it is our child"));
			assert!(ended.is_none(), "{} ended by itself", self.name);
			self.finalised().await.filter(|finalised| *finalised > 0)
		})
		.await;
	}

	fn start(&mut self) {
		assert!(self.process.is_none(), "{} runs already", self.name);
		let log = OpenOptions::new().create(true).append(true).open(&self.log).expect("a log");
		let errors = log.try_clone().expect("a log");
		let mut command = Command::new(programs::node());
		command.args(&self.arguments).stdin(Stdio::null()).stdout(log).stderr(errors);
		self.process = Some(command.spawn().expect("the node starts"));
	}

	fn kill(&mut self) {
		if let Some(mut process) = self.process.take() {
			process.kill().expect("the node is ours to kill");
			process.wait().expect("what is killed ends");
		}
	}

	fn print_log(&self) {
		let log = std::fs::read_to_string(&self.log).unwrap_or_default();
		let lines: Vec<_> = log.lines().collect();
		eprintln!("--- {}, {} lines of log, the last of them:", self.name, lines.len());
		for line in &lines[lines.len().saturating_sub(SHOWN)..] {
			eprintln!("{line}");
		}
	}
}

fn arguments(folder: &Path, place: usize, rpc: u16, p2p: u16, plan: &Plan) -> Vec<String> {
	let name = VALIDATORS[place];
	let base = folder.join(name).display().to_string();
	let validator = format!("--{name}");
	let spec = folder.join("spec.json").display().to_string();
	let (rpc, listen, key) = (rpc.to_string(), format!("/ip4/127.0.0.1/tcp/{p2p}"), node_key(place));
	[
		&["--chain", &spec, "--validator", &validator, "--base-path", &base, "--node-key", &key][..],
		&["--rpc-port", &rpc, "--listen-addr", &listen, "--reserved-only", "--allow-private-ip", "--no-mdns"],
		&["--no-prometheus", "--no-telemetry"],
		&["--state-pruning", (plan.state_pruning)(place), "--network-backend", plan.backend],
	]
	.concat()
	.into_iter()
	.map(Into::into)
	.collect()
}

/// The preset `local`, changed as planned, with its first state worked out, which would take each node seconds. The
/// unchanged one is made once for all.
fn specification(plan: &Plan, folder: &Path) -> Vec<u8> {
	static UNCHANGED: OnceLock<Vec<u8>> = OnceLock::new();
	if plan.genesis.is_empty() {
		return UNCHANGED.get_or_init(|| export(&["--chain", "local", "--raw"])).clone();
	}
	let mut spec: Value = serde_json::from_slice(&export(&["--chain", "local"])).expect("it is JSON");
	let genesis = spec.pointer_mut("/genesis/runtimeGenesis/patch").expect("the preset's fields");
	for (pointer, value) in &plan.genesis {
		*genesis.pointer_mut(pointer).expect("a field of the preset") = value.clone();
	}
	let file = folder.join("plan.json");
	std::fs::write(&file, spec.to_string()).expect("a file for the plan");
	export(&["--chain", &file.display().to_string(), "--raw"])
}

fn export(arguments: &[&str]) -> Vec<u8> {
	let output = Command::new(programs::node()).arg("export-chain-spec").args(arguments).output();
	let output = output.expect("the node starts");
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	output.stdout
}

/// The node keys of a local network are as well known as its other keys: 00…01 to 00…04.
fn node_key(place: usize) -> String {
	format!("{:064}", place + 1)
}

fn peer(folder: &Path, place: usize, port: u16) -> String {
	let file = folder.join("node-key");
	std::fs::write(&file, node_key(place)).expect("a file for the key");
	let output = Command::new(programs::node())
		.args(["key", "inspect-node-key", "--file"])
		.arg(&file)
		.output()
		.expect("the node starts");
	let id = String::from_utf8(output.stdout).expect("a peer's name is text");
	format!("/ip4/127.0.0.1/tcp/{port}/p2p/{}", id.trim())
}

/// Ports that nobody listens on now. All are held until all are known, so that none comes twice.
fn free_ports(count: usize) -> Vec<u16> {
	let held: Vec<_> = (0..count).map(|_| TcpListener::bind("127.0.0.1:0").expect("a free port")).collect();
	held.iter().map(|listener| listener.local_addr().expect("it listens").port()).collect()
}

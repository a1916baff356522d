//! A PostgreSQL server of one test's own, in a folder that goes with it.

// Not everyone who has it uses all of it.
#![allow(dead_code)]

use std::{
	os::unix::fs::PermissionsExt,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};

use tempfile::TempDir;

/// Time for the server to start.
const START: Duration = Duration::from_secs(60);

/// A server, which ends with it.
pub struct Postgres {
	folder: TempDir,
	process: Child,
}

impl Postgres {
	/// Starts one that listens on a socket in its folder, and nowhere else.
	pub fn start() -> Self {
		let folder = tempfile::tempdir().expect("a folder");
		let data = folder.path().join("data");
		// The server refuses to run as root: then it runs as the user that its package made.
		if is_root() {
			std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))
				.expect("our folder");
			let status = Command::new("chown").arg("postgres").arg(folder.path()).status().expect("chown");
			assert!(status.success(), "there is no user postgres: run scripts/setup");
		}
		let status = command("initdb")
			.args(["--auth", "trust", "--username", "postgres", "--encoding", "UTF8", "--no-sync", "-D"])
			.arg(&data)
			.stdout(Stdio::null())
			.status()
			.expect("initdb starts");
		assert!(status.success(), "initdb failed");
		let process = serve(folder.path());
		let server = Self { folder, process };
		server.wait();
		server
	}

	/// Ends it; its databases stay.
	pub fn stop(&mut self) {
		// Asked to, it ends at once and leaves nothing in shared memory. (The program that changes the user has become the server.)
		let asked = Command::new("kill").arg("-INT").arg(self.process.id().to_string()).status();
		if !asked.is_ok_and(|status| status.success()) {
			self.process.kill().expect("the server is ours to end");
		}
		self.process.wait().expect("it ends");
	}

	/// Starts it again after it was ended.
	pub fn go_on(&mut self) {
		self.process = serve(self.folder.path());
		self.wait();
	}

	fn wait(&self) {
		let began = Instant::now();
		while !self.answers() {
			assert!(began.elapsed() < START, "PostgreSQL does not start");
			std::thread::sleep(Duration::from_millis(50));
		}
	}

	/// A new, empty database.
	pub fn database(&self, name: &str) -> String {
		let create = format!("CREATE DATABASE {name}");
		let status = self.psql().args(["-c", &create]).status().expect("psql starts");
		assert!(status.success(), "{create}");
		format!("postgres://postgres@localhost/{name}?host={}", self.folder.path().display())
	}

	/// The socket that it listens on.
	pub fn socket(&self) -> PathBuf {
		self.folder.path().join(".s.PGSQL.5432")
	}

	fn answers(&self) -> bool {
		self.psql().args(["-c", "SELECT 1"]).status().is_ok_and(|status| status.success())
	}

	fn psql(&self) -> Command {
		let mut psql = Command::new(binary("psql"));
		psql.args(["-X", "-q", "-U", "postgres", "-h"]).arg(self.folder.path());
		psql.stdout(Stdio::null()).stderr(Stdio::null());
		psql
	}
}

impl Drop for Postgres {
	fn drop(&mut self) {
		// Unless a test ended it before.
		if self.process.try_wait().is_ok_and(|ended| ended.is_none()) {
			self.stop();
		}
	}
}

/// The server of the databases in a folder, which listens on a socket there, and nowhere else.
fn serve(folder: &Path) -> Child {
	command("postgres")
		.arg("-D")
		.arg(folder.join("data"))
		.arg("-k")
		.arg(folder)
		.args(["-c", "listen_addresses=", "-c", "fsync=off"])
		.stdout(Stdio::null())
		.stderr(Stdio::null())
		.spawn()
		.expect("postgres starts")
}

fn is_root() -> bool {
	let id = Command::new("id").arg("-u").output().expect("id starts");
	id.stdout.trim_ascii() == b"0"
}

fn command(name: &str) -> Command {
	let mut command = if is_root() {
		let mut command = Command::new("setpriv");
		command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(binary(name));
		command
	} else {
		Command::new(binary(name))
	};
	command.current_dir("/");
	command
}

/// A program of the newest PostgreSQL that is installed.
fn binary(name: &str) -> PathBuf {
	let versions =
		std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is installed: run scripts/setup");
	let mut found: Vec<_> = versions
		.filter_map(|version| Some(version.ok()?.path().join("bin").join(name)))
		.filter(|path| Path::is_file(path))
		.collect();
	found.sort();
	found.pop().unwrap_or_else(|| panic!("PostgreSQL has no {name}: run scripts/setup"))
}

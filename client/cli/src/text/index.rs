//! The index.

use hefu_indexer::Error;
use hefu_sdk::Error::Unreachable;

use super::Lang;

words! { Index
	Serving: "index and explorer", "索引与浏览器";
	NoExplorer: "no explorer is built in: name its folder with --explorer", "未内置浏览器页面：请用 --explorer 指定其目录";
	CatchingUp: "blocks", "区块";
	Follows: "up to date; following", "已同步，持续跟进";
	Lost: "the node does not answer; trying again", "节点没有应答，正在重试";
	Back: "the node answers again", "节点已恢复应答";
	Stuck: "the database does not take the blocks; trying again", "数据库暂不能写入，正在重试";
	Unstuck: "the database takes the blocks again", "数据库已恢复写入";
	OtherTrust: "the trust file is of another chain than the node", "信任文件与节点不属于同一条链";
	NameTrust: "name this chain's trust file with --trust, or none", "请用 --trust 指定该链的信任文件，或不指定";
	StartNode: "start the node, or name another with --node", "请启动节点，或用 --node 指定其他节点";
	NotNode: "no address of a node, which begins with ws:// or wss://", "不是节点地址：应以 ws:// 或 wss:// 开头";
	NameNode: "name the node with --node, such as ws://127.0.0.1:9944", "请用 --node 指定节点，如 ws://127.0.0.1:9944";
	NotForBrowsers: "no address of a node for browsers, which begins with wss://, https://, ws:// or http://",
		"不是供浏览器使用的节点地址：应以 wss://、https://、ws:// 或 http:// 开头";
	NameForBrowsers: "name with --node-for-browsers the address at which browsers reach the node, such as wss://node.example",
		"请用 --node-for-browsers 指定浏览器访问节点的地址，如 wss://node.example";
	NotListen: "no address to listen on, which is a host and a port", "不是监听地址：应为主机和端口";
	NoAddress: "the name has no address", "该名称没有地址";
	NameListen: "name an address of this machine with --listen, such as 127.0.0.1:8080 or localhost:8080",
		"请用 --listen 指定本机地址，如 127.0.0.1:8080 或 localhost:8080";
	NoFolder: "there is no such folder", "没有此文件夹";
	NoPage: "there is no explorer in it: it has no index.html", "其中没有浏览器页面：缺少 index.html";
	NameExplorer: "name with --explorer the folder of a built explorer (client/explorer/dist), or leave it out for the one that is built in",
		"请用 --explorer 指定已构建的浏览器页面目录（client/explorer/dist），或去掉该参数以使用内置页面";
	Indexed: "last indexed block", "已索引至区块";
}

/// What is waited for, and why.
pub fn waiting(error: &Error, lang: Lang) -> String {
	match (error, lang) {
		(Error::Node(Unreachable { url, reason }), Lang::En) => {
			format!("waiting for the node at {url} ({reason}); --node names another")
		}
		(Error::Node(Unreachable { url, reason }), Lang::Zh) => {
			format!("正在等待节点 {url}({reason})；可用 --node 指定其他节点")
		}
		(error, Lang::En) => format!("waiting for {error}; --database names another"),
		(error, Lang::Zh) => format!("正在等待数据库：{error}；可用 --database 指定其他数据库"),
	}
}

/// Why the index stopped, by name, in words, and what to do about it.
pub fn stopped(error: &Error, lang: Lang) -> (&'static str, String, &'static str) {
	let (name, chinese, next, next_chinese) = match error {
		Error::Database(error) => (
			"Database",
			format!("数据库：{error}"),
			"check the address in --database, and whether the database runs and has room",
			"请检查 --database 的地址，以及数据库是否在运行、空间是否足够",
		),
		Error::Tables(error) => (
			"Tables",
			format!("数据库的表与本程序不符：{error}"),
			"use the program that made it or a later one, or another database: the index can be made again",
			"请使用创建它的程序或更新的版本，或改用另一数据库：索引可以重建",
		),
		Error::Address(url) => (
			"Address",
			format!("{url} 不是数据库地址：应以 sqlite:// 或 postgres:// 开头"),
			"name a database: --database sqlite://FILE or postgres://…",
			"请指定数据库：--database sqlite://文件 或 postgres://…",
		),
		Error::OtherChain { indexed, node } => (
			"OtherChain",
			format!("该数据库是链 {indexed} 的索引，而节点属于链 {node}"),
			"name a node of that chain, or another database for this one",
			"请指定该链的节点，或为此链使用另一数据库",
		),
		Error::OtherHistory { number } => (
			"OtherHistory",
			format!("节点的区块 {number} 与已索引的最后区块不相接"),
			"ask another node which history is final, and index into a new database if it is not this one",
			"请向其他节点核实哪一历史已最终确认；若非此历史，请索引到新的数据库",
		),
		Error::Concurrent => (
			"Concurrent",
			"另有进程在向同一数据库写入索引".into(),
			"run one hefu index for each database",
			"每个数据库只运行一个 hefu index",
		),
		// Of --node rather than of --url, from which all other commands have it.
		Error::Node(error @ Unreachable { .. }) => {
			let next = Index::StartNode.say(lang);
			return ("Node", super::message(error, lang), next);
		}
		Error::Node(error) => return ("Node", super::message(error, lang), super::next(error, lang)),
		Error::Pruned { what } => (
			"Pruned",
			format!("节点已不再保存：{what}"),
			"name a node that runs with --state-pruning archive-canonical",
			"请指定以 --state-pruning archive-canonical 运行的节点",
		),
		Error::NotInBlock { number, what } => (
			"NotInBlock",
			format!("节点对区块 {number} 的应答与其区块头不符：{what}"),
			"name another node: this one does not tell what its blocks say",
			"请指定其他节点：该节点的应答与其区块不符",
		),
		Error::Newer { spec_version } => {
			("Newer", format!("链的版本 {spec_version} 比本程序所知的新"), "get a newer hefu", "请更新 hefu")
		}
		Error::Impossible { number, event, what } => (
			"Impossible",
			format!("区块 {number} 的事件 {event} 与此前的索引不符：{what}"),
			"index into a new database; if it happens again, report it with the block's number",
			"请索引到新的数据库；若再次出现，请连同区块号一并报告",
		),
		Error::Listen { address, error } => (
			"Listen",
			format!("{address}：{error}"),
			"name an address of this machine that is free with --listen",
			"请用 --listen 指定本机的空闲地址",
		),
	};
	match lang {
		Lang::En => (name, error.to_string(), next),
		Lang::Zh => (name, chinese, next_chinese),
	}
}

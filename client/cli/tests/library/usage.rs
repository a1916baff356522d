//! What is wrong with the arguments, in Chinese.

use clap::Parser;
use hefu_cli::{args::Cli, text::usage::in_chinese};

fn said(arguments: &[&str]) -> String {
	in_chinese(&Cli::try_parse_from([&["hefu"], arguments].concat()).unwrap_err())
}

#[test]
fn each_kind_of_error_is_said_with_what_it_is_about() {
	for (arguments, wanted) in [
		(&["node", "status", "--nonsense"][..], "没有此参数：--nonsense"),
		(&["dataset", "show", "--outptu", "json"], "没有此参数：--outptu；是否为 --output?"),
		(&["datset"], "没有此命令：datset；是否为 data、dataset?"),
		(&["receipt", "fetch"], "缺少必需的参数：<BLOCK>、<INDEX>"),
		(&["receipt"], "缺少参数或子命令，用法如下"),
		(&["node", "status", "--url"], "参数 --url <URL> 缺少取值"),
		(&["node", "status", "--timeout", "0"], "参数 --timeout <SECONDS> 的取值无效：0"),
		(
			&["node", "status", "--output", "xml"],
			"参数 --output <OUTPUT> 的取值无效：xml；可用取值：table、json",
		),
		(&["node", "status", "--url", "a", "--url", "b"], "参数 --url <URL> 不能重复"),
	] {
		assert_eq!(said(arguments), wanted, "{arguments:?}");
	}
	let conflict = said(&["receipt", "fetch", "1", "0", "--at", "2"]);
	assert!(conflict.contains("不能与") && conflict.contains("--at <BLOCK>"), "{conflict}");
}

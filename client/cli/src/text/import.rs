//! Errors, problems and findings of an import.

use hefu_primitives::{
	dataset::{DescriptorError, MAX_DISTRIBUTIONS},
	locator::LocatorError,
};
use hefu_sdk::import::{Finding, ImportError, MAX_DOCUMENT, Problem};

use super::{Lang, io};

/// Why a description gives no registration.
pub fn import_error(error: &ImportError, lang: Lang) -> String {
	if lang == Lang::En {
		return error.to_string();
	}
	match error {
		ImportError::NotJson(error) => format!("不是 JSON:{error}"),
		ImportError::NotTurtle { line, column, why } => {
			format!("既不是 JSON 也不是 Turtle：第 {line} 行第 {column} 列：{why}")
		}
		ImportError::NotJsonLd(why) => format!("不是 JSON-LD:{why}"),
		ImportError::RemoteContext(url) => format!(
			"其 @context 位于 {url}，本程序不从网络获取：请用该处的内容替换此网址（DCAT-AP 3.0 的 @context 已内置）"
		),
		ImportError::Xml => "不读取 XML：请导出为 Turtle 或 JSON-LD".into(),
		ImportError::TooLarge => {
			format!("超过 {} MiB：请从目录中取出该数据集自身的描述", MAX_DOCUMENT >> 20)
		}
		ImportError::NoDataset { series: false } => {
			"其中没有描述数据集：既没有 dcat:Dataset(DCAT)，也没有 sc:Dataset(Croissant)".into()
		}
		ImportError::NoDataset { series: true } => {
			"其中只描述了数据集系列，没有描述系列中的数据集：请导入各数据集自身的描述".into()
		}
		ImportError::LooksLike { found, meant } => {
			format!("{found} 与 {meant} 相似但不是同一名称：请在描述文件中更正")
		}
		ImportError::Several(names) => {
			format!("其中描述了 {} 个数据集：请用 --dataset 选定一个：{}", names.len(), names.join("、"))
		}
		ImportError::NoSuchDataset { wanted, there } if there.is_empty() => {
			format!("其中只描述了一个数据集，无需指明：请去掉 --dataset {wanted}")
		}
		ImportError::NoSuchDataset { wanted, there } => {
			format!("其中没有描述 {wanted}：请用 --dataset 选定以下之一：{}", there.join("、"))
		}
		ImportError::Unreadable(path, error) => format!("无法读取 {}：{}", path.display(), io(error, lang)),
		ImportError::NotSealed(error) => error.to_string(),
		ImportError::Problems(problems) => {
			problems.iter().map(|one| problem(one, lang)).collect::<Vec<_>>().join("\n")
		}
	}
}

/// What stands in the way of a registration.
pub fn problem(problem: &Problem, lang: Lang) -> String {
	if lang == Lang::En {
		return problem.to_string();
	}
	match problem {
		Problem::Missing(field) => {
			format!("尚未说明此项：请加上 {} {}", field.option(), field.example())
		}
		Problem::NameTooLong { name, chars } => {
			format!("名称有 {chars} 个字符，最多 40 个：请用 --name 给出较短的名称（现为：{name}）")
		}
		Problem::NotADigest { entry, field, value, at_hand: true } => format!(
			"条目 {entry:?}：{field} 为 {value:?}，不是摘要值（64 位十六进制数）：请更正，或加上 --compute 登记本地文件的摘要"
		),
		Problem::NotADigest { entry, field, value, at_hand: false } => format!(
			"条目 {entry:?}：{field} 为 {value:?}，不是摘要值（64 位十六进制数），且本地没有该文件：请在描述文件中更正"
		),
		Problem::NoDigest { entry, field } => {
			let field = field.replace(" or ", " 或 ");
			format!(
				"条目 {entry:?}：未声明摘要值，本地也没有该文件：请在描述文件中加上 {field}，或把文件放在描述文件旁"
			)
		}
		Problem::NoSize { entry, field, declared: None } => {
			format!("条目 {entry:?}：本地没有该文件，且未声明 {field}：请在描述文件中加上字节数")
		}
		Problem::NoSize { entry, field, declared: Some(declared) } => {
			format!("条目 {entry:?}：本地没有该文件，{field} 为 {declared:?}，不是字节数：请写成例如 36809")
		}
		Problem::NoUrl { entry, field } => format!("条目 {entry:?}：没有 {field}：请说明数据所在位置"),
		Problem::LeadsOut { entry, field, url } => {
			format!("条目 {entry:?}：{field} {url:?} 指向描述文件所在文件夹之外：请把文件移入其中")
		}
		Problem::Several { entry, field } => {
			format!("条目 {entry:?}：{field} 有多个值：请只保留所指的一个")
		}
		Problem::LooksLike { found, meant } => {
			format!("{found} 与 {meant} 相似但不是同一名称：请在描述文件中更正")
		}
		Problem::Url { entry, url, error } => {
			let why = match error {
				LocatorError::Malformed => {
					"不是完整的网址（空格和非 ASCII 字符须百分号编码，不得含用户名或 #）"
				}
				LocatorError::Scheme => "所用协议不被允许（https 始终允许）",
				LocatorError::PrivateAddress => "是核验方不得访问的地址（本机、链路本地或专用网段）",
			};
			format!("条目 {entry:?}：{url:?} {why}")
		}
		Problem::Repository { entry, format } => format!(
			"条目 {entry:?}：encodingFormat {format:?} 是代码仓库，不是可核验字节的文件：请改为描述其中的文件"
		),
		Problem::Text { entry, field } => {
			format!("条目 {entry:?}：{field} 为空、超过 128 字节（网址为 512 字节）或含控制字符")
		}
		Problem::NoFiles => {
			"描述文件中没有独立的文件（没有任何文件，或只有文件集、包含在其他文件中的文件）：没有可核验的内容"
				.into()
		}
		Problem::TooManyFiles(count) => {
			format!("共 {count} 个文件，一个版本最多 {MAX_DISTRIBUTIONS} 个：请分成几个数据集登记，或打包")
		}
		Problem::Descriptor(error) => match error {
			DescriptorError::Name => "名称不是文本：请用 --name 另给名称",
			DescriptorError::Overview => "数据概述不是文本：请用 --overview 另给概述",
			DescriptorError::Industry => "行业不在 GB/T 4754 中：请给出例如 --industry I65",
			DescriptorError::Spatial => {
				"地区与空间范围级别不符：省级及以下须给出 --region，全国和国际不得给出"
			}
			DescriptorError::Temporal => "时间范围的终止日早于起始日",
			DescriptorError::Grade => "--grade-level 为 1 至 4，仅用于一般数据",
		}
		.into(),
	}
}

/// What a person should know of an import.
pub fn finding(finding: &Finding, lang: Lang) -> String {
	if lang == Lang::En {
		return finding.to_string();
	}
	match finding {
		Finding::DigestDiffers { entry, algorithm, file, declared, actual } => format!(
			"条目 {entry:?}：声明的 {algorithm} {} 与文件 {} 的 {} 不一致；仍按持有方的声明登记，核验方会发现差异",
			hex(declared),
			file.display(),
			hex(actual)
		),
		Finding::SizeDiffers { entry, field, declared, actual } => {
			format!("条目 {entry:?}：{field} 为 {declared:?}，文件实有 {actual} 字节，按后者登记")
		}
		Finding::Computed { entry, algorithm, value } => {
			format!("条目 {entry:?}：{value:?} 不是摘要值；已登记本地文件的 {algorithm}")
		}
		Finding::SetSkipped { entry } => format!("条目 {entry:?}：是文件集，自身没有字节；不登记"),
		Finding::ContainedSkipped { entry, within } => {
			format!("条目 {entry:?}：包含在 {within:?} 中；只登记外层文件")
		}
		Finding::Kept { fields } => format!(
			"登记要素中没有与 {} 对应的项：其内容留在描述文件中，以描述文件的摘要登记，请保留该文件",
			fields.join("、")
		),
		Finding::Chosen { field, language } if language.is_empty() => {
			format!("{field} 有多个值：登记未标明语言的一个")
		}
		Finding::Chosen { field, language } => format!("{field} 有多个值：登记语言为 {language:?} 的一个"),
		Finding::NotTaken { field, value, option } => {
			format!("{field} 为 {value}，登记要素中没有对应的值：请用 {option} 说明，或不作说明")
		}
		Finding::AccessUrl { entry, url } => format!(
			"条目 {entry:?}：没有 dcat:downloadURL，登记的是 dcat:accessURL {url}：除非该处就是数据本身，否则核验方会发现差异"
		),
		Finding::OtherChecksum { entry, algorithm } => {
			format!("条目 {entry:?}：不登记 {algorithm:?} 校验值：登记的摘要算法为 SHA-256、SM3 和 BLAKE3")
		}
		Finding::OverviewByDigest { chars } => {
			format!("描述有 {chars} 个字符，链上最多 400 个：以其 BLAKE3 登记，请保留原文")
		}
	}
}

fn hex(digest: &[u8; 32]) -> String {
	digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

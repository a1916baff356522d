# A bureau has its public data operated under an agreement: what is asked for them stays within the cap that it sets. And it files them for
# the register of public data, whose query code waits until the public's time is over.

act "Public data are operated at capped prices, and filed for their register 公共数据授权运营与登记"
# Made-up organisations, whose codes spell the project's name as the founders' do.
codes[Bureau]=11440000HEFU012562 codes[Operator]=91440000HEFU01264L
propose_member Alice Bureau "示例 广东省数据局 Guangdong Data Bureau" implementing-body 440000
propose_member Bob Operator "示例 广东公共数据运营公司 Guangdong Public Data Operations" authorised-operator 440000
await_all "the motions were not proposed"
for member in Alice Bob; do council_decides "$(jq -r .motion "$licences/motion-$member.json")"; done
for member in Bureau Operator; do done_as "$member//owner" member add-operator "$(account "//$member")" --all; done
done_as Registry//owner member set-scope "$(account //Registry)" --scope registration --scope catalogue
operator=$(member_of Operator)

# Registers a file of this key's member under this name; the dataset is in $registered.
register_file() {
	local who=$1 path=$2 name=$3
	shift 3
	done_as "$who" dataset register "$files/$path" --locator "http://127.0.0.1:$host_port/$path" --name "$name" \
		--access authorised-operation --grade general --personal-information none --check later "$@"
	registered=$(jq -r .dataset <<< "$answer")
}

done_as Bureau operation plan --mode scenario --document "$(digest_of plan)" --decision "$(digest_of 'the government agrees')" \
	--price-authority "$dave"
operation=$(jq -r .operation <<< "$answer")
done_as Bureau operation select "$operation" "$operator" --method open-tender --document "$(digest_of 'result of the tender')"
days=(--from "$(TZ=Asia/Shanghai date +%F)" --last "$(TZ=Asia/Shanghai date -d '2 years' +%F)")
agreement=(--document "$(digest_of agreement)" --security "$(digest_of security)" --exit "$(digest_of exit)" "${days[@]}")
done_as Bureau operation offer "$operation" "${agreement[@]}"
done_as Operator operation sign "$operation" "${agreement[@]}"
printf '  agreed   %s, from %s to %s\n' "$operation" "${days[1]}" "${days[3]}"

printf 'line,hour,passengers\n1,8,2310\n1,9,1742\n' > "$files/passengers.csv"
printf 'line,peak\n1,8\n' > "$files/peaks.csv"
register_file Bureau passengers.csv "广东省公交客流数据" --source generated --kind public-resource
passengers=$registered
done_as Bureau operation add-data "$operation" "$passengers"
register_file Operator peaks.csv "公交高峰时段产品" --source derived --kind product --parent "$passengers"
done_as Operator operation list-product "$operation" "$registered" --purpose industry --unit calls --per 1000
product=$(jq -r .product <<< "$answer")

# No price above the cap, and no charge above the price.
done_as Bureau operation cap "$operation" "$product" 5 --decision "$(digest_of 'cap of 5 yuan for 1,000 calls')"
refused_with Operation::AboveCap Operator operation price "$operation" "$product" 5.01
done_as Operator operation price "$operation" "$product" 3
done_as Bureau operation begin "$operation"
year=$(TZ=Asia/Shanghai date +%Y)
charge=(operation revenue "$operation" --year "$year" --product "$product" --units 2000 --amount)
refused_with Operation::AbovePrice Operator "${charge[@]}" 6.01
done_as Operator "${charge[@]}" 6
ask operation show "$operation"
printf '  charged  %s yuan for %s calls; the cap is %s yuan for 1,000, the price %s\n' \
	$(jq -r '.revenues[0].amount, .revenues[0].units, (.products[0].tariff | .cap, .price)' <<< "$answer")
# Both sides disclose a year once it is over, and who does not is seen to owe it.
refused_with Operation::TooEarly Operator operation disclose "$operation" --year "$year" --document "$(digest_of report)"

# What is operated is to be registered.
ask catalogue due "$passengers"
[ "$(jq -r .filed <<< "$answer")" = false ] || failed "it is filed before it was: $answer"
printf '  to file  by %s\n' "$(jq -r '.due // "a day of a year whose working days are not known yet"' <<< "$answer")"
done_as Bureau catalogue file "$passengers" --kind initial --institution "$registry" --materials "$(digest_of materials)"
application=$(jq -r .application <<< "$answer")
done_as Registry catalogue accept "$application"
done_as Registry catalogue publicise "$application"
refused_with Catalogue::StillPublicised Registry catalogue enter "$application" --code GD2026000001
ask catalogue due "$passengers"
[ "$(jq -r .filed <<< "$answer")" = true ] || failed "it is not filed: $answer"
ask catalogue show "$application"
printf '  filed    %s; its query code waits until %s\n' "$(jq -r .stage <<< "$answer")" "$(jq -r '.ends.publicity | tostring' <<< "$answer")"
seen "nothing asked above the cap nor charged above the price; filed, accepted and shown to the public"

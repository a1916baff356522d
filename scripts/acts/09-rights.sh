# A right to operate is granted by a policy and sub-licensed within it; what lies outside is refused with its reason.

act "Data are granted, sub-licensed, used; a revoked grant ends what was made from it 数据授权与转授权"
rights=$work/rights
mkdir "$rights"
# The consortium's list of purposes, and a policy whose terms the grant has.
export HEFU_PURPOSES=$rights/purposes.json
printf '{ "logistics": 0, "statistics": 1, "marketing": 2 }\n' > "$HEFU_PURPOSES"
cat > "$rights/policy.json" <<-'JSON'
	{
		"@context": "http://www.w3.org/ns/odrl.jsonld",
		"@type": "Offer",
		"permission": [{
			"action": "use",
			"constraint": [{ "and": [
				{ "leftOperand": "purpose", "operator": "isAnyOf", "rightOperand": ["logistics", "statistics"] },
				{ "leftOperand": "spatial", "operator": "isPartOf", "rightOperand": "440000" },
				{ "leftOperand": "industry", "operator": "eq", "rightOperand": "I" },
				{ "leftOperand": "elapsedTime", "operator": "lteq", "rightOperand": "P365D" }
			] }]
		}]
	}
JSON

# The id of a founder.
member_of() {
	ask --key "//$1" member show
	[ "$code" = 0 ] || failed "no member $1: $answer"
	jq -r .member <<< "$answer"
}

# Demands that this key do something.
done_as() {
	local who=$1
	shift
	ask --key "//$who" "$@"
	[ "$code" = 0 ] || failed "$who: $1 $2: $answer"
}

# Demands that a use be refused for this reason, dimension and grant.
use_refused() {
	local wanted=$1 grant=$2
	shift 2
	ask grant can-use "$grant" "$@"
	[ "$code" = 5 ] && [ "$(jq -r '.because | [.reason, .dimension, .grant] | map(select(.)) | join(" ")' <<< "$answer")" = "$wanted" ] ||
		failed "expected $wanted: $answer"
	printf '  refused  %s: %s\n' "${*}" "$wanted"
}

alice=$(member_of Alice) bob=$(member_of Bob) charlie=$(member_of Charlie) dave=$(member_of Dave)
contract=$(printf 'supply contract' | sha256sum | cut -c1-64)
done_as Alice right claim "$dataset" operate --ground agreement --evidence "$contract"
done_as Alice grant make "$dataset" "$bob" --right operate --policy "$rights/policy.json" --sublicence 1:carrier
parent=$(jq -r .grant <<< "$answer")
printf '  granted  to a data service, by policy: %s in %s\n' "$(jq -r '.terms.purposes | join(", ")' <<< "$answer")" \
	"$(jq -r '.terms.territory | join(", ")' <<< "$answer")"
narrow=(--purpose logistics --region 440300 --sector I65 --until 30d)
done_as Bob grant make "$dataset" "$charlie" --parent "$parent" "${narrow[@]}"
child=$(jq -r .grant <<< "$answer")

within=(--purpose logistics --region 440305 --sector I65)
ask grant can-use "$child" "${within[@]}"
[ "$code" = 0 ] && [ "$(jq -r .allowed <<< "$answer")" = true ] || failed "the use was not allowed: $answer"
printf '  allowed  %s\n' "${within[*]}"
use_refused "terms territory" "$child" --purpose logistics --region 330100 --sector I65
use_refused "terms purpose" "$child" --purpose marketing --region 440305 --sector I65

# More than the parent has is not granted on, and the dimension is named.
ask --key //Bob grant make "$dataset" "$charlie" --parent "$parent" --purpose logistics --region any --sector I65 --until 30d
[ "$code" = 5 ] && [ "$(jq -r .error.name <<< "$answer")" = Rights::TermsExceeded ] || failed "it was not refused: $answer"
jq -r '.error.message[]' <<< "$answer" | grep -qE '^(territory|地域)' || failed "the dimension is not named: $answer"
printf '  refused  sub-licence for everywhere: %s\n' "$(jq -r '.error.message[-1]' <<< "$answer")"

done_as Alice grant revoke "$parent"
receipt=$(jq -r '.receipts[] | select(contains("Rights.Revoked"))' <<< "$answer")
use_refused "revoked $parent" "$child" "${within[@]}"
HEFU_URL=ws://127.0.0.1:9 ask receipt verify "$receipt"
[ "$code" = 0 ] || failed "the receipt does not hold: $answer"
seen "used within its terms, refused outside and once revoked; the revocation's receipt verified offline"

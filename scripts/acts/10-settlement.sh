# A use right is sold against a claim on a bank: both sides in one step, or neither.

act "A use right and its price change hands in one step, or not at all 数据使用权与资金同步结算"
settlement=$work/settlement
mkdir "$settlement"
export HEFU_BANK_SALT=$settlement/bank.salt
ask money new-salt "$HEFU_BANK_SALT"
[ "$code" = 0 ] || failed "no salt: $answer"

# The council lets the bank owe renminbi.
done_as Alice//governance money open-book "$dave" --currency CNY
motion=$(jq -r .motion <<< "$answer")
set -m
for member in Alice Bob Charlie; do
	"$hefu" --output json --quiet --key "//$member//governance" motion vote "$motion" >> "$work/hefu.log" 2>&1 &
	shares+=($!)
done
set +m
for share in "${shares[@]}"; do wait "$share" || failed "the council did not vote"; done
shares=()
done_as Dave//governance motion close "$motion"

# The buyer's money comes in; the same entry is not attested twice.
done_as Dave money received "$charlie" 1000 --reference 20261124-0001
ask --key //Dave money received "$charlie" 1000 --reference 20261124-0001
[ "$code" = 5 ] && [ "$(jq -r .error.name <<< "$answer")" = Settlement::ReferenceUsed ] || failed "attested twice: $answer"
printf '  refused  the same bank entry twice: %s\n' Settlement::ReferenceUsed

# What is to change hands and what is not: each claim with its locks, each grant, each offer with its lock.
holdings() {
	ask money book "$dave"
	jq -c .claims <<< "$answer"
	ask grant list --dataset "$dataset"
	jq -c '.grants, .offers' <<< "$answer"
}

# The free part of a party's claim.
free() {
	ask money claims "$1"
	jq -r '[.claims[].free] | first // "0.00"' <<< "$answer"
}

done_as Alice grant offer "$dataset" "$charlie" "${narrow[@]}"
sold=$(jq -r .grant <<< "$answer")
done_as Alice instruction make --pay "$charlie:$alice:800.50" --bank "$dave" --grant "$sold"
instruction=$(jq -r .instruction <<< "$answer")
done_as Alice instruction affirm "$instruction"
done_as Charlie instruction affirm "$instruction"
[ "$(jq -r .settled <<< "$answer")" = true ] || failed "it was not settled: $answer"
receipt=$(jq -r '.receipts[] | select(contains("Settlement.Settled"))' <<< "$answer")
ask grant can-use "$sold" "${within[@]}"
[ "$code" = 0 ] || failed "the buyer may not use what it bought: $answer"
[ "$(free "$alice") $(free "$charlie")" = "800.50 199.50" ] || failed "the money is not where it should be: $answer"
printf '  settled  the seller has 800.50 CNY, the buyer the use and 199.50 CNY\n'

# Another sale fails: what the seller grants from is revoked after it affirmed.
done_as Alice grant make "$dataset" "$bob" --right operate --policy "$rights/policy.json" --sublicence 1:carrier
parent=$(jq -r .grant <<< "$answer")
done_as Bob grant offer "$dataset" "$charlie" --parent "$parent" "${narrow[@]}"
unsold=$(jq -r .grant <<< "$answer")
done_as Bob instruction make --pay "$charlie:$bob:100" --bank "$dave" --grant "$unsold"
instruction=$(jq -r .instruction <<< "$answer")
done_as Bob instruction affirm "$instruction"
done_as Alice grant revoke "$parent"
before=$(holdings)
ask --key //Charlie instruction affirm "$instruction"
[ "$code" = 5 ] && [ "$(jq -r .failed.name <<< "$answer")" = Rights::ParentNotLive ] || failed "it did not fail: $answer"
printf '  failed   leg %s: %s; nothing was moved\n' "$(jq -r .failed.leg <<< "$answer")" "$(jq -r .failed.name <<< "$answer")"
# Tried again, it fails again, and every claim, grant and lock is as it was.
locked=$(holdings)
ask --key //Bob instruction execute "$instruction"
[ "$code" = 5 ] && [ "$(jq -r .error.name <<< "$answer")" = Rights::ParentNotLive ] || failed "it was executed: $answer"
[ "$(holdings)" = "$locked" ] || failed "a failed execution changed something"
# What the buyer had locked is free again, and all is as before it affirmed.
done_as Charlie instruction withdraw "$instruction"
[ "$(holdings)" = "$before" ] || failed "withdrawing did not give back what was locked"
ask grant can-use "$unsold" "${within[@]}"
[ "$code" = 5 ] && [ "$(jq -r .because.reason <<< "$answer")" = unknown-grant ] || failed "the unsold use is allowed: $answer"
done_as Bob instruction reject "$instruction"

# The bank pays the seller out, and owes the buyer the rest.
done_as Dave money paid "$alice" 800.50 --reference 20261124-0002
ask money book "$dave"
[ "$(jq -r .owed <<< "$answer")" = 199.50 ] || failed "the bank's book is wrong: $answer"
printf '  paid out 800.50 CNY to the seller; the bank owes 199.50 CNY\n'

# The statement of the bank's account says the same as the chain; with another amount it does not.
cat > "$settlement/statement.csv" <<'END'
流水号,方向,金额
20261124-0001,收,1000.00
20261124-0002,付,800.50
END
ask money reconcile "$settlement/statement.csv" --bank "$dave"
[ "$code" = 0 ] && [ "$(jq -c '[.reconciles, (.lines | length)]' <<< "$answer")" = '[true,2]' ] || failed "the statement differs: $answer"
sed -i 's/800.50/800.05/' "$settlement/statement.csv"
ask money reconcile "$settlement/statement.csv" --bank "$dave"
[ "$code" = 3 ] && [ "$(jq -r '.lines[1].found' <<< "$answer")" = other-amount ] || failed "a wrong statement reconciles: $answer"
printf '  reconciled  the bank statement, line by line; a wrong amount is found 对账\n'
HEFU_URL=ws://127.0.0.1:9 ask receipt verify "$receipt"
[ "$code" = 0 ] || failed "the receipt does not hold: $answer"
seen "sold and paid in one step; a failing leg changed nothing; the settlement's receipt verified offline"

# Three of four go on.

act "One validator is killed; checks and finality go on 一个节点停机，核验与最终性继续"
kill -9 "${pids[dave]}"
wait "${pids[dave]}" 2>/dev/null || true
unset 'pids[dave]'
before=$(finalised "$rpc_port")
check_expecting Verified "$dataset"
[ "$(jq '.checks[0].reports | length' <<< "$answer")" = 3 ] || failed "expected three reports: $answer"
wait_finalised "$rpc_port" $((before + 5)) 60 || failed "finality stopped"
seen "Verified by three; finality went on from block $before"

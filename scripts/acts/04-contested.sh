# A host that lies to one validator: three were served the registered bytes, one others.

act "A host answers one validator differently 数据源对不同节点给出不同内容"
stop_host
python3 "$root/scripts/lying-host.py" "$files" "$host_port" 2>> "$work/host.log" &
host=$!
for _ in $(seq 50); do (: < "/dev/tcp/127.0.0.1/$host_port") 2>/dev/null && break; sleep 0.1; done
check_expecting Contested "$dataset"
seen "Contested: $reports"

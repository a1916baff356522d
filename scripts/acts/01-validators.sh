# Four nodes make blocks and finalise them.

act "Four validators of a consortium start 四个验证节点启动"
start_network
wait_finalised "$rpc_port" 2 60 || failed "no finality within a minute"
seen "four processes, finality"

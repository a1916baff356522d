# Nobody answers where the bytes should be.

act "The host stops 数据源停机"
stop_host
check_expecting Unavailable "$dataset"
seen "Unavailable: $reports"

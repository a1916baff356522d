# The holder's host serves other bytes than were registered.

act "A file is altered on its host after registration 登记后文件被改"
cp "$file" "$work/original"
printf 'X' | dd of="$file" bs=1 seek=10 conv=notrunc status=none
check_expecting Mismatched "$dataset"
cp "$work/original" "$file"
seen "Mismatched: $reports"

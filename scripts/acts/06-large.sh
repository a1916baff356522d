# A large file is checked at a cost that does not grow with it, and rare damage in it is found.

act "A file of 1 GiB is checked by samples; then 2 % of it is damaged 抽样核验大文件，再损坏其中2%"
large=$files/large/observations.bin
mkdir "${large%/*}"
head -c 1G /dev/urandom > "$large"
"$hefu" --quiet data outboard "$large" > /dev/null
serve
ask --key //Bob dataset register "$large" --name "2026 Guangdong weather observations" --locator "http://127.0.0.1:$host_port/large/observations.bin" --wait \
	"${about[@]:0:${#about[@]}-1}"
[ "$code" = 0 ] || failed "the file was not Verified: $answer"
large_dataset=$(jq -r .dataset <<< "$answer")
sampled=$(jq '.checks[0].coverage.blake3.sampled.groups' <<< "$answer")
# What the four of them had of the host, by its own log: requests, and MiB, of each.
read -r requests mebibytes < <(awk '/ GET \/large\// { requests++; bytes += $NF }
	END { printf "%d %.1f\n", requests / 4, bytes / 4 / 1048576 }' "$work/host.log")
awk -v read="$mebibytes" -v asked="$requests" 'BEGIN { exit !(read > 0 && read < 16 && asked <= 400) }' ||
	failed "each validator read $mebibytes MiB of 1024 in $requests requests"
printf '  Verified  each validator: %s samples, %s requests, %s MiB of 1024\n' "$sampled" "$requests" "$mebibytes"

# One byte in every fiftieth group of 16 KiB.
python3 - "$large" <<-'PYTHON'
	import sys
	with open(sys.argv[1], "r+b") as file:
	    for group in range(7, 65536, 50):
	        file.seek(group * 16384 + 100)
	        byte = file.read(1)
	        file.seek(-1, 1)
	        file.write(bytes([byte[0] ^ 1]))
PYTHON
check_expecting Mismatched "$large_dataset"
seen "Verified from $mebibytes MiB; damaged, Mismatched"

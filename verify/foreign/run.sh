#!/usr/bin/env bash
# Checks logs with programs that we did not write: OpenSSL, Debian's Go with golang.org/x/mod, sigstore's JavaScript;
# and with ours, copied alone into an empty folder. Fails, never skips, when one of them is not there.
#   run.sh                      logs made by the tests' own builder, and what becomes of them when a byte changes
#   run.sh LOG VKEYFILE         the log in this directory or at this URL
#   run.sh LOG VKEYFILE RECEIPT LEAF    and a receipt of one entry of it
set -euo pipefail
args=()
for arg in "$@"; do
  if [[ $arg == http* ]]; then args+=("${arg%/}"); else args+=("$(realpath -e "$arg")"); fi
done
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v openssl >/dev/null || { echo 'OpenSSL is not there' >&2; exit 1; }
if ! command -v go >/dev/null || [ ! -d /usr/share/gocode/src/golang.org/x/mod/sumdb/tlog ]; then
  apt-get update -qq && apt-get install -y -qq golang-go golang-golang-x-mod-dev >/dev/null
fi
GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$work/cache go build -o "$work/check" verify/foreign/check.go
mkdir "$work/alone" && cp verify/ledger-verify.mjs "$work/alone/"
node=$PWD/node_modules/.bin/node
[ -x "$node" ] || node=node
sigstore=$PWD/verify/foreign/sigstore.mjs

ours() { (cd "$work/alone" && "$node" ledger-verify.mjs "$@"); }
fetched() { # LOG: its checkpoint as a file
  if [[ $1 == http* ]]; then curl -fsS "$1/checkpoint" -o "$work/checkpoint"; else cp "$1/checkpoint" "$work/checkpoint"; fi
}
whole() { # LOG VKEYFILE
  fetched "$1"
  bash verify/foreign/openssl.sh "$work/checkpoint" "$2"
  "$work/check" "$1" "$2"
  ours "$1" --vkey "$2"
}
receipt() { # RECEIPT LEAF VKEYFILE
  bash verify/foreign/openssl.sh "$1" "$3"
  "$work/check" -receipt "$1" "$2" "$3"
  "$node" "$sigstore" "$1" "$2" "$3"
  ours --receipt "$1" --leaf "$2" --vkey "$3"
}
refused() { # WHAT COMMAND…
  local what=$1
  shift
  if "$@" >/dev/null 2>&1; then
    echo "FAILED: $1 took $what" >&2
    exit 1
  fi
}
flip() { # FILE: one bit of the byte in its middle
  "$node" -e 'const fs=require("fs");const b=fs.readFileSync(process.argv[1]);b[b.length>>1]^=1;fs.writeFileSync(process.argv[1],b)' "$1"
}

if [ $# -ge 2 ]; then
  whole "${args[0]}" "${args[1]}"
  [ $# -lt 4 ] || receipt "${args[2]}" "${args[3]}" "${args[1]}"
  exit 0
fi

for size in 1 256 600 66000; do
  made=$work/$size
  "$node" --import ./test/support/ts-imports.mjs test/verify/make-log.ts "$made" "$size"
  whole "$made/log" "$made/vkey"
  receipt "$made/receipt" "$made/leaf" "$made/vkey"
done

made=$work/600
for path in tile/entries/001 tile/0/000 tile/0/002.p/88 tile/1/000.p/2; do
  rm -rf "$work/bad" && cp -r "$made" "$work/bad"
  flip "$work/bad/log/$path"
  refused "a bit flipped in $path" "$work/check" "$work/bad/log" "$made/vkey"
  refused "a bit flipped in $path" ours "$work/bad/log" --vkey "$made/vkey"
done
cp "$made/log/checkpoint" "$work/checkpoint" && sed -i 's/^600$/601/' "$work/checkpoint"
refused 'another size' bash verify/foreign/openssl.sh "$work/checkpoint" "$made/vkey"
refused 'the key of another log' "$work/check" "$made/log" "$work/256/vkey"
refused 'the key of another log' bash verify/foreign/openssl.sh "$made/log/checkpoint" "$work/256/vkey"
flip "$work/bad/leaf"
refused 'another entry' "$work/check" -receipt "$made/receipt" "$work/bad/leaf" "$made/vkey"
refused 'another entry' "$node" "$sigstore" "$made/receipt" "$work/bad/leaf" "$made/vkey"
refused 'another entry' ours --receipt "$made/receipt" --leaf "$work/bad/leaf" --vkey "$made/vkey"
echo 'OpenSSL, Go, sigstore and ledger-verify agree'

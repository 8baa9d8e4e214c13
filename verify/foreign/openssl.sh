#!/usr/bin/env bash
# Checks the signature of a checkpoint with OpenSSL alone: openssl.sh CHECKPOINT VKEYFILE. Also of the one in a receipt.
# The text of a signed note ends at its last blank line; a signature line is a name, 4 bytes of key id and 64 of Ed25519.
set -euo pipefail
note=$1
vkey=$(tr -d '\n' <"$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

name=${vkey%%+*}
rest=${vkey#*+}
id=${rest%%+*}

# A receipt holds its checkpoint after its first blank line.
[ "$(head -n 1 "$note")" = 'c2sp.org/tlog-proof@v1' ] && { sed '1,/^$/d' "$note" >"$work/note"; note=$work/note; }

# The public key: 12 bytes that say "Ed25519" (RFC 8410), and the 32 after the type byte of the vkey.
{
  printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'
  printf '%s' "${rest#*+}" | base64 -d | tail -c 32
} >"$work/key.der"
sed '/^$/,$d' "$note" >"$work/text"

grep -F -- "— $name " "$note" | while read -r _ _ signature; do
  printf '%s' "$signature" | base64 -d >"$work/line"
  [ "$(head -c 4 "$work/line" | od -An -tx1 | tr -d ' \n')" = "$id" ] || continue
  tail -c +5 "$work/line" >"$work/signature"
  openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$work/key.der" -in "$work/text" -sigfile "$work/signature" >&2
  touch "$work/verified"
done
[ -e "$work/verified" ] || { echo "OpenSSL: no signature of $name+$id" >&2; exit 1; }
echo "OpenSSL: $name signed size $(sed -n 2p "$note") and root $(sed -n 3p "$note")"

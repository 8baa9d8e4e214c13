#!/bin/sh
# A certificate authority of this installation's own, and a certificate for each node named.
#   make-certificates DIRECTORY NAME…
# Makes DIRECTORY/ca/ca.key (for nobody but this script), and for each NAME a directory DIRECTORY/NAME with
# node.crt, node.key and ca/ca.crt; DIRECTORY/public/ca.crt is for clients. What is there already stays.
set -eu
umask 077
directory=$1
shift

authority_days=3650
# A year: renewing is a habit then. How: docs/how-to/run-on-kurrentdb.md
node_days=397

mkdir -p "$directory/ca" "$directory/public"
# The machine's own openssl.cnf has no say.
settings=$directory/ca/ca.cnf
cat >"$settings" <<SETTINGS
[req]
distinguished_name=name
x509_extensions=authority
[name]
[authority]
basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
SETTINGS
if [ ! -s "$directory/ca/ca.key" ]; then
  openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$directory/ca/ca.key"
  openssl req -x509 -new -sha256 -config "$settings" -key "$directory/ca/ca.key" \
    -days "$authority_days" -subj '/O=Disclosure ledger/CN=KurrentDB CA' -out "$directory/ca/ca.crt"
fi
cp "$directory/ca/ca.crt" "$directory/public/ca.crt"

for name in "$@"; do
  node=$directory/$name
  mkdir -p "$node/ca"
  cp "$directory/ca/ca.crt" "$node/ca/ca.crt"
  if [ ! -s "$node/node.crt" ]; then
    openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$node/node.key"
    # One common name on all nodes: by it, and by clientAuth, they know each other.
    openssl req -new -config "$settings" -key "$node/node.key" -subj '/CN=eventstoredb-node' \
      -out "$node/node.csr"
    cat >"$node/node.ext" <<EXTENSIONS
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=serverAuth,clientAuth
subjectAltName=DNS:$name,DNS:localhost,IP:127.0.0.1
authorityKeyIdentifier=keyid
EXTENSIONS
    openssl x509 -req -sha256 -in "$node/node.csr" -days "$node_days" \
      -CA "$directory/ca/ca.crt" -CAkey "$directory/ca/ca.key" -CAcreateserial \
      -extfile "$node/node.ext" -out "$node/new.crt"
    mv "$node/new.crt" "$node/node.crt"
    rm "$node/node.csr" "$node/node.ext"
  fi
  # Each node mounts its own directory and no other, so these modes let in that container alone, whatever its user.
  chmod 0755 "$node" "$node/ca"
  chmod 0644 "$node/node.crt" "$node/node.key" "$node/ca/ca.crt"
done
chmod 0755 "$directory/public"
chmod 0644 "$directory/public/ca.crt"

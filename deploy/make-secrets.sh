#!/bin/sh
# Makes passwords that nobody has to think of, as files in ./secrets; what is there already stays.
# Others on this machine cannot enter the directory. The files are open to all, for in each container another
# user reads the one that is mounted there.
set -eu
cd "$(dirname "$0")/.."
umask 077
mkdir -p secrets

random() { openssl rand -hex 32; }
make() { # name, text
  [ -e "secrets/$1" ] || printf '%s\n' "$2" >"secrets/$1"
  chmod 0644 "secrets/$1"
}

make store-admin "admin:$(random)"
make store-ledger "ledger:$(random)"
make store-metrics "$(random)"
make grafana-admin "$(random)"
# An operator's token for /metrics comes from your issuer; until then Prometheus is refused.
make ledger-metrics-token ''

import { createHash } from 'node:crypto';

/** The offices that certify what each side sends in bulk. Invented, as all of it. */
export const OFFICES = {
  'dhs-office.json': {
    title: 'Assistant Director',
    kind: 'component-head',
    agency: 'DHS',
    component: 'ICE',
  },
  'irs-office.json': {
    title: 'Director of Disclosure',
    kind: 'other',
    agency: 'Treasury',
    component: 'IRS',
  },
} as const;

/**
 * A script for sh that sends the files beside it as both sides would, each on its day, and has what the ledger holds
 * scored. It holds no secret, and gives tokens to no command line. Broken off, it goes on where it was: a key is cut
 * from what decides the exchange.
 */
export const sendScript = ({ lines, seed }: { readonly lines: number; readonly seed: string }) => {
  const key = createHash('sha256')
    .update(JSON.stringify([lines, seed]))
    .digest('hex')
    .slice(0, 16);
  return String.raw`#!/bin/sh
# Sends the exchange beside this file to a ledger of its own, as both sides would, and scores what it holds of it.
# Run it in the repository:
#   LEDGER=http://127.0.0.1:3000 DHS_TOKEN=dhs IRS_TOKEN=irs OVERSIGHT_TOKEN=oversight sh send.sh
# Each *_TOKEN names a file that holds a bearer token. COMMAND is how the program of the ledger is called, where it is
# not npm that calls it. Broken off, the same command goes on where it was.
set -e
need() { if [ -z "$2" ]; then echo "Set $1" >&2; exit 2; fi; }
need LEDGER "$LEDGER"
need DHS_TOKEN "$DHS_TOKEN"
need IRS_TOKEN "$IRS_TOKEN"
need OVERSIGHT_TOKEN "$OVERSIGHT_TOKEN"
if [ -z "$COMMAND" ]; then COMMAND='npm run -s ledger --'; fi
EXCHANGE=$(cd "$(dirname "$0")" && pwd)
DATA=$EXCHANGE/data

# post ADDRESS TOKEN STEP; the token is on no command line
post() {
  printf 'Authorization: Bearer %s\n' "$(cat "$2")" | curl -sS --fail-with-body "$LEDGER$1" -H @- \
    -H 'Content-Type: application/json' -H "Idempotency-Key: exchange ${key} $3" --data-binary "@$DATA/$3.json"
}
# bulk FILE TOKEN OFFICE DAY [OPTION]...
bulk() {
  file=$DATA/$1 token=$2 office=$DATA/$3 day=$4
  shift 4
  $COMMAND intake send "$file" --url "$LEDGER" --token-file "$token" --stream "$REQUEST" --day "$day" --office "$office" "$@"
}

ANSWER=$(post /v1/requests "$DHS_TOKEN" letter) || { echo "$ANSWER" >&2; exit 1; }
REQUEST=$(printf '%s' "$ANSWER" | sed -n 's/.*"stream":"\([0-9a-f-]*\)".*/\1/p')
echo "request $REQUEST"
bulk lines.ndjson "$DHS_TOKEN" dhs-office.json 2025-06-26
post "/v1/requests/$REQUEST/submission" "$DHS_TOKEN" submission && echo
post "/v1/requests/$REQUEST/receipts" "$IRS_TOKEN" receipt && echo
bulk responses.ndjson "$IRS_TOKEN" irs-office.json 2025-08-06 --kind responses
bulk disclosures.ndjson "$IRS_TOKEN" irs-office.json 2025-08-07 --kind disclosures --receipt "$EXCHANGE/receipt.json"

# Until the ledger has read, and so judged, the last of it.
LAST=$(sed -n 's/.*"seq": \([0-9]*\).*/\1/p' "$EXCHANGE/receipt.json" | tail -n 1)
while [ "$(curl -sSI "$LEDGER/health/live" | tr -d '\r' | sed -n 's/^[Ll]edger-[Ss]eq: //p')" -lt "$LAST" ]; do sleep 1; done
$COMMAND demo score "$EXCHANGE/truth.ndjson" --url "$LEDGER" --request "$REQUEST" --token-file "$OVERSIGHT_TOKEN"
`;
};

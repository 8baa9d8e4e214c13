#!/usr/bin/env python3
"""Makes every commitment, leaf and leaf hash of test/frozen again, in another language.

It shares no code with the ledger and needs nothing but Python 3: whoever doubts our bytes can read
this page and run it. Exit code 1 when anything comes out otherwise, or when there is nothing to check.

    python3 scripts/recompute-frozen.py [folder of samples]
"""

import base64
import hashlib
import json
import sys
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "test" / "frozen" / "samples"
LEAF = ("v", "id", "stream", "revision", "type", "version", "recordedOn", "public", "commit", "signature")


def jcs(value):
    """RFC 8785 for what records hold: texts, whole numbers, ASCII names."""
    assert_simple(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def assert_simple(value):
    """Python sorts names and prints fractions otherwise than RFC 8785: refuse both."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if not name.isascii():
                raise ValueError("a name is not ASCII")
            assert_simple(inner)
    elif isinstance(value, list):
        for inner in value:
            assert_simple(inner)
    elif isinstance(value, float):
        raise ValueError("a number is not whole")


def to_base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def salt(seed, n):
    block = hashlib.sha512(seed + (n // 4).to_bytes(4, "big")).digest()
    start = 16 * (n % 4)
    return to_base64url(block[start : start + 16])


def commitment(seed, n, name, value):
    """RFC 9901: the digest of base64url(JCS([salt, name, value]))."""
    opening = to_base64url(jcs([salt(seed, n), name, value]).encode("utf-8"))
    return to_base64url(hashlib.sha256(opening.encode("ascii")).digest())


def recomputed(sample):
    record = sample["record"]
    official = commitment(from_base64url(record["officialSeed"]), 0, "official", record["official"])
    seed = from_base64url(sample["personalSeed"])
    personal = {
        name: commitment(seed, n, name, sample["personal"].get(name))
        for name, (n, face) in sample["table"].items()
        if face == "personal"
    }
    commit = {"official": official, "personal": personal}
    place = {"stream": sample["stream"], "revision": sample["revision"]}
    whole = {**record, **place, "commit": commit}
    leaf = jcs({name: whole[name] for name in LEAF})
    leaf_hash = hashlib.sha256(b"\x00" + leaf.encode("utf-8")).hexdigest()
    return {"commit": commit, "leaf": leaf, "leafHash": leaf_hash}


def stored(sample):
    return {"commit": sample["record"]["commit"], "leaf": sample["leaf"], "leafHash": sample["leafHash"]}


def main(folder):
    checked = 0
    differences = []
    for path in sorted(folder.glob("*.json")):
        for place, sample in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            checked += 1
            then, now = stored(sample), recomputed(sample)
            differences += [f"{path.name}, sample {place}: {part}" for part in then if then[part] != now[part]]
    for difference in differences:
        print(f"differs: {difference}")
    print(f"{checked} samples, {len(differences)} differences")
    return 0 if checked > 0 and not differences else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES))

"""A second verifier of the ledger, written apart from the first: python3 verify_ledger.py EXPORT KEY [COPY].

Answers 0 for intact, 1 for broken and names the first broken entry. Ed25519 is done by hand (RFC 8032),
so that nothing but the standard library is needed.
"""
import base64
import datetime
import hashlib
import json
import os
import sys

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    e = (y1 - x1) * (y2 - x2) % P
    f = (y1 + x1) * (y2 + x2) % P
    g = 2 * t1 * t2 * D % P
    h = 2 * z1 * z2 % P
    j, k, m, n = f - e, h - g, h + g, f + e
    return (j * k % P, m * n % P, k * m % P, j * n % P)


def multiply(s, point):
    result = (0, 1, 1, 0)
    while s:
        if s & 1:
            result = add(result, point)
        point = add(point, point)
        s >>= 1
    return result


def recover(y, odd):
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P:
        raise ValueError("no point")
    return P - x if x & 1 != odd else x


def point(data):
    y = int.from_bytes(data, "little")
    odd, y = y >> 255, y & ((1 << 255) - 1)
    x = recover(y, odd)
    return (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signed(public, message, signature):
    try:
        a, r = point(public), point(signature[:32])
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    left, right = multiply(s, BASE), add(r, multiply(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(leaves):
    """RFC 6962, section 2.1, as it is written there."""
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01", root(leaves[:k]), root(leaves[k:]))


def instant(text):
    text = text.rstrip("Z")
    if "." not in text:
        text += ".0"
    return datetime.datetime.strptime(text[:26], "%Y-%m-%dT%H:%M:%S.%f")


class Note:
    def __init__(self, text, key):
        name, identity, public = key.split("+", 2)
        body, _, signature = text.partition("\n\n")
        self.text, body = text, body + "\n"
        lines = body.split("\n")
        self.origin, self.size, self.root = lines[0], int(lines[1]), lines[2]
        self.at = instant(lines[3].removeprefix("at "))
        self.previous = lines[4].removeprefix("previous ")
        signer, data = signature.removeprefix("— ").rstrip("\n").rsplit(" ", 1)
        raw = base64.b64decode(data)
        self.good = (
            signer == name == self.origin
            and raw[:4].hex() == identity
            and signed(base64.b64decode(public)[1:], body.encode(), raw[4:])
        )


def note(text, key):
    try:
        found = Note(text, key)
        return found if found.good else None
    except (ValueError, IndexError):
        return None


def outside(folder, key):
    kept, findings = {}, []
    path = os.path.join(folder, "checkpoints.jsonl") if folder else ""
    if os.path.exists(path):
        for line in open(path, encoding="utf-8"):
            found = note(json.loads(line)["checkpoint"], key)
            if found:
                kept[found.size] = found.root
            else:
                findings.append((-1, "an outside checkpoint is not signed by this key"))
    return kept, findings


def check(export, key, folder):
    kept, findings = outside(folder, key)
    leaves, covered, previous, signed_at, ranges = [], 0, "-", None, []
    for line in open(export, encoding="utf-8", newline="\n"):
        line = line.rstrip("\n")
        try:
            content = json.loads(line)
        except ValueError:
            findings.append((len(leaves), "cannot be read"))
            continue
        if "key" in content:
            continue
        if "checkpoint" in content:
            found = note(content["checkpoint"], key)
            if not found:
                findings.append((covered, "a checkpoint is not signed by this key"))
                continue
            if found.size != len(leaves):
                findings.append((min(found.size, len(leaves)), "a checkpoint in the wrong place"))
            elif found.root != base64.b64encode(root(leaves)).decode():
                ranges.append((covered, found.size))
            if found.previous != previous:
                findings.append((covered, "a checkpoint does not follow the one before"))
            previous = base64.b64encode(sha256(content["checkpoint"].encode())).decode()
            covered, signed_at = found.size, found.at
            continue
        seq = content["seq"]
        if seq != len(leaves):
            findings.append((min(seq, len(leaves)), "out of order"))
        elif content["predecessor"] != (leaves[-1].hex() if leaves else "00" * 32):
            findings.append((max(seq - 1, 0), "not what the next entry says goes before it"))
        if signed_at and instant(content["at"]) + datetime.timedelta(hours=1) < signed_at:
            findings.append((seq, "dated before what was signed already"))
        leaves.append(sha256(b"\x00", line.encode()))
        if len(leaves) in kept and kept[len(leaves)] != base64.b64encode(root(leaves)).decode():
            ranges.append((covered, len(leaves)))
    known = [entry for entry, _ in findings]
    for start, end in ranges:
        first = min((it for it in known if start <= it < end), default=start)
        findings.append((first, "not what was signed"))
    if kept and max(kept) > len(leaves):
        findings.append((len(leaves), "the end was cut off"))
    if leaves and not covered:
        findings.append((0, "nothing is signed"))
    return len(leaves), sorted(findings)


if __name__ == "__main__":
    count, wrong = check(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "")
    if wrong:
        print("BROKEN at entry %d: %s" % wrong[0])
        sys.exit(1)
    print("intact: %d entries" % count)

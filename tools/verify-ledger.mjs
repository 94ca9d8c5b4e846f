#!/usr/bin/env node
/**
 * Verifies an exported ledger (format luodi-ledger/1) with nothing but this file and Node 20 or later:
 *
 *   node verify-ledger.mjs export.ndjson ledger-signing.pub [witness.ndjson ...]
 *
 * Written apart from the product's own code, from the format alone, so that one can be checked against the other.
 * Exit code 0: it holds. 1: it does not, and the first bad entry is named. 2: called wrongly, or a file cannot be read.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';

const FORMAT = 'luodi-ledger/1';
const GENESIS = '0'.repeat(64);
const MEMBERS = 'action,actor,at,hash,payloadHash,prev,seq,subject,zone';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** Canonical JSON (RFC 8785) of what an entry can hold: text, whole numbers, objects. */
function canonical(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

const isText = (value) => typeof value === 'string' && value !== '' && !/[\ud800-\udfff]/u.test(value);

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isHash = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const membersOf = (value) => Object.keys(value).sort().join();

function isEntry(entry) {
  if (!isObject(entry) || !isObject(entry.subject)) return false;
  const { commitments, ...rest } = entry;
  if (membersOf(rest) !== MEMBERS || membersOf(rest.subject) !== 'id,kind') return false;
  const committed = commitments === undefined ? [] : Object.entries(commitments ?? {});
  if (commitments !== undefined && (!isObject(commitments) || committed.length === 0)) return false;
  return (
    committed.every(([name, hash]) => isText(name) && isHash(hash)) &&
    [rest.zone, rest.actor, rest.action, rest.subject.kind, rest.subject.id].every(isText) &&
    [rest.payloadHash, rest.prev, rest.hash].every(isHash) &&
    Number.isSafeInteger(rest.seq) &&
    rest.seq > 0 &&
    typeof rest.at === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(rest.at)
  );
}

/** JSON of a line that is canonical to the byte, or nothing. */
function parse(line) {
  try {
    const value = JSON.parse(line);
    return canonical(value) === line ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Merkle tree of RFC 6962 over the hashes of the entries, kept as the roots of its perfect subtrees. */
class Tree {
  peaks = [];
  size = 0;
  append(hash) {
    let node = sha256(Buffer.of(0), hash);
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2)
      node = sha256(Buffer.of(1), this.peaks.pop(), node);
    this.peaks.push(node);
    this.size += 1;
  }
  root() {
    if (this.size === 0) return sha256();
    return this.peaks.reduceRight((root, peak) => sha256(Buffer.of(1), peak, root));
  }
}

const SM2_MARK = Buffer.concat([Buffer.of(0xff), Buffer.from('luodi/sm2-with-sm3')]);

/** A verifier key `name+id+key` (C2SP signed-note): Ed25519, or SM2 with SM3. */
function readKey(text) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim());
  const bytes = match ? Buffer.from(match[3], 'base64') : Buffer.of();
  const isEd25519 = bytes.length === 33 && bytes[0] === 1;
  const isSm2 = bytes.length === SM2_MARK.length + 64 && bytes.subarray(0, -64).equals(SM2_MARK);
  if (!(isEd25519 || isSm2) || bytes.toString('base64') !== match[3]) return undefined;
  const id = sha256(`${match[1]}\n`, bytes).subarray(0, 4);
  if (id.toString('hex') !== match[2]) return undefined;
  const head = { text: text.trim(), name: match[1], id };
  if (isSm2) return { ...head, verify: (body, signature) => verifySm2(bytes.subarray(-64), body, signature) };
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return { ...head, verify: (body, signature) => verify(null, body, key, signature) };
}

/** SM2 (GB/T 32918.2) with SM3 and the default identity, on the recommended curve of GB/T 32918.5. */
function verifySm2(publicKey, message, signature) {
  const p = 2n ** 256n - 2n ** 224n - 2n ** 96n + 2n ** 64n - 1n;
  const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
  const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
  const g = [
    0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
    0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
  ];
  const mod = (value, by) => ((value % by) + by) % by;
  const invert = (value) => {
    let [old, rest, s, t] = [p, mod(value, p), 0n, 1n];
    while (rest) [old, rest, s, t] = [rest, old % rest, t, s - (old / rest) * t];
    return mod(s, p);
  };
  const add = (one, two) => {
    if (!one || !two) return one ?? two;
    const same = one[0] === two[0];
    if (same && mod(one[1] + two[1], p) === 0n) return undefined;
    const slope = same
      ? (3n * one[0] * one[0] + p - 3n) * invert(2n * one[1])
      : (two[1] - one[1]) * invert(two[0] - one[0]);
    const x = mod(slope * slope - one[0] - two[0], p);
    return [x, mod(slope * (one[0] - x) - one[1], p)];
  };
  const times = (count, point) => {
    let [sum, power] = [undefined, point];
    for (let rest = count; rest; rest >>= 1n, power = add(power, power)) if (rest & 1n) sum = add(sum, power);
    return sum;
  };
  const read = (bytes, at) => BigInt(`0x${bytes.subarray(at, at + 32).toString('hex')}`);
  const write = (value) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
  const sm3 = (...parts) => createHash('sm3').update(Buffer.concat(parts)).digest();
  if (signature.length !== 64) return false;
  const [r, s, x, y] = [read(signature, 0), read(signature, 32), read(publicKey, 0), read(publicKey, 32)];
  const t = mod(r + s, n);
  if (!(r && s && t && r < n && s < n) || mod(y * y - x ** 3n + 3n * x - b, p) !== 0n) return false;
  const signer = sm3(
    Buffer.from('0080', 'hex'),
    Buffer.from('1234567812345678'),
    ...[p - 3n, b, ...g].map(write),
    publicKey,
  );
  const sum = add(times(s, g), times(t, [x, y]));
  return sum !== undefined && mod(read(sm3(signer, message), 0) + sum[0], n) === r;
}

/** Size and root of a checkpoint that this key signed for this zone, or what is wrong with it. */
function readCheckpoint(note, key, zone) {
  const match = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n\n((?:— [^\s+]+ \S+\n)+)$/u.exec(
    note ?? '',
  );
  const root = Buffer.from(match?.[3] ?? '', 'base64');
  if (!match || root.toString('base64') !== match[3]) return 'is malformed';
  const body = note.slice(0, note.lastIndexOf('\n\n') + 1);
  let signed = false;
  for (const line of match[4].trimEnd().split('\n')) {
    const [, name, encoded] = line.split(' ');
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.toString('base64') !== encoded || bytes.length < 5) return 'is malformed';
    if (name !== key.name || !bytes.subarray(0, 4).equals(key.id)) continue;
    if (!key.verify(Buffer.from(body), bytes.subarray(4))) return 'has a false signature';
    signed = true;
  }
  if (!signed) return 'is not signed with the given key';
  if (match[1] !== `${FORMAT}/${zone}`) return `is of ${match[1]}`;
  return { size: Number(match[2]), root };
}

/** Follows the entries; remembers the first fault of the chain and how far the checkpoints reach. */
class Chain {
  constructor(zone, checkpoints, fault) {
    Object.assign(this, { zone, checkpoints, fault, tree: new Tree(), expected: 1, before: undefined });
    Object.assign(this, { next: 0, signed: 0, known: true, firstBad: undefined, differs: undefined });
    this.compare();
  }
  bad(seq, text) {
    this.firstBad = Math.min(this.firstBad ?? seq, seq);
    this.fault(text);
  }
  compare() {
    for (; this.checkpoints[this.next]?.size <= this.tree.size; this.next += 1) {
      const { size, root } = this.checkpoints[this.next];
      if (this.differs !== undefined || (this.firstBad !== undefined && this.firstBad <= size)) continue;
      if (root.equals(this.tree.root())) this.signed = size;
      else {
        this.differs = size;
        this.fault(`entries ${this.signed + 1} to ${size} are not those that were signed`);
      }
    }
  }
  add(line) {
    const entry = parse(line);
    if (!isEntry(entry)) {
      this.bad(this.expected, `entry ${this.expected} is malformed`);
      this.tree.append(Buffer.alloc(32));
      Object.assign(this, { known: false, expected: this.expected + 1 });
      return;
    }
    const { hash, ...content } = entry;
    const [{ seq }, inOrder] = [entry, entry.seq === this.expected];
    if (!inOrder) this.bad(Math.min(this.expected, seq), `${this.expected} was expected, ${seq} came`);
    if (entry.zone !== this.zone) this.bad(seq, `entry ${seq} belongs to ${entry.zone}`);
    const computed = sha256(`${FORMAT}\n${canonical(content)}`);
    if (computed.toString('hex') !== hash) this.bad(seq, `entry ${seq} does not match its hash`);
    else if (inOrder && this.known && entry.prev !== (this.before ?? GENESIS)) {
      this.bad(Math.max(1, seq - 1), `entries ${seq - 1} and ${seq} do not join`);
    }
    this.tree.append(computed);
    Object.assign(this, { before: hash, known: true, expected: seq + 1 });
    this.compare();
  }
  finish() {
    const [last, size] = [this.checkpoints.at(-1), this.tree.size];
    if (this.differs !== undefined && (this.firstBad === undefined || this.firstBad > this.differs)) {
      this.firstBad = this.signed + 1;
    }
    if (last === undefined) this.fault('there is no checkpoint that holds');
    else if (last.size > size && (this.firstBad === undefined || this.firstBad > size)) {
      this.bad(size + 1, `${last.size} entries were signed and there are ${size}`);
    }
  }
}

const failed = (text) => ({ ok: false, entries: 0, signed: 0, faults: [text] });

function isHeader(header) {
  if (!isObject(header) || membersOf(header) !== 'checkpoints,entries,format,publicKey,zone') return false;
  const { checkpoints, entries, format, publicKey, zone } = header;
  if (!Number.isSafeInteger(checkpoints) || !Number.isSafeInteger(entries)) return false;
  return format === FORMAT && typeof zone === 'string' && typeof publicKey === 'string';
}

/** Verifies the lines of an export. */
export async function verifyLines(lines, keyText, witnessed = []) {
  const [faults, notes, key] = [[], [], readKey(keyText)];
  const fault = (text) => faults.push(text);
  if (!key) return failed('the public key cannot be read');
  let [header, chain] = [];
  const start = () => {
    const usable = [];
    for (const [index, note] of [...notes, ...witnessed].entries()) {
      const checkpoint = readCheckpoint(note, key, header.zone);
      if (typeof checkpoint === 'string') fault(`checkpoint ${index + 1} ${checkpoint}`);
      else usable.push(checkpoint);
    }
    usable.sort((a, b) => a.size - b.size);
    return new Chain(header.zone, usable, fault);
  };
  for await (const line of lines) {
    if (!header) {
      header = parse(line);
      if (!isHeader(header)) return failed('the first line is no header of this format');
      if (header.publicKey !== key.text) fault('the header names another public key');
    } else if (!chain && line.startsWith('{"checkpoint":')) notes.push(parse(line)?.checkpoint);
    else {
      chain ??= start();
      chain.add(line);
    }
  }
  if (!header) return failed('the file is empty');
  chain ??= start();
  chain.finish();
  const { tree, signed, firstBad } = chain;
  if (header.entries !== tree.size || header.checkpoints !== notes.length)
    fault('the header counts otherwise');
  return { ok: faults.length === 0, entries: tree.size, signed, firstBad, faults };
}

function readWitness(path) {
  const text = readFileSync(path, 'utf8');
  if (!text.startsWith('{')) return [text];
  return text.match(/[^\n]+/g).map((line) => parse(line)?.checkpoint);
}

/** Lines end with a line feed and nothing else: node:readline would also break at U+2028 inside a text. */
async function* linesOf(path) {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop();
    yield* parts;
  }
  if (rest !== '') yield rest;
}

async function main([file, keyFile, ...witnesses]) {
  if (!file || !keyFile) throw new Error('usage: verify-ledger.mjs export.ndjson key.pub [witness ...]');
  const report = await verifyLines(
    linesOf(file),
    readFileSync(keyFile, 'utf8'),
    witnesses.flatMap(readWitness),
  );
  for (const text of report.faults.slice(0, 100)) console.log(`✕ ${text}`);
  if (report.firstBad !== undefined) console.log(`first bad entry: ${report.firstBad}`);
  const summary = `${report.entries} entries, ${report.signed} of them under a signed checkpoint`;
  console.log(report.ok ? `✓ the ledger holds: ${summary}` : `✕ the ledger does not hold: ${summary}`);
  process.exitCode = report.ok ? 0 : 1;
}

if (import.meta.filename === process.argv[1]) {
  await main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}

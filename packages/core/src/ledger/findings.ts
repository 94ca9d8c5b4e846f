import { defineFindings } from '../base/index.ts';

/** What can be wrong with a ledger, its checkpoints, an export of it, or the records it answers for. */
const { catalogue, make } = defineFindings({
  'ledger.malformed-entry': {
    severity: 'error',
    text: {
      zh: '第 {seq} 条不是留痕记录的写法。',
      en: 'Entry {seq} does not have the form of a ledger entry.',
    },
    reason: {
      zh: '多一项、少一项、类型不对，或导出的一行不是规范 JSON，都不接受。',
      en: 'A member too many or too few, a wrong type, or a line of an export that is not canonical JSON is not accepted.',
    },
  },
  'ledger.sequence': {
    severity: 'error',
    text: {
      zh: '应为第 {expected} 条，却是第 {found} 条：有记录被删除、插入或调换。',
      en: 'Entry {expected} was expected and {found} came: entries were removed, inserted or moved.',
    },
  },
  'ledger.other-zone': {
    severity: 'error',
    text: {
      zh: '第 {seq} 条属于“{found}”，不属于“{expected}”。',
      en: 'Entry {seq} belongs to “{found}”, not to “{expected}”.',
    },
  },
  'ledger.hash': {
    severity: 'error',
    text: {
      zh: '第 {seq} 条的内容与其哈希不符：内容或哈希被改动。',
      en: 'The content of entry {seq} does not match its hash: one of them was changed.',
    },
  },
  'ledger.broken-link': {
    severity: 'error',
    text: {
      zh: '第 {seq} 条与第 {next} 条接不上：第 {seq} 条在其后写成之后被换过。',
      en: 'Entries {seq} and {next} do not join: entry {seq} was replaced after the next one had been written.',
    },
    reason: {
      zh: '每条记录写明前一条的哈希；换掉一条并重算哈希，后一条就接不上。',
      en: 'Each entry states the hash of the one before it: an entry replaced and hashed anew no longer fits the next.',
    },
  },
  'ledger.checkpoint-malformed': {
    severity: 'error',
    text: {
      zh: '第 {checkpoint} 个检查点不是签名检查点的写法。',
      en: 'Checkpoint {checkpoint} does not have the form of a signed checkpoint.',
    },
  },
  'ledger.checkpoint-other-key': {
    severity: 'error',
    text: {
      zh: '第 {checkpoint} 个检查点不是用所给公钥对应的密钥签的。',
      en: 'Checkpoint {checkpoint} was not signed with the key that belongs to the given public key.',
    },
  },
  'ledger.checkpoint-signature': {
    severity: 'error',
    text: {
      zh: '第 {checkpoint} 个检查点的签名不成立。',
      en: 'The signature of checkpoint {checkpoint} does not hold.',
    },
  },
  'ledger.checkpoint-origin': {
    severity: 'error',
    text: {
      zh: '第 {checkpoint} 个检查点是“{found}”的，不是“{expected}”的。',
      en: 'Checkpoint {checkpoint} is of “{found}”, not of “{expected}”.',
    },
  },
  'ledger.checkpoint-root': {
    severity: 'error',
    text: {
      zh: '记录前后一致，却与 {size} 条时签下的检查点不符：第 {from} 至 {size} 条中有改动，且之后的哈希被重算过。',
      en: 'The entries fit each other but not the checkpoint signed at {size}: one of {from} to {size} was changed and the hashes after it computed anew.',
    },
    reason: {
      zh: '掌握数据库的人可以重算整条链，但没有库外的密钥签不出检查点。',
      en: 'Whoever owns the database can compute the whole chain anew, but cannot sign without the key, which is not in it.',
    },
  },
  'ledger.shorter-than-checkpoint': {
    severity: 'error',
    text: {
      zh: '检查点证明曾有 {size} 条，现只有 {count} 条：末尾被截去，或换成了旧的备份。',
      en: 'A checkpoint proves {size} entries and there are {count}: the end was cut off, or an older copy put in place.',
    },
  },
  'ledger.no-checkpoint': {
    severity: 'error',
    text: {
      zh: '没有可用的检查点：不能排除整条链被重算过。',
      en: 'There is no usable checkpoint: that the whole chain was computed anew cannot be excluded.',
    },
  },
  'ledger.unsigned-tail': {
    severity: 'note',
    text: {
      zh: '最后 {count} 条尚未被检查点覆盖。',
      en: 'The last {count} entries are not yet covered by a checkpoint.',
    },
  },
  'ledger.clock-back': {
    severity: 'note',
    text: {
      zh: '第 {seq} 条的时间早于前一条：写入时时钟被拨回过。次序以编号为准。',
      en: 'Entry {seq} is earlier than the one before it: the clock had been set back. The numbers give the order.',
    },
  },
  'ledger.head': {
    severity: 'error',
    text: {
      zh: '留痕账首记着到第 {expected} 条为止，实际到第 {found} 条，或末条的哈希不符。',
      en: 'The head of the ledger stands at entry {expected}, the entries end at {found}, or the last hash differs.',
    },
  },
  'ledger.record-changed': {
    severity: 'error',
    text: {
      zh: '“{kind} {id}”与第 {seq} 条记下的内容不符：记录被直接改动。',
      en: '“{kind} {id}” is not what entry {seq} recorded: it was changed behind the ledger.',
    },
  },
  'ledger.record-missing': {
    severity: 'error',
    text: {
      zh: '第 {seq} 条记下的“{kind} {id}”不见了。',
      en: '“{kind} {id}”, recorded by entry {seq}, is gone.',
    },
  },
  'ledger.record-unrecorded': {
    severity: 'error',
    text: { zh: '“{kind} {id}”没有留痕记录。', en: '“{kind} {id}” has no entry in the ledger.' },
  },
  'ledger.personal-changed': {
    severity: 'error',
    text: {
      zh: '第 {seq} 条所承诺的个人信息“{name}”被改动。',
      en: 'The personal value “{name}” committed to by entry {seq} was changed.',
    },
  },
  'ledger.personal-missing': {
    severity: 'error',
    text: {
      zh: '第 {seq} 条所承诺的个人信息“{name}”不见了，留痕中却没有删除它的记录。',
      en: 'The personal value “{name}” committed to by entry {seq} is gone, and no entry records its erasure.',
    },
  },
  'ledger.personal-not-erased': {
    severity: 'error',
    text: {
      zh: '留痕记着第 {seq} 条的个人信息“{name}”已删除，它却还在。',
      en: 'The ledger records that the personal value “{name}” of entry {seq} was erased, and it is still there.',
    },
  },
  'ledger.export-header': {
    severity: 'error',
    text: {
      zh: '导出文件的首行不是本格式的首行。',
      en: 'The first line of the export is not a header of this format.',
    },
  },
  'ledger.export-count': {
    severity: 'error',
    text: {
      zh: '首行写明 {checkpoints} 个检查点、{entries} 条记录，实有 {foundCheckpoints} 个、{foundEntries} 条。',
      en: 'The header announces {checkpoints} checkpoints and {entries} entries; there are {foundCheckpoints} and {foundEntries}.',
    },
  },
  'ledger.export-zone': {
    severity: 'error',
    text: {
      zh: '导出文件是“{found}”的，不是“{expected}”的。',
      en: 'The export is of “{found}”, not of “{expected}”.',
    },
  },
  'ledger.export-key': {
    severity: 'error',
    text: {
      zh: '导出文件所写的公钥不是用来核验的公钥。',
      en: 'The public key named in the export is not the one it is verified with.',
    },
  },
});

/** Catalogue of the ledger's findings. */
export const ledgerFindings = catalogue;

/** Makes a finding of the ledger. */
export const makeLedgerFinding = make;

import { defineFindings } from '../../base/index.ts';

/** What the linter says about positions on industries, their codes and their parks. */
export const industryChecks = defineFindings({
  'position.codes-missing': {
    severity: 'warning',
    text: {
      zh: '“{industryZh}”（{statusZh}）既没有行业代码，也没有写明如何辨认。',
      en: '"{industryEn}" ({statusEn}) has neither industry codes nor another way to tell what belongs to it.',
    },
    reason: {
      zh: '辨认不出的产业，审查时一律是“规划未涉及”。',
      en: 'An industry nobody can tell is "not addressed" in every review.',
    },
    example: 'a position with codes: [] and no byList',
  },
  'position.codes-inferred': {
    severity: 'note',
    text: {
      zh: '{count} 项定位的行业代码由编写者推定，规划原文没有代码（例如“{industryZh}”）。',
      en: 'The codes of {count} positions were inferred by the author; the plan itself gives none (for example "{industryEn}").',
    },
    reason: {
      zh: '推定的代码决定项目归入哪一类，应由管委会确认。',
      en: 'Inferred codes decide where a project belongs; the committee should confirm them.',
    },
    example: 'codesCertainty: inferred',
  },
  'position.code-excepted': {
    severity: 'error',
    text: {
      zh: '代码 {code} 既列入又列为例外（{except}），等于没有写。',
      en: 'The code {code} is both included and excepted ({except}), so it holds nothing.',
    },
    reason: {
      zh: '这样写的代码什么也不包含。',
      en: 'Written like this the code holds nothing.',
    },
    example: 'include: ["345"], except: ["345"]',
  },
  'position.codes-conflict': {
    severity: 'warning',
    text: {
      zh: '代码 {codes} 同时属于“{industryZh}”（{statusZh}）和“{industryOtherZh}”（{statusOtherZh}），无法取舍。',
      en: 'The codes {codes} belong both to "{industryEn}" ({statusEn}) and to "{industryOtherEn}" ({statusOtherEn}), with nothing to decide between them.',
    },
    reason: {
      zh: '同等长度的代码有两种定位时，只能由指定的人裁定。',
      en: 'Between two claims of equal length only a named person decides.',
    },
    example: '2663 under both chemicals and new materials',
  },
  'position.codes-nested': {
    severity: 'note',
    text: {
      zh: '“{industryZh}”（{statusZh}）的代码 {codes} 落在“{industryOtherZh}”（{statusOtherZh}）的代码之内；较长的代码优先，请确认这正是本意，或写明例外。',
      en: 'Codes of "{industryEn}" ({statusEn}), {codes}, lie inside those of "{industryOtherEn}" ({statusOtherEn}); the longer code wins. Confirm that this is meant, or write the exception.',
    },
    reason: {
      zh: '例如新材料多归入化学原料类：按大类限制会连带限制战略产业。',
      en: 'New materials are often coded as chemicals, for example: a ban on the division would hit a strategic industry.',
    },
    example: '2661 as strategic inside 26 as restricted',
  },
  'position.prospect-divided': {
    severity: 'warning',
    text: {
      zh: '代码 {codes} 只有一部分属于“{industryZh}”（{statusZh}），而整体落在“{industryOtherZh}”（{statusOtherZh}）之内：每个项目都须由人判断。',
      en: 'Of {codes} only a part is "{industryEn}" ({statusEn}), while the whole lies inside "{industryOtherEn}" ({statusOtherEn}): every project needs a person\'s judgement.',
    },
    reason: {
      zh: '同一代码下的项目，有的受鼓励，有的受限制，代码本身分不开。',
      en: 'Under one code some projects are wanted and some restricted; the code cannot tell them apart.',
    },
    example: 'prospect on 2661 for strategic new materials while 26 is restricted',
  },
  'position.statuses-differ': {
    severity: 'warning',
    text: {
      zh: '“{industryZh}”有互不相同的定位：{statedZh}，尚未裁定。',
      en: '"{industryEn}" holds positions that differ: {statedEn}; nobody has settled it.',
    },
    reason: {
      zh: '规划自身说法不一时，程序并列两处条款，不替人选择。',
      en: 'Where a plan disagrees with itself both clauses are shown and nothing is picked.',
    },
    example: 'food as focus in one chapter and as general in another',
  },
  'position.statuses-resolved': {
    severity: 'note',
    text: {
      zh: '“{industryZh}”有互不相同的定位：{statedZh}；{byZh}已于 {on} 裁定。',
      en: '"{industryEn}" holds positions that differ: {statedEn}; settled by {byEn} on {on}.',
    },
    reason: {
      zh: '裁定之后矛盾仍然保留可见。',
      en: 'A contradiction stays visible after it was settled.',
    },
    example: 'a resolution naming both positions',
  },
  'resolution.chosen-outside': {
    severity: 'error',
    text: {
      zh: '裁定选择的“{chosen}”不在所裁定的冲突之内。',
      en: 'The resolution chooses "{chosen}", which is not part of the conflict it settles.',
    },
    reason: { zh: '这样的裁定什么也没有解决。', en: 'Such a resolution settles nothing.' },
    example: 'conflict: [a, b], chosen: c',
  },
  'resolution.in-future': {
    severity: 'error',
    text: { zh: '裁定日期 {on} 尚未到来。', en: 'The resolution is dated {on}, which has not come yet.' },
    reason: { zh: '尚未作出的裁定不能采用。', en: 'A resolution not yet made cannot be used.' },
    example: 'on: 2030-01-01',
  },
  'industry.without-position': {
    severity: 'warning',
    text: {
      zh: '列出了产业“{nameZh}”，但没有任何定位。',
      en: 'The industry "{nameEn}" is listed but holds no position.',
    },
    reason: {
      zh: '没有定位的产业在审查中不起作用。',
      en: 'An industry without position has no effect in reviews.',
    },
    example: 'an industry that no position names',
  },
  'industry.hosted-without-position': {
    severity: 'warning',
    text: {
      zh: '产业“{nameZh}”有承载园区（{parksZh}），却没有任何定位。',
      en: 'The industry "{nameEn}" has a park ({parksEn}) but holds no position.',
    },
    reason: {
      zh: '园区为它而设，而产业体系没有给它名分。',
      en: 'A park is made for it, yet the system of industries gives it no rank.',
    },
    example: 'a park hosts bearings, no position names them',
  },
  'industry.outside-system': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”被列为“{statusZh}”，却不在{chapterZh}一章所定的产业体系之内。',
      en: '"{nameEn}" is put forward as "{statusEn}" but has no place in the system of industries laid down in the chapter {chapterEn}.',
    },
    reason: {
      zh: '重点提出而体系未列的产业，享受何种政策无从判断。',
      en: 'For an industry put forward without a place in the system nobody can tell which policy applies.',
    },
    example: 'bearings named in the positioning chapter and not among "3221"',
  },
  'industry.without-park': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”（{statusZh}）没有承载园区。',
      en: 'No park is named for "{nameEn}" ({statusEn}).',
    },
    reason: {
      zh: '要求同类集聚的规划应说明它集聚到哪里，或说明不再新增。',
      en: 'A plan that asks industries to cluster says where, or says that none are to be added.',
    },
    example: 'printing: general industry, named for no park',
  },
  'park.without-industry': {
    severity: 'warning',
    text: { zh: '园区“{nameZh}”没有对应的产业。', en: 'No industry is named for the park "{nameEn}".' },
    reason: {
      zh: '没有产业方向的园区，项目是否相符无从判断。',
      en: 'Whether a project fits a park without industries cannot be told.',
    },
    example: 'a park with hosts: []',
  },
  'park.host-one-sided': {
    severity: 'note',
    text: {
      zh: '“{industryZh}”（{statusZh}）指明园区“{nameZh}”，而该园区的产业中没有它。',
      en: '"{industryEn}" ({statusEn}) names the park "{nameEn}", whose own list of industries does not.',
    },
    reason: {
      zh: '两处说法应当一致。',
      en: 'The two places should say the same.',
    },
    example: 'hostParks: [p] on a position, hosts of p without the industry',
  },
});

/** A code of {@link industryChecks}. */
export type IndustryCheck = keyof typeof industryChecks.catalogue;

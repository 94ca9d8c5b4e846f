import type { Bilingual } from '../base/index.ts';

/** What a role is called and what its holder does. */
export interface RoleDefinition {
  readonly name: Bilingual;
  /** The daily work, in a sentence for the rights page and the guide. */
  readonly work: Bilingual;
  /**
   * - `data`: works with the zone's records;
   * - `administrator`: keeps the system, its accounts or its record, and holds no data role;
   * - `outside`: not of the committee: sees what is its own and what is public;
   * - `everyone`: held without being given.
   */
  readonly kind: 'data' | 'administrator' | 'outside' | 'everyone';
}

function define<Id extends string>(roles: Readonly<Record<Id, RoleDefinition>>) {
  return roles;
}

/**
 * The roles of a development zone (the committee, its company, the departments consulted, leaders, supervision and
 * statistics), the enterprise, the public, and the three administrators that classified protection keeps apart
 * (三权分立; GB/T 22239-2019, 8.1.4).
 */
export const ROLES = define({
  planner: {
    name: { zh: '规划员', en: 'Planner' },
    work: {
      zh: '维护规划、图层和产业目录，答复能否落地，准备修编',
      en: 'Keeps plan, layers and industry catalogue, answers what may stand where, prepares revisions',
    },
    kind: 'data',
  },
  'investment-officer': {
    name: { zh: '招商专员', en: 'Investment officer' },
    work: {
      zh: '跟进线索和项目，登记洽谈与阶段',
      en: 'Follows leads and projects, records talks and stages',
    },
    kind: 'data',
  },
  reviewer: {
    name: { zh: '部门审查员', en: 'Reviewer of a department' },
    work: {
      zh: '代表一个部门出具书面意见',
      en: 'Gives the written opinion of one department',
    },
    kind: 'data',
  },
  'zone-company': {
    name: { zh: '园区公司', en: 'Zone company' },
    work: {
      zh: '建设厂房和配套，提供载体，运营园区',
      en: 'Builds workshops and works, offers premises, runs the park',
    },
    kind: 'data',
  },
  leader: {
    name: { zh: '领导', en: 'Leader' },
    work: { zh: '调度、审批、签发', en: 'Directs, approves, signs' },
    kind: 'data',
  },
  supervisor: {
    name: { zh: '督导员', en: 'Supervisor' },
    work: { zh: '盯办任务，评分，预警', en: 'Chases tasks, scores, warns' },
    kind: 'data',
  },
  'data-clerk': {
    name: { zh: '统计员', en: 'Data clerk' },
    work: { zh: '导入、核对、更正登记数据', en: 'Imports, reconciles and corrects what is registered' },
    kind: 'data',
  },
  enterprise: {
    name: { zh: '企业', en: 'Enterprise' },
    work: { zh: '查看本企业的登记与评价', en: 'Looks up what is registered about itself' },
    kind: 'outside',
  },
  auditor: {
    name: { zh: '审计管理员', en: 'Auditor' },
    work: {
      zh: '查阅留痕与授权，核验记录未被改动',
      en: 'Reads the ledger and who holds which right, verifies that nothing was altered',
    },
    kind: 'administrator',
  },
  'security-administrator': {
    name: { zh: '安全管理员', en: 'Security administrator' },
    work: {
      zh: '开通、停用账户，授予和收回角色',
      en: 'Opens and closes accounts, gives and takes roles',
    },
    kind: 'administrator',
  },
  'system-administrator': {
    name: { zh: '系统管理员', en: 'System administrator' },
    work: {
      zh: '备份、恢复、清除演示数据',
      en: 'Backs up, restores, removes demonstration data',
    },
    kind: 'administrator',
  },
  public: {
    name: { zh: '公众', en: 'Public' },
    work: {
      zh: '阅读规划和公开图层，询问能否落地，核验证明；无须登录',
      en: 'Reads the plan and its public layers, asks what may stand where, verifies proofs; no account needed',
    },
    kind: 'everyone',
  },
});

/** A role of the zone. `public` is held by everyone, signed in or not, and is never given. */
export type Role = keyof typeof ROLES;

/** Roles an account can be given, in the order of {@link ROLES}. */
export const ASSIGNABLE_ROLES: readonly Role[] = (Object.keys(ROLES) as Role[]).filter(
  (role) => ROLES[role].kind !== 'everyone',
);

/** True for the name of a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}

/** Why a set of roles cannot be held by one account. */
export interface RoleFault {
  readonly code: 'roles-incompatible' | 'role-not-given' | 'department-missing' | 'enterprise-missing';
  readonly roles: readonly Role[];
  readonly text: Bilingual;
}

/** Two administrators are two people; an administrator holds no other role; an enterprise is nothing else. */
function incompatible(a: Role, b: Role): boolean {
  const kinds = [ROLES[a].kind, ROLES[b].kind];
  if (kinds.includes('everyone')) return false;
  return kinds.includes('administrator') || kinds.includes('outside');
}

/**
 * Everything that keeps these roles from being held by one account (separation of duties), as a complete list; empty
 * when they can be. A reviewer speaks for one department, an enterprise account for one enterprise: both are named.
 */
export function checkRoles(
  roles: readonly Role[],
  of: { readonly department?: string | undefined; readonly enterprise?: string | undefined } = {},
): RoleFault[] {
  const faults: RoleFault[] = [];
  const held = [...new Set(roles)];
  if (held.includes('public')) {
    const text = { zh: '“公众”人人具备，无须授予', en: '“Public” is held by everyone and is not given' };
    faults.push({ code: 'role-not-given', roles: ['public'], text });
  }
  for (const [at, a] of held.entries()) {
    for (const b of held.slice(at + 1)) {
      if (!incompatible(a, b)) continue;
      const [first, second] = [ROLES[a].name, ROLES[b].name];
      faults.push({
        code: 'roles-incompatible',
        roles: [a, b],
        text: {
          zh: `“${first.zh}”与“${second.zh}”须由不同的人担任`,
          en: `“${first.en}” and “${second.en}” have to be different people`,
        },
      });
    }
  }
  if (held.includes('reviewer') && !of.department) {
    const text = { zh: '部门审查员须注明所属部门', en: 'A reviewer needs the department that is spoken for' };
    faults.push({ code: 'department-missing', roles: ['reviewer'], text });
  }
  if (held.includes('enterprise') && !of.enterprise) {
    const text = { zh: '企业账户须注明是哪家企业', en: 'An enterprise account needs its enterprise' };
    faults.push({ code: 'enterprise-missing', roles: ['enterprise'], text });
  }
  return faults;
}

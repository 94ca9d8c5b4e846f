/**
 * What an expression can read, apart from what a package declares: the fixed members of `industry`, `site`,
 * `site.overlap.<layer>` and `plan`, and the day `asof`. `project.<fact>` and `threshold.<id>` come from the package.
 */

/** Type of a value an expression reads or gives. `any`: not known before the package is. */
export type ValueType = 'boolean' | 'number' | 'integer' | 'text' | 'list' | 'numbers' | 'any';

const INDUSTRY: Readonly<Record<string, ValueType>> = {
  edition: 'text',
  code: 'text',
  section: 'text',
  division: 'text',
  group: 'text',
  status: 'text',
  statuses: 'list',
  positions: 'list',
  industries: 'list',
  host_parks: 'list',
  addressed: 'boolean',
  conflict: 'boolean',
  prospects: 'list',
};

const SITE: Readonly<Record<string, ValueType>> = {
  area_m2: 'number',
  area_mu: 'number',
  area_ha: 'number',
  park: 'text',
  parks: 'list',
  in_one_park: 'boolean',
  areas: 'list',
  outside_zone_m2: 'number',
};

const OVERLAP: Readonly<Record<string, ValueType>> = {
  area_m2: 'number',
  firm_m2: 'number',
  suspect_m2: 'number',
  cleared_m2: 'number',
  outside_m2: 'number',
  share: 'number',
  features: 'list',
  classes: 'list',
};

const PLAN: Readonly<Record<string, ValueType>> = { state: 'text', in_force: 'boolean', ended: 'boolean' };

/** The names an expression may start from. */
export const roots = ['project', 'industry', 'site', 'threshold', 'plan', 'asof'] as const;

/** The names of the values of `site.overlap.<layer>`. */
export const overlapValues = Object.keys(OVERLAP);

function member(table: Readonly<Record<string, ValueType>>, name: string | undefined): ValueType | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/**
 * Type of the value at a path given as its parts, or `undefined` when no value can ever stand there.
 * `project.<any>` is `any`: which facts exist is the package's matter.
 */
export function typeOfPath(parts: readonly string[]): ValueType | undefined {
  const [root, name, third, fourth] = parts;
  switch (root) {
    case 'asof':
      return parts.length === 1 ? 'text' : undefined;
    case 'project':
      return parts.length === 2 ? 'any' : undefined;
    case 'threshold':
      return parts.length === 2 ? 'number' : undefined;
    case 'industry':
      return parts.length === 2 ? member(INDUSTRY, name) : undefined;
    case 'plan':
      return parts.length === 2 ? member(PLAN, name) : undefined;
    case 'site':
      if (name === 'overlap') return parts.length === 4 && third ? member(OVERLAP, fourth) : undefined;
      return parts.length === 2 ? member(SITE, name) : undefined;
    default:
      return undefined;
  }
}

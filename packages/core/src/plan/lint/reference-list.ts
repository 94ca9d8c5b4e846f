import type { Basis, PackageContent, PackageFile } from '../schema/index.ts';
import type { ReferenceKind } from './context.ts';

type Path = readonly (string | number)[];

/** One place of a package where the id of another thing is written. */
export interface Reference {
  readonly file: PackageFile;
  readonly path: Path;
  readonly kind: ReferenceKind;
  readonly id: string;
  /** The clause that the referring thing belongs to, for the finding. */
  readonly clause?: string | undefined;
}

/** Every reference of a package. The one list from which both dangling and missing references are found. */
export function listReferences(content: PackageContent): Reference[] {
  const list = new ReferenceList();
  addClauses(list, content);
  addLayout(list, content);
  addIndustries(list, content);
  addTargets(list, content);
  addRules(list, content);
  addConduct(list, content);
  addRegisters(list, content);
  return list.references;
}

class ReferenceList {
  readonly references: Reference[] = [];

  add(file: PackageFile, path: Path, kind: ReferenceKind, id: string | undefined, clause?: string): void {
    if (id !== undefined) this.references.push({ file, path, kind, id, clause });
  }

  addEach(
    file: PackageFile,
    path: Path,
    kind: ReferenceKind,
    ids: readonly string[] | undefined,
    clause?: string,
  ): void {
    ids?.forEach((id, index) => {
      this.add(file, [...path, index], kind, id, clause);
    });
  }

  addBasis(file: PackageFile, path: Path, basis: readonly Basis[], clause?: string): void {
    basis.forEach((one, index) => {
      if ('clause' in one) this.add(file, [...path, index, 'clause'], 'clause', one.clause, clause);
      else this.add(file, [...path, index, 'source'], 'source', one.source, clause);
    });
  }
}

function addClauses(list: ReferenceList, content: PackageContent): void {
  const file = 'clauses.yaml';
  content[file].clauses.forEach((clause, index) => {
    const at = ['clauses', index];
    list.add(file, [...at, 'parent'], 'clause', clause.parent, clause.id);
    list.add(file, [...at, 'locator', 'source'], 'source', clause.locator?.source, clause.id);
    clause.binds.forEach((bind, position) => {
      list.add(file, [...at, 'binds', position], bind.kind, bind.id, clause.id);
    });
  });
}

function addLayout(list: ReferenceList, content: PackageContent): void {
  const file = 'layout.yaml';
  content[file].areas.forEach((area, index) => {
    list.add(file, ['areas', index, 'clause'], 'clause', area.clause);
  });
  content[file].parks.forEach((park, index) => {
    const at = ['parks', index];
    list.add(file, [...at, 'area'], 'area', park.area, park.clause);
    list.add(file, [...at, 'clause'], 'clause', park.clause);
    list.addEach(file, [...at, 'hosts'], 'industry', park.hosts, park.clause);
  });
  content[file].layers.forEach((layer, index) => {
    const at = ['layers', index];
    list.add(file, [...at, 'source'], 'source', layer.source, layer.clause);
    list.add(file, [...at, 'askFrom'], 'body', layer.askFrom, layer.clause);
    list.add(file, [...at, 'clause'], 'clause', layer.clause);
    list.add(file, [...at, 'coverage', 'layer'], 'layer', layer.coverage?.layer, layer.clause);
    list.addBasis(file, [...at, 'basis'], layer.basis, layer.clause);
  });
}

function addIndustries(list: ReferenceList, content: PackageContent): void {
  const file = 'industries.yaml';
  const { positions, resolutions, prospects } = content[file];
  positions.forEach((position, index) => {
    const at = ['positions', index];
    list.add(file, [...at, 'industry'], 'industry', position.industry, position.clause);
    list.add(file, [...at, 'status'], 'status', position.status, position.clause);
    list.add(file, [...at, 'clause'], 'clause', position.clause);
    list.addEach(file, [...at, 'hostParks'], 'park', position.hostParks, position.clause);
  });
  resolutions.forEach((resolution, index) => {
    list.addEach(file, ['resolutions', index, 'conflict'], 'position', resolution.conflict);
    list.add(file, ['resolutions', index, 'chosen'], 'position', resolution.chosen);
  });
  prospects.forEach((prospect, index) => {
    list.addEach(file, ['prospects', index, 'positions'], 'position', prospect.positions);
  });
}

function addTargets(list: ReferenceList, content: PackageContent): void {
  content['indicators.yaml'].indicators.forEach((indicator, index) => {
    const at = ['indicators', index];
    list.add('indicators.yaml', [...at, 'owner'], 'body', indicator.owner, indicator.clause);
    list.add('indicators.yaml', [...at, 'clause'], 'clause', indicator.clause);
    list.addBasis('indicators.yaml', [...at, 'basis'], indicator.basis, indicator.clause);
  });
  content['targets.yaml'].targets.forEach((target, index) => {
    const at = ['targets', index];
    const source = target.baseline?.source;
    list.add('targets.yaml', [...at, 'indicator'], 'indicator', target.indicator, target.clause);
    list.add('targets.yaml', [...at, 'baseline', 'source'], 'source', source, target.clause);
    list.add('targets.yaml', [...at, 'owner'], 'body', target.owner, target.clause);
    list.add('targets.yaml', [...at, 'clause'], 'clause', target.clause);
  });
}

function addRules(list: ReferenceList, content: PackageContent): void {
  content['facts.yaml'].facts.forEach((fact, index) => {
    list.add('facts.yaml', ['facts', index, 'group'], 'fact-group', fact.group);
    list.add('facts.yaml', ['facts', index, 'askedOf'], 'body', fact.askedOf);
  });
  content['facts.yaml'].derived.forEach((derived, index) => {
    list.addBasis('facts.yaml', ['derived', index, 'basis'], derived.basis);
  });
  content['thresholds.yaml'].thresholds.forEach((threshold, index) => {
    const at = ['thresholds', index];
    list.addEach('thresholds.yaml', [...at, 'scope', 'parks'], 'park', threshold.scope?.parks);
    list.addBasis('thresholds.yaml', [...at, 'basis'], threshold.basis);
  });
  content['rules.yaml'].rules.forEach((rule, index) => {
    const at = ['rules', index];
    list.add('rules.yaml', [...at, 'needsFrom'], 'body', rule.needsFrom);
    list.addBasis('rules.yaml', [...at, 'basis'], rule.basis);
  });
  list.addBasis('rules.yaml', ['slivers', 'basis'], content['rules.yaml'].slivers.basis);
}

function addConduct(list: ReferenceList, content: PackageContent): void {
  content['bodies.yaml'].bodies.forEach((body, index) => {
    const at = ['bodies', index];
    list.add('bodies.yaml', [...at, 'clause'], 'clause', body.clause);
    body.duties.forEach((duty, position) => {
      list.addBasis('bodies.yaml', [...at, 'duties', position, 'basis'], duty.basis, body.clause);
    });
  });
  content['tasks.yaml'].tasks.forEach((task, index) => {
    const at = ['tasks', index];
    list.add('tasks.yaml', [...at, 'clause'], 'clause', task.clause);
    list.add('tasks.yaml', [...at, 'owner'], 'body', task.owner, task.clause);
    list.addEach('tasks.yaml', [...at, 'partners'], 'body', task.partners, task.clause);
  });
  content['procedures.yaml'].procedures.forEach((procedure, index) => {
    const at = ['procedures', index];
    list.add('procedures.yaml', [...at, 'clause'], 'clause', procedure.clause);
    list.addBasis('procedures.yaml', [...at, 'basis'], procedure.basis, procedure.clause);
    procedure.steps.forEach((step, position) => {
      const stepAt = [...at, 'steps', position];
      list.add('procedures.yaml', [...stepAt, 'actor'], 'body', step.actor, procedure.clause);
      step.gates.forEach((gate, place) => {
        list.addBasis('procedures.yaml', [...stepAt, 'gates', place, 'basis'], gate.basis, procedure.clause);
      });
    });
  });
  content['questions.yaml'].questions.forEach((question, index) => {
    list.addEach('questions.yaml', ['questions', index, 'clauses'], 'clause', question.clauses);
  });
  const record = content['record.yaml'];
  list.add('record.yaml', ['procedure'], 'procedure', record.procedure);
  record.entries.forEach((entry, index) => {
    const at = ['entries', index];
    list.addEach('record.yaml', [...at, 'bodies'], 'body', entry.bodies, entry.clause);
    list.add('record.yaml', [...at, 'clause'], 'clause', entry.clause);
  });
}

function addRegisters(list: ReferenceList, content: PackageContent): void {
  const { registers = [] } = content['registers.yaml'] ?? {};
  registers.forEach(({ fields = [] }, group) => {
    fields.forEach(({ clause }, index) => {
      list.add('registers.yaml', ['registers', group, 'fields', index, 'clause'], 'clause', clause, clause);
    });
  });
}

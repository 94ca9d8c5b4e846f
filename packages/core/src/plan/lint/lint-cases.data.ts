import { type Sample, square } from '../sample-package.ts';

const both = (text: string) => ({ zh: text, en: text });

/** Code of a check, the change that brings it about, and the day when it matters. */
export type LintCase = [code: string, change: (sample: Sample) => void, asOf?: string];

const clause = (sample: Sample, id: string) =>
  sample.files['clauses.yaml'].clauses.find((one) => one.id === id)!;
export const target = (sample: Sample) => sample.files['targets.yaml'].targets[0]!;
const layerOf = (sample: Sample, id: string) =>
  sample.files['layout.yaml'].layers.find((one) => one.id === id)!;
const steps = (sample: Sample) => sample.files['procedures.yaml'].procedures[0]!.steps;
const entry = (sample: Sample, id: string) =>
  sample.files['record.yaml'].entries.find((one) => one.id === id)!;
export const industries = (sample: Sample) => sample.files['industries.yaml'];
export const edition = 'GB/T 4754-2017/1';

type AddedField = NonNullable<
  NonNullable<Sample['files']['registers.yaml']>['registers'][number]['fields']
>[number];

const added = (change: Partial<AddedField>): AddedField => ({
  id: 'ownField',
  label: both('Own field'),
  type: { kind: 'text', maxLength: 10 },
  sensitivity: 'internal',
  source: both('Committee'),
  ...change,
});

function addFields(sample: Sample, ...fields: AddedField[]): void {
  sample.files['registers.yaml'] = { registers: [{ register: 'enterprises', fields }] };
}

/** One change to the clean sample for every check; the clean sample itself is the example that gives no finding. */
export const lintCases: LintCase[] = [
  [
    'plan.period-reversed',
    (s) => {
      s.files['plan.yaml'].period.to = '2022-01-01';
    },
  ],
  ['plan.ended-without-successor', () => undefined, '2028-03-01'],
  [
    'plan.in-force-after-period',
    (s) => {
      s.files['plan.yaml'].replacedBy = 'next';
    },
    '2028-03-01',
  ],
  [
    'plan.in-force-before-issue',
    (s) => {
      s.files['plan.yaml'].issuedOn = '2025-01-01';
    },
  ],
  [
    'plan.issued-after-start',
    (s) => {
      s.files['plan.yaml'].issuedOn = '2023-05-01';
    },
  ],
  [
    'plan.number-missing',
    (s) => {
      delete s.files['plan.yaml'].documentNumber;
    },
  ],
  [
    'plan.demonstration-unlabelled',
    (s) => {
      layerOf(s, 'zone').legalStatus = 'demonstration';
    },
  ],
  [
    'plan.frame-far',
    (s) => {
      s.files['plan.yaml'].zone.centre = { lon: 36.01, lat: 115.01 };
    },
  ],
  [
    'reference.unknown',
    (s) => {
      target(s).clause = 'c-2-tarqet';
    },
  ],
  [
    'reference.unknown',
    (s) => {
      steps(s)[0]!.next = ['notice', 'asess'];
    },
  ],
  [
    'reference.unknown',
    (s) => {
      entry(s, 'record-draft').step = 'drfat';
    },
  ],
  [
    'id.duplicate',
    (s) => {
      s.files['tasks.yaml'].tasks.push({ ...s.files['tasks.yaml'].tasks[0]! });
    },
  ],
  [
    'body.unreferenced',
    (s) => {
      s.files['bodies.yaml'].bodies.push({ id: 'idle', name: both('Idle'), kind: 'department' });
    },
  ],
  [
    'indicator.unused',
    (s) => {
      s.files['indicators.yaml'].indicators.push({
        ...s.files['indicators.yaml'].indicators[0]!,
        id: 'other',
      });
    },
  ],
  [
    'status.unused',
    (s) => {
      industries(s).statuses.push({ id: 'new', name: both('New'), meaning: both('New'), rank: 9 });
    },
  ],
  [
    'source.uncited',
    (s) => {
      s.files['sources.yaml'].sources.push({ id: 'x', kind: 'practice', title: both('X'), read: 'whole' });
    },
  ],
  [
    'source.expired',
    (s) => {
      s.files['sources.yaml'].sources[0]!.validTo = '2024-01-01';
    },
  ],
  [
    'source.not-read',
    (s) => {
      s.files['sources.yaml'].sources[0]!.read = 'not-read';
    },
  ],
  [
    'source.validity-reversed',
    (s) => {
      Object.assign(s.files['sources.yaml'].sources[0]!, { validFrom: '2030-01-01', validTo: '2029-01-01' });
    },
  ],
  [
    'source.not-identified',
    (s) => {
      const law = s.files['sources.yaml'].sources[0]!;
      delete law.number;
      delete law.date;
    },
  ],
  [
    'clause.unbound',
    (s) => {
      delete clause(s, 'c-2-spirit').notExecutable;
    },
  ],
  [
    'clause.bound-yet-not-executable',
    (s) => {
      clause(s, 'c-2-line').notExecutable = both('No');
    },
  ],
  [
    'clause.locator-missing',
    (s) => {
      delete clause(s, 'c-2-line').locator;
    },
  ],
  [
    'clause.text-missing',
    (s) => {
      delete clause(s, 'c-2-line').text;
    },
  ],
  [
    'clause.heading-missing',
    (s) => {
      delete clause(s, 'c-1').heading;
    },
  ],
  [
    'clause.chapter-empty',
    (s) => {
      s.files['clauses.yaml'].clauses.push({ id: 'c-9', kind: 'chapter', heading: both('Empty') });
    },
  ],
  [
    'clause.parent-cycle',
    (s) => {
      clause(s, 'c-1').parent = 'c-2';
      clause(s, 'c-2').parent = 'c-1';
    },
  ],
  [
    'clause.parent-wrong',
    (s) => {
      clause(s, 'c-2-line').parent = 'c-2-task';
    },
  ],
  [
    'clause.orphan',
    (s) => {
      delete clause(s, 'c-2-line').parent;
    },
  ],
  [
    'clause.locator-repeated',
    (s) => {
      clause(s, 'c-2-line').locator = { ...clause(s, 'c-2-task').locator! };
    },
  ],
  [
    'clause.nature-missing',
    (s) => {
      delete clause(s, 'c-2-line').nature;
    },
  ],
  [
    'clause.prohibition-unruled',
    (s) => {
      clause(s, 'c-2-line').binds = [{ kind: 'layer', id: 'farmland' }];
    },
  ],
  [
    'clause.target-uncounted',
    (s) => {
      clause(s, 'c-2-target').binds = [{ kind: 'indicator', id: 'firms' }];
    },
  ],
  [
    'clause.nature-unanswered',
    (s) => {
      clause(s, 'c-2-task').binds = [{ kind: 'body', id: 'committee' }];
    },
  ],
  [
    'clause.bind-repeated',
    (s) => {
      const one = clause(s, 'c-2-line');
      one.binds = [...one.binds!, ...one.binds!];
    },
  ],
  [
    'target.comparator-against-wording',
    (s) => {
      target(s).comparator = '>=';
    },
  ],
  [
    'target.comparator-against-wording',
    (s) => {
      target(s).wording = '50名以上';
      target(s).modality = 'expected';
    },
  ],
  [
    'target.comparator-against-wording',
    (s) => {
      target(s).wording = '不超过';
      target(s).modality = 'expected';
    },
  ],
  [
    'target.modality-against-wording',
    (s) => {
      target(s).modality = 'binding';
    },
  ],
  [
    'target.baseline-missing',
    (s) => {
      delete target(s).baseline;
    },
  ],
  [
    'target.baseline-not-given',
    (s) => {
      delete target(s).baseline;
      target(s).baselineMissing = both('Not in the source');
    },
  ],
  [
    'target.baseline-too-late',
    (s) => {
      target(s).baseline!.on = '2028-01-01';
    },
  ],
  [
    'target.met-at-baseline',
    (s) => {
      target(s).baseline!.value = 51;
    },
  ],
  [
    'target.owner-missing',
    (s) => {
      delete s.files['indicators.yaml'].indicators[0]!.owner;
    },
  ],
  [
    'target.due-outside-period',
    (s) => {
      target(s).by = '2030-12-31';
    },
  ],
  [
    'target.from-after-due',
    (s) => {
      target(s).from = '2028-01-01';
    },
  ],
  [
    'target.measure-differs',
    (s) => {
      target(s).measure = 'ratio';
    },
  ],
  [
    'target.direction-against-comparator',
    (s) => {
      s.files['indicators.yaml'].indicators[0]!.direction = 'less-is-better';
    },
  ],
  [
    'target.contradictory',
    (s) => {
      s.files['targets.yaml'].targets.push({ ...target(s), id: 't2', comparator: '<', wording: '低于' });
    },
  ],
  [
    'target.repeated',
    (s) => {
      s.files['targets.yaml'].targets.push({ ...target(s), id: 't2', value: 80 });
    },
  ],
  [
    'target.cumulative-without-start',
    (s) => {
      target(s).measure = 'cumulative';
      s.files['indicators.yaml'].indicators[0]!.measure = 'cumulative';
    },
  ],
  [
    'target.figure-not-in-clause',
    (s) => {
      target(s).value = 55;
    },
  ],
  [
    'indicator.counting-rule-missing',
    (s) => {
      delete s.files['indicators.yaml'].indicators[0]!.countedOn;
    },
  ],
  [
    'task.owner-missing',
    (s) => {
      delete s.files['tasks.yaml'].tasks[0]!.owner;
    },
  ],
  [
    'task.owners-inferred',
    (s) => {
      delete s.files['tasks.yaml'].tasks[0]!.ownerCertainty;
    },
  ],
  [
    'task.due-missing',
    (s) => {
      delete s.files['tasks.yaml'].tasks[0]!.due;
    },
  ],
  [
    'task.due-outside-period',
    (s) => {
      s.files['tasks.yaml'].tasks[0]!.due = '2030-01-01';
    },
  ],
  [
    'task.milestone-after-due',
    (s) => {
      s.files['tasks.yaml'].tasks[0]!.due = '2025-06-30';
    },
  ],
  [
    'task.milestones-out-of-order',
    (s) => {
      s.files['tasks.yaml'].tasks[0]!.milestones!.reverse();
    },
  ],
  [
    'question.cites-no-statement',
    (s) => {
      s.files['questions.yaml'].questions[0]!.clauses = ['c-2'];
    },
  ],
  [
    'question.repeated',
    (s) => {
      s.files['questions.yaml'].questions.push({ ...s.files['questions.yaml'].questions[0]!, id: 'q-2' });
    },
  ],
  [
    'layer.data-missing',
    (s) => {
      delete layerOf(s, 'farmland').file;
      delete s.layers.farmland;
    },
  ],
  [
    'layer.source-missing',
    (s) => {
      delete layerOf(s, 'farmland').source;
    },
  ],
  [
    'layer.date-missing',
    (s) => {
      delete layerOf(s, 'farmland').date;
    },
  ],
  [
    'layer.coverage-missing',
    (s) => {
      delete layerOf(s, 'farmland').coverage;
    },
  ],
  [
    'layer.coverage-unknown',
    (s) => {
      delete layerOf(s, 'zone').file;
      delete s.layers.zone;
    },
  ],
  [
    'layer.stale',
    (s) => {
      layerOf(s, 'farmland').validTo = '2024-01-01';
    },
  ],
  [
    'layer.validity-reversed',
    (s) => {
      layerOf(s, 'farmland').validTo = '2022-01-01';
    },
  ],
  [
    'layer.demonstration',
    (s) => {
      layerOf(s, 'zone').legalStatus = 'demonstration';
      s.files['plan.yaml'].demonstration = both('Demo');
    },
  ],
  [
    'layer.line-not-in-force',
    (s) => {
      layerOf(s, 'farmland').legalStatus = 'draft';
    },
  ],
  [
    'layer.control-missing',
    (s) => {
      delete layerOf(s, 'farmland').control;
    },
  ],
  [
    'layer.line-unread',
    (s) => {
      s.files['rules.yaml'].rules[0]!.require = 'site.in_one_park';
    },
  ],
  [
    'layer.ask-missing',
    (s) => {
      delete layerOf(s, 'farmland').askFrom;
    },
  ],
  [
    'layer.restricted-open',
    (s) => {
      layerOf(s, 'farmland').disclosure = 'public';
    },
  ],
  [
    'layer.kind-repeated',
    (s) => {
      layerOf(s, 'areas').kind = 'park';
    },
  ],
  [
    'layer.empty',
    (s) => {
      s.layers.farmland!.features = [];
    },
  ],
  [
    'layer.shape-differs',
    (s) => {
      layerOf(s, 'farmland').shape = 'line';
    },
  ],
  [
    'layer.beyond-coverage',
    (s) => {
      s.layers.farmland!.features[0]!.geometry = square(3800, 3800, 500);
    },
  ],
  [
    'layer.ground-shared',
    (s) => {
      s.layers.parks!.features[1]!.geometry = square(900, 0, 1000);
    },
  ],
  [
    'park.feature-missing',
    (s) => {
      s.layers.parks!.features.pop();
    },
  ],
  [
    'park.feature-unlisted',
    (s) => {
      s.layers.parks!.features[1]!.id = 'park-z';
    },
  ],
  [
    'park.outside-area',
    (s) => {
      s.layers.parks!.features[1]!.geometry = square(2500, 0, 1000);
    },
  ],
  [
    'park.outside-zone',
    (s) => {
      s.layers.parks!.features[1]!.geometry = square(3500, 0, 1000);
    },
  ],
  [
    'park.area-missing',
    (s) => {
      delete s.files['layout.yaml'].parks[0]!.area;
    },
  ],
  [
    'area.without-park',
    (s) => {
      s.files['layout.yaml'].areas.push({
        id: 'area-b',
        name: both('B'),
        role: both('B'),
        clause: 'c-1-parks',
      });
    },
  ],
  [
    'position.codes-missing',
    (s) => {
      delete industries(s).positions[0]!.codes;
    },
  ],
  [
    'position.codes-inferred',
    (s) => {
      delete industries(s).positions[0]!.codesCertainty;
    },
  ],
  [
    'position.code-excepted',
    (s) => {
      industries(s).positions[0]!.codes![0]!.except = ['C32'];
    },
  ],
  [
    'position.codes-conflict',
    (s) => {
      industries(s).positions[1]!.codes = [{ edition, include: ['22', '32'] }];
    },
  ],
  [
    'position.codes-nested',
    (s) => {
      industries(s).positions[1]!.codes = [{ edition, include: ['22', '3252'] }];
    },
  ],
  [
    'position.prospect-divided',
    (s) => {
      industries(s).prospects = [
        {
          id: 'p',
          name: both('P'),
          codes: [{ edition, include: ['3252'] }],
          question: both('Is it?'),
          positions: ['pos-paper'],
        },
      ];
    },
  ],
  [
    'position.statuses-differ',
    (s) => {
      industries(s).positions.push({ ...industries(s).positions[0]!, id: 'pos-2', status: 'general' });
    },
  ],
  [
    'position.statuses-resolved',
    (s) => {
      industries(s).positions.push({ ...industries(s).positions[0]!, id: 'pos-2', status: 'general' });
      industries(s).resolutions = [
        {
          id: 'r',
          conflict: ['pos-metals', 'pos-2'],
          chosen: 'pos-2',
          by: both('Committee'),
          on: '2024-01-01',
          reason: both('So'),
          document: 'No. 1',
        },
      ];
    },
  ],
  [
    'resolution.chosen-outside',
    (s) => {
      industries(s).resolutions = [
        {
          id: 'r',
          conflict: ['pos-metals', 'pos-metals'],
          chosen: 'pos-paper',
          by: both('C'),
          on: '2024-01-01',
          reason: both('So'),
          document: '1',
        },
      ];
    },
  ],
  [
    'resolution.in-future',
    (s) => {
      industries(s).resolutions = [
        {
          id: 'r',
          conflict: ['pos-metals', 'pos-paper'],
          chosen: 'pos-paper',
          by: both('C'),
          on: '2025-01-01',
          reason: both('So'),
          document: '1',
        },
      ];
    },
  ],
  [
    'industry.without-position',
    (s) => {
      industries(s).industries.push({ id: 'x', name: both('X') });
    },
  ],
  [
    'industry.hosted-without-position',
    (s) => {
      industries(s).industries.push({ id: 'x', name: both('X') });
      s.files['layout.yaml'].parks[0]!.hosts!.push('x');
    },
  ],
  [
    'industry.outside-system',
    (s) => {
      industries(s).statuses.push({ id: 'focus', name: both('Focus'), meaning: both('F'), rank: 0 });
      industries(s).industries.push({ id: 'x', name: both('X') });
      industries(s).positions.push({
        id: 'pos-x',
        industry: 'x',
        status: 'focus',
        byList: both('By name'),
        hostParks: ['park-a'],
        clause: 'c-2-spirit',
      });
      s.files['layout.yaml'].parks[0]!.hosts!.push('x');
    },
  ],
  [
    'industry.without-park',
    (s) => {
      s.files['layout.yaml'].parks[0]!.hosts = ['metals'];
    },
  ],
  [
    'park.without-industry',
    (s) => {
      s.files['layout.yaml'].parks[1]!.hosts = [];
    },
  ],
  [
    'park.host-one-sided',
    (s) => {
      industries(s).positions[1]!.hostParks = ['park-b'];
    },
  ],
  [
    'procedure.step-unreachable',
    (s) => {
      steps(s)[0]!.next = ['notice'];
    },
  ],
  [
    'procedure.step-dead',
    (s) => {
      steps(s)[2]!.next = [];
    },
  ],
  [
    'procedure.no-way-out',
    (s) => {
      steps(s)[2]!.next = ['loop'];
      steps(s).push({
        id: 'loop',
        name: both('Loop'),
        actor: 'committee',
        next: ['assess'],
        expected: 'optional',
      });
    },
  ],
  [
    'procedure.no-end',
    (s) => {
      steps(s)[3]!.end = false;
    },
  ],
  [
    'procedure.end-goes-on',
    (s) => {
      steps(s)[2]!.end = true;
    },
  ],
  [
    'procedure.condition-missing',
    (s) => {
      delete steps(s)[2]!.condition;
    },
  ],
  [
    'procedure.actor-missing',
    (s) => {
      delete steps(s)[2]!.actor;
    },
  ],
  [
    'record.date-damaged',
    (s) => {
      Object.assign(entry(s, 'record-draft'), {
        writtenAs: '2022110日',
        readings: [{ on: '2022-01-10', why: both('So') }],
      });
    },
  ],
  [
    'record.date-unreadable',
    (s) => {
      const one = entry(s, 'record-draft');
      delete one.on;
      one.writtenAs = '?';
    },
  ],
  [
    'record.date-missing',
    (s) => {
      delete entry(s, 'record-draft').on;
    },
  ],
  [
    'record.doubtful',
    (s) => {
      entry(s, 'record-draft').certainty = 'inferred';
    },
  ],
  [
    'record.step-missing',
    (s) => {
      s.files['record.yaml'].entries = s.files['record.yaml'].entries.filter(({ step }) => step !== 'draft');
    },
  ],
  [
    'record.step-not-recorded',
    (s) => {
      entry(s, 'record-notice').state = 'not-recorded';
    },
  ],
  [
    'record.condition-unsettled',
    (s) => {
      entry(s, 'record-assess').state = 'not-recorded';
    },
  ],
  [
    'record.required-not-applicable',
    (s) => {
      entry(s, 'record-draft').state = 'not-applicable';
    },
  ],
  [
    'record.out-of-order',
    (s) => {
      entry(s, 'record-draft').on = '2022-04-01';
    },
  ],
  [
    'record.order-doubtful',
    (s) => {
      entry(s, 'record-draft').readings = [{ on: '2022-02-20', why: both('Or') }];
    },
  ],
  [
    'record.gap-too-short',
    (s) => {
      entry(s, 'record-notice').until = '2022-02-20';
    },
  ],
  [
    'record.gap-doubtful',
    (s) => {
      entry(s, 'record-notice').readings = [{ on: '2022-02-21', why: both('Or') }];
    },
  ],
  [
    'record.gap-unknown',
    (s) => {
      delete entry(s, 'record-notice').until;
    },
  ],
  [
    'record.until-before-on',
    (s) => {
      entry(s, 'record-decide').until = '2022-04-01';
    },
  ],
  [
    'record.in-future',
    (s) => {
      entry(s, 'record-decide').on = '2026-04-01';
    },
  ],
  [
    'threshold.basis-missing',
    (s) => {
      delete s.files['thresholds.yaml'].thresholds[0]!.basis;
    },
  ],
  [
    'threshold.out-of-date',
    (s) => {
      s.files['thresholds.yaml'].thresholds[0]!.to = '2024-01-01';
    },
  ],
  [
    'threshold.units-differ',
    (s) => {
      s.files['thresholds.yaml'].thresholds.push({
        ...s.files['thresholds.yaml'].thresholds[0]!,
        unit: both('per hectare'),
        scope: { parks: ['park-a'] },
      });
    },
  ],
  [
    'rule.out-of-date',
    (s) => {
      s.files['rules.yaml'].rules[0]!.to = '2024-01-01';
    },
  ],
  [
    'rule.law-missing',
    (s) => {
      s.files['rules.yaml'].rules[0]!.basis = [{ clause: 'c-2-line' }];
    },
  ],
  [
    'rule.article-missing',
    (s) => {
      s.files['rules.yaml'].rules[0]!.basis = [{ source: 'law' }];
    },
  ],
  [
    'slivers.basis-missing',
    (s) => {
      delete s.files['rules.yaml'].slivers.basis;
    },
  ],
  ['register.field-repeated', (s) => addFields(s, added({}), added({}))],
  [
    'register.option-repeated',
    (s) => {
      const options = [
        { id: 'a', label: both('same') },
        { id: 'b', label: both('same') },
      ];
      addFields(s, added({ type: { kind: 'choice', options } }));
    },
  ],
  ['register.range-reversed', (s) => addFields(s, added({ type: { kind: 'integer', min: 10, max: 1 } }))],
  [
    'register.personal-type',
    (s) => addFields(s, added({ sensitivity: 'personal', type: { kind: 'day' } })),
  ],
];

import type { Bilingual, Finding } from '../../base/index.ts';
import type { LayerDeclaration } from '../schema/index.ts';
import { type LintContext, named } from './context.ts';
import { type LayoutCheck, layoutChecks } from './layout-checks.ts';

/** Declarations of areas, parks and layers, without looking at coordinates. */
export function lintLayout(context: LintContext): Finding[] {
  const { areas, parks, layers } = context.content['layout.yaml'];
  const findings: Finding[] = [];
  layers.forEach((layer, index) => {
    findings.push(...lintDeclaration(context, layer, index));
  });
  parks.forEach((park, index) => {
    if (park.area !== undefined || areas.length === 0) return;
    const place = context.at('layout.yaml', ['parks', index], park.clause);
    findings.push(layoutChecks.make('park.area-missing', place, named('name', park.name)));
  });
  areas.forEach((area, index) => {
    if (parks.some((park) => park.area === area.id)) return;
    const place = context.at('layout.yaml', ['areas', index], area.clause);
    findings.push(layoutChecks.make('area.without-park', place, named('name', area.name)));
  });
  return findings;
}

/** Kinds a zone has one layer of. */
const single: ReadonlySet<LayerDeclaration['kind']> = new Set(['zone', 'area', 'park']);

/** Kinds whose absence of features is read as an answer, so that their coverage has to be known. */
const answering: ReadonlySet<LayerDeclaration['kind']> = new Set(['control-line', 'land-use']);

/** Whom to ask, as a closing sentence. */
function askSentence(context: LintContext, layer: LayerDeclaration): Record<string, string> {
  const body = context.content['bodies.yaml'].bodies.find(({ id }) => id === layer.askFrom);
  const from: Bilingual = body
    ? { zh: `请向${body.name.zh}索取。`, en: `Ask ${body.name.en} for it.` }
    : { zh: '', en: '' };
  return named('from', from);
}

function lintDeclaration(context: LintContext, layer: LayerDeclaration, index: number): Finding[] {
  const findings: Finding[] = [];
  const name = named('name', layer.name);
  const find: Find = (code, key = 'id', params = {}) => {
    const place = context.at('layout.yaml', ['layers', index, key], layer.clause);
    findings.push(layoutChecks.make(code, place, { ...name, ...params }));
  };
  const { kind, control, legalStatus, date, validTo, disclosure } = layer;
  if (!context.pkg.layers.has(layer.id)) find('layer.data-missing', 'id', askSentence(context, layer));
  else {
    if (layer.source === undefined) find('layer.source-missing');
    if (date === undefined) find('layer.date-missing');
    if (layer.coverage === undefined && answering.has(kind)) find('layer.coverage-missing');
    if (legalStatus === 'demonstration') find('layer.demonstration', 'legalStatus');
  }
  const covering = layer.coverage?.layer;
  if (
    covering !== undefined &&
    context.ids.get('layer')!.has(covering) &&
    !context.pkg.layers.has(covering)
  ) {
    find('layer.coverage-unknown', 'coverage', { other: covering });
  }
  if (date !== undefined && validTo !== undefined && validTo < date) {
    find('layer.validity-reversed', 'validTo', { date, validTo });
  } else if (validTo !== undefined && context.asOf !== undefined && context.asOf > validTo) {
    find('layer.stale', 'validTo', { validTo, ...askSentence(context, layer) });
  }
  if (kind === 'control-line') lintControlLine(context, layer, find);
  const exact = control === 'permanent-basic-farmland' || control === 'ecological-red-line';
  if (exact && disclosure === 'public' && legalStatus !== 'demonstration') {
    find('layer.restricted-open', 'disclosure');
  }
  const { layers } = context.content['layout.yaml'];
  const earlier = layers.slice(0, index).find((one) => one.kind === kind && single.has(kind));
  if (earlier) find('layer.kind-repeated', 'kind', { other: earlier.id, kind });
  return findings;
}

type Find = (code: LayoutCheck, key?: keyof LayerDeclaration, params?: Record<string, string>) => void;

function lintControlLine(context: LintContext, layer: LayerDeclaration, find: Find): void {
  const { control, legalStatus } = layer;
  if (control === undefined) find('layer.control-missing');
  if (legalStatus === 'draft' || legalStatus === 'reference') {
    find('layer.line-not-in-force', 'legalStatus', { status: legalStatus });
  }
  if (!isRead(context, layer.id)) find('layer.line-unread', 'id', { layer: layer.id });
  if (layer.askFrom === undefined) find('layer.ask-missing');
}

/** Whether an expression mentions the overlap with a layer; a search of the text is enough to say "never". */
function isRead(context: LintContext, layer: string): boolean {
  const pattern = new RegExp(`\\boverlap\\.${layer}\\b`);
  const { rules } = context.content['rules.yaml'];
  const { derived } = context.content['facts.yaml'];
  return (
    rules.some((rule) => pattern.test(`${rule.when ?? ''} ${rule.require}`)) ||
    derived.some((one) => pattern.test(one.expression))
  );
}

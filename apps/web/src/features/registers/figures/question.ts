import type { RegisterField, RegisterHead } from '@luodi/api';
import { DIFFERENCE_KINDS, isAmount, isGroupable } from '@luodi/core/registers';
import { useSearch } from '@tanstack/react-router';
import { type AsOfAddress, readAsOf } from '../../../platform/as-of.ts';
import { usePutAddress } from '../../../platform/put-address.ts';
import { typeOf } from '../field.ts';
import type { Question } from '../question.ts';
import type { FigureTelling } from './words.ts';

/** What the address of a register page says about its figures. */
export interface FiguresAddress {
  /** One of {@link VIEWS}; absent while the list is shown. */
  readonly figures?: string | undefined;
  readonly by?: string | undefined;
  readonly depth?: string | undefined;
  /** Field that is added up; absent: records are counted. */
  readonly measure?: string | undefined;
  readonly step?: string | undefined;
  readonly order?: string | undefined;
  /** The other time of a comparison. */
  readonly beforeDay?: string | undefined;
  readonly beforeKnown?: string | undefined;
  readonly kind?: string | undefined;
}

/** Ways to look at a register besides its list. */
export const VIEWS = ['groups', 'trend', 'comparison'] as const;
type View = (typeof VIEWS)[number];

export const STEPS = ['year', 'quarter', 'month'] as const;
type Step = (typeof STEPS)[number];

/** Fields by which the records of a register fall into groups. */
function groupableFields(head: RegisterHead): readonly RegisterField[] {
  return head.fields.filter(
    (field) => field.mayRead && isGroupable({ type: typeOf(field), sensitivity: field.sensitivity }),
  );
}

/** Fields that can be added up. */
export function amountFields(head: RegisterHead): readonly RegisterField[] {
  return head.fields.filter((field) => field.mayRead && isAmount({ type: typeOf(field) }));
}

/** The park first, because a plan lays out by parks; then what is chosen from, then the rest. */
function usualField(fields: readonly RegisterField[]): RegisterField | undefined {
  const isPark = (field: RegisterField) => {
    const type = typeOf(field);
    return type.kind === 'plan-thing' && type.of === 'park';
  };
  return (
    fields.find(isPark) ??
    fields.find((field) => typeOf(field).kind === 'choice') ??
    fields.find((field) => typeOf(field).kind !== 'record') ??
    fields[0]
  );
}

/** The figures a register page shows. They stand in the address, so that they can be sent and gone back to. */
export function useFigures(head: RegisterHead) {
  const address: FiguresAddress = useSearch({ strict: false });
  const put = usePutAddress<FiguresAddress>();
  const fields = groupableFields(head);
  const amounts = amountFields(head);
  return {
    shown: VIEWS.find((one) => one === address.figures),
    fields,
    amounts,
    by: fields.find(({ id }) => id === address.by) ?? usualField(fields),
    depth: /^[1-9]$/.test(address.depth ?? '') ? Number(address.depth) : undefined,
    measure: amounts.find(({ id }) => id === address.measure),
    step: STEPS.find((one) => one === address.step) ?? ('year' as Step),
    isLargestFirst: address.order === 'largest',
    /** The other time of a comparison, as far as the address names one. */
    before: readAsOf({ day: address.beforeDay, known: address.beforeKnown }),
    kind: DIFFERENCE_KINDS.find((one) => one === address.kind),
    show: (figures: View | undefined) => put({ figures }, false),
    setBefore: ({ day, known }: AsOfAddress) => put({ beforeDay: day, beforeKnown: known }),
    setKind: (kind: string | undefined) => put({ kind }),
    setBy: (by: string) => put({ by, depth: undefined }),
    setDepth: (depth: string) => put({ depth }),
    setMeasure: (measure: string) => put({ measure: measure === '' ? undefined : measure }),
    setStep: (step: string) => put({ step }),
    setLargestFirst: (largest: boolean) => put({ order: largest ? 'largest' : undefined }),
  };
}

export type Figures = ReturnType<typeof useFigures>;

/** What the figures of a register are made from. */
export interface FiguresProps {
  readonly head: RegisterHead;
  readonly question: Question;
  readonly asOf: AsOfAddress;
  readonly figures: Figures;
  readonly telling: FigureTelling;
}

/** The first day of a trend that ends on a day: far enough back for the step to tell something. */
export function trendStart(until: string, step: Step): string {
  const years = step === 'year' ? 5 : step === 'quarter' ? 3 : 2;
  return `${String(Number(until.slice(0, 4)) - years).padStart(4, '0')}-${until.slice(5, 7)}-01`;
}

/** The end of the year before a day: what is compared with when nothing else is said. */
export function yearEndBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}-12-31`;
}

import type { ComponentType } from 'react';
import {
  BodyDetail,
  DutyDetail,
  QuestionDetail,
  RelatedQuestions,
  SourceDetail,
  TaskDetail,
} from './conduct-detail.tsx';
import { LayerDetail, PlaceDetail } from './place-detail.tsx';
import { PositionDetail } from './position-detail.tsx';
import { ProcedureDetail, RecordDetail, StepDetail } from './procedure-detail.tsx';
import { FactDetail, RuleDetail, ThresholdDetail } from './rule-detail.tsx';
import { IndicatorDetail, TargetDetail } from './target-detail.tsx';

export { RelatedQuestions };

const DETAILS: Readonly<Record<string, ComponentType<{ id: string }>>> = {
  area: ({ id }) => <PlaceDetail kind="area" id={id} />,
  park: ({ id }) => <PlaceDetail kind="park" id={id} />,
  layer: LayerDetail,
  industry: PositionDetail,
  indicator: IndicatorDetail,
  target: TargetDetail,
  rule: RuleDetail,
  threshold: ThresholdDetail,
  fact: FactDetail,
  body: BodyDetail,
  duty: DutyDetail,
  task: TaskDetail,
  procedure: ProcedureDetail,
  step: StepDetail,
  record: RecordDetail,
  question: QuestionDetail,
  source: SourceDetail,
};

/** What stands behind a bound thing, by its kind. Loaded when a first one is opened. */
export function ThingDetail({ kind, id }: { kind: string; id: string }) {
  const Detail = DETAILS[kind];
  return Detail ? <Detail id={id} /> : null;
}

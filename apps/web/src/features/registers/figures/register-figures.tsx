import type { RegisterField, RegisterHead } from '@luodi/api';
import { type AsOfAddress, today } from '../../../platform/as-of.ts';
import { groupDigits } from '../../../platform/format.ts';
import { useLanguage } from '../../../platform/i18n.ts';
import { typeOf } from '../field.ts';
import './figures.css';
import type { Question } from '../question.ts';
import type { Shown } from '../shown-value.ts';
import { BeforeChoice, FigureComparison } from './comparison.tsx';
import { FigureGroups } from './groups.tsx';
import { type Figures, STEPS, VIEWS } from './question.ts';
import { FigureTrend } from './trend.tsx';
import { type FigureTelling, useFiguresWords } from './words.ts';

/** The records that meet a question, added up by groups, or from one period to the next. */
export function RegisterFigures({
  head,
  question,
  asOf,
  figures,
  shown,
}: {
  head: RegisterHead;
  question: Question;
  asOf: AsOfAddress;
  figures: Figures;
  shown: Shown;
}) {
  const w = useFiguresWords();
  const { say, language } = useLanguage();
  const { measure } = figures;
  const unit = measure ? shown.unit(measure) : '';
  const telling: FigureTelling = {
    what: measure
      ? `${say(measure.label)}${unit ? (language === 'zh' ? `（${unit}）` : ` (${unit})`) : ''}`
      : w('figures.records'),
    figure: (text) => (measure ? shown.value(measure, numberOf(measure, text), {}, true) : groupDigits(text)),
  };
  return (
    <section className="figures" aria-label={w('figures.label')}>
      <div className="figures-choice no-print">
        <span className="row">
          {VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              className="button"
              aria-pressed={figures.shown === one}
              onClick={() => figures.show(one)}
            >
              {w(`figures.${one}`)}
            </button>
          ))}
        </span>
        {figures.shown === 'groups' ? <GroupChoice figures={figures} /> : null}
        {figures.shown === 'trend' ? <StepChoice figures={figures} /> : null}
        {figures.shown === 'comparison' ? (
          <BeforeChoice figures={figures} day={asOf.day ?? today()} />
        ) : (
          <MeasureChoice figures={figures} />
        )}
      </div>
      {figures.shown === 'comparison' ? (
        <FigureComparison head={head} question={question} asOf={asOf} figures={figures} shown={shown} />
      ) : figures.shown === 'trend' ? (
        <FigureTrend head={head} question={question} asOf={asOf} figures={figures} telling={telling} />
      ) : (
        <FigureGroups head={head} question={question} asOf={asOf} figures={figures} telling={telling} />
      )}
    </section>
  );
}

function MeasureChoice({ figures }: { figures: Figures }) {
  const w = useFiguresWords();
  const { say } = useLanguage();
  return (
    <label>
      {w('figures.measure')}{' '}
      <select value={figures.measure?.id ?? ''} onChange={(event) => figures.setMeasure(event.target.value)}>
        <option value="">{w('figures.records')}</option>
        {figures.amounts.map((field) => (
          <option key={field.id} value={field.id}>
            {say(field.label)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A sum in the form in which the field keeps its values. */
const numberOf = (field: RegisterField, text: string) =>
  typeOf(field).kind === 'integer' ? Number(text) : text;

function GroupChoice({ figures }: { figures: Figures }) {
  const w = useFiguresWords();
  const { say } = useLanguage();
  const { by } = figures;
  if (!by) return null;
  return (
    <>
      <label>
        {w('figures.by')}{' '}
        <select value={by.id} onChange={(event) => figures.setBy(event.target.value)}>
          {figures.fields.map((field) => (
            <option key={field.id} value={field.id}>
              {say(field.label)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {w('figures.order')}{' '}
        <select
          value={figures.isLargestFirst ? 'largest' : ''}
          onChange={(event) => figures.setLargestFirst(event.target.value === 'largest')}
        >
          <option value="">{w('figures.asDefined')}</option>
          <option value="largest">{w('figures.largest')}</option>
        </select>
      </label>
    </>
  );
}

function StepChoice({ figures }: { figures: Figures }) {
  const w = useFiguresWords();
  return (
    <label>
      {w('figures.step')}{' '}
      <select value={figures.step} onChange={(event) => figures.setStep(event.target.value)}>
        {STEPS.map((step) => (
          <option key={step} value={step}>
            {w(`figures.step.${step}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

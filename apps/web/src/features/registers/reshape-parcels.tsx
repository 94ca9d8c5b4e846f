import { type Answer, getRecord, type RegisterHead, type RegisterRecord, reshapeParcels } from '@luodi/api';
import { Exact } from '@luodi/core/base';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, refusalOf } from '../../platform/api.ts';
import { useArea } from '../../platform/area-unit.ts';
import { useAsOf } from '../../platform/as-of.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { useOnce } from '../../platform/once.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { ChangeHead, missingSaid, useSaid, wireSaid } from './change-head.tsx';
import { ChildShape } from './child-shape.tsx';
import { FieldInput, type StoredValue } from './field-input.tsx';
import { RecordPick } from './pick.tsx';
import type { ActProps } from './record-act.ts';
import { FormErrors } from './record-form.tsx';
import { useForgetRegisters } from './records-data.ts';
import { type Child, ReferringRecords, useReferring } from './referring-records.tsx';
import { useWords } from './words.ts';

/** Sum of the areas of some records, exactly, in m². */
function areaSum(values: readonly Readonly<Record<string, StoredValue>>[]): Exact {
  return values.reduce(
    (sum: Exact, one) => sum.plus(Exact.parse(String(one.area ?? '')) ?? new Exact(0n)),
    new Exact(0n),
  );
}

/**
 * Splits a parcel, or merges several: on a day the parents end and the children begin. The areas of both sides are
 * added up while one types, so that what is missing shows before it is sent. A child says its number, area and bounds;
 * what all parents agree on it takes over on the server (core reshapeParcels).
 */
export function ReshapeParcels({ head, record, onDone, onCancel }: ActProps) {
  const w = useWords();
  const { say } = useLanguage();
  const { asOf } = useAsOf();
  const [said, setSaid] = useSaid(asOf.day);
  const [tried, setTried] = useState(false);
  const [parents, setParents] = useState<readonly RegisterRecord[]>([record]);
  const [children, setChildren] = useState<readonly Child[]>([
    { key: 0, values: {} },
    { key: 1, values: {} },
  ]);
  const referring = useReferring(parents, children, said.from);
  const isDecided = referring.found.data !== undefined && referring.undecided.length === 0;
  const own = head.fields.filter((field) => ['number', 'area'].includes(field.id));
  const missing = tried ? missingSaid(said) : [];
  const put = (key: number, field: string, value: StoredValue) =>
    setChildren(
      children.map((one) => (one.key === key ? { ...one, values: { ...one.values, [field]: value } } : one)),
    );
  const once = useOnce();
  const forget = useForgetRegisters();
  const reshape = useMutation({
    mutationFn: () => {
      const { from, reason, basis } = wireSaid(said);
      const body = {
        day: from,
        reason,
        ...(basis ? { basis } : {}),
        parents: parents.map(({ id, version }) => ({ id, version })),
        children: children.map(({ values }) => ({
          values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
        })),
        referring: referring.wire,
      };
      return ask(reshapeParcels, { body }, undefined, { once: once(body) });
    },
    onSuccess: () => forget(record.id),
    // Whatever was changed meanwhile is shown as it is now.
    onError: () => referring.found.refetch(),
  });
  if (reshape.data) return <Reshaped head={head} made={reshape.data} onDone={onDone} />;
  return (
    <form
      className="record-form stack-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missingSaid(said).length === 0 && isDecided) reshape.mutate();
      }}
    >
      <h2>{w('reshape')}</h2>
      <p className="small">{w('reshape.hint')}</p>
      {refusalOf(reshape.error)?.code === 'changed-meanwhile' ? (
        <p className="notice warn">{refusalOf(reshape.error)?.detail}</p>
      ) : null}
      <FormErrors head={head} error={reshape.error} missing={missing} />
      <Parents
        head={head}
        record={record}
        parents={parents}
        onChange={(next) => {
          setParents(next);
          // Who adds a second old parcel merges: one new one, unless something was typed already.
          const isUntouched = children.every(({ values }) => Object.keys(values).length === 0);
          if (next.length > 1 && isUntouched) setChildren(children.slice(0, 1));
        }}
      />
      <section className="stack">
        <h3>{w('reshape.children')}</h3>
        {children.map((child, index) => (
          <fieldset key={child.key} className="reshape-child">
            <legend>{w('reshape.child', { n: index + 1 })}</legend>
            {own.map((field) => (
              <div key={field.id} className="record-form-field">
                <label htmlFor={`child-${child.key}-${field.id}`}>{say(field.label)}</label>
                <FieldInput
                  id={`child-${child.key}-${field.id}`}
                  field={field}
                  value={child.values[field.id]}
                  titles={{}}
                  invalid={false}
                  describedBy={undefined}
                  onChange={(value) => put(child.key, field.id, value)}
                />
              </div>
            ))}
            <ChildShape
              id={`child-${child.key}-shape`}
              isSet={child.values.shape !== undefined && child.values.shape !== null}
              parents={children.length === 1 ? parents : []}
              onShape={(value) => put(child.key, head.geometryField ?? 'shape', value)}
            />
            {children.length > 1 ? (
              <button
                type="button"
                className="link"
                onClick={() => setChildren(children.filter((one) => one.key !== child.key))}
              >
                {w('edit.remove')}
              </button>
            ) : null}
          </fieldset>
        ))}
        <button
          type="button"
          className="button"
          onClick={() =>
            setChildren([...children, { key: Math.max(...children.map(({ key }) => key)) + 1, values: {} }])
          }
        >
          + {w('reshape.addChild')}
        </button>
      </section>
      <Balance parents={parents} items={children} onArea={(key, value) => put(key, 'area', value)} />
      <ChangeHead said={said} ends missing={missing} onChange={setSaid} />
      <ReferringRecords referring={referring} successors={children} day={said.from} tried={tried} />
      <FormFoot
        act={w(reshape.isPending ? 'edit.saving' : 'edit.save')}
        isBlocked={reshape.isPending}
        leave={w('edit.cancel')}
        onLeave={onCancel}
      />
    </form>
  );
}

/** Whether the areas of both sides come out even; of one new parcel the sum can be taken over. */
function Balance({
  parents,
  items: children,
  onArea,
}: {
  parents: readonly RegisterRecord[];
  items: readonly Child[];
  onArea: (key: number, area: string) => void;
}) {
  const w = useWords();
  const area = useArea();
  const before = areaSum(parents.map((one) => one.values));
  const after = areaSum(children.map((one) => one.values));
  const difference = after.minus(before);
  // What is not known cannot come out even.
  const unknown = [...parents, ...children].some(
    ({ values }) => Exact.parse(String(values.area ?? '')) === undefined,
  );
  const sole = children.length === 1 ? children[0] : undefined;
  return (
    <p role="status">
      {w('reshape.balance', { before: area.show(before.toFixed(2)), after: area.show(after.toFixed(2)) })}{' '}
      <strong className={`tone-${unknown ? 'unknown' : difference.sign === 0 ? 'good' : 'warn'}`}>
        {unknown
          ? `? ${w('reshape.unknown')}`
          : difference.sign === 0
            ? `✓ ${w('reshape.even')}`
            : `≠ ${w('reshape.uneven', { difference: `${difference.toFixed(4).replace(/\.?0+$/, '')} m²` })}`}
      </strong>
      {sole && sole.values.area === undefined && before.sign > 0 ? (
        <>
          {' '}
          <button
            type="button"
            className="link"
            onClick={() => onArea(sole.key, before.toFixed(4).replace(/\.?0+$/, ''))}
          >
            {w('reshape.takeSum')}
          </button>
        </>
      ) : null}
    </p>
  );
}

/** The parcels that end, and the way to add one more. */
function Parents({
  head,
  record,
  parents,
  onChange,
}: {
  head: RegisterHead;
  record: RegisterRecord;
  parents: readonly RegisterRecord[];
  onChange: (parents: readonly RegisterRecord[]) => void;
}) {
  const w = useWords();
  const area = useArea();
  const addParent = async (id: string) => {
    if (parents.some((one) => one.id === id)) return;
    const { record: other } = await ask(getRecord, { params: { register: head.id, id } });
    onChange([...parents, other]);
  };
  return (
    <section className="stack">
      <h3>{w('reshape.parents')}</h3>
      <ul>
        {parents.map((one) => (
          <li key={one.id} className="row">
            {one.title}
            {typeof one.values.area === 'string' ? ` · ${area.show(one.values.area)}` : ''}
            {one.id === record.id ? null : (
              <button
                type="button"
                className="link"
                onClick={() => onChange(parents.filter((other) => other.id !== one.id))}
              >
                {w('edit.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <RecordPick
        id="reshape-parent"
        label={w('reshape.addParent')}
        placeholder={w('reshape.addParent')}
        register={head.id}
        onPick={({ value }) => void addParent(value)}
      />
    </section>
  );
}

/** What came of it: the new parcels, each a way to its record. */
function Reshaped({
  head,
  made,
  onDone,
}: {
  head: RegisterHead;
  made: Answer<typeof reshapeParcels>;
  onDone: (text: string) => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  return (
    <Outcome>
      <p>
        {w('saved', { seq: made.known })}
        {made.followed > 0 ? ` ${w('referring.followed', { count: made.followed })}` : ''}
      </p>
      <ul className="row">
        {made.records.map((one) => (
          <li key={one.id}>
            <Link to="/registers/$register/$id" params={{ register: head.id, id: one.id }}>
              {one.title}
            </Link>
          </li>
        ))}
      </ul>
      {made.findings.map((finding) => (
        <p key={finding.code + finding.pointer} className="small">
          {say(finding.text)}
        </p>
      ))}
      <button type="button" className="link" onClick={() => onDone(w('saved', { seq: made.known }))}>
        {w('record.close')}
      </button>
    </Outcome>
  );
}

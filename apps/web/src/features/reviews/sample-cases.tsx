import { getLayer, listLayers, postReview, readFootprint, searchIndustries } from '@luodi/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ask } from '../../platform/api.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { Failed } from '../../ui/waiting.tsx';
import { buildSamples, type SampleCase } from './build-samples.ts';
import { today } from './draft.ts';

/** Lines that forbid come first, so that the sample across a line shows something. */
const LINE_ORDER = ['permanent-basic-farmland', 'ecological-red-line'];

function useSamples(): readonly SampleCase[] {
  const layout = usePlanFile('layout').data;
  const book = usePlanFile('industries').data;
  const layers = useQuery({
    queryKey: ['sample-layers'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { layers: all } = await ask(listLayers, {}, signal);
      const held = all.filter((layer) => layer.held);
      const wanted = [
        ...held.filter((layer) => layer.kind === 'park').slice(0, 1),
        ...LINE_ORDER.flatMap((control) => held.filter((layer) => layer.control === control)).slice(0, 1),
      ];
      return Promise.all(
        wanted.map(async (layer) => ({
          kind: layer.kind,
          name: layer.name,
          data: await ask(getLayer, { params: { layer: layer.id } }, signal),
        })),
      );
    },
  });
  if (!layout || !book || !layers.data) return [];
  return buildSamples(
    layout,
    book,
    layers.data.find((layer) => layer.kind === 'park'),
    layers.data.filter((layer) => layer.kind !== 'park'),
  );
}

const TITLES: Readonly<Record<SampleCase['kind'], { title: TextKey; why: TextKey }>> = {
  'in-park': { title: 'ask.sampleIn', why: 'ask.sampleInWhy' },
  'across-line': { title: 'ask.sampleAcross', why: 'ask.sampleAcrossWhy' },
  'no-host': { title: 'ask.sampleNoHost', why: 'ask.sampleNoHostWhy' },
};

/** A class of the classification under a prefix, in its edition. */
async function classUnder(code: string) {
  const { industries } = await ask(searchIndustries, { query: { q: code, limit: 20 } });
  const under = industries.filter((item) => item.code.startsWith(code));
  const longest = Math.max(...under.map((item) => item.code.length));
  const found = under.find((item) => item.code.length === longest) ?? industries[0];
  return found ? { edition: found.edition, code: found.code } : undefined;
}

/** Demonstration questions, each one click from its verdict. */
export function SampleCases() {
  const { t, say } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const samples = useSamples();
  const titleOf = (sample: SampleCase) => {
    const place = say(sample.place);
    return t(TITLES[sample.kind].title, { industry: say(sample.industry), park: place, layer: place });
  };
  const start = useMutation({
    mutationFn: async (sample: SampleCase) => {
      const industry = await classUnder(sample.code);
      const read = sample.geojson
        ? await ask(readFootprint, { body: { geojson: sample.geojson, crs: 'CRS84' } })
        : undefined;
      return ask(postReview, {
        body: {
          case: {
            format: 'luodi-case/1',
            id: `demonstration-${sample.kind}`,
            title: titleOf(sample),
            asOf: today(),
            ...(industry ? { industry } : {}),
            facts: {},
            ...(read?.footprint ? { footprint: { grid: read.footprint } } : {}),
          },
        },
      });
    },
    onSuccess: async (made) => {
      client.setQueryData(['review', made.id], made);
      await client.invalidateQueries({ queryKey: ['reviews'] });
      await navigate({ to: '/ask/$id', params: { id: made.id } });
    },
  });
  if (samples.length === 0) return null;
  return (
    <section className="stack">
      <h2>
        {t('ask.samples')} <span className="demo-band">{t('demo.label')}</span>
      </h2>
      <p className="small">{t('ask.samplesHint')}</p>
      <ul className="sample-list">
        {samples.map((sample) => (
          <li key={sample.kind}>
            <button
              type="button"
              className="link"
              disabled={start.isPending}
              onClick={() => start.mutate(sample)}
            >
              {titleOf(sample)}
            </button>
            <p className="small">{t(TITLES[sample.kind].why)}</p>
          </li>
        ))}
      </ul>
      {start.isPending ? <p role="status">{t('ask.working')}</p> : null}
      {start.error ? <Failed error={start.error} /> : null}
    </section>
  );
}

import { toGaussKruger } from '@luodi/core/geometry';
import { usePlanFile } from '../../platform/plan-file.ts';

/** Where the pointer is: longitude and latitude, and in a CGCS2000 zone the projected coordinates surveyors use. */
export function PointerReadout({ at }: { at: { lon: number; lat: number } | undefined }) {
  const ellipsoid = usePlanFile('plan').data?.frame.ellipsoid ?? '';
  const projected = at && ellipsoid === 'CGCS2000' ? toGaussKruger(at.lon, at.lat) : undefined;
  return (
    <p className="map-pointer code" aria-hidden="true">
      <span>
        {ellipsoid} {at ? `${at.lon.toFixed(5)}°E ${at.lat.toFixed(5)}°N` : ''}
      </span>
      {projected ? (
        <span>
          {' '}
          {projected.crs} X {projected.northing.toFixed(1)} Y {projected.easting.toFixed(1)}
        </span>
      ) : null}
    </p>
  );
}

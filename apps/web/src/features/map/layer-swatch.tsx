import type { MapLayer } from '@luodi/api';

/** The sign of a layer for tree and legend: the same strokes as on the map, so that it also reads in grey. */
export function LayerSwatch({ look }: { look: Pick<MapLayer, 'kind' | 'control' | 'id'> }) {
  return (
    <svg className="swatch" width="28" height="16" viewBox="0 0 28 16" aria-hidden="true">
      {sign(look)}
    </svg>
  );
}

function sign(look: Pick<MapLayer, 'kind' | 'control' | 'id'>) {
  switch (look.control ?? look.kind) {
    case 'ecological-red-line':
      return (
        <>
          <rect
            x="1"
            y="2"
            width="26"
            height="12"
            fill="none"
            stroke="#a3201d"
            strokeWidth="1.6"
            strokeDasharray="2 2.4"
          />
          {[6, 14, 22].map((x) => (
            <circle key={x} cx={x} cy="8" r="1.2" fill="#a3201d" />
          ))}
        </>
      );
    case 'permanent-basic-farmland':
      return (
        <>
          <rect x="1" y="2" width="26" height="12" fill="none" stroke="#4a7a34" />
          {[0, 7, 14, 21].map((x) => (
            <path key={x} d={`M${x + 1} 2l7 12`} stroke="#4a7a34" />
          ))}
        </>
      );
    case 'urban-development-boundary':
      return <path d="M1 6h26M5 6v5M12 6v5M19 6v5M26 6v5" stroke="#603480" strokeWidth="1.6" fill="none" />;
    case 'park':
      return <rect x="1" y="2" width="26" height="12" fill="#0b557018" stroke="#0b5570" strokeWidth="2" />;
    case 'area':
      return <path d="M1 8h26" stroke="#1c2227" strokeWidth="1.6" strokeDasharray="8 2 2 2" />;
    case 'land-use':
      return (
        <>
          <rect x="1" y="2" width="9" height="12" fill="#e2d5c3" />
          <rect x="10" y="2" width="9" height="12" fill="#f2ead0" />
          <rect x="19" y="2" width="8" height="12" fill="#e9f1da" />
        </>
      );
    case 'infrastructure':
      return look.id.includes('rail') ? (
        <>
          <path d="M1 8h26" stroke="#333" strokeWidth="4" />
          <path d="M1 8h26" stroke="#fff" strokeWidth="2" strokeDasharray="5 5" />
        </>
      ) : (
        <path d="M1 8h26" stroke="#a9b0b6" strokeWidth="2.4" />
      );
    default:
      return <path d="M1 8h26" stroke="#64707a" />;
  }
}

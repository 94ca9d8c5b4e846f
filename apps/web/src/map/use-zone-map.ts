import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../platform/i18n.ts';
import { openZoneMap, type ZoneMap } from './zone-map.ts';

/** Opens a map in the element the ref is put on and closes it with the component. */
export function useZoneMap() {
  const { language } = useLanguage();
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<ZoneMap>();
  const [failed, setFailed] = useState<string>();
  const firstLanguage = useRef(language);
  useEffect(() => {
    let closed = false;
    let opened: ZoneMap | undefined;
    if (element.current) {
      openZoneMap(element.current, firstLanguage.current).then(
        (ready) => {
          opened = ready;
          if (closed) ready.close();
          else setMap(ready);
        },
        (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)),
      );
    }
    return () => {
      closed = true;
      opened?.close();
      setMap(undefined);
    };
  }, []);
  return { element, map, failed };
}

import { type ReactNode, useEffect, useRef } from 'react';

/** What came of an act: brought into sight and read out, because the form it follows may have been long. */
export function Outcome({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={box} className="notice good stack" role="status">
      {children}
    </div>
  );
}

import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of a process in MB; 0 when it is gone. */
function residentMb(pid: string | number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Memory of this process and of the children it has now. */
export function memory(): { own: number; children: number } {
  let children = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
      if (Number(parent) === process.pid) children += residentMb(pid);
    } catch {
      // It ended while it was looked at.
    }
  }
  return { own: residentMb(process.pid), children };
}

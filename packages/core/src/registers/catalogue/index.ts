import type { RegisterDefinition } from '../definition.ts';
import { enterprises } from './enterprises.data.ts';

/** Every register the product knows by itself, in the order a reader finds them. */
export const REGISTERS: readonly RegisterDefinition[] = [enterprises];

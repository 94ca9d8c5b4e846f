/**
 * db: storage behind one interface, embedded or a PostgreSQL server, with the same migrations and the same answers.
 * Guards what the embedded database lacks: fsync, an exclusive lock, deadlines, a bounded line, upkeep, disk space.
 * Knows tables, not what they mean: features write their SQL in their own store.ts.
 */
export { asStoredInstant, type Database, instantText, jsonb, type Queries } from './database.ts';
export { checkEmbedded } from './embedded-database.ts';
export { openDatabase } from './open-database.ts';
export { checkServerDatabase } from './server-database.ts';

/**
 * db: storage behind one interface, embedded or a PostgreSQL server, with the same migrations and the same answers.
 * Guards what the embedded database lacks: fsync, an exclusive lock, deadlines, a bounded line, upkeep, disk space.
 * Knows tables, not what they mean: features write their SQL in their own store.ts.
 */

export { writeData } from './data-export.ts';
export { readData } from './data-import.ts';
export { asStoredInstant, type Database, instantText, jsonb, type Queries } from './database.ts';
export { checkEmbedded, EMBEDDED_MAJOR } from './embedded-database.ts';
export { lockExclusively } from './exclusive-lock.ts';
export { openImage, PATIENT, takeImage } from './image.ts';
export { MIGRATIONS_DIRECTORY, readMigrations } from './migrate.ts';
export { openDatabase, patientUntil } from './open-database.ts';
export { checkServerDatabase, openServer } from './server-database.ts';
export { EVERY_ZONE, tellBreach } from './zone-wall.ts';

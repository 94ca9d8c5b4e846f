/**
 * A writer for the crash tests, run as a process of its own: opens an embedded database and appends zones, printing
 * each number only after its commit was acknowledged. It is killed from outside.
 */
import { openEmbedded } from './embedded-database.ts';
import { testOptions } from './test-database.ts';

const [, , directory, from] = process.argv;
const options = await testOptions(directory ?? '');
const database = await openEmbedded({
  ...options,
  onFatal: (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(70);
  },
});
process.stdout.write('open\n');
for (let number = Number(from); ; number++) {
  await database.transaction(async (trx) => {
    await trx
      .insertInto('zone')
      .values({ id: `w${number}-a`, name_zh: '写', name_en: 'Writer' })
      .execute();
    await trx
      .insertInto('zone')
      .values({ id: `w${number}-b`, name_zh: '写', name_en: 'Writer' })
      .execute();
  });
  process.stdout.write(`${number}\n`);
}

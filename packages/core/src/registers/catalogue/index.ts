import type { RegisterDefinition } from '../definition.ts';
import { buildings } from './buildings.data.ts';
import { enterpriseYears } from './enterprise-years.data.ts';
import { enterprises } from './enterprises.data.ts';
import { environmentEvents } from './environment-events.data.ts';
import { highTechCertificates } from './high-tech-certificates.data.ts';
import { infrastructureWorks } from './infrastructure-works.data.ts';
import { innovationPlatforms } from './innovation-platforms.data.ts';
import { landSupply } from './land-supply.data.ts';
import { organisations } from './organisations.data.ts';
import { parcels } from './parcels.data.ts';
import { policyMeasures } from './policy-measures.data.ts';
import { posts } from './posts.data.ts';
import { projects } from './projects.data.ts';
import { safetyEvents } from './safety-events.data.ts';
import { talent } from './talent.data.ts';

/** Every register the product knows by itself, in the order a reader finds them. */
export const REGISTERS: readonly RegisterDefinition[] = [
  enterprises,
  enterpriseYears,
  parcels,
  buildings,
  landSupply,
  projects,
  highTechCertificates,
  innovationPlatforms,
  talent,
  infrastructureWorks,
  policyMeasures,
  organisations,
  posts,
  safetyEvents,
  environmentEvents,
];

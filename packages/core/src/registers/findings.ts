import { defineFindings } from '../base/index.ts';

/** What can be wrong with values and records of a register. */
export const { catalogue: registerCatalogue, make: registerFinding } = defineFindings({
  'register.required': {
    severity: 'warning',
    text: { zh: '“{field}”未填。', en: '“{field}” is not filled in.' },
  },
  'register.not-text': {
    severity: 'error',
    text: { zh: '“{field}”应为文字。', en: '“{field}” has to be text.' },
  },
});

import type { FindingDefinition } from '../base/index.ts';

/** What can be wrong with, or has to be asked about, a list of coordinates in text. */
export const coordinateListCatalogue = {
  'coordinates.empty': {
    severity: 'error',
    text: {
      zh: '没有读到坐标。',
      en: 'No coordinates were found.',
    },
  },
  'coordinates.unreadable-line': {
    severity: 'error',
    text: {
      zh: '这一行不是一对坐标：“{text}”。',
      en: 'This line is not a pair of coordinates: “{text}”.',
    },
  },
  'coordinates.count-differs': {
    severity: 'warning',
    text: {
      zh: '地块“{plot}”写明 {stated} 个界址点，读到 {found} 个。',
      en: 'Plot “{plot}” states {stated} points; {found} were read.',
    },
  },
  'coordinates.zone-differs': {
    severity: 'error',
    text: {
      zh: '文件头写的带号是 {stated}，坐标自带的带号是 {found}；请确认哪个对。',
      en: 'The header gives zone number {stated}, but the coordinates carry {found}. Please confirm which is right.',
    },
  },
  'coordinates.ask-reading': {
    severity: 'error',
    text: {
      zh: '这些坐标有 {count} 种可能的读法，请指明坐标系和坐标顺序。',
      en: 'These coordinates can be read in {count} ways. Please say which system and order they are in.',
    },
  },
} satisfies Record<string, FindingDefinition>;

import type { Quantiles, Weighted } from './draw.ts';

/**
 * How large the demonstration zone is and how things are distributed in it. Invented figures of a plausible order of
 * size; none is a statistic of any place. Counts are of a full zone, shares in thousandths, money in 10,000 units of
 * the currency unless it says otherwise.
 */
export const SIZE = {
  enterprises: 6_000,
  parcels: 1_000,
  projects: 150,
  certified: 84,
  platforms: 42,
  talent: 132,
  safetyEvents: 150,
  environmentEvents: 180,
  yearsOfSmallFirms: 260,
} as const;

/** Where enterprises stand: of all, when the plan has a cluster park and when it has none. */
export const WHERE = {
  withCluster: { cluster: 580, parks: 250, elsewhere: 170 },
  withoutCluster: { cluster: 0, parks: 760, elsewhere: 240 },
  /** Of a cluster, the part that works in the park; the rest is the belt around it. */
  clusterInPark: 300,
} as const;

/** What enterprises of a place do. */
export const DOES = {
  park: [
    ['host', 740],
    ['other-park', 90],
    ['unhosted', 80],
    ['neutral', 90],
  ],
  belt: [
    ['host', 860],
    ['other-park', 20],
    ['unhosted', 50],
    ['neutral', 70],
  ],
  elsewhere: [
    ['other-park', 270],
    ['unhosted', 350],
    ['neutral', 380],
  ],
} as const satisfies Record<string, Weighted<string>>;

/** State of a parcel by the class of its block; `other` where the layer says none of these. */
export const PARCEL_STATE: Readonly<Record<string, Weighted<string>>> = {
  vacant: [
    ['reserve', 520],
    ['unbuilt', 170],
    ['building', 160],
    ['idle', 90],
    ['built', 60],
  ],
  other: [
    ['built', 810],
    ['building', 55],
    ['unbuilt', 45],
    ['idle', 25],
    ['inefficient', 65],
  ],
};

/** Yearly revenue of those that hold land, and of all others. */
export const REVENUE: Readonly<Record<'holder' | 'tenant', Quantiles>> = {
  holder: [90, 300, 560, 850, 1_150, 1_500, 1_950, 2_900, 5_200, 11_000, 62_000],
  tenant: [15, 40, 70, 110, 160, 230, 340, 520, 820, 1_400, 2_150],
};

/** Yearly revenue from which industry counts as above scale in the statistics of the country, in whole units. */
export const ABOVE_SCALE = 20_000_000;

/** Growth of revenue from year to year. */
export const GROWTH: Quantiles = [720, 880, 940, 980, 1_010, 1_035, 1_060, 1_095, 1_150, 1_260, 1_520];

/** Revenue per employee. */
export const PER_EMPLOYEE: Quantiles = [28, 38, 46, 55, 66, 80, 105, 150];

/** Part of revenue, thousandths. */
export const TAX: Quantiles = [2, 8, 14, 20, 26, 32, 38, 46, 62];
export const PROFIT: Quantiles = [-60, -10, 12, 25, 38, 50, 66, 90, 140];
export const RESEARCH: Readonly<Record<'certified' | 'other', Quantiles>> = {
  certified: [28, 32, 36, 42, 50, 68],
  other: [0, 2, 6, 11, 18, 30],
};

/**
 * What a division uses and emits: value added in thousandths of revenue; kg of coal equivalent, litres of water and
 * grams of volatile organics per 10,000 of revenue. The longest prefix counts, `''` when none does.
 */
export const INTENSITY: Readonly<Record<string, Readonly<Record<string, readonly [number, number, number, number]>>>> =
  {
    'GB/T 4754-2017/1': {
      '': [240, 60, 500, 40],
      '13': [160, 70, 1_900, 10],
      '14': [200, 80, 2_300, 20],
      '17': [200, 130, 4_200, 60],
      '18': [240, 40, 900, 20],
      '21': [230, 50, 500, 320],
      '22': [190, 310, 9_200, 60],
      '23': [260, 70, 700, 520],
      '25': [180, 720, 3_300, 610],
      '26': [220, 540, 5_100, 480],
      '27': [320, 110, 3_000, 210],
      '30': [230, 460, 1_600, 80],
      '32': [150, 380, 1_300, 50],
      '33': [210, 160, 800, 210],
      '34': [240, 85, 450, 70],
      '345': [250, 95, 480, 60],
      '35': [250, 60, 420, 80],
      '38': [230, 55, 520, 110],
      '39': [240, 45, 800, 90],
      '5': [140, 25, 200, 5],
      '6': [420, 10, 150, 0],
      '7': [450, 10, 180, 0],
      '8': [480, 20, 900, 0],
    },
    '': { '': [240, 80, 700, 60] },
  };

/** Industries that come with an industry, by edition and prefix: what suppliers and traders of it do. */
export const COMPANIONS: Readonly<Record<string, Readonly<Record<string, Weighted<string>>>>> = {
  'GB/T 4754-2017/1': {
    '345': [
      ['3451', 560],
      ['3452', 60],
      ['3459', 50],
      ['3484', 70],
      ['3489', 90],
      ['3393', 60],
      ['3391', 20],
      ['3360', 40],
      ['5179', 90],
    ],
    '17': [
      ['1711', 300],
      ['1712', 260],
      ['1713', 60],
      ['1819', 120],
      ['5131', 60],
    ],
  },
};

/** Beginnings of the codes of which some are on the province’s list of two-highs projects, by edition. */
export const TWO_HIGHS: Readonly<Record<string, readonly string[]>> = {
  'GB/T 4754-2017/1': ['3011', '321', '2511', '2614'],
};

/** What belongs to no position of the plan, by edition. */
export const NEUTRAL: Readonly<Record<string, readonly string[]>> = {
  'GB/T 4754-2017/1': ['5179', '5174', '5137', '5430', '4890', '4720', '2929', '2926', '5299', '7020', '8111', '1789'],
};

/** Use of land by the section of who is to stand on it; `industrial` for all others. */
export const USE_OF_SECTION: Readonly<Record<string, string>> = {
  G: 'storage',
  I: 'research',
  M: 'research',
  Q: 'public-service',
};

/** First year of a certificate, before the end of the series, and how often one is renewed when it ends. */
export const CERTIFICATES = {
  yearsBeforeEnd: [
    [0, 15],
    [1, 17],
    [2, 14],
    [3, 12],
    [4, 10],
    [5, 8],
    [6, 6],
    [7, 5],
  ] satisfies Weighted<number>,
  renewed: 790,
  withdrawn: 45,
  registeredElsewhere: 60,
} as const;

export const PLATFORM_LEVEL: Weighted<string> = [
  ['national', 1],
  ['provincial', 16],
  ['municipal', 12],
  ['county', 5],
];

export const DEGREE: Weighted<string> = [
  ['doctor', 13],
  ['master', 62],
  ['bachelor', 25],
];

/** How far projects have come. */
export const STAGE: Weighted<string> = [
  ['lead', 22],
  ['talks', 18],
  ['reviewed', 10],
  ['signed', 16],
  ['filed', 10],
  ['land', 12],
  ['started', 20],
  ['completed', 10],
  ['operating', 16],
  ['capacity', 8],
  ['dropped', 8],
];

/** Investment of a project. */
export const INVESTMENT: Quantiles = [1_800, 4_000, 6_500, 9_000, 12_000, 16_000, 23_000, 38_000, 70_000, 160_000, 420_000];

/** How many times things happen to the records of a full zone after they were entered. */
export const PAST = {
  renamed: 60,
  moved: 40,
  parkBoundary: 24,
  industryCorrected: 70,
  ceased: 260,
  suspended: 60,
  duplicates: 6,
  splits: 14,
  merges: 6,
  restated: 180,
} as const;
